//! The words of a round, compiled once: what each text of a form may say. Candidates, never a decision.

use std::collections::{BTreeSet, HashMap};

use super::fold::{label_key, loose, number_and_rest, numbered, without_note};
use super::furniture::Furniture;
use crate::model::{
    Department, Dimension, DimensionKind, Entry, Fault, FiscalYear, Item, Member, Month, Plan, Text,
};
use crate::template::{Form, TableShape};
use crate::text::display::{self, YearStyle};
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::{Reading, width};

/// A dimension of the round, by its place among them.
pub type DimId = usize;

/// The field that a value is of.
pub const FIELD: DimId = 0;
/// The fiscal year.
pub const YEAR: DimId = 1;
/// The month.
pub const MONTH: DimId = 2;
/// How many characters may follow the year in a label, and how long a label may be at all.
const LONGEST_AFTER: usize = 15;
const LONGEST_LABEL: usize = 120;

/// What sums or averages the years that it stands beside, and is none of them.
const TOTALS: [&str; 7] = ["計", "合計", "小計", "総計", "累計", "平均", "平均値"];

/// One member of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A field, a category or an item, by its place in the plan.
    Member(usize),
    /// A fiscal year.
    Year(FiscalYear),
    /// A month.
    Month(Month),
    /// A record, by the name that the form gives it.
    Record(String),
}

impl Of {
    /// The member's place in the plan.
    pub const fn member(&self) -> Option<usize> {
        match self {
            Of::Member(member) => Some(*member),
            _ => None,
        }
    }
}

/// How a text says a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The whole text is its name.
    Whole,
    /// The text is its number, or begins with it: №4.
    Number,
    /// Among other words: R5実績.
    Part,
    /// The text begins as its names do: 目標（…
    Begins,
}

/// What a text may say in a dimension; no candidate where it says somebody whom the plan has not.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The dimension.
    pub dim: DimId,
    /// Who may be meant.
    pub may: Vec<Of>,
    /// How.
    pub how: How,
}

/// All that a text may say.
#[derive(Clone, Debug, Default)]
pub struct Says {
    /// Its senses.
    pub senses: Vec<Sense>,
    /// Why it is no year, where it looks like one.
    pub refusal: Option<Fault>,
    /// A bare number of one or two digits: a year, if its neighbours agree.
    pub bare: Option<u32>,
}

impl Says {
    /// Who may be meant in a dimension, however it is said.
    pub fn of(&self, dim: DimId) -> Option<&Sense> {
        self.senses.iter().find(|sense| sense.dim == dim)
    }
}

/// What a word over a column of a table says of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Labels of this dimension stand under it.
    Labels(DimId),
    /// What stands under it repeats what the list says.
    Details,
}

/// Where the values of a label stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// One, right of it or under it.
    One,
    /// One a row.
    Numbered,
    /// Two cells a row: name and value.
    Named,
}

/// A table of the form, or a label with its values.
#[derive(Clone, Debug)]
pub struct Shape {
    /// How findings call it.
    pub name: String,
    /// What its columns say, outermost first; none where it is a label.
    pub columns: Vec<DimId>,
    /// What its rows say, outermost first.
    pub rows: Vec<DimId>,
    /// What stands above it and holds for all of it.
    pub above: Vec<DimId>,
    /// The list whose member above narrows whom the rows mean.
    pub within: Option<DimId>,
    /// The fields that it may hold, by their places.
    pub fields: Vec<usize>,
    /// The field of every cell, where no heading says one.
    pub only: Option<usize>,
    /// The field of a row without a heading under one with a heading.
    pub below: Option<usize>,
    /// Where the values of a label stand.
    pub beside: Option<Beside>,
    headings: HashMap<String, Heading>,
}

impl Shape {
    /// What a word says of the column under it.
    pub fn heading(&self, text: &str) -> Option<Heading> {
        self.headings.get(&loose(text)).copied()
    }

