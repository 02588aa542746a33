//! How a form looks: its tables, its labelled values, what stands on it that is not data.

/// The layout of a form.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Whole cells that belong to the form itself and are no data: titles above tables. A `*` is a gap for an ordinal,
    /// a year, a date, a department or the plan's title, never for other words.
    #[serde(default)]
    pub furniture: Vec<String>,
    /// Sheets that are never data (記入要領), by their whole name, or by its beginning and a `*`; named, so that they
    /// are passed over without a word.
    #[serde(default)]
    pub ignore_sheets: Vec<String>,
    /// The tables.
    #[serde(default)]
    pub tables: Vec<TableShape>,
    /// Values that stand beside or under a label.
    #[serde(default)]
    pub labels: Vec<LabelShape>,
    /// Words before an item's number where the number stands in a cell of its own: №, 番号.
    #[serde(default)]
    pub number_labels: Vec<String>,
    /// Words before an item's title where the title stands in a cell of its own: 事業名.
    #[serde(default)]
    pub title_labels: Vec<String>,
}

/// A cross-tabulation: what its headings across and down say.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TableShape {
    /// How findings call it: 個票.
    pub name: String,
    /// The kind of item that it is about; left out: the only one.
    #[serde(default)]
    pub items: String,
    /// What the headings across say, outermost first.
    pub columns: Vec<Dimension>,
    /// What the headings down say, outermost first.
    pub rows: Vec<Dimension>,
    /// What stands above the table and holds for all of it.
    #[serde(default)]
    pub context: Vec<ContextKind>,
    /// The kind of item that the context names, where the rows name items that belong to it.
    #[serde(default)]
    pub context_items: String,
    /// The fields that may stand in it; left out: all.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The field of every cell, where no heading names one (a matrix).
    #[serde(default)]
    pub cells: Option<String>,
    /// The heading over the column that names the items: 取組内容, 能力.
    #[serde(default)]
    pub item_headings: Vec<String>,
    /// The heading over the column that names the fields: 項目, 区分.
    #[serde(default)]
    pub field_headings: Vec<String>,
    /// The heading over the column of years or categories: 年度.
    #[serde(default)]
    pub axis_headings: Vec<String>,
    /// Headings over columns that belong to the form and are no data: 役割.
    #[serde(default)]
    pub furniture_headings: Vec<String>,
    /// The field of a row without a heading of its own, under a row with one (fractions under percentages).
    #[serde(default)]
    pub unlabelled_rows: Option<String>,
}

/// What a heading says.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// An item.
    Item,
    /// A field.
    Field,
    /// A fiscal year.
    FiscalYear,
    /// A category such as a grade.
    Category,
}

/// What may stand above a table and hold for all of it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ContextKind {
    /// An item: №4 and its title; or the title in the corner of the table.
    Item,
    /// A category: the grade of a card.
    Category,
}

/// A value that stands right of a label, or under it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LabelShape {
    /// The field that the value is of.
    pub field: String,
    /// The label's spellings on the form; left out: the field's own.
    #[serde(default)]
    pub headings: Vec<String>,
    /// What holds for it: the item or the category above.
    pub context: ContextKind,
    /// The kind of item that the context names.
    #[serde(default)]
    pub context_items: String,
    /// How many values the label has, and what names each.
    #[serde(default)]
    pub rows: RowsOfLabel,
}

/// How many values a label has.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RowsOfLabel {
    /// One value.
    #[default]
    One,
    /// One a row; items are numbered under the label: 役割#1, 役割#2.
    Numbered,
    /// Two cells a row: the first names the item, the second is the value.
    Named,
}
