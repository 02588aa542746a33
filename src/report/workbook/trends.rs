//! 経年変化: the years side by side, each table with a chart of the same cells: marks by section as stacked columns,
//! figures against their goals as lines; where nothing is said by years, this round beside the one before.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Chart, ChartLegendPosition, XlsxError};

use super::changes::quoted;
use super::source::{Source, decimals, unit};
use super::targets::line_chart;
use super::{heading, legend, tab, tally};
use crate::model::{Entry, Field, FieldKind, FieldRole, Item, Member, Value};
use crate::report::measure::width;
use crate::report::page::{Block, Book, Cell, Content, NumberFormat, Orientation, Page, Row, SMALL, Style};
use crate::summary::{Tally, TallyColumn, Trend};
use crate::template::{SheetKind, SheetShape};

/// As many years as stand side by side, and as many members.
const MOST: usize = 10;
/// More columns than this are printed sideways.
const UPRIGHT: usize = 6;
/// The width of labels and of a column, in ems; and of the paper.
const LABEL: f64 = 8.0;
const COLUMN: f64 = 5.0;
const PAPER: [f64; 2] = [50.0, 75.0];
/// How high a chart is at least, in points.
const CHART: f64 = 118.0;
/// The heights of the band, of the headings, and of a row, in points.
const BAND: f64 = 22.0;
const HEAD: f64 = 20.0;
const ROW: f64 = 17.0;
/// More columns than this leave no room beside them: the chart stands below, so high, in points.
const BESIDE: usize = 10;
const BELOW: f64 = 140.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let Some(previous) = &source.collected.previous else { return Ok(()) };
    let before: BTreeMap<Place, &Entry> =
        previous.entries.iter().map(|entry| (place(entry), entry)).collect();
    let axes = axes(source.collected.entries.iter().chain(&previous.entries));
    let sheet = Sheet { source, shape, before, axes };
    let blocks = [sheet.marks(), sheet.figures()].concat();
    if blocks.is_empty() {
        return Ok(());
    }
    let columns = blocks.iter().map(|block| block.heads.len()).max().unwrap_or(1).max(1);
    let orientation = sheet.orientation(columns);
    let begin = |book: &mut Book| {
        let mut page = book.chart_page(tab(shape), orientation, &shares(columns, orientation))?;
        legend::title(&mut page, heading(shape))?;
        Ok(page)
    };
    let mut page = begin(book)?;
    for block in &blocks {
        if !page.has_room(block.rows.len() + 3) {
            page = book.go_on(page, begin)?;
        }
        sheet.put(block, columns as u16, &mut page)?;
        page.space(10.0);
    }
    legend::notes(&shape.notes, &mut page)?;
    book.add(page)
}

/// What is said for an item, and for one thing more.
type Place<'a> = (&'a str, &'a str, Option<&'a Member>);

fn place(entry: &Entry) -> Place<'_> {
    (entry.item(), entry.field.as_str(), entry.key.axis())
}

/// What each field is said for besides its item, in either round.
type Axes<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<&'a Member>>;

/// A key of more than two members has no place in a line.
fn axes<'a>(entries: impl Iterator<Item = &'a Entry>) -> Axes<'a> {
    let mut axes = Axes::new();
    for entry in entries.filter(|entry| entry.key.parts().len() <= 2) {
        axes.entry((entry.item(), entry.field.as_str())).or_default().extend(entry.key.axis());
    }
    axes
}

/// A table with its chart.
#[derive(Clone)]
struct Drawn {
    title: String,
    heads: Vec<String>,
    /// Under the headings, without the first column's cells where none.
    rows: Vec<Row>,
    chart: Picture,
}

#[derive(Clone)]
enum Picture {
    /// Stacked columns of these counts.
    Marks(Tally),
    /// A line a row: its role, and how numbers are shown at its axis.
    Lines(Vec<Option<FieldRole>>, &'static str),
}

struct Sheet<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    before: BTreeMap<Place<'a>, &'a Entry>,
    axes: Axes<'a>,
}

/// A row of numbers: its label, what it is to the others, its values.
struct Series<'a> {
    label: String,
    role: Option<FieldRole>,
    values: Vec<Option<&'a Entry>>,
}

impl<'a> Sheet<'a> {
    fn orientation(&self, columns: usize) -> Orientation {
        let suits = if columns > UPRIGHT { Orientation::Landscape } else { Orientation::Portrait };
        self.shape.orientation.unwrap_or(suits)
    }

