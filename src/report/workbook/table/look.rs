//! How the values of a column look: by what stands in all of it, so that a column is one to the eye.

use std::collections::BTreeMap;

use super::super::source::{NONE_CAME, Source, decimals, few, unit};
use super::grid::Shown;
use crate::model::{Entry, Value};
use crate::report::measure::width;
use crate::report::page::{BODY, Cell, Content, NumberFormat, Shade, Style};
use crate::text::{display, number};

/// Up to which width a text is a word, in ems.
const SHORT: f64 = 6.0;
/// What numbers are counted in: shares of a whole, or a unit.
type Counted = (bool, String);

/// What stands in a column, as far as its look goes.
#[derive(Clone, Debug, Default)]
pub struct Look {
    has_numbers: bool,
    has_texts: bool,
    /// The most decimals of its numbers, those of each unit and shares of a whole apart.
    decimals: BTreeMap<Counted, usize>,
    /// The widths of its values, in ems: of the widest line, and of all together.
    widest: f64,
    sum: f64,
    count: usize,
}

impl Look {
    /// Takes a value in.
    pub fn see(&mut self, source: &Source, said: &Shown) {
        match said {
            Shown::Total(total) => {
                self.has_numbers = true;
                let decimals = self.take((false, total.unit.clone()), few(total.decimals));
                self.measure(&format!("{}{}", display::number_to(total.sum, decimals), total.unit));
            }
            Shown::Entry(entry) => match entry.value {
                Some(Value::Number(_)) => self.see_number(source, entry),
                Some(Value::Percent(_)) => self.see_number(source, entry),
                _ => {
                    let text = source.shown(entry);
                    self.has_texts |= matches!(entry.value, Some(Value::Text(_)))
                        && (width(&text) > SHORT || text.contains('\n'));
                    self.measure(&text);
                }
            },
            Shown::Missing | Shown::Open | Shown::NotAsked => {}
        }
    }

    fn see_number(&mut self, source: &Source, entry: &Entry) {
        self.has_numbers = true;
        self.take(counted(source, entry), decimals(entry));
        self.measure(&source.shown(entry));
    }

    /// The most decimals so far of what is counted in this.
    fn take(&mut self, counted: Counted, decimals: usize) -> usize {
        let most = self.decimals.entry(counted).or_default();
        *most = decimals.max(*most);
        *most
    }

    fn measure(&mut self, text: &str) {
        let lines = text.lines().map(width);
        self.widest = lines.fold(self.widest, f64::max);
        self.sum += width(text);
        self.count += 1;
    }

    /// The width that the column must have, and the one that it wishes for, in ems.
    pub fn widths(&self) -> [f64; 2] {
        if self.has_texts {
            let mean = self.sum / self.count.max(1) as f64;
            let wish = (mean * 0.5).clamp(10.0, 30.0).min(self.widest + 1.0 + Style::CELL.indent() / BODY);
            return [wish.min(9.0), wish];
        }
        // As many decimals as the others have may stand after the widest.
        let decimals = 0.5 * self.decimals.values().copied().max().unwrap_or_default() as f64;
        let least = (self.widest + decimals + 1.4).max(3.0);
        [least, least]
    }

    /// A value in this column.
    pub fn cell(&self, source: &Source, said: &Shown, col: u16) -> Cell {
        match said {
            Shown::Entry(entry) => self.entry(source, entry, col),
            Shown::Total(total) => {
                let style = Style::NUMBER.bold().shaded(Shade::Band).number(NumberFormat::General);
                Cell {
                    content: Content::Formatted(
                        total.sum,
                        self.format(&(false, total.unit.clone()), &total.unit),
                    ),
                    ..Cell::blank(col, style)
                }
            }
            Shown::Missing => Cell::text(col, NONE_CAME, self.style()),
            Shown::Open => Cell::blank(col, self.style()),
            Shown::NotAsked => Cell::blank(col, self.style().shaded(Shade::Off)),
        }
    }

    fn entry(&self, source: &Source, entry: &Entry, col: u16) -> Cell {
        let number = |number: f64| Cell {
            content: Content::Formatted(number, self.format(&counted(source, entry), &unit(entry))),
            ..Cell::blank(col, Style::FIGURE)
        };
        match entry.value {
            Some(Value::Number(value)) => number(value),
            Some(Value::Percent(value)) => number(value),
            _ => Cell::text(col, source.shown(entry), self.style()),
        }
    }

    /// Texts at the top left, numbers at the right, all else in the middle; only texts are read from the top.
    fn style(&self) -> Style {
        match (self.has_texts, self.has_numbers) {
            (true, _) => Style::CELL,
            (false, true) => Style::FIGURE,
            (false, false) => Style::SIGN,
        }
    }

    /// The number format: decimals under each other, the unit behind, and a space to the line.
    fn format(&self, counted: &Counted, unit: &str) -> String {
        let decimals = self.decimals.get(counted).copied().unwrap_or_default();
        let zeros = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
        match (counted.0, unit) {
            (true, _) => format!("0{zeros}%_ "),
            (_, "") => format!("#,##0{zeros}_ "),
            (_, unit) => format!("#,##0{zeros}\"{}\"_ ", unit.replace('"', "")),
        }
    }
}

/// What a number is counted in: as it says itself, or as the list says of its item.
fn counted(source: &Source, entry: &Entry) -> Counted {
    if matches!(entry.value, Some(Value::Percent(_))) {
        return (true, String::new());
    }
    let item = source.plan().item(entry.item());
    let listed = || item.map(|item| item.unit.clone()).filter(|unit| !unit.is_empty());
    let said = || item.and_then(|item| number::unit_said(&item.title));
    let own = Some(unit(entry)).filter(|unit| !unit.is_empty());
    (false, own.or_else(listed).or_else(said).unwrap_or_default())
}
