//! `matome publish`: what a finished report must not hold is found, and nothing is published before it is gone or a reason
//! is given.
//!
//! A case (`[[fires]]` and `[[quiet]]` in `tests/rules/<name>.toml`) changes the report that a run wrote, as somebody
//! does who tidies it up, and says which findings of its rule must come of it.

#[path = "common/folder.rs"]
mod folder;
#[path = "common/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use assert_cmd::Command;
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use folder::Folder;
use matome::rules::{self, Family};

/// A case file, as far as publishing is concerned.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    fires: Vec<Case>,
    quiet: Vec<Case>,
    #[serde(rename = "message")]
    _message: IgnoredAny,
}

/// A report, what is changed of it, and what must come of it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Case {
    about: String,
    /// What the department wrote on the last year: what was done, what is to come.
    text: Option<String>,
    other: Option<String>,
    /// Lines added to `matome.toml`, and another list of departments.
    settings: String,
    departments: Option<String>,
    /// Whether another department has sent nothing.
    lacking: bool,
    /// What the department wrote instead, after the report was written; and whether that was checked.
    since: Option<String>,
    checked: bool,
    /// What is replaced in the parts of the report.
    edits: Vec<Edit>,
    /// Parts that are added to it.
    adds: BTreeMap<String, String>,
    /// A note on the title of the item in the overview.
    note: Option<String>,
    /// The findings of the rule, in their order, and no others.
    finds: Vec<Found>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    part: String,
    from: String,
    to: String,
}

/// A finding. What is left out must be blank.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    sheet: Option<String>,
    cell: Option<String>,
    /// The other cells.
    #[serde(default)]
    and: Vec<String>,
    /// Whether there are others that the case does not name.
    #[serde(default)]
    rest: bool,
    says: Vec<String>,
}

const REPORT: &str = "進捗状況.xlsx";

fn matome(arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = Command::cargo_bin("matome").unwrap().args(arguments).arg(folder).output().unwrap();
    let code = output.status.code().unwrap();
    assert!(code < 2, "{}", String::from_utf8_lossy(&output.stderr));
    (code, String::from_utf8(output.stdout).unwrap())
}

/// A round whose report was written, and changed as the case says.
fn round(case: &Case) -> Folder {
    let lacking = if case.lacking { "2,№2,面談の実施,人材育成,財政課\n" } else { "" };
    let items = format!("1,№1,研修の実施,人材育成,総務課\n{lacking}");
    let departments = if case.lacking { "総務課,\n財政課,\n" } else { "総務課,\n" };
    let folder = Folder::new("令和４年度", &items, departments, &case.settings);
    if let Some(departments) = &case.departments {
        folder.write("departments.csv", departments);
    }
    let other = case.other.as_deref().unwrap_or("続ける。");
    folder.write("submissions/総務課.csv", card(case.text.as_deref().unwrap_or("行った。"), other));
    matome(&["run", "--quiet"], folder.path());
    change(&folder.path().join("out").join(REPORT), case);
    if let Some(since) = &case.since {
        folder.write("submissions/総務課.csv", card(since, other));
    }
    if case.checked {
        matome(&["check", "--quiet"], folder.path());
    }
    folder
}

fn card(text: &str, other: &str) -> String {
    format!(
        "№1,研修の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,講座を開いた。,見直す。\nR4,実施,S,\"{text}\",\"{other}\"\n"
    )
}

/// Writes the report anew with what the case changes.
fn change(report: &Path, case: &Case) {
    let mut parts = parts(report);
    for edit in &case.edits {
        let part = String::from_utf8(parts[&edit.part].clone()).unwrap();
        assert!(part.contains(&edit.from), "{}: {} is not in {part}", case.about, edit.from);
        parts.insert(edit.part.clone(), part.replacen(&edit.from, &edit.to, 1).into_bytes());
    }
    parts.extend(case.adds.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())));
    if let Some(note) = &case.note {
        add_note(&mut parts, note);
    }
    let mut archive = zip::ZipWriter::new(fs::File::create(report).unwrap());
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap();
}

fn parts(report: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(report).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut bytes = |name: &String| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    names.iter().map(|name| (name.clone(), bytes(name))).collect()
}

/// A note as Excel stores it, on a cell of the overview.
fn add_note(parts: &mut BTreeMap<String, Vec<u8>>, note: &str) {
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments9.xml\"/></Relationships>";
    let comments = format!(
        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>緑山</author></authors><commentList><comment ref=\"C5\" authorId=\"0\"><text><t>{note}</t></text></comment></commentList></comments>"
    );
    parts.insert("xl/worksheets/_rels/sheet2.xml.rels".to_owned(), relations.into());
    parts.insert("xl/comments9.xml".to_owned(), comments.into_bytes());
}

