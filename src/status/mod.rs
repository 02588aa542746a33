//! Where the round stands, beside how it stood before the last change: who has sent what since, and which letters say
//! something new.
//!
//! The outputs keep both, so that a run that finds nothing new says the same as the one before it.

mod sent;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::collected::Collected;
use crate::model::{Date, Finding, Severity, Submission, Verdict, by_name};
use crate::round::{Due, Round};
use crate::summary::DepartmentStatus;

pub use sent::{REMINDER, Sent};

/// How the round stands and stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The departments as they stand, by name.
    pub now: BTreeMap<String, Stand>,
    /// As they stood before the last change; `None` where nothing is known of that.
    pub before: Option<BTreeMap<String, Stand>>,
    /// A fingerprint of how they stood when the report was written; `None` where nothing is known of that.
    #[serde(default)]
    pub reported: Option<String>,
    /// A fingerprint of each file of the outputs, by its path below their folder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub written: BTreeMap<String, String>,
    /// The files among the outputs that were changed by hand and kept under another name, by their paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<String>,
    /// The letters that the clerk noted as sent. They stand in a file of their own.
    #[serde(skip)]
    pub sent: Sent,
    /// The forms that are there to be sent, by department, each by its version.
    #[serde(skip)]
    pub forms: BTreeMap<String, String>,
}

/// How a department stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// The worst verdict on its files that count; `None` where none came.
    pub verdict: Option<Verdict>,
    /// Its files, each with a fingerprint of its content.
    pub files: BTreeMap<String, String>,
    /// How many findings must be mended, and how many looked at.
    pub findings: [usize; 2],
    /// A fingerprint of all that it is told.
    pub told: String,
    /// The deadline that its letter says is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Date>,
    /// Whether it has sent nothing, and there is still time: its letter is a notice that need not be sent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_early: bool,
}

/// What became different of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// Its name.
    pub department: &'a str,
    /// Files that came, or came again with another content.
    pub came: Vec<&'a str>,
    /// Files that are not there any more.
    pub gone: Vec<&'a str>,
    /// How it stood, and how it stands.
    pub from: &'a Stand,
    /// See `from`.
    pub to: &'a Stand,
}

impl Status {
    /// How a round stands after a run whose outputs hold `earlier`, this as JSON; what can't be read as that is as good
    /// as none.
    ///
    /// ```
    /// use matome::status::Status;
    /// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
    /// let first = Status::after(&collected, None);
    /// let again = Status::after(&collected, Some(first.to_json().as_bytes()));
    /// assert!(first.changes().is_empty() && again == first);
    /// # Ok::<(), matome::round::RoundError>(())
    /// ```
    pub fn after(collected: &Collected, earlier: Option<&[u8]>) -> Self {
        let now = stands(collected);
        let earlier = earlier.and_then(Self::from_json);
        match earlier {
            Some(earlier) if earlier.now == now => earlier,
            Some(earlier) => Self { before: Some(earlier.now), now, ..earlier },
            None => Self { now, ..Self::default() },
        }
    }

    /// The same, of a run that writes the report.
    pub fn reported(self) -> Self {
        Self { reported: Some(digest(&self.content())), ..self }
    }

    /// Whether something is different since the report was written.
    pub fn is_report_old(&self) -> bool {
        self.reported.as_ref().is_some_and(|reported| *reported != digest(&self.content()))
    }

    /// How the departments stand, whatever the day is.
    fn content(&self) -> BTreeMap<&str, Stand> {
        let content = |stand: &Stand| Stand { passed: None, is_early: false, ..stand.clone() };
        self.now.iter().map(|(name, stand)| (name.as_str(), content(stand))).collect()
    }

