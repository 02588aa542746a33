//! What a value is said for: one member of each dimension of its table.

use std::fmt;
use std::sync::Arc;

use super::{FiscalYear, Month, Text};

/// The dimension of fiscal years, which no template needs to declare.
pub const YEAR: &str = "year";

/// What the heading of a dimension's column in `entries.csv` begins with; its name follows: `key.sex`.
pub const KEY_COLUMN: &str = "key.";

/// One of a dimension's members. Ordered as printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Member {
    /// One of a list, by its id in the plan; or a record, by the name that the form gives it.
    Item(Text),
    /// A fiscal year.
    Year(FiscalYear),
    /// A month.
    Month(Month),
    /// One of those that the template names, such as a grade.
    Name(Text),
    /// The department that says it.
    Department(Text),
}

impl Member {
    /// The fiscal year, where it is one.
    pub const fn year(&self) -> Option<FiscalYear> {
        match self {
            Member::Year(year) => Some(*year),
            _ => None,
        }
    }

    /// The kinds in the order in which a key has them.
    const fn rank(&self) -> u8 {
        match self {
            Member::Item(_) => 0,
            Member::Year(_) => 1,
            Member::Month(_) => 2,
            Member::Name(_) => 3,
            Member::Department(_) => 4,
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Member::Item(name) | Member::Name(name) | Member::Department(name) => f.write_str(name),
            Member::Year(year) => year.fmt(f),
            Member::Month(month) => month.fmt(f),
        }
    }
}

/// A member, and the dimension that it is of, by its name in the template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// Who is meant.
    pub member: Member,
    /// Of which dimension.
    pub dimension: Text,
}

/// One member of each dimension of a value's table: items first, then years, months, members, the department; of one
/// kind in the order in which the table names them. Cheap to clone.
///
/// ```
/// use matome::model::{FiscalYear, Key, Member};
/// let (item, sex) = (Member::Item("№4".into()), Member::Name("女".into()));
/// let key = Key::new([("sex", sex.clone()), ("year", Member::Year(FiscalYear(2023))), ("measure", item)]);
/// assert_eq!(key.to_string(), "№4 · R5 · 女");
/// assert_eq!(key.item(), Some("№4"));
/// assert_eq!(key.year(), Some(FiscalYear(2023)));
/// assert_eq!(key.get("sex"), Some(&sex));
/// assert_eq!(key.others().count(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Key(Arc<[Part]>);

impl Key {
    /// The key of these members.
    pub fn new<D: Into<Text>>(members: impl IntoIterator<Item = (D, Member)>) -> Self {
        let part = |(dimension, member): (D, Member)| Part { member, dimension: dimension.into() };
        let mut parts: Vec<Part> = members.into_iter().map(part).collect();
        parts.sort_by_key(|part| part.member.rank());
        Self(parts.into())
    }

    /// The members with their dimensions.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The member of a dimension.
    pub fn get(&self, dimension: &str) -> Option<&Member> {
        self.0.iter().find(|part| part.dimension == dimension).map(|part| &part.member)
    }

    /// The item or record: the first, where it names several.
    pub fn item(&self) -> Option<&str> {
        self.0.iter().find_map(|part| match &part.member {
            Member::Item(item) => Some(item.as_str()),
            _ => None,
        })
    }

    /// The fiscal year.
    pub fn year(&self) -> Option<FiscalYear> {
        self.0.iter().find_map(|part| part.member.year())
    }

    /// The department that says it, where that is a dimension.
    pub fn department(&self) -> Option<&Text> {
        self.0.iter().find_map(|part| match &part.member {
            Member::Department(name) => Some(name),
            _ => None,
        })
    }

    /// What it is said for besides its item or record, in the key's order.
    pub fn others(&self) -> impl Iterator<Item = &Member> {
        let first = self.0.iter().position(|part| matches!(part.member, Member::Item(_)));
        let others = self.0.iter().enumerate().filter(move |(index, _)| Some(*index) != first);
        others.map(|(_, part)| &part.member)
    }

    /// The first of these, where there are several.
    pub fn axis(&self) -> Option<&Member> {
        self.others().next()
    }

    /// The same with this member.
    #[must_use]
    pub fn with(&self, dimension: &str, member: Member) -> Self {
        let own = self.0.iter().filter(|part| part.dimension != dimension);
        let own = own.map(|part| (part.dimension.clone(), part.member.clone()));
        Self::new(own.chain([(dimension.into(), member)]))
    }
}

impl Default for Key {
    fn default() -> Self {
        Self(Arc::new([]))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.0.iter().enumerate() {
            write!(f, "{}{}", if index == 0 { "" } else { " · " }, part.member)?;
        }
        Ok(())
    }
}
