//! `missing-heading`: a heading is missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L104",
    name: "missing-heading",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "見出しがありません",
        message: "[「{table}」の|]表に見出し[「{missing}」|の一部]がありません。[「{nearest}」は書き間違いではありませんか。]",
        hint: "見出し[「{missing}」|]を配布時の様式のとおりに入れて、もう一度提出してください。",
        why: "見出しのない欄の内容は取り込めません。",
        example: "「評価」の列を削除した表",
    },
    en: Words {
        title: "A heading is missing",
        message: "The table[ “{table}”] lacks [the heading “{missing}”|a heading].[ Is “{nearest}” a misspelling of it?]",
        hint: "Put the heading[ “{missing}”|] back as in the form and send it again.",
        why: "What belongs under a missing heading can’t be taken over.",
        example: "A table whose column 評価 was deleted",
    },
};
