//! Which answers count where a department sent several files: cell by cell of the form, those of the newest file that
//! answers on the item.
//!
//! A card that is sent again replaces the card, its blank cells too; what the newer file has no cell for stays as it was
//! sent before. A file of which nothing is left to take is superseded as a whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::version::Newness;
use super::{Received, own_report};
use crate::model::{Because, Entry, FieldRole, Finding, Key, Plan, Severity, Text};
use crate::rules::Rule;

/// A cell of the form: field and key.
pub type Asked = (Text, Key);

/// The cell of the form that an entry stands in.
pub fn key(entry: &Entry) -> Asked {
    (entry.field.clone(), entry.key.clone())
}

/// How much of a file counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The cells that are taken from another file.
    pub replaced: BTreeMap<Asked, Instead>,
    /// The file that is taken in its stead, where nothing of it counts.
    pub superseded_by: Option<usize>,
    /// Why it was taken, or was not, among several files; `None` where there was no choice.
    pub because: Option<Because>,
    /// The files with other answers in the same cells that may be meant to count instead of this one.
    pub doubts: BTreeMap<usize, Doubt>,
}

/// The file that a cell is taken from instead, by its place among the files, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The file.
    pub file: usize,
    /// Why it and not this one.
    pub because: Because,
}

/// Why another file may be meant to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The words in its name say that it is the newer one; the time says the opposite, in the way given.
    Name(Because),
    /// It was saved later, and came earlier.
    Saved,
    /// Nothing tells which one is newer.
    Unclear,
}

impl Standing {
    /// Whether anything of the file counts.
    pub const fn counts(&self) -> bool {
        self.superseded_by.is_none()
    }

    /// Whether it is known that nothing else was meant: it was decided, or it is a copy or a blank form.
    pub const fn is_decided_on(&self) -> bool {
        matches!(self.because, Some(Because::Decided | Because::Same | Because::Blank))
    }

    /// Whether this entry of the file counts.
    pub fn takes(&self, entry: &Entry) -> bool {
        self.counts() && (self.replaced.is_empty() || !self.replaced.contains_key(&key(entry)))
    }
}

/// How much of each file counts, in the order of the files. Nothing of a copy does.
/// `preferred` are those that are newer than the others by a decision.
pub fn stand(
    plan: &Plan,
    files: &[Received],
    copies: &BTreeMap<usize, usize>,
    preferred: &BTreeSet<usize>,
) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); files.len()];
    for (copy, original) in copies {
        standings[*copy].superseded_by = Some(*original);
        standings[*copy].because = Some(Because::Same);
    }
    let answered = answered(files);
    for (department, mut own) in by_department(files) {
        own.retain(|index| !copies.contains_key(index));
        if own.len() < 2 {
            continue;
        }
        Choice::of(plan, department, &own, files, preferred, &answered).make(&mut standings);
    }
    standings
}

fn answered(files: &[Received]) -> Answered<'_> {
    let mut answered = Answered::new();
    for (index, file) in files.iter().enumerate() {
        for entry in file.entries.iter().filter(|entry| is_filled(entry)) {
            answered.entry(entry.item()).or_default().insert(index);
        }
    }
    answered
}

/// The files of each department, by their places.
pub fn by_department(files: &[Received]) -> BTreeMap<&str, Vec<usize>> {
    let mut sent: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        if let Some(department) = &file.department {
            sent.entry(department).or_default().push(index);
        }
    }
    sent
}

/// A file of the department, and what it speaks of.
struct Candidate<'a> {
    index: usize,
    newness: Newness,
    /// What it says of each item of which it says anything.
    items: BTreeMap<&'a str, Vec<&'a Entry>>,
    /// The items that it answers for the year being collected: a form comes with plans and past years filled in.
    answered: BTreeSet<&'a str>,
    /// A form in which no cell is filled.
    is_blank_form: bool,
    /// The report that the department was sent, and no form: any form that came after it is the answer to it.
    is_report: bool,
    /// Whether it could be read.
    is_read: bool,
    /// Whether it was decided that it counts.
    is_preferred: bool,
}

