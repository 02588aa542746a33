//! Years, categories, items and marks as messages call them.

use super::Lang;
use crate::model::{Axis, Era, FiscalYear, Item, Scale, YearSpan};

/// The year or the category; `None` where the finding is about none.
pub(super) fn axis(axis: &Axis, lang: Lang) -> Option<String> {
    match axis {
        Axis::None => None,
        Axis::Year(year) => Some(fiscal_year(*year, lang)),
        Axis::Category(name) => Some(name.clone()),
    }
}

/// A fiscal year: `令和５年度` is `令和5年度`, in English `FY2023`.
pub(super) fn fiscal_year(year: FiscalYear, lang: Lang) -> String {
    let era = Era::ALL.into_iter().rev().find(|era| era.first_year() <= year.0);
    match (lang, era) {
        (Lang::En, _) => format!("FY{}", year.0),
        (Lang::Ja, None) => format!("{}年度", year.0),
        (Lang::Ja, Some(era)) => match year.0 - era.first_year() + 1 {
            1 => format!("{}元年度", era.name()),
            number => format!("{}{number}年度", era.name()),
        },
    }
}

/// The years of a plan: `令和3年度～令和7年度`.
pub(super) fn years(span: YearSpan, lang: Lang) -> String {
    let between = if lang == Lang::Ja { "～" } else { " to " };
    [span.first, span.last].map(|year| fiscal_year(year, lang)).join(between)
}

/// An item: its label and its title, `№4「研修の実施」`.
pub(super) fn item(item: &Item) -> String {
    match (item.label.is_empty(), item.title.is_empty()) {
        (_, true) => item.label.clone(),
        (true, false) => format!("「{}」", item.title),
        (false, false) => format!("{}「{}」", item.label, item.title),
    }
}

/// The grades of a scale: `S・A・B・C`.
pub(super) fn grades(scale: &Scale) -> String {
    scale.marks.iter().map(|mark| mark.mark.as_str()).collect::<Vec<_>>().join("・")
}

/// A text on one line, cut where it is long: the whole stands beside the message.
pub(super) fn brief(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0..=MOST => line,
        _ => line.chars().take(MOST - 1).chain(['…']).collect(),
    }
}
