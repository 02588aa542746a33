//! `past-value-changed`: a past value changed.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C201",
    name: "past-value-changed",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "過去の報告と値が違います",
        message: "[{item}の|][{axis}の|][「{field}」|値]が、前回の報告[の「{expected}」|]と違います。[（今回は「{value}」）|（今回は空欄）]",
        hint: "誤って書き換えた場合は、前回の値に戻してください。訂正の場合は、取りまとめ担当にその旨をお知らせください。",
        why: "公表済みの年度の値が変わると、過去の報告と食い違います。",
        example: "前回「Ｂ」と報告した令和４年度の評価が「Ａ」になっている",
    },
    en: Words {
        title: "A past value changed",
        message: "[“{field}”|The value][ of {item}|][ for {axis}|] differs from the last report[ (“{expected}”)|][; now “{value}”|; now blank].",
        hint: "If it was changed by mistake, put the reported value back. If it is a correction, please tell the section that collects.",
        why: "Published years would no longer agree with earlier reports.",
        example: "The rating of 令和４年度 was Ｂ in the last report and is now Ａ",
    },
};
