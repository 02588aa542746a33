//! The plan: what is reported on, by whom, in which words. A template and a round make one together.

use super::{Check, Entry, Era, FiscalYear, Listed, Named, Text, YEAR, YearSpan};

/// What stands before the number of a record.
const MARK: char = '№';

fn is_number(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_digit())
}

/// All that the stages must know of the plan. Nothing here says how a form looks.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// Title of the report.
    pub title: String,
    /// The plan's fiscal years; `None` for a plan without years.
    pub years: Option<YearSpan>,
    /// The year being collected: years up to it are due, later ones are plans.
    pub collecting: Option<FiscalYear>,
    /// The era that a bare number such as `31年度` means.
    pub era: Option<Era>,
    /// What is said of an item.
    pub fields: Vec<Field>,
    /// What values are said for besides their field, in the template's order. Fiscal years, months and departments are
    /// there without being declared.
    pub dimensions: Vec<Dimension>,
    /// What is reported on, in the plan's order.
    pub items: Listed<Item>,
    /// Who reports, in the plan's order.
    pub departments: Listed<Department>,
}

impl Plan {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.named(id)
    }

    /// The name of a record in keys: no item of a list may have the same, or one would be taken for the other. Where items
    /// have numbers, records that have one are so marked.
    pub fn record(&self, name: &str) -> Text {
        let has_numbers = self.items.iter().next().is_some_and(|item| is_number(&item.id));
        let mut free = name.to_owned();
        while is_number(&free) && has_numbers || self.item(&free).is_some() {
            free.insert(0, MARK);
        }
        free.into()
    }

    /// Whether this is the name of a record, and nothing but its number.
    pub fn is_numbered_record(&self, name: &str) -> bool {
        is_number(name.trim_start_matches(MARK)) && self.item(name).is_none()
    }

    /// What the item of an entry is counted in; empty where the list says nothing.
    pub fn unit_of(&self, entry: &Entry) -> &str {
        self.item(entry.item()).map_or("", |item| item.unit.as_str())
    }

    /// Whether an entry is what a record is called: its first field of words.
    pub fn names_record(&self, entry: &Entry) -> bool {
        let first = self.fields.iter().find(|field| field.kind == FieldKind::Text);
        first.is_some_and(|field| *field.name == *entry.field) && self.is_numbered_record(entry.item())
    }

    /// The department of this name.
    pub fn department(&self, name: &str) -> Option<&Department> {
        self.departments.named(name)
    }

    /// Whether a field is made of another: the numerator of a fraction.
    pub fn is_part(&self, field: &Field) -> bool {
        self.fields.iter().any(|whole| whole.parts.contains(&field.name))
    }

    /// The fraction that the field of this name is, or is a part of.
    pub fn fraction_of(&self, name: &str) -> Option<&Field> {
        let mut fractions = self.fields.iter().filter(|field| field.kind == FieldKind::Fraction);
        fractions.find(|whole| whole.name == name || whole.parts.iter().any(|part| part == name))
    }

    /// The dimension of this name, where it is declared.
    pub fn dimension(&self, name: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.name == name)
    }

    /// Where the members of a dimension come from, declared or not; `None` where nobody knows it.
    pub fn kind_of(&self, name: &str) -> Option<DimensionKind> {
        self.dimension(name).map(|dimension| dimension.kind).or_else(|| DimensionKind::known(name))
    }

    /// The lists of items.
    pub fn lists(&self) -> impl Iterator<Item = &Dimension> {
        self.dimensions.iter().filter(|dimension| dimension.kind == DimensionKind::List)
    }

    /// The name of the list that an item is of.
    pub fn list_of<'a>(&'a self, item: &'a Item) -> &'a str {
        match item.kind.as_str() {
            "" => self.lists().next().map_or("item", |list| list.name.as_str()),
            kind => kind,
        }
    }

    /// The first dimension whose members the template names, such as the grades.
    pub fn named(&self) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.kind == DimensionKind::Named)
    }

    /// The members of that dimension, in the plan's order; none for a plan by years.
    pub fn categories(&self) -> &[Category] {
        self.named().map_or(&[], |dimension| &dimension.members)
    }

    /// Whether this field is said of this item.
    pub fn asks(&self, field: &str, item: &Item) -> bool {
        self.field(field).is_some_and(|field| field.of.is_empty() || field.of.contains(&item.kind))
    }

    /// The items that a department answers for; where none names it, those that name nobody.
    pub fn owed_by(&self, department: &str) -> Vec<&Item> {
        let named: Vec<&Item> = self.items.owned_by(department).collect();
        match named.is_empty() {
            true => self.items.iter().filter(|item| item.departments.is_empty()).collect(),
            false => named,
        }
    }

    /// Whether a value for this year should have come by now; what is said for no year is always due.
    pub fn is_due(&self, year: Option<FiscalYear>) -> bool {
        !matches!((year, self.collecting), (Some(year), Some(last)) if year > last)
    }

    /// Whether the year lies before the one being collected: what is said of it was published.
    pub fn is_past(&self, year: Option<FiscalYear>) -> bool {
        matches!((year, self.collecting), (Some(year), Some(last)) if year < last)
    }

    /// Whose answer on an item comes first: the owner's, then the other departments of the item, then the rest, in
    /// the plan's order.
    pub fn rank(&self, item: &str, department: &str) -> (usize, usize) {
        let is_it = |name: &String| name == department;
        let named = self.item(item).and_then(|item| item.departments.iter().position(is_it));
        let listed = self.departments.position(department);
        (named.unwrap_or(usize::MAX), listed.unwrap_or(usize::MAX))
    }

    /// The years of an item: its own, or the plan's.
    pub fn years_of(&self, item: &Item) -> Option<YearSpan> {
        item.years.or(self.years)
    }
}

