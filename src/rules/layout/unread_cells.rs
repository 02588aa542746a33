//! `unread-cells`: cells were not taken over.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L301",
    name: "unread-cells",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "取り込んでいないセルがあります",
        message: "様式の範囲にある[{count}個の|]セルの内容を、どの欄のものか判断できず取り込んでいません。",
        hint: "内容を様式の該当する欄に移してください。メモであれば、そのままで構いません。",
        why: "見出しのない場所に書かれた内容は、報告に載りません。",
        example: "表の右端に書き足した文章",
    },
    en: Words {
        title: "Cells were not taken over",
        message: "[{count} cells|Cells] inside the form could not be told to belong to any field and were not taken over.",
        hint: "Move what they say into the right cell of the form. Notes may stay where they are.",
        why: "What stands without a heading does not reach the report.",
        example: "A sentence written to the right of the table",
    },
};
