//! Forms that are learned, as data (`tests/learn/*.toml`): from the grid to the template that is learned, and with it,
//! unedited, to what the form says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use matome::book::{Cell, CellValue, ListRule, Sheet, Workbook};
use matome::layout::Words;
use matome::learn::{Learned, learn};
use matome::model::{CellRange, CellRef, Entry, FieldKind, Finding};
use matome::pipeline::rehearse;
use matome::rules::Rule;
use matome::template::Template;
use serde::Deserialize;

/// A form, and what is learned of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    /// The name of the file.
    #[serde(default = "file")]
    file: String,
    sheets: Vec<Grid>,
    /// `label kind`, in the template's order; the choices of a choice behind it.
    #[serde(default)]
    fields: Vec<String>,
    /// The tables as the template has them: columns, rows and above.
    #[serde(default)]
    tables: Vec<[Vec<String>; 3]>,
    /// What the form calls itself.
    title: Option<String>,
    /// The titles of the lists.
    #[serde(default)]
    items: Vec<String>,
    /// The units of the items, in their order.
    #[serde(default)]
    item_units: Vec<String>,
    /// The units of the fields that the form says apart from their labels, in the template's order; empty: none.
    #[serde(default)]
    field_units: Vec<String>,
    /// The unit that the report prints over its tables.
    unit: Option<String>,
    /// The first and the last fiscal year.
    years: Option<[i32; 2]>,
    /// What is read of each cell that is filled in, and of each that is to be: `sheet!cell field key`. None: see `lost`.
    reads: Vec<String>,
    /// Cells that hold data, or may, and are told and not read.
    #[serde(default)]
    told: Vec<String>,
    /// Cells of the form's own about which nothing is said when a department sends it filled in.
    #[serde(default)]
    untold: Vec<String>,
    /// The form as a department sends it, filled in.
    sent: Option<Grid>,
    /// What is read of that.
    #[serde(default)]
    sent_reads: Vec<String>,
    /// The cells of that which are told.
    #[serde(default)]
    sent_told: Vec<String>,
    /// What a doubt says, or where nothing is learned, what is in the way.
    #[serde(default)]
    doubts: Vec<String>,
    /// What no doubt says.
    #[serde(default)]
    undoubted: Vec<String>,
    /// What is told, by its rule and its cell, when the form is filled in as it asks.
    #[serde(default)]
    rehearsed: Vec<String>,
    /// The template of the program's that it is read with, where it may be; empty: none.
    builtin: Option<String>,
    /// Whether nothing is learned at all.
    #[serde(default)]
    nothing: bool,
}

/// A sheet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grid {
    #[serde(default = "sheet")]
    name: String,
    /// The cells by rows; an empty text leaves one blank. A text that is a number is one.
    rows: Vec<Vec<String>>,
    #[serde(default)]
    merge: Vec<String>,
    /// Cells that the form computes itself.
    #[serde(default)]
    formulas: Vec<String>,
    /// Cells, and what may be chosen in them as Excel writes it.
    #[serde(default)]
    lists: BTreeMap<String, String>,
    /// The areas in which every cell has a border.
    #[serde(default)]
    ruled: Vec<String>,
}

fn file() -> String {
    "調査票.xlsx".to_owned()
}

fn sheet() -> String {
    "調査票".to_owned()
}

impl Grid {
    fn to_sheet(&self) -> Sheet {
        let rows = (0..).zip(&self.rows);
        let cells = rows.flat_map(|(row, texts)| {
            (0..).zip(texts).map(move |(col, text)| cell(CellRef::new(row, col), text))
        });
        let computed = |cell: &Cell| self.formulas.contains(&cell.at.to_string());
        let cells = cells.map(|cell| Cell { formula: computed(&cell), ..cell });
        let list = |(area, source): (&String, &String)| ListRule {
            areas: vec![area.parse::<CellRange>().unwrap()],
            source: source.clone(),
        };
        Sheet {
            name: self.name.clone(),
            cells: cells.filter(|cell| !cell.shown.is_empty()).collect(),
            merges: self.merge.iter().map(|range| range.parse().unwrap()).collect(),
            lists: self.lists.iter().map(list).collect(),
            ruled: self.ruled.iter().flat_map(|area| runs(area.parse().unwrap())).collect(),
            ..Sheet::default()
        }
    }
}

