//! Folders as a set of outputs needs them: listed, linked, trading places.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk;

/// A folder with more than this in it is not moved as a whole.
const MOST: usize = 2_000;

/// The folder's full path, links followed. It need not exist; the folder above it is made.
pub(super) fn resolved(folder: &Path) -> io::Result<PathBuf> {
    let full = std::path::absolute(folder)?;
    if let Some(above) = full.parent() {
        fs::create_dir_all(above)?;
    }
    match full.is_symlink() || full.file_name().is_none() {
        true => full.canonicalize(),
        false => Ok(full),
    }
}

/// All that stands in a folder, paths below it, folders before what is in them. A folder that does not exist is empty.
///
/// # Errors
/// Where something there is neither a file nor a folder, or there is very much.
pub(super) fn contents(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.exists() {
        collect(folder, Path::new(""), &mut found)?;
    }
    Ok(found)
}

fn collect(root: &Path, below: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let (name, kind) = (below.join(entry.file_name()), entry.file_type()?);
        if found.len() >= MOST || !(kind.is_dir() || kind.is_file()) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        found.push(name.clone());
        if kind.is_dir() {
            collect(root, &name, found)?;
        }
    }
    Ok(())
}

/// Makes the file stand in a second place as well; of a folder, makes one like it.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        return same_rights(from, to);
    }
    // Some drives know no links.
    fs::hard_link(from, to).or_else(|_| copy(from, to))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let changed = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(to)?.set_modified(changed)
}

/// Gives a folder the rights of another.
pub(super) fn same_rights(from: &Path, to: &Path) -> io::Result<()> {
    let known = fs::metadata(from)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        // Only the group can be given away; where it can't, the rights matter more than the name.
        let _ = chown(to, None, Some(known.gid()));
    }
    fs::set_permissions(to, known.permissions())
}

/// Moves a file, and makes the folder that it comes to stand in.
pub(super) fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    disk::rename(from, to)
}

/// Removes a folder with all in it, if it is there.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Puts the new folder in the place of the other: in one step where the system has one, else over `aside`.
pub(super) fn trade_places(folder: &Path, new: &Path, aside: &Path) -> io::Result<()> {
    if exchange(folder, new).is_ok() {
        return Ok(());
    }
    fs::rename(folder, aside)?;
    fs::rename(new, folder).inspect_err(|_| {
        let _ = fs::rename(aside, folder);
    })
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether something can be moved from one folder to the other; a folder that is not there yet will be on the same.
#[cfg(unix)]
pub(super) fn is_one_volume(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let volume = |path: &Path| fs::metadata(path).ok().map(|data| data.dev());
    volume(other).is_none_or(|there| volume(one) == Some(there))
}

#[cfg(not(unix))]
pub(super) fn is_one_volume(_one: &Path, _other: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two folders with a file in each.
    fn two() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| root.path().join(name));
        for folder in [&one, &other] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("name"), folder.to_string_lossy().as_bytes()).unwrap();
        }
        (root, one, other)
    }

    #[test]
    fn folders_trade_places_or_stay() {
        let (root, one, other) = two();
        let before = fs::read(other.join("name")).unwrap();
        trade_places(&one, &other, &root.path().join("aside")).unwrap();
        assert_eq!(fs::read(one.join("name")).unwrap(), before);
        let gone = root.path().join("gone");
        assert!(trade_places(&one, &gone, &root.path().join("aside")).is_err());
        assert_eq!(fs::read(one.join("name")).unwrap(), before);
    }

    #[test]
    fn a_copy_keeps_its_time() {
        let (_root, one, other) = two();
        let (from, to) = (one.join("name"), other.join("copy"));
        copy(&from, &to).unwrap();
        let time = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
        assert_eq!((fs::read(&from).unwrap(), time(&from)), (fs::read(&to).unwrap(), time(&to)));
    }
}
