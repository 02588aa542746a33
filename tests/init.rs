//! `matome init` and `matome templates` as a user meets them.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use matome::round::Round;
use matome::template::{builtin_names, builtin_source};

fn matome(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("matome").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn init(dir: &Path, template: &str) -> (i32, String, String) {
    matome(&["init", &dir.to_string_lossy(), "--template", template, "--lang", "ja"])
}

#[test]
fn a_new_round_of_every_template_loads() {
    for name in builtin_names() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("令和６年度");
        let (code, said, wrong) = init(&dir, name);
        assert_eq!(code, 0, "{wrong}");
        assert!(said.contains("「設定」") && said.contains("使い方.txt"), "{said}");
        let round = Round::load(&dir).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(round.template.name, name);
        assert_eq!(round.plan.years.is_some(), round.template.named().is_none());
        assert!(round.plan.items.is_empty() && round.plan.departments.is_empty());
        assert!(round.submissions.is_dir());
        fs::remove_file(dir.join("matome.toml")).unwrap();
        assert_eq!(Round::load(&dir).unwrap().plan.title, round.plan.title, "the sheet alone is enough");
        let guide = fs::read(dir.join("使い方.txt")).unwrap();
        assert!(guide.starts_with(b"\xef\xbb\xbf") && guide.windows(2).any(|pair| pair == b"\r\n"));
    }
}

/// A list in which nothing stands yet is no round without a fault.
#[test]
fn an_empty_list_says_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), "hr-progress");
    for verb in ["check", "run"] {
        let (code, _, wrong) = matome(&[verb, &folder.path().to_string_lossy(), "--lang", "ja"]);
        assert_eq!(code, 2);
        assert!(
            wrong.contains("一覧表.xlsx に提出する部署がまだありません") && wrong.contains("「部署」シート"),
            "{wrong}"
        );
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn nothing_is_overwritten() {
    for name in ["matome.toml", "一覧表.xlsx", "使い方.txt", "submissions/総務課.xlsx"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        let before = names(folder.path());
        let (code, _, wrong) = init(folder.path(), "hr-progress");
        assert_eq!(code, 2, "{name}");
        assert!(wrong.contains("上書きはしません") && wrong.contains("別のフォルダー"), "{wrong}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(names(folder.path()), before, "{name}: something was written beside it");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_template_of_ones_own_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("研修.toml");
    let source = builtin_source("hr-progress").unwrap().replace("hr-progress", "kenshu");
    fs::write(&own, &source).unwrap();
    let dir = folder.path().join("round");
    assert_eq!(init(&dir, &own.to_string_lossy()).0, 0);
    assert_eq!(fs::read_to_string(dir.join("研修.toml")).unwrap(), source);
    assert_eq!(Round::load(&dir).unwrap().template.name, "kenshu");
}

#[test]
fn an_unknown_template_is_answered_with_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("round");
    let (code, _, wrong) = init(&dir, "hr-progres");
    assert_eq!(code, 2);
    assert!(builtin_names().all(|name| wrong.contains(name)), "{wrong}");
    assert!(!dir.exists());
    let (code, _, wrong) = matome(&["templates", "hr-progres", "--lang", "en"]);
    assert_eq!(code, 2);
    assert!(builtin_names().all(|name| wrong.contains(name)), "{wrong}");
}

#[test]
fn templates_are_listed_and_printed() {
    for (lang, word) in [("ja", "個票"), ("en", "card")] {
        let (code, list, _) = matome(&["templates", "--lang", lang]);
        assert_eq!((code, list.lines().count()), (0, builtin_names().count()), "{list}");
        assert!(list.contains(word), "{list}");
    }
    let (code, source, _) = matome(&["templates", "action-plan"]);
    assert_eq!((code, source.as_str()), (0, builtin_source("action-plan").unwrap()));
}

/// What stands between quotes after each of these in a sheet.
fn quoted<'x>(sheet: &'x str, after: &str) -> Vec<&'x str> {
    sheet.split(after).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Rows that nobody filled in are no page of their own, and what is written below them is as it would be among them.
#[test]
fn an_empty_list_prints_on_one_page() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), "hr-progress");
    let lists = fs::File::open(folder.path().join("一覧表.xlsx")).unwrap();
    let mut lists = zip::ZipArchive::new(lists).unwrap();
    for number in 2..=5 {
        let sheet = lists.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let sheet = std::io::read_to_string(sheet).unwrap();
        let numbers = |name: &str| {
            let own = quoted(&sheet, &format!(" {name}=\""));
            own.into_iter().map_while(|number| number.parse::<f64>().ok()).collect::<Vec<f64>>()
        };
        let (first, last) = (numbers("min"), numbers("max"));
        let widths = numbers("width").into_iter().zip(first.iter().zip(&last));
        let widths = widths.map(|(width, (first, last))| width * (last - first + 1.0));
        // On A4 across, in points: as wide as it is printed, and as high.
        let scale = (741.0 / (widths.sum::<f64>() * 5.25)).min(1.0);
        let rows = quoted(&sheet, "<row r=\"");
        assert!(rows.len() as f64 * 15.75 * scale <= 487.0, "sheet {number}: {} rows", rows.len());
        assert!(rows.len() > 20, "sheet {number}: {} rows", rows.len());
        let columns = sheet.matches("<col ").count();
        let styled =
            sheet.split("<col ").skip(1).filter(|col| col.split('>').next().unwrap().contains("style="));
        assert_eq!(styled.count(), columns, "sheet {number}: a number like 2-1 stays as it is typed");
        let first = format!("COUNTA(${0}:${0})", rows.len() + 1);
        assert!(sheet.contains(&first), "sheet {number}: lines below the last row that is drawn");
    }
}