/// The findings of a rule, as machines read them.
fn found(rule: &str, folder: &Folder) -> Vec<Json> {
    let (_, json) = matome(&["publish", "--quiet", "--lang", "ja", "--format", "json"], folder.path());
    let all: Vec<Json> = serde_json::from_str(&json).unwrap();
    all.into_iter().filter(|finding| finding["name"] == rule).collect()
}

#[test]
fn every_rule_of_publishing_fires_and_only_where_it_must() {
    let rules: Vec<_> = rules::catalogue().iter().filter(|rule| rule.family == Family::Edition).collect();
    let faults: Vec<String> = rules.par_iter().flat_map(|rule| faults(rule.name)).collect();
    assert!(faults.is_empty(), "{} cases fail\n\n{}", faults.len(), faults.join("\n\n"));
}

fn faults(rule: &str) -> Vec<String> {
    let path = sample::root().join(format!("tests/rules/{rule}.toml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{rule}: {error}"));
    let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{rule}: {error}"));
    assert!(!cases.fires.is_empty() && !cases.quiet.is_empty(), "{rule}: cases that must and that must not");
    let must = |case: &&Case| !case.finds.is_empty();
    assert!(cases.fires.iter().all(|case| must(&case)) && !cases.quiet.iter().any(|case| must(&case)));
    let all = cases.fires.iter().chain(&cases.quiet);
    all.filter_map(|case| fault(rule, case).map(|fault| format!("{rule}: {}\n{fault}", case.about))).collect()
}

fn fault(rule: &str, case: &Case) -> Option<String> {
    let folder = round(case);
    let found = found(rule, &folder);
    let alike =
        found.len() == case.finds.len() && case.finds.iter().zip(&found).all(|(wanted, it)| wanted.is(it));
    let published = folder.path().join("公表").exists();
    let held = case.finds.is_empty() || !published;
    (!alike || !held).then(|| format!("found: {found:#?}, published: {published}"))
}

impl Found {
    fn is(&self, finding: &Json) -> bool {
        let text = format!("{}\n{}", finding["message"], finding["hint"]);
        let file = (finding["name"] != "outdated-edition").then_some(REPORT);
        finding["file"] == Json::from(file)
            && finding["sheet"] == Json::from(self.sheet.clone())
            && finding["cell"] == Json::from(self.cell.clone())
            && (self.rest || finding["more_cells"] == Json::from(self.and.clone()))
            && !self.says.is_empty()
            && self.says.iter().all(|part| text.contains(part))
    }
}

#[test]
fn a_report_without_findings_is_published_byte_by_byte() {
    let folder = round(&Case::default());
    let (code, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(REPORT), "{said}");
    let [checked, published] =
        ["out", "公表"].map(|place| fs::read(folder.path().join(place).join(REPORT)).unwrap());
    assert!(checked == published);
    let names: Vec<_> = fs::read_dir(folder.path().join("公表")).unwrap().collect();
    assert_eq!(names.len(), 1, "the working book is not published: {names:?}");
    let record = fs::read_to_string(folder.path().join("公表の記録.txt")).unwrap();
    assert!(record.contains("指摘　0件") && record.contains(REPORT), "{record}");
}

#[test]
fn what_was_found_is_published_for_a_reason_only_and_that_is_noted() {
    let folder = round(&Case { lacking: true, ..Case::default() });
    let place = folder.path().join("公表");
    let (code, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert!(code == 1 && !place.exists(), "{said}");
    assert!(said.contains("P301") && said.contains("--as-is"), "{said}");
    let refused =
        Command::cargo_bin("matome").unwrap().args(["publish", "--as-is", "　"]).arg(folder.path()).output();
    assert!(refused.unwrap().status.code() == Some(2) && !place.exists());
    let (code, _) = matome(&["publish", "--as-is", "議会への中間報告のため"], folder.path());
    assert!(code == 0 && place.join(REPORT).exists());
    let record = fs::read_to_string(folder.path().join("公表の記録.txt")).unwrap();
    for words in ["P301", "議会への中間報告のため", "指摘　1件"] {
        assert!(record.contains(words), "{words}: {record}");
    }
}

#[test]
fn what_a_round_calls_information_holds_nothing_back() {
    let text = Some("受付は042-000-1111。".to_owned());
    let settings = "[severity]\ntelephone-number-shown = \"info\"\n".to_owned();
    let folder = round(&Case { text, settings, ..Case::default() });
    let (code, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert!(code == 0 && said.contains("P102"), "{said}");
    assert!(folder.path().join("公表").join(REPORT).exists());
}

#[test]
fn without_a_report_it_says_what_to_do() {
    let folder = Folder::new("令和４年度", "1,№1,研修の実施,人材育成,総務課\n", "総務課,\n", "");
    folder.write("submissions/総務課.csv", card("行った。", "続ける。"));
    let output =
        Command::cargo_bin("matome").unwrap().args(["publish", "--lang", "ja"]).arg(folder.path()).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("matome run"));
}

#[test]
fn words_of_the_lists_are_found_whatever_their_width() {
    let folder =
        round(&Case { text: Some("ＡＢＣ商事 に委託した。".to_owned()), ..Case::default() });
    let mut lists = rust_xlsxwriter::Workbook::new();
    for (name, rows) in
        [("部署", ["部署名", "総務課"]), ("公表しない語", ["公表しない語", "ABC商事、別の会社"])]
    {
        let sheet = lists.add_worksheet().set_name(name).unwrap();
        for (row, text) in (0..).zip(rows) {
            sheet.write_string(row, 0, text).unwrap();
        }
    }
    lists.save(folder.path().join("部署.xlsx")).unwrap();
    assert!(found("withheld-word-shown", &folder).is_empty());
    let config = fs::read_to_string(folder.path().join("matome.toml")).unwrap();
    folder.write("matome.toml", config.replace("departments.csv", "部署.xlsx"));
    let found = found("withheld-word-shown", &folder);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["sheet"], &found[0]["cell"]), (&Json::from("個票"), &Json::from("D7")));
}

