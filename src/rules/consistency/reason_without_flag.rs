//! `reason-without-flag`: a reason without its flag.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C402",
    name: "reason-without-flag",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "中止・延期の記載があるのに※がありません",
        message: "[{item}の|][{axis}の|]取組に[「{found}」|中止や延期の記載]とありますが、評価[「{value}」|]に印[「{flag}」|]がありません。[（印の意味：{meaning}）]",
        hint: "事業の全部または一部を中止・延期したのであれば、[「{expected}」のように|]印を付けてください。該当しなければ、そのままで構いません。",
        why: "印の有無は、凡例の説明どおりにそろえて公表します。",
        example: "取組に「感染拡大防止のため中止」とあり、評価が「Ｃ」",
    },
    en: Words {
        title: "A reason without its flag",
        message: "The text[ of {item}|][ for {axis}|] says [“{found}”|that something was cancelled], but the rating[ “{value}”|] lacks the flag[ “{flag}”|].[ The flag means: {meaning}.]",
        hint: "If all or a part was cancelled or put off, add the flag[ ({expected})|]. Otherwise nothing needs to be done.",
        why: "Flags are published as the legend explains them.",
        example: "The action says 感染拡大防止のため中止, the rating is Ｃ",
    },
};
