//! Files that say a thing once and mean it a million times: each is refused in time, and told what there is too much of.

use std::time::{Duration, Instant};

use matome::book::{Limits, walk};
use matome::model::{CellRange, CellRef};

use crate::make::{self, Xlsx, zip};
use crate::make_xls::Xls;
use crate::picture::picture;

/// The last line of the picture: what is wrong with the file.
fn told(bytes: &[u8]) -> String {
    let start = Instant::now();
    let lines = picture(&crate::open(bytes, "総務課.xlsx"));
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    lines.last().cloned().unwrap_or_default()
}

/// Rows of one cell each: the inside of `c` and its attributes.
fn column(rows: usize, attributes: &str, inside: &str) -> String {
    (1..=rows)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" {attributes}>{inside}</c></row>"))
        .collect()
}

#[test]
fn a_shared_text_counts_in_each_cell_that_has_it() {
    let mut xlsx = Xlsx::of(&column(20_000, "t=\"s\"", "<v>0</v>"));
    xlsx.strings = vec![format!("<t>{}</t>", "あ".repeat(10_000))];
    assert_eq!(told(&xlsx.bytes()), "! too-large (text-mib) (32)");
}

#[test]
fn a_format_that_says_the_text_again_counts_as_often() {
    let mut xlsx = Xlsx::of(&column(300, "t=\"s\" s=\"1\"", "<v>0</v>"));
    xlsx.strings = vec![format!("<t>{}</t>", "x".repeat(32_000))];
    xlsx.formats = vec![format!("\"※\"{}", "@".repeat(500))];
    assert_eq!(told(&xlsx.bytes()), "! too-large (text-mib) (32)");
}

#[test]
fn a_million_styles_of_one_format_are_one_format() {
    let mut xlsx = Xlsx::of("<row r=\"1\"><c r=\"A1\" s=\"999999\"><v>3</v></c></row>");
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"&quot;R&quot;0;{}\"/></numFmts><cellXfs>{}</cellXfs></styleSheet>",
        "0".repeat(5_000),
        "<xf numFmtId=\"200\"/>".repeat(1_000_000)
    );
    xlsx.parts.push(("xl/styles.xml".to_owned(), styles.into_bytes()));
    assert_eq!(told(&xlsx.bytes()), "A1 number R3");
}

#[test]
fn what_repeats_counts_as_often_as_it_repeats() {
    let long = "あ".repeat(30_000);
    let row = |rows: usize, columns: usize, cell: &str| {
        format!(
            "<table:table><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\">{cell}</table:table-cell></table:table-row></table:table>"
        )
    };
    let text = format!("<text:p>{long}</text:p>");
    assert_eq!(told(&make::ods("", &row(1, 16_384, &text))), "! too-large (text-mib) (32)");
    assert_eq!(told(&make::ods("", &row(200_000, 1, &text))), "! too-large (text-mib) (32)");
    let note = format!("<office:annotation>{text}</office:annotation>");
    assert_eq!(told(&make::ods("", &row(200_000, 1, &note))), "! too-large (text-mib) (32)");
    let small = "<office:annotation><text:p>注</text:p></office:annotation>";
    assert_eq!(told(&make::ods("", &row(1_000_000, 9, small))), "! too-large (cells) (500000)");
    let spaces = format!("<text:p>あ{}</text:p>", "<text:s text:c=\"1000\"/>".repeat(20_000));
    assert_eq!(told(&make::ods("", &row(1, 1, &spaces))), "! unreadable-cell A1 (too-long)");
}

#[test]
fn depth_ends_before_time_does() {
    let nested = "<text:p>".repeat(3_000_000);
    let table = format!(
        "<table:table><table:table-row><table:table-cell>{nested}</table:table-cell></table:table-row></table:table>"
    );
    assert!(told(&make::ods("", &table)).starts_with("! unreadable-file"));
}

#[test]
fn a_record_of_a_million_fields_is_no_table() {
    assert_eq!(told(&b",".repeat(25_000_000)), "! too-large (columns) (16384)");
    let quoted = format!("a,\"{}\"\n", ",".repeat(30_000));
    assert_eq!(told(quoted.as_bytes()), format!("B1 text {}", ",".repeat(30_000)));
}

#[test]
fn merges_are_counted_in_every_format() {
    let limits = Limits { merges: 1, ..Limits::default() };
    let within = |bytes: &[u8]| picture(&crate::open_within(bytes, "a", &limits));
    let merged = "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
    let table = format!("<table:table><table:table-row>{merged}{merged}</table:table-row></table:table>");
    assert_eq!(within(&make::ods("", &table)), ["! too-large (merges) (1)"]);
    let mut xls = Xls::default();
    // MergedCells: two of them.
    xls.sheet.add(0x00E5, &crate::make_xls::words(&[2, 0, 1, 0, 0, 3, 4, 0, 0]));
    assert_eq!(within(&xls.bytes()), ["! too-large (merges) (1)"]);
}

