//! What is told of files of which not everything counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::replaced_parts::partly_superseded;
use super::supersede::{Asked, Doubt, Standing, key};
use super::{Received, own_report};
use crate::model::{Because, CellRange, Entry, FileFault, Finding, Item, Key, Member, Place, Plan};
use crate::text::nearest::{NEAR, alike};
use crate::text::width::fold_key;

/// Fewer values than this may all be mended in a newer version.
const FEW: usize = 4;

/// The findings on the choice between this file and the others of its department.
pub fn findings_of(plan: &Plan, files: &[Received], standings: &[Standing], index: usize) -> Vec<Finding> {
    let (file, standing) = (&files[index], &standings[index]);
    let mut findings = Vec::new();
    if let Some(newer) = standing.superseded_by {
        findings.push(superseded(file, &files[newer], standing));
        let differing = differing(file, &files[newer], standing);
        findings
            .extend(differing.filter(|much| *much == Much::All).map(|_| nothing_alike(file, &files[newer])));
        if findings.len() == 1 {
            findings.extend(other_records(plan, file, files, standing));
        }
        if findings.len() == 1 && (differing.is_some() || is_apart(file, &files[newer], standing)) {
            findings.push(nothing_alike(file, &files[newer]));
        }
    } else {
        findings.extend(other_records(plan, file, files, standing));
        findings.extend(kept_records(plan, file, files, standing));
        findings.extend(moved_items(plan, file, files, standing));
        findings.extend(partly_superseded(plan, file, files, standing));
        findings.extend(doubts(file, files, standing));
    }
    findings.extend(left_behind(file, files, standing));
    findings
}

/// What doubts that this file is the one to count, told to its department.
pub fn doubts_on(files: &[Received], standings: &[Standing], index: usize) -> Vec<Finding> {
    let (file, standing) = (&files[index], &standings[index]);
    let mut findings = if standing.counts() { doubts(file, files, standing) } else { Vec::new() };
    findings.iter_mut().for_each(|finding| finding.department.clone_from(&file.department));
    findings
}

fn superseded(file: &Received, newer: &Received, standing: &Standing) -> Finding {
    let fault = FileFault::SupersededFile { newer: newer.file.clone(), because: standing.because };
    Finding::new(fault, Place::file(&file.file))
}

/// How much of what two files both say differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Much {
    All,
    Most,
}

/// A newer version says most of the same; a file that differs in everything, or in more than half where each has nearly all
/// the cells of the other, may be another part.
fn differing(file: &Received, newer: &Received, standing: &Standing) -> Option<Much> {
    if standing.is_decided_on() {
        return None;
    }
    let said = said(newer);
    let both = file.filled().filter_map(|entry| Some((entry.raw.trim(), *said.get(&key(entry))?)));
    let both: Vec<(&str, &str)> = both.collect();
    let differs = |(own, used): &&(&str, &str)| own != used && fold_key(own) != fold_key(used);
    let differing = both.iter().filter(differs).count();
    let longer = file.filled().count().max(said.len());
    let is_same_form = both.len() * 4 >= longer * 3;
    match both.len() {
        ..FEW => None,
        all if differing == all => Some(Much::All),
        all => (is_same_form && differing * 2 > all).then_some(Much::Most),
    }
}

/// Whether a file that is put aside says something, and the one that is taken instead neither answers it nor has most of its
/// words under another item, as one that was mended has.
fn is_apart(file: &Received, newer: &Received, standing: &Standing) -> bool {
    if standing.is_decided_on() || own_report::is_written_into(file) {
        return false;
    }
    let (answered, words): (BTreeSet<Asked>, BTreeSet<&str>) =
        newer.filled().map(|entry| (key(entry), entry.raw.trim())).unzip();
    let again = file.filled().filter(|entry| words.contains(entry.raw.trim())).count();
    let count = file.filled().count();
    count > 0 && again * 2 < count && !file.filled().any(|entry| answered.contains(&key(entry)))
}

fn nothing_alike(file: &Received, newer: &Received) -> Finding {
    Finding::new(FileFault::NothingAlike { newer: newer.file.clone() }, Place::file(&file.file))
}

