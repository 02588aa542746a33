//! The ledger of a submission as notes on its cells: what each was taken for.

use std::collections::BTreeMap;

use super::annotate::{CellNote, Paint};
use super::words;
use crate::model::{CellRef, Entry, Fault, Finding, Line, Overlay, Plan, SheetLedger};
use crate::rules::{self, Lang};

/// A note a cell: the key of a value, what a heading says, why a cell was not taken.
pub fn notes(ledgers: &[SheetLedger], entries: &[Entry], findings: &[Finding], plan: &Plan) -> Vec<CellNote> {
    let mut keys: BTreeMap<(&str, CellRef), Vec<String>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.raw.is_empty()) {
        let Some(cell) = entry.place.cell else { continue };
        keys.entry((&entry.place.sheet, cell)).or_default().push(key(entry, plan));
    }
    let doubts = doubts(findings);
    let lines = ledgers.iter().flat_map(|ledger| ledger.lines.iter().map(move |line| (&ledger.sheet, line)));
    let note = |(sheet, (cell, line)): (&String, &(CellRef, Line))| {
        let (paint, text) = match line {
            Line::Value => {
                let key = keys.get(&(sheet, *cell)).map_or_else(String::new, |keys| keys.join("\n"));
                value(key, doubts.get(&(sheet, *cell)).copied(), plan)
            }
            Line::Heading(said) => (Paint::Heading, said.clone()),
            Line::Label(said) => (Paint::Label, said.clone()),
            Line::Repeat(other) => (Paint::Repeat, format!("{other}と同じ内容です。")),
            Line::Furniture => (Paint::Furniture, String::new()),
            Line::Told(number) => told(&findings[*number], plan),
        };
        CellNote { sheet: sheet.clone(), cell: *cell, paint, text }
    };
    let over = ledgers
        .iter()
        .flat_map(|ledger| ledger.overlays.iter().map(|line| over(&ledger.sheet, line, findings, plan)));
    lines.map(note).chain(over).collect()
}

/// The gravest finding on the value of each cell.
fn doubts(findings: &[Finding]) -> BTreeMap<(&str, CellRef), &Finding> {
    let of_values = findings.iter().filter(|finding| matches!(finding.fault, Fault::Value(_)));
    let mut all: BTreeMap<(&str, CellRef), &Finding> = BTreeMap::new();
    for (cell, finding) in of_values.filter_map(|finding| Some((finding.place.cell?, finding))) {
        let known = all.entry((finding.place.sheet.as_str(), cell)).or_insert(finding);
        if finding.severity < known.severity {
            *known = finding;
        }
    }
    all
}

/// A value with its key; one that was refused, or is in doubt, is painted and told as such.
fn value(key: String, doubt: Option<&Finding>, plan: &Plan) -> (Paint, String) {
    let Some((paint, told)) = doubt.map(|doubt| told(doubt, plan)) else { return (Paint::Value, key) };
    (paint, format!("{key}\n{told}"))
}

/// What lies over a cell is said at the cell.
fn over(
    sheet: &str,
    (overlay, cell, line): &(Overlay, CellRef, Line),
    findings: &[Finding],
    plan: &Plan,
) -> CellNote {
    let (paint, text) = match line {
        Line::Told(number) => told(&findings[*number], plan),
        _ => (Paint::Furniture, String::new()),
    };
    let what = match overlay {
        Overlay::Note => "コメント",
        Overlay::Text => "図形の文章",
        Overlay::Picture => "画像",
    };
    CellNote { sheet: sheet.to_owned(), cell: *cell, paint, text: format!("（{what}）{text}") }
}

/// №4 NPO派遣研修の実施 · 令和5年度 · 評価
fn key(entry: &Entry, plan: &Plan) -> String {
    let parts = [
        words::item_of(plan, entry.item()),
        words::members(&entry.key, plan),
        words::field_of(plan, &entry.field),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn told(finding: &Finding, plan: &Plan) -> (Paint, String) {
    let text = rules::render(finding, plan, Lang::Ja);
    (Paint::Fault(finding.severity), format!("{} {}", text.code, text.message))
}
