//! `encrypted-file`: the file is protected by a password.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F103",
    name: "encrypted-file",
    family: Family::File,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "パスワードで保護されています",
        message: "ファイルにパスワードが設定されているため、開けませんでした。",
        hint: "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存し、もう一度提出してください。",
        why: "パスワードのあるファイルは、機械では読み取れません。",
        example: "開くときにパスワードを求められるブック",
    },
    en: Words {
        title: "The file is protected by a password",
        message: "The file asks for a password and could not be opened.",
        hint: "Open it in Excel, clear the password under File › Info › Protect Workbook › Encrypt with Password, save it and send it again.",
        why: "A file with a password can’t be read.",
        example: "A workbook that asks for a password when it is opened",
    },
};
