//! `out-of-era`: a date outside of its era.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V142",
    name: "out-of-era",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "元号の期間にない日付です",
        message: "[「{value}」|この日付]は、その元号の期間にありません。[「{read}」として読み取りました。]",
        hint: "正しい元号で記入してください（例：平成31年５月１日は令和元年５月１日です）。",
        why: "元号か年月日のどちらかが書き間違いのおそれがあります。",
        example: "「平成31年５月１日」",
    },
    en: Words {
        title: "A date outside of its era",
        message: "[“{value}”|The date] does not lie in that era.[ It was read as {read}.]",
        hint: "Use the era of that day (平成31年５月１日 is 令和元年５月１日).",
        why: "Either the era or the date may be a slip.",
        example: "平成31年５月１日",
    },
};
