//! `uncomputed-formula`: a formula without its result.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V132",
    name: "uncomputed-formula",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "数式が計算されていません",
        message: "セルの数式の計算結果が保存されていません。",
        hint: "ファイルを Excel で開いて上書き保存し、もう一度提出してください。値を直接入力しても構いません。",
        why: "計算結果が保存されていないと、値が分かりません。",
        example: "Excel 以外のソフトで作られたブックの数式",
    },
    en: Words {
        title: "A formula without its result",
        message: "The result of the cell’s formula was not saved.",
        hint: "Open the file in Excel, save it and send it again, or type the value.",
        why: "Without the saved result the value is not known.",
        example: "A formula in a workbook written by another program",
    },
};
