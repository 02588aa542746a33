//! `matome.toml`: what the clerk sets for a round.

use std::collections::BTreeMap;

use crate::book::Limits;
use crate::model::{Scale, Severity};

/// The settings of a round.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// The template: a built-in name (`matome templates` lists them), or a `.toml` file in the round's folder.
    pub template: String,
    /// Title of the report.
    pub title: String,
    /// Who publishes the report: みどり町.
    #[serde(default)]
    pub organization: String,
    /// The section that collects: 総務部職員課.
    #[serde(default)]
    pub office: String,
    /// The plan's fiscal years: `令和３年度～令和７年度`; left out for a plan without years.
    #[serde(default)]
    pub years: Option<String>,
    /// The fiscal year being collected: `令和５年度`.
    #[serde(default)]
    pub collecting: Option<String>,
    /// The era that a bare number such as `31年度` means: 平成, H. Left out: the era of the first year.
    #[serde(default)]
    pub era: Option<String>,
    /// By when departments answer: `令和６年６月２８日`.
    #[serde(default)]
    pub deadline: Option<String>,
    /// The date that the cover bears: `令和６年９月`.
    #[serde(default)]
    pub published: Option<String>,
    /// The spreadsheet with the list of items (xlsx or csv).
    #[serde(default = "default_lists")]
    pub items: String,
    /// The spreadsheet with the list of departments (xlsx or csv); may be the same file.
    #[serde(default = "default_lists")]
    pub departments: String,
    /// The folder of the submissions.
    #[serde(default = "default_submissions")]
    pub submissions: String,
    /// Last year's entries (the `entries.csv` of that run), against which past years are checked.
    #[serde(default)]
    pub previous: Option<String>,
    /// The categories (grades) of this round, where they differ from the template's.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The scale of this round, where it differs from the template's.
    #[serde(default)]
    pub scale: Option<Scale>,
    /// Severities that differ from the catalogue's: `missing-rating = "warning"`.
    #[serde(default)]
    pub severity: BTreeMap<String, Severity>,
    /// Limits on what is read.
    #[serde(default)]
    pub limits: Limits,
}

impl Config {
    /// The settings that are paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let paths = [&self.template, &self.items, &self.departments, &self.submissions];
        paths.into_iter().chain(&self.previous).map(String::as_str)
    }
}

fn default_lists() -> String {
    "一覧表.xlsx".to_owned()
}

fn default_submissions() -> String {
    "submissions".to_owned()
}
