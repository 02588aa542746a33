//! `matome check FORM`: what would be read of a blank form, before it goes out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::failure::Outcome;
use crate::cli::terminal::{self, Voice};
use crate::forms::{self, CheckedForm, Places};
use crate::model::{Item, Lang, Plan, Severity, Text};
use crate::round::{Round, is_round};
use crate::rules;
use crate::text::display::{self, YearStyle};

/// Prints what is read of the form. Exit code 1 where something is wrong with it, or it has no place for an answer.
pub(super) fn run(path: &Path, voice: Voice) -> Outcome {
    let round = Round::load(&round_of(path))?;
    let checked = forms::check(&round, path)?;
    let is_wrong = checked.places.is_empty()
        || rules::with_severities(&checked.findings, &round.severities)
            .iter()
            .any(|finding| finding.severity == Severity::Error);
    terminal::print(&told(&checked, &round.plan, voice.lang))?;
    Ok(ExitCode::from(u8::from(is_wrong)))
}

/// The round that the form lies in, or else that of the current folder.
fn round_of(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    full.ancestors().find(|folder| is_round(folder)).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn told(checked: &CheckedForm, plan: &Plan, lang: Lang) -> String {
    let count: usize = checked.places.values().map(|places| places.cells).sum();
    let mut lines = vec![match lang {
        Lang::Ja => format!("読み取る欄：{count}か所"),
        Lang::En => format!("places for answers: {count}"),
    }];
    let place = |((sheet, item), places): (&(Text, String), &Places)| place(sheet, item, places, plan, lang);
    lines.extend(checked.places.iter().map(place));
    lines.extend(absent(&checked.absent, lang));
    for finding in &checked.findings {
        let text = rules::render(finding, plan, lang);
        let cell = finding.place.cell.map(|cell| format!(" {cell}")).unwrap_or_default();
        lines.push(format!("！ {}{cell}  {}", finding.place.sheet, text.message));
    }
    if !checked.beside.is_empty() {
        lines.push(
            lang.pick("表の外の文言（読み取りません）：", "words beside the tables, which are not read:")
                .to_owned(),
        );
        lines.extend(checked.beside.iter().map(|text| format!("  {}", text.replace('\n', " "))));
    }
    lines.join("\n") + "\n"
}

/// The places for one item.
fn place(sheet: &str, item: &str, places: &Places, plan: &Plan, lang: Lang) -> String {
    let item = plan.item(item).map(|item| format!("{} {}　", item.label, item.title)).unwrap_or_default();
    let is_of = |name: &str| places.fields.iter().any(|field| field == name);
    let fields = plan.fields.iter().filter(|field| is_of(&field.name)).map(|field| field.label.as_str());
    let years = [places.years.first(), places.years.last()]
        .map(|year| year.map_or(String::new(), |year| display::fiscal_year(*year, YearStyle::Era)));
    let years = match years {
        [first, _] if first.is_empty() => String::new(),
        [first, last] if first == last => format!("　{first}"),
        [first, last] => format!("　{first}～{last}"),
    };
    let cells = match lang {
        Lang::Ja => format!("{}か所", places.cells),
        Lang::En => format!("{} cells", places.cells),
    };
    let fields = fields.collect::<Vec<_>>().join("、");
    format!("  {sheet}：{}{fields}{years}（{cells}）", item.trim_start())
}

fn absent(items: &[Item], lang: Lang) -> Option<String> {
    let names = || items.iter().map(Item::short_name).collect::<Vec<_>>();
    (!items.is_empty()).then(|| match lang {
        Lang::Ja => format!("この調査票にない項目：{}", names().join("、")),
        Lang::En => format!("items that are not on this form: {}", names().join(", ")),
    })
}
