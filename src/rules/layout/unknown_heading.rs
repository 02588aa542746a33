//! `unknown-heading`: a heading that the form has not.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L103",
    name: "unknown-heading",
    family: Family::Layout,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "様式にない見出しです",
        message: "[「{value}」は|この見出しは]様式にない見出しのため、この欄の内容は取り込んでいません。[「{nearest}」の書き間違いではありませんか。]",
        hint: "様式の欄であれば見出しを[「{nearest}」|配布時の表記]に直してください。部署で追加した欄であれば、必要な内容を様式の欄に移してください。",
        why: "見出しが分からない欄は、報告に載りません。",
        example: "「進捗伏況」（正しくは「進捗状況」）",
    },
    en: Words {
        title: "A heading that the form has not",
        message: "[“{value}” is|This is] not a heading of the form, so what stands there was not taken over.[ Did you mean “{nearest}”?]",
        hint: "If it is a column of the form, write its heading as [“{nearest}”|it was sent out]. If you added it, move what matters into a column of the form.",
        why: "What stands under an unknown heading does not reach the report.",
        example: "進捗伏況 (for 進捗状況)",
    },
};
