//! `personal-number`: looks like a personal number.

use crate::model::{Entry, Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T301",
    name: "personal-number",
    family: Family::Text,
    severity: Severity::Error,
    check: Check::Submission(check),
    ja: Words {
        title: "マイナンバーと思われる番号があります",
        message: "マイナンバー（個人番号）と思われる12桁の番号が含まれています。",
        hint: "番号を削除して、もう一度提出してください。個人番号でない場合は、取りまとめ担当にお知らせください。",
        why: "個人番号は、法律で定められた事務以外では集めることも公表することもできません。",
        example: "12桁の番号",
    },
    en: Words {
        title: "Looks like a personal number",
        message: "The text holds 12 digits with the check digit of a personal number (マイナンバー).",
        hint: "Delete the number and send the file again. If it is something else, please tell the section that collects.",
        why: "By law personal numbers may be neither collected nor published outside of certain duties.",
        example: "12 digits",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let typed = sight.view.entries.iter().filter(|entry| !entry.ditto);
    typed.filter(|entry| scan::personal_number(&entry.raw)).map(finding).collect()
}

/// The finding must not spread the number: what was typed is left out.
fn finding(entry: &Entry) -> Finding {
    Finding { value: None, ..on(RULE.name, entry) }
}
