//! A worker as its parent sees it.

use std::io::{BufWriter, ErrorKind, Read, Result};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::limits::WorkerLimits;
use super::pool::Lost;
use super::{ARGUMENT, GREETING, frame};

/// What the standard library says when memory runs out, before it ends the process.
const NO_MEMORY: &str = "memory allocation of";

/// How long a worker may take until it greets; a loaded machine that looks for viruses takes a second.
const TIME_TO_START: Duration = Duration::from_secs(10);

/// The most that is read of what a worker said when it died.
const LAST_WORDS: u64 = 1 << 16;

/// A running worker. Dropping it ends it.
pub(super) struct Process {
    child: Child,
    requests: BufWriter<ChildStdin>,
    answers: Receiver<Result<Vec<u8>>>,
    limits: WorkerLimits,
}

impl Process {
    /// Starts a worker, tells it its limits and its setup, and waits until it greets. `None` where it does not.
    pub(super) fn start(executable: &Path, job: &str, limits: WorkerLimits, setup: &[u8]) -> Option<Self> {
        let mut child = Command::new(executable)
            .args([ARGUMENT, job])
            .envs(limits.environment())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let (sender, answers) = mpsc::channel();
        let (stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
        let mut process = Self { child, requests: BufWriter::new(stdin), answers, limits };
        std::thread::Builder::new().spawn(move || listen(stdout, limits.answer, &sender)).ok()?;
        frame::write(&mut process.requests, &postcard::to_stdvec(&limits).ok()?).ok()?;
        let greeting = process.ask_within(setup, TIME_TO_START).ok()?;
        (greeting == GREETING).then_some(process)
    }

    /// Asks and waits. A worker that is lost must not be asked again.
    pub(super) fn ask(&mut self, request: &[u8]) -> std::result::Result<Vec<u8>, Lost> {
        self.ask_within(request, self.limits.time)
    }

    fn ask_within(&mut self, request: &[u8], time: Duration) -> std::result::Result<Vec<u8>, Lost> {
        if frame::write(&mut self.requests, request).is_err() {
            return Err(self.cause_of_death());
        }
        match self.answers.recv_timeout(time) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) if error.kind() == ErrorKind::FileTooLarge => Err(Lost::TooLong),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.cause_of_death()),
            Err(RecvTimeoutError::Timeout) => Err(Lost::Slow),
        }
    }

    fn cause_of_death(&mut self) -> Lost {
        self.end();
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            // What can't be read was not said.
            let _ = errors.take(LAST_WORDS).read_to_end(&mut words);
        }
        if String::from_utf8_lossy(&words).contains(NO_MEMORY) { Lost::OutOfMemory } else { Lost::Crashed }
    }

    fn end(&mut self) {
        // Already gone is as good as ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// Hands on every answer, until the worker ends, something is wrong, or nobody listens.
fn listen(mut answers: ChildStdout, most: usize, sender: &Sender<Result<Vec<u8>>>) {
    while let Some(answer) = frame::read(&mut answers, most).transpose() {
        let failed = answer.is_err();
        if sender.send(answer).is_err() || failed {
            return;
        }
    }
}
