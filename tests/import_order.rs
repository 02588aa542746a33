//! Imports go downward only: a module may use those under it in `ARCHITECTURE.md`, never those above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules, lowest first. Each may use those before it.
const ORDER: [&str; 25] = [
    "model",
    "disk",
    "text",
    "worker",
    "book",
    "mask",
    "template",
    "normalize",
    "layout",
    "learn",
    "rules",
    "round",
    "decisions",
    "merge",
    "summary",
    "collected",
    "status",
    "export",
    "report",
    "forms",
    "edition",
    "pipeline",
    "manual",
    "cli",
    "main",
];

/// What a module must not know, though it lies lower: the invariants of `ARCHITECTURE.md`.
const MUST_NOT_KNOW: [(&str, &[&str]); 12] = [
    ("worker", &["model", "text"]),
    ("text", &["book", "template", "round"]),
    ("book", &["text", "template", "round"]),
    ("normalize", &["book", "template", "layout"]),
    ("layout", &["normalize", "round", "rules"]),
    ("learn", &["normalize", "round", "rules"]),
    ("rules", &["book", "template", "round", "layout", "normalize"]),
    ("merge", &["book", "template", "round", "layout", "rules"]),
    ("manual", &["book", "layout", "round", "report", "pipeline"]),
    ("export", &["book", "template", "layout", "report"]),
    ("report", &["layout", "normalize", "merge", "export"]),
    ("edition", &["template", "layout", "round", "collected", "forms"]),
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The text of every source file, by its module.
fn sources() -> Vec<(String, PathBuf, String)> {
    let mut sources = Vec::new();
    let mut open = vec![src()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(src()).unwrap().to_owned();
                let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                let module = first.trim_end_matches(".rs").to_owned();
                sources.push((module, below, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    sources
}

/// The modules that a source names by `crate::…`, in imports and elsewhere, remarks left out.
fn used(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_names(group)),
            None => found.push(word(rest)),
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first words of `{a::b, c::{d, e}}`, of which the opening brace is cut.
fn group_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (1, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            names.push(word(group[start..at].trim_start()));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn place(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

/// Every import that goes upward, or to what a module must not know.
fn faults(sources: &[(String, PathBuf, String)]) -> Vec<String> {
    let forbidden: BTreeMap<&str, &[&str]> = MUST_NOT_KNOW.into_iter().collect();
    let mut faults = Vec::new();
    for (module, path, source) in sources.iter().filter(|(module, ..)| module != "lib") {
        for used in used(source).iter().filter(|used| *used != module) {
            let Some(there) = place(used) else { continue };
            let upward = place(module).is_none_or(|here| there > here);
            let hidden = forbidden.get(module.as_str()).is_some_and(|names| names.contains(&used.as_str()));
            if upward || hidden {
                faults.push(format!("{} uses crate::{used}", path.display()));
            }
        }
    }
    faults
}

#[test]
fn imports_go_downward() {
    assert!(faults(&sources()).is_empty(), "{:#?}", faults(&sources()));
}

/// A module that the order does not name would escape it.
#[test]
fn every_module_has_its_place() {
    let library = fs::read_to_string(src().join("lib.rs")).unwrap();
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(place(module).is_some(), "{module} has no place in the order");
    }
    let page = fs::read_to_string(src().with_file_name("ARCHITECTURE.md")).unwrap();
    for module in ORDER {
        assert!(page.contains(&format!("`{module}`")), "ARCHITECTURE.md does not name {module}");
    }
}

/// The test itself sees what it should.
#[test]
fn an_import_that_goes_upward_is_seen() {
    let see = |module: &str, source: &str| {
        !faults(&[(module.to_owned(), PathBuf::from("x.rs"), source.to_owned())]).is_empty()
    };
    assert!(see("model", "use crate::text::era;"));
    assert!(see("rules", "use crate::book;"));
    assert!(see("text", "use crate::{model::Mark, book::{Sheet, Cell}, rules};"));
    assert!(see("layout", "fn x() { crate::pipeline::collect() }"));
    assert!(!see("layout", "use crate::{model::Plan, book::Sheet};\n// crate::cli is above"));
    assert!(!see("text", "use super::crate_name; use crate::text::width;"));
}
