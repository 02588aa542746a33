//! `unreadable-cell`: the cell can’t be read.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F106",
    name: "unreadable-cell",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "セルを読み取れません",
        message: "セルの内容を読み取れませんでした。[（{reason}。）]",
        hint: "Excel で開いてこのセルを入力し直し、保存してもう一度提出してください。",
        why: "このセルの値は取り込まれていません。",
        example: "内部のデータが壊れたセル",
    },
    en: Words {
        title: "The cell can’t be read",
        message: "The content of the cell could not be read[: {reason}].",
        hint: "Open the file in Excel, type this cell again, save it and send it once more.",
        why: "The value of this cell was not taken over.",
        example: "A cell whose stored data is damaged",
    },
};
