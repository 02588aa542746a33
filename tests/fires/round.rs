//! A round in a temporary folder, and what the program says of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde::Deserialize;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::grid::{Sheet, Typed};
use crate::{Case, Read};

/// A sound round: settings, lists, and a submission in which nothing is wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    config: String,
    /// A template of its own, as `facilities.toml`.
    template: Option<String>,
    items: String,
    departments: String,
    /// The submission's name, its sheet, and the cells of the sheet by rows.
    pub file: String,
    pub sheet: String,
    pub rows: Vec<Vec<Typed>>,
    #[serde(default)]
    pub merge: Vec<String>,
    /// The sheets after it.
    #[serde(default)]
    pub sheets: Vec<Sheet>,
    /// What the other departments sent, as text.
    #[serde(default)]
    others: BTreeMap<String, String>,
    /// Some of what must be read.
    pub reads: Vec<Read>,
}

/// The folder of a round.
pub struct Run {
    folder: TempDir,
}

impl Run {
    /// The round as it is, or as a case changes it.
    pub fn new(round: &Round, case: Option<&Case>) -> Self {
        let run = Self { folder: tempfile::tempdir().unwrap() };
        run.set_up(round, case);
        for (file, text) in round.others.iter().filter(|(file, _)| !lacks(case, file)) {
            run.write(&format!("submissions/{file}"), text.trim_start().as_bytes());
        }
        let sound = crate::Sent::default();
        let first = case.map_or(&sound, |case| &case.sent);
        let more = case.iter().flat_map(|case| &case.more);
        for sent in std::iter::once(first).chain(more).filter(|sent| !lacks(case, sent.file(round))) {
            run.write(&format!("submissions/{}", sent.file(round)), &sent.bytes(round));
        }
        run
    }

    fn set_up(&self, round: &Round, case: Option<&Case>) {
        let form = case.and_then(|case| case.form.as_ref());
        let named = form.map_or("", |_| "form = \"ひな形.xlsx\"\n");
        let settings = format!("{named}{}", case.map_or("", |case| &case.settings));
        if let Some(form) = form {
            self.write("ひな形.xlsx", &form.bytes(round));
        }
        let lists = "items = \"items.csv\"\ndepartments = \"departments.csv\"\n";
        fs::create_dir_all(self.folder.path().join("submissions")).unwrap();
        self.write("matome.toml", format!("{}{lists}{settings}", round.config).as_bytes());
        let items = case.and_then(|case| case.items.as_ref()).unwrap_or(&round.items);
        self.write("items.csv", items.trim_start().as_bytes());
        let departments = case.and_then(|case| case.departments.as_ref()).unwrap_or(&round.departments);
        self.write("departments.csv", departments.trim_start().as_bytes());
        if let Some(template) = &round.template {
            self.write("facilities.toml", template.as_bytes());
        }
        for (path, text) in case.iter().flat_map(|case| &case.beside) {
            self.write(path, text.trim_start().as_bytes());
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// What `check` finds.
    pub fn findings(&self) -> Vec<Json> {
        let text = self.run(&["check", "--format", "json", "--dry-run", "--lang", "ja"]);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// What `export` reads.
    pub fn entries(&self) -> Vec<Json> {
        let text = self.run(&["export", "--format", "jsonl"]);
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output =
            Command::cargo_bin("matome").unwrap().args(arguments).arg(self.folder.path()).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn lacks(case: Option<&Case>, file: &str) -> bool {
    case.is_some_and(|case| case.lacks.iter().any(|lacking| lacking == file))
}
