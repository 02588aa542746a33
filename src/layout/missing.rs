//! What a table, a file or a department lacks, and what stands there instead.

use std::collections::BTreeSet;

use foldhash::HashSet;

use super::fold::{in_brackets_at_end, loose};
use super::frame::Table;
use super::grid::Spot;
use super::ids::{DimId, FIELD, FieldId, ItemId, MONTH, MemberId, Of, YEAR};
use super::words::{Shape, Words, alike};
use super::{LaidOut, Scope, cell, fault, names};
use crate::book::{Sheet, Visibility, Workbook};
use crate::model::{
    Department, DimensionKind, Entry, Fault, Field, Finding, FiscalYear, Item, Key, LayoutFault, Member,
    Month, Place, YearFault,
};
use crate::text::display::{self, YearStyle};
use crate::text::nearest::tells_apart;
use crate::text::number::{bare_unit, scaled};
use crate::text::{fiscal_year, width};

/// How many headings of a wrong form are quoted.
const QUOTED: usize = 8;
/// How alike two words must be to be called near.
const NEAR: f64 = 0.6;

/// The fields, categories or years that the table should have and no heading says.
pub fn headings(scope: Scope, table: &Table, items: &[Option<ItemId>]) -> Vec<String> {
    let plan = &scope.words.plan;
    let shape = table.shape(scope);
    let said: BTreeSet<&Of> =
        table.band.columns.iter().flat_map(|column| &column.key).flat_map(|(_, may)| may).collect();
    let Some(&dim) = shape.columns.last() else { return Vec::new() };
    match scope.words.dimension(dim).kind {
        DimensionKind::Field => fields(scope, table),
        DimensionKind::Named => {
            let all = scope.words.dimension(dim).members.iter().enumerate();
            let lost = all.filter(|(index, _)| !said.contains(&Of::Name(MemberId(*index))));
            lost.map(|(_, category)| category.name.clone()).collect()
        }
        DimensionKind::Year => {
            let distinct: BTreeSet<ItemId> = items.iter().flatten().copied().collect();
            let spans = distinct.iter().filter_map(|item| plan.years_of(scope.words.item(*item)));
            let all = plan.years.filter(|_| shape.list(scope.words).is_none());
            let wanted: BTreeSet<FiscalYear> = spans.chain(all).flat_map(|span| span.years()).collect();
            let lost = wanted.into_iter().filter(|year| !said.contains(&Of::Year(*year)));
            lost.map(|year| display::fiscal_year(year, YearStyle::EraWide)).collect()
        }
        DimensionKind::Month => {
            let all = (4..=12).chain(1..=3).map(|number| Of::Month(Month(number)));
            let lost = all.filter(|month| !said.contains(month));
            lost.map(|month| scope.words.describe(&vec![(MONTH, vec![month])])).collect()
        }
        DimensionKind::List => {
            let all = scope.words.items().filter(|(id, _)| scope.words.is_of(*id, dim));
            let lost = all.filter(|(id, _)| !said.contains(&Of::Item(*id)));
            lost.map(|(_, item)| item.title.clone()).collect()
        }
        DimensionKind::Record | DimensionKind::Department => Vec::new(),
    }
}

/// The fields that no heading of the table says.
fn fields(scope: Scope, table: &Table) -> Vec<String> {
    let said = |field: &FieldId| {
        let mut keys = table.band.columns.iter().flat_map(|column| &column.key);
        keys.any(|(_, may)| may.contains(&Of::Field(*field)))
    };
    let lost = table.shape(scope).fields.iter().filter(|field| !said(field));
    lost.map(|field| scope.words.field(*field).label.clone()).collect()
}

/// The word nearest to a text, if one is near: what `進捗伏況` should be.
fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let key = loose(text);
    let scored = words.map(|word| (alike(&key, &loose(word)), word));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= NEAR && best.0 < 1.0 && numbers(best.1) == numbers(text)).then_some(best.1)
}

/// The numbers of a text in their order: of headings that have some they tell one from the other, and are no slip.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let key = width::fold_key(text);
    let digits = key.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(str::to_owned).collect()
}

