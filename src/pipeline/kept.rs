//! What an earlier run wrote, taken over where all that it follows from is the same.
//!
//! A record says which files were made from what: the round with its lists and template, the entries, the findings, the
//! bytes of the submissions, the build of the program. It names each file with the fingerprint of its bytes, and only a
//! file that still has them is taken over; who edits, loses or moves one gets it made anew.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::records::Records;
use crate::book::Source;
use crate::collected::Collected;
use crate::report::{Digest, OutputSet, Recipient, SaveError};
use crate::round::{Packed, Round};

/// The folder of these records, in that of what was read.
const FOLDER: &str = "outputs";

/// A file that was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Written {
    /// Its path below the output folder, with `/` between folders.
    pub(super) path: String,
    /// What it is, for people.
    pub(super) about: String,
    content: Digest,
}

impl Written {
    /// This file, with the fingerprint of what it holds.
    pub(super) fn new(path: &str, about: &str, content: Digest) -> Self {
        Self { path: path.to_owned(), about: about.to_owned(), content }
    }
}

/// What was made, and whether the same would be made again.
pub(super) struct Made {
    /// The files.
    pub(super) files: Vec<Written>,
    /// Whether nothing but their key decided what they say: no worker was lost on the way.
    pub(super) again: bool,
}

impl Made {
    /// Files that the same input always gives.
    pub(super) const fn always(files: Vec<Written>) -> Self {
        Self { files, again: true }
    }
}

/// What earlier runs wrote for this round.
pub(super) struct Kept {
    records: Option<Records>,
    round: Fingerprint,
}

impl Kept {
    /// That of a round whose mails have this text of their own; nothing where the round keeps nothing.
    pub(super) fn open(round: &Round, mail: Option<&str>) -> Self {
        let records = round.cache.as_deref().map(|folder: &Path| Records::open(&folder.join(FOLDER)));
        let said = records.as_ref().map(|_| of_round(round)).unwrap_or_default();
        let mail = mail.map_or(Vec::new(), |text| [b"=", text.as_bytes()].concat());
        Self { records, round: Fingerprint::of(&[&said, &mail]).on_this_build() }
    }

    /// The files that are made from this: those that stand in the folder, where they were made from the same, or else
    /// what `write` makes now. No key: they are made.
    pub(super) fn or_write<E: From<SaveError>>(
        &self,
        key: Option<Fingerprint>,
        set: &OutputSet,
        write: impl FnOnce() -> Result<Made, E>,
    ) -> Result<Vec<Written>, E> {
        let Some((records, key)) = self.records.as_ref().zip(key) else { return Ok(write()?.files) };
        let same = |file: &Written| set.earlier_digest(&file.path) == Some(file.content);
        if let Some(files) = records.get::<Vec<Written>>(&key).filter(|files| files.iter().all(same)) {
            files.iter().try_for_each(|file| set.take_over(&file.path))?;
            return Ok(files);
        }
        let made = write()?;
        if made.again {
            records.put(&key, &made.files);
        }
        Ok(made.files)
    }

    /// All that follows from the whole round.
    pub(super) fn key_of_whole(&self, collected: &Collected) -> Option<Fingerprint> {
        self.records.as_ref()?;
        let Collected { submissions, previous, read, entries, findings, summary, .. } = collected;
        let lists = [
            Fingerprint::of_values([Packed(read)]),
            Fingerprint::of_values([Packed(entries)]),
            Fingerprint::of_values(findings),
            Fingerprint::of_values([summary]),
            Fingerprint::of_values(previous.iter().map(|previous| Packed(&previous.entries))),
            Fingerprint::of_values(previous.iter().map(|previous| &previous.lineage)),
        ];
        let lists = lists.map(|list| *list.bytes()).concat();
        Some(Fingerprint::of(&[self.round.bytes(), b"whole", &lists, format!("{submissions:?}").as_bytes()]))
    }

    /// All that a department's files follow from. `None` where one of its submissions stands in an archive: who opens
    /// archives is a worker.
    pub(super) fn key_of(&self, recipient: &Recipient) -> Option<Fingerprint> {
        self.records.as_ref()?;
        let Recipient { collected, department, file_name, submissions, read, findings, reminded } = recipient;
        let Collected { round, sources, summary, .. } = collected;
        let content =
            |source: &Source| (!source.in_archive()).then(|| source.bytes(&round.limits).unwrap_or_default());
        let sources = submissions.iter().filter_map(|submission| sources.get(&submission.file));
        let sources: Option<Vec<Fingerprint>> = sources
            .map(|source| Some(Fingerprint::of(&[source.path.as_bytes(), &content(source)?])))
            .collect();
        let filled: Vec<_> =
            submissions.iter().map(|submission| summary.filled.get(&submission.file)).collect();
        let about = format!(
            "{department:?}{file_name:?}{submissions:?}{:?}{filled:?}{reminded:?}",
            summary.department(department)
        );
        let lists = [
            Fingerprint::of_values([Packed(read)]),
            Fingerprint::of_values(findings),
            Fingerprint::of_values(sources?),
        ];
        let lists = lists.map(|list| *list.bytes()).concat();
        Some(Fingerprint::of(&[self.round.bytes(), b"department", &lists, about.as_bytes()]))
    }

    /// Forgets what no run will ask for again.
    pub(super) fn tidy(&self) {
        self.records.iter().for_each(Records::tidy);
    }
}

/// All that a round says, its submissions left out. A new field of it must be asked whether outputs follow from it.
fn of_round(round: &Round) -> Vec<u8> {
    let Round {
        folder: _,
        plan,
        template,
        organization,
        office,
        contact,
        extension,
        deadline,
        resubmission_deadline,
        today: _,
        doubts: _,
        published,
        submissions: _,
        previous,
        successors,
        form: _,
        lists,
        limits,
        cache: _,
        severities,
    } = round;
    let names = (organization, office, contact, extension, previous, successors, lists);
    let days = (deadline, resubmission_deadline, published, round.due(), round.due_again());
    let rest = format!("{template:?}{names:?}{days:?}{limits:?}{severities:?}");
    [postcard::to_stdvec(plan).unwrap_or_default(), rest.into_bytes()].concat()
}
