//! The mark of a form: which round, template and department it was made for, and which of its versions it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::unread::DIGITS;
use crate::model::{FileFault, Plan};
use crate::text::display::{self, YearStyle};
use crate::text::width;

/// The properties of a workbook that hold the mark.
const NAMES: [&str; 4] = ["matome-round", "matome-template", "matome-department", "matome-version"];

/// Those that say what stands on its sheets that are no data.
const UNREAD: [&str; 9] = [
    "matome-guide",
    "matome-guide-2",
    "matome-guide-3",
    "matome-guide-4",
    "matome-guide-5",
    "matome-guide-6",
    "matome-guide-7",
    "matome-guide-8",
    "matome-guide-9",
];
/// So many digests has each of them: Excel holds no more than 255 letters.
const A_PROPERTY: usize = 255 / DIGITS;

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
    /// The digests of what stands on its sheets that are no data, one behind the other; empty where that is not known.
    pub unread: String,
}

impl FormMark {
    /// The mark among the properties of a workbook; `None` where one of them is missing.
    ///
    /// ```
    /// use matome::round::FormMark;
    /// let mark = FormMark { department: "総務課".into(), version: "1f".into(), ..FormMark::default() };
    /// let own = mark.properties().into_iter();
    /// let properties = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    /// assert_eq!(FormMark::of(&properties), Some(mark));
    /// ```
    pub fn of(properties: &BTreeMap<String, String>) -> Option<Self> {
        let [round, template, department, version] = NAMES.map(|name| properties.get(name).cloned());
        let unread = UNREAD.iter().filter_map(|name| properties.get(*name)).cloned().collect();
        Some(Self { round: round?, template: template?, department: department?, version: version?, unread })
    }

    /// The same, where its form has these sheets that are no data. What is too much to be written says nothing.
    pub fn with_unread(self, digests: &BTreeSet<String>) -> Self {
        let fits = digests.len() <= A_PROPERTY * UNREAD.len();
        Self { unread: digests.iter().filter(|_| fits).cloned().collect(), ..self }
    }

    /// The digests of what the form has on its sheets that are no data; `None` where that is not known.
    pub fn unread(&self) -> Option<BTreeSet<String>> {
        let digits: Vec<char> = self.unread.chars().collect();
        (!digits.is_empty()).then(|| digits.chunks(DIGITS).map(|one| one.iter().collect()).collect())
    }

    /// Its properties, by name.
    pub fn properties(&self) -> Vec<(&'static str, &str)> {
        let values = [&self.round, &self.template, &self.department, &self.version].map(String::as_str);
        let unread = self.unread.as_bytes().chunks(A_PROPERTY * DIGITS);
        let unread = unread.filter_map(|part| std::str::from_utf8(part).ok());
        NAMES.into_iter().zip(values).chain(UNREAD.into_iter().zip(unread)).collect()
    }

    /// How marks call the round of a plan: 進捗状況（令和5年度）.
    pub fn round_of(plan: &Plan) -> String {
        let year = plan.collecting.map(|year| format!("（{}）", display::fiscal_year(year, YearStyle::Era)));
        format!("{}{}", plan.title, year.unwrap_or_default())
    }

    /// Whether it is of this plan's round.
    pub fn is_of(&self, plan: &Plan) -> bool {
        width::fold_key(&self.round) == width::fold_key(&Self::round_of(plan))
    }

    /// Whether it was made for this department, under its name or another spelling of it.
    fn is_of_department(&self, plan: &Plan, name: &str) -> bool {
        let is_it = |known: &str| width::fold_key(known) == width::fold_key(&self.department);
        is_it(name)
            || plan.department(name).is_some_and(|known| known.aliases.iter().any(|alias| is_it(alias)))
    }

    /// What is odd about a file of this department that bears the mark, where this version of its form counts.
    pub fn fault(&self, plan: &Plan, department: Option<&str>, version: Option<&str>) -> Option<FileFault> {
        match department {
            _ if !self.is_of(plan) => Some(FileFault::FormOfAnotherRound { round: self.round.clone() }),
            Some(name) if !self.is_of_department(plan, name) => {
                Some(FileFault::FormOfAnother { department: self.department.clone() })
            }
            _ if version.is_some_and(|version| version != self.version) => Some(FileFault::FormReplaced),
            _ => None,
        }
    }
}
