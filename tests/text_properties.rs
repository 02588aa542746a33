//! What holds for every text and every year: printed values read back, nothing panics, time is linear, and the
//! calendar is the one of `icu_calendar`.

use std::time::{Duration, Instant};

use icu_calendar::cal::Japanese;
use icu_calendar::types::Weekday;
use matome::model::{Category, Date, Era, Fault, FiscalYear, Mark, Scale, ScaleMark, YearFault, YearSpan};
use matome::text::display::{self, DateStyle, YearStyle};
use matome::text::fiscal_year::{self, YearContext, Years};
use matome::text::{
    Reading, choice, code, coordinate, date, ditto, era, mark, number, telephone, time, url, width,
};
use proptest::prelude::*;

const FIRST_YEAR: i32 = 1873;
const LAST_YEAR: i32 = 2100;

#[test]
fn every_fiscal_year_reads_back_in_every_style() {
    for year in (FIRST_YEAR..=LAST_YEAR).map(FiscalYear) {
        for style in YearStyle::ALL {
            let printed = display::fiscal_year(year, style);
            assert_reads_back(&printed, year, era::of_year(year.0), style);
        }
    }
}

#[test]
fn every_fiscal_year_reads_back_in_every_era_that_had_begun() {
    for year in (FIRST_YEAR..=LAST_YEAR).map(FiscalYear) {
        for era in Era::ALL.into_iter().filter(|&era| (1..100).contains(&era::year_in(era, year.0))) {
            for style in YearStyle::ALL {
                let printed = display::fiscal_year_in(year, style, era);
                assert_reads_back(&printed, year, era, style);
            }
        }
    }
}

fn assert_reads_back(printed: &str, year: FiscalYear, era: Era, style: YearStyle) {
    let years = Some(YearSpan::new(year.0 - 2, year.0 + 2));
    let context = match style {
        YearStyle::Bare | YearStyle::BareWide => YearContext { years, era: Some(era) },
        _ => YearContext::default(),
    };
    assert_eq!(fiscal_year::read(printed, &context), Reading::value(Years::One(year)), "{printed}");
    let typed = printed.chars().map(String::from).collect::<Vec<_>>().join(" ");
    assert_eq!(fiscal_year::read(&typed, &context), Reading::value(Years::One(year)), "{typed}");
}

#[test]
fn every_range_of_fiscal_years_reads_back() {
    for first in FIRST_YEAR..LAST_YEAR {
        for style in [YearStyle::Letter, YearStyle::Era, YearStyle::EraWide, YearStyle::Western] {
            let last = first + 5;
            let ends = [first, last].map(|year| display::fiscal_year(FiscalYear(year), style));
            let expected = Years::Range(FiscalYear(first), FiscalYear(last));
            for dash in ["～", "〜", "-", "－", "から"] {
                let printed = ends.join(dash);
                let read = fiscal_year::read(&printed, &YearContext::default());
                assert_eq!(read, Reading::value(expected.clone()), "{printed}");
            }
        }
    }
}

#[test]
fn every_day_reads_back_and_says_its_fiscal_year() {
    for day in days() {
        let (year, month) = (day.year, day.month);
        for style in DateStyle::ALL {
            let printed = display::date(day, style);
            assert_eq!(date::read(&printed), Reading::value(date::Dates::One(day)), "{printed}");
            let fiscal = FiscalYear(if month < 4 { year - 1 } else { year });
            let read = fiscal_year::read(&printed, &YearContext::default());
            let expected = (fiscal.0 >= FIRST_YEAR).then_some(Years::One(fiscal));
            assert_eq!(read.into_value(), expected, "{printed}");
        }
    }
}

