//! Fills in a form as staff would: a value in every cell that is asked for, typed into the package's own cells.

use std::collections::BTreeMap;

use matome::forms::{Blank, Form};
use matome::model::{Field, FieldKind, Plan};

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
    Filled { bytes: super::typed::type_into(&form.bytes, &typed), said }
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
