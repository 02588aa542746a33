//! .csv, .tsv and their kin: encoding and separator are told from the bytes.
//!
//! Every value stays the text that it is: Excel would turn `3-4` into a date, matome does not.

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::Contents;
use super::budget::Budget;
use super::cell_style::CellStyle;
use super::draft::{Draft, Stored};
use super::limits::Limits;
use super::rich_text::RichText;
use super::workbook::Workbook;
use crate::model::{CellRef, Content, FileFault, FileReason, Finding, Limit, Place};

/// The columns that a sheet of Excel has.
const COLUMNS: u64 = 16_384;

/// Reads a text file as a workbook of one sheet. `name` is the sheet's name, that of the file without its ending.
pub(super) fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Contents, FileFault> {
    let (text, guessed) = decode(bytes)?;
    let mut contents = Contents::default();
    if let Some(encoding) = guessed {
        let fault = FileFault::EncodingGuessed { encoding: encoding.name().to_owned() };
        contents.findings.push(Finding::new(fault, Place::default()));
    }
    let (text, separator) = separator(&text);
    let mut draft = Draft::new(name, false);
    check_columns(text, separator)?;
    rows(text, separator, &mut draft, &mut Budget::new(limits))?;
    let (sheet, findings) = draft.finish();
    contents.findings.extend(findings);
    contents.workbook = Some(Workbook { sheets: vec![sheet], ..Workbook::default() });
    Ok(contents)
}

/// A record with more fields than Excel has columns is no table; the parser would hold all of them.
fn check_columns(text: &str, separator: u8) -> Result<(), FileFault> {
    let (mut quoted, mut fields) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => fields = 0,
            byte if byte == separator && !quoted => fields += 1,
            _ => {}
        }
        if fields >= COLUMNS {
            return Err(FileFault::too_large(Limit::Columns, COLUMNS));
        }
    }
    Ok(())
}

fn rows(text: &str, separator: u8, draft: &mut Draft, budget: &mut Budget) -> Result<(), FileFault> {
    let style = CellStyle::general(false);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // The line, not the record: empty lines are no records, but they are rows in Excel.
    let mut row = 0;
    let mut lines = Lines::default();
    loop {
        match csv.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) => return Err(FileFault::unreadable(FileReason::DamagedStructure)),
        }
        if let Some(position) = record.position() {
            row += lines.blank_before(text, position.byte() as usize, csv.position().byte() as usize);
        }
        for (col, field) in record.iter().enumerate().filter(|(_, field)| !field.is_empty()) {
            let at = CellRef::new(row, u32::try_from(col).unwrap_or(u32::MAX));
            draft.put(at, Stored::Text(RichText::plain(field)), &style, false);
        }
        if draft.sheet.cells.last().is_some_and(|cell| cell.at.row == row) {
            draft.sheet.fields.push((row, u32::try_from(record.len()).unwrap_or(u32::MAX)));
        }
        budget.charge(draft)?;
        row += 1;
    }
}

/// Counts the empty lines between records, which the parser passes over.
#[derive(Default)]
struct Lines {
    done: usize,
}

impl Lines {
    /// How many empty lines stand before the record that starts near `start` and ends at `end`.
    fn blank_before(&mut self, text: &str, start: usize, end: usize) -> u32 {
        let bytes = text.as_bytes();
        let mut at = self.done.max(start.min(bytes.len()));
        let mut blank = 0;
        while let Some(byte @ (b'\r' | b'\n')) = bytes.get(at).copied() {
            // The line end of the record before may be left over here; it is `\n` after `\r`.
            let left_over = byte == b'\n' && at > 0 && bytes[at - 1] == b'\r';
            blank += u32::from(!left_over);
            at += 1;
        }
        self.done = end;
        blank
    }
}

/// The text, and the encoding where it had to be guessed.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<&'static Encoding>), FileFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[mark..])
            .map(|text| (text, None))
            .ok_or(FileFault::unreadable(FileReason::UnknownEncoding));
    }
    if let Some(encoding) = utf16_without_mark(bytes)
        && let Some(text) = strict(encoding, bytes)
    {
        return Ok((text, Some(encoding)));
    }
    if bytes.contains(&0) {
        return Err(FileFault::NotAWorkbook { found: Content::Binary });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    japanese(bytes)
}

/// Shift_JIS or EUC-JP: where both are possible the statistics decide, and a finding says so.
fn japanese(bytes: &[u8]) -> Result<(String, Option<&'static Encoding>), FileFault> {
    match (strict(SHIFT_JIS, bytes), strict(EUC_JP, bytes)) {
        (Some(text), None) => Ok((text, None)),
        (None, Some(text)) => Ok((text, Some(EUC_JP))),
        (Some(sjis), Some(euc)) => Ok(match guess(bytes) == EUC_JP {
            true => (euc, Some(EUC_JP)),
            false => (sjis, None),
        }),
        (None, None) if bytes.starts_with(b"\x1B$") || bytes.windows(3).any(|w| w == b"\x1B$B") => {
            strict(encoding_rs::ISO_2022_JP, bytes)
                .map(|text| (text, Some(encoding_rs::ISO_2022_JP)))
                .ok_or(FileFault::unreadable(FileReason::UnknownEncoding))
        }
        (None, None) => Err(FileFault::unreadable(FileReason::UnknownEncoding)),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(Some(b"jp"), chardetng::Utf8Detection::Allow)
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// UTF-16 has a zero in every other byte of its ASCII characters, and line ends are such.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = || bytes.chunks_exact(2).take(4_096);
    let little = pairs().filter(|pair| pair[1] == 0 && pair[0].is_ascii() && pair[0] != 0).count();
    let big = pairs().filter(|pair| pair[0] == 0 && pair[1].is_ascii() && pair[1] != 0).count();
    match (little, big) {
        (0, 0) => None,
        (little, big) if little > 2 * big => Some(UTF_16LE),
        (little, big) if big > 2 * little => Some(UTF_16BE),
        _ => None,
    }
}

/// The text without a `sep=` line, and what parts its fields.
fn separator(text: &str) -> (&str, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(&[separator]) = first.strip_prefix("sep=").map(str::as_bytes) {
        let rest = text.find('\n').map_or("", |end| &text[end + 1..]);
        return (rest, separator);
    }
    let count = |separator: u8| fields(text, separator);
    let best = [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator));
    (text, best.unwrap_or(b','))
}

/// How often a separator stands outside of quotes in the first lines.
fn fields(text: &str, separator: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in text.bytes().take(65_536) {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == separator && !quoted => count += 1,
            _ => {}
        }
    }
    count
}
