//! `foreign-item`: an item of another department.

use crate::model::{Entry, FieldRole, Finding, Item, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::is_blank;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C203",
    name: "foreign-item",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "担当ではない項目に記入があります",
        message: "[{item}|この項目]は[{department}|この部署]の担当ではありませんが、記入があります。[担当は{expected}です。]",
        hint: "番号を間違えていないかを確認し、担当でなければ記入を削除してください。担当に加わる場合は、取りまとめ担当にお知らせください。",
        why: "担当部署の回答と並んで報告に載ってしまいます。",
        example: "総務課のファイルに、職員課が担当する №1 の記入がある",
    },
    en: Words {
        title: "An item of another department",
        message: "[{item}|The item] is not one of [{department}|this department], but is filled in.[ It belongs to {expected}.]",
        hint: "Check the number; delete what you entered if the item is not yours, or tell the section that collects that you take part.",
        why: "It would stand in the report beside the answer of the department in charge.",
        example: "The file of 総務課 fills №1, which belongs to 職員課",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let Some(department) = sight.view.department else { return Vec::new() };
    let foreign = |item: &&Item| {
        !item.departments.is_empty() && !item.departments.iter().any(|name| name == department)
    };
    sight.view.plan.items.iter().filter(foreign).filter_map(|item| answered(sight, item)).collect()
}

/// One finding for an item, with all cells of its first sheet. A plan may be printed in everybody's form.
fn answered<'a>(sight: &Sight<'a>, item: &'a Item) -> Option<Finding> {
    let answers = [FieldRole::Rating, FieldRole::Action, FieldRole::Result];
    let filled: Vec<&Entry> = sight
        .rows_of(&item.id)
        .flat_map(|row| answers.into_iter().flat_map(move |role| row.of_role(role)))
        .filter(|entry| !is_blank(entry))
        .collect();
    let first = filled.iter().min_by_key(|entry| &entry.place)?;
    let beside =
        filled.iter().filter(|entry| entry.place.sheet == first.place.sheet && entry.place != first.place);
    let mut finding = Finding::new(RULE.name, first.place.clone()).item(&item.id).value(first.raw.trim());
    finding.more_cells = beside.filter_map(|entry| entry.place.cell).collect();
    finding.facts.extend(item.departments.iter().map(|name| ("expected", name.clone())));
    Some(finding)
}
