//! What the program says of itself: findings, templates, verbs.

use minijinja::{Value, context};

use super::Verb;
use crate::model::{Lang, Severity};
use crate::rules::{self, Family, Rule};
use crate::template::{Template, builtin_names};

pub(super) fn of(about: &str, verbs: &[Verb]) -> Value {
    context! {
        version => env!("CARGO_PKG_VERSION"),
        about => about,
        verbs => verbs.iter().map(verb).collect::<Vec<_>>(),
        templates => builtin_names().filter_map(Template::builtin).flatten().map(|known| template(&known)).collect::<Vec<_>>(),
        rules_count => rules::catalogue().len(),
        families => Family::ALL.map(family).to_vec(),
    }
}

fn verb(verb: &Verb) -> Value {
    let arguments = verb
        .arguments
        .iter()
        .map(|argument| context!(name => argument.name.as_str(), help => argument.help.as_str()));
    context! {
        usage => verb.usage.as_str(),
        about => verb.about.as_str(),
        arguments => arguments.collect::<Vec<_>>(),
    }
}

fn template(template: &Template) -> Value {
    let fields = template.fields(&template.scale);
    let fields: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
    let sheets = template.report.sheets.iter().filter_map(|sheet| sheet.title.as_deref());
    context! {
        title => template.title.as_str(),
        fields => fields.join("、"),
        sheets => sheets.collect::<Vec<_>>().join("、"),
    }
}

fn family(family: Family) -> Value {
    let rules = rules::catalogue().iter().filter(|rule| rule.family == family).map(rule);
    context! {
        letter => family.letter().to_string(),
        title => family.title(Lang::Ja),
        rules => rules.collect::<Vec<_>>(),
    }
}

fn rule(rule: &Rule) -> Value {
    let words = rule.words(Lang::Ja);
    let class = match rule.severity {
        Severity::Error => "bad",
        Severity::Warning => "look",
        Severity::Info => "info",
    };
    context! {
        code => rule.code,
        class => class,
        severity => rules::severity_words(rule.severity, Lang::Ja),
        title => words.title,
        message => words.message.plain.as_str(),
        why => words.why,
        hint => words.hint.plain.as_str(),
        example => words.example,
    }
}
