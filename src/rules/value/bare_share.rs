//! `bare-share`: a share without a percent sign.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V136",
    name: "bare-share",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "「％」のない割合です",
        message: "[「{value}」を|この数値を]、1 を 100％とする割合[（{read}）|]として読み取りました。",
        hint: "取り込まれた値をご確認ください。「50％」のように記入すると確実です。",
        why: "「0.5」は 50％とも 0.5％とも読めます。",
        example: "割合の欄に「0.5」",
    },
    en: Words {
        title: "A share without a percent sign",
        message: "[“{value}”|The number] was read as a share of one[ ({read})|].",
        hint: "Check the value that was taken; 50％ is clearer.",
        why: "0.5 may be 50 per cent or half a per cent.",
        example: "0.5 in a column of percentages",
    },
};
