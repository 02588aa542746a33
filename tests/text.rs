//! Runs the cases in `tests/text/*.toml`: how every form that staff type is read. Each case is `[typed, read]`.

use std::path::Path;

use matome::model::{Category, Era, FiscalYear, Scale, ScaleMark, YearSpan};
use matome::text::fiscal_year::{self, YearContext};
use matome::text::number::{self, Amount};
use matome::text::{Reading, choice, code, coordinate, date, display, ditto, mark, telephone, time, url};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "as")]
    kind: String,
    scale: Option<String>,
    flag: Option<String>,
    form: Vec<Form>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    name: String,
    years: Option<String>,
    era: Option<String>,
    scale: Option<String>,
    flag: Option<String>,
    /// The fiscal year of days without a year.
    year: Option<i32>,
    /// Choices, each with its alias after `=`.
    #[serde(default)]
    choices: Vec<String>,
    #[serde(default)]
    several: bool,
    pattern: Option<String>,
    cases: Vec<[String; 2]>,
}

#[test]
fn every_case_is_read_as_written_down() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for path in case_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for form in &file.form {
            for [typed, expected] in &form.cases {
                count += 1;
                let read = read(typed, &file, form);
                if read != *expected {
                    let place = format!("{}: {}", path.display(), form.name);
                    wrong.push(format!("{place}: {typed:?} is {read:?}, expected {expected:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "only {count} cases were found");
}

fn case_files() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

fn read(typed: &str, file: &File, form: &Form) -> String {
    let context = context(form);
    match file.kind.as_str() {
        "fiscal-year" => said(fiscal_year::read(typed, &context)),
        "label" => label(typed, &context),
        "date" => said(match form.year {
            Some(year) => date::read_in(typed, FiscalYear(year)),
            None => date::read(typed),
        }),
        "choice" => {
            said(choice::read(typed, &choices(form), form.several).map(|chosen| display::choices(&chosen)))
        }
        "time" => said(time::read(typed)),
        "telephone" => said(telephone::read(typed)),
        "code" => said(code::read(typed, form.pattern.as_deref())),
        "coordinate" => said(coordinate::read(typed).map(display::degrees)),
        "url" => said(url::read(typed)),
        "rating" | "mark" => said(mark::read(typed, &scale(file, form))),
        "number" => said(number::read_number(typed)),
        "percent" => said(number::read_percent(typed)),
        "points" => said(number::read_points(typed).map(|said| said.value)),
        "fraction" => said(number::read_fraction(typed)),
        "amount" => said(number::read_amount(typed).map(|amount| match amount {
            Amount::Number(number) => number.to_string(),
            Amount::Percent(share) => format!("{share} share"),
        })),
        "series" => series(typed, &context),
        "unit" => number::unit_said(typed).unwrap_or("none".to_owned()),
        "ditto" => format!("{:?}", ditto::read(typed)).replace("Some(", "").replace(')', "").to_lowercase(),
        kind => panic!("unknown kind {kind}"),
    }
}

fn choices(form: &Form) -> Vec<Category> {
    let choice = |text: &String| {
        let mut words = text.split('=').map(str::to_owned);
        Category { name: words.next().unwrap_or_default(), aliases: words.collect() }
    };
    form.choices.iter().map(choice).collect()
}

fn said<T: ToString>(reading: Reading<T>) -> String {
    let warnings: String =
        reading.warnings().iter().map(|warning| format!(" ! {}", <&str>::from(warning))).collect();
    match reading {
        Reading::Value { value, .. } => value.to_string() + &warnings,
        Reading::Blank => "blank".to_owned(),
        Reading::Ask(fault) => format!("ask {}", fault.name()),
        Reading::Refused(fault) => format!("refused {}", fault.name()),
    }
}

/// Labels with `|` between them.
fn series(typed: &str, context: &YearContext) -> String {
    let labels: Vec<&str> = typed.split('|').collect();
    let Some(members) = fiscal_year::read_series(&labels, context) else { return "none".to_owned() };
    let said = members.iter().map(|member| match member {
        fiscal_year::Member::Year(year) => year.0.to_string(),
        fiscal_year::Member::Total => "total".to_owned(),
    });
    said.collect::<Vec<_>>().join(" ")
}

fn label(typed: &str, context: &YearContext) -> String {
    fiscal_year::split_label(typed, context)
        .map_or("none".to_owned(), |label| format!("{} | {} | {}", label.years, label.before, label.after))
}

fn context(form: &Form) -> YearContext {
    let years = form.years.as_deref().map(|years| {
        let (first, last) = years.split_once("..").unwrap();
        YearSpan::new(first.parse().unwrap(), last.parse().unwrap())
    });
    let era = form.era.as_deref().and_then(|era| Era::from_letter(era.chars().next()?));
    YearContext { years, era }
}

fn scale(file: &File, form: &Form) -> Scale {
    let marks = |own: &Option<String>, common: &Option<String>| {
        let list = own.as_deref().or(common.as_deref()).unwrap_or_default().to_owned();
        let marks = list.split(',').filter(|mark| !mark.is_empty());
        marks.map(scale_mark).collect()
    };
    Scale { marks: marks(&form.scale, &file.scale), flags: marks(&form.flag, &file.flag) }
}

/// `A`, or with its meaning `A=計画どおり`.
fn scale_mark(text: &str) -> ScaleMark {
    let (mark, meaning) = text.split_once('=').unwrap_or((text, ""));
    ScaleMark { mark: mark.to_owned(), meaning: meaning.to_owned(), ..ScaleMark::default() }
}
