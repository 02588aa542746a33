//! Which sheets the report has, in which order.

/// The `[report]` table of a template.
#[derive(Clone, Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReportShape {
    /// The sheets in their order.
    #[serde(default)]
    pub sheets: Vec<SheetShape>,
}

/// A sheet of the report.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SheetShape {
    /// Which kind of sheet: `cover`, `overview`, `cards`, …
    pub kind: String,
    /// The name on its tab; left out: the kind's own.
    #[serde(default)]
    pub title: Option<String>,
}
