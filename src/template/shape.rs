//! The TOML of a template as a checked type.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::asks;
use super::{
    Change, DimensionShape, End, Form, MemberShape, MemberTotal, ReportShape, RequiredWhen, TableShape,
    TemplateError, Unique, builtin_source,
};
use crate::model::{Dimension, DimensionKind, Field, FieldKind, FieldRole, Scale, YEAR};
use crate::text::number::bare_unit;

/// A kind of plan, as its TOML says it.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Template {
    /// Its name, as `matome.toml` calls it: `hr-progress`.
    pub name: String,
    /// What kind of plan it is, in Japanese, one line.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// What values are said for, besides `field`, `year`, `month` and `department`.
    #[serde(default)]
    pub dimensions: Vec<DimensionShape>,
    /// What is said.
    pub fields: Vec<FieldShape>,
    /// The rating scale or the marks, unless the round has its own.
    #[serde(default)]
    pub scale: Scale,
    /// How the form looks.
    pub form: Form,
    /// The sheets of the report.
    pub report: ReportShape,
}

impl Template {
    /// Reads a template from its TOML. `origin` is what an error calls the file.
    ///
    /// # Errors
    /// When the TOML is broken, a key is unknown, a name is used that is not defined or defined twice, or it says
    /// what could never be read or printed; each at its line.
    pub fn parse(source: &str, origin: &str) -> Result<Template, TemplateError> {
        super::former::check(source, origin)?;
        let template: Template =
            toml::from_str(source).map_err(|error| TemplateError::toml(origin, source, &error))?;
        super::names::check(source, origin)?;
        super::check::check(&template, source, origin)?;
        Ok(template)
    }

    /// The built-in template of this name.
    pub fn builtin(name: &str) -> Option<Result<Template, TemplateError>> {
        builtin_source(name).map(|source| Template::parse(source, name))
    }

    /// What values are said for: what it declares, and the years and months that its tables name.
    pub fn dimensions(&self) -> Vec<Dimension> {
        let own = |name: &str| self.dimensions.iter().any(|dimension| dimension.name == name);
        let known = DimensionKind::KNOWN
            .iter()
            .filter(|(name, kind)| !own(name) && *kind != DimensionKind::Department);
        let known =
            known.map(|(name, _)| DimensionShape { name: (*name).to_owned(), ..DimensionShape::default() });
        self.dimensions.iter().cloned().chain(known).map(|dimension| dimension.to_dimension()).collect()
    }

    /// Where the members of the dimension of this name come from.
    pub fn kind_of(&self, name: &str) -> DimensionKind {
        let own = self.dimensions.iter().find(|dimension| dimension.name == name);
        let known = || DimensionShape { name: name.to_owned(), ..DimensionShape::default() }.kind();
        own.map_or_else(known, DimensionShape::kind)
    }

    /// How the report calls a member of the dimension of this name.
    pub fn word_of(&self, name: &str) -> String {
        let own = self.dimensions.iter().find(|dimension| dimension.name == name);
        let known =
            || DimensionShape { name: name.to_owned(), ..DimensionShape::default() }.word().to_owned();
        own.map_or_else(known, |dimension| dimension.word().to_owned())
    }

    /// The lists of items.
    pub fn lists(&self) -> impl Iterator<Item = &DimensionShape> {
        self.dimensions.iter().filter(|dimension| dimension.kind() == DimensionKind::List)
    }

    /// The first dimension whose members it names.
    pub fn named(&self) -> Option<&DimensionShape> {
        self.dimensions.iter().find(|dimension| dimension.kind() == DimensionKind::Named)
    }

    /// How the report calls an item: of lists within each other the innermost.
    pub fn item_word(&self) -> &str {
        let outer =
            |list: &DimensionShape| self.lists().any(|other| other.within.as_ref() == Some(&list.name));
        self.lists().find(|list| !outer(list)).map_or("項目", DimensionShape::word)
    }

    /// How the report calls what values are said for besides items and records: 年度, 職層, 月・男女.
    pub fn axis_word(&self) -> String {
        let mut names: Vec<&str> = self.form.tables.iter().flat_map(TableShape::dimensions).collect();
        let mut seen = BTreeSet::new();
        let kinds = [DimensionKind::Year, DimensionKind::Month, DimensionKind::Named];
        names.retain(|name| kinds.contains(&self.kind_of(name)) && seen.insert(*name));
        let words: Vec<String> = names.into_iter().map(|name| self.word_of(name)).collect();
        if words.is_empty() { self.word_of(YEAR) } else { words.join("・") }
    }

