//! Dates with the name of a month, as Excel's own formats draw them: Apr-20, 1-Apr, 1-Apr-20.

/// The first letters of the months, from January on.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What such a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedMonth {
    /// The month, from 1 on.
    pub month: u8,
    /// The day: a number before the month.
    pub day: Option<u8>,
    /// The year, or its last two digits: a number behind the month.
    pub year: Option<i32>,
}

impl NamedMonth {
    /// Whether this is the year, or its last two digits.
    pub fn says_year(&self, year: i32) -> bool {
        self.year.is_some_and(|said| said == year || said == year % 100)
    }
}

/// Reads a text that is such a date.
///
/// ```
/// use matome::text::month_name::read;
/// let said = read("Apr-20").unwrap();
/// assert_eq!((said.month, said.day, said.says_year(2020)), (4, None, true));
/// assert_eq!(read("20-Apr").unwrap().day, Some(20));
/// assert_eq!(read("Application 20"), None);
/// ```
pub fn read(text: &str) -> Option<NamedMonth> {
    let parts: Vec<&str> = text.split(['-', '/', ' ', ',', '.']).filter(|part| !part.is_empty()).collect();
    let month = |part: &str| MONTHS.iter().position(|month| part.eq_ignore_ascii_case(month));
    let (day, name, year) = match parts.as_slice() {
        [name, year] if month(name).is_some() => (None, name, Some(year.parse().ok()?)),
        [day, name] => (Some(day.parse().ok()?), name, None),
        [day, name, year] => (Some(day.parse().ok()?), name, Some(year.parse().ok()?)),
        _ => return None,
    };
    Some(NamedMonth { month: u8::try_from(month(name)? + 1).ok()?, day, year })
}
