//! 目標数値: goal and result of each numeric target by year, with a line chart of the same cells beside them.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType, XlsxError,
};

use super::source::{Source, decimals, unit};
use super::tally::font;
use super::{heading, legend, tab};
use crate::model::{Entry, Field, FieldRole, FiscalYear, Item, Member, Value};
use crate::report::measure::width;
use crate::report::page::{Block, Book, Cell, Content, NumberFormat, Orientation, Page, Row, Shade, Style};
use crate::report::words;
use crate::template::SheetShape;
use crate::text::{display, not_applicable};

/// How high the rows beside a chart are together at least, in points.
const CHART: f64 = 110.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let fields =
        source.fields(shape, |field| matches!(field.role, Some(FieldRole::Goal | FieldRole::Result)));
    let items = source.items(shape, &fields);
    let years = items.iter().map(|item| source.years_of(shape, item).count()).max().unwrap_or(0);
    let orientation = shape.orientation.unwrap_or(Orientation::Landscape);
    let sheet = Targets { source, shape, fields, years: years.max(1) as u16, orientation };
    let mut page = book.chart_page(tab(shape), orientation, &sheet.shares())?;
    legend::title(&mut page, heading(shape))?;
    for (index, item) in items.iter().enumerate() {
        sheet.put(item, index + 1 == items.len(), &mut page)?;
        page.space(10.0);
    }
    book.add(page)
}

struct Targets<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    fields: Vec<&'a Field>,
    /// How many columns of years there are.
    years: u16,
    orientation: Orientation,
}

/// A row of the table, and the line of the chart that shows it.
struct Series {
    row: Row,
    role: Option<FieldRole>,
}

impl<'a> Targets<'a> {
    /// The label, the years, the chart.
    fn shares(&self) -> Vec<f64> {
        let years = f64::from(self.years) * 6.5;
        let chart = if self.shape.chart { (75.0 - 8.0 - years).max(24.0) } else { 0.1 };
        let years = std::iter::repeat_n(6.5, usize::from(self.years));
        std::iter::once(8.0).chain(years).chain(std::iter::once(chart)).collect()
    }

    /// The width of a year's column, in ems.
    fn year_width(&self) -> f64 {
        let paper = if self.orientation == Orientation::Landscape { 75.0 } else { 50.0 };
        6.5 * paper / self.shares().iter().sum::<f64>()
    }

    fn put(&self, item: &'a Item, is_last: bool, page: &mut Page) -> Result<(), XlsxError> {
        let years: Vec<FiscalYear> = self.source.years_of(self.shape, item).collect();
        let series = self.series(item, &years);
        let title = format!("{}　{}", item.title, item.target);
        let band = Cell::text(0, title.trim(), Style::BAND).cols(page.width());
        let mut rows = vec![Row::of(vec![band]).least(22.0).keep(), self.head(&years)];
        let least = (CHART - 20.0) / series.len().max(1) as f64;
        let roles: Vec<Option<FieldRole>> = series.iter().map(|series| series.role).collect();
        rows.extend(series.into_iter().map(|series| series.row.least(least.clamp(22.0, 40.0)).keep()));
        let used = 20.0 + least.clamp(22.0, 40.0) * roles.len() as f64;
        rows.push(Row::gap((CHART - used).max(2.0)));
        let block = Block::of(rows);
        let places = match is_last {
            true => legend::close(self.source, &[], &self.shape.notes, block, page)?,
            false => page.put(&block)?,
        };
        if self.shape.chart && !years.is_empty() {
            let mut chart = line_chart(page.name(), places[1], &roles, years.len() as u16);
            chart.y_axis().set_num_format(if self.is_share(item) { "0%" } else { "#,##0" });
            page.chart(&mut chart, places[1], self.years + 1, 1, CHART)?;
        }
        Ok(())
    }

    /// Whether the results of a target are percentages.
    fn is_share(&self, item: &Item) -> bool {
        let of_item = self.source.collected.entries.iter().filter(|entry| entry.item() == item.id);
        of_item.into_iter().any(|entry| matches!(entry.value, Some(Value::Percent(_))))
    }

    fn head(&self, years: &[FiscalYear]) -> Row {
        let year = |(col, year): (u16, &FiscalYear)| {
            Cell::text(col, self.source.year(self.shape, *year), Style::HEAD)
        };
        let years = (1..).zip(years).map(year);
        Row::of(std::iter::once(Cell::text(0, "項目", Style::HEAD)).chain(years).collect()).least(20.0).keep()
    }

