//! The time that a sheet says it is about, where its tables say none: last year's list, left in the workbook, is no answer of
//! this year.

use std::collections::BTreeSet;

use super::account::Account;
use super::area::Area;
use super::frame::Table;
use super::grid::Spot;
use super::{Scope, Words, fault};
use crate::model::{Finding, FiscalYear, LayoutFault, Place};
use crate::text::display::{self, YearStyle};
use crate::text::fiscal_year::{self, Label};
use crate::text::width;

/// Words for the year before, in the name of a sheet.
const BEFORE: [&str; 5] = ["昨年", "前年", "前回", "過去", "旧年度"];
/// What stands behind a year, or a month, that tells what time a sheet is about, and not when it was written.
const OF_TIME: [&str; 3] = ["年度", "年分", "月分"];
/// The first month of a fiscal year.
const APRIL: u8 = 4;

/// A sheet of another year than is collected, or of another month than its name says: that is told, and the tables are read.
pub fn other_period(scope: Scope, tables: &[Table], taken: &Area) -> Option<Account> {
    let first = tables.iter().find(|table| !table.shape(scope).says_years())?;
    let name = scope.grid.sheet.name.as_str();
    let own = own_years(scope);
    let is_other = |text: &str| {
        let said = years(scope.words, text);
        !own.is_empty() && !said.is_empty() && !said.iter().any(|year| own.contains(year))
    };
    let mut account = Account::default();
    if !scope.blank.has_sheet(name) && (is_other(name) || BEFORE.iter().any(|word| name.contains(word))) {
        account.remark(finding(scope, None));
        return Some(account);
    }
    let above = scope.grid.rows_above(first.band.first, 0).flat_map(|row| scope.grid.row(row));
    let titles = above.filter(|spot| !taken.holds(scope.grid.place(*spot)));
    let is_of_month = !first.shape(scope).above.is_empty();
    let is_odd = |spot: &Spot| {
        let text = scope.grid.text(*spot);
        !scope.blank.says_time(name, text) && (is_other(text) || is_of_month && is_other_month(name, text))
    };
    let title = titles.into_iter().find(is_odd)?;
    match scope.words.is_furniture(scope.grid.text(title)) {
        true => account.remark(finding(scope, Some(title))),
        false => account.tell(finding(scope, Some(title)), [title]),
    }
    Some(account)
}

/// The years that the answers are of: the one that is collected, or those of the blank form. Where the blank form is not known,
/// the round's title may say it.
pub(super) fn own_years(scope: Scope) -> BTreeSet<FiscalYear> {
    let plan = &scope.words.plan;
    let mut own = plan.collecting.map_or_else(|| scope.blank.years().clone(), |year| BTreeSet::from([year]));
    if scope.blank.is_unknown() {
        own.extend(years(scope.words, &plan.title));
    }
    own
}

/// Whether a text says a year, or what month it is about; such are remembered of a blank form.
pub fn says_time(text: &str, words: &Words) -> bool {
    fiscal_year::split_label(text, &words.years).is_some() || month(text).is_some()
}

fn finding(scope: Scope, title: Option<Spot>) -> Finding {
    let collecting = scope.words.plan.collecting;
    let expected = collecting.map(|year| display::fiscal_year(year, YearStyle::Era));
    let other = LayoutFault::OtherPeriod { expected };
    let sheet = &scope.grid.sheet.name;
    match title {
        Some(spot) => fault::at(scope, other, spot),
        None => Finding::new(other, Place::sheet(scope.file, sheet)).value(sheet),
    }
}

/// Whether a title says one month, and the name of its sheet another.
fn is_other_month(name: &str, title: &str) -> bool {
    let said = month(title);
    said.is_some() && month(&format!("{name}分")).is_some_and(|own| said != Some(own))
}

/// The fiscal years that a text is about: 研修受講報告（令和６年度分）, 令和７年２月分.
pub fn years(words: &Words, text: &str) -> Vec<FiscalYear> {
    let mut years = Vec::new();
    if !OF_TIME.iter().any(|word| text.contains(word)) && !is_only_year(words, text) {
        return years;
    }
    let mut rest = text;
    while let Some(Label { years: said, after, .. }) = fiscal_year::split_label(rest, &words.years) {
        let is_before_april = month(after).is_some_and(|month| month < APRIL);
        let of_year = |year: FiscalYear| if is_before_april { FiscalYear(year.0 - 1) } else { year };
        years.extend(said.all().into_iter().map(of_year));
        if after.len() >= rest.len() {
            break;
        }
        rest = after;
    }
    years
}

/// Whether a text is a year and no day. A number of one or two digits may count anything.
fn is_only_year(words: &Words, text: &str) -> bool {
    let label = fiscal_year::split_label(text, &words.years);
    let is_short = || text.trim().chars().count() < 3 && text.trim().chars().all(char::is_numeric);
    label.is_some_and(|label| label.is_only_years())
        && !is_short()
        && !text.contains(['.', '．', '/', '／', '日'])
}

/// The month that a text is about: ４月分.
fn month(text: &str) -> Option<u8> {
    let key = width::fold_key(text);
    let before = &key[..key.find("月分")?];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    before[before.len() - digits..].parse().ok().filter(|month| (1..=12).contains(month))
}
