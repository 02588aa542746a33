//! A personal number in a department's file stands in nothing that a run writes or prints.

#[path = "common/folder.rs"]
mod folder;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::{Note, Workbook};

use folder::Folder;

const NUMBER: &str = "123456789018";
const NUMBERS: [&str; 4] = [NUMBER, "1234-5678-9018", "1234 5678 9018", "１２３４５６７８９０１８"];

/// A form with the number in every place that holds text.
fn form() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(format!("№1 {NUMBER}")).unwrap();
    for (row, line) in [
        ["№1", "研修の実施", "", "", ""],
        ["年度", "計画", "評価", "実施（取組）", "展開（課題等）"],
        ["R3", "実施", NUMBER, "番号は1234-5678-9018の職員", "１２３４５６７８９０１８"],
    ]
    .iter()
    .enumerate()
    {
        for (col, text) in line.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(row as u32, col as u16, *text).unwrap();
        }
    }
    sheet.write(9, 1, 123_456_789_018_f64).unwrap();
    sheet.write(10, 7, "1234 5678\n9018").unwrap();
    sheet.insert_note(2, 3, &Note::new(format!("担当 {NUMBER}")).set_author("山田")).unwrap();
    book.save_to_buffer().unwrap()
}

fn round(form: &[u8]) -> Folder {
    let folder = Folder::new("令和３年度", "1,№1,研修の実施,人材育成,総務課\n", "総務課,総務\n", "");
    folder.write(&format!("submissions/総務課_{NUMBER}.xlsx"), form);
    folder
}

fn matome(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("matome").unwrap().args(arguments).arg(folder).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// What is written below the folder, the parts of workbooks and the attachments of mails one by one.
fn written(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.to_string_lossy().into_owned();
        if entry.is_dir() {
            texts.extend(written(&entry));
        } else {
            texts.extend(texts_of(&name, &fs::read(&entry).unwrap()));
        }
    }
    texts
}

fn texts_of(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if let Some(mail) =
        name.ends_with(".eml").then(|| mail_parser::MessageParser::default().parse(bytes).unwrap())
    {
        return mail.parts.iter().flat_map(|part| texts_of("part", part.contents())).collect();
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![(name.to_owned(), String::from_utf8_lossy(bytes).into_owned())];
    };
    let mut part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (format!("{name}/{}", file.name().unwrap()), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(&mut part).collect()
}

#[test]
fn personal_numbers_are_told_and_stand_nowhere() {
    let round = round(&form());
    let mut texts: Vec<(String, String)> = [
        &["check", "--dry-run", "--format", "json"][..],
        &["check", "--dry-run"],
        &["export", "--format", "csv"],
        &["export", "--format", "jsonl"],
        &["run"],
    ]
    .iter()
    .map(|arguments| (arguments.join(" "), matome(round.path(), arguments)))
    .collect();
    let told: Vec<serde_json::Value> = serde_json::from_str(&texts[0].1).unwrap();
    let cells = |finding: &serde_json::Value| finding["covers"].to_string();
    let told: String = told.iter().filter(|finding| finding["code"] == "T301").map(cells).collect();
    for cell in ["C3", "D3", "E3", "B10", "H11"] {
        assert!(told.contains(cell), "{cell} in {told}");
    }
    texts.extend(written(&round.path().join("out")));
    assert!(texts.len() > 20, "the outputs were found");
    for (name, text) in texts {
        assert!(
            !NUMBERS.iter().any(|number| text.contains(number) || name.contains(number)),
            "{name}: {text}"
        );
    }
}

#[test]
fn the_annotated_copy_names_no_author() {
    let form = form_of_an_author();
    let folder = round(&form);
    fs::rename(
        folder.path().join(format!("submissions/総務課_{NUMBER}.xlsx")),
        folder.path().join("submissions/総務課.xlsx"),
    )
    .unwrap();
    matome(folder.path(), &["run"]);
    let texts = written(&folder.path().join("out"));
    assert!(texts.iter().any(|(_, text)| text.contains("前からのメモ")), "there is a copy");
    for (name, text) in
        texts.iter().filter(|(name, _)| name.contains("docProps") || name.contains("comments"))
    {
        assert!(!text.contains("山田"), "{name}: {text}");
    }
}

fn form_of_an_author() -> Vec<u8> {
    let mut book = Workbook::new();
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_author("山田太郎").set_manager("山田"));
    let sheet = book.add_worksheet().set_name("№1").unwrap();
    sheet.write(0, 0, "№1").unwrap();
    sheet.write(0, 1, "研修の実施").unwrap();
    for (col, text) in ["年度", "計画", "評価", "実施（取組）", "展開（課題等）"].iter().enumerate()
    {
        sheet.write(1, col as u16, *text).unwrap();
    }
    sheet.write(2, 0, "R3").unwrap();
    sheet.write(2, 2, "ん").unwrap();
    sheet.insert_note(2, 3, &Note::new("前からのメモ").set_author("山田")).unwrap();
    book.save_to_buffer().unwrap()
}