    /// Goal, result and what else the sheet names; under a result the fraction that it comes from.
    fn series(&self, item: &'a Item, years: &[FiscalYear]) -> Vec<Series> {
        let mut series = Vec::new();
        for field in self.fields.iter().filter(|field| self.source.plan().asks(&field.name, item)) {
            let cells: Vec<Cell> =
                (1..).zip(years).map(|(col, year)| self.value(item, field, *year, col)).collect();
            if field.role == Some(FieldRole::Goal)
                && cells.iter().all(|cell| cell.content == Cell::blank(0, Style::CELL).content)
            {
                continue;
            }
            let label = Cell::text(0, &field.label, Style::LABEL);
            let row = Row::of(std::iter::once(label).chain(cells).collect());
            series.push(Series { row, role: field.role });
            series.extend(self.beside(item, field, years));
        }
        series
    }

    fn value(&self, item: &'a Item, field: &Field, year: FiscalYear, col: u16) -> Cell {
        match self.said(item, field, year) {
            Some((Value::Percent(share), _)) => self.number(item, share, "%", col),
            Some((Value::Number(number), entry)) => {
                self.number(item, number, &entry.map(unit).unwrap_or_default(), col)
            }
            // Words would be drawn as a zero; they stand under the row.
            Some((Value::NotApplicable, _)) => Cell::blank(col, Style::MARK.shaded(Shade::Off)),
            Some((_, entry)) => {
                Cell::text(col, entry.map(|entry| self.source.shown(entry)).unwrap_or_default(), Style::MARK)
            }
            None if self.is_lacking(item, field, year) => Cell::blank(col, Style::MARK.shaded(Shade::Alert)),
            None => Cell::blank(col, Style::MARK),
        }
    }

    /// What is said for a year; a goal may be said once for all years, or in the words of the plan.
    fn said(&self, item: &'a Item, field: &Field, year: FiscalYear) -> Option<(Value, Option<&'a Entry>)> {
        let entry = |axis: Option<&Member>| {
            let entry = self.source.entry(&item.id, &field.name, axis)?;
            Some((entry.value.clone()?, Some(entry)))
        };
        let goal = || {
            let words = || goal_in(&item.target).map(|share| (Value::Percent(share), None));
            if field.role == Some(FieldRole::Goal) { entry(None).or_else(words) } else { None }
        };
        entry(Some(&Member::Year(year))).or_else(goal)
    }

    /// A number with its unit, and with as many decimals as the others of its item.
    fn number(&self, item: &Item, number: f64, unit: &str, col: u16) -> Cell {
        let decimals = self.decimals(item, unit == "%");
        let zeros = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
        let (shown, format) = match unit {
            "%" => (display::percent(number, decimals), format!("0{zeros}%_ ")),
            "" => (display::number_to(number, decimals), format!("#,##0{zeros}_ ")),
            unit => {
                let text = format!("{}{unit}", display::number_to(number, decimals));
                (text, format!("#,##0{zeros}\"{}\"_ ", unit.replace('"', "")))
            }
        };
        // A number that is wider than its cell is shown as ####.
        let room = self.year_width() - 1.3;
        let size = (Style::NUMBER.size * room / width(&shown)).clamp(4.0, Style::NUMBER.size);
        let style = Style::NUMBER.sized(size).number(NumberFormat::General);
        Cell { content: Content::Formatted(number, format), ..Cell::blank(col, style) }
    }

    /// The most decimals that a number of the item was written with, percentages apart.
    fn decimals(&self, item: &Item, share: bool) -> usize {
        let years = self.source.years_of(self.shape, item).map(Member::Year).map(Some);
        let axes: Vec<Option<Member>> = years.chain([None]).collect();
        let said = self.fields.iter().flat_map(|field| {
            axes.iter().filter_map(|axis| self.source.entry(&item.id, &field.name, axis.as_ref()))
        });
        let same = |entry: &&Entry| match entry.value {
            Some(Value::Percent(_)) => share,
            Some(Value::Number(_)) => !share,
            _ => false,
        };
        let in_words = goal_in(&item.target).filter(|_| share).map_or(0, decimals_of_share);
        said.filter(same).map(decimals).chain([in_words]).max().unwrap_or(0)
    }

    /// The row under a result, where there is something to say in it: the fraction that it comes from, (11人／15人), or that
    /// it is none on purpose.
    fn beside(&self, item: &'a Item, field: &Field, years: &[FiscalYear]) -> Option<Series> {
        let whole = self.whole(item).filter(|_| field.role == Some(FieldRole::Result));
        let fractions: Vec<Option<String>> =
            years.iter().map(|year| self.fraction(item, whole?, *year)).collect();
        let label = whole.filter(|_| fractions.iter().any(Option::is_some)).map(|whole| whole.label.as_str());
        let texts: Vec<String> = (years.iter().zip(fractions))
            .map(|(year, fraction)| self.none_said(item, field, *year).or(fraction).unwrap_or_default())
            .collect();
        if texts.iter().all(String::is_empty) {
            return None;
        }
        let style = Style::MARK.sized(9.0);
        let cells = (1..).zip(texts).map(|(col, text)| Cell::text(col, text, style));
        let label = Cell::text(0, label.unwrap_or("備考"), Style::LABEL);
        Some(Series { row: Row::of(std::iter::once(label).chain(cells).collect()), role: None })
    }