    /// The status as outputs keep it; `None` where it is none.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    /// The status as the outputs keep it.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The departments of which something is different, by name.
    pub fn changes(&self) -> Vec<Change<'_>> {
        static NOTHING: Stand = Stand {
            verdict: None,
            files: BTreeMap::new(),
            findings: [0, 0],
            told: String::new(),
            passed: None,
            is_early: false,
        };
        let Some(before) = &self.before else { return Vec::new() };
        let change =
            |(department, to)| Change::of(department, before.get(department).unwrap_or(&NOTHING), to);
        self.now.iter().filter_map(change).collect()
    }

    /// Whether the clerk noted that the letter to this department went out, as it is now.
    pub fn is_sent(&self, department: &str) -> bool {
        self.now.get(department).is_some_and(|stand| self.sent.has(department, &stand.letter()))
    }

    /// The last day on which this letter to the department was noted; `None` where it was not, or without a day.
    pub fn sent_on(&self, department: &str) -> Option<Date> {
        self.now.get(department).and_then(|stand| self.sent.last_day(department, &stand.letter()))
    }

    /// Whether the department has sent nothing, and there is still time.
    pub fn is_early(&self, department: &str) -> bool {
        self.now.get(department).is_some_and(|stand| stand.is_early)
    }

    /// Whether a letter to be sent says something else than the one that an earlier run wrote.
    pub fn has_old_letters(&self, written: &Self) -> bool {
        let is_old = |(name, stand): (&String, &Stand)| {
            written.now.get(name).is_some_and(|written| written.letter() != stand.letter())
        };
        self.now.iter().any(is_old)
    }

    /// The departments that sent nothing, and whose form is not noted as sent, by name. Where nothing is noted at all and
    /// somebody has answered, the forms went out without a note.
    pub fn unsent_forms(&self) -> impl Iterator<Item = &str> {
        let answered = |name: &str| self.now.get(name).is_some_and(|stand| stand.verdict.is_some());
        let went_out = self.sent == Sent::default() && self.now.keys().any(|name| answered(name));
        let forms = self.forms.iter().filter(move |_| !went_out);
        let forms = forms.filter(|(name, version)| !self.sent.has(name, version));
        forms.map(|(name, _)| name.as_str()).filter(move |name| !answered(name))
    }

    /// How many letters are to be sent and not noted as sent, those with forms included.
    pub fn unsent(&self) -> usize {
        let due = self.now.iter().filter(|(_, stand)| !stand.is_early);
        let letters = due.filter(|(name, _)| !self.is_sent(name)).count();
        letters + self.unsent_forms().count()
    }

    /// Whether the department is told something else than before the last change.
    pub fn is_told_anew(&self, department: &str) -> bool {
        let told = |stands: &BTreeMap<String, Stand>| stands.get(department).map(Stand::letter);
        self.before.as_ref().is_some_and(|before| told(before) != told(&self.now))
    }
}

impl Stand {
    /// What its letter is known by: all that it is told, and the deadline that is over. So a reminder is to be sent after
    /// each deadline.
    pub fn letter(&self) -> String {
        match self.passed {
            None => self.told.clone(),
            Some(passed) => digest(&(&self.told, passed)),
        }
    }
}

impl<'a> Change<'a> {
    /// `None` where nothing is different.
    fn of(department: &'a String, from: &'a Stand, to: &'a Stand) -> Option<Self> {
        let came = to.files.iter().filter(|(path, digest)| from.files.get(*path) != Some(*digest));
        let gone = from.files.keys().filter(|path| !to.files.contains_key(*path));
        let came: Vec<&str> = came.map(|(path, _)| path.as_str()).collect();
        let gone: Vec<&str> = gone.map(String::as_str).collect();
        let is_same =
            came.is_empty() && gone.is_empty() && from.verdict == to.verdict && from.findings == to.findings;
        (!is_same).then_some(Self { department, came, gone, from, to })
    }
}

fn stands(collected: &Collected) -> BTreeMap<String, Stand> {
    let files = collected.submissions_by_department();
    let findings = by_name(&collected.findings, |finding| finding.department.as_deref());
    let stand = |status: &DepartmentStatus| {
        let name = status.name.as_str();
        let own = files.get(name).map_or(&[][..], Vec::as_slice);
        (
            name.to_owned(),
            stand(&collected.round, status, own, findings.get(name).map_or(&[][..], Vec::as_slice)),
        )
    };
    collected.summary.departments.iter().map(stand).collect()
}

fn stand(round: &Round, status: &DepartmentStatus, files: &[&Submission], findings: &[&Finding]) -> Stand {
    let due = match status.verdict {
        None => round.due(),
        Some(Verdict::Returned | Verdict::Unreadable) => round.due_again(),
        Some(_) => Due::default(),
    };
    Stand {
        passed: due.passed,
        is_early: status.verdict.is_none() && due.is_early,
        verdict: status.verdict,
        files: files.iter().map(|file| (file.file.clone(), file.digest.clone())).collect(),
        findings: [status.count(Severity::Error), status.count(Severity::Warning)],
        told: fingerprint(status.verdict, findings, files),
    }
}

/// What a letter follows from: the verdict, each thing that is said with its place, and what was read, which is attached.
fn fingerprint(verdict: Option<Verdict>, findings: &[&Finding], files: &[&Submission]) -> String {
    let read = files.iter().filter(|file| file.verdict != Verdict::Superseded);
    let read: BTreeSet<&str> = read.map(|file| file.digest.as_str()).collect();
    let told: BTreeSet<String> = findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .filter_map(|finding| serde_json::to_string(finding).ok())
        .collect();
    digest(&(verdict, told, read))
}

fn digest(said: &impl Serialize) -> String {
    let digest = Sha256::digest(serde_json::to_vec(said).unwrap_or_default());
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