    fn put(&self, block: &Drawn, columns: u16, page: &mut Page) -> Result<(), XlsxError> {
        let mut rows = vec![
            Row::of(vec![Cell::text(0, &block.title, Style::BAND).cols(page.width())]).least(BAND).keep(),
        ];
        let heads =
            (1..).zip(&block.heads).map(|(col, head)| Cell::text(col, head, Style::HEAD.sized(SMALL)));
        rows.push(
            Row::of(std::iter::once(Cell::blank(0, Style::HEAD)).chain(heads).collect()).least(HEAD).keep(),
        );
        let is_below = usize::from(columns) > BESIDE;
        let room = if is_below { 0.0 } else { CHART - HEAD };
        let least = (room / block.rows.len().max(1) as f64).clamp(ROW, 40.0);
        let height = HEAD + least * block.rows.len() as f64;
        rows.extend(block.rows.iter().cloned().map(|row| row.least(least).keep()));
        rows.push(Row::gap(if is_below && self.shape.chart { BELOW } else { (CHART - height).max(2.0) }));
        let places = page.put(&Block::of(rows))?;
        if !self.shape.chart {
            return Ok(());
        }
        let mut chart = self.chart(block, places[1], page.name());
        match places.last().filter(|_| is_below) {
            Some(below) => page.chart(&mut chart, *below, 0, page.width(), BELOW),
            None => page.chart(&mut chart, places[1], columns + 1, 1, height.max(CHART)),
        }
    }

    /// The chart of the table whose headings are in row `top`.
    fn chart(&self, block: &Drawn, top: u32, sheet: &str) -> Chart {
        match &block.chart {
            Picture::Marks(tally) => {
                let mut chart = tally::chart(tally, top, sheet);
                // Beside the table there is no room for it at the side.
                chart.legend().set_position(ChartLegendPosition::Bottom);
                chart
            }
            Picture::Lines(roles, format) => {
                let mut chart = line_chart(sheet, top, roles, block.heads.len() as u16);
                // A chart with one line would be titled with its label: the band above says more.
                chart.title().set_hidden();
                chart.y_axis().set_num_format(*format);
                chart
            }
        }
    }

    /// A table a field and section.
    fn marks(&self) -> Vec<Drawn> {
        let trends = self.source.collected.summary.trends.iter();
        trends.filter(|trend| self.is_asked(&trend.tally.field)).map(|trend| self.mark(trend)).collect()
    }

    fn mark(&self, trend: &Trend) -> Drawn {
        let tally = &trend.tally;
        let first = tally.columns.len().saturating_sub(MOST);
        let tally = Tally { columns: tally.columns[first..].to_vec(), ..tally.clone() };
        let label = self.source.plan().field(&tally.field).map_or("", |field| &field.label);
        let section = if trend.section.is_empty() { "全体" } else { &trend.section };
        Drawn {
            title: format!("{label}　{section}"),
            heads: self.heads(&tally.columns),
            rows: tally::lines(self.source, &tally),
            chart: Picture::Marks(tally),
        }
    }

    fn heads(&self, columns: &[TallyColumn]) -> Vec<String> {
        let rounds = columns.iter().zip(ROUNDS).map(|(_, round)| round.to_owned());
        let years = columns.iter().filter_map(|column| column.axis.as_ref()?.year());
        let years: Vec<String> = years.map(|year| self.source.year(self.shape, year)).collect();
        if years.is_empty() { rounds.collect() } else { years }
    }

    /// A table an item and figure.
    fn figures(&self) -> Vec<Drawn> {
        let fields: Vec<&Field> = self.source.fields(self.shape, |field| self.is_figure(field));
        let fields: Vec<&Field> = fields.into_iter().filter(|field| is_number(field)).collect();
        let items = self.source.plan().items.iter();
        items
            .flat_map(|item| fields.iter().flat_map(|field| self.figure(item, field)).collect::<Vec<_>>())
            .collect()
    }

    /// A number of its own: no goal, which stands beside its result, no part of a fraction, and nothing that the report
    /// draws elsewhere.
    fn is_figure(&self, field: &Field) -> bool {
        let sheets = &self.source.template().report.sheets;
        let is_drawn = sheets.iter().any(|sheet| sheet.kind == SheetKind::Targets)
            && field.role == Some(FieldRole::Result);
        is_number(field) && !is_drawn && field.role != Some(FieldRole::Goal) && !self.source.is_part(field)
    }

    fn is_asked(&self, field: &str) -> bool {
        self.shape.fields.is_empty() || self.shape.fields.iter().any(|known| known == field)
    }

    fn figure(&self, item: &'a Item, field: &'a Field) -> Vec<Drawn> {
        if !self.source.plan().asks(&field.name, item) {
            return Vec::new();
        }
        let Some(axes) = self.axes.get(&(item.id.as_str(), field.name.as_str())) else { return Vec::new() };
        let years: Vec<&Member> = axes.iter().copied().filter(|axis| axis.year().is_some()).collect();
        match years.as_slice() {
            [] => self.beside(item, field, axes),
            years => {
                self.by_years(item, field, &years[years.len().saturating_sub(MOST)..]).into_iter().collect()
            }
        }
    }

