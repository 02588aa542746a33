//! Files that are broken, are something else, or want too much.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use matome::book::Limits;
use zip::write::SimpleFileOptions;

use crate::make::{self, SheetXml, Xlsx, zip};
use crate::make_xls::{self, Records, Xls, words};
use crate::picture::picture;

fn read(bytes: &[u8]) -> Vec<String> {
    let start = Instant::now();
    let lines = picture(&crate::open(bytes, "総務課.xlsx"));
    assert!(start.elapsed() < Duration::from_secs(30), "took {:?}", start.elapsed());
    lines
}

#[test]
fn what_is_no_workbook_is_named() {
    let zip_of = |name: &str| zip(&[("[Content_Types].xml", b"<Types/>"), (name, b"<x/>")]);
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "! empty-file"),
        (vec![0; 9000], "! empty-file"),
        (
            b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>".to_vec(),
            "! not-a-workbook (html)",
        ),
        (b"\r\n <HTML xmlns:x=\"urn:excel\">".to_vec(), "! not-a-workbook (html)"),
        ("\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect(), "! not-a-workbook (html)"),
        (b"<?xml version=\"1.0\"?><html>".to_vec(), "! not-a-workbook (html)"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".to_vec(),
            "! not-a-workbook (xml)",
        ),
        (b"HTTP/1.1 404 Not Found\r\n\r\n".to_vec(), "! not-a-workbook (http)"),
        (b"%PDF-1.7\n".to_vec(), "! not-a-workbook (pdf)"),
        (b"\x89PNG\r\n".to_vec(), "! not-a-workbook (image)"),
        (b"{\\rtf1}".to_vec(), "! not-a-workbook (rtf)"),
        (zip_of("word/document.xml"), "! not-a-workbook (word)"),
        (zip_of("ppt/presentation.xml"), "! not-a-workbook (powerpoint)"),
        (zip_of("a.txt"), "! not-a-workbook (zip)"),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00".to_vec(), "! unreadable-file (too-old)"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(&bytes), [expected], "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
}

#[test]
fn a_file_cut_off_anywhere_is_said() {
    let whole = Xlsx::of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes();
    for length in [30, whole.len() / 2, whole.len() - 30] {
        assert_eq!(read(&whole[..length]), ["! unreadable-file (truncated)"], "{length}");
    }
}

#[test]
fn a_sheet_cut_off_inside_is_said() {
    let mut xlsx = Xlsx::of("");
    let part = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>".to_vec();
    xlsx.parts.push(("xl/worksheets/sheet1.xml".to_owned(), part));
    assert_eq!(read(&xlsx.bytes()), ["! unreadable-file (truncated)"]);
}

#[test]
fn a_sheet_that_is_missing_is_said_and_the_others_are_read() {
    let sheet = |name: &str| SheetXml {
        name: name.to_owned(),
        data: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".to_owned(),
        ..SheetXml::default()
    };
    let mut xlsx = Xlsx { sheets: vec![sheet("一"), sheet("二")], ..Xlsx::default() };
    let rels = b"<Relationships><Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>";
    xlsx.parts.push(("xl/_rels/workbook.xml.rels".to_owned(), rels.to_vec()));
    assert_eq!(read(&xlsx.bytes()), ["A1 number 1", "! unreadable-file (missing-part)"]);
}

#[test]
fn an_undefined_reference_is_said_and_bombs_do_not_go_off() {
    let mut xlsx = Xlsx::of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
    let mut bomb = "<?xml version=\"1.0\"?><!DOCTYPE z [<!ENTITY a0 \"boom\">".to_owned();
    for level in 1..40 {
        bomb.push_str(&format!("<!ENTITY a{level} \"&a{};&a{};\">", level - 1, level - 1));
    }
    bomb.push_str("]><sst><si><t>前&a39;後</t></si></sst>");
    xlsx.parts.push(("xl/sharedStrings.xml".to_owned(), bomb.into_bytes()));
    assert_eq!(read(&xlsx.bytes()), ["A1 text 前後", "! unreadable-cell A1 (unknown-entity)"]);
}

#[test]
fn a_gigabyte_of_zeros_is_refused_before_it_is_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("xl/workbook.xml", options).unwrap();
    for _ in 0..80 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(read(&bytes), ["! too-large (part-mib) (64)"]);
}

#[test]
fn a_part_that_lies_about_its_size_is_refused() {
    let mut bytes = Xlsx::of("").bytes();
    let directory = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
    let lines = read(&bytes);
    assert!(lines.len() == 1 && lines[0].starts_with("! "), "{lines:?}");
}

