//! The tutorial `docs/templates.md` says what is true: its steps make `docs/example-template.toml`, and the form that it
//! shows reads with it, cell by cell.

use std::fs;
use std::path::{Path, PathBuf};

use matome::pipeline;
use rust_xlsxwriter::{Format, Workbook};

const CONFIG: &str = r#"template = "省エネ.toml"
title = "庁舎省エネルギー行動 実施状況"
years = "令和４年度～令和６年度"
collecting = "令和５年度"
items = "items.csv"
departments = "departments.csv"
"#;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn page() -> String {
    fs::read_to_string(docs().join("templates.md")).unwrap()
}

fn template() -> String {
    fs::read_to_string(docs().join("example-template.toml")).unwrap()
}

#[test]
fn the_steps_make_the_template() {
    let page = page();
    let steps = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let steps: Vec<&str> = steps.map(str::trim).collect();
    assert_eq!(steps.join("\n\n"), template().trim());
}

#[test]
fn the_page_names_every_kind_that_there_is() {
    let page = page();
    let schema = serde_json::to_value(schemars::schema_for!(matome::template::Template)).unwrap();
    for name in ["FieldKind", "SheetKind"] {
        for kind in schema["$defs"][name]["oneOf"].as_array().unwrap() {
            let kind = kind["const"].as_str().unwrap();
            assert!(page.contains(&format!("| `{kind}` |")), "{name} {kind}");
        }
    }
}

/// The form on the page as rows of cells.
fn form() -> Vec<Vec<String>> {
    let page = page();
    let table = page.split("<!-- form -->").nth(1).unwrap().trim_start();
    let rows =
        table.lines().take_while(|line| line.starts_with('|')).filter(|line| !line.starts_with("|---"));
    let cells = |row: &str| -> Vec<String> {
        let inner = row.trim().trim_start_matches('|').trim_end_matches('|');
        inner.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    rows.map(cells).collect()
}

/// Draws the form as a workbook, the names of the buildings merged over their years.
fn draw(rows: &[Vec<String>], path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "庁舎省エネルギー行動　実施状況").unwrap();
    for (row, cells) in (1..).zip(rows) {
        for (col, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, col, text).unwrap();
        }
    }
    for (first, _) in rows.iter().enumerate().skip(1).filter(|(_, cells)| !cells[0].is_empty()) {
        let more = rows[first + 1..].iter().take_while(|cells| cells[0].is_empty()).count();
        let (top, last) = (first as u32 + 1, (first + more) as u32 + 1);
        sheet.merge_range(top, 0, last, 0, &rows[first][0], &Format::new()).unwrap();
    }
    workbook.save(path).unwrap();
}

#[test]
fn the_form_reads_with_the_template() {
    let round = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(round.path().join(name), text).unwrap();
    write("matome.toml", CONFIG);
    write("省エネ.toml", &template());
    write("items.csv", "番号,名称,担当課\n本庁舎,本庁舎,施設管理課\n北分室,北分室,施設管理課\n");
    write("departments.csv", "部署名\n施設管理課\n");
    fs::create_dir(round.path().join("submissions")).unwrap();
    let rows = form();
    draw(&rows, &round.path().join("submissions/施設管理課.xlsx"));
    let collected = pipeline::collect_folder(round.path()).unwrap();
    assert!(collected.findings.is_empty(), "{:?}", collected.findings);
    let mut read: Vec<[String; 4]> = Vec::new();
    for entry in collected.read.iter().filter(|entry| entry.value.is_some()) {
        let year = entry.key.year().map(|year| format!("R{}", year.0 - 2018)).unwrap_or_default();
        read.push([entry.item().to_owned(), year, entry.field.to_string(), entry.raw.to_string()]);
    }
    read.sort();
    assert_eq!(read, expected(&rows));
}

/// Every filled cell of the form: building, year, field, text.
fn expected(rows: &[Vec<String>]) -> Vec<[String; 4]> {
    let fields = ["usage", "saving", "action", "rating"];
    let mut building = String::new();
    let mut cells = Vec::new();
    for row in &rows[1..] {
        if !row[0].is_empty() {
            building.clone_from(&row[0]);
        }
        for (field, text) in fields.iter().zip(&row[2..]).filter(|(_, text)| !text.is_empty()) {
            cells.push([building.clone(), row[1].clone(), (*field).to_owned(), text.clone()]);
        }
    }
    cells.sort();
    cells
}
