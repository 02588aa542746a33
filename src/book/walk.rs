//! The files below the submissions folder, in a stable order; archives of workbooks opened.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::limits::{Limits, MIB};
use super::{Opened, sniff};
use crate::disk;
use crate::model::{FileFault, FileReason, Finding, Limit, Place};

/// What stands below the submissions folder.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Walked {
    /// The files, by path.
    pub sources: Vec<Source>,
    /// What could not be looked into.
    pub findings: Vec<Finding>,
}

/// A file below the submissions folder, or a file in an archive there.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Path below the submissions folder, with `/` between folders; of a member `archive.zip/member.xlsx`.
    pub path: String,
    /// When the file was changed last, as the file system or the archive says.
    pub modified: Option<std::time::SystemTime>,
    /// The file on disk: the archive, where it is one of its members.
    #[serde(with = "lossless")]
    pub disk_path: PathBuf,
    /// The index of the member in its archive.
    member: Option<usize>,
}

impl Source {
    /// Whether the file is a member of an archive.
    pub fn in_archive(&self) -> bool {
        self.member.is_some()
    }

    /// Its place in its archive.
    pub(crate) const fn member(&self) -> Option<usize> {
        self.member
    }

    /// The member at this place of the archive that this is.
    pub(crate) fn with_member(&self, path: &str, member: usize) -> Self {
        Self { path: path.to_owned(), member: Some(member), ..self.clone() }
    }

    /// The file's bytes, as they are; `None` where they can't be had within the limits.
    pub fn bytes(&self, limits: &Limits) -> Option<Vec<u8>> {
        match self.member {
            None => super::bytes_of(&self.disk_path, limits).ok(),
            Some(index) => member_bytes(&self.disk_path, index, limits).ok(),
        }
    }

    /// What the file holds, where it is an archive and no workbook. Of an archive in which nobody can know what is
    /// meant, or that holds too much, nothing is taken.
    pub fn archive(&self, limits: &Limits) -> Option<Walked> {
        if self.in_archive() {
            return None;
        }
        let mut zip = archive(&self.disk_path)?;
        let source = |(index, name)| {
            let path = format!("{}/{name}", self.path);
            Source { path, member: Some(index), ..self.clone() }
        };
        Some(match members(&mut zip, limits) {
            Ok(members) => {
                Walked { sources: members.into_iter().map(source).collect(), findings: Vec::new() }
            }
            Err(fault) => {
                Walked { sources: Vec::new(), findings: vec![Finding::new(fault, Place::file(&self.path))] }
            }
        })
    }

    /// Reads the file.
    pub fn read(&self, limits: &Limits) -> Opened {
        match self.member {
            None => super::read(&self.disk_path, &self.path, limits),
            Some(index) => match member_bytes(&self.disk_path, index, limits) {
                Ok(bytes) => super::read_bytes(&bytes, &self.path, limits),
                Err(fault) => super::opened(Err(fault), &self.path),
            },
        }
    }
}

/// Every file below the folder, none of them opened. Lock files and what operating systems leave behind are passed
/// over; links are not followed. A folder that does not exist has no files: whether that is an error is not for this
/// module to say.
pub fn find(folder: &Path, limits: &Limits) -> Walked {
    let mut walk = Walk { limits, walked: Walked::default() };
    walk.folder(folder, "", 0);
    walk.walked
}

/// Every file below the folder by its path, and in the place of each archive its members. Links are not followed; lock files
/// and what operating systems leave behind are passed over.
///
/// ```
/// use matome::book::{Limits, walk};
/// let limits = Limits::default();
/// let walked = walk("samples/hr-progress/submissions".as_ref(), &limits);
/// assert!(walked.sources.iter().all(|source| source.read(&limits).workbook.is_some()));
/// ```
pub fn walk(folder: &Path, limits: &Limits) -> Walked {
    let found = find(folder, limits);
    let mut walked = Walked { findings: found.findings, ..Walked::default() };
    for source in found.sources {
        let Some(archive) = source.archive(limits) else {
            walked.sources.push(source);
            continue;
        };
        walked.sources.extend(archive.sources);
        walked.findings.extend(archive.findings);
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
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        // One more than allowed is enough to say that there are too many.
        let names: Vec<_> = entries.iter().map(std::fs::DirEntry::file_name).collect();
        let names = disk::composed_names(names.iter().map(OsString::as_os_str));
        for (entry, name) in entries.iter().zip(names) {
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
        self.walked.sources.push(Source { path, modified, disk_path: entry.path(), member: None });
    }

    fn fault(&mut self, path: &str, fault: FileFault) {
        self.walked.findings.push(Finding::new(fault, Place::file(path)));
    }
}

/// Whether a name is that of a lock file, or of something that an operating system leaves in folders.
fn is_passed_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name.starts_with("._")
        || matches!(lower.as_str(), "thumbs.db" | "ehthumbs.db" | ".ds_store" | "desktop.ini" | "__macosx")
}

