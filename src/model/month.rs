//! The months of a fiscal year.

use std::cmp::Ordering;
use std::fmt;

/// A month, 1 to 12. A fiscal year begins in April, and so does their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Month(pub u8);

impl Month {
    /// The months of a fiscal year.
    pub fn all() -> impl Iterator<Item = Month> {
        (4..=12).chain(1..=3).map(Month)
    }
}

impl Ord for Month {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |month: &Self| (month.0 + 8) % 12;
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Month {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}月", self.0)
    }
}
