//! Mails as Outlook saves them (MS-OXMSG): an OLE file whose streams are the properties of the message.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use cfb::CompoundFile;
use mail_parser::decoders::html::html_to_text;

use super::{Attached, Letter, eml, guessed};
use crate::book::is_ole;
use crate::book::limits::{Limits, MIB};
use crate::model::{FileFault, FileReason, Limit};

type Ole = CompoundFile<Cursor<Vec<u8>>>;

/// The properties that are read, by their numbers.
mod property {
    pub(super) const SUBJECT: u16 = 0x0037;
    pub(super) const SUBMITTED: u16 = 0x0039;
    pub(super) const HEADERS: u16 = 0x007D;
    pub(super) const DELIVERED: u16 = 0x0E06;
    pub(super) const BODY: u16 = 0x1000;
    pub(super) const RICH_BODY: u16 = 0x1009;
    pub(super) const HTML_BODY: u16 = 0x1013;
    pub(super) const DISPLAY_NAME: u16 = 0x3001;
    pub(super) const DATA: u16 = 0x3701;
    pub(super) const SHORT_NAME: u16 = 0x3704;
    pub(super) const LONG_NAME: u16 = 0x3707;
    /// The sender's address: as the internet has it, as the message has it, of the one it was sent for.
    pub(super) const SENDERS: [u16; 4] = [0x5D01, 0x0C1F, 0x5D02, 0x0065];
}

/// The types of properties: text in two widths, bytes, something that is a file in the file, a time.
const WIDE: u16 = 0x001F;
const NARROW: u16 = 0x001E;
const BYTES: u16 = 0x0102;
const OBJECT: u16 = 0x000D;
const TIME: u16 = 0x0040;

/// The stream that every message has.
const PROPERTIES: &str = "__properties_version1.0";

/// Whether the bytes are such a mail.
pub(in crate::book) fn is_msg(bytes: &[u8]) -> bool {
    let name: Vec<u8> = PROPERTIES.encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_ole(bytes)
        && bytes.windows(name.len()).any(|at| at == name)
        && CompoundFile::open(Cursor::new(bytes)).is_ok_and(|ole| ole.is_stream(PROPERTIES))
}

/// Reads the mail with all that is attached to it.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Letter, FileFault> {
    let ole = CompoundFile::open(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    let mut mail = Msg { ole, left: limits.file_mib * MIB };
    let head = mail.text(Path::new("/"), property::HEADERS)?.and_then(|head| eml::read_head(head.as_bytes()));
    let head = head.unwrap_or_default();
    Ok(Letter {
        from: mail.sender()?.unwrap_or(head.from),
        subject: mail.text(Path::new("/"), property::SUBJECT)?.unwrap_or(head.subject),
        received: mail.received(head.received)?,
        text: mail.body()?,
        attached: mail.attached(limits)?,
    })
}

struct Msg {
    ole: Ole,
    /// Bytes that may still be read: a stream may be listed in many places.
    left: u64,
}

impl Msg {
    fn sender(&mut self) -> Result<Option<String>, FileFault> {
        for number in property::SENDERS {
            let address = self.text(Path::new("/"), number)?.map(|text| text.trim().to_owned());
            if let Some(address) = address.filter(|address| address.contains('@')) {
                return Ok(Some(address));
            }
        }
        Ok(None)
    }

    fn received(&mut self, by_headers: Option<SystemTime>) -> Result<Option<SystemTime>, FileFault> {
        let fixed = self.bytes(Path::new(PROPERTIES))?.unwrap_or_default();
        let time = |number| fixed_value(&fixed, number, TIME).and_then(file_time);
        Ok(time(property::DELIVERED).or(by_headers).or_else(|| time(property::SUBMITTED)))
    }

    /// The text; none where there is only one in rich text, which is not read.
    fn body(&mut self) -> Result<Option<String>, FileFault> {
        let root = Path::new("/");
        if let Some(text) = self.text(root, property::BODY)? {
            return Ok(Some(text));
        }
        let html = match self.text(root, property::HTML_BODY)? {
            Some(html) => Some(html),
            None => self.bytes(&stream(root, property::HTML_BODY, BYTES))?.and_then(|html| guessed(&html)),
        };
        let is_rich = self.ole.is_stream(stream(root, property::RICH_BODY, BYTES));
        Ok(html.map(|html| html_to_text(&html)).or_else(|| (!is_rich).then(String::new)))
    }

