//! What stands beside the tables and says otherwise than is known: another department, another unit, another section.

use std::collections::BTreeMap;

use super::Book;
use crate::layout::fold::loose;
use crate::layout::furniture::unit_note;
use crate::layout::grid::Spot;
use crate::layout::ids::DimId;
use crate::layout::sheet_name;
use crate::model::{Department, Item, LayoutFault};
use crate::template::is_department_word;
use crate::text::number::scaled;
use crate::text::width::fold_key;

impl Book<'_, '_> {
    /// What a cell says of the whole sheet that is not so.
    pub(super) fn differs(&self, spot: Spot) -> Option<LayoutFault> {
        let other_unit = || self.other_unit(self.read.scope.grid.text(spot));
        self.other_sender(spot).or_else(other_unit).or_else(|| self.other_sheet(spot))
    }

    /// Words of the form's that it prints on the sheet of another member only: the card may be that one's.
    fn other_sheet(&self, spot: Spot) -> Option<LayoutFault> {
        let scope = self.read.scope;
        let own = &scope.grid.sheet.name;
        let other = scope.blank.only_sheet(scope.grid.text(spot)).filter(|other| other != own)?;
        let above = scope.words.shapes.iter().flat_map(|shape| &shape.above);
        let is_another = |dim: &DimId| {
            let said = sheet_name::said(scope, *dim);
            let others = scope.words.says(other).of(*dim).map(|sense| sense.may.clone());
            !said.is_empty() && others.is_some_and(|others| !others.is_empty() && others != said)
        };
        let is_of_card = above.into_iter().any(is_another);
        is_of_card.then(|| LayoutFault::WordsOfAnother { own: own.clone(), other: other.to_owned() })
    }

    /// Whether it is the name of the department that answers, whatever stands before it, or a word for it without any other
    /// name.
    pub(super) fn names_sender(&self, spot: Spot) -> bool {
        let scope = self.read.scope;
        let Some(own) = scope.department else { return false };
        let text = loose(scope.grid.text(spot));
        if std::iter::once(&own.name).chain(&own.aliases).any(|name| loose(name) == text) {
            return true;
        }
        let is_own = |spot: Spot| match self.sender(spot) {
            Some(said) => said.name == own.name,
            None => self.said_to_send(spot).is_some_and(|said| is_with_division(said, own)),
        };
        let is_unit = |spot: Spot| unit_note(scope.grid.text(spot)).is_some();
        let after = scope.grid.row(scope.grid.place(spot).row).find(|other| *other > spot);
        is_named_behind(scope.grid.text(spot), &own.name)
            || is_own(spot)
            || is_department_word(scope.grid.text(spot))
                && after.is_none_or(|after| is_own(after) || is_unit(after))
    }

    /// Another department than the one that answers, where the form asks for that one.
    fn other_sender(&self, spot: Spot) -> Option<LayoutFault> {
        let own = self.read.scope.department?;
        let said = self.sender(spot).filter(|said| said.name != own.name)?;
        Some(LayoutFault::OtherDepartment { department: said.name.clone() })
    }

    /// The department of the list that a cell says is answering.
    fn sender(&self, spot: Spot) -> Option<&Department> {
        let said = loose(self.said_to_send(spot)?);
        let is_it = |department: &&Department| {
            std::iter::once(&department.name).chain(&department.aliases).any(|name| loose(name) == said)
        };
        self.read.scope.words.plan.departments.iter().find(is_it)
    }

    /// Whom a cell says to answer: it stands right of a word for a department (担当課 | 総務課), or behind one
    /// (担当課：総務課).
    fn said_to_send(&self, spot: Spot) -> Option<&str> {
        let scope = self.read.scope;
        let text = scope.grid.text(spot);
        let behind = || text.split_once(['：', ':']).filter(|(word, _)| is_department_word(word));
        let before = || scope.grid.row(scope.grid.place(spot).row).take_while(|other| *other < spot).last();
        let is_right = || before().is_some_and(|before| is_department_word(scope.grid.text(before)));
        behind().map(|(_, name)| name).or_else(|| is_right().then_some(text))
    }

    /// A section or a unit beside rows that the list says of other items: the columns were sorted apart, or a unit changed.
    /// `items` are those that rows are of.
    pub(super) fn other_detail(&self, spot: Spot, items: &BTreeMap<u32, &str>) -> Option<LayoutFault> {
        let (grid, words) = (self.read.scope.grid, self.read.scope.words);
        let (range, text) = (grid.range(spot), grid.text(spot));
        let beside = items.range(range.first.row..=range.last.row).map(|(_, item)| item);
        let items: Vec<&Item> = beside.filter_map(|item| words.plan.item(item)).collect();
        let first = items.first()?;
        if items.iter().all(|item| words.is_other_section(text, item)) {
            return Some(LayoutFault::OtherSection { expected: first.path.join("　") });
        }
        let is_other = items.iter().all(|item| words.is_other_unit(text, item));
        is_other.then(|| LayoutFault::OtherUnitNote { expected: Some(first.unit.clone()) })
    }

    /// A note of the unit that the form has not, or has otherwise.
    fn other_unit(&self, text: &str) -> Option<LayoutFault> {
        let (blank, words) = (self.read.scope.blank, self.read.scope.words);
        let unit = unit_note(text)?;
        if blank.is_unknown() {
            let expected = words.counts_otherwise(&unit);
            let is_other = expected.is_some() || scaled(&unit).0 > 1.0 && !words.counts_in(&unit);
            return (is_other && !words.furniture.is_pattern(&fold_key(text)))
                .then_some(LayoutFault::OtherUnitNote { expected });
        }
        let is_own = |note: &str| loose(note) == loose(text);
        let expected = || blank.unit_notes().next().map(str::to_owned);
        (!blank.unit_notes().any(is_own)).then(|| LayoutFault::OtherUnitNote { expected: expected() })
    }
}

/// Whether a text is a department with what it is part of before it and what is part of it behind: 総務部総務課, 総務課庶務係.
fn is_with_division(text: &str, department: &Department) -> bool {
    const OVER: [char; 5] = ['部', '局', '署', '所', '会'];
    const UNDER: [&str; 5] = ["係", "班", "担当", "グループ", "チーム"];
    let text = loose(text);
    let is_around = |name: &String| {
        let (before, behind) = text.split_once(&loose(name)).filter(|_| !name.is_empty())?;
        let fits = (before.is_empty() || before.ends_with(OVER))
            && (behind.is_empty()
                || UNDER.iter().any(|word| behind.trim_end_matches([')', '）']).ends_with(word)));
        fits.then_some(())
    };
    std::iter::once(&department.name).chain(&department.aliases).any(|name| is_around(name).is_some())
}

/// Whether a name stands behind a word for an office: 課（局）名：総務課. Behind any other word (共催：総務課) it is an answer.
fn is_named_behind(text: &str, name: &str) -> bool {
    const OFFICES: [char; 9] = ['課', '局', '部', '署', '係', '室', '所', '属', '名'];
    let said = text.split_once(['：', ':']).filter(|(_, said)| loose(said) == loose(name));
    said.is_some_and(|(word, _)| word.trim_end().ends_with(OFFICES))
}
