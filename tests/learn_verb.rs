//! `matome learn`, from the file to the round: what is written, that the form is then read with it, and that nothing is
//! overwritten.

#[path = "common/copy.rs"]
mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Samples, and how many of the filled cells of their largest submission are read.
const SAMPLES: [(&str, usize); 6] = [
    ("competency-matrix", 28),
    ("equipment", 25),
    ("hr-progress", 75),
    ("inquiry", 15),
    ("monthly", 36),
    ("action-plan", 186),
];

fn matome(words: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_matome")).args(words).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The largest submission of a sample.
fn form(sample: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample).join("submissions");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let books = files.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    books.max_by_key(|path| (path.metadata().unwrap().len(), path.clone())).unwrap()
}

/// A form that was filled in, learned, and then sent in: its values come out of the round, unedited.
#[test]
fn what_was_learned_reads_the_form() {
    let root = tempfile::tempdir().unwrap();
    for (sample, least) in SAMPLES {
        let form = form(sample);
        let name = form.file_name().unwrap().to_str().unwrap().to_owned();
        let made = matome(&["learn", form.to_str().unwrap(), sample, "--anew"], root.path());
        assert!(made.status.success(), "{sample}: {}", text(&made.stderr));
        let round = root.path().join(sample);
        fs::copy(&form, round.join("submissions").join(&name)).unwrap();
        let exported = matome(&["export", sample, "--format", "jsonl"], root.path());
        let entries = text(&exported.stdout);
        let filled =
            |line: &&str| line.contains(&format!("\"file\":\"{name}\"")) && !line.contains("\"raw\":\"\"");
        let read = entries.lines().filter(filled).count();
        assert!(read >= least, "{sample}: {read} of {least} values\n{}", text(&exported.stderr));
        let again = matome(&["learn", form.to_str().unwrap(), sample], root.path());
        assert_eq!(again.status.code(), Some(2), "{sample} is overwritten");
    }
}

/// A format in which borders and choices are not seen is told, with the way on.
#[test]
fn a_format_without_borders_and_choices_is_told() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("調査票.csv"), "施設名,利用者数,備考\n本庁舎,,\n支所,,\n").unwrap();
    let made = matome(&["learn", "調査票.csv", "round", "--lang", "ja"], root.path());
    let said = text(&made.stdout) + &text(&made.stderr);
    assert!(made.status.success() && said.contains("（.xlsx）"), "{said}");
}

/// A blank form of each kind that the program has: the round that is made of it reads the answer of its department as the
/// round does that it was made for, value by value. Only the departments are written into its list.
#[test]
fn a_form_of_a_known_kind_is_read_as_what_it_is() {
    let root = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for sample in fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()) {
        let name = sample.file_name().unwrap().to_str().unwrap().to_owned();
        let round = root.path().join(&name);
        copy::copy(&sample, &round);
        let answers: BTreeSet<String> = fs::read_dir(round.join("submissions"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let made = matome(&["forms", &name], root.path());
        assert!(made.status.success(), "{name}: {}", text(&made.stderr));
        let mut compared = 0;
        for form in fs::read_dir(round.join("forms")).unwrap().map(|entry| entry.unwrap().path()) {
            let file = form.file_name().unwrap().to_str().unwrap().to_owned();
            if !answers.contains(&file) {
                continue;
            }
            let new = format!("{name}-{}", file.trim_end_matches(".xlsx"));
            let made = matome(&["learn", form.to_str().unwrap(), &new, "--lang", "ja"], root.path());
            let said = text(&made.stdout) + &text(&made.stderr);
            assert!(made.status.success() && said.contains("用意されている様式"), "{name} {file}: {said}");
            // Nothing of a form that the program wrote itself is left to be looked at.
            let picture = fs::read(root.path().join(&new).join("様式_読み取り.xlsx")).unwrap();
            assert!(!comments_of(&picture).contains("取り込んでいません"), "{name} {file}");
            // Cards alone do not name the elements: the clerk is told to list them.
            if said.contains("項目の名称が様式に書かれていません") {
                continue;
            }
            fs::copy(
                round.join("submissions").join(&file),
                root.path().join(&new).join("submissions").join(&file),
            )
            .unwrap();
            fs::write(
                root.path().join(&new).join("部署.csv"),
                format!("部署名\n{}\n", file.trim_end_matches(".xlsx")),
            )
            .unwrap();
            let settings = root.path().join(&new).join("matome.toml");
            let plain = fs::read_to_string(&settings).unwrap();
            fs::write(
                &settings,
                plain.replace("# departments = \"一覧表.xlsx\"", "departments = \"部署.csv\""),
            )
            .unwrap();
            let values = |round: &str| {
                let exported = matome(&["export", round, "--format", "jsonl"], root.path());
                assert!(exported.status.success(), "{round}: {}", text(&exported.stderr));
                values_of(&text(&exported.stdout), &file)
            };
            // Of a file that a later one replaces only what stands there alone is exported.
            let (expected, found) = (values(&name), values(&new));
            let lost: Vec<_> = expected.difference(&found).take(9).collect();
            assert!(lost.is_empty(), "{name} {file}: lost {lost:#?}");
            compared += expected.len();
        }
        assert!(compared > 0, "{name}: nothing was compared");
    }
}

/// What a form says of its items besides their names goes into the list: the section over them sooner than the word
/// beside them, and the goal under a target's name.
#[test]
fn sections_and_goals_are_listed_with_the_items() {
    let root = tempfile::tempdir().unwrap();
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/action-plan/submissions/職員課.xlsx");
    let made = matome(&["learn", form.to_str().unwrap(), "新しい"], root.path());
    assert!(made.status.success(), "{}", text(&made.stderr));
    let round = matome::round::Round::load(&root.path().join("新しい")).unwrap();
    let (targets, measures): (Vec<_>, Vec<_>) =
        round.plan.items.iter().partition(|item| item.kind == "target");
    let goals: Vec<&str> = targets.iter().map(|item| item.target.as_str()).collect();
    assert_eq!(goals.len(), 8);
    assert!(goals.iter().all(|goal| goal.contains("目標")), "{goals:?}");
    let sections: BTreeSet<&str> = measures.iter().map(|item| item.path[0].as_str()).collect();
    assert_eq!(sections.len(), 3, "{sections:?}");
    assert!(sections.iter().all(|section| section.starts_with('(')), "{sections:?}");
}

/// The notes of a workbook.
fn comments_of(xlsx: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).unwrap();
    let mut comments = String::new();
    for at in 0..zip.len() {
        let part = zip.by_index(at).unwrap();
        if part.name().unwrap().contains("comments") {
            comments += &std::io::read_to_string(part).unwrap();
        }
    }
    comments
}

