//! Putting a finished file in its place: whole, or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::disk::{self, LONGEST_PATH};
use crate::model::{Sentence, Tell};
use crate::sentence;

/// A file that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.tell())]
pub struct SaveError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What to do about it.
    pub reason: Reason,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

/// Why a file could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is open in another program, or write-protected.
    InUse,
    /// Its folder does not take files.
    Folder,
    /// The disk is full or broken.
    Disk,
    /// Another run writes to the same folder.
    Busy,
    /// Its path has so many characters that Excel could not open it.
    TooLong(usize),
}

impl SaveError {
    pub(super) fn new(path: &Path, reason: Reason, source: io::Error) -> Self {
        Self { path: path.to_owned(), reason, source }
    }

    /// A folder that can't be made.
    pub fn folder(path: &Path, source: io::Error) -> Self {
        Self::new(path, Reason::Folder, source)
    }

    /// A file that Excel could not open is not written: told before anything is.
    pub fn if_too_long(path: &Path) -> Result<(), Self> {
        match disk::too_long_for_excel(path) {
            Some(length) => {
                Err(Self::new(path, Reason::TooLong(length), io::ErrorKind::InvalidFilename.into()))
            }
            None => Ok(()),
        }
    }
}

impl Tell for SaveError {
    fn tell(&self) -> Sentence {
        let path = self.path.display();
        match self.reason {
            Reason::InUse => sentence!(
                "{path} に書き込めません。Excel などで開いているときは閉じてから、もう一度実行してください。",
                "{path} can't be written: it is open in another program (Excel?) or write-protected; close it and run again"
            ),
            Reason::Folder => sentence!(
                "{path} に書き込めません。フォルダーに書き込みができないときは、--output で別の場所を指定してください。",
                "{path} can't be written: if the folder takes no files, choose another with --output"
            ),
            Reason::Disk => sentence!(
                "{path} に書き込めません。ディスクの空き容量を確かめてください。",
                "{path} can't be written: is the disk full?"
            ),
            Reason::TooLong(length) => sentence!(
                "{path} は {length} 文字あり、Excel では開けません（{LONGEST_PATH} 文字まで）。何も書き込んでいません。取りまとめのフォルダーを浅い場所に移すか、--output で別の場所を指定するか、名前を短くしてください。",
                "{path} has {length} characters, and Excel opens none with more than {LONGEST_PATH}; nothing was written: move the round to a shorter path, choose another with --output, or shorten the names"
            ),
            Reason::Busy => sentence!(
                "別の matome が {path} に書き込んでいます。終わってから、もう一度実行してください。",
                "another matome is writing to {path}: run again when it has ended"
            ),
        }
    }
}

/// Writes the bytes under a temporary name in the same folder, then gives them their name. The folder is made if it
/// is not there. What stood there before stays whole if anything fails.
///
/// # Errors
/// Where the folder or the file can't be written, or Excel could not open it there, with what to do about it.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    save_filled(path, |file| file.write_all(bytes))
}

/// The same for a file that is written piece by piece.
///
/// # Errors
/// As `save`.
pub fn save_filled(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), SaveError> {
    Staged::write(path, fill)?.place()
}

/// A file under a temporary name beside its place, until it takes it. Dropped before that, it leaves nothing.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    new: PathBuf,
}

impl Staged {
    /// Writes the file, for good, under its temporary name. The folder is made if it is not there.
    ///
    /// # Errors
    /// As `save`.
    pub fn write(
        path: &Path,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<Self, SaveError> {
        SaveError::if_too_long(path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let failed = |reason: Reason| move |source: io::Error| SaveError::new(path, reason, source);
        fs::create_dir_all(folder).map_err(failed(Reason::Folder))?;
        let new = folder.join(format!(".matome-{}", std::process::id()));
        let file = File::create(&new).map_err(failed(Reason::Folder))?;
        let staged = Self { path: path.to_owned(), new };
        let written =
            write_whole(file, fill).and_then(|file| same_rights(&file, path).and_then(|()| file.sync_all()));
        written.map_err(failed(Reason::Disk))?;
        Ok(staged)
    }

    /// Whether it could take its place now, as far as can be known before: no program holds what stands there.
    ///
    /// # Errors
    /// Where one does.
    pub fn require_place(&self) -> Result<(), SaveError> {
        match disk::hold(&self.path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(SaveError::new(&self.path, Reason::InUse, source))
            }
            _ => Ok(()),
        }
    }

    /// Gives it its name. What stood there before stays whole if that fails.
    ///
    /// # Errors
    /// Where another program holds what stands there.
    pub fn place(self) -> Result<(), SaveError> {
        disk::rename(&self.new, &self.path)
            .map_err(|source| SaveError::new(&self.path, Reason::InUse, source))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Once it has its name, there is none.
        let _ = fs::remove_file(&self.new);
    }
}

/// Writes a new file; it is not for good on the disk yet.
pub(super) fn write_whole<F: Write>(
    file: F,
    fill: impl FnOnce(&mut BufWriter<F>) -> io::Result<()>,
) -> io::Result<F> {
    let mut file = BufWriter::new(file);
    fill(&mut file)?;
    Ok(file.into_inner()?)
}

/// Gives a new file the rights of the one whose place it will take.
pub(super) fn same_rights(file: &File, place: &Path) -> io::Result<()> {
    match fs::metadata(place).ok().filter(fs::Metadata::is_file) {
        Some(earlier) => file.set_permissions(earlier.permissions()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_the_whole_file_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out/報告.xlsx");
        save(&path, b"first").unwrap();
        save(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left over");
    }

    #[test]
    fn what_excel_could_not_open_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("深".repeat(80)).join("い".repeat(80)).join("課".repeat(80));
        let error = save(&deep.join("報告.xlsx"), b"").unwrap_err();
        assert!(matches!(error.reason, Reason::TooLong(248..)), "{error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn the_rights_of_the_earlier_file_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("報告.xlsx");
        save(&path, b"first").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        save(&path, b"second").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        std::fs::create_dir_all(taken.join("full")).unwrap();
        let error = save(&taken, b"").unwrap_err();
        assert_eq!(error.reason, Reason::InUse);
        std::fs::write(folder.path().join("file"), b"").unwrap();
        let error = save(&folder.path().join("file/report.xlsx"), b"").unwrap_err();
        assert_eq!(error.reason, Reason::Folder);
    }
}
