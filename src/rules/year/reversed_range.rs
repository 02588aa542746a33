//! `reversed-range`: a range that ends before it begins.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y119",
    name: "reversed-range",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "期間の始まりと終わりが逆です",
        message: "[「{value}」の|]期間は、始まりの年度が終わりより後になっています。",
        hint: "早い年度から順に記入してください（例：令和５～７年度）。",
        why: "年度が決まらない行や列の内容は取り込めません。",
        example: "「令和７～５年度」",
    },
    en: Words {
        title: "A range that ends before it begins",
        message: "The range[ “{value}”|] ends before it begins.",
        hint: "Write the earlier year first: 令和５～７年度.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "令和７～５年度",
    },
};
