//! `missing-member`: a month, a grade or another member that values are asked for has no cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    ConsistencyFault, DimensionKind, Entry, Fault, Field, Finding, Item, LayoutFault, Member, Month, Place,
    Plan, Severity,
};
use crate::rules::{Lang, RoundView, Rule, label};

/// What is missing where: department, file, sheet, field and members.
type Lost<'a> = (&'a str, &'a str, &'a str, &'a str, Vec<Lacking>);

/// A member that is missing, and whether each such has a sheet of its own.
type Lacking = (String, bool);

/// Where so many departments answer and none has a member, their form has not got it.
const FEWEST: usize = 3;

/// How a learned form calls what its sheets are about.
const SHEET: &str = "シート";

/// How many items are named.
const NAMED: usize = 3;

/// One finding for what is missing alike on a sheet. Of a required field each item needs all its cells; of another one it
/// is told where a member has none at all.
pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let fields = OfField::all(view);
    let mut sheets: BTreeMap<Lost, Vec<(&Item, &Place)>> = BTreeMap::new();
    for field in &fields {
        for (department, items) in &field.departments {
            for (item, place, members) in field.missing(view.plan, department, items) {
                let sheet = (*department, &*place.file, &*place.sheet, field.field.name.as_str(), members);
                sheets.entry(sheet).or_default().push((item, place));
            }
        }
    }
    let explained: BTreeSet<(&str, &str)> =
        view.findings.iter().filter(|finding| explains(finding)).map(explained).collect();
    sheets.retain(|_, items| {
        let (file, sheet) = place(items[0].1);
        !explained.contains(&(file, sheet)) && !explained.contains(&(file, ""))
    });
    let found = sheets.into_iter().map(|((department, _, _, field, members), mut items)| {
        items.sort_by_key(|(item, _)| view.plan.items.position(&item.id));
        finding(&items, members).field(field).department(department)
    });
    found.collect()
}

/// Whether a finding of a stage before says that something of its sheet could not be taken by its heading or label: what is
/// missing there is the consequence. What the department need not mend explains nothing: a note, a column of its own.
fn explains(finding: &Finding) -> bool {
    match &finding.fault {
        Fault::Layout(_) | Fault::Year(_) => Rule::of(&finding.fault).severity == Severity::Error,
        _ => false,
    }
}

/// What a finding explains: its sheet, or the whole file where a sheet is none of the form's.
fn explained(finding: &Finding) -> (&str, &str) {
    let of_file = matches!(&finding.fault, Fault::Layout(LayoutFault::UnknownSheet { .. }));
    let (file, sheet) = place(&finding.place);
    (file, if of_file { "" } else { sheet })
}

fn place(place: &Place) -> (&str, &str) {
    (&place.file, &place.sheet)
}

fn finding(items: &[(&Item, &Place)], lacking: Vec<Lacking>) -> Finding {
    let names: Vec<String> = items.iter().take(NAMED).map(|(item, _)| label::item(item)).collect();
    let more = items.len().checked_sub(NAMED).filter(|more| *more > 0);
    let of_sheets = lacking.iter().all(|(_, is_sheet)| *is_sheet);
    let names_of = |wanted: bool| -> Vec<String> {
        lacking.iter().filter(|_| of_sheets == wanted).map(|(member, _)| member.clone()).collect()
    };
    let (members, sheets) = (names_of(false), names_of(true));
    let fault = ConsistencyFault::MissingMember { items: names, more, members, sheets };
    let finding = Finding::new(fault, Place { cell: None, ..items[0].1.clone() });
    if let [(item, _)] = items { finding.item(&item.id) } else { finding }
}

/// The dimensions of a key besides its item, each with its member.
type Cell<'a> = Vec<(&'a str, &'a Member)>;

/// The cells of an item, by their places among those of the field, and where the first stands.
#[derive(Default)]
struct Cells<'a> {
    own: BTreeSet<usize>,
    first: Option<&'a Place>,
}

/// What all have of a field whose values are said for months or named members.
struct OfField<'a> {
    field: &'a Field,
    /// All cells that anybody has.
    cells: Vec<Cell<'a>>,
    /// The members for which the clerk's own blank form has places; empty where that is not known.
    printed: BTreeSet<(&'a str, &'a Member)>,
    /// Those of each department, by item.
    departments: BTreeMap<&'a str, BTreeMap<&'a str, Cells<'a>>>,
}

impl<'a> OfField<'a> {
    fn all(view: &RoundView<'a>) -> Vec<Self> {
        let mut fields: BTreeMap<&str, (Self, HashMap<Cell, usize>)> = BTreeMap::new();
        for &entry in view.entries {
            let (Some(cell), Some(field)) = (cell(view.plan, entry), view.plan.field(&entry.field)) else {
                continue;
            };
            let printed = || printed(view, &field.name);
            let new = || {
                let own = Self { field, cells: Vec::new(), printed: printed(), departments: BTreeMap::new() };
                (own, HashMap::new())
            };
            let (of_field, known) = fields.entry(&entry.field).or_insert_with(new);
            let place = *known.entry(cell.clone()).or_insert_with(|| {
                of_field.cells.push(cell);
                of_field.cells.len() - 1
            });
            let items = of_field.departments.entry(&entry.department).or_default();
            let item = items.entry(entry.item()).or_default();
            item.own.insert(place);
            item.first.get_or_insert(&entry.place);
        }
        fields.into_values().map(|(of_field, _)| of_field).collect()
    }

