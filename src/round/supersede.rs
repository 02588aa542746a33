//! Which of several files of a department counts: the newest, by the version in its name, then by when the workbook
//! was saved, then by the file's own time.

use std::time::SystemTime;

use crate::model::Because;

/// What is known of a file's age.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Age {
    /// The file's path below the submissions folder.
    pub file: String,
    /// When the workbook says it was saved, ISO 8601; empty if unknown.
    pub saved: String,
    /// The file's own time.
    pub modified: Option<SystemTime>,
}

/// Words that mark a newer version, the stronger the later.
const VERSION_WORDS: [(&str, u32); 9] = [
    ("修正", 10),
    ("訂正", 10),
    ("差替", 12),
    ("差し替え", 12),
    ("再提出", 14),
    ("更新", 8),
    ("最新", 16),
    ("最終", 18),
    ("確定", 20),
];

/// How new the name says a file is: `修正版`, `再提出`, `(2)`, `v2`, `最終`. 0 where it says nothing.
pub fn version(file: &str) -> u32 {
    let name = file.rsplit('/').next().unwrap_or(file);
    let key = crate::text::width::fold_key(name);
    let words = VERSION_WORDS.iter().filter(|(word, _)| key.contains(word)).map(|(_, rank)| rank * 1_000);
    words.max().unwrap_or(0) + number_of(&key)
}

/// The number of a version: `(2)`, `v2`, `第2版`, `修正2`.
fn number_of(key: &str) -> u32 {
    let after = ["(", "v", "ver", "ver.", "rev", "第", "版", "修正", "訂正", "再提出", "修正版", "_v"];
    let chars: Vec<char> = key.chars().collect();
    let mut best = 0;
    for start in 0..chars.len() {
        if !chars[start].is_ascii_digit() || (start > 0 && chars[start - 1].is_ascii_digit()) {
            continue;
        }
        let digits: String = chars[start..].iter().take_while(|c| c.is_ascii_digit()).collect();
        let before: String = chars[..start].iter().collect();
        let marked = after.iter().any(|word| before.ends_with(word));
        if marked && digits.len() <= 2 {
            best = best.max(digits.parse().unwrap_or(0));
        }
    }
    best
}

/// The newest of several files, and why. The first where nothing tells them apart.
pub fn newest(ages: &[Age]) -> Option<(usize, Because)> {
    let rank = |age: &Age| (version(&age.file), age.saved.clone(), age.modified);
    let best = (0..ages.len()).max_by_key(|index| (rank(&ages[*index]), std::cmp::Reverse(*index)))?;
    let others: Vec<&Age> =
        ages.iter().enumerate().filter(|(index, _)| *index != best).map(|(_, age)| age).collect();
    let taken = &ages[best];
    let by_name = others.iter().all(|other| version(&other.file) < version(&taken.file));
    let by_save = others.iter().all(|other| other.saved < taken.saved);
    let by_time = others.iter().all(|other| other.modified < taken.modified);
    let why = match (by_name, by_save, by_time) {
        (true, ..) => Because::Name,
        (_, true, _) => Because::Saved,
        (_, _, true) => Because::Modified,
        _ => Because::Mixed,
    };
    Some((best, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_versions() {
        let order = [
            "職員課.xlsx",
            "職員課(2).xlsx",
            "職員課_修正版.xlsx",
            "職員課_修正版2.xlsx",
            "職員課_最終.xlsx",
        ];
        for pair in order.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
        }
        assert_eq!(version("R5調査票_総務課.xlsx"), 0);
    }
}