/// Records that are replaced by others of the same number, but of another name: both may be meant. One finding for each
/// file that they are taken from instead, on each sheet, at their names.
fn other_records(plan: &Plan, file: &Received, files: &[Received], standing: &Standing) -> Vec<Finding> {
    if standing.is_decided_on() {
        return Vec::new();
    }
    let instead = |entry: &Entry| {
        standing.superseded_by.or_else(|| standing.replaced.get(&key(entry)).map(|instead| instead.file))
    };
    let names = file.filled().filter(|entry| plan.names_record(entry));
    let replaced: Vec<(&Entry, usize)> = names.filter_map(|entry| Some((entry, instead(entry)?))).collect();
    let others: BTreeSet<usize> = replaced.iter().map(|(_, other)| *other).collect();
    let said: BTreeMap<usize, _> = others.iter().map(|other| (*other, said(&files[*other]))).collect();
    let is_other = |(entry, other): &&(&Entry, usize)| {
        let name = said[other].get(&key(entry));
        name.is_some_and(|name| !is_mended(&fold_key(&entry.raw), &fold_key(name)))
    };
    let mut renamed: BTreeMap<(usize, &str), Vec<&Entry>> = BTreeMap::new();
    for (entry, other) in replaced.iter().filter(is_other) {
        renamed.entry((*other, &entry.place.sheet)).or_default().push(entry);
    }
    let told = |((other, _), names): (&(usize, &str), &Vec<&Entry>)| {
        let gone = file.filled().filter(|entry| instead(entry) == Some(*other));
        replaced_by(&files[*other], names, gone)
    };
    renamed.iter().map(told).collect()
}

/// The finding on the records of a sheet with these names; `gone` is all that is taken from the newer file instead.
fn replaced_by<'e>(newer: &Received, names: &[&Entry], gone: impl Iterator<Item = &'e Entry>) -> Finding {
    let (first, items) = (names[0], names.iter().map(|entry| entry.item()).collect::<BTreeSet<&str>>());
    let fault = FileFault::OtherRecords { newer: newer.file.clone(), records: names.len() };
    let is_theirs = |entry: &&Entry| entry.place.sheet == first.place.sheet && items.contains(entry.item());
    let covers = gone.filter(is_theirs).filter_map(|entry| entry.place.cell).map(CellRange::one).collect();
    let more_cells = names[1..].iter().filter_map(|entry| entry.place.cell).collect();
    let finding = Finding::new(fault, first.place.clone()).value(first.raw.trim());
    Finding { covers, more_cells, ..finding }
}

/// Records that are taken from here, since the newer file, which replaces others of the same list, has not got them: they
/// may have been taken out, however few of the list are left in it. What the newer file says nothing of is no such list.
fn kept_records(plan: &Plan, file: &Received, files: &[Received], standing: &Standing) -> Option<Finding> {
    let records = || file.filled().filter(|entry| plan.item(entry.item()).is_none());
    let mut newer: BTreeMap<Key, usize> = BTreeMap::new();
    let mut replaced: BTreeSet<(Key, &str)> = BTreeSet::new();
    for entry in records() {
        let Some(instead) = standing.replaced.get(&key(entry)) else { continue };
        newer.entry(list_of(entry)).or_insert(instead.file);
        replaced.insert((list_of(entry), entry.item()));
    }
    let is_kept = |entry: &&Entry| {
        let list = list_of(entry);
        newer.contains_key(&list) && !replaced.contains(&(list, entry.item()))
    };
    let mut kept: BTreeMap<&str, &Entry> = BTreeMap::new();
    records().filter(is_kept).for_each(|entry| _ = kept.entry(entry.item()).or_insert(entry));
    let first = *kept.values().next()?;
    let newer = files[newer[&list_of(first)]].file.clone();
    let fault = FileFault::RecordsKept { newer, records: kept.len() };
    let here = kept.values().skip(1).filter(|entry| entry.place.sheet == first.place.sheet);
    let finding = Finding::new(fault, first.place.clone()).value(first.raw.trim());
    Some(Finding { more_cells: here.filter_map(|entry| entry.place.cell).collect(), ..finding })
}

/// Items that are taken from here, since the newer file has not got them, while it has all their values under another item
/// that this file has not: the answer was moved, and would count twice.
fn moved_items(plan: &Plan, file: &Received, files: &[Received], standing: &Standing) -> Vec<Finding> {
    let newer: BTreeSet<usize> = standing.replaced.values().map(|instead| instead.file).collect();
    let (own, mut findings) = (by_item(plan, file), Vec::new());
    for newer in newer {
        let theirs = by_item(plan, &files[newer]);
        let new: Vec<&Values> =
            theirs.iter().filter(|(item, _)| !own.contains_key(*item)).map(|(_, values)| values).collect();
        let is_moved = |(item, values): &(&&str, &Values)| {
            values.len() >= FEW && !theirs.contains_key(**item) && new.contains(values)
        };
        for (item, _) in own.iter().filter(is_moved) {
            let fault = FileFault::RecordsKept { newer: files[newer].file.clone(), records: 1 };
            let name = plan.item(item).map_or_else(|| (*item).to_owned(), Item::short_name);
            let first = file.filled().find(|entry| entry.item() == *item);
            findings
                .extend(first.map(|first| Finding::new(fault, first.place.clone()).item(item).value(name)));
        }
    }
    findings
}

/// What is said of an item: field and all else of the key → the text.
type Values<'f> = BTreeMap<(&'f str, Key), &'f str>;

