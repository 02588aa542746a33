//! The page of worked forms (`docs/worked-forms.md`) and its pictures are made of `tests/worked/*.toml`: each form is read
//! with the template as it is printed there, and every cell that the page calls a value is one.
//!
//! `MATOME_UPDATE_DOCS=1 cargo test --test worked_forms` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use matome::book::{Cell, CellValue, Sheet, Workbook};
use matome::layout::{LaidOut, Words};
use matome::model::{
    CellRange, CellRef, Department, FiscalYear, Item, Line, Plan, Severity, SheetLedger, YearSpan,
};
use matome::rules;
use matome::template::Template;
use serde::Deserialize;
use unicode_width::UnicodeWidthStr as _;

const FILE: &str = "総務課.xlsx";

/// How many values of a form the page lists.
const LISTED: usize = 6;

/// A form, as the page has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worked {
    title: String,
    about: String,
    points: Vec<String>,
    /// The first and the last fiscal year.
    years: Option<[i32; 2]>,
    /// The year being collected; left out: the last.
    collecting: Option<i32>,
    /// Number, title, and where it has them the label on the form and the section.
    #[serde(default)]
    items: Vec<Vec<String>>,
    /// The cells that hold values, as areas.
    values: Vec<String>,
    template: String,
    sheets: Vec<Grid>,
}

/// A sheet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grid {
    rows: Vec<Vec<String>>,
    #[serde(default)]
    merge: Vec<String>,
}

impl Grid {
    fn to_sheet(&self) -> Sheet {
        let rows = (0..).zip(&self.rows);
        let cells = rows.flat_map(|(row, texts)| {
            (0..).zip(texts).map(move |(col, text)| cell(CellRef::new(row, col), text))
        });
        Sheet {
            name: "調査票".to_owned(),
            cells: cells.filter(|cell| !cell.shown.is_empty()).collect(),
            merges: self.merge.iter().map(|range| range.parse().unwrap()).collect(),
            ..Sheet::default()
        }
    }
}

fn cell(at: CellRef, text: &str) -> Cell {
    let value = text.parse().map_or_else(|_| CellValue::Text(text.into()), CellValue::Number);
    Cell { at, value, shown: text.into(), struck: false, struck_parts: Vec::new(), formula: false }
}

impl Worked {
    fn plan(&self, template: &Template) -> Plan {
        let item = |row: &Vec<String>| Item {
            id: row[0].clone(),
            title: row[1].clone(),
            label: row.get(2).cloned().unwrap_or_default(),
            path: row.get(3).cloned().into_iter().collect(),
            ..Item::default()
        };
        let last = self.collecting.or(self.years.map(|[_, last]| last));
        Plan {
            title: template.title.clone(),
            years: self.years.map(|[first, last]| YearSpan::new(first, last)),
            collecting: last.map(FiscalYear),
            era: self.years.map(|[first, _]| matome::model::Era::of_year(FiscalYear(first))),
            fields: template.fields(&template.scale),
            dimensions: template.dimensions(),
            items: self.items.iter().map(item).collect(),
            departments: [department()].into_iter().collect(),
        }
    }

    fn workbook(&self) -> Workbook {
        Workbook { sheets: self.sheets.iter().map(Grid::to_sheet).collect(), ..Workbook::default() }
    }

    fn read(&self, template: &Template) -> LaidOut {
        Words::new(&self.plan(template), &template.form).lay_out(&self.workbook(), FILE, Some(&department()))
    }
}

fn department() -> Department {
    Department { name: "総務課".to_owned(), ..Department::default() }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn forms() -> Vec<(String, Worked, Template)> {
    let mut paths: Vec<_> =
        fs::read_dir(folder().join("tests/worked")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let form = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let worked: Worked = toml::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let template =
            Template::parse(&worked.template, &name).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, worked, template)
    };
    paths.iter().map(form).collect()
}

#[test]
fn every_value_of_every_form_is_read_with_the_printed_template() {
    for (name, worked, template) in forms() {
        let read = worked.read(&template);
        let findings = rules::judge_all(read.findings.clone(), &BTreeMap::new());
        let told: Vec<_> = findings.iter().filter(|finding| finding.severity != Severity::Info).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
        let areas: Vec<CellRange> = worked.values.iter().map(|area| area.parse().unwrap()).collect();
        let filled = worked.workbook().sheets.remove(0).cells.into_iter().map(|cell| cell.at);
        let expected: BTreeSet<CellRef> =
            filled.filter(|at| areas.iter().any(|area| area.contains(*at))).collect();
        let lines = read.ledgers.iter().flat_map(|ledger| &ledger.lines);
        let values: BTreeSet<CellRef> =
            lines.filter(|(_, line)| matches!(line, Line::Value)).map(|(at, _)| *at).collect();
        assert_eq!(values, expected, "{name}");
        let keys: BTreeSet<String> =
            read.entries.iter().map(|entry| format!("{} {}", entry.field, entry.key)).collect();
        assert_eq!(keys.len(), read.entries.len(), "{name}: a key stands twice");
    }
}