    /// A line for the figure, and one for its goal.
    fn by_years(&self, item: &'a Item, field: &'a Field, years: &[&'a Member]) -> Option<Drawn> {
        let values = |field: &Field| {
            years.iter().map(|year| self.source.entry(&item.id, &field.name, Some(year))).collect::<Vec<_>>()
        };
        let goals = self.source.plan().fields.iter().filter(|goal| goal.role == Some(FieldRole::Goal));
        let goals = goals.filter(|_| field.role == Some(FieldRole::Result));
        let row = |field: &Field, role| Series { label: field.label.clone(), role, values: values(field) };
        let mut series: Vec<Series> = goals.map(|goal| row(goal, Some(FieldRole::Goal))).collect();
        series.push(row(field, Some(FieldRole::Result)));
        let heads = years.iter().filter_map(|year| Some(self.source.year(self.shape, year.year()?)));
        self.drawn(format!("{}　{}", called(item), field.label), heads.collect(), &series)
    }

    /// Nothing is said by years: this round beside the one before, so many members at a time.
    fn beside(&self, item: &'a Item, field: &'a Field, axes: &BTreeSet<&'a Member>) -> Vec<Drawn> {
        let title = format!("{}　{}", called(item), field.label);
        let members: Vec<Option<&Member>> = axes.iter().copied().map(Some).collect();
        let members = if members.is_empty() { vec![None] } else { members };
        let part = |members: &[Option<&'a Member>]| {
            let now = |axis: &Option<&'a Member>| self.source.entry(&item.id, &field.name, *axis);
            let before = |axis: &Option<&'a Member>| {
                self.before.get(&(item.id.as_str(), field.name.as_str(), *axis)).copied()
            };
            let [old, new] = ROUNDS.map(str::to_owned);
            let series = [
                Series {
                    label: old,
                    role: Some(FieldRole::Goal),
                    values: members.iter().map(before).collect(),
                },
                Series {
                    label: new,
                    role: Some(FieldRole::Result),
                    values: members.iter().map(now).collect(),
                },
            ];
            let heads = members.iter().map(|axis| axis.map_or_else(String::new, Member::to_string)).collect();
            self.drawn(title.clone(), heads, &series)
        };
        members.chunks(MEMBERS).filter_map(part).collect()
    }

    /// `None` where there is no number.
    fn drawn(&self, title: String, heads: Vec<String>, series: &[Series]) -> Option<Drawn> {
        let shown: Vec<&Series> =
            series.iter().filter(|series| series.values.iter().flatten().any(is_numeric)).collect();
        let all = || shown.iter().flat_map(|series| series.values.iter().flatten());
        let result = shown.iter().find(|series| series.role == Some(FieldRole::Result))?;
        let is_share =
            result.values.iter().flatten().any(|entry| matches!(entry.value, Some(Value::Percent(_))));
        let most = all().map(|entry| decimals(entry)).max().unwrap_or(0);
        let row = |series: &&Series| {
            let values = (1..).zip(&series.values).map(|(col, entry)| self.value(col, *entry, most));
            let label = Cell::text(0, &series.label, Style::LABEL.sized(SMALL));
            Row::of(std::iter::once(label).chain(values).collect())
        };
        let roles = shown.iter().map(|series| series.role).collect();
        let format = if is_share { "0%" } else { "#,##0" };
        Some(Drawn {
            title,
            heads,
            rows: shown.iter().map(row).collect(),
            chart: Picture::Lines(roles, format),
        })
    }

    /// Numbers as numbers, as the chart needs them; words as words.
    fn value(&self, col: u16, entry: Option<&Entry>, decimals: usize) -> Cell {
        let Some(entry) = entry else { return Cell::blank(col, Style::MARK) };
        let zeros = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
        let shown = self.source.shown(entry);
        let (number, format) = match entry.value {
            Some(Value::Percent(share)) => (share, format!("0{zeros}%_ ")),
            Some(Value::Number(number)) => (number, format!("#,##0{zeros}{}_ ", quoted(&unit(entry)))),
            _ => return Cell::text(col, shown, Style::MARK.sized(SMALL)),
        };
        // A number that is wider than its cell is shown as ####.
        let size = (SMALL * 4.2 / (width(&shown) + zeros.len() as f64 / 2.0)).clamp(4.0, SMALL);
        let style = Style::NUMBER.sized(size).number(NumberFormat::General);
        Cell { content: Content::Formatted(number, format), ..Cell::blank(col, style) }
    }
}

/// What the columns are called where nothing is said by years.
const ROUNDS: [&str; 2] = ["前回", "今回"];
/// As many members side by side; twelve months are.
const MEMBERS: usize = 12;

fn is_number(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Number | FieldKind::Percent | FieldKind::Amount)
}

fn is_numeric(entry: &&Entry) -> bool {
    matches!(entry.value, Some(Value::Number(_) | Value::Percent(_)))
}

fn called(item: &Item) -> String {
    format!("{}　{}　{}", item.label, item.title, item.target).trim().to_owned()
}

/// Labels, columns, and the room of a chart beside them.
fn shares(columns: usize, orientation: Orientation) -> Vec<f64> {
    let paper = if orientation == Orientation::Landscape { PAPER[1] } else { PAPER[0] };
    let beside = (columns <= BESIDE).then_some((paper - LABEL - COLUMN * columns as f64).max(18.0));
    std::iter::once(LABEL).chain(std::iter::repeat_n(COLUMN, columns)).chain(beside).collect()
}
