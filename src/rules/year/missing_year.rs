//! `missing-year`: a due year is missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y108",
    name: "missing-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "記入すべき年度がありません",
        message: "[{item}の|]表に[{axis}|記入すべき年度]の欄がありません。",
        hint: "[{axis}|その年度]の行または列を様式のとおりに追加し、記入してください。",
        why: "期限の来ている年度の回答がないと、報告で空欄になります。",
        example: "「令和５年度」の行を削除した表",
    },
    en: Words {
        title: "A due year is missing",
        message: "The table[ of {item}|] has no place for [{axis}|a year that is due].",
        hint: "Add the row or column of [{axis}|that year] as in the form and fill it in.",
        why: "Without it the year stays blank in the report.",
        example: "A table whose row of 令和５年度 was deleted",
    },
};
