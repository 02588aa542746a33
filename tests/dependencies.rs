//! Each dependency has its reason: the table in `ARCHITECTURE.md` names those of `Cargo.toml`, and no others.

use std::collections::BTreeSet;
use std::fs;

fn text(file: &str) -> String {
    fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The names in the tables of the manifest that have this name, whatever they are for.
fn declared(table: &str) -> BTreeSet<String> {
    let manifest: toml::Table = toml::from_str(&text("Cargo.toml")).unwrap();
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flatten();
    let tables = targets.filter_map(|(_, target)| target.as_table()).chain([&manifest]);
    let of_name = tables.filter_map(|of| of.get(table)?.as_table());
    of_name.flat_map(toml::Table::keys).cloned().collect()
}

fn names(list: &str) -> BTreeSet<String> {
    list.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn chapter() -> String {
    let page = text("ARCHITECTURE.md");
    page.split("\n## ").find(|chapter| chapter.starts_with("Dependencies")).unwrap().to_owned()
}

#[test]
fn the_table_names_each_dependency_with_its_reason() {
    let mut told = BTreeSet::new();
    for row in chapter().lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(matches!(cells[..], [_, why] if !why.is_empty()), "{row}");
        for name in names(cells[0]) {
            assert!(told.insert(name), "twice: {row}");
        }
    }
    assert_eq!(told, declared("dependencies"));
}

#[test]
fn what_only_tests_and_building_need_is_named_too() {
    for (begins, table) in
        [("For tests and examples only:", "dev-dependencies"), ("For building only:", "build-dependencies")]
    {
        let chapter = chapter();
        let (_, list) = chapter.split_once(begins).unwrap();
        let list = list.split("\n\n").next().unwrap().trim().trim_end_matches('.').replace('\n', " ");
        // What stands in brackets says what the one before is for.
        let bare: String =
            list.split('(').map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect();
        assert_eq!(names(&bare), declared(table));
    }
}
