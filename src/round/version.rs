//! Which of several files is the newer one: by when they came, if all came by mail; else by when they were saved; where
//! that does not tell, by the words and the days in their names.

use std::time::{Duration, SystemTime};

use super::named::{Named, days};
use crate::book::iso_serial;
use crate::model::{Because, Date, Moment};

/// What is known of a file's age.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Age {
    /// The file's path below the submissions folder.
    pub file: String,
    /// When the workbook says it was saved, ISO 8601; `None` where it does not.
    pub saved: Option<String>,
    /// When it came by mail; `None` where it did not come in one.
    pub received: Option<SystemTime>,
    /// The file's own time.
    pub modified: Option<SystemTime>,
}

impl Age {
    /// The day in Japan that the file came by mail, or else was saved last; `None` where neither is known.
    pub fn came(&self) -> Option<Date> {
        let saved = || {
            SystemTime::UNIX_EPOCH
                .checked_add(Duration::from_secs(u64::try_from(saved(self)? - UNIX_EPOCH).ok()?))
        };
        self.received.or_else(saved).and_then(Moment::in_japan).map(|moment| moment.date)
    }
}

/// Files that were put into the folder together have times of the same minute, which say nothing of their content.
const TOGETHER: i64 = 60;

/// A file's age, ready to compare. The greater is the newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Newness {
    /// Which of the times that can be told apart, counted from the oldest.
    time: usize,
    /// What the words in the name say; 0: nothing.
    version: i64,
    /// The day in the name, as far as days in names can be told apart; 0: none.
    day: i64,
    /// The file's own time, in minutes.
    minute: i64,
    /// What the time is.
    by: Because,
    /// When the workbook says it was saved, in seconds.
    saved: Option<i64>,
}

impl Newness {
    /// How new each of these files is beside the others.
    pub fn of(ages: &[&Age]) -> Vec<Newness> {
        let by_mail = ages.iter().all(|age| age.received.is_some());
        let times: Vec<(i64, Because)> = ages.iter().map(|age| time(age, by_mail)).collect();
        let mut order: Vec<usize> = (0..ages.len()).collect();
        order.sort_by_key(|index| times[*index]);
        let mut ranks = vec![0; ages.len()];
        for pair in order.windows(2) {
            let [(before, saved), (after, too)] = [times[pair[0]], times[pair[1]]];
            let is_exact = |by| by != Because::Modified;
            let apart = if is_exact(saved) && is_exact(too) { 1 } else { TOGETHER };
            ranks[pair[1]] = ranks[pair[0]] + usize::from(after - before >= apart);
        }
        let names: Vec<Named> = ages.iter().map(|age| Named::of(&age.file)).collect();
        let days = days(&names);
        let newness = |(index, age): (usize, &&Age)| Newness {
            time: ranks[index],
            version: names[index].version,
            day: days[index],
            minute: seconds(age.modified) / TOGETHER,
            by: times[index].1,
            saved: saved(age),
        };
        ages.iter().enumerate().map(newness).collect()
    }

    /// Why this file is newer than the other.
    pub fn because(self, other: Newness) -> Because {
        match () {
            () if self.time != other.time && self.by == other.by => self.by,
            () if self.time != other.time => Because::Modified,
            () if self.said_by_name() != other.said_by_name() => Because::Name,
            () if self.minute != other.minute => Because::Modified,
            () => Because::Unclear,
        }
    }

    /// Whether the names say the opposite of the times, by their words or else by the days in them.
    pub fn is_contradicted(self, other: Newness) -> bool {
        self.time != other.time && self.said_by_name() < other.said_by_name()
    }

    fn said_by_name(self) -> (i64, i64) {
        (self.version, self.day)
    }

    /// Whether it came later and was saved earlier.
    pub fn was_saved_before(self, other: Newness) -> bool {
        let [saved, others] = [self.saved, other.saved];
        self.by == Because::Received
            && self.time > other.time
            && saved.zip(others).is_some_and(|(a, b)| a < b)
    }
}

/// How old the content is, in seconds, and what says so.
fn time(age: &Age, by_mail: bool) -> (i64, Because) {
    match saved(age) {
        _ if by_mail => (seconds(age.received), Because::Received),
        Some(saved) => (saved, Because::Saved),
        None => (seconds(age.received.or(age.modified)), Because::Modified),
    }
}

fn saved(age: &Age) -> Option<i64> {
    age.saved.as_deref().and_then(iso_serial).map(|days| (days * 86_400.0).round() as i64)
}

/// 1970 as workbooks count.
const UNIX_EPOCH: i64 = 25_569 * 86_400;

/// Seconds since 1899-12-30, as workbooks count.
fn seconds(time: Option<SystemTime>) -> i64 {
    let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.map_or(0, |since| UNIX_EPOCH + since.as_secs() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(file: &str, saved: &str, seconds: u64) -> Age {
        let modified = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds));
        Age {
            file: file.to_owned(),
            saved: Some(saved.to_owned()).filter(|saved| !saved.is_empty()),
            received: None,
            modified,
        }
    }

    /// The name of the newer of two files, and why.
    fn newer<'a>(a: &'a Age, b: &'a Age) -> (&'a str, Because, bool) {
        let newness = Newness::of(&[a, b]);
        let (new, old, file) = if newness[0] > newness[1] { (0, 1, &a.file) } else { (1, 0, &b.file) };
        (file, newness[new].because(newness[old]), newness[new].is_contradicted(newness[old]))
    }

    #[test]
    fn newer_is_what_came_later_where_all_came_by_mail() {
        let came = |age: Age, seconds| Age {
            received: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)),
            ..age
        };
        let (may, june) = ("2024-05-31T08:00:00Z", "2024-06-03T08:00:00Z");
        let (first, second) = (came(age("a", june, 0), 100), came(age("b", may, 0), 200));
        assert_eq!(newer(&first, &second).0, "b");
        let newness = Newness::of(&[&first, &second]);
        assert!(newness[1].was_saved_before(newness[0]) && !newness[0].was_saved_before(newness[1]));
        assert_eq!(newness[1].because(newness[0]), Because::Received);
        assert_eq!(newer(&first, &age("b", may, 900)).0, "a");
    }

    #[test]
    fn newer_is_what_was_saved_later() {
        let (may, june) = ("2024-05-31T08:00:00Z", "2024-06-03T08:00:00Z");
        assert_eq!(newer(&age("a", may, 900), &age("b", june, 0)), ("b", Because::Saved, false));
        assert_eq!(newer(&age("a_最終", may, 0), &age("b", june, 0)), ("b", Because::Saved, true));
        assert_eq!(newer(&age("a_修正前", may, 0), &age("b", june, 0)), ("b", Because::Saved, false));
        assert_eq!(newer(&age("a", "", 0), &age("b", "", 7_200)), ("b", Because::Modified, false));
        assert_eq!(newer(&age("a_修正版", may, 0), &age("b", may, 0)), ("a_修正版", Because::Name, false));
        assert_eq!(newer(&age("a_修正版", "", 0), &age("b", "", 5)), ("a_修正版", Because::Name, false));
        assert_eq!(newer(&age("a", "", 0), &age("b", "", 5)).1, Because::Unclear);
    }
}
