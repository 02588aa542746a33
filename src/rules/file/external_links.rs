//! `external-links`: the workbook links to other files.

use crate::model::{Finding, Place, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F302",
    name: "external-links",
    family: Family::File,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "他のブックを参照しています",
        message: "ブックが他のファイルを参照しています[（{found}件）]。保存した時点の値を読み取りました。",
        hint: "値が最新かを確認し、「データ」→「リンクの編集」→「リンクの解除」で値に置き換えて保存してください。",
        why: "参照先のファイルが変わると、提出した値と合わなくなります。",
        example: "=[集計.xlsx]Sheet1!A1 のような式",
    },
    en: Words {
        title: "The workbook links to other files",
        message: "The workbook refers to other files[ ({found})]. The values were read as they were saved.",
        hint: "Check that the values are current, then break the links under Data › Edit Links and save.",
        why: "When the other file changes, the submitted values no longer agree with it.",
        example: "A formula such as =[集計.xlsx]Sheet1!A1",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let links = sight.view.external_links;
    let finding = || Finding::new(RULE.name, Place::file(sight.view.file)).fact("found", links.to_string());
    (links > 0).then(finding).into_iter().collect()
}
