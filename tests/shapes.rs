//! Forms of every shape, as data (`tests/shapes/*.toml`): each is read whole; and with each of its labels and headings
//! lost, or typed over with another, every value still comes out right or is told.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use matome::book::{Cell, CellValue, Sheet, Workbook};
use matome::export::csv::{self, Encoding};
use matome::layout::{LaidOut, Words};
use matome::model::{
    CellRange, CellRef, Department, Entry, Finding, FiscalYear, Item, Plan, Severity, YearSpan,
};
use matome::normalize::normalize;
use matome::round::read_published;
use matome::rules;
use matome::template::Template;
use serde::Deserialize;

const FILE: &str = "総務課.xlsx";
const SHEET: &str = "調査票";

/// A form, and what it says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    template: String,
    /// The first and the last fiscal year.
    years: Option<[i32; 2]>,
    /// Id, title, the list where there are several, and the sections with ／ between.
    #[serde(default)]
    items: Vec<Vec<String>>,
    /// The sheet's name, where it says something.
    sheet: Option<String>,
    /// The cells by rows; an empty text leaves one blank.
    rows: Vec<Vec<String>>,
    #[serde(default)]
    merge: Vec<String>,
    /// `cell field key`: all that is read.
    reads: Vec<String>,
    /// The cells that name records: whatever stands there is the name.
    #[serde(default)]
    names: BTreeSet<String>,
    /// The cells that are struck out.
    #[serde(default)]
    struck: BTreeSet<String>,
    /// The cells that are told and not read.
    #[serde(default)]
    told: BTreeSet<String>,
}

/// The entries by cell: field and key.
type Said = BTreeMap<String, String>;

impl Form {
    fn words(&self) -> Words {
        let template = Template::parse(&self.template, "form.toml").unwrap_or_else(|error| panic!("{error}"));
        let item = |row: &Vec<String>| Item {
            id: row[0].clone(),
            title: row[1].clone(),
            kind: row.get(2).cloned().unwrap_or_default(),
            path: row.get(3).map(|path| path.split('／').map(str::to_owned).collect()).unwrap_or_default(),
            ..Item::default()
        };
        let plan = Plan {
            title: "町の計画".to_owned(),
            years: self.years.map(|[first, last]| YearSpan::new(first, last)),
            collecting: self.years.map(|[_, last]| FiscalYear(last)),
            fields: template.fields(&template.scale),
            dimensions: template.dimensions(),
            items: self.items.iter().map(item).collect(),
            departments: [department()].into_iter().collect(),
            ..Plan::default()
        };
        Words::new(&plan, &template.form)
    }

    fn cells(&self) -> BTreeMap<CellRef, String> {
        let rows = (0..).zip(&self.rows);
        let cells = rows.flat_map(|(row, texts)| {
            (0..).zip(texts).map(move |(col, text)| (CellRef::new(row, col), text.clone()))
        });
        cells.filter(|(_, text)| !text.is_empty()).collect()
    }

    fn read(&self, words: &Words, cells: &BTreeMap<CellRef, String>) -> (Said, Vec<Finding>) {
        let laid_out = self.lay_out(words, cells);
        let filled = laid_out.entries.iter().filter(|entry| entry.value.is_some());
        let said = filled
            .map(|entry| (entry.place.cell.unwrap().to_string(), format!("{} {}", entry.field, entry.key)));
        let findings = rules::judge_all(laid_out.findings, &BTreeMap::new());
        let told = findings.into_iter().filter(|finding| finding.severity != Severity::Info);
        (said.collect(), told.collect())
    }

    fn lay_out(&self, words: &Words, cells: &BTreeMap<CellRef, String>) -> LaidOut {
        let cell = |(at, text): (&CellRef, &String)| Cell {
            at: *at,
            value: CellValue::Text(text.as_str().into()),
            shown: text.as_str().into(),
            struck: self.struck.contains(&at.to_string()),
            struck_parts: Vec::new(),
            formula: false,
        };
        let merges: Vec<CellRange> = self.merge.iter().map(|range| range.parse().unwrap()).collect();
        let sheet = Sheet {
            name: self.sheet.clone().unwrap_or_else(|| SHEET.to_owned()),
            cells: cells.iter().map(cell).collect(),
            merges,
            ..Sheet::default()
        };
        let workbook = Workbook { sheets: vec![sheet], ..Workbook::default() };
        words.lay_out(&workbook, FILE, Some(&department()))
    }

