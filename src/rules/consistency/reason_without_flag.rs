//! `reason-without-flag`: a reason without its flag.

use crate::model::{Entry, FieldRole, Finding, Mark, Scale, ScaleMark, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, on};
use crate::rules::{Sight, label};
use crate::text::width::fold_key;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C402",
    name: "reason-without-flag",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "中止・延期の記載があるのに※がありません",
        message: "[{item}の|][{axis}の|]取組に[「{found}」|中止や延期の記載]とありますが、評価[「{value}」|]に印[「{flag}」|]がありません。[（印の意味：{meaning}）]",
        hint: "事業の全部または一部を中止・延期したのであれば、[「{expected}」のように|]印を付けてください。該当しなければ、そのままで構いません。",
        why: "印の有無は、凡例の説明どおりにそろえて公表します。",
        example: "取組に「感染拡大防止のため中止」とあり、評価が「Ｃ」",
    },
    en: Words {
        title: "A reason without its flag",
        message: "The text[ of {item}|][ for {axis}|] says [“{found}”|that something was cancelled], but the rating[ “{value}”|] lacks the flag[ “{flag}”|].[ The flag means: {meaning}.]",
        hint: "If all or a part was cancelled or put off, add the flag[ ({expected})|]. Otherwise nothing needs to be done.",
        why: "Flags are published as the legend explains them.",
        example: "The action says 感染拡大防止のため中止, the rating is Ｃ",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unflagged(sight, row)).collect()
}

fn unflagged(sight: &Sight, row: Row) -> Option<Finding> {
    let (rating, mark, scale) = row.of_role(FieldRole::Rating).find_map(|entry| plain(sight, entry))?;
    let actions = row.of_role(FieldRole::Action).filter_map(|entry| entry.value.as_ref()?.as_text());
    let (sentence, flag) = actions.flat_map(sentences).find_map(|sentence| {
        scale.flags.iter().find(|flag| calls_off(sentence, flag)).map(|flag| (sentence, flag))
    })?;
    Some(finding(rating, mark, sentence, flag))
}

fn finding(rating: &Entry, mark: &Mark, sentence: &str, flag: &ScaleMark) -> Finding {
    on(RULE.name, rating)
        .fact("found", brief(sentence))
        .fact("flag", flag.mark.clone())
        .fact("expected", format!("{}{}", flag.mark, mark.grade))
        .fact("meaning", flag.meaning.trim_end_matches('。'))
}

/// The rating without a flag, with its scale.
fn plain<'a>(sight: &Sight<'a>, entry: &'a Entry) -> Option<(&'a Entry, &'a Mark, &'a Scale)> {
    let mark = entry.value.as_ref()?.as_mark().filter(|mark| mark.flag.is_none())?;
    Some((entry, mark, sight.view.plan.field(&entry.field)?.scale.as_ref()?))
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
