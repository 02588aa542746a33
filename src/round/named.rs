//! What the name of a file says of its age: words, numbers of versions, days; where names say the same, their folders do.

use crate::text::name_words::words_in;
use crate::text::width::fold_key;

/// What a file's name says of its age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What its words say, the greater the newer, below zero: that it is not the last; 0: nothing.
    pub version: i64,
    /// The day in it.
    day: Option<Day>,
}

/// How much more the name of a file weighs than that of its folder.
const OF_NAME: i64 = 1_000_000;

/// A day in a name, in the way in which it is written there: days that are written alike can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    /// The characters around and between its numbers, and how many digits these have where nothing stands between them.
    written: [char; 3],
    /// Its numbers, one after the other.
    number: i64,
}

impl Named {
    /// What is said of a file at this path below the submissions folder.
    pub fn of(path: &str) -> Self {
        let key = |name: &str| fold_key(&name.replace(char::is_whitespace, "_"));
        let keys: Vec<String> = path.rsplit('/').map(key).collect();
        let mut versions = keys.iter().map(|key| version(key));
        let own = versions.next().unwrap_or(0);
        let of_folder = versions.find(|version| *version != 0).unwrap_or(0);
        Self { version: own * OF_NAME + of_folder, day: keys.iter().find_map(|key| day(key)) }
    }
}

/// The days in the names of files, ready to compare; 0 for all where one has none or writes it in another way.
pub fn days(names: &[Named]) -> Vec<i64> {
    let written = |named: &Named| named.day.map(|day| day.written);
    let first = names.first().and_then(written);
    let is_alike = first.is_some() && names.iter().all(|named| written(named) == first);
    names.iter().map(|named| named.day.filter(|_| is_alike).map_or(0, |day| day.number)).collect()
}

/// How new the words of a name say that a file is: `修正版`, `再提出`, `(2)`, `v2`, `最終`; below zero for `修正前`, however
/// new it is beside others that are not to count. 0 where they say nothing.
fn version(key: &str) -> i64 {
    let ranks: Vec<i64> = words_in(key);
    let not_last = ranks.iter().copied().min().filter(|rank| *rank < 0).unwrap_or(0);
    let newest = ranks.iter().copied().max().filter(|rank| *rank > 0).unwrap_or(0);
    (not_last * 100 + newest) * 1_000 + number_of(key)
}

/// The number of a version: `(2)`, `v2`, `第2版`, `修正2`.
fn number_of(key: &str) -> i64 {
    const BEFORE: [&str; 11] =
        ["v", "ver", "ver.", "v.", "rev", "第", "版", "修正", "訂正", "再提出", "最終"];
    let mut best = 0;
    let mut at = 0;
    while let Some(start) = key[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let length = key[start..].bytes().take_while(u8::is_ascii_digit).count();
        let (before, after) = (&key[..start], &key[start + length..]);
        let in_brackets = before.ends_with('(') && after.starts_with(')');
        let is_named = BEFORE.iter().any(|word| before.ends_with(word)) || after.starts_with('版');
        let is_version = in_brackets || is_named;
        if is_version && length <= 2 {
            best = best.max(key[start..start + length].parse().unwrap_or(0));
        }
        at = start + length;
    }
    best
}

/// A run of digits: where it begins, where it ends, its number.
type Digits = (usize, usize, i64);

/// The day in a folded name: 20250612, 250612, 0612, R7.6.12, 2025-06-12, 6月12日.
fn day(key: &str) -> Option<Day> {
    let runs = digits(key);
    let spelt = || runs.windows(3).find_map(|runs| spelt(key, runs)).or_else(|| month_and_day(key, &runs));
    runs.iter().find_map(|run| in_one(*run)).or_else(spelt)
}

/// The runs of digits in a folded name that are short enough to be parts of a day.
fn digits(key: &str) -> Vec<Digits> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = key[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let end = start + key[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number = key[start..end].parse().ok().filter(|_| end - start <= 8);
        runs.extend(number.map(|number| (start, end, number)));
        at = end;
    }
    runs
}

/// A day in one number: the last four digits are month and day.
fn in_one((start, end, number): Digits) -> Option<Day> {
    let is_dated = match end - start {
        8 => (1990..2100).contains(&(number / 10_000)),
        length => length == 6 || length == 4,
    };
    let written = [char::from_digit(u32::try_from(end - start).ok()?, 10)?, ' ', ' '];
    (is_dated && is_day(number / 100 % 100, number % 100)).then_some(Day { written, number })
}

/// Year, month and day with one sign between them.
fn spelt(key: &str, runs: &[Digits]) -> Option<Day> {
    let [(start, first, year), (month_at, second, month), (day_at, _, day)] = *runs else { return None };
    let between = |from: usize, to: usize| {
        let mut chars = key[from..to].chars();
        chars.next().filter(|c| chars.next().is_none() && ".-_/年月".contains(*c))
    };
    let era = key[..start].chars().next_back().filter(|c| c.is_alphabetic()).unwrap_or(' ');
    let written = [era, between(first, month_at)?, between(second, day_at)?];
    is_day(month, day).then_some(Day { written, number: (year * 100 + month) * 100 + day })
}

