//! `gaiji`: private characters.

use crate::model::{Finding, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T101",
    name: "gaiji",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "外字が含まれています",
        message: "[{found}|外字や読めない文字]が含まれています。他のパソコンでは正しく表示されません。",
        hint: "常用漢字などの標準の文字に置き換えて記入してください。",
        why: "外字は登録したパソコンでしか表示されず、報告では「・」や空白になります。",
        example: "外字エディターで作った人名の字",
    },
    en: Words {
        title: "Private characters",
        message: "The text holds [{found}|private or unreadable characters]. Other computers can’t show them.",
        hint: "Replace them by standard characters.",
        why: "Private characters show only where they were made; in the report they would be blank.",
        example: "A character made with the private character editor",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter(|(_, text)| text.contains(is_gaiji));
    found
        .map(|(entry, text)| {
            on(RULE.name, entry).fact("found", named(text)).fact("found-en", code_points(text))
        })
        .collect()
}

/// The private use areas, and the sign that stands where a character could not be read.
fn is_gaiji(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

fn named(text: &str) -> String {
    format!("外字や読めない文字（{}）", code_points(text))
}

fn code_points(text: &str) -> String {
    let points: std::collections::BTreeSet<char> = text.chars().filter(|c| is_gaiji(*c)).collect();
    let names: Vec<String> = points.into_iter().take(5).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    names.join(" ")
}
