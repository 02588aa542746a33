//! From the finished report to the folder of what is published: only what was checked goes there.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::by_hand;
use super::deliver::public_editions;
use super::error::DeliverError;
use super::fingerprint::hex;
use super::sent::status_after;
use crate::book;
use crate::collected::Collected;
use crate::disk;
use crate::edition;
use crate::model::{EditionFault, Finding, Lang, Place, Severity};
use crate::report::content::{Content, Difference};
use crate::report::{self, OutputSet, plain_status};
use crate::round::Round;
use crate::rules;

/// The folder of what is published, in that of the round.
pub const PUBLISHED: &str = "公表";

/// What was checked and published, in the folder of the round.
const RECORD: &str = "公表の記録.txt";

/// What the last edition says, in the folder of the round: the next is compared with it.
const CONTENT: &str = "公表した内容.csv";

/// The record names as many differences; of the others it says how many there are.
const MOST_NOTED: usize = 500;

/// Before the number of an edition in the record.
const EDITION: &str = "■ 第";

/// The editions to publish, and what was found in them.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What must not be published; the severities are those of the round.
    pub findings: Vec<Finding>,
    /// Its number, from 1.
    pub number: usize,
    /// What it says otherwise than the edition before; `None` where there is none, or it is not known what it says.
    pub differences: Option<Vec<Difference>>,
    /// Its files that were changed by hand since they were made: what was changed there is no difference.
    pub by_hand: Vec<String>,
    /// The same files as they were changed by hand, before the last run made them anew.
    pub kept: Vec<String>,
    content: Content,
    files: Vec<(String, Vec<u8>)>,
}

impl Edition {
    /// Reads and checks the report, and its parts where it has some, as they stand in the folder of the last run's outputs.
    ///
    /// # Errors
    /// When there is none, one can't be read, or the lists can't.
    pub fn check(collected: &Collected, outputs: &Path) -> Result<Self, DeliverError> {
        let round = &collected.round;
        let withheld = round.withheld()?;
        let mut findings: Vec<Finding> = outdated(collected, outputs).into_iter().collect();
        let files = read_files(round, outputs)?;
        for (name, bytes) in &files {
            let found = edition::check(bytes, name, &withheld, &round.limits);
            findings.extend(found.map_err(|_| DeliverError::UnreadableEdition(outputs.join(name)))?);
        }
        let status = status_after(collected, outputs);
        let content = Content::of(collected);
        let before = disk::read(&round.folder.join(CONTENT)).ok();
        let before = before.and_then(|bytes| Content::read(&bytes));
        Ok(Self {
            findings: rules::with_severities(&findings, &round.severities),
            number: editions(&record_of(round)) + 1,
            differences: before.map(|before| content.against(&before)),
            by_hand: by_hand::changed(&status, &files),
            kept: status
                .kept
                .into_iter()
                .filter(|kept| files.iter().any(|(name, _)| by_hand::is_of(kept, name)))
                .collect(),
            content,
            files,
        })
    }

