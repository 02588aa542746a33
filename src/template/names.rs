//! Whether the names that a template uses are defined in it, once; each fault at its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::TemplateError;
use crate::model::{DimensionKind, Sentence};
use crate::sentence;
use crate::text::nearest::nearest;

/// A name, and where it stands in the source, in bytes.
type Name = (String, usize);

/// What a template defines, and every place where it uses it: the keys on the way, lists passed through.
struct Names {
    /// What is defined, in Japanese and English.
    word: [&'static str; 2],
    key: &'static str,
    used: &'static [&'static [&'static str]],
}

const FIELDS: Names = Names {
    word: ["項目名（field）", "field"],
    key: "fields",
    used: &[
        &["fields", "below"],
        &["fields", "total"],
        &["fields", "required-when", "field"],
        &["fields", "matches"],
        &["form", "tables", "fields"],
        &["report", "sheets", "fields"],
        &["report", "sheets", "above"],
        &["report", "sheets", "below"],
    ],
};

const DIMENSIONS: Names = Names {
    word: ["次元（dimension）", "dimension"],
    key: "dimensions",
    used: &[
        &["dimensions", "within"],
        &["form", "tables", "columns"],
        &["form", "tables", "rows"],
        &["form", "tables", "above"],
        &["report", "sheets", "items"],
        &["report", "sheets", "each"],
        &["report", "sheets", "rows"],
        &["report", "sheets", "columns"],
        &["report", "sheets", "totals"],
    ],
};

/// Whether every name is defined, and only once.
pub(super) fn check(source: &str, origin: &str) -> Result<(), TemplateError> {
    let table = DeTable::parse(source).map_err(|error| TemplateError::toml(origin, source, &error))?;
    let error = |place: usize, fault: Sentence| Err(TemplateError::at(origin, source, place, fault));
    for names in [&FIELDS, &DIMENSIONS] {
        let mut defined = defined(table.get_ref(), names.key);
        for (index, (name, place)) in defined.iter().enumerate() {
            if defined[..index].iter().any(|(before, _)| before == name) {
                return error(*place, twice(name, names));
            }
        }
        if names.key == DIMENSIONS.key {
            defined.extend(DimensionKind::KNOWN.iter().map(|(name, _)| ((*name).to_owned(), 0)));
        }
        let mut used = names.used.iter().flat_map(|path| find(table.get_ref(), path));
        if let Some((name, place)) = used.find(|(name, _)| !defined.iter().any(|(known, _)| known == name)) {
            return error(place, undefined(&name, names, &defined));
        }
    }
    Ok(())
}

/// The names that the tables under a key give themselves, and those of the parts of fractions.
fn defined(table: &DeTable, key: &str) -> Vec<Name> {
    let Some((_, value)) = table.iter().find(|(known, _)| known.get_ref() == key) else { return Vec::new() };
    let Some(tables) = value.get_ref().as_array() else { return Vec::new() };
    let mut defined = Vec::new();
    for own in tables.iter().filter_map(|own| own.get_ref().as_table()) {
        let named = find(own, &["name"]);
        defined.extend(if named.is_empty() { find(own, &["label"]) } else { named });
        let parts = own.iter().find(|(known, _)| known.get_ref() == "parts");
        let parts =
            parts.and_then(|(_, parts)| parts.get_ref().as_table()).into_iter().flat_map(DeTable::iter);
        defined.extend(parts.map(|(name, _)| (name.get_ref().to_string(), name.span().start)));
    }
    defined
}

/// The texts that stand under these keys.
fn find(table: &DeTable, path: &[&str]) -> Vec<Name> {
    let mut found = Vec::new();
    if let Some((key, rest)) = path.split_first()
        && let Some(value) = table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value)
    {
        collect(value, rest, &mut found);
    }
    found
}

fn collect(value: &Spanned<DeValue>, path: &[&str], found: &mut Vec<Name>) {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().for_each(|value| collect(value, path, found)),
        DeValue::Table(table) => found.extend(find(table, path)),
        DeValue::String(text) if path.is_empty() => found.push((text.to_string(), value.span().start)),
        _ => {}
    }
}

/// Where a key stands on this path, lists passed through, in bytes.
pub(super) fn keys(table: &DeTable, path: &[&str]) -> Vec<usize> {
    let Some((key, rest)) = path.split_first() else { return Vec::new() };
    let Some((name, value)) = table.iter().find(|(known, _)| known.get_ref() == key) else {
        return Vec::new();
    };
    let tables: Vec<&DeTable> = match value.get_ref() {
        _ if rest.is_empty() => return vec![name.span().start],
        DeValue::Table(table) => vec![table],
        DeValue::Array(values) => values.iter().filter_map(|value| value.get_ref().as_table()).collect(),
        _ => Vec::new(),
    };
    tables.into_iter().flat_map(|table| keys(table, rest)).collect()
}

/// Where the table of this index stands under these keys, in bytes; 0 where there is none.
pub(super) fn place(table: &DeTable, path: &[&str], index: usize) -> usize {
    let Some((key, rest)) = path.split_first() else { return 0 };
    let Some((name, value)) = table.iter().find(|(known, _)| known.get_ref() == key) else { return 0 };
    match (value.get_ref(), rest) {
        (DeValue::Table(inner), [_, ..]) => place(inner, rest, index),
        (DeValue::Array(values), []) => values.get(index).map_or(name.span().start, |one| one.span().start),
        _ => name.span().start,
    }
}

fn twice(name: &str, names: &Names) -> Sentence {
    let [japanese, english] = names.word;
    sentence!(
        "{japanese}「{name}」が二度定義されています。名前は一つずつ変えてください。",
        "{english} `{name}` is defined twice"
    )
}

fn undefined(name: &str, names: &Names, defined: &[Name]) -> Sentence {
    let [japanese, english] = names.word;
    let key = names.key;
    let known: Vec<&str> = defined.iter().map(|(name, _)| name.as_str()).collect();
    let near = nearest(name, known.iter().map(|known| (*known, *known)));
    let hint = near.map(|near| format!("「{near}」のことではありませんか。")).unwrap_or_default();
    let (ja, en) = (known.join("、"), known.join(", "));
    sentence!(
        "{japanese}「{name}」は定義されていません。{hint}使えるもの：{ja}（ほかは {key} に書き加えてください）",
        "no {english} `{name}`; the possible ones are: {en} (others are defined in {key})"
    )
}
