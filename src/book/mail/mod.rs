//! Mails saved as files: who sent them, when they came, what they say, and what is attached to them.

mod eml;
mod msg;
mod name;

use std::collections::BTreeSet;
use std::time::SystemTime;

use super::limits::Limits;
use super::text_of;
use crate::model::{FileFault, Limit};

pub(super) use msg::is_msg;

/// What a mail says beside its attachments.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// Path of the mail below the submissions folder.
    pub path: String,
    /// The address that it came from, as the mail says; empty where it does not.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// When it came.
    pub received: Option<SystemTime>,
    /// Its own text; `None` where the mail holds it in a form that is not read.
    pub text: Option<String>,
}

/// What is known of the mail around a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Envelope {
    /// Path of the mail below the submissions folder.
    pub path: String,
    /// The address that it came from; empty where the mail does not say.
    pub from: String,
    /// When it came.
    pub received: Option<SystemTime>,
}

/// A mail, opened.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) from: String,
    pub(super) subject: String,
    pub(super) received: Option<SystemTime>,
    pub(super) text: Option<String>,
    pub(super) attached: Vec<Attached>,
}

/// A file that a mail carries.
#[derive(Debug)]
pub(super) struct Attached {
    /// Its name as it is shown: never empty, no path, its own in the mail.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A longer text is cut: an answer has a page or two.
const MOST_TEXT: usize = 1 << 20;

/// Characters of a name that are kept.
const MOST_NAME: usize = 120;

impl Letter {
    /// Opens a mail in either format.
    ///
    /// # Errors
    /// When it is damaged, or more is attached than is read.
    pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, FileFault> {
        let mut letter = if is_msg(bytes) { msg::read(bytes, limits) } else { eml::read(bytes) }?;
        if letter.attached.len() > limits.attachments {
            return Err(FileFault::too_large(Limit::Members, limits.attachments as u64));
        }
        letter.text = letter.text.map(cut);
        name_apart(&mut letter.attached);
        Ok(letter)
    }

    /// What the mail at this path says.
    pub(super) fn message(&self, path: &str) -> Message {
        Message {
            path: path.to_owned(),
            from: self.from.clone(),
            subject: self.subject.clone(),
            received: self.received,
            text: self.text.clone(),
        }
    }

    /// What is known of the mail at this path by its attachments.
    pub(super) fn envelope(&self, path: &str) -> Envelope {
        Envelope { path: path.to_owned(), from: self.from.clone(), received: self.received }
    }
}

/// A text that does not say its encoding. Mails in JIS (ISO-2022-JP) are told by its escapes.
fn guessed(bytes: &[u8]) -> Option<String> {
    match bytes.windows(2).any(|two| two == b"\x1b$") {
        true => Some(encoding_rs::ISO_2022_JP.decode(bytes).0.into_owned()),
        false => text_of(bytes),
    }
}

fn cut(mut text: String) -> String {
    if text.len() > MOST_TEXT {
        text.truncate(text.floor_char_boundary(MOST_TEXT));
        text.push_str("…\n（長いため、ここまでです。続きは、元のメールをご覧ください。）");
    }
    text
}

/// Gives each file a name of its own. Mails often carry two files of one name, or one without any.
fn name_apart(files: &mut [Attached]) {
    let mut taken = BTreeSet::new();
    for (file, number) in files.iter_mut().zip(1..) {
        let name = shown(&file.name);
        let name = if name.is_empty() { format!("添付{number}") } else { name };
        let (stem, ending) = name
            .rsplit_once('.')
            .map_or((name.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let numbered = (2..).map(|number: usize| format!("{stem}（{number}）{ending}"));
        let free =
            std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
        file.name = free.unwrap_or_default();
    }
}

/// A name as it is shown: no folders, nothing that can't be seen, not endless. Its ending is kept.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_seen = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let seen: Vec<char> = last.trim().chars().filter(is_seen).collect();
    let drop = seen.len().saturating_sub(MOST_NAME);
    let end = seen.len() - drop - seen.len().min(20).min(seen.len() - drop);
    seen[..end].iter().chain(&seen[end + drop..]).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(given: &[&str]) -> Vec<String> {
        let file = |name: &&str| Attached { name: (*name).to_owned(), bytes: Vec::new() };
        let mut files: Vec<Attached> = given.iter().map(file).collect();
        name_apart(&mut files);
        files.into_iter().map(|file| file.name).collect()
    }

    #[test]
    fn every_attachment_has_a_name_of_its_own() {
        assert_eq!(names(&["a.xlsx", "A.xlsx", "a.xlsx"]), ["a.xlsx", "A（2）.xlsx", "a（3）.xlsx"]);
        assert_eq!(
            names(&["", " ", "../../etc/passwd", "c:\\x\\総務課.xls"]),
            ["添付1", "添付2", "passwd", "総務課.xls"]
        );
        assert_eq!(names(&["cod\u{202e}xslx.exe\r\n"]), ["codxslx.exe"]);
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = &names(&[&format!("{}.xlsx", "長".repeat(400))])[0];
        assert!(name.ends_with(".xlsx") && name.chars().count() == MOST_NAME, "{name}");
    }
}
