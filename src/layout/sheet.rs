//! Reading a sheet: its tables under their headings, its labels with their values, and who is named above them.

use std::collections::{BTreeMap, BTreeSet};

use super::account::Account;
use super::area::Area;
use super::band::Band;
use super::frame::{self, Framed, Table};
use super::grid::{Cols, Spot};
use super::ids::{DimId, FIELD, Of, ShapeId};
use super::ledger::{BESIDE, SheetRead};
use super::names::{self, Above, Named};
use super::outline::Context;
use super::pairs::{Label, Pairs};
use super::period::other_period;
use super::words::How;
use super::{Scope, across, choices, fault, found, keys, missing, sheet_name};
use crate::model::{CellRef, LayoutFault, Line, TablePart};

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
            .chain(other_period(self.scope, &self.framed.tables, &self.taken))
            .collect();
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

/// Who stands above each label, no higher than the label of the same kind before it.
fn above_labels(pairs: &Pairs, labels: &[Label], taken: &Area) -> Vec<Named> {
    let mut tops: BTreeMap<(ShapeId, Cols), u32> = BTreeMap::new();
    let above = labels.iter().map(|label| {
        let cols = Cols(label.range.first.col, label.right);
        // A card that was put under another one may stand a column beside it; a card beside it is further off.
        let over = |other: &Cols| other.holds(cols.0) || cols.0 + 1 == other.0;
        let same = tops.iter().filter(|((shape, other), _)| *shape == label.shape && over(other));
        let top = same.map(|(_, row)| row + 1).max().unwrap_or(0);
        tops.insert((label.shape, cols), label.range.first.row);
        let alone = labels.iter().filter(|other| other.shape == label.shape).count() == 1;
        // Nobody but the department answers: nobody need be named.
        let Some(&dim) = pairs.scope.words.shape(label.shape).above.first() else {
            return Named { dim: FIELD, ..Named::default() };
        };
        let own = !is_under_text(pairs.scope, label, taken);
        of_sheet(pairs.scope, pairs.above(label, top, taken), dim, alone && own)
    });
    let mut above: Vec<Named> = above.collect();
    name_as_left(labels, &mut above, pairs.scope);
    for index in doubtful(labels, &above, pairs.scope) {
        above[index] = Named { dim: above[index].dim, ..Named::default() };
    }
    above
}

/// A label over which nobody stands, right of the others of its card, is of whom these are: 目標値|__|実績値|__ under a name
/// that is no wider than the first. That is one who stands over a label of its row, or over all others of the sheet; where the
/// same label stands under that name already, nobody can know which of the two is meant, and both are told.
fn name_as_left(labels: &[Label], above: &mut [Named], scope: Scope) {
    let is_nobody = |named: &Named| named.spots.is_empty() && named.may.is_empty() && named.fault.is_none();
    let known: Vec<usize> = (0..labels.len()).filter(|at| !is_nobody(&above[*at])).collect();
    let shape = |at: usize| scope.words.shape(labels[at].shape);
    let nobody = (0..labels.len()).filter(|at| !known.contains(at) && !shape(*at).above.is_empty());
    for index in nobody {
        let own = labels[index].range.first;
        let is_left = |at: &&usize| {
            let other = labels[**at].range;
            other.last.col < own.col && shape(**at).card == shape(index).card
        };
        let left: Vec<usize> = known.iter().filter(is_left).copied().collect();
        let is_again =
            |at: &usize| labels[*at].shape == labels[index].shape && labels[*at].range.first.row != own.row;
        if left.iter().any(is_again) {
            continue;
        }
        let beside = left.iter().copied().filter(|at| labels[*at].range.first.row == own.row);
        let one = left.first().copied().filter(|first| {
            let is_same = |at: &usize| above[*at].spots == above[*first].spots;
            known.iter().all(is_same) && above[*first].spots.iter().all(|spot| is_over(scope, *spot, own))
        });
        let Some(of) = beside.max_by_key(|at| labels[*at].range.last.col).or(one) else { continue };
        above[index] = above[of].clone();
    }
}

fn is_over(scope: Scope, spot: Spot, at: CellRef) -> bool {
    scope.grid.place(spot).row < at.row
}

/// The labels of which nobody can know whose they are, since the same label comes again under one name. Where all labels of
/// a card stand before it comes again, it begins a card whose name was lost: only what stands between the two may be of
/// either. Where some are missing, one of the two was meant for another.
fn doubtful(labels: &[Label], above: &[Named], scope: Scope) -> Vec<usize> {
    let row = |at: usize| labels[at].range.first.row;
    let cols = |at: usize| Cols(labels[at].range.first.col, labels[at].right);
    let nobody = |at: usize| above[at].may.is_empty() && above[at].spots.is_empty();
    let is_doubtful = |index: &usize| {
        let Some(name) = above[*index].spots.first().map(|spot| scope.grid.place(*spot).row) else {
            return false;
        };
        let own = |at: &usize| cols(*at).meets(cols(*index)) && row(*at) > name;
        let kinds =
            |to: usize| -> BTreeSet<ShapeId> { (0..to).filter(own).map(|at| labels[at].shape).collect() };
        let before = kinds(*index);
        let again = |at: &usize| own(at) && nobody(*at);
        (*index + 1..labels.len()).filter(again).any(|at| match labels[at].shape == labels[*index].shape {
            true => kinds(at) != kinds_of_card(scope, above[*index].dim),
            false => before.contains(&labels[at].shape),
        })
    };
    (0..labels.len()).filter(is_doubtful).collect()
}

