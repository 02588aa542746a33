//! A point to decide on, made of a finding that asks to be looked at.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::model::{
    ConsistencyFault, Entry, Fault, FileFault, Finding, Key, Plan, Severity, Text, TextFault,
};
use crate::rules::{self, Lang};
use crate::text::display::{self, YearStyle};
use crate::text::width;

/// What is chosen where twelve digits are no personal number.
pub(super) const NO_PERSONAL_NUMBER: &str = "個人番号ではない";

/// A point to decide on.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its place among the findings.
    pub finding: usize,
    /// What tells it from other points, run after run.
    pub id: String,
    /// A fingerprint of the values at hand.
    pub basis: String,
    /// What it is about: department, item with field and year, what is asked, the values at hand.
    pub texts: [String; 4],
    /// What may be chosen.
    pub choices: Vec<Choice>,
    /// Whether another value may be typed.
    pub takes_value: bool,
}

/// What may be chosen, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The words for it.
    pub word: String,
    /// What it does.
    pub act: Act,
}

/// What a decision does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// All stays as it is, and is not asked again.
    Keep,
    /// The value of this department counts.
    Take(String),
    /// What was held back is taken into the report.
    Adopt,
    /// What was taken stays out of the report.
    LeaveOut,
    /// This file counts for the newer one.
    UseFile(String),
}

impl Choice {
    fn new(word: impl Into<String>, act: Act) -> Self {
        Self { word: word.into(), act }
    }
}

/// What departments said of that which findings are about. Found once for all of them: nobody looks through the whole round
/// for one finding.
#[derive(Debug, Default)]
pub struct Said<'a> {
    about: HashMap<(&'a Text, &'a Key), Vec<&'a Entry>>,
    /// What records are called: №3 of a list that came again may be another thing.
    names: HashMap<&'a Key, &'a Entry>,
}

impl<'a> Said<'a> {
    /// What of these entries the findings are about.
    pub fn of(plan: &Plan, findings: &'a [Finding], read: &[&'a Entry]) -> Self {
        let asked = findings.iter().filter(|finding| is_point(finding));
        let about = asked.filter_map(|finding| Some(((finding.field.as_ref()?, &finding.key), Vec::new())));
        let mut said = Self { about: about.collect(), names: HashMap::new() };
        if said.about.is_empty() {
            return said;
        }
        for entry in read {
            if let Some(own) = said.about.get_mut(&(&entry.field, &entry.key)) {
                own.push(entry);
            }
            if plan.names_record(entry) {
                said.names.insert(&entry.key, entry);
            }
        }
        said
    }

    fn about(&self, finding: &'a Finding) -> &[&'a Entry] {
        let own = finding.field.as_ref().and_then(|field| self.about.get(&(field, &finding.key)));
        own.map_or(&[], Vec::as_slice)
    }

    /// What departments said in the cell of a finding, and what its record is called.
    fn at_hand(&self, finding: &'a Finding) -> Vec<(&'a str, &'a str)> {
        let name = self.names.get(&finding.key).filter(|_| finding.field.is_some()).copied();
        let own = self.about(finding).iter().copied();
        let own = own.chain(name).map(|entry| (entry.department.as_str(), entry.raw.trim()));
        let mut own: Vec<(&str, &str)> = own.collect();
        own.sort_unstable();
        own
    }
}

/// Whether a finding asks to be decided.
fn is_point(finding: &Finding) -> bool {
    let is_own = matches!(
        finding.fault,
        Fault::Consistency(
            ConsistencyFault::DecisionUnclear { .. } | ConsistencyFault::DecisionOutdated { .. }
        )
    );
    finding.severity == Severity::Warning && !is_own || mark(finding).is_some()
}

/// What tells the cells of a finding, and what stands in them, of what only looks like a personal number.
fn mark(finding: &Finding) -> Option<&String> {
    match &finding.fault {
        Fault::Text(TextFault::PersonalNumber { mark }) => mark.as_ref(),
        _ => None,
    }
}

impl Point {
    /// The point that a finding asks to decide; `None` where there is nothing to decide. `digest` is the fingerprint of a
    /// file.
    pub fn of<'a>(
        plan: &Plan,
        (index, finding): (usize, &'a Finding),
        said: &Said<'a>,
        digest: &dyn Fn(&str) -> String,
    ) -> Option<Self> {
        if !is_point(finding) {
            return None;
        }
        let (choices, values) = choices(finding);
        let message = rules::render(finding, plan, Lang::Ja).message;
        let department = finding.department.clone().unwrap_or_default();
        Some(Self {
            finding: index,
            id: id(finding),
            basis: basis(finding, &said.at_hand(finding), digest),
            texts: [department, about(plan, finding), message, values.join("\n")],
            choices,
            takes_value: finding.field.as_deref().is_some_and(|field| plan.field(field).is_some()),
        })
    }

