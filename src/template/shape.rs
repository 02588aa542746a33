//! The TOML of a template as a checked type.

use super::{Form, ReportShape, TemplateError, builtin_source};
use crate::model::{FieldKind, FieldRole, Scale};

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
    /// How the report calls an item: 事業, 取組, 能力.
    #[serde(default = "default_item_word")]
    pub item_word: String,
    /// How the report calls the years or categories: 年度, 職層.
    #[serde(default = "default_axis_word")]
    pub axis_word: String,
    /// The kinds of item, where there are several (`initiative`, `project`), with the word for each.
    #[serde(default)]
    pub item_kinds: Vec<ItemKind>,
    /// What is said of an item.
    pub fields: Vec<FieldShape>,
    /// The rating scale or the marks, unless the round has its own.
    #[serde(default)]
    pub scale: Scale,
    /// The categories of the axis (grades), unless the round has its own.
    #[serde(default)]
    pub categories: Vec<CategoryShape>,
    /// How the form looks.
    pub form: Form,
    /// The sheets of the report.
    pub report: ReportShape,
}

impl Template {
    /// Reads a template from its TOML. `origin` is what an error calls the file.
    ///
    /// # Errors
    /// When the TOML is broken, a key is unknown, a name is used that is not defined or defined twice, or the form
    /// says nothing that could be read; each at its line.
    pub fn parse(source: &str, origin: &str) -> Result<Template, TemplateError> {
        let template: Template =
            toml::from_str(source).map_err(|error| TemplateError::toml(origin, source, &error))?;
        super::names::check(source, origin)?;
        super::names::check_shape(&template, source, origin)?;
        Ok(template)
    }

    /// The built-in template of this name.
    pub fn builtin(name: &str) -> Option<Result<Template, TemplateError>> {
        builtin_source(name).map(|source| Template::parse(source, name))
    }
}

fn default_item_word() -> String {
    "事業".to_owned()
}

fn default_axis_word() -> String {
    "年度".to_owned()
}

/// A kind of item.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ItemKind {
    /// Short name: `project`.
    pub name: String,
    /// The word for it in reports: 事業.
    pub word: String,
}

/// What is said of an item.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FieldShape {
    /// Short name, unique in the template: `rating`.
    pub name: String,
    /// How the form and the report call it: 評価.
    pub label: String,
    /// Other spellings on forms. A `*` at the end means "begins with".
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of value it holds.
    #[serde(default = "default_kind")]
    pub kind: FieldKind,
    /// The kinds of item that it is said of; left out: of all.
    #[serde(default)]
    pub of: Vec<String>,
    /// Whether each due year must have it.
    #[serde(default)]
    pub required: bool,
    /// What the field does in the checks between fields.
    #[serde(default)]
    pub role: Option<FieldRole>,
    /// For a fraction: the two fields that it becomes, numerator and denominator.
    #[serde(default)]
    pub parts: Vec<String>,
}

fn default_kind() -> FieldKind {
    FieldKind::Text
}

/// A category of the axis.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CategoryShape {
    /// Its name.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}
