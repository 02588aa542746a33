//! Walking the submissions folder: order, what is passed over, archives, links.

use std::io::{Cursor, Write};
use std::path::Path;

use matome::book::{Limits, walk};
use zip::write::SimpleFileOptions;

use crate::make::{Xlsx, zip};

fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn form() -> Vec<u8> {
    Xlsx::of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes()
}

fn paths(folder: &Path, limits: &Limits) -> Vec<String> {
    walk(folder, limits).sources.into_iter().map(|source| source.path).collect()
}

#[test]
fn every_file_in_a_stable_order_but_those_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["総務課.xlsx", "b/職員課.xls", "a.csv", "b/c/空.xlsx"] {
        put(folder.path(), name, b"x");
    }
    for name in
        ["~$総務課.xlsx", "Thumbs.db", "b/.DS_Store", "desktop.ini", ".~lock.a.ods#", "._a.csv", "__MACOSX/a"]
    {
        put(folder.path(), name, b"x");
    }
    assert_eq!(
        paths(folder.path(), &Limits::default()),
        ["a.csv", "b/c/空.xlsx", "b/職員課.xls", "総務課.xlsx"]
    );
    assert_eq!(paths(&folder.path().join("none"), &Limits::default()), [""; 0]);
}

/// A zip whose member's name is in Shift_JIS without a word about it, as Windows writes it: the name is put in the
/// place of one of the same length.
fn sjis_zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let raw = encoding_rs::SHIFT_JIS.encode(name).0.into_owned();
    let stand_in = "x".repeat(raw.len());
    let mut zip = zip(&[(&stand_in, bytes)]);
    let found: Vec<usize> =
        (0..zip.len() - raw.len()).filter(|at| zip[*at..].starts_with(stand_in.as_bytes())).collect();
    for at in found {
        zip[at..at + raw.len()].copy_from_slice(&raw);
    }
    zip
}

#[test]
fn archives_of_workbooks_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "提出.zip", &sjis_zip("総務課.xlsx", &form()));
    put(folder.path(), "t.zip", &zip(&[("d/職員課.xlsx", &form()), ("d/~$職員課.xlsx", b"x"), ("d/", b"")]));
    put(folder.path(), "u.xlsx", &form());
    let walked = walk(folder.path(), &Limits::default());
    let paths: Vec<&str> = walked.sources.iter().map(|source| source.path.as_str()).collect();
    assert_eq!(paths, ["t.zip/d/職員課.xlsx", "u.xlsx", "提出.zip/総務課.xlsx"]);
    for source in &walked.sources {
        let opened = source.read(&Limits::default());
        assert!(
            opened.findings.is_empty() && opened.workbook.is_some(),
            "{}: {:?}",
            source.path,
            opened.findings
        );
    }
}

#[test]
fn an_archive_under_a_password_is_a_finding_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = zip(&[("a.xlsx", &form())]);
    // The flag that says so, in the local header and in the directory.
    bytes[6] |= 1;
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[directory + 8] |= 1;
    put(folder.path(), "a.zip", &bytes);
    let walked = walk(folder.path(), &Limits::default());
    let opened = walked.sources[0].read(&Limits::default());
    assert_eq!(opened.findings[0].fault.name(), "encrypted-file");
}

#[test]
fn an_archive_in_an_archive_is_opened_and_one_too_deep_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let inner = zip(&[("a.xlsx", &form())]);
    put(folder.path(), "a.zip", &zip(&[("b.zip", &inner)]));
    let read = |limits: &Limits| {
        let source = walk(folder.path(), limits).sources.remove(0);
        (source.path.clone(), source.read(limits))
    };
    let (path, opened) = read(&Limits::default());
    assert_eq!(path, "a.zip/b.zip/a.xlsx");
    assert!(opened.workbook.is_some());
    let (path, opened) = read(&Limits { nesting: 1, ..Limits::default() });
    assert_eq!(path, "a.zip/b.zip");
    assert_eq!(opened.findings[0].fault.name(), "not-a-workbook");
}

#[test]
fn too_many_files_are_said_and_cut() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..9 {
        put(folder.path(), &format!("{number}.csv"), b"a");
    }
    let walked = walk(folder.path(), &Limits { files: 5, ..Limits::default() });
    assert_eq!(walked.sources.len(), 5);
    assert_eq!(walked.findings[0].fault.name(), "too-many-files");
}

#[test]
fn folders_without_end_are_said() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("e/".repeat(30))).unwrap();
    let walked = walk(folder.path(), &Limits::default());
    assert!(walked.findings.iter().any(|finding| finding.fault.name() == "unreadable-file"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_but_said() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(elsewhere.path(), "secret.xlsx", &form());
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("d")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("secret.xlsx"), folder.path().join("f.xlsx")).unwrap();
    let walked = walk(folder.path(), &Limits::default());
    assert!(walked.sources.is_empty());
    assert_eq!(walked.findings.len(), 2);
}

#[test]
fn reading_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.xlsx", &form());
    put(folder.path(), "b.xls", &crate::make_xls::ole("X", b"x"));
    let before = listing(folder.path());
    for source in walk(folder.path(), &Limits::default()).sources {
        matome::worker::set_executable(env!("CARGO_BIN_EXE_matome"));
        source.read(&Limits::default());
    }
    assert_eq!(listing(folder.path()), before);
}

fn listing(folder: &Path) -> Vec<(String, u64, std::time::SystemTime)> {
    let entry = |entry: std::fs::DirEntry| {
        let about = entry.metadata().unwrap();
        (entry.file_name().to_string_lossy().into_owned(), about.len(), about.modified().unwrap())
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(entry).collect();
    files.sort();
    files
}

#[test]
fn a_stored_archive_is_read_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("a.xlsx", stored).unwrap();
    zip.write_all(&form()).unwrap();
    put(folder.path(), "a.zip", &zip.finish().unwrap().into_inner());
    let walked = walk(folder.path(), &Limits::default());
    assert!(walked.sources[0].read(&Limits::default()).workbook.is_some());
}
