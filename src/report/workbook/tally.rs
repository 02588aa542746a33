//! 集計: how often each mark stands, by year or category, with a stacked column chart of the same cells.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, XlsxError,
};

use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Field, Member};
use crate::report::page::{Block, Book, Cell, FONT, Page, Row, Shade, Style};
use crate::report::words;
use crate::summary::Tally;
use crate::template::SheetShape;
use crate::text::display::widen;
use crate::text::not_applicable;

/// How high the chart is, in points.
const CHART: f64 = 250.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let shown = |tally: &&Tally| shape.fields.is_empty() || shape.fields.contains(&tally.field);
    let tallies: Vec<&Tally> = source.collected.summary.tallies.iter().filter(shown).collect();
    let columns = tallies.iter().map(|tally| tally.columns.len()).max().unwrap_or(0);
    let shares: Vec<f64> =
        std::iter::once(10.0).chain(std::iter::repeat_n(40.0 / columns.max(1) as f64, columns)).collect();
    let mut page = book.chart_page(tab(shape), shape.orientation.unwrap_or_default(), &shares)?;
    legend::title(&mut page, heading(shape))?;
    for (index, tally) in tallies.iter().enumerate() {
        let notes = if index + 1 == tallies.len() { &shape.notes[..] } else { &[] };
        table(source, shape, tally, notes, &mut page)?;
        page.space(16.0);
    }
    book.add(page)
}

/// A table with its chart, the legend of its scale, and these notes.
fn table(
    source: &Source,
    shape: &SheetShape,
    tally: &Tally,
    notes: &[String],
    page: &mut Page,
) -> Result<(), XlsxError> {
    let rows = [head(source, shape, tally)].into_iter().chain(lines(source, tally)).map(Row::keep);
    let mut block: Vec<Row> = rows.collect();
    let table = block.len();
    if shape.chart {
        block.push(Row::gap(12.0).keep());
        block.push(Row::gap(CHART));
    }
    let fields: Vec<&Field> = source.plan().field(&tally.field).into_iter().collect();
    let places = legend::close(source, &fields, notes, Block::of(block), page)?;
    match places.get(table + 1).filter(|_| shape.chart) {
        Some(row) => {
            let mut chart = chart(tally, places[0], page.name());
            page.chart(&mut chart, *row, 0, page.width(), CHART)
        }
        None => Ok(()),
    }
}

fn head(source: &Source, shape: &SheetShape, tally: &Tally) -> Row {
    let field = source.plan().field(&tally.field).map_or("", |field| &field.label);
    let mut cells = vec![Cell::text(0, field, Style::HEAD)];
    for (col, column) in (1..).zip(&tally.columns) {
        let label = match &column.axis {
            Some(Member::Year(year)) => source.year(shape, *year),
            Some(member) => member.to_string(),
            None => "全体".to_owned(),
        };
        cells.push(Cell::text(col, label, Style::HEAD));
    }
    Row::of(cells).least(24.0)
}

/// A line a mark; then those with a flag, those without a mark, and all.
pub(super) fn lines(source: &Source, tally: &Tally) -> Vec<Row> {
    let mark = |(index, mark): (usize, &String)| {
        line(&widen(mark), tally.columns.iter().map(|column| column.counts[index]).collect(), Style::NUMBER)
    };
    let mut rows: Vec<Row> = tally.marks.iter().enumerate().map(mark).collect();
    let sums = |count: &dyn Fn(&crate::summary::TallyColumn) -> usize| {
        tally.columns.iter().map(count).collect::<Vec<usize>>()
    };
    if has_none(tally) {
        rows.push(line(not_applicable::WORD, sums(&|column| column.not_applicable), Style::NUMBER));
    }
    rows.push(line(words::NOT_REPORTED, sums(&|column| column.blank), Style::NUMBER));
    let total = sums(&crate::summary::TallyColumn::total);
    rows.push(line("計", total, Style::NUMBER.bold().shaded(Shade::Band)));
    let scale = source.plan().field(&tally.field).and_then(|field| field.scale.as_ref());
    let flags = scale.map(|scale| scale.flags.iter().map(|flag| flag.mark.as_str()).collect::<String>());
    if let Some(flags) = flags.filter(|flags| !flags.is_empty()) {
        rows.push(line(&format!("うち{flags}"), sums(&|column| column.flagged), Style::NUMBER));
    }
    rows
}

fn line(label: &str, counts: Vec<usize>, style: Style) -> Row {
    let label = Cell::text(0, label, if style.bold { Style::LABEL.bold() } else { Style::LABEL });
    let counts = (1..).zip(counts).map(|(col, count)| Cell::number(col, count as f64, style));
    Row::of(std::iter::once(label).chain(counts).collect()).least(20.0)
}

/// A stacked column chart of the counts in the table that begins in row `top`.
pub(super) fn chart(tally: &Tally, top: u32, sheet: &str) -> Chart {
    let mut chart = Chart::new(ChartType::ColumnStacked);
    chart.title().set_hidden();
    let last = tally.columns.len() as u16;
    for (row, (mut look, ink)) in (top + 1..).zip(pieces(tally)) {
        let mut label = ChartDataLabel::new();
        label.show_value().set_num_format("0;;").set_font(font(8.0).set_color(ink));
        chart
            .add_series()
            .set_name((sheet, row, 0))
            .set_categories((sheet, top, 1, top, last))
            .set_values((sheet, row, 1, row, last))
            .set_format(look.set_border(ChartLine::new().set_color(0x0059_5959).set_width(0.5)))
            .set_data_label(&label)
            .set_gap(80)
            .set_overlap(100);
    }
    chart.legend().set_position(ChartLegendPosition::Right).set_font(&font(9.0));
    chart.x_axis().set_font(&font(9.0));
    chart.y_axis().set_font(&font(9.0)).set_num_format("0");
    chart
}

/// The pieces of a column in the order of the table's rows, each with the ink that is read on it: the marks, none on
/// purpose, and hatched what did not come.
fn pieces(tally: &Tally) -> Vec<(ChartFormat, u32)> {
    let filled = |(color, ink): (u32, u32)| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(color));
        (format, ink)
    };
    let marks = tally.marks.len();
    let mut pieces: Vec<_> = (0..marks).map(|index| filled(shade(index, marks))).collect();
    pieces.extend(has_none(tally).then(|| filled((0x00FF_FFFF, 0x0026_2626))));
    if tally.columns.iter().any(|column| column.blank > 0) {
        let mut hatched = ChartPatternFill::new();
        hatched.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards);
        hatched.set_foreground_color(0x00A6_A6A6).set_background_color(0x00FF_FFFF);
        let mut format = ChartFormat::new();
        format.set_pattern_fill(&hatched);
        pieces.push((format, 0x0026_2626));
    }
    pieces
}

fn has_none(tally: &Tally) -> bool {
    tally.columns.iter().any(|column| column.not_applicable > 0)
}

/// The font of a chart.
pub(super) fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}

/// From dark to light, so that a black and white print tells them apart; and the ink that is read on it.
fn shade(index: usize, of: usize) -> (u32, u32) {
    let part = index as f64 / (of.max(2) - 1) as f64;
    let mix = |dark: f64, light: f64| (dark + (light - dark) * part).round() as u32;
    let color = mix(31.0, 242.0) << 16 | mix(56.0, 246.0) << 8 | mix(100.0, 250.0);
    (color, if part < 0.5 { 0x00FF_FFFF } else { 0x0026_2626 })
}
