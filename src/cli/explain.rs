//! `matome explain`: what a finding means, why it matters, how to mend it.

use std::fmt::Write;
use std::process::ExitCode;

use super::failure::{Failure, Outcome};
use crate::model::{Lang, Sentence};
use crate::rules::{self, Rule};
use crate::sentence;

/// The arguments of `matome explain`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The code or the name of a finding (V101, missing-rating); left out: a list of all.
    code: Option<String>,
}

/// Prints what the finding means, or the list of all.
///
/// # Errors
/// When no finding has this code or name.
pub fn run(args: &Args, lang: Lang) -> Outcome {
    let Some(code) = &args.code else {
        super::terminal::print(&list(lang))?;
        return Ok(ExitCode::SUCCESS);
    };
    match rules::find(code) {
        Some(rule) => super::terminal::print(&explain(rule, lang))?,
        None => return Err(Failure(unknown(code))),
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(rule: &Rule, lang: Lang) -> String {
    let words = rule.words(lang);
    let severity = rules::severity_words(rule.severity, lang);
    let label = |ja, en| lang.pick(ja, en);
    let mut text = format!("{} {} ({severity})\n{}\n\n", rule.code, rule.name, words.title);
    for (label, line) in [
        (label("内容", "What it says"), words.message.plain.as_str()),
        (label("理由", "Why it matters"), words.why),
        (label("直し方", "How to mend it"), words.hint.plain.as_str()),
        (label("例", "Example"), words.example),
    ] {
        let _ = writeln!(text, "{label}{}{line}", label_end(lang));
    }
    text
}

const fn label_end(lang: Lang) -> &'static str {
    lang.pick("：", ": ")
}

fn list(lang: Lang) -> String {
    let mut text = String::new();
    for rule in rules::catalogue() {
        let _ = writeln!(text, "{}  {:<30} {}", rule.code, rule.name, rule.words(lang).title);
    }
    text
}

fn unknown(code: &str) -> Sentence {
    match rules::nearest(code) {
        Some(Rule { code: near, name, .. }) => sentence!(
            "「{code}」という指摘はありません。{near} {name} のことではありませんか。",
            "there is no finding \"{code}\"; did you mean {near} {name}?"
        ),
        None => sentence!(
            "「{code}」という指摘はありません。matome explain で一覧を表示します。",
            "there is no finding \"{code}\"; `matome explain` lists all of them"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_is_explained_in_both_languages() {
        for rule in rules::catalogue() {
            for lang in [Lang::Ja, Lang::En] {
                let text = explain(rule, lang);
                let words = rule.words(lang);
                assert!(
                    [rule.code, rule.name, words.title, words.why, words.example]
                        .iter()
                        .all(|part| text.contains(part))
                );
                assert!(!text.contains(['{', '}', '|']), "{text}");
            }
        }
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest_name() {
        assert!(unknown("mising-rating").en.contains("V101 missing-rating"));
        assert!(unknown("ZZZ").ja.contains("matome explain"));
    }
}
