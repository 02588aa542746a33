//! `control-characters`: control characters.

use crate::model::{Finding, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T102",
    name: "control-characters",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "見えない制御文字が含まれています",
        message: "見えない制御文字[（{found}）|]が含まれています。",
        hint: "文章を一度メモ帳に貼り付けてから、セルに入力し直してください。",
        why: "見えない文字のため、表示や検索がうまくいかないことがあります。",
        example: "他のシステムから写した文章に残った制御文字",
    },
    en: Words {
        title: "Control characters",
        message: "The text holds invisible control characters[ ({found})|].",
        hint: "Paste the text into a plain text editor first, then back into the cell.",
        why: "Characters that nobody sees may spoil display and search.",
        example: "Control characters copied from another system",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter(|(_, text)| text.contains(is_unwanted));
    found.map(|(entry, text)| on(RULE.name, entry).fact("found", code_points(text))).collect()
}

/// Control characters but for line ends and tabs, and the marks that turn the direction of writing.
fn is_unwanted(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

fn code_points(text: &str) -> String {
    let points: std::collections::BTreeSet<char> = text.chars().filter(|c| is_unwanted(*c)).collect();
    let names: Vec<String> = points.into_iter().take(5).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    names.join(" ")
}