/// Sheet, cell, field, axis and text of each value of a file.
fn values_of(lines: &str, file: &str) -> BTreeSet<[String; 5]> {
    let rows = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let own = rows.filter(|row| row["file"] == file && row["raw"] != "");
    own.map(|row| ["sheet", "cell", "field", "axis", "raw"].map(|key| row[key].to_string())).collect()
}

/// The same form is learned to the same bytes.
#[test]
fn the_same_form_makes_the_same_files() {
    let root = tempfile::tempdir().unwrap();
    let form = form("equipment");
    for folder in ["one", "other"] {
        assert!(matome(&["learn", form.to_str().unwrap(), folder], root.path()).status.success());
    }
    let mut names: Vec<_> =
        fs::read_dir(root.path().join("one")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.retain(|name| root.path().join("one").join(name).is_file());
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let bytes = |folder: &str| fs::read(root.path().join(folder).join(&name)).unwrap();
        assert!(bytes("one") == bytes("other"), "{name:?}");
    }
}

/// What is no form is said to be none, and no folder is made.
#[test]
fn what_is_no_form_is_told() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("お願い.csv"), "調査のお願い\n次のとおりお願いします。\n").unwrap();
    fs::write(root.path().join("写真.xlsx"), [0xff; 900]).unwrap();
    // A worker that is asked to takes all memory there is.
    fs::copy(form("equipment"), root.path().join("__eat__.xlsx")).unwrap();
    for (file, said) in [
        ("お願い.csv", "次のいずれかをお試しください"),
        ("写真.xlsx", "開けません"),
        ("ない.xlsx", "ない.xlsx"),
        ("__eat__.xlsx", "大きすぎて"),
    ] {
        let output = matome(&["learn", file, "新しい", "--lang", "ja"], root.path());
        assert!(output.status.code() == Some(2) && text(&output.stderr).contains(said), "{file}: {output:?}");
    }
    assert!(!root.path().join("新しい").exists());
}

/// A list without a row that comes back as it went out: nothing was filled in, and the form is not said to be another.
#[test]
fn a_blank_list_that_comes_back_is_blank() {
    let root = tempfile::tempdir().unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, texts) in
        [["研修受講報告", "", ""], ["氏名", "研修名", "受講日"], ["（例）山田", "防災研修", "R7.5.1"]]
            .into_iter()
            .enumerate()
    {
        for (col, text) in texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row as u32, col as u16, text).unwrap();
        }
    }
    let form = root.path().join("総務課.xlsx");
    book.save(&form).unwrap();
    let made = matome(&["learn", "総務課.xlsx", "round"], root.path());
    assert!(made.status.success(), "{}", text(&made.stderr));
    fs::copy(&form, root.path().join("round/submissions/総務課.xlsx")).unwrap();
    let settings = root.path().join("round/matome.toml");
    let own = fs::read_to_string(&settings).unwrap();
    let list = format!("departments = \"departments.csv\"\n{}", own.trim_start_matches('\u{feff}'));
    fs::write(&settings, list).unwrap();
    fs::write(root.path().join("round/departments.csv"), "部署名\n総務課\n").unwrap();
    let checked = matome(&["check", "round", "--format", "json", "--dry-run", "--lang", "ja"], root.path());
    let findings: serde_json::Value =
        serde_json::from_slice(&checked.stdout).unwrap_or_else(|_| panic!("{}", text(&checked.stderr)));
    let codes: Vec<&str> =
        findings.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["F209"], "{findings:#}");
}

