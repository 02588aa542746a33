//! What somebody finished by hand among the outputs is never lost by the next run.

#[path = "common/folder.rs"]
mod folder;

use std::fs;

use assert_cmd::Command;
use folder::Folder;

const CARD: &str = "№1,研修の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";
const REPORT: &str = "進捗状況.xlsx";

fn round() -> Folder {
    let folder = Folder::new("令和４年度", "1,№1,研修の実施,人材育成,総務課\n", "総務課,\n", "");
    folder.write("submissions/総務課.csv", CARD);
    folder
}

fn matome(folder: &Folder, words: &[&str]) -> String {
    let output = Command::cargo_bin("matome").unwrap().args(words).arg(folder.path()).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn read(folder: &Folder, name: &str) -> String {
    String::from_utf8_lossy(&fs::read(folder.path().join("out").join(name)).unwrap()).into_owned()
}

fn is_there(folder: &Folder, name: &str) -> bool {
    folder.path().join("out").join(name).exists()
}

#[test]
fn a_report_that_was_finished_by_hand_is_kept_under_a_name_that_says_so() {
    let folder = round();
    let first = matome(&folder, &["run", "--lang", "ja"]);
    assert!(!first.contains("手直し"), "{first}");
    let made = read(&folder, REPORT);
    folder.write(&format!("out/{REPORT}"), "finished");
    folder.write("out/departments/総務課.eml", "written anew");
    let said = matome(&folder, &["run", "--lang", "ja"]);
    for words in ["進捗状況.xlsx → 進捗状況（手直し）.xlsx", "総務課.eml → departments/総務課（手直し）.eml"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(read(&folder, REPORT) == made && read(&folder, "進捗状況（手直し）.xlsx") == "finished");
    assert_eq!(read(&folder, "departments/総務課（手直し）.eml"), "written anew");
    let page = read(&folder, "index.html");
    assert!(
        page.contains("名前を変えて残しています") && page.contains(">進捗状況（手直し）.xlsx</a>"),
        "{page}"
    );
    // What is not changed is told no more; what is kept stays, until the clerk throws it away.
    let said = matome(&folder, &["run", "--lang", "ja"]);
    assert!(!said.contains("手直し") && read(&folder, "index.html") == page, "{said}");
    folder.write(&format!("out/{REPORT}"), "again");
    let said = matome(&folder, &["run", "--lang", "ja", "--no-cache"]);
    assert!(said.contains("進捗状況（手直し2）.xlsx"), "{said}");
    assert_eq!(read(&folder, "進捗状況（手直し2）.xlsx"), "again");
    assert_eq!(read(&folder, "進捗状況（手直し）.xlsx"), "finished");
    fs::remove_file(folder.path().join("out/進捗状況（手直し）.xlsx")).unwrap();
    matome(&folder, &["run"]);
    assert!(!read(&folder, "index.html").contains("進捗状況（手直し）"));
}

#[test]
fn a_check_keeps_what_it_replaces_and_leaves_the_report_alone() {
    let folder = round();
    matome(&folder, &["run", "--quiet"]);
    folder.write(&format!("out/{REPORT}"), "finished");
    folder.write("out/departments/総務課.xlsx", "with a word of thanks");
    let said = matome(&folder, &["check", "--lang", "ja"]);
    assert!(said.contains("総務課（手直し）.xlsx") && !said.contains("進捗状況（手直し）"), "{said}");
    assert_eq!(read(&folder, REPORT), "finished");
    matome(&folder, &["run", "--quiet"]);
    assert_eq!(read(&folder, "進捗状況（手直し）.xlsx"), "finished");
    assert_eq!(read(&folder, "departments/総務課（手直し）.xlsx"), "with a word of thanks");
}

#[test]
fn what_no_run_makes_any_more_is_kept_too() {
    let folder = round();
    matome(&folder, &["run", "--quiet"]);
    folder.write("out/departments/総務課.xlsx", "with a word of thanks");
    fs::remove_file(folder.path().join("submissions/総務課.csv")).unwrap();
    let said = matome(&folder, &["run", "--lang", "ja"]);
    assert!(said.contains("総務課（手直し）.xlsx"), "{said}");
    assert!(
        !is_there(&folder, "departments/総務課.xlsx")
            && is_there(&folder, "departments/総務課（手直し）.xlsx")
    );
}
