//! `duplicate-value`: the same field is filled twice.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L306",
    name: "duplicate-value",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "同じ内容が二か所に記入されています",
        message: "[{item}の|][{axis}の|][「{field}」|同じ欄]が、同じ内容で二か所に記入されています。一つとして取り込みました。[もう一つは{other}です。]",
        hint: "どちらか一方を削除してください。二か所で管理する必要がある場合は、そのままで構いません。",
        why: "片方だけを直すと、二つの内容が食い違ってしまいます。",
        example: "「令和５年度」の評価が二つのシートにある",
    },
    en: Words {
        title: "The same field is filled twice, alike",
        message: "[“{field}”|The same field][ of {item}|][ for {axis}|] is filled alike in two places and was taken once.[ The other one is {other}.]",
        hint: "Delete one of them, unless both are needed.",
        why: "If only one is mended later, the two would differ.",
        example: "The rating of one year on two sheets",
    },
};
