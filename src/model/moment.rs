//! A point of time as clocks in Japan show it.

use std::time::SystemTime;

use super::Date;

/// Japan is nine hours ahead and has no summer time.
const AHEAD: u64 = 9 * 3600;

/// A minute of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

impl Moment {
    /// The point of time; `None` before 1970.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use matome::model::Moment;
    /// let moment = Moment::in_japan(SystemTime::UNIX_EPOCH + Duration::from_secs(1_719_500_400)).unwrap();
    /// assert_eq!((moment.date.year, moment.date.month, moment.date.day, moment.hour), (2024, 6, Some(28), 0));
    /// ```
    pub fn in_japan(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs().checked_add(AHEAD)?;
        let (year, month, day) = civil(i64::try_from(seconds / 86_400).ok()?);
        let date = Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok() };
        let of_day = seconds % 86_400;
        Some(Self { date, hour: (of_day / 3600) as u8, minute: (of_day / 60 % 60) as u8 })
    }
}

/// Days since 1970-01-01 → year, month, day (the usual era-of-400-years arithmetic).
pub fn civil(days: i64) -> (i32, u32, u32) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month, day)
}
