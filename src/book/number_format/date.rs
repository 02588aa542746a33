//! A serial number as a date or a time, eras too.

use super::Shown;
use super::parse::{Section, Token};
use crate::model::{Date, Era, civil};

/// The last day that Excel can show: 9999-12-31.
const LAST_SERIAL: f64 = 2_958_466.0;

/// The first day of each era that Excel's dates reach, newest first.
const ERAS: [((i32, u32, u32), Era); 5] = [
    ((2019, 5, 1), Era::Reiwa),
    ((1989, 1, 8), Era::Heisei),
    ((1926, 12, 25), Era::Showa),
    ((1912, 7, 30), Era::Taisho),
    ((1868, 1, 25), Era::Meiji),
];

/// What a date section shows for the serial number.
pub(super) fn show(section: &Section, serial: f64, epoch_1904: bool) -> Shown {
    let serial = if epoch_1904 { serial + 1462.0 } else { serial };
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return Shown::NoDate;
    }
    let moment = Moment::of(serial, second_decimals(&section.tokens));
    let mut shown = String::new();
    for (index, token) in section.tokens.iter().enumerate() {
        write(section, index, token, &moment, &mut shown);
    }
    Shown::Date(shown)
}

/// A day and a time of day, as Excel counts them.
struct Moment {
    year: i32,
    month: u32,
    day: u32,
    /// 0 is Sunday.
    weekday: usize,
    /// The time since the start of the day, in seconds.
    seconds: u64,
    /// Its fraction, in the decimals that the format shows.
    fraction: u64,
    /// The time since serial 0, in seconds.
    total: u64,
}

impl Moment {
    fn of(serial: f64, decimals: usize) -> Self {
        let unit = 10_u64.pow(decimals as u32);
        let ticks = (serial * 86_400.0 * unit as f64).round() as u64;
        let total = ticks / unit;
        let days = total / 86_400;
        let (year, month, day) = calendar(days);
        let weekday = ((days + 6) % 7) as usize;
        Self { year, month, day, weekday, seconds: total % 86_400, fraction: ticks % unit, total }
    }

    fn hour(&self) -> u64 {
        self.seconds / 3600
    }

    fn minute(&self) -> u64 {
        self.seconds / 60 % 60
    }

    fn era(&self) -> (Option<Era>, i32) {
        let today = (self.year, self.month, self.day);
        match ERAS.iter().find(|(start, _)| *start <= today) {
            Some((start, era)) => (Some(*era), self.year - start.0 + 1),
            None => (None, self.year),
        }
    }
}

/// The calendar day of a serial number. Excel has a day 0 and a 1900-02-29 that never were.
fn calendar(serial: u64) -> (i32, u32, u32) {
    match serial {
        0 => (1900, 1, 0),
        60 => (1900, 2, 29),
        // Before that day serials count from 1899-12-31, after it from 1899-12-30.
        1..=59 => civil(serial as i64 - 25_568),
        _ => civil(serial as i64 - 25_569),
    }
}

/// The day of so many days since 1899-12-30; `None` for a mere time of day, and beyond what Excel can show.
pub(crate) fn day(days: f64) -> Option<Date> {
    if !(1.0..LAST_SERIAL).contains(&days) {
        return None;
    }
    let (year, month, day) = civil(days as i64 - 25_569);
    Some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok() })
}

fn second_decimals(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count().min(3)
}

fn write(section: &Section, index: usize, token: &Token, moment: &Moment, shown: &mut String) {
    let tokens = &section.tokens;
    match token {
        Token::Literal(text) => shown.push_str(text),
        Token::Comma => shown.push(','),
        Token::Point if matches!(tokens.get(index + 1), Some(Token::Digit(_))) => {
            shown.push_str(&format!(".{:0width$}", moment.fraction, width = second_decimals(tokens)));
        }
        Token::Point => shown.push('.'),
        Token::HalfDay(am, pm) => shown.push_str(if moment.hour() < 12 { am } else { pm }),
        Token::Elapsed(unit, width) => shown.push_str(&padded(elapsed(*unit, moment), *width)),
        Token::Date('m', count) if *count <= 2 && is_minutes(tokens, index) => {
            shown.push_str(&padded(moment.minute(), *count));
        }
        Token::Date('h', count) => shown.push_str(&padded(hour(tokens, moment), *count)),
        Token::Date('s', count) => shown.push_str(&padded(moment.seconds % 60, *count)),
        Token::Date(letter, count) => shown.push_str(&day_part(section, *letter, *count, moment)),
        _ => {}
    }
}

fn elapsed(unit: char, moment: &Moment) -> u64 {
    match unit {
        'h' => moment.total / 3600,
        'm' => moment.total / 60,
        _ => moment.total,
    }
}

fn hour(tokens: &[Token], moment: &Moment) -> u64 {
    if !tokens.iter().any(|token| matches!(token, Token::HalfDay(..))) {
        return moment.hour();
    }
    match moment.hour() % 12 {
        0 => 12,
        hour => hour,
    }
}

/// `m` means minutes after hours or before seconds.
fn is_minutes(tokens: &[Token], index: usize) -> bool {
    let timed = |token: &&Token| matches!(token, Token::Date(..) | Token::Elapsed(..));
    let before = tokens[..index].iter().rev().find(timed);
    let after = tokens[index + 1..].iter().find(timed);
    matches!(before, Some(Token::Date('h', _) | Token::Elapsed('h', _)))
        || matches!(after, Some(Token::Date('s', _) | Token::Elapsed('s', _)))
}

fn day_part(section: &Section, letter: char, count: usize, moment: &Moment) -> String {
    const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    const KANJI: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
    match (letter, count) {
        ('y', 1 | 2) => format!("{:02}", moment.year % 100),
        ('y', _) => format!("{:04}", moment.year),
        ('m', 1 | 2) => padded(u64::from(moment.month), count),
        ('m', _) => month_name(moment.month, count),
        ('d', 1 | 2) => padded(u64::from(moment.day), count),
        ('d', 3) => DAYS[moment.weekday][..3].to_owned(),
        ('d', _) => DAYS[moment.weekday].to_owned(),
        ('a', 3) => KANJI[moment.weekday].to_owned(),
        ('a', _) => format!("{}曜日", KANJI[moment.weekday]),
        ('g', count) => era_name(count, moment),
        ('e', count) => era_year(section, count, moment),
        _ => String::new(),
    }
}

fn month_name(month: u32, count: usize) -> String {
    const MONTHS: [&str; 13] = [
        "",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = MONTHS.get(month as usize).copied().unwrap_or_default();
    match count {
        3 => name[..3.min(name.len())].to_owned(),
        5 => name[..1.min(name.len())].to_owned(),
        _ => name.to_owned(),
    }
}

fn era_name(count: usize, moment: &Moment) -> String {
    let Some(era) = moment.era().0 else { return String::new() };
    match count {
        1 => era.letter().to_string(),
        2 => era.name().chars().take(1).collect(),
        _ => era.name().to_owned(),
    }
}

/// The year of the era where the format names one or the locale is Japan's; Excel shows it for a bare `e` too.
fn era_year(section: &Section, count: usize, moment: &Moment) -> String {
    match moment.era().1 {
        1 if section.gannen => "元".to_owned(),
        year => padded(year.unsigned_abs().into(), count),
    }
}

fn padded(value: u64, width: usize) -> String {
    let width = width.min(20);
    format!("{value:0width$}")
}