fn cells(range: CellRange) -> Vec<CellRef> {
    let row = |row: u32| (range.first.col..=range.last.col).map(move |col| CellRef::new(row, col));
    (range.first.row..=range.last.row).flat_map(row).collect()
}

/// An area, a run a row.
fn runs(area: CellRange) -> Vec<CellRange> {
    let end = |row: u32, col: u32| CellRef::new(row, col);
    let run = |row: u32| CellRange::new(end(row, area.first.col), end(row, area.last.col));
    (area.first.row..=area.last.row).map(run).collect()
}

fn cell(at: CellRef, text: &str) -> Cell {
    let number = text.parse::<f64>().ok().filter(|_| !text.starts_with('0') || text.len() == 1);
    let value = number.map_or_else(|| CellValue::Text(text.into()), CellValue::Number);
    Cell { at, value, shown: text.into(), struck: false, struck_parts: Vec::new(), formula: false }
}

impl Form {
    fn workbook(&self) -> Workbook {
        Workbook { sheets: self.sheets.iter().map(Grid::to_sheet).collect(), ..Workbook::default() }
    }

    /// What is wrong with what was learned.
    fn faults(&self) -> Vec<String> {
        let learned = match self.learn() {
            Ok(learned) => learned,
            Err(why) if self.nothing => return self.unsaid("obstacle", &why),
            Err(why) => return vec![format!("nothing was learned: {why:?}")],
        };
        let template = Template::parse(&learned.source, "learned").unwrap_or_else(|error| panic!("{error}"));
        let pairs = [
            ("fields", fields(&template), self.fields.clone()),
            (
                "title",
                self.title.iter().map(|_| learned.title.clone()).collect(),
                self.title.iter().cloned().collect(),
            ),
            ("unit", units(&template), self.unit.iter().cloned().collect()),
            ("tables", tables(&template), self.tables.iter().map(|table| format!("{table:?}")).collect()),
            (
                "units of items",
                learned.plan.items.iter().map(|item| item.unit.clone()).collect(),
                self.item_units.clone(),
            ),
            (
                "units of fields",
                learned.plan.fields.iter().map(|field| field.unit.clone().unwrap_or_default()).collect(),
                self.field_units.clone(),
            ),
            ("items", learned.plan.items.iter().map(|item| item.title.clone()).collect(), self.items.clone()),
        ];
        let asked = pairs.into_iter().filter(|(_, _, expected)| !expected.is_empty());
        let mut faults: Vec<String> = asked
            .filter(|(_, found, expected)| found != expected)
            .map(|(what, found, expected)| format!("{what}: {found:#?} instead of {expected:#?}"))
            .collect();
        faults.extend(self.years_fault(&learned));
        faults.extend(self.reading_faults(&learned));
        faults.extend(self.sent_faults(&learned));
        faults.extend(self.rehearsal_faults(&learned));
        faults.extend(self.unsaid("doubt", &learned.doubts));
        let said =
            self.undoubted.iter().filter(|text| learned.doubts.iter().any(|doubt| doubt.contains(*text)));
        faults.extend(said.map(|text| format!("a doubt says {text}: {:#?}", learned.doubts)));
        let builtin = learned.builtin.unwrap_or_default();
        if self.builtin.as_ref().is_some_and(|name| name != builtin) {
            faults.push(format!("read as {builtin:?} instead of {:?}", self.builtin));
        }
        if !builtin.is_empty() {
            return faults;
        }
        let remarks = learned.source.lines().filter(|line| line.contains("# 推定：")).count();
        let guesses = template.fields.len() + template.form.tables.len() + template.dimensions.len();
        if remarks < guesses {
            faults.push(format!("{guesses} guesses, {remarks} remarks:\n{}", learned.source));
        }
        faults.extend(unprinted(&template).map(|field| format!("no sheet of the report shows {field}")));
        faults
    }

    fn learn(&self) -> Result<Learned, Vec<String>> {
        learn(&self.workbook(), &self.file, self.builtin.is_none())
    }

