//! `contradictory-year`: the year contradicts itself.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y103",
    name: "contradictory-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "年度の表記が食い違っています",
        message: "[「{value}」|この年度]に書かれた二つの年度が一致しません。[（{reason}。）]",
        hint: "西暦と元号のどちらが正しいかを確認し、正しい年度だけを記入してください（例：令和３年度は 2021 年度です）。",
        why: "どちらの年度の内容かを判断できません。",
        example: "「令和3(2022)年度」",
    },
    en: Words {
        title: "The year contradicts itself",
        message: "The two years in [“{value}”|the heading] do not agree[: {reason}].",
        hint: "Check which of the western year and the era year is right, and write only that one (令和３年度 is 2021).",
        why: "Nobody can tell which year is meant.",
        example: "令和3(2022)年度",
    },
};
