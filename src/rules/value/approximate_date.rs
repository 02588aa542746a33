//! `approximate-date`: an approximate date.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V147",
    name: "approximate-date",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "特定の日付ではありません",
        message: "[「{value}」は|この記入は]おおよその時期で、特定の日付ではありません。",
        hint: "日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。月までで構わない場合は「令和５年10月」と記入してください。",
        why: "日付が決まらないと取り込めません。",
        example: "「令和５年10月頃」",
    },
    en: Words {
        title: "An approximate date",
        message: "[“{value}” does|This does] not name a certain date.",
        hint: "Enter a date as 令和５年10月３日, R5.10.3 or 2023/10/3; if the month is enough, 令和５年10月.",
        why: "Without a certain date nothing can be taken over.",
        example: "令和５年10月頃",
    },
};
