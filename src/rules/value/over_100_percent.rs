//! `over-100-percent`: over 100 per cent.

use crate::model::{Entry, Finding, Severity, Value};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, on};
use crate::rules::{Sight, fraction};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V161",
    name: "over-100-percent",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "100％を超えています",
        message: "[{axis}の|][「{value}」|割合]が 100％を超えています。",
        hint: "分子と分母が正しいかをご確認ください。正しい場合は、その理由を課題等の欄か注記に記入してください。",
        why: "割合は通常 100％を超えないため、記入の誤りのことがあります。",
        example: "「108.3％」「(13人/12人)」",
    },
    en: Words {
        title: "Over 100 per cent",
        message: "[“{value}”|The share][ for {axis}|] is over 100 %.",
        hint: "Check numerator and denominator. If they are right, say why in a note.",
        why: "A share is seldom over 100 %; it may be a slip.",
        example: "108.3％, (13人/12人)",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    sight.rows().filter_map(|row| over(sight, row)).collect()
}

/// One finding for an item and year: on the fraction where there is one, with the percentage beside it.
fn over(sight: &Sight, row: Row) -> Option<Finding> {
    let fraction = fraction::of(sight, row).filter(|fraction| fraction.share() > LIMIT);
    let percents: Vec<&Entry> = row.entries.iter().copied().filter(|entry| is_over(entry)).collect();
    let first = fraction.map(|fraction| fraction.numerator).or(percents.first().copied())?;
    let mut finding = on(RULE.name, first);
    let beside = percents.iter().filter(|entry| entry.place.sheet == first.place.sheet);
    finding.more_cells = beside.filter_map(|entry| entry.place.cell).collect();
    finding.more_cells.retain(|cell| Some(*cell) != first.place.cell);
    Some(finding)
}

/// A little over one, for rounding.
const LIMIT: f64 = 1.0 + 1e-9;

fn is_over(entry: &Entry) -> bool {
    matches!(entry.value, Some(Value::Percent(share)) if share > LIMIT)
}
