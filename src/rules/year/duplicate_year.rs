//! `duplicate-year`: a year stands twice.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y107",
    name: "duplicate-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "同じ年度が二つあります",
        message: "[{axis}が|「{value}」が|同じ年度が]一つの表に二つあります。[もう一つは{other}です。]",
        hint: "どちらかの年度を正しい年度に直すか、不要な方を削除してください。",
        why: "どちらの内容が正しいかを判断できません。",
        example: "「令和５年度」の行が二つある表",
    },
    en: Words {
        title: "A year stands twice",
        message: "[{axis}|“{value}”|The same year] stands twice in a table.[ The other one is {other}.]",
        hint: "Mend the wrong one of the two years, or delete the one not needed.",
        why: "Nobody can tell which of the two is meant.",
        example: "Two rows of 令和５年度",
    },
};
