//! `reason-without-flag`: a reason without its flag.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding, Mark, Scale, ScaleMark};
use crate::rules::answers::{Answer, on};
use crate::rules::{Answers, label};
use crate::text::width::fold_key;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.due().filter_map(|answer| unflagged(answers, answer)).collect()
}

fn unflagged(answers: &Answers, answer: Answer) -> Option<Finding> {
    let (rating, mark, scale) = answer.of_role(FieldRole::Rating).find_map(|entry| plain(answers, entry))?;
    let actions = answer.of_role(FieldRole::Action).filter_map(|entry| entry.value.as_ref()?.as_text());
    let (sentence, flag) = actions.flat_map(sentences).find_map(|sentence| {
        scale.flags.iter().find(|flag| calls_off(sentence, flag)).map(|flag| (sentence, flag))
    })?;
    Some(finding(rating, mark, sentence, flag))
}

fn finding(rating: &Entry, mark: &Mark, sentence: &str, flag: &ScaleMark) -> Finding {
    let fault = ConsistencyFault::ReasonWithoutFlag {
        sentence: brief(sentence),
        flag: flag.mark.clone(),
        flagged: format!("{}{}", flag.mark, mark.grade),
        meaning: label::meaning(flag),
    };
    on(fault, rating)
}

/// The rating without a flag, with its scale.
fn plain<'a>(answers: &Answers<'a>, entry: &'a Entry) -> Option<(&'a Entry, &'a Mark, &'a Scale)> {
    let mark = entry.value.as_ref()?.as_mark().filter(|mark| mark.flag.is_none())?;
    Some((entry, mark, answers.view.plan.field(&entry.field)?.scale.as_ref()?))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Whether the sentence says that something was called off, and for the reason that the flag stands for.
fn calls_off(sentence: &str, flag: &ScaleMark) -> bool {
    let text = fold_key(sentence);
    let reason = flag.reasons.iter().any(|reason| text.contains(&fold_key(reason)));
    reason && OFF.iter().any(|word| stands(&text, word)) && !ON.iter().any(|word| text.contains(word))
}

/// Whether the word stands in the text and is not denied.
fn stands(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        !DENIED.iter().any(|denied| after.starts_with(denied))
    })
}

const OFF: [&str; 4] = ["中止", "延期", "取りやめ", "見送"];
/// What says that it went on, or goes on again.
const ON: [&str; 2] = ["再開", "解除"];
/// What follows a word that does not hold.
const DENIED: [&str; 9] =
    ["せず", "しない", "しなか", "することなく", "とせず", "とはせず", "になら", "を避け", "しても"];

/// The sentence without the sign that begins the line.
fn brief(sentence: &str) -> String {
    label::brief(sentence.trim_start_matches(['・', '○', '-', '　', ' ']))
}
