//! The forms that went out, as they stand in the round: by them a file that comes back is told to be of the version that
//! counts, and what the clerk wrote beside the tables is known to be the form's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::send::FORMS;
use crate::book;
use crate::layout::{Beside, Words};
use crate::model::Department;
use crate::round::{FormMark, Round};

/// What is known of the forms of a round; nothing where none went out from here.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Issued {
    /// The version of each department's form.
    versions: BTreeMap<String, String>,
    /// The cells of a clerk's own form that are of no table, by version.
    beside: BTreeMap<String, Beside>,
    /// The same of the blank form itself: a file without a mark was made of that.
    blank: Beside,
}

impl Issued {
    /// Reads the forms in the round's folder. What is none there, or bears no mark, says nothing.
    pub fn read(round: &Round) -> Self {
        let mut issued = Self::default();
        let own = round.form.as_ref().map(|blank| (Words::new(&round.plan, &round.template.form), blank));
        if let Some((words, blank)) = &own {
            issued.blank = fs::read(blank)
                .map_or_else(|_| Beside::default(), |bytes| beside(words, &bytes, None, round));
        }
        for path in forms(&round.folder.join(FORMS)) {
            let Ok(bytes) = fs::read(&path) else { continue };
            let Some(mark) = FormMark::of(&book::properties_of(&bytes, &round.limits)) else { continue };
            if let Some((words, _)) = &own {
                let department = round.plan.department(&mark.department);
                issued.beside.insert(mark.version.clone(), beside(words, &bytes, department, round));
            }
            issued.versions.insert(mark.department, mark.version);
        }
        issued
    }

    /// The version that counts for a department.
    pub fn version(&self, department: &str) -> Option<&str> {
        self.versions.get(department).map(String::as_str)
    }

    /// What stands beside the tables of the form with this mark, and is no note of a department's. Of a mark that is not
    /// known, another round's or another version's, nothing is known but what it says itself, and what the round's own blank
    /// form computes.
    pub fn beside(&self, mark: Option<&FormMark>) -> Beside {
        let Some(mark) = mark else { return self.blank.clone() };
        let known = self.beside.get(&mark.version).cloned().unwrap_or_else(|| self.blank.but_given());
        match mark.unread() {
            Some(digests) => known.with_unread(digests),
            None => known,
        }
    }
}

fn beside(words: &Words, bytes: &[u8], department: Option<&Department>, round: &Round) -> Beside {
    let workbook = book::read_bytes(bytes, "", &round.limits).workbook;
    workbook.map(|workbook| words.beside_tables(&workbook, department)).unwrap_or_default()
}

/// The version of each department's form that stands there to be sent, by department.
pub(super) fn versions(round: &Round) -> BTreeMap<String, String> {
    let mark = |path: PathBuf| FormMark::of(&book::properties_of(&fs::read(path).ok()?, &round.limits));
    let marks = forms(&round.folder.join(FORMS)).into_iter().filter_map(mark);
    let own =
        marks.filter(|mark| mark.is_of(&round.plan) && round.plan.department(&mark.department).is_some());
    own.map(|mark| (mark.department, mark.version)).collect()
}

fn forms(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_form = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| ending == "xlsx" || ending == "xlsm")
    };
    let mut forms: Vec<PathBuf> = files.filter(is_form).collect();
    forms.sort();
    forms
}
