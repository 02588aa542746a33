//! The book of a workbook's filled cells: each is a value, a heading, a label, a repeat, furniture, or told. It closes.

mod differs;
mod fates;
mod rest;

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use self::fates::{ClaimId, Fate, Fates, fates};
use crate::layout::account::{Account, Claim};
use crate::layout::area::Area;
use crate::layout::frame::Framed;
use crate::layout::grid::{ByCell, Cols, Spot};
use crate::layout::ids::FieldId;
use crate::layout::{Scope, fault, loose};
use crate::model::{
    CellRange, CellRef, Entry, Fault, Finding, FiscalYear, LayoutFault, Line, Overlay, Place, SheetLedger,
    Text,
};

/// How far right of a table, and how far under it, a note stands beside it.
pub const BESIDE: u32 = 3;

/// A sheet as it was read: what was made of its tables and labels, before it is known what other sheets say.
pub struct SheetRead<'a> {
    /// The sheet and the words.
    pub scope: Scope<'a>,
    /// Its tables.
    pub framed: Framed,
    /// One a table and a label.
    pub accounts: Vec<Account>,
    /// The rows and columns of labels with their values.
    pub beside: Area,
    /// Whether the form has something there that this sheet lacks.
    pub lacks: bool,
}

/// What a workbook comes to.
#[derive(Default)]
pub struct Closed {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The ledgers, by sheet.
    pub ledgers: Vec<SheetLedger>,
}

/// Settles what is said twice, and closes the ledger of every sheet.
pub fn close(reads: &[SheetRead], department: &str) -> Closed {
    let (fates, places, lacks) = (fates(reads), label_places(reads), lacks_row(reads));
    let mut closed = Closed::default();
    for (index, read) in reads.iter().enumerate() {
        let book = Book { reads, read, index, fates: &fates, places: &places, lacks };
        closed.entries.extend(book.entries(department));
        book.close(&mut closed);
    }
    closed
}

/// Whether an item has no place for a year of its own for which other items have one: a row of it may stand anywhere.
fn lacks_row(reads: &[SheetRead]) -> bool {
    let Some(plan) = reads.first().map(|read| &read.scope.words.plan) else { return false };
    let mut asked: HashMap<FieldId, BTreeMap<&str, BTreeSet<FiscalYear>>> = HashMap::new();
    for claim in reads.iter().flat_map(|read| &read.accounts).flat_map(|account| &account.claims) {
        if let (Some(item), Some(year)) = (claim.key.item(), claim.key.year()) {
            asked.entry(claim.field).or_default().entry(item).or_default().insert(year);
        }
    }
    asked.values().any(|items| {
        let all: BTreeSet<FiscalYear> = items.values().flatten().copied().collect();
        let is_own = |item: &str, year: &FiscalYear| {
            let span = plan.item(item).and_then(|item| plan.years_of(item));
            span.is_none_or(|span| span.contains(*year))
        };
        items.iter().any(|(item, years)| all.difference(years).any(|year| is_own(item, year)))
    })
}

/// The columns that are merged for the values of labels, on any of the sheets.
fn label_places(reads: &[SheetRead]) -> BTreeSet<Cols> {
    let of_sheet = |read: &SheetRead| {
        let grid = read.scope.grid;
        let is_beside = |claim: &&Claim| read.scope.words.is_beside_label(claim.field);
        let claims = read.accounts.iter().flat_map(|account| &account.claims).filter(is_beside);
        let wide = claims.filter_map(|claim| Some(grid.cols(claim.spot?))).filter(|cols| cols.0 < cols.1);
        wide.collect::<Vec<_>>()
    };
    reads.iter().flat_map(of_sheet).collect()
}

fn with_text(texts: &[(CellRef, String)]) -> Vec<(CellRef, &str)> {
    let shown = texts.iter().map(|(at, text)| (*at, text.trim()));
    shown.filter(|(_, text)| !text.is_empty()).collect()
}

/// How two places say the same thing.
#[derive(Clone, Copy, PartialEq)]
enum Twice {
    Differently,
    Alike,
    /// One of them is blank, where their tables say other things twice.
    Once,
}

