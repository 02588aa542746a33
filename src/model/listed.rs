//! A list whose members are found by name without looking through it: a nation's round has tens of thousands.

use std::collections::HashMap;
use std::ops::Deref;

/// What bears a name that is its own in a list: an item's id, a department's name.
pub trait Named {
    /// The name.
    fn name(&self) -> &str;

    /// The names of those whom it belongs to: an item's departments.
    fn owners(&self) -> &[String] {
        &[]
    }
}

/// What bears each name, in the order given; what bears none is left out.
pub fn by_name<'a, T>(all: &'a [T], name: impl Fn(&'a T) -> Option<&'a str>) -> HashMap<&'a str, Vec<&'a T>> {
    let mut named: HashMap<&str, Vec<&T>> = HashMap::new();
    for one in all {
        if let Some(name) = name(one) {
            named.entry(name).or_default().push(one);
        }
    }
    named
}

/// Members in the order of their list, each found by its name, and all of an owner by the owner's. Of two with one name
/// the first is found.
///
/// ```
/// use matome::model::{Department, Listed};
/// let named = |name: &str| Department { name: name.to_owned(), ..Department::default() };
/// let departments: Listed<Department> = ["総務課", "財政課"].map(named).into_iter().collect();
/// assert_eq!(departments.position("財政課"), Some(1));
/// assert_eq!(departments[0].name, "総務課");
/// assert!(departments.named("職員課").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(from = "Vec<T>", into = "Vec<T>", bound(deserialize = "T: Named + serde::Deserialize<'de>"))]
#[serde(bound(serialize = "T: Clone + serde::Serialize"))]
pub struct Listed<T> {
    members: Vec<T>,
    places: HashMap<String, usize>,
    owned: HashMap<String, Vec<usize>>,
}

impl<T: Named> Listed<T> {
    /// The member of this name.
    pub fn named(&self, name: &str) -> Option<&T> {
        self.position(name).map(|place| &self.members[place])
    }

    /// The place of the member of this name in the list, from zero.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The members that belong to this owner, in the order of the list.
    pub fn owned_by(&self, owner: &str) -> impl Iterator<Item = &T> {
        self.owned.get(owner).into_iter().flatten().map(|place| &self.members[*place])
    }

    /// Puts a member at the end.
    pub fn push(&mut self, member: T) {
        let place = self.members.len();
        self.places.entry(member.name().to_owned()).or_insert(place);
        for owner in member.owners() {
            let owned = self.owned.entry(owner.clone()).or_default();
            // An owner may be named twice.
            if owned.last() != Some(&place) {
                owned.push(place);
            }
        }
        self.members.push(member);
    }

    /// Changes the members. Their names may change as well.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<T>)) {
        let mut members = std::mem::take(&mut self.members);
        change(&mut members);
        *self = members.into_iter().collect();
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { members: Vec::new(), places: HashMap::new(), owned: HashMap::new() }
    }
}

impl<T> Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.members
    }
}

impl<'a, T> IntoIterator for &'a Listed<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}

impl<T: Named> Extend<T> for Listed<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, members: I) {
        members.into_iter().for_each(|member| self.push(member));
    }
}

impl<T: Named> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        let mut listed = Self::default();
        listed.extend(members);
        listed
    }
}

impl<T> From<Listed<T>> for Vec<T> {
    fn from(listed: Listed<T>) -> Self {
        listed.members
    }
}

impl<T: Named> From<Vec<T>> for Listed<T> {
    fn from(members: Vec<T>) -> Self {
        members.into_iter().collect()
    }
}
