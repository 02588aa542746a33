//! `departments-differ`: two departments differ.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C202",
    name: "departments-differ",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "部署によって値が違います",
        message: "[{item}の|][{axis}の|][「{field}」|値]が、[{other}|他の部署]の回答[（「{expected}」）|]と違います。",
        hint: "関係する部署の間で値を確認し、そろえてください。主担当の部署の値を採用しています。",
        why: "一つの項目に二つの値を載せることはできません。",
        example: "評価が職員課では「Ａ」、総務課では「Ｂ」",
    },
    en: Words {
        title: "Two departments differ",
        message: "[“{field}”|The value][ of {item}|][ for {axis}|] differs from the answer of [{other}|another department][ (“{expected}”)|].",
        hint: "Agree on one value with the other department. The owner’s value was taken.",
        why: "One item can’t show two values.",
        example: "Rating Ａ from 職員課, Ｂ from 総務課",
    },
};
