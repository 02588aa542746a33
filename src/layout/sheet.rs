//! Reading a sheet: its tables under their headings, its labels with their values, and who is named above them.

use std::collections::BTreeSet;

use super::account::Account;
use super::area::Area;
use super::band::Band;
use super::contexts::contexts;
use super::frame::{self, Framed, Table};
use super::grid::{Cols, Spot};
use super::ids::{DimId, Of, ShapeId};
use super::label_names::above_labels;
use super::ledger::SheetRead;
use super::names::{Above, Named};
use super::outline::Context;
use super::pairs::{Label, Pairs};
use super::period::other_period;
use super::stranger_headings::drop_strangers;
use super::{Scope, across, choices, fault, found, keys, missing, sheet_name};
use crate::model::{LayoutFault, Line, TablePart};

/// How many rows above a label its values may stand that lost their own.
const HIGHEST: u32 = 100;
/// How many rows above a table that nobody is named for its name and what belongs to it may stand.
const NAMELESS: u32 = 12;

/// Reads a sheet.
pub fn read(scope: Scope) -> SheetRead {
    let mut parts = Parts::find(scope);
    parts.trim();
    let (accounts, beside, lacks) = (parts.accounts(), parts.beside(), parts.lacks());
    SheetRead { scope, framed: parts.framed, accounts, beside, lacks }
}

/// What stands on a sheet, before any of it is read.
struct Parts<'a> {
    scope: Scope<'a>,
    framed: Framed,
    /// What stands above each table.
    contexts: Vec<Context>,
    labels: Vec<Label>,
    /// Who stands above each label.
    above_labels: Vec<Named>,
    /// The cells of tables.
    tables: Area,
    /// These, and the cells of labels and their values.
    taken: Area,
}

impl<'a> Parts<'a> {
    fn find(scope: Scope<'a>) -> Self {
        let shapes = (0..scope.words.shapes.len()).map(ShapeId);
        let headings = shapes.flat_map(|shape| found::headings(scope, shape)).collect();
        let framed = frame::frame(scope, headings);
        let tables = Area::of_tables(&framed);
        let pairs = Pairs { scope, taken: &tables };
        let labels = pairs.find(&framed);
        let mut taken = tables.clone();
        for spot in labels.iter().flat_map(|label| pairs.spots(label)) {
            let at = scope.grid.place(spot);
            taken.add(at.row, Cols(at.col, at.col));
        }
        taken.tidy();
        let contexts = contexts(scope, &framed.tables, &taken);
        let is_list = !scope.alone && labels.is_empty() && choices::is_list(scope, &framed.tables, &contexts);
        let (framed, contexts) = if is_list { Default::default() } else { (framed, contexts) };
        let above_labels = above_labels(&pairs, &labels, &taken);
        Self { scope, framed, contexts, labels, above_labels, tables, taken }
    }

    /// Tables end above the names and the labels of what follows, and what is a name or a label is no heading.
    fn trim(&mut self) {
        let names = self.names().flat_map(|named| named.spots.iter().copied());
        let names: Vec<Spot> = names.collect();
        cut(&mut self.framed.tables, &names, &self.labels, self.scope);
        let of_labels: Vec<Spot> = self.labels.iter().flat_map(|label| self.pairs().spots(label)).collect();
        drop_strangers(self.scope, &mut self.framed, names.into_iter().chain(of_labels).collect());
    }

