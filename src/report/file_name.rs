//! File names made of department names: safe on Windows, and never the same for two departments.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::disk;
use crate::model::Plan;

/// What follows the department in the name of its annotated copy.
pub const COPY_SUFFIX: &str = "_確認箇所";

/// What follows the title in the name of the clerk's edition.
pub const WORKING_SUFFIX: &str = "_作業用";

/// The most UTF-8 bytes of a name: 255 is the limit of a file system, endings and suffixes need the rest.
const MOST_BYTES: usize = 150;

/// The file names of the departments' outputs, in the plan's order, without folder and ending: `総務課`.
///
/// Never hold what Windows forbids in a name. Names that differ only in width or case get a number, since Windows takes
/// them for one.
pub fn file_names(plan: &Plan) -> Vec<String> {
    free_names(plan.departments.iter().map(|known| known.name.as_str()))
}

/// The same for other names.
pub fn free_names<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names.map(|name| unused(&safe_name(name), &mut taken)).collect()
}

/// The name, or the name with the first number that makes it differ from all names before.
fn unused(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}（{number}）"));
    let free = std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !ours(name).iter().any(|name| taken.contains(name)));
    let free = free.unwrap_or_else(|| name.to_owned());
    taken.extend(ours(&free));
    free
}

/// The names that are made of one, as a file system may take them for others.
fn ours(name: &str) -> [String; 3] {
    ["", COPY_SUFFIX, WORKING_SUFFIX].map(|suffix| key(&format!("{name}{suffix}")))
}

/// What two names share that a file system may take for one.
fn key(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase()
}

/// A name that every file system takes, close to this one.
pub fn safe_name(name: &str) -> String {
    let visible = name.chars().filter(|c| !c.is_control() && !is_format(*c)).map(full_width);
    let name = disk::composed(visible.collect::<String>().trim().as_ref());
    let name: String = shortened(&name);
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '.').trim_start_matches('~');
    match name {
        "" => "部署".to_owned(),
        _ if is_device(name) => format!("_{name}"),
        _ => name.to_owned(),
    }
}

/// Characters that change how the rest of a name is shown without being seen.
fn is_format(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

/// The wide twin of a character that Windows forbids.
fn full_width(c: char) -> char {
    match c {
        '\\' => '＼',
        '/' => '／',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '”',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        _ => c,
    }
}

fn shortened(name: &str) -> String {
    let end =
        name.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= MOST_BYTES).last();
    name[..end.unwrap_or(0)].to_owned()
}

/// Whether Windows takes the name for a device, whatever follows its first dot.
fn is_device(name: &str) -> bool {
    let stem = key(name.split('.').next().unwrap_or(name).trim_end());
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Department, Listed};

    fn plan(names: &[&str]) -> Plan {
        let department = |name: &&str| Department { name: (*name).to_owned(), ..Department::default() };
        Plan {
            title: String::new(),
            years: None,
            collecting: None,
            era: None,
            fields: Vec::new(),
            dimensions: Vec::new(),
            items: Listed::default(),
            departments: names.iter().map(department).collect(),
        }
    }

    #[test]
    fn names_are_safe_on_windows() {
        for (name, expected) in [
            ("総務課", "総務課"),
            ("総務部/人事課", "総務部／人事課"),
            ("a\\b:c*d?e\"f<g>h|i", "a＼b：c＊d？e”f＜g＞h｜i"),
            ("..", "部署"),
            ("", "部署"),
            ("\u{3000}財政課. . ", "財政課"),
            ("../../etc/passwd", "／..／etc／passwd"),
            ("con", "_con"),
            ("ＣＯＮ", "_ＣＯＮ"),
            ("Aux.総務", "_Aux.総務"),
            ("COM¹", "_COM¹"),
            ("com10", "com10"),
            ("~$税務課", "$税務課"),
            ("改\r\n行\t課", "改行課"),
            ("課\u{202e}xslx", "課xslx"),
        ] {
            assert_eq!(file_names(&plan(&[name])), [expected], "{name:?}");
        }
        let long = "あ".repeat(400);
        assert_eq!(file_names(&plan(&[&long]))[0].chars().count(), 50);
    }

    #[test]
    fn two_departments_never_share_a_file() {
        let plan = plan(&["Ａ課", "A課", "a課", "総務課", "総務課_確認箇所", "財政/課", "財政／課"]);
        assert_eq!(
            file_names(&plan),
            ["Ａ課", "A課（2）", "a課（3）", "総務課", "総務課_確認箇所（2）", "財政／課", "財政／課（2）"]
        );
    }
}