/// The labels that stand under a name of this dimension.
fn kinds_of_card(scope: Scope, dim: DimId) -> BTreeSet<ShapeId> {
    let shapes = scope.words.shapes.iter().enumerate();
    let own = shapes.filter(|(_, shape)| shape.beside.is_some() && shape.above.first() == Some(&dim));
    own.map(|(index, _)| ShapeId(index)).collect()
}

/// Whether right over a label stands what is neither known nor the form's, on a sheet on which another cell names whom the
/// sheet's name means: a card set beside that one, under a name that nobody knows.
fn is_under_text(scope: Scope, label: &Label, taken: &Area) -> bool {
    let at = label.range.first;
    let over = at.row.checked_sub(1).and_then(|row| scope.grid.at(row, at.col));
    let is_unknown = |spot: Spot| {
        let text = scope.grid.text(spot);
        scope.says[spot].senses.is_empty()
            && !taken.holds(scope.grid.place(spot))
            && !scope.words.is_furniture(text)
            && !scope.words.is_word(text)
    };
    let dims = &scope.words.shape(label.shape).above;
    over.is_some_and(is_unknown)
        && dims.first().is_some_and(|dim| is_said(scope, *dim, &sheet_name::said(scope, *dim)))
}

/// The name above; or else, where there is one table or label of its kind only, the sheet's. What only looks like a name
/// is one where the sheet names nobody.
fn of_sheet(scope: Scope, named: Option<Named>, dim: DimId, alone: bool) -> Named {
    let (stranger, named) = match named {
        Some(named) if !named.stranger => return named,
        other => (other.is_some(), other.unwrap_or_default()),
    };
    let may = Some(sheet_name::said(scope, dim)).filter(|_| alone).unwrap_or_default();
    let may = if stranger && is_said(scope, dim, &may) { Vec::new() } else { may };
    if stranger && may.is_empty() { named } else { Named { dim, may, ..Named::default() } }
}

