//! Last year's entries, as the `entries.csv` of that run: what was published for the years that are past.

use std::path::Path;

use super::RoundError;
use super::lists::one_year;
use crate::book;
use crate::disk;
use crate::model::{
    CellRef, Entry, Fault, Finding, Key, Member, Place, Plan, Sentence, Value, ValueFault, YEAR,
};
use crate::normalize;
use crate::sentence;
use crate::text::formula;

/// What was published, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The entries.
    pub entries: Vec<Entry>,
    /// What can't be read by today's plan, at its cell of the list. It is for the clerk: no department is told.
    pub findings: Vec<Finding>,
}

/// Reads `entries.csv` of an earlier run. Rows on items or fields that the plan no longer has are passed over.
///
/// # Errors
/// When the file can't be opened or is no such list.
pub fn read_published(path: &Path, plan: &Plan) -> Result<Published, RoundError> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let error = |fault: Sentence| RoundError::List { place: Place::file(&file), fault };
    let broken = |fault: csv::Error| {
        error(sentence!("CSV として読めません（{fault}）。", "can't be read as CSV ({fault})"))
    };
    if path.is_dir() {
        return Err(error(sentence!(
            "フォルダーです。その中の entries.csv を指定してください。",
            "is a folder: name the entries.csv in it"
        )));
    }
    let bytes =
        disk::read(path).map_err(|source| RoundError::Unreadable { path: path.to_owned(), source })?;
    let text = book::text_of(&bytes).ok_or_else(|| {
        error(sentence!(
            "文字コードを判別できません。CSV UTF-8 形式で保存し直してください。",
            "its encoding can't be told: save it as CSV UTF-8"
        ))
    })?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().map_err(broken)?.clone();
    let column = |name: &str| {
        let found = headings.iter().position(|heading| heading == name);
        found.ok_or_else(|| {
            error(sentence!(
                "列「{name}」がありません。前年度の entries.csv を指定してください。",
                "the column \"{name}\" is missing: name the entries.csv of last year's run"
            ))
        })
    };
    const VALUE: usize = 4;
    let columns = [
        column("item")?,
        column("field")?,
        column("axis")?,
        column("kind")?,
        column("value")?,
        column("department")?,
    ];
    // An older run wrote no units.
    let unit = headings.iter().position(|heading| heading == "unit");
    let mut entries = Vec::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(broken)?;
        let cells = columns.map(|index| formula::unguarded(record.get(index).unwrap_or_default()));
        let unit = formula::unguarded(unit.and_then(|index| record.get(index)).unwrap_or_default());
        let place = Place::cell(file.as_str(), "", CellRef::new(row, columns[VALUE] as u32));
        entries.extend(entry(&cells, unit, plan).map(|entry| Entry { place, ..entry }));
    }
    Ok(normalized(entries, plan))
}

/// The entries lose their places: they stand in no submission.
fn normalized(entries: Vec<Entry>, plan: &Plan) -> Published {
    let (mut entries, mut findings) = normalize::normalize(entries, plan);
    entries.iter_mut().for_each(|entry| entry.place = Place::default());
    findings.iter_mut().for_each(|finding| finding.department = None);
    // The unit was asked about in its own year, and published as it is.
    findings.retain(|finding| !matches!(finding.fault, Fault::Value(ValueFault::OtherUnit { .. })));
    Published { entries, findings }
}

fn entry([item, field, axis, kind, value, department]: &[&str; 6], unit: &str, plan: &Plan) -> Option<Entry> {
    let known = plan.field(field)?;
    let list = plan.item(item).map_or("item", |item| plan.list_of(item));
    let item = (list, Member::Item((*item).into()));
    let axis = match one_year(axis) {
        Some(year) => Some((YEAR, Member::Year(year))),
        None if axis.is_empty() => None,
        None => Some((plan.named().map_or("category", |named| &named.name), Member::Name((*axis).into()))),
    };
    Some(Entry {
        department: (*department).into(),
        field: known.name.as_str().into(),
        key: Key::new(std::iter::once(item).chain(axis)),
        value: Some(value_of(kind, value)),
        raw: as_shown(kind, value, unit).into(),
        place: Place::default(),
        repeats: None,
    })
}

/// Numbers come back as they went out; everything else is read again as if it were typed.
fn value_of(kind: &str, value: &str) -> Value {
    match (kind, value.parse::<f64>()) {
        ("percent", Ok(share)) => Value::Percent(share),
        ("number", Ok(number)) => Value::Number(number),
        _ => Value::Text(value.into()),
    }
}

/// The value as it stood in a report: a share is shown as a percentage, a number with its unit.
fn as_shown(kind: &str, value: &str, unit: &str) -> String {
    match value.parse::<f64>() {
        Ok(share) if kind == "percent" => format!("{}%", (share * 100.0 * 1e9).round() / 1e9),
        _ => format!("{value}{unit}"),
    }
}
