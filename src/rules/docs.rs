//! The page of all rules, made from the catalogue.

use std::fmt::Write;

use super::{Family, Lang, Rule, Words, catalogue, message};
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

この文書は指摘の目録から生成しています。手で直さず、`MATOME_WRITE_DOCS=1 cargo test --test rules` で作り直してください。
This page is generated from the catalogue of findings. Do not edit it: `MATOME_WRITE_DOCS=1 cargo test --test rules`
writes it anew.

重大度は `matome.toml` の `[severity]` で、指摘の名前ごとに変えられます。
`matome explain コード` は、同じ説明を画面に表示します。
A round may set another severity by rule name under `[severity]` in `matome.toml`. `matome explain CODE` prints the
same text.
";

fn section(rule: &Rule) -> String {
    let mut text = format!("\n### {} `{}`\n\n", rule.code, rule.name);
    let (ja, en) = severity(rule.severity);
    let _ = writeln!(text, "**{}**（{ja}）\n", rule.ja.title);
    text.push_str(&lines(&rule.ja, ["理由", "直し方", "例"]));
    let _ = writeln!(text, "\n**{}** ({en})\n", rule.en.title);
    text.push_str(&lines(&rule.en, ["Why it matters", "How to mend it", "Example"]));
    text
}

fn lines(words: &Words, [why, hint, example]: [&str; 3]) -> String {
    let mend = message::fill(words.hint, &|_| None);
    format!("- {why}: {}\n- {hint}: {mend}\n- {example}: {}\n", words.why, words.example)
}

/// A severity as people call it, in Japanese and in English.
pub fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("要修正", "error: must be mended"),
        Severity::Warning => ("要確認", "warning: should be looked at"),
        Severity::Info => ("参考", "info: to know"),
    }
}
