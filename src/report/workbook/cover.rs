//! 表紙: the title, the year that it reports on, the date, who publishes it.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::tab;
use crate::report::page::{Across, Block, Book, Cell, Orientation, Row, Style};
use crate::template::SheetShape;
use crate::text::display::{self, DateStyle, YearStyle};

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let round = &source.collected.round;
    let mut page = book.page(tab(shape), shape.orientation.unwrap_or(Orientation::Portrait), &[1.0])?;
    page.without_footer();
    let line = |text: String, size: f64| {
        let style = Style::PLAIN.sized(size).across(Across::Center);
        Row::of(vec![Cell::text(0, text, style)]).least(size * 2.0)
    };
    let year =
        round.plan.collecting.map(|year| format!("（{}）", display::fiscal_year(year, YearStyle::EraWide)));
    let date = round.published.map(|date| display::date(date, DateStyle::EraWide)).unwrap_or_default();
    let rule = Row::of(vec![Cell::blank(0, rule())]).least(4.0);
    let rows = vec![
        Row::gap(150.0),
        rule.clone(),
        Row::gap(14.0),
        Row::of(vec![Cell::text(0, &round.plan.title, Style::TITLE.sized(24.0).across(Across::Center))])
            .least(64.0),
        line(year.unwrap_or_default(), 16.0),
        Row::gap(14.0),
        rule,
        Row::gap(190.0),
        line(date, 16.0),
        line(round.organization.clone(), 18.0),
        line(round.office.clone(), 14.0),
    ];
    page.put(&Block::of(rows))?;
    book.add(page)
}

/// A line over the title and under it.
fn rule() -> Style {
    let mut style = Style::PLAIN;
    style.edges.top = true;
    style.edges.bottom = true;
    style.sized(2.0)
}
