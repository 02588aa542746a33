//! `error-value`: an error value.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V131",
    name: "error-value",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "エラー値になっています",
        message: "セルがエラー値[「{value}」|]になっています。",
        hint: "数式の参照先を直すか、正しい値を直接入力してください。[使える記号は{expected}です。]",
        why: "エラー値からは、元の値が分かりません。",
        example: "「#REF!」「#N/A」",
    },
    en: Words {
        title: "An error value",
        message: "The cell shows an error value[ ({value})|].",
        hint: "Mend the formula, or type the right value.[ The marks are {expected}.]",
        why: "An error value does not say what was meant.",
        example: "#REF!, #N/A",
    },
};