#[test]
fn every_day_has_the_era_and_the_weekday_of_icu() {
    for day in days() {
        let (month, number) = (day.month, day.day.unwrap());
        let iso = icu_calendar::Date::try_new_iso(day.year, month, number).unwrap();
        let japanese = iso.to_calendar(Japanese::new()).era_year();
        let own = era::of_date(day).unwrap();
        assert_eq!(japanese.era.as_str(), english(own), "{day:?}");
        assert_eq!(japanese.year, era::year_in(own, day.year), "{day:?}");
        let weekday = match iso.weekday() {
            Weekday::Sunday => '日',
            Weekday::Monday => '月',
            Weekday::Tuesday => '火',
            Weekday::Wednesday => '水',
            Weekday::Thursday => '木',
            Weekday::Friday => '金',
            Weekday::Saturday => '土',
        };
        let printed = format!("{}({weekday})", display::date(day, DateStyle::Era));
        assert_eq!(date::read(&printed), Reading::value(date::Dates::One(day)), "{printed}");
    }
}

#[test]
fn no_day_beside_the_calendar_is_read() {
    for year in 1995..2030 {
        for month in 0..=13u8 {
            for day in 0..=32u8 {
                let exists = icu_calendar::Date::try_new_iso(year, month, day).is_ok();
                let read = date::read(&format!("{year}/{month}/{day}"));
                assert_eq!(read.as_value().is_some(), exists, "{year}/{month}/{day}");
            }
        }
    }
}

const fn english(era: Era) -> &'static str {
    match era {
        Era::Meiji => "meiji",
        Era::Taisho => "taisho",
        Era::Showa => "showa",
        Era::Heisei => "heisei",
        Era::Reiwa => "reiwa",
    }
}

/// Every day from 1873-01-01 on, by the calendar of icu.
fn days() -> impl Iterator<Item = Date> {
    (FIRST_YEAR..=LAST_YEAR).flat_map(|year| {
        (1..=12u8).flat_map(move |month| {
            let first = icu_calendar::Date::try_new_iso(year, month, 1).unwrap();
            (1..=first.days_in_month()).map(move |day| Date { year, month, day: Some(day) })
        })
    })
}

fn scales() -> [Scale; 2] {
    let marks = |marks: &[&str]| {
        let mark = |mark: &&str| ScaleMark { mark: (*mark).to_owned(), ..ScaleMark::default() };
        marks.iter().map(mark).collect()
    };
    [
        Scale { marks: marks(&["S", "A", "B", "C"]), flags: marks(&["※"]) },
        Scale { marks: marks(&["●", "※", "○"]), flags: vec![] },
    ]
}

/// Runs every reader.
fn read_all(text: &str) {
    let plan = YearContext { years: Some(YearSpan::new(2016, 2021)), era: Some(Era::Heisei) };
    for context in [YearContext::default(), plan] {
        let years = fiscal_year::read(text, &context);
        if let Some(years) = years.as_value() {
            assert!(years.all().iter().all(|year| (FIRST_YEAR..2200).contains(&year.0)), "{text:?}");
        }
        if let Some(label) = fiscal_year::split_label(text, &context) {
            assert!(text.contains(label.before) && text.contains(label.after), "{text:?}");
        }
    }
    let _ = (
        date::read(text),
        number::read_number(text),
        number::read_percent(text),
        number::read_fraction(text),
        number::read_as_said(text),
        number::unit_said(text),
        fiscal_year::is_total(text),
    );
    let labels: Vec<&str> = text.split('、').collect();
    let _ = (fiscal_year::read_series(&labels, &plan), fiscal_year::read_series(&[text, text], &plan));
    let _ = (number::read_amount(text), ditto::read(text), width::fold_key(text));
    let _ = (time::read(text), telephone::read(text), coordinate::read(text), url::read(text));
    let _ = (date::read_in(text, FiscalYear(2025)), code::read(text, None), code::read(text, Some("A-99")));
    let choice = |name: &str| Category { name: name.to_owned(), aliases: Vec::new() };
    let _ = choice::read(text, &["元", "3・元", "年"].map(choice), true);
    let cleaned = width::clean(text);
    assert_eq!(width::clean(&cleaned), cleaned);
    for scale in scales() {
        let _ = mark::read(text, &scale);
    }
}

