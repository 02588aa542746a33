//! What the clerk decides in 判断.xlsx: cases in `tests/decisions`, each a round with run after run, and between two runs
//! what departments send and what the clerk writes; one runner.

#[path = "common/folder.rs"]
mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use matome::book::{self, Limits};
use matome::collected::Collected;
use matome::pipeline;
use matome::rules::{self, Lang};
use rust_xlsxwriter::Workbook;

use folder::Folder;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Lines of `matome.toml`.
    #[serde(default)]
    settings: String,
    /// Other files of the round, by path.
    #[serde(default)]
    beside: BTreeMap<String, String>,
    steps: Vec<Step>,
}

/// What happens before a run, and what must come of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// Whether it stands in the round of the year after.
    #[serde(default)]
    next: bool,
    /// Submissions that come; an empty one is taken away.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// What the clerk writes, on the lines that hold certain words.
    #[serde(default)]
    writes: Vec<Writes>,
    /// Item, field and year → the value in the report.
    #[serde(default)]
    report: BTreeMap<String, String>,
    /// What is in the report of nobody.
    #[serde(default)]
    absent: Vec<String>,
    /// Rule and place of findings that must be there.
    #[serde(default)]
    told: Vec<String>,
    /// Rules of which there may be no finding.
    #[serde(default)]
    silent: Vec<String>,
    /// Words that what is told to somebody must hold.
    #[serde(default)]
    says: Vec<String>,
    /// Words that a line of 判断.xlsx must hold, all of them.
    #[serde(default)]
    lines: Vec<Vec<String>>,
    /// What may stand nowhere in 判断.xlsx.
    #[serde(default)]
    unwritten: Vec<String>,
    /// How many lines there are.
    count: Option<usize>,
    verdicts: Option<BTreeMap<String, String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Writes {
    on: String,
    column: String,
    text: String,
    /// Whether it stands on a copy of the line, at the end: two lists of a colleague were put together.
    #[serde(default)]
    copy: bool,
}

fn check(case: &Case) {
    let items = "1,№1,研修の実施,人材育成,総務課、職員課\n2,№2,面談の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,職員課\n";
    let mut folder = Folder::new("令和４年度", items, "総務課,\n職員課,\n", &case.settings);
    case.beside.iter().for_each(|(path, text)| folder.write(path, text.trim_start()));
    for (number, step) in (1..).zip(&case.steps) {
        if step.next {
            folder = next(&folder);
        }
        for (path, text) in &step.files {
            let path = format!("submissions/{path}");
            match text.is_empty() {
                true => fs::remove_file(folder.path().join(path)).unwrap(),
                false => folder.write(&path, text.trim_start()),
            }
        }
        write(folder.path(), &step.writes);
        let collected = run(folder.path());
        step.check(&format!("{}, step {number}", case.name), &collected, folder.path());
        // A run that finds nothing new changes nothing.
        let before = sheet(folder.path());
        assert_eq!(run(folder.path()).entries, collected.entries, "{}, step {number}", case.name);
        assert_eq!(sheet(folder.path()), before, "{}, step {number}", case.name);
    }
}

/// The round of the year after.
fn next(folder: &Folder) -> Folder {
    pipeline::decide_and_deliver(
        &pipeline::collect_folder(folder.path()).unwrap(),
        &folder.path().join("out"),
    )
    .unwrap();
    let new = Folder::empty();
    pipeline::next_round(folder.path(), new.path()).unwrap();
    new
}

fn run(folder: &Path) -> Collected {
    let collected = pipeline::collect_folder(folder).unwrap();
    pipeline::write_decisions(&collected).unwrap();
    collected
}

/// The rows of 判断.xlsx; none where it is not there.
fn sheet(folder: &Path) -> Vec<Vec<String>> {
    let path = folder.join("判断.xlsx");
    if !path.exists() {
        return Vec::new();
    }
    let workbook = book::read(&path, "判断.xlsx", &Limits::default()).workbook.unwrap();
    let cells = &workbook.sheets[0].cells;
    let rows = cells.iter().map(|cell| cell.at.row + 1).max().unwrap_or(0);
    let columns = cells.iter().map(|cell| cell.at.col + 1).max().unwrap_or(0);
    let mut table = vec![vec![String::new(); columns as usize]; rows as usize];
    for cell in cells {
        table[cell.at.row as usize][cell.at.col as usize] = cell.shown.to_string();
    }
    table
}

