//! `title-differs`: the title differs from the plan.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L205",
    name: "title-differs",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "項目の名称が計画と違います",
        message: "[名称「{value}」|項目の名称]が計画[の「{expected}」|]と違います。番号により[{item}|計画の項目]として取り込みました。",
        hint: "番号と名称のどちらが正しいかを確認し、[「{expected}」|計画の名称]に直すか、番号を直してください。",
        why: "番号の書き間違いであれば、別の項目の回答として報告に載ってしまいます。",
        example: "№4 の個票に №5 の名称が書かれている",
    },
    en: Words {
        title: "The title differs from the plan",
        message: "The title[ “{value}”|] differs from the plan’s[ “{expected}”|]. By its number it was taken as [{item}|the item of the plan].",
        hint: "Check which of number and title is right; write the title as [“{expected}”|in the plan] or mend the number.",
        why: "If the number is wrong, the answer would be published under another item.",
        example: "The card №4 bears the title of №5",
    },
};
