//! Tallies and sums as bars: where each piece of a bar stands and how dark it is. The template draws them.

use minijinja::{Value, context};

use crate::collected::Collected;
use crate::model::{FieldKind, Member};
use crate::report::words;
use crate::summary::{Figure, Tally, TallyColumn, Total};
use crate::text::{display, not_applicable};

/// The width of the drawing, of the names at its left, and of the longest bar, in pixels of the drawing.
const WIDTH: usize = 760;
const NAMES: usize = 150;
const BAR: f64 = 500.0;
/// From one bar to the next, and the height of a bar.
const STEP: usize = 34;
const THICK: usize = 24;

/// A chart of a tally, with its numbers for the table under it.
pub(super) fn of(collected: &Collected, tally: &Tally) -> Value {
    let plan = &collected.round.plan;
    let scale = plan.field(&tally.field).and_then(|field| field.scale.clone()).unwrap_or_default();
    let meaning = |mark: &str| {
        scale
            .marks
            .iter()
            .find(|known| known.mark == mark)
            .map_or(String::new(), |known| known.meaning.clone())
    };
    // In a matrix a cell without a mark says that nothing is asked; nobody forgot it.
    let is_matrix = plan.field(&tally.field).is_some_and(|field| field.kind == FieldKind::Mark);
    let marks = tally.marks.iter().enumerate().map(|(index, mark)| {
        context!(name => mark, meaning => meaning(mark), fill => shade(index, tally.marks.len()))
    });
    let most = tally.columns.iter().map(TallyColumn::total).max().unwrap_or(0).max(1);
    let bars = tally.columns.iter().enumerate().map(|(index, column)| bar(tally, column, index, most));
    context! {
        title => words::field_of(plan, &tally.field),
        flags => scale.flags.iter().map(|flag| flag.mark.as_str()).collect::<Vec<_>>().join("・"),
        marks => marks.collect::<Vec<_>>(),
        bars => bars.collect::<Vec<_>>(),
        width => WIDTH,
        height => STEP * tally.columns.len() + 6,
        thick => THICK,
        blank_word => if is_matrix { "印なし" } else { words::NOT_REPORTED },
        none_word => not_applicable::WORD,
        has_none => tally.columns.iter().any(|column| column.not_applicable > 0),
        has_blank => tally.columns.iter().any(|column| column.blank > 0),
    }
}

/// A chart of sums: a bar a member, with its number at the end.
pub(super) fn of_figure(collected: &Collected, figure: &Figure) -> Value {
    let (plan, template) = (&collected.round.plan, &collected.round.template);
    let most = figure.sums.iter().map(|(_, total)| total.sum).fold(f64::MIN_POSITIVE, f64::max);
    let bar = |(index, (member, total)): (usize, &(Member, Total))| {
        let width = BAR * total.sum / most;
        context! {
            name => words::axis(Some(member)),
            name_x => NAMES - 10,
            x => NAMES,
            y => index * STEP + 4,
            text_y => index * STEP + 4 + THICK / 2,
            width => tenths(width),
            end_x => tenths(NAMES as f64 + width + 8.0),
            sum => format!("{}{}", display::number_to(total.sum, total.decimals), total.unit),
        }
    };
    context! {
        title => words::field_of(plan, &figure.field),
        dimension => template.word_of(&figure.dimension),
        bars => figure.sums.iter().enumerate().map(bar).collect::<Vec<_>>(),
        width => WIDTH,
        height => STEP * figure.sums.len() + 6,
        thick => THICK,
        fill => shade(1, 3),
    }
}

fn bar(tally: &Tally, column: &TallyColumn, index: usize, most: usize) -> Value {
    let unit = BAR / most as f64;
    let mut left = NAMES as f64;
    let marks = tally.marks.len();
    let counts = column.counts.iter().enumerate().map(|(mark, count)| (Fill::Mark(mark, marks), *count));
    let rest = [(Fill::NotApplicable, column.not_applicable), (Fill::Blank, column.blank)];
    let pieces: Vec<Value> = counts
        .chain(rest)
        .map(|(fill, count)| {
            let piece = piece(fill, count, left, unit);
            left += count as f64 * unit;
            piece
        })
        .collect();
    context! {
        name => column.axis.as_ref().map_or_else(|| "全体".to_owned(), |axis| words::axis(Some(axis))),
        name_x => NAMES - 10,
        y => index * STEP + 4,
        text_y => index * STEP + 4 + THICK / 2,
        end_x => tenths(left + 8.0),
        pieces => pieces,
        counts => column.counts.clone(),
        none => column.not_applicable,
        blank => column.blank,
        flagged => column.flagged,
        total => column.total(),
    }
}

/// What a piece of a bar stands for.
enum Fill {
    /// A mark, by its place among so many.
    Mark(usize, usize),
    /// None, on purpose.
    NotApplicable,
    /// No answer.
    Blank,
}

fn piece(fill: Fill, count: usize, left: f64, unit: f64) -> Value {
    let width = count as f64 * unit;
    let (shade, ink) = match fill {
        Fill::Mark(mark, marks) => (shade(mark, marks), if mark * 2 < marks { "#fff" } else { "#111" }),
        Fill::NotApplicable | Fill::Blank => ("#fff".to_owned(), "#111"),
    };
    context! {
        blank => matches!(fill, Fill::Blank),
        count => count,
        x => tenths(left),
        width => tenths(width),
        middle => tenths(left + width / 2.0),
        shows => width >= 14.0,
        fill => shade,
        ink => ink,
    }
}

/// From dark to pale in the order of the scale, so that the order is seen in print too.
fn shade(index: usize, marks: usize) -> String {
    let steps = marks.saturating_sub(1).max(1);
    let at = index.min(steps) as f64 / steps as f64;
    format!("hsl(212 {:.0}% {:.0}%)", 62.0 - 12.0 * at, 28.0 + 58.0 * at)
}

/// A place in the drawing, to a tenth of a pixel.
fn tenths(number: f64) -> String {
    format!("{number:.1}")
}
