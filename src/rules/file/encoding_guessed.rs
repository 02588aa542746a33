//! `encoding-guessed`: the encoding was guessed.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F107",
    name: "encoding-guessed",
    family: Family::File,
    severity: Severity::Info,
    check: Check::Stage,
    ja: Words {
        title: "文字コードを推定しました",
        message: "テキストファイルの文字コードを[{encoding} と|]推定して読み取りました。",
        hint: "読み取り結果に文字化けがないかご確認ください。文字化けしている場合は、Excel ブック（.xlsx）で提出してください。",
        why: "文字コードの指定がないテキストファイルは、読み違えることがあります。",
        example: "Shift_JIS の CSV ファイル",
    },
    en: Words {
        title: "The encoding was guessed",
        message: "The encoding of the text file was guessed[ to be {encoding}].",
        hint: "Check that the values read show no garbled characters. If they do, send an Excel workbook (.xlsx).",
        why: "A text file does not say its encoding, so it may be misread.",
        example: "A CSV file in Shift_JIS",
    },
};
