//! `no-percent-sign`: the percent sign is missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V130",
    name: "no-percent-sign",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "「％」がありません",
        message: "[「{value}」には|この数値には]「％」がないため、割合かどうかを判断できません。",
        hint: "割合であれば「73.3％」のように「％」を付けて記入してください。",
        why: "「73.3」は 73.3％とも 73.3 倍とも読めます。",
        example: "割合の欄に「73.3」",
    },
    en: Words {
        title: "The percent sign is missing",
        message: "[“{value}”|The number] has no percent sign, so it can’t be told whether it is a percentage.",
        hint: "If it is one, add the sign: 73.3％.",
        why: "73.3 may be 73.3 per cent or 73.3 times.",
        example: "73.3 in a column of percentages",
    },
};
