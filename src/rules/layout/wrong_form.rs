//! `wrong-form`: not the form.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L101",
    name: "wrong-form",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "様式が違います",
        message: "様式の表が見つかりませんでした。[探した見出しは{looked-for}です。][シートには{found}などがあります。]",
        hint: "取りまとめ担当から配布した様式に記入し、見出しを変えずに提出してください。",
        why: "見出しのある表が見つからないため、内容を取り込めません。",
        example: "別の調査の様式に記入したファイル",
    },
    en: Words {
        title: "Not the form",
        message: "No table of the form was found.[ Headings looked for: {looked-for}.][ The sheets hold: {found}.]",
        hint: "Use the form that was sent out, and leave its headings as they are.",
        why: "Without the table’s headings nothing can be taken over.",
        example: "A file filled in on the form of another survey",
    },
};
