//! `flag-without-reason`: a flag without its reason.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C401",
    name: "flag-without-reason",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "※の理由が書かれていません",
        message: "[{item}の|][{axis}の|]評価[「{value}」|]に印がありますが、取組などの欄にその理由が見当たりません。[（印の意味：{meaning}）]",
        hint: "印の理由[（例：{reasons}）|]を取組の欄に記入するか、印を外してください。",
        why: "印の付いた評価は、理由と合わせて公表します。",
        example: "「※Ｃ」なのに、取組に感染症による中止の記載がない",
    },
    en: Words {
        title: "A flag without its reason",
        message: "The rating[ “{value}”|][ of {item}|][ for {axis}|] bears a flag, but the texts of that year do not say why.[ The flag means: {meaning}.]",
        hint: "Give the reason in the action[ (with words such as {reasons})|], or remove the flag.",
        why: "A flagged rating is published together with its reason.",
        example: "※Ｃ without a word on the cancellation",
    },
};
