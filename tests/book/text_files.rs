//! Text files: encodings and separators.

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS};

use crate::picture::picture;

const TEXT: &str =
    "項目,評価,取組\r\n№1,Ａ,\"人材育成の方針を\r\n改めた\"\r\n\r\n№2,※Ｃ,研修の対象を広げた\r\n";

const LINES: [&str; 9] = [
    "A1 text 項目",
    "B1 text 評価",
    "C1 text 取組",
    "A2 text №1",
    "B2 text Ａ",
    "C2 text 人材育成の方針を⏎改めた",
    "A4 text №2",
    "B4 text ※Ｃ",
    "C4 text 研修の対象を広げた",
];

fn read(bytes: &[u8]) -> Vec<String> {
    picture(&crate::open(bytes, "総務課.csv"))
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn encodings_that_say_so_themselves() {
    let text = TEXT.replace("№", "No.");
    let lines: Vec<String> = LINES.iter().map(|line| line.replace("№", "No.")).collect();
    assert_eq!(read(text.as_bytes()), lines);
    assert_eq!(read(format!("\u{FEFF}{text}").as_bytes()), lines);
    assert_eq!(read(&utf16(&text, true, false)), lines);
    assert_eq!(read(&utf16(&text, true, true)), lines);
    assert_eq!(read(&encoded(SHIFT_JIS, TEXT)), LINES);
}

#[test]
fn encodings_that_are_guessed_are_said() {
    let with = |finding: &'static str| [&LINES[..], &[finding]].concat();
    assert_eq!(read(&encoded(EUC_JP, TEXT)), with("! encoding-guessed (EUC-JP)"));
    assert_eq!(read(&utf16(TEXT, false, false)), with("! encoding-guessed (UTF-16LE)"));
    assert_eq!(read(&utf16(TEXT, false, true)), with("! encoding-guessed (UTF-16BE)"));
}

#[test]
fn separators() {
    for separator in ["\t", ";", ","] {
        assert_eq!(read(TEXT.replace(',', separator).as_bytes()), LINES, "{separator:?}");
    }
    assert_eq!(read("sep=|\r\n一|二,三\r\n".as_bytes()), ["A1 text 一", "B1 text 二,三"]);
}

#[test]
fn rows_keep_their_numbers() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "", "一,二", "", ",", "三", "\"四", "\",五", "", "六"].join(end);
        let lines = read(text.as_bytes());
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(
            lines,
            ["A3 text 一", "B3 text 二", "A6 text 三", "A7 text 四⏎", "B7 text 五", "A9 text 六"],
            "{end:?}"
        );
    }
}

#[test]
fn bytes_in_no_encoding_are_refused() {
    let finding = "! unreadable-file (unknown-encoding)";
    assert_eq!(read(b"a,\x80\xFF\xFE\xFD\x81"), [finding]);
    assert_eq!(read(b"a\0\0\0b\x01\0\0\x02"), ["! not-a-workbook (binary)"]);
}
