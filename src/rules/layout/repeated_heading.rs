//! `repeated-heading`: a heading stands twice.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L106",
    name: "repeated-heading",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "同じ見出しが二つあります",
        message: "[「{value}」という|同じ]見出しが一つの表に二つあります。二つ目の欄の内容は取り込んでいません。",
        hint: "見出しを正しい表記に直すか、不要な方の欄を削除してください。",
        why: "どちらの欄の内容が正しいかを判断できません。",
        example: "「評価」の列が二つある表",
    },
    en: Words {
        title: "A heading stands twice",
        message: "The heading[ “{value}”|] stands twice in a table. What stands under the second one was not taken over.",
        hint: "Mend the heading, or delete the column that is not needed.",
        why: "Nobody can tell which of the two columns is meant.",
        example: "Two columns headed 評価",
    },
};
