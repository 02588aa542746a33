//! The parts of a round put together: what they say is what the files would, or the run is refused. A part that is missing,
//! cut off, there twice, or older than the files on the disk may not pass for the round.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::fingerprint::Fingerprint;
use super::read::{ReadAll, Setup, find};
use super::shard::{Part, Record, digest};
use crate::book::{self, Limits, Message, Source};
use crate::model::{Finding, Place, Sentence, Shared};
use crate::round::{Received, Round, RoundError};
use crate::sentence;

/// What the parts in these files say together: the same as if the files were read here.
///
/// # Errors
/// When a file can't be opened, is no part, or was read by another program or from other lists; when a part is missing, or
/// the files on this machine are not those that were read.
pub(super) fn read_parts(round: &Round, paths: &[PathBuf]) -> Result<ReadAll, RoundError> {
    let found = find(round, Part::WHOLE).sources.into_iter();
    let on_disk = found.map(|source| (source.path.clone(), source)).collect();
    let setup = Fingerprint::of_setup(&Setup::of(round)).hex();
    let mut all = Gathered { setup, on_disk, ..Gathered::default() };
    paths.iter().try_for_each(|path| all.add(path))?;
    all.require_all_parts()?;
    all.require_same_files(&round.limits)?;
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
#[derive(Default)]
struct Gathered {
    setup: String,
    on_disk: BTreeMap<String, Source>,
    parts: BTreeSet<Part>,
    /// The files that were read, by their path, with the digest of each.
    seen: BTreeMap<String, String>,
    shared: Shared,
    files: BTreeMap<String, (Received, Option<Source>)>,
    findings: Vec<Finding>,
    messages: Vec<Message>,
}

impl Gathered {
    fn add(&mut self, path: &Path) -> Result<(), RoundError> {
        let unreadable = |source| RoundError::Unreadable { path: path.to_owned(), source };
        let mut is_part = false;
        let mut lines = BufReader::new(File::open(path).map_err(unreadable)?).lines();
        let mut next = || match lines.next() {
            None => Ok(None),
            Some(line) => serde_json::from_str::<Record>(&line.map_err(unreadable)?)
                .map(Some)
                .map_err(|_| no_part(path)),
        };
        // Parts may have been put one after the other.
        while let Some(head) = next()? {
            self.begin(head, path)?;
            let mut lines = 0;
            loop {
                match next()? {
                    Some(Record::File { members, read }) => self.file(members, *read, path)?,
                    Some(Record::Message(message)) => self.messages.push(*message),
                    Some(Record::Finding(finding)) => self.findings.push(*finding),
                    Some(Record::End { lines: all, disk }) if all == lines => break self.seen.extend(disk),
                    _ => return Err(no_part(path)),
                }
                lines += 1;
            }
            is_part = true;
        }
        if is_part { Ok(()) } else { Err(no_part(path)) }
    }

    fn begin(&mut self, head: Record, path: &Path) -> Result<(), RoundError> {
        let Record::Head { setup, part, .. } = head else { return Err(no_part(path)) };
        if setup != self.setup {
            return Err(other_setup(path));
        }
        // Whole folders may have been read on several machines, of which each is a part of its own.
        let is_new = self.parts.insert(part) || part == Part::WHOLE;
        if is_new { Ok(()) } else { Err(twice(path, &format!("{}/{}", part.number, part.of))) }
    }

    fn file(&mut self, members: Vec<usize>, mut read: Received, part: &Path) -> Result<(), RoundError> {
        self.shared.share(&mut read.entries);
        let source = self.source(&read.file, members);
        let name = read.file.clone();
        match self.files.insert(name.clone(), (read, source)) {
            None => Ok(()),
            Some(_) => Err(twice(part, &name)),
        }
    }

    /// Each part that a part speaks of is there.
    fn require_all_parts(&self) -> Result<(), RoundError> {
        let asked = self.parts.iter().flat_map(|part| (1..=part.of).map(|number| Part { number, ..*part }));
        let missing: BTreeSet<Part> = asked.filter(|part| !self.parts.contains(part)).collect();
        let names: Vec<String> = missing.iter().map(|part| format!("{}/{}", part.number, part.of)).collect();
        let ja = names.join("、");
        let fault = sentence!(
            "読み取り結果の{ja}がありません。matome export --format files --part で作り、--entries にすべて指定してください。",
            "the part {ja} is missing: make it with `matome export --format files --part`, and name all of them"
        );
        if names.is_empty() { Ok(()) } else { Err(refused("--entries", fault)) }
    }

    /// What stands on this machine's disk is what was read: nothing came since, and nothing was changed.
    fn require_same_files(&self, limits: &Limits) -> Result<(), RoundError> {
        let is_other = |(path, source): (&String, &Source)| match self.seen.get(path) {
            Some(seen) => *seen != digest(source, limits),
            None => true,
        };
        let others = self.on_disk.par_iter().filter(|file| is_other(*file)).map(|(path, _)| path.as_str());
        let others: Vec<&str> = others.collect();
        let Some(first) = others.first() else { return Ok(()) };
        let count = others.len();
        let fault = sentence!(
            "{count}個のファイルが、読み取りの後に届いたか変わっています。matome export --format files で読み取り直してください。",
            "of the files {count} came or changed after they were read: read them again with `matome export --format files`"
        );
        Err(refused(first, fault))
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
        "読み取り結果のファイルではないか、途中で切れるなどして壊れています。matome export --format files で作り直してください。",
        "it is no part of a round, or damaged or cut off: make it again with `matome export --format files`"
    );
    refused(path.display(), fault)
}

fn other_setup(path: &Path) -> RoundError {
    let fault = sentence!(
        "別の版の matome か、別の様式・一覧で読み取ったものです。いまのもので読み取り直してください。",
        "it was read by another version of matome, or with another template or other lists: read it again with these"
    );
    refused(path.display(), fault)
}

fn twice(path: &Path, what: &str) -> RoundError {
    let fault = sentence!(
        "「{what}」は、ほかの読み取り結果にもあります。どちらか一方だけを指定してください。",
        "{what} is in another part too: name only one of them"
    );
    refused(path.display(), fault)
}

fn refused(file: impl ToString, fault: Sentence) -> RoundError {
    RoundError::List { place: Place::file(file.to_string()), fault }
}