    /// Whether anything keeps it from being published.
    pub fn is_held_back(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity != Severity::Info)
    }

    /// Writes it into the folder, byte by byte as it was checked, and notes what was found; `reason` is why it is
    /// published all the same. What stands there and was never published is kept under another name.
    ///
    /// # Errors
    /// When a file can't be written. What stands there then stays.
    pub fn publish(
        &self,
        round: &Round,
        folder: &Path,
        reason: Option<&str>,
    ) -> Result<PublishedFiles, DeliverError> {
        let record = record_of(round);
        let set = OutputSet::open(folder)?;
        self.files.iter().try_for_each(|(name, bytes)| set.write(name, bytes).map(|_| ()))?;
        let was_published =
            |bytes: &[u8]| record.contains(&digest(bytes)) || self.files.iter().any(|(_, new)| new == bytes);
        let kept = by_hand::keep_all(&set, self.names(), &|bytes| !was_published(bytes))?;
        set.commit()?;
        let record = [record, self.record(round, reason)].concat();
        let record = record.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\n', "\r\n");
        report::save(&round.folder.join(RECORD), format!("\u{feff}{record}").as_bytes())?;
        report::save(&round.folder.join(CONTENT), &self.content.to_csv())?;
        Ok(PublishedFiles { names: self.names().map(str::to_owned).collect(), kept })
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// What was published, how it differs from the edition before, what was found in it, and why it was published all the
    /// same.
    fn record(&self, round: &Round, reason: Option<&str>) -> String {
        let file = |(name, bytes): &(String, Vec<u8>)| {
            let by_hand =
                if self.by_hand.contains(name) { "（作った後に手を加えたもの）" } else { "" };
            format!("ファイル　{name}{by_hand}\n　　　　　SHA-256 {}\n", digest(bytes))
        };
        let files: String = self.files.iter().map(file).collect();
        let day = round.today.map_or(String::new(), |day| format!("　{}", plain_status::date(day)));
        let differences = self.differences.as_deref().map(differences).unwrap_or_default();
        let found: String = self.findings.iter().map(|finding| line(finding, round)).collect();
        let count = self.findings.len();
        let reason = reason.map(|reason| format!("このまま公表する理由　{reason}\n")).unwrap_or_default();
        let (number, title) = (self.number, &round.plan.title);
        let before = if number == 1 { "" } else { "\n" };
        format!(
            "{before}{EDITION}{number}版{day}\n{title}\n\n{files}\n{differences}指摘　{count}件\n{found}{reason}"
        )
    }
}

/// What was published: the names of the files, and of those that stood there and are kept under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFiles {
    /// The files.
    pub names: Vec<String>,
    /// What was kept, each with its new name.
    pub kept: Vec<(String, String)>,
}

/// What the round's record says of the editions before; empty where there is none.
fn record_of(round: &Round) -> String {
    let bytes = disk::read(&round.folder.join(RECORD)).unwrap_or_default();
    book::text_of(&bytes).unwrap_or_default()
}

/// How many editions a record is of. An older program wrote one without a number.
fn editions(record: &str) -> usize {
    let numbered =
        record.lines().filter(|line| line.trim_start_matches('\u{feff}').starts_with(EDITION)).count();
    let is_older = !record.trim().is_empty() && !record.trim_start_matches('\u{feff}').starts_with(EDITION);
    numbered + usize::from(is_older)
}

fn differences(all: &[Difference]) -> String {
    let lines: String = all.iter().take(MOST_NOTED).map(|one| format!("　{}\n", said(one))).collect();
    let rest = all.len().saturating_sub(MOST_NOTED);
    let rest = if rest > 0 { format!("　ほか {rest}件\n") } else { String::new() };
    format!("前の版との違い　{}件\n{lines}{rest}", all.len())
}

/// A difference on a line.
pub fn said(Difference { about, was, is }: &Difference) -> String {
    match (was, is) {
        (Some(was), Some(is)) => format!("{about}　「{was}」→「{is}」"),
        (None, Some(is)) => format!("{about}　（追加）「{is}」"),
        (Some(was), None) => format!("{about}　（削除）「{was}」"),
        (None, None) => about.clone(),
    }
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A finding on a line: code, place, what it says.
fn line(finding: &Finding, round: &Round) -> String {
    let text = rules::render(finding, &round.plan, Lang::Ja);
    let cells: Vec<String> = finding.ranges().iter().map(ToString::to_string).collect();
    let place = [finding.place.file.to_string(), finding.place.sheet.to_string(), cells.join("、")];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    format!("　{} {}　{}\n", text.code, place.join(" "), text.message)
}

/// That the report was made of something else than there is now.
fn outdated(collected: &Collected, outputs: &Path) -> Option<Finding> {
    let is_old = status_after(collected, outputs).is_report_old();
    is_old.then(|| Finding::new(EditionFault::OutdatedEdition, Place::default()))
}

/// The report and its parts.
fn read_files(round: &Round, outputs: &Path) -> Result<Vec<(String, Vec<u8>)>, DeliverError> {
    let read = |name: String| {
        let path = outputs.join(&name);
        disk::read(&path).map(|bytes| (name, bytes)).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => DeliverError::NoEdition(path),
            _ => DeliverError::Edition { path, source },
        })
    };
    public_editions(round).into_iter().map(read).collect()
}
