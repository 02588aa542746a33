//! Two years of a round, from what departments send to the pages of the second year's report.
//!
//! A case is data in `tests/years/`: a template, both years' lists and answers, and the rows that the pages must show.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use matome::book::{self, Limits, Sheet};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    template: String,
    departments: String,
    /// Further settings of both years.
    #[serde(default)]
    settings: String,
    /// The first year and the second.
    years: [Year; 2],
    /// Rows that the pages of the second year's report show, by the name of the sheet; in their order.
    pages: BTreeMap<String, Vec<String>>,
    /// What stands nowhere on these pages.
    #[serde(default)]
    nowhere: Vec<String>,
    /// How many charts the second year's report has.
    #[serde(default)]
    charts: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    settings: String,
    items: String,
    #[serde(default)]
    successors: String,
    /// What the departments sent, by the name of the file.
    sent: BTreeMap<String, String>,
}

#[test]
fn the_second_year_is_shown_beside_the_first() {
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/years")).unwrap() {
        let path = file.unwrap().path();
        let case: Case = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        check(&path, &case);
    }
}

fn check(path: &Path, case: &Case) {
    let about = path.file_stem().unwrap().to_string_lossy();
    let root = tempfile::tempdir().unwrap();
    let folders = ["first", "second"].map(|name| root.path().join(name));
    for (folder, year) in folders.iter().zip(&case.years) {
        write(folder, case, year);
        Command::cargo_bin("matome").unwrap().arg("run").arg(folder).assert().success();
    }
    let [first, second] = folders.each_ref().map(|folder| report(folder));
    let pages = sheets(&second);
    for (name, rows) in &case.pages {
        assert!(sheets(&first).iter().all(|sheet| sheet.name != *name), "{about}: {name} of the first year");
        let sheet = pages.iter().find(|sheet| sheet.name == *name);
        let shown = rows_of(sheet.unwrap_or_else(|| panic!("{about}: no sheet {name}")));
        let mut below = shown.iter();
        for row in rows {
            assert!(
                below.any(|line| line == row),
                "{about}: {row} is not in its place in\n{}",
                shown.join("\n")
            );
        }
        for words in &case.nowhere {
            assert!(!shown.iter().any(|line| line.contains(words)), "{about}: {words}\n{}", shown.join("\n"));
        }
    }
    assert_eq!(parts(&second, "xl/charts/chart"), case.charts, "{about}");
}

fn write(folder: &Path, case: &Case, year: &Year) {
    let lists = "template = \"own.toml\"\nitems = \"items.csv\"\ndepartments = \"departments.csv\"\n";
    let mut files = vec![
        ("matome.toml".to_owned(), format!("{lists}{}{}", case.settings, year.settings)),
        ("own.toml".to_owned(), case.template.clone()),
        ("items.csv".to_owned(), year.items.trim_start().to_owned()),
        ("departments.csv".to_owned(), case.departments.trim_start().to_owned()),
        ("successors.csv".to_owned(), year.successors.trim_start().to_owned()),
    ];
    let sent = year.sent.iter();
    files.extend(sent.map(|(name, text)| (format!("submissions/{name}"), text.trim_start().to_owned())));
    fs::create_dir_all(folder.join("submissions")).unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
}

/// The bytes of all workbooks of the report, as one edition or two.
fn report(folder: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder.join("out")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "xlsx")).collect();
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn sheets(report: &[Vec<u8>]) -> Vec<Sheet> {
    let read = |bytes: &Vec<u8>| book::read_bytes(bytes, "", &Limits::default()).workbook.unwrap().sheets;
    report.iter().flat_map(read).collect()
}

/// What the rows of a sheet show, with `|` between their cells.
fn rows_of(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
    let shown = |cells: &[book::Cell]| {
        let texts = cells.iter().map(|cell| cell.shown.replace('\n', "／"));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|")
    };
    rows.map(shown).filter(|row| !row.is_empty()).collect()
}

fn parts(report: &[Vec<u8>], name: &str) -> usize {
    let count = |bytes: &Vec<u8>| {
        let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .filter(|index| {
                archive.name_for_index(*index).is_some_and(|file| file.unwrap().starts_with(name))
            })
            .count()
    };
    report.iter().map(count).sum()
}
