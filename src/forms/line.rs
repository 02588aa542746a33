//! The members of dimensions, one of each: what stands left of a row, or above a column.

use super::Scope;
use super::lists::Lists;
use crate::model::{
    Category, Dimension, DimensionKind, Field, FieldRole, FiscalYear, Item, Key, Member, Month, Plan, Text,
    YearSpan,
};
use crate::template::TableShape;
use crate::text::display::{self, YearStyle};
use crate::text::width;

/// How many rows are drawn for records.
const RECORDS: usize = 20;

/// A member of a dimension, or a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of<'a> {
    /// What is said.
    Field(&'a Field),
    /// One of a list.
    Item(&'a Item),
    /// A fiscal year.
    Year(FiscalYear),
    /// A month.
    Month(Month),
    /// One of those that the template names.
    Named(&'a Category),
    /// A record, by its number on the form.
    Record(usize),
}

/// A member with its dimension.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub dimension: &'a Dimension,
    pub of: Of<'a>,
    /// The words of the plan that stand there instead of a field's label: 【目標】 35%(主任職).
    pub words: Option<&'a str>,
}

/// One member of each dimension, outermost first.
pub(super) type Line<'a> = Vec<Tag<'a>>;

impl Tag<'_> {
    /// How the form says it; empty for a record, which says it itself.
    pub fn text(&self) -> String {
        match self.of {
            Of::Field(field) => self.words.unwrap_or(&field.label).to_owned(),
            Of::Item(item) => format!("{}　{}", item.label, item.title).trim().to_owned(),
            Of::Year(year) => display::fiscal_year(year, YearStyle::Era),
            Of::Month(month) => month.to_string(),
            Of::Named(category) => category.name.clone(),
            Of::Record(number) => number.to_string(),
        }
    }

    /// Whether both are said by one label. Members of one title are told apart by their order.
    pub fn has_label_of(&self, other: &Tag) -> bool {
        match (self.of, other.of) {
            (Of::Item(one), Of::Item(two)) if self.dimension.numbered => one.title == two.title,
            (Of::Item(one), Of::Item(two)) => one.id == two.id,
            _ => self.text() == other.text(),
        }
    }

    fn part(&self, plan: &Plan) -> Option<(Text, Member)> {
        let member = match self.of {
            Of::Field(_) => return None,
            Of::Item(item) => Member::Item(item.id.as_str().into()),
            Of::Year(year) => Member::Year(year),
            Of::Month(month) => Member::Month(month),
            Of::Named(category) => Member::Name(category.name.as_str().into()),
            Of::Record(number) => Member::Item(plan.record(&number.to_string())),
        };
        Some((self.dimension.name.as_str().into(), member))
    }
}

/// The field that lines name.
pub(super) fn field_of<'a>(lines: &[&[Tag<'a>]]) -> Option<&'a Field> {
    lines.iter().copied().flatten().find_map(|tag| match tag.of {
        Of::Field(field) => Some(field),
        _ => None,
    })
}

/// The item that lines name: the innermost.
pub(super) fn item_of<'a>(lines: &[&[Tag<'a>]]) -> Option<&'a Item> {
    lines.iter().rev().flat_map(|line| line.iter().rev()).find_map(|tag| match tag.of {
        Of::Item(item) => Some(item),
        _ => None,
    })
}

/// What lines are said for together, with the department where the template keeps its answers apart.
pub(super) fn key_of(lines: &[&[Tag]], scope: Scope) -> Key {
    let own = scope.plan.dimensions.iter().find(|own| own.kind == DimensionKind::Department);
    let member = Member::Department(scope.department.name.as_str().into());
    let department = own.map(|own| (Text::from(own.name.as_str()), member));
    Key::new(lines.iter().copied().flatten().filter_map(|tag| tag.part(scope.plan)).chain(department))
}

/// The lines of a table in one direction.
pub(super) struct Lines<'a, 's> {
    pub scope: Scope<'a>,
    pub table: &'a TableShape,
    /// Whom the table is about, where somebody stands above it.
    pub above: &'s [Tag<'a>],
    /// The items that are meant, by list.
    pub lists: &'s Lists<'a>,
}

