//! One submission, with every cell coloured by what it was taken for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::copy::{impossible, limits_of_worker};
use super::decide::cleared;
use super::issued::Issued;
#[cfg(debug_assertions)]
use super::read::misbehave;
use crate::book::{self, Limits};
use crate::disk;
use crate::layout::Words;
use crate::mask::{self, Cleared};
use crate::model::{Plan, Severity};
use crate::normalize;
use crate::report::annotate::{self, Unannotatable};
use crate::report::ledger;
use crate::round::{FormMark, Round, Senders};
use crate::rules;
use crate::template::Form;
use crate::worker::{Calls, Job, Pool};

/// The copy of a submission in which every filled cell is coloured by its line of the ledger and says its key in a
/// note; `None` where the file can't be opened as a workbook. A worker makes it where there is one.
///
/// # Errors
/// When the file is no `xlsx` or `xlsm`, or holds what a patch would spoil.
pub fn show(round: &Round, path: &Path) -> Option<Result<Vec<u8>, Unannotatable>> {
    let setup = Setup {
        plan: round.plan.clone(),
        form: round.template.form.clone(),
        limits: round.limits.clone(),
        severities: round.severities.clone(),
        issued: Issued::read(round),
        cleared: cleared(round),
    };
    let request = (path.to_owned(), name_of(round, path));
    let pool = Pool::new(&setup, limits_of_worker(&setup.limits));
    let shown = Pool::<ShowSubmissions>::ask_or(pool.as_ref(), &request, || coloured(&request, &setup));
    shown.unwrap_or_else(|lost| Some(Err(impossible(lost, request.1))))
}

/// What workers are asked here: to colour a submission, by its path and its name.
pub(super) struct ShowSubmissions;

impl Job for ShowSubmissions {
    const NAME: &'static str = "show-submissions";
    type Setup = Setup;
    type Request = (PathBuf, String);
    type Answer = Option<Result<Vec<u8>, Unannotatable>>;

    fn work(setup: Setup, calls: Calls<Self>) {
        calls.answer(|request| coloured(&request, &setup));
    }
}

/// What holds for all submissions of a round.
#[derive(Serialize, Deserialize)]
pub(super) struct Setup {
    plan: Plan,
    form: Form,
    limits: Limits,
    severities: BTreeMap<String, Severity>,
    issued: Issued,
    cleared: Cleared,
}

fn coloured((path, file): &(PathBuf, String), setup: &Setup) -> Option<Result<Vec<u8>, Unannotatable>> {
    let Setup { plan, form, limits, severities, issued, cleared } = setup;
    #[cfg(debug_assertions)]
    misbehave(file);
    let mut opened = book::read(path, file, limits);
    let own = Senders::new(plan).of(file).ok().and_then(|name| plan.department(name));
    let department = own.map_or("", |own| own.name.as_str());
    mask::personal_numbers_but(&mut opened, file, department, cleared);
    let workbook = opened.workbook?;
    if opened.findings.iter().any(mask::is_of_struck_out) {
        return Some(Err(Unannotatable::PersonalNumber));
    }
    let bytes = disk::read(path).ok()?;
    let blank = issued.beside(FormMark::of(&workbook.properties).as_ref());
    let mut laid_out = Words::new(plan, form).lay_out_form(&workbook, file, own, &blank);
    let (_, of_values) = normalize::normalize_under(laid_out.entries.clone(), &laid_out.units, plan);
    laid_out.findings.extend(of_values);
    let findings = rules::with_severities(&laid_out.findings, severities);
    let notes = ledger::notes(&laid_out.ledgers, &laid_out.entries, &findings, plan);
    Some(annotate::patch(&bytes, &notes, &mask::let_through(&workbook), limits))
}

/// The file as a run calls it: its path below the submissions, whose folders may name the department.
fn name_of(round: &Round, path: &Path) -> String {
    let below = path.strip_prefix(&round.submissions).ok().or_else(|| path.file_name().map(Path::new));
    let parts = below.unwrap_or(path).iter().map(disk::composed);
    parts.collect::<Vec<_>>().join("/")
}
