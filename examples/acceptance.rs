//! Runs the pipeline on folders of submissions whose truth is known, and counts what came out.
//!
//!     cargo run --release --example acceptance -- DIR [--plan NAME] [--verbose]
//!
//! DIR holds levels, a level holds plans, a plan holds `roster.json` (the plan), `submissions/`, `truth.jsonl` (every
//! entry that must come out) and `faults.jsonl` (planted faults). Exit 1 if anything is missing or wrong in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use matome::book;
use matome::collected::Collected;
use matome::model::{CellRef, Entry, Finding, Severity, Value};
use matome::pipeline;
use matome::text::width::fold_key;
use serde_json::Value as Json;

fn main() -> Result<ExitCode> {
    if matome::pipeline::run_if_worker() {
        return Ok(ExitCode::SUCCESS);
    }
    let options = Options::parse(std::env::args().skip(1))?;
    let mut all = Score::default();
    println!("{HEADINGS}");
    for level in folders(&options.dir)? {
        for plan in folders(&level)? {
            let name = file_name(&plan);
            if options.plan.as_ref().is_some_and(|wanted| *wanted != name) {
                continue;
            }
            let score = run(&plan, &name, options.verbose).with_context(|| format!("{}", plan.display()))?;
            println!("{}", score.row(&file_name(&level), &name));
            all.add(&score);
        }
    }
    println!("{}", all.row("all", ""));
    Ok(if all.silent == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Options {
    dir: PathBuf,
    plan: Option<String>,
    verbose: bool,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Options> {
        let mut options = Options { dir: PathBuf::new(), plan: None, verbose: false };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--plan" => options.plan = args.next(),
                "--verbose" => options.verbose = true,
                _ => options.dir = PathBuf::from(arg),
            }
        }
        if !options.dir.is_dir() {
            bail!("usage: acceptance DIR [--plan NAME] [--verbose]");
        }
        Ok(options)
    }
}

