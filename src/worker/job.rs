//! What workers do, and the life of one.

use std::marker::PhantomData;
use std::sync::mpsc::{self, Receiver};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::limits::WorkerLimits;
use super::{GREETING, frame};

/// The stack of a worker: the same on every system, however small the one of its first thread.
const STACK: usize = 8 << 20;

/// The exit code of a worker that panicked.
const PANICKED: i32 = 101;

/// Something that workers do: what they are told once, what they are asked, what they answer.
pub trait Job: Sized + 'static {
    /// The name that a process is started by.
    const NAME: &'static str;
    /// What holds for all requests.
    type Setup: Serialize + DeserializeOwned;
    /// What is asked.
    type Request: Serialize + DeserializeOwned;
    /// What is answered.
    type Answer: Serialize + DeserializeOwned;

    /// A worker's life: makes once what all requests need, then calls [`Calls::answer`].
    fn work(setup: Self::Setup, calls: Calls<Self>);
}

/// A job by its name, as an executable offers it.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub(super) name: &'static str,
    work: fn(Receiver<Vec<u8>>),
}

/// The requests to a worker.
pub struct Calls<J> {
    frames: Receiver<Vec<u8>>,
    job: PhantomData<J>,
}

impl Role {
    /// The role of this job.
    pub fn of<J: Job>() -> Self {
        Self { name: J::NAME, work: work::<J> }
    }

    /// The whole life of a worker. This thread listens, so that the process ends as soon as its parent has, even in
    /// the middle of a request.
    pub(super) fn live(self) {
        // The parent tells that it crashed; a message in its terminal would help nobody.
        std::panic::set_hook(Box::new(|_| std::process::exit(PANICKED)));
        let mut requests = std::io::stdin().lock();
        let mut next = || frame::read(&mut requests, usize::MAX).ok().flatten();
        let Some(limits) = next().and_then(|limits| decode::<WorkerLimits>(&limits)) else { return };
        limits.restrict();
        let (sender, frames) = mpsc::channel();
        let work = move || {
            (self.work)(frames);
            std::process::exit(0);
        };
        let started = std::thread::Builder::new().stack_size(STACK).spawn(work);
        while started.is_ok() && next().is_some_and(|frame| sender.send(frame).is_ok()) {}
        std::process::exit(0);
    }
}

fn work<J: Job>(frames: Receiver<Vec<u8>>) {
    let setup = frames.recv().ok().and_then(|setup| decode(&setup));
    let (Some(setup), Ok(())) = (setup, say(GREETING)) else { return };
    J::work(setup, Calls { frames, job: PhantomData });
}

impl<J: Job> Calls<J> {
    /// Answers every request, one after another, until the parent hangs up.
    pub fn answer(self, mut answer: impl FnMut(J::Request) -> J::Answer) {
        for request in self.frames {
            let Some(request) = decode(&request) else { return };
            let Ok(answer) = postcard::to_stdvec(&answer(request)) else { return };
            if say(&answer).is_err() {
                return;
            }
        }
    }
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

fn say(bytes: &[u8]) -> std::io::Result<()> {
    frame::write(&mut std::io::stdout().lock(), bytes)
}
