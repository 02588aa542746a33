//! How much of a file is read at most, in one place. A round may override each limit in `matome.toml`.

use std::time::Duration;

use crate::worker::WorkerLimits;

/// The limits of reading. They are checked on declared sizes before anything is allocated, and again on what comes out.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Limits {
    /// Largest file, in MiB. A form with a photograph or two has 5; more than 50 is something else.
    pub file_mib: u64,
    /// Largest part of a zip format once inflated, in MiB. The sheet part of 100,000 full rows has about 50.
    pub part_mib: u64,
    /// Largest sum of the parts that are read, inflated, in MiB. Keeps two threads below 300 MB.
    pub unpacked_mib: u64,
    /// Largest ratio of inflated to stored size, asked of parts above 1 MiB only. Real sheets reach 60; bombs 1,000.
    pub ratio: u64,
    /// Most filled cells of one workbook. A form has some hundreds, a data table of the prefecture 100,000.
    pub cells: usize,
    /// Largest sum of the texts of all cells of one workbook, in MiB; a shared text counts in each cell that has it. A
    /// form has a tenth of one, a data table of the prefecture 5.
    pub text_mib: usize,
    /// Most shared strings of one workbook; each costs memory even where no cell uses it.
    pub shared_strings: usize,
    /// Most merged ranges of one workbook. A city's yearbook of 46 sheets has 500, a form drawn on squared paper 3,000.
    pub merges: usize,
    /// Most sheets of one workbook. A card a sheet for the largest plan has about 200.
    pub sheets: usize,
    /// Most files below the submissions folder, members of archives counted: 60 departments, a few versions each.
    pub files: usize,
    /// Largest sum of the files in an archive, unpacked, in MiB: 60 departments of 5 MB each.
    pub archive_mib: u64,
    /// Most files attached to one mail.
    pub attachments: usize,
    /// How deep archives and mails are opened: a mail, forwarded in another one, with an archive in it.
    pub nesting: usize,
    /// How deep folders are walked; deeper ones are a mistake or a loop.
    pub folder_depth: usize,
    /// Largest sum of the entries and findings of one file, in MiB. A form has a tenth of one.
    pub content_mib: usize,
    /// Largest sum of the entries and findings of all files of a run, in MiB. 5,000 forms have 200.
    pub run_mib: u64,
    /// Memory of a worker that reads files, in MiB. The largest real file seen needs 60.
    pub worker_memory_mib: u64,
    /// Time that a worker has for a file, in seconds. The largest real one seen needs a tenth of one.
    pub worker_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_mib: 50,
            part_mib: 64,
            unpacked_mib: 96,
            ratio: 300,
            cells: 500_000,
            text_mib: 32,
            shared_strings: 500_000,
            merges: 20_000,
            sheets: 1_000,
            files: 2_000,
            archive_mib: 500,
            attachments: 100,
            nesting: 3,
            folder_depth: 16,
            content_mib: 24,
            run_mib: 1_024,
            worker_memory_mib: 448,
            worker_seconds: 20,
        }
    }
}

impl Limits {
    /// The room that a run has for the entries and findings of all its files, in bytes.
    pub fn run_bytes(&self) -> usize {
        usize::try_from(self.run_mib.saturating_mul(MIB)).unwrap_or(usize::MAX)
    }

    /// The limits of a worker that reads files.
    pub fn of_worker(&self) -> WorkerLimits {
        WorkerLimits {
            memory: self.worker_memory_mib * MIB,
            time: Duration::from_secs(self.worker_seconds),
            answer: self.content_mib * MIB as usize,
        }
    }
}

/// The size of a MiB in bytes.
pub(crate) const MIB: u64 = 1 << 20;
