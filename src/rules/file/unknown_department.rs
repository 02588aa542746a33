//! `unknown-department`: the department can’t be told.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F201",
    name: "unknown-department",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "どの部署のファイルか分かりません",
        message: "ファイル名から部署を特定できませんでした。[一覧にある部署は{expected}です。]",
        hint: "ファイル名に部署名を入れるか、取りまとめ担当が部署一覧の別名に追加してください。",
        why: "部署が分からないファイルは、どの部署の回答としても取り込めません。",
        example: "「調査票.xlsx」のように部署名のないファイル",
    },
    en: Words {
        title: "The department can’t be told",
        message: "The name of the file names no department of the list.[ The departments are: {expected}.]",
        hint: "Put the department’s name into the file name, or add the spelling to the aliases in the list of departments.",
        why: "A file of no known department can’t be taken as anybody’s answer.",
        example: "A file called 調査票.xlsx without the name of a department",
    },
};
