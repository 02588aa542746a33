//! A round that is read in parts, on one machine or many, and put together by a run that reads none of the files.
//!
//! A part is JSON Lines: a head that says by which program and from which lists it was read, then a line a file with all
//! entries and findings, blank and refused ones too, and a line for each finding on the folder itself.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::read::{ReadAll, Setup, read_part};
use crate::book::{self, Message, Source};
use crate::mask;
use crate::model::{Finding, Place, Shared};
use crate::round::{Received, Round, RoundError};
use crate::sentence;

/// Which of a round's files are read: the first of three thirds is `1/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    number: usize,
    of: usize,
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
enum Record {
    /// What all lines after it were read by.
    Head { program: String, setup: String },
    /// A file; `members` are its places in the archives and mails that hold it.
    File { members: Vec<usize>, read: Box<Received> },
    /// What a mail says.
    Message(Box<Message>),
    /// What is wrong with the folder.
    Finding(Box<Finding>),
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
    let ReadAll { files, sources, findings, messages } = read_part(round, part, progress);
    let file = |read: Received| Record::File {
        members: sources.get(&read.file).map(|source| source.members().to_vec()).unwrap_or_default(),
        read: Box::new(read),
    };
    let lines = std::iter::once(head(round)).chain(files.into_iter().map(file));
    let written = lines
        .chain(messages.into_iter().map(|message| Record::Message(Box::new(message))))
        .chain(findings.into_iter().map(|finding| Record::Finding(Box::new(finding))))
        .try_for_each(|line| put(out, &line));
    written.map_err(|source| RoundError::Unreadable { path: PathBuf::from("-"), source })
}

fn head(round: &Round) -> Record {
    let setup = Fingerprint::of_setup(&Setup::of(round)).hex();
    Record::Head { program: env!("CARGO_PKG_VERSION").to_owned(), setup }
}

fn put(out: &mut impl Write, line: &Record) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// What the parts in these files say together: the same as if the files were read here.
///
/// # Errors
/// When a file can't be opened, is no part, or was read by another program or from other lists.
pub(super) fn read_parts(round: &Round, paths: &[PathBuf]) -> Result<ReadAll, RoundError> {
    let mut found = book::find(&round.submissions, &round.limits);
    mask::walked(&mut found);
    let on_disk = found.sources.into_iter().map(|source| (source.path.clone(), source)).collect();
    let setup = Fingerprint::of_setup(&Setup::of(round)).hex();
    let (shared, files, findings, messages) = Default::default();
    let mut all = Gathered { setup, on_disk, shared, files, findings, messages };
    paths.iter().try_for_each(|path| all.add(path))?;
    let mut findings = all.findings;
    let most = round.limits.files;
    if all.files.len() > most {
        findings.push(book::too_many_files(&round.limits));
    }
    all.messages.sort_by(|a, b| a.path.cmp(&b.path));
    let mut read = ReadAll { findings, messages: all.messages, ..ReadAll::default() };
    for (path, (file, source)) in all.files.into_iter().take(most) {
        read.files.push(file);
        read.sources.extend(source.map(|source| (path, source)));
    }
    Ok(read)
}

/// The parts that were read so far.
struct Gathered {
    setup: String,
    on_disk: BTreeMap<String, Source>,
    shared: Shared,
    files: BTreeMap<String, (Received, Option<Source>)>,
    findings: Vec<Finding>,
    messages: Vec<Message>,
}

impl Gathered {
    fn add(&mut self, path: &Path) -> Result<(), RoundError> {
        let unreadable = |source| RoundError::Unreadable { path: path.to_owned(), source };
        let mut lines = BufReader::new(File::open(path).map_err(unreadable)?).lines();
        let mut next = || match lines.next() {
            None => Ok(None),
            Some(line) => serde_json::from_str::<Record>(&line.map_err(unreadable)?)
                .map(Some)
                .map_err(|_| no_part(path)),
        };
        match next()? {
            Some(Record::Head { setup, .. }) if setup == self.setup => {}
            Some(Record::Head { .. }) => return Err(other_setup(path)),
            _ => return Err(no_part(path)),
        }
        while let Some(line) = next()? {
            match line {
                Record::File { members, read } => self.file(members, *read),
                Record::Message(message) => self.messages.push(*message),
                Record::Finding(finding) => self.findings.push(*finding),
                // Parts that were put one after the other.
                Record::Head { setup, .. } if setup == self.setup => {}
                Record::Head { .. } => return Err(other_setup(path)),
            }
        }
        Ok(())
    }

    fn file(&mut self, members: Vec<usize>, mut read: Received) {
        self.shared.share(&mut read.entries);
        let source = self.source(&read.file, members);
        self.files.insert(read.file.clone(), (read, source));
    }

    /// Where the file stands on this machine, for its annotated copy.
    fn source(&self, path: &str, members: Vec<usize>) -> Option<Source> {
        if members.is_empty() {
            return self.on_disk.get(path).cloned();
        }
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let archive = folders.find_map(|folder| self.on_disk.get(folder))?;
        Some(archive.with_members(path, members))
    }
}

fn no_part(path: &Path) -> RoundError {
    let fault = sentence!(
        "読み取り結果のファイルではないか、壊れています。matome export --format files で作り直してください。",
        "it is no part of a round, or damaged: make it again with `matome export --format files`"
    );
    RoundError::List { place: Place::file(path.display().to_string()), fault }
}

fn other_setup(path: &Path) -> RoundError {
    let fault = sentence!(
        "別の版の matome か、別の様式・一覧で読み取ったものです。いまのもので読み取り直してください。",
        "it was read by another version of matome, or with another template or other lists: read it again with these"
    );
    RoundError::List { place: Place::file(path.display().to_string()), fault }
}
