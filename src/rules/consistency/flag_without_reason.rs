//! `flag-without-reason`: a flag without its reason.

use crate::model::{Entry, FieldRole, Finding, ScaleMark, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, on};
use crate::text::width::fold_key;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C401",
    name: "flag-without-reason",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "※の理由が書かれていません",
        message: "[{item}の|][{axis}の|]評価[「{value}」|]に印がありますが、取組などの欄にその理由が見当たりません。[（印の意味：{meaning}）]",
        hint: "印の理由[（例：{reasons}）|]を取組の欄に記入するか、印を外してください。",
        why: "印の付いた評価は、理由と合わせて公表します。",
        example: "「※Ｃ」なのに、取組に感染症による中止の記載がない",
    },
    en: Words {
        title: "A flag without its reason",
        message: "The rating[ “{value}”|][ of {item}|][ for {axis}|] bears a flag, but the texts of that year do not say why.[ The flag means: {meaning}.]",
        hint: "Give the reason in the action[ (with words such as {reasons})|], or remove the flag.",
        why: "A flagged rating is published together with its reason.",
        example: "※Ｃ without a word on the cancellation",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unexplained(sight, row)).collect()
}

/// Silent where the year has no text at all: then the missing text is the fault.
fn unexplained(sight: &Sight, row: Row) -> Option<Finding> {
    let (rating, flag) = row.of_role(FieldRole::Rating).find_map(|entry| flagged(sight, entry))?;
    let texts = texts(row);
    if flag.reasons.is_empty() || texts.is_empty() || texts.iter().any(|text| gives_reason(text, flag)) {
        return None;
    }
    let mut finding = on(RULE.name, rating);
    if !flag.meaning.is_empty() {
        finding.facts.push(("meaning", flag.meaning.trim_end_matches('。').to_owned()));
    }
    finding.facts.extend(flag.reasons.iter().map(|reason| ("reasons", reason.clone())));
    Some(finding)
}

/// The rating with the flag that it bears.
fn flagged<'a>(sight: &Sight<'a>, entry: &'a Entry) -> Option<(&'a Entry, &'a ScaleMark)> {
    let flag = entry.value.as_ref()?.as_mark()?.flag.as_ref()?;
    let scale = sight.view.plan.field(&entry.field)?.scale.as_ref()?;
    scale.flags.iter().find(|known| known.mark == *flag).map(|known| (entry, known))
}

/// The texts that tell what happened in the year: a plan tells what was to happen.
fn texts<'a>(row: Row<'_, 'a>) -> Vec<&'a str> {
    let told = row.with_fields().filter(|(_, field)| field.role != Some(FieldRole::Plan));
    told.filter_map(|(entry, _)| entry.value.as_ref()?.as_text()).collect()
}

fn gives_reason(text: &str, flag: &ScaleMark) -> bool {
    let text = fold_key(text);
    flag.reasons.iter().any(|reason| text.contains(&fold_key(reason)))
}
