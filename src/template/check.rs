//! Whether all that a template says can be read and printed; what never could be is refused at its line.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::names::place;
use super::{FieldShape, MemberShape, SheetKind, SheetShape, TableShape, Template, TemplateError};
use crate::model::{DimensionKind, FieldKind, FieldRole, Sentence};
use crate::sentence;
use crate::text::width;

/// A list of the template, one of its entries, and what is wrong with it.
type Fault = (&'static [&'static str], usize, Sentence);

const TABLES: &[&str] = &["form", "tables"];
const FIELDS: &[&str] = &["fields"];
const DIMENSIONS: &[&str] = &["dimensions"];

/// Whether nothing stands in it in vain.
pub(super) fn check(template: &Template, source: &str, origin: &str) -> Result<(), TemplateError> {
    let checks = [no_tables, of_tables, of_labels, of_fields, of_dimensions, of_sheets];
    let Some((path, index, fault)) = checks.iter().find_map(|check| check(template)) else { return Ok(()) };
    let place = DeTable::parse(source).map_or(0, |table| place(table.get_ref(), path, index));
    Err(TemplateError::at(origin, source, place, fault))
}

fn no_tables(template: &Template) -> Option<Fault> {
    let fault = || {
        sentence!(
            "様式に表がありません。form.tables に表を書いてください。",
            "the form has no tables: write them into form.tables"
        )
    };
    template.form.tables.is_empty().then(|| (&["form"][..], 0, fault()))
}

fn of_tables(template: &Template) -> Option<Fault> {
    let mut tables = template.form.tables.iter().enumerate();
    tables.find_map(|(index, table)| Some((TABLES, index, of_table(template, table)?)))
}

fn of_table(template: &Template, table: &TableShape) -> Option<Sentence> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = table.dimensions().find(|name| !seen.insert(*name)) {
        return Some(sentence!(
            "「{twice}」が columns、rows、above に二度あります。どれか一つにしてください。",
            "`{twice}` stands twice in columns, rows and above: keep one"
        ));
    }
    let kind = |name: &str| template.kind_of(name);
    if table.rows.is_empty() || table.is_labelled() && !table.rows.iter().any(|name| name == "field") {
        return Some(sentence!(
            "表の columns と rows の両方に、見出しが表すものを書いてください。見出しの隣に一つずつ書く表は、columns を省き、rows に \"field\" を入れてください。",
            "columns and rows must each name what their headings say; where values stand beside their labels, leave out columns and put \"field\" into rows"
        ));
    }
    if let Some(never) = table.columns.iter().find(|name| kind(name) == DimensionKind::Record) {
        return Some(sentence!(
            "「{never}」は columns には書けません。読み取られることのない表です。",
            "`{never}` can't stand in columns: such a table would never be read"
        ));
    }
    let fields = template.fields.iter().filter(|field| template.form.holds(table, field.name())).count();
    let says_field = seen.contains("field");
    (!says_field && fields != 1).then(|| {
        sentence!(
            "表のどこにも項目名（field）がありません。columns か rows に \"field\" を入れるか、fields に項目名を一つだけ書いてください。",
            "nothing names the field: put \"field\" into columns or rows, or name one field in fields"
        )
    })
}

/// Two fields of one table that are called the same can't be told apart.
fn of_labels(template: &Template) -> Option<Fault> {
    for table in template.form.tables.iter().filter(|table| table.dimensions().any(|name| name == "field")) {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let own =
            template.fields.iter().enumerate().filter(|(_, field)| template.form.holds(table, field.name()));
        for (index, field) in own {
            for word in std::iter::once(&field.label).chain(&field.aliases) {
                let other = *known.entry(width::fold_key(word)).or_insert(index);
                if other != index {
                    let (table, other) = (&table.name, template.fields[other].name());
                    let fault = sentence!(
                        "表「{table}」では、見出し「{word}」が「{other}」の見出しでもあります。見分けられる見出しにしてください。",
                        "in the table \"{table}\" the heading \"{word}\" is also that of `{other}`: nobody could tell them apart"
                    );
                    return Some((FIELDS, index, fault));
                }
            }
        }
    }
    None
}

fn of_fields(template: &Template) -> Option<Fault> {
    let mut fields = template.fields.iter().enumerate();
    fields.find_map(|(index, field)| Some((FIELDS, index, of_field(template, field)?)))
}

