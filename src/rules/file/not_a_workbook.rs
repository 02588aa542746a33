//! `not-a-workbook`: not a workbook.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F104",
    name: "not-a-workbook",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "Excel のファイルではありません",
        message: "ファイルの名前は表計算のものですが、中身は[{found}|別の種類のファイル]です。",
        hint: "提出様式の Excel ブックに記入し、.xlsx 形式で保存したものを提出してください。",
        why: "名前だけを .xls などに変えたファイルは、表として読めません。",
        example: "ホームページの画面を .xls の名前で保存したファイル",
    },
    en: Words {
        title: "Not a workbook",
        message: "The file is named as a spreadsheet, but holds [{found}|something else].",
        hint: "Fill in the form in Excel, save it as .xlsx and send that file.",
        why: "A file that only bears the name of a workbook has no cells to read.",
        example: "A web page saved under a name that ends in .xls",
    },
};
