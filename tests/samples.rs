//! The sample rounds: as their program makes them, with the marks of the documents, and with the planted mistakes
//! found, and nothing else found.

#[path = "../examples/make_samples/make/mod.rs"]
mod make;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use matome::collected::Collected;
use matome::model::Finding;
use matome::pipeline;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn collect(template: &str) -> Collected {
    pipeline::collect_folder(&samples().join(template)).unwrap_or_else(|error| panic!("{template}: {error}"))
}

/// The rows of a table in `tests/samples`: cells between tabs, `#` before a remark.
fn table(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(file);
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

/// Every mark of the documents' overviews: template, item, year or category, mark.
#[test]
fn marks_are_the_documents() {
    let mut expected: BTreeMap<String, BTreeMap<[String; 2], String>> = BTreeMap::new();
    for row in table("marks.tsv") {
        let [template, item, axis, mark] = row.try_into().expect("four cells a row");
        expected.entry(template).or_default().insert([item, axis], mark);
    }
    for (template, marks) in expected {
        assert_eq!(read_marks(&collect(&template)), marks, "{template}");
    }
}

/// The merged marks by item and axis.
fn read_marks(collected: &Collected) -> BTreeMap<[String; 2], String> {
    let marks = collected.entries.iter().filter_map(|entry| {
        let mark = entry.value.as_ref()?.as_mark()?;
        let axis = match entry.key.axis() {
            Some(axis) => axis.year().map_or(axis.to_string(), |year| year.0.to_string()),
            None => String::new(),
        };
        Some(([entry.item().to_owned(), axis], mark.to_string()))
    });
    marks.collect()
}

/// As many values come out as were typed in; counted by hand from the data of the samples: a cell merged over years
/// or positions counts for each, a fraction for two, a mistake for none.
#[test]
fn every_value_comes_out() {
    for (template, values) in [
        ("hr-progress", 15 * 15 - 3),
        ("action-plan", 16 * 4 * 4 + 5 * 3 * 4 + 30 + 4 + 2 * 18),
        ("implementation-plan", 263),
        ("competency-matrix", 61),
        ("grade-competency", 117),
        ("inquiry", 4 * 6 * 2 + 13),
        ("equipment", 11 * 6 + 6),
        ("monthly", 7 * 12),
    ] {
        let read = collect(template).read;
        assert_eq!(read.iter().filter(|entry| entry.value.is_some()).count(), values, "{template}");
    }
}

/// The findings of a sample: template, severity, rule, file, sheet, cell, other cells.
#[test]
fn findings_are_the_planted_ones() {
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table("findings.tsv") {
        expected.entry(row[0].clone()).or_default().push(row[1..].join(" "));
    }
    for folder in folders(&samples()) {
        let template = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut found: Vec<String> = collect(&template).findings.iter().map(line).collect();
        let mut wanted = expected.remove(&template).unwrap_or_default();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{template}");
    }
    assert!(expected.is_empty(), "no such sample: {expected:?}");
}

fn line(finding: &Finding) -> String {
    let place = &finding.place;
    let cells: Vec<String> = place.cell.iter().chain(&finding.more_cells).map(ToString::to_string).collect();
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let words = [severity.as_str(), finding.fault.name(), &place.file, &place.sheet, &cells.join(",")];
    let department = finding.department.as_deref().filter(|_| place.file.is_empty());
    let words: Vec<&str> = words.into_iter().chain(department).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The committed samples are what the program makes, to the byte.
#[test]
fn samples_are_as_made() {
    let made = tempfile::tempdir().unwrap();
    make::all(made.path()).unwrap();
    let (made, kept) = (tree(made.path()), tree(&samples()));
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    for (path, bytes) in &made {
        let again = "run `cargo run --example make_samples`";
        assert!(kept.get(path) == Some(bytes), "{} differs: {again}", path.display());
    }
}

/// The files below a folder, what a run writes (`out`, `.matome-cache`) left out.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                if !["out", ".matome-cache"].iter().any(|left| entry.ends_with(left)) {
                    open.push(entry);
                }
            } else {
                files.insert(entry.strip_prefix(root).unwrap().to_owned(), fs::read(&entry).unwrap());
            }
        }
    }
    files
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("matome.toml").is_file()).collect();
    folders.sort();
    folders
}
