//! Dates as staff write them: 令和5年10月3日, R5.10.3, 2023/10/3, 20231003, 令和3年7月, ranges of them.
//!
//! A date outside its era (平成31年5月1日) is clear and read, with a warning. Before 1873 Japan had another calendar.

mod rest;

use self::rest::{check_rest, words_beside};
use super::calendar::{self, MonthDay};
use super::fiscal_year::why_not;
use super::glyphs::{Glyphs, Scan};
use super::numeral;
use super::reading::{Reading, Stop};
use super::year::{self, Unit, Year, YearContext, YearSaid};
use super::{era, error_value};
use crate::model::{Date, Fault, FiscalYear, ValueFault, YearFault};

/// The dates that a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// A day, or a month where no day was said.
    One(Date),
    /// From the first to the last, both included; the last is not before the first.
    Range(Date, Date),
}

impl Dates {
    /// The date, where it is one.
    pub fn one(&self) -> Option<Date> {
        match self {
            Dates::One(date) => Some(*date),
            Dates::Range(..) => None,
        }
    }
}

impl std::fmt::Display for Dates {
    /// `2021-04-01`, `2021-07`, `2021-04-01..2022-03-31`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let iso = |date: &Date| match date.day {
            Some(day) => format!("{:04}-{:02}-{day:02}", date.year, date.month),
            None => format!("{:04}-{:02}", date.year, date.month),
        };
        match self {
            Dates::One(date) => f.write_str(&iso(date)),
            Dates::Range(first, last) => write!(f, "{}..{}", iso(first), iso(last)),
        }
    }
}

/// Reads a day, a month or a range. A year without its era is asked for, never guessed.
///
/// ```
/// use matome::model::Date;
/// use matome::text::date::{Dates, read};
/// let day = Date { year: 2021, month: 4, day: Some(1) };
/// assert_eq!(read("令和３年４月１日").into_value(), Some(Dates::One(day)));
/// assert!(read("令和３年４月３１日").fault().is_some());
/// ```
pub fn read(text: &str) -> Reading<Dates> {
    let glyphs = Glyphs::new(text);
    if glyphs.is_empty() || glyphs.is_only_dashes() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let mut warnings = Vec::new();
    match read_dates(&glyphs, &mut warnings) {
        Ok(value) => Reading::Value { value, warnings },
        Err(Stop::Refuse(Fault::Value(ValueFault::NotADate))) => explain(&glyphs).into_reading(),
        Err(stop) => stop.into_reading(),
    }
}

/// Reads a date as `read` does; month and day without a year (10/5, ８月５日（水）) are those of the fiscal year.
///
/// ```
/// use matome::model::{Date, FiscalYear};
/// use matome::text::date::{Dates, read_in};
/// let day = Date { year: 2026, month: 1, day: Some(5) };
/// assert_eq!(read_in("1/5", FiscalYear(2025)).into_value(), Some(Dates::One(day)));
/// ```
pub fn read_in(text: &str, year: FiscalYear) -> Reading<Dates> {
    let reading = read(text);
    if reading.fault().is_none() {
        return reading;
    }
    let (glyphs, mut warnings) = (Glyphs::new(text), Vec::new());
    match read_yearless(glyphs.scan(), year, &mut warnings) {
        Some(Ok(value)) => Reading::Value { value, warnings },
        Some(Err(stop)) => stop.into_reading(),
        None => reading,
    }
}

/// A day without its year, or from one to another, and nothing else.
fn read_yearless(
    mut scan: Scan,
    year: FiscalYear,
    warnings: &mut Vec<ValueFault>,
) -> Option<Result<Dates, Stop>> {
    let first = match read_day_in(&mut scan, year, warnings)? {
        Ok(first) => first,
        Err(stop) => return Some(Err(stop)),
    };
    if scan.at_end() {
        return Some(Ok(Dates::One(first)));
    }
    (scan.eat('~') || scan.eat_word("から") || scan.eat('-')).then_some(())?;
    let last = match read_day_in(&mut scan, year, warnings) {
        Some(last) => last,
        None => make(first.year, first.month.into(), Some(calendar::read_day(&mut scan)?)),
    };
    let last = last.inspect(|last| check_weekday(&mut scan, *last, warnings));
    let _until = scan.eat_word("まで");
    scan.at_end().then(|| match last? {
        last if last < first => Err(Stop::refuse(YearFault::ReversedRange)),
        last => Ok(Dates::Range(first, last)),
    })
}

