//! What a round counts up to. Computed once; every report and the terminal read it here.

mod changes;
mod figures;
mod total;
mod trends;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::model::{
    CellRef, Department, DimensionKind, Entry, Field, FieldKind, FieldRole, Finding, Item, Key, Listed,
    Member, Month, Named, Plan, Severity, Submission, Text, Value, Verdict, YEAR, by_name,
};
use crate::round::Previous;
use crate::rules::{self, Rule};

pub use changes::{Change, Changes, FieldChanges, How, Turn};
pub use figures::Figure;
pub use total::Total;
pub use trends::Trend;

/// The counts.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Summary {
    /// A line a department of the plan, in the plan's order.
    pub departments: Listed<DepartmentStatus>,
    /// Files of no department that could be told.
    pub unassigned: usize,
    /// Findings by severity.
    pub findings: BTreeMap<Severity, usize>,
    /// Findings by their kind: errors first, then what is found most often.
    pub kinds: Vec<FindingKind>,
    /// Ratings and choices by year or category, one a field with a scale, or of which one answer is chosen.
    pub tallies: Vec<Tally>,
    /// Numbers added up by year, month, member or department, one a field.
    #[serde(skip)]
    pub figures: Vec<Figure>,
    /// What changed since the year before, where it is known.
    pub changes: Option<Changes>,
    /// Marks over the years by section; none where the year before is not known.
    pub trends: Vec<Trend>,
    /// How many filled cells were read of each file that counts, by its path.
    pub filled: BTreeMap<String, usize>,
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FindingKind {
    /// How bad they are.
    pub severity: Severity,
    /// The code of their rule.
    pub code: &'static str,
    /// What the rule is called in Japanese.
    pub title: &'static str,
    /// How many there are.
    pub findings: usize,
    /// The departments that have them, in the plan's order.
    pub departments: Vec<String>,
}

impl FindingKind {
    /// Whether they are still to be settled.
    pub fn is_open(&self) -> bool {
        self.severity != Severity::Info
    }
}

/// How far a department is.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DepartmentStatus {
    /// Its name.
    pub name: String,
    /// The worst verdict on the files that count, or that on what it is told of others; `None` where none came.
    pub verdict: Option<Verdict>,
    /// The file that counts, the first where several do.
    pub file: Option<String>,
    /// How many files came.
    pub files: usize,
    /// Whether all that it sent came after the deadline.
    pub late: bool,
    /// How many items it owes an answer on for now.
    pub owed: usize,
    /// Of how many of these it said something.
    pub answered: usize,
    /// How many filled cells were read.
    pub entries: usize,
    /// Its findings by severity.
    pub findings: BTreeMap<Severity, usize>,
    /// The lines that its report has for them: a fault that stands on many cells of a sheet is one.
    pub lines: BTreeMap<Severity, usize>,
}

impl DepartmentStatus {
    /// How many findings of this severity it has.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.get(&severity).copied().unwrap_or(0)
    }

    /// Whether it answered some of what it owes, and not all.
    pub const fn is_partial(&self) -> bool {
        self.verdict.is_some() && 0 < self.answered && self.answered < self.owed
    }

    /// How many lines of this severity its report has.
    pub fn count_lines(&self, severity: Severity) -> usize {
        self.lines.get(&severity).copied().unwrap_or(0)
    }
}

impl Named for DepartmentStatus {
    fn name(&self) -> &str {
        &self.name
    }
}

/// How often each mark, or each answer that can be chosen, stands in a field.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tally {
    /// The field.
    pub field: String,
    /// The grades of the scale, or the answers, in their order.
    pub marks: Vec<String>,
    /// A column a year or category.
    pub columns: Vec<TallyColumn>,
}

/// The counts of a year or a category.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TallyColumn {
    /// The year, category, month or department; `None` where all are counted together.
    #[serde(skip)]
    pub axis: Option<Member>,
    /// How often each grade stands, in the order of `Tally::marks`, flagged ones included.
    pub counts: Vec<usize>,
    /// How many of them carry a flag.
    pub flagged: usize,
    /// How many items say that they have none, on purpose.
    pub not_applicable: usize,
    /// How many items of this year or category say nothing.
    pub blank: usize,
}

impl TallyColumn {
    /// How many items are asked: with a mark, with none on purpose, and without an answer.
    pub fn total(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.not_applicable + self.blank
    }
}

