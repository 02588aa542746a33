//! Putting a finished file in its place: whole, or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
}

impl SaveError {
    pub(super) fn new(path: &Path, reason: Reason, source: io::Error) -> Self {
        Self { path: path.to_owned(), reason, source }
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
/// Where the folder or the file can't be written, with what to do about it.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |reason: Reason| move |source: io::Error| SaveError::new(path, reason, source);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed(Reason::Folder))?;
    let mut file = tempfile::Builder::new()
        .prefix(".matome-")
        .permissions_of(path)
        .tempfile_in(folder)
        .map_err(failed(Reason::Folder))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed(Reason::Disk))?;
    file.persist(path).map_err(|error| failed(Reason::InUse)(error.error))?;
    Ok(())
}

/// A temporary file is made for its owner alone; a report is for the colleagues too.
trait PermissionsOf {
    fn permissions_of(&mut self, path: &Path) -> &mut Self;
}

impl PermissionsOf for tempfile::Builder<'_, '_> {
    #[cfg(unix)]
    fn permissions_of(&mut self, path: &Path) -> &mut Self {
        use std::os::unix::fs::PermissionsExt;
        let known = std::fs::metadata(path).map(|data| data.permissions());
        self.permissions(known.unwrap_or_else(|_| std::fs::Permissions::from_mode(0o666)))
    }

    #[cfg(not(unix))]
    fn permissions_of(&mut self, _path: &Path) -> &mut Self {
        self
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
