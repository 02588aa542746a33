//! The round of the year after: years moved on, what the clerk sets anew left blank, all else kept.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use matome::book::{self, Limits};
use matome::model::FiscalYear;
use matome::pipeline;
use matome::round::{Round, read_published};

use super::{rounds, wrong};

/// A round whose settings stand on the sheet of its lists, as `matome init` makes it, filled in and run.
fn on_the_sheet(root: &Path) -> std::path::PathBuf {
    let folder = root.join("令和６年度");
    let init = ["init", "--template", "monthly"];
    Command::cargo_bin("matome").unwrap().args(init).arg(&folder).assert().success();
    let said = [("表題", "利用状況（令和６年度）"), ("提出期限", "令和７年６月３０日")];
    let lists = folder.join("一覧表.xlsx");
    let bytes = fs::read(&lists).unwrap();
    let workbook = book::read_bytes(&bytes, "", &Limits::default()).workbook.unwrap();
    let sheet = |name: &str| workbook.sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let beside = |sheet: &book::Sheet, word: &str| {
        let at = sheet.cells.iter().find(|cell| &*cell.shown == word).unwrap_or_else(|| panic!("{word}")).at;
        (at.row, at.col)
    };
    let settings = sheet("設定");
    let mut typed = std::collections::BTreeMap::new();
    let value = |(word, text): (&str, &str)| {
        let (row, _) = beside(settings, word);
        (format!("B{}", row + 1), text.to_owned())
    };
    typed.insert("設定".to_owned(), said.into_iter().skip(1).map(value).collect::<Vec<_>>());
    typed.insert("項目".to_owned(), vec![("C3".to_owned(), "中央図書館".to_owned())]);
    typed.insert("部署".to_owned(), vec![("A3".to_owned(), "総務課".to_owned())]);
    fs::write(&lists, super::typed::type_into(&bytes, &typed)).unwrap();
    assert_eq!(wrong(&folder), [""; 0]);
    folder
}

#[test]
fn settings_on_the_sheet_move_on_in_their_cells() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_the_sheet(root.path());
    let before = Round::load(&folder).unwrap();
    assert!(before.deadline.is_some());
    let new = root.path().join("令和７年度");
    let next = pipeline::next_round(&folder, &new).unwrap();
    assert_eq!(next.round.plan.collecting, Some(FiscalYear(2025)));
    assert_eq!((next.round.deadline, next.round.plan.years), (None, before.plan.years));
    assert_eq!(next.round.plan.items, before.plan.items);
    assert_eq!(next.round.plan.departments, before.plan.departments);
    assert!(next.published > 0 && next.round.previous.is_some());
    assert!(new.join("submissions").is_dir() && new.join("使い方.txt").is_file());
    assert!(fs::read(folder.join("matome.toml")).unwrap() == fs::read(new.join("matome.toml")).unwrap());
}

#[test]
fn every_sample_moves_on_with_what_was_published() {
    let root = tempfile::tempdir().unwrap();
    for (name, folder) in rounds::all(root.path()).into_iter().take(8) {
        assert_eq!(wrong(&folder), [""; 0]);
        let before = Round::load(&folder).unwrap();
        let new = root.path().join(format!("{name} 2"));
        let next = pipeline::next_round(&folder, &new).unwrap().round;
        let year = |round: &Round| round.plan.collecting.map(|year| year.0);
        assert_eq!(year(&next), year(&before).map(|year| year + 1), "{name}");
        assert_eq!([next.deadline, next.resubmission_deadline, next.published], [None; 3], "{name}");
        let all = read_published(&next.previous.unwrap(), &next.plan).unwrap();
        assert_eq!(all.findings, [], "{name}");
        let entries = pipeline::collect_folder(&folder).unwrap().entries;
        assert_eq!(all.entries.len(), entries.len(), "{name}");
    }
}

#[test]
fn nothing_is_written_over_and_nothing_made_of_a_round_that_was_not_run() {
    let root = tempfile::tempdir().unwrap();
    let (_, folder) = rounds::all(root.path()).remove(0);
    let new = root.path().join("new");
    let error = pipeline::next_round(&folder, &new).unwrap_err().to_string();
    assert!(error.contains("entries.csv"), "{error}");
    assert!(!new.exists());
    assert_eq!(wrong(&folder), [""; 0]);
    fs::create_dir(&new).unwrap();
    fs::write(new.join("memo.txt"), "own").unwrap();
    pipeline::next_round(&folder, &new).unwrap_err();
    assert_eq!(fs::read_dir(&new).unwrap().count(), 1);
}
