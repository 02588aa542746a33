//! How wide the columns of a table are, how its paper lies, and where it is split where it is wider than the paper.

use rust_xlsxwriter::XlsxError;

use crate::report::page::{BODY, Book, Orientation, Page, paper_width};

/// The part of the paper that the labels may take where a table is split.
const LABELS: f64 = 0.4;
/// What is kept free of a sheet of paper that has others beside it: printers differ, and its columns are not fitted.
const SPARE: f64 = 0.98;

/// What a column needs, in points.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// The width that it must have.
    pub least: f64,
    /// The width that it wishes for.
    pub wish: f64,
    /// Whether the table is better not split before it.
    pub joined: bool,
}

impl Need {
    /// The same in widths of a letter.
    pub fn ems(least: f64, wish: f64, joined: bool) -> Need {
        Need { least: least * BODY, wish: wish * BODY, joined }
    }
}

/// Columns on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    orientation: Orientation,
    /// Widths in points.
    widths: Vec<f64>,
    /// The columns before which a further sheet of paper begins.
    pub starts: Vec<u16>,
}

impl Paper {
    /// The paper for these columns, of which so many are labels.
    pub fn of(needs: &[Need], labels: usize, asked: Option<Orientation>) -> Paper {
        let wished: f64 = needs.iter().map(|need| need.wish).sum();
        let suits = wished <= paper_width(Orientation::Portrait);
        let suits = if suits { Orientation::Portrait } else { Orientation::Landscape };
        let orientation = asked.unwrap_or(suits);
        let room = paper_width(orientation);
        match needs.iter().map(|need| need.least).sum::<f64>() <= room {
            true => Paper { orientation, widths: spread(needs, room), starts: Vec::new() },
            false => split(needs, labels, orientation, room * SPARE),
        }
    }

    /// An empty page of this paper.
    ///
    /// # Errors
    /// Where the book can't make one.
    pub fn page(&self, book: &mut Book, name: &str, labels: u16) -> Result<Page, XlsxError> {
        let mut page = book.page(name, self.orientation, &self.widths)?;
        if !self.starts.is_empty() {
            page.split(&self.widths, labels, &self.starts)?;
        }
        Ok(page)
    }

    /// Where the sheet of paper ends on which this column stands; `columns` is their number.
    pub fn end(&self, col: u16, columns: u16) -> u16 {
        self.starts.iter().copied().find(|start| *start > col).unwrap_or(columns)
    }
}

/// Widths that fill the room: each has what it must have, and as near as can be what it wishes for.
fn spread(needs: &[Need], room: f64) -> Vec<f64> {
    let sum = |part: fn(&Need) -> f64| needs.iter().map(part).sum::<f64>().max(f64::MIN_POSITIVE);
    let (least, wish) = (sum(|need| need.least), sum(|need| need.wish));
    let width = |need: &Need| match wish <= room {
        true => need.wish * room / wish,
        false => {
            need.least + (room - least) * (need.wish - need.least) / (wish - least).max(f64::MIN_POSITIVE)
        }
    };
    needs.iter().map(width).collect()
}

/// As many columns on a sheet of paper as have room beside the labels.
fn split(needs: &[Need], labels: usize, orientation: Orientation, room: f64) -> Paper {
    let (labels, columns) = needs.split_at(labels);
    let wish: f64 = labels.iter().map(|need| need.wish).sum();
    let shrunk = (room * LABELS / wish).min(1.0);
    let mut widths: Vec<f64> = labels.iter().map(|need| need.wish * shrunk).collect();
    let left = room - widths.iter().sum::<f64>();
    let mut starts = Vec::new();
    let mut rest = columns;
    let mut sheets = sheets(columns, left);
    while !rest.is_empty() {
        // About as much on each: the last sheet is not left with a single column.
        let share = rest.iter().map(|need| need.least).sum::<f64>() / sheets as f64;
        let (part, later) = rest.split_at(fitting(rest, left, share));
        sheets = sheets.saturating_sub(1).max(1);
        let fits = |need: &Need| Need { least: need.least.min(left), wish: need.wish.min(left), ..*need };
        widths.extend(spread(&part.iter().map(fits).collect::<Vec<Need>>(), left));
        starts.extend((!later.is_empty()).then_some(widths.len() as u16));
        rest = later;
    }
    Paper { orientation, widths, starts }
}

/// How many sheets of paper these columns need.
fn sheets(columns: &[Need], room: f64) -> usize {
    let mut rest = columns;
    let mut count = 0;
    while !rest.is_empty() {
        rest = &rest[fitting(rest, room, room)..];
        count += 1;
    }
    count.max(1)
}

/// How many of these columns have room, where a share of it is wanted; at least one, and if it can be not a part of what
/// belongs together.
fn fitting(columns: &[Need], room: f64, share: f64) -> usize {
    let mut used = 0.0;
    let mut count = 0;
    for need in columns {
        if count > 0 && (used + need.least > room || used >= share) {
            break;
        }
        used += need.least;
        count += 1;
    }
    if count == columns.len() {
        return count;
    }
    (1..=count).rev().find(|count| !columns[*count].joined).unwrap_or(count)
}
