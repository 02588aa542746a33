//! Templates: broken ones against `tests/template/*.toml`, each mistake shown at its line with what is possible; and
//! the built-in ones, which all read.

use std::path::Path;

use matome::model::{Sentence, Tell};
use matome::template::{Template, builtin_names};

/// A case file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// A change of a template that reads, and what must be said of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    /// The lines that are replaced, and what by; both as they stand in the file.
    replace: String,
    by: String,
    /// The line of the mistake in the changed file, by its text; the first line that holds it.
    at: String,
    /// Whether the line of the table's heading (`[[fields]]`) is meant, above that line.
    #[serde(default)]
    heading: bool,
    /// Words of the message.
    says: Vec<String>,
}

#[test]
fn mistakes_are_shown_at_their_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/template");
    let whole = std::fs::read_to_string(folder.join("whole.toml")).unwrap();
    Template::parse(&whole, "whole.toml").expect("the template of which the others are made reads");
    let cases: Cases =
        toml::from_str(&std::fs::read_to_string(folder.join("mistakes.toml")).unwrap()).unwrap();
    for case in &cases.case {
        assert!(whole.contains(&case.replace), "{}: nothing to replace", case.about);
        check(case, &whole.replacen(&case.replace, &case.by, 1));
    }
}

fn check(case: &Case, source: &str) {
    let error = Template::parse(source, "研修.toml").expect_err(&case.about);
    let line = source.lines().position(|line| line.contains(&case.at)).map(|line| line + 1);
    assert!(line.is_some(), "{}: no line holds {:?}", case.about, case.at);
    let line = line.map(|line| line - usize::from(case.heading));
    assert_eq!(error.line, line, "{}: {error}", case.about);
    let Sentence { ja, en } = error.tell();
    for words in &case.says {
        assert!(ja.contains(words) || en.contains(words), "{}: {words:?} is not in {ja} {en}", case.about);
    }
    assert!(
        ja.starts_with("研修.toml の ") && ja.contains(" 行目：") && !ja.contains("誤りがあります"),
        "{ja}"
    );
    assert!(en.starts_with("研修.toml line "), "{en}");
}

#[test]
fn built_in_templates_read() {
    for name in builtin_names() {
        let template = Template::builtin(name).unwrap().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(template.name, name);
    }
}