#[test]
fn a_text_ends_where_a_cell_of_excel_does_and_the_finding_covers_it() {
    let (whole, long) = ("あ".repeat(32_767), "𠮷".repeat(16_384));
    let mut xlsx = Xlsx::of(&column(1, "t=\"s\"", "<v>0</v>"));
    xlsx.strings = vec![format!("<t>{whole}</t>")];
    assert_eq!(told(&xlsx.bytes()), format!("A1 text {whole}"), "as long as may be");
    xlsx.strings = vec![format!("<t>{long}</t>")];
    let opened = crate::open(&xlsx.bytes(), "総務課.xlsx");
    let cell = &opened.workbook.unwrap().sheets[0].cells[0];
    assert_eq!(cell.shown.chars().count(), 16_383, "no half of a letter");
    let [finding] = &opened.findings[..] else { panic!("{:?}", opened.findings) };
    assert_eq!(finding.covers, [CellRange::one(CellRef::new(0, 0))]);
}

#[test]
fn a_part_that_stands_twice_is_told() {
    let mut bytes = Xlsx::of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes();
    assert_eq!(told(&bytes), "A1 number 1");
    rename(&mut bytes, "xl/workbook.xml", "XL/WORKBOOK.XML");
    assert_eq!(told(&bytes), "A1 number 1", "case tells nothing");
    let parts: [(&str, &[u8]); 3] =
        [("[Content_Types].xml", b"<Types/>"), ("xl/a.xml", b"<x/>"), ("XL/A.xml", b"<y/>")];
    assert_eq!(told(&zip(&parts)), "! unreadable-file (name-twice)");
    let mut twice = zip(&[parts[0], parts[1], ("xl/b.xml", b"<y/>")]);
    rename(&mut twice, "xl/b.xml", "xl/a.xml");
    assert_eq!(told(&twice), "! unreadable-file (name-twice)");
}

/// Puts a name of the same length in the place of another, in all headers.
fn rename(zip: &mut [u8], from: &str, to: &str) {
    for at in 0..zip.len() - from.len() {
        if zip[at..].starts_with(from.as_bytes()) {
            zip[at..at + to.len()].copy_from_slice(to.as_bytes());
        }
    }
}

/// What is told of an archive in a folder, and how many files are taken from it.
fn archive(bytes: &[u8], limits: &Limits) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("提出.zip"), bytes).unwrap();
    let walked = walk(folder.path(), limits);
    let told = |finding: &matome::model::Finding| {
        assert_eq!(finding.place.file, "提出.zip");
        serde_json::to_string(&finding.fault).unwrap()
    };
    (walked.findings.iter().map(told).collect(), walked.sources.len())
}

#[test]
fn an_archive_that_can_not_be_trusted_is_told_and_nothing_of_it_taken() {
    let form: &[u8] = b"a,b\n";
    let mut twice = zip(&[("a.csv", form), ("b.csv", form), ("c.csv", form)]);
    assert_eq!(archive(&twice, &Limits::default()), (vec![], 3));
    rename(&mut twice, "b.csv", "a.csv");
    let name_twice = r#"{"file":{"unreadable-file":{"reason":"name-twice"}}}"#.to_owned();
    assert_eq!(archive(&twice, &Limits::default()), (vec![name_twice.clone()], 0));
    let slashes = zip(&[("x/a.csv", form), ("x\\a.csv", form)]);
    assert_eq!(archive(&slashes, &Limits::default()), (vec![name_twice], 0));
    let few = Limits { files: 2, ..Limits::default() };
    let three = zip(&[("a.csv", form), ("b.csv", form), ("c.csv", form)]);
    let too_many = r#"{"file":{"too-large":{"limit":"members","most":2}}}"#.to_owned();
    assert_eq!(archive(&three, &few), (vec![too_many], 0));
    let large = zip(&[("a.csv", &vec![b'a'; 1 << 20]), ("b.csv", form)]);
    let too_large = r#"{"file":{"too-large":{"limit":"archive-mib","most":1}}}"#.to_owned();
    assert_eq!(archive(&large, &Limits { archive_mib: 1, ..Limits::default() }), (vec![too_large], 0));
    let names: Vec<String> = (0..20).map(|index| format!("{index}{}", "あ".repeat(20_000))).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), form)).collect();
    assert_eq!(archive(&zip(&parts), &Limits::default()).1, 0);
}

#[test]
fn members_that_share_their_bytes_are_not_unpacked() {
    let mut bytes = zip(&[("a.csv", b"1,2,3,4,5,6,7,8,9\n"), ("b.csv", b"1,2,3,4,5,6,7,8,9\n")]);
    // Both entries of the directory lead to the first header.
    let second = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[second + 42..second + 46].fill(0);
    let damaged = r#"{"file":{"unreadable-file":{"reason":"damaged-archive"}}}"#.to_owned();
    assert_eq!(archive(&bytes, &Limits::default()), (vec![damaged], 0));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("総務課.xlsx");
    std::fs::write(&path, b"x").unwrap();
    let walked = walk(folder.path(), &Limits::default());
    std::fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if made.is_ok_and(|status| status.success()) {
        let lines = picture(&walked.sources[0].read(&Limits::default()));
        assert_eq!(lines, ["! unreadable-file (refused)"]);
        assert!(walked.sources[0].bytes(&Limits::default()).is_none());
    }
}