impl Summary {
    /// Counts what was collected: `read` are the entries as read, `entries` the consolidated ones; `previous` is what the
    /// round before left.
    pub fn of(
        plan: &Plan,
        submissions: &[Submission],
        read: &[Entry],
        entries: &[Entry],
        findings: &[Finding],
        previous: Option<&Previous>,
    ) -> Summary {
        let tallied = || plan.fields.iter().filter(|field| is_tallied(plan, field) || is_one_choice(field));
        let tallies = || tallied().map(|field| tally(plan, &field.name, entries)).collect();
        let (departments, (tallies, filled)) = rayon::join(
            || statuses(plan, submissions, read, findings),
            || rayon::join(tallies, || filled_cells(read)),
        );
        Summary {
            departments,
            unassigned: submissions.iter().filter(|submission| submission.department.is_none()).count(),
            findings: count_severities(findings.iter().map(|finding| finding.severity)),
            kinds: kinds(plan, findings),
            tallies,
            figures: figures::figures(plan, entries),
            changes: previous.map(|previous| Changes::of(plan, entries, previous)),
            trends: previous.map(|previous| trends::trends(plan, entries, previous)).unwrap_or_default(),
            filled,
        }
    }

    /// How many findings of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.get(&severity).copied().unwrap_or(0)
    }

    /// What was counted of this department, if the plan has it.
    pub fn department(&self, name: &str) -> Option<&DepartmentStatus> {
        self.departments.named(name)
    }

    /// How many departments stand at this verdict; `None` is that of those who sent nothing.
    pub fn at(&self, verdict: Option<Verdict>) -> usize {
        self.departments.iter().filter(|status| status.verdict == verdict).count()
    }

    /// The departments that sent nothing.
    pub fn missing(&self) -> impl Iterator<Item = &DepartmentStatus> {
        self.departments.iter().filter(|department| department.files == 0)
    }
}

/// Marks are counted, and ratings: where several fields hold ratings, those with the role of one.
fn is_tallied(plan: &Plan, field: &Field) -> bool {
    let is_rating = |field: &&Field| field.role == Some(FieldRole::Rating);
    match field.kind {
        FieldKind::Mark => true,
        FieldKind::Rating => is_rating(&field) || !plan.fields.iter().any(|other| is_rating(&other)),
        _ => false,
    }
}

/// Answers that are chosen from a list are counted where there is one of them: several would be more than were asked.
fn is_one_choice(field: &Field) -> bool {
    field.kind == FieldKind::Choice && !field.several
}

fn statuses(
    plan: &Plan,
    submissions: &[Submission],
    read: &[Entry],
    findings: &[Finding],
) -> Listed<DepartmentStatus> {
    let answered = answered(plan, read);
    let files = by_name(submissions, |submission| submission.department.as_deref());
    let told = by_name(findings, |finding| finding.department.as_deref());
    let status = |department: &Department| {
        let name = department.name.as_str();
        let (files, told) = (files.get(name), told.get(name));
        let status = status(plan, name, files.map_or(&[], Vec::as_slice), told.map_or(&[], Vec::as_slice));
        let owed: Vec<&str> = owed_now(plan, name);
        let done = owed.iter().filter(|item| answered.contains(&(name, **item))).count();
        DepartmentStatus { owed: owed.len(), answered: done, ..status }
    };
    let statuses: Vec<DepartmentStatus> = plan.departments.par_iter().map(status).collect();
    statuses.into()
}

fn status(plan: &Plan, name: &str, own: &[&Submission], told: &[&Finding]) -> DepartmentStatus {
    // Several files count where they are about different items; the worst of them is the department's verdict.
    let current = || own.iter().filter(|submission| submission.verdict != Verdict::Superseded);
    let lines: BTreeSet<rules::Statement> =
        told.iter().filter_map(|finding| rules::Statement::of(finding, plan)).collect();
    DepartmentStatus {
        name: name.to_owned(),
        verdict: current().map(|submission| submission.verdict.max(verdict_on(told))).max(),
        file: current().next().map(|submission| submission.file.clone()),
        files: own.len(),
        late: !own.is_empty() && own.iter().all(|submission| submission.late),
        owed: 0,
        answered: 0,
        entries: current().map(|submission| submission.entries).sum(),
        findings: count_severities(told.iter().map(|finding| finding.severity)),
        lines: count_severities(lines.iter().map(|line| line.severity)),
    }
}

