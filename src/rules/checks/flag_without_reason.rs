//! `flag-without-reason`: a flag without its reason.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding, ScaleMark};
use crate::rules::answers::{Answer, on};
use crate::rules::{Answers, label};
use crate::text::width::fold_key;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.due().filter_map(|answer| unexplained(answers, answer)).collect()
}

/// Silent where the year has no text at all: then the missing text is the fault.
fn unexplained(answers: &Answers, answer: Answer) -> Option<Finding> {
    let (rating, flag) = answer.of_role(FieldRole::Rating).find_map(|entry| flagged(answers, entry))?;
    let texts = texts(answer);
    if flag.reasons.is_empty() || texts.is_empty() || texts.iter().any(|text| gives_reason(text, flag)) {
        return None;
    }
    let fault =
        ConsistencyFault::FlagWithoutReason { meaning: label::meaning(flag), reasons: flag.reasons.clone() };
    Some(on(fault, rating))
}

/// The rating with the flag that it bears.
fn flagged<'a>(answers: &Answers<'a>, entry: &'a Entry) -> Option<(&'a Entry, &'a ScaleMark)> {
    let flag = entry.value.as_ref()?.as_mark()?.flag.as_ref()?;
    let scale = answers.view.plan.field(&entry.field)?.scale.as_ref()?;
    scale.flags.iter().find(|known| known.mark == *flag).map(|known| (entry, known))
}

/// The texts that tell what happened in the year: a plan tells what was to happen.
fn texts<'a>(answer: Answer<'_, 'a>) -> Vec<&'a str> {
    let told = answer.with_fields().filter(|(_, field)| field.role != Some(FieldRole::Plan));
    told.filter_map(|(entry, _)| entry.value.as_ref()?.as_text()).collect()
}

fn gives_reason(text: &str, flag: &ScaleMark) -> bool {
    let text = fold_key(text);
    flag.reasons.iter().any(|reason| text.contains(&fold_key(reason)))
}
