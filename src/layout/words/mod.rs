//! The words of a round, compiled once: names, numbers and titles of all that its plan and its form speak of.

mod remembered;
mod says;
mod shape;

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use self::remembered::Remembered;
pub use self::says::{How, Says, Sense, alike};
pub use self::shape::{Beside, Heading, Shape};
use super::fold::{in_brackets_at_end, label_key, loose};
use super::furniture::Furniture;
use super::ids::{DimId, FIELD, FieldId, ItemId, MemberId, Of, ShapeId};
use crate::model::{
    Department, Dimension, DimensionKind, Entry, Field, FiscalYear, Item, Member, Plan, Text,
};
use crate::template::{Form, TableShape};
use crate::text::display::{self, YearStyle};
use crate::text::fiscal_year::YearContext;
use crate::text::numeral::ordinals;
use crate::text::width;

/// How long headings and labels are, and titles, in bytes.
const SHORT: usize = 48;
const TITLE: usize = 144;

/// The words of a plan and its form. Made once a round; may be shared between threads.
#[derive(Clone, Debug)]
pub struct Words {
    /// The plan.
    pub plan: Plan,
    /// The form.
    pub form: Form,
    /// The tables and labels.
    pub shapes: Vec<Shape>,
    /// The dimensions.
    dims: Vec<Dimension>,
    /// What keys and entries hold of all these, shared by all of them.
    shared: SharedNames,
    /// How a year without its era is read.
    pub years: YearContext,
    names: HashMap<String, Vec<Sense>>,
    /// The same by their names with ordinals in digits: 第１ for 第一.
    ordinals: HashMap<String, Vec<Sense>>,
    beginnings: Vec<(String, FieldId)>,
    numbers: HashMap<String, Vec<ItemId>>,
    /// The characters of the longest of these.
    longest_number: usize,
    ids: HashMap<String, Vec<ItemId>>,
    prefixes: BTreeSet<String>,
    targets: HashMap<String, Vec<ItemId>>,
    sections: BTreeSet<String>,
    /// What the amounts of items are counted in.
    units: BTreeSet<String>,
    /// Names with a gap to be written into at their end: その他（　　）.
    gaps: BTreeSet<String>,
    /// Labels of items that are no prefix with a number.
    bare_labels: BTreeSet<String>,
    /// What belongs to the form whoever fills it in.
    pub furniture: Furniture,
    /// The departments' names and aliases without what stands between letters.
    loose_departments: BTreeSet<String>,
    number_words: BTreeSet<String>,
    title_words: BTreeSet<String>,
    /// What short texts say.
    known: Remembered<Arc<Says>>,
    /// Whether short texts are furniture.
    pub(super) known_furniture: Remembered<bool>,
}

/// Names that all keys and entries share, by their order.
#[derive(Clone, Debug)]
struct SharedNames {
    dims: Vec<Text>,
    /// Of each dimension.
    members: Vec<Vec<Text>>,
    items: Vec<Text>,
    fields: Vec<Text>,
}

impl SharedNames {
    fn of(plan: &Plan, dims: &[Dimension]) -> Self {
        let text = |name: &String| Text::from(name.as_str());
        let members = |dim: &Dimension| dim.members.iter().map(|member| text(&member.name)).collect();
        Self {
            dims: dims.iter().map(|dim| text(&dim.name)).collect(),
            members: dims.iter().map(members).collect(),
            items: plan.items.iter().map(|item| text(&item.id)).collect(),
            fields: plan.fields.iter().map(|field| text(&field.name)).collect(),
        }
    }
}

impl Words {
    /// The words of this plan and form.
    pub fn new(plan: &Plan, form: &Form) -> Self {
        let mut words = Self {
            plan: plan.clone(),
            form: form.clone(),
            shapes: Vec::new(),
            years: YearContext { years: plan.years, era: plan.era },
            dims: dimensions(plan),
            shared: SharedNames::of(plan, &dimensions(plan)),
            names: HashMap::new(),
            ordinals: HashMap::new(),
            beginnings: Vec::new(),
            numbers: HashMap::new(),
            longest_number: 0,
            ids: HashMap::new(),
            prefixes: BTreeSet::new(),
            targets: HashMap::new(),
            sections: BTreeSet::new(),
            units: BTreeSet::new(),
            gaps: BTreeSet::new(),
            bare_labels: BTreeSet::new(),
            furniture: Furniture::new(plan, form),
            loose_departments: department_names(plan).map(|name| loose(name)).collect(),
            number_words: BTreeSet::new(),
            title_words: BTreeSet::new(),
            known: Remembered::new(SHORT),
            known_furniture: Remembered::new(TITLE),
        };
        words.add_fields(plan);
        plan.items.iter().enumerate().for_each(|(index, item)| words.add_item(ItemId(index), item));
        let (labels, tables): (Vec<&TableShape>, _) =
            form.tables.iter().partition(|table| table.is_labelled());
        let tables = tables.into_iter().map(|table| words.table(table));
        words.shapes = tables.chain(labels.into_iter().flat_map(|table| words.labels(table))).collect();
        words.add_words();
        words
    }

