//! `struck-out`: struck-out text is not used.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L403",
    name: "struck-out",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "取消線の引かれた内容は使っていません",
        message: "取消線が引かれた[「{value}」|内容]は、取り消されたものとして扱い、取り込んでいません。",
        hint: "取り消したのであれば、内容を削除してください。有効な内容であれば、取消線を外してください。",
        why: "取消線の引かれた評価は、評価として扱えません。",
        example: "取消線が引かれた「Ａ」",
    },
    en: Words {
        title: "Struck-out text is not used",
        message: "[“{value}”|The text] is struck out; it was taken as withdrawn and not used.",
        hint: "Delete it if it is withdrawn; remove the line if it is valid.",
        why: "A rating that is struck out is no rating.",
        example: "A struck out Ａ",
    },
};
