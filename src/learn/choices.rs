//! What may be chosen in a cell, by the input rules of its sheet.

use super::doubts::places;
use super::form_sheet::FormSheet;
use crate::book::{ListRule, Sheet, Workbook};
use crate::model::{CellRange, CellRef};
use crate::text::width;

/// The most choices that a field may have.
const MOST: usize = 60;

/// What may be chosen in a cell of a sheet; `None` where it has no such rule, or the list can't be looked up.
pub fn of(workbook: &Workbook, sheet: &str, cell: CellRef) -> Option<Vec<String>> {
    let own = workbook.sheets.iter().find(|known| known.name == sheet)?;
    values(workbook, sheet, &rule(own, cell)?.source)
}

fn rule(sheet: &Sheet, cell: CellRef) -> Option<&ListRule> {
    sheet.lists.iter().find(|rule| rule.areas.iter().any(|area| area.contains(cell)))
}

fn values(workbook: &Workbook, sheet: &str, source: &str) -> Option<Vec<String>> {
    let mut values = listed(workbook, sheet, source.trim().trim_start_matches('='))?;
    values.retain(|value| !value.is_empty());
    values.dedup();
    (2..=MOST).contains(&values.len()).then_some(values)
}

/// What may be chosen in the places of one field.
#[derive(Default)]
pub struct OfField {
    /// The rules that were met: the sheet, what it writes, and what it offers.
    lists: Vec<(String, String, Option<Vec<String>>)>,
    places: Vec<Place>,
}

/// A place of a field.
struct Place {
    sheet: String,
    at: CellRef,
    /// Its rule, by its place among those that were met; one that can't be looked up is none.
    list: Option<usize>,
    /// What stands there already.
    typed: Option<String>,
}

impl OfField {
    /// Takes a place in; what the form computes there is none, nor what is merged into it from above.
    pub fn see(&mut self, workbook: &Workbook, page: &FormSheet, at: CellRef) {
        let first = page.grid.merge_at(at).first;
        let spot = page.grid.at(first.row, first.col).filter(|spot| !page.is_open(*spot));
        if first.row != at.row || spot.is_some_and(|spot| page.grid.cell(spot).formula) {
            return;
        }
        let sheet = page.grid.sheet.name.clone();
        let list = rule(page.grid.sheet, at).and_then(|rule| self.list(workbook, &sheet, &rule.source));
        let typed = spot.map(|spot| width::clean(page.text(spot)));
        self.places.push(Place { sheet, at, list, typed });
    }

    fn list(&mut self, workbook: &Workbook, sheet: &str, source: &str) -> Option<usize> {
        let is_known = |(of, known, _): &(String, String, _)| of == sheet && known == source;
        let at = self.lists.iter().position(is_known).unwrap_or_else(|| {
            self.lists.push((sheet.to_owned(), source.to_owned(), values(workbook, sheet, source)));
            self.lists.len() - 1
        });
        self.lists[at].2.is_some().then_some(at)
    }

    /// What may be chosen in all of the places: one without a rule may hold one of the same words already.
    pub fn of_all(&self) -> Option<Vec<String>> {
        let offers = |place: &Place| place.list.and_then(|list| self.lists[list].2.as_ref());
        let first = self.places.iter().find_map(offers)?;
        let fits = |place: &Place| match (offers(place), &place.typed) {
            (Some(own), _) => own == first,
            (None, Some(typed)) => first.contains(typed),
            (None, None) => false,
        };
        self.places.iter().all(fits).then(|| first.clone())
    }

    /// The places with choices, where others have none, or have others.
    pub fn of_some(&self) -> Vec<(String, CellRef)> {
        if self.of_all().is_some() {
            return Vec::new();
        }
        let own = self.places.iter().filter(|place| place.list.is_some());
        own.map(|place| (place.sheet.clone(), place.at)).collect()
    }
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

/// What is told of choices that only some places of a field have.
pub fn about_choices(label: &str, cells: &[(String, CellRef)]) -> Option<String> {
    let shown = places(cells);
    (!cells.is_empty()).then(|| format!("「{label}」は、選択肢から選ぶセル（{shown}）が一部だけか、選択肢がセルによって違うので、選択肢の欄とはしませんでした。選択肢にない記入も、指摘しません。どのセルも同じ選択肢から選ぶ欄であれば、できたフォルダーを消し、すべてのセルに同じ入力規則を付けた調査票から作り直してください。"))
}