    /// What is chosen by these words.
    pub fn choice(&self, word: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| width::fold_key(&choice.word) == width::fold_key(word))
    }
}

/// What may be chosen, and the values at hand.
fn choices(finding: &Finding) -> (Vec<Choice>, Vec<String>) {
    let department = finding.department.clone().unwrap_or_default();
    let value = finding.value.clone().unwrap_or_default();
    match &finding.fault {
        Fault::Consistency(ConsistencyFault::DepartmentsDiffer { owner, expected, .. }) => (
            vec![
                Choice::new(format!("{owner}の値"), Act::Take(owner.clone())),
                Choice::new(format!("{department}の値"), Act::Take(department.clone())),
            ],
            vec![format!("{owner}：{expected}"), format!("{department}：{value}")],
        ),
        Fault::Consistency(ConsistencyFault::PastValueChanged { before }) => (
            vec![Choice::new("公表済みの値", Act::Keep), Choice::new("今回の値", Act::Take(department))],
            vec![format!("公表済み：{before}"), format!("今回：{value}")],
        ),
        Fault::Consistency(ConsistencyFault::ForeignItem { .. }) => (
            vec![Choice::new("掲載しない", Act::Keep), Choice::new("掲載する", Act::Adopt)],
            vec![format!("{department}：{value}")],
        ),
        Fault::File(FileFault::AnswerCleared { newer }) => (
            vec![Choice::new("掲載する", Act::Keep), Choice::new("掲載しない", Act::LeaveOut)],
            vec![format!("{}：{value}", finding.place.file), format!("{newer}：（空欄）")],
        ),
        Fault::File(FileFault::VersionUnclear { other, .. }) => (
            vec![
                Choice::new(format!("{}を使う", finding.place.file), Act::Keep),
                Choice::new(format!("{other}を使う"), Act::UseFile(other.clone())),
            ],
            vec![finding.place.file.to_string(), other.clone()],
        ),
        Fault::Text(TextFault::PersonalNumber { .. }) => {
            let cells: Vec<String> = finding.ranges().iter().map(ToString::to_string).collect();
            (vec![Choice::new(NO_PERSONAL_NUMBER, Act::Keep)], vec![cells.join("、"), value])
        }
        _ => (vec![Choice::new("このままでよい", Act::Keep)], finding.value.iter().cloned().collect()),
    }
}

/// Item, field and year as the form calls them; or the place.
fn about(plan: &Plan, finding: &Finding) -> String {
    let item = finding
        .key
        .item()
        .map(|id| plan.item(id).map_or_else(|| id.to_owned(), crate::model::Item::short_name));
    let field = finding.field.as_deref().and_then(|name| plan.fraction_of(name).or_else(|| plan.field(name)));
    let field = field.map(|field| field.label.clone());
    let year = finding.key.year().map(|year| display::fiscal_year(year, YearStyle::Era));
    let parts: Vec<String> = item.into_iter().chain(field).chain(year).collect();
    let place = &finding.place;
    let cell = place.cell.map(|cell| cell.to_string()).unwrap_or_default();
    let place = [place.file.to_string(), place.sheet.to_string(), cell];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    [parts.join("　"), place.join(" ")]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The same fault of the same thing is the same point, in whichever file the department sends it.
fn id(finding: &Finding) -> String {
    let place = finding.field.is_none().then(|| (finding.place.sheet.clone(), finding.place.cell));
    let about = (finding.fault.name(), &finding.department, &finding.field, &finding.key, place);
    fingerprint(&serde_json::to_vec(&about).unwrap_or_default())
}

fn basis(finding: &Finding, said: &[(&str, &str)], digest: &dyn Fn(&str) -> String) -> String {
    if let Some(mark) = mark(finding) {
        return mark.clone();
    }
    let files = match &finding.fault {
        Fault::File(FileFault::VersionUnclear { other, .. }) => {
            vec![digest(&finding.place.file), digest(other)]
        }
        _ => Vec::new(),
    };
    let about = (&finding.value, &finding.fault, said, files);
    let about = match finding.content {
        None => serde_json::to_vec(&about),
        Some(content) => serde_json::to_vec(&(about, content)),
    };
    fingerprint(&about.unwrap_or_default())
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..5].iter().map(|byte| format!("{byte:02x}")).collect()
}
