//! Days beside years: of when a form was written, or up to when it counts. Beside a year they are none: 令和6年5月20日 under R6,
//! （令和５年度末現在）. Where no year stands beside them that they could be, they are years as others say them.

use std::sync::Arc;

use super::grid::{ByCell, Grid, Spot};
use super::ids::YEAR;
use super::words::Says;
use crate::text::date;

/// How many years of a line are looked at.
const FAR: usize = 50;
/// What follows a day that something is said of.
const ENDS: [&str; 7] = ["現在", "時点", "作成", "記入", "提出", "更新", "修正"];

/// Takes the year from the days that stand in a line of years and are none of them.
pub(super) fn forget(grid: &Grid, says: &mut ByCell<Arc<Says>>) {
    let days: Vec<Spot> = grid.spots().filter(|spot| is_day(grid, says, *spot)).collect();
    let of_writing: Vec<Spot> = days.into_iter().filter(|spot| is_of_writing(grid, says, *spot)).collect();
    for spot in of_writing {
        let own = Arc::make_mut(&mut says[spot]);
        own.senses.retain(|sense| sense.dim != YEAR);
    }
}

fn is_day(grid: &Grid, says: &ByCell<Arc<Says>>, spot: Spot) -> bool {
    if says[spot].of(YEAR).is_none() {
        return false;
    }
    let brackets = ['(', ')', '（', '）', '【', '】', '※'];
    let text = grid.text(spot).trim_matches(brackets);
    let bare = ENDS.iter().find_map(|end| text.strip_suffix(end));
    let is_date = |text: &str| {
        date::read(text).as_value().and_then(|dates| dates.one()).is_some_and(|date| date.day.is_some())
    };
    says_as_of(grid, spot) || is_date(bare.unwrap_or(text))
}

/// Whether it says up to when something counts: （令和５年度末現在）.
fn says_as_of(grid: &Grid, spot: Spot) -> bool {
    let text = grid.text(spot).trim_end_matches([')', '）', '】']);
    text.ends_with("現在") || text.ends_with("時点")
}

/// Whether in its row or in its column, with nothing but years between, a year stands that it says too; or several others do,
/// it says up to when something counts, and nothing stands under it or beside it.
fn is_of_writing(grid: &Grid, says: &ByCell<Arc<Says>>, spot: Spot) -> bool {
    let at = grid.place(spot);
    let is_year = |other: &Spot| says[*other].of(YEAR).is_some();
    let years = |spot: Spot| says[spot].of(YEAR).map(|sense| sense.may.as_slice()).unwrap_or_default();
    let is_same = |other: &Spot| years(*other).iter().any(|year| years(spot).contains(year));
    let is_beside = |line: Vec<Spot>, is_alone: bool| {
        let bare: Vec<Spot> = line.into_iter().filter(|other| !is_day(grid, says, *other)).collect();
        bare.iter().any(is_same) || bare.len() > 1 && is_alone && says_as_of(grid, spot)
    };
    let next = |spot: &Spot| grid.at(at.row, grid.cols(*spot).1.checked_add(1)?);
    let before = |spot: &Spot| grid.at(at.row, grid.cols(*spot).0.checked_sub(1)?);
    let left = std::iter::successors(before(&spot), before).take_while(is_year);
    let right = std::iter::successors(next(&spot), next).take_while(is_year);
    let over =
        grid.rows_above(at.row, 0).filter_map(|row| grid.at(row, at.col)).take(FAR).take_while(is_year);
    let below = || grid.rows_between(at.row + 1, u32::MAX).filter_map(|row| grid.at(row, at.col)).take(FAR);
    let under = below().take_while(is_year);
    is_beside(left.take(FAR).chain(right.take(FAR)).collect(), below().next().is_none())
        || is_beside(over.chain(under).collect(), grid.row(at.row).count() == 1)
}
