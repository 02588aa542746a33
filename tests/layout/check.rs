//! What the program reads from a form, against what must come out.

use std::collections::BTreeMap;

use matome::book::Workbook;
use matome::layout::Words;
use matome::model::{CellRef, Department, Entry, Finding, Key, Member, Place, Severity, Value};
use matome::normalize;
use matome::rules::{self, View};
use matome::text::width::fold_key;

use super::draft::{Draft, Truth};
use super::forms::Filled;
use super::plans::{OWN, Round};

pub const FILE: &str = "職員課.xlsx";

/// What came out of a workbook.
pub struct Read {
    pub entries: Vec<Entry>,
    pub findings: Vec<Finding>,
}

/// Reads a workbook as the program does: layout, values, rules.
pub fn read(workbook: &Workbook, round: &Round) -> Read {
    let own = round.plan.department(OWN);
    let laid_out = Words::new(&round.plan, &round.form).lay_out(workbook, FILE, own);
    let (entries, faults) = normalize::normalize(laid_out.entries, &round.plan);
    let mut findings = laid_out.findings;
    findings.extend(faults);
    let checked = rules::check(&view(round, own, &entries.iter().collect::<Vec<_>>(), &findings));
    findings.extend(checked);
    Read { entries, findings: rules::judge_all(findings, &BTreeMap::new()) }
}

fn view<'a>(
    round: &'a Round,
    own: Option<&'a Department>,
    entries: &'a [&'a Entry],
    findings: &'a [Finding],
) -> View<'a> {
    View {
        plan: &round.plan,
        department: own.map(|own| own.name.as_str()),
        file: FILE,
        entries,
        findings,
        macros: false,
        external_links: 0,
        merges: false,
    }
}

impl Read {
    /// The findings that somebody must look at.
    pub fn told(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity != Severity::Info)
    }

    /// Whether somebody must look at something here that was not to be looked at before.
    pub fn tells_more_than(&self, before: &Read) -> bool {
        let known: Vec<_> = before.told().map(about).collect();
        self.told().map(about).any(|finding| !known.contains(&finding))
    }

    fn told_at(&self, place: &Place) -> bool {
        let Some(cell) = place.cell else { return false };
        self.told().any(|finding| {
            finding.place.sheet == place.sheet
                && (finding.place.cell == Some(cell) || finding.more_cells.contains(&cell))
        })
    }
}

/// What tells a finding from another. Where it stands says nothing: rows may have moved.
fn about(finding: &Finding) -> (&str, Option<&String>, &Key, usize) {
    (finding.fault.name(), finding.value.as_ref(), &finding.key, finding.more_cells.len())
}

/// What is not as it must be.
#[derive(Debug, Default)]
pub struct Faults {
    pub wrong: Vec<String>,
    pub missing: Vec<String>,
    pub extra: Vec<String>,
    /// Wrong, and no finding stands at the cell.
    pub silent: Vec<String>,
}

impl Faults {
    pub fn all(&self) -> impl Iterator<Item = String> + '_ {
        let named = [("wrong", &self.wrong), ("missing", &self.missing), ("extra", &self.extra)];
        named
            .into_iter()
            .flat_map(|(name, faults)| faults.iter().map(move |fault| format!("{name}: {fault}")))
    }
}

type Said = (String, String, Option<Member>);

/// Compares what was read with what must come out.
pub fn compare(filled: &Filled, read: &Read) -> Faults {
    let mut faults = Faults::default();
    let mut entries: BTreeMap<Said, &Entry> = BTreeMap::new();
    for entry in read.entries.iter().filter(|entry| entry.value.is_some()) {
        entries.insert((entry.item().to_owned(), entry.field.to_string(), entry.key.axis().cloned()), entry);
    }
    for sheet in &filled.sheets {
        for truth in &sheet.truth {
            let key = (truth.item.clone(), truth.field.clone(), truth.axis.clone());
            compare_one(sheet, truth, entries.remove(&key), read, &mut faults);
        }
    }
    faults.extra = entries.values().map(|entry| describe(entry)).collect();
    faults
}

fn compare_one(sheet: &Draft, truth: &Truth, entry: Option<&Entry>, read: &Read, faults: &mut Faults) {
    let Some(entry) = entry else {
        faults.missing.push(format!("{} {truth:?}", sheet.name));
        return;
    };
    let same_cell = entry.place.sheet == sheet.name && entry.place.cell == Some(truth.at);
    if same_cell && same(entry.value.as_ref(), &truth.value) {
        return;
    }
    let wrong = format!("{} {truth:?} read as {}", sheet.name, describe(entry));
    if !read.told_at(&entry.place) {
        faults.silent.push(wrong.clone());
    }
    faults.wrong.push(wrong);
}

pub fn describe(entry: &Entry) -> String {
    let cell = entry.place.cell.map_or(String::new(), |cell: CellRef| cell.to_string());
    format!(
        "{} {} {:?} {:?} at {}!{cell}",
        entry.item(),
        entry.field,
        entry.key,
        entry.value,
        entry.place.sheet
    )
}

fn same(value: Option<&Value>, truth: &Value) -> bool {
    match (value, truth) {
        (Some(Value::Text(value)), Value::Text(truth)) => fold_key(value) == fold_key(truth),
        (Some(Value::Number(value)), Value::Number(truth))
        | (Some(Value::Percent(value)), Value::Percent(truth)) => (value - truth).abs() < 1e-9,
        (Some(Value::Mark(value)), Value::Mark(truth)) => value == truth,
        _ => false,
    }
}

/// A sheet as lines of text, for a person.
pub fn picture(filled: &Filled) -> String {
    let sheet = |sheet: &Draft| {
        let mut spots: Vec<_> = sheet.spots.iter().collect();
        spots.sort_by_key(|spot| spot.at);
        let mut lines = format!("== {}{} merges", sheet.name, if sheet.hidden { " (hidden)" } else { "" });
        sheet.merges.iter().for_each(|merge| lines.push_str(&format!(" {merge}")));
        let mut row = u32::MAX;
        for spot in spots {
            if spot.at.row != row {
                row = spot.at.row;
                lines.push_str("\n  ");
            }
            lines.push_str(&format!(" {}={:?}", spot.at, spot.typed.shown));
        }
        lines
    };
    filled.sheets.iter().map(sheet).collect::<Vec<_>>().join("\n")
}
