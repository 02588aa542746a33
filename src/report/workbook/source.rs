//! What the sheets ask of a collection: entries by their place in the pivot, and words as the template prints them.

use foldhash::{HashMap, HashMapExt};

use crate::collected::Collected;
use crate::model::{DimensionKind, Entry, Field, FieldKind, FiscalYear, Item, Member, Plan, Value};
use crate::template::{DimensionShape, SheetShape, Template, YearsShown};
use crate::text::display::{self, DateStyle};
use crate::text::not_applicable;
use crate::text::number::Quantity;

/// Printed where a value is due and none came.
pub const NONE_CAME: &str = "－";

/// A collection, indexed for the sheets.
pub struct Source<'a> {
    /// The collection itself.
    pub collected: &'a Collected,
    /// The entries of each item, sorted by field and axis. There are millions of them: an index of each would be larger than
    /// they are.
    index: HashMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Source<'a> {
    /// Indexes a collection.
    pub fn new(collected: &'a Collected) -> Self {
        let mut index: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for of_item in collected.entries.chunk_by(|a, b| a.item() == b.item()) {
            index.entry(of_item[0].item()).or_default().extend(of_item);
        }
        index.values_mut().for_each(|own| own.sort_by_key(|entry| place(entry)));
        Self { collected, index }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        &self.collected.round.plan
    }

    /// The template.
    pub fn template(&self) -> &'a Template {
        &self.collected.round.template
    }

    /// Who publishes the report: みどり町総務部職員課.
    pub fn publisher(&self) -> String {
        let round = &self.collected.round;
        format!("{}{}", round.organization, round.office)
    }

    /// The entry of an item and a field, for what it is said besides.
    pub fn entry(&self, item: &str, field: &str, axis: Option<&Member>) -> Option<&'a Entry> {
        let own = self.index.get(item)?;
        let end = own.partition_point(|entry| place(entry) <= (field, axis));
        own[..end].last().copied().filter(|entry| place(entry) == (field, axis))
    }

    /// What an entry says, as the report prints it.
    pub fn shown(&self, entry: &Entry) -> String {
        match &entry.value {
            None => String::new(),
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Mark(mark)) => display::mark(mark, self.template().report.mark_style),
            Some(Value::Number(number)) => {
                format!("{}{}", display::number_to(*number, decimals(entry)), unit(entry))
            }
            Some(Value::Percent(share)) => display::percent(*share, decimals(entry)),
            Some(Value::Date(date)) => display::date(*date, DateStyle::Era),
            Some(Value::Year(year)) => display::fiscal_year(*year, self.template().report.year_style),
            Some(Value::Choices(chosen)) => display::choices(chosen),
            Some(Value::Time(times)) => times.to_string(),
            Some(Value::Degrees(degrees)) => display::degrees(*degrees),
            Some(Value::Code(code)) => code.to_string(),
            Some(Value::NotApplicable) => not_applicable::WORD.to_owned(),
        }
    }

    /// What is said of an item in a field; empty where nothing came.
    pub fn text(&self, item: &str, field: &str, axis: Option<&Member>) -> String {
        self.entry(item, field, axis).map(|entry| self.shown(entry)).unwrap_or_default()
    }

    /// As `text`, but a ditto mark is printed as the plan prints it where the value before it is the same.
    pub fn text_after(
        &self,
        item: &str,
        field: &str,
        axis: Option<&Member>,
        before: &str,
        ditto: &str,
    ) -> String {
        let Some(entry) = self.entry(item, field, axis) else { return String::new() };
        let text = self.shown(entry);
        if entry.is_ditto() && text == before { ditto.to_owned() } else { text }
    }

    /// The items that a sheet shows: of the kinds that it names, or those of which one of the fields is said.
    pub fn items(&self, shape: &SheetShape, fields: &[&Field]) -> Vec<&'a Item> {
        let asked = |item: &&Item| match shape.items.is_empty() {
            true => fields.iter().any(|field| self.plan().asks(&field.name, item)),
            false => shape.items.contains(&item.kind),
        };
        let shown = |item: &&Item| {
            self.plan().years_of(item).is_none() || self.years_of(shape, item).next().is_some()
        };
        self.plan().items.iter().filter(asked).filter(shown).collect()
    }

    /// The fields that a sheet names; where it names none, those that `chosen` takes.
    pub fn fields(&self, shape: &SheetShape, chosen: impl Fn(&Field) -> bool) -> Vec<&'a Field> {
        if shape.fields.is_empty() {
            return self.plan().fields.iter().filter(|field| chosen(field)).collect();
        }
        shape.fields.iter().filter_map(|name| self.plan().field(name)).collect()
    }

    /// Whether a field is said once of an item: its tables have no other dimension.
    pub fn is_once(&self, field: &Field) -> bool {
        let template = self.template();
        let only_item =
            |name: &str| matches!(template.kind_of(name), DimensionKind::List | DimensionKind::Field);
        template.form.tables_of(&field.name).all(|table| table.dimensions().all(only_item))
    }

    /// The records of a field whose cards stand under the name of a category; `None` for other fields.
    pub fn records(&self, field: &Field) -> Option<&'a DimensionShape> {
        let template = self.template();
        let mut tables = template.form.tables_of(&field.name).filter(|table| table.is_labelled());
        let card = tables
            .find(|table| table.above.iter().any(|name| template.kind_of(name) == DimensionKind::Named))?;
        let record = |dimension: &&DimensionShape| card.rows.contains(&dimension.name);
        template.dimensions.iter().filter(record).find(|dimension| dimension.kind() == DimensionKind::Record)
    }

    /// Whether a field only carries others: a fraction, or a part of one.
    pub fn is_part(&self, field: &Field) -> bool {
        field.kind == FieldKind::Fraction
            || self.plan().fields.iter().any(|whole| whole.parts.contains(&field.name))
    }

    /// The years of an item that a sheet shows.
    pub fn years_of(&self, shape: &SheetShape, item: &Item) -> impl Iterator<Item = FiscalYear> + use<'a> {
        let (plan, wanted) = (self.plan(), shape.years);
        let years = plan.years_of(item).into_iter().flat_map(|span| span.years());
        years.filter(move |year| is_shown(plan, wanted, *year))
    }

    /// Whether a sheet shows what is said for this year.
    pub fn shows(&self, shape: &SheetShape, year: FiscalYear) -> bool {
        is_shown(self.plan(), shape.years, year)
    }

    /// The years that a sheet shows of these items together, ascending.
    pub fn years(&self, shape: &SheetShape, items: &[&Item]) -> Vec<FiscalYear> {
        let mut years: Vec<FiscalYear> = items.iter().flat_map(|item| self.years_of(shape, item)).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Whether a value for this year should have come by now.
    pub fn is_due(&self, item: &Item, year: FiscalYear) -> bool {
        let in_span = self.plan().years_of(item).is_none_or(|span| span.contains(year));
        in_span && self.plan().is_due(Some(year))
    }

    /// Whether a mark should have come and did not.
    pub fn is_lacking(&self, item: &Item, field: &Field, year: FiscalYear) -> bool {
        field.kind == FieldKind::Rating
            && self.is_due(item, year)
            && self.plan().asks(&field.name, item)
            && self.entry(&item.id, &field.name, Some(&Member::Year(year))).is_none()
    }

    /// A year as a sheet prints it.
    pub fn year(&self, shape: &SheetShape, year: FiscalYear) -> String {
        display::fiscal_year(year, shape.year_style.unwrap_or(self.template().report.year_style))
    }

    /// The word for an item of this list.
    pub fn item_word(&self, list: &str) -> &'a str {
        self.plan().dimension(list).map_or(self.template().item_word(), |list| &list.word)
    }
}

