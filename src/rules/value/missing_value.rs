//! `missing-value`: a required cell is blank.

use crate::model::{FieldRole, Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::{Sight, required};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V102",
    name: "missing-value",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Submission(check),
    ja: Words {
        title: "必ず記入する欄が空欄です",
        message: "[{item}の|][{axis}の|][「{field}」|必須の]欄が空欄です。",
        hint: "[「{field}」を|内容を]記入してください。該当がない場合は「該当なし」と記入してください。",
        why: "この欄は必ず記入することになっています。",
        example: "必須の欄が空欄",
    },
    en: Words {
        title: "A required cell is blank",
        message: "The required cell[ “{field}”|][ of {item}|][ for {axis}|] is blank.",
        hint: "Fill in [“{field}”|the cell]; if there is nothing to say, write 該当なし.",
        why: "The plan requires this field.",
        example: "A required cell left blank",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    required::blanks(sight, RULE.name, |field| field.role != Some(FieldRole::Rating))
}
