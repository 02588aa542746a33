//! 表紙: the title, the year that it reports on, the date, who publishes it.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::tab;
use crate::model::FiscalYear;
use crate::report::measure::{Frame, Unbroken};
use crate::report::page::{Across, Block, Book, Cell, Orientation, Row, Style};
use crate::report::provisional::{self, Provisional};
use crate::template::SheetShape;
use crate::text::display::{self, DateStyle, YearStyle};
use crate::text::width::fold_key;

/// The sizes that a title may have, in points, best first.
const SIZES: [f64; 4] = [24.0, 22.0, 20.0, 18.0];
/// As many names of departments are printed of each kind that is awaited.
const MOST_NAMES: usize = 40;
/// A title is set smaller down to this size before it is broken into lines.
const LEAST_ON_ONE_LINE: f64 = 20.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let round = &source.collected.round;
    let mut page = book.page(tab(shape), shape.orientation.unwrap_or(Orientation::Portrait), &[1.0])?;
    page.without_footer();
    let line = |text: String, size: f64| {
        let style = Style::PLAIN.sized(size).across(Across::Center);
        Row::of(vec![Cell::text(0, text, style)]).least(size * 2.0)
    };
    let title = &round.plan.title;
    let year = round.plan.collecting.filter(|year| !says(title, *year));
    let year = year.map(|year| format!("（{}）", display::fiscal_year(year, YearStyle::EraWide)));
    let date = round.published.map(|date| display::date(date, DateStyle::EraWide)).unwrap_or_default();
    let rule = Row::of(vec![Cell::blank(0, rule())]).least(4.0);
    let mut rows = vec![
        Row::gap(150.0),
        rule.clone(),
        Row::gap(14.0),
        titled(title, page.points()),
        line(year.unwrap_or_default(), 16.0),
        Row::gap(14.0),
        rule,
    ];
    rows.extend(match Provisional::of(&source.collected.summary) {
        Some(provisional) => awaited(&provisional),
        None => vec![Row::gap(190.0)],
    });
    rows.extend([line(date, 16.0), line(round.organization.clone(), 18.0), line(round.office.clone(), 14.0)]);
    page.put(&Block::of(rows))?;
    book.add(page)
}

/// That answers are missing, and whose: under the title, and still on the page.
fn awaited(provisional: &Provisional) -> Vec<Row> {
    let word = Cell::text(0, provisional::WORD, Style::TITLE.sized(20.0).across(Across::Center));
    let say = |text: String| Row::of(vec![Cell::text(0, text, Style::PLAIN.across(Across::Center))]);
    let mut rows = vec![Row::gap(24.0), Row::of(vec![word]).least(40.0)];
    rows.push(say("次の部署の回答が、まだそろっていません。".to_owned()));
    rows.extend(provisional.told(MOST_NAMES).into_iter().map(say));
    rows.push(Row::gap(70.0));
    rows
}

/// The title, broken where it reads well.
fn titled(title: &str, width: f64) -> Row {
    let (size, lines) = set(title, width);
    let style = Style::TITLE.sized(size).across(Across::Center);
    Row::of(vec![Cell::text(0, lines.join("\n"), style)]).least(64.0)
}

/// The size of the title and its lines: one if it fits, else two broken at a space or a bracket, the most even ones;
/// else as it comes.
fn set(title: &str, width: f64) -> (f64, Vec<&str>) {
    let fits = |lines: &[&str], size: f64| {
        lines.iter().all(|line| Frame { width, size }.count(&Unbroken::of(line)) == 1)
    };
    let fitting = |lines: &[&str]| SIZES.into_iter().find(|size| fits(lines, *size));
    let pairs = halves(title);
    let smallest = SIZES[SIZES.len() - 1];
    match (fitting(&[title]), fitting(&pairs)) {
        (Some(size), _) if size >= LEAST_ON_ONE_LINE => (size, vec![title]),
        (_, Some(size)) if pairs.len() == 2 => (size, pairs),
        (Some(size), _) => (size, vec![title]),
        _ => (smallest, vec![title]),
    }
}

/// The title in two, at the space or before the bracket that makes them most even; whole where it has none.
fn halves(title: &str) -> Vec<&str> {
    let longer = |(left, right): &(&str, &str)| left.chars().count().max(right.chars().count());
    let places = title.char_indices().filter(|(_, letter)| matches!(letter, ' ' | '　' | '（' | '('));
    let pairs = places.map(|(at, _)| title.split_at(at)).map(|(left, right)| (left.trim(), right.trim()));
    let best = pairs.filter(|(left, right)| !left.is_empty() && !right.is_empty()).min_by_key(longer);
    best.map_or(vec![title], |(left, right)| vec![left, right])
}

/// Whether the title says this year already, with its era or in full.
fn says(title: &str, year: FiscalYear) -> bool {
    let title = fold_key(title);
    // Not the styles without an era: 5年度 stands in 令和15年度 too.
    let styles = [YearStyle::Era, YearStyle::LetterUnit, YearStyle::Western, YearStyle::EraAndWestern];
    styles.iter().any(|style| title.contains(&fold_key(&display::fiscal_year(year, *style))))
}

/// A line over the title and under it.
fn rule() -> Style {
    let mut style = Style::PLAIN;
    style.edges.top = true;
    style.edges.bottom = true;
    style.sized(2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_broken_where_they_read_well() {
        for (title, lines) in [
            ("人材育成基本方針 進捗状況", &["人材育成基本方針 進捗状況"][..]),
            ("第３次北町人材育成基本方針 進捗状況", &["第３次北町人材育成基本方針 進捗状況"]),
            (
                "北山町人材育成基本方針　職層ごとに求められる能力",
                &["北山町人材育成基本方針", "職層ごとに求められる能力"],
            ),
            (
                "北山町特定事業主行動計画 進捗状況（令和５年度）",
                &["北山町特定事業主行動計画", "進捗状況（令和５年度）"],
            ),
            ("", &[""]),
        ] {
            assert_eq!(set(title, 480.0).1, lines, "{title}");
        }
        let long = "あ".repeat(90);
        assert_eq!(set(&long, 480.0), (18.0, vec![long.as_str()]), "what nothing helps is left to wrap");
    }

    #[test]
    fn the_year_is_said_once() {
        for (title, told) in [
            ("進捗状況（令和５年度）", true),
            ("進捗状況(令和5年度)", true),
            ("Ｒ５年度 進捗状況", true),
            ("2023年度の進捗状況", true),
            ("進捗状況（令和４年度）", false),
            ("進捗状況（令和１５年度）", false),
            ("進捗状況", false),
        ] {
            assert_eq!(says(title, FiscalYear(2023)), told, "{title}");
        }
    }
}
