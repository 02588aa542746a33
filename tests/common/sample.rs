//! The sample rounds, copied where a test may write into them.

#[path = "copy.rs"]
mod copy;

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
    copy::copy(&root().join("samples").join(name), folder.path());
    folder
}
