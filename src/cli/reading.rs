//! Where a verb has what was read of the submissions from: from the files, from earlier runs, or from parts that were
//! read elsewhere.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::failure::Failure;
use super::progress::Progress;
use super::terminal::Voice;
use crate::collected::Collected;
use crate::model::{Date, Moment};
use crate::pipeline;
use crate::round::Round;
use crate::sentence;
use crate::text::Reading;
use crate::text::date::{self, Dates};

/// The folder of what earlier runs read, in the round's folder.
const CACHE: &str = ".matome-cache";

/// The arguments about reading.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct ReadArgs {
    /// Take what was read from these files, made by `matome export --format files`; `*` stands for any letters of a
    /// name.
    #[arg(long, num_args = 1..)]
    entries: Vec<PathBuf>,
    /// Read every file anew, and keep nothing for the next run.
    #[arg(long)]
    no_cache: bool,
    #[command(flatten)]
    day: DayArgs,
}

/// The day that letters are written on.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct DayArgs {
    /// The day that letters are written on; left out: the day on which the command runs.
    #[arg(long, value_name = "DATE", value_parser = day_of)]
    today: Option<Date>,
}

impl DayArgs {
    /// The day. Only here a clock is asked: outputs follow from the round, the submissions and this day, and from it only
    /// which deadlines are over.
    pub(super) fn today(self) -> Option<Date> {
        let now = || Moment::in_japan(SystemTime::now()).map(|moment| moment.date);
        self.today.or_else(now)
    }
}

/// A day as staff write it.
fn day_of(text: &str) -> Result<Date, String> {
    match date::read(text) {
        Reading::Value { value: Dates::One(day @ Date { day: Some(_), .. }), .. } => Ok(day),
        _ => Err("令和6年6月3日, 2024-06-03".to_owned()),
    }
}

impl ReadArgs {
    /// The day that letters are written on.
    pub(super) fn today(&self) -> Option<Date> {
        self.day.today()
    }

    /// Collects the round; a bar shows how far it is. `keeps`: whether the verb may write beside the round.
    pub(super) fn collect(&self, mut round: Round, keeps: bool, voice: Voice) -> Result<Collected, Failure> {
        round.today = self.day.today();
        if !self.entries.is_empty() {
            return Ok(pipeline::collect_parts(round, &self.parts()?)?);
        }
        round.cache = (keeps && !self.no_cache).then(|| round.folder.join(CACHE));
        let progress = Progress::new(voice.lang.pick("読み取り中", "reading"), voice);
        Ok(pipeline::collect(round, &|done, all, file| progress.set(done, all, file))?)
    }

    /// The files that are named, those of each `*` by name.
    fn parts(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut parts = Vec::new();
        for path in &self.entries {
            let found = matching(path);
            if found.is_empty() {
                let path = path.display();
                return Err(Failure(sentence!(
                    "--entries に合うファイルがありません（{path}）。",
                    "--entries: there is no file {path}"
                )));
            }
            parts.extend(found);
        }
        Ok(parts)
    }
}

/// The path itself, or the files of its folder that its name fits.
fn matching(path: &Path) -> Vec<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !name.contains('*') {
        return if path.is_file() { vec![path.to_owned()] } else { Vec::new() };
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let fitting = files.filter(|file| fits(&file.file_name().to_string_lossy(), &name));
    let mut found: Vec<PathBuf> = fitting.map(|file| file.path()).collect();
    found.sort_unstable();
    found
}

/// Whether a name fits a pattern, in which `*` stands for any letters.
fn fits(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => name == pattern,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            ends.any(|at| fits(&rest[at..], after))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (name, pattern, fit) in [
            ("1.jsonl", "*.jsonl", true),
            ("東.jsonl", "*.jsonl", true),
            ("1.jsonl.bak", "*.jsonl", false),
            ("part-10-of-12", "part-*-of-*", true),
            ("a", "*", true),
            ("", "a*", false),
        ] {
            assert_eq!(fits(name, pattern), fit, "{name} {pattern}");
        }
    }
}
