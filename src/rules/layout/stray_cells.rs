//! `stray-cells`: cells outside of the tables.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L302",
    name: "stray-cells",
    family: Family::Layout,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "表の外に記入があります",
        message: "表の外の[{count}個の|]セルに記入があります。取り込みの対象外です。",
        hint: "報告に載せる内容であれば、様式の欄に移してください。メモであれば、そのままで構いません。",
        why: "表の外の記入は、報告に載りません。",
        example: "表から離れた所に書かれた検算",
    },
    en: Words {
        title: "Cells outside of the tables",
        message: "[{count} cells|Cells] outside of the tables are filled. They are not taken over.",
        hint: "If it belongs into the report, move it into the form. Notes may stay.",
        why: "What stands outside of the tables does not reach the report.",
        example: "A calculation written far from the table",
    },
};
