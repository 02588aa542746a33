//! `superseded-file`: superseded by a newer file.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F203",
    name: "superseded-file",
    family: Family::File,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "新しいファイルに差し替えられています",
        message: "同じ部署の[「{newer}」|新しいファイル]を採用したため、このファイルは使っていません。[（理由：{because}）]",
        hint: "採用するファイルが違う場合は、正しいファイルを「最終」などと分かる名前で提出し直してください。",
        why: "一つの部署からは一つのファイルだけを取り込みます。",
        example: "「調査票.xlsx」のあとに届いた「調査票（修正版）.xlsx」",
    },
    en: Words {
        title: "Superseded by a newer file",
        message: "This file is not used: [{newer}|a newer file] of the same department was taken[ ({because})].",
        hint: "If the wrong one was taken, send the right file again under a name that says so (最終).",
        why: "One file a department is taken.",
        example: "調査票.xlsx after 調査票（修正版）.xlsx arrived",
    },
};
