//! The files of a run, which take the place of the earlier run's together: all of them or none.
//!
//! They are written beside the output folder, into the work folder `.matome-NAME`; then the two folders trade places in
//! one step. What stands in the output folder and is not ours is linked into the new one before, and so is never away.
//! Where a system knows no such step there are two, and the work folder holds the earlier set between them. Where the
//! folder can't be moved at all (a mount point, the folder that the command runs in, on Windows a folder with an open
//! file), the files are replaced one by one, and put back if one of them fails.
//!
//! A run that is killed leaves its work folder. The next run into the same folder puts back what stands there and
//! clears it; nothing else does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::folders::{self, contents, is_one_volume, link, move_to, remove_folder, resolved, trade_places};
use super::hashed::{Digest, Hashed};
use super::save::{Reason, SaveError, same_rights, write_whole};
use super::syncing::Syncing;
use crate::disk;

/// The parts of the work folder: what will stand, the earlier folder, the earlier files, the lock of the run at work.
const NEW: &str = "new";
const OLD: &str = "old";
const UNDO: &str = "undo";
const LOCK: &str = "lock";

/// The files of a run, until they take their places. Dropped before that, they leave nothing.
#[derive(Debug)]
pub struct OutputSet {
    folder: PathBuf,
    work: PathBuf,
    /// Held while the run is at work; a killed one loses it.
    lock: Option<File>,
    /// What is on its way to the disk, until the set is committed.
    syncing: Option<Syncing>,
    /// The files of this set, with the fingerprints of what they hold, and the names of earlier ones that have none in it;
    /// below the folder.
    written: Mutex<BTreeMap<PathBuf, Digest>>,
    outdated: BTreeSet<PathBuf>,
    /// The fingerprints of files that stand in the folder, of those that were asked for.
    earlier: Mutex<BTreeMap<PathBuf, Digest>>,
}

impl OutputSet {
    /// Begins a set for this folder. What a killed run left is put in order first.
    ///
    /// # Errors
    /// Where nothing can be written there, or another run is at work on the folder.
    pub fn open(folder: &Path) -> Result<Self, SaveError> {
        let failed = |source| SaveError::new(folder, Reason::Folder, source);
        let folder = resolved(folder).map_err(failed)?;
        let (work, lock) = work_folder(&folder)?;
        let (written, outdated, earlier) = Default::default();
        let syncing = Some(Syncing::start());
        let set = Self { folder, work, lock: Some(lock), syncing, written, outdated, earlier };
        set.recover().map_err(failed)?;
        Ok(set)
    }