    /// The items of a department of which something is missing, with the place of their first cell and what it is.
    fn missing(
        &self,
        plan: &'a Plan,
        department: &str,
        items: &BTreeMap<&'a str, Cells<'a>>,
    ) -> Vec<(&'a Item, &'a Place, Vec<Lacking>)> {
        let everywhere: BTreeSet<(&str, &Member)> =
            items.values().flat_map(|cells| self.parts(&cells.own)).collect();
        let missing = |(id, cells): (&&'a str, &Cells<'a>)| {
            let item = plan.item(id).filter(|item| plan.asks(&self.field.name, item))?;
            let is_own = item.departments.first().is_none_or(|owner| owner == department);
            let members = match (is_own, self.field.required) {
                (false, _) => return None,
                (_, true) => self.of_item(plan, department, &cells.own),
                (_, false) => self.lacking(plan, department, &cells.own, &everywhere),
            };
            Some((item, cells.first?, members)).filter(|(_, _, members)| !members.is_empty())
        };
        items.iter().filter_map(missing).collect()
    }

    /// The members of these cells.
    fn parts<'s>(&'s self, cells: &'s BTreeSet<usize>) -> impl Iterator<Item = (&'a str, &'a Member)> + 's {
        cells.iter().flat_map(|cell| &self.cells[*cell]).copied()
    }

    /// What an item lacks: members, and cells of its members that another one has.
    fn of_item(&self, plan: &Plan, department: &str, own: &BTreeSet<usize>) -> Vec<Lacking> {
        let has: BTreeSet<(&str, &Member)> = self.parts(own).collect();
        let mut lacking = self.lacking(plan, department, own, &has);
        let others = self.cells.iter().enumerate().filter(|(place, _)| !own.contains(place));
        let is_ours = |cell: &&Cell| cell.iter().all(|part| has.contains(part));
        lacking.extend(others.map(|(_, cell)| cell).filter(is_ours).map(|cell| (words(cell), false)));
        lacking
    }

    /// The members that are asked for in the dimensions of an item's cells, and are none of these.
    fn lacking(
        &self,
        plan: &Plan,
        department: &str,
        own: &BTreeSet<usize>,
        has: &BTreeSet<(&str, &Member)>,
    ) -> Vec<Lacking> {
        let dimensions: BTreeSet<&str> = self.parts(own).map(|(dimension, _)| dimension).collect();
        let asked = dimensions.into_iter().flat_map(|name| {
            let members = members(plan, department, name).into_iter().map(move |member| (name, member));
            members.filter(|(name, member)| !has.contains(&(name, member)) && self.is_there(name, member))
        });
        let is_sheet = |name: &str| plan.dimension(name).is_some_and(|dimension| dimension.word == SHEET);
        asked.map(|(name, member)| (word(&member), is_sheet(name))).collect()
    }

    /// Whether a member is one of the form's, as far as that can be told: another has it, or the blank form; or, where that is
    /// not known, those that could are few. Where
    /// no value is required a form may have some months of a year only: of few departments a month between theirs is missed.
    fn is_there(&self, dimension: &str, member: &Member) -> bool {
        let parts = || self.cells.iter().flatten().filter(|(name, _)| *name == dimension);
        let is_between =
            || parts().any(|(_, other)| *other < member) && parts().any(|(_, other)| *other > member);
        let may = || self.field.required || !matches!(member, Member::Month(_)) || is_between();
        let may = || match self.printed.is_empty() {
            true => self.departments.len() < FEWEST && may(),
            false => self.printed.contains(&(dimension, member)),
        };
        parts().any(|(_, other)| *other == member) || may()
    }
}

/// The members for which the clerk's own blank form has places of a field.
fn printed<'a>(view: &RoundView<'a>, field: &str) -> BTreeSet<(&'a str, &'a Member)> {
    let own = view.printed.iter().filter(|entry| *entry.field == *field);
    own.filter_map(|entry| cell(view.plan, entry)).flatten().collect()
}

/// What a value is said for besides its item; `None` where no month and no named member is part of it, or it is not due.
fn cell<'a>(plan: &'a Plan, entry: &'a Entry) -> Option<Cell<'a>> {
    let kind = |name: &str| plan.kind_of(name);
    let parts = entry.key.parts().iter();
    let own = parts.filter(|part| {
        matches!(
            kind(&part.dimension),
            Some(DimensionKind::Year | DimensionKind::Month | DimensionKind::Named)
        )
    });
    let cell: Cell = own.map(|part| (part.dimension.as_str(), &part.member)).collect();
    let is_asked = cell.iter().any(|(name, _)| kind(name) != Some(DimensionKind::Year));
    (is_asked && plan.is_due(entry.key.year())).then_some(cell)
}

/// The members of a dimension that a department is asked for, in their order; none where nobody can know them.
fn members(plan: &Plan, department: &str, name: &str) -> Vec<Member> {
    let own = plan.department(department).map(|own| own.categories.as_slice()).unwrap_or_default();
    let is_divided = !own.is_empty() && plan.named().is_some_and(|named| named.name == name);
    match plan.kind_of(name) {
        Some(DimensionKind::Month) => Month::all().map(Member::Month).collect(),
        Some(DimensionKind::Named) => {
            let named = plan.dimension(name).into_iter().flat_map(|dimension| &dimension.members);
            let asked = named.filter(|member| !is_divided || own.contains(&member.name));
            asked.map(|member| Member::Name(member.name.as_str().into())).collect()
        }
        _ => Vec::new(),
    }
}

fn words(cell: &Cell) -> String {
    cell.iter().map(|(_, member)| word(member)).collect::<Vec<_>>().join("の")
}

fn word(member: &Member) -> String {
    label::member(member, Lang::Ja)
}