/// A heading over filled cells that says nothing known. A column that no heading lacks is only one more; but one
/// whose heading holds a word of the form may be meant for it.
pub fn unknown_heading(scope: Scope, table: &Table, items: &[Option<ItemId>], head: Spot) -> Finding {
    if let Some(fault) = cell::no_name(scope, head) {
        return fault::at(scope, fault, head);
    }
    let says = &scope.says[head];
    let shape = table.shape(scope);
    let asks_years = shape.says_years();
    let refusal =
        says.refusal.as_ref().filter(|_| asks_years && !scope.words.is_total(scope.grid.text(head)));
    if let Some(refusal) = refusal {
        return fault::at(scope, refusal.clone(), head);
    }
    if asks_years && says.bare.is_some() {
        return fault::at(scope, YearFault::BareNumber, head);
    }
    let text = scope.grid.text(head);
    let missing = headings(scope, table, items);
    let is_total = scope.words.is_total(text) && says.senses.is_empty();
    let fields = table.shape(scope).fields.iter().map(|field| scope.words.field(*field).label.as_str());
    let held = fields.filter(|label| loose(text).contains(&loose(label))).max_by_key(|label| label.len());
    let near = near(scope, text, &missing.iter().map(String::as_str).collect::<Vec<_>>());
    let is_lacking = |held: &&str| missing.iter().any(|word| word == held) && is_slip(text, held);
    let near = near.or(held.filter(is_lacking));
    match near {
        None if is_total || missing.is_empty() && held.is_none() && is_own(scope, table, head) => {
            fault::at(scope, LayoutFault::ExtraColumn, head)
        }
        near => {
            let note = near.and_then(|word| note_beside(text, word));
            let nearest = near.map(|word| with_year(scope, text, word)).filter(|word| word != text);
            let missing = if nearest.is_some() { Vec::new() } else { missing };
            fault::at(scope, LayoutFault::UnknownHeading { nearest, note, missing }, head)
        }
    }
}

/// What a heading says besides the word of the form that it is meant for: in brackets at its end, or a unit in lots or a sign
/// of per cent right behind the word. Whoever only took it away would make other values of those under it.
fn note_beside(text: &str, word: &str) -> Option<String> {
    let in_brackets = in_brackets_at_end(text).map(|(_, note)| note.trim());
    let is_unit = |rest: &&str| scaled(&bare_unit(rest)).0 > 1.0 || rest.contains(['%', '％']);
    let behind = || text.strip_prefix(word).map(str::trim).filter(is_unit);
    let note = in_brackets.filter(|note| !note.is_empty() && !loose(word).contains(&loose(note)));
    note.or_else(behind).map(str::to_owned)
}

/// The word of the form that a heading is meant for, with the year that it says: 'R7予算' for 'R7当初予算'.
fn with_year(scope: Scope, text: &str, word: &str) -> String {
    let label = fiscal_year::split_label(text, &scope.words.years).filter(|label| label.before.is_empty());
    match label
        .and_then(|label| text.strip_suffix(label.after))
        .map(str::trim)
        .filter(|year| !year.is_empty())
    {
        Some(year) if !word.contains(year) => format!("{year}{word}"),
        _ => word.to_owned(),
    }
}

/// Whether a heading may be a department's own, where no other of the table is in doubt. One that says what stands down the
/// table is a row of another one, and so is an amount.
fn is_own(scope: Scope, table: &Table, head: Spot) -> bool {
    let shape = table.shape(scope);
    if table.band.columns.iter().any(|column| column.doubtful) {
        return false;
    }
    let is_row = |dim: &DimId| scope.says[head].of(*dim).is_some();
    let is_amount = scope.grid.text(head).starts_with(char::is_numeric);
    shape.columns.len() == 1 && !is_amount && !shape.rows.iter().any(is_row)
}

/// Of the words that are missing the one that a text is meant for. What sums up is meant for none, but where it is
/// the beginning of one: 計, where 計画 is missing.
fn near<'w>(scope: Scope, text: &str, missing: &[&'w str]) -> Option<&'w str> {
    if scope.words.is_total(text) {
        return missing.iter().copied().find(|word| loose(word).starts_with(&loose(text)));
    }
    nearest(text, missing.iter().copied()).filter(|word| is_slip(text, word))
}

