//! Reports are read back with another library.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::collected::Collected;
use crate::model::{Because, CellRef, FiscalYear, Member, Severity, Submission, Value, ValueFault, Verdict};
use crate::report::sample;

const FILE: &str = "【総務課】調査票.xlsx";

fn report(collected: &Collected, department: &str, no_copy: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let recipients = Recipient::all(collected);
    build(recipients.iter().find(|recipient| recipient.department == department).unwrap(), no_copy)
}

fn text(xlsx: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range
        .used_cells()
        .map(|(_, _, cell)| if let Data::String(text) = cell { text.clone() } else { cell.to_string() })
        .collect()
}

fn returned(findings: usize) -> Collected {
    let findings = (0..findings).map(|number| {
        let severity = [Severity::Warning, Severity::Error][number % 2];
        sample::finding(severity, ValueFault::UnknownMark, FILE, "№1", &format!("C{}", 6 + number))
            .value(format!("{}{number}", sample::NASTY))
            .department("総務課")
            .item("1")
            .field("rating")
            .year(FiscalYear(2021))
    });
    let read = sample::entry("総務課", FILE, "C5", "rating", 2021, "＊ｃ", sample::mark("※C"));
    sample::collected(
        vec![sample::submission("総務課", FILE, Verdict::Returned)],
        vec![read],
        findings.collect(),
    )
}

#[test]
fn every_fault_is_there_once_and_must_fix_first() {
    let bytes = report(&returned(40), "総務課", None).unwrap();
    let cells = text(&bytes, "確認結果");
    let at = |cell: &str| {
        let places: Vec<usize> = (0..cells.len()).filter(|index| cells[*index] == cell).collect();
        assert_eq!(places.len(), 1, "{cell}: {places:?}");
        places[0]
    };
    let errors: Vec<usize> =
        (0..40).filter(|number| number % 2 == 1).map(|number| at(&format!("C{}", 6 + number))).collect();
    let warnings: Vec<usize> =
        (0..40).filter(|number| number % 2 == 0).map(|number| at(&format!("C{}", 6 + number))).collect();
    assert!(errors.iter().max() < warnings.iter().min());
    assert!(cells.iter().any(|cell| cell.contains("必ず直していただきたい箇所が 20 件あります")));
    assert!(cells.iter().any(|cell| cell.contains("令和6年2月15日（木）までに再提出")));
    assert!((0..40).all(|number| cells.contains(&format!("{}{number}", sample::NASTY))));
}

#[test]
fn the_same_fault_in_many_cells_is_one_line() {
    let mut finding =
        sample::finding(Severity::Error, ValueFault::MissingRating, FILE, "№1", "C6").department("総務課");
    finding.more_cells = (7..25).map(|row| CellRef::new(row, 2)).collect();
    let again =
        sample::finding(Severity::Error, ValueFault::MissingRating, FILE, "№1", "C30").department("総務課");
    let twice =
        sample::finding(Severity::Error, ValueFault::MissingRating, FILE, "№1", "C30").department("総務課");
    let returned = sample::submission("総務課", FILE, Verdict::Returned);
    let collected = sample::collected(vec![returned], Vec::new(), vec![finding, again, twice]);
    let cells = text(&report(&collected, "総務課", None).unwrap(), "確認結果");
    let all = "セル： C6, C8:C25, C30";
    assert_eq!(cells.iter().filter(|cell| *cell == all).count(), 1, "{cells:?}");
    assert!(cells.contains(&"20 か所（下の行）".to_owned()));
    assert!(cells.iter().any(|cell| cell.contains("必ず直していただきたい箇所が 1 件")));
}

#[test]
fn long_text_is_whole() {
    let mut collected = returned(1);
    let long = "研修の実施状況を確認し、改善を重ねた。".repeat(150);
    collected.findings[0].value = Some(long.clone());
    collected.read[0].raw = long.as_str().into();
    collected.read[0].value = Some(Value::Text(long.as_str().into()));
    let bytes = report(&collected, "総務課", None).unwrap();
    for sheet in ["確認結果", "読み取り結果"] {
        // The heading of the table stands between the pieces, on each page again.
        let pieces =
            text(&bytes, sheet).into_iter().filter(|cell| cell.contains("研修の") || cell.contains("改善を"));
        let all: String = pieces.map(|cell| cell.replace("記入された内容：", "")).collect();
        assert!(all.contains(&long), "{sheet}");
    }
}

#[test]
fn values_are_shown_as_typed_and_as_read() {
    let cells = text(&report(&returned(0), "総務課", None).unwrap(), "読み取り結果");
    let at = cells.iter().position(|cell| cell == "＊ｃ").unwrap();
    let expected = ["シート「№1」　№1 採用試験の見直しと広報の充実", "C5", "評価", "令和3年度", "＊ｃ", "※C"];
    assert_eq!(cells[at - 4..=at + 1], expected);
}

