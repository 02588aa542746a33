//! Makes .xls files record by record: BIFF8 and BIFF5 streams in an OLE compound file.

use std::io::{Cursor, Write};

use md5::{Digest, Md5};
use rc4::{KeyInit, Rc4, StreamCipher};

/// A stream of records.
#[derive(Clone, Default)]
pub struct Records(pub Vec<u8>);

impl Records {
    pub fn add(&mut self, kind: u16, data: &[u8]) -> &mut Self {
        self.0.extend_from_slice(&kind.to_le_bytes());
        self.0.extend_from_slice(&(data.len() as u16).to_le_bytes());
        self.0.extend_from_slice(data);
        self
    }
}

/// Words of two bytes.
pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn long_text(text: &str) -> Vec<u8> {
    let mut bytes = (text.encode_utf16().count() as u16).to_le_bytes().to_vec();
    bytes.push(1);
    bytes.extend(wide(text));
    bytes
}

/// A workbook of one sheet in BIFF8. Style 0 is General; then one for each format code; the last is struck out.
#[derive(Clone, Default)]
pub struct Xls {
    pub formats: Vec<&'static str>,
    pub strings: Vec<&'static str>,
    /// The records of the sheet.
    pub sheet: Records,
    /// A FilePass record, which makes the stream encrypted.
    pub file_pass: Vec<u8>,
}

impl Xls {
    /// A style's index, with the style that is struck out after those of the formats.
    pub fn struck_style(&self) -> u16 {
        self.formats.len() as u16 + 1
    }

    pub fn stream(&self) -> Vec<u8> {
        let before = self.globals(0);
        let mut stream = self.globals(before.len() as u32);
        let mut sheet = Records::default();
        sheet.add(0x0809, &words(&[0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 0, 0]));
        sheet.0.extend_from_slice(&self.sheet.0);
        sheet.add(0x000A, &[]);
        stream.extend(sheet.0);
        stream
    }

    fn globals(&self, sheet_start: u32) -> Vec<u8> {
        let mut records = Records::default();
        records.add(0x0809, &words(&[0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 0, 0]));
        if !self.file_pass.is_empty() {
            records.add(0x002F, &self.file_pass);
        }
        records.add(0x0042, &words(&[1200]));
        for index in 0..5 {
            let struck = if index == 4 { 0x0008 } else { 0 };
            let mut font = words(&[220, struck, 0x7FFF, 400, 0, 0, 0]);
            font.extend([1, 0, b'A']);
            records.add(0x0031, &font);
        }
        for (index, code) in self.formats.iter().enumerate() {
            let mut format = words(&[200 + index as u16]);
            format.extend(long_text(code));
            records.add(0x041E, &format);
        }
        let style = |font: u16, format: u16| words(&[font, format, 0, 0, 0, 0, 0, 0, 0, 0]);
        records.add(0x00E0, &style(0, 0));
        for index in 0..self.formats.len() {
            records.add(0x00E0, &style(0, 200 + index as u16));
        }
        records.add(0x00E0, &style(5, 0));
        let mut listed = sheet_start.to_le_bytes().to_vec();
        listed.extend([0, 0, 2, 1]);
        listed.extend(wide("様式"));
        records.add(0x0085, &listed);
        let mut strings = (self.strings.len() as u32).to_le_bytes().repeat(2);
        self.strings.iter().for_each(|text| strings.extend(long_text(text)));
        records.add(0x00FC, &strings).add(0x000A, &[]);
        records.0
    }

    pub fn bytes(&self) -> Vec<u8> {
        ole("Workbook", &self.stream())
    }
}

/// A BIFF5 workbook of one sheet whose texts are Shift_JIS, without saying so.
pub fn biff5(texts: &[&str]) -> Vec<u8> {
    let globals = |start: u32| {
        let mut records = Records::default();
        records.add(0x0809, &words(&[0x0500, 0x0005, 0x0DBB, 0x07CC]));
        let mut listed = start.to_le_bytes().to_vec();
        let name = sjis("様式");
        listed.extend([0, 0, name.len() as u8]);
        listed.extend(name);
        records.add(0x0085, &listed).add(0x000A, &[]);
        records
    };
    let mut records = globals(globals(0).0.len() as u32);
    records.add(0x0809, &words(&[0x0500, 0x0010, 0x0DBB, 0x07CC]));
    for (row, text) in texts.iter().enumerate() {
        let text = sjis(text);
        let mut label = words(&[row as u16, 0, 0, text.len() as u16]);
        label.extend(text);
        records.add(0x0204, &label);
    }
    records.add(0x000A, &[]);
    ole("Book", &records.0)
}

fn sjis(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}

/// An OLE compound file with one stream.
pub fn ole(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The workbook under a password, encrypted as Excel 97 does.
pub fn encrypted(xls: &Xls, password: &str) -> Vec<u8> {
    let salt = [7u8; 16];
    let key = seed(password, &salt);
    let mut check = b"0123456789abcdef".to_vec();
    check.extend_from_slice(&Md5::digest(check.clone()));
    cipher(key, 0).apply_keystream(&mut check);
    let mut file_pass = words(&[1, 1, 1]);
    file_pass.extend_from_slice(&salt);
    file_pass.extend_from_slice(&check);
    let mut stream = Xls { file_pass, ..xls.clone() }.stream();
    let mut at = 0;
    while at + 4 <= stream.len() {
        let kind = u16::from_le_bytes([stream[at], stream[at + 1]]);
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        let clear = match kind {
            0x0809 | 0x002F => length,
            0x0085 => 4,
            _ => 0,
        };
        let start = at + 4 + clear;
        for (offset, byte) in stream[start..at + 4 + length].iter_mut().enumerate() {
            *byte ^= key_byte(key, start + offset);
        }
        at += 4 + length;
    }
    ole("Workbook", &stream)
}

fn seed(password: &str, salt: &[u8]) -> [u8; 5] {
    let hash = Md5::digest(wide(password));
    let mut salted = Vec::new();
    for _ in 0..16 {
        salted.extend_from_slice(&hash[..5]);
        salted.extend_from_slice(salt);
    }
    Md5::digest(salted)[..5].try_into().unwrap()
}

fn cipher(seed: [u8; 5], block: u32) -> Rc4 {
    let mut key = seed.to_vec();
    key.extend(block.to_le_bytes());
    Rc4::new_from_slice(&Md5::digest(key)).unwrap()
}

fn key_byte(seed: [u8; 5], position: usize) -> u8 {
    let mut stream = [0; 1024];
    cipher(seed, (position / 1024) as u32).apply_keystream(&mut stream);
    stream[position % 1024]
}
