//! `half-matched-table`: headings of a table are missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L102",
    name: "half-matched-table",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "表の見出しが足りません",
        message: "[「{table}」の|]表の見出しが一部しか見つかりません。[見つからないものは{missing}です。][見つかった見出しは{found}です。][「{nearest}」は見出しの書き間違いではありませんか。]",
        hint: "見出しを配布時の様式の表記に戻して、もう一度提出してください。",
        why: "見出しが足りない表は、どの欄が何かを判断できないため取り込めません。",
        example: "「評価」の見出しを消してしまった表",
    },
    en: Words {
        title: "Headings of a table are missing",
        message: "Only some headings of the table[ “{table}”] were found.[ Missing: {missing}.][ Found: {found}.][ Is “{nearest}” a misspelt heading?]",
        hint: "Put the headings back as they were in the form and send it again.",
        why: "A table that lacks headings can’t be read: nobody can tell which column is which.",
        example: "A table whose heading 評価 was deleted",
    },
};