type Archive = ZipArchive<std::io::BufReader<std::fs::File>>;

/// The file as an archive of files, unless it is a workbook itself or something else.
fn archive(path: &Path) -> Option<Archive> {
    use std::io::{Read, Seek};
    let mut file = super::open(path).ok()?;
    let mut head = [0; 8];
    let length = file.read(&mut head).ok()?;
    if sniff::sniff(&head[..length]) != sniff::Kind::Zip {
        return None;
    }
    file.rewind().ok()?;
    let zip = ZipArchive::new(std::io::BufReader::new(file)).ok()?;
    let is_document = |name: &[u8]| {
        let name = name.to_ascii_lowercase();
        let parts: [&[u8]; 4] = [b"[content_types].xml", b"mimetype", b"_rels/.rels", b"content.xml"];
        parts.contains(&name.as_slice())
    };
    let is_archive = zip.file_names_raw().any(is_file) && !zip.file_names_raw().any(is_document);
    is_archive.then_some(zip)
}

/// Whether a member is a file that somebody may have meant to send.
fn is_file(name: &[u8]) -> bool {
    let name = member_name(name);
    !name.ends_with('/') && !name.split('/').any(is_passed_over)
}

/// The files of an archive by index and name.
fn members(zip: &mut Archive, limits: &Limits) -> Result<Vec<(usize, String)>, FileFault> {
    let name_bytes: usize = zip.file_names_raw().map(<[u8]>::len).sum();
    if zip.len() > limits.files || name_bytes > MIB as usize {
        return Err(FileFault::too_large(Limit::Members, limits.files as u64));
    }
    let names = zip.file_names_raw().enumerate().filter(|(_, name)| is_file(name));
    let members: Vec<(usize, String)> = names.map(|(index, name)| (index, member_name(name))).collect();
    let distinct: BTreeSet<&str> = members.iter().map(|(_, name)| name.as_str()).collect();
    if zip.has_duplicate_names() || distinct.len() < members.len() {
        return Err(FileFault::unreadable(FileReason::NameTwice));
    }
    // Where a member is damaged, that is told when it is read.
    if zip.has_overlapping_files().unwrap_or(false) {
        return Err(FileFault::unreadable(FileReason::DamagedArchive));
    }
    let mut size = |index: usize| zip.by_index_raw(index).map_or(0, |member| member.size());
    let unpacked = members.iter().map(|(index, _)| *index).map(&mut size).fold(0, u64::saturating_add);
    if unpacked > limits.archive_mib * MIB {
        return Err(FileFault::too_large(Limit::ArchiveMib, limits.archive_mib));
    }
    Ok(members)
}

/// The name of a member: UTF-8, or Shift_JIS as Windows writes it. It is only ever shown, never used as a path.
fn member_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode(raw).0.into_owned(),
    };
    disk::composed(name.replace('\\', "/").as_ref())
}

fn member_bytes(archive: &Path, index: usize, limits: &Limits) -> Result<Vec<u8>, FileFault> {
    use std::io::Read;
    let damaged = || FileFault::unreadable(FileReason::DamagedArchive);
    let file = super::open(archive)?;
    let mut zip = ZipArchive::new(std::io::BufReader::new(file)).map_err(|_| damaged())?;
    let member = zip.by_index(index).map_err(super::package::member_fault)?;
    let most = limits.file_mib * MIB;
    super::package::check_declared(member.size(), member.compressed_size(), most, limits)?;
    let mut bytes = Vec::new();
    member.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}