/// `10/5`, `８月５日（水）`; from January to March in the calendar year after.
fn read_day_in(
    scan: &mut Scan,
    year: FiscalYear,
    warnings: &mut Vec<ValueFault>,
) -> Option<Result<Date, Stop>> {
    let mut ahead = *scan;
    let month = numeral::read(&mut ahead).filter(|month| month.digits < 3)?.value;
    let kanji = ahead.eat('月');
    (kanji || ahead.eat('/')).then_some(())?;
    let day = numeral::read(&mut ahead).filter(|day| day.digits < 4)?.value;
    (!kanji || ahead.eat('日')).then_some(())?;
    *scan = ahead;
    let date = make(year.0 + i32::from(month < 4), month, Some(day));
    Some(date.inspect(|date| check_weekday(scan, *date, warnings)))
}

fn explain(glyphs: &Glyphs) -> Stop {
    if why_not::is_blank_form(glyphs.scan()) || lacks_month(glyphs.scan()) {
        return Stop::refuse(YearFault::BlankForm);
    }
    if glyphs.scan().peek() == '~' && read_date(&mut glyphs.scan_from(1), &mut Vec::new()).is_ok() {
        return Stop::refuse(YearFault::OpenRange);
    }
    match why_not::unknown_era(glyphs.scan()) {
        Some(_) => Stop::refuse(YearFault::UnknownEra),
        None => Stop::refuse(ValueFault::NotADate),
    }
}

/// `令和3年　月　日`
fn lacks_month(mut scan: Scan) -> bool {
    year::read(&mut scan).is_some_and(|year| year.unit == Unit::Year) && scan.starts_with("月")
}

fn read_dates(glyphs: &Glyphs, warnings: &mut Vec<ValueFault>) -> Result<Dates, Stop> {
    let mut scan = glyphs.scan();
    let opened = scan.eat('(');
    let (said, first) = read_date(&mut scan, warnings)?;
    let dates = match read_last(&mut scan, said, first, warnings)? {
        Some(last) if last < first => return Err(Stop::refuse(YearFault::ReversedRange)),
        Some(last) => Dates::Range(first, last),
        None => Dates::One(first),
    };
    let closed = opened && scan.eat(')');
    if opened && !closed {
        warnings.push(ValueFault::UnbalancedBracket);
    }
    check_rest(&scan, first)?;
    warnings.extend(words_beside(glyphs, scan));
    Ok(dates)
}

/// Reads one date with its other notation and its day of the week.
fn read_date(scan: &mut Scan, warnings: &mut Vec<ValueFault>) -> Result<(YearSaid, Date), Stop> {
    let (said, date) = read_plain(scan)?;
    check_twin(scan, date)?;
    check_weekday(scan, date, warnings);
    skip_same_date(scan, date);
    check_era(said, date, warnings);
    Ok((said, date))
}

fn check_era(said: YearSaid, date: Date, warnings: &mut Vec<ValueFault>) {
    if let YearSaid::Era(era, _) = said
        && !era::holds(era, date)
    {
        warnings.push(ValueFault::OutOfEra);
    }
}

fn read_plain(scan: &mut Scan) -> Result<(YearSaid, Date), Stop> {
    if let Some(date) = read_compact(scan) {
        return date;
    }
    let year = year::read(scan).ok_or(Stop::refuse(ValueFault::NotADate))?;
    let when = match year.unit {
        Unit::Fiscal => calendar::read_kanji(scan).filter(|when| is_same_in_both(&year, when)),
        _ => calendar::read_month_day(scan, &year),
    };
    let when = when.ok_or(Stop::refuse(ValueFault::NotADate))?;
    if when.month != when.last_month {
        return Err(Stop::refuse(ValueFault::SeveralDates));
    }
    if is_no_month(&year, &when) {
        return Err(Stop::refuse(ValueFault::NotADate));
    }
    let _unit = when.separator.is_some() && when.day.is_some() && scan.eat('日');
    let day = last_day_of_month(scan, &year, &when)?.or(when.day);
    let western = year.resolve(&YearContext::default())?;
    make(western, when.month, day).map(|date| (year.said, date))
}

