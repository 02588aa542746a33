//! A round may be read in parts, or by an earlier run: what comes out is the same to the byte.

#[path = "common/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn matome(folder: &Path, args: &[&str]) -> i32 {
    let mut command = Command::cargo_bin("matome").unwrap();
    let output = command.args(args).current_dir(folder).output().unwrap();
    let code = output.status.code().unwrap();
    assert!(code < 2, "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    code
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match entry.is_dir() {
            true => found.extend(files(&entry)),
            false => drop(found.insert(entry.clone(), fs::read(entry).unwrap())),
        }
    }
    found
}

/// The outputs by their names in their folder.
fn outputs(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let named = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(folder).unwrap().to_owned(), bytes);
    files(folder).into_iter().map(named).collect()
}

fn assert_same(round: &Path, one: &str, other: &str) {
    let (one, other) = (outputs(&round.join(one)), outputs(&round.join(other)));
    assert!(one.len() > 3 && one.keys().eq(other.keys()), "{round:?}: {:?} {:?}", one.keys(), other.keys());
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name:?} of {round:?} differs");
    }
}

/// Puts a submission of the round into an archive, and beside it a file that nobody can read.
fn vary(round: &Path) {
    let submissions = round.join("submissions");
    let first =
        files(&submissions).into_keys().find(|path| path.extension().is_some_and(|end| end == "xlsx"));
    let first = first.unwrap();
    let mut archive = zip::ZipWriter::new(fs::File::create(submissions.join("まとめ.zip")).unwrap());
    let name = first.file_name().unwrap().to_string_lossy();
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&fs::read(&first).unwrap()).unwrap();
    archive.finish().unwrap();
    fs::remove_file(first).unwrap();
    fs::write(submissions.join("こわれたもの.xlsx"), b"PK\x03\x04").unwrap();
}

#[test]
fn parts_come_to_the_same_as_the_files_themselves() {
    for name in &sample::names() {
        let round = sample::copied(name);
        let folder = round.path();
        vary(folder);
        let code = matome(folder, &["run", "--strict", "--no-cache", "--output", "whole"]);
        for part in ["1/3", "2/3", "3/3"] {
            let file = format!("part {}.jsonl", &part[..1]);
            matome(folder, &["export", "--format", "files", "--part", part, "--output", &file]);
        }
        let parts = ["run", "--strict", "--entries", "part*.jsonl", "--output", "parts"];
        assert_eq!(matome(folder, &parts), code, "{name}");
        assert_same(folder, "whole", "parts");
    }
}

#[test]
fn parts_of_other_lists_are_refused() {
    let round = sample::copied("hr-progress");
    let folder = round.path();
    matome(folder, &["export", "--format", "files", "--output", "part.jsonl"]);
    let config = fs::read_to_string(folder.join("matome.toml")).unwrap();
    fs::write(folder.join("matome.toml"), config.replace("title = \"", "title = \"別の")).unwrap();
    for lines in [fs::read(folder.join("part.jsonl")).unwrap(), b"{}\n".to_vec(), Vec::new()] {
        fs::write(folder.join("part.jsonl"), lines).unwrap();
        let mut command = Command::cargo_bin("matome").unwrap();
        command.args(["run", "--entries", "part.jsonl"]).current_dir(folder).assert().code(2);
        assert!(!folder.join("out").exists());
    }
}

/// The round of a sample, read in three parts.
fn in_parts() -> tempfile::TempDir {
    let round = sample::copied("hr-progress");
    for part in ["1/3", "2/3", "3/3"] {
        let file = format!("part {}.jsonl", &part[..1]);
        matome(round.path(), &["export", "--format", "files", "--part", part, "--output", &file]);
    }
    round
}

