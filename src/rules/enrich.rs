//! Facts that every finding can have from the plan.

use super::{Lang, label};
use crate::model::{Field, Finding, Plan};

/// Adds what the plan calls the item and the field, and the marks that may stand there. What the finding says
/// itself is kept.
pub fn enrich(finding: &mut Finding, plan: &Plan) {
    let item = finding.item.as_deref().and_then(|id| plan.item(id));
    let field = finding.field.as_deref().and_then(|name| plan.field(name));
    add(finding, "item-title", item.map(label::item));
    add(finding, "field-label", field.map(|field| field.label.clone()));
    if expects_marks(finding.rule) {
        add(finding, "expected", field.and_then(marks));
    }
    if expects_years(finding.rule) {
        add(finding, "expected", plan.years.map(|span| label::years(span, Lang::Ja)));
        add(finding, "expected-en", plan.years.map(|span| label::years(span, Lang::En)));
    }
}

fn add(finding: &mut Finding, name: &'static str, text: Option<String>) {
    let known = finding.facts.iter().any(|(fact, _)| *fact == name);
    if let Some(text) = text.filter(|text| !known && !text.is_empty()) {
        finding.facts.push((name, text));
    }
}

/// The rules whose message names the legal marks.
fn expects_marks(rule: &str) -> bool {
    const RULES: [&str; 8] = [
        "missing-rating",
        "action-without-rating",
        "unknown-mark",
        "two-marks",
        "lookalike-mark",
        "flag-alone",
        "words-beside-mark",
        "error-value",
    ];
    RULES.contains(&rule)
}

/// The rules whose message names the years of the plan.
fn expects_years(rule: &str) -> bool {
    ["not-a-year", "year-out-of-plan", "outside-plan"].contains(&rule)
}

fn marks(field: &Field) -> Option<String> {
    field.scale.as_ref().map(label::grades)
}
