//! The two editions of a run: the report to publish holds only what everybody may read, and says on each page that it is
//! provisional while an answer is missing; the working book holds the rest.

#[path = "common/folder.rs"]
mod folder;
#[path = "common/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use calamine::Reader;
use folder::Folder;

const CARD: &str = "№1,研修の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";
/// The rating of the second year can't be read.
const FAULTY: &str = "№1,研修の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,優,行った。,続ける。\n";
const OTHER: &str = "№2,面談の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";

/// What no page to publish may name.
const CLERKS: [&str; 6] = ["提出状況", "要確認", "要修正", "データ", "submissions", "指摘"];

fn run(folder: &Path) {
    let output = Command::cargo_bin("matome").unwrap().args(["run", "--quiet"]).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The report to publish, and the working book.
fn editions(folder: &Path) -> [PathBuf; 2] {
    let all = fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path());
    let books = all.filter(|path| path.extension().is_some_and(|end| end == "xlsx"));
    let (working, public): (Vec<_>, Vec<_>) =
        books.partition(|path| path.to_string_lossy().ends_with("_作業用.xlsx"));
    assert_eq!((working.len(), public.len()), (1, 1));
    [public[0].clone(), working[0].clone()]
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn sheets(book: &Path) -> Vec<String> {
    calamine::open_workbook::<calamine::Xlsx<_>, _>(book).unwrap().sheet_names()
}

fn parts(book: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
    let mut part = |index: usize| {
        let mut file = archive.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap().len()).map(&mut part).collect()
}

/// The worksheets' parts, in their order.
fn pages(book: &Path) -> Vec<String> {
    let is_page = |name: &String| name.starts_with("xl/worksheets/sheet");
    parts(book).into_iter().filter(|(name, _)| is_page(name)).map(|(_, text)| text).collect()
}

#[test]
fn the_report_to_publish_holds_only_what_everybody_may_read() {
    for name in sample::names() {
        let round = sample::copied(&name);
        run(round.path());
        let [public, working] = editions(round.path());
        assert_eq!(sheets(&working), ["提出状況", "要確認", "データ"], "{name}");
        let files: Vec<String> = files(&round.path().join("submissions"))
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        for (part, text) in parts(&public) {
            let told = files.iter().map(String::as_str).chain(CLERKS).find(|word| text.contains(word));
            assert_eq!(told, None, "{name} {part}");
            for hidden in ["hidden=", "comments", "externalLink", "customXml", "vbaProject"] {
                assert!(!text.contains(hidden) && !part.contains(hidden), "{name} {part}: {hidden}");
            }
        }
        let parts = parts(&public);
        assert!(!parts.contains_key("docProps/custom.xml"), "{name}");
        let core = &parts["docProps/core.xml"];
        assert!(
            core.contains("<dc:creator></dc:creator>")
                && core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"),
            "{core}"
        );
        let defined = parts["xl/workbook.xml"].matches("<definedName ").count();
        let printed = parts["xl/workbook.xml"].matches("name=\"_xlnm.Print_").count();
        assert_eq!(defined, printed, "{name}");
        // It counts its own pages.
        assert!(pages(&public).iter().any(|page| page.contains("- &amp;P / &amp;N -")), "{name}");
    }
}

fn round() -> Folder {
    let items = "1,№1,研修の実施,人材育成,総務課\n2,№2,面談の実施,人材育成,職員課\n";
    let folder = Folder::new("令和４年度", items, "総務課,\n職員課,\n", "organization = \"みどり町\"\n");
    folder.write("submissions/総務課.csv", CARD);
    folder
}

/// Whether each page says that it is provisional, and what it says is missing.
fn provisional(folder: &Folder, missing: &str) -> bool {
    run(folder.path());
    let [public, working] = editions(folder.path());
    assert!(parts(&working).values().all(|part| !part.contains("暫定版")));
    let pages = pages(&public);
    // The first is the cover, which has no header.
    let says = |page: &&String| page.contains("暫定版") && page.contains(missing);
    let marked = pages.iter().skip(1).filter(says).count();
    assert!(marked == 0 || marked == pages.len() - 1, "{marked} of {}", pages.len());
    let cover: String = {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&public).unwrap();
        let cover = book.worksheet_range("表紙").unwrap();
        cover.used_cells().map(|(_, _, cell)| format!("{cell}\n")).collect()
    };
    assert_eq!(cover.contains("暫定版") && cover.contains(missing), marked > 0, "{cover}");
    marked > 0
}

#[test]
fn while_an_answer_is_missing_each_page_says_so_and_the_last_run_drops_it() {
    let folder = round();
    assert!(provisional(&folder, "未提出：職員課"));
    folder.write("submissions/職員課.csv", OTHER);
    folder.write("submissions/総務課.csv", FAULTY);
    assert!(provisional(&folder, "再提出待ち：総務課"));
    folder.write("submissions/総務課.csv", CARD);
    assert!(!provisional(&folder, ""));
}

#[test]
fn what_was_refused_is_missing_on_the_page_and_no_remark_says_why() {
    let folder = round();
    folder.write("submissions/職員課.csv", OTHER);
    folder.write("submissions/総務課.csv", FAULTY);
    run(folder.path());
    let [public, working] = editions(folder.path());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&public).unwrap();
    let grid = book.worksheet_range("進捗一覧").unwrap();
    let row = grid.rows().find(|row| row.iter().any(|cell| *cell == "研修の実施")).unwrap();
    assert!(row.iter().any(|cell| *cell == "－"), "{row:?}");
    assert!(parts(&public).values().all(|part| !part.contains('優')));
    assert!(parts(&working).values().any(|part| part.contains('優')));
}

#[test]
fn a_template_says_in_which_edition_a_sheet_stands() {
    let folder = round();
    let template = fs::read_to_string(sample::root().join("templates/hr-progress.toml")).unwrap();
    let own = template
        .replace("{ kind = \"submissions\" }", "{ kind = \"submissions\", edition = \"public\" }")
        .replace("{ kind = \"tally\",", "{ kind = \"tally\", edition = \"working\",");
    folder.write("own.toml", own);
    let config = fs::read_to_string(folder.path().join("matome.toml")).unwrap();
    folder.write("matome.toml", config.replace("\"hr-progress\"", "\"own.toml\""));
    run(folder.path());
    let [public, working] = editions(folder.path());
    assert_eq!(sheets(&public), ["表紙", "進捗一覧", "個票", "提出状況"]);
    assert_eq!(sheets(&working), ["集計", "要確認", "データ"]);
}