/// Writes as a person would, and saves the workbook with another program.
fn write(folder: &Path, writes: &[Writes]) {
    if writes.is_empty() {
        return;
    }
    let mut table = sheet(folder);
    for Writes { on, column, text, copy } in writes {
        let head = table.iter().find(|row| row.iter().any(|cell| cell == "判断")).unwrap();
        let at = head.iter().position(|cell| cell == column).unwrap_or(head.len());
        let row = table.iter().position(|row| {
            row.iter().any(|cell| cell.contains(on.as_str())) && row[0].parse::<usize>().is_ok()
        });
        let row = row.unwrap_or_else(|| panic!("no line holds {on}: {table:#?}"));
        let row = if *copy {
            table.push(table[row].clone());
            table.len() - 1
        } else {
            row
        };
        let length = table[row].len().max(at + 1);
        table[row].resize(length, String::new());
        table[row][at].clone_from(text);
    }
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for (row, cells) in (0..).zip(&table) {
        for (col, text) in (0..).zip(cells) {
            page.write_string(row, col, text).unwrap();
        }
    }
    workbook.save(folder.join("判断.xlsx")).unwrap();
}

impl Step {
    fn check(&self, name: &str, collected: &Collected, folder: &Path) {
        let report = report(collected);
        for (key, expected) in &self.report {
            assert_eq!(report.get(key).map_or("nothing", String::as_str), expected, "{name}: {key}");
        }
        for key in &self.absent {
            assert!(!report.contains_key(key), "{name}: {key}");
        }
        let told: Vec<String> = collected
            .findings
            .iter()
            .map(|finding| {
                let cell = finding.place.cell.map(|cell| cell.to_string()).unwrap_or_default();
                format!("{} {} {cell}", finding.fault.name(), finding.place.file).trim().to_owned()
            })
            .collect();
        for expected in &self.told {
            assert!(told.contains(expected), "{name}: {expected} is not in {told:#?}");
        }
        let plan = &collected.round.plan;
        let texts: Vec<String> =
            collected.findings.iter().map(|finding| rules::render(finding, plan, Lang::Ja).message).collect();
        for words in &self.says {
            assert!(texts.iter().any(|text| text.contains(words)), "{name}: {words} is not in {texts:#?}");
        }
        for rule in &self.silent {
            assert!(!told.iter().any(|line| line.starts_with(rule.as_str())), "{name}: {told:#?}");
        }
        let table = sheet(folder);
        for words in &self.lines {
            let holds = |row: &Vec<String>| {
                words.iter().all(|word| row.iter().any(|cell| cell.contains(word.as_str())))
            };
            assert!(table.iter().any(holds), "{name}: {words:?} is not in {table:#?}");
        }
        for words in &self.unwritten {
            assert!(
                !table.iter().flatten().any(|cell| cell.contains(words)),
                "{name}: {words} in {table:#?}"
            );
        }
        if let Some(count) = self.count {
            let lines = table.iter().filter(|row| row[0].parse::<usize>().is_ok()).count();
            assert_eq!(lines, count, "{name}: {table:#?}");
        }
        if let Some(expected) = &self.verdicts {
            let verdicts: BTreeMap<String, String> = collected
                .submissions
                .iter()
                .map(|file| (file.file.clone(), format!("{:?}", file.verdict)))
                .collect();
            assert_eq!(verdicts, *expected, "{name}: {told:#?}");
        }
    }
}

/// Item, field and year → the value in the report.
fn report(collected: &Collected) -> BTreeMap<String, String> {
    let line = |entry: &matome::model::Entry| {
        let year = entry.key.year().map(|year| year.0.to_string()).unwrap_or_default();
        let value =
            entry.value.as_ref().map(|value| matome::export::plain(value).into_owned()).unwrap_or_default();
        (format!("{} {} {year}", entry.item(), entry.field), value)
    };
    collected.entries.iter().map(line).collect()
}

