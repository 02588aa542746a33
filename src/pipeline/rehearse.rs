//! The rehearsal of a form that was learned: it is filled in as it asks, and read and checked as what departments send is.
//! What is told then would be told to everybody who does what the form says.

use std::collections::HashMap;

use crate::book::Workbook;
use crate::forms;
use crate::layout::{LaidOut, Words};
use crate::learn::{self, Learned};
use crate::model::{
    CellRef, ConsistencyFault, Entry, Fault, FieldKind, FieldRole, Finding, Item, Plan, Severity,
};
use crate::normalize;
use crate::rules::{self, Lang, RoundView, View};

/// What stands in a cell in which any text will do.
const ANY: &str = "記入";

/// What stands where a number is asked for, and where percentages are.
const NUMBER: &str = "1250";
const PERCENTAGE: &str = "73.3%";

/// What to do about findings that a form itself brings about.
const WAY_OUT: &str = "上の指摘は、様式のとおりに記入した部署にも届きます。届いてはならない指摘であれば、できたフォルダーを消し、その箇所の見出しや体裁を直した調査票から作り直してください。";

/// What is told of the form when every cell that it asks for is filled in, the worst first. Nothing, if all is well.
pub fn rehearse(workbook: &Workbook, file: &str, learned: &Learned) -> Vec<Finding> {
    let plan = owned(&learned.plan);
    let words = Words::new(&plan, &learned.template.form);
    let blank = words.beside_tables(workbook, None);
    let filled = learn::marked(workbook, &marks(learned));
    let LaidOut { entries, findings, units, .. } =
        words.lay_out_form(&filled, file, plan.departments.first(), &blank);
    let (entries, odd) = normalize::normalize_under(entries, &units, &plan);
    let entries: Vec<&Entry> = entries.iter().collect();
    let mut findings = [findings, odd].concat();
    let view = View {
        plan: &plan,
        department: plan.departments.first().map(|department| department.name.as_str()),
        file,
        entries: &entries,
        findings: &findings,
        macros: false,
        external_links: 0,
        merges: false,
    };
    let checked = rules::check(&view);
    findings.extend(checked);
    let printed = words.lay_out(workbook, "", plan.departments.first()).entries;
    let round =
        RoundView { plan: &plan, entries: &entries, history: &[], printed: &printed, findings: &findings };
    let checked = rules::check_round(&round);
    findings.extend(checked);
    let mut findings = rules::judge_all(findings, &Default::default());
    let made_up = has_made_up_names(&plan, &entries);
    findings.retain(|finding| {
        finding.severity != Severity::Info
            && !is_stale(workbook, finding)
            && !(made_up && compares_names(finding))
    });
    findings
}

/// Whether names, or what they are defined by, are texts of the rehearsal: one name in all cells.
fn has_made_up_names(plan: &Plan, entries: &[&Entry]) -> bool {
    entries.iter().any(|entry| match plan.field(&entry.field).and_then(|field| field.role) {
        Some(FieldRole::Name) => &*entry.raw == ANY,
        Some(FieldRole::Definition) => entry.item() == ANY,
        _ => false,
    })
}

/// Whether a finding says that names and their definitions do not agree: a department's own names would.
fn compares_names(finding: &Finding) -> bool {
    matches!(
        finding.fault,
        Fault::Consistency(
            ConsistencyFault::NameWithoutDefinition { .. } | ConsistencyFault::DefinitionWithoutName { .. }
        )
    )
}

/// Whether a finding is about cells alone that the form computes: filled in, they say something else than in the blank form.
fn is_stale(workbook: &Workbook, finding: &Finding) -> bool {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == *finding.place.sheet);
    let cell = |at: &CellRef| sheet.and_then(|sheet| sheet.get(*at));
    let mut cells = finding.place.cell.iter().chain(&finding.more_cells).peekable();
    cells.peek().is_some() && cells.all(|at| cell(at).is_some_and(|cell| cell.formula))
}

/// The same for whoever made the form: each kind of finding in a sentence, and what to do.
pub(super) fn doubts(workbook: &Workbook, file: &str, learned: &Learned) -> Vec<String> {
    let found = rehearse(workbook, file, learned);
    let mut kinds: Vec<Vec<&Finding>> = Vec::new();
    for finding in &found {
        match kinds.iter_mut().find(|kind| kind[0].fault.name() == finding.fault.name()) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    let mut doubts: Vec<String> = kinds.iter().map(|kind| doubt(kind, &learned.plan)).collect();
    doubts.extend((!doubts.is_empty()).then(|| WAY_OUT.to_owned()));
    doubts
}

/// What is told of these, by the first of them, and where.
fn doubt(kind: &[&Finding], plan: &Plan) -> String {
    let said = rules::render(kind[0], plan, Lang::Ja).message;
    let cells = |finding: &&Finding| {
        let cells = finding.place.cell.iter().chain(&finding.more_cells);
        cells.map(|cell| (finding.place.sheet.to_string(), *cell)).collect::<Vec<_>>()
    };
    let cells: Vec<(String, CellRef)> = kind.iter().flat_map(cells).collect();
    let place = if cells.is_empty() { String::new() } else { format!("（{}）", learn::places(&cells)) };
    let more = if kind.len() > 1 { format!("など{}件", kind.len()) } else { String::new() };
    format!("試しに記入欄をすべて埋めて確認すると、次の指摘が出ます：「{said}」{more}{place}")
}

/// The plan with one department, which answers for everything.
fn owned(plan: &Plan) -> Plan {
    let names: Vec<String> = plan.departments.iter().map(|department| department.name.clone()).collect();
    let items: Vec<Item> =
        plan.items.iter().map(|item| Item { departments: names.clone(), ..item.clone() }).collect();
    Plan { items: items.into(), ..plan.clone() }
}

/// What is written into each cell that is to be filled in and is read: a value as its field asks for.
fn marks(learned: &Learned) -> Vec<(String, CellRef, String)> {
    let read = learned.read.entries.iter();
    let place = |entry: &'_ Entry| Some((entry.place.sheet.to_string(), entry.place.cell?));
    let read: HashMap<(String, CellRef), &Entry> =
        read.filter_map(|entry| Some((place(entry)?, entry))).collect();
    let asked = learned.empty.iter().filter(|place| !learned.lost.contains(*place));
    let mark = |place: &(String, CellRef)| {
        let value = read.get(place).map(|entry| value(entry, &learned.plan));
        (place.0.clone(), place.1, value.filter(|value| !value.is_empty()).unwrap_or_else(|| ANY.to_owned()))
    };
    asked.map(mark).collect()
}

/// A value as the field asks for it, a percentage where the plan's words ask for one; empty where any text will do.
fn value(entry: &Entry, plan: &Plan) -> String {
    let Some(field) = plan.field(&entry.field) else { return String::new() };
    let unit = plan.item(entry.item()).map_or("", |item| item.unit.as_str());
    let is_percentage = || matches!(unit, "%" | "％") || normalize::asks_for_percentage(entry, plan);
    match field.kind {
        FieldKind::Number | FieldKind::Amount if is_percentage() => PERCENTAGE.to_owned(),
        FieldKind::Number | FieldKind::Amount => NUMBER.to_owned(),
        _ => forms::example(field),
    }
}
