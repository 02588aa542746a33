//! `extra-column`: a column that the department added.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L105",
    name: "extra-column",
    family: Family::Layout,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "様式にない欄です",
        message: "[「{value}」の欄は|この欄は]様式にないため、取り込んでいません。",
        hint: "報告に載せる内容があれば、様式の欄に移してください。控えとして残す場合は、そのままで差し支えありません。",
        why: "様式にない欄の内容は、報告に載りません。",
        example: "右端に「備考」の列を足した",
    },
    en: Words {
        title: "A column that the form has not",
        message: "[The column “{value}” is|This column is] not part of the form, so it was not taken over.",
        hint: "Move what the report needs into a column of the form. If it is a note for yourselves, leave it as it is.",
        why: "What stands in a column that the form has not does not reach the report.",
        example: "a column 備考 added at the right",
    },
};
