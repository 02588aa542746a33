//! Every rule is seen to fire: from a file that a department sends, through the program, to the finding.
//!
//! A case (`[[fires]]` and `[[quiet]]` in `tests/rules/<name>.toml`) changes a few cells of a sound round
//! (`tests/fires/<round>.toml`) and says which findings of its rule must come of it; `[[quiet]]` is the near miss.

#[path = "fires/file.rs"]
mod file;
#[path = "fires/grid.rs"]
mod grid;
#[path = "fires/round.rs"]
mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value as Json;

use matome::model::{CellRange, CellRef};
use matome::rules;

use file::Sent;
use round::{Round, Run};

/// A case file, as far as the program is concerned.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    fires: Vec<Case>,
    #[serde(default)]
    quiet: Vec<Case>,
    #[serde(default, rename = "case")]
    _case: IgnoredAny,
    #[serde(default, rename = "message")]
    _message: IgnoredAny,
}

/// A round with what is changed of it, and what must come of it.
#[derive(Deserialize)]
pub struct Case {
    about: String,
    /// The sound round that is changed.
    #[serde(default = "card")]
    round: String,
    /// Lines added to `matome.toml`.
    #[serde(default)]
    settings: String,
    /// The list of items, where it is another one.
    items: Option<String>,
    /// The list of departments, where it is another one.
    departments: Option<String>,
    /// Files of the round that do not come.
    #[serde(default)]
    lacks: Vec<String>,
    /// Other files of the round's folder by their path, such as last year's entries.
    #[serde(default)]
    beside: BTreeMap<String, String>,
    /// The clerk's own blank form.
    form: Option<Sent>,
    /// More submissions.
    #[serde(default)]
    more: Vec<Sent>,
    /// The findings of the rule, in their order, and no others.
    #[serde(default)]
    finds: Vec<Found>,
    /// Entries that must be read all the same.
    #[serde(default)]
    reads: Vec<Read>,
    /// Entries that must not be read.
    #[serde(default)]
    leaves: Vec<Read>,
    /// The submission: the round's own, changed.
    #[serde(flatten)]
    sent: Sent,
}

/// A finding. What is left out must be blank.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    /// That of the case where it is left out; blank for none.
    file: Option<String>,
    /// The first sheet where a cell is named.
    sheet: Option<String>,
    cell: Option<String>,
    /// The other cells.
    #[serde(default)]
    and: Vec<String>,
    value: Option<String>,
    /// How often the value is repeated.
    times: Option<usize>,
    /// What message and hint must hold: the facts.
    says: Vec<String>,
    /// What neither of them may hold: a suggestion that would lead to another fault.
    #[serde(default)]
    never: Vec<String>,
}

/// An entry. What is left out may be anything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    item: String,
    field: Option<String>,
    axis: Option<Json>,
    value: Option<Json>,
    cell: Option<String>,
}

fn card() -> String {
    "card".to_owned()
}

#[test]
fn a_sound_round_is_read_without_a_word() {
    for name in rounds() {
        let round: Round = load(&format!("tests/fires/{name}.toml"));
        let run = Run::new(&round, None);
        assert_eq!(run.findings(), Vec::<Json>::new(), "{name}");
        let read = run.entries();
        let missing: Vec<&Read> = round.reads.iter().filter(|entry| !has(&read, entry)).collect();
        assert!(missing.is_empty() && !round.reads.is_empty(), "{name}: {missing:?} is not in {read:#?}");
    }
}

#[test]
fn every_rule_fires_and_only_where_it_must() {
    // What a report must not hold is tried by `tests/publish.rs`.
    let of_files = rules::catalogue().iter().filter(|rule| rule.family != rules::Family::Edition);
    let rules: Vec<_> = of_files.filter(|rule| is_asked(rule.name)).collect();
    let rounds: BTreeMap<String, Round> =
        rounds().into_iter().map(|name| (name.clone(), load(&format!("tests/fires/{name}.toml")))).collect();
    let faults: Vec<String> = rules.par_iter().flat_map(|rule| faults(rule.name, &rounds)).collect();
    assert!(faults.is_empty(), "{} cases fail\n\n{}", faults.len(), faults.join("\n\n"));
}

/// `RULE=missing-year cargo test --test fires` tries one rule.
fn is_asked(rule: &str) -> bool {
    std::env::var("RULE").map_or(true, |asked| asked == rule)
}

