//! Annotated copies of what departments sent. A stranger's package is taken apart and put together for them, so it is
//! a worker that does it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::decide::cleared;
use crate::book::{self, Limits, Source};
use crate::mask::{self, Cleared};
use crate::report::annotate::{self, CellNote, Unannotatable};
use crate::round::Round;
use crate::worker::{Calls, Job, Lost, Pool, WorkerLimits};

/// What comes of a copy: its bytes; `None` where the file is not there any more.
type Copied = Option<Result<Vec<u8>, Unannotatable>>;

/// What workers are asked here: to annotate a file.
pub(super) struct AnnotateCopies;

impl Job for AnnotateCopies {
    const NAME: &'static str = "annotate-copies";
    type Setup = Setup;
    type Request = Request;
    type Answer = Copied;

    fn work(setup: Setup, calls: Calls<Self>) {
        calls.answer(|request| copy(&request, &setup));
    }
}

/// What holds for all copies of a round: its limits, and what was decided to be no personal number.
type Setup = (Limits, Cleared);
/// The file, the department that it counts as, and what is put into the copy.
type Request = (Source, String, Vec<CellNote>);

/// Those who annotate: a worker, or this process where there is none.
pub(super) struct Annotators<'a> {
    round: &'a Round,
    setup: OnceLock<Setup>,
    pool: OnceLock<Option<Pool<AnnotateCopies>>>,
}

impl<'a> Annotators<'a> {
    /// Nobody is started before there is something to annotate.
    pub(super) fn new(round: &'a Round) -> Self {
        Self { round, setup: OnceLock::new(), pool: OnceLock::new() }
    }

    /// The file of a department with these notes in it.
    pub(super) fn copy(&self, source: Source, department: &str, notes: Vec<CellNote>) -> Copied {
        let request = (source, department.to_owned(), notes);
        let setup = self.setup.get_or_init(|| (self.round.limits.clone(), cleared(self.round)));
        let pool = self.pool.get_or_init(|| Pool::new(setup, limits_of_worker(&setup.0)));
        let here = || copy(&request, setup);
        let copied = Pool::ask_or(pool.as_ref(), &request, here);
        copied.unwrap_or_else(|lost| Some(Err(impossible(lost, request.0.path))))
    }
}

/// Why there is no copy of a file at which a worker was lost.
pub(super) fn impossible(lost: Lost, file: String) -> Unannotatable {
    match lost {
        Lost::Crashed | Lost::NotStarted => Unannotatable::Unusual(file),
        Lost::OutOfMemory | Lost::Slow | Lost::TooLong => Unannotatable::TooLarge,
    }
}

/// A copy is as large as the file, and its notes.
pub(super) fn limits_of_worker(limits: &Limits) -> WorkerLimits {
    let of_reader = limits.of_worker();
    WorkerLimits { answer: of_reader.answer + ((limits.file_mib as usize) << 20), ..of_reader }
}

fn copy((source, department, notes): &Request, (limits, cleared): &Setup) -> Copied {
    let bytes = source.bytes(limits)?;
    let known =
        if cleared.is_empty() { BTreeSet::new() } else { known(&bytes, source, department, cleared, limits) };
    Some(annotate::patch(&bytes, notes, &known, limits))
}

/// The numbers of the file that were decided to be none.
fn known(
    bytes: &[u8],
    source: &Source,
    department: &str,
    cleared: &Cleared,
    limits: &Limits,
) -> BTreeSet<String> {
    let mut opened = book::read_bytes(bytes, &source.path, limits);
    mask::personal_numbers_but(&mut opened, &source.path, department, cleared);
    opened.workbook.map(|workbook| mask::let_through(&workbook)).unwrap_or_default()
}
