//! The page of all rules, made from the catalogue.

use std::fmt::Write;

use super::{Family, Lang, Rule, catalogue};
use crate::model::Severity;

/// `docs/rules.md`: every rule by family, in Japanese, then in English.
pub fn markdown() -> String {
    let mut page = String::from(INTRODUCTION);
    for family in Family::ALL {
        let rules: Vec<&Rule> = catalogue().iter().filter(|rule| rule.family == family).collect();
        let _ = write!(page, "\n## {} {}\n", family.title(Lang::Ja), family.title(Lang::En));
        rules.iter().for_each(|rule| page.push_str(&section(rule)));
    }
    page
}

const INTRODUCTION: &str = "\
# 指摘の一覧 Findings

この文書は指摘の目録から生成しています。手で直さず、`MATOME_UPDATE_DOCS=1 cargo test --test rules` で作り直してください。
This page is generated from the catalogue of findings. Do not edit it: `MATOME_UPDATE_DOCS=1 cargo test --test rules`
writes it anew.

重大度は `matome.toml` の `[severity]` で、指摘の名前ごとに変えられます。
`matome explain コード` は、同じ説明を画面に表示します。
A round may set another severity by rule name under `[severity]` in `matome.toml`. `matome explain CODE` prints the
same text.
";

fn section(rule: &Rule) -> String {
    let mut text = format!("\n### {} `{}`\n\n", rule.code, rule.name);
    let severity = |lang| severity_words(rule.severity, lang);
    let _ = writeln!(text, "**{}**（{}）\n", rule.ja.title, severity(Lang::Ja));
    text.push_str(&lines(rule, Lang::Ja, ["内容", "理由", "直し方", "例"]));
    let _ = writeln!(text, "\n**{}** ({})\n", rule.en.title, severity(Lang::En));
    text.push_str(&lines(rule, Lang::En, ["What it says", "Why it matters", "How to mend it", "Example"]));
    text
}

fn lines(rule: &Rule, lang: Lang, [what, why, how, example]: [&str; 4]) -> String {
    let words = rule.words(lang);
    let (message, hint) = (&words.message.plain, &words.hint.plain);
    format!("- {what}: {message}\n- {why}: {}\n- {how}: {hint}\n- {example}: {}\n", words.why, words.example)
}

/// A severity as people call it.
pub const fn severity_words(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Ja) => "要修正",
        (Severity::Error, Lang::En) => "error: must be mended",
        (Severity::Warning, Lang::Ja) => "要確認",
        (Severity::Warning, Lang::En) => "warning: should be looked at",
        (Severity::Info, Lang::Ja) => "お知らせ",
        (Severity::Info, Lang::En) => "info: to know",
    }
}
