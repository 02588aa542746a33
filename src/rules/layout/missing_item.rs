//! `missing-item`: an item is missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L202",
    name: "missing-item",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "項目の回答がありません",
        message: "[{item}|「{title}」|担当する項目]の回答が見つかりません。",
        hint: "[{item}|「{title}」|この項目]の表を様式のとおりに追加し、記入して提出してください。記入済みの場合は、番号と名称が様式のとおりかをご確認ください。",
        why: "担当する項目の回答がないと、報告で空欄になります。",
        example: "担当する №4 の個票がないファイル",
    },
    en: Words {
        title: "An item is missing",
        message: "No answer was found for [{item}|“{title}”|an item of this department].",
        hint: "Add the table of [{item}|“{title}”|this item] as in the form, fill it in and send it. If it is there, check that its number and title are as in the form.",
        why: "Without an answer the item stays blank in the report.",
        example: "A file without the card of №4",
    },
};