/// Where an entry stands among those of its item.
fn place(entry: &Entry) -> (&str, Option<&Member>) {
    (&entry.field, entry.key.axis())
}

fn is_shown(plan: &Plan, wanted: YearsShown, year: FiscalYear) -> bool {
    match wanted {
        YearsShown::All => true,
        YearsShown::Due => plan.is_due(Some(year)),
        YearsShown::Ahead => !plan.is_due(Some(year)),
    }
}

/// Items in runs of the same key, in their order.
pub fn runs<'i, K: PartialEq>(items: &[&'i Item], key: impl Fn(&Item) -> K) -> Vec<Vec<&'i Item>> {
    let mut runs: Vec<Vec<&Item>> = Vec::new();
    for item in items {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| key(last) == key(item)) => run.push(item),
            _ => runs.push(vec![item]),
        }
    }
    runs
}

/// A number with more decimals was typed by nobody: a formula left it so.
const MOST_DECIMALS: usize = 4;

/// How many decimals a number is printed with: as many as it was written with; where its text says more than the number, as
/// many as it has, and one of a percentage. Of what a formula left with more than four, one of a percentage, else two.
pub fn decimals(entry: &Entry) -> usize {
    let own = || match entry.value {
        Some(Value::Number(number)) => number.to_string().split_once('.').map_or(0, |(_, after)| after.len()),
        _ => 1,
    };
    let written = Quantity::written(entry).map_or_else(own, |written| written.decimals());
    let is_computed = written > MOST_DECIMALS;
    if is_computed && matches!(entry.value, Some(Value::Percent(_))) { 1 } else { few(written) }
}

/// As many decimals as are printed where a number has so many.
pub fn few(decimals: usize) -> usize {
    if decimals > MOST_DECIMALS { 2 } else { decimals }
}

/// The unit that was written beside a number; empty where none was, and for a percentage.
pub fn unit(entry: &Entry) -> String {
    Quantity::written(entry).map(|written| written.counted_in().to_owned()).unwrap_or_default()
}
