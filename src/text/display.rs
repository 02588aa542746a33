//! The one place that prints fiscal years, dates, marks and numbers as a template wants them.

use super::era;
use crate::model::{Date, Era, FiscalYear, Mark, Text};

/// How a fiscal year is printed. Each style is named for what 2023 looks like in it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
pub enum YearStyle {
    /// `R5`
    #[serde(rename = "R5")]
    Letter,
    /// `R5年度`
    #[serde(rename = "R5年度")]
    LetterUnit,
    /// `令和5年度`
    #[default]
    #[serde(rename = "令和5年度")]
    Era,
    /// `令和５年度`
    #[serde(rename = "令和５年度")]
    EraWide,
    /// `令和5年`
    #[serde(rename = "令和5年")]
    EraYear,
    /// `令和5(2023)年度`
    #[serde(rename = "令和5(2023)年度")]
    EraAndWestern,
    /// `2023(令和5)年度`
    #[serde(rename = "2023(令和5)年度")]
    WesternAndEra,
    /// `2023年度`
    #[serde(rename = "2023年度")]
    Western,
    /// `2023`
    #[serde(rename = "2023")]
    WesternNumber,
    /// `5年度`: read back only by the plan's years.
    #[serde(rename = "5年度")]
    Bare,
    /// `５年度`: read back only by the plan's years.
    #[serde(rename = "５年度")]
    BareWide,
    /// `㋿5年度`
    #[serde(rename = "㋿5年度")]
    Square,
}

impl YearStyle {
    /// All styles.
    pub const ALL: [YearStyle; 12] = [
        YearStyle::Letter,
        YearStyle::LetterUnit,
        YearStyle::Era,
        YearStyle::EraWide,
        YearStyle::EraYear,
        YearStyle::EraAndWestern,
        YearStyle::WesternAndEra,
        YearStyle::Western,
        YearStyle::WesternNumber,
        YearStyle::Bare,
        YearStyle::BareWide,
        YearStyle::Square,
    ];
}

/// Prints a fiscal year in the era that it lies in; its first year is 元.
///
/// ```
/// use matome::model::FiscalYear;
/// use matome::text::display::{YearStyle, fiscal_year};
/// assert_eq!(fiscal_year(FiscalYear(2019), YearStyle::Era), "令和元年度");
/// ```
pub fn fiscal_year(year: FiscalYear, style: YearStyle) -> String {
    fiscal_year_in(year, style, era::of_year(year.0))
}

/// Prints a fiscal year counted in this era, also past its end: 2021 in 平成 is 平成33年度.
/// A year before the era is printed in its own.
///
/// ```
/// use matome::model::{Era, FiscalYear};
/// use matome::text::display::{YearStyle, fiscal_year_in};
/// assert_eq!(fiscal_year_in(FiscalYear(2021), YearStyle::Era, Era::Heisei), "平成33年度");
/// ```
pub fn fiscal_year_in(year: FiscalYear, style: YearStyle, era: Era) -> String {
    let era = if era::year_in(era, year.0) < 1 { era::of_year(year.0) } else { era };
    let number = era::year_in(era, year.0);
    let in_words = if number == 1 { "元".to_owned() } else { number.to_string() };
    let (name, letter, western) = (era.name(), era.letter(), year.0);
    match style {
        YearStyle::Letter => format!("{letter}{number}"),
        YearStyle::LetterUnit => format!("{letter}{number}年度"),
        YearStyle::Era => format!("{name}{in_words}年度"),
        YearStyle::EraWide => format!("{name}{}年度", widen(&in_words)),
        YearStyle::EraYear => format!("{name}{in_words}年"),
        YearStyle::EraAndWestern => format!("{name}{in_words}({western})年度"),
        YearStyle::WesternAndEra => format!("{western}({name}{in_words})年度"),
        YearStyle::Western => format!("{western}年度"),
        YearStyle::WesternNumber => western.to_string(),
        YearStyle::Bare => format!("{in_words}年度"),
        YearStyle::BareWide => format!("{}年度", widen(&in_words)),
        YearStyle::Square => format!("{}{in_words}年度", square(era)),
    }
}

const fn square(era: Era) -> char {
    match era {
        Era::Meiji => '㍾',
        Era::Taisho => '㍽',
        Era::Showa => '㍼',
        Era::Heisei => '㍻',
        Era::Reiwa => '㋿',
    }
}

