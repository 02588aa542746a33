//! How wide columns are, by what stands in them: each as wide as its heading, and the rest of the paper where it saves
//! the most lines.

use super::{SMALL, Style};
use crate::report::measure::width;

/// As many rows as columns are measured by.
const MOST: usize = 120;
/// The part of a column in which a text surely stands on one line, and what is kept free besides, in ems: what rows are
/// fitted with, and a pixel.
const USABLE: f64 = 0.905;
const FREE: f64 = 0.27;
/// What a text keeps free beside the line where it begins, in ems of small letters.
const SPACE: f64 = Style::CELL.indent() / SMALL;
/// What a column takes at least, in ems; and up to which width a line is a word, which is not broken.
const NARROWEST: f64 = 2.0;
const WORD: f64 = 8.0;
/// By how much a column is tried wider, in ems: a line is often saved only by several at once.
const STEPS: [f64; 4] = [0.5, 1.5, 4.0, 9.0];
/// On so many lines its widest text is tried to stand.
const FEW: [f64; 3] = [1.0, 2.0, 3.0];
/// How much a lower row weighs against a shorter text in a row that stays as high as it was.
const ROW: usize = 2;

/// What stands in a column.
struct Column {
    least: f64,
    /// The widest line of all.
    widest: f64,
    /// Row → the widths of the lines that are in its text, in ems.
    texts: Vec<Vec<f64>>,
}

/// The rows by which columns are measured: all of few, of many some at even distances.
pub fn sample<T>(rows: &[T]) -> impl Iterator<Item = &T> {
    rows.iter().step_by(rows.len().div_ceil(MOST).max(1))
}

/// The widths of columns with these headings on paper so wide, in ems. Each row has a text a column; of many rows a
/// `sample` will do.
pub fn widths(headings: &[&str], rows: &[impl AsRef<[String]>], paper: f64) -> Vec<f64> {
    let column = |(place, heading): (usize, &&str)| {
        let texts: Vec<Vec<f64>> = rows.iter().map(|row| lines(&row.as_ref()[place])).collect();
        let words = texts.iter().flatten().copied().filter(|line| *line <= WORD);
        let least = words.map(around).fold(beside(width(heading).max(NARROWEST)), f64::max);
        let widest = texts.iter().flatten().copied().fold(0.0, f64::max);
        Column { least, widest, texts }
    };
    let columns: Vec<Column> = headings.iter().enumerate().map(column).collect();
    let mut widths: Vec<f64> = columns.iter().map(|column| column.least).collect();
    while let Some((place, more)) = best(&columns, &widths, paper) {
        widths[place] += more;
    }
    // What is left goes to all columns, to wide ones more.
    let whole = widths.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    widths.iter().map(|width| width * paper / whole).collect()
}

/// The column that is best made wider, and by how much; `None` where that saves no line, or has no room.
fn best(columns: &[Column], widths: &[f64], paper: f64) -> Option<(usize, f64)> {
    let room = paper - widths.iter().sum::<f64>();
    let now: Vec<Vec<usize>> =
        columns.iter().zip(widths).map(|(column, width)| column.lines(*width)).collect();
    let rows: Vec<Highest> = (0..now.first().map_or(0, Vec::len)).map(|row| Highest::of(&now, row)).collect();
    let steps = |place: usize| columns[place].steps(widths[place]).map(move |more| (place, more));
    let mut best = None;
    let mut most = 0.0;
    let broken = (0..columns.len()).filter(|place| columns[*place].is_broken(widths[*place]));
    for (place, more) in broken.flat_map(steps).filter(|(_, more)| *more <= room) {
        let wider = columns[place].lines(widths[place] + more);
        let saved = |((highest, before), wider): ((&Highest, &usize), &usize)| {
            let others = highest.beside(place);
            ROW * ((*before).max(others) - (*wider).max(others)) + (before - wider)
        };
        let saved: usize = rows.iter().zip(&now[place]).zip(&wider).map(saved).sum();
        let gain = saved as f64 / more;
        if gain > most {
            (best, most) = (Some((place, more)), gain);
        }
    }
    best
}

