//! Dates and times as ISO 8601 writes them, as days since 1899-12-30.

/// `2021-04-01`, `2021-04-01T08:30:00`, with `Z` or fractions of a second → days since 1899-12-30.
pub(crate) fn serial(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    if date.contains(':') {
        return clock(date);
    }
    let mut parts = date.splitn(3, '-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok()?;
    let day: i64 = parts.next()?.parse().ok()?;
    let inside = (1900..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=month_days(year, month)).contains(&day);
    let time = if time.is_empty() { Some(0.0) } else { clock(time) };
    if inside { Some(days(year, month, day) as f64 + time?) } else { None }
}

/// `PT08H30M00S` or `P1DT2H` → days.
pub(crate) fn duration(text: &str) -> Option<f64> {
    let text = text.trim().strip_prefix('P')?;
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mut total = match day.strip_suffix('D') {
        Some(days) => days.parse::<f64>().ok()?,
        None if day.is_empty() => 0.0,
        None => return None,
    };
    let mut rest = time;
    for (unit, seconds) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            total += number.parse::<f64>().ok()? * seconds / 86_400.0;
            rest = after;
        }
    }
    (rest.is_empty() && total.is_finite()).then_some(total)
}

fn clock(text: &str) -> Option<f64> {
    let mut parts = text.split(':');
    let hours: f64 = parts.next()?.parse().ok()?;
    let minutes: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let total = hours * 3600.0 + minutes * 60.0 + seconds;
    (0.0..=86_400.0).contains(&total).then_some(total / 86_400.0)
}

fn month_days(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1899-12-30 of a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let shifted = (month + 9) % 12;
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + 25_569
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_durations() {
        assert_eq!(serial("2021-04-01"), Some(44287.0));
        assert_eq!(serial("2021-04-01T12:00:00"), Some(44287.5));
        assert_eq!(serial("1900-03-01"), Some(61.0));
        assert_eq!(serial("2021-02-29"), None);
        assert_eq!(serial("あ"), None);
        assert_eq!(duration("PT12H00M00S"), Some(0.5));
        assert_eq!(duration("PT"), Some(0.0));
        assert_eq!(duration("12"), None);
    }
}
