//! A file below the submissions folder, or in an archive or a mail there.

use std::path::PathBuf;
use std::time::SystemTime;

use super::Opened;
use super::container::Container;
use super::limits::Limits;
use super::mail::Envelope;
use super::walk::Walked;
use crate::model::{FileFault, FileReason, Finding, Place};

/// A file below the submissions folder, or a file in an archive or a mail there.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Path below the submissions folder, with `/` between folders; of a member `archive.zip/member.xlsx`.
    pub path: String,
    /// When the file was changed last, as the file system or the archive says.
    pub modified: Option<SystemTime>,
    /// The file on disk: the archive, where it is one of its members.
    #[serde(with = "lossless")]
    pub disk_path: PathBuf,
    /// The mails that it came in, the outermost first.
    pub mails: Vec<Envelope>,
    /// Its place in the archive or mail that holds it, after the place of that in the one around it.
    members: Vec<usize>,
}

impl Source {
    /// A file as it stands on the disk.
    pub(super) fn on_disk(path: String, disk_path: PathBuf, modified: Option<SystemTime>) -> Self {
        Self { path, modified, disk_path, mails: Vec::new(), members: Vec::new() }
    }

    /// Whether the file is a member of an archive or a mail.
    pub fn in_archive(&self) -> bool {
        !self.members.is_empty()
    }

    /// When it came by mail; of a forwarded one when it came first.
    pub fn received(&self) -> Option<SystemTime> {
        self.mails.iter().rev().find_map(|mail| mail.received)
    }

    /// Its places in what holds it, the outermost first.
    pub(crate) fn members(&self) -> &[usize] {
        &self.members
    }

    /// The member at these places of the archive that this is.
    pub(crate) fn with_members(&self, path: &str, members: Vec<usize>) -> Self {
        Self { path: path.to_owned(), members, ..self.clone() }
    }

    /// The file's bytes, as they are; `None` where they can't be had within the limits.
    pub fn bytes(&self, limits: &Limits) -> Option<Vec<u8>> {
        self.content(limits).ok()
    }

    /// What the file holds, where it is an archive or a mail and no workbook. Of an archive in which nobody can know
    /// what is meant, or that holds too much, nothing is taken.
    pub fn archive(&self, limits: &Limits) -> Option<Walked> {
        if self.members.len() >= limits.nesting {
            return None;
        }
        let container = self.container(limits)?;
        Some(container.and_then(|container| self.walked(container, limits)).unwrap_or_else(|fault| Walked {
            findings: vec![Finding::new(fault, Place::file(self.path.as_str()))],
            ..Walked::default()
        }))
    }

    /// Reads the file.
    pub fn read(&self, limits: &Limits) -> Opened {
        match self.content(limits) {
            Ok(bytes) => super::read_bytes(&bytes, &self.path, limits),
            Err(fault) => super::opened(Err(fault), &self.path),
        }
    }

    fn walked(&self, mut container: Container, limits: &Limits) -> Result<Walked, FileFault> {
        let message = container.letter().map(|letter| letter.message(&self.path));
        let envelope = container.letter().map(|letter| letter.envelope(&self.path));
        let mails: Vec<Envelope> = self.mails.iter().cloned().chain(envelope).collect();
        let source = |(index, name): (usize, String)| Source {
            path: format!("{}/{name}", self.path),
            mails: mails.clone(),
            members: self.members.iter().copied().chain([index]).collect(),
            ..self.clone()
        };
        let members = container.members(limits)?;
        Ok(Walked {
            sources: members.into_iter().map(source).collect(),
            findings: Vec::new(),
            messages: message.into_iter().collect(),
        })
    }

    fn container(&self, limits: &Limits) -> Option<Result<Container, FileFault>> {
        match self.in_archive() {
            false => Container::of_file(&self.disk_path, limits),
            true => Container::of_bytes(self.bytes(limits)?, limits),
        }
    }

    fn content(&self, limits: &Limits) -> Result<Vec<u8>, FileFault> {
        let Some((first, deeper)) = self.members.split_first() else {
            return super::bytes_of(&self.disk_path, limits);
        };
        let gone = || FileFault::unreadable(FileReason::DamagedArchive);
        // What can't be opened is said as it is: another program may hold it.
        super::open(&self.disk_path)?;
        let mut outer = Container::of_file(&self.disk_path, limits).ok_or_else(gone)??;
        deeper.iter().try_fold(outer.member(*first, limits)?, |bytes, index| {
            Container::of_bytes(bytes, limits).ok_or_else(gone)??.member(*index, limits)
        })
    }
}

/// A path that crosses to a worker as the system has it: names on a disk need not be text.
mod lossless {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
        path.as_os_str().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        OsString::deserialize(from).map(PathBuf::from)
    }
}
