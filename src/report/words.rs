//! The words that all that goes back to departments shares: severities, verdicts, years, dates, places.

use crate::model::{
    CellRange, CellRef, Date, Entry, FiscalYear, Item, Key, Member, Part, Plan, Severity, Value, Verdict,
};
use crate::text::display::{self, DateStyle, YearStyle};
use crate::text::not_applicable;
use crate::text::number::Quantity;

/// What stands for a value that was due and did not come, where there is room for words.
pub(super) const NOT_REPORTED: &str = "報告なし";

/// What a severity is called on a label.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "要修正",
        Severity::Warning => "要確認",
        Severity::Info => "お知らせ",
    }
}

/// What a severity asks of the reader.
pub(super) const fn asks(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "必ず直してください",
        Severity::Warning => "ご確認ください",
        Severity::Info => "対応は不要です",
    }
}

/// What a verdict is called; `None`: nothing came.
pub(super) const fn verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Accepted) => "受理",
        Some(Verdict::AcceptedWithWarnings) => "受理（要確認）",
        Some(Verdict::Returned) => "返却（要修正）",
        Some(Verdict::Unreadable) => "読込不可",
        Some(Verdict::Superseded) => "差替え済み",
        None => "未提出",
    }
}

/// A fiscal year: 令和5年度.
pub(super) fn fiscal_year(year: FiscalYear) -> String {
    display::fiscal_year(year, YearStyle::Era)
}

/// A date in the era: 令和6年2月15日.
pub(super) fn date(date: Date) -> String {
    display::date(date, DateStyle::Era)
}

/// A date with its day of the week: 令和6年2月15日（木）.
pub(crate) fn date_and_weekday(day: Date) -> String {
    let weekday = weekday(day).map_or(String::new(), |name| format!("（{name}）"));
    format!("{}{weekday}", date(day))
}

/// The same where the year is known: 6月4日.
pub(crate) fn month_and_day(Date { month, day, .. }: Date) -> String {
    format!("{month}月{}", day.map_or(String::new(), |day| format!("{day}日")))
}

fn weekday(date: Date) -> Option<&'static str> {
    ["水", "木", "金", "土", "日", "月", "火"].get(date.days()?.rem_euclid(7) as usize).copied()
}

/// What something is said for besides the item; empty where it is nothing.
pub(super) fn axis(member: Option<&Member>) -> String {
    match member {
        None => String::new(),
        Some(Member::Year(year)) => fiscal_year(*year),
        Some(member) => member.to_string(),
    }
}

/// All that something is said for besides the item and the department itself: 令和5年度・女; empty where it is nothing.
pub(super) fn members(key: &Key, plan: &Plan) -> String {
    let first = key.item();
    let word = |part: &Part| match &part.member {
        Member::Department(_) => None,
        Member::Item(id) if first == Some(id.as_str()) => None,
        Member::Item(id) => Some(item_of(plan, id)),
        member => Some(axis(Some(member))),
    };
    key.parts().iter().filter_map(word).collect::<Vec<_>>().join("・")
}

/// An item by its label and title: №4 研修の充実.
pub(super) fn item(item: &Item) -> String {
    let words = [item.label.as_str(), item.title.as_str(), item.target.as_str()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An item of the plan by its id; where the plan has it not, the id itself, which for a field that is said several times
/// is its label and a number.
pub(super) fn item_of(plan: &Plan, id: &str) -> String {
    let numbered = || {
        let (label, number) = id.rsplit_once('#')?;
        let is_label = plan.fields.iter().any(|field| field.label == label);
        is_label.then(|| format!("{label}（{}）", display::widen(number)))
    };
    let named = plan.item(id).map(item).filter(|words| !words.is_empty());
    named.or_else(numbered).unwrap_or_else(|| id.to_owned())
}

/// What the form calls a field of the plan; the name itself where the plan has it not.
pub(super) fn field_of(plan: &Plan, name: &str) -> String {
    plan.field(name).map_or_else(|| name.to_owned(), |field| field.label.clone())
}

/// The value of an entry with its unit, and with the decimals that were written or more where it has more.
pub(super) fn value(entry: &Entry) -> String {
    let Some(value) = &entry.value else { return String::new() };
    let written = Quantity::written(entry);
    let (decimals, unit) =
        written.as_ref().map_or((0, ""), |written| (written.decimals(), written.counted_in()));
    match value {
        Value::Text(text) => text.to_string(),
        Value::Mark(mark) => mark.to_string(),
        Value::Number(number) => format!("{}{unit}", precise(*number, decimals)),
        Value::Percent(share) => format!("{}%", precise((share * 100.0 * 1e9).round() / 1e9, decimals)),
        Value::Date(day) => date(*day),
        Value::Year(year) => fiscal_year(*year),
        Value::Choices(chosen) => display::choices(chosen),
        Value::Time(times) => times.to_string(),
        Value::Degrees(degrees) => display::degrees(*degrees),
        Value::Code(code) => code.to_string(),
        Value::NotApplicable => not_applicable::WORD.to_owned(),
    }
}

/// A number with all its decimals, at least so many.
fn precise(number: f64, decimals: usize) -> String {
    let own = number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if own < decimals { display::number_to(number, decimals) } else { display::number(number) }
}

/// Cells one after the other, those side by side as a range: `C6:C8, D10`. A comma and a space, since all programs
/// break lines there.
pub(super) fn cells(cells: &[CellRef]) -> String {
    ranges(&CellRange::gather(cells.iter().copied()))
}

/// Ranges of cells one after the other.
pub(super) fn ranges(ranges: &[CellRange]) -> String {
    ranges.iter().map(CellRange::to_string).collect::<Vec<_>>().join(", ")
}

/// Text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Text};

    #[test]
    fn dates_have_their_weekday() {
        for (year, month, day, expected) in [
            (2024, 2, 15, "令和6年2月15日（木）"),
            (2024, 2, 29, "令和6年2月29日（木）"),
            (2019, 4, 30, "平成31年4月30日（火）"),
            (2019, 5, 1, "令和元年5月1日（水）"),
            (2000, 1, 1, "平成12年1月1日（土）"),
            (2026, 11, 20, "令和8年11月20日（金）"),
        ] {
            assert_eq!(date_and_weekday(Date { year, month, day: Some(day) }), expected);
        }
        assert_eq!(date_and_weekday(Date { year: 2024, month: 3, day: None }), "令和6年3月");
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        for (read, raw, expected) in [
            (Value::Percent(0.733), "73.3%", "73.3%"),
            (Value::Percent(1.0), "100％", "100%"),
            (Value::Percent(0.73333), "73.3%", "73.333%"),
            (Value::Number(79971.0), "79971", "79,971"),
            (Value::Number(-1234.5), "△1,234.5", "-1,234.5"),
            (Value::Number(12.0), "１２．０日", "12.0日"),
            (Value::Number(16.2), "16.2 時間", "16.2時間"),
            (Value::Number(11.0), "11人/15人", "11"),
            (Value::Year(FiscalYear(2019)), "R1", "令和元年度"),
            (Value::NotApplicable, "対象者なし", "該当なし"),
        ] {
            let entry = Entry {
                department: Text::default(),
                field: Text::default(),
                key: Key::default(),
                value: Some(read),
                raw: raw.into(),
                place: Place::default(),
                repeats: None,
            };
            assert_eq!(value(&entry), expected);
        }
    }
}
