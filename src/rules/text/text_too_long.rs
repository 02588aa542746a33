//! `text-too-long`: the text is too long.

use crate::model::{Finding, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T202",
    name: "text-too-long",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "文章が長すぎます",
        message: "文章が[{found}字あり|長く]、印刷すると一つの欄に収まりません。[（目安は{limit}字まで）]",
        hint: "要点をまとめて[{limit}字以内|短く]にしてください。",
        why: "長い文章は複数の行に分けて印刷され、読みにくくなります。",
        example: "2,000字を超える取組の文章",
    },
    en: Words {
        title: "The text is too long",
        message: "The text has [{found}|too many] characters and does not fit into one cell of the page[ (guide: up to {limit})].",
        hint: "Shorten it[ to {limit} characters or fewer|].",
        why: "Long text is printed over several rows and is hard to read.",
        example: "An action of more than 2,000 characters",
    },
};

/// A page of A4 holds about 1,500 characters in a cell as wide as the page.
const MOST: usize = 2_000;

fn check(sight: &Sight) -> Vec<Finding> {
    let counted = sight.texts().map(|(entry, text)| (entry, text.chars().count()));
    counted
        .filter(|(_, length)| *length > MOST)
        .map(|(entry, length)| {
            on(RULE.name, entry).fact("found", length.to_string()).fact("limit", MOST.to_string())
        })
        .collect()
}
