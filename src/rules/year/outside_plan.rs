//! `outside-plan`: a bare number that is no year of the plan.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y115",
    name: "outside-plan",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "計画期間の年にならない数字です",
        message: "[「{value}」は|この年は]元号がなく、計画期間のどの年度にもあたりません。[計画期間は{expected}です。]",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "どの年度の内容かを判断できません。",
        example: "平成28～33年度の計画にある「45年度」",
    },
    en: Words {
        title: "A bare number that is no year of the plan",
        message: "[“{value}”|The year] has no era and is no year of the plan.[ The plan runs over {expected}.]",
        hint: "Write years as 令和５年度, R5 or 2023年度.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "45年度 in a plan of 平成28～33",
    },
};
