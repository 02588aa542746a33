//! `words-beside-number`: words beside the number.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V126",
    name: "words-beside-number",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "数値の他に文字があります",
        message: "[「{value}」には|この欄には]、数値と単位の他に文字[「{about}」|]があります。",
        hint: "数値だけを記入してください（例：1,234、12.5）。説明は課題等の欄に記入してください。",
        why: "説明によって数値の意味が変わることがあります。",
        example: "「12日（予測値）」",
    },
    en: Words {
        title: "Words beside the number",
        message: "[“{value}” holds|The cell holds] words[ (“{about}”)|] beside the number and its unit.",
        hint: "Enter the number only (1,234, 12.5). Explanations go into a text field.",
        why: "Words may change what the number means.",
        example: "12日（予測値）",
    },
};
