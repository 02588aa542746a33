//! `name-without-definition`: a name without a definition.

use crate::model::{Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{RoundView, names};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C501",
    name: "name-without-definition",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Round(check),
    ja: Words {
        title: "名称に対応する定義がありません",
        message: "[「{value}」（{axis}）の|「{value}」の|この名称の]定義が見つかりません。[「{nearest}」のことではありませんか。]",
        hint: "個票に[「{value}」|この名称]の定義を記入するか、一覧と個票の名称をそろえてください。",
        why: "一覧にある名称は、必ず個票で定義します。",
        example: "一覧に「企画実行力」があり、係長職の個票にない",
    },
    en: Words {
        title: "A name without a definition",
        message: "There is no definition of [“{value}” ({axis})|“{value}”|this name].[ Did you mean “{nearest}”?]",
        hint: "Add the definition of [“{value}”|this name] to the card, or spell the name alike in both places.",
        why: "Every name of the matrix is defined in a card.",
        example: "企画実行力 stands in the matrix, but not in the card of 係長職",
    },
};

fn check(view: &RoundView) -> Vec<Finding> {
    let names = names::Names::of(view);
    let missing = names.names().filter(|name| !names.is_defined(name));
    missing.map(|name| names.near_definition(name, on(RULE.name, name.entry))).collect()
}
