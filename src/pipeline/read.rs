//! Reading, laying out and normalising the submissions: in workers where there are any, so that no file can stop the
//! run.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::copy::AnnotateCopies;
use super::fingerprint::Fingerprint;
use super::shard::Part;
use super::show::ShowSubmissions;
use crate::book::{self, Limits, ReadBinary, Source, Walked};
use crate::layout::{LaidOut, Words};
use crate::mask;
use crate::model::{Finding, Place, Plan, Shared};
use crate::normalize;
use crate::round::{Age, Received, Round, Senders};
use crate::template::Form;
use crate::worker::{self, Calls, Job, Lost, Pool, Role};

/// The first call of `main` in every executable that shall read submissions in workers: see
/// [`worker::run_if_worker`]. Without it they are read in this process, where panics are caught and nothing else.
pub fn run_if_worker(limit_memory: &dyn Fn(usize)) -> bool {
    let roles = [
        Role::of::<ReadSubmissions>(),
        Role::of::<ReadBinary>(),
        Role::of::<AnnotateCopies>(),
        Role::of::<ShowSubmissions>(),
    ];
    worker::run_if_worker(limit_memory, &roles)
}

/// All submissions of a round, by path.
#[derive(Debug, Default)]
pub(super) struct ReadAll {
    /// What was read of each.
    pub(super) files: Vec<Received>,
    /// Where each stands.
    pub(super) sources: BTreeMap<String, Source>,
    /// What is wrong with the folder and with archives.
    pub(super) findings: Vec<Finding>,
}

/// Reads all submissions of a round. `progress` hears how many are done, of how many, and which was the last.
pub(super) fn read_all(round: &Round, progress: &(dyn Fn(usize, usize, &str) + Sync)) -> ReadAll {
    read_part(round, Part::WHOLE, progress)
}

/// Reads a part of the submissions. The first part tells what is wrong with the folder.
pub(super) fn read_part(
    round: &Round,
    part: Part,
    progress: &(dyn Fn(usize, usize, &str) + Sync),
) -> ReadAll {
    let mut found = book::find(&round.submissions, &round.limits);
    mask::file_names(&mut found);
    let mut place = 0..;
    found.sources.retain(|_| place.next().is_some_and(|place| part.has(place)));
    found.findings.retain(|_| part.is_first());
    if found.sources.is_empty() {
        return ReadAll { findings: found.findings, ..ReadAll::default() };
    }
    let setup = Setup::of(round);
    let readers = Readers {
        cache: round
            .cache
            .as_deref()
            .map(|folder| Cache::open(folder, Fingerprint::of_setup(&setup).on_this_build())),
        reader: Reader::new(&setup),
        pool: Pool::new(&setup, setup.limits.of_worker()),
        shared: Mutex::default(),
    };
    let Opened { mut sources, mut findings } = readers.open(found, progress);
    sources.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    if sources.len() > setup.limits.files {
        sources.truncate(setup.limits.files);
        findings.push(book::too_many_files(&setup.limits));
    }
    let (sources, files): (Vec<Source>, Vec<Received>) = readers.read(sources, progress).into_iter().unzip();
    if let Some(cache) = &readers.cache {
        cache.tidy();
    }
    let sources = sources.into_iter().map(|source| (source.path.clone(), source)).collect();
    ReadAll { files, sources, findings }
}

/// What holds for all submissions of a round.
#[derive(Serialize, Deserialize)]
pub(super) struct Setup {
    plan: Plan,
    form: Form,
    limits: Limits,
}

impl Setup {
    /// That of a round.
    pub(super) fn of(round: &Round) -> Self {
        Self { plan: round.plan.clone(), form: round.template.form.clone(), limits: round.limits.clone() }
    }
}

/// What a file turns out to be.
#[derive(Serialize, Deserialize)]
enum Content {
    /// An archive of others, which are not read yet.
    Archive(Walked),
    /// A submission.
    Submission(Box<Received>),
}

/// The files of the folder: read, or found in an archive and not read yet.
#[derive(Default)]
struct Opened {
    sources: Vec<(Source, Option<Received>)>,
    findings: Vec<Finding>,
}

/// What workers are asked here: to open a file.
struct ReadSubmissions;

impl Job for ReadSubmissions {
    const NAME: &'static str = "read-submissions";
    type Setup = Setup;
    type Request = Source;
    type Answer = Content;

    fn work(setup: Setup, calls: Calls<Self>) {
        let reader = Reader::new(&setup);
        calls.answer(|source| reader.open(&source));
    }
}

/// Those who read: workers, or this process where there are none.
struct Readers<'a> {
    reader: Reader<'a>,
    pool: Option<Pool<ReadSubmissions>>,
    /// What the entries of all files have in common.
    shared: Mutex<Shared>,
    /// What earlier runs read.
    cache: Option<Cache>,
}