fn folders(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

const HEADINGS: &str = "level     plan                  expected  right  wrong  missing+finding  SILENT  extra  \
                        errors-on-clean  faults";

/// What came out of a plan's submissions.
#[derive(Default)]
struct Score {
    expected: usize,
    right: usize,
    wrong: usize,
    told: usize,
    silent: usize,
    extra: usize,
    clean_errors: usize,
    faults: usize,
    faults_found: usize,
    faults_at_cell: usize,
}

impl Score {
    fn row(&self, level: &str, plan: &str) -> String {
        format!(
            "{level:<9} {plan:<21} {:>8}  {:>5}  {:>5}  {:>15}  {:>6}  {:>5}  {:>15}  {}/{} ({} at the cell)",
            self.expected,
            self.right,
            self.wrong,
            self.told,
            self.silent,
            self.extra,
            self.clean_errors,
            self.faults_found,
            self.faults,
            self.faults_at_cell,
        )
    }

    fn add(&mut self, other: &Score) {
        self.expected += other.expected;
        self.right += other.right;
        self.wrong += other.wrong;
        self.told += other.told;
        self.silent += other.silent;
        self.extra += other.extra;
        self.clean_errors += other.clean_errors;
        self.faults += other.faults;
        self.faults_found += other.faults_found;
        self.faults_at_cell += other.faults_at_cell;
    }
}

fn run(folder: &Path, template: &str, verbose: bool) -> Result<Score> {
    let roster: Json = serde_json::from_str(&fs::read_to_string(folder.join("roster.json"))?)?;
    let round = tempfile::tempdir()?;
    write_round(&roster, template, folder, round.path())?;
    let collected = pipeline::collect_folder(round.path())?;
    let truth = read_lines(&folder.join("truth.jsonl"))?;
    let faults = read_lines(&folder.join("faults.jsonl")).unwrap_or_default();
    let mut score = Score { expected: truth.len(), faults: faults.len(), ..Score::default() };
    compare(&collected, &truth, folder, &mut score, verbose);
    count_faults(&collected, &faults, &mut score, verbose);
    count_clean_errors(&collected, &faults, &mut score, verbose);
    Ok(score)
}

fn read_lines(path: &Path) -> Result<Vec<Json>> {
    let text = fs::read_to_string(path)?;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// Makes a round of a roster: `matome.toml` and the two lists.
fn write_round(roster: &Json, template: &str, folder: &Path, round: &Path) -> Result<()> {
    fs::write(round.join("matome.toml"), config(roster, template, folder)?)?;
    let mut items = csv::Writer::from_path(round.join("items.csv"))?;
    items.write_record(matome::round::ITEM_COLUMNS.map(|(name, _)| name))?;
    for (key, kind) in [("initiatives", "initiative"), ("items", "project")] {
        for item in roster[key].as_array().into_iter().flatten() {
            items.write_record(item_row(roster, item, template, kind))?;
        }
    }
    items.flush()?;
    let mut departments = csv::Writer::from_path(round.join("departments.csv"))?;
    departments.write_record(matome::round::DEPARTMENT_COLUMNS.map(|(name, _)| name))?;
    for department in roster["departments"].as_array().into_iter().flatten() {
        let grades = strings(&department["grades"]).join("、");
        departments.write_record([text(&department["name"]), String::new(), grades, String::new()])?;
    }
    Ok(departments.flush()?)
}

fn config(roster: &Json, template: &str, folder: &Path) -> Result<String> {
    let mut config = toml::Table::new();
    config.insert("template".into(), template.into());
    config.insert("title".into(), text(&roster["title"]).into());
    if let Some([first, last]) = roster["years"].as_array().map(Vec::as_slice) {
        config.insert("years".into(), format!("{first}..{last}").into());
    }
    if let Some(year) = roster["collecting"].as_i64() {
        config.insert("collecting".into(), year.to_string().into());
    }
    if let Some(era) = roster["era"].as_str() {
        config.insert("era".into(), era.into());
    }
    config.insert("items".into(), "items.csv".into());
    config.insert("departments".into(), "departments.csv".into());
    let submissions = fs::canonicalize(folder.join("submissions"))?;
    config.insert("submissions".into(), submissions.to_string_lossy().into_owned().into());
    let grades = strings(&roster["grades"]);
    if !grades.is_empty() {
        config.insert("categories".into(), grades.into());
    }
    if let Some(scale) = scale(roster) {
        config.insert("scale".into(), scale.into());
    }
    Ok(toml::to_string(&config)?)
}

fn scale(roster: &Json) -> Option<toml::Table> {
    let mark = |mark: &Json| {
        let mut table = toml::Table::new();
        table.insert("mark".into(), text(&mark["mark"]).into());
        table.insert("meaning".into(), text(&mark["meaning"]).into());
        table
    };
    let marks: Vec<toml::Value> = roster["scale"].as_array()?.iter().map(|one| mark(one).into()).collect();
    let mut scale = toml::Table::new();
    scale.insert("marks".into(), marks.into());
    if roster["flag"].is_object() {
        let mut flag = mark(&roster["flag"]);
        flag.insert("reasons".into(), vec!["コロナ", "感染"].into());
        scale.insert("flags".into(), vec![toml::Value::Table(flag)].into());
    }
    Some(scale)
}

fn item_row(roster: &Json, item: &Json, template: &str, kind: &str) -> [String; 11] {
    let id = text(&item["id"]);
    let kind = match template {
        "implementation-plan" => kind,
        "action-plan" if id.starts_with('T') => "target",
        "action-plan" => "measure",
        _ => "",
    };
    let departments = roster["departments"].as_array().into_iter().flatten();
    let own = departments.filter(|department| strings(&department["items"]).contains(&id));
    let owners: Vec<String> = own.map(|department| text(&department["name"])).collect();
    [
        id,
        text(&item["label"]),
        text(&item["title"]),
        text(&item["section"]),
        kind.to_owned(),
        text(&item["initiative"]),
        text(&item["target"]),
        String::new(),
        text(&item["years"][0]),
        text(&item["years"][1]),
        owners.join("、"),
    ]
}

fn text(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

fn strings(json: &Json) -> Vec<String> {
    json.as_array().into_iter().flatten().map(text).collect()
}

type Key = (String, String, String, String);

fn truth_key(line: &Json) -> Key {
    (text(&line["file"]), text(&line["item"]), text(&line["field"]), text(&line["axis"]))
}

fn entry_key(entry: &Entry) -> Key {
    let axis = entry.key.axis().map(|axis| axis.year().map_or(axis.to_string(), |year| year.0.to_string()));
    let texts = [entry.place.file.as_str(), entry.item(), entry.field.as_str()].map(str::to_owned);
    let [file, item, field] = texts;
    (file, item, field, axis.unwrap_or_default())
}

/// Compares what was read with the truth, entry by entry.
fn compare(collected: &Collected, truth: &[Json], folder: &Path, score: &mut Score, verbose: bool) {
    let read = collected.read.iter().filter(|entry| entry.value.is_some());
    let entries: BTreeMap<Key, &Entry> = read.map(|entry| (entry_key(entry), entry)).collect();
    let mut merges = Merges::new(folder);
    let mut seen = BTreeSet::new();
    for line in truth {
        let key = truth_key(line);
        seen.insert(key.clone());
        match entries.get(&key) {
            Some(entry) if same_value(entry, &line["value"]) && merges.same_cell(entry, line) => {
                score.right += 1
            }
            Some(entry) => {
                score.wrong += 1;
                score.silent += usize::from(!told_at(collected, entry));
                let cell = entry.place.cell.map(|at| at.to_string());
                say(verbose, "WRONG", line, &format!("{:?} {cell:?}", entry.value));
            }
            None => {
                let told = told_on_file(collected, &key.0);
                score.told += usize::from(told);
                score.silent += usize::from(!told);
                say(verbose, if told { "missing" } else { "SILENT" }, line, "nothing");
            }
        }
    }
    for (key, entry) in entries.iter().filter(|(key, _)| !seen.contains(*key)) {
        score.extra += 1;
        if verbose {
            println!("  extra {key:?} {:?}", entry.raw);
        }
    }
}

fn say(verbose: bool, what: &str, line: &Json, got: &str) {
    if verbose {
        println!("  {what} {line} got {got}");
    }
}

/// Equal after folding width and white space; numbers as numbers.
fn same_value(entry: &Entry, truth: &Json) -> bool {
    match (&entry.value, truth) {
        (Some(Value::Number(value) | Value::Percent(value)), Json::Number(truth)) => {
            truth.as_f64().is_some_and(|truth| (truth - value).abs() < 1e-9)
        }
        (Some(Value::Text(value)), truth) => fold_key(value) == fold_key(&text(truth)),
        (Some(Value::Mark(mark)), truth) => fold_key(&mark.to_string()) == fold_key(&text(truth)),
        _ => false,
    }
}

/// The merges of the submissions, read when a cell address differs: a covered cell and its anchor are one.
struct Merges<'a> {
    folder: &'a Path,
    books: BTreeMap<String, Option<book::Workbook>>,
}

impl<'a> Merges<'a> {
    const fn new(folder: &'a Path) -> Self {
        Self { folder, books: BTreeMap::new() }
    }

    fn same_cell(&mut self, entry: &Entry, line: &Json) -> bool {
        let Some(at) = entry.place.cell else { return false };
        let Ok(truth) = text(&line["cell"]).parse::<CellRef>() else { return false };
        let same_sheet = entry.place.sheet == text(&line["sheet"]);
        same_sheet && (at == truth || self.merged(&entry.place.file, &entry.place.sheet, at, truth))
    }

    fn merged(&mut self, file: &str, sheet: &str, a: CellRef, b: CellRef) -> bool {
        let path = self.folder.join("submissions").join(file);
        let read = || book::read(&path, file, &book::Limits::default()).workbook;
        let opened = self.books.entry(file.to_owned()).or_insert_with(read);
        let sheets = opened.iter().flat_map(|opened| &opened.sheets).filter(|known| known.name == sheet);
        sheets.flat_map(|known| &known.merges).any(|range| range.contains(a) && range.contains(b))
    }
}

fn counts(finding: &Finding) -> bool {
    finding.severity != Severity::Info
}

fn stands_at(finding: &Finding, file: &str, sheet: &str, cell: CellRef) -> bool {
    finding.place.file == file
        && finding.place.sheet == sheet
        && (finding.place.cell == Some(cell) || finding.more_cells.contains(&cell))
}

fn told_at(collected: &Collected, entry: &Entry) -> bool {
    let Some(cell) = entry.place.cell else { return false };
    let place = &entry.place;
    let mut findings = collected.findings.iter().filter(|finding| counts(finding));
    findings.any(|finding| stands_at(finding, &place.file, &place.sheet, cell))
}

fn told_on_file(collected: &Collected, file: &str) -> bool {
    collected.findings.iter().any(|finding| counts(finding) && finding.place.file == file)
}

fn count_faults(collected: &Collected, faults: &[Json], score: &mut Score, verbose: bool) {
    for fault in faults {
        let file = text(&fault["file"]);
        let findings = collected.findings.iter();
        let on_file: Vec<&Finding> =
            findings.filter(|finding| counts(finding) && finding.place.file == file).collect();
        let at_cell = match text(&fault["cell"]).parse::<CellRef>() {
            Ok(cell) => on_file.iter().any(|finding| stands_at(finding, &file, &text(&fault["sheet"]), cell)),
            Err(()) => !on_file.is_empty(),
        };
        score.faults_at_cell += usize::from(at_cell);
        score.faults_found += usize::from(!on_file.is_empty());
        if verbose && !at_cell {
            println!("  fault not at its cell: {fault}");
        }
    }
}

/// Errors on files in which no fault was planted.
fn count_clean_errors(collected: &Collected, faults: &[Json], score: &mut Score, verbose: bool) {
    let faulty: BTreeSet<String> = faults.iter().map(|fault| text(&fault["file"])).collect();
    for finding in &collected.findings {
        let clean = !finding.place.file.is_empty() && !faulty.contains(finding.place.file.as_str());
        score.clean_errors += usize::from(clean && finding.severity == Severity::Error);
        if verbose {
            println!("  {}", line_of(finding));
        }
    }
}

fn line_of(finding: &Finding) -> String {
    let place = &finding.place;
    let cell = place.cell.map(|at| at.to_string()).unwrap_or_default();
    let value: Option<String> = finding.value.as_deref().map(|value| value.chars().take(30).collect());
    format!(
        "{:?} {} {} {} {cell} +{} {value:?}",
        finding.severity,
        finding.fault.name(),
        place.file,
        place.sheet,
        finding.more_cells.len(),
    )
}