impl Twice {
    /// What is told, where the other place is this.
    fn fault(self, sheet: String, cell: CellRef) -> LayoutFault {
        match self {
            Twice::Differently => LayoutFault::DuplicateItem { sheet, cell },
            Twice::Alike => LayoutFault::DuplicateValue { sheet, cell },
            Twice::Once => LayoutFault::BlankInOther { sheet, cell },
        }
    }
}

/// What a table takes for a department's own column is none, where another table beside it takes it for a misspelt heading.
fn drop_seconds(told: &mut Vec<(Finding, Vec<Spot>)>) {
    let is_known = |finding: &Finding| {
        matches!(finding.fault, Fault::Layout(LayoutFault::UnknownHeading { nearest: Some(_), .. }))
    };
    let known: BTreeSet<Option<CellRef>> =
        told.iter().filter(|(finding, _)| is_known(finding)).map(|(finding, _)| finding.place.cell).collect();
    told.retain(|(finding, _)| {
        finding.fault != LayoutFault::ExtraColumn.into() || !known.contains(&finding.place.cell)
    });
}

/// That the name of the sheet says nobody is told once, of all that stands on it.
fn join_of_sheet(told: &mut Vec<(Finding, Vec<Spot>)>) {
    let is_of_sheet = |(finding, _): &(Finding, Vec<Spot>)| {
        matches!(&finding.fault, Fault::Layout(LayoutFault::UnknownSheet { .. }))
    };
    let mut all = told.extract_if(.., |told| is_of_sheet(told));
    let Some((finding, mut spots)) = all.next() else { return };
    spots.extend(all.flat_map(|(_, spots)| spots));
    told.push((finding, spots));
}

/// One sheet, while its ledger is closed.
struct Book<'a, 'r> {
    reads: &'r [SheetRead<'a>],
    read: &'r SheetRead<'a>,
    index: usize,
    fates: &'r Fates,
    /// Where the values of labels stand.
    places: &'r BTreeSet<Cols>,
    /// Whether an item lacks a row that others have.
    lacks: bool,
}

impl Book<'_, '_> {
    fn claims(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        let accounts = self.read.accounts.iter().enumerate();
        accounts.flat_map(move |(account, known)| {
            let claims = known.claims.iter().enumerate();
            claims.map(move |(index, claim)| ((self.index, account, index), claim))
        })
    }

    /// The claims that stand.
    fn standing(&self) -> impl Iterator<Item = &Claim> {
        self.claims().filter(|(id, _)| self.fates.of(*id) == Fate::Stands).map(|(_, claim)| claim)
    }

    /// The cells that two tables claim: a fault of the program, and nobody's value.
    fn torn(&self) -> BTreeSet<Spot> {
        let mut owners: ByCell<Option<usize>> = self.read.scope.grid.spots().map(|_| None).collect();
        let mut torn = BTreeSet::new();
        for (account, known) in self.read.accounts.iter().enumerate() {
            for spot in known.claims.iter().filter_map(|claim| claim.spot) {
                if *owners[spot].get_or_insert(account) != account {
                    torn.insert(spot);
                }
            }
        }
        torn
    }

    fn entries(&self, department: &str) -> Vec<Entry> {
        let scope = self.read.scope;
        let torn = self.torn();
        let stands = self.standing().filter(|claim| claim.spot.is_none_or(|spot| !torn.contains(&spot)));
        let (department, sheet) = (Text::from(department), Place::sheet(scope.file, &*scope.grid.sheet.name));
        let entry = |claim: &Claim| Entry {
            department: department.clone(),
            field: scope.words.field_name(claim.field),
            key: claim.key.clone(),
            value: claim.value.clone(),
            raw: claim.spot.map(|spot| scope.grid.cell(spot).shown.as_ref().into()).unwrap_or_default(),
            place: Place { cell: Some(claim.at), ..sheet.clone() },
            repeats: claim.repeats.clone(),
        };
        stands.map(entry).collect()
    }

