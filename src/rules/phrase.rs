//! Facts that are given as a key, in words.

use super::Lang;

/// The fact in words; a fact that is no known key stays as it is.
pub fn of(name: &str, text: &str, lang: Lang) -> String {
    let known = PHRASES.iter().find(|(fact, key, ..)| *fact == name && *key == text);
    match (known, lang) {
        (Some((_, _, ja, _)), Lang::Ja) => (*ja).to_owned(),
        (Some((_, _, _, en)), Lang::En) => (*en).to_owned(),
        (None, _) => text.to_owned(),
    }
}

/// Fact, key, Japanese, English.
const PHRASES: &[(&str, &str, &str, &str)] = &[
    ("found", "html", "ホームページのデータ（HTML）", "a web page (HTML)"),
    ("found", "xml", "XML のデータ", "XML data"),
    ("found", "http", "通信の応答", "an HTTP response"),
    ("found", "pdf", "PDF", "a PDF"),
    ("found", "image", "画像", "a picture"),
    ("found", "rtf", "文書（RTF）", "a document (RTF)"),
    ("found", "word", "Word の文書", "a Word document"),
    ("found", "powerpoint", "PowerPoint のスライド", "a PowerPoint presentation"),
    (
        "found",
        "opendocument",
        "表計算でない文書（OpenDocument）",
        "an OpenDocument file that is no spreadsheet",
    ),
    ("found", "zip", "圧縮ファイル（ZIP）", "a ZIP archive"),
    ("found", "rar", "圧縮ファイル（RAR）", "a RAR archive"),
    ("found", "7z", "圧縮ファイル（7z）", "a 7z archive"),
    ("found", "gzip", "圧縮ファイル（gzip）", "a gzip archive"),
    ("found", "ole", "別の種類の Office 文書", "another kind of Office document"),
    ("found", "program", "プログラム", "a program"),
    ("found", "shortcut", "ショートカット", "a shortcut"),
    ("found", "binary", "表でないデータ", "data that is no table"),
    ("missing", "rows", "年度や項目の行", "the rows of years or items"),
    ("because", "name", "ファイル名の版の表記による", "by the version in the file name"),
    ("because", "saved", "ブックの保存日時による", "by the time that the workbook was saved"),
    ("because", "modified", "ファイルの更新日時による", "by the time of the file"),
    (
        "because",
        "mixed",
        "ファイル名・保存日時・更新日時による",
        "by file name, saving time and file time together",
    ),
    ("limit", "file-mib", "大きさ（MB）", "size in MB"),
    ("limit", "part-mib", "シートの大きさ（MB）", "size of a sheet in MB"),
    ("limit", "unpacked-mib", "展開後の大きさ（MB）", "unpacked size in MB"),
    ("limit", "ratio", "圧縮率", "compression ratio"),
    ("limit", "cells", "記入されたセルの数", "number of filled cells"),
    ("limit", "shared-strings", "文字列の数", "number of strings"),
    ("limit", "merges", "結合セルの数", "number of merged ranges"),
    ("limit", "sheets", "シートの数", "number of sheets"),
    ("limit", "child-memory-mib", "読取りに必要なメモリ（MB）", "memory needed in MB"),
    ("limit", "child-seconds", "読取りの時間（秒）", "reading time in seconds"),
];
