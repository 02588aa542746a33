//! Last year's entries, as the `entries.csv` of that run: what was published for the years that are past.

use std::path::Path;

use csv::StringRecord;

use super::RoundError;
use super::lists::one_year;
use super::renamed::{Left, rename};
use crate::book;
use crate::disk;
use crate::mask::Cleared;
use crate::model::{
    CellRef, Dimension, DimensionKind, Entry, Fault, Field, Finding, KEY_COLUMN, Key, Member, Month, Place,
    Plan, Sentence, TextFault, Value, ValueFault, YEAR,
};
use crate::normalize;
use crate::sentence;
use crate::text::{formula, personal_number};

/// What was published, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The entries.
    pub entries: Vec<Entry>,
    /// What can't be read by today's plan, at its cell of the list. It is for the clerk: no department is told.
    pub findings: Vec<Finding>,
    /// The departments of which nothing goes on.
    pub(super) left: Vec<Left>,
}

/// Reads `entries.csv` of an earlier run. Rows on items or fields that the plan no longer has are passed over.
///
/// # Errors
/// When the file can't be opened or is no such list.
pub fn read_published(path: &Path, plan: &Plan) -> Result<Published, RoundError> {
    read_entries(path, plan, &|id| Some(id.to_owned()), &Cleared::default())
}

/// What an item of that run is called in the plan; `None` where nothing said of it can be said of one of the plan's.
pub(super) type Now<'n> = &'n dyn Fn(&str) -> Option<String>;

/// The same, where items may be called otherwise now, and some of what looks like a personal number was decided to be none.
///
/// # Errors
/// As `read_published`.
pub(super) fn read_entries(
    path: &Path,
    plan: &Plan,
    now: Now,
    cleared: &Cleared,
) -> Result<Published, RoundError> {
    let file = path.file_name().map(disk::composed).unwrap_or_default();
    let error = |fault: Sentence| RoundError::List { place: Place::file(&file), fault };
    let text = text_of(path)?.map_err(error)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let broken = |fault: csv::Error| {
        error(sentence!("CSV として読めません（{fault}）。", "can't be read as CSV ({fault})"))
    };
    let columns = Columns::of(reader.headers().map_err(broken)?).map_err(error)?;
    let (mut entries, mut findings) = (Vec::new(), Vec::new());
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(broken)?;
        let place = Place::cell(file.as_str(), "", CellRef::new(row, columns.value as u32));
        let Some(mut entry) = columns.said(&record).entry(plan, now) else { continue };
        let masked = personal_number::mask(&entry.raw).filter(|_| !columns.is_cleared(&record, cleared));
        if let Some(masked) = masked {
            findings.push(Finding::new(TextFault::PersonalNumber { mark: None }, place.clone()));
            (entry.value, entry.raw) = (Some(Value::Text(masked.as_str().into())), masked.into());
        }
        entries.push(Entry { place, ..entry });
    }
    let left = rename(&mut entries, plan);
    let read = normalized(entries, plan);
    findings.extend(read.findings);
    Ok(Published { findings, left, ..read })
}

/// Whether the file is such a list.
pub(super) fn is_published(path: &Path) -> bool {
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let Some(Ok(Ok(text))) = is_csv.then(|| text_of(path)) else { return false };
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let mut reader = csv::Reader::from_reader(first.as_bytes());
    reader.headers().is_ok_and(|headings| Columns::of(headings).is_ok())
}

/// The text of the file, or why it is none.
fn text_of(path: &Path) -> Result<Result<String, Sentence>, RoundError> {
    let bytes =
        disk::read(path).map_err(|source| RoundError::Unreadable { path: path.to_owned(), source })?;
    Ok(book::text_of(&bytes).ok_or_else(|| {
        sentence!(
            "文字コードを判別できません。CSV UTF-8 形式で保存し直してください。",
            "its encoding can't be told: save it as CSV UTF-8"
        )
    }))
}

/// Where the columns of the list stand, from 0.
struct Columns {
    department: usize,
    item: usize,
    field: usize,
    axis: usize,
    kind: usize,
    value: usize,
    /// An older run wrote no units.
    unit: Option<usize>,
    /// Where it was read: sheet, cell, and the text of the cell.
    source: Option<[usize; 3]>,
    /// The dimensions that have columns of their own.
    key: Vec<(String, usize)>,
}

impl Columns {
    fn of(headings: &StringRecord) -> Result<Self, Sentence> {
        let column = |name: &str| headings.iter().position(|heading| heading == name);
        let needed = |name: &str| {
            column(name).ok_or_else(|| {
                sentence!(
                    "列「{name}」がありません。前年度の entries.csv を指定してください。",
                    "the column \"{name}\" is missing: name the entries.csv of last year's run"
                )
            })
        };
        let own =
            |(index, heading): (usize, &str)| Some((heading.strip_prefix(KEY_COLUMN)?.to_owned(), index));
        Ok(Self {
            department: needed("department")?,
            item: needed("item")?,
            field: needed("field")?,
            axis: needed("axis")?,
            kind: needed("kind")?,
            value: needed("value")?,
            unit: column("unit"),
            source: (|| Some([column("sheet")?, column("cell")?, column("raw")?]))(),
            key: headings.iter().enumerate().filter_map(own).collect(),
        })
    }

