//! `hidden-rows`: hidden rows or columns are filled.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L304",
    name: "hidden-rows",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "非表示の行または列に記入があります",
        message: "非表示の行または列に記入があります[（{found}）]。表示されている内容と同じように取り込みました。",
        hint: "行や列を再表示して内容を確認し、不要であれば削除してください。",
        why: "見えない行の内容が、気付かれないまま報告に載ることがあります。",
        example: "前年度の行を非表示にした表",
    },
    en: Words {
        title: "Hidden rows or columns are filled",
        message: "Hidden rows or columns hold values[ ({found})]. They were read like those that show.",
        hint: "Unhide them, check what they say, and delete what is not needed.",
        why: "What nobody sees might be published unnoticed.",
        example: "A table with last year’s rows hidden",
    },
};
