//! What an edition of the report says, a line a value, for the edition after it to be compared with.

use std::collections::{BTreeMap, BTreeSet};

use super::words;
use crate::book;
use crate::collected::Collected;
use crate::model::{Entry, Plan};
use crate::text::formula;

/// The columns of the file, for people.
const COLUMNS: [&str; 6] = ["部署", "番号", "名称", "欄", "年度など", "内容"];
/// Of a longer text so much is shown, from shortly before the place where it differs.
const MOST: usize = 40;
const BEFORE: usize = 10;

/// What an edition says, in the order of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content(Vec<Line>);

/// A value, and what it is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Department, number, field, and all else that it is said for; what `COLUMNS` have but the title and the value.
    key: [String; 4],
    title: String,
    value: String,
}

/// A value that two editions say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is said of, for people: `№4 研修の充実　令和5年度　評価（総務課）`.
    pub about: String,
    /// What the edition before says; `None` where it says nothing of it.
    pub was: Option<String>,
    /// What this edition says.
    pub is: Option<String>,
}

impl Content {
    /// All that a run says.
    pub fn of(collected: &Collected) -> Self {
        let plan = &collected.round.plan;
        let said = collected.entries.iter().filter(|entry| entry.value.is_some());
        Self(said.map(|entry| line(entry, plan)).collect())
    }

    /// That of a file, in whichever encoding it was saved; `None` where it is no such file.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = book::text_of(bytes)?;
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        if !reader.headers().ok()?.iter().eq(COLUMNS) {
            return None;
        }
        let line = |record: Result<csv::StringRecord, csv::Error>| {
            let record = record.ok()?;
            let cell = |column: usize| formula::unguarded(record.get(column).unwrap_or_default()).to_owned();
            Some(Line { key: [0, 1, 3, 4].map(cell), title: cell(2), value: cell(5) })
        };
        reader.records().map(line).collect::<Option<_>>().map(Self)
    }

    /// The file: UTF-8 with a mark, so that Excel knows it.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
        // A vector takes all.
        let _ = writer.write_record(COLUMNS);
        for Line { key: [department, number, field, axis], title, value } in &self.0 {
            let cells = [department, number, title, field, axis, value];
            let _ = writer.write_record(cells.map(|cell| formula::guarded(cell).into_owned()));
        }
        [b"\xEF\xBB\xBF", writer.into_inner().unwrap_or_default().as_slice()].concat()
    }

    /// What this edition says otherwise than the one before: first what it says, in its order, then what it says no more.
    pub fn against(&self, before: &Self) -> Vec<Difference> {
        let (old, new) = (before.by_key(), self.by_key());
        let known: BTreeMap<&Key, &Line> = old.iter().map(|(key, line)| (key, *line)).collect();
        let said: BTreeSet<&Key> = new.iter().map(|(key, _)| key).collect();
        let differs =
            new.iter().filter_map(|(key, line)| Difference::of(known.get(key).copied(), Some(line)));
        let gone = old.iter().filter(|(key, _)| !said.contains(key));
        differs.chain(gone.filter_map(|(_, line)| Difference::of(Some(line), None))).collect()
    }

    /// The lines by what they are said of; those that are said of the same are told apart by their order.
    fn by_key(&self) -> Vec<(Key<'_>, &Line)> {
        let mut seen: BTreeMap<&[String; 4], usize> = BTreeMap::new();
        let numbered = self.0.iter().map(|line| {
            let count = seen.entry(&line.key).or_default();
            *count += 1;
            ((&line.key, *count), line)
        });
        numbered.collect()
    }
}

/// What a line is said of, and the how manieth of these it is.
type Key<'a> = (&'a [String; 4], usize);

fn line(entry: &Entry, plan: &Plan) -> Line {
    let id = entry.item();
    let listed = plan.item(id);
    Line {
        key: [
            entry.department.to_string(),
            id.to_owned(),
            words::field_of(plan, &entry.field),
            words::members(&entry.key, plan),
        ],
        title: listed.map_or_else(String::new, words::item),
        value: words::value(entry),
    }
}

impl Difference {
    /// `None` where both say the same.
    fn of(was: Option<&Line>, is: Option<&Line>) -> Option<Self> {
        let value = |line: Option<&Line>| line.map(|line| words::one_line(&line.value));
        let (was_said, is_said) = (value(was), value(is));
        if was_said == is_said {
            return None;
        }
        let shown = |text: Option<&String>, other: Option<&String>| {
            text.map(|text| around(text, other.map_or(0, |other| common(text, other))))
        };
        Some(Self {
            about: is.or(was)?.about(),
            was: shown(was_said.as_ref(), is_said.as_ref()),
            is: shown(is_said.as_ref(), was_said.as_ref()),
        })
    }
}

impl Line {
    fn about(&self) -> String {
        let [department, number, field, axis] = &self.key;
        let item = if self.title.is_empty() { number } else { &self.title };
        let parts = [item, axis, field].into_iter().filter(|part| !part.is_empty());
        let about = parts.map(String::as_str).collect::<Vec<_>>().join("　");
        words::one_line(&if department.is_empty() { about } else { format!("{about}（{department}）") })
    }
}

/// How many letters two texts begin with in common.
fn common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// The text, or of a long one the part where it differs.
fn around(text: &str, differs: usize) -> String {
    let length = text.chars().count();
    if length <= MOST {
        return text.to_owned();
    }
    let from = differs.saturating_sub(BEFORE).min(length - MOST);
    let part: String = text.chars().skip(from).take(MOST).collect();
    let [head, tail] = [from > 0, from + MOST < length].map(|cut| if cut { "…" } else { "" });
    format!("{head}{part}{tail}")
}