    /// Gives every filled cell its line, and tells what has none.
    fn close(&self, closed: &mut Closed) {
        let scope = self.read.scope;
        let first = closed.findings.len();
        let mut lines: ByCell<Option<Line>> = scope.grid.spots().map(|_| None).collect();
        let torn = self.torn();
        let stands = self.standing().filter(|claim| claim.value.is_some());
        for spot in stands.filter_map(|claim| claim.spot).filter(|spot| !torn.contains(spot)) {
            lines[spot] = Some(Line::Value);
        }
        for (spot, line) in self.repeats() {
            lines[spot].get_or_insert(line);
        }
        for (spot, line) in self.read.accounts.iter().flat_map(|account| &account.lines) {
            lines[*spot].get_or_insert_with(|| line.clone());
        }
        for (finding, spots) in self.told(&torn) {
            let number = closed.findings.len();
            for spot in spots {
                lines[spot].get_or_insert(Line::Told(number));
            }
            closed.findings.push(finding);
        }
        self.tell_rest(&mut lines, closed);
        self.cover(first, &lines, closed);
        closed.findings.extend(self.partly_struck_out(&lines));
        // A cell without a line stays without one, for a test to see: it must never pass for the form's own.
        let lines =
            scope.grid.spots().zip(lines).filter_map(|(spot, line)| Some((scope.grid.place(spot), line?)));
        let (sheet, lines) = (scope.grid.sheet.name.clone(), lines.collect());
        let overlays = self.overlays(closed);
        closed.findings.extend(self.edges());
        closed.ledgers.push(SheetLedger { sheet, lines, overlays });
    }

    /// Cells that were taken, for whatever, but for the parts that are struck out.
    fn partly_struck_out(&self, lines: &ByCell<Option<Line>>) -> Vec<Finding> {
        let scope = self.read.scope;
        let is_taken = |spot: &Spot| {
            let line = lines[*spot].as_ref();
            line.is_some_and(|line| !matches!(line, Line::Told(_) | Line::Furniture))
        };
        let spots = scope.grid.spots().filter(|spot| scope.grid.is_partly_struck(*spot)).filter(is_taken);
        spots.map(|spot| fault::partly_struck_out(scope, spot)).collect()
    }

    /// What lies over the cells: texts that the form has too are the form's, all else is told.
    fn overlays(&self, closed: &mut Closed) -> Vec<(Overlay, CellRef, Line)> {
        let sheet = self.read.scope.grid.sheet;
        let kinds = [
            (Overlay::Note, with_text(&sheet.notes)),
            (Overlay::Text, with_text(&sheet.texts)),
            (Overlay::Picture, sheet.pictures.iter().map(|at| (*at, "")).collect()),
        ];
        let all = kinds.into_iter().flat_map(|(overlay, places)| self.overlay(overlay, places, closed));
        all.collect()
    }

    /// What somebody wrote where the edges of the pages are printed, and the form has not; their own name is no news. Where the
    /// form is not known it is nearly always the form's, unless it is a sentence or speaks of what is asked.
    fn edges(&self) -> impl Iterator<Item = Finding> {
        let (scope, sheet) = (self.read.scope, self.read.scope.grid.sheet);
        let names = scope.department.into_iter().flat_map(|own| own.aliases.iter().chain([&own.name]));
        let names: BTreeSet<String> = names.map(|name| loose(name)).collect();
        let strange = sheet.edges.iter().filter(move |text| {
            let is_news = !scope.blank.is_unknown() || text.contains('。') || self.mentions(text);
            is_news
                && !scope.blank.says(text)
                && !scope.words.is_furniture(text)
                && !names.contains(&loose(text))
        });
        let place = Place::sheet(scope.file, &*sheet.name);
        strange.map(move |text| Finding::new(LayoutFault::FloatingTexts, place.clone()).value(text))
    }

    fn overlay(
        &self,
        overlay: Overlay,
        places: Vec<(CellRef, &str)>,
        closed: &mut Closed,
    ) -> Vec<(Overlay, CellRef, Line)> {
        let words = self.read.scope.words;
        let blank = self.read.scope.blank;
        let is_of_form =
            |(_, text): &(CellRef, &str)| !text.is_empty() && (words.is_furniture(text) || blank.says(text));
        let (own, strange): (Vec<_>, Vec<_>) = places.into_iter().partition(is_of_form);
        let told = Line::Told(closed.findings.len());
        closed.findings.extend(fault::overlay(self.read.scope, overlay, &strange));
        let own = own.into_iter().map(|(at, _)| (overlay, at, Line::Furniture));
        own.chain(strange.into_iter().map(|(at, _)| (overlay, at, told.clone()))).collect()
    }

