//! The files below the submissions folder, in a stable order; archives of workbooks and mails opened.

use std::ffi::OsString;
use std::path::Path;

use super::limits::Limits;
use super::mail::Message;
use super::source::Source;
use crate::disk;
use crate::model::{FileFault, FileReason, Finding, Place};

/// What stands below the submissions folder.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Walked {
    /// The files, by path.
    pub sources: Vec<Source>,
    /// What could not be looked into.
    pub findings: Vec<Finding>,
    /// The mails that were opened.
    pub messages: Vec<Message>,
}

/// Every file below the folder, none of them opened. Lock files and what operating systems leave behind are passed
/// over; links are not followed. A folder that does not exist has no files: whether that is an error is not for this
/// module to say.
pub fn find(folder: &Path, limits: &Limits) -> Walked {
    let mut walk = Walk { limits, walked: Walked::default() };
    walk.folder(folder, "", 0);
    walk.walked
}

/// Every file below the folder by its path, and in the place of each archive or mail its members. Links are not followed; lock files
/// and what operating systems leave behind are passed over.
///
/// ```
/// use matome::book::{Limits, walk};
/// let limits = Limits::default();
/// let walked = walk("samples/hr-progress/submissions".as_ref(), &limits);
/// assert!(walked.sources.iter().all(|source| source.read(&limits).workbook.is_some()));
/// ```
pub fn walk(folder: &Path, limits: &Limits) -> Walked {
    let Walked { sources: mut waiting, findings, messages } = find(folder, limits);
    let mut walked = Walked { sources: Vec::new(), findings, messages };
    while let Some(source) = waiting.pop() {
        let Some(archive) = source.archive(limits) else {
            walked.sources.push(source);
            continue;
        };
        waiting.extend(archive.sources);
        walked.findings.extend(archive.findings);
        walked.messages.extend(archive.messages);
    }
    walked.sources.sort_by(|a, b| a.path.cmp(&b.path));
    if walked.sources.len() > limits.files {
        walked.sources.truncate(limits.files);
        walked.findings.push(too_many_files(limits));
    }
    walked
}

/// The finding on a folder with more files than are read.
pub fn too_many_files(limits: &Limits) -> Finding {
    Finding::new(FileFault::TooManyFiles { most: limits.files }, Place::default())
}

struct Walk<'a> {
    limits: &'a Limits,
    walked: Walked,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, path: &str, depth: usize) {
        if depth > self.limits.folder_depth {
            return self.fault(path, FileFault::unreadable(FileReason::TooDeep));
        }
        let Ok(entries) = std::fs::read_dir(folder) else {
            if depth > 0 {
                self.fault(path, FileFault::unreadable(FileReason::Refused));
            }
            return;
        };
        let entries: Vec<_> = entries.flatten().collect();
        let names: Vec<_> = entries.iter().map(std::fs::DirEntry::file_name).collect();
        let names = disk::composed_names(names.iter().map(OsString::as_os_str));
        // By the name as it is printed: the same order, whatever system wrote the files.
        let mut entries: Vec<_> = entries.iter().zip(names).collect();
        entries.sort_by(|(_, one), (_, other)| one.cmp(other));
        // One more than allowed is enough to say that there are too many.
        for (entry, name) in entries {
            if self.walked.sources.len() > self.limits.files {
                return;
            }
            self.entry(entry, name, path, depth);
        }
    }

    fn entry(&mut self, entry: &std::fs::DirEntry, name: String, path: &str, depth: usize) {
        if is_passed_over(&name) {
            return;
        }
        let path = if path.is_empty() { name } else { format!("{path}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_symlink() => self.fault(&path, FileFault::unreadable(FileReason::Link)),
            Ok(kind) if kind.is_dir() => self.folder(&entry.path(), &path, depth + 1),
            Ok(kind) if kind.is_file() => self.file(entry, path),
            _ => self.fault(&path, FileFault::unreadable(FileReason::Refused)),
        }
    }

    fn file(&mut self, entry: &std::fs::DirEntry, path: String) {
        let modified = entry.metadata().ok().and_then(|metadata| metadata.modified().ok());
        self.walked.sources.push(Source::on_disk(path, entry.path(), modified));
    }

    fn fault(&mut self, path: &str, fault: FileFault) {
        self.walked.findings.push(Finding::new(fault, Place::file(path)));
    }
}

/// Whether a name is that of a lock file, or of something that an operating system leaves in folders.
pub(super) fn is_passed_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name.starts_with("._")
        || matches!(lower.as_str(), "thumbs.db" | "ehthumbs.db" | ".ds_store" | "desktop.ini" | "__macosx")
}
