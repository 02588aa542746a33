//! The command as a user meets it: exit codes, and what it says when something is wrong.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A small round: one department, one item, its submission as CSV.
struct Round {
    folder: TempDir,
}

const CONFIG: &str = r#"template = "hr-progress"
title = "人材育成基本方針 進捗状況"
years = "令和３年度～令和７年度"
collecting = "令和３年度"
deadline = "令和４年６月３０日"
items = "items.csv"
departments = "departments.csv"
"#;

const FORM: &str = "№1,研修の実施,,,\n実施概要,研修を行う。,,,\n年度,計画,評価,実施（取組）,展開（課題等）\n\
                    R3,実施,Ａ,研修を２回実施した。,継続する。\n";

impl Round {
    fn new() -> Round {
        let folder = tempfile::tempdir().unwrap();
        let round = Round { folder };
        round.write("matome.toml", CONFIG);
        round.write("items.csv", "番号,表示番号,名称,区分,担当課\n1,№1,研修の実施,人材育成,総務課\n");
        round.write("departments.csv", "部署名,別名\n総務課,総務\n");
        round.write("submissions/総務課.csv", FORM);
        round
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::cargo_bin("matome").unwrap();
        let output = command.args(args).current_dir(self.path()).output().unwrap();
        Output {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn out(&self) -> PathBuf {
        self.path().join("out")
    }
}

#[derive(Debug)]
struct Output {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

#[test]
fn a_severity_for_a_finding_that_there_is_not_is_refused() {
    for (name, meant) in
        [("mising-rating", "missing-rating"), ("V101", "missing-rating"), ("xyz", "matome explain")]
    {
        let round = Round::new();
        round.write("matome.toml", &format!("{CONFIG}[severity]\n{name} = \"warning\"\n"));
        let output = round.run(&["check"]);
        assert_eq!(output.code, Some(2), "{output:?}");
        assert!(output.stderr.contains(name) && output.stderr.contains(meant), "{output:?}");
    }
}

#[test]
fn a_run_writes_the_report_and_ends_with_zero() {
    let round = Round::new();
    let output = round.run(&["run", "--lang", "ja"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    for name in [
        "人材育成基本方針 進捗状況.xlsx",
        "departments/総務課.xlsx",
        "entries.csv",
        "findings.json",
        "index.html",
    ] {
        assert!(round.out().join(name).is_file(), "{name} is missing: {output:?}");
    }
    assert!(output.stdout.contains("提出 1 件"), "{output:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let round = Round::new();
    round.write("submissions/総務課.csv", &FORM.replace("Ａ", "Ｅ"));
    round.run(&["run"]);
    let first = contents(&round.out());
    round.run(&["run", "--output", "again"]);
    assert!(first.len() >= 6);
    assert_eq!(first, contents(&round.path().join("again")));
}

fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            files.extend(
                contents(&entry).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            files.push((name, fs::read(&entry).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn returned_submissions_are_the_daily_case() {
    let round = Round::new();
    round.write("submissions/総務課.csv", &FORM.replace("Ａ", "Ｅ"));
    assert_eq!(round.run(&["run"]).code, Some(0));
    assert_eq!(round.run(&["run", "--strict"]).code, Some(1));
    assert_eq!(round.run(&["check", "--dry-run"]).code, Some(1));
}

#[test]
fn findings_are_json_with_their_cell() {
    let round = Round::new();
    round.write("submissions/総務課.csv", &FORM.replace("Ａ", "Ｅ"));
    let output = round.run(&["check", "--dry-run", "--format", "json", "--lang", "ja"]);
    let findings: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let fault = &findings.as_array().unwrap()[0];
    assert_eq!(fault["name"], "unknown-mark");
    assert_eq!(fault["severity"], "error");
    assert_eq!(fault["department"], "総務課");
    assert_eq!(fault["file"], "総務課.csv");
    assert_eq!(fault["cell"], "C4");
    assert_eq!(fault["value"], "Ｅ");
}

#[test]
fn entries_are_exported_with_their_place() {
    let round = Round::new();
    let output = round.run(&["export", "--format", "jsonl"]);
    let lines: Vec<serde_json::Value> =
        output.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rating = lines.iter().find(|line| line["field"] == "rating").unwrap();
    assert_eq!(rating["value"], "A");
    assert_eq!(rating["raw"], "Ａ");
    assert_eq!(rating["axis"], 2021);
    assert_eq!(rating["cell"], "C4");
    let csv = round.run(&["export", "--format", "csv"]).stdout;
    assert!(csv.starts_with("\u{feff}department,item,field,axis,kind,value,"), "{csv}");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let round = Round::new();
    round.write("submissions/管財課_壊れた.xlsx", "PK\u{3}\u{4}broken");
    round.write("submissions/総務課_別の様式.csv", "品名,数量\n机,2\n");
    let output = round.run(&["export", "--format", "jsonl"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let findings = round.run(&["check", "--dry-run", "--format", "json"]).stdout;
    for name in ["unreadable-file", "unknown-department"] {
        assert!(findings.contains(name), "{name}: {findings}");
    }
    assert!(output.stdout.contains("総務課.csv"), "{output:?}");
}

#[test]
fn a_missing_round_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::cargo_bin("matome").unwrap().arg("run").arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("matome init"));
}

#[test]
fn a_wrong_config_points_at_the_line_and_lists_what_is_possible() {
    let round = Round::new();
    round.write("matome.toml", &CONFIG.replace("deadline", "dedline"));
    let output = round.run(&["run"]);
    assert_eq!(output.code, Some(2));
    assert!(output.stderr.contains("line 5") && output.stderr.contains("deadline"), "{output:?}");
}

#[test]
fn a_missing_template_lists_the_built_in_ones() {
    let round = Round::new();
    round.write("matome.toml", &CONFIG.replace("hr-progress", "hr-progres"));
    let output = round.run(&["run"]);
    assert_eq!(output.code, Some(2));
    assert!(output.stderr.contains("hr-progress") && output.stderr.contains("action-plan"), "{output:?}");
}

#[test]
fn a_missing_submissions_folder_says_what_to_do() {
    let round = Round::new();
    fs::remove_dir_all(round.path().join("submissions")).unwrap();
    let output = round.run(&["run"]);
    assert_eq!(output.code, Some(2));
    assert!(output.stderr.contains("submissions"), "{output:?}");
}

#[test]
fn an_output_that_cannot_be_replaced_is_told_and_the_earlier_set_stands() {
    let round = Round::new();
    round.run(&["run"]);
    let report = round.out().join("entries.csv");
    fs::remove_file(&report).unwrap();
    fs::create_dir_all(report.join("in the way")).unwrap();
    let before = contents(&round.out());
    round.write("submissions/総務課.csv", &FORM.replace("Ａ", "Ｂ"));
    let output = round.run(&["run"]);
    assert_eq!(output.code, Some(2), "{output:?}");
    assert!(output.stderr.contains("entries.csv"), "{output:?}");
    assert_eq!(before, contents(&round.out()));
}

#[test]
fn submissions_are_left_as_they_are() {
    let round = Round::new();
    let before = contents(&round.path().join("submissions"));
    round.run(&["run"]);
    assert_eq!(before, contents(&round.path().join("submissions")));
}

#[test]
fn published_years_win_over_what_is_typed_again() {
    let round = Round::new();
    let forms = format!("{FORM}R4,↓,Ｂ,研修を１回実施した。,継続する。\n");
    round.write("submissions/総務課.csv", &forms);
    round.write("matome.toml", &CONFIG.replace("collecting = \"令和３年度\"", "collecting = \"令和４年度\""));
    let csv = round.run(&["export", "--merged", "--output", "previous.csv"]);
    assert_eq!(csv.code, Some(0), "{csv:?}");
    let config = CONFIG
        .replace("collecting = \"令和３年度\"", "collecting = \"令和４年度\"\nprevious = \"previous.csv\"");
    round.write("matome.toml", &config);
    assert_eq!(round.run(&["check", "--dry-run"]).code, Some(0), "nothing has changed");
    round.write("submissions/総務課.csv", &forms.replace("Ａ", "Ｓ"));
    let findings = round.run(&["check", "--dry-run", "--format", "json"]).stdout;
    assert!(findings.contains("past-value-changed"), "{findings}");
    let merged = round.run(&["export", "--merged", "--format", "jsonl"]).stdout;
    assert!(merged.contains(r#""axis":2021,"cell":null,"department":"総務課","field":"rating""#), "{merged}");
    assert!(!merged.contains(r#""value":"S""#), "{merged}");
}

/// What is mistyped is told in the language asked for, with what is possible.
#[test]
fn a_mistyped_command_is_told_in_japanese() {
    for (words, told) in [
        (&["chek"][..], "「check」のことではありませんか"),
        (&["check", "--frmat", "json"], "「--format」のことではありませんか"),
        (&["check", "--format", "xml"], "使える値：text、json"),
        (&["init"], "--template <様式> を指定してください"),
        (&["next"], "<フォルダー>、<新しいフォルダー> を指定してください"),
        (&[], "命令を書いてください"),
        (&["run", "--strict", "--strict"], "--strict は一度だけ"),
        (&["run", "--strict=1"], "値は付けられません"),
        (&["normalize", "--as", "date", "--era", "X", "1"], "「X」を読めません"),
    ] {
        let output =
            Command::cargo_bin("matome").unwrap().args(["--lang", "ja"]).args(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(told) && !said.contains("error:"), "{said}");
        assert!(!said.contains("argument") && !said.contains("value"), "{said}");
    }
}

#[test]
fn published_entries_are_read_in_the_encoding_of_windows_and_what_is_wrong_with_them_is_told() {
    let round = Round::new();
    round.write("submissions/総務課.csv", &format!("{FORM}R4,↓,Ｂ,研修を１回実施した。,継続する。\n"));
    let config = CONFIG
        .replace("collecting = \"令和３年度\"", "collecting = \"令和４年度\"\nprevious = \"previous.csv\"");
    let rows =
        "department,item,field,axis,kind,value,raw\n総務課,1,action,2021,text,'=研修を２回実施した。,x\n";
    for (rating, told) in [("A", false), ("Ｅ", true)] {
        round.write("matome.toml", &config);
        let text = format!("{rows}総務課,1,rating,2021,mark,{rating},{rating}\n");
        fs::write(round.path().join("previous.csv"), encoding_rs::SHIFT_JIS.encode(&text).0).unwrap();
        let findings = round.run(&["check", "--dry-run", "--format", "json"]).stdout;
        assert_eq!(findings.contains("\"file\": \"previous.csv\""), told, "{findings}");
        assert!(!told || findings.contains("\"cell\": \"F3\""), "{findings}");
        let merged = round.run(&["export", "--merged", "--format", "jsonl"]).stdout;
        assert!(merged.contains("\"value\":\"=研修を２回実施した。\""), "{merged}");
    }
}

#[test]
fn outputs_stand_apart_from_what_is_read() {
    let round = Round::new();
    let sent = round.path().join("submissions/総務課.csv");
    let refused: [&[&str]; 5] = [
        &["export", "--output", "submissions/総務課.csv"],
        &["show", "submissions/総務課.csv", ".", "--output", "submissions/総務課.csv"],
        &["run", "--output", "submissions"],
        &["run", "--output", "submissions/下/out"],
        &["export", "--output", "items.csv"],
    ];
    for args in refused {
        assert_eq!(round.run(args).code, Some(2), "{args:?}");
    }
    assert_eq!(fs::read_to_string(&sent).unwrap(), FORM);
    assert_eq!(fs::read_dir(round.path().join("submissions")).unwrap().count(), 1);
    assert_eq!(round.run(&["export", "--output", "out/entries-of-all.csv"]).code, Some(0));
}

#[test]
fn what_cp932_has_no_character_for_is_told() {
    let round = Round::new();
    round.write("submissions/総務課.csv", &FORM.replace("継続する", "剝がれを直す"));
    let output = round.run(&["export", "--encoding", "cp932"]);
    assert!(output.stderr.starts_with("2 characters"), "{output:?}");
    assert!(round.run(&["export"]).stderr.is_empty());
}

#[test]
fn the_year_after_is_not_made_of_an_old_report_in_silence() {
    let round = Round::new();
    let next = |name: &str| round.run(&["next", ".", name, "--lang", "ja"]).stdout;
    assert_eq!(round.run(&["run"]).code, Some(0));
    assert!(!next("翌年度").contains("【注意】"));
    round.write("submissions/総務課.csv", &FORM.replace("Ａ", "Ｓ"));
    assert!(next("翌年度の二").contains("【注意】"));
    fs::remove_file(round.path().join("submissions/総務課.csv")).unwrap();
    assert!(!next("翌年度の三").contains("【注意】"), "what was put away is not missed");
}

#[test]
fn sections_of_the_list_are_one_however_they_are_typed() {
    let round = Round::new();
    round.write(
        "items.csv",
        "番号,表示番号,名称,区分,担当課\n1,№1,研修の実施,人材・育成,総務課\n2,№2,面談の実施,人材･育成,総務課\n",
    );
    let loaded = matome::round::Round::load(round.path()).unwrap();
    assert_eq!(loaded.plan.items[1].path, ["人材・育成"]);
}
