//! What the round before left: what it published, and what became of its items.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Round;
use super::config::SUBMISSIONS;
use super::error::RoundError;
use super::heirs::lineage;
use super::lists::{ItemList, file_name, open};
use super::load::{is_round, kind_of};
use super::published::{is_published, read_entries};
use super::settings::Settings;
use crate::disk;
use crate::mask::Cleared;
use crate::model::{
    ConsistencyFault, Descent, Entry, Evidence, Finding, Item, Lineage, Link, Listed, Place, Plan,
};

/// Where a round has its entries, the first the first; where they stand in neither, they are looked for.
const USUAL: [&str; 2] = ["out/entries.csv", "entries.csv"];

/// What the round before left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Previous {
    /// What it published, said of the items of this round. What can't be said of one of them is left out.
    pub entries: Vec<Entry>,
    /// What became of its items; `None` where only its entries are known.
    pub lineage: Option<Lineage>,
    /// What is to be told the clerk: no department.
    pub findings: Vec<Finding>,
}

impl Previous {
    /// What of it is about the items of this plan: a part of the round's own.
    pub fn of(&self, plan: &Plan) -> Previous {
        let is_it = |entry: &&Entry| plan.item(entry.item()).is_some();
        let lineage = self.lineage.as_ref().map(|lineage| {
            let links = lineage.links.iter().filter(|link| link.to.iter().any(|id| plan.item(id).is_some()));
            Lineage::new(lineage.items.clone(), links.cloned().collect())
        });
        let entries = self.entries.iter().filter(is_it).cloned().collect();
        Previous { entries, lineage, findings: Vec::new() }
    }
}

/// Reads what the round before left, as the settings name it: its folder, or its entries. `None` where they name none.
///
/// # Errors
/// When it is not there or can't be read, or the list of successors says what can't be.
pub fn read_previous(round: &Round) -> Result<Option<Previous>, RoundError> {
    read_previous_but(round, &Cleared::default())
}

/// The same, where some of what looks like a personal number was decided to be none.
///
/// # Errors
/// As `read_previous`.
pub fn read_previous_but(round: &Round, cleared: &Cleared) -> Result<Option<Previous>, RoundError> {
    let Some(path) = &round.previous else {
        return match round.successors.first() {
            Some(row) => Err(row.without_previous()),
            None => Ok(None),
        };
    };
    let plan = &round.plan;
    let before = Before::find(path, round)?;
    let lineage = match (before.items, round.successors.is_empty()) {
        (Some(items), _) => Some(lineage(&round.successors, items, &plan.items)?),
        (None, true) => None,
        (None, false) => {
            let items = items_said(&before.entries, plan)?;
            Some(lineage(&round.successors, items, &plan.items)?)
        }
    };
    let left = RefCell::new(BTreeMap::new());
    let now = |id: &str| match &lineage {
        None => Some(id.to_owned()),
        Some(lineage) => {
            let now = lineage.now(id).map(str::to_owned);
            if now.is_none() {
                *left.borrow_mut().entry(id.to_owned()).or_default() += 1;
            }
            now
        }
    };
    let published = read_entries(&before.entries, plan, &now, cleared)?;
    let told = before.lists.iter().zip(&lineage);
    let mut told: Vec<Finding> = told.flat_map(|(lists, lineage)| tell(lists, lineage, round)).collect();
    let left = left.into_inner();
    told.extend(lineage.iter().flat_map(|lineage| not_carried(lineage, &left, round)));
    let list = round.lists.last().map_or("", String::as_str);
    told.extend(published.left.into_iter().map(|left| left.tell(list)));
    Ok(Some(Previous {
        entries: published.entries,
        lineage,
        findings: published.findings.into_iter().chain(told).collect(),
    }))
}

/// What there is of the round before.
struct Before {
    /// Its entries.
    entries: PathBuf,
    /// Its items, where its lists are there.
    items: Option<Listed<Item>>,
    /// The name of the file of its lists.
    lists: Option<String>,
}

impl Before {
    fn find(path: &Path, round: &Round) -> Result<Self, RoundError> {
        if !path.is_dir() {
            let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            if !(path.is_file() && is_csv) {
                return Err(RoundError::NotPrevious(path.to_owned()));
            }
            return Ok(Self { entries: path.to_owned(), items: None, lists: None });
        }
        // Its folder of outputs may be named as well.
        let above =
            path.parent().filter(|above| !is_round(path) && is_round(above) && *above != round.folder);
        let folder = above.unwrap_or(path);
        let within = |error| RoundError::Previous { folder: folder.to_owned(), error: Box::new(error) };
        let settings = is_round(folder).then(|| Settings::read(folder)).transpose().map_err(within)?;
        let own = settings.as_ref().and_then(|settings| settings.config.previous.as_ref());
        let own = own.map(|own| disk::named(&folder.join(own)));
        let entries = entries_in(path, own.as_deref())?;
        let Some(settings) = settings else { return Ok(Self { entries, items: None, lists: None }) };
        let file = disk::named(&folder.join(&settings.config.items));
        let book = settings.lists.map_or_else(|| open(&file, &round.limits), Ok).map_err(within)?;
        let list = ItemList::read(&book, &settings.config.items).map_err(within)?;
        let mut items = list.items;
        items.change(|items| items.iter_mut().for_each(|item| item.kind = kind_of(item, &round.template)));
        let name = format!("{}/{}", file_name(folder), settings.config.items);
        Ok(Self { entries, items: Some(items), lists: Some(name) })
    }
}

