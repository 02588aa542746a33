//! The ledger of a submission as notes on its cells: what each was taken for.

use std::collections::BTreeMap;

use super::annotate::{CellNote, Paint};
use super::words;
use crate::model::{CellRef, Entry, Finding, Line, Overlay, Plan, SheetLedger};
use crate::rules::{self, Lang};

/// A note a cell: the key of a value, what a heading says, why a cell was not taken.
pub fn notes(ledgers: &[SheetLedger], entries: &[Entry], findings: &[Finding], plan: &Plan) -> Vec<CellNote> {
    let mut keys: BTreeMap<(&str, CellRef), Vec<String>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.raw.is_empty()) {
        let Some(cell) = entry.place.cell else { continue };
        keys.entry((&entry.place.sheet, cell)).or_default().push(key(entry, plan));
    }
    let lines = ledgers.iter().flat_map(|ledger| ledger.lines.iter().map(move |line| (&ledger.sheet, line)));
    let note = |(sheet, (cell, line)): (&String, &(CellRef, Line))| {
        let (paint, text) = match line {
            Line::Value => {
                (Paint::Value, keys.get(&(sheet, *cell)).map_or_else(String::new, |keys| keys.join("\n")))
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
