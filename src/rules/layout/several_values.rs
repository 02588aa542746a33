//! `several-values`: several values for one field.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L305",
    name: "several-values",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "一つの欄に複数の値があります",
        message: "一つの欄にあたる複数のセルに、値[（{found}）|]が入っています。[もう一つの値は{other}にあります。]",
        hint: "値を一つのセルにまとめ、残りを空欄にしてください。",
        why: "どの値が正しいかを判断できません。",
        example: "結合した見出し「令和５年度」の下の二つのセルに、別々の評価がある",
    },
    en: Words {
        title: "Several values for one field",
        message: "Several cells that stand for one field are filled[ ({found})|].[ Another value stands at {other}.]",
        hint: "Put the value into one cell and leave the others blank.",
        why: "Nobody can tell which of the values is meant.",
        example: "Two ratings in the two cells under one merged heading 令和５年度",
    },
};
