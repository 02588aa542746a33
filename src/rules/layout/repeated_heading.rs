//! `repeated-heading`: a heading that stands twice in one table.

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
        title: "同じ見出しが二度あります",
        message: "一つの表に同じ見出し[「{value}」|]が二度あるため、二度目の欄の内容は取り込んでいません。",
        hint: "どちらかの見出しを正しい表記に直すか、不要な欄を削除してください。",
        why: "同じ見出しの欄が二つあると、どちらを報告に載せるか決められません。",
        example: "「評価」の列が二つある",
    },
    en: Words {
        title: "A heading that stands twice",
        message: "The heading[ “{value}”|] stands twice in one table, so what stands under the second was not taken over.",
        hint: "Write one of the two as it should be, or delete the column that is not needed.",
        why: "With two columns of the same name nobody can tell which one the report should show.",
        example: "two columns 評価",
    },
};
