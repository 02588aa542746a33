//! What stands behind a date: nothing, words that say no more, words that say more, or what makes it no date.

use crate::model::{Date, ValueFault, YearFault};
use crate::text::era;
use crate::text::fiscal_year::after::is_time;
use crate::text::glyphs::{Glyphs, Scan};
use crate::text::numeral;
use crate::text::reading::Stop;

/// Words may follow a date (現在, 施行), a time too; not another date, not a number.
pub(super) fn check_rest(scan: &Scan, first: Date) -> Result<(), Stop> {
    if scan.at_end() || is_time(scan) || is_footnote(*scan) {
        return Ok(());
    }
    if first.day.is_none() && scan.peek() == '日' {
        return Err(Stop::refuse(YearFault::BlankForm));
    }
    if scan.starts_with_any(&["以降", "以後", "以前", "まで", "迄", "より", "から"]) {
        return Err(Stop::refuse(YearFault::OpenRange));
    }
    if scan.starts_with_any(&["頃", "ごろ", "ころ", "前後"])
        || (first.day.is_none() && is_part_of_month(scan))
    {
        return Err(Stop::refuse(ValueFault::ApproximateDate));
    }
    if is_hour(*scan) {
        return Ok(());
    }
    let clings = scan.peek().is_ascii_alphanumeric() || (".-/%' :".contains(scan.peek()) && scan.left() > 1);
    let no_day = first.day.is_some() && scan.starts_with_any(&["月", "年", "度", "末"]);
    if no_day || (clings && !numeral_of_date(scan)) {
        return Err(Stop::refuse(ValueFault::NotADate));
    }
    match another_number(*scan) {
        Some(fault) => Err(Stop::refuse(fault)),
        None => Ok(()),
    }
}

/// What stands behind the date and says more than that it is one: 中止, （延期）, a time.
pub(super) fn words_beside(glyphs: &Glyphs, scan: Scan) -> Option<ValueFault> {
    const SAYS_NO_MORE: [&str; 12] =
        ["現在", "時点", "付け", "付", "施行", "制定", "改正", "策定", "締切", "開催", "実施", "日"];
    let words = glyphs.after(scan.pos).trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
    let is_midnight = words.chars().all(|c| matches!(c, '0' | ':' | 't' | 'T'));
    let is_known = SAYS_NO_MORE.contains(&words) || is_footnote(scan);
    (!is_midnight && !is_known).then(|| ValueFault::WordsBesideDate { words: words.to_owned() })
}

/// 上旬, 半ば: some days of the month.
fn is_part_of_month(scan: &Scan) -> bool {
    const PARTS: [&str; 11] =
        ["上旬", "中旬", "下旬", "初旬", "初め", "始め", "はじめ", "半ば", "なかば", "中頃", "末"];
    scan.starts_with_any(&PARTS)
}

/// `※1`, `*1)` after a date, and nothing else.
fn is_footnote(mut scan: Scan) -> bool {
    let marked = scan.eat('※') || scan.eat('*') || scan.eat('注');
    let numbered = numeral::read(&mut scan).is_some();
    let _closed = scan.eat(')');
    marked && numbered && scan.at_end()
}

/// `10時`, `午後1時30分`, and nothing else.
fn is_hour(mut scan: Scan) -> bool {
    let _half = scan.eat_any(&["午前", "午後"]);
    let hour = numeral::read(&mut scan).is_some_and(|hour| hour.value < 25) && scan.eat('時');
    let _half_past = scan.eat('半') || (numeral::read(&mut scan).is_some() && scan.eat('分'));
    hour && scan.at_end()
}

/// Whether a number of a second date is next.
fn numeral_of_date(scan: &Scan) -> bool {
    let mut ahead = *scan;
    numeral::read(&mut ahead).is_some() && is_part_of_date(&ahead)
}

fn is_part_of_date(scan: &Scan) -> bool {
    matches!(scan.peek(), '年' | '月' | '日' | '/' | '.' | '-')
}

/// A second date or a number among the words after a date; times and what stands in brackets are none.
fn another_number(mut scan: Scan) -> Option<ValueFault> {
    let mut depth = 0usize;
    while !scan.at_end() {
        let start = scan;
        match scan.peek() {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_ascii_digit() => {
                let _number = numeral::read(&mut scan);
                if is_part_of_date(&scan) {
                    return Some(ValueFault::SeveralDates);
                }
                if !matches!(scan.peek(), '時' | '分' | '秒' | ':') && start.previous() != ':' {
                    return Some(ValueFault::NotADate);
                }
                continue;
            }
            _ if depth == 0 && matches!(era::read(&mut scan), Some((_, era::Sign::Name))) => {
                return Some(ValueFault::SeveralDates);
            }
            _ => scan = start,
        }
        scan.skip();
    }
    None
}
