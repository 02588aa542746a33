//! What a department sends: a workbook, a text file, or something broken.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use serde::Deserialize;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::grid::Sheet;
use crate::round::Round;

/// A file: the round's own workbook with changes, or a text.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// Its path below the submissions; that of the round where it is left out.
    file: Option<String>,
    /// A text file instead of a workbook.
    text: Option<String>,
    /// The text's encoding: UTF-8 where it is left out.
    encoding: Option<String>,
    /// The workbook's sheets after the first.
    sheets: Vec<Sheet>,
    /// Parts added to the workbook's container.
    parts: BTreeMap<String, String>,
    /// What is put in the place of something in the first sheet's XML: `[old, new]`.
    swap: Vec<[String; 2]>,
    /// Whether its formulas were calculated when it was saved: their results count, zeros too.
    calculated: bool,
    /// When the workbook was saved: `2026-06-01T09:00:00`.
    saved: Option<String>,
    /// What its users noted of the workbook, by name.
    properties: BTreeMap<String, String>,
    /// How many bytes of the file arrived.
    cut: Option<usize>,
    /// Whether Excel keeps it behind a password.
    password: bool,
    /// The first sheet.
    #[serde(flatten)]
    first: Sheet,
}

/// When a workbook was saved of which the case does not say it.
const SAVED: &str = "2026-06-01T09:00:00";

impl Sent {
    /// The file's path below the submissions.
    pub fn file<'a>(&'a self, round: &'a Round) -> &'a str {
        self.file.as_deref().unwrap_or(&round.file)
    }

    /// The first sheet's name.
    pub fn sheet<'a>(&'a self, round: &'a Round) -> &'a str {
        self.first.sheet.as_deref().unwrap_or(&round.sheet)
    }

    /// The file's bytes.
    pub fn bytes(&self, round: &Round) -> Vec<u8> {
        for sheet in std::iter::once(&self.first).chain(&self.sheets) {
            assert!(sheet.unknown.is_empty(), "unknown: {:?}", sheet.unknown);
        }
        let mut bytes = match &self.text {
            _ if self.password => locked(),
            Some(text) => self.encoded(text),
            None => self.changed(self.workbook(round)),
        };
        bytes.truncate(self.cut.unwrap_or(usize::MAX));
        bytes
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        let label = self.encoding.as_deref().unwrap_or("utf-8");
        let encoding =
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or_else(|| panic!("{label}"));
        let (bytes, _, lost) = encoding.encode(text.trim_start());
        assert!(!lost, "{label} has not all of these characters");
        bytes.into_owned()
    }

    fn workbook(&self, round: &Round) -> Vec<u8> {
        let mut book = Workbook::new();
        let saved = ExcelDateTime::parse_from_str(self.saved.as_deref().unwrap_or(SAVED)).unwrap();
        let about = DocProperties::new().set_creation_datetime(&saved);
        let noted = |about: DocProperties, (name, value): (&String, &String)| {
            about.set_custom_property(name, value.as_str())
        };
        book.set_properties(&self.properties.iter().fold(about, noted));
        self.first.write(self.sheet(round), Some(round), &mut book);
        let after = if self.sheets.is_empty() { &round.sheets } else { &self.sheets };
        for sheet in after {
            let name = sheet.sheet.as_deref().unwrap_or("別紙");
            sheet.write(name, sheet.copy.then_some(round), &mut book);
        }
        book.save_to_buffer().unwrap()
    }

    /// The container with its parts added and its XML swapped.
    fn changed(&self, bytes: Vec<u8>) -> Vec<u8> {
        if self.parts.is_empty() && self.swap.is_empty() && !self.calculated {
            return bytes;
        }
        let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..from.len() {
            let mut part = from.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            let bytes = match name.as_str() {
                "xl/worksheets/sheet1.xml" => self.swapped(bytes),
                "xl/workbook.xml" if self.calculated => calculated(bytes),
                _ => bytes,
            };
            add(&mut to, &name, &bytes);
        }
        self.parts.iter().for_each(|(name, text)| add(&mut to, name, text.as_bytes()));
        to.finish().unwrap().into_inner()
    }

    fn swapped(&self, bytes: Vec<u8>) -> Vec<u8> {
        let mut xml = String::from_utf8(bytes).unwrap();
        for [old, new] in &self.swap {
            assert!(xml.contains(old), "{old} is not in {xml}");
            xml = xml.replace(old, new);
        }
        xml.into_bytes()
    }
}

/// The workbook as Excel saves it, of which nothing is to be calculated any more.
fn calculated(bytes: Vec<u8>) -> Vec<u8> {
    let xml = String::from_utf8(bytes).unwrap();
    let (to_do, done) = (r#" fullCalcOnLoad="1""#, "");
    assert!(xml.contains(to_do), "{xml}");
    xml.replace(to_do, done).into_bytes()
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) {
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
}

/// The container in which Office keeps a workbook with a password.
fn locked() -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        container.create_stream(stream).unwrap().write_all(&[4; 64]).unwrap();
    }
    container.into_inner().into_inner()
}