/// What kind of value a field holds.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Free text, never rewritten.
    #[default]
    Text,
    /// A rating of the scale, flags allowed.
    Rating,
    /// A mark of a matrix.
    Mark,
    /// A number, with a unit or without.
    Number,
    /// A percentage.
    Percent,
    /// A percentage or a number, as the cell says it.
    Amount,
    /// A fraction such as (11人/15人); it becomes two entries, see `Field::parts`.
    Fraction,
    /// A date.
    Date,
    /// A fiscal year.
    FiscalYear,
    /// One of the template's choices, or several of them.
    Choice,
    /// A time of the day, or from one to another.
    Time,
    /// A telephone number, or several.
    Telephone,
    /// Letters and digits that name something; leading zeros are part of it.
    Code,
    /// A latitude or a longitude.
    Coordinate,
    /// An address of the web.
    Url,
}

/// What is said of an item.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// Short name: `rating`.
    pub name: String,
    /// How the form and the report call it: 評価.
    pub label: String,
    /// Other spellings of the label.
    pub aliases: Vec<String>,
    /// What kind of value it holds.
    pub kind: FieldKind,
    /// The scale of a rating or a mark.
    pub scale: Option<Scale>,
    /// The lists of whose items it is said; empty: of all.
    pub of: Vec<String>,
    /// The dimensions whose rows are their own and of which it is said; empty: of none, or nobody knows.
    pub records: Vec<String>,
    /// Whether it must be filled for each due year.
    pub required: bool,
    /// What it does in the checks between fields.
    pub role: Option<FieldRole>,
    /// For a fraction: the two fields that it becomes, numerator and denominator; otherwise empty.
    pub parts: Vec<String>,
    /// The field under whose row a row without a heading of its own holds this one.
    pub below: Option<String>,
    /// What may be chosen, in its order.
    pub choices: Vec<Category>,
    /// Whether several of them may be chosen.
    pub several: bool,
    /// What a code looks like: `9` is a digit, `A` a letter, all else itself. `None`: it may look as it likes.
    pub pattern: Option<String>,
    /// What its numbers are counted in, where the form says it apart from the label: 千円 in a row under the headings.
    pub unit: Option<String>,
    /// What the template asks of it besides.
    pub checks: Vec<Check>,
}

impl Field {
    /// What it is counted in, as `said` reads it in its label, or else as the form says it elsewhere.
    pub fn unit(&self, said: impl Fn(&str) -> Option<String>) -> Option<String> {
        said(&self.label).or_else(|| self.unit.clone())
    }
}

