//! Workbooks are built, patched and read back; what was not asked for must be as it was, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Color, DataValidation, Format, Note, Workbook};

use super::*;
use crate::model::Severity;

/// The copy, under the limits of a round that sets none.
fn patch(xlsx: &[u8], notes: &[CellNote]) -> Result<Vec<u8>, Unannotatable> {
    super::patch(xlsx, notes, &BTreeSet::new(), &Limits::default())
}

fn note(sheet: &str, cell: &str, severity: Severity, text: &str) -> CellNote {
    let paint = Paint::Fault(severity);
    CellNote { sheet: sheet.to_owned(), cell: cell.parse().unwrap(), paint, text: text.to_owned() }
}

fn parts(xlsx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn text(xlsx: &[u8], part: &str) -> String {
    String::from_utf8(parts(xlsx).remove(part).unwrap_or_else(|| panic!("no {part}"))).unwrap()
}

/// A package with these parts replaced or added.
fn repack(xlsx: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut all = parts(xlsx);
    for (name, content) in changes {
        all.insert((*name).to_owned(), content.as_bytes().to_vec());
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in all {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn cells(xlsx: &[u8], sheet: &str) -> Vec<(u32, u32, Data)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let (row, col) = range.start().unwrap_or_default();
    range.used_cells().map(|(r, c, data)| (r as u32 + row, c as u32 + col, data.clone())).collect()
}

/// A form with what a patch could lose: input rules, a comment, a hidden column, formats, a second sheet.
fn form() -> Vec<u8> {
    let mut book = Workbook::new();
    let red = Format::new().set_background_color(Color::Red).set_bold();
    let sheet = book.add_worksheet().set_name("№1 <&>").unwrap();
    sheet.write_with_format(0, 0, "№1", &red).unwrap();
    sheet.write(3, 0, "令和３年度").unwrap();
    sheet.write(5, 2, "D").unwrap();
    sheet.write(5, 6, 0.5).unwrap();
    sheet.set_column_format(3, &red).unwrap();
    sheet.insert_note(5, 6, &Note::new("前からのメモ").set_author("人事")).unwrap();
    sheet
        .add_data_validation(5, 2, 9, 2, &DataValidation::new().allow_list_strings(&["S", "A"]).unwrap())
        .unwrap();
    sheet.set_print_area(0, 0, 9, 6).unwrap();
    let other = book.add_worksheet().set_name("記入要領").unwrap();
    other.write(0, 0, "さわらない").unwrap();
    book.add_worksheet().set_name("空").unwrap();
    book.save_to_buffer().unwrap()
}

/// What makes the notes of a sheet print, where it says nothing of its pages.
fn printed(prefix: &str) -> String {
    format!(
        "<{prefix}pageSetup paperSize=\"9\" cellComments=\"atEnd\"/><{prefix}headerFooter><{prefix}oddFooter>{}</{prefix}oddFooter></{prefix}headerFooter>",
        super::print::FOOTER
    )
}

const SHEET: &str = "№1 <&>";

#[test]
fn values_and_other_parts_stay() {
    let before = form();
    let notes = [
        note(SHEET, "C6", Severity::Error, "評価「D」は使えません。\n直し方：S・A・B・Cから選んでください。"),
        note(SHEET, "C8", Severity::Warning, "空欄です。"),
        note(SHEET, "D6", Severity::Warning, "行の途中"),
        note(SHEET, "Z2", Severity::Info, "行がない"),
        note(SHEET, "B900", Severity::Info, "表の下"),
        note("空", "B2", Severity::Error, "空のシート"),
    ];
    let after = patch(&before, &notes).unwrap();
    for sheet in [SHEET, "記入要領", "空"] {
        assert_eq!(cells(&before, sheet), cells(&after, sheet), "{sheet}");
    }
    let (old, new) = (parts(&before), parts(&after));
    let changed: Vec<&str> = old
        .iter()
        .filter(|(name, bytes)| new.get(*name) != Some(bytes))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        changed,
        [
            "[Content_Types].xml",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet3.xml"
        ]
    );
    let added: Vec<&str> = new.keys().filter(|name| !old.contains_key(*name)).map(String::as_str).collect();
    assert_eq!(
        added,
        ["xl/comments2.xml", "xl/drawings/vmlDrawing2.vml", "xl/worksheets/_rels/sheet3.xml.rels"]
    );
    assert_eq!(patch(&before, &notes).unwrap(), after);
}

#[test]
fn only_the_asked_bytes_of_a_sheet_change() {
    let before = form();
    let after = patch(&before, &[note(SHEET, "C6", Severity::Error, "誤り")]).unwrap();
    let (old, new) = (text(&before, "xl/worksheets/sheet1.xml"), text(&after, "xl/worksheets/sheet1.xml"));
    let coloured = new.split("<c r=\"C6\"").nth(1).or_else(|| new.split("r=\"C6\"").nth(1)).unwrap();
    assert!(coloured.contains("t=\"s\""));
    let start = new.find(" s=\"3\"").or_else(|| new.find(" s=\"2\"")).unwrap();
    let restored = format!("{}{}", &new[..start], &new[start + 6..]);
    let footer = format!("<headerFooter><oddFooter>{}</oddFooter></headerFooter>", super::print::FOOTER);
    assert_eq!(restored.replace(" cellComments=\"atEnd\"", "").replace(&footer, ""), old);
}

/// What the sender says of the pages is kept: only where the notes are printed is added, and the line at the foot where there
/// is none.
#[test]
fn the_notes_are_printed_as_the_sender_prints_the_sheet() {
    let sheet = r#"<worksheet><sheetData/><pageSetup orientation="landscape" cellComments="none"/><headerFooter><oddFooter>own</oddFooter></headerFooter><rowBreaks/></worksheet>"#;
    let book = repack(&form(), &[("xl/worksheets/sheet3.xml", sheet)]);
    let sheet = |severity: Paint| {
        let noted = patch(&book, &[CellNote { paint: severity, ..note("空", "B1", Severity::Error, "a") }]);
        text(&noted.unwrap(), "xl/worksheets/sheet3.xml")
    };
    let pages = |comments: &str| {
        format!(
            "<pageSetup orientation=\"landscape\" cellComments=\"{comments}\"/><headerFooter><oddFooter>own</oddFooter></headerFooter><rowBreaks/>"
        )
    };
    assert!(sheet(Paint::Fault(Severity::Warning)).contains(&pages("atEnd")));
    // A copy that shows how every cell was read is for the screen.
    assert!(sheet(Paint::Value).contains(&pages("none")));
}

#[test]
fn each_noted_cell_is_coloured_and_keeps_its_format() {
    let after =
        patch(&form(), &[note(SHEET, "A1", Severity::Error, "x"), note(SHEET, "D9", Severity::Info, "y")]);
    let after = after.unwrap();
    let styles = text(&after, "xl/styles.xml");
    let sheet = text(&after, "xl/worksheets/sheet1.xml");
    for (cell, colour) in [("A1", "FFFFB3B3"), ("D9", "FFCFE2F3")] {
        let tag = sheet.split("<c ").find(|tag| tag.contains(&format!("r=\"{cell}\""))).unwrap();
        let format: usize = tag.split("s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
        let xf = formats.split("<xf ").nth(format + 1).unwrap();
        let fill: usize = xf.split("fillId=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let fills = styles.split("<fills").nth(1).unwrap().split("</fills>").next().unwrap();
        assert!(fills.split("<fill>").nth(fill + 1).unwrap().contains(colour), "{cell}");
        // Both cells were bold: one by its own format, one by its column's.
        assert!(xf.contains("fontId=\"1\"") && xf.contains("applyFill=\"1\""), "{xf}");
    }
}

#[test]
fn white_text_is_made_black_on_our_colours() {
    let mut book = Workbook::new();
    let heading = Format::new().set_background_color(Color::Navy).set_font_color(Color::White).set_italic();
    let plain = Format::new().set_font_color(Color::Navy);
    let sheet = book.add_worksheet().set_name("様式").unwrap();
    sheet.write_with_format(0, 0, "評定", &heading).unwrap();
    sheet.write_with_format(1, 0, "D", &plain).unwrap();
    let book = book.save_to_buffer().unwrap();
    let notes = [note("様式", "A1", Severity::Error, "x"), note("様式", "A2", Severity::Error, "y")];
    let styles = text(&patch(&book, &notes).unwrap(), "xl/styles.xml");
    let fonts = styles.split("<fonts").nth(1).unwrap().split("</fonts>").next().unwrap();
    let fonts: Vec<&str> = fonts.split("<font>").skip(1).collect();
    assert_eq!(fonts.len(), 4, "one twin: {fonts:?}");
    assert!(fonts[3].contains("<i/>") && fonts[3].contains("<color rgb=\"FF000000\"/>"));
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    assert_eq!(formats.matches("fontId=\"3\"").count(), 1);
    assert_eq!(formats.matches("fontId=\"2\"").count(), 2);
}

#[test]
fn a_comment_that_stands_is_kept_and_followed() {
    let after = patch(&form(), &[note(SHEET, "G6", Severity::Error, "新しい")]).unwrap();
    let comments = text(&after, "xl/comments1.xml");
    let (old, new) = (comments.find("前からのメモ").unwrap(), comments.find("新しい").unwrap());
    assert!(old < new && comments.matches("<comment ").count() == 1);
    assert_eq!(text(&after, "xl/drawings/vmlDrawing1.vml").matches("<v:shape ").count(), 1);
}

#[test]
fn notes_of_a_cell_are_joined_and_the_worst_colours() {
    let notes =
        [note(SHEET, "C6", Severity::Info, "一"), note(SHEET, "C6", Severity::Error, "二<script>_x0041_")];
    let after = patch(&form(), &notes).unwrap();
    assert!(
        text(&after, "xl/comments1.xml").contains("【お知らせ】一\n【要修正】二&lt;script&gt;_x005F_x0041_<")
    );
    assert!(
        text(&after, "xl/styles.xml").contains("FFFFB3B3")
            && !text(&after, "xl/styles.xml").contains("FFCFE2F3")
    );
}

#[test]
fn without_notes_only_the_names_of_authors_go() {
    let before = form();
    let after = patch(&before, &[]).unwrap();
    let changed = |name: &&String| parts(&before)[*name] != parts(&after)[*name];
    assert_eq!(parts(&before).keys().filter(changed).collect::<Vec<_>>(), ["xl/comments1.xml"]);
    assert!(!text(&after, "xl/comments1.xml").contains("人事"));
}

#[test]
fn sheets_written_by_other_hands_are_understood() {
    for (sheet, expected) in [
        // No addresses, a prefix, an empty row, hints that would lie.
        (
            r#"<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:B1"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s='0'/></x:row><x:row spans="1:1" r="6"/></x:sheetData><x:tableParts count="0"/></x:worksheet>"#,
            r#"<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:C6"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s='N'/></x:row><x:row  r="6"><x:c r="C6" s="N"/></x:row></x:sheetData>[print]<x:legacyDrawing/><x:tableParts count="0"/></x:worksheet>"#,
        ),
        // A choice of contents that stands after the drawing of notes.
        (
            r#"<worksheet><sheetData/><mc:AlternateContent><mc:Choice><pageSetup/></mc:Choice></mc:AlternateContent><drawing r:id="a"/><mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent><extLst/></worksheet>"#,
            r#"<worksheet><sheetData><row r="1"><c r="B1" s="N"/></row><row r="6"><c r="C6" s="N"/></row></sheetData><mc:AlternateContent><mc:Choice><pageSetup/></mc:Choice></mc:AlternateContent><drawing r:id="a"/><legacyDrawing/><mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent><extLst/></worksheet>"#,
        ),
        // A row with a format of its own gives it to its new cells.
        (
            r#"<worksheet><sheetData><row r="1" s="1" customFormat="1"><c r="C1" s="1"/></row><row r="9" s="1"/></sheetData></worksheet>"#,
            r#"<worksheet><sheetData><row r="1" s="1" customFormat="1"><c r="B1" s="N"/><c r="C1" s="1"/></row><row r="6"><c r="C6" s="N"/></row><row r="9" s="1"/></sheetData>[print]<legacyDrawing/></worksheet>"#,
        ),
    ] {
        let book = repack(&form(), &[("xl/worksheets/sheet3.xml", sheet)]);
        let notes = [note("空", "B1", Severity::Error, "a"), note("空", "C6", Severity::Error, "b")];
        let result = text(&patch(&book, &notes).unwrap(), "xl/worksheets/sheet3.xml");
        let drawing = result.find("legacyDrawing").unwrap() + "legacyDrawing".len();
        let end = drawing + result[drawing..].find("/>").unwrap();
        let bare = format!("{}{}", &result[..drawing], &result[end..]);
        let bare = (2..9).fold(bare, |text, format| {
            let text = text.replace(&format!(" s=\"{format}\""), " s=\"N\"");
            text.replace(&format!(" s='{format}'"), " s='N'")
        });
        let prefix = if sheet.contains("x:sheetData") { "x:" } else { "" };
        assert_eq!(bare, expected.replace("[print]", &printed(prefix)));
    }
}

#[test]
fn what_cannot_be_annotated_says_why() {
    let c1 = [note(SHEET, "C6", Severity::Error, "x")];
    let rels = r#"<Relationships><Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>"#;
    let threaded = repack(&form(), &[("xl/worksheets/_rels/sheet1.xml.rels", rels)]);
    assert_eq!(patch(&threaded, &c1), Err(Unannotatable::ThreadedComments(SHEET.to_owned())));
    // Threads on a sheet that gets no note are in no danger.
    assert!(patch(&threaded, &[note("空", "A1", Severity::Error, "x")]).is_ok());
    assert_eq!(patch(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", &c1), Err(Unannotatable::Legacy));
    assert_eq!(patch(b"a,b,c", &c1), Err(Unannotatable::OtherFormat));
    assert_eq!(patch(b"", &c1), Err(Unannotatable::OtherFormat));
    let missing = patch(&form(), &[note("ない", "A1", Severity::Error, "x")]);
    assert_eq!(missing, Err(Unannotatable::NoSuchSheet("ない".to_owned())));
    for broken in [
        "<worksheet><sheetData>",
        "",
        "<chartsheet/>",
        r#"<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>"#,
    ] {
        let book = repack(&form(), &[("xl/worksheets/sheet1.xml", broken)]);
        assert!(matches!(patch(&book, &c1), Err(Unannotatable::Unusual(_))), "{broken}");
    }
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    let rels = format!(
        r#"<Relationships><Relationship Id="r" Type="{strict}" Target="xl/workbook.xml"/></Relationships>"#
    );
    assert_eq!(patch(&repack(&form(), &[("_rels/.rels", &rels)]), &c1), Err(Unannotatable::Strict));
    assert_eq!(Unannotatable::Legacy.because(), "旧形式（.xls）またはパスワード付きのファイルのため");
}

#[test]
fn spoilt_files_never_panic() {
    let book = form();
    for at in (0..book.len()).step_by(13) {
        let mut spoilt = book.clone();
        spoilt[at] ^= 0x15;
        let _ = patch(
            &spoilt,
            &[note(SHEET, "C6", Severity::Error, "x"), note(SHEET, "Z90", Severity::Info, "y")],
        );
    }
}

#[test]
fn cut_files_never_panic() {
    let book = form();
    for length in (0..book.len()).step_by(97) {
        let _ = patch(&book[..length], &[note(SHEET, "C6", Severity::Error, "x")]);
    }
}

#[test]
fn what_a_link_keeps_of_another_workbook_is_searched_and_an_embedded_document_goes_nowhere() {
    let kept = |value: &str| {
        let part = format!(
            "<externalLink><sheetData><cell r=\"A1\" t=\"str\"><v>{value}</v></cell></sheetData></externalLink>"
        );
        repack(&form(), &[("xl/externalLinks/externalLink1.xml", &part)])
    };
    let notes = [note("№1 <&>", "C6", Severity::Error, "x")];
    assert_eq!(patch(&kept("123456789018"), &notes), Err(Unannotatable::PersonalNumber));
    assert!(patch(&kept("1234"), &notes).is_ok());
    let embedded = repack(&form(), &[("xl/embeddings/Microsoft_Word_Document1.docx", "PK")]);
    assert_eq!(patch(&embedded, &notes), Err(Unannotatable::Embedded));
}