    /// Adds a file; several may be added at a time. `path` is below the folder, with `/` between folders. Gives the
    /// fingerprint of what it holds.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Digest, SaveError> {
        self.fill(path, |file| file.write_all(bytes))
    }

    /// Adds a file that is written piece by piece.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn fill(
        &self,
        path: &str,
        fill: impl FnOnce(&mut BufWriter<Hashed>) -> io::Result<()>,
    ) -> Result<Digest, SaveError> {
        let name = native(path);
        let place = self.folder.join(&name);
        SaveError::if_too_long(&place)?;
        let new = self.work.join(NEW).join(&name);
        let written = fs::create_dir_all(new.parent().unwrap_or(&new))
            .and_then(|()| write_whole(Hashed::new(File::create(&new)?), fill).map(Hashed::finish))
            .and_then(|(file, digest)| same_rights(&file, &place).map(|()| (file, digest)));
        let (file, digest) = written.map_err(|source| SaveError::new(&place, Reason::Disk, source))?;
        self.written().insert(name, digest);
        self.syncing.as_ref().map_or(Ok(()), |syncing| syncing.add(file, place))?;
        Ok(digest)
    }

    /// The bytes of a file that stands in the folder now; `None` where there is none.
    pub fn earlier(&self, path: &str) -> Option<Vec<u8>> {
        disk::read(&self.folder.join(native(path))).ok()
    }

    /// Whether there is such a file, or a folder.
    pub fn has_earlier(&self, path: &str) -> bool {
        self.folder.join(native(path)).exists()
    }

    /// The fingerprint of a file that stands in the folder now, of which it is taken once; `None` where there is none.
    pub fn earlier_digest(&self, path: &str) -> Option<Digest> {
        self.digest_of(&native(path)).ok()
    }

    fn digest_of(&self, name: &Path) -> io::Result<Digest> {
        let known = || self.earlier.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(digest) = known().get(name) {
            return Ok(*digest);
        }
        let digest = Hashed::digest(&mut disk::open(&self.folder.join(name))?)?;
        known().insert(name.to_owned(), digest);
        Ok(digest)
    }

    /// The names of what stands in a folder below the folder now; none where there is no such folder.
    pub fn names_of_earlier(&self, below: &str) -> BTreeSet<String> {
        let there = fs::read_dir(self.folder.join(native(below))).into_iter().flatten().flatten();
        there.map(|entry| disk::composed(&entry.file_name())).collect()
    }

    /// Adds a file as it stands in the folder now, without writing it anew.
    ///
    /// # Errors
    /// Where it can't be linked or copied.
    pub fn take_over(&self, path: &str) -> Result<(), SaveError> {
        self.add_link(&native(path), native(path))
    }

    fn add_link(&self, from: &Path, name: PathBuf) -> Result<(), SaveError> {
        let (place, new) = (self.folder.join(from), self.work.join(NEW).join(&name));
        let linked = fs::create_dir_all(new.parent().unwrap_or(&new)).and_then(|()| link(&place, &new));
        let digest = linked.and_then(|()| self.digest_of(from));
        self.written().insert(name, digest.map_err(|source| SaveError::new(&place, Reason::Disk, source))?);
        Ok(())
    }

    /// Adds a file that stands in the folder now under another name, as it is.
    ///
    /// # Errors
    /// Where it can't be linked or copied.
    pub fn keep(&self, path: &str, new: &str) -> Result<(), SaveError> {
        self.add_link(&native(path), native(new))
    }

    /// Whether what stands in the folder under this name is replaced or taken away.
    pub fn replaces(&self, path: &str) -> bool {
        let name = native(path);
        self.written().contains_key(&name) || self.outdated.contains(&name)
    }

    /// The paths of the files of this set, with `/` between folders, and the fingerprints of what they hold.
    pub fn digests(&self) -> Vec<(String, Digest)> {
        let joined = |name: &PathBuf| {
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            parts.join("/")
        };
        self.written().iter().map(|(name, digest)| (joined(name), *digest)).collect()
    }

    /// Takes away what an earlier run wrote under this name, unless the set has a file of that name.
    pub fn outdate(&mut self, path: &str) {
        self.outdated.insert(native(path));
    }

    /// Puts the files in their places.
    ///
    /// # Errors
    /// Where one can't be replaced: it is open in another program, or a folder bears its name. The earlier files
    /// then stand as before.
    pub fn commit(mut self) -> Result<(), SaveError> {
        self.syncing.take().map_or(Ok(()), Syncing::finish)?;
        let failed = |source| SaveError::new(&self.folder, Reason::Folder, source);
        fs::create_dir_all(self.work.join(NEW)).map_err(failed)?;
        if self.move_whole().is_ok() {
            return Ok(());
        }
        let names = self.names();
        if let Err(error) = names.iter().try_for_each(|name| self.replace(name)) {
            names.iter().for_each(|name| self.put_back(name));
            return Err(error);
        }
        remove_folder(&self.work.join(UNDO)).map_err(failed)
    }

    /// The names that are ours, of this run or an earlier one.
    fn names(&self) -> BTreeSet<PathBuf> {
        self.written().keys().chain(&self.outdated).cloned().collect()
    }

    fn written(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Digest>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The new folder takes the place of the earlier one, with all in it that is not ours.
    fn move_whole(&self) -> io::Result<()> {
        let new = self.work.join(NEW);
        if !self.folder.exists() {
            return fs::rename(new, &self.folder);
        }
        if self.work.starts_with(&self.folder) || std::env::current_dir()?.starts_with(&self.folder) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        let ours = self.names();
        let is_ours = |name: &PathBuf| ours.contains(name) && !self.folder.join(name).is_dir();
        let others = contents(&self.folder)?.into_iter().filter(|name| !is_ours(name));
        others.into_iter().try_for_each(|name| link(&self.folder.join(&name), &new.join(name)))?;
        folders::same_rights(&self.folder, &new)?;
        trade_places(&self.folder, &new, &self.work.join(OLD))
    }

    /// One file takes its place; what stood there is kept until all have.
    fn replace(&self, name: &Path) -> Result<(), SaveError> {
        let place = self.folder.join(name);
        let failed = |source| SaveError::new(&place, Reason::InUse, source);
        if place.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        if place.exists() {
            move_to(&place, &self.work.join(UNDO).join(name)).map_err(failed)?;
        }
        if self.written().contains_key(name) {
            move_to(&self.work.join(NEW).join(name), &place).map_err(failed)?;
        }
        Ok(())
    }

    /// Undoes what `replace` did. What can't be put back stays in the work folder, for the next run to try.
    fn put_back(&self, name: &Path) {
        let (place, earlier) = (self.folder.join(name), self.work.join(UNDO).join(name));
        let is_placed = self.written().contains_key(name) && !self.work.join(NEW).join(name).exists();
        let _ = match earlier.exists() {
            true => disk::rename(&earlier, &place),
            false if is_placed => fs::remove_file(place),
            false => Ok(()),
        };
    }

    /// Puts back what a killed run had in its hands, and clears its work folder.
    fn recover(&self) -> io::Result<()> {
        let (old, undo) = (self.work.join(OLD), self.work.join(UNDO));
        if old.is_dir() && !self.folder.exists() {
            fs::rename(&old, &self.folder)?;
        }
        for name in contents(&undo)?.iter().filter(|name| undo.join(name).is_file()) {
            move_to(&undo.join(name), &self.folder.join(name))?;
        }
        [NEW, OLD, UNDO].iter().try_for_each(|part| remove_folder(&self.work.join(part)))
    }
}

