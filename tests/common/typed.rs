//! Types into the cells of a package, as staff would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Types texts into the cells of sheets.
pub fn type_into(package: &[u8], typed: &BTreeMap<String, Vec<(String, String)>>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let workbook = part(&mut archive, "xl/workbook.xml");
    let names: Vec<&str> =
        workbook.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let name = archive.by_index(index).unwrap().name().unwrap().into_owned();
        let mut text = part(&mut archive, &name);
        let sheet = name.strip_prefix("xl/worksheets/sheet").and_then(|rest| rest.strip_suffix(".xml"));
        let sheet = sheet.and_then(|number| names.get(number.parse::<usize>().ok()? - 1));
        for (cell, value) in sheet.and_then(|sheet| typed.get(*sheet)).into_iter().flatten() {
            text = type_cell(&text, cell, value);
        }
        writer.start_file(&*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The sheet with a text in an empty cell, as a string or, where it is one, as a number. A cell that is not stored goes to
/// the end of its row.
fn type_cell(sheet: &str, cell: &str, text: &str) -> String {
    let row = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let (start, end, head) = match sheet.find(&format!("<c r=\"{cell}\" ")) {
        Some(start) => {
            let end = start + sheet[start..].find("/>").unwrap();
            (start, end + 2, sheet[start..end].to_owned())
        }
        None => {
            let row = sheet.find(&format!("<row r=\"{row}\" ")).unwrap_or_else(|| panic!("no row of {cell}"));
            let end = row + sheet[row..].find("</row>").unwrap();
            (end, end, format!("<c r=\"{cell}\""))
        }
    };
    let filled = match text.parse::<f64>() {
        Ok(_) if !text.starts_with('0') => format!("{head}><v>{text}</v></c>"),
        _ => format!("{head} t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    [&sheet[..start], &filled, &sheet[end..]].concat()
}
