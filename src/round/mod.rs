//! One year's collection: the folder with `matome.toml`, the lists of items and departments, the submissions.

mod apart;
mod assign;
mod blank;
mod cleared;
mod config;
mod copies;
mod due;
mod elsewhere;
mod error;
mod everybody;
mod form_mark;
mod handed_out;
mod heirs;
mod lists;
mod load;
mod mails;
mod missing;
mod named;
mod next;
pub(crate) mod own_report;
mod packed;
mod previous;
mod published;
mod received;
mod renamed;
mod replaced;
mod replaced_parts;
mod setting;
mod settings;
mod severity;
mod slips;
mod stranger;
mod successors;
mod supersede;
mod table;
mod verdict;
mod version;
mod withheld;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use assign::{Sender, Senders};
pub(crate) use blank::{is_answered, nothing_filled};
pub(crate) use cleared::cleared;
pub use config::{Config, LISTS_FILE, SUBMISSIONS};
pub(crate) use copies::{copies, of_two_departments};
pub use due::Due;
pub(crate) use elsewhere::Elsewhere;
pub use error::RoundError;
pub(crate) use everybody::tell_of_form;
pub use form_mark::FormMark;
pub(crate) use handed_out::without_handed_out;
pub use lists::{DEPARTMENT_COLUMNS, ITEM_COLUMNS};
pub use load::{CONFIG_FILE, is_round};
pub(crate) use mails::{on_mails, sent_by};
pub(crate) use missing::missing_submissions;
pub use next::{Renewed, renew};
pub(crate) use packed::Packed;
pub use previous::{Previous, read_previous, read_previous_but};
pub use published::{Published, read_published};
pub(crate) use received::Received;
pub(crate) use replaced::{doubts_on, findings_of, still_true};
pub use setting::{MARK_COLUMNS, MARK_USES, SETTING_COLUMNS, SETTINGS, SETTINGS_SHEET, Setting, SettingAt};
pub(crate) use severity::check_severities;
pub(crate) use stranger::set_aside;
pub use successors::{SUCCESSOR_COLUMNS, SUCCESSORS_FILE, SUCCESSORS_SHEET, Successor};
pub(crate) use supersede::{Standing, by_department, stand};
pub use table::EXPLAINED_SHEET;
pub(crate) use verdict::submissions;
pub(crate) use version::Age;
pub use withheld::WITHHELD;

use crate::book::Limits;
use crate::model::{Date, Plan, Sentence, Severity};
use crate::sentence;
use crate::template::Template;

impl Round {
    /// Whether anything can be collected.
    ///
    /// # Errors
    /// When nobody is asked, or nothing: with what to do next.
    pub fn check_lists(&self) -> Result<(), RoundError> {
        let [items, departments] = &self.lists;
        let empty =
            |file: &String, sheet, what| Err(RoundError::NothingListed { file: file.clone(), sheet, what });
        match (self.plan.items.is_empty(), self.plan.departments.is_empty()) {
            (_, true) => empty(departments, "部署", sentence!("提出する部署", "departments")),
            (true, _) if self.template.lists().next().is_some() => {
                empty(items, "項目", sentence!("取りまとめる項目", "items"))
            }
            _ => Ok(()),
        }
    }
}

/// A round: what the settings and the lists say, checked.
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
    /// Who answers the departments' questions; empty if not said.
    pub contact: String,
    /// That person's extension; empty if not said.
    pub extension: String,
    /// By when departments answer.
    pub deadline: Option<Date>,
    /// By when they send again what was returned to them.
    pub resubmission_deadline: Option<Date>,
    /// The day that the letters are written on; `None`: they hold on any day. Nothing else that goes out follows from it.
    pub today: Option<Date>,
    /// The date that the cover bears.
    pub published: Option<Date>,
    /// The folder of the submissions.
    pub submissions: PathBuf,
    /// The clerk's own blank form, if the round names one.
    pub form: Option<PathBuf>,
    /// The folder of the round before or the file of its entries, if the round names one.
    pub previous: Option<PathBuf>,
    /// Which items of the round before are which of this one, in the clerk's words.
    pub successors: Vec<Successor>,
    /// The names of the files with the lists: of items, of departments.
    pub lists: [String; 2],
    /// What may be a slip in the lists or the settings, each with its cell and what to do: for the clerk.
    pub doubts: Vec<Sentence>,
    /// Limits on what is read.
    pub limits: Limits,
    /// The folder of what earlier runs read; `None`: everything is read anew, and nothing is kept.
    pub cache: Option<PathBuf>,
    /// Severities that differ from the catalogue's, by rule name.
    pub severities: BTreeMap<String, Severity>,
}
