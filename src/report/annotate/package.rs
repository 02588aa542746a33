//! The zip package of a workbook: parts by name, changed or new ones beside those that are copied as stored.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Unannotatable;
use crate::report::made_by::made_by_unix;

/// The most bytes of a part that is edited.
const PART_LIMIT: u64 = 128 << 20;

const OLE_MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An open package. Part names are without the leading slash: `xl/workbook.xml`.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Stored names by their lower-case, forward-slash form: names differ in case by what wrote them.
    stored: BTreeMap<String, String>,
    changed: BTreeMap<String, String>,
    added: Vec<(String, String)>,
}

impl<'a> Package<'a> {
    /// Opens the package, or says what the file is instead.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unannotatable> {
        if bytes.starts_with(&OLE_MAGIC) {
            return Err(Unannotatable::Legacy);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unannotatable::OtherFormat)?;
        let names = archive.file_names().flatten();
        let stored = names.map(|name| (key(&name), name.clone().into_owned())).collect();
        Ok(Self { archive, stored, changed: BTreeMap::new(), added: Vec::new() })
    }

    /// Whether the package has this part.
    pub fn has(&self, part: &str) -> bool {
        self.stored.contains_key(&key(part)) || self.added.iter().any(|(name, _)| key(name) == key(part))
    }

    /// The names of the stored parts, in lower case.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.stored.keys().cloned()
    }

    /// The part as text, with what was changed so far. `None` where there is no such part.
    pub fn read(&mut self, part: &str) -> Result<Option<String>, Unannotatable> {
        let added = self.added.iter().find(|(name, _)| key(name) == key(part));
        if let Some((_, text)) = added {
            return Ok(Some(text.clone()));
        }
        let Some(stored) = self.stored.get(&key(part)) else { return Ok(None) };
        if let Some(text) = self.changed.get(stored) {
            return Ok(Some(text.clone()));
        }
        let unusual = || Unannotatable::Unusual(part.to_owned());
        let file = self.archive.by_name(stored).map_err(|_| unusual())?;
        let mut bytes = Vec::new();
        file.take(PART_LIMIT + 1).read_to_end(&mut bytes).map_err(|_| unusual())?;
        if bytes.len() as u64 > PART_LIMIT {
            return Err(Unannotatable::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| unusual())?;
        Ok(Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()))
    }

    /// The part as text.
    pub fn need(&mut self, part: &str) -> Result<String, Unannotatable> {
        self.read(part)?.ok_or_else(|| Unannotatable::Unusual(part.to_owned()))
    }

    /// Replaces a part that the package has, or adds it.
    pub fn put(&mut self, part: &str, text: String) {
        if let Some(stored) = self.stored.get(&key(part)) {
            self.changed.insert(stored.clone(), text);
        } else if let Some((_, old)) = self.added.iter_mut().find(|(name, _)| key(name) == key(part)) {
            *old = text;
        } else {
            self.added.push((part.to_owned(), text));
        }
    }

    /// The first name that no part has: `before`, a number, `after`.
    pub fn free_name(&self, before: &str, after: &str) -> String {
        let mut names = (1..).map(|number: u32| format!("{before}{number}{after}"));
        names.find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The package as bytes: unchanged members as they were stored, in their order, new ones at the end.
    pub fn finish(mut self) -> Result<Vec<u8>, Unannotatable> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        self.write(&mut writer).map_err(|_| Unannotatable::Unusual("zip".to_owned()))?;
        let bytes = writer.finish().map_err(|_| Unannotatable::Unusual("zip".to_owned()))?;
        Ok(made_by_unix(bytes.into_inner()))
    }

    fn write(&mut self, writer: &mut ZipWriter<Cursor<Vec<u8>>>) -> zip::result::ZipResult<()> {
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index)?;
            let name = file.name()?.into_owned();
            match self.changed.get(&name) {
                None => writer.raw_copy_file(file)?,
                Some(text) => add(writer, &name, text)?,
            }
        }
        self.added.iter().try_for_each(|(name, text)| add(writer, name, text))
    }
}

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> zip::result::ZipResult<()> {
    // A fixed time, so that the same input gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    writer.start_file(name, options)?;
    Ok(writer.write_all(text.as_bytes())?)
}

fn key(part: &str) -> String {
    part.trim_start_matches('/').replace('\\', "/").to_lowercase()
}