#[test]
fn the_page_and_its_pictures_are_those_of_the_forms() {
    let forms = forms();
    let docs = folder().join("docs");
    let pictures = forms.iter().map(|(name, worked, template)| {
        (docs.join("worked-forms").join(format!("{name}.svg")), picture(worked, &worked.read(template)))
    });
    let mut files: Vec<(PathBuf, String)> = pictures.collect();
    files.push((docs.join("worked-forms.md"), page(&forms)));
    for (path, text) in files {
        if std::env::var_os("MATOME_UPDATE_DOCS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(known == text, "{}: run MATOME_UPDATE_DOCS=1 cargo test --test worked_forms", path.display());
    }
}

const HEAD: &str = "\
<!-- tests/worked から作られます：MATOME_UPDATE_DOCS=1 cargo test --test worked_forms -->
# 様式の実例

よくある形の調査票を十、様式（TOML）とともに示します。自分の調査票に近いものを選び、写して言葉を直してください。
書き方の説明は [様式を自分で作る](templates.md) にあります。どの例も、ここに載っている様式でそのまま読めることを、
プログラムの試験で確かめています。

図の色は `matome show` と同じです。

| 色 | 意味 |
|---|---|
| 緑 | 値として取り込むセル |
| 薄い緑 | ほかのセルと同じことを書いたセル |
| 紫 | 上の見出し、表の上の名前 |
| 薄い紫 | 左の見出し |
| 灰色 | 様式の一部（題名など）で、記入ではないもの |
| 水色 | 取り込まないことが、お知らせになるもの（計など） |

| | 様式 | columns | rows | above |
|---|---|---|---|---|
";

fn page(forms: &[(String, Worked, Template)]) -> String {
    let mut page = HEAD.to_owned();
    for (number, (_, worked, template)) in (1..).zip(forms) {
        for (row, table) in template.form.tables.iter().enumerate() {
            let title = if row == 0 { worked.title.as_str() } else { "" };
            let names = |names: &[String]| names.join("、");
            let number = if row == 0 { format!("{number}") } else { String::new() };
            let (columns, rows, above) = (names(&table.columns), names(&table.rows), names(&table.above));
            writeln!(page, "| {number} | {title} | {columns} | {rows} | {above} |").unwrap();
        }
    }
    for (number, (name, worked, template)) in (1..).zip(forms) {
        section(&mut page, number, name, worked, template);
    }
    page
}

fn section(page: &mut String, number: usize, name: &str, worked: &Worked, template: &Template) {
    writeln!(page, "\n## {number}. {}\n\n{}\n", worked.title, worked.about).unwrap();
    writeln!(page, "![{}](worked-forms/{name}.svg)\n", worked.title).unwrap();
    writeln!(page, "様式：\n\n```toml\n{}\n```\n", worked.template.trim()).unwrap();
    match worked.items.as_slice() {
        [] => writeln!(page, "一覧表.xlsx の「項目」：書きません。\n").unwrap(),
        items => {
            writeln!(
                page,
                "一覧表.xlsx の「項目」：\n\n| 番号 | 表示番号 | 名称 | 区分 |\n|---|---|---|---|"
            )
            .unwrap();
            for item in items {
                let text = |at: usize| item.get(at).map_or("", String::as_str);
                writeln!(page, "| {} | {} | {} | {} |", text(0), text(2), text(1), text(3)).unwrap();
            }
            writeln!(page).unwrap();
        }
    }
    readings(page, worked, template);
    worked.points.iter().for_each(|point| writeln!(page, "- {point}").unwrap());
}

/// What the first values are read as.
fn readings(page: &mut String, worked: &Worked, template: &Template) {
    let read = worked.read(template);
    let words = Words::new(&worked.plan(template), &template.form);
    let filled: Vec<_> = read.entries.iter().filter(|entry| entry.value.is_some()).collect();
    writeln!(page, "読み取り：\n\n| セル | 記入 | 何として読むか |\n|---|---|---|").unwrap();
    for entry in filled.iter().take(LISTED) {
        let cell = entry.place.cell.unwrap();
        writeln!(page, "| {cell} | {} | {} |", entry.raw, words.describe_entry(entry)).unwrap();
    }
    let more = filled.len().saturating_sub(LISTED);
    if more > 0 {
        writeln!(page, "\nほかの{more}か所も、同じように読みます。").unwrap();
    }
    writeln!(page).unwrap();
}

const ROW: usize = 26;
const MARGIN: usize = 34;
const UNIT: usize = 8;

/// The form as a picture: every cell in the colour of what it was taken for.
fn picture(worked: &Worked, read: &LaidOut) -> String {
    let sheet = worked.workbook().sheets.remove(0);
    let cols = worked.sheets[0].rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..cols).map(|col| width(&sheet, col as u32)).collect();
    let lefts: Vec<usize> = (0..=cols).map(|col| MARGIN + widths[..col].iter().sum::<usize>()).collect();
    let rows = worked.sheets[0].rows.len();
    let (wide, high) = (lefts[cols] + 1, ROW * (rows + 1) + 1);
    let mut texts = String::new();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#ffffff\"/>\n"
    );
    for col in 0..cols {
        let letters = CellRef::column_letters(col as u32);
        let middle = lefts[col] + widths[col] / 2;
        writeln!(
            svg,
            "<text x=\"{middle}\" y=\"18\" text-anchor=\"middle\" fill=\"#777777\">{letters}</text>"
        )
        .unwrap();
    }
    for row in 0..rows {
        let y = ROW * (row + 1) + 18;
        writeln!(svg, "<text x=\"24\" y=\"{y}\" text-anchor=\"end\" fill=\"#777777\">{}</text>", row + 1)
            .unwrap();
        for col in 0..cols {
            let at = CellRef::new(row as u32, col as u32);
            let range = sheet.merges.iter().find(|range| range.contains(at)).copied();
            let range = range.unwrap_or(CellRange::one(at));
            if range.first == at {
                draw([&mut svg, &mut texts], &sheet, &read.ledgers, range, &lefts);
            }
        }
    }
    svg + &texts + "</svg>\n"
}

