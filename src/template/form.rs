//! How a form looks: its tables, what stands on it that is not data.

/// Sheets that are no data in any form, unless the template says otherwise.
const NEVER_DATA: [&str; 6] = ["記入方法*", "記入要領*", "記入例*", "記載要領*", "記入上の注意*", "例"];

/// The layout of a form.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Whole cells that belong to the form itself and are no data: titles above tables. A `*` is a gap for an ordinal,
    /// a year, a date, a department or the plan's title, never for other words.
    #[serde(default)]
    pub furniture: Vec<String>,
    /// Sheets that are never data (記入要領), by their whole name, or by its beginning and a `*`; named, so that they
    /// are passed over without a word. Left out: the usual ones.
    #[serde(default = "never_data")]
    pub ignore_sheets: Vec<String>,
    /// The only sheets that are data, named in the same way; others are told where they are filled. Left out: all that
    /// are not ignored.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// The tables, and the values that stand beside their labels.
    #[serde(default)]
    pub tables: Vec<TableShape>,
}

impl Default for Form {
    fn default() -> Self {
        Self { furniture: Vec::new(), ignore_sheets: never_data(), sheets: Vec::new(), tables: Vec::new() }
    }
}

fn never_data() -> Vec<String> {
    NEVER_DATA.map(str::to_owned).into()
}

/// A cross-tabulation: what its headings across and down say. Without `columns`: values that stand right of the label of
/// their row, or under it.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TableShape {
    /// How findings call it: 個票.
    pub name: String,
    /// The dimensions that the headings across say, outermost first: `field`, `year`, `month` or one of your own.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The dimensions that the headings down say, outermost first.
    #[serde(default)]
    pub rows: Vec<String>,
    /// The dimensions whose member stands above the table, on its sheet's name, and holds for all of it.
    #[serde(default)]
    pub above: Vec<String>,
    /// The fields that may stand in it; left out: all that no other table names.
    #[serde(default)]
    pub fields: Vec<String>,
}

impl TableShape {
    /// The dimensions that its keys have, and `field` where a heading says it.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.above.iter().chain(&self.rows).chain(&self.columns).map(String::as_str)
    }

    /// Whether it has no columns of its own: each value stands beside its label.
    pub fn is_labelled(&self) -> bool {
        self.columns.is_empty()
    }
}

impl Form {
    /// The tables in which a field stands: those that name it, or else those that name none.
    pub fn tables_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a TableShape> + 'a {
        self.tables.iter().filter(move |table| self.holds(table, field))
    }

    /// Whether a field may stand in a table.
    pub fn holds(&self, table: &TableShape, field: &str) -> bool {
        let names = |table: &TableShape| table.fields.iter().any(|name| name == field);
        if table.fields.is_empty() { !self.tables.iter().any(names) } else { names(table) }
    }
}