    /// All findings of the sheet with the cells that were not taken for their sake.
    fn told(&self, torn: &BTreeSet<Spot>) -> Vec<(Finding, Vec<Spot>)> {
        let scope = self.read.scope;
        let mut told: Vec<(Finding, Vec<Spot>)> =
            self.read.accounts.iter().flat_map(|account| account.told.iter().cloned()).collect();
        drop_seconds(&mut told);
        join_of_sheet(&mut told);
        told.extend(
            [Twice::Differently, Twice::Alike, Twice::Once]
                .into_iter()
                .flat_map(|twice| self.said_twice(twice)),
        );
        if let Some(first) = torn.first() {
            told.push((fault::at(scope, LayoutFault::UnreadCells, *first), torn.iter().copied().collect()));
        }
        told
    }

    /// One finding an item: where it is said, and where else.
    fn said_twice(&self, twice: Twice) -> Vec<(Finding, Vec<Spot>)> {
        let scope = self.read.scope;
        let mut items: BTreeMap<&str, (Vec<Spot>, ClaimId)> = BTreeMap::new();
        for (id, claim) in self.claims() {
            if let Some(other) = self.other(id, twice) {
                let item = claim.key.item().unwrap_or_default();
                items.entry(item).or_insert_with(|| (Vec::new(), other)).0.extend(claim.spot);
            }
        }
        let finding = |(item, (mut spots, other)): (&str, (Vec<Spot>, ClaimId))| {
            spots.sort_unstable();
            spots.dedup();
            let read = &self.reads[other.0];
            let cell = read.accounts[other.1].claims[other.2].at;
            let finding = fault::at(scope, twice.fault(read.scope.grid.sheet.name.clone(), cell), spots[0]);
            let mut finding = if item.is_empty() { finding } else { finding.item(item) };
            finding.more_cells = spots[1..].iter().map(|spot| scope.grid.place(*spot)).collect();
            (finding, if twice == Twice::Differently { spots } else { Vec::new() })
        };
        items.into_iter().map(finding).collect()
    }

    /// Where else it is said, if it is said twice in this way.
    fn other(&self, id: ClaimId, twice: Twice) -> Option<ClaimId> {
        match (self.fates.of(id), twice) {
            (Fate::Contradicted(other), Twice::Differently) | (Fate::Repeats(other), Twice::Alike) => {
                Some(other)
            }
            (Fate::Stands, Twice::Once) => self.fates.blank(id),
            _ => None,
        }
    }

    fn repeats(&self) -> Vec<(Spot, Line)> {
        let place = |other: ClaimId| self.reads[other.0].accounts[other.1].claims[other.2].at;
        let repeats = self.claims().filter_map(|(id, claim)| match self.fates.of(id) {
            Fate::Repeats(other) => Some((claim.spot?, Line::Repeat(place(other)))),
            _ => None,
        });
        repeats.collect()
    }

    /// Tells of each finding which cells were not taken for its sake, and of several what stands in them.
    fn cover(&self, first: usize, lines: &ByCell<Option<Line>>, closed: &mut Closed) {
        let scope = self.read.scope;
        let mut cells: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for spot in scope.grid.spots() {
            if let Some(Line::Told(number)) = lines[spot] {
                cells.entry(number).or_default().push(spot);
            }
        }
        for (number, spots) in cells.into_iter().filter(|(number, _)| *number >= first) {
            let finding = &mut closed.findings[number];
            finding.covers = CellRange::gather(spots.iter().map(|spot| scope.grid.place(*spot)));
            let texts = || spots.iter().map(|spot| scope.grid.text(*spot));
            finding.content = (spots.len() > 1).then(|| fault::content(texts()));
        }
    }
}