/// A form that was filled in is not sent round: that the forms are others is said when it is learned, and when they are made.
#[test]
fn forms_that_are_not_the_clerks_own_are_said_to_be_none() {
    let root = tempfile::tempdir().unwrap();
    let form = form("equipment");
    let made = matome(&["learn", form.to_str().unwrap(), "新しい", "--anew", "--lang", "ja"], root.path());
    let said = text(&made.stdout) + &text(&made.stderr);
    assert!(said.contains("この調査票は各課に配りません"), "{said}");
    let settings = root.path().join("新しい/matome.toml");
    let plain = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, plain.replace("# departments = \"一覧表.xlsx\"", "departments = \"部署.csv\""))
        .unwrap();
    fs::write(root.path().join("新しい/部署.csv"), "部署名\n総務課\n").unwrap();
    let made = matome(&["forms", "新しい", "--lang", "ja"], root.path());
    let said = text(&made.stdout) + &text(&made.stderr);
    assert!(made.status.success() && said.contains("様式から作った調査票です"), "{said}");
}

/// The clerk's own form of last year has no place for this one: nobody could answer.
#[test]
fn a_form_without_the_year_that_is_collected_is_told() {
    let root = tempfile::tempdir().unwrap();
    let round = root.path().join("次の年度");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/action-plan");
    copy::copy(&sample, &round);
    assert!(matome(&["forms", "次の年度"], root.path()).status.success());
    fs::copy(round.join("forms/職員課.xlsx"), round.join("ひな形.xlsx")).unwrap();
    let settings = fs::read_to_string(round.join("matome.toml")).unwrap();
    for (collecting, is_told) in [("令和５年度", false), ("令和８年度", true)] {
        let own = settings
            .replace("～令和７年度", "～令和８年度")
            .replace("collecting = \"令和５年度\"", &format!("collecting = \"{collecting}\""))
            .replace("template = ", "form = \"ひな形.xlsx\"\ntemplate = ");
        fs::write(round.join("matome.toml"), own).unwrap();
        let made = matome(&["forms", "次の年度", "--replace", "--lang", "ja"], root.path());
        let said = text(&made.stdout) + &text(&made.stderr);
        assert!(made.status.success(), "{said}");
        assert_eq!(said.contains("調査票のひな形に令和８年度の欄がありません"), is_told, "{said}");
        // It is one department's form: what the others answer on has no place in it.
        assert!(said.contains("調査票のひな形に、一覧表の項目「"), "{said}");
    }
}

/// What a form can't be answered on is said before it goes out: departments without a cell to fill in, names that the list has
/// not, items that the form has not.
#[test]
fn forms_on_which_nobody_can_answer_are_told() {
    let root = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(root.path().join(name), text).unwrap();
    let settings = "template = \"monthly\"\ntitle = \"利用状況\"\nyears = \"令和７年度\"\ncollecting = \"令和７年度\"\nitems = \"items.csv\"\ndepartments = \"departments.csv\"\n";
    let items = "番号,名称,担当課\n1,体育館,職員課\n2,公民館,職員課\n";
    write("matome.toml", settings);
    write("items.csv", items);
    write("departments.csv", "部署名\n職員課\n");
    let say = || {
        let made = matome(&["forms", ".", "--replace", "--lang", "ja"], root.path());
        assert!(made.status.success());
        text(&made.stdout) + &text(&made.stderr)
    };
    let said = say();
    assert!(!said.contains("記入する欄がありません"), "{said}");
    write("departments.csv", "部署名\n職員課\n監査課\n");
    let said = say();
    assert!(said.contains("「監査課」（1部署）の調査票には、記入する欄がありません"), "{said}");
    fs::copy(root.path().join("forms/職員課.xlsx"), root.path().join("ひな形.xlsx")).unwrap();
    write("matome.toml", &format!("form = \"ひな形.xlsx\"\n{settings}"));
    let said = say();
    assert!(!said.contains("ひな形の") && !said.contains("ひな形に、"), "{said}");
    write("items.csv", &items.replace("公民館", "市民文化会館"));
    let said = say();
    assert!(said.contains("調査票のひな形に、一覧表の項目「市民文化会館」（1件）"), "{said}");
    assert!(said.contains("調査票のひな形の「公民館」（1件）は、一覧表の「項目」にありません"), "{said}");
}