/// What a run that goes on from these parts says, which writes nothing.
fn refused(folder: &Path, parts: &[&str]) -> String {
    let mut command = Command::cargo_bin("matome").unwrap();
    command.args(["run", "--entries"]).args(parts).current_dir(folder);
    let output = command.assert().code(2).get_output().clone();
    assert!(!folder.join("out").exists());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn parts_that_are_not_the_round_are_refused() {
    let round = in_parts();
    let folder = round.path();
    let said = refused(folder, &["part 1.jsonl", "part 3.jsonl"]);
    assert!(said.contains("2/3"), "{said}");
    let said = refused(folder, &["part*.jsonl", "part 2.jsonl"]);
    assert!(said.contains("part 2.jsonl") && said.contains("2/3"), "{said}");
    let whole = fs::read_to_string(folder.join("part 2.jsonl")).unwrap();
    let last = whole.trim_end().rfind('\n').unwrap() + 1;
    let first = whole.find('\n').unwrap() + 1;
    let second = first + whole[first..].find('\n').unwrap() + 1;
    // Cut off before its end, and with a line gone from its midst.
    for torn in [whole[..last].to_owned(), format!("{}{}", &whole[..first], &whole[second..])] {
        fs::write(folder.join("part 2.jsonl"), torn).unwrap();
        let said = refused(folder, &["part*.jsonl"]);
        assert!(said.contains("part 2.jsonl"), "{said}");
    }
}

#[test]
fn parts_that_are_older_than_the_files_are_refused() {
    for changed in ["職員課_訂正.xlsx", "生涯学習課.xlsx"] {
        let round = in_parts();
        let submissions = round.path().join("submissions");
        fs::copy(submissions.join("職員課.xlsx"), submissions.join(changed)).unwrap();
        let said = refused(round.path(), &["part*.jsonl"]);
        assert!(said.contains(changed), "{said}");
    }
}

#[test]
fn parts_put_one_after_the_other_are_all_there() {
    let round = in_parts();
    let folder = round.path();
    matome(folder, &["run", "--strict", "--no-cache", "--output", "whole"]);
    let read = |number: u8| fs::read(folder.join(format!("part {number}.jsonl"))).unwrap();
    fs::write(folder.join("all.jsonl"), [read(1), read(2), read(3)].concat()).unwrap();
    matome(folder, &["run", "--strict", "--entries", "all.jsonl", "--output", "parts"]);
    assert_same(folder, "whole", "parts");
}

#[test]
fn what_an_earlier_run_read_changes_nothing() {
    let round = sample::copied("hr-progress");
    let folder = round.path();
    vary(folder);
    matome(folder, &["run", "--no-cache", "--output", "anew"]);
    assert!(!folder.join(".matome-cache").exists());
    matome(folder, &["run", "--output", "cold"]);
    assert_same(folder, "anew", "cold");
    matome(folder, &["run", "--output", "warm"]);
    assert_same(folder, "anew", "warm");
    let records = files(&folder.join(".matome-cache"));
    assert!(records.len() > 3, "something was kept");
    // Torn, changed, and put in another's place.
    let (first, _) = records.iter().next().unwrap();
    for (place, (path, bytes)) in records.iter().enumerate() {
        let mut bytes = bytes.clone();
        match place % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.iter_mut().step_by(40).for_each(|byte| *byte ^= 1),
            _ => bytes.clone_from(&records[first]),
        }
        fs::write(path, bytes).unwrap();
    }
    matome(folder, &["run", "--output", "broken"]);
    assert_same(folder, "anew", "broken");
}

#[test]
fn what_changed_is_read_and_what_is_gone_is_forgotten() {
    let round = sample::copied("hr-progress");
    let folder = round.path();
    matome(folder, &["run", "--output", "before"]);
    let records = files(&folder.join(".matome-cache")).len();
    let mut submissions = files(&folder.join("submissions")).into_iter();
    let ((one, _), (other, bytes)) = (submissions.next().unwrap(), submissions.next().unwrap());
    fs::write(&one, bytes).unwrap();
    fs::remove_file(other).unwrap();
    matome(folder, &["run", "--output", "warm"]);
    matome(folder, &["run", "--no-cache", "--output", "anew"]);
    assert_same(folder, "anew", "warm");
    assert!(files(&folder.join(".matome-cache")).len() < records);
}

/// Runs into the folder `out` with what is kept, and compares with a run that makes everything anew.
fn assert_warm_is_cold(folder: &Path) {
    matome(folder, &["run", "--output", "out"]);
    matome(folder, &["run", "--no-cache", "--output", "anew"]);
    assert_same(folder, "anew", "out");
}

