//! Whether all that a template says can be read and printed; what never could be is refused at its line.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::asks;
use super::names::place;
use super::{FieldShape, MemberShape, Pivot, SheetKind, SheetShape, TableShape, Template, TemplateError};
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

/// Whether labels with one value each say something of the department that answers, and of nobody else.
fn is_of_department(template: &Template, table: &TableShape) -> bool {
    let apart = template.dimensions().iter().any(|dimension| dimension.kind == DimensionKind::Department);
    apart && table.rows.iter().all(|name| name == "field")
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
    if table.is_labelled() && table.above.is_empty() && !is_of_department(template, table) {
        return Some(sentence!(
            "見出しの隣に一つずつ書く表には、above が要ります。表の上に誰のことかが書かれておらず、部署ごとに一つずつ書くときは、dimensions に {{ name = \"department\" }} を加え、rows を \"field\" だけにしてください。",
            "where values stand beside their labels, above must name whom they are said for; where each department says them once, add {{ name = \"department\" }} to dimensions and put nothing but \"field\" into rows"
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
    if let Some(fault) = of_kind(field).or_else(|| asks::fault(template, field)) {
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
    let is_in = |pivot: &Pivot, name: &str| pivot.fields.iter().any(|known| known == name);
    template.report.sheets.iter().any(|sheet| match template.pivot(sheet) {
        Some(pivot) => is_in(&pivot, field.name()) || field.parts.keys().any(|part| is_in(&pivot, part)),
        None => shows(sheet, field),
    })
}

/// Whether a sheet that is no table shows the field.
fn shows(sheet: &SheetShape, field: &FieldShape) -> bool {
    let named = sheet.fields.iter().chain(&sheet.above).chain(&sheet.below);
    match sheet.kind {
        SheetKind::Data => true,
        SheetKind::Changes | SheetKind::Trends => false,
        kind if sheet.fields.is_empty() => shows_by_itself(kind, field),
        _ => named.into_iter().any(|known| known == field.name()),
    }
}

/// What sheets of this kind show where they name no fields.
fn shows_by_itself(kind: SheetKind, field: &FieldShape) -> bool {
    match kind {
        SheetKind::Cards | SheetKind::YearsAcross | SheetKind::CategoryCards => true,
        SheetKind::Overview => field.kind == FieldKind::Rating,
        SheetKind::Tally => match field.kind {
            FieldKind::Rating | FieldKind::Mark => true,
            FieldKind::Choice => !field.several,
            _ => false,
        },
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

fn of_sheets(template: &Template) -> Option<Fault> {
    let mut sheets = template.report.sheets.iter().enumerate();
    sheets.find_map(|(index, sheet)| {
        let fault = of_items(template, sheet).or_else(|| of_sheet(template, sheet))?;
        Some((&["report", "sheets"][..], index, fault))
    })
}

/// A sheet of items shows items of lists.
fn of_items(template: &Template, sheet: &SheetShape) -> Option<Sentence> {
    let strange = sheet.items.iter().find(|name| template.kind_of(name) != DimensionKind::List)?;
    Some(sentence!(
        "「{strange}」は項目の一覧ではありません。items には一覧の名前を書いてください。",
        "`{strange}` is no list of items"
    ))
}

/// A table has room for all dimensions of its values, and for no others.
fn of_sheet(template: &Template, sheet: &SheetShape) -> Option<Sentence> {
    let Some(pivot) = template.pivot(sheet) else {
        return of_words(sheet).or_else(|| of_room(template, sheet));
    };
    of_places(&pivot).or_else(|| of_keys(template, &pivot)).or_else(|| of_totals(sheet, &pivot))
}

/// What only a table understands stands in no other sheet.
fn of_words(sheet: &SheetShape) -> Option<Sentence> {
    let SheetShape { each, rows, columns, totals, group, subtotals, unit, .. } = sheet;
    let lists = [("each", each), ("rows", rows), ("columns", columns), ("totals", totals)];
    let list = lists.into_iter().find(|(_, names)| !names.is_empty()).map(|(word, _)| word);
    let single = [(group.is_some(), "group"), (subtotals.is_some(), "subtotals"), (unit.is_some(), "unit")];
    let word = list.or(single.into_iter().find(|(is_said, _)| *is_said).map(|(_, word)| word))?;
    Some(sentence!(
        "「{word}」は kind = \"table\" か \"list\" のシートだけで使えます。",
        "`{word}` is for sheets of kind \"table\" or \"list\" only"
    ))
}

/// The other kinds of sheet have room for an item and one more: of several, all but one would be left out.
fn of_room(template: &Template, sheet: &SheetShape) -> Option<Sentence> {
    const ROOM: usize = 2;
    let shows = |field: &&FieldShape| sheet.kind != SheetKind::Data && shows(sheet, field);
    let is_wide = |field: &&FieldShape| template.keys_of(field.name()).any(|key| key.len() > ROOM);
    let field = template.fields.iter().filter(shows).find(is_wide)?.name();
    Some(sentence!(
        "「{field}」の値は三つ以上の次元について書かれるため、この種類のシートには印刷できません。kind = \"table\" を使うか、fields から外してください。",
        "`{field}` is said for three dimensions or more, for which this kind of sheet has no room: use kind = \"table\", or leave it out of fields"
    ))
}

fn of_places(pivot: &Pivot) -> Option<Sentence> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = pivot.dimensions().find(|name| !seen.insert(*name)) {
        return Some(sentence!(
            "「{twice}」が each、rows、columns に二度あります。どれか一つにしてください。",
            "`{twice}` stands twice in each, rows and columns: keep one"
        ));
    }
    if pivot.rows.is_empty() || pivot.columns.is_empty() {
        return Some(sentence!(
            "シートの rows に縦に並べる次元を、columns に横に並べる次元を書いてください（項目名を並べるときは \"field\"）。",
            "rows must name what stands down, and columns what stands across (\"field\" for the fields)"
        ));
    }
    (pivot.fields.len() > 1 && !seen.contains("field")).then(|| {
        sentence!(
            "項目名が二つ以上あります。rows か columns に \"field\" を入れるか、fields に一つだけ書いてください。",
            "it shows several fields: put \"field\" into rows or columns, or name one in fields"
        )
    })
}

/// Each value has its own place: no dimension of its key is left out, and none is asked that it has not.
fn of_keys(template: &Template, pivot: &Pivot) -> Option<Sentence> {
    let own = pivot.key();
    if pivot.fields.is_empty() {
        let own: Vec<&str> = own.into_iter().collect();
        let (ja, own) = (own.join("、"), own.join(", "));
        return Some(sentence!(
            "「{ja}」の組み合わせごとに書かれる項目名がありません。each、rows、columns を form.tables の次元に合わせてください。",
            "no field is said for {own}: each, rows and columns must name the dimensions of a table of the form"
        ));
    }
    let strange = |field: &&String| !template.keys_of(field).any(|key| key == own);
    let field = pivot.fields.iter().find(strange)?;
    let key = template.keys_of(field).next()?;
    if let Some(missing) = key.difference(&own).next() {
        return Some(sentence!(
            "「{field}」は「{missing}」ごとの値です。each、rows、columns のどれかに「{missing}」を加えてください。",
            "`{field}` is said for each `{missing}`: add it to each, rows or columns"
        ));
    }
    let extra = own.difference(&key).next()?;
    Some(sentence!(
        "「{field}」は「{extra}」ごとの値ではありません。fields か、each、rows、columns から除いてください。",
        "`{field}` is not said for each `{extra}`: take one of them out"
    ))
}

fn of_totals(sheet: &SheetShape, pivot: &Pivot) -> Option<Sentence> {
    let shown = || pivot.dimensions().collect::<Vec<_>>().join("、");
    let spread = |name: &&String| !pivot.rows.contains(name) && !pivot.columns.contains(name);
    if let Some(strange) = pivot.totals.iter().find(spread) {
        return Some(sentence!(
            "totals の「{strange}」は、このシートの rows にも columns にもありません。",
            "`{strange}` of totals stands neither in rows nor in columns of this sheet"
        ));
    }
    let group = sheet.group.as_deref().filter(|name| *name != "section")?;
    (pivot.rows.len() < 2 || pivot.rows[0] != group).then(|| {
        let shown = shown();
        sentence!(
            "group の「{group}」は使えません。\"section\" か、二つ以上ある rows の最初の次元を書いてください（このシートの次元：{shown}）。",
            "group `{group}` is not possible: write \"section\", or the first of two or more rows (dimensions of this sheet: {shown})"
        )
    })
}
