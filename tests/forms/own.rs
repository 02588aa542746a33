//! The clerk's own blank form: a copy for each department, with its name and last year's values, and otherwise untouched.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use matome::book::{self, Limits, Workbook};
use matome::model::Department;
use matome::pipeline;
use matome::round::{FormMark, Round};
use rust_xlsxwriter::{DataValidation, Format, Workbook as Writer};
use zip::ZipArchive;

use super::{forms, move_on, rounds, wrong};

const NOTE: &str = "（注）この欄に記入する内容は、担当の係で確認を受けたものに限ります";

/// A round in its second year, whose clerk has a form of his own: a card for each item, and notes of his.
fn round(root: &Path) -> (PathBuf, Round) {
    let (_, folder) = rounds::all(root).into_iter().find(|(name, _)| name == "hr-progress").unwrap();
    assert_eq!(wrong(&folder), [""; 0]);
    let folder = move_on(&folder).unwrap();
    write_form(&folder.join("ひな形.xlsx"), &Round::load(&folder).unwrap());
    let settings = fs::read_to_string(folder.join("matome.toml")).unwrap();
    fs::write(
        folder.join("matome.toml"),
        format!("form = \"ひな形.xlsx\"\n{}", settings.trim_start_matches('\u{feff}')),
    )
    .unwrap();
    let round = Round::load(&folder).unwrap();
    (folder, round)
}

fn write_form(path: &Path, round: &Round) {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("調査票").unwrap();
    let cell = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    sheet.write_string(0, 0, &round.plan.title).unwrap();
    sheet.write_string_with_format(1, 3, "所属名", &cell).unwrap();
    sheet.write_blank(1, 4, &cell).unwrap();
    let mut row = 3;
    for item in &round.plan.items {
        sheet.write_string(row, 0, &item.label).unwrap().write_string(row, 1, &item.title).unwrap();
        sheet.write_string(row + 1, 0, "実施概要").unwrap();
        sheet.merge_range(row + 1, 1, row + 1, 4, "", &cell).unwrap();
        for (col, heading) in (0..).zip(["年度", "計画", "評価", "実施（取組）", "展開（課題等）"])
        {
            sheet.write_string(row + 2, col, heading).unwrap();
        }
        for (at, year) in (row + 3..).zip(3..=7) {
            sheet.write_string(at, 0, format!("令和{year}年度")).unwrap();
        }
        sheet.write_string(row + 8, 0, NOTE).unwrap();
        row += 10;
    }
    let marks = DataValidation::new().allow_list_strings(&["S", "A", "B", "C"]).unwrap();
    sheet.add_data_validation(6, 2, 10, 2, &marks).unwrap();
    book.save(path).unwrap();
}

fn workbook(bytes: &[u8]) -> Workbook {
    book::read_bytes(bytes, "form.xlsx", &Limits::default()).workbook.unwrap()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |index| {
        let mut member = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        (member.name().unwrap().into_owned(), bytes)
    };
    (0..part_count(bytes)).map(&mut part).collect()
}

fn part_count(bytes: &[u8]) -> usize {
    ZipArchive::new(Cursor::new(bytes)).unwrap().len()
}

#[test]
fn a_form_of_the_clerks_own_is_filled_in_and_otherwise_untouched() {
    let root = tempfile::tempdir().unwrap();
    let (folder, round) = round(root.path());
    let blank = parts(&fs::read(folder.join("ひな形.xlsx")).unwrap());
    for (department, form) in forms(&round) {
        let sheet = workbook(&form.bytes);
        assert_eq!(FormMark::of(&sheet.properties).unwrap().department, department);
        assert_eq!(&*sheet.sheets[0].get("E2".parse().unwrap()).unwrap().shown, department);
        assert!(
            form.blanks.iter().any(|blank| !blank.given.is_empty()),
            "{department}: nothing of last year"
        );
        let changed =
            ["xl/worksheets/sheet1.xml", "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"];
        let parts = parts(&form.bytes);
        assert!(blank.iter().all(|(name, bytes)| changed.contains(&name.as_str()) || parts[name] == *bytes));
        let sheet = String::from_utf8_lossy(&parts["xl/worksheets/sheet1.xml"]).into_owned();
        let before = String::from_utf8_lossy(&blank["xl/worksheets/sheet1.xml"]).into_owned();
        let rules = |sheet: &str| sheet[sheet.find("</sheetData>").unwrap()..].to_owned();
        assert_eq!(rules(&sheet), rules(&before));
    }
}

