//! Which item of this round is which of the round before: by the list of successors, by number and title, or by what of
//! these is alike. Where number and title contradict each other, neither is taken.

use std::collections::{BTreeMap, BTreeSet};

use super::RoundError;
use super::successors::{self, Successor};
use crate::model::{Descent, Evidence, Item, Lineage, Link, Listed};
use crate::text::nearest;
use crate::text::width;

/// What became of all items of the round before.
///
/// # Errors
/// Where the list of successors says what can't be.
pub(super) fn lineage(
    rows: &[Successor],
    before: Listed<Item>,
    now: &Listed<Item>,
) -> Result<Lineage, RoundError> {
    let listed = successors::links(rows, &before, now)?;
    let links = Matching::new(&before, now, listed).all();
    Ok(Lineage::new(before, links))
}

/// Items of both rounds that are not yet matched.
struct Matching<'a> {
    before: Vec<&'a Item>,
    now: Vec<&'a Item>,
    links: Vec<Link>,
    all: [&'a Listed<Item>; 2],
}

impl<'a> Matching<'a> {
    fn new(before: &'a Listed<Item>, now: &'a Listed<Item>, links: Vec<Link>) -> Self {
        let said = |side: fn(&Link) -> &Vec<String>| links.iter().flat_map(side).cloned().collect();
        let [from, to]: [BTreeSet<String>; 2] = [said(|link| &link.from), said(|link| &link.to)];
        let open = |items: &'a Listed<Item>, known: &BTreeSet<String>| {
            items.iter().filter(|item| !known.contains(&item.id)).collect()
        };
        Self { before: open(before, &from), now: open(now, &to), links, all: [before, now] }
    }

    /// The links of all items: in the order of the round before, then what is new in that of this one.
    fn all(mut self) -> Vec<Link> {
        self.take(Evidence::Same, |before| vec![before.id.clone(), name(before)], |_, _| true);
        self.take(Evidence::Title, |before| vec![name(before)], |_, _| true);
        self.take(Evidence::Number, |before| vec![before.id.clone()], is_near);
        let alone = |descent, from: Vec<String>, to: Vec<String>| Link {
            descent,
            evidence: Evidence::Nothing,
            from,
            to,
        };
        let ended = self.before.iter().map(|item| alone(Descent::Ended, vec![item.id.clone()], Vec::new()));
        let new = self.now.iter().map(|item| alone(Descent::New, Vec::new(), vec![item.id.clone()]));
        self.links.extend(ended.chain(new));
        let [before, now] = self.all;
        let place = |ids: &[String], items: &Listed<Item>| {
            ids.iter().filter_map(|id| items.position(id)).min().unwrap_or(usize::MAX)
        };
        self.links.sort_by_key(|link| (place(&link.from, before), place(&link.to, now)));
        self.links
    }

    /// Matches what bears the same words, and nothing else does, and is one by `suits`.
    fn take(
        &mut self,
        evidence: Evidence,
        words: impl Fn(&Item) -> Vec<String>,
        suits: impl Fn(&Item, &Item) -> bool,
    ) {
        let [before, now] = [&self.before, &self.now].map(|items| alone(items, &words));
        let pairs = before.iter().filter_map(|(words, item)| Some((*item, *now.get(words)?)));
        let pairs: Vec<(&Item, &Item)> =
            pairs.filter(|(before, now)| before.kind == now.kind && suits(before, now)).collect();
        let taken = |items: &mut Vec<&'a Item>, ids: BTreeSet<&String>| {
            items.retain(|item| !ids.contains(&item.id));
        };
        taken(&mut self.before, pairs.iter().map(|(before, _)| &before.id).collect());
        taken(&mut self.now, pairs.iter().map(|(_, now)| &now.id).collect());
        self.links.extend(pairs.into_iter().map(|(before, now)| Link {
            descent: Descent::Continued,
            evidence,
            from: vec![before.id.clone()],
            to: vec![now.id.clone()],
        }));
    }
}

/// The items that alone bear their words.
fn alone<'a>(items: &[&'a Item], words: &impl Fn(&Item) -> Vec<String>) -> BTreeMap<Vec<String>, &'a Item> {
    let mut bearing: BTreeMap<Vec<String>, Vec<&Item>> = BTreeMap::new();
    for item in items {
        bearing.entry(words(item)).or_default().push(item);
    }
    bearing
        .into_iter()
        .filter_map(|(words, items)| Some((words, *items.first().filter(|_| items.len() == 1)?)))
        .collect()
}

/// What an item is called, and what tells it from others that are called so.
fn name(item: &Item) -> String {
    width::fold_key(&format!("{}\n{}", item.title, item.target))
}

/// Whether one title may be the other, mended. What has no title is known by its number alone.
fn is_near(before: &Item, now: &Item) -> bool {
    before.title.is_empty() || nearest::alike(&name(before), &name(now)) >= nearest::NEAR
}
