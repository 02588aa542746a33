//! Workers of one job, as many as are asked at a time.

use std::marker::PhantomData;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::executable;
use super::job::Job;
use super::limits::WorkerLimits;
use super::process::Process;

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
    idle: Mutex<Vec<Process>>,
    job: PhantomData<fn() -> J>,
}

impl<J: Job> Pool<J> {
    /// A pool with its first worker. `None` where none can be started: this executable can't be a worker, or the
    /// system does not let it.
    pub fn new(setup: &J::Setup, limits: WorkerLimits) -> Option<Self> {
        let setup = postcard::to_stdvec(setup).ok()?;
        let pool =
            Self { executable: executable()?, limits, setup, idle: Mutex::new(Vec::new()), job: PhantomData };
        pool.rest(pool.start().ok()?);
        Some(pool)
    }

    /// Asks a worker. Waits until it has answered or is lost; never longer than it may take.
    ///
    /// # Errors
    /// Says why there is no answer. A request is to blame only where a new worker was lost at it: one that ran before
    /// may have died of something else.
    pub fn ask(&self, request: &J::Request) -> Result<J::Answer, Lost> {
        let request = postcard::to_stdvec(request).map_err(|_| Lost::Crashed)?;
        if let Some(worker) = self.take() {
            match self.ask_of(worker, &request) {
                Err(Lost::Crashed | Lost::OutOfMemory) => {}
                answer => return answer,
            }
        }
        self.ask_of(self.start()?, &request)
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
        let answer = worker.ask(request)?;
        let answer = postcard::from_bytes(&answer).map_err(|_| Lost::Crashed)?;
        self.rest(worker);
        Ok(answer)
    }

    fn start(&self) -> Result<Process, Lost> {
        Process::start(&self.executable, J::NAME, self.limits, &self.setup).ok_or(Lost::NotStarted)
    }

    fn take(&self) -> Option<Process> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn rest(&self, worker: Process) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    }
}
