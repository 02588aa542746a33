//! `contradictory-date`: the date contradicts itself.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V144",
    name: "contradictory-date",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "日付の表記が食い違っています",
        message: "[「{value}」|この欄]に書かれた二つの日付が一致しません。",
        hint: "どちらが正しいかを確認し、正しい日付だけを記入してください。",
        why: "どちらの日付かを判断できません。",
        example: "「令和５年10月３日（2022/10/3）」",
    },
    en: Words {
        title: "The date contradicts itself",
        message: "The two dates in [“{value}”|the cell] do not agree.",
        hint: "Check which is right, and write only that one.",
        why: "Nobody can tell which date is meant.",
        example: "令和５年10月３日（2022/10/3）",
    },
};
