//! `definition-without-name`: a definition without a name.

use crate::model::{Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{RoundView, names};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C502",
    name: "definition-without-name",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Round(check),
    ja: Words {
        title: "定義に対応する名称がありません",
        message: "[「{name}」（{axis}）|この定義の名称]が、一覧に見当たりません。[「{nearest}」のことではありませんか。]",
        hint: "一覧に[「{name}」|この名称]を記入するか、一覧と個票の名称をそろえてください。",
        why: "個票の定義は、一覧のどこかの名称に対応します。",
        example: "係長職の個票に「調整力」があり、一覧にない",
    },
    en: Words {
        title: "A definition without a name",
        message: "[“{name}” ({axis})|The name of this definition] does not stand in the matrix.[ Did you mean “{nearest}”?]",
        hint: "Enter [“{name}”|the name] in the matrix, or spell the name alike in both places.",
        why: "Every definition belongs to a name of the matrix.",
        example: "調整力 stands in the card of 係長職, but not in the matrix",
    },
};

fn check(view: &RoundView) -> Vec<Finding> {
    let names = names::Names::of(view);
    let unnamed = names.definitions().filter(|definition| !names.is_named(definition));
    unnamed
        .map(|definition| {
            let finding = on(RULE.name, definition.entry).fact("name", definition.text);
            names.near_name(definition, finding)
        })
        .collect()
}
