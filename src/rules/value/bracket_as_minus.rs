//! `bracket-as-minus`: brackets read as a minus.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V134",
    name: "bracket-as-minus",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "かっこ書きを負の数として読みました",
        message: "かっこ書きの[「{value}」|数値]を、マイナスの数として読み取りました。",
        hint: "マイナスでない場合は、かっこを外してください。マイナスの場合は「△」か「-」を付けると確実です。",
        why: "かっこは、会計ではマイナスを表しますが、注記の意味で使われることもあります。",
        example: "「(1,234)」",
    },
    en: Words {
        title: "Brackets read as a minus",
        message: "The number in brackets[ (“{value}”)|] was read as negative.",
        hint: "If it is not negative, remove the brackets; if it is, △ or - is clearer.",
        why: "Brackets mean minus in accounts, but are also used for remarks.",
        example: "(1,234)",
    },
};
