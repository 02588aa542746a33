//! `too-large`: the file is too large.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F105",
    name: "too-large",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "ファイルが大きすぎます",
        message: "ファイルの[{limit}|大きさ]が上限[（{most}）]を超えています。",
        hint: "不要なシート、画像、表の外の書式を削除して保存し直し、もう一度提出してください。",
        why: "極端に大きいファイルは、安全のため読み取りません。",
        example: "表の外の何十万行にも書式が残ったブック",
    },
    en: Words {
        title: "The file is too large",
        message: "The [{limit}|size] of the file is over the limit[ ({most})].",
        hint: "Delete sheets, pictures and formats that are not needed, save it and send it again.",
        why: "Extremely large files are not read, for safety.",
        example: "A workbook with formats on hundreds of thousands of unused rows",
    },
};
