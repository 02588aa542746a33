//! Keeps `docs/values.md` in step with the readers: the right column of its tables is what the code reads.
//! `MATOME_UPDATE_DOCS=1 cargo test --test values_doc` writes it anew.

use matome::model::{Category, Era, Fault, FiscalYear, Scale, ScaleMark, YearSpan};
use matome::rules::{Lang, Rule};
use matome::text::display::{self, DateStyle, MarkStyle, YearStyle};
use matome::text::ditto::Ditto;
use matome::text::fiscal_year::{self, YearContext, Years};
use matome::text::{
    Reading, choice, code, coordinate, date, ditto, mark, not_applicable, number, telephone, time, url,
};

#[test]
fn the_page_says_what_the_code_reads() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/values.md");
    let page = std::fs::read_to_string(path).unwrap();
    let written = rewrite(&page);
    if std::env::var_os("MATOME_UPDATE_DOCS").is_some() {
        std::fs::write(path, &written).unwrap();
    }
    for (line, (old, new)) in page.lines().zip(written.lines()).enumerate() {
        assert_eq!(old, new, "docs/values.md line {}: set MATOME_UPDATE_DOCS=1 to write it anew", line + 1);
    }
    assert_eq!(page, written, "docs/values.md has other lines: set MATOME_UPDATE_DOCS=1 to write it anew");
}

/// The page with the right columns as the code has them.
fn rewrite(page: &str) -> String {
    let mut written = String::new();
    let mut marker = String::new();
    for line in page.lines() {
        if line.starts_with("<!--") {
            marker = line.to_owned();
            written.push_str(&format!("{line}\n"));
        } else if let Some(inputs) = line.strip_prefix("| `") {
            let inputs = inputs.split(" | ").next().unwrap();
            written.push_str(&row(&format!("`{inputs}"), &marker));
        } else {
            written.push_str(&format!("{line}\n"));
        }
    }
    written
}

/// A row whose inputs must all be read alike.
fn row(inputs: &str, marker: &str) -> String {
    let typed: Vec<&str> = inputs.split('`').skip(1).step_by(2).collect();
    let read: Vec<String> = typed.iter().map(|typed| read(&typed.replace("\\n", "\n"), marker)).collect();
    for (typed, one) in typed.iter().zip(&read) {
        assert_eq!(one, &read[0], "`{typed}` is not read as `{}` beside it", inputs);
    }
    format!("| {inputs} | {} |\n", read[0])
}

fn option<'m>(marker: &'m str, name: &str) -> Option<&'m str> {
    marker.split_once(&format!(" {name}: "))?.1.split(' ').next()
}

fn read(typed: &str, marker: &str) -> String {
    let read = read_as(typed, marker);
    let refused = read.starts_with("読め") || read.starts_with("読みません");
    if refused && not_applicable::is_said(typed) { not_applicable::WORD.to_owned() } else { read }
}

fn read_as(typed: &str, marker: &str) -> String {
    match option(marker, "as").unwrap() {
        "fiscal-year" => said(fiscal_year::read(typed, &context(marker)), years),
        "date" => said(read_date(typed, marker), |dates| match dates {
            date::Dates::One(day) => display::date(day, DateStyle::Era),
            date::Dates::Range(first, last) => {
                format!("{}～{}", display::date(first, DateStyle::Era), display::date(last, DateStyle::Era))
            }
        }),
        "rating" | "mark" => {
            said(mark::read(typed, &scale(marker)), |mark| display::mark(&mark, MarkStyle::Wide))
        }
        "number" => said(number::read_number(typed), display::number),
        "percent" => said(number::read_percent(typed), |share| display::percent(share, 1)),
        "fraction" => said(number::read_fraction(typed), |fraction| fraction.to_string()),
        "choice" => {
            let several = option(marker, "several").is_some();
            said(choice::read(typed, &choices(marker), several), |chosen| display::choices(&chosen))
        }
        "time" => said(time::read(typed), |times| times.to_string()),
        "telephone" => said(telephone::read(typed), |number| number.to_string()),
        "code" => said(code::read(typed, option(marker, "pattern")), |code| code.to_string()),
        "coordinate" => said(coordinate::read(typed), display::degrees),
        "url" => said(url::read(typed), |address| address.to_string()),
        "ditto" => match ditto::read(typed).unwrap() {
            Ditto::Above => "上のセルと同じ".to_owned(),
            Ditto::Left => "左のセルと同じ".to_owned(),
            Ditto::SaidLeft => "左のセルと同じ（別の欄でも）".to_owned(),
            Ditto::Line => "↓まで続く線であれば、上のセルと同じ".to_owned(),
            Ditto::Along => "年度などの並びで一つ前のセルと同じ".to_owned(),
        },
        kind => panic!("unknown kind {kind}"),
    }
}

fn read_date(typed: &str, marker: &str) -> Reading<date::Dates> {
    let year = option(marker, "year").map(|year| FiscalYear(year.parse().unwrap()));
    year.map_or_else(|| date::read(typed), |year| date::read_in(typed, year))
}

/// Choices, each with its alias after `=`.
fn choices(marker: &str) -> Vec<Category> {
    let choice = |text: &str| {
        let mut words = text.split('=').map(str::to_owned);
        Category { name: words.next().unwrap_or_default(), aliases: words.collect() }
    };
    option(marker, "choices").into_iter().flat_map(|choices| choices.split(',')).map(choice).collect()
}

fn said<T>(reading: Reading<T>, print: impl Fn(T) -> String) -> String {
    let cautions: Vec<_> = reading.warnings().iter().map(|warning| words(&warning.clone().into())).collect();
    match reading {
        Reading::Value { value, .. } if cautions.is_empty() => print(value),
        Reading::Value { value, .. } => format!("{}（確認：{}）", print(value), cautions.join("、")),
        Reading::Blank => "空欄".to_owned(),
        Reading::Ask(fault) => format!("読みません：{}", words(&fault)),
        Reading::Refused(fault) => format!("読めません：{}", words(&fault)),
    }
}

fn words(fault: &Fault) -> &'static str {
    Rule::of(fault).words(Lang::Ja).title
}

fn years(years: Years) -> String {
    let era = |year| display::fiscal_year(year, YearStyle::Era);
    match years {
        Years::One(year) => format!("{}（{}）", era(year), display::fiscal_year(year, YearStyle::Western)),
        Years::Range(first, last) => format!("{}から{}まで", era(first), era(last)),
        Years::List(years) => years.into_iter().map(era).collect::<Vec<_>>().join("、"),
    }
}

fn context(marker: &str) -> YearContext {
    let years = option(marker, "years").map(|years| {
        let (first, last) = years.split_once("..").unwrap();
        YearSpan::new(first.parse().unwrap(), last.parse().unwrap())
    });
    YearContext { years, era: option(marker, "era").and_then(|era| Era::from_letter(era.chars().next()?)) }
}

fn scale(marker: &str) -> Scale {
    let marks = |name: &str| {
        let named = |mark: &str| ScaleMark { mark: mark.to_owned(), ..ScaleMark::default() };
        option(marker, name).into_iter().flat_map(|marks| marks.split(',')).map(named).collect()
    };
    Scale { marks: marks("scale"), flags: marks("flag") }
}
