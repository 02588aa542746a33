//! From a round to the forms that go out, all of them or none.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::decide::cleared;
use super::deliver::read_mail_template;
use super::error::DeliverError;
use crate::disk;
use crate::forms::{self, Forms};
use crate::model::Department;
use crate::report::mail::{self, Attachment, Request, Wording};
use crate::report::{self, OutputSet, SaveError};
use crate::round::{self, Round};

/// The folder of the forms, in that of the round.
pub const FORMS: &str = "forms";

/// The round's own text of the mails that forms go with, in its folder.
const MAIL_TEMPLATE: &str = "request.txt";

/// A form that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentForm {
    /// The name of its file.
    pub name: String,
    /// The department that it is for.
    pub department: String,
    /// Whether it has no cell to fill in.
    pub is_empty: bool,
}

/// Writes the form of each department and the draft of the mail that it goes with, in the place of what was written
/// before. Gives the forms, in the order of the departments.
///
/// # Errors
/// When a list is empty, last year's entries or the text of the mails can't be read, a file can't be written, or a form
/// was changed since it was written and `replace` is not said. What stands there then stays.
pub fn send_forms(round: &Round, folder: &Path, replace: bool) -> Result<Vec<SentForm>, DeliverError> {
    round.check_lists()?;
    round.require_apart(folder)?;
    let previous = round::read_previous_but(round, &cleared(round))?.unwrap_or_default();
    let template = read_mail_template(&round.folder.join(MAIL_TEMPLATE))?;
    let wording = Wording::of_requests(template.as_deref())?;
    let sender = Sender { round, forms: Forms::new(round, &previous.entries)?, wording };
    let bases = report::file_names(&round.plan);
    let ending = ending(round);
    let names: Vec<String> = bases.iter().map(|base| format!("{base}.{ending}")).collect();
    names.iter().try_for_each(|name| SaveError::if_too_long(&folder.join(name)))?;
    let changed: Vec<PathBuf> =
        names.iter().map(|name| folder.join(name)).filter(|path| is_changed(path)).collect();
    if !changed.is_empty() && !replace {
        return Err(DeliverError::FormsChanged(changed));
    }
    let set = OutputSet::open(folder)?;
    let all: Vec<(&Department, &String)> = round.plan.departments.iter().zip(&bases).collect();
    let write = |(department, base): (&Department, &String)| sender.write(&set, department, base);
    let sent = all.into_par_iter().map(write).collect::<Result<_, DeliverError>>()?;
    set.commit()?;
    Ok(sent)
}

/// Whether somebody changed a form since it was written; what can't be opened may be such a one.
fn is_changed(path: &Path) -> bool {
    path.exists() && !disk::read(path).is_ok_and(|bytes| forms::is_as_made(&bytes))
}

/// The ending of the forms: that of the clerk's own blank one, which may have macros.
fn ending(round: &Round) -> &'static str {
    let own = round.form.as_ref().and_then(|path| path.extension());
    if own.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsm")) { "xlsm" } else { "xlsx" }
}

/// What all forms have in common.
struct Sender<'a> {
    round: &'a Round,
    forms: Forms<'a>,
    wording: Wording<'a>,
}

impl Sender<'_> {
    fn write(&self, set: &OutputSet, department: &Department, base: &str) -> Result<SentForm, DeliverError> {
        let form = self.forms.of(department)?;
        let name = format!("{base}.{}", ending(self.round));
        set.write(&name, &form.bytes)?;
        let own = self.round.form.is_some();
        let guide = if own { String::new() } else { forms::guide_name(&self.round.template.form) };
        let request = Request {
            round: self.round,
            department: &department.name,
            guide: &guide,
            has_past: form.has_past,
        };
        let attachment = Attachment { name: &name, about: "調査票", bytes: &form.bytes };
        let mail = mail::request(&request, &[attachment], &self.wording)?;
        set.write(&format!("{base}.eml"), &mail)?;
        Ok(SentForm { name, department: department.name.clone(), is_empty: form.blanks.is_empty() })
    }
}