#[test]
fn the_reports_of_all_samples_hold_nothing_but_that_they_are_provisional() {
    for name in sample::names() {
        let round = sample::copied(&name);
        matome(&["run", "--quiet"], round.path());
        let (_, json) = matome(&["publish", "--quiet", "--format", "json"], round.path());
        let found: Vec<Json> = serde_json::from_str(&json).unwrap();
        let others: Vec<&Json> = found.iter().filter(|it| it["name"] != "provisional-edition").collect();
        assert!(others.is_empty(), "{name}: {others:#?}");
    }
}

/// The record of what was published.
fn record(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("公表の記録.txt")).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_next_edition_says_what_is_different_and_the_record_keeps_all() {
    let folder = round(&Case::default());
    let (_, said) = matome(&["publish", "--lang", "ja", "--today", "2024-09-02"], folder.path());
    assert!(!said.contains("前の版"), "{said}");
    assert!(record(&folder).starts_with("\u{feff}■ 第1版　令和6年9月2日（月）\n"), "{}", record(&folder));
    // The same again.
    let (_, said) = matome(&["publish", "--lang", "ja", "--today", "2024-09-02"], folder.path());
    assert!(said.contains("第2版：取りまとめた内容は、前の版と同じです。"), "{said}");
    folder.write("submissions/総務課.csv", card("行った。", "=もっと続ける。").replace(",A,", ",S,"));
    matome(&["run", "--quiet"], folder.path());
    let (_, said) = matome(&["publish", "--lang", "ja", "--today", "2024-10-01"], folder.path());
    for words in [
        "第3版：前の版との違い 2件",
        "№1 研修の実施　令和3年度　評価（総務課）　「A」→「S」",
        "展開（課題等）（総務課）　「続ける。」→「=もっと続ける。」",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let record = record(&folder);
    for words in
        ["■ 第1版", "■ 第2版", "■ 第3版　令和6年10月1日（火）", "違い　0件", "違い　2件", "「A」→「S」"]
    {
        assert!(record.contains(words), "{words}: {record}");
    }
    assert_eq!(record.matches("SHA-256").count(), 3);
}

#[test]
fn what_was_finished_by_hand_is_published_and_told() {
    let folder = round(&Case::default());
    let (place, own) = (folder.path().join("公表").join(REPORT), "departments/総務課.xlsx");
    let finished = fs::read(folder.path().join("out").join(own)).unwrap();
    folder.write(&format!("out/{REPORT}"), &finished);
    let (code, said) = matome(&["publish", "--lang", "ja", "--as-is", "体裁"], folder.path());
    assert!(code == 0 && said.contains("作った後に手を加えられています"), "{said}");
    assert!(fs::read(&place).unwrap() == finished && record(&folder).contains("手を加えたもの"));
    // Another run: the clerk is told that what was finished by hand is not what is published now.
    matome(&["run", "--quiet"], folder.path());
    let (_, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert!(said.contains("進捗状況（手直し）.xlsx") && said.contains("公表するのはこれではなく"), "{said}");
    // What was changed where it was published is kept.
    fs::write(&place, "changed").unwrap();
    let (_, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert!(said.contains("進捗状況.xlsx → 進捗状況（手直し）.xlsx"), "{said}");
    assert_eq!(fs::read(place.with_file_name("進捗状況（手直し）.xlsx")).unwrap(), b"changed");
}

#[test]
fn a_record_of_an_older_program_is_the_first_edition() {
    let folder = round(&Case::default());
    folder.write("公表の記録.txt", "\u{feff}進捗状況\r\n\r\nファイル　進捗状況.xlsx\r\n");
    let (_, said) = matome(&["publish", "--lang", "ja"], folder.path());
    assert!(said.contains("違いを確かめられません"), "{said}");
    let record = record(&folder);
    assert!(record.starts_with("\u{feff}進捗状況\n\nファイル") && record.contains("\n■ 第2版"), "{record}");
}