    fn expected(&self) -> Said {
        let split = |line: &String| {
            let (cell, said) = line.split_once(' ').unwrap_or_else(|| panic!("{line}"));
            (cell.to_owned(), said.to_owned())
        };
        self.reads.iter().map(split).collect()
    }
}

fn department() -> Department {
    Department { name: "総務課".to_owned(), ..Department::default() }
}

fn forms() -> Vec<(String, Form)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let form = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let form = toml::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, form)
    };
    paths.iter().map(form).collect()
}

fn covers(findings: &[Finding], cell: &str) -> bool {
    let cell: CellRef = cell.parse().unwrap();
    findings.iter().any(|finding| {
        let own = finding.place.cell.iter().chain(&finding.more_cells).any(|known| *known == cell);
        let whole = finding.place.cell.is_none() && finding.fault.name() == "wrong-form";
        own || whole || finding.covers.iter().any(|range| range.contains(cell))
    })
}

fn brief(findings: &[Finding]) -> Vec<String> {
    let one = |finding: &Finding| {
        let cell = finding.place.cell.map(|cell| cell.to_string()).unwrap_or_default();
        format!("{} {cell}", finding.fault.name())
    };
    findings.iter().map(one).collect()
}

#[test]
fn every_form_is_read_whole() {
    let mut wrong = Vec::new();
    for (name, form) in forms() {
        let (said, findings) = form.read(&form.words(), &form.cells());
        let (said, expected): (BTreeSet<_>, BTreeSet<_>) =
            (said.into_iter().collect(), form.expected().into_iter().collect());
        let differ: Vec<_> = said.symmetric_difference(&expected).collect();
        let untold: Vec<_> = form.told.iter().filter(|cell| !covers(&findings, cell)).collect();
        let strange =
            |finding: &Finding| !finding.place.cell.is_some_and(|cell| form.told.contains(&cell.to_string()));
        if !differ.is_empty() || !untold.is_empty() || findings.iter().any(strange) {
            wrong.push(format!("{name}: {differ:?} {untold:?} {:?}", brief(&findings)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A form after one cell was changed: what is neither right nor told.
fn silent(form: &Form, words: &Words, cells: &BTreeMap<CellRef, String>) -> Vec<String> {
    let (said, findings) = form.read(words, cells);
    let wrong = |(cell, expected): &(&String, &String)| {
        said.get(*cell) != Some(*expected) && !covers(&findings, cell)
    };
    let expected = form.expected();
    expected
        .iter()
        .filter(wrong)
        .map(|(cell, expected)| format!("{cell} {expected}: {:?}", said.get(cell)))
        .collect()
}

/// A value's key is the same in the next year, whatever its dimensions.
#[test]
fn what_was_read_comes_back_from_the_list_of_entries() {
    for (name, form) in forms() {
        let words = form.words();
        let entries = normalize(form.lay_out(&words, &form.cells()).entries, &words.plan).0;
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), csv::write(&entries, Encoding::Utf8)).unwrap();
        let published = read_published(file.path(), &words.plan).unwrap().entries;
        let said = |entries: &[Entry]| -> Vec<String> {
            let filled = entries.iter().filter(|entry| entry.value.is_some());
            filled.map(|entry| format!("{} {:?} {:?}", entry.field, entry.key, entry.value)).collect()
        };
        assert_eq!(said(&published), said(&entries), "{name}");
    }
}

#[test]
fn no_label_is_lost_in_silence() {
    let mut wrong = Vec::new();
    for (name, form) in forms() {
        let (words, cells, expected) = (form.words(), form.cells(), form.expected());
        let is_label = |at: &&CellRef| !expected.contains_key(&at.to_string());
        let labels: Vec<CellRef> = cells.keys().filter(is_label).copied().collect();
        for (index, at) in labels.iter().enumerate() {
            let next = cells[&labels[(index + 1) % labels.len()]].as_str();
            let texts =
                if form.names.contains(&at.to_string()) { vec![""] } else { vec!["", next, "確認中"] };
            for text in texts {
                let mut changed = cells.clone();
                changed.remove(at);
                changed.extend(Some((*at, text.to_owned())).filter(|_| !text.is_empty()));
                let silent = silent(&form, &words, &changed);
                if !silent.is_empty() {
                    wrong.push(format!("{name} with {text:?} in {at}: {silent:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
