//! `empty-file`: the file is empty.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F102",
    name: "empty-file",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "ファイルが空です",
        message: "ファイルの中身が空です（0 バイト）。",
        hint: "記入済みのファイルを確認し、もう一度提出してください。",
        why: "保存や送信に失敗したファイルです。内容がないため取り込めません。",
        example: "大きさが 0 バイトのファイル",
    },
    en: Words {
        title: "The file is empty",
        message: "The file holds nothing (0 bytes).",
        hint: "Find the file that you filled in and send it again.",
        why: "Saving or sending it failed; there is nothing to take over.",
        example: "A file of 0 bytes",
    },
};
