//! Files on a disk as clerks have them: held by other programs for a moment, named by other systems, too deep for Excel.
//!
//! Virus scanners, indexers and Excel hold files on Windows; who waits half a second meets most of them never.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Sentence;
use crate::sentence;

/// How long a file that another program holds is waited for.
const PATIENCE: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(50);

/// The longest path, in UTF-16 units, of a file that Excel opens.
pub const LONGEST_PATH: usize = 218;

/// The bytes of a file; one that is held is waited for.
///
/// # Errors
/// As `std::fs::read`.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    patiently(|| fs::read(path), is_held)
}

/// Opens a file for reading; one that is held is waited for.
///
/// # Errors
/// As `std::fs::File::open`.
pub fn open(path: &Path) -> io::Result<File> {
    patiently(|| File::open(path), is_held)
}

/// Gives a file another name, also in the place of another file; one that is held is waited for. Paths may be as long as
/// the system has them.
///
/// # Errors
/// As `std::fs::rename`.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to), |error| is_held(error) || is_denied_for_a_moment(error))
}

/// Opens a file as one does who will change it, and changes nothing; tries again for a moment while another program holds it.
///
/// # Errors
/// As `std::fs::OpenOptions::open`.
pub fn hold(path: &Path) -> io::Result<File> {
    patiently(|| File::options().write(true).open(path), is_held)
}

/// Whether another program holds the file.
pub fn is_held(error: &io::Error) -> bool {
    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    let refused = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    refused || error.kind() == io::ErrorKind::ResourceBusy
}

/// Windows denies the access to a file that takes the place of one that is open.
fn is_denied_for_a_moment(error: &io::Error) -> bool {
    cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied
}

fn patiently<T>(act: impl Fn() -> io::Result<T>, is_worth_waiting: fn(&io::Error) -> bool) -> io::Result<T> {
    let begun = Instant::now();
    loop {
        match act() {
            Err(error) if is_worth_waiting(&error) && begun.elapsed() < PATIENCE => {
                std::thread::sleep(PAUSE);
            }
            result => return result,
        }
    }
}

/// Why a file could not be read and what to do, as a sentence that follows the file's name.
pub fn because(error: &io::Error) -> Sentence {
    match error.kind() {
        _ if is_held(error) => sentence!(
            "ほかのプログラム（Excel など）で開かれています。閉じてから、もう一度実行してください。",
            "another program (Excel?) has it open: close it and run again"
        ),
        io::ErrorKind::NotFound => sentence!(
            "ファイルがありません。場所と名前を確かめてください。",
            "it is not there: look whether place and name are right"
        ),
        io::ErrorKind::PermissionDenied => sentence!(
            "開くことが許されていません。ファイルかフォルダーのアクセス権を確かめてください。",
            "you may not open it: look at the rights of the file and its folder"
        ),
        _ => sentence!("開けません（{error}）。", "it can't be opened ({error})"),
    }
}

/// How long a path is that is too long for Excel, in UTF-16 units; `None` where it is not.
pub fn too_long_for_excel(path: &Path) -> Option<usize> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let length = full.to_string_lossy().encode_utf16().count();
    (length > LONGEST_PATH).then_some(length)
}

/// The name of a file as people type it: macOS writes か and ゛ where others write が. Names without such marks stay as
/// they are.
pub fn composed(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    match name.chars().any(is_combining_mark) {
        true => name.nfc().collect(),
        false => name.into_owned(),
    }
}

/// The same for all names of a folder: where two would become one, both stay as they are.
pub fn composed_names<'a>(names: impl Iterator<Item = &'a OsStr> + Clone) -> Vec<String> {
    let mut count = BTreeMap::new();
    names.clone().for_each(|name| *count.entry(composed(name)).or_insert(0) += 1);
    let unique = |name: &OsStr| Some(composed(name)).filter(|name| count.get(name) == Some(&1));
    names.map(|name| unique(name).unwrap_or_else(|| name.to_string_lossy().into_owned())).collect()
}

/// The file or folder of this name, where the disk may have it in the other spelling: what people type is composed, and
/// what came from a Mac is not. The path itself, where neither is there.
pub fn named(path: &Path) -> PathBuf {
    let (Some(folder), Some(name), false) = (path.parent(), path.file_name(), path.exists()) else {
        return path.to_owned();
    };
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { named(folder) };
    let (typed, wanted) = (folder.join(name), composed(name));
    if typed.exists() {
        return typed;
    }
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut fitting: Vec<PathBuf> =
        entries.filter(|entry| composed(&entry.file_name()) == wanted).map(|entry| entry.path()).collect();
    match (fitting.pop(), fitting.is_empty()) {
        (Some(found), true) => found,
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_held_file_is_waited_for_and_no_other() {
        let times = Cell::new(0);
        let busy_at_first = || {
            times.set(times.get() + 1);
            if times.get() < 3 { Err(io::ErrorKind::ResourceBusy.into()) } else { Ok(times.get()) }
        };
        assert_eq!(patiently(busy_at_first, is_held).unwrap(), 3);
        let begun = Instant::now();
        let always = || Err::<(), _>(io::Error::from(io::ErrorKind::ResourceBusy));
        assert!(is_held(&patiently(always, is_held).unwrap_err()));
        assert!(begun.elapsed() >= PATIENCE);
        let tried = Cell::new(0);
        let missing = || {
            tried.set(tried.get() + 1);
            Err::<(), _>(io::Error::from(io::ErrorKind::NotFound))
        };
        assert!(patiently(missing, is_held).is_err());
        assert_eq!(tried.get(), 1);
    }

    #[test]
    fn paths_are_measured_as_excel_measures_them() {
        let path = |length: usize| PathBuf::from(format!("/{}", "課".repeat(length - 1)));
        assert_eq!(too_long_for_excel(&path(218)), None);
        assert_eq!(too_long_for_excel(&path(219)), Some(219));
    }

    #[test]
    fn names_are_composed_unless_two_would_become_one() {
        let apart = "か\u{3099}くしゅう.xlsx";
        assert_eq!(composed(apart.as_ref()), "がくしゅう.xlsx");
        // A letter that has no marks is left alone, though Unicode has another for it.
        assert_eq!(composed("\u{fa19}.xlsx".as_ref()), "\u{fa19}.xlsx");
        let names = |names: &[&str]| composed_names(names.iter().map(OsStr::new));
        assert_eq!(names(&[apart, "b"]), ["がくしゅう.xlsx", "b"]);
        assert_eq!(names(&[apart, "がくしゅう.xlsx"]), [apart, "がくしゅう.xlsx"]);
    }

    #[test]
    fn a_file_is_found_in_the_other_spelling_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let apart = folder.path().join("し\u{3099}む/か\u{3099}くしゅう.xlsx");
        fs::create_dir(apart.parent().unwrap()).unwrap();
        fs::write(&apart, "").unwrap();
        let typed = folder.path().join("じむ/がくしゅう.xlsx");
        assert!(named(&typed).is_file());
        let beside = apart.with_file_name("がくしゅう.xlsx");
        fs::write(&beside, "typed").unwrap();
        assert_eq!(fs::read(named(&typed)).unwrap(), b"typed", "as it is typed, where both are there");
        let missing = folder.path().join("じむ/ない.xlsx");
        assert_eq!(named(&missing).file_name(), missing.file_name());
    }
}
