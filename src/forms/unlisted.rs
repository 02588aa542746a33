//! Names in the clerk's own blank form, among those of the items, that the list has not: what is written beside them is
//! returned.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Sheet, Workbook};
use crate::layout::{LaidOut, loose};
use crate::model::{CellRef, Line, Plan, SheetLedger};
use crate::template::Form;
use crate::text::example;
use crate::text::fiscal_year::is_total;

/// A name has no more letters; what has is a note.
const MOST: usize = 40;
/// What notes begin with.
const NOTES: [&str; 4] = ["※", "（注", "(注", "注"];

/// The names, by sheet and row.
pub(super) fn names(workbook: &Workbook, laid_out: &LaidOut, plan: &Plan, form: &Form) -> Vec<String> {
    let titles: BTreeSet<String> = plan.items.iter().map(|item| loose(&item.title)).collect();
    let sections = plan.items.iter().flat_map(|item| &item.path);
    let own: BTreeSet<String> = sections.chain(&form.furniture).map(|text| loose(text)).collect();
    let is_name = |text: &str| {
        let is_note = text.chars().count() > MOST || NOTES.iter().any(|sign| text.starts_with(sign));
        !is_note && !own.contains(&loose(text)) && !is_total(text) && !example::is_said(text)
    };
    let named = |ledger: &SheetLedger| {
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == ledger.sheet);
        sheet.map_or_else(Vec::new, |sheet| among(sheet, ledger, &titles, &is_name))
    };
    laid_out.ledgers.iter().flat_map(named).collect()
}

/// Those of a sheet: what stands between the titles of items, or right under the last of them, and says nothing known.
fn among(
    sheet: &Sheet,
    ledger: &SheetLedger,
    titles: &BTreeSet<String>,
    is_name: &impl Fn(&str) -> bool,
) -> Vec<String> {
    let text = |at: CellRef| sheet.get(at).map(|cell| cell.shown.trim()).filter(|text| !text.is_empty());
    let is_title = |at: &CellRef| text(*at).is_some_and(|text| titles.contains(&loose(text)));
    let labels = ledger.lines.iter().filter(|(_, line)| matches!(line, Line::Label(_)));
    let mut columns: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (at, _) in labels.filter(|(at, _)| is_title(at)) {
        columns.entry(at.col).or_default().insert(at.row);
    }
    let known =
        |line: &Line| matches!(line, Line::Label(_) | Line::Heading(_) | Line::Value | Line::Repeat(_));
    let said: BTreeSet<CellRef> =
        ledger.lines.iter().filter(|(_, line)| known(line)).map(|(at, _)| *at).collect();
    let unknown = |(col, rows): (u32, BTreeSet<u32>)| -> Vec<String> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
        let under = (*last + 1..).take_while(|row| text(CellRef::new(*row, col)).is_some());
        let all = (*first..*last).chain(under).map(|row| CellRef::new(row, col));
        let open = all.filter(|at| !said.contains(at)).filter_map(text);
        open.filter(|text| is_name(text)).map(str::to_owned).collect()
    };
    columns.into_iter().flat_map(unknown).collect()
}
