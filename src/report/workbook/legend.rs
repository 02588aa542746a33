//! The legend of a scale, and the notes of the template.

use rust_xlsxwriter::XlsxError;

use super::source::{NONE_CAME, Source};
use crate::model::{Field, Scale};
use crate::report::page::{Block, Page, Row, SMALL, Style};
use crate::text::display::widen;

/// The legend of a field's scale: a heading and a line a mark.
pub fn scale(source: &Source, field: &Field, page: &mut Page) -> Result<(), XlsxError> {
    let Some(scale) = field.scale.as_ref().filter(|scale| !scale.marks.is_empty()) else { return Ok(()) };
    let mut rows = vec![line(page, &heading(source, field), Style::NOTE.bold()).keep()];
    rows.extend(meanings(scale).iter().map(|text| line(page, text, Style::NOTE).keep()));
    if is_missing(source, field) {
        rows.push(line(page, &format!("{NONE_CAME}：報告がないもの"), Style::NOTE));
    }
    page.space(8.0);
    page.put(&Block::of(rows))?;
    Ok(())
}

/// What the legend is called: where nothing is collected nobody rated anything, and the marks only say what they mean.
fn heading(source: &Source, field: &Field) -> String {
    match source.plan().collecting {
        None => "■印の意味".to_owned(),
        Some(_) => format!("■{}の基準", field.label),
    }
}

/// Whether a mark that is due did not come.
fn is_missing(source: &Source, field: &Field) -> bool {
    let tallies = source.collected.summary.tallies.iter().filter(|tally| tally.field == field.name);
    source.plan().collecting.is_some()
        && tallies.flat_map(|tally| &tally.columns).any(|column| column.blank > 0)
}

fn meanings(scale: &Scale) -> Vec<String> {
    let said = scale.marks.iter().chain(&scale.flags).filter(|mark| !mark.meaning.is_empty());
    said.map(|mark| format!("{}：{}", widen(&mark.mark), mark.meaning)).collect()
}

/// The notes that the template has for a sheet.
pub fn notes(notes: &[String], page: &mut Page) -> Result<(), XlsxError> {
    if notes.is_empty() {
        return Ok(());
    }
    let rows = notes.iter().map(|note| line(page, note, Style::NOTE)).collect();
    page.space(8.0);
    page.put(&Block::of(rows))?;
    Ok(())
}

fn line(page: &Page, text: &str, style: Style) -> Row {
    page.line(text, style).least(SMALL * 1.6)
}

/// The title of a page, over all its columns.
pub fn title(page: &mut Page, text: &str) -> Result<(), XlsxError> {
    let title = page.line(text, Style::TITLE).least(26.0).keep();
    page.put(&Block::of(vec![title, Row::gap(6.0).keep()]))?;
    Ok(())
}