/// `平成25年度7月24日`: from April on fiscal and calendar year are one; before, nobody knows which is meant.
fn is_same_in_both(year: &Year, when: &MonthDay) -> bool {
    year.said.is_explicit() && when.month >= 4 && when.separator.is_none()
}

/// `5.10`, `R3-7`, `R3・7`: numbers that need not be a month.
fn is_no_month(year: &Year, when: &MonthDay) -> bool {
    let western = matches!(year.said, YearSaid::Western(_));
    match (when.separator, when.day) {
        (Some('・'), None) => true,
        (Some('-'), None) => !western,
        (Some(_), _) => !year.said.is_explicit(),
        (None, _) => false,
    }
}

fn make(western: i32, month: u32, day: Option<u32>) -> Result<Date, Stop> {
    calendar::date(western, month, day).ok_or(Stop::refuse(ValueFault::ImpossibleDate))
}

/// `3月末日`, `3月末現在`: the month's last day.
fn last_day_of_month(scan: &mut Scan, year: &Year, when: &MonthDay) -> Result<Option<u32>, Stop> {
    if when.day.is_some() || when.separator.is_some() || !eat_end_of_month(scan) {
        return Ok(None);
    }
    let western = year.resolve(&YearContext::default())?;
    Ok(u8::try_from(when.month).ok().map(|month| u32::from(calendar::days_in(western, month))))
}

/// 末日, or 末 where nothing but the day can be meant: not 末頃, 末に.
fn eat_end_of_month(scan: &mut Scan) -> bool {
    let mut ahead = *scan;
    let day = ahead.eat_word("末日");
    let end = day || ahead.eat('末');
    let clear = day || ahead.at_end() || ahead.peek() == ')' || ahead.starts_with_any(&["現在", "時点"]);
    if end && clear {
        *scan = ahead;
    }
    end && clear
}

/// `20210718`, `R030718`.
fn read_compact(scan: &mut Scan) -> Option<Result<(YearSaid, Date), Stop>> {
    let mut ahead = *scan;
    let letter = ahead.peek().is_ascii_alphabetic();
    let era = if letter { Some(era::read(&mut ahead)?.0) } else { None };
    let digits = numeral::read(&mut ahead).filter(|numeral| !numeral.kanji)?;
    let value = digits.value;
    let said = match (era, digits.digits) {
        (None, 8) => YearSaid::Western((value / 10_000) as i32),
        (Some(era), 6) => YearSaid::Era(era, value / 10_000),
        _ => return None,
    };
    *scan = ahead;
    let western = said.resolve(&YearContext::default());
    Some(
        western
            .and_then(|western| make(western, value / 100 % 100, Some(value % 100)))
            .map(|date| (said, date)),
    )
}

/// The same date again in brackets must be the same.
fn check_twin(scan: &mut Scan, date: Date) -> Result<(), Stop> {
    let mut inside = *scan;
    if !inside.eat('(') {
        return Ok(());
    }
    let Ok((_, twin)) = read_plain(&mut inside) else { return Ok(()) };
    if !inside.eat(')') {
        return Ok(());
    }
    *scan = inside;
    let same =
        (twin.year, twin.month) == (date.year, date.month) && (twin.day == date.day || twin.day.is_none());
    if same {
        return Ok(());
    }
    Err(Stop::refuse(ValueFault::ContradictoryDate))
}

/// The same date again without brackets, mostly on a line of its own. Another date is left for whoever reads on.
fn skip_same_date(scan: &mut Scan, date: Date) {
    let mut ahead = *scan;
    let _break = ahead.eat(' ');
    if read_plain(&mut ahead).is_ok_and(|(said, again)| said.is_explicit() && again == date) {
        check_weekday(&mut ahead, date, &mut Vec::new());
        *scan = ahead;
    }
}