#[test]
fn what_an_earlier_run_wrote_is_taken_over_where_nothing_changed() {
    for name in &sample::names() {
        let round = sample::copied(name);
        let folder = round.path();
        assert_warm_is_cold(folder);
        assert_warm_is_cold(folder);
        let submissions: Vec<PathBuf> = files(&folder.join("submissions")).into_keys().collect();
        fs::copy(&submissions[0], &submissions[1]).unwrap();
        assert_warm_is_cold(folder);
        fs::write(folder.join("mail.txt"), "件名: 調査票の確認\n\n結果をお送りします。\n").unwrap();
        assert_warm_is_cold(folder);
        fs::remove_file(&submissions[0]).unwrap();
        assert_warm_is_cold(folder);
        let config = fs::read_to_string(folder.join("matome.toml")).unwrap();
        fs::write(folder.join("matome.toml"), config.replace("title = \"", "title = \"改・")).unwrap();
        assert_warm_is_cold(folder);
    }
}

#[test]
fn a_file_that_somebody_changed_or_took_away_is_made_anew() {
    let round = sample::copied("hr-progress");
    let folder = round.path();
    assert_warm_is_cold(folder);
    for (place, path) in files(&folder.join("out")).into_keys().enumerate() {
        match place % 3 {
            0 => fs::write(path, b"edited").unwrap(),
            1 => fs::remove_file(path).unwrap(),
            _ => {}
        }
    }
    assert_warm_is_cold(folder);
}

#[cfg(unix)]
#[test]
fn a_department_whose_answers_are_the_same_keeps_its_files() {
    use std::os::unix::fs::MetadataExt;
    let round = sample::copied("hr-progress");
    let folder = round.path();
    let nodes = || {
        let node = |path: PathBuf| (fs::metadata(&path).unwrap().ino(), path);
        files(&folder.join("out")).into_keys().map(node).collect::<Vec<_>>()
    };
    matome(folder, &["run"]);
    let before = nodes();
    let submissions: Vec<PathBuf> = files(&folder.join("submissions")).into_keys().collect();
    fs::remove_file(&submissions[0]).unwrap();
    matome(folder, &["run"]);
    let after = nodes();
    let kept = after.iter().filter(|file| before.contains(file)).count();
    assert!(kept > 3 && kept + 3 < before.len(), "{kept} of {}", before.len());
}

/// What the data sheet of a workbook says, a text a row, its headings left out, and the columns that not every part has.
fn data(workbook: &Path) -> Vec<String> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(workbook).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "データ").unwrap();
    let said = |row: &[calamine::Data]| format!("{:?}{:?}", &row[..8], &row[row.len() - 3..]);
    sheet.rows().skip(1).map(said).collect()
}

#[test]
fn a_report_that_its_template_splits_has_a_part_for_each_section() {
    let round = sample::copied("hr-progress");
    let folder = round.path();
    let template =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/hr-progress.toml"));
    fs::write(
        folder.join("own.toml"),
        template.unwrap().replace("[report]", "[report]\nsplit = \"section\""),
    )
    .unwrap();
    let config = fs::read_to_string(folder.join("matome.toml")).unwrap();
    fs::write(folder.join("matome.toml"), config.replace("\"hr-progress\"", "\"own.toml\"")).unwrap();
    assert_warm_is_cold(folder);
    assert_warm_is_cold(folder);
    let is_working = |path: &PathBuf| path.to_string_lossy().ends_with("_作業用.xlsx");
    let whole = fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path());
    let whole = data(&whole.into_iter().find(is_working).unwrap());
    let (parts, public): (Vec<PathBuf>, Vec<PathBuf>) =
        files(&folder.join("out/sections")).into_keys().partition(is_working);
    assert!(parts.len() > 1 && parts.len() == public.len(), "{parts:?} {public:?}");
    let told: Vec<Vec<String>> = parts.iter().map(|part| data(part)).collect();
    assert!(told.iter().all(|part| !part.is_empty() && part.len() < whole.len()));
    let mut together = told.concat();
    together.sort_unstable();
    let mut whole = whole;
    whole.sort_unstable();
    assert!(together == whole, "every entry stands in one part");
    assert!(fs::read_to_string(folder.join("out/index.html")).unwrap().contains("./sections/"));
    // Who only checks keeps them.
    matome(folder, &["check", "."]);
    assert_eq!(files(&folder.join("out/sections")).len(), parts.len() * 2);
    // Without the setting the parts go.
    fs::write(folder.join("matome.toml"), config).unwrap();
    assert_warm_is_cold(folder);
    assert!(!folder.join("out/sections").exists() || files(&folder.join("out/sections")).is_empty());
}