/// How a date is printed. Each style is named for what 2024-09-27 looks like in it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
pub enum DateStyle {
    /// `令和6年9月27日`
    #[default]
    #[serde(rename = "令和6年9月27日")]
    Era,
    /// `令和６年９月２７日`
    #[serde(rename = "令和６年９月２７日")]
    EraWide,
    /// `R6.9.27`
    #[serde(rename = "R6.9.27")]
    Letter,
    /// `2024年9月27日`
    #[serde(rename = "2024年9月27日")]
    Western,
    /// `2024/9/27`
    #[serde(rename = "2024/9/27")]
    Slashes,
    /// `2024-09-27`
    #[serde(rename = "2024-09-27")]
    Iso,
}

impl DateStyle {
    /// All styles.
    pub const ALL: [DateStyle; 6] = [
        DateStyle::Era,
        DateStyle::EraWide,
        DateStyle::Letter,
        DateStyle::Western,
        DateStyle::Slashes,
        DateStyle::Iso,
    ];
}

/// Prints a date, in the era of that day where the style asks for one. A month without a day ends after the month.
///
/// ```
/// use matome::model::Date;
/// use matome::text::display::{DateStyle, date};
/// let day = Date { year: 2024, month: 9, day: Some(27) };
/// assert_eq!(date(day, DateStyle::Era), "令和6年9月27日");
/// ```
pub fn date(date: Date, style: DateStyle) -> String {
    let era = era::of_date(date).unwrap_or(Era::Meiji);
    let number = era::year_in(era, date.year);
    let in_words = if number == 1 { "元".to_owned() } else { number.to_string() };
    match style {
        DateStyle::Era => in_kanji(&format!("{}{in_words}", era.name()), date),
        DateStyle::EraWide => widen(&in_kanji(&format!("{}{in_words}", era.name()), date)),
        DateStyle::Western => in_kanji(&date.year.to_string(), date),
        DateStyle::Letter => separated(&format!("{}{number}", era.letter()), date, '.', 1),
        DateStyle::Slashes => separated(&date.year.to_string(), date, '/', 1),
        DateStyle::Iso => separated(&format!("{:04}", date.year), date, '-', 2),
    }
}

fn in_kanji(year: &str, date: Date) -> String {
    let day = date.day.map_or(String::new(), |day| format!("{day}日"));
    format!("{year}年{}月{day}", date.month)
}

fn separated(year: &str, date: Date, separator: char, width: usize) -> String {
    let day = date.day.map_or(String::new(), |day| format!("{separator}{day:0width$}"));
    format!("{year}{separator}{:0width$}{day}", date.month)
}

/// How a mark is printed. Each style is named for what a flagged C looks like in it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
pub enum MarkStyle {
    /// `※Ｃ`
    #[default]
    #[serde(rename = "※Ｃ")]
    Wide,
    /// `※C`
    #[serde(rename = "※C")]
    Narrow,
    /// `※ C`
    #[serde(rename = "※ C")]
    Spaced,
}

/// Prints a mark with its flag.
///
/// ```
/// use matome::model::Mark;
/// use matome::text::display::{MarkStyle, mark};
/// let flagged = Mark { flag: Some("※".into()), grade: "C".into() };
/// assert_eq!(mark(&flagged, MarkStyle::Wide), "※Ｃ");
/// ```
pub fn mark(mark: &Mark, style: MarkStyle) -> String {
    let flag = mark.flag.as_deref().unwrap_or_default();
    match style {
        MarkStyle::Wide => format!("{flag}{}", widen(&mark.grade)),
        MarkStyle::Narrow => format!("{flag}{}", mark.grade),
        MarkStyle::Spaced if flag.is_empty() => mark.grade.to_string(),
        MarkStyle::Spaced => format!("{flag} {}", mark.grade),
    }
}

/// Prints a number with thousands separators and no more decimals than it has: `79,971`, `-1,234.5`.
///
/// ```
/// assert_eq!(matome::text::display::number(-1234.5), "-1,234.5");
/// ```
pub fn number(number: f64) -> String {
    grouped(number, &number.abs().to_string())
}

/// Prints a number with thousands separators and so many decimals, at most nine, halves rounded up as Excel does: `12.0`.
///
/// ```
/// assert_eq!(matome::text::display::number_to(12.0, 1), "12.0");
/// ```
pub fn number_to(number: f64, decimals: usize) -> String {
    let decimals = decimals.min(9);
    let scale = 10f64.powi(decimals as i32);
    let rounded = ((number.abs() * scale * 1e6).round() / 1e6).round() / scale;
    grouped(if rounded == 0.0 { 0.0 } else { number }, &format!("{rounded:.decimals$}"))
}

