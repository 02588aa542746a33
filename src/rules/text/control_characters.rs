//! `control-characters`: control characters.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T102",
    name: "control-characters",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "見えない制御文字が含まれています",
        message: "見えない制御文字[（{found}）|]が含まれています。",
        hint: "文章を一度メモ帳に貼り付けてから、セルに入力し直してください。",
        why: "見えない文字のため、表示や検索がうまくいかないことがあります。",
        example: "他のシステムから写した文章に残った制御文字",
    },
    en: Words {
        title: "Control characters",
        message: "The text holds invisible control characters[ ({found})|].",
        hint: "Paste the text into a plain text editor first, then back into the cell.",
        why: "Characters that nobody sees may spoil display and search.",
        example: "Control characters copied from another system",
    },
};
