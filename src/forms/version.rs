//! The version of a form, by which it is seen whether somebody changed it since it was made.

use sha2::{Digest, Sha256};

use crate::book::{self, Limits, Package};
use crate::round::FormMark;

/// How many bytes of the checksum are written.
const LENGTH: usize = 6;

/// What holds the mark, or names the part that does: no part of the version.
const OF_MARK: [&str; 3] = ["docprops/custom.xml", "[content_types].xml", "_rels/.rels"];

/// The checksum of all parts of a workbook but the mark; empty where it is no package.
pub(super) fn of(xlsx: &[u8]) -> String {
    let limits = Limits::default();
    let Ok(mut package) = Package::open(xlsx, &limits) else { return String::new() };
    let mut hash = Sha256::new();
    for name in package.names().iter().filter(|name| !OF_MARK.contains(&name.as_str())) {
        let bytes = package.bytes(name).ok().flatten().unwrap_or_default();
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().take(LENGTH).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a form is as it was made: nobody saved it since.
pub fn is_as_made(xlsx: &[u8]) -> bool {
    let mark = FormMark::of(&book::properties_of(xlsx, &Limits::default()));
    mark.is_some_and(|mark| mark.version == of(xlsx))
}