/// What is wrong with the cases of a rule.
fn faults(rule: &str, rounds: &BTreeMap<String, Round>) -> Vec<String> {
    let cases: Cases = match read(&format!("tests/rules/{rule}.toml")) {
        Ok(cases) => cases,
        Err(error) => return vec![error],
    };
    let mut faults = Vec::new();
    if cases.fires.is_empty() {
        faults.push(format!("{rule}: no case makes it fire"));
    }
    if cases.quiet.is_empty() {
        faults.push(format!("{rule}: no near miss that must not make it fire"));
    }
    for (case, must) in
        cases.fires.iter().map(|case| (case, true)).chain(cases.quiet.iter().map(|case| (case, false)))
    {
        let about = format!("{rule}: {}", case.about);
        assert!(case.finds.is_empty() != must, "{about}: `fires` has finds, `quiet` has none");
        let round = rounds.get(&case.round).unwrap_or_else(|| panic!("{about}: no round {}", case.round));
        faults.extend(fault(rule, case, round).map(|fault| format!("{about}\n{fault}")));
    }
    faults
}

fn fault(rule: &str, case: &Case, round: &Round) -> Option<String> {
    let run = Run::new(round, Some(case));
    let all = run.findings();
    let own: Vec<&Json> = all.iter().filter(|finding| finding["name"] == rule).collect();
    let alike = own.len() == case.finds.len()
        && case.finds.iter().zip(&own).all(|(found, finding)| found.is(finding, round, case));
    if !alike {
        return Some(format!("found: {}", pretty(&all)));
    }
    if case.reads.is_empty() && case.leaves.is_empty() {
        return None;
    }
    let read = run.entries();
    let missing = case.reads.iter().find(|entry| !has(&read, entry));
    let taken = case.leaves.iter().find(|entry| has(&read, entry));
    missing.or(taken).map(|entry| format!("{entry:?} must or must not be in {}", pretty(&read)))
}

fn pretty(lines: &[Json]) -> String {
    lines.iter().map(|line| format!("\n  {line}")).collect()
}

impl Found {
    fn is(&self, finding: &Json, round: &Round, case: &Case) -> bool {
        let file = self.file.as_deref().unwrap_or_else(|| case.sent.file(round));
        let first = self.cell.is_some().then(|| case.sent.sheet(round));
        let sheet = self.sheet.as_deref().or(first);
        let value = self.value.as_ref().map(|value| value.repeat(self.times.unwrap_or(1)));
        let text = format!("{}\n{}", finding["message"], finding["hint"]);
        assert!(!self.says.is_empty(), "{}: says nothing", case.about);
        finding["file"] == Json::from((!file.is_empty()).then_some(file))
            && finding["sheet"] == Json::from(sheet)
            && finding["cell"] == Json::from(self.cell.clone())
            && others(finding) == self.and.iter().flat_map(|range| cells(range)).collect()
            && finding["value"] == Json::from(value)
            && self.says.iter().all(|part| text.contains(part))
            && !self.never.iter().any(|part| text.contains(part))
    }
}

/// The other cells of a finding: with the same fault, or not taken for its sake.
fn others(finding: &Json) -> BTreeSet<CellRef> {
    let ranges = ["more_cells", "covers"].into_iter().filter_map(|key| finding[key].as_array());
    let own = finding["cell"].as_str().into_iter().flat_map(cells).next();
    let mut others: BTreeSet<CellRef> = ranges.flatten().filter_map(Json::as_str).flat_map(cells).collect();
    own.map(|own| others.remove(&own));
    others
}

/// The cells of a range.
fn cells(range: &str) -> impl Iterator<Item = CellRef> {
    let range: CellRange = range.parse().unwrap_or_else(|()| panic!("{range}"));
    let cols = range.first.col..=range.last.col;
    (range.first.row..=range.last.row)
        .flat_map(move |row| cols.clone().map(move |col| CellRef::new(row, col)))
}

fn has(entries: &[Json], wanted: &Read) -> bool {
    entries.iter().any(|entry| {
        entry["item"] == wanted.item
            && is(&entry["field"], wanted.field.as_ref())
            && is(&entry["axis"], wanted.axis.as_ref())
            && is_value(&entry["value"], wanted.value.as_ref())
            && is(&entry["cell"], wanted.cell.as_ref())
    })
}

fn is<T: Clone + Into<Json>>(known: &Json, wanted: Option<&T>) -> bool {
    wanted.is_none_or(|wanted| *known == wanted.clone().into())
}

/// Numbers are equal whether or not they are written with a point.
fn is_value(known: &Json, wanted: Option<&Json>) -> bool {
    match (known.as_f64(), wanted.and_then(Json::as_f64)) {
        (Some(known), Some(wanted)) => known == wanted,
        _ => is(known, wanted),
    }
}

fn rounds() -> BTreeSet<String> {
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fires")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let data = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    data.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

fn load<T: DeserializeOwned>(path: &str) -> T {
    read(path).unwrap_or_else(|error| panic!("{error}"))
}

fn read<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(file).map_err(|error| format!("{path}: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("{path}: {error}"))
}
