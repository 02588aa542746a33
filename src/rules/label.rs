//! Years, categories, items and marks as messages call them.

use super::Lang;
use crate::model::{FiscalYear, Item, Member, Scale, ScaleMark, YearSpan};
use crate::text::display::{self, YearStyle};

/// A year, a month, a category.
pub(super) fn member(member: &Member, lang: Lang) -> String {
    match member {
        Member::Year(year) => fiscal_year(*year, lang),
        other => other.to_string(),
    }
}

/// A fiscal year: `令和5年度`, in English `FY2023`.
pub(super) fn fiscal_year(year: FiscalYear, lang: Lang) -> String {
    match lang {
        Lang::Ja => display::fiscal_year(year, YearStyle::Era),
        Lang::En => format!("FY{}", year.0),
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

/// The grades with their meanings: `Ａ：計画どおり、Ｂ：…`. `None` where one has none.
pub(super) fn legend(scale: &Scale) -> Option<String> {
    let meaning = |mark: &ScaleMark| Some(format!("{}：{}", display::widen(&mark.mark), meaning(mark)?));
    let lines: Option<Vec<String>> = scale.marks.iter().map(meaning).collect();
    lines.filter(|lines| !lines.is_empty()).map(|lines| lines.join("、"))
}

/// What a mark means, as a clause without its full stop; `None` where the plan does not say.
pub(super) fn meaning(mark: &ScaleMark) -> Option<String> {
    let meaning = mark.meaning.trim().trim_end_matches('。');
    (!meaning.is_empty()).then(|| meaning.to_owned())
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
