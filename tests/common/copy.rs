//! A round copied where a test may write into it.

use std::fs;
use std::path::Path;

/// Copies a folder without what an earlier run left there: that is no part of a sample.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let left = |entry: &fs::DirEntry| ["out", ".matome-cache"].iter().any(|name| entry.file_name() == *name);
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| !left(entry)) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