impl Drop for OutputSet {
    /// Clears the work folder, unless something in it still has to be put back.
    fn drop(&mut self) {
        // No file may be open in a folder that is removed.
        let _ = self.syncing.take().map(Syncing::finish);
        let undo = self.work.join(UNDO);
        let has_files = |names: Vec<PathBuf>| names.iter().any(|name| undo.join(name).is_file());
        let waits =
            contents(&undo).is_ok_and(has_files) || (self.work.join(OLD).exists() && !self.folder.exists());
        if !waits {
            // Windows removes no folder in which a file is open.
            if cfg!(windows) {
                self.lock.take();
            }
            let _ = fs::remove_dir_all(&self.work);
        }
    }
}

/// A path with the separators of the system.
fn native(path: &str) -> PathBuf {
    path.split('/').collect()
}

/// The work folder, beside the folder or, where nothing can be put there, in it; and the lock of this run on it.
fn work_folder(folder: &Path) -> Result<(PathBuf, File), SaveError> {
    let name = folder.file_name().map_or("out".into(), |name| name.to_string_lossy());
    let name = format!(".matome-{name}");
    let beside =
        folder.parent().filter(|parent| is_one_volume(parent, folder)).map(|parent| parent.join(&name));
    let beside = beside.filter(|work| fs::create_dir_all(work).is_ok());
    let work = beside.unwrap_or_else(|| folder.join(&name));
    let failed = |reason| move |source| SaveError::new(folder, reason, source);
    fs::create_dir_all(&work).map_err(failed(Reason::Folder))?;
    let lock = File::options().create(true).write(true).truncate(false).open(work.join(LOCK));
    let lock = lock.map_err(failed(Reason::Folder))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(failed(Reason::Busy)(io::ErrorKind::WouldBlock.into())),
        // Some network drives know no locks.
        Ok(()) | Err(TryLockError::Error(_)) => Ok((work, lock)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with an earlier set, of which `old.xlsx` is out of date, and with files of the clerk's own.
    fn earlier() -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("out");
        for (name, text) in [
            ("report.xlsx", "1"),
            ("departments/総務課.xlsx", "1"),
            ("departments/old.xlsx", "1"),
            ("memo.txt", "own"),
            ("own/memo.txt", "own"),
        ] {
            fs::create_dir_all(out.join(name).parent().unwrap()).unwrap();
            fs::write(out.join(name), text).unwrap();
        }
        (root, out)
    }

    fn set(out: &Path) -> OutputSet {
        let mut set = OutputSet::open(out).unwrap();
        set.write("report.xlsx", b"2").unwrap();
        set.write("departments/総務課.xlsx", b"2").unwrap();
        set.write("departments/new.xlsx", b"2").unwrap();
        set.outdate("departments/old.xlsx");
        set
    }

    fn read(out: &Path, names: [&str; 6]) -> [Option<String>; 6] {
        names.map(|name| fs::read_to_string(out.join(name)).ok())
    }

    const NAMES: [&str; 6] = [
        "report.xlsx",
        "departments/総務課.xlsx",
        "departments/new.xlsx",
        "departments/old.xlsx",
        "memo.txt",
        "own/memo.txt",
    ];
    const BEFORE: [Option<&str>; 6] = [Some("1"), Some("1"), None, Some("1"), Some("own"), Some("own")];
    const AFTER: [Option<&str>; 6] = [Some("2"), Some("2"), Some("2"), None, Some("own"), Some("own")];

    fn holds(out: &Path, expected: [Option<&str>; 6]) {
        assert_eq!(read(out, NAMES), expected.map(|text| text.map(str::to_owned)));
    }

    fn holds_nothing_else(root: &Path) {
        let names: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["out"]);
    }

    #[test]
    fn a_set_takes_the_place_of_the_earlier_one_and_leaves_what_is_not_ours() {
        let (root, out) = earlier();
        let begun = set(&out);
        holds(&out, BEFORE);
        begun.commit().unwrap();
        holds(&out, AFTER);
        holds_nothing_else(root.path());
    }

    #[test]
    fn a_file_may_be_taken_over_from_the_earlier_set() {
        let (root, out) = earlier();
        let begun = OutputSet::open(&out).unwrap();
        assert_eq!(begun.earlier("departments/総務課.xlsx").unwrap(), b"1");
        assert!(begun.earlier("departments/new.xlsx").is_none());
        begun.take_over("departments/総務課.xlsx").unwrap();
        begun.take_over("report.xlsx").unwrap();
        assert!(begun.take_over("departments/new.xlsx").is_err());
        let digest = begun.write("departments/same.xlsx", b"1").unwrap();
        let known = ["departments/same.xlsx", "departments/総務課.xlsx", "report.xlsx"];
        assert_eq!(begun.digests(), known.map(|name| (name.to_owned(), digest)), "all hold the same");
        // Whichever way they take their places, and back.
        begun.names().iter().for_each(|name| begun.replace(name).unwrap());
        begun.names().iter().for_each(|name| begun.put_back(name));
        holds(&out, BEFORE);
        drop(begun);
        let begun = OutputSet::open(&out).unwrap();
        begun.take_over("report.xlsx").unwrap();
        begun.commit().unwrap();
        holds(&out, BEFORE);
        holds_nothing_else(root.path());
    }

    #[test]
    fn a_set_that_is_given_up_changes_nothing() {
        let (root, out) = earlier();
        drop(set(&out));
        holds(&out, BEFORE);
        holds_nothing_else(root.path());
    }

    #[test]
    fn the_first_set_makes_the_folder() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("deep/out");
        let set = OutputSet::open(&out).unwrap();
        set.write("report.xlsx", b"2").unwrap();
        assert!(!out.exists());
        set.commit().unwrap();
        assert_eq!(fs::read(out.join("report.xlsx")).unwrap(), b"2");
    }

    #[test]
    fn one_file_that_cannot_be_replaced_keeps_the_earlier_set() {
        let (root, out) = earlier();
        let begun = set(&out);
        fs::create_dir_all(out.join("taken.csv/in the way")).unwrap();
        begun.write("taken.csv", b"2").unwrap();
        let error = begun.commit().unwrap_err();
        assert_eq!((error.reason, error.path), (Reason::InUse, resolved(&out).unwrap().join("taken.csv")));
        holds(&out, BEFORE);
        holds_nothing_else(root.path());
    }

    #[test]
    fn where_the_folder_cannot_be_moved_the_files_are_replaced_one_by_one() {
        let (root, out) = earlier();
        let begun = set(&out);
        begun.names().iter().for_each(|name| begun.replace(name).unwrap());
        holds(&out, AFTER);
        begun.names().iter().for_each(|name| begun.put_back(name));
        holds(&out, BEFORE);
        drop(begun);
        holds_nothing_else(root.path());
    }

    #[test]
    fn what_a_killed_run_left_is_put_back_by_the_next() {
        let (root, out) = earlier();
        let killed = set(&out);
        // Between the two steps of a move, and with one file replaced.
        killed.replace(Path::new("report.xlsx")).unwrap();
        fs::rename(&out, killed.work.join(OLD)).unwrap();
        killed.recover().unwrap();
        holds(&out, BEFORE);
        drop(killed);
        holds_nothing_else(root.path());
    }

    #[test]
    fn two_runs_on_one_folder_are_one_too_many() {
        let (_root, out) = earlier();
        let _first = set(&out);
        assert_eq!(OutputSet::open(&out).unwrap_err().reason, Reason::Busy);
    }
}
