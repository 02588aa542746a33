//! The first sheet: how the form is filled in.

use rust_xlsxwriter::{ProtectionOptions, XlsxError};

use super::line::fields;
use super::{Scope, input};
use crate::model::{DimensionKind, Field, Scale};
use crate::report::page::{Block, Book, Cell, Down, Orientation, Row, Shade, Style};
use crate::report::words;
use crate::round::Round;
use crate::template::{Form as Layout, TableShape};
use crate::text::display::{self, YearStyle, widen};

/// What the sheet is called, where the template does not say which sheets are no data.
const NAME: &str = "記入方法";

/// Adds the sheet.
pub(super) fn add(book: &mut Book, round: &Round, scope: Scope) -> Result<(), XlsxError> {
    let mut page = book.page(&name(scope.layout), Orientation::Portrait, &[5.0, 20.0, 47.0, 28.0])?;
    page.put(&head(round, scope))?;
    let steps = steps(round, scope).into_iter().zip(1..).map(|(step, number)| step_row(number, &step));
    page.put(&Block::of(steps.collect()))?;
    page.space(10.0);
    page.put(&colors(scope))?;
    page.space(14.0);
    page.put(&field_table(scope))?;
    for (field, scale) in scales(scope) {
        page.space(14.0);
        page.put(&marks(field, scale))?;
    }
    page.sheet().protect_with_options(&ProtectionOptions::default());
    book.add(page)
}

/// What the sheet is called that says how a form is filled in: a name by which it is known to be no data.
pub fn name(layout: &Layout) -> String {
    let ignored = || layout.ignore_sheets.iter();
    let is_named = ignored().any(|name| NAME.starts_with(name.trim_end_matches('*')));
    let other = ignored().next().filter(|_| !is_named).map(|name| name.trim_end_matches('*').to_owned());
    other.unwrap_or_else(|| NAME.to_owned())
}

fn head(round: &Round, scope: Scope) -> Block {
    let line = |text: &str, style: Style| Row::of(vec![Cell::text(0, text, style).cols(4)]).keep();
    let mut rows = vec![line(&format!("{}　記入方法", round.plan.title), Style::TITLE).least(28.0)];
    rows.push(line(&format!("{}　ご担当者様", scope.department.name), Style::PLAIN.sized(12.0)));
    let deadline = round.deadline.map(words::date_and_weekday);
    let contact = [round.organization.as_str(), round.office.as_str(), &contact(round)].join(" ");
    let year = round.plan.collecting.map(|year| display::fiscal_year(year, YearStyle::Era));
    let facts = [("取りまとめる年度", year), ("提出期限", deadline), ("提出先・お問い合わせ", Some(contact))];
    for (label, text) in facts {
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        rows.extend(text.map(|text| fact(label, &text)));
    }
    rows.push(Row::gap(10.0));
    Block::of(rows)
}

fn fact(label: &str, text: &str) -> Row {
    Row::of(vec![Cell::text(0, label, Style::LABEL).cols(2), Cell::text(2, text, Style::CELL).cols(2)])
        .least(22.0)
        .keep()
}

/// Who answers questions, with the extension.
fn contact(round: &Round) -> String {
    let extension = match round.extension.as_str() {
        "" => String::new(),
        extension => format!("（内線 {extension}）"),
    };
    match round.contact.as_str() {
        "" => extension,
        contact => format!("担当：{contact}{extension}"),
    }
}

fn steps(round: &Round, scope: Scope) -> Vec<String> {
    let mut steps = vec![
        "次のシートから、色の付いた欄に記入してください。ほかの欄には記入できません。".to_owned(),
        "該当がないときは、空欄のままにせず「該当なし」と記入してください。".to_owned(),
        "文章が欄に収まらないときは、行の高さを広げてください。行や列の見出しは、変えないでください。"
            .to_owned(),
    ];
    if scope.layout.tables.iter().any(|table| is_of_records(scope, table)) {
        steps.push("一行に一件ずつ書きます。行が足りないときは、表の途中に行を挿入し、左端の欄にほかの行と重ならない番号（続きの番号など）を書いてください。".to_owned());
    }
    if scope.history.has_past() {
        steps.push("前の年度までの内容は、公表したものが入っています。誤りがあるときは、書き換えずに、取りまとめの担当へご連絡ください。".to_owned());
    }
    let by = round.deadline.map_or(String::new(), |date| format!("{}までに", words::date_and_weekday(date)));
    steps.push(format!("記入が終わったら保存し、ファイル名を変えずに、{by}提出してください。"));
    steps
}

