//! What can be wrong with whole files, and with who sent them.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use crate::model::FiscalYear;

/// What can be wrong with whole files, and with who sent them.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FileFault {
    /// The file can’t be read.
    UnreadableFile {
        /// Why.
        reason: FileReason,
    },
    /// The file is empty.
    EmptyFile,
    /// The file is protected by a password.
    EncryptedFile,
    /// Not a workbook.
    NotAWorkbook {
        /// What it is.
        found: Content,
    },
    /// The file is too large.
    TooLarge {
        /// What there is too much of.
        limit: Limit,
        /// How much is allowed, in the unit of the limit.
        most: u64,
    },
    /// The cell can’t be read.
    UnreadableCell {
        /// Why.
        reason: CellReason,
    },
    /// The encoding was guessed.
    EncodingGuessed {
        /// The name of the encoding.
        encoding: String,
    },
    /// A number that its format hides.
    HiddenNumber,
    /// Not a submission.
    NotASubmission {
        /// What it is.
        found: Content,
    },
    /// A merged cell hides what stands in a cell under it.
    CoveredCell,
    /// The department can’t be told.
    UnknownDepartment {
        /// The departments of the plan.
        known: Vec<String>,
        /// The address that its mail came from, where it came in one.
        sender: Option<String>,
    },
    /// Nothing was submitted.
    MissingSubmission,
    /// Superseded by a newer file.
    SupersededFile {
        /// The path of the file that counts.
        newer: String,
        /// What says that it is newer.
        because: Option<Because>,
    },
    /// Too many files.
    TooManyFiles {
        /// How many are read.
        most: usize,
    },
    /// Some answers are taken from another file.
    PartlySuperseded {
        /// The items of which all is, or the part that is named with them, as the form calls them.
        items: Vec<String>,
        /// The items of which something is, and nothing tells what.
        parts: Vec<String>,
        /// The path of the other file.
        newer: String,
    },
    /// It is not clear which file is newer.
    VersionUnclear {
        /// The path of the file that may be meant to count instead.
        other: String,
        /// Why this one was taken, where the name of the other says the opposite; `None` where nothing tells.
        because: Option<Because>,
        /// Whether it is the time of saving that says the opposite.
        saved_later: bool,
    },
    /// An answer stands only in a file that is not used.
    AnswerLeftBehind {
        /// The path of the file that was taken instead.
        newer: String,
        /// Whether that is the older one, and was taken since this one says nothing for the year that is collected.
        answered: bool,
    },
    /// The name holds several departments.
    SeveralDepartments {
        /// The departments.
        named: Vec<String>,
    },
    /// Nothing is filled in.
    NothingFilled {
        /// The year that is collected, where other years are filled in.
        collecting: Option<FiscalYear>,
    },
    /// The name says another department than the sender of the mail.
    SenderDiffers {
        /// The department that the mail came from.
        sender: String,
    },
    /// A mail says something itself.
    MailText {
        /// Its subject.
        subject: String,
    },
    /// Nothing that is a form is attached to a mail.
    MailWithoutForm {
        /// The department that it came from; empty where that can't be told.
        sender: String,
        /// Its subject.
        subject: String,
    },
    /// A form of another round.
    FormOfAnotherRound {
        /// The round that it was made for.
        round: String,
    },
    /// A form that was made for another department.
    FormOfAnother {
        /// The department that it was made for.
        department: String,
    },
    /// A form that was replaced since.
    FormReplaced,
    /// The name says another department than the folder.
    FolderDiffers {
        /// The department that the folder bears the name of.
        folder: String,
    },
    /// The newer file that is taken instead says everything otherwise.
    NothingAlike {
        /// The path of the newer file.
        newer: String,
    },
    /// Records were replaced by others of the same number, but of another name.
    OtherRecords {
        /// The path of the newer file.
        newer: String,
        /// How many.
        records: usize,
    },
    /// Records are taken from an older file that the newer one has not.
    RecordsKept {
        /// The path of the newer file.
        newer: String,
        /// How many.
        records: usize,
    },
    /// An answer is taken from an older file; its cell is empty in the newer one.
    AnswerCleared {
        /// The path of the newer file.
        newer: String,
    },
    /// A text file of a form by years, where merged cells have left blanks.
    MergesLost,
    /// Another department sent the same file.
    SameAsAnother {
        /// That department.
        department: String,
        /// The path of its file.
        other: String,
    },
    /// The report that the department was sent, with something written into it.
    OwnReport,
    /// The workbook carries macros.
    Macros,
    /// The workbook links to other files.
    ExternalLinks {
        /// How many other workbooks.
        links: usize,
    },
}