#[test]
fn readings_stand_by_sheet_item_and_cell() {
    let mut collected = returned(0);
    let entry = |item: &str, cell: &str| {
        let mut entry = sample::entry("総務課", FILE, cell, "action", 2021, cell, Value::Text(cell.into()));
        entry.key = entry.key.with("item", Member::Item(item.into()));
        entry
    };
    // Two items side by side, and a labelled value that was read last.
    collected.read =
        vec![entry("2", "F4"), entry("1", "B4"), entry("2", "F5"), entry("1", "B5"), entry("1", "B2")];
    let cells = text(&report(&collected, "総務課", None).unwrap(), "読み取り結果");
    let order: Vec<&str> =
        cells.iter().map(String::as_str).filter(|cell| cell.parse::<CellRef>().is_ok()).collect();
    let mut seen = Vec::new();
    order.iter().for_each(|cell| {
        if !seen.contains(cell) {
            seen.push(*cell)
        }
    });
    assert_eq!(seen, ["B2", "B4", "B5", "F4", "F5"]);
    assert_eq!(cells.iter().filter(|cell| cell.starts_with("シート「")).count(), 2);
}

/// A band over each row would say as much as the row.
#[test]
fn items_of_a_line_each_stand_in_a_column() {
    let mut collected = returned(0);
    let entry = |item: &str, cell: &str| {
        let mut entry = sample::entry("総務課", FILE, cell, "action", 2021, cell, Value::Text(cell.into()));
        entry.key = entry.key.with("item", Member::Item(item.into()));
        entry
    };
    collected.read = vec![entry("1", "B4"), entry("取組#2", "B5"), entry("評価#2", "B6")];
    let cells = text(&report(&collected, "総務課", None).unwrap(), "読み取り結果");
    assert_eq!(cells.iter().filter(|cell| *cell == "シート「№1」").count(), 1, "{cells:?}");
    let beside = |cell: &str| &cells[cells.iter().position(|known| known == cell).unwrap() + 1];
    assert_eq!(beside("B4"), "№1 採用試験の見直しと広報の充実");
    assert_eq!([beside("B5"), beside("B6")], ["取組#2", "評価（２）"], "a number after a label of the form");
}

#[test]
fn a_clean_submission_gets_a_report_that_says_so() {
    let collected = sample::collected(
        vec![sample::submission("税務課", "税務課.xlsx", Verdict::Accepted)],
        Vec::new(),
        Vec::new(),
    );
    let bytes = report(&collected, "税務課", None).unwrap();
    let all = text(&bytes, "確認結果").concat();
    assert!(
        all.contains("修正していただく箇所はありません") && all.contains("お知らせする箇所はありません"),
        "{all}"
    );
    assert!(!text(&bytes, "この書類の使い方").is_empty());
}

#[test]
fn superseded_files_are_listed_with_the_reason() {
    let newer = Submission {
        taken_because: Some(Because::Name),
        ..sample::submission("総務課", "総務課（修正版）.xlsx", Verdict::Accepted)
    };
    let older = Submission {
        superseded_by: Some(newer.file.clone()),
        ..sample::submission("総務課", "総務課.xlsx", Verdict::Superseded)
    };
    let collected = sample::collected(vec![newer, older], Vec::new(), Vec::new());
    let cells = text(&report(&collected, "総務課", None).unwrap(), "確認結果");
    for words in [
        "総務課.xlsx",
        "使いません（差替え済み）",
        "「総務課（修正版）.xlsx」を使うため",
        "最も新しいため（ファイル名の版の表記による）",
    ] {
        assert!(cells.iter().any(|cell| cell.starts_with(words)), "{words}: {cells:?}");
    }
}

#[test]
fn it_says_where_the_annotated_copy_is_or_why_there_is_none() {
    let with = text(&report(&returned(1), "総務課", None).unwrap(), "確認結果").concat();
    assert!(with.contains("総務課_確認箇所"), "{with}");
    let without =
        text(&report(&returned(1), "総務課", Some("旧形式のファイルのため")).unwrap(), "確認結果").concat();
    assert!(
        without.contains("旧形式のファイルのため、作成していません") && !without.contains("総務課_確認箇所")
    );
}

#[test]
fn nothing_typed_is_a_formula_and_the_bytes_are_the_same() {
    let bytes = report(&returned(3), "総務課", None).unwrap();
    assert_eq!(bytes, report(&returned(3), "総務課", None).unwrap());
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for index in 0..archive.len() {
        let mut part = String::new();
        std::io::Read::read_to_string(&mut archive.by_index(index).unwrap(), &mut part).unwrap();
        assert!(!part.contains("<f>") && !part.contains("<f ") && !part.contains("<hyperlink"), "{index}");
    }
}