#[test]
fn limits_are_held_in_every_format() {
    let limits = Limits { cells: 3, merges: 1, sheets: 1, shared_strings: 2, ..Limits::default() };
    let within = |bytes: &[u8]| picture(&crate::open_within(bytes, "a", &limits));
    let cells: String =
        ["A1", "B1", "C1", "D1"].iter().map(|at| format!("<c r=\"{at}\"><v>1</v></c>")).collect();
    assert_eq!(
        within(&Xlsx::of(&format!("<row r=\"1\">{cells}</row>")).bytes()),
        ["! too-large (cells) (3)"]
    );
    let mut merged = Xlsx::of("");
    merged.sheets[0].after =
        "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>".to_owned();
    assert_eq!(within(&merged.bytes()), ["! too-large (merges) (1)"]);
    let strings = Xlsx { strings: vec!["<t>あ</t>".to_owned(); 3], ..Xlsx::of("") };
    assert_eq!(within(&strings.bytes()), ["! too-large (shared-strings) (2)"]);
    let mut sheets = Xlsx::of("");
    sheets.sheets.push(sheets.sheets[0].clone());
    assert_eq!(within(&sheets.bytes()), ["! too-large (sheets) (1)"]);
    assert_eq!(within(b"a,b\nc,d\n"), ["! too-large (cells) (3)"]);
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"float\" \
               office:value=\"1\" table:number-columns-repeated=\"9999\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let table = format!("<table:table table:name=\"a\">{row}</table:table>");
    assert_eq!(within(&make::ods("", &table)), ["! too-large (cells) (3)"]);
    let file = Limits { file_mib: 0, ..Limits::default() };
    assert_eq!(picture(&crate::open_within(b"a", "a", &file)), ["! too-large (file-mib) (0)"]);
}

#[test]
fn an_encrypted_opendocument_sheet_is_said() {
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let bytes = zip(&[("mimetype", kind), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(read(&bytes), ["! encrypted-file"]);
}

/// A million merges or deep nesting must not take more than linear time, nor the stack.
#[test]
fn depth_and_number_cost_no_more_than_their_bytes() {
    let mut deep = Xlsx::of("");
    deep.sheets[0].after = "<x>".repeat(500_000);
    read(&deep.bytes());
    let nested = format!("<text:p>{}あ", "<text:span>".repeat(20_000));
    let table = format!(
        "<table:table><table:table-row><table:table-cell>{nested}{}</text:p></table:table-cell></table:table-row></table:table>",
        "</text:span>".repeat(20_000)
    );
    assert_eq!(read(&make::ods("", &table)), ["A1 text あ"]);
    let mut merged = Xlsx::of(
        &(1..=60_000)
            .map(|row| format!("<row r=\"{row}\"><c r=\"C{row}\"><v>1</v></c></row>"))
            .collect::<String>(),
    );
    merged.sheets[0].after =
        (1..=19_000).map(|row| format!("<mergeCell ref=\"A{row}:B1048576\"/>")).collect();
    assert!(read(&merged.bytes()).len() >= 60_000);
}

#[test]
fn a_worker_that_takes_too_long_or_too_much_is_ended() {
    // Dimensions that ask for memory without end, and cells at both corners of the sheet.
    let mut xls = Xls::default();
    let mut sheet = Records::default();
    for (row, col) in [(0, 0), (65_535, 255)] {
        let mut cell = words(&[row, col, 0]);
        cell.extend(1f64.to_le_bytes());
        sheet.add(0x0203, &cell);
    }
    xls.sheet = sheet;
    let small = Limits { worker_memory_mib: 48, ..Limits::default() };
    let opened = crate::open_within(&xls.bytes(), "a.xls", &small);
    assert_eq!(picture(&opened), ["! unreadable-file (out-of-memory)"]);
    let slow = Limits { worker_seconds: 0, ..Limits::default() };
    let opened = crate::open_within(&xls.bytes(), "a.xls", &slow);
    assert_eq!(picture(&opened), ["! unreadable-file (slow)"]);
}

#[test]
fn loops_in_a_compound_file_end() {
    let whole = make_xls::ole("Workbook", &vec![0; 20_000]);
    for at in (76..whole.len()).step_by(197) {
        let mut broken = whole.clone();
        broken[at] = broken[at].wrapping_add(1);
        assert!(!read(&broken).is_empty());
    }
}
