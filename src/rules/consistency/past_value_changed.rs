//! `past-value-changed`: a past value changed.

use std::collections::BTreeMap;

use crate::model::{Axis, Entry, FieldKind, Finding, Plan, Severity, Value};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{is_blank, on};
use crate::rules::{RoundView, label};
use crate::text::width::fold_key;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C201",
    name: "past-value-changed",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Round(check),
    ja: Words {
        title: "過去の報告と値が違います",
        message: "[{item}の|][{axis}の|][「{field}」|値]が、前回の報告[の「{expected}」|]と違います。[（今回は「{value}」）|（今回は{now}）]",
        hint: "誤って書き換えた場合は、前回の値に戻してください。訂正の場合は、取りまとめ担当にその旨をお知らせください。",
        why: "公表済みの年度の値が変わると、過去の報告と食い違います。",
        example: "前回「Ｂ」と報告した令和４年度の評価が「Ａ」になっている",
    },
    en: Words {
        title: "A past value changed",
        message: "[“{field}”|The value][ of {item}|][ for {axis}|] differs from the last report[ (“{expected}”)|][; now “{value}”|; now {now}].",
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

/// Of several departments only the owner's figures and ratings are published; the texts of all are.
fn owns(plan: &Plan, entry: &Entry) -> bool {
    let text = plan.field(&entry.field).is_some_and(|field| field.kind == FieldKind::Text);
    let Some(item) = plan.item(&entry.item) else { return false };
    text || item.departments.first().is_none_or(|owner| *owner == entry.department)
}

fn changed(plan: &Plan, entry: &Entry, before: &Entry) -> Option<Finding> {
    let required = plan.field(&entry.field).is_some_and(|field| field.required);
    let told = entry.value.is_none() && (!is_blank(entry) || required);
    let several = plan.item(&entry.item).is_some_and(|item| item.departments.len() > 1);
    if told || same(entry.value.as_ref(), before.value.as_ref(), several) {
        return None;
    }
    let finding = on(RULE.name, entry).fact("expected", label::brief(&before.raw));
    Some(if is_blank(entry) { finding.fact("now", "空欄").fact("now-en", "blank") } else { finding })
}

/// Widths and spaces are no difference. The texts of several departments were published together: there it is enough
/// that the text stands among them, and whose text is gone nobody can tell.
fn same(now: Option<&Value>, before: Option<&Value>, several: bool) -> bool {
    match (now, before) {
        (Some(Value::Text(now)), Some(Value::Text(before))) if several => {
            fold_key(before).contains(&fold_key(now))
        }
        (Some(Value::Text(now)), Some(Value::Text(before))) => fold_key(now) == fold_key(before),
        (None, Some(Value::Text(_))) => several,
        _ => {
            number(now).zip(number(before)).map_or(now == before, |(now, before)| (now - before).abs() < 1e-9)
        }
    }
}

/// A share may have been published with its percent sign or without.
fn number(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_number)
}
