//! `past-value-changed`: a past value changed.

use std::collections::BTreeMap;

use crate::model::{Axis, Entry, Finding, Plan, Severity, Value};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{is_blank, on};
use crate::rules::{RoundView, fold, label};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C201",
    name: "past-value-changed",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Round(check),
    ja: Words {
        title: "過去の報告と値が違います",
        message: "[{item}の|][{axis}の|][「{field}」|値]が、前回の報告[の「{expected}」|]と違います。[（今回は「{value}」）|（今回は空欄）]",
        hint: "誤って書き換えた場合は、前回の値に戻してください。訂正の場合は、取りまとめ担当にその旨をお知らせください。",
        why: "公表済みの年度の値が変わると、過去の報告と食い違います。",
        example: "前回「Ｂ」と報告した令和４年度の評価が「Ａ」になっている",
    },
    en: Words {
        title: "A past value changed",
        message: "[“{field}”|The value][ of {item}|][ for {axis}|] differs from the last report[ (“{expected}”)|][; now “{value}”|; now blank].",
        hint: "If it was changed by mistake, put the reported value back. If it is a correction, please tell the section that collects.",
        why: "Published years would no longer agree with earlier reports.",
        example: "The rating of 令和４年度 was Ｂ in the last report and is now Ａ",
    },
};

fn check(view: &RoundView) -> Vec<Finding> {
    let key = |entry: &'_ Entry| (entry.item.clone(), entry.axis.clone(), entry.field.clone());
    let history: BTreeMap<(String, Axis, String), &Entry> =
        view.history.iter().filter(|entry| entry.value.is_some()).map(|entry| (key(entry), entry)).collect();
    let past = view.entries.iter().filter(|entry| is_past(view.plan, entry) && owns(view.plan, entry));
    past.filter_map(|entry| changed(view.plan, entry, history.get(&key(entry))?)).collect()
}

fn is_past(plan: &Plan, entry: &Entry) -> bool {
    matches!((entry.axis.year(), plan.collecting), (Some(year), Some(last)) if year < last)
}

/// What one of several departments says is not what the report said: that joins their texts.
fn owns(plan: &Plan, entry: &Entry) -> bool {
    plan.item(&entry.item).is_some_and(|item| match item.departments.as_slice() {
        [] => true,
        [only] => *only == entry.department,
        [owner, ..] => {
            let text = matches!(entry.value, Some(Value::Text(_)) | None);
            *owner == entry.department && !text
        }
    })
}

fn changed(plan: &Plan, entry: &Entry, before: &Entry) -> Option<Finding> {
    let required = plan.field(&entry.field).is_some_and(|field| field.required);
    let told = entry.value.is_none() && (!is_blank(entry) || required);
    if told || same(entry.value.as_ref(), before.value.as_ref()) {
        return None;
    }
    Some(on(RULE.name, entry).fact("expected", label::brief(&before.raw)))
}

/// Widths and spaces are no difference.
fn same(now: Option<&Value>, before: Option<&Value>) -> bool {
    match (now, before) {
        (Some(Value::Text(now)), Some(Value::Text(before))) => fold::key(now) == fold::key(before),
        _ => now == before,
    }
}