/// Draws a cell, and its text apart, which may reach over the cells beside it.
fn draw(
    [svg, texts]: [&mut String; 2],
    sheet: &Sheet,
    ledgers: &[SheetLedger],
    range: CellRange,
    lefts: &[usize],
) {
    let (x, y) = (lefts[range.first.col as usize], ROW * (range.first.row as usize + 1));
    let w = lefts[range.last.col as usize + 1] - x;
    let h = ROW * (range.last.row - range.first.row + 1) as usize;
    let line = ledgers.iter().flat_map(|ledger| &ledger.lines).find(|(at, _)| *at == range.first);
    let colour = line.map_or("#ffffff", |(_, line)| colour(line));
    let _ = writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{colour}\" stroke=\"#bbbbbb\"/>"
    );
    let Some(cell) = sheet.get(range.first) else { return };
    let number = matches!(cell.value, CellValue::Number(_));
    let (at, anchor) = if number { (x + w - 6, "end") } else { (x + 6, "start") };
    let _ = writeln!(
        texts,
        "<text x=\"{at}\" y=\"{}\" text-anchor=\"{anchor}\" fill=\"#111111\">{}</text>",
        y + 18,
        escaped(&cell.shown)
    );
}

/// The colours of `matome show`.
const fn colour(line: &Line) -> &'static str {
    match line {
        Line::Value => "#d9ead3",
        Line::Repeat(_) => "#eaf4e4",
        Line::Heading(_) => "#d9d2e9",
        Line::Label(_) => "#ede9f6",
        Line::Furniture => "#eeeeee",
        Line::Told(_) => "#cfe2f3",
    }
}

/// As wide as the widest text that has to fit: one alone in its row may stand over the columns beside it.
fn width(sheet: &Sheet, col: u32) -> usize {
    let alone = |cell: &&Cell| sheet.cells.iter().filter(|other| other.at.row == cell.at.row).count() == 1;
    let merged = |cell: &&Cell| {
        sheet.merges.iter().any(|range| range.first == cell.at && range.first.col < range.last.col)
    };
    let own = sheet.cells.iter().filter(|cell| cell.at.col == col);
    let widest = own.filter(|cell| !alone(cell) && !merged(cell)).map(|cell| cell.shown.width()).max();
    14 + UNIT * widest.unwrap_or(0).max(5)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
