//! Any file that a department sends → one `Workbook`, or a finding that says what is wrong with it.
//!
//! Knows nothing of plans. Nothing here writes to the submissions folder.

mod binary;
mod budget;
mod cell_style;
mod draft;
mod iso;
mod legacy;
mod limits;
mod number_format;
mod ods;
mod package;
pub(crate) mod relations;
mod rich_text;
mod sniff;
mod text_file;
mod walk;
mod workbook;
mod xlsx;
mod xml;

use std::path::Path;

use crate::disk;
use crate::model::{Content, Fault, FileFault, FileReason, Finding, Limit, Place};
use crate::worker::Lost;
pub(crate) use binary::ReadBinary;
pub(crate) use iso::serial as iso_serial;
pub use limits::Limits;
use limits::MIB;
pub(crate) use package::{Package, part_key};
use sniff::Kind;
pub(crate) use sniff::is_ole;
pub use walk::{Source, Walked, find, too_many_files, walk};
pub use workbook::{Cell, CellValue, Sheet, Visibility, Workbook};

/// A file as opened: the workbook, unless it could not be read; and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What was read; `None` where a finding says why nothing was.
    pub workbook: Option<Workbook>,
    /// What is wrong with the file or with single cells.
    pub findings: Vec<Finding>,
    /// The format that was found: `xlsx`, `xls`, `xlsb`, `ods`, `csv`; `None` where it is none of them.
    pub format: Option<&'static str>,
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
    let (format, contents) = contents(bytes, file, limits);
    Opened { format, ..opened(contents, file) }
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
pub fn text_of(bytes: &[u8]) -> Option<String> {
    text_file::decode(bytes).ok().map(|(text, _)| text)
}

/// The finding on a file at which a reader was lost.
pub fn lost(file: &str, lost: Lost, limits: &Limits) -> Finding {
    Finding::new(binary::fault_of(lost, limits), Place::file(file))
}

/// The format that the bytes are in, and what its reader hands back.
type Found = (Option<&'static str>, Result<Contents, FileFault>);

fn contents(bytes: &[u8], file: &str, limits: &Limits) -> Found {
    if bytes.len() as u64 > limits.file_mib * MIB {
        return (None, Err(FileFault::too_large(Limit::FileMib, limits.file_mib)));
    }
    match sniff::sniff(bytes) {
        Kind::Empty => (None, Err(FileFault::EmptyFile)),
        Kind::Zip => zip_format(bytes, limits).unwrap_or_else(|fault| (None, Err(fault))),
        Kind::Ole | Kind::BareBiff => (Some("xls"), binary::read(bytes, limits)),
        Kind::FlatOds => (Some("ods"), flat_ods(bytes, limits)),
        Kind::Other(found) => (None, Err(not_a_workbook(found))),
        Kind::Text => (Some("csv"), text_file::read(bytes, stem(file), limits)),
    }
}

fn zip_format(bytes: &[u8], limits: &Limits) -> Result<Found, FileFault> {
    let mut package = package::Package::open(bytes, limits)?;
    if ods::is_ods(&mut package)? {
        return Ok((Some("ods"), ods::read(&mut package, limits)));
    }
    if let Some(main) = xlsx::main_part(&mut package)? {
        return Ok((Some("xlsx"), xlsx::read(&mut package, &main, limits)));
    }
    if package.has("xl/workbook.bin") {
        return Ok((Some("xlsb"), binary::read(bytes, limits)));
    }
    Err(not_a_workbook(other_zip(&package)))
}

fn flat_ods(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    ods::read_content(&package::xml_text(bytes.to_vec())?, limits)
}

fn other_zip(package: &package::Package) -> Content {
    match () {
        () if package.has("word/document.xml") => Content::Word,
        () if package.has("ppt/presentation.xml") => Content::Powerpoint,
        () if package.has("mimetype") => Content::OpenDocument,
        () => Content::Zip,
    }
}

fn not_a_workbook(found: Content) -> FileFault {
    FileFault::NotAWorkbook { found }
}

fn opened(contents: Result<Contents, FileFault>, file: &str) -> Opened {
    let Contents { workbook, mut findings } = contents.and_then(with_sheets).unwrap_or_else(Contents::unread);
    findings.iter_mut().for_each(|finding| finding.place.file = file.into());
    Opened { workbook, findings, format: None }
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
