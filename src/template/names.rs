//! Whether the names that a template uses are defined in it, once, and whether its form says anything; each fault at
//! its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Dimension, TableShape, Template, TemplateError};
use crate::model::{FieldKind, Sentence};
use crate::sentence;
use crate::text::nearest::nearest;

/// A name, and where it stands in the source, in bytes.
type Name = (String, usize);

/// What a template defines, and every place where it uses it: the keys on the way, lists passed through.
struct Names {
    /// What is defined, in Japanese and English.
    word: [&'static str; 2],
    defined: &'static [&'static str],
    used: &'static [&'static [&'static str]],
}

const NAMES: [Names; 3] = [
    Names {
        word: ["項目名（field）", "field"],
        defined: &["fields", "name"],
        used: &[
            &["fields", "parts"],
            &["form", "tables", "fields"],
            &["form", "tables", "cells"],
            &["form", "tables", "unlabelled-rows"],
            &["form", "labels", "field"],
            &["report", "sheets", "fields"],
            &["report", "sheets", "above"],
            &["report", "sheets", "below"],
        ],
    },
    Names {
        word: ["種別（item-kinds）", "kind of item"],
        defined: &["item-kinds", "name"],
        used: &[
            &["fields", "of"],
            &["form", "tables", "items"],
            &["form", "tables", "context-items"],
            &["form", "labels", "context-items"],
            &["report", "sheets", "items"],
        ],
    },
    Names { word: ["区分（categories）", "category"], defined: &["categories", "name"], used: &[] },
];

/// Whether every name is defined, and only once.
pub(super) fn check(source: &str, origin: &str) -> Result<(), TemplateError> {
    let table = DeTable::parse(source).map_err(|error| TemplateError::toml(origin, source, &error))?;
    for names in &NAMES {
        let defined = find(table.get_ref(), names.defined);
        for (index, (name, place)) in defined.iter().enumerate() {
            if defined[..index].iter().any(|(before, _)| before == name) {
                return Err(TemplateError::at(origin, source, *place, twice(name, names)));
            }
        }
        let mut used = names.used.iter().flat_map(|path| find(table.get_ref(), path));
        let unknown =
            used.find(|(name, _)| !name.is_empty() && !defined.iter().any(|(known, _)| known == name));
        if let Some((name, place)) = unknown {
            return Err(TemplateError::at(origin, source, place, undefined(&name, names, &defined)));
        }
    }
    Ok(())
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

fn twice(name: &str, names: &Names) -> Sentence {
    let [japanese, english] = names.word;
    sentence!(
        "{japanese}「{name}」が二度定義されています。名前は一つずつ変えてください。",
        "{english} `{name}` is defined twice"
    )
}

fn undefined(name: &str, names: &Names, defined: &[Name]) -> Sentence {
    let [japanese, english] = names.word;
    let key = names.defined[0];
    if defined.is_empty() {
        return sentence!(
            "{japanese}「{name}」は定義されていません。[[{key}]] に定義してください。",
            "no {english} `{name}`; define it in [[{key}]]"
        );
    }
    let known: Vec<&str> = defined.iter().map(|(name, _)| name.as_str()).collect();
    let near = nearest(name, known.iter().map(|known| (*known, *known)));
    let hint = near.map(|near| format!("「{near}」のことではありませんか。")).unwrap_or_default();
    let (ja, en) = (known.join("、"), known.join(", "));
    sentence!(
        "{japanese}「{name}」は定義されていません。{hint}使えるもの：{ja}",
        "no {english} `{name}`; the possible ones are: {en}"
    )
}

/// Whether the form says what each cell is: of which item, in which field.
pub(super) fn check_shape(template: &Template, source: &str, origin: &str) -> Result<(), TemplateError> {
    let fault = |path: &[&str], index: usize, fault: Sentence| {
        let place = DeTable::parse(source).map_or(0, |table| place(table.get_ref(), path, index));
        Err(TemplateError::at(origin, source, place, fault))
    };
    if template.form.tables.is_empty() && template.form.labels.is_empty() {
        return fault(&["form"], 0, nothing_to_read());
    }
    for (index, table) in template.form.tables.iter().enumerate() {
        if let Some(wrong) = fault_of(table) {
            return fault(&["form", "tables"], index, wrong);
        }
    }
    for (index, field) in template.fields.iter().enumerate() {
        if field.kind == FieldKind::Fraction && field.parts.len() != 2 {
            return fault(&["fields"], index, two_parts());
        }
    }
    Ok(())
}

fn nothing_to_read() -> Sentence {
    sentence!(
        "様式に表も見出しもありません。[[form.tables]] か [[form.labels]] を書いてください。",
        "the form has neither tables nor labels: write [[form.tables]] or [[form.labels]]"
    )
}

fn two_parts() -> Sentence {
    sentence!(
        "kind = \"fraction\" の項目には、parts に分子と分母の項目名を２つ書いてください。",
        "a fraction needs two parts: the fields of numerator and denominator"
    )
}

fn fault_of(table: &TableShape) -> Option<Sentence> {
    let named = |dimension| table.columns.contains(&dimension) || table.rows.contains(&dimension);
    if table.columns.is_empty() || table.rows.is_empty() {
        return Some(sentence!(
            "表の columns と rows の両方に、見出しが表すもの（item、field、fiscal-year、category）を書いてください。",
            "columns and rows must each name what their headings say: item, field, fiscal-year or category"
        ));
    }
    if table.columns.iter().any(|dimension| table.rows.contains(dimension)) {
        return Some(sentence!(
            "同じものが columns と rows の両方にあります。どちらか一方にしてください。",
            "columns and rows name the same thing: keep one"
        ));
    }
    if !named(Dimension::Field) && table.cells.is_none() {
        return Some(sentence!(
            "表のどこにも項目名（field）がありません。columns か rows に \"field\" を入れるか、cells に項目名を書いてください。",
            "nothing names the field: put \"field\" into columns or rows, or name it in cells"
        ));
    }
    let item_above = table.context.contains(&super::ContextKind::Item);
    (!named(Dimension::Item) && !item_above).then(|| {
        sentence!(
            "表のどこにも取りまとめる項目（item）がありません。columns、rows、context のどれかに \"item\" を入れてください。",
            "nothing names the item: put \"item\" into columns, rows or context"
        )
    })
}

/// Where the table of this index stands under these keys, in bytes; 0 where there is none.
fn place(table: &DeTable, path: &[&str], index: usize) -> usize {
    let Some((key, rest)) = path.split_first() else { return 0 };
    let Some((name, value)) = table.iter().find(|(known, _)| known.get_ref() == key) else { return 0 };
    match (value.get_ref(), rest) {
        (DeValue::Table(inner), [_, ..]) => place(inner, rest, index),
        (DeValue::Array(values), []) => values.get(index).map_or(name.span().start, |one| one.span().start),
        _ => name.span().start,
    }
}
