//! The guided mode on a terminal of its own, and paths in the place of a verb.
#![cfg(unix)]

#[path = "common/copy.rs"]
mod copy;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with a round of a sample in it, and a program that stands for the one that opens files.
struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self::of("competency-matrix")
    }

    fn of(sample: &str) -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
        copy::copy(&sample, &desk.round());
        let opener = desk.root.path().join("bin/xdg-open");
        fs::create_dir_all(opener.parent().unwrap()).unwrap();
        fs::write(&opener, format!("#!/bin/sh\necho \"$1\" >> '{}'\n", desk.opened_list().display()))
            .unwrap();
        fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
        desk
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("取りまとめ 一式")
    }

    fn round(&self) -> PathBuf {
        self.folder().join("令和５年度")
    }

    fn opened_list(&self) -> PathBuf {
        self.root.path().join("opened")
    }

    /// What was opened. The one who opens is not waited for, so it may take a moment.
    fn opened(&self, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for _ in 0..500 {
            let text = fs::read_to_string(self.opened_list()).unwrap_or_default();
            lines = text.lines().map(str::to_owned).collect();
            if lines.len() >= most {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        lines
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let path = format!("{}:/usr/bin:/bin", self.root.path().join("bin").display());
        command.current_dir(self.folder()).env("PATH", path).env("LANG", "C.UTF-8").env_remove("DISPLAY");
        command
    }

    /// What is said on a terminal to these words and answers, and how the program ends; `None` where the program
    /// `script`, which makes the terminal, is not installed. The last Enter comes when so many files are open: with the
    /// window those would be gone who open them.
    fn on_a_terminal(&self, words: &[&str], answers: &str, opens: usize) -> Option<(i32, String)> {
        let quoted = words.iter().map(|word| format!(" '{word}'")).collect::<String>();
        let command = format!("'{}'{quoted}", env!("CARGO_BIN_EXE_matome"));
        let script = self
            .command("script")
            .args(["-qec", &command, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut script) = script else {
            eprintln!("there is no program `script` here: passed over");
            return None;
        };
        let mut keyboard = script.stdin.take().unwrap();
        keyboard.write_all(answers.as_bytes()).unwrap();
        self.opened(opens);
        keyboard.write_all(b"\n").unwrap();
        drop(keyboard);
        let output = script.wait_with_output().unwrap();
        Some((output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned()))
    }
}

const CLOSES: &str = "Enter キーで閉じます";

#[test]
fn a_double_click_leads_to_the_report_and_opens_it() {
    let desk = Desk::new();
    let Some((code, said)) = desk.on_a_terminal(&[], "9\n１\n3\n\n\n", 2) else { return };
    assert_eq!(code, 0, "{said}");
    for words in ["その番号はありません", "1  令和５年度", "「令和５年度」で、何をしますか", "出力先", CLOSES]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("Usage") && !said.contains("error"), "{said}");
    assert!(desk.round().join("out/index.html").is_file());
    let opened = desk.opened(2);
    assert!(opened.iter().any(|path| path.ends_with("out")), "{opened:?}");
    assert!(opened.iter().any(|path| path.ends_with("index.html")), "{opened:?}");
}

#[test]
fn a_dropped_submission_is_checked_and_a_dropped_folder_run() {
    let desk = Desk::new();
    let Some((_, said)) = desk.on_a_terminal(&["令和５年度/submissions/人事担当.xlsx"], "", 1)
    else {
        return;
    };
    assert!(said.contains("提出 3 件") && said.contains(CLOSES), "{said}");
    let out = desk.round().join("out");
    assert!(out.join("departments").is_dir() && !out.join("index.html").exists());
    let (_, said) = desk.on_a_terminal(&["令和５年度/submissions"], "", 3).unwrap();
    assert!(said.contains("出力先") && out.join("index.html").is_file(), "{said}");
}

#[test]
fn an_error_stays_to_be_read() {
    let desk = Desk::new();
    let Some((code, said)) = desk.on_a_terminal(&["/etc/passwd"], "", 0) else { return };
    assert!(code == 2 && said.contains("取りまとめのフォルダーの中にありません"), "{said}");
    let (code, gone) = desk.on_a_terminal(&["/取りまとめ/ない 調査票.xlsx"], "", 0).unwrap();
    assert!(code == 2 && gone.contains("/取りまとめ/ない 調査票.xlsx が見つかりません"), "{gone}");
    fs::write(desk.round().join("matome.toml"), "title ＝ 1\n").unwrap();
    let (_, told) = desk.on_a_terminal(&[], "1\n2\n\n\n", 0).unwrap();
    assert!(told.contains("matome.toml の 1 行目"), "{told}");
    for said in [said, gone, told] {
        assert!(said.trim_end().ends_with(CLOSES), "{said}");
    }
    assert_eq!(desk.opened(0), [""; 0]);
}

#[test]
fn a_new_round_is_made_and_worked_on() {
    let desk = Desk::new();
    let answers = "2\n1\n令和６年度\n\n";
    let Some((code, said)) = desk.on_a_terminal(&[], answers, 1) else { return };
    assert_eq!(code, 0, "{said}");
    assert!(desk.folder().join("令和６年度/一覧表.xlsx").is_file(), "{said}");
    assert!(said.contains("2  令和６年度"), "{said}");
}

/// A form that belongs to no round is learned: asked first in a window, without a question where nobody watches. One of a
/// kind that the program knows is read as that, unless the clerk says otherwise.
#[test]
fn a_dropped_form_is_learned() {
    let desk = Desk::new();
    let form = "備品 調査票.xlsx";
    let sample = "samples/equipment/submissions/総務課.xlsx";
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(sample), desk.folder().join(form)).unwrap();
    let Some((code, said)) = desk.on_a_terminal(&[form], "1\n", 1) else { return };
    assert!(
        code == 0 && said.contains("新しい取りまとめを作る") && said.contains("確かめてください"),
        "{said}"
    );
    let round = desk.folder().join("備品 調査票");
    for name in ["様式.xlsx", "様式_読み取り.xlsx", "一覧表.xlsx", "matome.toml", "使い方.txt"]
    {
        assert!(round.join(name).is_file(), "{name}: {said}");
    }
    assert!(said.contains("用意されている様式「備品の一覧") && !round.join("様式.toml").exists(), "{said}");
    assert!(desk.opened(1)[0].ends_with("備品 調査票"));
    let output = desk.command(env!("CARGO_BIN_EXE_matome")).arg(form).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.code() == Some(2) && said.contains("備品 調査票"),
        "nothing is overwritten: {said}"
    );
    fs::remove_dir_all(&round).unwrap();
    let (code, said) = desk.on_a_terminal(&[form], "2\n", 2).unwrap();
    assert!(code == 0 && round.join("様式.toml").is_file() && !said.contains("同じ調査票として"), "{said}");
}

