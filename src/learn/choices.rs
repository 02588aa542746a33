//! What may be chosen in a cell, by the input rules of its sheet.

use crate::book::{ListRule, Workbook};
use crate::model::{CellRange, CellRef};

/// The most choices that a field may have.
const MOST: usize = 60;

/// What may be chosen in a cell of a sheet; `None` where it has no such rule, or the list can't be looked up.
pub fn of(workbook: &Workbook, sheet: &str, cell: CellRef) -> Option<Vec<String>> {
    let own = workbook.sheets.iter().find(|known| known.name == sheet)?;
    let holds = |rule: &&ListRule| rule.areas.iter().any(|area| area.contains(cell));
    let rule = own.lists.iter().find(holds)?;
    let mut values = listed(workbook, sheet, rule.source.trim().trim_start_matches('='))?;
    values.retain(|value| !value.is_empty());
    values.dedup();
    (2..=MOST).contains(&values.len()).then_some(values)
}

/// The texts of `"有,無"`, or of the cells of `一覧!$A$2:$A$5`.
fn listed(workbook: &Workbook, sheet: &str, source: &str) -> Option<Vec<String>> {
    if let Some(texts) = source.strip_prefix('"') {
        let texts = texts.trim_end_matches('"').split(',');
        return Some(texts.map(|text| text.trim().to_owned()).collect());
    }
    let (name, area) = source.rsplit_once('!').unwrap_or((sheet, source));
    let name = name.trim_matches('\'').replace("''", "'");
    let there = workbook.sheets.iter().find(|known| known.name == name)?;
    let area: CellRange = area.replace('$', "").parse().ok()?;
    let own = there.cells.iter().filter(|cell| area.contains(cell.at));
    Some(own.map(|cell| cell.shown.trim().to_owned()).take(MOST + 1).collect())
}