impl<'a> Lines<'a, '_> {
    /// Every combination of members of these dimensions, outermost first.
    pub fn of(&self, dimensions: &'a [String]) -> Vec<Line<'a>> {
        let mut lines = vec![Line::new()];
        for dimension in dimensions.iter().filter_map(|name| self.scope.plan.dimension(name)) {
            let longer = |line: &Line<'a>| {
                let tags = self.members(dimension, line).into_iter();
                tags.map(|tag| [line.as_slice(), &[tag]].concat()).collect::<Vec<_>>()
            };
            lines = lines.iter().flat_map(longer).collect();
        }
        lines
    }

    /// The members that stand beside what the line says already.
    fn members(&self, dimension: &'a Dimension, line: &[Tag<'a>]) -> Vec<Tag<'a>> {
        let tag = |of| Tag { dimension, of, words: None };
        let of: Vec<Of> = match dimension.kind {
            DimensionKind::Field => return self.fields(dimension, line),
            DimensionKind::Year => {
                self.years(line).into_iter().flat_map(|span| span.years()).map(Of::Year).collect()
            }
            DimensionKind::Month => Month::all().map(Of::Month).collect(),
            DimensionKind::Named => dimension.members.iter().map(Of::Named).collect(),
            DimensionKind::List => self.lists.of(&dimension.name).into_iter().map(Of::Item).collect(),
            DimensionKind::Record => (1..=RECORDS).map(Of::Record).collect(),
            DimensionKind::Department => Vec::new(),
        };
        of.into_iter().map(tag).collect()
    }

    /// The fields that are asked of the item that the line names. Where the plan has words for its target, they come first
    /// and stand for the field that begins so; where that is the result, they say the goal too, and nobody is asked for it.
    fn fields(&self, dimension: &'a Dimension, line: &[Tag<'a>]) -> Vec<Tag<'a>> {
        let tag = |field| Tag { dimension, of: Of::Field(field), words: None };
        let all = fields(self.scope, self.table);
        let Some(item) = item_of(&[self.above, line]) else { return all.into_iter().map(tag).collect() };
        let mut asked: Vec<&Field> =
            all.into_iter().filter(|field| self.scope.plan.asks(&field.name, item)).collect();
        let targeted = asked.iter().position(|field| begins(field, &item.target));
        let Some(targeted) = targeted.map(|place| asked.remove(place)) else {
            return asked.into_iter().map(tag).collect();
        };
        if targeted.role == Some(FieldRole::Result) {
            asked.retain(|field| field.role != Some(FieldRole::Goal));
        }
        let first = Tag { words: Some(&item.target), ..tag(targeted) };
        std::iter::once(first).chain(asked.into_iter().map(tag)).collect()
    }

    /// The years of the item that the line names, or of all items that are meant.
    fn years(&self, line: &[Tag<'a>]) -> Option<YearSpan> {
        let plan = self.scope.plan;
        if let Some(item) = item_of(&[self.above, line]) {
            return plan.years_of(item);
        }
        let spans = self.table.dimensions().flat_map(|list| self.lists.of(list));
        let spans = spans.filter_map(|item| plan.years_of(item));
        let wide =
            |a: YearSpan, b: YearSpan| YearSpan { first: a.first.min(b.first), last: a.last.max(b.last) };
        spans.reduce(wide).or(plan.years)
    }
}

/// Whether a text begins as forms call the field.
fn begins(field: &Field, text: &str) -> bool {
    let key = width::fold_key(text);
    let begins = |word: &str| {
        let beginning = word.strip_suffix('*').map(width::fold_key);
        beginning.map_or_else(|| width::fold_key(word) == key, |beginning| key.starts_with(&beginning))
    };
    !key.is_empty() && std::iter::once(&field.label).chain(&field.aliases).any(|word| begins(word))
}

/// The fields that are asked for in a table, in the template's order.
pub(super) fn fields<'a>(scope: Scope<'a>, table: &TableShape) -> Vec<&'a Field> {
    let all = scope.plan.fields.iter();
    all.filter(|field| scope.layout.holds(table, &field.name) && !scope.plan.is_part(field)).collect()
}