/// What a department's findings alone come to, whichever of its files they are on.
fn verdict_on(told: &[&Finding]) -> Verdict {
    match told.iter().map(|finding| finding.severity).min() {
        Some(Severity::Error) => Verdict::Returned,
        Some(Severity::Warning) => Verdict::AcceptedWithWarnings,
        _ => Verdict::Accepted,
    }
}

fn kinds(plan: &Plan, findings: &[Finding]) -> Vec<FindingKind> {
    let mut kinds: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        kinds.entry((finding.severity, finding.fault.name())).or_default().push(finding);
    }
    let mut kinds: Vec<FindingKind> = kinds.into_values().map(|findings| kind(plan, &findings)).collect();
    kinds.sort_by_key(|kind| (kind.severity, Reverse(kind.findings), kind.code));
    kinds
}

fn kind(plan: &Plan, findings: &[&Finding]) -> FindingKind {
    let rule = Rule::of(&findings[0].fault);
    let who: BTreeSet<&String> = findings.iter().filter_map(|finding| finding.department.as_ref()).collect();
    let departments = plan.departments.iter().map(|department| &department.name);
    FindingKind {
        severity: findings[0].severity,
        code: rule.code,
        title: rule.ja.title,
        findings: findings.len(),
        departments: departments.filter(|name| who.contains(name)).cloned().collect(),
    }
}

/// The items that a department is asked about for the year being collected.
fn owed_now<'p>(plan: &'p Plan, department: &str) -> Vec<&'p str> {
    let is_due = |item: &&Item| {
        plan.collecting.is_none_or(|year| plan.years_of(item).is_none_or(|span| span.contains(year)))
    };
    plan.owed_by(department).into_iter().filter(is_due).map(|item| item.id.as_str()).collect()
}

/// Department and item of all that is said for now, without what a form comes with.
fn answered<'e>(plan: &Plan, read: &'e [Entry]) -> HashSet<(&'e str, &'e str)> {
    let is_given = |entry: &Entry| {
        let role = plan.field(&entry.field).and_then(|field| field.role);
        matches!(role, Some(FieldRole::Plan | FieldRole::Goal))
            || plan.is_past(entry.key.year())
            || !plan.is_due(entry.key.year())
    };
    let said = read.par_iter().filter(|entry| !entry.raw.trim().is_empty() && !is_given(entry));
    said.map(|entry| (entry.department.as_str(), entry.item())).collect()
}

fn count_severities(severities: impl Iterator<Item = Severity>) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for severity in severities {
        *counts.entry(severity).or_default() += 1;
    }
    counts
}

/// A cell that stands for several years or items counts once. The entries of a file stand together.
fn filled_cells(read: &[Entry]) -> BTreeMap<String, usize> {
    let count = |own: &[Entry]| {
        let filled = own.iter().filter(|entry| !entry.raw.trim().is_empty());
        let cells: HashSet<(&str, Option<CellRef>)> =
            filled.map(|entry| (entry.place.sheet.as_str(), entry.place.cell)).collect();
        (own[0].place.file.to_string(), cells.len())
    };
    let counts = read.par_chunk_by(|a, b| a.place.file == b.place.file).map(count);
    counts.filter(|(_, cells)| *cells > 0).collect()
}

fn tally_marks(plan: &Plan, field: &str) -> Vec<String> {
    let Some(field) = plan.field(field) else { return Vec::new() };
    let marks = field.scale.iter().flat_map(|scale| &scale.marks).map(|mark| mark.mark.clone());
    marks.chain(field.choices.iter().map(|choice| choice.name.clone())).collect()
}

/// The mark or the answer of a value, and whether it has a flag.
fn tallied(value: &Value) -> Option<(&str, bool)> {
    match value {
        Value::Mark(mark) => Some((&mark.grade, mark.flag.is_some())),
        Value::Choices(chosen) => chosen.first().map(|one| (one.as_str(), false)),
        _ => None,
    }
}

fn tally(plan: &Plan, field: &str, entries: &[Entry]) -> Tally {
    let marked = Marked::new(plan, field, entries);
    let columns = axes(plan, &marked.own).into_iter().map(|axis| marked.column(axis)).collect();
    Tally { field: field.to_owned(), marks: marked.marks, columns }
}

/// The entries of a field that has marks, to be counted.
struct Marked<'a> {
    plan: &'a Plan,
    field: &'a str,
    marks: Vec<String>,
    entries: &'a [Entry],
    own: Vec<&'a Entry>,
    of_items: bool,
}

