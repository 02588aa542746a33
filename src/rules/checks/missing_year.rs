//! `missing-year`: a due year is missing.

use crate::model::{Entry, Fault, Finding, FiscalYear, Item, LayoutFault, Place, Severity, YearFault};
use crate::rules::{Answers, Rule};
use crate::text::fiscal_year::{YearContext, split_label};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.items().filter_map(|id| answers.owned(id)).flat_map(|item| missing_years(answers, item)).collect()
}

/// The due years without a cell for a required field that has cells in other years; of an item of which no field is
/// required, without any cell. Where a stage before could not read the year, a heading with it or the item, that is told
/// already and the missing year is the consequence.
fn missing_years<'a>(answers: &Answers<'a>, item: &'a Item) -> Vec<Finding> {
    let filled = required_entries(answers, item);
    let Some(first) = filled.first() else { return Vec::new() };
    let absent = due_years(answers, item)
        .filter(|year| !filled.iter().any(|entry| entry.key.year() == Some(*year)))
        .filter(|year| !is_told(answers, item, *year, &first.place.sheet));
    absent.map(|year| missing(item, year, &first.place)).collect()
}

fn required_entries<'a>(answers: &Answers<'a>, item: &'a Item) -> Vec<&'a Entry> {
    let plan = answers.view.plan;
    let is_open = !plan.fields.iter().any(|field| field.required && plan.asks(&field.name, item));
    let years = answers.of_item(&item.id).filter(|answer| answer.key.year().is_some());
    let entries = years.flat_map(|answer| answer.with_fields());
    entries.filter(|(_, field)| field.required || is_open).map(|(entry, _)| entry).collect()
}

fn due_years(answers: &Answers, item: &Item) -> impl Iterator<Item = FiscalYear> {
    let years = answers.view.plan.years_of(item).into_iter().flat_map(|span| span.years());
    years.filter(|year| answers.is_due(Some(*year)))
}

fn is_told(answers: &Answers, item: &Item, year: FiscalYear, sheet: &str) -> bool {
    answers.view.findings.iter().any(|finding| {
        let about_item = finding.key.item() == Some(item.id.as_str());
        let about_sheet = finding.key.item().is_none() && finding.place.sheet == sheet;
        match finding.fault {
            Fault::Year(_) => about_item || about_sheet,
            Fault::Layout(LayoutFault::UnknownHeading { .. }) if about_sheet => {
                says_year(answers, finding.value.as_deref().unwrap_or_default(), year)
            }
            Fault::Layout(_) => about_item && Rule::of(&finding.fault).severity == Severity::Error,
            _ => about_item && finding.key.year() == Some(year),
        }
    })
}

/// Whether a heading says this year, among words that nobody knows or among other years: R7（千人）, R5～R7.
fn says_year(answers: &Answers, heading: &str, year: FiscalYear) -> bool {
    let plan = answers.view.plan;
    let context = YearContext { years: plan.years, era: plan.era };
    split_label(heading, &context).is_some_and(|label| label.years.all().contains(&year))
}

fn missing(item: &Item, year: FiscalYear, place: &Place) -> Finding {
    let sheet = Place { cell: None, ..place.clone() };
    Finding::new(YearFault::MissingYear, sheet).item(&item.id).year(year)
}
