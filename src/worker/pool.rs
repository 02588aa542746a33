//! Workers of one job, as many as are asked at a time.

use std::marker::PhantomData;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::executable;
use super::job::Job;
use super::limits::WorkerLimits;
use super::process::Process;
use super::shortage::Shortage;

/// Why a request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The worker ended abnormally.
    Crashed,
    /// The worker needed more memory than it may have.
    OutOfMemory,
    /// The worker took longer than it may.
    Slow,
    /// The answer is longer than it may be.
    TooLong,
    /// No worker could be started.
    NotStarted,
}

/// Workers that wait for requests. Each thread that asks has one of its own meanwhile. Dropping the pool ends them.
pub struct Pool<J> {
    executable: PathBuf,
    limits: WorkerLimits,
    setup: Vec<u8>,
    workers: Mutex<Workers>,
    /// Told when a worker is free again, or lost.
    changed: Condvar,
    job: PhantomData<fn() -> J>,
}

/// Those that run.
#[derive(Default)]
struct Workers {
    idle: Vec<Process>,
    busy: usize,
}

impl Workers {
    fn take(&mut self) -> Option<Process> {
        let worker = self.idle.pop()?;
        self.busy += 1;
        Some(worker)
    }
}

impl<J: Job> Pool<J> {
    /// A pool with its first worker. `None` where none can be started: this executable can't be a worker, or the
    /// system does not let it.
    pub fn new(setup: &J::Setup, limits: WorkerLimits) -> Option<Self> {
        let (executable, setup) = (executable()?, postcard::to_stdvec(setup).ok()?);
        let (workers, changed) = Default::default();
        let pool = Self { executable, limits, setup, workers, changed, job: PhantomData };
        let Some(first) = pool.start() else {
            Shortage::NoWorker.note();
            return None;
        };
        pool.workers().idle.push(first);
        Some(pool)
    }

    /// Asks a worker. Waits until it has answered or is lost; never longer than it may take.
    ///
    /// # Errors
    /// Says why there is no answer. A request is to blame only where a new worker was lost at it: one that ran before
    /// may have died of something else.
    pub fn ask(&self, request: &J::Request) -> Result<J::Answer, Lost> {
        let request = postcard::to_stdvec(request).map_err(|_| Lost::Crashed)?;
        let idle = self.workers().take();
        if let Some(worker) = idle {
            match self.ask_of(worker, &request) {
                Err(Lost::Crashed | Lost::OutOfMemory) => {}
                answer => return answer,
            }
        }
        self.ask_of(self.start_or_wait()?, &request)
    }

    /// Asks a worker, or does it here where there is none; panics are caught, and nothing else.
    ///
    /// # Errors
    /// Says why there is no answer; never [`Lost::NotStarted`].
    pub fn ask_or(
        pool: Option<&Self>,
        request: &J::Request,
        here: impl FnOnce() -> J::Answer,
    ) -> Result<J::Answer, Lost> {
        match pool.map(|pool| pool.ask(request)) {
            None | Some(Err(Lost::NotStarted)) => {
                std::panic::catch_unwind(AssertUnwindSafe(here)).map_err(|_| Lost::Crashed)
            }
            Some(answer) => answer,
        }
    }

    fn ask_of(&self, mut worker: Process, request: &[u8]) -> Result<J::Answer, Lost> {
        let answer = worker.ask(request);
        let answer = answer.and_then(|answer| postcard::from_bytes(&answer).map_err(|_| Lost::Crashed));
        // One that is lost gives its memory back before another is started.
        let worker = answer.is_ok().then_some(worker);
        let mut workers = self.workers();
        workers.busy -= 1;
        workers.idle.extend(worker);
        self.changed.notify_all();
        answer
    }

    /// A new worker. Where the system lets none start, as it does where memory is short, one of those that run, as soon as
    /// it is free.
    fn start_or_wait(&self) -> Result<Process, Lost> {
        if let Some(new) = self.start() {
            self.workers().busy += 1;
            return Ok(new);
        }
        let mut workers = self.workers();
        while workers.idle.is_empty() && workers.busy > 0 {
            workers = self.changed.wait(workers).unwrap_or_else(PoisonError::into_inner);
        }
        let free = workers.take();
        if free.is_some() { Shortage::FewWorkers } else { Shortage::NoWorker }.note();
        free.ok_or(Lost::NotStarted)
    }

    fn start(&self) -> Option<Process> {
        Process::start(&self.executable, J::NAME, self.limits, &self.setup)
    }

    fn workers(&self) -> MutexGuard<'_, Workers> {
        self.workers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