    /// The word for a value that is none on purpose, and for one that did not come.
    fn none_said(&self, item: &'a Item, field: &Field, year: FiscalYear) -> Option<String> {
        let word = match self.said(item, field, year) {
            Some((Value::NotApplicable, _)) => not_applicable::WORD,
            None if self.is_lacking(item, field, year) => words::NOT_REPORTED,
            _ => return None,
        };
        Some(word.to_owned())
    }

    fn is_lacking(&self, item: &Item, field: &Field, year: FiscalYear) -> bool {
        field.role == Some(FieldRole::Result) && self.source.is_due(item, year)
    }

    /// The field of the fraction that a result comes from.
    fn whole(&self, item: &Item) -> Option<&'a Field> {
        let plan = self.source.plan();
        plan.fields.iter().find(|field| field.parts.len() == 2 && plan.asks(&field.name, item))
    }

    fn fraction(&self, item: &Item, whole: &Field, year: FiscalYear) -> Option<String> {
        let entry = |part: usize| self.source.entry(&item.id, &whole.parts[part], Some(&Member::Year(year)));
        let (top, bottom) = (entry(0)?, entry(1)?);
        if top.value == Some(Value::NotApplicable) {
            return Some(not_applicable::WORD.to_owned());
        }
        let unit = fraction_unit(&top.raw);
        Some(format!("({}{unit}／{}{unit})", self.source.shown(top), self.source.shown(bottom)))
    }
}

/// The first percentage in the words of a goal: 【目標】 100%(R6年).
fn goal_in(text: &str) -> Option<f64> {
    let sign = text.find(['%', '％'])?;
    let number: Vec<char> =
        text[..sign].chars().rev().take_while(|c| narrow(*c).is_ascii_digit() || narrow(*c) == '.').collect();
    let number: String = number.into_iter().rev().map(narrow).collect();
    number.parse::<f64>().ok().map(|percent| percent / 100.0)
}

/// How many decimals a percentage needs, at most three.
fn decimals_of_share(share: f64) -> usize {
    let fits = |decimals: &usize| {
        let shifted = share * 100.0 * 10f64.powi(*decimals as i32);
        (shifted - shifted.round()).abs() < 1e-6
    };
    (0..3).find(fits).unwrap_or(3)
}

fn narrow(c: char) -> char {
    let code = u32::from(c);
    if (0xFF01..=0xFF5E).contains(&code) { char::from_u32(code - 0xFEE0).unwrap_or(c) } else { c }
}

/// The unit at the end of a fraction as it was typed: 人 of (11人/15人).
fn fraction_unit(raw: &str) -> String {
    let tail: Vec<char> = raw.chars().rev().take_while(|c| !c.is_numeric()).collect();
    tail.into_iter().rev().filter(|c| c.is_alphabetic()).collect()
}

/// Goal dashed, result with points; the cells are those of the table whose heading is in row `top`.
pub(super) fn line_chart(sheet: &str, top: u32, roles: &[Option<FieldRole>], years: u16) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    // The band over it says what it is of; a single line would give it its own name.
    chart.title().set_hidden();
    for (row, role) in (top + 1..).zip(roles) {
        let Some(role) = role else { continue };
        let result = *role == FieldRole::Result;
        let mut line = ChartLine::new();
        line.set_color(if result { 0x001F_3864 } else { 0x007F_7F7F }).set_width(if result {
            2.25
        } else {
            1.5
        });
        if !result {
            line.set_dash_type(ChartLineDashType::Dash);
        }
        chart
            .add_series()
            .set_name((sheet, row, 0))
            .set_categories((sheet, top, 1, top, years))
            .set_values((sheet, row, 1, row, years))
            .set_format(ChartFormat::new().set_line(&line))
            .set_marker(&marker(result));
    }
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(8.0));
    chart.x_axis().set_font(&font(8.0));
    chart.y_axis().set_font(&font(8.0)).set_min(0);
    chart
}

fn marker(result: bool) -> ChartMarker {
    let mut marker = ChartMarker::new();
    if !result {
        marker.set_none();
        return marker;
    }
    let fill = ChartSolidFill::new().set_color(0x001F_3864).clone();
    marker.set_type(ChartMarkerType::Circle).set_size(6).set_format(ChartFormat::new().set_solid_fill(&fill));
    marker
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_and_units_are_read_from_words() {
        assert_eq!(goal_in("【目標】 100%(R6年)"), Some(1.0));
        assert_eq!(goal_in("【目標】３５．５％（主任職）"), Some(0.355));
        assert_eq!(goal_in("目標(各年度:時間)"), None);
        assert_eq!(goal_in("%"), None);
        assert_eq!(fraction_unit("(11人/15人)"), "人");
        assert_eq!(fraction_unit("15件中11件"), "件");
        assert_eq!(fraction_unit("11/15"), "");
    }
}
