//! `unreadable-file`: the file can’t be read.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F101",
    name: "unreadable-file",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "ファイルを読み取れません",
        message: "ファイルを読み取れませんでした。[（{reason}。）]",
        hint: "Excel で開いて「名前を付けて保存」から Excel ブック（.xlsx）として保存し直し、もう一度提出してください。開けない場合は、元のファイルから作り直してください。",
        why: "内容を一つも取り込めないため、このままでは報告に載りません。",
        example: "送信の途中で切れたファイルや、壊れたファイル",
    },
    en: Words {
        title: "The file can’t be read",
        message: "The file could not be read[: {reason}].",
        hint: "Open it in Excel, save it again as an Excel workbook (.xlsx) and send it once more. If Excel can’t open it either, make it again from your original.",
        why: "Nothing of it can be taken over, so the department would be missing from the report.",
        example: "A file cut off while it was sent",
    },
};