    fn rehearsal_faults(&self, learned: &Learned) -> Option<String> {
        let say = |finding: &Finding| {
            let cells: Vec<String> = finding.ranges().iter().map(ToString::to_string).collect();
            format!("{} {}", Rule::of(&finding.fault).name, cells.join(" "))
        };
        let found: Vec<String> = rehearse(&self.workbook(), &self.file, learned).iter().map(say).collect();
        (found != self.rehearsed).then(|| format!("rehearsed: {found:#?} instead of {:#?}", self.rehearsed))
    }

    fn unsaid(&self, what: &str, said: &[String]) -> Vec<String> {
        let unsaid = self.doubts.iter().filter(|doubt| !said.iter().any(|said| said.contains(*doubt)));
        unsaid.map(|doubt| format!("no {what} says {doubt}: {said:#?}")).collect()
    }

    fn years_fault(&self, learned: &Learned) -> Option<String> {
        let found = learned.plan.years.map(|years| [years.first.0, years.last.0]);
        (found != self.years).then(|| format!("years: {found:?} instead of {:?}", self.years))
    }

    /// The form is read with the template as it was written; what nobody filled in holds a mark.
    fn reading_faults(&self, learned: &Learned) -> Vec<String> {
        let name = |sheet: &str, cell: CellRef| match self.sheets.len() {
            1 => cell.to_string(),
            _ => format!("{sheet}!{cell}"),
        };
        let entries = learned.read.entries.iter().filter(|entry| entry.value.is_some());
        let read: BTreeSet<String> = entries
            .map(|entry| {
                format!(
                    "{} {} {}",
                    name(&entry.place.sheet, entry.place.cell.unwrap()),
                    entry.field,
                    entry.key
                )
            })
            .map(|line| line.replace(" · 部署", "").trim().to_owned())
            .collect();
        let expected: BTreeSet<String> = self.reads.iter().cloned().collect();
        let more = read.difference(&expected).map(|line| format!("reads {line}"));
        let less = expected.difference(&read).map(|line| format!("does not read {line}"));
        more.chain(less).chain(self.silent(learned, &read)).chain(self.noise(learned)).collect()
    }

    /// What is read and told of the form as a department sends it.
    fn sent_faults(&self, learned: &Learned) -> Vec<String> {
        let Some(sent) = &self.sent else { return Vec::new() };
        let words = Words::new(&learned.plan, &learned.template.form);
        let department = learned.plan.departments.first();
        let blank = words.beside_tables(&self.workbook(), department);
        let sent = Workbook { sheets: vec![sent.to_sheet()], ..Workbook::default() };
        let read = words.lay_out_form(&sent, &self.file, department, &blank);
        let line = |entry: &Entry| format!("{} {} {}", entry.place.cell.unwrap(), entry.raw, entry.key);
        let lines = read.entries.iter().filter(|entry| entry.value.is_some()).map(line);
        let reads: BTreeSet<String> = lines.map(|line| line.replace(" · 部署", "")).collect();
        let expected: BTreeSet<String> = self.sent_reads.iter().cloned().collect();
        let mut faults = Vec::new();
        if reads != expected {
            faults.push(format!("of the form as sent {reads:#?} is read instead of {expected:#?}"));
        }
        let own: BTreeSet<CellRef> = self.sent_told.iter().map(|cell| cell.parse().unwrap()).collect();
        let cells =
            read.findings.iter().flat_map(|finding| finding.covers.iter().flat_map(|range| cells(*range)));
        let told: BTreeSet<CellRef> =
            cells.chain(read.findings.iter().filter_map(|finding| finding.place.cell)).collect();
        if told != own {
            faults.push(format!(
                "of the form as sent {told:?} is told instead of {own:?}: {:#?}",
                read.findings
            ));
        }
        faults
    }

    /// What is said of the form's own cells, where it is known that the form was sent out.
    fn noise(&self, learned: &Learned) -> Vec<String> {
        let own: Vec<CellRef> = self.untold.iter().map(|cell| cell.parse().unwrap()).collect();
        let (words, form) = (Words::new(&learned.plan, &learned.template.form), self.workbook());
        let department = learned.plan.departments.first();
        let blank = words.beside_tables(&form, department);
        let read = words.lay_out_form(&form, &self.file, department, &blank);
        let told = own.iter().filter(|cell| {
            let is_on = |range: &CellRange| range.contains(**cell);
            read.findings.iter().any(|finding| finding.covers.iter().any(is_on))
        });
        told.map(|cell| format!("{cell} is told: {:#?}", read.findings)).collect()
    }

