//! One year's collection: the folder with `matome.toml`, the lists of items and departments, the submissions.

mod assign;
mod blank;
mod config;
mod error;
mod lists;
mod load;
mod missing;
mod published;
mod received;
mod replaced;
mod severity;
mod stranger;
mod supersede;
mod verdict;
mod version;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use assign::Senders;
pub(crate) use blank::nothing_filled;
pub use config::Config;
pub use error::RoundError;
pub use lists::{DEPARTMENT_COLUMNS, ITEM_COLUMNS};
pub use load::{CONFIG_FILE, is_round};
pub(crate) use missing::missing_submissions;
pub use published::{Published, read_published};
pub(crate) use received::Received;
pub(crate) use replaced::{findings_of, is_answered_elsewhere, still_true};
pub(crate) use severity::check_severities;
pub(crate) use stranger::set_aside;
pub(crate) use supersede::{Standing, by_department, stand};
pub(crate) use verdict::submissions;
pub(crate) use version::Age;

use crate::book::Limits;
use crate::model::{Date, Plan, Severity};
use crate::template::Template;

/// A round: what `matome.toml` and the lists say, checked.
#[derive(Clone, Debug)]
pub struct Round {
    /// The round's folder.
    pub folder: PathBuf,
    /// The plan that the round and its template make together.
    pub plan: Plan,
    /// The template.
    pub template: Template,
    /// Who publishes the report: みどり町; empty if not said.
    pub organization: String,
    /// The section that collects, as reports name it: 総務部職員課; empty if not said.
    pub office: String,
    /// By when departments answer.
    pub deadline: Option<Date>,
    /// The date that the cover bears.
    pub published: Option<Date>,
    /// The folder of the submissions.
    pub submissions: PathBuf,
    /// The file of last year's entries, if the round names one.
    pub previous: Option<PathBuf>,
    /// Limits on what is read.
    pub limits: Limits,
    /// Severities that differ from the catalogue's, by rule name.
    pub severities: BTreeMap<String, Severity>,
}
