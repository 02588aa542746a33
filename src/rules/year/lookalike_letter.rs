//! `lookalike-letter`: a letter that only looks right.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y121",
    name: "lookalike-letter",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "見た目の似た別の文字です",
        message: "[「{value}」に|年度に]、英字に見える別の文字[「{about}」|]が使われています。",
        hint: "元号の英字（R、H など）を入力し直してください。",
        why: "見た目が同じでも別の文字のため、元号として読めません。",
        example: "ギリシャ文字の「Η５」",
    },
    en: Words {
        title: "A letter that only looks right",
        message: "[“{value}” holds|The year holds] a letter of another script[ (“{about}”)|] that looks like that of an era.",
        hint: "Type the letter of the era (R, H) again.",
        why: "It looks the same, but it is another character.",
        example: "Η５ with a Greek letter",
    },
};