fn step_row(number: usize, text: &str) -> Row {
    let style = Style::PLAIN.down(Down::Top);
    Row::of(vec![Cell::text(0, format!("{number}."), style), Cell::text(1, text, style).cols(3)]).least(20.0)
}

/// Whether each row of a table is a record of its own.
fn is_of_records(scope: Scope, table: &TableShape) -> bool {
    let mut rows = table.rows.iter().filter_map(|name| scope.plan.dimension(name));
    !table.is_labelled() && rows.any(|dimension| dimension.kind == DimensionKind::Record)
}

/// What the colours of cells mean.
fn colors(scope: Scope) -> Block {
    let row = |shade, text: &str| {
        let style = Style::CELL;
        Row::of(vec![Cell::blank(1, style.shaded(shade)), Cell::text(2, text, style).cols(2)])
            .least(20.0)
            .keep()
    };
    let mut rows = vec![row(Shade::InputExplained, "記入していただく欄")];
    rows.extend(
        scope.history.has_past().then(|| row(Shade::None, "前の年度までに公表した内容（変更できません）")),
    );
    rows.extend(scope.plan.collecting.map(|_| row(Shade::Off, "記入の必要がない欄")));
    Block::of(rows)
}

/// The fields that the form asks for.
fn asked<'a>(scope: Scope<'a>) -> Vec<&'a Field> {
    let tables = || super::sheet::tables(scope);
    let is_asked =
        |field: &&Field| tables().any(|table| fields(scope, table).iter().any(|own| own.name == field.name));
    scope.plan.fields.iter().filter(is_asked).collect()
}

fn field_table(scope: Scope) -> Block {
    let heads = [(0, 2, "欄"), (2, 1, "書き方"), (3, 1, "例")];
    let head = heads.map(|(col, cols, text)| Cell::text(col, text, Style::HEAD).cols(cols));
    let row = |field: &Field| {
        let text = Style::CELL;
        Row::of(vec![
            Cell::text(0, &field.label, Style::LABEL).cols(2),
            Cell::text(2, input::help(field), text),
            Cell::text(3, input::example(field), text),
        ])
        .least(22.0)
    };
    let rows = asked(scope).into_iter().map(row);
    Block::of(std::iter::once(Row::of(head.to_vec()).keep()).chain(rows).collect())
}

/// The scales of the fields, each once.
fn scales<'a>(scope: Scope<'a>) -> Vec<(&'a Field, &'a Scale)> {
    let mut scales: Vec<(&Field, &Scale)> = Vec::new();
    for field in asked(scope) {
        if let Some(scale) =
            field.scale.as_ref().filter(|scale| scales.iter().all(|(_, known)| known != scale))
        {
            scales.push((field, scale));
        }
    }
    scales
}

fn marks(field: &Field, scale: &Scale) -> Block {
    let head =
        Row::of(vec![Cell::text(0, format!("「{}」の記号の意味", field.label), Style::BAND).cols(4)]).keep();
    let row = |mark: &str, meaning: &str| {
        let meaning = Cell::text(2, meaning, Style::CELL).cols(2);
        Row::of(vec![Cell::text(0, widen(mark), Style::LABEL).cols(2), meaning]).least(20.0)
    };
    let grades = scale.marks.iter().map(|mark| row(&mark.mark, &mark.meaning));
    let flags =
        scale.flags.iter().map(|flag| row(&flag.mark, &format!("{}（記号の前に付けます）", flag.meaning)));
    Block::of(std::iter::once(head).chain(grades).chain(flags).collect())
}