/// Whether a text may be a slip for a word of the form, and says nothing else; what it says besides is told beside the word.
fn is_slip(text: &str, word: &str) -> bool {
    note_beside(text, word).is_some() || !tells_apart(text, word)
}

/// A label over filled cells that says nothing known, where no row of the same item says the fields `missing`.
pub fn unknown_label(scope: Scope, shape: &Shape, label: Spot, missing: &[&str]) -> Finding {
    if let Some(fault) = cell::no_name(scope, label) {
        return fault::at(scope, fault, label);
    }
    let says = &scope.says[label];
    let text = scope.grid.text(label);
    let near = near(scope, text, missing).filter(|_| shape.inner() == FIELD);
    if scope.words.is_total(text) && near.is_none() {
        return fault::at(scope, LayoutFault::ExtraColumn, label);
    }
    match (&says.refusal, shape.inner()) {
        (Some(refusal), _) => fault::at(scope, refusal.clone(), label),
        (None, YEAR) if says.bare.is_some() => fault::at(scope, YearFault::BareNumber, label),
        (None, YEAR) => fault::at(scope, YearFault::NotAYear, label),
        (None, list) if scope.words.is_list(list) => unknown_item(scope, label, list),
        (None, _) => {
            let nearest = near.map(str::to_owned);
            fault::at(scope, LayoutFault::UnknownHeading { nearest, note: None, missing: Vec::new() }, label)
        }
    }
}

/// A label that names nobody of the list. What only sums up is no item that anybody misspelt.
pub fn unknown_item(scope: Scope, label: Spot, list: DimId) -> Finding {
    let text = scope.grid.text(label);
    if scope.words.is_total(text) {
        return fault::at(scope, LayoutFault::ExtraColumn, label);
    }
    fault::unknown_item(scope, label, names::nearest(scope, text, list).as_ref())
}

/// Fields that the table should have across and has not.
pub fn missing_heading(scope: Scope, table: &Table) -> Option<Finding> {
    let shape = table.shape(scope);
    let missing = if shape.columns.contains(&FIELD) { fields(scope, table) } else { Vec::new() };
    if missing.is_empty() {
        return None;
    }
    let unknown: Vec<&str> = table.band.unknown.iter().map(|(spot, _)| scope.grid.text(*spot)).collect();
    let near = missing.iter().find_map(|word| {
        let near = nearest(word, unknown.iter().copied());
        near.filter(|near| note_beside(near, word).is_none() && !tells_apart(near, word))
    });
    let head = table.band.heads().next()?;
    let head = table.band.columns.first().and_then(|column| column.heads.last().copied()).unwrap_or(head);
    let nearest = near.map(str::to_owned);
    let table = shape.name.clone();
    Some(fault::at(scope, LayoutFault::MissingHeading { table, missing, nearest }, head))
}

/// What a department answers for and nothing was found of: the required fields of an item, or anything at all
/// where none is required, unless nobody is named for it. Of an item that is there the headings of these fields are what is
/// missing.
pub fn items(
    words: &Words,
    said: &BTreeSet<(&str, &str)>,
    laid_out: &LaidOut,
    file: &str,
    own: &Department,
) -> Vec<Finding> {
    let plan = &words.plan;
    let explained = Explained::by(&laid_out.findings);
    let finding = |item: &Item| {
        let is_required =
            |field: &&Field| field.required && plan.asks(&field.name, item) && !is_of_records(words, field);
        let required: Vec<&Field> = plan.fields.iter().filter(is_required).collect();
        let mut of = said.range((item.id.as_str(), "")..).take_while(|(id, _)| *id == item.id).peekable();
        let is_named = of.peek().is_some();
        let is_there = |name: &str| required.is_empty() || required.iter().any(|field| field.name == name);
        let is_open = required.is_empty() && item.departments.is_empty();
        if is_open || of.any(|(_, field)| is_there(field)) || explained.has(item) {
            return None;
        }
        let lost = || required.iter().map(|field| field.label.clone()).collect();
        let is_beside =
            |entry: &&Entry| is_named && entry.item() == item.id && are_beside(words, entry, &required);
        match laid_out.entries.iter().find(is_beside) {
            Some(beside) => {
                explained.lacks(&required).then(|| missing_fields(lost(), &beside.place).item(&item.id))
            }
            None => Some(Finding::new(LayoutFault::MissingItem, Place::file(file)).item(&item.id)),
        }
    };
    plan.owed_by(&own.name).into_iter().filter_map(finding).collect()
}