    fn attached(&mut self, limits: &Limits) -> Result<Vec<Attached>, FileFault> {
        let mut storages: Vec<PathBuf> =
            self.ole.read_root_storage().map(|entry| entry.path().to_owned()).collect();
        storages.retain(|path| {
            path.to_string_lossy().trim_start_matches('/').starts_with("__attach_version1.0_")
        });
        if storages.len() > limits.attachments {
            return Err(FileFault::too_large(Limit::Members, limits.attachments as u64));
        }
        storages.sort();
        storages.iter().map(|storage| self.one_attached(storage)).collect()
    }

    fn one_attached(&mut self, storage: &Path) -> Result<Attached, FileFault> {
        let mut name = None;
        for number in [property::LONG_NAME, property::SHORT_NAME, property::DISPLAY_NAME] {
            name = name.or(self.text(storage, number)?);
        }
        let mut name = name.unwrap_or_default();
        let object = stream(storage, property::DATA, OBJECT);
        let bytes = match self.ole.is_storage(&object) {
            true => {
                name.push_str(if self.ole.is_stream(object.join(PROPERTIES)) { ".msg" } else { "" });
                self.whole(&object)?
            }
            // Nothing is there where the mail only says where the file can be had.
            false => self.bytes(&stream(storage, property::DATA, BYTES))?.unwrap_or_default(),
        };
        Ok(Attached { name, bytes })
    }

    /// A storage as a file of its own: a mail in a mail.
    fn whole(&mut self, storage: &Path) -> Result<Vec<u8>, FileFault> {
        let entries: Vec<(PathBuf, bool)> = self
            .ole
            .walk_storage(storage)
            .map_err(damaged)?
            .map(|entry| (entry.path().to_owned(), entry.is_stream()))
            .collect();
        let mut copy = CompoundFile::create(Cursor::new(Vec::new())).map_err(damaged)?;
        for (path, is_stream) in entries {
            let Ok(below) = path.strip_prefix(storage) else { continue };
            match is_stream {
                true => {
                    let bytes = self.bytes(&path)?.unwrap_or_default();
                    copy.create_stream(below).and_then(|mut to| to.write_all(&bytes)).map_err(damaged)?;
                }
                false if below.as_os_str().is_empty() => {}
                false => copy.create_storage(below).map_err(damaged)?,
            }
        }
        copy.flush().map_err(damaged)?;
        Ok(copy.into_inner().into_inner())
    }

    /// A property that is text; `None` where the message has it not.
    fn text(&mut self, storage: &Path, number: u16) -> Result<Option<String>, FileFault> {
        if let Some(bytes) = self.bytes(&stream(storage, number, WIDE))? {
            return Ok(Some(
                encoding_rs::UTF_16LE.decode_without_bom_handling(&bytes).0.trim_end_matches('\0').to_owned(),
            ));
        }
        Ok(self.bytes(&stream(storage, number, NARROW))?.map(|bytes| narrow(&bytes)))
    }

    fn bytes(&mut self, path: &Path) -> Result<Option<Vec<u8>>, FileFault> {
        if !self.ole.is_stream(path) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let stream = self.ole.open_stream(path).map_err(damaged)?;
        stream.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(FileFault::unreadable(FileReason::DamagedMail))?;
        Ok(Some(bytes))
    }
}

/// Text of one byte or two a character, as older versions of Outlook have it.
fn narrow(bytes: &[u8]) -> String {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    guessed(bytes).unwrap_or_else(|| encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned())
}

/// The name of the stream of a property.
fn stream(storage: &Path, number: u16, kind: u16) -> PathBuf {
    storage.join(format!("__substg1.0_{number:04X}{kind:04X}"))
}

/// A property of eight bytes, from the list of these. The head of the list is as long as the kind of message wants it.
fn fixed_value(list: &[u8], number: u16, kind: u16) -> Option<u64> {
    let head = if list.len().is_multiple_of(16) { 32 } else { 24 };
    let tag = (u32::from(number) << 16 | u32::from(kind)).to_le_bytes();
    let row = list.get(head..)?.chunks_exact(16).find(|row| row[..4] == tag)?;
    Some(u64::from_le_bytes(row[8..].try_into().ok()?))
}

/// A time in steps of 100 ns since 1601.
fn file_time(value: u64) -> Option<SystemTime> {
    const TO_1970: u64 = 11_644_473_600;
    let seconds = (value / 10_000_000).checked_sub(TO_1970)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

fn damaged(_: std::io::Error) -> FileFault {
    FileFault::unreadable(FileReason::DamagedMail)
}
