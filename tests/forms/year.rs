//! Two years of every sample, played through by the commands alone, with what a clerk and staff would do between them:
//! forms go out, come back as files and in mails, one of them wrong and one late; a point is decided; the report is written
//! and published; the next round begins. What was typed is what was read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use mail_builder::MessageBuilder;
use mail_builder::headers::date::Date;
use matome::book::{self, Limits};
use matome::model::FieldKind;
use matome::pipeline;
use matome::round::Round;
use rayon::prelude::*;

use super::{Said, fill, forms, is_wrong, msg, read, sample, typed};

/// A mail as Outlook saves it.
pub(crate) struct Mail {
    pub(crate) file: String,
    pub(crate) from: String,
    /// Hours after the first.
    pub(crate) hours: i64,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) attached: Vec<Attached>,
}

pub(crate) struct Attached {
    pub(crate) name: String,
    bytes: Vec<u8>,
    pub(crate) mail: Option<Mail>,
}

impl Attached {
    pub(crate) fn content(&self, _: &BTreeMap<String, String>) -> Vec<u8> {
        self.bytes.clone()
    }
}

/// A form as it came back.
struct Answer {
    department: String,
    name: String,
    right: Vec<u8>,
    wrong: Vec<u8>,
}

#[test]
fn two_years_of_every_sample_by_the_commands() {
    let decided = |name: &String| {
        let root = sample::copied(name);
        let first = root.path();
        clear(first);
        let decided = play(first, &format!("{name}, first year"));
        let second = tempfile::tempdir().unwrap();
        let second = second.path().join("次の年度");
        matome(&["next"], &[first, &second]).success();
        decided + play(&second, &format!("{name}, second year"))
    };
    let decided: usize = sample::names().par_iter().map(decided).sum();
    assert!(decided > 0, "nothing was ever decided");
}

/// A year, from the forms to what is published; how many points were decided.
fn play(folder: &Path, name: &str) -> usize {
    matome(&["forms"], &[folder]).success();
    let (answers, said) = answers(folder);
    let [wrong, late, rest @ ..] = answers.as_slice() else { panic!("{name}: two departments at least") };
    send(folder, &wrong.name, &wrong.wrong);
    rest.iter().enumerate().for_each(|(number, answer)| send_somehow(folder, number, answer));
    matome(&["run"], &[folder]);
    let status = matome(&["status", "--lang", "ja"], &[folder]).get_output().stdout.clone();
    let status = String::from_utf8(status).unwrap();
    for department in [&wrong.department, &late.department] {
        assert!(status.contains(department.as_str()), "{name}: {department} is waited for: {status}");
    }
    matome(&["publish"], &[folder]).failure();
    send(folder, &format!("（再提出）{}", wrong.name), &wrong.right);
    send_late(folder, late);
    matome(&["run"], &[folder]);
    // What was decided the year before holds where the answer is the same.
    let held = told(folder, "C701");
    let decided = decide(folder);
    matome(&["run"], &[folder]);
    assert_eq!(differs(folder, &said), [""; 0], "{name}");
    assert_eq!(held + decided, told(folder, "C701"), "{name}: what was decided is said");
    matome(&["publish", "--as-is", "練習のため"], &[folder]).success();
    assert!(fs::read_dir(folder.join("公表")).unwrap().count() > 0, "{name}");
    decided
}

/// What is in the round when it begins: no answers, nothing that an earlier run left.
fn clear(folder: &Path) {
    let submissions = Round::load(folder).unwrap().submissions;
    let _ = fs::remove_dir_all(&submissions);
    fs::create_dir_all(submissions).unwrap();
}

