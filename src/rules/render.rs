//! A finding as a person reads it, in Japanese or English.

use super::{find, label, message, phrase};
pub use crate::model::Lang;
use crate::model::{Finding, FiscalYear, YearSpan};

/// A finding as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The rule's code, never reused: `V101`.
    pub code: &'static str,
    /// What is wrong, in a sentence, with what was expected.
    pub message: String,
    /// How to mend it, in a sentence.
    pub hint: String,
}

/// The finding's text in a language. The place is not part of it: whoever shows the text shows the place beside it.
pub fn render(finding: &Finding, lang: Lang) -> Rendered {
    let Some(rule) = find(finding.rule) else { return unknown(finding, lang) };
    let words = rule.words(lang);
    let fact = |name: &str| fact(finding, name, lang);
    Rendered {
        code: rule.code,
        message: message::fill(words.message, &fact),
        hint: message::fill(words.hint, &fact),
    }
}

/// A rule that the catalogue lacks; a test holds that there is none.
fn unknown(finding: &Finding, lang: Lang) -> Rendered {
    let (message, hint) = match lang {
        Lang::Ja => ("この箇所の確認が必要です", "取りまとめ担当にお問い合わせください。"),
        Lang::En => ("This place needs a look", "Please ask the section that collects."),
    };
    Rendered { code: "", message: format!("{message} ({})", finding.rule), hint: hint.to_owned() }
}

/// What a placeholder of a message stands for; `None` where the finding does not say it.
fn fact(finding: &Finding, name: &str, lang: Lang) -> Option<String> {
    let text = match name {
        "value" => finding.value.as_deref().map(label::brief),
        "item" => said(finding, "item-title", lang).or_else(|| finding.item.clone()),
        "field" => said(finding, "field-label", lang),
        "axis" => label::axis(&finding.axis, lang).or_else(|| said(finding, "axis-label", lang)),
        "department" => finding.department.clone(),
        "count" => Some((finding.more_cells.len() + 1).to_string()),
        _ => said(finding, name, lang),
    };
    text.filter(|text| !text.is_empty())
}

/// The facts of this name, one after the other. A fact `name-en` takes the place of `name` in English.
fn said(finding: &Finding, name: &str, lang: Lang) -> Option<String> {
    if lang == Lang::En {
        let english = facts(finding, &format!("{name}-en"));
        if !english.is_empty() {
            return Some(english.join(", "));
        }
    }
    let texts: Vec<String> = facts(finding, name).into_iter().map(|text| spoken(name, text, lang)).collect();
    let between = if lang == Lang::Ja { "、" } else { ", " };
    (!texts.is_empty()).then(|| texts.join(between))
}

/// A fact in words: a key as its phrase, a span of years such as `2021..2025` by the names of the years.
fn spoken(name: &str, text: &str, lang: Lang) -> String {
    let year = |text: &str| text.parse().ok().map(FiscalYear);
    match text.split_once("..").and_then(|(first, last)| Some([year(first)?, year(last)?])) {
        Some([first, last]) => label::years(YearSpan { first, last }, lang),
        None => phrase::of(name, text, lang),
    }
}

fn facts<'a>(finding: &'a Finding, name: &str) -> Vec<&'a str> {
    let named = finding.facts.iter().filter(|(known, text)| *known == name && !text.trim().is_empty());
    named.map(|(_, text)| text.trim()).collect()
}