impl<'a> Marked<'a> {
    fn new(plan: &'a Plan, field: &'a str, entries: &'a [Entry]) -> Self {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.field == field).collect();
        let of_items = are_of_items(plan, &own);
        Self { plan, field, marks: tally_marks(plan, field), entries, own, of_items }
    }

    fn column(&self, axis: Option<Member>) -> TallyColumn {
        let is_of = |entry: &Entry| is_of(entry, axis.as_ref());
        let asked = match axis.as_ref().and_then(Member::year) {
            _ if !self.of_items => rows_said(&self.own, self.entries, &is_of),
            Some(year) => items_in_year(self.plan, self.field, year),
            None => items_asked(self.plan, self.field),
        };
        let own: Vec<&Entry> = self.own.iter().copied().filter(|entry| is_of(entry)).collect();
        tally_column(&self.marks, axis, &own, asked)
    }
}

/// By what marks are counted: the years up to the one being collected, or the members of a dimension of their keys.
fn axes(plan: &Plan, own: &[&Entry]) -> Vec<Option<Member>> {
    let said = |name: &str| own.iter().any(|entry| entry.key.get(name).is_some());
    let named = plan.dimensions.iter().filter(|dimension| dimension.kind == DimensionKind::Named);
    let mut named = named.filter(|dimension| own.is_empty() || said(&dimension.name));
    let members: Vec<Member> = if said(YEAR) {
        years_due(plan)
    } else if let Some(dimension) = named.next() {
        dimension.members.iter().map(|member| Member::Name(member.name.as_str().into())).collect()
    } else if own
        .iter()
        .any(|entry| entry.key.parts().iter().any(|part| matches!(part.member, Member::Month(_))))
    {
        Month::all().map(Member::Month).collect()
    } else if own.iter().any(|entry| entry.key.department().is_some()) {
        plan.departments.iter().map(|one| Member::Department(one.name.as_str().into())).collect()
    } else if own.is_empty() {
        years_due(plan)
    } else {
        return vec![None];
    };
    members.into_iter().map(Some).collect()
}

fn years_due(plan: &Plan) -> Vec<Member> {
    let years = plan.years.into_iter().flat_map(|span| span.years());
    years.map(Member::Year).filter(|member| plan.is_due(member.year())).collect()
}

/// The counts of a column of these entries, in which so many are asked.
fn tally_column(marks: &[String], axis: Option<Member>, own: &[&Entry], asked: usize) -> TallyColumn {
    let mut counts = vec![0; marks.len()];
    let (mut flagged, mut not_applicable) = (0, 0);
    for entry in own {
        not_applicable += usize::from(entry.value == Some(Value::NotApplicable));
        let Some((said, is_flagged)) = entry.value.as_ref().and_then(tallied) else { continue };
        if let Some(index) = marks.iter().position(|known| known == said) {
            counts[index] += 1;
            flagged += usize::from(is_flagged);
        }
    }
    let blank = asked.saturating_sub(counts.iter().sum::<usize>() + not_applicable);
    TallyColumn { axis, counts, flagged, not_applicable, blank }
}

fn is_of(entry: &Entry, axis: Option<&Member>) -> bool {
    axis.is_none_or(|axis| entry.key.parts().iter().any(|part| part.member == *axis))
}

/// Whether these are said once of each item in a column, so that the plan says how many there must be.
fn are_of_items(plan: &Plan, own: &[&Entry]) -> bool {
    own.iter().all(|entry| plan.item(entry.item()).is_some() && entry.key.parts().len() <= 2)
}

/// Of how many keys anything is said that have the dimensions of these.
fn rows_said(own: &[&Entry], entries: &[Entry], is_of: &dyn Fn(&Entry) -> bool) -> usize {
    let Some(first) = own.first() else { return 0 };
    let dimensions = |key: &Key| key.parts().iter().map(|part| part.dimension.clone()).collect::<Vec<Text>>();
    let like = dimensions(&first.key);
    let rows = entries.iter().filter(|entry| is_of(entry)).map(|entry| &entry.key);
    rows.filter(|key| dimensions(key) == like).collect::<BTreeSet<&Key>>().len()
}

fn items_asked(plan: &Plan, field: &str) -> usize {
    plan.items.iter().filter(|item| plan.asks(field, item)).count()
}

fn items_in_year(plan: &Plan, field: &str, year: crate::model::FiscalYear) -> usize {
    let in_year = |item: &&crate::model::Item| plan.years_of(item).is_none_or(|span| span.contains(year));
    plan.items.iter().filter(|item| plan.asks(field, item)).filter(in_year).count()
}