/// The files of a department, the newest first.
struct Choice<'a> {
    plan: &'a Plan,
    department: &'a str,
    files: Vec<Candidate<'a>>,
    /// The files of the round that say something of each item.
    answered: &'a Answered<'a>,
}

/// The files, by their places, that say something of each item.
type Answered<'a> = HashMap<&'a str, BTreeSet<usize>>;

impl<'a> Choice<'a> {
    fn of(
        plan: &'a Plan,
        department: &'a str,
        own: &[usize],
        files: &'a [Received],
        preferred: &BTreeSet<usize>,
        answered: &'a Answered<'a>,
    ) -> Self {
        let ages: Vec<_> = own.iter().map(|index| &files[*index].age).collect();
        let newness = Newness::of(&ages).into_iter();
        let mut candidates: Vec<Candidate> = own
            .iter()
            .zip(newness)
            .map(|(index, new)| Candidate {
                is_preferred: preferred.contains(index),
                ..candidate(plan, *index, new, &files[*index])
            })
            .collect();
        candidates.sort_by_key(|file| (!file.is_preferred, std::cmp::Reverse(file.newness), file.index));
        Self { plan, department, files: candidates, answered }
    }

    fn make(&self, standings: &mut [Standing]) {
        let items: BTreeSet<&str> = self.files.iter().flat_map(|file| file.items.keys().copied()).collect();
        for item in items {
            self.choose_cells(item, standings);
        }
        for (place, file) in self.files.iter().enumerate() {
            let Some(taken) = self.instead(place, &standings[file.index].replaced) else { continue };
            let because = if file.is_blank_form { Because::Blank } else { because(taken, file) };
            // What nobody could read may be the newer one.
            if !file.is_read && because == Because::Unclear {
                continue;
            }
            standings[file.index].superseded_by = Some(taken.index);
            standings[file.index].because = Some(because);
        }
    }

    /// Each cell is taken from the newest file that answers on the item and has the cell; then from those that only
    /// show what the form came with.
    fn choose_cells(&self, item: &str, standings: &mut [Standing]) {
        let mut files: Vec<(&Candidate, &Vec<&Entry>)> =
            self.files.iter().filter_map(|file| Some((file, file.items.get(item)?))).collect();
        files.sort_by_key(|(file, _)| (!file.is_preferred, !file.answered.contains(item)));
        let mut taken: BTreeMap<Asked, (&Candidate, &Entry)> = BTreeMap::new();
        for (file, entries) in files {
            for entry in entries {
                let (by, used) = *taken.entry(key(entry)).or_insert((file, entry));
                if by.index != file.index {
                    replace(by, file, key(entry), standings);
                    let doubt = doubt(by, file).filter(|_| is_filled(entry) && used.raw != entry.raw);
                    standings[by.index].doubts.extend(doubt.map(|doubt| (file.index, doubt)));
                }
            }
        }
    }