    /// Cells that are told, and those that are lost without a word.
    fn silent(&self, learned: &Learned, read: &BTreeSet<String>) -> Vec<String> {
        let covered = |cell: CellRef| {
            learned.read.findings.iter().any(|finding| {
                finding.place.cell == Some(cell) || finding.covers.iter().any(|range| range.contains(cell))
            })
        };
        let told = self.told.iter().map(|cell| (cell, cell.parse::<CellRef>().unwrap()));
        let untold =
            told.filter(|(_, at)| !covered(*at)).map(|(cell, _)| format!("{cell} is not told: {read:#?}"));
        untold.collect()
    }
}

/// Fields that the form asks for and the report to publish leaves out.
fn unprinted(template: &Template) -> impl Iterator<Item = &str> {
    let shown: BTreeSet<&String> = template.report.sheets.iter().flat_map(|sheet| &sheet.fields).collect();
    let names = template.fields.iter().map(|field| field.name());
    names.filter(move |name| !shown.iter().any(|shown| shown == name))
}

/// The units over the tables of the report, each once.
fn units(template: &Template) -> Vec<String> {
    let mut units: Vec<String> =
        template.report.sheets.iter().filter_map(|sheet| sheet.unit.clone()).collect();
    units.dedup();
    units
}

fn fields(template: &Template) -> Vec<String> {
    let line = |field: &matome::template::FieldShape| {
        let kind = match field.kind {
            FieldKind::Text => String::new(),
            kind => format!(" {}", serde_json::to_value(kind).unwrap().as_str().unwrap()),
        };
        let choices = field.choices.len();
        let choices = if choices > 0 { format!(" {choices}") } else { String::new() };
        format!("{}{kind}{choices}", field.label)
    };
    template.fields.iter().map(line).collect()
}

fn tables(template: &Template) -> Vec<String> {
    template
        .form
        .tables
        .iter()
        .map(|table| format!("{:?}", [&table.columns, &table.rows, &table.above]))
        .collect()
}

fn forms() -> Vec<(String, Form)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learn");
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

#[test]
fn every_form_is_learned_as_it_says() {
    let only = std::env::var("FORM").ok();
    let forms = forms().into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name));
    let faults: Vec<(String, Vec<String>)> = forms.map(|(name, form)| (name, form.faults())).collect();
    let wrong: Vec<String> = faults
        .into_iter()
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(name, faults)| format!("{name}:\n{}", faults.join("\n")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The same bytes are learned twice alike, and what a form holds can't leave the template's quotes.
#[test]
fn learning_is_the_same_every_time() {
    for (name, form) in forms() {
        let source = || form.learn().map(|learned| (learned.source, learned.plan.items));
        assert_eq!(source(), source(), "{name}");
    }
}

/// Whichever cell a form lacks: what is learned of it is a template, and each cell that is left becomes one thing.
#[test]
fn a_form_that_lacks_a_cell_makes_a_template_all_the_same() {
    for (name, form) in forms() {
        let whole = form.workbook();
        for sheet in 0..whole.sheets.len() {
            for lost in 0..whole.sheets[sheet].cells.len() {
                let mut torn = whole.clone();
                torn.sheets[sheet].cells.remove(lost);
                let Ok(learned) = learn(&torn, &form.file, true) else { continue };
                let template = Template::parse(&learned.source, "learned");
                let template = template.unwrap_or_else(|error| panic!("{name} without cell {lost}: {error}"));
                let words = Words::new(&learned.plan, &template.form);
                let read = words.lay_out(&torn, &form.file, learned.plan.departments.first());
                for ledger in &read.ledgers {
                    let sheet = torn.sheets.iter().find(|sheet| sheet.name == ledger.sheet).unwrap();
                    assert_eq!(ledger.lines.len(), sheet.cells.len(), "{name} without cell {lost}");
                }
            }
        }
    }
}