    /// Its fields, with the scale of their marks; after a fraction the parts that it becomes.
    pub fn fields(&self, scale: &Scale) -> Vec<Field> {
        let with_parts = |shape: &FieldShape| {
            let (of, records) = (self.lists_of(shape), self.records_of(shape));
            let parts = shape.parts.iter().map(|(name, label)| part(name, label, of.clone()));
            let own = Field { checks: asks::checks(self, shape), ..shape.to_field(scale, of.clone()) };
            let all = std::iter::once(own).chain(parts);
            all.map(|field| Field { records: records.clone(), ..field }).collect::<Vec<_>>()
        };
        self.fields.iter().flat_map(with_parts).collect()
    }

    /// The lists of whose items a field is said; none where there is one list.
    fn lists_of(&self, field: &FieldShape) -> Vec<String> {
        if self.lists().nth(1).is_none() {
            return Vec::new();
        }
        let named = self.dimensions_of(field);
        let lists = self.lists().map(|list| list.name.as_str());
        lists.filter(|list| named.contains(list)).map(str::to_owned).collect()
    }

    /// The dimensions whose rows are their own and of which a field is said.
    fn records_of(&self, field: &FieldShape) -> Vec<String> {
        let named = self.dimensions_of(field).into_iter();
        named.filter(|name| self.kind_of(name) == DimensionKind::Record).map(str::to_owned).collect()
    }

    /// The dimensions of all tables that hold a field.
    fn dimensions_of<'a>(&'a self, field: &'a FieldShape) -> BTreeSet<&'a str> {
        self.form.tables_of(field.name()).flat_map(TableShape::dimensions).collect()
    }
}

/// What is said.
#[derive(Clone, Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FieldShape {
    /// Short name, unique in the template: `rating`; left out: the label.
    #[serde(default)]
    pub name: Option<String>,
    /// How the form and the report call it: 評価.
    pub label: String,
    /// Other spellings on forms. A `*` at the end means "begins with".
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of value it holds.
    #[serde(default)]
    pub kind: FieldKind,
    /// Whether each due year must have it.
    #[serde(default)]
    pub required: bool,
    /// What the field does in the checks between fields.
    #[serde(default)]
    pub role: Option<FieldRole>,
    /// For a fraction: the two fields that it becomes, numerator and denominator, by name, each with its label.
    #[serde(default)]
    pub parts: IndexMap<String, String>,
    /// The field under whose row a row without a heading of its own holds this one (a fraction under its percentage).
    #[serde(default)]
    pub below: Option<String>,
    /// For a choice: what may be chosen, each a name, or a table of name and aliases.
    #[serde(default)]
    pub choices: Vec<MemberShape>,
    /// For a choice: whether several may be chosen.
    #[serde(default)]
    pub several: bool,
    /// For a code: what it looks like. `9` is a digit, `A` a letter, everything else itself: `A-9999`.
    #[serde(default)]
    pub pattern: Option<String>,
    /// For numbers: what they are counted in, where the form says it apart from the label: 千円 in a row under the headings.
    #[serde(default)]
    pub unit: Option<String>,
    /// The fields, by name, that it is the sum of.
    #[serde(default)]
    pub total: Vec<String>,
    /// The member for which it is the sum of what it says for others: 計 of 男 and 女.
    #[serde(default)]
    pub member_total: Option<MemberTotal>,
    /// The least and the most that may stand there; an open end is an empty text.
    #[serde(default)]
    pub range: Vec<End>,
    /// What another field says when this one is needed.
    #[serde(default)]
    pub required_when: Option<RequiredWhen>,
    /// Whether no two items or records may have the same: true (or "round"), or "department" for those of one.
    #[serde(default)]
    pub unique: Option<Unique>,
    /// The field, by name, that must say the same.
    #[serde(default)]
    pub matches: Option<String>,
    /// How far it may be from what was published for the year before.
    #[serde(default)]
    pub change: Option<Change>,
}

impl FieldShape {
    /// Its name.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.label)
    }

    fn to_field(&self, scale: &Scale, of: Vec<String>) -> Field {
        let scaled = matches!(self.kind, FieldKind::Rating | FieldKind::Mark);
        Field {
            name: self.name().to_owned(),
            label: self.label.clone(),
            aliases: self.aliases.clone(),
            kind: self.kind,
            scale: scaled.then(|| scale.clone()),
            of,
            records: Vec::new(),
            required: self.required,
            role: self.role,
            parts: self.parts.keys().cloned().collect(),
            below: self.below.clone(),
            choices: self.choices.iter().map(MemberShape::to_category).collect(),
            several: self.several,
            pattern: self.pattern.clone(),
            unit: self.unit.as_deref().map(bare_unit).filter(|unit| !unit.is_empty()),
            checks: Vec::new(),
        }
    }
}

/// A part of a fraction.
fn part(name: &str, label: &str, of: Vec<String>) -> Field {
    let shape = FieldShape {
        name: Some(name.to_owned()),
        label: label.to_owned(),
        kind: FieldKind::Number,
        ..FieldShape::default()
    };
    shape.to_field(&Scale::default(), of)
}