    /// Whether the text that the value was read from was decided to hold no personal number.
    fn is_cleared(&self, record: &StringRecord, cleared: &Cleared) -> bool {
        let cell = |index: usize| formula::unguarded(record.get(index).unwrap_or_default());
        self.source.is_some_and(|[sheet, at, raw]| {
            let at: Option<CellRef> = cell(at).parse().ok();
            at.is_some_and(|at| cleared.has_text(cell(self.department), cell(sheet), at, cell(raw)))
        })
    }

    fn said<'r>(&'r self, record: &'r StringRecord) -> ListRow<'r> {
        let cell = |index: usize| formula::unguarded(record.get(index).unwrap_or_default());
        let own = self.key.iter().map(|(name, index)| (name.as_str(), cell(*index)));
        ListRow {
            department: cell(self.department),
            item: cell(self.item),
            field: cell(self.field),
            axis: cell(self.axis),
            kind: cell(self.kind),
            value: cell(self.value),
            unit: self.unit.map(cell).unwrap_or_default(),
            key: own.filter(|(_, member)| !member.is_empty()).collect(),
        }
    }
}

/// A row of the list.
struct ListRow<'r> {
    department: &'r str,
    item: &'r str,
    field: &'r str,
    axis: &'r str,
    kind: &'r str,
    value: &'r str,
    unit: &'r str,
    key: Vec<(&'r str, &'r str)>,
}

impl ListRow<'_> {
    fn entry(&self, plan: &Plan, now: Now) -> Option<Entry> {
        let field = plan.field(self.field)?;
        Some(Entry {
            department: self.department.into(),
            field: field.name.as_str().into(),
            key: if self.key.is_empty() {
                self.plain_key(field, plan, now)?
            } else {
                self.whole_key(plan, now)?
            },
            value: Some(value_of(self.kind, self.value)),
            raw: as_shown(self.kind, self.value, self.unit).into(),
            place: Place::default(),
            repeats: None,
        })
    }

    /// The key by the columns of its dimensions; `None` where the plan has one of them no more.
    fn whole_key(&self, plan: &Plan, now: Now) -> Option<Key> {
        let parts = self.key.iter().map(|(name, said)| Some((*name, member(name, said, plan, now)?)));
        Some(Key::new(parts.collect::<Option<Vec<_>>>()?))
    }

    /// The key of an item and a year or a category, or of one of these.
    fn plain_key(&self, field: &Field, plan: &Plan, now: Now) -> Option<Key> {
        let id = if self.item.is_empty() { String::new() } else { now(self.item)? };
        let item = (!id.is_empty()).then(|| (list_of(&id, field, plan), Member::Item(id.as_str().into())));
        let axis = match one_year(self.axis) {
            Some(year) => Some((YEAR, Member::Year(year))),
            None if self.axis.is_empty() => None,
            None => Some((category_of(self.axis, plan), Member::Name(self.axis.into()))),
        };
        Some(Key::new(item.into_iter().chain(axis)))
    }
}

/// The dimension that an item is of; what the plan does not list is a record of those that the field is said of, or of the
/// first.
fn list_of<'p>(item: &str, field: &'p Field, plan: &'p Plan) -> &'p str {
    let first = || plan.dimensions.iter().find(|dimension| dimension.kind == DimensionKind::Record);
    let listed = plan.item(item).map(|item| plan.list_of(item));
    let record = || field.records.first().or_else(|| Some(&first()?.name)).map(String::as_str);
    listed.or_else(record).unwrap_or("item")
}

/// The dimension that has this member.
fn category_of<'p>(name: &str, plan: &'p Plan) -> &'p str {
    let has_it = |dimension: &&Dimension| dimension.members.iter().any(|member| member.name == name);
    let found = plan.dimensions.iter().find(has_it).or_else(|| plan.named());
    found.map_or("category", |dimension| &dimension.name)
}

/// A member of a dimension, as its column has it.
fn member(dimension: &str, said: &str, plan: &Plan, now: Now) -> Option<Member> {
    Some(match plan.kind_of(dimension)? {
        DimensionKind::Year => Member::Year(one_year(said)?),
        DimensionKind::Month => Member::Month(Month(said.parse().ok()?)),
        DimensionKind::Department => Member::Department(said.into()),
        DimensionKind::Named => Member::Name(said.into()),
        DimensionKind::List => Member::Item(now(said)?.into()),
        DimensionKind::Record => Member::Item(said.into()),
        DimensionKind::Field => return None,
    })
}

/// The entries lose their places: they stand in no submission.
fn normalized(entries: Vec<Entry>, plan: &Plan) -> Published {
    let (mut entries, mut findings) = normalize::normalize(entries, plan);
    entries.iter_mut().for_each(|entry| entry.place = Place::default());
    findings.iter_mut().for_each(|finding| finding.department = None);
    // The unit was asked about in its own year, and published as it is.
    findings.retain(|finding| !matches!(finding.fault, Fault::Value(ValueFault::OtherUnit { .. })));
    Published { entries, findings, left: Vec::new() }
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
