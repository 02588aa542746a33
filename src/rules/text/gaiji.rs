//! `gaiji`: private characters.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T101",
    name: "gaiji",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "外字が含まれています",
        message: "[{found}|外字や読めない文字]が含まれています。他のパソコンでは正しく表示されません。",
        hint: "常用漢字などの標準の文字に置き換えて記入してください。",
        why: "外字は登録したパソコンでしか表示されず、報告では「・」や空白になります。",
        example: "外字エディターで作った人名の字",
    },
    en: Words {
        title: "Private characters",
        message: "The text holds [{found}|private or unreadable characters]. Other computers can’t show them.",
        hint: "Replace them by standard characters.",
        why: "Private characters show only where they were made; in the report they would be blank.",
        example: "A character made with the private character editor",
    },
};
