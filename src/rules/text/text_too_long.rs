//! `text-too-long`: the text is too long.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T202",
    name: "text-too-long",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "文章が長すぎます",
        message: "文章が[{found}字あり|長く]、印刷すると一つの欄に収まりません。[（目安は{limit}字まで）]",
        hint: "要点をまとめて[{limit}字以内|短く]にしてください。",
        why: "長い文章は複数の行に分けて印刷され、読みにくくなります。",
        example: "2,000字を超える取組の文章",
    },
    en: Words {
        title: "The text is too long",
        message: "The text has [{found}|too many] characters and does not fit into one cell of the page[ (guide: up to {limit})].",
        hint: "Shorten it[ to {limit} characters or fewer|].",
        why: "Long text is printed over several rows and is hard to read.",
        example: "An action of more than 2,000 characters",
    },
};
