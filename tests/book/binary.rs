//! .xls and .xlsb: values, and what calamine does not tell; passwords; old code pages.

use crate::make_xls::{self, Records, Xls, words};
use crate::make_xlsb::{self, Part, longs, text};
use crate::picture::picture;

fn number(row: u16, col: u16, style: u16, number: f64) -> Vec<u8> {
    let mut bytes = words(&[row, col, style]);
    bytes.extend(number.to_le_bytes());
    bytes
}

fn shared(row: u16, col: u16, style: u16, index: u16) -> Vec<u8> {
    words(&[row, col, style, index, 0])
}

/// A form with marks in number formats, a struck-out rating, a merge, a hidden row and column, a note.
fn form() -> Xls {
    let mut xls = Xls {
        formats: vec!["\"※\"@", "0.0%", "\"R\"0", "ggge\"年度\""],
        strings: vec!["Ｃ", "覆われた値"],
        ..Xls::default()
    };
    let struck = xls.struck_style();
    let mut sheet = Records::default();
    sheet.add(0x007D, &words(&[3, 3, 2000, 0, 1, 0]));
    sheet.add(0x0208, &words(&[4, 0, 9, 300, 0, 0, 0x0020, 0]));
    sheet.add(0x00FD, &shared(0, 0, 1, 0)).add(0x0203, &number(0, 1, 2, 0.733));
    sheet.add(0x0203, &number(0, 2, 3, 3.0)).add(0x0203, &number(0, 3, 4, 44287.0));
    sheet.add(0x00FD, &shared(1, 0, struck, 0));
    sheet.add(0x027E, &{
        let mut rk = words(&[1, 1, 0]);
        rk.extend(((28i32 << 2) | 2).to_le_bytes());
        rk
    });
    let mut formula = words(&[1, 2, 0]);
    formula.extend(0.5f64.to_le_bytes());
    formula.extend(words(&[0, 0, 0, 3]));
    formula.extend([0x1E, 1, 0]);
    sheet.add(0x0006, &formula);
    sheet.add(0x0205, &{
        let mut error = words(&[1, 3, 0]);
        error.extend([0x17, 1]);
        error
    });
    sheet.add(0x00FD, &shared(2, 0, 0, 0)).add(0x00FD, &shared(2, 1, 0, 1));
    sheet.add(0x00E5, &words(&[1, 2, 3, 0, 1]));
    let mut object = words(&[0x0015, 0x0012, 0x0019, 77]);
    object.resize(26, 0);
    sheet.add(0x005D, &object);
    let mut shape_text = words(&[0, 0, 0, 0, 0, 3]);
    shape_text.resize(18, 0);
    let note: Vec<u8> = [1].into_iter().chain("要確認".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    sheet.add(0x01B6, &shape_text).add(0x003C, &note);
    sheet.add(0x001C, &words(&[0, 0, 0, 77, 0]));
    // A text box: where it hangs, the object, its text.
    let mut drawing = vec![0x0F, 0, 0x04, 0xF0, 26, 0, 0, 0, 0, 0, 0x10, 0xF0, 18, 0, 0, 0];
    drawing.extend(words(&[2, 4, 0, 1, 0, 6, 0, 3, 0]));
    object[6] = 78;
    let boxed: Vec<u8> =
        [1].into_iter().chain("締切変更".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut shape_text = words(&[0, 0, 0, 0, 0, 4]);
    shape_text.resize(18, 0);
    sheet.add(0x00EC, &drawing).add(0x005D, &object).add(0x01B6, &shape_text).add(0x003C, &boxed);
    xls.sheet = sheet;
    xls
}

const FORM: [&str; 15] = [
    "A1 text ※Ｃ",
    "B1 number 73.3%",
    "C1 number R3",
    "D1 date 令和3年度",
    "A2 text Ｃ [struck]",
    "B2 number 28",
    "C2 number 0.5 [formula]",
    "D2 error #REF!",
    "A3 text Ｃ",
    "merge A3:B4",
    "hidden row 5",
    "hidden column D",
    "note A1 要確認",
    "drawn E2 締切変更",
    "! covered-cell B3",
];

#[test]
fn xls_tells_as_much_as_xlsx() {
    assert_eq!(picture(&crate::open(&form().bytes(), "総務課.xls")), FORM);
}

/// An object of this kind and number, drawn as this shape at row 6, column 2.
fn drawn(sheet: &mut Records, kind: u16, number: u16, shape: u16) {
    let mut drawing = vec![0x0F, 0, 0x04, 0xF0, 42, 0, 0, 0];
    drawing.extend(words(&[(shape << 4) | 2, 0xF00A, 8, 0, 0, 0, 0, 0]));
    drawing.extend([0, 0, 0x10, 0xF0, 18, 0, 0, 0]);
    drawing.extend(words(&[2, number, 0, 6, 0, 6, 0, 7, 0]));
    let mut object = words(&[0x0015, 0x0012, kind, number]);
    object.resize(26, 0);
    sheet.add(0x00EC, &drawing).add(0x005D, &object);
}

fn edge(words_of: &str) -> Vec<u8> {
    let units: Vec<u16> = words_of.encode_utf16().collect();
    let mut edge = words(&[units.len() as u16]);
    edge.push(1);
    edge.extend(words(&units));
    edge
}

#[test]
fn what_is_drawn_on_an_xls_and_printed_at_its_edges_is_told() {
    let mut sheet = Records::default();
    sheet.add(0x0014, &edge("&C&\"ＭＳ 明朝\"品目甲は廃棄済み")).add(0x0015, &edge("&P ページ"));
    drawn(&mut sheet, 0x1E, 1, 3);
    drawn(&mut sheet, 0x1E, 2, 1);
    drawn(&mut sheet, 0x03, 3, 3);
    drawn(&mut sheet, 0x08, 4, 75);
    drawn(&mut sheet, 0x19, 5, 202);
    let xls = Xls { sheet, ..Xls::default() };
    let found = picture(&crate::open(&xls.bytes(), "総務課.xls"));
    assert_eq!(found, ["picture B7", "picture D7", "picture E7", "edge 品目甲は廃棄済み"]);
}

#[test]
fn xls_named_xlsx_is_known_by_its_content() {
    assert_eq!(picture(&crate::open(&form().bytes(), "総務課.xlsx")), FORM);
}

#[test]
fn excels_default_password_is_no_password() {
    let bytes = make_xls::encrypted(&form(), "VelvetSweatshop");
    assert_eq!(picture(&crate::open(&bytes, "総務課.xls")), FORM);
}

#[test]
fn another_password_is_a_finding() {
    let bytes = make_xls::encrypted(&form(), "himitsu");
    assert_eq!(picture(&crate::open(&bytes, "総務課.xls")), ["! encrypted-file"]);
    let bytes = make_xls::ole("EncryptedPackage", b"x");
    assert_eq!(picture(&crate::open(&bytes, "総務課.xlsx")), ["! encrypted-file"]);
}

#[test]
fn biff5_without_code_page_is_japanese() {
    let bytes = make_xls::biff5(&["進捗状況", "評価Ａ"]);
    assert_eq!(picture(&crate::open(&bytes, "総務課.xls")), ["A1 text 進捗状況", "A2 text 評価Ａ"]);
}

#[test]
fn other_compound_files_are_named() {
    for (stream, found) in [("WordDocument", "word"), ("Catalog", "thumbnails"), ("X", "ole")] {
        let opened = crate::open(&make_xls::ole(stream, b"x"), "総務課.xls");
        assert_eq!(picture(&opened), [format!("! not-a-workbook ({found})")]);
    }
}

fn cell(col: u32, style: u32, value: &[u8]) -> Vec<u8> {
    let mut bytes = longs(&[col, style]);
    bytes.extend_from_slice(value);
    bytes
}

fn row(row: u32, hidden: bool) -> Vec<u8> {
    let mut bytes = longs(&[row, 0]);
    bytes.extend([0, 0, 0, if hidden { 0x10 } else { 0 }, 0]);
    bytes
}

/// A text as shared strings have it: furigana after it, runs where there are some.
fn string(value: &str, runs: &[(u16, u16)]) -> Vec<u8> {
    let mut bytes = vec![u8::from(!runs.is_empty()) | 2];
    bytes.extend(text(value));
    if !runs.is_empty() {
        bytes.extend(longs(&[runs.len() as u32]));
        runs.iter().for_each(|(start, font)| bytes.extend(words(&[*start, *font])));
    }
    bytes.extend(text("ソウム"));
    bytes
}

#[test]
fn xlsb_tells_as_much_as_xlsx() {
    let strings = [string("Ｃ", &[]), string("ＢＣ", &[(0, 1), (1, 0)]), string("Ｂ", &[(0, 1)])];
    let mut sheet = Part::default();
    let mut column = longs(&[3, 3, 2000, 0]);
    column.extend(words(&[1]));
    sheet.add(60, &column).add(0, &row(0, false));
    sheet.add(7, &cell(0, 1, &longs(&[0]))).add(5, &cell(1, 2, &0.733f64.to_le_bytes()));
    sheet.add(2, &cell(2, 3, &longs(&[3 << 2 | 2]))).add(5, &cell(3, 4, &44287f64.to_le_bytes()));
    sheet.add(0, &row(1, true));
    sheet
        .add(7, &cell(0, 5, &longs(&[0])))
        .add(7, &cell(1, 0, &longs(&[1])))
        .add(7, &cell(2, 0, &longs(&[2])));
    sheet.add(9, &cell(3, 0, &0.5f64.to_le_bytes())).add(3, &cell(4, 0, &[0x17])).add(4, &cell(5, 0, &[1]));
    sheet.add(7, &cell(6, 0, &longs(&[99]))).add(6, &cell(7, 0, &text("文"))).add(1, &cell(8, 0, &[]));
    sheet.add(0, &row(2, false)).add(6, &cell(0, 0, &text("上"))).add(6, &cell(1, 0, &text("下")));
    sheet.add(146, &[]).add(176, &longs(&[2, 3, 0, 1]));
    sheet.add(64, &longs(&[0, 1, 0, 9, 0, 0]));
    let bytes = make_xlsb::xlsb(&["\"※\"@", "0.0%", "\"R\"0", "ge"], &strings, &sheet);
    assert_eq!(
        picture(&crate::open(&bytes, "総務課.xlsb")),
        [
            "A1 text ※Ｃ",
            "B1 number 73.3%",
            "C1 number R3",
            "D1 date R3",
            "A2 text Ｃ [struck]",
            "B2 text ＢＣ [struck: Ｂ]",
            "C2 text Ｂ [struck]",
            "D2 number 0.5 [formula]",
            "E2 error #REF!",
            "F2 bool TRUE",
            "H2 text 文",
            "A3 text 上",
            "merge A3:B4",
            "hidden row 2",
            "hidden column D",
            "rules 10",
            "! unreadable-cell G2 (missing-text)",
            "! covered-cell B3",
        ]
    );
}
