//! What became of the items of the round before, and where this one's come from.

use std::collections::HashMap;

use super::{Item, Listed};

/// What became of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Descent {
    /// One goes on as one.
    Continued,
    /// Several are one now.
    Merged,
    /// One is several now.
    Split,
    /// It is there for the first time.
    New,
    /// It is not there any more.
    Ended,
}

impl Descent {
    /// All of them, in the order in which they are told.
    pub const ALL: [Descent; 5] =
        [Descent::Continued, Descent::Merged, Descent::Split, Descent::New, Descent::Ended];

    /// The word that the list of successors has for it.
    pub const fn word(self) -> &'static str {
        match self {
            Descent::Continued => "継続",
            Descent::Merged => "統合",
            Descent::Split => "分割",
            Descent::New => "新規",
            Descent::Ended => "廃止",
        }
    }
}

/// What says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The list of successors.
    Listed,
    /// Number and title are the same.
    Same,
    /// The title is the same, the number another.
    Title,
    /// The number is the same, the title a little different.
    Number,
    /// Nothing: neither number nor title is found in the other list, and the list of successors is silent.
    Nothing,
}

/// Items of the round before, and what they are in this one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Link {
    /// What became of them.
    pub descent: Descent,
    /// What says so.
    pub evidence: Evidence,
    /// The items of the round before, by their ids there; none of a new one.
    pub from: Vec<String>,
    /// The items of this round; none of one that ended.
    pub to: Vec<String>,
}

/// What became of all items: each of both rounds stands in a link.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Lineage {
    /// The items of the round before, in the order of their list.
    pub items: Listed<Item>,
    /// What became of them: those that are known from before in that order, then the new ones.
    pub links: Vec<Link>,
    /// By the ids of the round before: what the item is called now, where one goes on as one.
    now: HashMap<String, Option<String>>,
}

impl Lineage {
    /// These links of these items of the round before.
    pub fn new(items: Listed<Item>, links: Vec<Link>) -> Self {
        let one = |link: &Link| match (link.descent, link.to.as_slice()) {
            (Descent::Continued, [to]) => Some(to.clone()),
            _ => None,
        };
        let now = links.iter().flat_map(|link| link.from.iter().map(move |from| (from.clone(), one(link))));
        Self { now: now.collect(), items, links }
    }

    /// What an item of the round before is called now; `None` where no single item goes on as it. What the list of that
    /// round has not (a record) is called as it was.
    ///
    /// ```
    /// use matome::model::{Descent, Evidence, Item, Lineage, Link};
    /// let items = ["3", "4", "5"].map(|id| Item { id: id.to_owned(), ..Item::default() });
    /// let link = |descent, from: &[&str], to: &str| Link {
    ///     descent,
    ///     evidence: Evidence::Listed,
    ///     from: from.iter().map(|id| (*id).to_owned()).collect(),
    ///     to: vec![to.to_owned()],
    /// };
    /// let links = vec![link(Descent::Continued, &["3"], "1"), link(Descent::Merged, &["4", "5"], "3")];
    /// let lineage = Lineage::new(items.into_iter().collect(), links);
    /// assert_eq!(lineage.now("3"), Some("1"));
    /// assert_eq!(lineage.now("4"), None);
    /// assert_eq!(lineage.now("備品7"), Some("備品7"));
    /// ```
    pub fn now<'a>(&'a self, before: &'a str) -> Option<&'a str> {
        self.now.get(before).map_or(Some(before), Option::as_deref)
    }
}
