//! Files that hold other files: zip archives and mails.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use super::limits::{Limits, MIB};
use super::mail::{Letter, is_msg};
use super::package::{check_declared, member_fault};
use super::sniff::{Kind, sniff};
use super::walk::is_passed_over;
use crate::disk;
use crate::model::{FileFault, FileReason, Limit};

/// A file that holds others, opened.
pub(super) enum Container {
    /// A zip archive that is no workbook.
    Zip(Archive),
    /// A mail with what is attached to it.
    Mail(Letter),
}

pub(super) type Archive = ZipArchive<Box<dyn Bytes>>;

/// Bytes of a file or in memory.
pub(super) trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

/// As many first bytes as tell what a file is.
const HEAD: u64 = 4096;

impl Container {
    /// The file on the disk, where it holds others. An archive stays on the disk: it may be larger than a file may be.
    pub(super) fn of_file(path: &Path, limits: &Limits) -> Option<Result<Self, FileFault>> {
        let mut file = super::open(path).ok()?;
        let mut head = Vec::new();
        file.by_ref().take(HEAD).read_to_end(&mut head).ok()?;
        match sniff(&head) {
            Kind::Zip => {
                file.rewind().ok()?;
                archive(BufReader::new(file)).map(|zip| Ok(Self::Zip(zip)))
            }
            Kind::Ole | Kind::Mail => Self::of_bytes(super::bytes_of(path, limits).ok()?, limits),
            _ => None,
        }
    }

    /// The same of a file that is in memory already.
    pub(super) fn of_bytes(bytes: Vec<u8>, limits: &Limits) -> Option<Result<Self, FileFault>> {
        match sniff(&bytes) {
            Kind::Zip => archive(Cursor::new(bytes)).map(|zip| Ok(Self::Zip(zip))),
            Kind::Ole if !is_msg(&bytes) => None,
            Kind::Ole | Kind::Mail => Some(Letter::read(&bytes, limits).map(Self::Mail)),
            _ => None,
        }
    }

    /// The mail that it is.
    pub(super) const fn letter(&self) -> Option<&Letter> {
        match self {
            Self::Zip(_) => None,
            Self::Mail(letter) => Some(letter),
        }
    }

    /// The files in it by index and name.
    ///
    /// # Errors
    /// When nobody can know what is meant, or there is too much.
    pub(super) fn members(&mut self, limits: &Limits) -> Result<Vec<(usize, String)>, FileFault> {
        match self {
            Self::Zip(zip) => members(zip, limits),
            Self::Mail(letter) => {
                let files = letter.attached.iter().enumerate();
                Ok(files.map(|(index, file)| (index, disk::composed(file.name.as_ref()))).collect())
            }
        }
    }

    /// The bytes of one of them.
    ///
    /// # Errors
    /// When it is damaged or too large.
    pub(super) fn member(&mut self, index: usize, limits: &Limits) -> Result<Vec<u8>, FileFault> {
        match self {
            Self::Zip(zip) => member_bytes(zip, index, limits),
            Self::Mail(letter) => {
                let file = letter.attached.get_mut(index);
                file.map(|file| std::mem::take(&mut file.bytes))
                    .ok_or(FileFault::unreadable(FileReason::DamagedMail))
            }
        }
    }
}

/// The zip as an archive of files, unless it is a workbook itself or something else.
fn archive(file: impl Bytes + 'static) -> Option<Archive> {
    let zip = ZipArchive::new(Box::new(file) as Box<dyn Bytes>).ok()?;
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

fn member_bytes(zip: &mut Archive, index: usize, limits: &Limits) -> Result<Vec<u8>, FileFault> {
    let damaged = || FileFault::unreadable(FileReason::DamagedArchive);
    let member = zip.by_index(index).map_err(member_fault)?;
    let most = limits.file_mib * MIB;
    check_declared(member.size(), member.compressed_size(), most, limits)?;
    let mut bytes = Vec::new();
    member.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}