/// Whether a field is said of records alone: of no item, wherever it stands.
fn is_of_records(words: &Words, field: &Field) -> bool {
    let has = |shape: &&Shape| shape.fields.iter().any(|own| words.field(*own).name == field.name);
    let mut tables = words.shapes.iter().filter(has).peekable();
    let is_there = tables.peek().is_some();
    is_there
        && tables.all(|shape| {
            let dims = || shape.columns.iter().chain(&shape.rows).chain(&shape.above);
            dims().any(|dim| words.is_record(*dim)) && !dims().any(|dim| words.is_list(*dim))
        })
}

/// Whether an entry stands in a table that has these fields too.
fn are_beside(words: &Words, entry: &Entry, fields: &[&Field]) -> bool {
    let mut tables = words.shapes.iter().filter(|shape| shape.beside.is_none());
    tables.any(|shape| {
        let has = |name: &str| shape.fields.iter().any(|field| words.field(*field).name == name);
        has(&entry.field) && fields.iter().any(|field| has(&field.name))
    })
}

/// The headings of required fields that an item lacks which has other cells.
fn missing_fields(missing: Vec<String>, beside: &Place) -> Finding {
    let fault = LayoutFault::MissingHeading { table: String::new(), missing, nearest: None };
    Finding::new(fault, beside.clone())
}

/// The items that findings already name: that tells enough.
#[derive(Default)]
struct Explained<'f> {
    ids: HashSet<&'f str>,
    titles: HashSet<&'f str>,
    names: HashSet<(&'f str, &'f str)>,
    /// The headings for which others were taken.
    headings: HashSet<&'f str>,
}

impl<'f> Explained<'f> {
    fn by(findings: &'f [Finding]) -> Self {
        let mut explained = Self::default();
        for finding in findings {
            match &finding.fault {
                Fault::Layout(LayoutFault::UnknownItem { nearest: Some(near) }) => {
                    explained.names.insert((near.label.as_str(), near.title.as_str()));
                }
                Fault::Layout(LayoutFault::UnknownHeading { nearest: Some(near), .. }) => {
                    explained.headings.insert(near.as_str());
                }
                Fault::Layout(LayoutFault::ItemElsewhere) => {
                    explained.titles.extend(finding.value.as_deref())
                }
                Fault::Layout(LayoutFault::ItemLabelConflict { expected }) => {
                    explained.titles.insert(expected.as_str());
                }
                Fault::Layout(
                    LayoutFault::AmbiguousItem { .. }
                    | LayoutFault::DuplicateItem { .. }
                    | LayoutFault::RowsUnderOneName,
                ) => {
                    explained.ids.extend(finding.key.item());
                    explained.titles.extend(finding.value.as_deref());
                }
                _ => {}
            }
        }
        explained
    }

    /// Whether none of these fields has a heading that was taken for another.
    fn lacks(&self, fields: &[&Field]) -> bool {
        !fields.iter().any(|field| self.headings.contains(field.label.as_str()))
    }

    fn has(&self, item: &Item) -> bool {
        self.ids.contains(item.id.as_str())
            || self.titles.contains(item.title.as_str())
            || self.names.contains(&(item.label.as_str(), item.title.as_str()))
    }
}