    fn add_fields(&mut self, plan: &Plan) {
        for (index, field) in plan.fields.iter().enumerate() {
            for word in std::iter::once(&field.label).chain(&field.aliases) {
                match word.strip_suffix('*') {
                    Some(beginning) => self.beginnings.push((width::fold_key(beginning), FieldId(index))),
                    None => self.add(word, FIELD, Of::Field(FieldId(index))),
                }
            }
        }
        for (dim, dimension) in self.dims.clone().iter().enumerate() {
            for (index, member) in dimension.members.iter().enumerate() {
                for word in std::iter::once(&member.name).chain(&member.aliases) {
                    self.add(word, DimId(dim), Of::Name(MemberId(index)));
                }
            }
        }
    }

    /// The words that may stand before the number or the title of a member.
    fn add_words(&mut self) {
        let above: BTreeSet<DimId> =
            self.shapes.iter().flat_map(|shape| shape.above.iter().chain(&shape.within)).copied().collect();
        for dim in above {
            let Dimension { numbers, headings, .. } = &self.dims[dim.0];
            self.number_words.extend(numbers.iter().map(|word| loose(word)));
            self.title_words.extend(headings.iter().map(|word| loose(word)));
        }
    }

    fn add(&mut self, word: &str, dim: DimId, of: Of) {
        let key = loose(word);
        if key.is_empty() {
            return;
        }
        if in_brackets_at_end(word).is_some_and(|(_, gap)| gap.trim().is_empty()) {
            self.gaps.insert(key.clone());
        }
        if key.contains('第') {
            add_sense(self.ordinals.entry(ordinals(&key)).or_default(), dim, of.clone());
        }
        add_sense(self.names.entry(key).or_default(), dim, of);
    }

    /// What a folded text is the whole name of: as it is written, or else with its ordinals in digits.
    fn whole(&self, key: &str) -> Option<&Vec<Sense>> {
        let again = || self.ordinals.get(&ordinals(key)).filter(|_| key.contains('第'));
        self.names.get(key).or_else(again)
    }

    /// The name whose gap a text fills with words of its own, folded.
    pub(in crate::layout) fn of_filled_gap(&self, text: &str) -> Option<String> {
        let (name, words) = in_brackets_at_end(text)?;
        let key = loose(name);
        (!words.trim().is_empty() && self.gaps.contains(&key) && self.whole(&loose(text)).is_none())
            .then_some(key)
    }

    /// Whether a text is a name of the form with words in its gap: その他（ふるさと納税）.
    pub fn fills_gap(&self, text: &str) -> bool {
        self.of_filled_gap(text).is_some()
    }

    fn add_item(&mut self, id: ItemId, item: &Item) {
        for dim in self.lists_of(item) {
            self.add(&item.title, dim, Of::Item(id));
        }
        self.sections.extend(item.path.iter().map(|section| loose(section)));
        self.units.extend(Some(width::fold_key(&item.unit)).filter(|unit| !unit.is_empty()));
        if !item.target.is_empty() {
            self.targets.entry(width::fold_key(&item.target)).or_default().push(id);
        }
        self.ids.entry(width::fold_key(&item.id)).or_default().push(id);
        if !item.label.is_empty() {
            let key = label_key(&item.label);
            let prefix = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
            if !prefix.is_empty() && prefix.len() < key.len() {
                self.prefixes.insert(prefix.to_owned());
            } else {
                self.bare_labels.insert(key.clone());
            }
            self.longest_number = self.longest_number.max(key.chars().count());
            self.numbers.entry(key).or_default().push(id);
        }
    }

    fn lists_of(&self, item: &Item) -> Vec<DimId> {
        self.dim(self.plan.list_of(item)).into_iter().collect()
    }

    fn dim(&self, name: &str) -> Option<DimId> {
        self.dims.iter().position(|dimension| dimension.name == name).map(DimId)
    }

    fn dims_named(&self, names: &[String]) -> Vec<DimId> {
        names.iter().filter_map(|name| self.dim(name)).collect()
    }

    /// All items, in the plan's order.
    pub fn items(&self) -> impl Iterator<Item = (ItemId, &Item)> {
        self.plan.items.iter().enumerate().map(|(index, item)| (ItemId(index), item))
    }

    /// The item.
    pub fn item(&self, id: ItemId) -> &Item {
        &self.plan.items[id.0]
    }

    /// The field.
    pub fn field(&self, id: FieldId) -> &Field {
        &self.plan.fields[id.0]
    }

