//! `wrong-weekday`: the weekday is wrong.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V146",
    name: "wrong-weekday",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "曜日が合いません",
        message: "[「{value}」の|]曜日が日付と合いません。[（正しくは{about}）]",
        hint: "日付と曜日のどちらが正しいかを確認し、直してください。",
        why: "日付が一日ずれている場合によく起こります。",
        example: "「令和５年10月３日（水）」（正しくは火曜日）",
    },
    en: Words {
        title: "The weekday is wrong",
        message: "The day of the week[ in “{value}”|] does not belong to the date[ (it is {about})|].",
        hint: "Check which of date and weekday is right.",
        why: "It often means that the date is a day off.",
        example: "令和５年10月３日（水）, a Tuesday",
    },
};
