//! What is wrong with a template, at its line, with what is possible there.

use super::Template;

/// A template or a round's file that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{origin}{}: {message}", line.map(|line| format!(" (line {line})")).unwrap_or_default())]
pub struct TemplateError {
    /// The file as the user knows it.
    pub origin: String,
    /// The line, from one, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what is possible.
    pub message: String,
}

impl TemplateError {
    /// From the TOML reader's error, which knows the place and the keys that are possible.
    pub fn toml(origin: &str, source: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| source[..span.start.min(source.len())].matches('\n').count() + 1);
        Self { origin: origin.to_owned(), line, message: error.message().to_owned() }
    }

    /// A fault that is no matter of TOML.
    pub fn plain(origin: &str, message: impl Into<String>) -> Self {
        Self { origin: origin.to_owned(), line: None, message: message.into() }
    }
}

/// Whether all names that the template uses are defined in it.
pub(super) fn check(template: &Template, origin: &str) -> Result<(), TemplateError> {
    let fields: Vec<&str> = template.fields.iter().map(|field| field.name.as_str()).collect();
    let tables = template.form.tables.iter().flat_map(|table| {
        table.fields.iter().chain(table.cells.as_ref()).chain(table.unlabelled_rows.as_ref())
    });
    let labels = template.form.labels.iter().map(|label| &label.field);
    let parts = template.fields.iter().flat_map(|field| &field.parts);
    let sheets = template.report.sheets.iter();
    let shown = sheets.flat_map(|sheet| sheet.fields.iter().chain(&sheet.above).chain(&sheet.below));
    for name in tables.chain(labels).chain(parts).chain(shown) {
        if !fields.contains(&name.as_str()) {
            let message = format!("no field `{name}`; the fields are: {}", fields.join(", "));
            return Err(TemplateError::plain(origin, message));
        }
    }
    check_kinds(template, origin)
}

fn check_kinds(template: &Template, origin: &str) -> Result<(), TemplateError> {
    let kinds: Vec<&str> = template.item_kinds.iter().map(|kind| kind.name.as_str()).collect();
    match template
        .report
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.items)
        .find(|name| !kinds.contains(&name.as_str()))
    {
        Some(name) => {
            let message = format!("no kind of item `{name}`; the kinds are: {}", kinds.join(", "));
            Err(TemplateError::plain(origin, message))
        }
        None => Ok(()),
    }
}