/// What it says of last year is what was published, and is of the department's own items only.
#[test]
fn last_years_values_stand_where_they_are_read() {
    let root = tempfile::tempdir().unwrap();
    let (folder, round) = round(root.path());
    pipeline::send_forms(&round, &folder.join("forms"), true).unwrap();
    for form in fs::read_dir(folder.join("forms")).unwrap().map(|form| form.unwrap().path()) {
        fs::copy(&form, folder.join("submissions").join(form.file_name().unwrap())).unwrap();
    }
    let collected = pipeline::collect_folder(&folder).unwrap();
    let past =
        collected.read.iter().filter(|entry| round.plan.is_past(entry.key.year()) && entry.value.is_some());
    let past: Vec<_> = past.collect();
    assert!(past.len() > 50, "{}", past.len());
    let owes = |department: &Department, item: &str| {
        round.plan.owed_by(&department.name).iter().any(|own| own.id == item)
    };
    for entry in past {
        let department = round.plan.department(&entry.department).unwrap();
        assert!(owes(department, entry.item()), "{entry:?}");
    }
    let changed = collected.findings.iter().filter(|finding| finding.fault.name() == "past-value-changed");
    let changed: Vec<_> = changed.map(|finding| (&finding.place, &finding.value, &finding.fault)).collect();
    assert_eq!(changed, []);
}

/// The clerk's own notes are no note of a department's, but one beside them is; without the mark all are.
#[test]
fn what_the_blank_form_holds_is_furniture() {
    let root = tempfile::tempdir().unwrap();
    let (folder, round) = round(root.path());
    pipeline::send_forms(&round, &folder.join("forms"), true).unwrap();
    fs::remove_dir_all(&round.submissions).unwrap();
    fs::create_dir_all(&round.submissions).unwrap();
    let department = &round.plan.departments[0];
    let form = fs::read(folder.join(format!("forms/{}.xlsx", department.name))).unwrap();
    let typed = [("調査票".to_owned(), vec![("G2".to_owned(), "担当が変わりました".to_owned())])];
    let noted = super::typed::type_into(&form, &typed.into());
    // A name that says nothing: the mark does.
    fs::write(round.submissions.join("調査票.xlsx"), noted).unwrap();
    let untaken = |folder: &Path| {
        let collected = pipeline::collect_folder(folder).unwrap();
        assert!(collected.read.iter().any(|entry| entry.department == department.name.as_str()));
        let told = collected.findings.into_iter();
        let told = told.filter(|finding| matches!(finding.fault.name(), "stray-cells" | "unread-cells"));
        told.flat_map(|finding| finding.place.cell.into_iter().chain(finding.more_cells))
            .map(|cell| cell.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(untaken(&folder), ["G2"]);
    fs::remove_dir_all(folder.join("forms")).unwrap();
    assert!(untaken(&folder).len() > 5);
}

/// Before it goes out: each item with its fields and years, and what is not read.
#[test]
fn a_blank_form_can_be_tested() {
    let root = tempfile::tempdir().unwrap();
    let (folder, round) = round(root.path());
    let said = |form: &Path, code: i32| {
        let check = assert_cmd::Command::cargo_bin("matome")
            .unwrap()
            .args(["check", "--lang", "ja"])
            .arg(form)
            .assert();
        String::from_utf8(check.code(code).get_output().stdout.clone()).unwrap()
    };
    let whole = said(&folder.join("ひな形.xlsx"), 0);
    let item = &round.plan.items[0];
    let line = format!(
        "調査票：{} {}　実施概要、計画、評価、実施（取組）、展開（課題等）　令和3年度～令和7年度（21か所）",
        item.label, item.title
    );
    assert!(whole.contains(&line) && whole.contains(NOTE), "{whole}");
    assert!(!whole.contains("ない項目") && !whole.contains('！'), "{whole}");
    let other = folder.join("別のひな形.xlsx");
    let mut book = Writer::new();
    book.add_worksheet().write_string(0, 0, "アンケート").unwrap();
    book.save(&other).unwrap();
    let none = said(&other, 1);
    assert!(
        none.contains("読み取る欄：0か所") && none.contains("この調査票にない項目") && none.contains('！'),
        "{none}"
    );
}
