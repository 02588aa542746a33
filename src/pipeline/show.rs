//! One submission, with every cell coloured by what it was taken for.

use std::path::Path;

use crate::book;
use crate::disk;
use crate::layout::Words;
use crate::mask;
use crate::model::{Fault, TextFault};
use crate::report::annotate::{self, Unannotatable};
use crate::report::ledger;
use crate::round::{Round, Senders};
use crate::rules;

/// The copy of a submission in which every filled cell is coloured by its line of the ledger and says its key in a
/// note; `None` where the file can't be opened as a workbook.
///
/// # Errors
/// When the file is no `xlsx` or `xlsm`, or holds what a patch would spoil.
pub fn show(round: &Round, path: &Path) -> Option<Result<Vec<u8>, Unannotatable>> {
    let file = name_of(round, path);
    let mut opened = book::read(path, &file, &round.limits);
    mask::personal_numbers(&mut opened, &file);
    let workbook = opened.workbook?;
    if opened.findings.iter().any(|finding| finding.fault == Fault::Text(TextFault::PersonalNumber)) {
        return Some(Err(Unannotatable::PersonalNumber));
    }
    let bytes = disk::read(path).ok()?;
    let own = Senders::new(&round.plan).of(&file).ok().and_then(|name| round.plan.department(name));
    let laid_out = Words::new(&round.plan, &round.template.form).lay_out(&workbook, &file, own);
    let findings = rules::with_severities(&laid_out.findings, &round.severities);
    let notes = ledger::notes(&laid_out.ledgers, &laid_out.entries, &findings, &round.plan);
    Some(annotate::patch(&bytes, &notes, &round.limits))
}

/// The file as a run calls it: its path below the submissions, whose folders may name the department.
fn name_of(round: &Round, path: &Path) -> String {
    let below = path.strip_prefix(&round.submissions).ok().or_else(|| path.file_name().map(Path::new));
    let parts = below.unwrap_or(path).iter().map(disk::composed);
    parts.collect::<Vec<_>>().join("/")
}
