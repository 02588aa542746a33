//! `missing-year`: a due year is missing.

use crate::model::{Axis, Entry, Finding, FiscalYear, Item, Place, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::find;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y108",
    name: "missing-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Submission(check),
    ja: Words {
        title: "記入すべき年度がありません",
        message: "[{item}の|]表に[{axis}|記入すべき年度]の欄がありません。",
        hint: "[{axis}|その年度]の行または列を様式のとおりに追加し、記入してください。",
        why: "期限の来ている年度の回答がないと、報告で空欄になります。",
        example: "「令和５年度」の行を削除した表",
    },
    en: Words {
        title: "A due year is missing",
        message: "The table[ of {item}|] has no place for [{axis}|a year that is due].",
        hint: "Add the row or column of [{axis}|that year] as in the form and fill it in.",
        why: "Without it the year stays blank in the report.",
        example: "A table whose row of 令和５年度 was deleted",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let items = sight.view.plan.items.iter().filter_map(|item| sight.owned(&item.id));
    items.flat_map(|item| missing_years(sight, item)).collect()
}

/// The due years without a cell for a required field that has cells in other years. Where a stage before could not
/// read the year or the item, that is told already and the missing year is the consequence.
fn missing_years<'a>(sight: &Sight<'a>, item: &'a Item) -> Vec<Finding> {
    let filled = required_entries(sight, item);
    let Some(first) = filled.first() else { return Vec::new() };
    let absent = due_years(sight, item)
        .filter(|year| !filled.iter().any(|entry| entry.axis.year() == Some(*year)))
        .filter(|year| !is_told(sight, item, *year, &first.place.sheet));
    absent.map(|year| missing(item, year, &first.place)).collect()
}

fn required_entries<'a>(sight: &Sight<'a>, item: &'a Item) -> Vec<&'a Entry> {
    let years = sight.rows_of(&item.id).filter(|row| row.axis.year().is_some());
    let entries = years.flat_map(|row| row.with_fields());
    entries.filter(|(_, field)| field.required).map(|(entry, _)| entry).collect()
}

fn due_years(sight: &Sight, item: &Item) -> impl Iterator<Item = FiscalYear> {
    let years = sight.view.plan.years_of(item).into_iter().flat_map(|span| span.years());
    years.filter(|year| sight.is_due(&Axis::Year(*year)))
}

fn is_told(sight: &Sight, item: &Item, year: FiscalYear, sheet: &str) -> bool {
    sight.view.findings.iter().any(|finding| {
        let Some(rule) = find(finding.rule) else { return false };
        let about_item = finding.item.as_ref().is_some_and(|id| *id == item.id);
        let about_sheet = finding.item.is_none() && finding.place.sheet == sheet;
        match rule.family {
            Family::Year => about_item || about_sheet,
            Family::Layout => about_item && rule.severity == Severity::Error,
            _ => about_item && finding.axis.year() == Some(year),
        }
    })
}

fn missing(item: &Item, year: FiscalYear, place: &Place) -> Finding {
    Finding::new(RULE.name, Place::sheet(&place.file, &place.sheet)).item(&item.id).axis(Axis::Year(year))
}