/// The forms that went out, filled in, and what was typed into them.
fn answers(folder: &Path) -> (Vec<Answer>, Said) {
    let round = Round::load(folder).unwrap();
    let sent: Vec<(String, Vec<u8>)> = fs::read_dir(folder.join("forms"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    let mut said = Said::new();
    let mut answers = Vec::new();
    for (department, form) in forms(&round) {
        let (name, _) = sent.iter().find(|(_, bytes)| *bytes == form.bytes).expect("the form went out");
        let filled = fill::fill(&round.plan, &form);
        for (field, key, text) in filled.said {
            said.insert((department.clone(), field, key), text);
        }
        let is_strict = |name: &String| {
            let kind = round.plan.field(name).unwrap().kind;
            matches!(kind, FieldKind::Rating | FieldKind::Mark | FieldKind::Number | FieldKind::Choice)
        };
        let blank = form
            .blanks
            .iter()
            .find(|blank| blank.given.is_empty() && blank.field.as_ref().is_some_and(is_strict));
        // Where a form asks for nothing that can be typed wrong, it comes back empty.
        let wrong = blank.map_or(form.bytes.clone(), |blank| {
            let cell = vec![(blank.cell.to_string(), "わからない".to_owned())];
            typed::type_into(&filled.bytes, &BTreeMap::from([(blank.sheet.clone(), cell)]))
        });
        answers.push(Answer { department, name: name.clone(), right: filled.bytes, wrong });
    }
    (answers, said)
}

fn send(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(submissions(folder).join(name), bytes).unwrap();
}

/// As a file, or in a mail.
fn send_somehow(folder: &Path, number: usize, answer: &Answer) {
    if number.is_multiple_of(2) {
        return send(folder, &answer.name, &answer.right);
    }
    let mail = MessageBuilder::new()
        .from(("担当", "tanto@town.midori.example"))
        .to("shokuin@town.midori.example")
        .subject("提出します")
        .date(Date::new(1_717_000_000))
        .message_id("1@town.midori.example")
        .text_body("提出します。")
        .attachment("application/octet-stream", answer.name.as_str(), answer.right.clone());
    send(folder, &format!("{}.eml", answer.department), &mail.write_to_vec().unwrap());
}

/// As Outlook saves a mail.
fn send_late(folder: &Path, answer: &Answer) {
    let attached = vec![Attached { name: answer.name.clone(), bytes: answer.right.clone(), mail: None }];
    let mail = Mail {
        file: "遅れました.msg".to_owned(),
        from: "tanto@town.midori.example".to_owned(),
        hours: 48,
        subject: "遅くなりました".to_owned(),
        text: "遅くなりました。".to_owned(),
        html: String::new(),
        attached,
    };
    send(folder, &mail.file, &msg::build(&mail, &BTreeMap::new()));
}

/// Picks the first choice of the first point that waits, as the clerk does in the sheet; how many were decided.
fn decide(folder: &Path) -> usize {
    let path = folder.join("判断.xlsx");
    let Ok(bytes) = fs::read(&path) else { return 0 };
    let workbook = book::read_bytes(&bytes, "", &Limits::default()).workbook.unwrap();
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == "判断").unwrap();
    let cell = |word: &str| sheet.cells.iter().find(|cell| &*cell.shown == word).map(|cell| cell.at);
    let (Some(head), Some(first)) = (cell("判断"), cell("未判断")) else { return 0 };
    let at = matome::model::CellRef::new(first.row, head.col);
    let rule = sheet.lists.iter().find(|rule| rule.areas.iter().any(|area| area.contains(at)));
    let words = rule.expect("a point that waits lets one choose").source.trim_matches('"');
    let word = words.split(',').next().unwrap_or_default().to_owned();
    let typed = BTreeMap::from([("判断".to_owned(), vec![(at.to_string(), word)])]);
    fs::write(path, typed::type_into(&bytes, &typed)).unwrap();
    1
}

/// What of the answers was read otherwise than it was typed, and what was said against it.
fn differs(folder: &Path, said: &Said) -> Vec<String> {
    let collected = pipeline::collect_folder(folder).unwrap();
    let newest: Vec<_> = collected.read.iter().filter(|entry| entry.value.is_some()).cloned().collect();
    let read = read(&newest);
    let lost = said.iter().filter(|(key, text)| read.get(key) != Some(text));
    let lost = lost.map(|(key, text)| format!("{key:?} {text}: {:?}", read.get(key)));
    let told =
        collected.findings.iter().filter(is_wrong).map(|one| format!("{} {:?}", one.fault.name(), one.place));
    lost.chain(told).collect()
}

fn told(folder: &Path, code: &str) -> usize {
    let printed = matome(&["check", "--format", "json", "--dry-run"], &[folder]).get_output().stdout.clone();
    String::from_utf8(printed).unwrap().matches(&format!("\"{code}\"")).count()
}

fn submissions(folder: &Path) -> PathBuf {
    Round::load(folder).unwrap().submissions
}

fn matome(verb: &[&str], folders: &[&Path]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("matome").unwrap().args(verb).args(folders).assert()
}
