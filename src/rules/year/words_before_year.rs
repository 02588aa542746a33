//! `words-before-year`: words before the year.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y116",
    name: "words-before-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "年度の前に別の文字があります",
        message: "[「{value}」の|この見出しの]年度の前に、別の文字[「{about}」|]があります。",
        hint: "年度だけを記入してください（例：令和５年度）。",
        why: "年度が決まらない行や列の内容は取り込めません。",
        example: "「目標令和５年度」",
    },
    en: Words {
        title: "Words before the year",
        message: "There are words[ (“{about}”)|] before the year[ in “{value}”|].",
        hint: "Write the year only: 令和５年度.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "目標令和５年度",
    },
};