/// Pieces that labels are made of, so that strings of them get deep into the readers.
const PIECES: &[&str] = &[
    "令和",
    "平成",
    "R",
    "Ｈ",
    "㋿",
    "元",
    "3",
    "３１",
    "2021",
    "三十一",
    "廿",
    "〇",
    "年",
    "年度",
    "度",
    "月",
    "日",
    "時",
    "半",
    "午後",
    ":",
    "内線",
    "042",
    "北緯",
    "°",
    "https://",
    "(",
    "）",
    "【",
    "～",
    "-",
    "ー",
    "・",
    "、",
    "/",
    ".",
    " ",
    "　",
    "\n",
    "から",
    "まで",
    "実績",
    "の",
    "※",
    "Ａ",
    "C",
    "→",
    "%",
    "割",
    "人",
    "件",
    "中",
    "分の",
    "上旬",
    "年次",
    "参考",
    "時間",
    "△",
    ",",
    "千",
    "万",
    "億",
    "'",
    "西暦",
    "#REF!",
    "_x000D_",
    "\u{200B}",
    "①",
    "¹",
    "000000000000000",
    "9999999999999999999",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in any::<String>()) {
        read_all(&text);
    }

    #[test]
    fn no_text_of_familiar_pieces_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        read_all(&pieces.concat());
    }

    #[test]
    fn a_heading_and_its_parts_agree(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..6)) {
        let text = pieces.concat();
        let context = YearContext::default();
        let label = fiscal_year::split_label(&text, &context);
        match fiscal_year::read(&text, &context) {
            Reading::Value { value, .. } => prop_assert_eq!(label.map(|label| label.years), Some(value), "{}", text),
            Reading::Refused(Fault::Year(YearFault::ContradictoryYear { .. })) => {
                prop_assert_eq!(label, None, "{}", text);
            }
            _ => {}
        }
    }

    #[test]
    fn whole_numbers_read_back(number in -999_999_999_999_999i64..=999_999_999_999_999) {
        let printed = display::number(number as f64);
        prop_assert_eq!(number::read_number(&printed), Reading::value(number as f64), "{}", printed);
        let wide = display::widen(&printed);
        prop_assert_eq!(number::read_number(&wide), Reading::value(number as f64), "{}", wide);
    }

    #[test]
    fn quantities_keep_their_unit(tenths in 0u32..1_000_000, unit in prop::sample::select(&["人", "件", "時間", "日", "か所", "%"][..])) {
        let printed = format!("{}.{}{unit}", tenths / 10, tenths % 10);
        let quantity = number::read_as_said(&printed).into_value().unwrap();
        prop_assert_eq!(&quantity.unit, unit, "{}", printed);
        let places = if unit == "%" { -3 } else { -1 };
        let value: f64 = format!("{tenths}e{places}").parse().unwrap();
        prop_assert_eq!((quantity.value, quantity.last), (value, places), "{}", printed);
    }

    /// The number behind a text only adds digits: whatever it is, the value still reads as the text shows it.
    #[test]
    fn the_stored_number_never_changes_what_is_shown(shown in -99_999i64..99_999, stored in -100_000.0..100_000.0f64) {
        let quantity = number::read_quantity(&shown.to_string()).into_value().unwrap();
        prop_assert!((quantity.refined(stored) - shown as f64).abs() <= 0.5 + 1e-9);
        let near = shown as f64 + stored / 250_000.0;
        prop_assert!((quantity.refined(near) - near).abs() < 1e-6);
    }

    #[test]
    fn percentages_and_their_fractions_agree_or_are_refused(above in 0u32..200, below in 1u32..200, tenths in 0u32..2_000) {
        let share = f64::from(above) / f64::from(below);
        let right = format!("{}({above}人/{below}人)", display::percent(share, 1));
        prop_assert!(number::read_percent(&right).as_value().is_some(), "{}", right);
        let other = format!("{}.{}%({above}人/{below}人)", tenths / 10, tenths % 10);
        if (f64::from(tenths) / 1000.0 - share).abs() > 0.001 {
            prop_assert!(number::read_percent(&other).as_value().is_none(), "{}", other);
        }
    }

    /// One short label is never read as a row; a row that is read lies in the plan, in order, and is read in one way.
    #[test]
    fn rows_of_short_labels_are_never_guessed(first in 1u32..40, count in 1usize..8, unit in prop::sample::select(&["", "年", "年度", "年次", "年目"][..])) {
        let context = YearContext { years: Some(YearSpan::new(2016, 2021)), era: Some(Era::Heisei) };
        let labels: Vec<String> = (first..).take(count).map(|number| format!("{number}{unit}")).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        if let Some(members) = fiscal_year::read_series(&labels, &context) {
            prop_assert!(count > 1 && members.len() == count);
            for (place, member) in members.iter().enumerate() {
                let fiscal_year::Member::Year(year) = member else { panic!("{labels:?}") };
                prop_assert!((2016..=2021).contains(&year.0));
                let by_order = first + place as u32 == (year.0 - 2015) as u32;
                let by_era = Era::ALL.iter().any(|era| era::year_in(*era, year.0) == (first + place as u32) as i32);
                let by_century = year.0 % 100 == (first + place as u32) as i32;
                prop_assert!(by_order || by_era || by_century, "{:?} {}", labels, year.0);
            }
        }
    }

    /// A letter and a number before a noun is a year only where the noun is one of reports.
    #[test]
    fn places_and_roads_are_no_years(letter in prop::sample::select(&["S", "H", "R", "Ｓ", "Ｒ"][..]), number in 1u32..300, noun in prop::sample::select(&["駅", "号線", "号", "町", "橋", "番地", "会館", "丁目", "系", "型"][..])) {
        let text = format!("{letter}{number}{noun}");
        prop_assert!(fiscal_year::read(&text, &YearContext::default()).as_value().is_none(), "{}", text);
    }

    #[test]
    fn percentages_read_back(tenths in 0u32..=20_000) {
        let share: f64 = format!("{tenths}e-3").parse().unwrap();
        let printed = display::percent(share, 1);
        prop_assert_eq!(number::read_percent(&printed), Reading::value(share), "{}", printed);
    }

    #[test]
    fn marks_read_back(grade in 0usize..4, flagged: bool, style in 0usize..3) {
        let scale = &scales()[0];
        let flag = flagged.then(|| "※".into());
        let value = Mark { flag, grade: scale.marks[grade].mark.as_str().into() };
        let styles = [display::MarkStyle::Wide, display::MarkStyle::Narrow, display::MarkStyle::Spaced];
        let printed = display::mark(&value, styles[style]);
        prop_assert_eq!(mark::read(&printed, scale), Reading::value(value), "{}", printed);
    }

    #[test]
    fn white_space_never_changes_a_key(text in "[ -~ぁ-んァ-ヶ一-龠]{0,20}", at in 0usize..20) {
        let at = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
        let spaced = format!("{}\u{3000}\n{}", &text[..at], &text[at..]);
        prop_assert_eq!(width::fold_key(&spaced), width::fold_key(&text));
    }
}

/// In linear time a long text takes a tenth of a second even in a debug build; a reader that starts again at each
/// character would take many seconds.
#[test]
fn long_texts_take_linear_time() {
    for piece in PIECES.iter().chain(LONG_PIECES) {
        let time = |length: usize| time_of(&piece.repeat(length / piece.chars().count()));
        // Four times the text: four times the time, sixteen times where time grows with the square. Another process
        // may take the processor away: only what is slow each time is slow.
        let linear = (0..4).any(|_| time(32_000) < time(8_000) * 10);
        assert!(linear, "{piece:?} repeated: 32,000 characters take ten times as long as 8,000");
    }
}

/// Beginnings that a reader might follow far before it gives up.
const LONG_PIECES: &[&str] = &[
    "令和3年度",
    "R3～",
    "R3・",
    "3・",
    "(R3",
    "2021(",
    "令和3年1・",
    "1,234,",
    "1万",
    "Ａ：",
    "※（",
    "11人/",
    "1 ",
    "年3月",
    "3年1～",
    "大",
    "拡大3年",
    "計画R",
    "A ",
    "〇十",
];

fn time_of(text: &str) -> Duration {
    let start = Instant::now();
    read_all(text);
    start.elapsed()
}
