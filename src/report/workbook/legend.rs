//! What stands under the last table of a sheet: the legend of its scales and its colours, and the notes of the template.

use rust_xlsxwriter::XlsxError;

use super::source::{NONE_CAME, Source};
use crate::model::{Field, Scale};
use crate::report::page::{Block, Page, Row, SMALL, Shade, Style};
use crate::text::display::widen;

/// The end of a sheet: its last block, and under it what its marks and its colours mean and the notes of the template.
/// They stay with the last row of the block, so that no sheet of paper has nothing but them. Gives the row of the
/// worksheet where each row of the block begins.
pub fn close(
    source: &Source,
    fields: &[&Field],
    notes: &[String],
    block: Block,
    page: &mut Page,
) -> Result<Vec<u32>, XlsxError> {
    let mut parts: Vec<Vec<Row>> = fields.iter().map(|field| scale(source, field, page)).collect();
    parts.push(looks(page, &block));
    parts.push(notes.iter().map(|note| line(page, note, Style::NOTE)).collect());
    let block = parts.into_iter().filter(|rows| !rows.is_empty()).fold(block, under);
    page.put(&block)
}

/// Blocks with room of this height between them, in points; under the last, the end of the sheet.
pub fn close_all(
    source: &Source,
    fields: &[&Field],
    notes: &[String],
    blocks: impl Iterator<Item = Block>,
    gap: f64,
    page: &mut Page,
) -> Result<(), XlsxError> {
    let mut last: Option<Block> = None;
    for block in blocks {
        if let Some(block) = last.replace(block) {
            page.put(&block)?;
            page.space(gap);
        }
    }
    close(source, fields, notes, last.unwrap_or_default(), page).map(|_| ())
}

/// The rows under the block, with room between, and on one sheet of paper with its last row.
fn under(mut block: Block, rows: Vec<Row>) -> Block {
    if let Some(last) = block.rows.last_mut() {
        last.keep = true;
        block.rows.push(Row::gap(8.0).keep());
    }
    let last = rows.len() - 1;
    let kept = rows.into_iter().enumerate().map(|(at, row)| Row { keep: at < last, ..row });
    block.rows.extend(kept);
    block
}

/// What the looks of cells mean that have no words in them.
fn looks(page: &Page, block: &Block) -> Vec<Row> {
    let meanings =
        [(Shade::Off, "斜線の欄：報告の対象でないもの"), (Shade::Alert, "色の付いた空欄：報告がないもの")];
    let is_there = |shade: Shade| page.has_blank(shade) || block.has_blank(shade);
    let lines = meanings.iter().filter(|(shade, _)| is_there(*shade));
    lines.map(|(_, meaning)| line(page, meaning, Style::NOTE)).collect()
}

/// The legend of a field's scale: a heading and a line a mark.
fn scale(source: &Source, field: &Field, page: &Page) -> Vec<Row> {
    let Some(scale) = field.scale.as_ref().filter(|scale| !scale.marks.is_empty()) else { return Vec::new() };
    let mut rows = vec![line(page, &heading(source, field), Style::NOTE.bold())];
    rows.extend(meanings(scale).iter().map(|text| line(page, text, Style::NOTE)));
    if is_missing(source, field) {
        rows.push(line(page, &format!("{NONE_CAME}：報告がないもの"), Style::NOTE));
    }
    rows
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