/// A card on which one rating stands for two years.
fn merged_card(rating: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: [&[&str]; 4] = [
        &["№1", "研修の実施"],
        &["年度", "計画", "評価", "実施（取組）", "展開（課題等）"],
        &["R3", "実施", "", "行った。", "続ける。"],
        &["R4", "実施", "", "行った。", "続ける。"],
    ];
    for (row, texts) in (0..).zip(rows) {
        sheet.write_row(row, 0, texts.iter().copied()).unwrap();
    }
    sheet.merge_range(2, 2, 3, 2, rating, &rust_xlsxwriter::Format::new()).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn what_is_decided_of_a_merged_cell_holds_for_all_that_it_stands_for() {
    let folder =
        Folder::new("令和４年度", "1,№1,研修の実施,人材育成,総務課、職員課\n", "総務課,\n職員課,\n", "");
    folder.write("submissions/総務課.xlsx", merged_card("S"));
    folder.write("submissions/職員課.xlsx", merged_card("A"));
    for (column, text, expected) in [("判断", "職員課の値", "A"), ("ほかの値", "B", "B")] {
        fs::remove_file(folder.path().join("判断.xlsx")).ok();
        run(folder.path());
        let writes =
            Writes { on: "総務課：S".into(), column: column.into(), text: text.into(), copy: false };
        write(folder.path(), &[writes]);
        let report = report(&run(folder.path()));
        for year in ["1 rating 2021", "1 rating 2022"] {
            assert_eq!(report.get(year).map(String::as_str), Some(expected), "{text}: {year}");
        }
    }
}

#[test]
fn what_no_output_shows_is_not_said_to_be_taken() {
    let folder =
        Folder::new("令和４年度", "1,№1,研修の実施,人材育成,総務課、職員課\n", "総務課,\n職員課,\n", "");
    folder.write("submissions/総務課.xlsx", merged_card("S"));
    folder.write("submissions/職員課.xlsx", merged_card("A"));
    run(folder.path());
    let writes =
        Writes {
            on: "総務課：S".into(), column: "判断".into(), text: "職員課の値".into(), copy: false
        };
    write(folder.path(), &[writes]);
    let decided = || fs::read(folder.path().join("判断.xlsx")).unwrap();
    let before = decided();
    // Nothing can be written where a file is.
    folder.write("out", "");
    let collected = pipeline::collect_folder(folder.path()).unwrap();
    assert!(pipeline::decide_and_deliver(&collected, &folder.path().join("out")).is_err());
    assert_eq!(decided(), before);
    pipeline::decide_and_deliver(&collected, &folder.path().join("other")).unwrap();
    assert_ne!(decided(), before);
    let left = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
    assert!(!left.into_iter().any(|name| name.to_string_lossy().starts_with(".matome-")));
}

/// A card with twelve digits that look like a personal number, and a rating that there is not.
fn card_with_a_serial_number() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: [&[&str]; 4] = [
        &["№1", "研修の実施"],
        &["年度", "計画", "評価", "実施（取組）", "展開（課題等）"],
        &["R3", "実施", "Ｅ", "製造番号 123456789018", "続ける。"],
        &["R4", "実施", "A", "行った。", "続ける。"],
    ];
    for (row, texts) in (0..).zip(rows) {
        sheet.write_row(row, 0, texts.iter().copied()).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_number_that_was_let_through_stands_in_the_copies() {
    let folder = Folder::new("令和４年度", "1,№1,研修の実施,人材育成,総務課\n", "総務課,\n", "");
    folder.write("submissions/総務課.xlsx", card_with_a_serial_number());
    let out = folder.path().join("out");
    let copies = || {
        let collected = run(folder.path());
        pipeline::deliver(&collected, &out).unwrap();
        let shown = pipeline::show(&collected.round, &folder.path().join("submissions/総務課.xlsx")).unwrap();
        let copy = fs::read(out.join("departments/総務課_確認箇所.xlsx"));
        [shown.ok(), copy.ok()].map(|bytes| {
            let workbook = book::read_bytes(&bytes?, "写し.xlsx", &Limits::default()).workbook?;
            Some(workbook.sheets[0].cells.iter().any(|cell| cell.shown.contains("123456789018")))
        })
    };
    assert_eq!(copies(), [None, None], "it may be a personal number");
    let writes =
        Writes {
            on: "D3".into(), column: "判断".into(), text: "個人番号ではない".into(), copy: false
        };
    write(folder.path(), &[writes]);
    assert_eq!(copies(), [Some(true), Some(true)], "it was decided to be none");
}

#[test]
fn every_case_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 5);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        check(&toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
}