impl FileFault {
    /// The file can't be read, for this reason.
    pub fn unreadable(reason: FileReason) -> Self {
        Self::UnreadableFile { reason }
    }

    /// This limit was reached, and this much is allowed.
    pub fn too_large(limit: Limit, most: u64) -> Self {
        Self::TooLarge { limit, most }
    }
}

/// Why a file can't be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileReason {
    /// The file ends too early.
    #[default]
    Truncated,
    /// The zip container or one of its parts is damaged.
    DamagedArchive,
    /// A part that must be there is missing.
    MissingPart,
    /// A part is not well-formed.
    DamagedPart,
    /// The mail is not well-formed.
    DamagedMail,
    /// It holds two parts or files of one name: nobody can know which of them is meant.
    NameTwice,
    /// The parser gave up on the file's structure.
    DamagedStructure,
    /// The reader ended abnormally.
    Crashed,
    /// The reader needed more memory than it may have.
    OutOfMemory,
    /// The reader took longer than it may.
    Slow,
    /// The reader could not be started.
    NoReader,
    /// The zip member is stored in a way that is not read.
    UnknownCompression,
    /// The operating system refused.
    Refused,
    /// Another program holds the file.
    InUse,
    /// A link that leads elsewhere.
    Link,
    /// The folders are nested too deep.
    TooDeep,
    /// The workbook is of a kind (BIFF2 to BIFF4) that is too old.
    TooOld,
    /// The encoding of a text file can't be told.
    UnknownEncoding,
}

/// Why a cell can't be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellReason {
    /// Its text stands nowhere in the workbook.
    #[default]
    MissingText,
    /// It is of a kind that Excel does not have.
    UnknownKind,
    /// Its number is not a number.
    BadNumber,
    /// Its address is not an address.
    BadAddress,
    /// Its date lies outside of what Excel can show.
    DateOutOfRange,
    /// Its text holds a reference to something that is not defined.
    UnknownEntity,
    /// The workbook says it twice, differently.
    Duplicate,
    /// The format that it names stands nowhere in the workbook.
    MissingStyle,
    /// Its text is longer than Excel has them.
    TooLong,
}

/// What a file is that is no workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A web page.
    Html,
    /// XML of another kind.
    Xml,
    /// The answer of a web server.
    Http,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A document in rich text.
    Rtf,
    /// A Word document.
    Word,
    /// A PowerPoint presentation.
    Powerpoint,
    /// An OpenDocument file that is no spreadsheet.
    OpenDocument,
    /// A ZIP archive.
    Zip,
    /// A RAR archive.
    Rar,
    /// A 7z archive.
    SevenZip,
    /// A gzip archive.
    Gzip,
    /// A mail, saved as a file.
    Mail,
    /// A mail's text and attachments in the way that only Outlook opens (winmail.dat).
    Winmail,
    /// The thumbnails that Windows keeps of a folder.
    Thumbnails,
    /// Another kind of Office document.
    Ole,
    /// A program.
    Program,
    /// A shortcut.
    Shortcut,
    /// The report that a department was sent.
    Report,
    /// A text.
    Text,
    /// Data that is no table.
    #[default]
    Binary,
}

/// What there can be too much of in a file. The unit of the limit's value is part of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// The size of the file.
    #[default]
    FileMib,
    /// The size of a part of it, unpacked.
    PartMib,
    /// How much a part of it grows when it is unpacked.
    Ratio,
    /// Filled cells.
    Cells,
    /// Strings.
    SharedStrings,
    /// Merged ranges.
    Merges,
    /// Sheets.
    Sheets,
    /// The texts of all cells together.
    TextMib,
    /// Columns.
    Columns,
    /// Files in an archive.
    Members,
    /// The size of the files in an archive, unpacked.
    ArchiveMib,
    /// The size of all that was read in it.
    ContentMib,
    /// The size of all that was read in all files.
    RunMib,
}

/// What says that a file is newer than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The version in its name.
    Name,
    /// The time that the workbook was saved.
    Saved,
    /// The time that the mail came.
    Received,
    /// The time of the file.
    Modified,
    /// It answers for the year that is collected, which the newer one does not.
    Answers,
    /// The other is a blank form.
    Blank,
    /// Both hold the same, byte for byte.
    Same,
    /// The clerk decided so.
    Decided,
    /// Nothing: no time and no word tells them apart.
    Unclear,
}