    /// The file that is taken instead of the one at this place, where nothing that the department owes is left in it.
    fn instead(&self, place: usize, replaced: &BTreeMap<Asked, Instead>) -> Option<&Candidate<'a>> {
        let (file, newer) = (&self.files[place], &self.files[..place]);
        let is_left = |entry: &&&Entry| is_filled(entry) && !replaced.contains_key(&key(entry));
        if file.items.values().flatten().filter(is_left).any(|entry| self.owes(entry.item())) {
            return None;
        }
        if file.is_blank_form {
            return self.files.iter().find(|other| !other.items.is_empty());
        }
        if file.is_report && newer.iter().any(|other| !other.items.is_empty()) {
            return newer.iter().find(|other| !other.items.is_empty());
        }
        let by_cells =
            self.files.iter().find(|other| replaced.values().any(|instead| instead.file == other.index));
        by_cells.or_else(|| newer.first().filter(|_| self.is_answered(newer) && !self.is_of_others(file)))
    }

    /// Whether a file is about nothing but other departments' items, of which one is answered nowhere else: it is no older
    /// version of these answers.
    fn is_of_others(&self, file: &Candidate) -> bool {
        let is_elsewhere = |item: &&str| self.answered.get(*item).is_some_and(|files| files.len() > 1);
        !file.items.is_empty()
            && !file.items.keys().any(|item| self.owes(item))
            && !file.items.keys().all(is_elsewhere)
    }

    /// Whether the files together answer everything that the department owes.
    fn is_answered(&self, files: &[Candidate]) -> bool {
        let owed = self.plan.owed_by(self.department);
        let answers = |item: &str| files.iter().any(|file| file.answered.contains(item));
        !owed.is_empty() && owed.iter().all(|item| answers(&item.id))
    }

    /// Whether the item is one of the department's, or nobody's.
    fn owes(&self, item: &str) -> bool {
        let named = self.plan.item(item).map(|item| item.departments.as_slice()).unwrap_or_default();
        named.is_empty() || named.iter().any(|name| name == self.department)
    }
}

fn candidate<'a>(plan: &Plan, index: usize, newness: Newness, file: &'a Received) -> Candidate<'a> {
    let mut items: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in &file.entries {
        items.entry(entry.item()).or_default().push(entry);
    }
    items.retain(|_, entries| entries.iter().any(|entry| is_filled(entry)));
    let answers = file.entries.iter().filter(|entry| is_answer(plan, entry));
    Candidate {
        index,
        newness,
        answered: answers.map(|entry| entry.item()).collect(),
        is_read: file.readable,
        is_preferred: false,
        is_report: own_report::is_written_into(file),
        is_blank_form: file.readable && !file.entries.is_empty() && items.is_empty() && !holds_words(file),
        items,
    }
}

/// Whether something is typed that no cell of the form takes: a list that says 該当なし is no blank form.
fn holds_words(file: &Received) -> bool {
    let asks = |finding: &Finding| Rule::of(&finding.fault).severity != Severity::Info;
    file.findings.iter().any(|finding| asks(finding) && finding.value.is_some() && !finding.covers.is_empty())
}

fn is_filled(entry: &Entry) -> bool {
    !entry.raw.trim().is_empty()
}

/// Whether something is said for now: see `is_asked`.
pub fn is_answer(plan: &Plan, entry: &Entry) -> bool {
    is_filled(entry) && is_asked(plan, entry)
}

/// Whether the cell is one that is asked for now, and not one that the form came with.
pub fn is_asked(plan: &Plan, entry: &Entry) -> bool {
    let role = plan.field(&entry.field).and_then(|field| field.role);
    let is_given = matches!(role, Some(FieldRole::Plan | FieldRole::Goal));
    plan.collecting.is_none_or(|year| !is_given && entry.key.year() == Some(year))
}

/// The cell of the one file counts, and not that of the other.
fn replace(taken: &Candidate, other: &Candidate, key: Asked, standings: &mut [Standing]) {
    let because = because(taken, other);
    standings[other.index].replaced.insert(key, Instead { file: taken.index, because });
    standings[other.index].because = Some(because);
    standings[taken.index].because = Some(because);
}

fn doubt(taken: &Candidate, other: &Candidate) -> Option<Doubt> {
    match because(taken, other) {
        Because::Answers | Because::Decided => None,
        Because::Unclear => Some(Doubt::Unclear),
        _ if taken.newness.was_saved_before(other.newness) => Some(Doubt::Saved),
        why => taken.newness.is_contradicted(other.newness).then_some(Doubt::Name(why)),
    }
}

fn because(taken: &Candidate, other: &Candidate) -> Because {
    if taken.is_preferred != other.is_preferred {
        return Because::Decided;
    }
    if taken.newness >= other.newness { taken.newness.because(other.newness) } else { Because::Answers }
}
