//! Two rounds: what of the first is known in the second, with every kind of successor, and each mistake at its cell.
//!
//! A case is data in `tests/previous/`: the lists of both rounds, the list of successors, and what must come of them.

#[path = "common/folder.rs"]
mod folder;

use std::fs;

use matome::model::{Evidence, Lang, Link, Tell};
use matome::round::{Previous, Round, RoundError, read_previous};
use serde::Deserialize;

use folder::Folder;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    /// The items of the round before: number, title. Each was rated in R4: the first A, the others B.
    before: Vec<[String; 2]>,
    /// Those of this round.
    now: Vec<[String; 2]>,
    /// The list of successors, below its headings.
    #[serde(default)]
    successors: String,
    /// What became of all items: `3・4 統合 3 Listed`.
    #[serde(default)]
    links: Vec<String>,
    /// What is published of R4 under the items of this round: `1 A`.
    #[serde(default)]
    published: Vec<String>,
    /// The rules that tell the clerk something, with their items.
    #[serde(default)]
    tells: Vec<String>,
    /// Words of the error that it is.
    #[serde(default)]
    error: Vec<String>,
}

#[test]
fn items_are_matched_by_list_number_and_title() {
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/previous")).unwrap() {
        let path = file.unwrap().path();
        let cases: Cases = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(!cases.case.is_empty());
        cases.case.iter().for_each(check);
    }
}

fn check(case: &Case) {
    let folder = rounds(case);
    let read = Round::load(folder.path()).and_then(|round| read_previous(&round));
    match read {
        Err(error) => told(case, &error),
        Ok(previous) => {
            assert_eq!(case.error, [""; 0], "{}", case.about);
            found(case, &previous.unwrap());
        }
    }
}

fn told(case: &Case, error: &RoundError) {
    let said = error.tell().in_lang(Lang::Ja).to_owned();
    assert!(!case.error.is_empty(), "{}: {said}", case.about);
    for words in &case.error {
        assert!(said.contains(words), "{}: {words}: {said}", case.about);
    }
}

fn found(case: &Case, previous: &Previous) {
    let links: Vec<String> = previous.lineage.as_ref().unwrap().links.iter().map(line).collect();
    assert_eq!(links, case.links, "{}", case.about);
    let value = |entry: &matome::model::Entry| format!("{} {}", entry.item(), entry.raw);
    let published: Vec<String> = previous.entries.iter().map(value).collect();
    assert_eq!(published, case.published, "{}", case.about);
    let tells = previous.findings.iter().map(|finding| {
        format!("{} {}", finding.fault.name(), finding.key.item().unwrap_or_default()).trim().to_owned()
    });
    assert_eq!(tells.collect::<Vec<_>>(), case.tells, "{}", case.about);
    assert!(previous.findings.iter().all(|finding| finding.department.is_none()));
}

fn line(link: &Link) -> String {
    let known =
        if link.evidence == Evidence::Listed { String::new() } else { format!(" {:?}", link.evidence) };
    format!("{} {} {}{known}", link.from.join("・"), link.descent.word(), link.to.join("・"))
}

/// The round, with that of the year before as `前年`, below it.
fn rounds(case: &Case) -> Folder {
    let items = |items: &[[String; 2]]| {
        let line = |[id, title]: &[String; 2]| format!("{id},№{id},{title},人材,総務課\n");
        items.iter().map(line).collect::<String>()
    };
    let settings = "previous = \"前年\"\nsuccessors = \"successors.csv\"\n";
    let folder = Folder::new("令和５年度", &items(&case.now), "総務課,\n", settings);
    let headings = "前年度の番号,前年度の名称,扱い,今年度の番号,今年度の名称,備考\n";
    folder.write("successors.csv", format!("{headings}{}", case.successors));
    folder.write("前年/matome.toml", "items = \"items.csv\"\ntitle = \"前年\"\n");
    folder.write("前年/items.csv", format!("番号,表示番号,名称,区分,担当課\n{}", items(&case.before)));
    let rated = |(index, [id, _]): (usize, &[String; 2])| {
        format!("総務課,{id},rating,2022,mark,{}\n", if index == 0 { "A" } else { "B" })
    };
    let rated: String = case.before.iter().enumerate().map(rated).collect();
    folder.write("前年/out/entries.csv", format!("department,item,field,axis,kind,value\n{rated}"));
    folder
}

