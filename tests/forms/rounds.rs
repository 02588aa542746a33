//! A round for every sample, and for every shape of form.

use std::fs;
use std::path::{Path, PathBuf};

/// The rounds, each with its name, as folders below this one.
pub fn all(root: &Path) -> Vec<(String, PathBuf)> {
    let of = |kind: &str| root.join(kind);
    let samples = names("samples").into_iter().map(|name| {
        let folder = of("samples").join(&name);
        fs::create_dir_all(&folder).unwrap();
        for file in ["matome.toml", "一覧表.xlsx"] {
            fs::copy(repository().join("samples").join(&name).join(file), folder.join(file)).unwrap();
        }
        (name, folder)
    });
    let shapes = names("tests/shapes").into_iter().map(|file| {
        let name = file.trim_end_matches(".toml").to_owned();
        let folder = of("shapes").join(&name);
        make(&repository().join("tests/shapes").join(&file), &folder);
        (name, folder)
    });
    samples.chain(shapes).collect()
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A round of a shape: its template, its years, its items, with one department.
fn make(shape: &Path, folder: &Path) {
    let shape: toml::Table = toml::from_str(&fs::read_to_string(shape).unwrap()).unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("form.toml"), shape["template"].as_str().unwrap()).unwrap();
    let mut settings = "template = \"form.toml\"\ntitle = \"町の計画\"\nitems = \"items.csv\"\ndepartments = \"departments.csv\"\n".to_owned();
    if let Some(years) = shape.get("years").and_then(toml::Value::as_array) {
        settings += &format!("years = \"{}..{}\"\ncollecting = \"{}\"\n", years[0], years[1], years[1]);
    }
    fs::write(folder.join("matome.toml"), settings).unwrap();
    let rows = shape.get("items").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let row = |row: &toml::Value| {
        let texts: Vec<&str> = row.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        format!("{},{},{}\n", texts[0], texts[1], texts.get(2).unwrap_or(&""))
    };
    fs::write(
        folder.join("items.csv"),
        format!("番号,名称,種別\n{}", rows.iter().map(row).collect::<String>()),
    )
    .unwrap();
    fs::write(folder.join("departments.csv"), "部署名\n総務課\n").unwrap();
}
