//! Fills in a form as staff would: a value in every cell that is asked for, typed into the package's own cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use matome::forms::{Blank, Form};
use matome::model::{Field, FieldKind, Plan};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A form that was filled in.
pub struct Filled {
    pub bytes: Vec<u8>,
    /// Field, key and text of all that stands in it.
    pub said: Vec<(String, String, String)>,
}

/// Types something into every blank.
pub fn fill(plan: &Plan, form: &Form) -> Filled {
    let mut typed: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut said = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (number, blank) in (1..).zip(&form.blanks) {
        let field = blank.field.as_ref().map(|name| plan.field(name).unwrap());
        let text = match field {
            _ if !blank.given.is_empty() => blank.given.clone(),
            None => format!("能力{number}"),
            Some(field) => value(field, number, is_in_hours(plan, blank)),
        };
        if blank.given.is_empty() {
            typed.entry(blank.sheet.clone()).or_default().push((blank.cell.to_string(), text.clone()));
        }
        match field {
            None => drop(names.insert(blank.key.to_string(), text)),
            Some(field) => said.extend(parts(field, &key(blank, &names), &text)),
        }
    }
    Filled { bytes: type_into(&form.bytes, &typed), said }
}

/// The key with the name of its record as it was typed.
fn key(blank: &Blank, names: &BTreeMap<String, String>) -> String {
    let key = blank.key.to_string();
    let own: Vec<String> = blank.key.parts().iter().map(|part| part.member.to_string()).collect();
    let name = names.get(&key).filter(|name| !own.contains(name));
    match (name, own.as_slice()) {
        (Some(name), [number, rest @ ..]) if number.parse::<u32>().is_ok() => {
            [std::slice::from_ref(name), rest].concat().join(" · ")
        }
        _ => key,
    }
}

/// A fraction is read as its two parts.
fn parts(field: &Field, key: &str, text: &str) -> Vec<(String, String, String)> {
    match field.parts.is_empty() {
        true => vec![(field.name.clone(), key.to_owned(), text.to_owned())],
        false => field.parts.iter().map(|part| (part.clone(), key.to_owned(), text.to_owned())).collect(),
    }
}

/// Whether the plan says that an item is counted in hours.
fn is_in_hours(plan: &Plan, blank: &Blank) -> bool {
    blank.key.item().and_then(|item| plan.item(item)).is_some_and(|item| item.target.contains("時間"))
}

fn value(field: &Field, number: usize, in_hours: bool) -> String {
    match field.kind {
        FieldKind::Rating | FieldKind::Mark => {
            let marks = &field.scale.as_ref().unwrap().marks;
            marks[number % marks.len()].mark.clone()
        }
        FieldKind::Choice => field.choices[number % field.choices.len()].name.clone(),
        FieldKind::Amount if in_hours => (number + 1000).to_string(),
        FieldKind::Number => (number + 1000).to_string(),
        FieldKind::Percent | FieldKind::Amount => "73.3%".to_owned(),
        FieldKind::Fraction => "11人/15人".to_owned(),
        FieldKind::Date => "令和5年4月1日".to_owned(),
        FieldKind::FiscalYear => "令和5年度".to_owned(),
        FieldKind::Time => "13:30".to_owned(),
        FieldKind::Telephone => "03-1234-5678".to_owned(),
        FieldKind::Code => "0012".to_owned(),
        FieldKind::Coordinate => "35.681236".to_owned(),
        FieldKind::Url => "https://www.city.example.lg.jp/".to_owned(),
        FieldKind::Text => format!("庁内で{number}件の取組を行った。"),
    }
}

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
