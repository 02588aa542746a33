//! `overview-detail-mismatch`: overview and detail disagree.

use crate::model::{Entry, FieldKind, FieldRole, Finding, Mark, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, on};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C302",
    name: "overview-detail-mismatch",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "一覧と個票で評価が違います",
        message: "[{item}の|][{axis}の|]評価が、一覧と個票で違います。[一覧は「{value}」、個票は「{expected}」です。][個票のセルは{other}です。]",
        hint: "どちらが正しいかを確認し、同じ評価にしてください。※の有無もそろえてください。",
        why: "同じ評価が二通りに公表されてしまいます。",
        example: "一覧では「※Ｃ」、個票では「Ｃ」",
    },
    en: Words {
        title: "Overview and detail disagree",
        message: "The rating[ of {item}|][ for {axis}|] differs between overview and detail[: “{value}” in the overview, “{expected}” in the detail][ (at {other})].",
        hint: "Check which is right and make both the same, the ※ included.",
        why: "The same rating would be published in two ways.",
        example: "※Ｃ in the overview, Ｃ in the detail",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    sight.rows().filter_map(differs).collect()
}

/// The detail is the field whose role is the rating; another rating of the same item and year is the overview's.
fn differs(row: Row) -> Option<Finding> {
    let (detail, rating) = ratings(row, true).next()?;
    let (overview, _) = ratings(row, false).find(|(_, mark)| *mark != rating)?;
    let other = detail.place.cell.map(|cell| format!("{}!{cell}", detail.place.sheet));
    let mut finding = on(RULE.name, overview).fact("expected", rating.to_string());
    finding.facts.extend(other.map(|other| ("other", other)));
    Some(finding)
}

fn ratings<'s, 'a>(row: Row<'s, 'a>, detail: bool) -> impl Iterator<Item = (&'a Entry, &'a Mark)> + 's {
    row.with_fields()
        .filter(|(_, field)| field.kind == FieldKind::Rating)
        .filter(move |(_, field)| (field.role == Some(FieldRole::Rating)) == detail)
        .filter_map(|(entry, _)| Some((entry, entry.value.as_ref()?.as_mark()?)))
}
