//! `hidden-sheet`: a sheet is hidden.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L303",
    name: "hidden-sheet",
    family: Family::Layout,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "非表示のシートがあります",
        message: "非表示のシートは取り込んでいません。[（{found}）]",
        hint: "取り込む必要がある場合は、シートを再表示して提出し直してください。不要であれば、そのままで構いません。",
        why: "前年度の控えなどが混ざらないよう、表示されているシートだけを取り込みます。",
        example: "前年度のシートを非表示にして残したブック",
    },
    en: Words {
        title: "A sheet is hidden",
        message: "Hidden sheets were not taken over[ ({found})].",
        hint: "If it is needed, unhide the sheet and send the file again. Otherwise nothing needs to be done.",
        why: "Only sheets that show are read, so that copies of last year do not slip in.",
        example: "A workbook that keeps last year’s sheet hidden",
    },
};
