//! `value-for-future-year`: a value for a year not yet due.

use std::collections::BTreeSet;

use crate::model::{Axis, CellRef, Entry, FieldRole, Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, is_blank, on};
use crate::rules::{Lang, Sight, label};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V151",
    name: "value-for-future-year",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Submission(check),
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

fn check(sight: &Sight) -> Vec<Finding> {
    sight.rows().filter(|row| sight.is_future(row.axis)).filter_map(|row| too_early(sight, row)).collect()
}

/// One finding for an item and year: what is filled there is one slip.
fn too_early(sight: &Sight, row: Row) -> Option<Finding> {
    let roles = [FieldRole::Rating, FieldRole::Action, FieldRole::Result];
    let entries: Vec<&Entry> = roles
        .into_iter()
        .flat_map(|role| row.of_role(role))
        .chain(row.with_fields().map(|(entry, _)| entry).filter(|entry| is_part(sight, entry)))
        .filter(|entry| {
            !is_blank(entry) && !sight.is_told(&entry.place) && !sight.stands_for_due(&entry.place)
        })
        .collect();
    let first = entries.first()?;
    let mut finding = on(RULE.name, first);
    finding.more_cells = beside(first, &entries);
    for (name, lang) in [("collecting", Lang::Ja), ("collecting-en", Lang::En)] {
        let last = sight.view.plan.collecting.and_then(|year| label::axis(&Axis::Year(year), lang));
        finding.facts.extend(last.map(|label| (name, label)));
    }
    Some(finding)
}

/// Whether the entry is the numerator or the denominator of a result.
fn is_part(sight: &Sight, entry: &Entry) -> bool {
    sight.view.plan.fields.iter().any(|field| field.parts.contains(&entry.field))
}

/// The other cells on the sheet of the first.
fn beside(first: &Entry, entries: &[&Entry]) -> Vec<CellRef> {
    let same_sheet = entries.iter().skip(1).filter(|entry| entry.place.sheet == first.place.sheet);
    let cells: BTreeSet<CellRef> = same_sheet.filter_map(|entry| entry.place.cell).collect();
    cells.into_iter().filter(|cell| Some(*cell) != first.place.cell).collect()
}
