//! Times of the day as staff write them: 9:00, ９時半, 午後１時, 13：30～15：00.
//!
//! A time without 午前 and 午後 is one of twenty-four hours. What may be noon or midnight (午後12時) is refused.

use super::error_value;
use super::glyphs::{Glyphs, Scan};
use super::numeral;
use super::reading::{Reading, Stop};
use crate::model::{Times, ValueFault};

/// Reads a time, or from one to another.
///
/// ```
/// use matome::model::Times;
/// use matome::text::time::read;
/// assert_eq!(read("午後１時半").into_value(), Some(Times { from: 13 * 60 + 30, to: None }));
/// assert!(read("午後12時").fault().is_some());
/// ```
pub fn read(text: &str) -> Reading<Times> {
    let glyphs = Glyphs::with_breaks(text);
    if glyphs.is_empty() || glyphs.is_only_dashes() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    read_times(glyphs.scan()).map_or_else(Stop::into_reading, Reading::value)
}

/// The time that is this part of a day, as cells store times; `None` where it is none to the minute.
///
/// ```
/// use matome::text::time::of_day;
/// assert_eq!(of_day(0.375).map(|time| time.to_string()), Some("9:00".to_owned()));
/// assert_eq!(of_day(0.3333), None);
/// ```
pub fn of_day(part: f64) -> Option<Times> {
    const NOISE: f64 = 1e-6;
    let minutes = part * DAY;
    let whole = (minutes - minutes.round()).abs() < NOISE;
    (whole && (0.0..DAY).contains(&minutes)).then(|| Times { from: minutes.round() as u16, to: None })
}

/// A text up to the time of day that stands in it, and that time with what follows; none, where it says midnight, as a day
/// without a time does.
///
/// ```
/// use matome::text::time::split;
/// assert_eq!(split("5/1 13:00"), ("5/1", Some("13:00")));
/// assert_eq!(split("5月1日"), ("5月1日", None));
/// assert_eq!(split("5/1 0:00"), ("5/1", None));
/// ```
pub fn split(text: &str) -> (&str, Option<&str>) {
    let Some(sign) = text.find([':', '：', '時']) else { return (text, None) };
    let hour = text[..sign].trim_end_matches(|c: char| c.is_numeric());
    let day = ["午前", "午後"].iter().find_map(|half| hour.trim_end().strip_suffix(half)).unwrap_or(hour);
    let time = text[day.len()..].trim();
    let is_midnight = time.chars().all(|c| matches!(c, '0' | '０' | ':' | '：' | '時' | '分'));
    (day.trim(), Some(time).filter(|_| !is_midnight))
}

/// The minutes of a day.
const DAY: f64 = 1440.0;

/// Before or after noon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Before,
    After,
}

fn read_times(mut scan: Scan) -> Result<Times, Stop> {
    let not_a_time = || Stop::refuse(ValueFault::NotATime);
    let (half, from) = read_time(&mut scan, None)?;
    if scan.at_end() {
        return Ok(Times { from, to: None });
    }
    let to_comes = scan.eat('~') || scan.eat('-') || scan.eat('ー') || scan.eat_word("から");
    if !to_comes {
        return Err(not_a_time());
    }
    let (_, to) = read_time(&mut scan, half)?;
    let _until = scan.eat_word("まで");
    match scan.at_end() {
        true if from < to => Ok(Times { from, to: Some(to) }),
        true => Err(Stop::refuse(ValueFault::AmbiguousTime)),
        false => Err(not_a_time()),
    }
}

/// Reads a time. The end of a range without 午前 and 午後 is in the half of its beginning.
fn read_time(scan: &mut Scan, before: Option<Half>) -> Result<(Option<Half>, u16), Stop> {
    if scan.eat_word("正午") {
        return Ok((None, 720));
    }
    let said = read_half(scan);
    let (hour, minute) = read_clock(scan)?;
    let half = if said.is_some() { said } else { read_half_after(scan) };
    let half = half.or(before.filter(|_| hour < 12));
    let hour = match half {
        None => hour,
        Some(_) if hour > 11 => return Err(Stop::refuse(ValueFault::AmbiguousTime)),
        Some(Half::Before) => hour,
        Some(Half::After) => hour + 12,
    };
    let time = hour * 60 + minute;
    if minute > 59 || time > 1440 { Err(Stop::refuse(ValueFault::NotATime)) } else { Ok((half, time)) }
}

fn read_half(scan: &mut Scan) -> Option<Half> {
    if scan.eat_any(&["午前", "AM", "am", "Am"]) {
        return Some(Half::Before);
    }
    scan.eat_any(&["午後", "PM", "pm", "Pm"]).then_some(Half::After)
}

/// `1:30 PM`
fn read_half_after(scan: &mut Scan) -> Option<Half> {
    if scan.peek().is_ascii_alphabetic() { read_half(scan) } else { None }
}

/// `9:00`, `9:00:00`, `9時`, `9時半`, `9時30分`.
fn read_clock(scan: &mut Scan) -> Result<(u16, u16), Stop> {
    let not_a_time = || Stop::refuse(ValueFault::NotATime);
    let hour = number(scan).ok_or_else(not_a_time)?;
    if scan.eat(':') {
        let minute = digits(scan).ok_or_else(not_a_time)?;
        let seconds = if scan.eat(':') { digits(scan) } else { Some(0) };
        return seconds.filter(|seconds| *seconds == 0).map(|_| (hour, minute)).ok_or_else(not_a_time);
    }
    if !scan.eat('時') {
        return Err(not_a_time());
    }
    if scan.eat('半') {
        return Ok((hour, 30));
    }
    match number(scan) {
        Some(minute) => scan.eat('分').then_some((hour, minute)).ok_or_else(not_a_time),
        None => {
            let _sharp = scan.eat_any(&["ちょうど", "丁度"]);
            Ok((hour, 0))
        }
    }
}

/// Two digits.
fn digits(scan: &mut Scan) -> Option<u16> {
    let number = numeral::read(scan).filter(|number| number.digits == 2 && !number.kanji)?;
    u16::try_from(number.value).ok()
}

fn number(scan: &mut Scan) -> Option<u16> {
    let number = numeral::is_next(scan).then(|| numeral::read(scan)).flatten()?;
    u16::try_from(number.value).ok().filter(|value| *value < 100)
}
