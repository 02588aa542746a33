//! Annotated copies of what departments sent. A stranger's package is taken apart and put together for them, so it is
//! a worker that does it.

use std::sync::OnceLock;

use crate::book::{Limits, Source};
use crate::report::annotate::{self, CellNote, Unannotatable};
use crate::worker::{Calls, Job, Lost, Pool, WorkerLimits};

/// What comes of a copy: its bytes; `None` where the file is not there any more.
type Copied = Option<Result<Vec<u8>, Unannotatable>>;

/// What workers are asked here: to annotate a file.
pub(super) struct AnnotateCopies;

impl Job for AnnotateCopies {
    const NAME: &'static str = "annotate-copies";
    type Setup = Limits;
    type Request = (Source, Vec<CellNote>);
    type Answer = Copied;

    fn work(limits: Limits, calls: Calls<Self>) {
        calls.answer(|(source, notes)| copy(&source, &notes, &limits));
    }
}

/// Those who annotate: a worker, or this process where there is none.
pub(super) struct Annotators<'a> {
    limits: &'a Limits,
    pool: OnceLock<Option<Pool<AnnotateCopies>>>,
}

impl<'a> Annotators<'a> {
    /// Nobody is started before there is something to annotate.
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, pool: OnceLock::new() }
    }

    /// The file with these notes in it.
    pub(super) fn copy(&self, source: Source, notes: Vec<CellNote>) -> Copied {
        let request = (source, notes);
        let pool = self.pool.get_or_init(|| Pool::new(self.limits, limits_of_worker(self.limits)));
        let here = || copy(&request.0, &request.1, self.limits);
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

fn copy(source: &Source, notes: &[CellNote], limits: &Limits) -> Copied {
    source.bytes(limits).map(|bytes| annotate::patch(&bytes, notes, limits))
}
