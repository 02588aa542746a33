//! `ambiguous-year`: the year can’t be told.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y105",
    name: "ambiguous-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "どの年度か判断できません",
        message: "[「{value}」|この見出し]だけでは、どの年度かを判断できません。[（{reason}。）]",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "数字だけの年度は、西暦の下二桁なのか元号の年なのかが分かりません。",
        example: "元号のない「5年度」",
    },
    en: Words {
        title: "The year can’t be told",
        message: "[“{value}”|The heading] alone does not say which year is meant[: {reason}].",
        hint: "Write years as 令和５年度, R5 or 2023年度.",
        why: "A bare number may be a year of an era or the end of a western year.",
        example: "5年度 without an era",
    },
};