/// Whether a cell of the sheet names whom the sheet's name means: what stands under another name is of another then.
fn is_said(scope: Scope, dim: DimId, may: &[Of]) -> bool {
    let says = |spot: Spot| {
        scope.says[spot].of(dim).is_some_and(|sense| sense.how == How::Whole && sense.may == may)
    };
    scope.grid.spots().any(says)
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

/// What stands above each table.
fn contexts(scope: Scope, tables: &[Table], taken: &Area) -> Vec<Context> {
    let mut tops: BTreeMap<Cols, u32> = BTreeMap::new();
    tables
        .iter()
        .map(|table| {
            let extent = table.band.extent();
            let top =
                tops.iter().filter(|(cols, _)| cols.meets(extent)).map(|(_, row)| row + 1).max().unwrap_or(0);
            tops.insert(extent, table.band.first);
            let alone = tables.iter().filter(|other| other.band.shape == table.band.shape).count() == 1;
            context(scope, table, top, taken, alone)
        })
        .collect()
}

fn context(scope: Scope, table: &Table, top: u32, taken: &Area, alone: bool) -> Context {
    let shape = table.shape(scope);
    let cols = Above::around(table.breadth(), table.band.bounds);
    let find = |dim: DimId, top: u32| Above { scope, dim, cols, taken }.find(table.band.first, top);
    let above = shape.above.first().map(|dim| {
        let corner = corner(scope, table, *dim);
        of_sheet(
            scope,
            corner.or_else(|| {
                find(*dim, if scope.words.is_named(*dim) { 0 } else { top })
                    .map(|named| whose(scope, table, named, taken))
            }),
            *dim,
            alone,
        )
    });
    let within = shape.within.and_then(|dim| find(dim, 0)).filter(|named| !named.stranger);
    Context { above, within }
}

/// A name, unless rows like those of the table stand between the two: then it may be theirs, whose headings were lost, and
/// nobody is named. Such a row has its label where those of the table stand, or first; a year further on is an answer.
fn whose(scope: Scope, table: &Table, named: Named, taken: &Area) -> Named {
    let inner = table.shape(scope).inner();
    let is_row = |row: u32| {
        let spots = scope.grid.anchored(row, table.breadth());
        let free: Vec<Spot> = spots.filter(|spot| !taken.holds(scope.grid.place(*spot))).collect();
        let says = |spot: &Spot| scope.says[*spot].of(inner).is_some_and(|sense| sense.how == How::Whole);
        let labels = table.label_cols(inner);
        let is_label = |spot: &&Spot| labels.is_some_and(|cols| cols.meets(scope.grid.cols(**spot)));
        free.len() > 1 && free.iter().take(1).chain(free.iter().filter(is_label)).any(says)
    };
    let name = named.spots.iter().map(|spot| scope.grid.place(*spot).row).max().unwrap_or(0);
    let mut between = scope.grid.rows_between(name + 1, table.band.first.saturating_sub(1));
    if between.any(is_row) { Named { dim: named.dim, ..Named::default() } } else { named }
}

/// The title in the corner of the table, where the heading of the labels would stand.
fn corner(scope: Scope, table: &Table, dim: DimId) -> Option<Named> {
    let over = |cols: &Cols| table.labels.iter().any(|(_, labels)| labels.meets(*cols));
    let corners = table.band.unknown.iter().filter(|(_, cols)| over(cols));
    let named = corners.filter_map(|(spot, _)| {
        let may = names::of_labels(scope, &[*spot], dim).filter(|may| !may.is_empty())?;
        Some(Named { dim, may, spots: vec![*spot], ..Named::default() })
    });
    named.into_iter().next()
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

/// What is a row, a name or a label of something else is no heading that nobody knows, and neither is what stands beyond
/// two empty columns, or nearer to the table beside.
fn drop_strangers(scope: Scope, framed: &mut Framed, spots: BTreeSet<Spot>) {
    let rows = Area::of_rows(framed);
    let columns = framed.tables.iter().flat_map(|table| table.bands()).flat_map(|band| &band.columns);
    let heads: BTreeSet<Spot> = columns.flat_map(|column| column.heads.iter().copied()).collect();
    let places: Vec<(Cols, u32, u32)> =
        framed.tables.iter().map(|table| (table.breadth(), table.band.first, table.last())).collect();
    let data: Vec<(u32, u32, Cols)> = framed.tables.iter().flat_map(columns_of).collect();
    for table in &mut framed.tables {
        let beyond: BTreeSet<Spot> = beyond(scope, table).chain(of_another(scope, table, &places)).collect();
        let own: Vec<(u32, u32, Cols)> = columns_of(table).collect();
        let is_over_others = |row: u32, cols: Cols| {
            let is_other = |col: u32| {
                let holds = |(first, last, data): &&(u32, u32, Cols)| {
                    (*first..=*last).contains(&row) && data.holds(col)
                };
                data.iter().any(|known| holds(&known)) && !own.iter().any(|known| holds(&known))
            };
            cols.0 < cols.1 && (cols.0..=cols.1).all(is_other)
        };
        for band in std::iter::once(&mut table.band).chain(&mut table.again) {
            band.unknown.retain(|(spot, cols)| {
                !spots.contains(spot)
                    && !heads.contains(spot)
                    && !is_over_others(scope.grid.place(*spot).row, *cols)
                    && !beyond.contains(spot)
                    && !rows.holds(scope.grid.place(*spot))
            });
        }
    }
}

/// The columns of data of a table, each with the rows of the headings over it.
fn columns_of(table: &Table) -> impl Iterator<Item = (u32, u32, Cols)> + '_ {
    table.bands().flat_map(|band| band.columns.iter().map(|column| (band.first, band.last, column.cols)))
}

/// The unknown headings beyond two empty columns right or left of a table.
fn beyond<'t>(scope: Scope<'t>, table: &'t Table) -> impl Iterator<Item = Spot> + 't {
    let own = table.breadth();
    let unknown = || table.bands().flat_map(|band| &band.unknown);
    let left = unknown().map(|(_, cols)| cols.0).min().unwrap_or(own.0);
    let right = unknown().map(|(_, cols)| cols.1).max().unwrap_or(own.1);
    let rows: Vec<u32> = scope.grid.rows_between(table.band.first, table.last()).collect();
    let is_empty = |col: u32| rows.iter().all(|row| scope.grid.across(*row, Cols(col, col)).is_empty());
    let after = (own.1 + 1..right).find(|col| is_empty(*col) && is_empty(col + 1));
    let before = (left + 1..own.0).rfind(|col| is_empty(*col) && is_empty(col - 1));
    let is_beyond =
        move |cols: Cols| after.is_some_and(|gap| cols.0 > gap) || before.is_some_and(|gap| cols.1 < gap);
    unknown().filter(move |(_, cols)| is_beyond(*cols)).map(|(spot, _)| *spot)
}

/// The unknown headings of a table that stand nearer to a table beside it, of which each is given by its columns and its
/// first and last row.
fn of_another<'t>(
    scope: Scope<'t>,
    table: &'t Table,
    places: &'t [(Cols, u32, u32)],
) -> impl Iterator<Item = Spot> + 't {
    let own = table.breadth();
    let is_of = move |(spot, cols): &&(Spot, Cols)| {
        let row = scope.grid.place(*spot).row;
        places.iter().any(|(other, first, last)| {
            let near = first.saturating_sub(BESIDE) <= row && row <= last.saturating_add(BESIDE);
            near && !other.meets(own) && other.gap(*cols) < own.gap(*cols)
        })
    };
    table.bands().flat_map(|band| &band.unknown).filter(is_of).map(|(spot, _)| *spot)
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
