//! Rows and columns that sum up what a table says: they are not read, and compared with what they sum up.

use std::collections::BTreeSet;

use super::Keys;
use crate::book::CellValue;
use crate::layout::fold::loose;
use crate::layout::frame::{State, TableRow};
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::FieldId;
use crate::layout::{Scope, fault};
use crate::model::{ConsistencyFault, FieldKind, Finding, LayoutFault};
use crate::text::display;
use crate::text::number::read_as_said;

/// Words for the sum of all.
const SUMS: [&str; 3] = ["計", "合計", "総計"];
/// Words for sums of all that stands there, those of parts of it left out.
const ALL: [&str; 11] =
    ["計", "合計", "総計", "総数", "総額", "総量", "累計", "年計", "年間計", "年間合計", "通年計"];
/// A sum may be so far off: it shows so many decimals.
const NEAR: f64 = 0.05;
/// So many rows above a total may be its parts.
const MOST_PARTS: usize = 500;

impl Keys<'_> {
    /// A row or a column that only adds up what is read says nothing new: a department's own where it does, the form's own
    /// where all of it is numbers.
    pub(super) fn as_total<'c>(
        &self,
        finding: Finding,
        head: Spot,
        mut cells: impl Iterator<Item = &'c Spot>,
    ) -> Finding {
        let scope = self.scope;
        let is_own = self.is_sum_of_form(head);
        let says_no_more = |cell: &Spot| self.adds_up(*cell) || is_own && number_in(scope, *cell).is_some();
        let is_total = finding.fault == LayoutFault::ExtraColumn.into()
            && scope.words.is_total(scope.grid.text(head))
            && cells.all(says_no_more);
        if is_total { Finding { fault: LayoutFault::OwnTotal.into(), ..finding } } else { finding }
    }

    /// Whether the form itself has a row or a column of this word; 計, 合計 and 総計 mean the same.
    fn is_sum_of_form(&self, head: Spot) -> bool {
        let (words, text) = (self.scope.words, self.scope.grid.text(head));
        let is_any = |text: &str| SUMS.contains(&loose(text).as_str());
        words.is_furniture(text) || is_any(text) && SUMS.iter().any(|sum| words.is_furniture(sum))
    }

    /// Tells what is no number in a row of sums that the form has: whatever it says, it is no sum. The other cells.
    pub(super) fn without_words(&mut self, label: Option<Spot>, cells: Vec<Spot>) -> Vec<Spot> {
        let scope = self.scope;
        let is_sum =
            |label: &Spot| scope.words.is_total(scope.grid.text(*label)) && self.is_sum_of_form(*label);
        let Some(label) = label.filter(is_sum) else { return cells };
        let is_sum = |spot: &Spot| {
            let is_open = scope.grid.cell(*spot).value == CellValue::Uncomputed;
            *spot == label || is_open || number_in(scope, *spot).is_some()
        };
        let (sums, words): (Vec<Spot>, Vec<Spot>) = cells.into_iter().partition(is_sum);
        if let Some(first) = words.first() {
            self.account.tell(fault::at(scope, LayoutFault::UnreadCells, *first), words.clone());
        }
        sums
    }

    /// Tells which sums of a row of the form's own are not those of the rows above it.
    pub(super) fn compare_total(&mut self, finding: &Finding, label: Spot, cells: &[Spot]) {
        if finding.fault != LayoutFault::OwnTotal.into() {
            return;
        }
        let wrong: Vec<Finding> = cells.iter().filter_map(|cell| self.mismatch(label, *cell)).collect();
        wrong.into_iter().for_each(|finding| self.account.remark(finding));
    }

    /// Tells which sums of a column of the form's own are not those of the columns of the table.
    pub(super) fn compare_total_column(&mut self, finding: &Finding, head: Spot, cells: &BTreeSet<Spot>) {
        let name = loose(self.scope.grid.text(head));
        let sums = SUMS.iter().any(|sum| name.ends_with(sum)) || ALL.contains(&name.as_str());
        if finding.fault != LayoutFault::OwnTotal.into() || !sums {
            return;
        }
        let wrong: Vec<Finding> = cells.iter().filter_map(|cell| self.mismatch_across(head, *cell)).collect();
        wrong.into_iter().for_each(|finding| self.account.remark(finding));
    }

    /// That a sum is not that of what its row says in the columns of the table, which are all of one field.
    fn mismatch_across(&self, head: Spot, total: Spot) -> Option<Finding> {
        let (scope, at) = (self.scope, self.scope.grid.place(total));
        number_in(scope, total).filter(|_| !self.adds_up(total))?;
        let row = self.table.rows.iter().position(|row| row.row == at.row && row.state == State::Keyed)?;
        let fields: BTreeSet<Option<FieldId>> =
            (0..self.table.band.columns.len()).map(|column| self.field(row, column, false)).collect();
        let field = fields.first().copied().flatten().filter(|_| fields.len() == 1)?;
        let counts = may_be_added(scope.words.field(field).kind);
        let heads = self.table.bands().flat_map(|band| &band.unknown);
        let before =
            heads.filter(|(other, cols)| cols.1 < at.col && scope.words.is_total(scope.grid.text(*other)));
        let from = before.map(|(_, cols)| cols.1 + 1).max().filter(|_| !is_of_all(scope.grid.text(head)));
        let columns =
            self.table.band.columns.iter().filter(|column| counts && column.cols.0 >= from.unwrap_or(0));
        let mut cells: Vec<Spot> =
            columns.flat_map(|column| self.table.cells(scope, at.row, column.cols)).collect();
        cells.dedup();
        let parts: Option<Vec<f64>> = cells.into_iter().map(|spot| number_in(scope, spot)).collect();
        let parts = parts.filter(|parts| !parts.is_empty())?;
        self.not_the_sum(total, field, &parts)
    }

    /// That a sum in the row of this label is not the sum of what stands above it. What is no number adds up to nothing
    /// certain, and neither do shares.
    fn mismatch(&self, label: Spot, total: Spot) -> Option<Finding> {
        let (scope, at) = (self.scope, self.scope.grid.place(total));
        if self.adds_up(total) || scope.grid.text(label).contains("平均") {
            return None;
        }
        let column = self.table.band.columns.iter().position(|column| column.cols.holds(at.col))?;
        let field = self.field(self.table.row_at(at.row), column, false)?;
        let counts = may_be_added(scope.words.field(field).kind);
        let parts = self.parts(label, total).filter(|parts| counts && !parts.is_empty())?;
        self.not_the_sum(total, field, &parts)
    }

    /// That a number is not the sum of these, as far as it shows.
    fn not_the_sum(&self, total: Spot, field: FieldId, parts: &[f64]) -> Option<Finding> {
        let scope = self.scope;
        let sum = (parts.iter().sum::<f64>() * 1e6).round() / 1e6;
        number_in(scope, total).filter(|total| (total - sum).abs() > NEAR)?;
        let total_said = scope.grid.text(total).to_owned();
        let fault = ConsistencyFault::TotalMismatch { total: total_said, sum: display::number(sum) };
        Some(fault::at(scope, fault, total).field(&scope.words.field(field).name))
    }

    /// The numbers above a sum: down from the sum before it where it is a part itself (小計, 第１四半期計), otherwise all but
    /// such sums; of a sum over all rows those under it. `None` where something there is no number.
    fn parts(&self, label: Spot, total: Spot) -> Option<Vec<f64>> {
        let (scope, at) = (self.scope, self.scope.grid.place(total));
        let is_total =
            |row: &&TableRow| row.label.is_some_and(|spot| scope.words.is_total(scope.grid.text(spot)));
        let above = || self.table.rows.iter().filter(|row| row.row < at.row);
        let from = above().rev().find(is_total).filter(|_| !is_of_all(scope.grid.text(label)));
        let from = from.map_or(0, |row| row.row + 1);
        let under = self.table.rows.iter().filter(|row| row.row > at.row).take_while(|row| !is_total(row));
        let rows: Vec<&TableRow> = match above().all(|row| is_total(&row)) {
            true => under.collect(),
            false => above().filter(|row| !is_total(row) && row.row >= from).collect(),
        };
        let cells = rows.iter().flat_map(|row| self.table.cells(scope, row.row, scope.grid.cols(total)));
        let mut cells: Vec<Spot> = cells.collect();
        cells.dedup();
        cells.into_iter().map(|spot| number_in(scope, spot)).collect()
    }

    /// Whether a cell is the sum or the mean of the numbers left of it, or of those above it, sums among them or left out.
    /// What a formula has not computed yet nobody has written.
    fn adds_up(&self, total: Spot) -> bool {
        let scope = self.scope;
        if scope.grid.cell(total).value == CellValue::Uncomputed {
            return true;
        }
        let Some(sum) = number_in(scope, total) else { return false };
        let at = scope.grid.place(total);
        // What stands left of it may be of another table beside this one.
        let left = at.col.checked_sub(1).map(|last| scope.grid.across(at.row, Cols(0, last)));
        let left = left.into_iter().flatten().rev();
        let above = || self.table.rows.iter().rev().filter(|row| row.row < at.row).take(MOST_PARTS);
        let cells = |row: &TableRow| self.table.cells(scope, row.row, scope.grid.cols(total));
        let is_part =
            |row: &&TableRow| !row.label.is_some_and(|spot| scope.words.is_total(scope.grid.text(spot)));
        sum == 0.0
            || is_sum(sum, left.map(|spot| number_in(scope, spot)))
            || is_sum(sum, above().flat_map(cells).map(|spot| number_in(scope, spot)))
            || is_sum(sum, above().filter(is_part).flat_map(cells).map(|spot| number_in(scope, spot)))
    }
}