fn previous_of(files: &[(&str, &str)], setting: &str) -> Result<Option<Previous>, RoundError> {
    let folder = Folder::new("令和５年度", "1,№1,研修,人材,総務課\n", "総務課,\n", setting);
    for (name, text) in files {
        folder.write(name, text);
    }
    read_previous(&Round::load(folder.path()).unwrap())
}

const ENTRIES: &str = "department,item,field,axis,kind,value\n総務課,1,rating,2022,mark,A\n";
const LISTS: (&str, &str) = ("前年/items.csv", "番号,名称\n1,研修\n");
const CONFIG: &str = "title = \"前年\"\nitems = \"items.csv\"\n";

#[test]
fn the_entries_of_a_folder_are_found_under_any_name() {
    let config = ("前年/matome.toml", CONFIG);
    let compared =
        ("前年/matome.toml", "title = \"前年\"\nitems = \"items.csv\"\nprevious = \"entries.csv\"\n");
    let other = ("前年/entries.csv", "department,item,field,axis,kind,value\n総務課,1,rating,2022,mark,S\n");
    for files in [
        vec![config, LISTS, ("前年/out/entries.csv", ENTRIES)],
        vec![config, LISTS, ("前年/entries.csv", ENTRIES)],
        vec![config, LISTS, ("前年/結果/令和４年度.CSV", ENTRIES), ("前年/メモ.csv", "a,b\n1,2\n")],
        // What that round compared itself with is none of its own.
        vec![compared, LISTS, other, ("前年/結果/令和４年度.csv", ENTRIES)],
    ] {
        let previous = previous_of(&files, "previous = \"前年\"\n").unwrap().unwrap();
        let raw: Vec<&str> = previous.entries.iter().map(|entry| &*entry.raw).collect();
        assert_eq!(raw, ["A"], "{files:?}");
        assert_eq!(previous.lineage.unwrap().links.len(), 1);
        assert_eq!(previous.findings, []);
    }
    let outputs = [config, LISTS, ("前年/out/entries.csv", ENTRIES)];
    let previous = previous_of(&outputs, "previous = \"前年/out\"\n").unwrap().unwrap();
    assert!(previous.lineage.is_some(), "the folder of outputs stands in its round");
}

#[test]
fn a_folder_that_tells_nothing_or_too_much_is_called_so() {
    let config = ("前年/matome.toml", CONFIG);
    let broken = ("前年/matome.toml", "title = “前年”\n");
    for (files, words) in [
        (vec![config, LISTS], vec!["entries.csv がありません", "matome run"]),
        (
            vec![config, LISTS, ("前年/a.csv", ENTRIES), ("前年/out/b.csv", ENTRIES)],
            vec!["いくつもあります", "a.csv", "b.csv"],
        ),
        (vec![broken, LISTS, ("前年/out/entries.csv", ENTRIES)], vec!["前年：matome.toml の 1 行目", "全角"]),
        (
            vec![
                config,
                ("前年/items.csv", "番号,名称\n1,研修\n1,採用\n"),
                ("前年/out/entries.csv", ENTRIES),
            ],
            vec!["前年：items.csv の 3 行 1 列目", "二度"],
        ),
    ] {
        let error =
            previous_of(&files, "previous = \"前年\"\n").unwrap_err().tell().in_lang(Lang::Ja).to_owned();
        assert!(words.iter().all(|word| error.contains(word)), "{words:?}: {error}");
    }
}

/// A file of entries alone says no titles: items are known by their numbers, as they were, and nothing is told of them.
#[test]
fn entries_alone_are_matched_by_number() {
    let previous = previous_of(&[("e.csv", ENTRIES)], "previous = \"e.csv\"\n").unwrap().unwrap();
    assert_eq!((previous.entries.len(), previous.lineage, previous.findings), (1, None, Vec::new()));
    let list = "前年度の番号,扱い,今年度の番号\n7,継続,1\n";
    let entries = ENTRIES.replace(",1,", ",7,");
    let settings = "previous = \"e.csv\"\nsuccessors = \"s.csv\"\n";
    let previous = previous_of(&[("e.csv", &entries), ("s.csv", list)], settings).unwrap().unwrap();
    assert_eq!(previous.entries[0].item(), "1");
    let error = previous_of(&[("s.csv", list)], "successors = \"s.csv\"\n")
        .unwrap_err()
        .tell()
        .in_lang(Lang::Ja)
        .to_owned();
    assert!(error.contains("s.csv の 2 行 1 列目") && error.contains("前回の結果"), "{error}");
}
