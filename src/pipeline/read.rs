//! Reading, laying out and normalising the submissions: in workers where there are any, so that no file can stop the
//! run.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::copy::AnnotateCopies;
use super::decide::cleared;
use super::fingerprint::Fingerprint;
use super::issued::Issued;
use super::learn::LearnForms;
use super::shard::Part;
use super::show::ShowSubmissions;
use crate::book::{self, Limits, Message, ReadBinary, Source, Walked};
use crate::layout::{LaidOut, Words};
use crate::mask::{self, Cleared};
use crate::model::{FileFault, Finding, Limit, Place, Plan, Shared};
use crate::normalize;
use crate::round::{Age, FormMark, Received, Round, Senders, own_report};
use crate::template::Form;
use crate::worker::{self, Calls, Job, Lost, Pool, Role};

/// So many files are read before it is looked whether the run has room for more.
const AT_ONCE: usize = 128;

/// The first call of `main` in every executable that shall read submissions in workers: see
/// [`worker::run_if_worker`]. Without it they are read in this process, where panics are caught and nothing else.
pub fn run_if_worker() -> bool {
    let roles = [
        Role::of::<ReadSubmissions>(),
        Role::of::<ReadBinary>(),
        Role::of::<AnnotateCopies>(),
        Role::of::<ShowSubmissions>(),
        Role::of::<LearnForms>(),
    ];
    worker::run_if_worker(&roles)
}

/// All submissions of a round, by path.
#[derive(Debug, Default)]
pub(super) struct ReadAll {
    /// What was read of each.
    pub(super) files: Vec<Received>,
    /// Where each stands.
    pub(super) sources: BTreeMap<String, Source>,
    /// What is wrong with the folder, with archives and with mails.
    pub(super) findings: Vec<Finding>,
    /// What the mails say, by path.
    pub(super) messages: Vec<Message>,
}

/// Reads all submissions of a round. `progress` hears how many are done, of how many, and which was the last.
pub(super) fn read_all(round: &Round, progress: &(dyn Fn(usize, usize, &str) + Sync)) -> ReadAll {
    read_found(round, find(round, Part::WHOLE), progress)
}

/// The files of a part on the disk, archives and mails among them. The first part tells what is wrong with the folder.
pub(super) fn find(round: &Round, part: Part) -> Walked {
    let mut found = book::find(&round.submissions, &round.limits);
    mask::walked(&mut found);
    let mut place = 0..;
    found.sources.retain(|_| place.next().is_some_and(|place| part.has(place)));
    found.findings.retain(|_| part.is_first());
    found
}