/// 6月12日.
fn month_and_day(key: &str, runs: &[Digits]) -> Option<Day> {
    let found = runs.windows(2).find(|runs| {
        &key[runs[0].1..runs[1].0] == "月"
            && key[runs[1].1..].starts_with('日')
            && is_day(runs[0].2, runs[1].2)
    })?;
    Some(Day { written: ['月', '日', ' '], number: found[0].2 * 100 + found[1].2 })
}

fn is_day(month: i64, day: i64) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(file: &str) -> i64 {
        Named::of(file).version
    }

    #[test]
    fn names_tell_versions() {
        let order = [
            "職員課_修正前.xlsx",
            "職員課（未確定）.xlsx",
            "職員課.xlsx",
            "職員課(2).xlsx",
            "職員課_第３版.xlsx",
            "職員課_修正版.xlsx",
            "職員課_修正版2.xlsx",
            "職員課_再提出.xlsx",
            "職員課_最終.xlsx",
            "職員課_確定.xlsx",
        ];
        for pair in order.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
        }
        assert_eq!(version("R5調査票_総務課.xlsx"), 0);
        assert_eq!(version("2024_総務課(6月).xlsx"), 0);
    }

    #[test]
    fn a_long_name_takes_no_longer_than_it_is() {
        version(&"修正(1)v2第3版".repeat(20_000));
        version(&"1".repeat(400_000));
    }

    #[test]
    fn a_character_is_a_word_only_by_itself() {
        for (old, new) in [("税務課_旧.xlsx", "税務課.xlsx"), ("税務課.xlsx", "税務課（新）.xlsx")]
        {
            assert!(version(old) < version(new), "{old}");
        }
        assert!(version("税務課旧.xlsx") < version("税務課 新.xlsx"));
        for name in ["災害復旧.xlsx", "新産業課.xlsx", "旧庁舎_総務課.xlsx", "新規採用.xlsx"]
        {
            assert_eq!(version(name), 0, "{name}");
        }
        assert!(version("課_修正版.xlsx") < version("課_再修正版.xlsx"));
        assert!(version("差替え/総務課.xlsx") > version("総務課.xlsx"));
        assert!(version("差替え/総務課_旧.xlsx") < 0);
        assert!(version("最終提出/総務課.xlsx") < version("最終提出/総務課_修正.xlsx"));
    }

    #[test]
    fn words_that_say_that_a_file_does_not_count_are_whole() {
        let words = "old,OLD,旧,旧版,案,素案,未完成,未完,控え,控,控え用,不要,使わない,取下げ,取り下げ,取消済,バックアップ,ﾊﾞｯｸｱｯﾌﾟ,backup,bak,\
            draft,仮,暫定版,入力途中,下書き,古い,無効,ボツ,案2,old1,予備,参考";
        for word in words.split(',') {
            for name in [
                format!("職員課_{word}.xlsx"),
                format!("職員課（{word}）.xlsx"),
                format!("{word}/職員課.xlsx"),
            ] {
                assert!(version(&name) < 0, "{name}");
            }
        }
        assert!(version("職員課案.xlsx") < 0 && version("職員課 控え.xlsx") < 0);
        let names = "案内,提案書,議案,控除,控え室,予備費,廃棄物対策課,仮設住宅,不要物品,参考資料,取消線,golden,bold,template,\
            temperature,大案件,誤差,旧庁舎,古い町並み,latest,unvoided,没収";
        for name in names.split(',') {
            assert_eq!(version(&format!("{name}_職員課.xlsx")), 0, "{name}");
        }
        // A round about drafts has the word in the name of each file.
        assert!(version("計画（案）_職員課.xlsx") < version("計画（案）_職員課_修正版.xlsx"));
    }

    #[test]
    fn days_in_names_are_told() {
        let day = |file: &str| Named::of(file).day.map(|day| day.number);
        assert_eq!(day("20250612税務課.xlsx"), Some(20_250_612));
        assert_eq!(day("税務課_R7.6.12.xlsx"), Some(70_612));
        assert_eq!(day("税務課（令和７年６月１２日）.xlsx"), Some(70_612));
        assert_eq!(day("税務課 6月12日.xlsx"), Some(612));
        assert_eq!(day("0620/税務課.xlsx"), Some(620));
        for name in ["2024_総務課(6月).xlsx", "R5調査票_総務課.xlsx", "総務課_0001.xlsx", "5299_総務課.xlsx"]
        {
            assert_eq!(day(name), None, "{name}");
        }
        let days = |names: [&str; 2]| days(&names.map(Named::of));
        assert_eq!(days(["課20250612.xlsx", "課20250610.xlsx"]), [20_250_612, 20_250_610]);
        assert_eq!(days(["課20250612.xlsx", "課0610.xlsx"]), [0, 0]);
        assert_eq!(days(["課R7.6.12.xlsx", "課H31.4.10.xlsx"]), [0, 0]);
    }
}