/// The digits of a number with thousands separators and its sign.
fn grouped(number: f64, plain: &str) -> String {
    let (whole, decimals) = plain.split_once('.').map_or((plain, None), |(w, d)| (w, Some(d)));
    let mut grouped = String::with_capacity(plain.len() + 4);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    decimals.map_or_else(|| format!("{sign}{grouped}"), |decimals| format!("{sign}{grouped}.{decimals}"))
}

/// Prints a share of one as a percentage with so many decimals, at most nine, halves rounded up as Excel does: `73.3%`.
///
/// ```
/// assert_eq!(matome::text::display::percent(11.0 / 15.0, 1), "73.3%");
/// ```
pub fn percent(share: f64, decimals: usize) -> String {
    let decimals = decimals.min(9);
    let scale = 10f64.powi(decimals as i32);
    let percent = (share * 100.0 * 1e9).round() / 1e9;
    let rounded = (percent * scale).round() / scale;
    format!("{rounded:.decimals$}%")
}

/// Prints what was chosen, with commas between: `窓口、電話`.
pub fn choices(chosen: &[Text]) -> String {
    chosen.iter().map(Text::as_str).collect::<Vec<_>>().join("、")
}

/// Prints degrees with at most seven decimals, which is a centimetre on the ground: `35.681236`.
///
/// ```
/// assert_eq!(matome::text::display::degrees(35.0 + 40.0 / 60.0), "35.6666667");
/// ```
pub fn degrees(degrees: f64) -> String {
    ((degrees * 1e7).round() / 1e7).to_string()
}

/// Full-width letters, digits and signs for ASCII ones.
///
/// ```
/// assert_eq!(matome::text::display::widen("C-1"), "Ｃ－１");
/// ```
pub fn widen(text: &str) -> String {
    text.chars().map(|c| if ('!'..='~').contains(&c) { wide(c) } else { c }).collect()
}

fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(style: impl serde::Serialize) -> String {
        serde_json::to_value(style).unwrap().as_str().unwrap().to_owned()
    }

    #[test]
    fn styles_are_named_for_what_they_print() {
        for style in YearStyle::ALL {
            assert_eq!(fiscal_year(FiscalYear(2023), style), name(style));
        }
        let day = Date { year: 2024, month: 9, day: Some(27) };
        for style in DateStyle::ALL {
            assert_eq!(date(day, style), name(style));
        }
        let flagged = Mark { flag: Some("※".into()), grade: "C".into() };
        for style in [MarkStyle::Wide, MarkStyle::Narrow, MarkStyle::Spaced] {
            assert_eq!(mark(&flagged, style), name(style));
        }
    }

    #[test]
    fn eras_and_their_first_years() {
        let heisei = |year| fiscal_year_in(FiscalYear(year), YearStyle::EraWide, Era::Heisei);
        assert_eq!(heisei(2021), "平成３３年度");
        assert_eq!(heisei(1988), "昭和６３年度");
        assert_eq!(fiscal_year(FiscalYear(2019), YearStyle::Era), "令和元年度");
        assert_eq!(fiscal_year(FiscalYear(2019), YearStyle::Letter), "R1");
        assert_eq!(fiscal_year(FiscalYear(i32::MIN), YearStyle::WesternNumber), i32::MIN.to_string());
        let first_may = Date { year: 2019, month: 5, day: Some(1) };
        assert_eq!(date(first_may, DateStyle::Era), "令和元年5月1日");
        assert_eq!(date(Date { month: 4, day: None, ..first_may }, DateStyle::Letter), "H31.4");
    }

    #[test]
    fn numbers_and_percentages() {
        let numbers =
            [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (-1234567.25, "-1,234,567.25"), (0.5, "0.5")];
        for (value, printed) in numbers {
            assert_eq!(number(value), printed);
        }
        let rounded = [
            (12.0, 1, "12.0"),
            (-1234.25, 1, "-1,234.3"),
            (-0.04, 1, "0.0"),
            (1.005, 2, "1.01"),
            (12.5, 0, "13"),
        ];
        for (value, decimals, printed) in rounded {
            assert_eq!(number_to(value, decimals), printed);
        }
        assert_eq!(percent(0.733, 1), "73.3%");
        assert_eq!(percent(1.083, 1), "108.3%");
        assert_eq!(percent(0.285, 0), "29%");
        assert_eq!(widen("R5-a"), "Ｒ５－ａ");
    }
}