/// Reads the files that were found.
pub(super) fn read_found(
    round: &Round,
    found: Walked,
    progress: &(dyn Fn(usize, usize, &str) + Sync),
) -> ReadAll {
    if found.sources.is_empty() {
        return ReadAll { findings: found.findings, ..ReadAll::default() };
    }
    let setup = Setup::of(round);
    let readers = Readers {
        cache: round
            .cache
            .as_deref()
            .map(|folder| Cache::open(folder, Fingerprint::of_setup(&setup).on_this_build())),
        setup: &setup,
        reader: OnceLock::new(),
        pool: Pool::new(&setup, setup.limits.of_worker()),
        shared: Mutex::default(),
    };
    let mut all = ReadAll { findings: found.findings, ..ReadAll::default() };
    let files = readers.read(found.sources, &mut all, progress);
    if let Some(cache) = &readers.cache {
        cache.tidy();
    }
    for (source, file) in files {
        all.files.push(file);
        all.sources.insert(source.path.clone(), source);
    }
    all.messages.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

/// What holds for all submissions of a round.
#[derive(Serialize, Deserialize)]
pub(super) struct Setup {
    plan: Plan,
    form: Form,
    limits: Limits,
    issued: Issued,
    cleared: Cleared,
}

impl Setup {
    /// That of a round.
    pub(super) fn of(round: &Round) -> Self {
        Self {
            plan: round.plan.clone(),
            form: round.template.form.clone(),
            limits: round.limits.clone(),
            issued: Issued::read(round),
            cleared: cleared(round),
        }
    }
}

/// What a file turns out to be.
#[derive(Serialize, Deserialize)]
enum Content {
    /// An archive or a mail with others in it, which are not read yet.
    Archive(Walked),
    /// A submission.
    Submission(Box<Received>),
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
    setup: &'a Setup,
    /// Reads where no worker does; most runs need none.
    reader: OnceLock<Reader<'a>>,
    pool: Option<Pool<ReadSubmissions>>,
    /// What the entries of all files have in common.
    shared: Mutex<Shared>,
    /// What earlier runs read.
    cache: Option<Cache>,
}

impl Readers<'_> {
    /// Reads the files, those in archives and mails in their place, by path. What is wrong with these, and what the
    /// mails say, goes into `all`.
    fn read(
        &self,
        mut waiting: Vec<Source>,
        all: &mut ReadAll,
        progress: &(dyn Fn(usize, usize, &str) + Sync),
    ) -> Vec<(Source, Received)> {
        let mut files: Vec<(Source, Received)> = Vec::new();
        let done = AtomicUsize::new(0);
        let mut room = self.setup.limits.run_bytes();
        while !waiting.is_empty() {
            let count = done.load(Ordering::Relaxed) + waiting.len();
            let open = |source: Source| {
                let content = self.ask(&source);
                let size = postcard::experimental::serialized_size(&content).unwrap_or(usize::MAX);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, count, &source.path);
                (source, content, size)
            };
            let mut rest = std::mem::take(&mut waiting).into_iter();
            while room > 0 && rest.len() > 0 {
                let some: Vec<Source> = rest.by_ref().take(AT_ONCE).collect();
                let contents: Vec<(Source, Content, usize)> = some.into_par_iter().map(open).collect();
                for (source, content, size) in contents {
                    match content {
                        Content::Submission(file) => {
                            // Of the first that finds no room left, and of all after it, that alone is said.
                            room = room.saturating_sub(size);
                            let file = (source, *file);
                            files.push(if room == 0 { self.without_room(file.0) } else { file });
                        }
                        Content::Archive(archive) => {
                            waiting.extend(archive.sources);
                            all.findings.extend(archive.findings);
                            all.messages.extend(archive.messages);
                        }
                    }
                }
            }
            files.extend(rest.map(|source| self.without_room(source)));
            self.limit(&mut files, &mut waiting, &mut all.findings);
        }
        files
    }

    fn without_room(&self, source: Source) -> (Source, Received) {
        let fault = FileFault::too_large(Limit::RunMib, self.setup.limits.run_mib);
        let finding = Finding::new(fault, Place::file(source.path.as_str()));
        let file = Received { findings: vec![finding], ..self.reader().unread(&source) };
        (source, file)
    }

    /// Leaves away the last of the files where there are too many.
    fn limit(
        &self,
        files: &mut Vec<(Source, Received)>,
        waiting: &mut Vec<Source>,
        findings: &mut Vec<Finding>,
    ) {
        let limits = &self.setup.limits;
        files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        waiting.sort_by(|a, b| a.path.cmp(&b.path));
        if files.len() + waiting.len() > limits.files {
            files.truncate(limits.files);
            waiting.truncate(limits.files - files.len());
            findings.push(book::too_many_files(limits));
        }
    }

    /// What a file is, its entries sharing what others have too.
    fn ask(&self, source: &Source) -> Content {
        let mut content = self.known_or_read(source);
        if let (Content::Submission(file), Ok(mut shared)) = (&mut content, self.shared.lock()) {
            shared.share(&mut file.entries);
            file.entries.shrink_to_fit();
        }
        content
    }

    /// What an earlier run read of the file, or what is read of it now.
    fn known_or_read(&self, source: &Source) -> Content {
        let Some(cache) = &self.cache else { return self.ask_reader(source) };
        let mut other = None;
        let file = cache.or_read(source, &self.setup.limits, || match self.ask_reader(source) {
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
        let content = Pool::ask_or(self.pool.as_ref(), source, || self.reader().open(source));
        content.unwrap_or_else(|lost| Content::Submission(Box::new(self.reader().lost(source, lost))))
    }

    fn reader(&self) -> &Reader<'_> {
        self.reader.get_or_init(|| Reader::new(self.setup))
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
                mask::walked(&mut archive);
                Content::Archive(archive)
            }
            None => Content::Submission(Box::new(self.read(source))),
        }
    }

    fn read(&self, source: &Source) -> Received {
        #[cfg(debug_assertions)]
        misbehave(&source.path);
        let Setup { plan, limits, issued, cleared, .. } = self.setup;
        let mut opened = source.read(limits);
        let mark = opened.workbook.as_ref().and_then(|workbook| FormMark::of(&workbook.properties));
        let sender = self.senders.of_marked(&source.path, &source.mails, mark.as_ref());
        let department = sender.department.as_ref().map_or("", |name| *name);
        mask::personal_numbers_but(&mut opened, &source.path, department, cleared);
        let mut file = Received { findings: opened.findings, ..self.unread(source) };
        file.digest = opened.digest;
        file.department = sender.department.as_ref().ok().map(|name| (*name).to_owned());
        let current = file.department.as_deref().and_then(|department| issued.version(department));
        let odd = mark.as_ref().and_then(|mark| mark.fault(plan, file.department.as_deref(), current));
        let told = sender.department.err().or(sender.differs).into_iter().chain(odd);
        file.findings.extend(told.map(|fault| Finding::new(fault, Place::file(source.path.as_str()))));
        let Some(workbook) = opened.workbook else { return file };
        file.readable = true;
        file.age.saved.clone_from(&workbook.saved);
        file.macros = workbook.macros;
        file.external_links = workbook.external_links;
        if let Some(fault) = own_report::fault(&workbook) {
            file.findings.push(Finding::new(fault, Place::file(source.path.as_str())));
            return file;
        }
        let own = file.department.as_deref().and_then(|name| plan.department(name));
        let blank = issued.beside(mark.as_ref());
        let LaidOut { entries, findings, units, .. } =
            self.words.lay_out_form(&workbook, &file.file, own, &blank);
        file.findings.extend(findings);
        let (entries, findings) = normalize::normalize_under(entries, &units, plan);
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
            department: self
                .senders
                .of_mailed(&source.path, &source.mails)
                .department
                .ok()
                .map(str::to_owned),
            age: Age {
                file: source.path.clone(),
                saved: None,
                received: source.received(),
                modified: source.modified,
            },
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