impl Readers<'_> {
    fn open(&self, found: Walked, progress: &(dyn Fn(usize, usize, &str) + Sync)) -> Opened {
        let (all, done) = (found.sources.len(), AtomicUsize::new(0));
        let open = |source: Source| {
            let content = self.ask(&source);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, all, &source.path);
            (source, content)
        };
        let contents: Vec<(Source, Content)> = found.sources.into_par_iter().map(open).collect();
        let mut opened = Opened { sources: Vec::new(), findings: found.findings };
        for (source, content) in contents {
            match content {
                Content::Submission(file) => opened.sources.push((source, Some(*file))),
                Content::Archive(archive) => {
                    opened.sources.extend(archive.sources.into_iter().map(|member| (member, None)));
                    opened.findings.extend(archive.findings);
                }
            }
        }
        opened
    }

    /// Reads what is not read yet.
    fn read(
        &self,
        sources: Vec<(Source, Option<Received>)>,
        progress: &(dyn Fn(usize, usize, &str) + Sync),
    ) -> Vec<(Source, Received)> {
        let all = sources.len();
        let done = AtomicUsize::new(sources.iter().filter(|(_, file)| file.is_some()).count());
        let read = |(source, file): (Source, Option<Received>)| {
            let file = file.unwrap_or_else(|| {
                let content = self.ask(&source);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, all, &source.path);
                match content {
                    Content::Submission(file) => *file,
                    // An archive in an archive is read as what it is: no workbook.
                    Content::Archive(_) => self.reader.lost(&source, Lost::Crashed),
                }
            });
            (source, file)
        };
        sources.into_par_iter().map(read).collect()
    }

    /// What a file is, its entries sharing what others have too.
    fn ask(&self, source: &Source) -> Content {
        let mut content = self.known_or_read(source);
        if let (Content::Submission(file), Ok(mut shared)) = (&mut content, self.shared.lock()) {
            file.entries.iter_mut().for_each(|entry| shared.share(entry));
            file.entries.shrink_to_fit();
        }
        content
    }

    /// What an earlier run read of the file, or what is read of it now.
    fn known_or_read(&self, source: &Source) -> Content {
        let Some(cache) = &self.cache else { return self.ask_reader(source) };
        let mut other = None;
        let file = cache.or_read(source, &self.reader.setup.limits, || match self.ask_reader(source) {
            Content::Submission(file) => Some(*file),
            archive => {
                other = Some(archive);
                None
            }
        });
        file.map(|file| Content::Submission(Box::new(file)))
            .or(other)
            .unwrap_or_else(|| self.ask_reader(source))
    }

    /// One finding on one file, whatever happens.
    fn ask_reader(&self, source: &Source) -> Content {
        let content = Pool::ask_or(self.pool.as_ref(), source, || self.reader.open(source));
        content.unwrap_or_else(|lost| Content::Submission(Box::new(self.reader.lost(source, lost))))
    }
}

/// Reads files of a round, one after another.
struct Reader<'a> {
    setup: &'a Setup,
    words: Words,
    senders: Senders<'a>,
}

impl<'a> Reader<'a> {
    fn new(setup: &'a Setup) -> Self {
        Self { setup, words: Words::new(&setup.plan, &setup.form), senders: Senders::new(&setup.plan) }
    }

    fn open(&self, source: &Source) -> Content {
        match source.archive(&self.setup.limits) {
            Some(mut archive) => {
                mask::file_names(&mut archive);
                Content::Archive(archive)
            }
            None => Content::Submission(Box::new(self.read(source))),
        }
    }

    fn read(&self, source: &Source) -> Received {
        #[cfg(debug_assertions)]
        misbehave(&source.path);
        let Setup { plan, limits, .. } = self.setup;
        let mut opened = source.read(limits);
        mask::personal_numbers(&mut opened, &source.path);
        let mut file = Received { findings: opened.findings, ..self.unread(source) };
        let nobody = self.senders.of(&source.path).err();
        file.findings.extend(nobody.map(|fault| Finding::new(fault, Place::file(&source.path))));
        let Some(workbook) = opened.workbook else { return file };
        file.readable = true;
        file.age.saved.clone_from(&workbook.saved);
        file.macros = workbook.macros;
        file.external_links = workbook.external_links;
        let own = file.department.as_deref().and_then(|name| plan.department(name));
        let LaidOut { entries, findings, .. } = self.words.lay_out(&workbook, &file.file, own);
        file.findings.extend(findings);
        let (entries, findings) = normalize::normalize(entries, plan);
        file.findings.extend(findings);
        Received { entries, ..file }
    }

    /// A file at which a reader was lost.
    fn lost(&self, source: &Source, lost: Lost) -> Received {
        let finding = book::lost(&source.path, lost, &self.setup.limits);
        Received { findings: vec![finding], ..self.unread(source) }
    }

    /// What is known of a file before it is read.
    fn unread(&self, source: &Source) -> Received {
        Received {
            file: source.path.clone(),
            department: self.senders.of(&source.path).ok().map(str::to_owned),
            age: Age { file: source.path.clone(), saved: None, modified: source.modified },
            ..Received::default()
        }
    }
}

/// Does what a reader must not, where a test asks for it by the name of a file. Only debug builds know how.
#[cfg(debug_assertions)]
pub(super) fn misbehave(path: &str) {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.split('.').next() {
        Some("__panic__") => panic!("asked to"),
        Some("__abort__") if worker::is_worker() => std::process::abort(),
        Some("__loop__") if worker::is_worker() => loop {
            std::hint::spin_loop();
        },
        Some("__eat__") if worker::is_worker() => drop(std::hint::black_box(vec![1u8; 1 << 30])),
        _ => {}
    }
}