/// Without a drop: a form that lies beside the program is chosen, learned, and its round is worked on in the same window.
#[test]
fn a_form_beside_the_program_is_learned_and_its_round_worked_on() {
    let desk = Desk::new();
    let sample = "samples/equipment/submissions/総務課.xlsx";
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(sample), desk.folder().join("備品.xlsx")).unwrap();
    fs::write(desk.folder().join("~$備品.xlsx"), "").unwrap();
    let Some((code, said)) = desk.on_a_terminal(&[], "3\n1\n1\n2\n1\n\n\n", 1) else { return };
    assert_eq!(code, 0, "{said}");
    assert!(desk.folder().join("備品/一覧表.xlsx").is_file(), "{said}");
    for words in ["1  備品.xlsx", "2  備品", "「備品」で、何をしますか"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("~$"), "{said}");
}

/// Who works in the window never types a verb: each that is named stands behind the words of the menu.
#[test]
fn what_is_to_be_done_next_is_called_as_in_the_menu() {
    let desk = Desk::new();
    let answers = "1\n6\n全部\n7\n\n8\n令和６年度\n4\n\n\n";
    let Some((_, said)) = desk.on_a_terminal(&[], answers, 0) else { return };
    let named: Vec<&str> = said.match_indices("matome ").map(|(at, _)| &said[..at]).collect();
    assert!(!named.is_empty() && named.iter().all(|before| before.ends_with("」（")), "{said}");
    assert!(!said.contains("0/0"), "{said}");
}

