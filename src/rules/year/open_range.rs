//! `open-range`: a range with one end.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y118",
    name: "open-range",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "期間の始まりか終わりがありません",
        message: "[「{value}」の|]期間の始まりか終わりの年度がありません。",
        hint: "始まりと終わりの年度を両方記入してください（例：令和５～７年度）。",
        why: "年度が決まらない行や列の内容は取り込めません。",
        example: "「令和５年度～」",
    },
    en: Words {
        title: "A range with one end",
        message: "The range[ “{value}”|] lacks its first or its last year.",
        hint: "Write both ends: 令和５～７年度.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "令和５年度～",
    },
};
