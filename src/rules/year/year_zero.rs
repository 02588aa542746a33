//! `year-zero`: there is no year zero.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y102",
    name: "year-zero",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "0年度という年度はありません",
        message: "[「{value}」という年度はありません。|0 年という年度はありません。]",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。最初の年は「令和元年度」または「R1」です。",
        why: "0 年度がどの年度を指すかを判断できません。",
        example: "「令和０年度」「R0」",
    },
    en: Words {
        title: "There is no year zero",
        message: "There is no such year[ as “{value}”|]: eras begin with the year 1.",
        hint: "Write years as 令和５年度, R5 or 2023年度. The first year of an era is 元年 or 1.",
        why: "Nobody can tell which year is meant.",
        example: "令和０年度, R0",
    },
};
