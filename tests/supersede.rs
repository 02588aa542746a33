//! Which answers count where a department sends several files: cases in `tests/supersede`, one runner.

#[path = "common/folder.rs"]
mod folder;
#[path = "common/taken.rs"]
mod taken;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use matome::collected::Collected;
use matome::model::Severity;
use matome::pipeline;

use folder::Folder;
use taken::taken;

/// A case: the files, and what comes of them.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Name of the case.
    name: String,
    files: Vec<File>,
    /// Item, field and year → the file that it is taken from and the value; `"1 rating 2022" = "a.csv A"`.
    taken: BTreeMap<String, String>,
    /// File → verdict.
    verdicts: BTreeMap<String, String>,
    /// Rule, file and cells of the findings that must stand there, `missing-item` and others; those on nothing else.
    #[serde(default)]
    told: Vec<String>,
    /// Rules that no finding may be of.
    #[serde(default)]
    silent: Vec<String>,
}

/// A file: its name, its hours after the first, its cards.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    hours: u64,
    text: String,
}

fn collect(case: &Case) -> Collected {
    let items =
        "1,№1,研修の実施,人材育成,総務課\n2,№2,面談の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,職員課\n";
    let folder = Folder::new("令和４年度", items, "総務課,\n職員課,\n", "");
    for file in &case.files {
        let name = format!("submissions/{}", file.name);
        folder.write(&name, &file.text);
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + 3_600 * file.hours);
        fs::File::options().write(true).open(folder.path().join(name)).unwrap().set_modified(time).unwrap();
    }
    pipeline::collect_folder(folder.path()).unwrap()
}

fn told(collected: &Collected) -> Vec<String> {
    let findings = collected.findings.iter().filter(|finding| finding.severity != Severity::Info);
    findings
        .map(|finding| {
            let cells: Vec<String> =
                finding.place.cell.iter().chain(&finding.more_cells).map(ToString::to_string).collect();
            format!("{} {} {}", finding.fault.name(), finding.place.file, cells.join(",")).trim().to_owned()
        })
        .collect()
}

fn check(case: &Case) {
    let collected = collect(case);
    let taken = taken(&collected);
    for (key, expected) in &case.taken {
        let found = taken.get(key).map_or("nothing", String::as_str);
        assert_eq!(found, expected, "{}: {key}", case.name);
    }
    let verdicts: BTreeMap<String, String> =
        collected.submissions.iter().map(|file| (file.file.clone(), format!("{:?}", file.verdict))).collect();
    assert_eq!(verdicts, case.verdicts, "{}: {:#?}", case.name, collected.findings);
    let told = told(&collected);
    for expected in &case.told {
        assert!(told.contains(expected), "{}: {expected} is not in {told:#?}", case.name);
    }
    for rule in &case.silent {
        assert!(!told.iter().any(|line| line.starts_with(rule.as_str())), "{}: {told:#?}", case.name);
    }
}

#[test]
fn every_case_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/supersede");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 8);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        check(&toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
}
