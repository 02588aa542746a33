//! `duplicate-item`: an item stands twice.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L203",
    name: "duplicate-item",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "同じ項目に違う内容が記入されています",
        message: "[{item}の|同じ項目の]記入が二か所以上にあり、内容が違うため取り込んでいません。[もう一つは{other}にあります。]",
        hint: "正しい方だけを残し、もう一方を削除してください。番号の付け間違いの場合は、番号を直してください。",
        why: "どちらが正しい回答かを判断できません。",
        example: "「№4」の個票が二枚あるファイル",
    },
    en: Words {
        title: "An item is answered twice, differently",
        message: "[{item}|The same item] is answered in two or more places, with different values, so none was taken over.[ Another one stands at {other}.]",
        hint: "Keep the right one and delete the other. If a number is wrong, mend the number.",
        why: "Nobody can tell which of the answers is meant.",
        example: "Two cards headed №4 with different ratings",
    },
};
