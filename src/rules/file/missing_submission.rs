//! `missing-submission`: nothing was submitted.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F202",
    name: "missing-submission",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "提出がありません",
        message: "[{department}|この部署]からの提出がまだありません。[（期限：{deadline}）]",
        hint: "記入した調査票を提出してください。すでに送付済みの場合は、取りまとめ担当にご連絡ください。",
        why: "提出がない部署の項目は、報告で空欄になります。",
        example: "ファイルが届いていない部署",
    },
    en: Words {
        title: "Nothing was submitted",
        message: "Nothing has come from [{department}|this department] yet[ (deadline: {deadline})].",
        hint: "Fill in the form and send it. If it was sent already, please tell the section that collects.",
        why: "The items of a department that sent nothing stay blank in the report.",
        example: "A department whose file has not arrived",
    },
};