/// What a field does in the checks between fields.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FieldRole {
    /// The rating.
    Rating,
    /// What was done: a rating needs it, and it needs a rating.
    Action,
    /// What is planned: may stand for years to come.
    Plan,
    /// A result, of which a percentage and its fraction must agree.
    Result,
    /// The goal of a result.
    Goal,
    /// A name that needs a definition.
    Name,
    /// The definition of a name.
    Definition,
}

/// The marks that may stand in a field, in the order of the legend.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The grades.
    pub marks: Vec<ScaleMark>,
    /// Flags that may stand at a grade, such as ※.
    #[serde(default)]
    pub flags: Vec<ScaleMark>,
}

/// A mark and what it means.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct ScaleMark {
    /// The mark as the plan prints it.
    pub mark: String,
    /// What the legend says of it.
    #[serde(default)]
    pub meaning: String,
    /// Words that a text must hold to give the reason of a flag (コロナ, 感染).
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Whether it stands outside of the order from best to worst (完結した取組): neither better nor worse than the others.
    #[serde(default)]
    pub apart: bool,
}

/// What values are said for besides their field.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dimension {
    /// Short name, as keys have it: `measure`.
    pub name: String,
    /// How the report calls one of its members: 取組.
    pub word: String,
    /// Where its members come from.
    pub kind: DimensionKind,
    /// The members that the template names.
    pub members: Vec<Category>,
    /// The list whose members these belong to.
    pub within: Option<String>,
    /// Whether several members have one title, and their order tells them apart.
    pub numbered: bool,
    /// Words over its column, or before its member.
    pub headings: Vec<String>,
    /// Words before the number of a member: №.
    pub numbers: Vec<String>,
    /// Headings over columns that repeat what the list says of a member.
    pub details: Vec<String>,
}

/// Where the members of a dimension come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DimensionKind {
    /// The fields: what is said, not for whom. Declared only for its headings.
    Field,
    /// Fiscal years.
    Year,
    /// Months.
    Month,
    /// The department that answers.
    Department,
    /// The template names them.
    Named,
    /// The round's list has them.
    #[default]
    List,
    /// Each row is its own.
    Record,
}

impl DimensionKind {
    /// The dimensions that no template needs to declare.
    pub const KNOWN: [(&'static str, DimensionKind); 4] = [
        ("field", DimensionKind::Field),
        (YEAR, DimensionKind::Year),
        ("month", DimensionKind::Month),
        ("department", DimensionKind::Department),
    ];

    /// What such a dimension is of.
    pub fn known(name: &str) -> Option<Self> {
        Self::KNOWN.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// What the template names: a member such as a grade, or a choice.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Category {
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// What is reported on.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// Unique in the plan: `4`, `2-1`, `T3`.
    pub id: String,
    /// How the form labels it: `№4`; empty where it has only a title.
    pub label: String,
    /// Its title.
    pub title: String,
    /// What else tells it from items with the same title (the target's heading); empty where nothing.
    pub target: String,
    /// What its amounts are counted in: 人, ％, 千円; empty where nothing is said.
    pub unit: String,
    /// The sections that it stands in, outermost first.
    pub path: Vec<String>,
    /// The list that it is of, by the name of its dimension; empty where there is one.
    pub kind: String,
    /// The item that it belongs to (a project's initiative).
    pub parent: Option<String>,
    /// Its years, where they differ from the plan's.
    pub years: Option<YearSpan>,
    /// The departments that answer, owner first.
    pub departments: Vec<String>,
}

impl Item {
    /// Its label, or its title in brackets where it has none: `№4`, `「研修の充実」`.
    pub fn short_name(&self) -> String {
        if self.label.is_empty() { format!("「{}」", self.title) } else { self.label.clone() }
    }
}

/// A department that reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Department {
    /// Its name.
    pub name: String,
    /// Other spellings, as they stand in file names.
    pub aliases: Vec<String>,
    /// The categories that it answers for; empty: no such division.
    pub categories: Vec<String>,
    /// Where mail goes; empty where unknown.
    pub mail: String,
}

impl Named for Item {
    fn name(&self) -> &str {
        &self.id
    }

    fn owners(&self) -> &[String] {
        &self.departments
    }
}

impl Named for Department {
    fn name(&self) -> &str {
        &self.name
    }
}
