//! `year-out-of-plan`: a year outside of the plan.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y106",
    name: "year-out-of-plan",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "計画期間にない年度です",
        message: "[「{value}」|この年度]は計画期間に含まれません。[計画期間は{expected}です。]",
        hint: "年度を計画期間[（{expected}）|]の年度に直してください。計画期間外の実績であれば、削除してください。",
        why: "計画期間にない年度の内容は、報告のどこにも載せられません。",
        example: "令和３～７年度の計画にある「令和９年度」",
    },
    en: Words {
        title: "A year outside of the plan",
        message: "[“{value}” is|This is] not a year of the plan.[ The plan runs over {expected}.]",
        hint: "Mend the year so that it lies in the plan[ ({expected})|], or delete what belongs to other years.",
        why: "There is no place in the report for a year outside of the plan.",
        example: "令和９年度 in a plan of 令和３～７年度",
    },
};