    /// The table, or the label with its values.
    pub fn shape(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0]
    }

    /// The dimension.
    pub fn dimension(&self, dim: DimId) -> &Dimension {
        &self.dims[dim.0]
    }

    /// Whether the members of a dimension are those of a list.
    pub fn is_list(&self, dim: DimId) -> bool {
        self.dimension(dim).kind == DimensionKind::List
    }

    /// Whether the template names the members of a dimension.
    pub fn is_named(&self, dim: DimId) -> bool {
        self.dimension(dim).kind == DimensionKind::Named
    }

    /// Whether the item is of this list.
    pub fn is_of(&self, item: ItemId, list: DimId) -> bool {
        self.plan.list_of(self.item(item)) == self.dimension(list).name
    }

    /// What a heading says, for people: R5 · 評価.
    pub fn describe(&self, key: &super::Key) -> String {
        let of = |(dim, of): (DimId, &Of)| match of {
            Of::Year(year) => display::fiscal_year(*year, YearStyle::Letter),
            Of::Month(month) => month.to_string(),
            Of::Record(name) => name.clone(),
            Of::Field(field) => self.field(*field).label.clone(),
            Of::Name(member) => self.dimension(dim).members[member.0].name.clone(),
            Of::Item(item) => {
                let item = self.item(*item);
                format!("{} {}", item.label, item.title).trim().to_owned()
            }
        };
        let all = key.iter().flat_map(|(dim, may)| may.iter().map(|member| of((*dim, member))));
        all.collect::<Vec<_>>().join(" · ")
    }

    /// The key of an entry, for people: №4 NPO派遣研修の実施 · R5 · 評価.
    pub fn describe_entry(&self, entry: &Entry) -> String {
        let item = self.plan.item(entry.item());
        let item = item.map(|item| format!("{} {}", item.label, item.title).trim().to_owned());
        let item = item.unwrap_or_else(|| entry.item().to_owned());
        let field = self.plan.field(&entry.field).map(|field| field.label.clone());
        let others = entry.key.others().map(Member::to_string);
        let parts = std::iter::once(item).chain(others).chain(field);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// A member with the name of its dimension, as keys have it.
    pub fn part(&self, dim: DimId, of: &Of) -> (Text, Member) {
        let member = match of {
            Of::Year(year) => Member::Year(*year),
            Of::Month(month) => Member::Month(*month),
            Of::Record(name) => Member::Item(self.plan.record(name)),
            Of::Name(member) => Member::Name(self.shared.members[dim.0][member.0].clone()),
            Of::Item(item) => Member::Item(self.shared.items[item.0].clone()),
            Of::Field(field) => Member::Name(self.field_name(*field)),
        };
        (self.shared.dims[dim.0].clone(), member)
    }

    /// The name of a field, as entries have it.
    pub fn field_name(&self, field: FieldId) -> Text {
        self.shared.fields[field.0].clone()
    }

    /// The department as a part of a key, where the template keeps the answers of departments apart.
    pub fn department(&self, department: Option<&Department>) -> Option<(Text, Member)> {
        let dimension = self.plan.dimensions.iter().find(|own| own.kind == DimensionKind::Department)?;
        let member = Member::Department(department?.name.as_str().into());
        Some((dimension.name.as_str().into(), member))
    }

    /// Whether the members of a dimension are records: each row of the form is its own.
    pub fn is_record(&self, dim: DimId) -> bool {
        self.dimension(dim).kind == DimensionKind::Record
    }

    /// Whether the year is one of an item's: of its own, or of the plan's.
    pub fn is_in_years(&self, item: Option<ItemId>, year: FiscalYear) -> bool {
        let span = item.map_or(self.plan.years, |item| self.plan.years_of(self.item(item)));
        span.is_none_or(|span| span.contains(year))
    }
}

fn add_sense(senses: &mut Vec<Sense>, dim: DimId, of: Of) {
    match senses.iter_mut().find(|sense| sense.dim == dim) {
        Some(sense) if sense.may.contains(&of) => {}
        Some(sense) => sense.may.push(of),
        None => senses.push(Sense { dim, may: vec![of], how: How::Whole }),
    }
}

/// The names of the departments, and their aliases.
pub fn department_names(plan: &Plan) -> impl Iterator<Item = &String> {
    plan.departments.iter().flat_map(|known| std::iter::once(&known.name).chain(&known.aliases))
}

/// All dimensions: those that every round has, and those that the template declares.
fn dimensions(plan: &Plan) -> Vec<Dimension> {
    let known = DimensionKind::KNOWN.iter().map(|(name, kind)| {
        let plain = || Dimension { name: (*name).to_owned(), kind: *kind, ..Dimension::default() };
        plan.dimension(name).cloned().unwrap_or_else(plain)
    });
    let is_known = |dimension: &&Dimension| DimensionKind::known(&dimension.name).is_some();
    known.chain(plan.dimensions.iter().filter(|dimension| !is_known(dimension)).cloned()).collect()
}
