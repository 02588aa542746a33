//! `duplicate-value`: the same field is filled twice.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L306",
    name: "duplicate-value",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "同じ欄が二か所に記入されています",
        message: "[{item}の|][{axis}の|][「{field}」|同じ欄]が二か所に記入されています。[もう一つは{other}です。]",
        hint: "正しい方だけを残し、もう一方を削除してください。",
        why: "どちらの値が正しいかを判断できません。",
        example: "「令和５年度」の評価が二つのシートにある",
    },
    en: Words {
        title: "The same field is filled twice",
        message: "[“{field}”|The same field][ of {item}|][ for {axis}|] is filled in two places.[ The other one is {other}.]",
        hint: "Keep the right one and delete the other.",
        why: "Nobody can tell which of the values is meant.",
        example: "The rating of one year on two sheets",
    },
};
