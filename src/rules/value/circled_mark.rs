//! `circled-mark`: a circled mark.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V115",
    name: "circled-mark",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "囲み文字の記号です",
        message: "[「{value}」|囲み文字]を[「{read}」|中の文字]として読み取りました。",
        hint: "読み取りが正しければ、そのままで構いません。次回からは囲まない文字で記入してください。",
        why: "囲み文字は「選んだ」という印の場合も、別の意味の場合もあります。",
        example: "「Ⓒ」",
    },
    en: Words {
        title: "A circled mark",
        message: "[“{value}”|The circled mark] was read as [“{read}”|the letter in the circle].",
        hint: "If that is right, nothing needs to be done. Next time please write it without the circle.",
        why: "A circle may mean “chosen”, or something else.",
        example: "Ⓒ",
    },
};
