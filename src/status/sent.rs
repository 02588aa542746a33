//! The letters that went out, as the clerk noted them: a line a letter, in a file of the round's own that no run writes.
//!
//! A letter is known by what it says, not by its day: one that says something new is to be sent again. Who takes a line
//! away says that the letter did not go out.

use std::collections::{BTreeMap, BTreeSet};

use crate::book;
use crate::model::Date;
use crate::text::Reading;
use crate::text::date::{self, Dates};

/// The columns of the file.
const COLUMNS: [&str; 4] = ["部署", "メール", "内容の記号", "記録した日"];
/// Before what a letter is known by, so that no spreadsheet takes it for a number.
const SIGN: char = 'v';

/// What letters are called that ask for an answer after the deadline.
pub const REMINDER: &str = "ご提出のお願い";

/// The letters that were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// By its department and what it is known by.
    letters: BTreeMap<(String, String), Letter>,
}

/// A letter that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Letter {
    /// What it is called.
    name: String,
    /// When it was noted, in order; a letter may go out again. Empty where a record names no day.
    days: BTreeSet<Date>,
}

impl Sent {
    /// Those of a file, in whichever encoding it was saved; what is no line of it says nothing.
    pub fn read(bytes: &[u8]) -> Self {
        let text = book::text_of(bytes).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let mut sent = Self::default();
        for line in reader.records().filter_map(Result::ok) {
            let [department, name, told, day] =
                [0, 1, 2, 3].map(|column| line.get(column).unwrap_or("").trim());
            if let Some(told) = told.strip_prefix(SIGN) {
                sent.add(department, told, name, day_of(day));
            }
        }
        sent
    }

    /// The file: UTF-8 with a mark, so that Excel knows it.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
        // A vector takes all.
        let _ = writer.write_record(COLUMNS);
        for ((department, told), letter) in &self.letters {
            let days: Vec<String> = letter.days.iter().map(written).collect();
            let days = if days.is_empty() { vec![String::new()] } else { days };
            let line = |day| [department, &letter.name, &format!("{SIGN}{told}"), day].map(String::clone);
            days.iter().for_each(|day| drop(writer.write_record(line(day))));
        }
        [b"\xEF\xBB\xBF", writer.into_inner().unwrap_or_default().as_slice()].concat()
    }

    /// Whether this letter to the department was sent.
    pub fn has(&self, department: &str, told: &str) -> bool {
        self.letters.contains_key(&(department.to_owned(), told.to_owned()))
    }

    /// The last day on which this letter was noted.
    pub fn last_day(&self, department: &str, told: &str) -> Option<Date> {
        self.letters.get(&(department.to_owned(), told.to_owned()))?.days.last().copied()
    }

    /// The last day before this one on which the department was asked for its answer.
    pub fn reminded_before(&self, department: &str, today: Date) -> Option<Date> {
        let own =
            self.letters.iter().filter(|((name, _), letter)| name == department && letter.name == REMINDER);
        own.flat_map(|(_, letter)| &letter.days).filter(|day| today.is_after(**day)).max().copied()
    }

    /// Notes a letter on a day; whether that was not noted before.
    pub fn add(&mut self, department: &str, told: &str, name: &str, day: Option<Date>) -> bool {
        let key = (department.to_owned(), told.to_owned());
        let is_new = !self.letters.contains_key(&key);
        let letter = self.letters.entry(key).or_default();
        name.clone_into(&mut letter.name);
        day.is_some_and(|day| letter.days.insert(day)) || is_new
    }
}

/// A day, as spreadsheets know it whatever language they speak.
fn written(day: &Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day.unwrap_or(1))
}

/// A day, as it was written or as a spreadsheet saved it.
fn day_of(text: &str) -> Option<Date> {
    match date::read(text) {
        Reading::Value { value: Dates::One(day), .. } => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again_whoever_saved_the_file() {
        let mut sent = Sent::default();
        let day = |day| Some(Date { year: 2024, month: 6, day: Some(day) });
        assert!(sent.add("総務課,本庁", "12e5", REMINDER, day(4)));
        assert!(sent.add("総務課,本庁", "12e5", REMINDER, day(11)));
        assert!(!sent.add("総務課,本庁", "12e5", REMINDER, day(4)));
        assert!(sent.add("税務課", "ab", "再提出のお願い", None));
        assert_eq!(sent.reminded_before("総務課,本庁", day(11).unwrap()), day(4));
        assert_eq!(sent.reminded_before("総務課,本庁", day(4).unwrap()), None);
        assert_eq!(sent.reminded_before("税務課", day(4).unwrap()), None);
        assert_eq!(sent.last_day("総務課,本庁", "12e5"), day(11));
        let saved = String::from_utf8(sent.to_csv()).unwrap().replace("2024-06-04", "2024/6/4");
        assert_eq!(Sent::read(saved.as_bytes()), sent);
        assert_eq!(Sent::read(&sent.to_csv()).to_csv(), sent.to_csv());
        let text = String::from_utf8(sent.to_csv()).unwrap();
        let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(text.trim_start_matches('\u{feff}'));
        assert_eq!(Sent::read(&shift_jis), sent);
        assert!(sent.has("税務課", "ab") && !sent.has("税務課", "ac"));
        for none in [&b""[..], b"\xFF\xFF", b"a,b\nc\n", "部署,メール,内容の記号\n税務課,x,\n".as_bytes()]
        {
            assert_eq!(Sent::read(none), Sent::default());
        }
    }
}
