//! Keys of templates of former versions: each is refused at its line, with what is written now.

use toml::de::{DeTable, DeValue};

use super::TemplateError;
use super::names::keys;
use crate::model::Sentence;
use crate::sentence;

/// Where a key stood, and what is written in its stead.
const FORMER: [(&[&str], &str); 17] = [
    (&["item-word"], r#"dimensions = [{ name = "item", word = "…" }]"#),
    (&["axis-word"], r#"dimensions = [{ name = "grade", word = "…", members = [ … ] }]"#),
    (&["item-kinds"], r#"dimensions = [{ name = "measure", word = "…" }, { name = "target", word = "…" }]"#),
    (&["categories"], r#"dimensions = [{ name = "grade", members = [ … ] }]"#),
    (&["fields", "of"], r#"form.tables = [{ fields = [ … ] }]"#),
    (
        &["form", "labels"],
        r#"form.tables = [{ name = "…", rows = ["field"], above = ["item"], fields = [ … ] }]"#,
    ),
    (&["form", "number-labels"], r#"dimensions = [{ name = "item", number = [ … ] }]"#),
    (&["form", "title-labels"], r#"dimensions = [{ name = "item", headings = [ … ] }]"#),
    (&["form", "tables", "items"], r#"rows = ["measure"]"#),
    (&["form", "tables", "context"], r#"above = ["item"]"#),
    (&["form", "tables", "context-items"], r#"dimensions = [{ name = "project", within = "initiative" }]"#),
    (&["form", "tables", "cells"], r#"fields = ["…"]"#),
    (&["form", "tables", "item-headings"], r#"dimensions = [{ name = "item", headings = [ … ] }]"#),
    (&["form", "tables", "field-headings"], r#"dimensions = [{ name = "field", headings = [ … ] }]"#),
    (&["form", "tables", "axis-headings"], r#"dimensions = [{ name = "year", headings = [ … ] }]"#),
    (&["form", "tables", "furniture-headings"], r#"dimensions = [{ name = "item", details = [ … ] }]"#),
    (&["form", "tables", "unlabelled-rows"], r#"fields = [{ name = "fraction", below = "value" }]"#),
];

/// Whether no key of a former version stands there.
pub(super) fn check(source: &str, origin: &str) -> Result<(), TemplateError> {
    let table = DeTable::parse(source).map_err(|error| TemplateError::toml(origin, source, &error))?;
    let former = FORMER.iter().filter_map(|(path, now)| {
        let place = keys(table.get_ref(), path).into_iter().next()?;
        Some((place, said(path.last().copied().unwrap_or_default(), now)))
    });
    let parts = parts(table.get_ref())
        .map(|place| (place, said("parts", r#"parts = { numerator = "分子", denominator = "分母" }"#)));
    match former.chain(parts).min_by_key(|(place, _)| *place) {
        Some((place, fault)) => Err(TemplateError::at(origin, source, place, fault)),
        None => Ok(()),
    }
}

fn said(key: &str, now: &str) -> Sentence {
    sentence!(
        "「{key}」は以前の書き方です。今は {now} のように書きます。",
        "`{key}` is of a former version; now it is {now}"
    )
}

/// Where the parts of a fraction stand as a list of fields.
fn parts(table: &DeTable) -> Option<usize> {
    let fields = table.iter().find(|(key, _)| key.get_ref() == "fields")?.1;
    let DeValue::Array(fields) = fields.get_ref() else { return None };
    fields.iter().find_map(|field| {
        let (_, parts) = field.get_ref().as_table()?.iter().find(|(key, _)| key.get_ref() == "parts")?;
        parts.get_ref().is_array().then(|| parts.span().start)
    })
}
