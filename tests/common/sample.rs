//! The sample rounds, copied where a test may write into them.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The names of the samples.
pub fn names() -> Vec<String> {
    let all = fs::read_dir(root().join("samples")).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = all.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A copy of a sample without what it brought forth.
pub fn copied(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("samples").join(name), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    // What an earlier run left there is no part of the sample.
    let left = |entry: &fs::DirEntry| ["out", ".matome-cache"].iter().any(|name| entry.file_name() == *name);
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| !left(entry)) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