fn by_item<'f>(plan: &Plan, file: &'f Received) -> BTreeMap<&'f str, Values<'f>> {
    let mut items: BTreeMap<&str, Values> = BTreeMap::new();
    for entry in file.filled().filter(|entry| plan.item(entry.item()).is_some()) {
        let values = items.entry(entry.item()).or_default();
        values.insert((entry.field.as_str(), list_of(entry)), entry.raw.trim());
    }
    items
}

/// The list that a record stands in: what else its values are said for.
fn list_of(entry: &Entry) -> Key {
    let others = entry.key.parts().iter().filter(|part| !matches!(part.member, Member::Item(_)));
    Key::new(others.map(|part| (part.dimension.clone(), part.member.clone())))
}

/// Whether a folded name is another one mended, or with more words.
fn is_mended(name: &str, mended: &str) -> bool {
    alike(name, mended) >= NEAR || name.contains(mended) || mended.contains(name)
}

/// What a file says, by the cell of the form.
fn said(file: &Received) -> HashMap<Asked, &str> {
    file.filled().map(|entry| (key(entry), entry.raw.trim())).collect()
}

/// The items of which something that this file says is taken from another file, by that file.
pub fn replaced_items<'a>(file: &'a Received, standing: &Standing) -> BTreeMap<usize, BTreeSet<&'a str>> {
    let mut items: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    if standing.replaced.is_empty() {
        return items;
    }
    for entry in file.filled() {
        if let Some(instead) = standing.replaced.get(&key(entry)) {
            items.entry(instead.file).or_default().insert(entry.item());
        }
    }
    items
}

fn doubts(file: &Received, files: &[Received], standing: &Standing) -> Vec<Finding> {
    let finding = |(other, doubt): (&usize, &Doubt)| {
        let because = match doubt {
            Doubt::Name(because) => Some(*because),
            Doubt::Saved => Some(Because::Received),
            Doubt::Unclear => None,
        };
        let (other, saved_later) = (files[*other].file.clone(), *doubt == Doubt::Saved);
        let fault = FileFault::VersionUnclear { other, because, saved_later };
        Finding::new(fault, Place::file(&file.file))
    };
    standing.doubts.iter().map(finding).collect()
}

/// What stands here only: the file that is taken instead says nothing in that cell of the form, or it is the older
/// one and says something else. One finding for an item on a sheet.
fn left_behind(file: &Received, files: &[Received], standing: &Standing) -> Vec<Finding> {
    let others: BTreeSet<usize> = standing.replaced.values().map(|instead| instead.file).collect();
    let said = |other: &usize| files[*other].filled().map(|entry| (key(entry), entry.raw.trim())).collect();
    let said: BTreeMap<usize, BTreeMap<Asked, &str>> =
        others.iter().map(|other| (*other, said(other))).collect();
    let mut findings: BTreeMap<(&str, &str, usize), Finding> = BTreeMap::new();
    for entry in file.filled() {
        let Some(instead) = standing.replaced.get(&key(entry)) else { continue };
        let used = said[&instead.file].get(&key(entry));
        if used.is_some_and(|used| instead.because != Because::Answers || *used == entry.raw.trim()) {
            continue;
        }
        let finding = findings.entry((&entry.place.sheet, entry.item(), instead.file));
        let finding = finding.or_insert_with(|| on(entry, &files[instead.file], instead.because));
        finding.more_cells.extend(entry.place.cell);
    }
    findings.into_values().collect()
}

fn on(entry: &Entry, by: &Received, because: Because) -> Finding {
    let answered = because == Because::Answers;
    let fault = FileFault::AnswerLeftBehind { newer: by.file.clone(), answered };
    Finding::new(fault, entry.place.clone()).item(entry.item()).value(entry.raw.trim())
}

/// What the stages found in the file, without what is about answers that are taken from other files.
pub fn still_true(files: &[Received], standings: &[Standing], index: usize) -> Vec<Finding> {
    let (file, standing) = (&files[index], &standings[index]);
    let (gone, kept): (Vec<&Entry>, Vec<&Entry>) =
        file.entries.iter().partition(|entry| standing.replaced.contains_key(&key(entry)));
    let kept_cells: BTreeSet<&Place> = kept.iter().map(|entry| &entry.place).collect();
    let kept_sheets: BTreeSet<&str> = kept.iter().map(|entry| entry.place.sheet.as_str()).collect();
    let gone_cells: BTreeSet<&Place> = gone.iter().map(|entry| &entry.place).collect();
    let gone_sheets: BTreeSet<&str> = gone.iter().map(|entry| entry.place.sheet.as_str()).collect();
    let is_gone = |finding: &Finding| {
        let (place, sheet) = (&finding.place, finding.place.sheet.as_str());
        gone_cells.contains(place) && !kept_cells.contains(place)
            || gone_sheets.contains(sheet) && !kept_sheets.contains(sheet)
    };
    let findings = file.findings.iter();
    findings.filter(|finding| !is_gone(finding)).cloned().collect()
}
