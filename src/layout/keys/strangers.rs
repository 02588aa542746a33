//! Columns under headings that say nothing known, or too little.

use std::collections::BTreeSet;

use super::Keys;
use crate::layout::found::said;
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::DimId;
use crate::layout::words::How;
use crate::layout::{fault, missing};
use crate::model::{Finding, LayoutFault, TablePart};
use crate::text::fiscal_year;

/// A heading with its columns, and what stands under it.
type Unknown = (Spot, Cols, BTreeSet<Spot>);

impl Keys<'_> {
    /// Columns side by side under headings that say nothing known: one more column is a department's own, but beside
    /// one that may be meant for the form's, or over headings of the form, it may be so too.
    pub(super) fn tell_unknown_columns(&mut self) {
        let unknown = self.unknown_columns();
        let unknown = self.without_inner(unknown);
        for run in unknown.chunk_by(|(_, a, _), (_, b, _)| b.0 <= a.1 + 1) {
            let finding = |head: Spot, under: &BTreeSet<Spot>| {
                let finding = missing::unknown_heading(self.scope, self.table, &self.items.of, head);
                self.as_total(finding, head, under.iter())
            };
            let mut findings: Vec<Finding> =
                run.iter().map(|(head, _, under)| finding(*head, under)).collect();
            let is_extra = |finding: &Finding| {
                [LayoutFault::ExtraColumn, LayoutFault::OwnTotal]
                    .into_iter()
                    .any(|own| finding.fault == own.into())
            };
            if !findings.iter().all(is_extra) || run.iter().any(|(.., under)| self.holds_headings(under)) {
                for (finding, (head, ..)) in findings.iter_mut().zip(run).filter(|(known, _)| is_extra(known))
                {
                    let fault =
                        LayoutFault::UnknownHeading { nearest: None, note: None, missing: Vec::new() };
                    *finding = fault::at(self.scope, fault, *head);
                }
            }
            let refused =
                |head: Spot| self.scope.says[head].refusal.is_some() || self.scope.says[head].bare.is_some();
            // A year that the form itself has there only says more of the heading over it: 基準値 over （Ｒ２）.
            let is_form = |head: Spot| {
                let text = self.scope.grid.text(head);
                let label = fiscal_year::split_label(text, &fiscal_year::YearContext::default());
                label.is_some_and(|label| label.is_only_years()) && self.scope.words.is_furniture(text)
            };
            // Notes that the form prints beside the table under a word of their own are no column of it.
            let is_own = |spot: &Spot| self.scope.words.is_furniture(self.scope.grid.text(*spot));
            let is_printed = |head: &Spot, under: &BTreeSet<Spot>| is_own(head) && under.iter().all(is_own);
            let told = findings.into_iter().zip(run);
            let told = told.filter(|(_, (head, _, under))| !is_form(*head) && !is_printed(head, under));
            for (finding, (head, _, under)) in
                told.filter(|(_, (head, _, under))| !under.is_empty() || refused(*head))
            {
                self.account.tell(finding.clone(), under.iter().copied().chain([*head]));
                self.compare_total_column(&finding, *head, under);
            }
        }
    }

    /// Headings that say nothing known, each with its columns and what stands under it.
    fn unknown_columns(&self) -> Vec<Unknown> {
        let unknown = self.table.bands().flat_map(|band| &band.unknown);
        let is_label = |cols: Cols| self.table.labels.iter().any(|(_, labels)| labels.meets(cols));
        let own = unknown.filter(|(_, cols)| !is_label(*cols));
        let mut own: Vec<Unknown> =
            own.map(|(head, cols)| (*head, *cols, self.under_unknown(*cols))).collect();
        own.sort_by_key(|(head, cols, _)| (cols.0, *head));
        own
    }

    /// The same without headings of the form's own, which only lack the one above them: what they lack is told, of those under a
    /// heading that says nothing known together with that one.
    fn without_inner(&mut self, unknown: Vec<Unknown>) -> Vec<Unknown> {
        let inmost = self.shape.columns.last().copied().filter(|_| self.shape.columns.len() > 1);
        let is_inner = |(head, ..): &Unknown| inmost.is_some_and(|dim| self.says_all(*head, dim));
        let (inner, mut outer): (Vec<Unknown>, Vec<Unknown>) = unknown.into_iter().partition(is_inner);
        let mut lost: Vec<Unknown> = Vec::new();
        for own in inner {
            match self.outer_of(&own, &outer) {
                Some(over) if own.2.is_empty() && outer[over].2.is_empty() => {}
                Some(over) => outer[over].2.extend(own.2.into_iter().chain([own.0])),
                None => lost.push(own),
            }
        }
        for run in lost.chunk_by(|(_, a, _), (_, b, _)| b.0 <= a.1 + 1) {
            self.tell_lacking_heads(run);
        }
        outer
    }

    /// Whether a heading is a word of the form's for a dimension, and not one that only says more of what stands over it.
    fn says_all(&self, head: Spot, dim: DimId) -> bool {
        let scope = self.scope;
        let is_whole = scope.says[head].of(dim).is_some_and(|sense| sense.how == How::Whole);
        let is_own = said(scope, self.shape, head).iter().any(|(known, _)| *known == dim);
        is_whole && is_own && !scope.words.is_furniture(scope.grid.text(head))
    }

    /// The heading over another one, or left of it where it is not merged.
    fn outer_of(&self, (head, cols, _): &Unknown, outer: &[Unknown]) -> Option<usize> {
        let row = |spot: Spot| self.scope.grid.place(spot).row;
        let above = outer.iter().enumerate();
        let above = above.filter(|(_, (over, wide, _))| row(*over) < row(*head) && wide.0 <= cols.0);
        let (place, (_, wide, _)) = above.max_by_key(|(_, (_, wide, _))| wide.0)?;
        let is_free = |col: u32| !self.table.band.is_data(col);
        (wide.meets(*cols) || wide.0 == wide.1 && (wide.0..cols.0).all(is_free)).then_some(place)
    }

    /// Headings of the form's own without those that stand over them in the form.
    fn tell_lacking_heads(&mut self, run: &[Unknown]) {
        let heads: Vec<Spot> = run.iter().map(|(head, ..)| *head).collect();
        let under: BTreeSet<Spot> = run.iter().flat_map(|(.., under)| under).copied().collect();
        if let Some(first) = heads.first().filter(|_| !under.is_empty()) {
            let finding =
                fault::half_matched(self.scope, *first, &self.shape.name, &heads, TablePart::Columns);
            self.account.tell(finding, under.into_iter().chain(heads));
        }
    }

    /// Whether what stands under a heading says what the columns of the table do: it may be a table of its own.
    fn holds_headings(&self, under: &BTreeSet<Spot>) -> bool {
        let says = |spot: &Spot, dim: &DimId| {
            self.scope.says[*spot].of(*dim).is_some_and(|sense| sense.how == How::Whole)
        };
        under.iter().any(|spot| self.shape.columns.iter().any(|dim| says(spot, dim)))
    }

    /// The filled cells in columns whose heading says nothing known.
    fn under_unknown(&self, cols: Cols) -> BTreeSet<Spot> {
        let rows = self.table.rows.iter().flat_map(|row| self.scope.grid.across(row.row, cols));
        let free = |spot: &Spot| {
            let at = self.scope.grid.place(*spot);
            at.row > self.table.band.last
                && cols.holds(at.col)
                && !self.table.band.is_data(at.col)
                && !self.table.labels.iter().any(|(_, cols)| cols.holds(at.col))
        };
        rows.filter(free).collect()
    }
}
