//! `bare-number`: a year without its era.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y114",
    name: "bare-number",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "元号も西暦もない年です",
        message: "[「{value}」には|この年には]元号がないため、どの年度かを判断できません。",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "数字だけの年は、元号の年とも西暦の下二桁とも読めます。",
        example: "「5年度」",
    },
    en: Words {
        title: "A year without its era",
        message: "[“{value}”|The year] has no era, so it can’t be told which year is meant.",
        hint: "Write years as 令和５年度, R5 or 2023年度.",
        why: "A bare number may be a year of an era or the end of a western year.",
        example: "5年度",
    },
};