fn of_field(template: &Template, field: &FieldShape) -> Option<Sentence> {
    if (field.kind == FieldKind::Fraction) != (field.parts.len() == 2) {
        return Some(sentence!(
            "分子と分母は、kind = \"fraction\" の項目に parts = {{ numerator = \"分子\", denominator = \"分母\" }} のように２つ書いてください。",
            "a field of kind \"fraction\", and no other, has two parts: those of numerator and denominator"
        ));
    }
    if let Some(fault) = of_kind(field) {
        return Some(fault);
    }
    let name = field.name();
    if template.form.tables_of(name).next().is_none() {
        return Some(sentence!(
            "項目名「{name}」を読む表がありません。form.tables の fields に書き加えてください。",
            "no table holds the field `{name}`: add it to the fields of one"
        ));
    }
    (!template.report.sheets.is_empty() && !is_shown(template, field)).then(|| {
        sentence!(
            "項目名「{name}」を載せるシートがありません。report.sheets に {{ kind = \"data\" }} を加えるか、シートの fields に書いてください。",
            "no sheet shows the field `{name}`: add {{ kind = \"data\" }} to report.sheets, or name it in the fields of a sheet"
        )
    })
}

/// What only some kinds of field have: choices, a pattern.
fn of_kind(field: &FieldShape) -> Option<Sentence> {
    let chosen = field.kind == FieldKind::Choice;
    if chosen == field.choices.is_empty() || (field.several && !chosen) {
        return Some(sentence!(
            "選択肢は、kind = \"choice\" の項目に choices = [\"窓口\", \"電話\"] のように書いてください（several も choice の項目だけの設定です）。",
            "a field of kind \"choice\", and no other, has choices = [\"…\", \"…\"] (and may have several)"
        ));
    }
    if field.pattern.is_some() && field.kind != FieldKind::Code {
        return Some(sentence!(
            "pattern は、kind = \"code\" の項目に書いてください。",
            "only a field of kind \"code\" has a pattern"
        ));
    }
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (index, choice) in field.choices.iter().map(MemberShape::to_category).enumerate() {
        for word in std::iter::once(&choice.name).chain(&choice.aliases) {
            if *known.entry(width::fold_key(word)).or_insert(index) != index {
                return Some(sentence!(
                    "選択肢「{word}」が二度あります。見分けられる書き方にしてください。",
                    "the choice \"{word}\" stands twice: nobody could tell the two apart"
                ));
            }
        }
    }
    None
}

fn is_shown(template: &Template, field: &FieldShape) -> bool {
    let names = |sheet: &SheetShape, name: &str| {
        sheet.fields.iter().chain(&sheet.above).chain(&sheet.below).any(|known| known == name)
    };
    let all = |kind: SheetKind| {
        matches!(kind, SheetKind::Cards | SheetKind::YearsAcross | SheetKind::CategoryCards)
    };
    template.report.sheets.iter().any(|sheet| match sheet.kind {
        SheetKind::Data => true,
        kind if sheet.fields.is_empty() && all(kind) => true,
        kind if sheet.fields.is_empty() => shows_by_itself(kind, field),
        _ => names(sheet, field.name()),
    })
}

/// What sheets of this kind show where they name no fields.
fn shows_by_itself(kind: SheetKind, field: &FieldShape) -> bool {
    match kind {
        SheetKind::Overview => field.kind == FieldKind::Rating,
        SheetKind::Tally => matches!(field.kind, FieldKind::Rating | FieldKind::Mark),
        SheetKind::Matrix => field.kind == FieldKind::Mark || field.role == Some(FieldRole::Name),
        SheetKind::Targets => {
            field.kind == FieldKind::Fraction
                || matches!(field.role, Some(FieldRole::Goal | FieldRole::Result))
        }
        _ => false,
    }
}

fn of_dimensions(template: &Template) -> Option<Fault> {
    let named: BTreeSet<&str> = template.form.tables.iter().flat_map(TableShape::dimensions).collect();
    let parents = template.dimensions.iter().filter_map(|dimension| dimension.within.as_deref());
    let named: BTreeSet<&str> = named.into_iter().chain(parents).chain(["department"]).collect();
    let index = template.dimensions.iter().position(|dimension| !named.contains(dimension.name.as_str()))?;
    let name = &template.dimensions[index].name;
    let fault = sentence!(
        "「{name}」を使う表がありません。form.tables の columns、rows、above のどれかに書いてください。",
        "no table uses the dimension `{name}`: put it into columns, rows or above of one"
    );
    Some((DIMENSIONS, index, fault))
}

/// A sheet of items shows items of lists.
fn of_sheets(template: &Template) -> Option<Fault> {
    let mut sheets = template.report.sheets.iter().enumerate();
    sheets.find_map(|(index, sheet)| {
        let strange = sheet.items.iter().find(|name| template.kind_of(name) != DimensionKind::List)?;
        let fault = sentence!(
            "「{strange}」は項目の一覧ではありません。items には一覧の名前を書いてください。",
            "`{strange}` is no list of items"
        );
        Some((&["report", "sheets"][..], index, fault))
    })
}
