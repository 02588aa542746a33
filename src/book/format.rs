//! The formats of workbooks: what tells them apart, who reads each, and what such files are called.

use strum::{EnumIter, IntoEnumIterator, IntoStaticStr};

use super::limits::Limits;
use super::package::Package;
use super::sniff::{Kind, sniff};
use super::{Contents, binary, ods, stem, text_file, xlsx};
use crate::model::{Content, FileFault};

/// A format of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Excel's own, of XML parts, with macros or without.
    Xlsx,
    /// Excel's own, of binary parts.
    Xlsb,
    /// That of Excel up to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// OpenDocument in one XML file.
    FlatOds,
    /// A table as text, parted by commas, tabs or semicolons.
    Text,
}

impl Format {
    /// The format that the bytes are in; what they are instead is the fault.
    pub(super) fn of(bytes: &[u8], limits: &Limits) -> Result<Self, FileFault> {
        match sniff(bytes) {
            Kind::Empty => Err(FileFault::EmptyFile),
            Kind::Zip => zipped(&mut Package::open(bytes, limits)?),
            Kind::Ole | Kind::BareBiff => Ok(Self::Xls),
            Kind::FlatOds => Ok(Self::FlatOds),
            Kind::Text => Ok(Self::Text),
            Kind::Mail => Err(FileFault::NotAWorkbook { found: Content::Mail }),
            Kind::Other(found) => Err(FileFault::NotAWorkbook { found }),
        }
    }

    /// Reads the bytes of the file of this name.
    pub(super) fn read(self, bytes: &[u8], file: &str, limits: &Limits) -> Result<Contents, FileFault> {
        match self {
            Self::Xlsx => xlsx::read(bytes, limits),
            Self::Xlsb | Self::Xls => binary::read(bytes, limits),
            Self::Ods => ods::read(bytes, limits),
            Self::FlatOds => ods::read_flat(bytes, limits),
            Self::Text => text_file::read(bytes, stem(file), limits),
        }
    }

    /// The endings of such files' names, in lower case.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Self::Xlsb => &["xlsb"],
            Self::Xls => &["xls", "xlt"],
            Self::Ods => &["ods", "ots"],
            Self::FlatOds => &["fods"],
            Self::Text => &["csv", "tsv"],
        }
    }
}

/// Whether files with this ending are workbooks, or tables as text; the ending is in lower case, without its dot.
pub fn is_ending(ending: &str) -> bool {
    Format::iter().any(|format| format.endings().contains(&ending))
}

fn zipped(package: &mut Package) -> Result<Format, FileFault> {
    if ods::is_ods(package)? {
        return Ok(Format::Ods);
    }
    if xlsx::main_part(package)?.is_some() {
        return Ok(Format::Xlsx);
    }
    if package.has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    Err(FileFault::NotAWorkbook { found: other_zip(package) })
}

fn other_zip(package: &Package) -> Content {
    match () {
        () if package.has("word/document.xml") => Content::Word,
        () if package.has("ppt/presentation.xml") => Content::Powerpoint,
        () if package.has("mimetype") => Content::OpenDocument,
        () => Content::Zip,
    }
}