/// The cards of the department's categories that are not there.
pub fn categories(words: &Words, entries: &[Entry], file: &str, own: &Department) -> Vec<Finding> {
    let labels = words.shapes.iter().filter(|shape| {
        shape.beside.is_some() && shape.above.first().is_some_and(|dim| words.is_named(*dim))
    });
    let fields: Vec<&str> =
        labels.flat_map(|shape| &shape.fields).map(|field| words.field(*field).name.as_str()).collect();
    let has = |category: &&String| {
        entries.iter().any(|entry| {
            entry.key.axis() == Some(&Member::Name(category.as_str().into()))
                && fields.contains(&entry.field.as_str())
        })
    };
    let missing = own.categories.iter().filter(|category| !fields.is_empty() && !has(category));
    let finding = |category: &String| {
        let dimension = words.plan.named().map_or("", |named| &named.name);
        let key = Key::new([(dimension, Member::Name(category.as_str().into()))]);
        Finding::new(LayoutFault::MissingItem, Place::file(file)).key(key)
    };
    missing.map(finding).collect()
}

/// Not one table of the form: what was looked for, and what stands there instead.
pub fn wrong_form(workbook: &Workbook, words: &Words, file: &str) -> Finding {
    let visible = workbook.sheets.iter().filter(|sheet| sheet.visibility == Visibility::Visible);
    let texts =
        visible.flat_map(|sheet| &sheet.cells).map(|cell| cell.shown.trim().chars().take(20).collect());
    let found: Vec<String> = texts.filter(|text: &String| !text.is_empty()).take(QUOTED).collect();
    Finding::new(LayoutFault::WrongForm { wanted: looked_for(words), found }, Place::file(file))
}

fn looked_for(words: &Words) -> Vec<String> {
    let tables = words.shapes.iter().filter(|shape| shape.beside.is_none());
    let mut looked_for: Vec<String> = tables.flat_map(|shape| headings_of(words, shape)).collect();
    looked_for.dedup();
    looked_for
}

/// The headings of a table: over the names of its rows, and of its fields.
fn headings_of(words: &Words, shape: &Shape) -> Vec<String> {
    let rows = shape.rows.iter().filter_map(|dim| words.dimension(*dim).headings.first().cloned());
    let says_fields = shape.columns.contains(&FIELD) || shape.rows.contains(&FIELD);
    let fields = shape.fields.iter().filter(|_| says_fields);
    let fields = fields.map(|field| words.field(*field).label.clone());
    rows.chain(fields).chain(members_across(words, shape)).collect()
}

/// What stands over the columns of a table that says no fields there: its months, its years, or the members that the template
/// names.
fn members_across(words: &Words, shape: &Shape) -> Vec<String> {
    let Some(&dim) = shape.columns.last() else { return Vec::new() };
    let dimension = words.dimension(dim);
    match dimension.kind {
        DimensionKind::Month => vec!["4月～3月".to_owned()],
        DimensionKind::Named => {
            dimension.members.iter().take(QUOTED).map(|member| member.name.clone()).collect()
        }
        DimensionKind::Year => {
            let span = words.plan.years.map(|span| [span.first, span.last]);
            let names = span.map(|span| span.map(|year| display::fiscal_year(year, YearStyle::EraWide)));
            names.into_iter().map(|[first, last]| format!("{first}～{last}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the sheets hold the headings of a list whose rows are their own, and nothing under them: an empty form.
pub fn is_empty_list<'s>(sheets: impl Iterator<Item = &'s Sheet>, words: &Words) -> bool {
    let lists = words.shapes.iter().filter(|shape| shape.beside.is_none() && words.is_record(shape.inner()));
    let wanted: Vec<Vec<String>> = lists
        .map(|shape| headings_of(words, shape).iter().map(|heading| loose(heading)).collect::<Vec<_>>())
        .filter(|headings| headings.len() > 1)
        .collect();
    let ends_in_headings = |sheet: &Sheet| {
        let filled = sheet.cells.iter().filter(|cell| !cell.shown.trim().is_empty());
        let last = filled.clone().map(|cell| cell.at.row).max()?;
        let last: BTreeSet<String> =
            filled.filter(|cell| cell.at.row == last).map(|cell| loose(&cell.shown)).collect();
        Some(wanted.iter().any(|headings| headings.iter().all(|heading| last.contains(heading))))
    };
    let filled: Vec<bool> = sheets.filter_map(ends_in_headings).collect();
    !filled.is_empty() && filled.into_iter().all(|ends| ends)
}
