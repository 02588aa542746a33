//! `item-label-conflict`: number and title name different items.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L206",
    name: "item-label-conflict",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "番号と名称が合いません",
        message: "番号と名称[（「{value}」）|]が別々の項目を指しています。[計画では、この番号の名称は「{expected}」です。]",
        hint: "番号と名称を計画の項目一覧[（「{expected}」など）|]のとおりにそろえてください。",
        why: "どちらの項目の回答かを判断できません。",
        example: "番号は №4、名称は №5 のもの",
    },
    en: Words {
        title: "Number and title name different items",
        message: "The number and the title[ (“{value}”)|] name two different items.[ The plan’s title of that number is “{expected}”.]",
        hint: "Make number and title agree with the plan’s list[ (“{expected}”)|].",
        why: "Nobody can tell which item the answer belongs to.",
        example: "The number of №4 with the title of №5",
    },
};
