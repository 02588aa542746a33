//! `matome.toml`: what the clerk sets for a round.

use std::collections::BTreeMap;

use crate::book::Limits;
use crate::model::{Scale, ScaleMark, Severity};

/// The settings of a round.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// The template: a built-in name (`matome templates` lists them) or its title, or a `.toml` file in the round's
    /// folder. Needed, here or on the sheet of settings.
    #[serde(default)]
    pub template: Option<String>,
    /// Title of the report. Needed, here or on the sheet of settings.
    #[serde(default)]
    pub title: Option<String>,
    /// Who publishes the report: みどり町.
    #[serde(default)]
    pub organization: Option<String>,
    /// The section that collects: 総務部職員課.
    #[serde(default)]
    pub office: Option<String>,
    /// Who answers the departments' questions.
    #[serde(default)]
    pub contact: Option<String>,
    /// That person's extension.
    #[serde(default)]
    pub extension: Option<String>,
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
    /// By when departments send again what was returned to them: `令和６年７月１２日`.
    #[serde(default)]
    pub resubmission_deadline: Option<String>,
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
    /// The clerk's own blank form, copied for each department (xlsx or xlsm); left out: forms are made of the template.
    #[serde(default)]
    pub form: Option<String>,
    /// Last year's round (its folder), or its entries (the `entries.csv` of that run): past years are checked against it,
    /// and the report says what changed.
    #[serde(default)]
    pub previous: Option<String>,
    /// The spreadsheet with the list of successors (xlsx or csv), where it is no sheet of the list of items: which item of
    /// last year is which of this year's.
    #[serde(default)]
    pub successors: Option<String>,
    /// The categories (grades) of this round, where they differ from the template's.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The scale of this round, where it differs from the template's.
    #[serde(default)]
    pub scale: Option<OwnScale>,
    /// Severities that differ from the catalogue's: `missing-rating = "warning"`.
    #[serde(default)]
    pub severity: BTreeMap<String, Severity>,
    /// Limits on what is read.
    #[serde(default)]
    pub limits: Limits,
}

/// A scale of the round's own. What is left out is the template's; of a scale with marks of its own, flags left out are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnScale {
    /// The grades.
    #[serde(default)]
    pub marks: Option<Vec<ScaleMark>>,
    /// Flags that may stand at a grade, such as ※.
    #[serde(default)]
    pub flags: Option<Vec<ScaleMark>>,
}

impl OwnScale {
    /// With what the template says in the place of what is left out.
    pub(super) fn over(&self, template: &Scale) -> Scale {
        // A mark that the round says as the template does is in the order, or out of it, as there.
        let known = |mark: &ScaleMark| {
            let mut all = template.marks.iter();
            all.any(|known| known.apart && (&known.mark, &known.meaning) == (&mark.mark, &mark.meaning))
        };
        let as_known = |mark: &ScaleMark| ScaleMark { apart: mark.apart || known(mark), ..mark.clone() };
        let own = self.marks.as_ref().map(|marks| marks.iter().map(as_known).collect());
        let flags = if self.marks.is_some() { Vec::new() } else { template.flags.clone() };
        Scale {
            marks: own.unwrap_or_else(|| template.marks.clone()),
            flags: self.flags.clone().unwrap_or(flags),
        }
    }
}

impl Config {
    /// The settings that are paths.
    pub(super) fn paths(&self) -> [(&'static str, Option<&str>); 7] {
        [
            ("template", self.template.as_deref()),
            ("items", Some(&self.items)),
            ("departments", Some(&self.departments)),
            ("submissions", Some(&self.submissions)),
            ("form", self.form.as_deref()),
            ("previous", self.previous.as_deref()),
            ("successors", self.successors.as_deref()),
        ]
    }
}

/// The name of the workbook that holds the lists, where none is named.
pub const LISTS_FILE: &str = "一覧表.xlsx";

fn default_lists() -> String {
    LISTS_FILE.to_owned()
}

/// The name of the folder of the submissions, where none is named.
pub const SUBMISSIONS: &str = "submissions";

fn default_submissions() -> String {
    SUBMISSIONS.to_owned()
}
