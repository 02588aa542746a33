//! A round that is read in parts, on one machine or many, and put together by a run that reads none of the files.
//!
//! A part is JSON Lines: a head that says by which program and from which lists it was read, then a line a file with all
//! entries and findings, blank and refused ones too, a line for each finding on the folder itself, and an end, without which
//! a part that was cut off would look whole.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fingerprint::{Fingerprint, hex};
use super::read::{ReadAll, Setup, find, read_found};
use crate::book::{Limits, Message, Source};
use crate::model::Finding;
use crate::round::{Received, Round, RoundError};

/// Which of a round's files are read: the first of three thirds is `1/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// Its number, from one.
    pub(super) number: usize,
    /// How many there are.
    pub(super) of: usize,
}

impl Part {
    /// All files.
    pub const WHOLE: Part = Part { number: 1, of: 1 };

    /// Whether the file at this place is one of the part's.
    pub(super) const fn has(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }

    /// Whether it is the part that tells what is told once of the whole folder.
    pub(super) const fn is_first(self) -> bool {
        self.number == 1
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts =
            text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("1/3".to_owned()),
        }
    }
}

/// A line of a part.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Record {
    /// What all lines after it were read by, and which part they are.
    Head { program: String, setup: String, part: Part },
    /// A file; `members` are its places in the archives and mails that hold it.
    File { members: Vec<usize>, read: Box<Received> },
    /// What a mail says.
    Message(Box<Message>),
    /// What is wrong with the folder.
    Finding(Box<Finding>),
    /// How many lines stand between it and the head, and the files on the disk that they were read of, with the SHA-256 of
    /// each.
    End { lines: usize, disk: BTreeMap<String, String> },
}

/// Reads a part of a round's files and writes what was read, a line a file.
///
/// # Errors
/// When the submissions folder is missing, or `out` takes no more.
pub fn write_part(
    round: &Round,
    part: Part,
    out: &mut impl Write,
    progress: &(dyn Fn(usize, usize, &str) + Sync),
) -> Result<(), RoundError> {
    if !round.submissions.is_dir() {
        return Err(RoundError::NoSubmissions(round.submissions.clone()));
    }
    let found = find(round, part);
    let walked = found.sources.clone();
    let ReadAll { files, sources, findings, messages } = read_found(round, found, progress);
    let disk = digests(&walked, &files, &round.limits);
    let file = |read: Received| Record::File {
        members: sources.get(&read.file).map(|source| source.members().to_vec()).unwrap_or_default(),
        read: Box::new(read),
    };
    let lines = files.len() + messages.len() + findings.len();
    let records = std::iter::once(head(round, part))
        .chain(files.into_iter().map(file))
        .chain(messages.into_iter().map(|message| Record::Message(Box::new(message))))
        .chain(findings.into_iter().map(|finding| Record::Finding(Box::new(finding))))
        .chain([Record::End { lines, disk }]);
    let written = records.into_iter().try_for_each(|record| put(out, &record));
    written.map_err(|source| RoundError::Unreadable { path: PathBuf::from("-"), source })
}

/// The SHA-256 of a file as it stands on the disk; empty where it can't be had.
pub(super) fn digest(source: &Source, limits: &Limits) -> String {
    source.bytes(limits).map(|bytes| hex(&Sha256::digest(bytes))).unwrap_or_default()
}

/// The digests of files on the disk: those that were read have theirs.
fn digests(walked: &[Source], files: &[Received], limits: &Limits) -> BTreeMap<String, String> {
    let read: BTreeMap<&str, String> =
        files.iter().filter_map(|file| Some((file.file.as_str(), hex(&file.digest?)))).collect();
    let digest =
        |source: &Source| read.get(source.path.as_str()).cloned().unwrap_or_else(|| digest(source, limits));
    walked.iter().map(|source| (source.path.clone(), digest(source))).collect()
}

fn head(round: &Round, part: Part) -> Record {
    let setup = Fingerprint::of_setup(&Setup::of(round)).hex();
    Record::Head { program: env!("CARGO_PKG_VERSION").to_owned(), setup, part }
}

fn put(out: &mut impl Write, line: &Record) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}
