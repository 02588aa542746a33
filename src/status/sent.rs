//! The letters that went out, as the clerk noted them: a line a letter, in a file of the round's own that no run writes.
//!
//! A letter is known by what it says, not by its day: one that says something new is to be sent again. Who takes a line
//! away says that the letter did not go out.

use std::collections::BTreeMap;

use crate::book;

/// The columns of the file.
const COLUMNS: [&str; 3] = ["部署", "メール", "内容の記号"];
/// Before what a letter is known by, so that no spreadsheet takes it for a number.
const SIGN: char = 'v';

/// The letters that were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// What the letter is, by its department and what it is known by.
    letters: BTreeMap<(String, String), String>,
}

impl Sent {
    /// Those of a file, in whichever encoding it was saved; what is no line of it says nothing.
    pub fn read(bytes: &[u8]) -> Self {
        let text = book::text_of(bytes).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let lines = reader.records().filter_map(Result::ok);
        let letter = |line: csv::StringRecord| {
            let [department, letter, told] = [0, 1, 2].map(|column| line.get(column).unwrap_or("").trim());
            let told = told.strip_prefix(SIGN)?;
            Some(((department.to_owned(), told.to_owned()), letter.to_owned()))
        };
        Self { letters: lines.filter_map(letter).collect() }
    }

    /// The file: UTF-8 with a mark, so that Excel knows it.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
        let lines = self.letters.iter();
        let lines = lines.map(|((department, told), letter)| {
            [department, letter, &format!("{SIGN}{told}")].map(String::clone)
        });
        // A vector takes all.
        let _ = writer.write_record(COLUMNS);
        lines.for_each(|line| drop(writer.write_record(line)));
        [b"\xEF\xBB\xBF", writer.into_inner().unwrap_or_default().as_slice()].concat()
    }

    /// Whether this letter to the department was sent.
    pub fn has(&self, department: &str, told: &str) -> bool {
        self.letters.contains_key(&(department.to_owned(), told.to_owned()))
    }

    /// Notes a letter; whether it was not noted before.
    pub fn add(&mut self, department: &str, told: &str, letter: &str) -> bool {
        self.letters.insert((department.to_owned(), told.to_owned()), letter.to_owned()).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again_whoever_saved_the_file() {
        let mut sent = Sent::default();
        assert!(sent.add("総務課,本庁", "12e5", "ご提出のお願い") && !sent.add("総務課,本庁", "12e5", ""));
        sent.add("税務課", "ab", "再提出のお願い");
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
