//! The round of the year after: years moved on, what the clerk sets anew left blank, all else kept.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use matome::book::{self, Limits};
use matome::model::{Evidence, FiscalYear};
use matome::pipeline;
use matome::round::{Round, read_previous};

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

/// What stands in the first column of a sheet, from this row on (from zero), and that nothing but titles stands beside it.
fn listed(workbook: &Path, sheet: &str, from: u32) -> Vec<String> {
    let workbook = book::read_bytes(&fs::read(workbook).unwrap(), "", &Limits::default()).workbook.unwrap();
    let sheet = workbook.sheets.into_iter().find(|known| known.name == sheet).unwrap();
    let below = || sheet.cells.iter().filter(|cell| cell.at.row >= from && !cell.shown.is_empty());
    assert!(below().all(|cell| cell.at.col < 2), "{:?}", sheet.cells);
    below().filter(|cell| cell.at.col == 0).map(|cell| cell.shown.to_string()).collect()
}

fn ids(round: &Round) -> Vec<String> {
    round.plan.items.iter().map(|item| item.id.clone()).collect()
}

#[test]
fn a_list_of_successors_that_was_filled_in_is_made_anew() {
    let root = tempfile::tempdir().unwrap();
    let folder = on_the_sheet(root.path());
    let [new, third] = ["令和７年度", "令和８年度"].map(|name| root.path().join(name));
    pipeline::next_round(&folder, &new).unwrap();
    let lists = new.join("一覧表.xlsx");
    let said = vec![("C3".to_owned(), "継続".to_owned()), ("D3".to_owned(), "中央図書館".to_owned())];
    let typed = [("引継ぎ".to_owned(), said)];
    fs::write(&lists, super::typed::type_into(&fs::read(&lists).unwrap(), &typed.into())).unwrap();
    let round = Round::load(&new).unwrap();
    assert_eq!(round.successors.len(), 1);
    let links = read_previous(&round).unwrap().unwrap().lineage.unwrap().links;
    assert_eq!((links.len(), links[0].evidence), (1, Evidence::Listed));
    assert_eq!(wrong(&new), [""; 0]);
    let next = pipeline::next_round(&new, &third).unwrap();
    assert_eq!(listed(&third.join("一覧表.xlsx"), "引継ぎ", 2), ids(&round));
    assert_eq!((next.round.successors.len(), next.published > 0), (0, true));
}

/// What was said to be right as it stands is not asked again, in this year or the next; what was not decided is.
#[test]
fn decisions_go_along_and_hold_while_the_answer_does() {
    let root = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/action-plan");
    let [folder, new] = ["R5", "R6"].map(|name| root.path().join(name));
    copy(&samples, &folder);
    let matome = |args: &[&Path]| Command::cargo_bin("matome").unwrap().args(args).output().unwrap();
    let run = |folder: &Path| assert!(matome(&[Path::new("run"), folder]).status.success());
    run(&folder);
    let decide = |word: &str| {
        let typed = [("判断".to_owned(), vec![("F5".to_owned(), word.to_owned())])];
        let bytes = fs::read(folder.join("判断.xlsx")).unwrap();
        fs::write(folder.join("判断.xlsx"), super::typed::type_into(&bytes, &typed.into())).unwrap();
    };
    decide("このままでよい");
    run(&folder);
    let said = matome(
        &["--lang", "ja", "next"].map(Path::new).into_iter().chain([&*folder, &*new]).collect::<Vec<_>>(),
    );
    let said = String::from_utf8(said.stdout).unwrap();
    for words in ["判断 1件を引き継ぎ", "引継ぎ.xlsx：", "開始年度"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    copy(&samples.join("submissions"), &new.join("submissions"));
    let decided = |folder: &Path| {
        let findings = pipeline::collect_folder(folder).unwrap().findings;
        findings.iter().filter(|finding| finding.fault.name() == "decided").count()
    };
    assert_eq!((decided(&folder), decided(&new)), (1, 1));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|file| file.file_name() != "out") {
        let target = to.join(file.file_name());
        match file.path().is_dir() {
            true => copy(&file.path(), &target),
            false => drop(fs::copy(file.path(), target).unwrap()),
        }
    }
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
    // The list of successors is a sheet of the lists: what was written there is about the year before.
    assert_eq!(next.successors, "一覧表.xlsx");
    assert_eq!(listed(&new.join("一覧表.xlsx"), "引継ぎ", 2), ids(&before));
    assert!(!new.join("引継ぎ.xlsx").exists() && next.round.successors.is_empty());
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
        let all = read_previous(&next).unwrap().unwrap();
        assert_eq!(all.findings, [], "{name}");
        let links = all.lineage.unwrap().links;
        assert!(links.iter().all(|link| link.evidence == Evidence::Same), "{name}: {links:?}");
        assert_eq!(links.len(), before.plan.items.len(), "{name}");
        assert_eq!(listed(&new.join("引継ぎ.xlsx"), "引継ぎ", 4), ids(&before), "{name}");
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

/// A round of no years that says its year in its title only: there too it moves on, in the template and on the clerk's form.
#[test]
fn the_year_of_a_title_moves_on_where_no_year_is_collected() {
    let root = tempfile::tempdir().unwrap();
    let [folder, new] = ["今回", "次回"].map(|name| root.path().join(name));
    fs::create_dir_all(folder.join("submissions")).unwrap();
    let settings = "template = \"様式.toml\"\ntitle = \"令和６年度　時間外勤務の状況\"\nform = \"様式.xlsx\"\nitems = \"項目.csv\"\ndepartments = \"部署.csv\"\n";
    let template = "name = \"overtime\"\ntitle = \"令和６年度　時間外勤務の状況\"\ntitle-en = \"Overtime\"\ndimensions = [{ name = \"item\", word = \"区分\" }, { name = \"department\" }]\nfields = [{ name = \"hours\", label = \"時間\", kind = \"number\" }]\nform.tables = [{ name = \"表\", columns = [\"field\"], rows = [\"item\"], fields = [\"hours\"] }]\nreport.sheets = [{ kind = \"data\" }]\n";
    let texts = [
        ("matome.toml", settings),
        ("様式.toml", template),
        ("項目.csv", "番号,名称\n1,正職員\n"),
        ("部署.csv", "部署名\n総務課\n"),
    ];
    texts.into_iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    let mut form = rust_xlsxwriter::Workbook::new();
    let sheet = form.add_worksheet();
    for (row, text) in [(0, "令和６年度　時間外勤務の状況"), (1, "単位は時間とします")]
    {
        sheet.write_string(row, 0, text).unwrap();
    }
    sheet.write_string(2, 0, "区分").unwrap().write_string(2, 1, "時間").unwrap();
    sheet.write_string(3, 0, "正職員").unwrap();
    form.save(folder.join("様式.xlsx")).unwrap();
    assert_eq!(wrong(&folder), [""; 0]);
    let round = pipeline::next_round(&folder, &new).unwrap().round;
    assert_eq!(round.plan.title, "令和７年度　時間外勤務の状況");
    let read = |name: &str| fs::read_to_string(new.join(name)).unwrap();
    assert!(read("様式.toml").contains("title = \"令和７年度　時間外勤務の状況\"\ntitle-en"));
    let bytes = fs::read(new.join("様式.xlsx")).unwrap();
    let workbook = book::read_bytes(&bytes, "", &Limits::default()).workbook.unwrap();
    let shown: Vec<&str> = workbook.sheets[0].cells.iter().map(|cell| &*cell.shown).collect();
    assert_eq!(shown, ["令和７年度　時間外勤務の状況", "単位は時間とします", "区分", "時間", "正職員"]);
}