/// Whether a name says that all is summed up; any other sum (小計, 第１四半期計) is one of what stands there since the sum
/// before it.
fn is_of_all(name: &str) -> bool {
    ALL.contains(&loose(name).as_str())
}

/// Whether numbers in such a field may be added: shares may not.
const fn may_be_added(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Number | FieldKind::Amount | FieldKind::Text)
}

/// The number that is all of a cell, a unit behind it left out.
pub(super) fn number_in(scope: Scope, spot: Spot) -> Option<f64> {
    read_as_said(scope.grid.text(spot)).into_value().map(|quantity| quantity.value)
}

/// Whether the first of the parts, two at least where there are so many, add up to this, or are this on average, as far as
/// it shows. Texts are no parts.
fn is_sum(total: f64, parts: impl Iterator<Item = Option<f64>>) -> bool {
    let parts: Vec<f64> = parts.flatten().collect();
    let near = |value: f64, far: f64| (value - total).abs() <= far;
    let shown = if total.fract() == 0.0 { 0.5 } else { NEAR };
    let (mut sum, mut count) = (0.0, 0);
    parts.iter().any(|part| {
        sum += part;
        count += 1;
        let is_run = count > 1 || parts.len() == 1;
        is_run && (near(sum, NEAR) || near(sum / f64::from(count), shown))
    })
}