#[test]
fn one_submission_is_shown() {
    let desk = Desk::new();
    let Some((_, said)) = desk.on_a_terminal(&[], "1\n5\n1\n\n\n", 1) else { return };
    assert!(desk.round().join("人事担当_読み取り.xlsx").is_file(), "{said}");
}

#[test]
fn what_was_sent_is_noted_and_the_report_published_with_a_reason() {
    let desk = Desk::new();
    // One department has not answered: the report is provisional.
    fs::remove_file(desk.round().join("submissions/人事担当.xlsx")).unwrap();
    let Some((_, said)) = desk.on_a_terminal(&[], "1\n3\n\n\n", 2) else { return };
    let (_, noted) = desk.on_a_terminal(&[], "1\n6\n全部\n\n\n", 0).unwrap();
    assert!(noted.contains("送ったものとして記録しました"), "{said}{noted}");
    assert!(desk.round().join("送付の記録.csv").is_file());
    let published = desk.round().join("公表");
    let (_, said) = desk.on_a_terminal(&[], "1\n7\n\n\n\n", 0).unwrap();
    assert!(said.contains("P301") && !published.exists(), "{said}");
    let (_, said) = desk.on_a_terminal(&[], "1\n7\n中間報告のため\n\n\n", 3).unwrap();
    assert!(published.is_dir(), "{said}");
    let record = fs::read_to_string(desk.round().join("公表の記録.txt")).unwrap();
    assert!(record.contains("中間報告のため"), "{record}");
    assert!(!said.contains("--as-is"), "who is asked needs no word of the command line: {said}");
}

/// Nobody watches: no question, nothing opened, and the verb's own exit code.
#[test]
fn in_a_pipe_paths_do_the_same_without_a_question() {
    let desk = Desk::new();
    let run = |words: &[&str]| {
        let output = desk.command(env!("CARGO_BIN_EXE_matome")).args(words).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout) + &text(&output.stderr))
    };
    let (code, said) = run(&["令和５年度"]);
    assert!(code == Some(0) && !said.contains(CLOSES), "{said}");
    assert!(desk.round().join("out/index.html").is_file());
    assert_eq!(run(&["/etc/passwd"]).0, Some(2));
    assert_eq!(run(&[]).0, Some(2));
    assert_eq!(desk.opened(0), [""; 0]);
}

/// A blank form is dropped, the clerk writes the lists and puts in what came, and drops the folder that was made.
#[test]
fn each_of_the_five_forms_leads_from_a_drop_to_the_report() {
    for sample in
        ["hr-progress", "action-plan", "implementation-plan", "competency-matrix", "grade-competency"]
    {
        let desk = Desk::of(sample);
        let made = desk.command(env!("CARGO_BIN_EXE_matome")).args(["forms", "令和５年度"]).output().unwrap();
        assert!(made.status.success(), "{sample}: {}", String::from_utf8_lossy(&made.stderr));
        let mut forms: Vec<PathBuf> =
            fs::read_dir(desk.round().join("forms")).unwrap().map(|entry| entry.unwrap().path()).collect();
        forms.retain(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
        forms.sort();
        fs::copy(&forms[0], desk.folder().join("配布 様式.xlsx")).unwrap();
        let Some((code, said)) = desk.on_a_terminal(&["配布 様式.xlsx"], "1\n", 1) else { return };
        assert_eq!(code, 0, "{sample}: {said}");
        assert!(said.contains("読み取れないところ：0か所") && said.contains("用意されている様式"), "{said}");
        let learned = desk.folder().join("配布 様式");
        for name in ["一覧表.xlsx", "matome.toml"] {
            fs::copy(desk.round().join(name), learned.join(name)).unwrap();
        }
        copy::copy(&desk.round().join("submissions"), &learned.join("submissions"));
        let (_, said) = desk.on_a_terminal(&["配布 様式"], "", 3).unwrap();
        assert!(said.contains("出力先") && said.trim_end().ends_with(CLOSES), "{sample}: {said}");
        let written = fs::read_dir(learned.join("out")).unwrap().map(|entry| entry.unwrap().path());
        let books = written.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
        assert_eq!(books.count(), 2, "{sample}: the report, and the clerk's own");
    }
}
