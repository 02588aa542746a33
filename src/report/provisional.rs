//! 暫定版: what a report says of itself while answers are missing. It stops by itself with the run that has them all.

use crate::model::Verdict;
use crate::summary::Summary;

/// What the report calls itself.
pub const WORD: &str = "暫定版";

/// The departments of which an answer is still to come.
#[derive(Debug, PartialEq, Eq)]
pub struct Provisional<'a> {
    /// What is awaited, in a word, and of whom; neither is empty.
    awaited: Vec<(&'static str, Vec<&'a str>)>,
}

impl<'a> Provisional<'a> {
    /// Those that sent nothing, and those whose answer was returned or could not be read; `None` where all are in.
    pub fn of(summary: &'a Summary) -> Option<Self> {
        let at = |is: fn(Option<Verdict>) -> bool| {
            let own = summary.departments.iter().filter(move |status| is(status.verdict));
            own.map(|status| status.name.as_str()).collect::<Vec<_>>()
        };
        let returned = |verdict| matches!(verdict, Some(Verdict::Returned | Verdict::Unreadable));
        let groups = [("未提出", at(|verdict| verdict.is_none())), ("再提出待ち", at(returned))];
        let awaited: Vec<_> = groups.into_iter().filter(|(_, names)| !names.is_empty()).collect();
        (!awaited.is_empty()).then_some(Self { awaited })
    }

    /// On one line of at most so many letters, as many names as fit and of the others how many they are:
    /// 【暫定版】未提出：建設課、財政課ほか2部署.
    pub fn line(&self, room: usize) -> String {
        let most = self.awaited.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
        let line = |named: usize| format!("【{WORD}】{}", self.told(named).join("　"));
        let mut lines = (0..=most).rev().map(line);
        lines.find(|line| line.chars().count() <= room).unwrap_or_else(|| line(0))
    }

    /// A line a group, with so many names at most: 未提出：建設課、財政課.
    pub fn told(&self, named: usize) -> Vec<String> {
        self.awaited.iter().map(|(word, names)| format!("{word}：{}", listed(names, named))).collect()
    }
}

fn listed(names: &[&str], named: usize) -> String {
    match names.len().saturating_sub(named) {
        0 => names.join("、"),
        others if named == 0 => format!("{others}部署"),
        others => format!("{}ほか{others}部署", names[..named].join("、")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::DepartmentStatus;

    fn status(name: &str, verdict: Option<Verdict>) -> DepartmentStatus {
        DepartmentStatus {
            name: name.to_owned(),
            verdict,
            file: None,
            files: 0,
            late: false,
            owed: 0,
            answered: 0,
            entries: 0,
            findings: Default::default(),
            lines: Default::default(),
        }
    }

    fn summary(all: &[(&str, Option<Verdict>)]) -> Summary {
        let departments = all.iter().map(|(name, verdict)| status(name, *verdict)).collect();
        Summary { departments, ..Summary::default() }
    }

    #[test]
    fn names_whom_it_waits_for() {
        let summary = summary(&[
            ("総務課", Some(Verdict::Accepted)),
            ("建設課", None),
            ("税務課", Some(Verdict::Returned)),
            ("財政課", None),
            ("学校教育課", Some(Verdict::Unreadable)),
        ]);
        let provisional = Provisional::of(&summary).unwrap();
        assert_eq!(provisional.line(50), "【暫定版】未提出：建設課、財政課　再提出待ち：税務課、学校教育課");
        assert_eq!(provisional.line(30), "【暫定版】未提出：2部署　再提出待ち：2部署");
    }

    #[test]
    fn names_as_many_as_fit() {
        let all = ["建設課", "財政課", "農林水産課", "観光課"].map(|name| (name, None));
        let summary = summary(&all);
        let provisional = Provisional::of(&summary).unwrap();
        for (room, line) in [
            (26, "【暫定版】未提出：建設課、財政課、農林水産課、観光課"),
            (24, "【暫定版】未提出：建設課、財政課ほか2部署"),
            (12, "【暫定版】未提出：4部署"),
        ] {
            assert_eq!(provisional.line(room), line);
        }
        assert_eq!(provisional.told(1), ["未提出：建設課ほか3部署"]);
    }

    #[test]
    fn is_none_when_all_are_in() {
        let all = [("総務課", Some(Verdict::Accepted)), ("税務課", Some(Verdict::AcceptedWithWarnings))];
        assert_eq!(Provisional::of(&summary(&all)), None);
    }
}
