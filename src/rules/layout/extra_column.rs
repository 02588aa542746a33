//! `extra-column`: a column that the form has not.

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
        title: "様式にない欄があります",
        message: "[「{value}」の欄は|この欄は]様式にないため、内容を取り込んでいません。",
        hint: "報告に載せる内容であれば、様式の欄に移してください。部署の控えであれば、そのままで構いません。",
        why: "部署で追加した欄は、報告に載りません。",
        example: "部署で追加した「担当者」の列",
    },
    en: Words {
        title: "A column that the form has not",
        message: "The form has no column [“{value}”|of this name]; what stands there was not taken over.",
        hint: "If it belongs into the report, move it into a column of the form. Notes of your own may stay.",
        why: "Columns that a department adds do not reach the report.",
        example: "A column 担当者 that a department added",
    },
};