    /// What each table and each label says, who is named, and headings under which nothing can be read.
    fn accounts(&self) -> Vec<Account> {
        let tables = self.framed.tables.iter().zip(&self.contexts);
        let labels = self.labels.iter().zip(&self.above_labels);
        let lacks_heading = |table: &Table| {
            let mut account = Account::default();
            account.remark(missing::missing_heading(self.scope, table)?);
            Some(account)
        };
        let mut accounts: Vec<Account> = tables
            .map(|(table, context)| keys::read(self.scope, table, context))
            .chain(labels.map(|(label, named)| self.pairs().read(label, named)))
            .chain(self.names().map(|named| name_account(self.scope, named)))
            .chain(self.framed.tables.iter().filter_map(lacks_heading))
            .chain(captions(self.scope, &self.framed.tables))
            .chain(sheet_name::other_title(self.scope, &self.names().collect::<Vec<_>>()))
            .chain(sheet_name::other_department(self.scope))
            .collect();
        // Of a sheet from which nothing is taken, nobody need know the time.
        if accounts.iter().any(|account| !account.claims.is_empty()) {
            accounts.extend(other_period(self.scope, &self.framed.tables, &self.taken));
        }
        across::tell(self.scope, &self.framed.tables, &mut accounts);
        let lines = accounts.iter().flat_map(|account| &account.lines);
        let used: BTreeSet<Spot> = lines.map(|(spot, _)| *spot).collect();
        let claims = accounts.iter().flat_map(|account| &account.claims);
        let values: BTreeSet<Spot> = claims.filter_map(|claim| claim.spot).collect();
        // Years that answer labels are no headings: 建築年度 | 平成10年度.
        let is_free = |band: &&Band| {
            !band.heads().any(|head| used.contains(&head)) && !band.heads().all(|head| values.contains(&head))
        };
        let fragments = self.framed.fragments.iter().filter(is_free);
        accounts.extend(fragments.map(|band| fragment(self.scope, band, &self.taken)));
        accounts
    }

    /// The rows and columns of labels with their values, and of names that are missing: what stands there may be an
    /// answer.
    fn beside(&self) -> Area {
        let mut beside = Area::default();
        for (label, named) in self.labels.iter().zip(&self.above_labels) {
            // What stands between a name and its label may be a value that lost its own.
            let is_of_card = !self.scope.words.shape(label.shape).above.is_empty();
            let highest = if is_of_card { 0 } else { label.range.first.row };
            let top = named.spots.first().map_or(highest, |spot| self.scope.grid.place(*spot).row + 1);
            let top = top.max(label.range.first.row.saturating_sub(HIGHEST));
            let rows = top..=label.bottom.saturating_add(1);
            rows.for_each(|row| beside.add(row, Cols(label.range.first.col, label.right)));
        }
        let tables = self.framed.tables.iter().zip(&self.contexts);
        for (table, _) in tables.filter(|(_, context)| context.is_nobody()) {
            let rows = table.band.first.saturating_sub(NAMELESS)..table.band.first;
            rows.for_each(|row| beside.add(row, table.breadth()));
        }
        beside.tidy();
        beside
    }

    /// Whether the form has something that this sheet lacks: a table, a label beside a card, a heading.
    fn lacks(&self) -> bool {
        let named: Vec<&Named> = self.names().collect();
        lacks(self.scope, &self.framed.tables, &self.labels, &named)
    }

    /// Whoever is named above a table or a label.
    fn names(&self) -> impl Iterator<Item = &Named> {
        let of_tables = self.contexts.iter().flat_map(|context| context.above.iter().chain(&context.within));
        of_tables.chain(&self.above_labels)
    }

    fn pairs(&self) -> Pairs<'_> {
        Pairs { scope: self.scope, taken: &self.tables }
    }
}

/// The cells of a name, and what is odd about it.
fn name_account(scope: Scope, named: &Named) -> Account {
    let mut account = Account::default();
    let said = scope.words.describe(&vec![(named.dim, named.may.clone())]);
    if let Some(finding) = &named.fault {
        account.tell(finding.clone(), named.spots.clone());
    } else {
        named.spots.iter().for_each(|spot| account.mark(*spot, Line::Heading(said.clone())));
    }
    if let Some(finding) = &named.remark {
        account.remark(finding.clone());
    }
    account
}

