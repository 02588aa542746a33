//! `macros`: the workbook carries macros.

use crate::model::{Finding, Place, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "F301",
    name: "macros",
    family: Family::File,
    severity: Severity::Info,
    check: Check::Submission(check),
    ja: Words {
        title: "マクロが含まれています",
        message: "ブックにマクロが含まれています。マクロは実行せず、値だけを読み取りました。",
        hint: "対応は不要です。次回からはマクロのない .xlsx 形式での提出をお勧めします。",
        why: "マクロで入る値は、保存した時点のものが取り込まれます。",
        example: ".xlsm 形式の調査票",
    },
    en: Words {
        title: "The workbook carries macros",
        message: "The workbook carries macros. They were not run; only the values were read.",
        hint: "Nothing needs to be done. Next time an .xlsx without macros is preferable.",
        why: "Values that a macro writes are taken as they were saved.",
        example: "A form saved as .xlsm",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let place = Place::file(sight.view.file);
    sight.view.macros.then(|| Finding::new(RULE.name, place)).into_iter().collect()
}
