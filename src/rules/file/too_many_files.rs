//! `too-many-files`: too many files.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F204",
    name: "too-many-files",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "ファイルが多すぎます",
        message: "提出フォルダーのファイルの数が上限[（{most}件）]を超えているため、残りを読み取っていません。",
        hint: "不要なファイルを提出フォルダーから移し、もう一度実行してください。",
        why: "上限を超えたファイルは取り込まれません。",
        example: "関係のないファイルを何千件も含むフォルダー",
    },
    en: Words {
        title: "Too many files",
        message: "There are more files in the folder than the limit[ ({most})]; the rest was not read.",
        hint: "Move files that are not needed out of the folder and run again.",
        why: "Files over the limit are not taken over.",
        example: "A folder with thousands of files that do not belong to it",
    },
};
