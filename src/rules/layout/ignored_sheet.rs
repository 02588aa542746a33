//! `ignored-sheet`: a filled form on a sheet for instructions or examples.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L307",
    name: "ignored-sheet",
    family: Family::Layout,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "記入例などのシートに記入があります",
        message: "記入要領・記入例のシートにある表は取り込んでいません。",
        hint: "提出する内容であれば、シートの名前を変えるか、調査票のシートに移してください。記入例であれば、そのままで構いません。",
        why: "記入例を実際の報告と取り違えないよう、これらの名前のシートは取り込みません。",
        example: "「記入例」のシートに実際の内容を記入した",
    },
    en: Words {
        title: "A filled form on a sheet of examples",
        message: "The table on a sheet for instructions or examples was not taken over.",
        hint: "If it is meant to be sent, rename the sheet or move the table to the sheet of the form. If it is an example, leave it as it is.",
        why: "Sheets of these names are not read, so that an example is never taken for a report.",
        example: "The real contents typed on the sheet 記入例",
    },
};