/// The most lines that a row has, and in which column; and the most in the others.
struct Highest {
    lines: usize,
    place: usize,
    next: usize,
}

impl Highest {
    fn of(columns: &[Vec<usize>], row: usize) -> Highest {
        let mut highest = Highest { lines: 1, place: 0, next: 1 };
        for (place, lines) in columns.iter().enumerate().map(|(place, column)| (place, column[row])) {
            if lines > highest.lines {
                highest = Highest { lines, place, next: highest.lines };
            } else if place != highest.place {
                highest.next = highest.next.max(lines);
            }
        }
        highest
    }

    /// The most lines in the columns but this.
    fn beside(&self, place: usize) -> usize {
        if place == self.place { self.next } else { self.lines }
    }
}

impl Column {
    /// By how much it is tried wider.
    fn steps(&self, width: f64) -> impl Iterator<Item = f64> {
        let few = FEW.map(|lines| around(self.widest / lines) - width);
        STEPS.into_iter().chain(few.into_iter().filter(|more| *more > 0.0))
    }

    /// Whether a text takes more lines than are in it.
    fn is_broken(&self, width: f64) -> bool {
        count(self.widest, room(width)) > 1
    }

    /// Row → how many lines its text takes.
    fn lines(&self, width: f64) -> Vec<usize> {
        let room = room(width);
        self.texts.iter().map(|lines| lines.iter().map(|line| count(*line, room)).sum()).collect()
    }
}

/// What a column of this width has room for.
fn room(width: f64) -> f64 {
    width * USABLE - FREE - SPACE
}

/// How many lines a line of this width takes.
fn count(line: f64, room: f64) -> usize {
    if line <= room { 1 } else { ((line / room - 1e-9).ceil() as usize).max(1) }
}

/// The width of the column that a text of this width needs.
fn around(text: f64) -> f64 {
    beside(text + SPACE)
}

/// The same of one that stands in the middle.
fn beside(text: f64) -> f64 {
    (text + FREE) / USABLE
}

fn lines(text: &str) -> Vec<f64> {
    let lines: Vec<f64> = text.lines().map(width).collect();
    if lines.is_empty() { vec![0.0] } else { lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_goes_where_it_saves_lines() {
        let row = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
        let long = "研修の内容を見直し、全職員を対象に実施した。".repeat(2);
        let rows = [row(["1", "総務課", &long]), row(["12", "男女共同参画課", &long])];
        let [number, name, text] = widths(&["番号", "部署", "内容"], &rows, 66.0)[..] else {
            unreachable!()
        };
        assert!((2.0..5.0).contains(&number), "{number}");
        assert!(name >= around(7.0) - 1e-6, "a name stands on one line: {name}");
        assert!(text >= around(44.0) - 1e-6, "{text}");
        assert!((number + name + text - 66.0).abs() < 1e-6, "the paper is filled");
    }

    #[test]
    fn a_heading_stands_on_one_line() {
        let rows = vec![vec!["令和５年度".to_owned(), "長い文章。".repeat(40)]];
        let widths = widths(&["年度（和暦）", "値"], &rows, 30.0);
        assert!(widths[0] >= beside(6.0) - 1e-6, "{widths:?}");
    }

    #[test]
    fn a_word_is_not_broken_for_the_sake_of_long_texts() {
        let row = |name: &str| vec![name.to_owned(), "長い文章。".repeat(40)];
        let mut rows = vec![row("計画"); 50];
        rows.push(row("３年間の成果等"));
        let widths = widths(&["項目", "値"], &rows, 40.0);
        assert!(widths[0] >= around(7.0) - 1e-6, "{widths:?}");
    }

    #[test]
    fn more_columns_than_the_paper_holds_share_it() {
        let widths = widths(&["十二文字の長い見出しである"; 9], &[] as &[Vec<String>], 50.0);
        assert!((widths.iter().sum::<f64>() - 50.0).abs() < 1e-6);
    }
}
