//! Any file that a department sends → one `Workbook`, or a finding that says what is wrong with it.
//!
//! Knows nothing of plans. Nothing here writes to the submissions folder.

mod aside;
mod binary;
mod budget;
mod cell_style;
mod container;
mod draft;
mod format;
mod iso;
mod legacy;
mod limits;
mod mail;
mod number_format;
mod ods;
mod package;
mod properties;
pub(crate) mod relations;
mod rich_text;
mod sniff;
mod source;
mod symbols;
mod text_file;
mod unseen;
mod walk;
mod workbook;
mod xlsx;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::disk;
use crate::model::{Fault, FileFault, FileReason, Finding, Limit, Place};
use crate::worker::Lost;
pub(crate) use aside::{Aside, aside};
pub(crate) use binary::ReadBinary;
pub use format::Format;
pub(crate) use format::is_ending;
pub(crate) use iso::serial as iso_serial;
pub use limits::Limits;
use limits::MIB;
pub use mail::{Envelope, Message};
pub(crate) use package::{Package, part_key};
pub(crate) use sniff::is_ole;
pub use source::Source;
pub(crate) use unseen::Unseen;
pub use walk::{Walked, walk};
pub(crate) use walk::{find, too_many_files};
pub use workbook::{Cell, CellValue, ListRule, Sheet, Visibility, Workbook};

/// A file as opened: the workbook, unless it could not be read; and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What was read; `None` where a finding says why nothing was.
    pub workbook: Option<Workbook>,
    /// What is wrong with the file or with single cells.
    pub findings: Vec<Finding>,
    /// The format that was found; `None` where it is none that is read.
    pub format: Option<Format>,
    /// SHA-256 of its bytes; `None` where they can't be had.
    pub digest: Option<[u8; 32]>,
}

/// What a format's reader hands back. It does not know the path of the file: the places of its findings have none.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub(crate) struct Contents {
    pub(crate) workbook: Option<Workbook>,
    pub(crate) findings: Vec<Finding>,
}

impl Contents {
    /// What a fault of the whole file leaves.
    fn unread(fault: FileFault) -> Self {
        Self { workbook: None, findings: vec![Finding::new(fault, Place::default())] }
    }

    /// Tells of a sheet that the workbook lists and does not hold.
    fn miss_sheet(&mut self, name: &str) {
        let fault = FileFault::unreadable(FileReason::MissingPart);
        self.findings.push(Finding::new(fault, Place::sheet("", name)));
    }
}

/// Reads a file. `file` is its path below the submissions folder, as findings name it. The file is only ever read.
///
/// ```
/// use matome::book::{Limits, read};
/// let path = "samples/hr-progress/submissions/総務課_最終.xlsx";
/// let opened = read(path.as_ref(), "総務課_最終.xlsx", &Limits::default());
/// assert!(opened.workbook.is_some() && opened.findings.is_empty());
/// ```
pub fn read(path: &Path, file: &str, limits: &Limits) -> Opened {
    match bytes_of(path, limits) {
        Ok(bytes) => read_bytes(&bytes, file, limits),
        Err(fault) => opened(Err(fault), file),
    }
}

/// Reads a file that is in memory already, such as a member of an archive.
///
/// ```
/// use matome::book::{Limits, read_bytes};
/// let opened = read_bytes("年度,評価\nR5,Ａ\n".as_bytes(), "総務課.csv", &Limits::default());
/// let sheet = &opened.workbook.expect("it is text").sheets[0];
/// assert_eq!(&*sheet.get("B2".parse().unwrap()).unwrap().shown, "Ａ");
/// ```
pub fn read_bytes(bytes: &[u8], file: &str, limits: &Limits) -> Opened {
    let format = format_of(bytes, limits);
    let contents = format.clone().and_then(|format| format.read(bytes, file, limits));
    Opened { format: format.ok(), digest: Some(Sha256::digest(bytes).into()), ..opened(contents, file) }
}

/// What the users of an `.xlsx` noted of it, by name, without reading the rest; nothing where it is no package.
pub(crate) fn properties_of(xlsx: &[u8], limits: &Limits) -> BTreeMap<String, String> {
    let part = Package::open(xlsx, limits).and_then(|mut package| package.text(properties::PART));
    properties::of_xlsx(&part.ok().flatten().unwrap_or_default())
}

/// Whether the file could not be read because another program holds it.
pub fn is_in_use(opened: &Opened) -> bool {
    opened.findings.iter().any(|finding| is_told_in_use(&finding.fault))
}

/// Whether it is this that a finding says.
pub fn is_told_in_use(fault: &Fault) -> bool {
    matches!(fault, Fault::File(FileFault::UnreadableFile { reason: FileReason::InUse }))
}

/// The text of a file that is no workbook, in whichever of the encodings that are used in Japan; `None` where it is none.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    text_file::decode(bytes).ok().map(|(text, _)| text)
}

/// The finding on a file at which a reader was lost.
pub(crate) fn lost(file: &str, lost: Lost, limits: &Limits) -> Finding {
    Finding::new(binary::fault_of(lost, limits), Place::file(file))
}

fn format_of(bytes: &[u8], limits: &Limits) -> Result<Format, FileFault> {
    if bytes.len() as u64 > limits.file_mib * MIB {
        return Err(FileFault::too_large(Limit::FileMib, limits.file_mib));
    }
    Format::of(bytes, limits)
}

fn opened(contents: Result<Contents, FileFault>, file: &str) -> Opened {
    let Contents { workbook, mut findings } = contents.and_then(with_sheets).unwrap_or_else(Contents::unread);
    findings.iter_mut().for_each(|finding| finding.place.file = file.into());
    Opened { workbook, findings, format: None, digest: None }
}

/// A workbook in which no sheet was found is not an empty one: it was not understood.
fn with_sheets(mut contents: Contents) -> Result<Contents, FileFault> {
    if contents.workbook.as_ref().is_some_and(|workbook| workbook.sheets.is_empty()) {
        contents.workbook = None;
        if contents.findings.is_empty() {
            return Err(FileFault::unreadable(FileReason::MissingPart));
        }
    }
    Ok(contents)
}

/// A file for reading. What took its place since the folder was walked (a pipe, a device) is not opened: it
/// might never end, or wait for somebody. Windows refuses while Excel holds a file exclusively.
fn open(path: &Path) -> Result<std::fs::File, FileFault> {
    if !path.metadata().map_err(refused)?.is_file() {
        return Err(FileFault::unreadable(FileReason::Refused));
    }
    disk::open(path).map_err(refused)
}

fn refused(error: std::io::Error) -> FileFault {
    FileFault::unreadable(if disk::is_held(&error) { FileReason::InUse } else { FileReason::Refused })
}

/// The bytes of a file, unless it is larger than allowed.
fn bytes_of(path: &Path, limits: &Limits) -> Result<Vec<u8>, FileFault> {
    use std::io::Read;
    let file = open(path)?;
    let most = limits.file_mib * MIB;
    if file.metadata().map_err(refused)?.len() > most {
        return Err(FileFault::too_large(Limit::FileMib, limits.file_mib));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}

/// The name of a file without its folders and its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
