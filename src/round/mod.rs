//! One year's collection: the folder with `matome.toml`, the lists of items and departments, the submissions.

use std::collections::BTreeMap;
use std::path::PathBuf;

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
    /// Severities that differ from the catalogue's, by rule name.
    pub severities: BTreeMap<String, Severity>,
}