    /// The list of items that its rows, or what stands above, name.
    pub fn list(&self, words: &Words) -> Option<DimId> {
        self.rows.iter().chain(&self.columns).chain(&self.above).copied().find(|dim| words.is_list(*dim))
    }

    /// The innermost dimension of the rows.
    pub fn inner(&self) -> DimId {
        self.rows.last().copied().unwrap_or(FIELD)
    }
}

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
    years: YearContext,
    names: HashMap<String, Vec<Sense>>,
    beginnings: Vec<(String, usize)>,
    numbers: HashMap<String, Vec<usize>>,
    ids: HashMap<String, Vec<usize>>,
    prefixes: BTreeSet<String>,
    targets: HashMap<String, Vec<usize>>,
    sections: BTreeSet<String>,
    /// Labels of items that are no prefix with a number.
    bare_labels: BTreeSet<String>,
    /// What belongs to the form whoever fills it in.
    pub furniture: Furniture,
    /// The items that a department answers for, by its name.
    items_of: HashMap<String, Vec<usize>>,
    /// The departments' names and aliases without what stands between letters.
    loose_departments: BTreeSet<String>,
    number_words: BTreeSet<String>,
    title_words: BTreeSet<String>,
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
            names: HashMap::new(),
            beginnings: Vec::new(),
            numbers: HashMap::new(),
            ids: HashMap::new(),
            prefixes: BTreeSet::new(),
            targets: HashMap::new(),
            sections: BTreeSet::new(),
            bare_labels: BTreeSet::new(),
            furniture: Furniture::new(plan, form),
            items_of: HashMap::new(),
            loose_departments: department_names(plan).map(|name| loose(name)).collect(),
            number_words: BTreeSet::new(),
            title_words: BTreeSet::new(),
        };
        words.add_fields(plan);
        plan.items.iter().enumerate().for_each(|(index, item)| words.add_item(index, item));
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
                    Some(beginning) => self.beginnings.push((width::fold_key(beginning), index)),
                    None => self.add(word, FIELD, index),
                }
            }
        }
        for (dim, dimension) in self.dims.clone().iter().enumerate() {
            for (index, member) in dimension.members.iter().enumerate() {
                for word in std::iter::once(&member.name).chain(&member.aliases) {
                    self.add(word, dim, index);
                }
            }
        }
    }

    /// The words that may stand before the number or the title of a member.
    fn add_words(&mut self) {
        let above: BTreeSet<DimId> =
            self.shapes.iter().flat_map(|shape| shape.above.iter().chain(&shape.within)).copied().collect();
        for dim in above {
            self.number_words.extend(self.dims[dim].numbers.iter().map(|word| loose(word)));
            self.title_words.extend(self.dims[dim].headings.iter().map(|word| loose(word)));
        }
    }

    fn add(&mut self, word: &str, dim: DimId, member: usize) {
        let key = loose(word);
        if key.is_empty() {
            return;
        }
        let senses = self.names.entry(key).or_default();
        match senses.iter_mut().find(|sense| sense.dim == dim) {
            Some(sense) if sense.may.contains(&Of::Member(member)) => {}
            Some(sense) => sense.may.push(Of::Member(member)),
            None => senses.push(Sense { dim, may: vec![Of::Member(member)], how: How::Whole }),
        }
    }

    fn add_item(&mut self, index: usize, item: &Item) {
        for dim in self.lists_of(item) {
            self.add(&item.title, dim, index);
        }
        for department in &item.departments {
            let own = self.items_of.entry(department.clone()).or_default();
            own.extend((own.last() != Some(&index)).then_some(index));
        }
        self.sections.extend(item.path.iter().map(|section| loose(section)));
        if !item.target.is_empty() {
            self.targets.entry(width::fold_key(&item.target)).or_default().push(index);
        }
        self.ids.entry(width::fold_key(&item.id)).or_default().push(index);
        if !item.label.is_empty() {
            let key = label_key(&item.label);
            let prefix = key.trim_end_matches(|c: char| c.is_ascii_digit());
            if !prefix.is_empty() && prefix.len() < key.len() {
                self.prefixes.insert(prefix.to_owned());
            } else {
                self.bare_labels.insert(key.clone());
            }
            self.numbers.entry(key).or_default().push(index);
        }
    }

    /// The items that a department answers for, in the plan's order.
    pub fn items_of(&self, department: &str) -> impl Iterator<Item = &Item> {
        let own = self.items_of.get(department).into_iter().flatten();
        own.map(|index| &self.plan.items[*index])
    }

    /// Whether the list says this of an item: a department, a section.
    pub fn is_detail(&self, text: &str) -> bool {
        let key = loose(text);
        self.sections.contains(&key) || self.loose_departments.contains(&key)
    }

    /// Whether a text, folded, holds the label of an item: №4.
    pub fn names_item(&self, key: &str) -> bool {
        let numbered = |prefix: &String| {
            key.match_indices(prefix.as_str()).any(|(at, _)| {
                let behind = &key[at + prefix.len()..];
                let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
                self.numbers.contains_key(&label_key(&key[at..at + prefix.len() + end]))
            })
        };
        self.prefixes.iter().any(numbered) || self.bare_labels.iter().any(|label| key.contains(label))
    }

    fn lists_of(&self, item: &Item) -> Vec<DimId> {
        self.dim(self.plan.list_of(item)).into_iter().collect()
    }

    fn dim(&self, name: &str) -> Option<DimId> {
        self.dims.iter().position(|dimension| dimension.name == name)
    }

    fn dims_named(&self, names: &[String]) -> Vec<DimId> {
        names.iter().filter_map(|name| self.dim(name)).collect()
    }

    /// The dimension.
    pub fn dimension(&self, dim: DimId) -> &Dimension {
        &self.dims[dim]
    }

    /// Whether the members of a dimension are those of a list.
    pub fn is_list(&self, dim: DimId) -> bool {
        self.dims[dim].kind == DimensionKind::List
    }

    /// Whether the template names the members of a dimension.
    pub fn is_named(&self, dim: DimId) -> bool {
        self.dims[dim].kind == DimensionKind::Named
    }

    /// Whether the values of a field stand beside a label.
    pub fn is_beside_label(&self, field: usize) -> bool {
        self.shapes.iter().any(|shape| shape.beside.is_some() && shape.fields.contains(&field))
    }

    /// Whether the item is of this list.
    pub fn is_of(&self, item: usize, list: DimId) -> bool {
        self.plan.list_of(&self.plan.items[item]) == self.dims[list].name
    }

    fn table(&self, table: &TableShape) -> Shape {
        let (columns, rows) = (self.dims_named(&table.columns), self.dims_named(&table.rows));
        let above = self.dims_named(&table.above);
        let fields = self.fields_of(table);
        let mut headings = HashMap::new();
        for dim in above.iter().chain(&columns).chain(&rows).rev() {
            let dimension = &self.dims[*dim];
            headings.extend(dimension.details.iter().map(|word| (loose(word), Heading::Details)));
            let words = dimension.headings.iter().filter(|_| rows.contains(dim));
            headings.extend(words.map(|word| (loose(word), Heading::Labels(*dim))));
        }
        let below = fields.iter().copied().find(|field| self.plan.fields[*field].below.is_some());
        let within = rows.iter().find_map(|dim| self.dim(self.dims[*dim].within.as_deref()?));
        let says_field = columns.contains(&FIELD) || rows.contains(&FIELD);
        Shape {
            name: table.name.clone(),
            within,
            only: fields.first().copied().filter(|_| !says_field),
            fields,
            below,
            beside: None,
            above,
            columns,
            rows,
            headings,
        }
    }

    /// A shape for each field whose values stand beside their label.
    fn labels(&self, table: &TableShape) -> Vec<Shape> {
        let rows = self.dims_named(&table.rows);
        let record = rows.iter().find(|dim| self.dims[**dim].kind == DimensionKind::Record);
        let beside = match record {
            None => Beside::One,
            Some(dim) if self.dims[*dim].numbered => Beside::Numbered,
            Some(_) => Beside::Named,
        };
        let shape = |field: usize| Shape {
            name: self.plan.fields[field].label.clone(),
            columns: Vec::new(),
            rows: rows.clone(),
            above: self.dims_named(&table.above),
            within: None,
            fields: vec![field],
            only: None,
            below: None,
            beside: Some(beside),
            headings: HashMap::new(),
        };
        self.fields_of(table).into_iter().map(shape).collect()
    }

    /// The fields that a table may hold, by their places.
    fn fields_of(&self, table: &TableShape) -> Vec<usize> {
        let fields = self.plan.fields.iter().enumerate();
        let own =
            fields.filter(|(_, field)| self.form.holds(table, &field.name) && !self.plan.is_part(field));
        own.map(|(index, _)| index).collect()
    }

    /// All that a text may say.
    pub fn says(&self, text: &str) -> Says {
        if text.chars().count() > LONGEST_LABEL {
            return Says::default();
        }
        let mut says = Says { senses: self.named(text), ..Says::default() };
        says.senses.extend(self.items(text));
        says.senses.extend(month(text));
        self.add_years(text, &mut says);
        says
    }

    /// Fields, categories and titles that the whole text names.
    fn named(&self, text: &str) -> Vec<Sense> {
        let found = self.names.get(&loose(text)).filter(|_| !text.is_empty());
        let found = found.or_else(|| self.names.get(&loose(without_note(text, &self.plan)?)));
        let mut senses = found.cloned().unwrap_or_default();
        if !senses.iter().any(|sense| sense.dim == FIELD) {
            let strict = width::fold_key(text);
            let begun =
                self.beginnings.iter().filter(|(beginning, _)| strict.starts_with(beginning.as_str()));
            let may: Vec<Of> = begun.map(|(_, field)| Of::Member(*field)).collect();
            if !may.is_empty() {
                senses.push(Sense { dim: FIELD, may, how: How::Begins });
            }
        }
        senses
    }

    /// Items that the text names by their number, or by a title behind a number.
    fn items(&self, text: &str) -> Vec<Sense> {
        // №1(2) is a copy of №1, and not №12.
        let whole = self.numbers.get(&label_key(text)).filter(|_| !text.contains(['(', '（']));
        if let Some(numbered) = whole {
            return self.sense_of(numbered, How::Number);
        }
        if let Some((number, title)) = self.number_and_rest(text) {
            return self.number_and_title(text, &number, &title);
        }
        if self.names.contains_key(&loose(text)) {
            return Vec::new();
        }
        let Some((number, title)) = numbered(text) else { return Vec::new() };
        let Some(titled) = self.names.get(&loose(title)) else { return Vec::new() };
        let mut senses: Vec<Sense> = titled.iter().filter(|sense| self.is_list(sense.dim)).cloned().collect();
        // A number such as 5-1 is of the list; a bare one counts the form's own rows.
        if let Some(by_id) =
            self.ids.get(&width::fold_key(number)).filter(|_| number.contains(['-', '－', 'ー']))
        {
            senses.extend(self.sense_of(by_id, How::Number));
        }
        senses
    }

    /// The number that a text begins with as the plan's do, and what follows it, both folded.
    fn number_and_rest(&self, text: &str) -> Option<(String, String)> {
        let (prefix, number, rest) = number_and_rest(text)?;
        self.prefixes.contains(&prefix).then(|| (prefix + &number, rest))
    }

    /// №5 and a title in one cell; the number alone where the plan has it not.
    fn number_and_title(&self, text: &str, number: &str, title: &str) -> Vec<Sense> {
        let known = self.numbers.get(number).map(Vec::as_slice).unwrap_or_default();
        if title.is_empty() {
            return self.sense_of(known, How::Number);
        }
        let Some(titled) = self.names.get(title) else {
            // A sentence that begins with a number is no name.
            let near = known.iter().any(|item| alike(title, &loose(&self.plan.items[*item].title)) >= 0.5);
            let none = known.is_empty() && text.chars().count() <= 60 && !text.contains(['。', '、']);
            return if near || none { self.sense_of(known, How::Number) } else { Vec::new() };
        };
        let mut senses = self.sense_of(known, How::Number);
        senses.extend(titled.iter().filter(|sense| self.is_list(sense.dim)).cloned());
        senses
    }

    /// One sense a list: the items of it.
    fn sense_of(&self, items: &[usize], how: How) -> Vec<Sense> {
        let lists = (0..self.dims.len()).filter(|dim| self.is_list(*dim));
        let sense = |dim: DimId| {
            let own = items.iter().copied().filter(|item| self.is_of(*item, dim));
            Sense { dim, may: own.map(Of::Member).collect(), how }
        };
        lists.map(sense).collect()
    }

    /// The items whose number is this bare number, in a cell of its own.
    pub fn numbered(&self, text: &str, list: DimId) -> Vec<Of> {
        let digits = label_key(text);
        let found = self.prefixes.iter().find_map(|prefix| self.numbers.get(&format!("{prefix}{digits}")));
        let found = found.or_else(|| self.numbers.get(&digits)).or_else(|| self.ids.get(&digits));
        let own = found.into_iter().flatten().copied().filter(|item| self.is_of(*item, list));
        own.map(Of::Member).collect()
    }

    fn add_years(&self, text: &str, says: &mut Says) {
        let key = width::fold_key(text);
        if (1..=2).contains(&key.chars().count()) && key.chars().all(|c| c.is_ascii_digit()) {
            says.bare = key.parse().ok().filter(|number| *number > 0);
            return;
        }
        let label = fiscal_year::split_label(text, &self.years);
        let (before, after) = label.as_ref().map_or(("", ""), |label| (label.before, label.after));
        if is_sentence(after) || TOTALS.contains(&loose(after).as_str()) {
            return;
        }
        let fields: Vec<Sense> = [before, after].iter().flat_map(|word| self.named(word)).collect();
        let fields = fields.into_iter().filter(|sense| sense.dim == FIELD);
        if let Some(label) = label.as_ref().filter(|label| !label.before.is_empty()) {
            let fields: Vec<Sense> = fields.collect();
            if says.senses.is_empty() && !fields.is_empty() {
                says.senses.push(years(&label.years, How::Part));
                says.senses.extend(fields);
            }
            return;
        }
        match fiscal_year::read(text, &self.years) {
            Reading::Value { value: Years::Range(..), .. } if !after.is_empty() => {}
            Reading::Value { value, .. } => {
                says.senses.push(years(&value, if after.is_empty() { How::Whole } else { How::Part }));
                if !says.senses.iter().any(|sense| sense.dim == FIELD) {
                    says.senses.extend(fields);
                }
            }
            Reading::Blank => {}
            Reading::Ask(refusal) | Reading::Refused(refusal) => {
                says.refusal = Some(refusal).filter(fiscal_year::was_meant);
            }
        }
    }

    /// The title behind a number in one cell: `№5 行財政改革`; nothing where the cell is only a number.
    pub fn title_behind(&self, text: &str) -> Option<String> {
        self.number_and_rest(text).map(|(_, title)| title).filter(|title| !title.is_empty())
    }

    /// The items that this heading of a target tells apart.
    pub fn targeted(&self, text: &str) -> Vec<Of> {
        let found = self.targets.get(&width::fold_key(text));
        found.into_iter().flatten().map(|item| Of::Member(*item)).collect()
    }

    /// Whether a heading or label sums or averages what stands beside it, and says no member itself.
    pub fn is_total(&self, text: &str) -> bool {
        let key = loose(text);
        TOTALS.contains(&key.as_str()) || TOTALS.iter().any(|total| total.len() > 3 && key.ends_with(total))
    }

    /// Whether a cell is only a word before a number (№).
    pub fn is_number_word(&self, text: &str) -> bool {
        self.number_words.contains(&loose(text))
    }

    /// Whether a cell is only a word before a title (事業名).
    pub fn is_title_word(&self, text: &str) -> bool {
        self.title_words.contains(&loose(text))
    }

    /// Whether the text is the name of a section, a number before it left out.
    pub fn is_section(&self, text: &str) -> bool {
        let bare = numbered(text).map_or("", |(_, title)| title);
        [text, bare].iter().map(|text| loose(text)).filter(|key| !key.is_empty()).any(|key| {
            self.sections.contains(&key)
                || (key.chars().count() >= 5
                    && self.sections.iter().any(|section| section.starts_with(key.as_str())))
        })
    }

    /// What a heading says, for people: R5 · 評価.
    pub fn describe(&self, key: &super::Key) -> String {
        let of = |(dim, of): (DimId, &Of)| match of {
            Of::Year(year) => display::fiscal_year(*year, YearStyle::Letter),
            Of::Month(month) => month.to_string(),
            Of::Record(name) => name.clone(),
            Of::Member(field) if dim == FIELD => self.plan.fields[*field].label.clone(),
            Of::Member(member) if self.is_named(dim) => self.dims[dim].members[*member].name.clone(),
            Of::Member(item) => {
                let item = &self.plan.items[*item];
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
            Of::Record(name) => Member::Item(name.as_str().into()),
            Of::Member(member) if self.is_named(dim) => {
                Member::Name(self.dims[dim].members[*member].name.as_str().into())
            }
            Of::Member(item) => Member::Item(self.plan.items[*item].id.as_str().into()),
        };
        (self.dims[dim].name.as_str().into(), member)
    }

    /// The department as a part of a key, where the template keeps the answers of departments apart.
    pub fn department(&self, department: Option<&Department>) -> Option<(Text, Member)> {
        let dimension = self.plan.dimensions.iter().find(|own| own.kind == DimensionKind::Department)?;
        let member = Member::Department(department?.name.as_str().into());
        Some((dimension.name.as_str().into(), member))
    }

    /// Whether the members of a dimension are records: each row of the form is its own.
    pub fn is_record(&self, dim: DimId) -> bool {
        self.dims[dim].kind == DimensionKind::Record
    }

    /// Whether the year is one of an item's: of its own, or of the plan's.
    pub fn is_in_years(&self, item: Option<usize>, year: FiscalYear) -> bool {
        let span = item.map_or(self.plan.years, |item| self.plan.years_of(&self.plan.items[item]));
        span.is_none_or(|span| span.contains(year))
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

/// The month that is all of the text: 4月.
fn month(text: &str) -> Option<Sense> {
    let number: u8 = width::fold_key(text).strip_suffix('月')?.parse().ok()?;
    let month = Some(Of::Month(Month(number))).filter(|_| (1..=12).contains(&number))?;
    Some(Sense { dim: MONTH, may: vec![month], how: How::Whole })
}

fn years(years: &Years, how: How) -> Sense {
    let all = match years {
        Years::Range(first, last) => (first.0..=last.0.min(first.0 + 50)).map(FiscalYear).collect(),
        other => other.all(),
    };
    Sense { dim: YEAR, may: all.into_iter().map(Of::Year).collect(), how }
}

/// Whether the words after a year make a sentence of it: `令和４年度に要綱を改めた。`, not `令和4年度の取組`.
fn is_sentence(after: &str) -> bool {
    after.chars().count() > LONGEST_AFTER
        || after.contains('。')
        || after.starts_with(['に', 'は', 'を', 'へ', 'で', 'が', 'も'])
}

/// How alike two folded texts are: 0 nothing in common, 1 equal.
pub fn alike(a: &str, b: &str) -> f64 {
    crate::text::nearest::alike(a, b)
}
