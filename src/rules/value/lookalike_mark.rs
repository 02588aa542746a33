//! `lookalike-mark`: a character that only looks right.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V113",
    name: "lookalike-mark",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "見た目の似た別の文字です",
        message: "[「{value}」は|この文字は]、英字に見えますが別の文字です。[（{reason}。）][使える記号は{expected}です。]",
        hint: "この欄を入力し直してください。日本語入力の英字（Ａ）か半角の英字（A）を使ってください。",
        why: "見た目が同じでも別の文字のため、集計できません。",
        example: "キリル文字の「С」",
    },
    en: Words {
        title: "A character that only looks right",
        message: "[“{value}”|The character] looks like a letter of the scale, but is another character[: {reason}].[ The marks are {expected}.]",
        hint: "Type it again with the letter A (half width) or Ａ (full width).",
        why: "It looks the same, but it is another character and can’t be counted.",
        example: "The Cyrillic letter С",
    },
};
