//! A department's findings as remarks for people: one a fault, with all its cells, must-fix first.

use std::collections::{BTreeMap, BTreeSet};

use super::{Recipient, words};
use crate::model::{CellRef, Finding, Plan, Severity};
use crate::rules;

/// A fault, however many cells have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// From one, over all severities.
    pub number: usize,
    pub severity: Severity,
    /// Path below the submissions folder; empty where nothing came.
    pub file: String,
    /// The sheet; empty where the whole file is meant.
    pub sheet: String,
    /// The cells, by row, then by column; empty where the whole sheet or file is meant.
    pub cells: Vec<CellRef>,
    /// The items that it is about, each as the form calls it.
    pub items: Vec<String>,
    /// The fields and years that it is about: 評価（令和5年度）.
    pub fields: Vec<String>,
    /// What was typed, as Excel shows it; empty where nothing was.
    pub typed: String,
    pub message: String,
    pub hint: String,
    pub code: &'static str,
}

/// The remarks of a department, must-fix first.
pub(super) fn of(recipient: &Recipient) -> Vec<Remark> {
    let plan = &recipient.collected.round.plan;
    let own = recipient.findings.iter().copied();
    let mut remarks: Vec<Remark> = Vec::new();
    let mut known: BTreeMap<rules::Statement, usize> = BTreeMap::new();
    for (finding, said) in own.filter_map(|finding| Some((finding, rules::Statement::of(finding, plan)?))) {
        let remark = remark(finding, said.clone(), plan);
        match known.get(&said) {
            Some(index) => remarks[*index].join(remark),
            None => {
                known.insert(said, remarks.len());
                remarks.push(remark);
            }
        }
    }
    remarks.sort_by_key(|remark| remark.severity);
    remarks.iter_mut().zip(1..).for_each(|(remark, number)| remark.number = number);
    remarks
}

fn remark(finding: &Finding, said: rules::Statement, plan: &Plan) -> Remark {
    let cells: BTreeSet<CellRef> = finding.place.cell.iter().chain(&finding.more_cells).copied().collect();
    Remark {
        number: 0,
        severity: said.severity,
        file: said.file,
        sheet: said.sheet,
        cells: cells.into_iter().collect(),
        items: finding.key.item().into_iter().map(|id| words::item_of(plan, id)).collect(),
        fields: field(finding, plan).into_iter().collect(),
        typed: said.typed,
        message: said.text.message,
        hint: said.text.hint,
        code: said.text.code,
    }
}

fn field(finding: &Finding, plan: &Plan) -> Option<String> {
    let field = finding.field.as_deref().map(|name| words::field_of(plan, name));
    let axis = Some(words::members(&finding.key, plan)).filter(|axis| !axis.is_empty());
    match (field, axis) {
        (Some(field), Some(axis)) => Some(format!("{field}（{axis}）")),
        (field, axis) => field.or(axis),
    }
}

impl Remark {
    /// Takes in the cells, items and fields of the same fault elsewhere on the sheet.
    fn join(&mut self, other: Remark) {
        let cells: BTreeSet<CellRef> = self.cells.iter().chain(&other.cells).copied().collect();
        self.cells = cells.into_iter().collect();
        add_new(&mut self.items, other.items);
        add_new(&mut self.fields, other.fields);
    }

    /// The cells, or the words for the whole sheet or file.
    pub fn place(&self) -> String {
        match (self.sheet.is_empty(), self.cells.is_empty()) {
            (_, false) => words::cells(&self.cells),
            (false, true) => "（シート全体）".to_owned(),
            (true, true) => "（ファイル全体）".to_owned(),
        }
    }

    /// What it is about: the items, then the fields, a line each.
    pub fn subject(&self) -> String {
        self.items.iter().chain(&self.fields).cloned().collect::<Vec<_>>().join("\n")
    }
}

fn add_new(texts: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
}
