//! A zip container whose parts are read under limits (declared sizes first, real ones after), and may be changed.

use crate::model::{FileFault, FileReason, Limit};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::limits::{Limits, MIB};

/// How hard a changed part is deflated, of nine: the parts are small and many, and most of their time would go into codes
/// of their own.
const LEVEL: i64 = 1;
/// Shorter parts are stored as they are: to begin to deflate takes longer than they do.
const SHORT: usize = 512;

/// An open zip container in memory.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case name with `/` → index. Excel does not mind case, and some writers use `\`.
    names: HashMap<String, usize>,
    limits: &'a Limits,
    /// Bytes that may still be inflated.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the container's directory; nothing is inflated yet.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, FileFault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| open_fault(bytes))?;
        let mut names = HashMap::with_capacity(zip.len());
        for (index, name) in zip.file_names_raw().enumerate() {
            names.insert(part_key(&String::from_utf8_lossy(name)), index);
        }
        if zip.has_duplicate_names() || names.len() < zip.len() {
            return Err(FileFault::unreadable(FileReason::NameTwice));
        }
        Ok(Self { zip, names, limits, left: limits.unpacked_mib * MIB })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&part_key(name))
    }

    /// The names of all parts as they are looked up, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.names.keys().cloned().collect();
        names.sort_unstable();
        names
    }

    /// How many parts have names that start with this and end with that.
    pub(crate) fn count(&self, start: &str, end: &str) -> usize {
        self.names.keys().filter(|name| name.starts_with(start) && name.ends_with(end)).count()
    }

    /// The inflated bytes of a part, or `None` where there is no such part.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, FileFault> {
        let Some(&index) = self.names.get(&part_key(name)) else { return Ok(None) };
        let member = self.zip.by_index(index).map_err(member_fault)?;
        let most = self.left.min(self.limits.part_mib * MIB);
        check_declared(member.size(), member.compressed_size(), most, self.limits)?;
        let mut bytes = Vec::with_capacity(member.size() as usize);
        member
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| FileFault::unreadable(FileReason::DamagedArchive))?;
        if bytes.len() as u64 > most {
            return Err(FileFault::too_large(Limit::PartMib, self.limits.part_mib));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part as text: UTF-8, or UTF-16 with its mark.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, FileFault> {
        self.bytes(name)?.map(xml_text).transpose()
    }

    /// A part that must be there, as text.
    pub(crate) fn need(&mut self, name: &str) -> Result<String, FileFault> {
        self.text(name)?.ok_or_else(|| FileFault::unreadable(FileReason::MissingPart))
    }

    /// The package as bytes, with these texts, by the keys of their parts, in the place of what was stored; and at the
    /// end those of the `added` parts. All else stands as it was stored, in its order.
    pub(crate) fn rewritten(
        mut self,
        texts: &BTreeMap<String, String>,
        added: &[String],
    ) -> ZipResult<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.zip.len() {
            let member = self.zip.by_index_raw(index)?;
            let name = member.name()?.into_owned();
            match texts.get(&part_key(&name)) {
                None => writer.raw_copy_file(member)?,
                Some(text) => write_part(&mut writer, &name, text)?,
            }
        }
        for name in added {
            write_part(&mut writer, name, texts.get(&part_key(name)).map_or("", String::as_str))?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

fn write_part(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> ZipResult<()> {
    // A fixed time, so that the same input gives the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let options = match text.len() < SHORT {
        true => options.compression_method(CompressionMethod::Stored),
        false => options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL)),
    };
    writer.start_file(name, options)?;
    Ok(writer.write_all(text.as_bytes())?)
}

/// XML bytes as text: UTF-8, or UTF-16 with its mark.
pub(crate) fn xml_text(mut bytes: Vec<u8>) -> Result<String, FileFault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let (text, _, broken) = encoding_rs::UTF_16LE.decode(&bytes);
        return if broken {
            Err(FileFault::unreadable(FileReason::DamagedPart))
        } else {
            Ok(text.into_owned())
        };
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|_| FileFault::unreadable(FileReason::DamagedPart))
}

/// The name under which a part is looked up: lower case, `/` between folders, none at the start.
pub(crate) fn part_key(name: &str) -> String {
    let mut key = name.trim_start_matches('/').to_ascii_lowercase();
    if key.contains('\\') {
        key = key.replace('\\', "/");
    }
    key
}

pub(crate) fn check_declared(size: u64, stored: u64, most: u64, limits: &Limits) -> Result<(), FileFault> {
    if size > most {
        return Err(FileFault::too_large(Limit::PartMib, limits.part_mib));
    }
    if size > MIB && size / stored.max(1) > limits.ratio {
        return Err(FileFault::too_large(Limit::Ratio, limits.ratio));
    }
    Ok(())
}

/// A zip without its directory was cut off in most cases: the directory stands at the end.
fn open_fault(bytes: &[u8]) -> FileFault {
    let has_directory = bytes.windows(4).rev().take(66_000).any(|window| window == b"PK\x05\x06");
    FileFault::unreadable(if has_directory { FileReason::DamagedArchive } else { FileReason::Truncated })
}

pub(crate) fn member_fault(error: zip::result::ZipError) -> FileFault {
    match error {
        zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
            FileFault::EncryptedFile
        }
        zip::result::ZipError::UnsupportedArchive(_) => FileFault::unreadable(FileReason::UnknownCompression),
        _ => FileFault::unreadable(FileReason::DamagedArchive),
    }
}
