//! `matome normalize`: reads values as the readers of `text` do, one JSON line each.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde_json::{Number, Value};

use super::failure::Outcome;
use crate::model::{Category, Era, Fault, FiscalYear, Lang, Scale, ScaleMark, YearFault, YearSpan};
use crate::rules::Rule;
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::{
    Reading, choice, code, coordinate, date, display, mark, not_applicable, number, telephone, time, url,
};

/// Arguments of `matome normalize`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What the values are.
    #[arg(long = "as", value_name = "KIND")]
    kind: Kind,
    /// The grades of the scale, with commas between them.
    #[arg(long, value_delimiter = ',', default_value = "S,A,B,C")]
    scale: Vec<String>,
    /// The flags that may stand at a grade, with commas between them.
    #[arg(long, value_delimiter = ',')]
    flag: Vec<String>,
    /// The plan's fiscal years, by which bare numbers are read: 2016..2021.
    #[arg(long, value_parser = parse_span)]
    years: Option<YearSpan>,
    /// The era that bare numbers mean: M, T, S, H or R.
    #[arg(long, value_parser = parse_era)]
    era: Option<Era>,
    /// The fiscal year of dates without a year: 2025.
    #[arg(long, value_parser = clap::value_parser!(i32).range(1873..=2199))]
    year: Option<i32>,
    /// What may be chosen, with commas between.
    #[arg(long, value_delimiter = ',')]
    choices: Vec<String>,
    /// Whether several may be chosen.
    #[arg(long)]
    several: bool,
    /// What a code looks like: 9 is a digit, A a letter, all else itself.
    #[arg(long)]
    pattern: Option<String>,
    /// The values; without any they are read from standard input, one a line. `\n` is a line break.
    #[arg(allow_hyphen_values = true)]
    values: Vec<String>,
}

/// The kinds of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    FiscalYear,
    Date,
    Rating,
    Mark,
    Number,
    Percent,
    Fraction,
    Amount,
    Choice,
    Time,
    Telephone,
    Code,
    Coordinate,
    Url,
}

fn parse_span(text: &str) -> Result<YearSpan, String> {
    let years = text.split_once("..").and_then(|(first, last)| Some((year(first)?, year(last)?)));
    match years {
        Some((first, last)) if first <= last => Ok(YearSpan::new(first, last)),
        _ => Err("expected two western years, such as 2016..2021".to_owned()),
    }
}

fn year(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|year| (1873..=2199).contains(year))
}

fn parse_era(text: &str) -> Result<Era, String> {
    let by_name = Era::ALL.into_iter().find(|era| era.name() == text);
    let mut letters = text.chars();
    let by_letter = letters.next().filter(|_| letters.next().is_none()).and_then(Era::from_letter);
    by_name.or(by_letter).ok_or_else(|| "expected one of M, T, S, H, R".to_owned())
}

/// Reads the values and prints a JSON line each.
pub fn run(args: &Args, lang: Lang) -> Outcome {
    let scale = Scale { marks: scale_marks(&args.scale), flags: scale_marks(&args.flag) };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut print = |input: &str| -> io::Result<()> {
        let line = serde_json::to_string(&read(input, args, &scale, lang))?;
        writeln!(out, "{line}")
    };
    if args.values.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            print(line.strip_suffix('\r').unwrap_or(&line))?;
        }
    } else {
        args.values.iter().try_for_each(|value| print(value))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn scale_marks(marks: &[String]) -> Vec<ScaleMark> {
    let named = marks.iter().map(|mark| mark.trim()).filter(|mark| !mark.is_empty());
    named.map(|mark| ScaleMark { mark: mark.to_owned(), ..ScaleMark::default() }).collect()
}

/// What is printed of a value.
#[derive(Debug, serde::Serialize)]
struct Answer<'a> {
    input: &'a str,
    status: &'static str,
    value: Value,
    warnings: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'static str>,
}

fn read<'a>(input: &'a str, args: &Args, scale: &Scale, lang: Lang) -> Answer<'a> {
    let text = unescape(input);
    match args.kind {
        Kind::FiscalYear => {
            let context = YearContext { years: args.years, era: args.era };
            line(input, lang, not_blank(fiscal_year::read(&text, &context)), years_value)
        }
        Kind::Date => {
            let year = args.year.map(FiscalYear);
            let reading = year.map_or_else(|| date::read(&text), |year| date::read_in(&text, year));
            line(input, lang, reading, |dates| dates.to_string().into())
        }
        Kind::Rating | Kind::Mark => {
            line(input, lang, mark::read(&text, scale), |mark| mark.to_string().into())
        }
        Kind::Number => line(input, lang, number::read_number(&text), |number| json_number(*number)),
        Kind::Percent => line(input, lang, number::read_percent(&text), |share| json_number(*share)),
        Kind::Fraction => {
            line(input, lang, number::read_fraction(&text), |fraction| fraction.to_string().into())
        }
        Kind::Amount => line(input, lang, number::read_amount(&text), |amount| match *amount {
            number::Amount::Number(number) | number::Amount::Percent(number) => json_number(number),
        }),
        Kind::Choice => {
            let reading = choice::read(&text, &choices(&args.choices), args.several);
            line(input, lang, reading, |chosen| display::choices(chosen).into())
        }
        Kind::Time => line(input, lang, time::read(&text), |times| times.to_string().into()),
        Kind::Telephone => line(input, lang, telephone::read(&text), |number| number.as_str().into()),
        Kind::Code => {
            line(input, lang, code::read(&text, args.pattern.as_deref()), |code| code.as_str().into())
        }
        Kind::Coordinate => line(input, lang, coordinate::read(&text), |degrees| json_number(*degrees)),
        Kind::Url => line(input, lang, url::read(&text), |address| address.as_str().into()),
    }
}

fn choices(names: &[String]) -> Vec<Category> {
    names.iter().map(|name| Category { name: name.trim().to_owned(), aliases: Vec::new() }).collect()
}

/// A year that is not said is no year.
fn not_blank(reading: Reading<Years>) -> Reading<Years> {
    match reading {
        Reading::Blank => Reading::refused(YearFault::NotAYear),
        reading => reading,
    }
}

fn line<'a, T>(input: &'a str, lang: Lang, reading: Reading<T>, value: impl Fn(&T) -> Value) -> Answer<'a> {
    if reading.fault().is_some() && not_applicable::is_said(&unescape(input)) {
        return none_meant(input);
    }
    let status = match &reading {
        Reading::Value { .. } => "ok",
        Reading::Blank => "blank",
        Reading::Ask(_) => "ask",
        Reading::Refused(_) => "error",
    };
    Answer {
        input,
        status,
        value: reading.as_value().map_or(Value::Null, value),
        warnings: reading.warnings().iter().map(Into::into).collect(),
        reason: reading.fault().map(Fault::name),
        message: reading.fault().map(|fault| Rule::of(fault).words(lang).title),
    }
}

/// What says on purpose that there is no value is no fault, whatever the kind.
fn none_meant(input: &str) -> Answer<'_> {
    let value = not_applicable::WORD.into();
    Answer { input, status: "none", value, warnings: Vec::new(), reason: None, message: None }
}

fn years_value(years: &Years) -> Value {
    years.one().map_or_else(|| years.to_string().into(), |year| year.0.into())
}

/// A whole number without `.0`.
fn json_number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return (number as i64).into();
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// `\n` and `\t` as typed on a command line; any other backslash stays.
fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t")
}
