//! Files at which readers are lost: each costs one finding, all others come out as if it were not there.
//!
//! Debug builds misbehave at files of certain names; what is released does not know them.
#![cfg(debug_assertions)]

#[path = "common/folder.rs"]
mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use matome::pipeline;
use matome::round::Round;
use matome::rules::{self, Lang};

use folder::Folder;

const FORM: &str = "№1,研修の実施,,,\n実施概要,研修を行う。,,,\n年度,計画,評価,実施（取組）,展開（課題等）\n\
                    R3,実施,Ａ,研修を２回実施した。,継続する。\n";

const LOST: [(&str, &str); 4] = [
    ("__abort__.csv", "読取りの途中で異常終了しました"),
    ("__eat__.csv", "読取りに必要なメモリーが上限を超えました"),
    ("__loop__.csv", "制限時間内に読み取れませんでした"),
    ("__panic__.csv", "読取りの途中で異常終了しました"),
];

/// A round with a good file and those that are named.
fn round(names: &[&str]) -> Folder {
    let items = "1,№1,研修の実施,人材育成,総務課\n";
    let folder = Folder::new("令和３年度", items, "総務課,総務\n", "[limits]\nworker-seconds = 2\n");
    folder.write("submissions/総務課.csv", FORM);
    names.iter().for_each(|name| folder.write(&format!("submissions/{name}"), FORM));
    folder
}

fn matome(folder: &Path, verb: &[&str], threads: &str) -> std::process::Output {
    let mut command = Command::cargo_bin("matome").unwrap();
    command.env("RAYON_NUM_THREADS", threads).env("LANG", "ja_JP.UTF-8");
    command.args(verb).current_dir(folder).output().unwrap()
}

/// The messages of the findings on files that could not be read, by file.
fn unreadable(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let findings: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("out/findings.json")).unwrap()).unwrap();
    let mut by_file: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in findings.as_array().unwrap().iter().filter(|finding| finding["name"] == "unreadable-file")
    {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        by_file.entry(text("file")).or_default().push(text("message"));
    }
    by_file
}

/// All that was written, by path.
fn outputs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut outputs = BTreeMap::new();
    for name in ["out", "out/departments"] {
        for path in fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_file() {
                outputs.insert(path.display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    outputs
}

#[test]
fn a_file_at_which_a_worker_is_lost_is_not_coloured_and_that_is_said() {
    let folder = round(&LOST.map(|(name, _)| name));
    for (name, _) in LOST {
        let output = matome(folder.path(), &["show", &format!("submissions/{name}")], "2");
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(name) && said.contains("色を付けられません"), "{said}");
    }
}

#[test]
fn a_run_has_room_for_so_much_and_the_files_beyond_are_told() {
    let items = "1,№1,研修の実施,人材育成,総務課\n";
    let folder = Folder::new("令和３年度", items, "総務課,総務\n", "[limits]\nrun-mib = 1\n");
    let long = FORM.replace("継続する。", &"続".repeat(30_000)).replace("研修を行う。", &"研".repeat(30_000));
    let names =
        ["総務課_1.csv", "総務課_2.csv", "総務課_3.csv", "総務課_4.csv", "総務課_5.csv", "総務課_6.csv"];
    // Copies of one file would count once.
    for (number, name) in names.iter().enumerate() {
        folder.write(&format!("submissions/{name}"), long.replace("実施,Ａ", &format!("実施{number},Ａ")));
    }
    let output = matome(folder.path(), &["run"], "2");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let findings = fs::read_to_string(folder.path().join("out/findings.json")).unwrap();
    let findings: Vec<serde_json::Value> = serde_json::from_str(&findings).unwrap();
    let told = findings
        .iter()
        .filter(|finding| finding["message"].as_str().unwrap().contains("すべてのファイルの記入内容の合計"));
    let told: Vec<&str> = told.map(|finding| finding["file"].as_str().unwrap()).collect();
    assert!(told.contains(&names[5]) && !told.contains(&names[0]), "{told:?} {findings:#?}");
    let first = names.iter().position(|name| told.contains(name)).unwrap();
    assert_eq!(told, names[first..], "none is passed over for a later one");
}

#[test]
fn each_lost_file_costs_one_finding_with_its_reason() {
    let folder = round(&LOST.map(|(name, _)| name));
    let output = matome(folder.path(), &["run"], "2");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    let found = unreadable(folder.path());
    assert_eq!(found.len(), LOST.len(), "{found:?}");
    for (name, reason) in LOST {
        assert!(matches!(&found[name][..], [message] if message.contains(reason)), "{name}: {found:?}");
    }
    let entries = fs::read_to_string(folder.path().join("out/entries.csv")).unwrap();
    assert!(entries.contains("研修を２回実施した。"));
    let before = outputs(folder.path());
    matome(folder.path(), &["run"], "1");
    assert_eq!(outputs(folder.path()), before, "one thread writes what two did");
}

/// This executable can't be a worker: a library caller who does without.
#[test]
fn without_workers_a_panic_costs_one_finding_and_all_else_is_the_same() {
    let folder = round(&["__panic__.csv"]);
    let check = matome(folder.path(), &["check", "--format", "json", "--dry-run", "--lang", "ja"], "2");
    let collected = pipeline::collect(Round::load(folder.path()).unwrap(), &|_, _, _| {}).unwrap();
    let here: Vec<String> = collected
        .findings
        .iter()
        .map(|finding| rules::render(finding, &collected.round.plan, Lang::Ja).message)
        .collect();
    let there: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let there: Vec<&str> =
        there.as_array().unwrap().iter().map(|finding| finding["message"].as_str().unwrap()).collect();
    assert_eq!(here, there);
    assert!(here.iter().any(|message| message.contains("異常終了")), "{here:?}");
    let export = matome(folder.path(), &["export", "--format", "jsonl"], "1");
    assert_eq!(String::from_utf8(export.stdout).unwrap(), matome::export::jsonl::write(&collected.read));
    assert_eq!(collected.read.len(), 5);
}
