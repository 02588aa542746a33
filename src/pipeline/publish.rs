//! From the finished report to the folder of what is published: only what was checked goes there.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::deliver::public_editions;
use super::error::DeliverError;
use super::sent::status_after;
use crate::collected::Collected;
use crate::disk;
use crate::edition;
use crate::model::{EditionFault, Finding, Lang, Place, Severity};
use crate::report::{self, OutputSet};
use crate::round::Round;
use crate::rules;

/// The folder of what is published, in that of the round.
pub const PUBLISHED: &str = "公表";

/// What was checked and published, in the folder of the round.
const RECORD: &str = "公表の記録.txt";

/// The editions to publish, and what was found in them.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What must not be published; the severities are those of the round.
    pub findings: Vec<Finding>,
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
        Ok(Self { findings: rules::with_severities(&findings, &round.severities), files })
    }

    /// Whether anything keeps it from being published.
    pub fn is_held_back(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity != Severity::Info)
    }

    /// Writes it into the folder, byte by byte as it was checked, and notes what was found; `reason` is why it is
    /// published all the same. Gives the names of the files.
    ///
    /// # Errors
    /// When a file can't be written. What stands there then stays.
    pub fn publish(
        &self,
        round: &Round,
        folder: &Path,
        reason: Option<&str>,
    ) -> Result<Vec<String>, DeliverError> {
        let set = OutputSet::open(folder)?;
        self.files.iter().try_for_each(|(name, bytes)| set.write(name, bytes))?;
        set.commit()?;
        report::save(&round.folder.join(RECORD), self.record(round, reason).as_bytes())?;
        Ok(self.files.iter().map(|(name, _)| name.clone()).collect())
    }

    /// What was published, what was found in it, and why it was published all the same.
    fn record(&self, round: &Round, reason: Option<&str>) -> String {
        let file = |(name, bytes): &(String, Vec<u8>)| {
            let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            format!("ファイル　{name}\n　　　　　SHA-256 {digest}\n")
        };
        let files: String = self.files.iter().map(file).collect();
        let found: String = self.findings.iter().map(|finding| line(finding, round)).collect();
        let count = self.findings.len();
        let reason = reason.map(|reason| format!("このまま公表する理由　{reason}\n")).unwrap_or_default();
        format!("\u{feff}{}\n\n{files}\n指摘　{count}件\n{found}{reason}", round.plan.title)
            .replace('\n', "\r\n")
    }
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
