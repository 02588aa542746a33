//! Which sheets of a workbook are forms, and which sheets the report of a draft has.

use super::draft::{Draft, Field, Table};
use super::write::{quoted, toml};
use crate::book::{Sheet, Workbook};
use crate::layout::is_named;
use crate::model::FieldKind;
use crate::template::{Form, Template};

/// Whether a sheet is no form: instructions, examples, or what may be chosen on others.
pub fn is_no_form(workbook: &Workbook, sheet: &Sheet) -> bool {
    is_named(&Form::default().ignore_sheets, sheet) || holds_choices(workbook, sheet)
}

/// The sheets that hold what may be chosen on others.
pub fn of_choices(workbook: &Workbook) -> Vec<String> {
    let own = workbook.sheets.iter().filter(|sheet| holds_choices(workbook, sheet));
    own.map(|sheet| sheet.name.clone()).collect()
}

fn holds_choices(workbook: &Workbook, sheet: &Sheet) -> bool {
    let is_it = |source: &str| {
        let name = source.trim_start_matches('=').rsplit_once('!').map(|(name, _)| name.trim_matches('\''));
        name == Some(sheet.name.as_str())
    };
    let others = workbook.sheets.iter().filter(|other| other.name != sheet.name);
    others.flat_map(|other| &other.lists).any(|rule| is_it(&rule.source))
}

/// The draft as a template; with the sheets of its own where they can print it, else with all values in a row each.
pub fn printed(draft: &Draft, file: &str) -> Option<Template> {
    let all = [lines_of(draft), Vec::new()];
    all.into_iter().find_map(|own| Template::parse(&toml(draft, file, None, &around(own)), file).ok())
}

/// The lines of the report of a draft that was read as this template.
pub fn lines(draft: &Draft, template: &Template) -> Vec<String> {
    let own = lines_of(draft);
    let printed = template.report.sheets.len() == own.len() + FIXED.len();
    around(if printed { own } else { Vec::new() })
}

const FIXED: [&str; 4] = ["cover", "submissions", "findings", "data"];

/// Cover before, what came in and what is open behind.
fn around(own: Vec<String>) -> Vec<String> {
    let fixed = |kind: &&str| format!("{{ kind = {} }}", quoted(kind));
    let (first, last) = FIXED.split_at(1);
    first.iter().map(fixed).chain(own).chain(last.iter().map(fixed)).collect()
}

/// A sheet a table, as the form has it.
fn lines_of(draft: &Draft) -> Vec<String> {
    match draft.tables.as_slice() {
        [only] => vec![line_of(draft, only, ONLY)],
        several => several.iter().map(|table| line_of(draft, table, &table.name)).collect(),
    }
}

/// What the sheet of the only table is called: nobody has to know it from others.
const ONLY: &str = "回答の一覧";

fn line_of(draft: &Draft, table: &Table, title: &str) -> String {
    let list = |names: &[String]| {
        format!("[{}]", names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "))
    };
    // Values beside their labels are printed under them, an item a row.
    let is_pairs = table.columns.is_empty();
    let columns = if is_pairs { vec!["field".to_owned()] } else { table.columns.clone() };
    let rows = table.above.iter().chain(&table.rows).filter(|dim| !is_pairs || *dim != "field").cloned();
    let rows: Vec<String> = std::iter::once("department".to_owned()).chain(rows).collect();
    let totals = match table.totals.as_slice() {
        [] => String::new(),
        totals => format!(", totals = {}", list(totals)),
    };
    let unit = unit_of(draft, table).map_or(String::new(), |unit| format!(", unit = {}", quoted(unit)));
    format!(
        "{{ kind = \"table\", title = {}, rows = {}, columns = {}, fields = {}{totals}{unit} }}",
        quoted(&short(title)),
        list(&rows),
        list(&columns),
        list(&table.fields)
    )
}

/// The unit that the form says over a table of numbers.
fn unit_of<'d>(draft: &'d Draft, table: &Table) -> Option<&'d String> {
    let is_number = |field: &Field| matches!(field.kind, FieldKind::Number | FieldKind::Amount);
    let mut own = draft.fields.iter().filter(|field| table.fields.iter().any(|name| name == field.name()));
    draft.unit.as_ref().filter(|_| own.any(is_number))
}

/// The name of a tab has no more than so many characters, and none of these signs.
fn short(name: &str) -> String {
    name.chars().filter(|c| !r"[]:*?/\'：＊？／￥".contains(*c) && !c.is_control()).take(25).collect()
}