/// `(日)`, `（日・祝）`, `日曜日`: goes past it, and warns where the calendar has another.
fn check_weekday(scan: &mut Scan, date: Date, warnings: &mut Vec<ValueFault>) {
    const NAMES: [char; 7] = ['日', '月', '火', '水', '木', '金', '土'];
    let mut ahead = *scan;
    let bracket = ahead.eat('(');
    let said = NAMES.iter().position(|&name| ahead.peek() == name);
    let (Some(said), Some(day)) = (said, date.day) else { return };
    ahead.skip();
    let word = ahead.eat_word("曜日") || ahead.eat_word("曜");
    if bracket {
        let _holiday = ahead.eat_any(&["・祝日", "・祝", "・休", ",祝", "祝"]);
    }
    if bracket != ahead.eat(')') || !(bracket || word) {
        return;
    }
    *scan = ahead;
    let right = calendar::weekday(date.year, date.month, day);
    if right != said {
        warnings.push(ValueFault::WrongWeekday { right: NAMES[right] });
    }
}

/// Reads the end of a range; what it leaves out (元号, 年, 月) it takes from the beginning.
fn read_last(
    scan: &mut Scan,
    said: YearSaid,
    first: Date,
    warnings: &mut Vec<ValueFault>,
) -> Result<Option<Date>, Stop> {
    let mut ahead = *scan;
    let open = ahead.eat('~') || ahead.eat_word("から");
    if !open && !ahead.eat('-') && !ahead.eat('ー') {
        return Ok(None);
    }
    let mut last = ahead;
    let date = match read_date(&mut last, warnings) {
        Ok((_, date)) => Some(date),
        Err(Stop::Refuse(Fault::Value(ValueFault::NotADate)) | Stop::Ask(_)) => {
            last = ahead;
            match read_inheriting(&mut last, said, warnings)? {
                Some(date) => Some(date),
                None => read_partial(&mut last, first, warnings)?,
            }
        }
        Err(stop) => return Err(stop),
    };
    match date {
        Some(date) => {
            let _until = last.eat_word("まで");
            *scan = last;
            Ok(Some(date))
        }
        None if open => Err(Stop::refuse(YearFault::OpenRange)),
        None => Ok(None),
    }
}

/// `～7年3月31日` after a date of an era: a year of the same era.
fn read_inheriting(
    scan: &mut Scan,
    from: YearSaid,
    warnings: &mut Vec<ValueFault>,
) -> Result<Option<Date>, Stop> {
    let mut ahead = *scan;
    let year = year::read(&mut ahead).filter(|year| year.unit == Unit::Year && !year.said.is_explicit());
    let (YearSaid::Era(..), Some(year)) = (from, year) else { return Ok(None) };
    let Some((month, day)) = partial_month(&mut ahead) else { return Ok(None) };
    let said = from.inherit(year.numeral);
    let date = make(said.resolve(&YearContext::default())?, month, day)?;
    *scan = ahead;
    check_weekday(scan, date, warnings);
    check_era(said, date, warnings);
    Ok(Some(date))
}

/// `～5月3日`, `～30日`, `～5.3`, `～9月` after a date.
fn read_partial(scan: &mut Scan, first: Date, warnings: &mut Vec<ValueFault>) -> Result<Option<Date>, Stop> {
    let _same = scan.eat_word("同年") || scan.eat_word("同");
    let found = partial_month(scan).or_else(|| partial_day(scan, first));
    let Some((month, day)) = found else { return Ok(None) };
    let date = make(first.year, month, day)?;
    check_weekday(scan, date, warnings);
    Ok(Some(date))
}

fn partial_month(scan: &mut Scan) -> Option<(u32, Option<u32>)> {
    let mut ahead = *scan;
    if let Some(when) = calendar::read_kanji(&mut ahead) {
        *scan = ahead;
        return (when.month == when.last_month).then_some((when.month, when.day));
    }
    let month = numeral::read(&mut ahead)?.value;
    let separator = ['.', '/', '-', '・'].into_iter().any(|separator| ahead.eat(separator));
    let day = numeral::read(&mut ahead).filter(|_| separator)?.value;
    *scan = ahead;
    Some((month, Some(day)))
}

fn partial_day(scan: &mut Scan, first: Date) -> Option<(u32, Option<u32>)> {
    first.day?;
    let day = calendar::read_day(scan)?;
    Some((u32::from(first.month), Some(day)))
}