/// The entries in a folder, by whatever name. `own` is what the folder's round compared itself with: none of its own.
fn entries_in(folder: &Path, own: Option<&Path>) -> Result<PathBuf, RoundError> {
    let is_it = |path: &PathBuf| path.is_file() && own != Some(path.as_path());
    if let Some(usual) = USUAL.into_iter().map(|name| folder.join(name)).find(is_it) {
        return Ok(usual);
    }
    let below = |folder: &Path| {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = found.map(|found| found.path()).collect();
        paths.sort();
        paths
    };
    let is_outputs = |path: &&PathBuf| path.is_dir() && !path.ends_with(SUBMISSIONS);
    let here = below(folder);
    let inner = here.iter().filter(is_outputs).flat_map(|inner| below(inner));
    let all: Vec<PathBuf> =
        here.iter().cloned().chain(inner).filter(is_it).filter(|path| is_published(path)).collect();
    match all.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(RoundError::NoResults(folder.join(USUAL[0]))),
        several => Err(RoundError::SeveralResults {
            folder: folder.to_owned(),
            files: several.iter().map(|path| path.strip_prefix(folder).unwrap_or(path).to_owned()).collect(),
        }),
    }
}

/// The items that entries speak of, where no list says more of them.
fn items_said(path: &Path, plan: &Plan) -> Result<Listed<Item>, RoundError> {
    let mut items: Listed<Item> = Listed::default();
    for entry in read_entries(path, plan, &|id| Some(id.to_owned()), &Cleared::default())?.entries {
        let id = entry.item();
        if !id.is_empty() && items.named(id).is_none() {
            let kind = plan.item(id).map(|item| item.kind.clone()).unwrap_or_default();
            items.push(Item { id: id.to_owned(), kind, ..Item::default() });
        }
    }
    Ok(items)
}

/// What the clerk should look at: items that nothing matches, and those that only their title or their number does.
fn tell(lists: &str, lineage: &Lineage, round: &Round) -> Vec<Finding> {
    lineage.links.iter().filter_map(|link| told(lists, lineage, link, round)).collect()
}

/// What was said of items that were merged or split, which is said of none now; `left` is how many values by their ids.
fn not_carried(lineage: &Lineage, left: &BTreeMap<String, usize>, round: &Round) -> Vec<Finding> {
    let joins = |link: &&Link| matches!(link.descent, Descent::Merged | Descent::Split);
    let finding = |link: &Link| {
        let count: usize = link.from.iter().filter_map(|id| left.get(id)).sum();
        let before = link.from.iter().filter_map(|id| lineage.items.named(id)).map(called).collect();
        let word = link.descent.word().to_owned();
        let place = Place::file(round.lists[0].as_str());
        let fault = ConsistencyFault::PastNotCarried { before, word, count };
        (count > 0).then(|| Finding::new(fault, place).item(link.to.first().map_or("", String::as_str)))
    };
    lineage.links.iter().filter(joins).filter_map(finding).collect()
}

fn told(lists: &str, lineage: &Lineage, link: &Link, round: &Round) -> Option<Finding> {
    let before = link.from.first().and_then(|id| lineage.items.named(id));
    let title = before.map(called).unwrap_or_default();
    let here = Place::file(round.lists[0].as_str());
    let of_now = |fault| Finding::new(fault, here.clone()).item(link.to.first().map_or("", String::as_str));
    match (link.evidence, link.descent) {
        (Evidence::Title, _) => Some(of_now(ConsistencyFault::ItemRenumbered { before: title })),
        (Evidence::Number, _) => Some(of_now(ConsistencyFault::ItemRenamed { before: title })),
        (Evidence::Nothing, Descent::Ended) => {
            let same = before.and_then(|before| round.plan.item(&before.id)).map(called);
            let fault = ConsistencyFault::ItemNotContinued { before: title, same_number: same };
            Some(Finding::new(fault, Place::file(lists)))
        }
        (Evidence::Nothing, Descent::New) => Some(of_now(ConsistencyFault::ItemWithoutPast)),
        _ => None,
    }
}

/// An item as messages call it.
fn called(item: &Item) -> String {
    match item.label.as_str() {
        "" => format!("「{}」", item.title),
        label => format!("{label}「{}」", item.title),
    }
}
