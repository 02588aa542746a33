//! The mark of a form: which round, template and department it was made for, and which of its versions it is.

use std::collections::BTreeMap;

use crate::model::{FiscalYear, Plan};

/// The properties of a workbook that hold the mark.
const NAMES: [&str; 4] = ["matome-round", "matome-template", "matome-department", "matome-version"];

/// What a form says of itself, in properties that Excel and LibreOffice keep. It helps to tell what came back; nothing
/// is read by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FormMark {
    /// The round, by its title and the year that it collects.
    pub round: String,
    /// The name of the template.
    pub template: String,
    /// The department that it was made for.
    pub department: String,
    /// What tells one version of the form from another: a checksum of all that it holds.
    pub version: String,
}

impl FormMark {
    /// The mark among the properties of a workbook; `None` where one of them is missing.
    ///
    /// ```
    /// use matome::round::FormMark;
    /// let mark = FormMark { department: "総務課".into(), version: "1f".into(), ..FormMark::default() };
    /// let properties = mark.properties().map(|(name, value)| (name.to_owned(), value.to_owned()));
    /// assert_eq!(FormMark::of(&properties.into()), Some(mark));
    /// ```
    pub fn of(properties: &BTreeMap<String, String>) -> Option<Self> {
        let [round, template, department, version] = NAMES.map(|name| properties.get(name).cloned());
        Some(Self { round: round?, template: template?, department: department?, version: version? })
    }

    /// Its properties, by name.
    pub fn properties(&self) -> [(&'static str, &str); 4] {
        let values = [&self.round, &self.template, &self.department, &self.version];
        std::array::from_fn(|place| (NAMES[place], values[place].as_str()))
    }

    /// How marks call the round of a plan.
    pub fn round_of(plan: &Plan) -> String {
        let year = plan.collecting.map(|FiscalYear(year)| format!(" {year}")).unwrap_or_default();
        format!("{}{year}", plan.title)
    }
}