/// What a department wrote right over a list of records that it gives once more: it may be last year's.
fn captions<'t>(scope: Scope<'t>, tables: &'t [Table]) -> impl Iterator<Item = Account> + 't {
    let is_list = move |table: &Table| scope.words.is_record(table.shape(scope).inner());
    let over = move |at: usize| -> Option<Spot> {
        let table = &tables[at];
        let before = tables[..at].iter().rfind(|other| other.band.shape == table.band.shape)?;
        let top = before.last() + 1;
        let row = scope.grid.rows_above(table.band.first, top).next().filter(|_| top < table.band.first)?;
        let mut spots = scope.grid.row(row);
        let own = spots.next().filter(|_| spots.next().is_none())?;
        let text = scope.grid.text(own);
        let is_of_form = scope.words.is_furniture(text) || scope.blank.says(text) || text.contains('続');
        (is_list(table) && !is_of_form).then_some(own)
    };
    (1..tables.len()).filter_map(over).map(move |spot| {
        let mut account = Account::default();
        account.tell(fault::at(scope, LayoutFault::CaptionedList, spot), [spot]);
        account
    })
}

/// Headings without rows that could be read, with the name above them.
fn fragment(scope: Scope, band: &Band, taken: &Area) -> Account {
    let mut account = Account::default();
    let heads: Vec<Spot> = band.heads().collect();
    let shape = scope.words.shape(band.shape);
    let finding = fault::half_matched(scope, heads[0], &shape.name, &heads, TablePart::Rows);
    let mut end = band.last;
    let rows = scope.grid.rows_between(band.last + 1, u32::MAX).take_while(|row| {
        let near = *row <= end + 1;
        end = *row;
        near
    });
    let under = rows.flat_map(|row| scope.grid.anchored(row, band.extent()));
    let cols = Above::around(band.extent(), band.bounds);
    let above = |dim: &DimId| Above { scope, dim: *dim, cols, taken }.find(band.first, 0);
    let named = shape.above.first().and_then(above).map(|named| named.spots).unwrap_or_default();
    account.tell(finding, heads.iter().copied().chain(under).chain(named));
    account
}

/// A table ends above the name or the label of what follows.
fn cut(tables: &mut [Table], names: &[Spot], labels: &[Label], scope: Scope) {
    let mut tops = Area::default();
    for spot in names {
        let at = scope.grid.place(*spot);
        tops.add(at.row, Cols(at.col, at.col));
    }
    for label in labels {
        tops.add(label.range.first.row, Cols(label.range.first.col, label.right));
    }
    tops.tidy();
    for table in tables {
        let extent = table.band.extent();
        let last = table.rows.iter().rposition(|row| row.state == frame::State::Keyed).unwrap_or(0);
        let cut = table.rows.iter().skip(last + 1).position(|row| tops.meets(row.row, extent));
        if let Some(cut) = cut {
            table.rows.truncate(last + 1 + cut);
        }
        table.rows.retain(|row| row.state == frame::State::Keyed || !tops.meets(row.row, extent));
    }
}

fn lacks(scope: Scope, tables: &[Table], labels: &[Label], named: &[&Named]) -> bool {
    let shapes = scope.words.shapes.iter().enumerate().filter(|(_, shape)| shape.beside.is_some());
    let label = shapes.into_iter().any(|(index, shape)| {
        let found = labels.iter().filter(|label| label.shape == ShapeId(index)).count();
        let is_of = |(dim, _): &(DimId, &Of)| shape.above.first() == Some(dim);
        let all = named.iter().flat_map(|named| named.may.iter().map(|of| (named.dim, of)));
        let asked = all.filter(is_of).map(|(_, of)| of).collect::<BTreeSet<_>>().len();
        // Of labels that no name stands over all stand on one sheet.
        let is_alike = |label: &Label| scope.words.shape(label.shape).above.is_empty();
        found < asked.max(usize::from(shape.above.is_empty() && labels.iter().any(is_alike)))
    });
    let empty = tables.is_empty() && labels.is_empty();
    empty || label || tables.iter().any(|table| missing::missing_heading(scope, table).is_some())
}
