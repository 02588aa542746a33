//! `value-for-future-year`: a value for a year not yet due.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V151",
    name: "value-for-future-year",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "まだ来ていない年度に記入があります",
        message: "[{axis}は|この年度は]まだ報告の対象ではありませんが、[「{field}」に「{value}」と|]記入があります。[今回の対象は{collecting}までです。]",
        hint: "年度の欄を間違えていないかを確認し、対象外の年度の評価と取組を空欄にしてください。",
        why: "年度を一つずらして記入した場合に起こります。",
        example: "令和５年度の報告で、令和７年度の評価が記入されている",
    },
    en: Words {
        title: "A value for a year not yet due",
        message: "[{axis} is|The year is] not yet due, but [“{field}” says “{value}”|something is entered].[ Due are years up to {collecting}.]",
        hint: "Check that the years have not been mixed up, and leave rating and action of later years blank.",
        why: "It happens when a row or column is filled one year off.",
        example: "A rating for 令和７年度 in the report of 令和５年度",
    },
};
