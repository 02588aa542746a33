//! Files that are nobody's answer: those that are no submissions, and those of no department that can be told.

use std::collections::HashSet;

use super::{Received, own_report};
use crate::book;
use crate::model::{Content, Fault, FileFault, Finding, Place};

/// The endings of archives and mails, in which a form may come as well.
const ARCHIVES: [&str; 9] = ["zip", "lzh", "rar", "7z", "gz", "tgz", "tar", "eml", "msg"];

/// Takes away the files that are no submissions; each becomes one finding, for the section that collects. Of a file of
/// which nobody knows the sender only that is told, and what keeps it from being read.
///
/// Where a department sent nothing else, what may hold its answers stays: it must hear that nobody can read it, and not that
/// nothing came.
pub fn set_aside(files: Vec<Received>) -> (Vec<Received>, Vec<Finding>) {
    let answering: HashSet<String> = files
        .iter()
        .filter(|file| what_else(file).is_none())
        .filter_map(|file| file.department.clone())
        .collect();
    let mut submissions = Vec::new();
    let mut findings = Vec::new();
    for mut file in files {
        let has_other = file.department.as_ref().is_none_or(|own| answering.contains(own));
        if let Some(found) = what_else(&file).filter(|found| has_other || !may_answer(&file, *found)) {
            findings.push(Finding::new(FileFault::NotASubmission { found }, Place::file(&file.file)));
            continue;
        }
        if file.department.is_none() {
            file.findings.retain(is_of_the_file);
        }
        submissions.push(file);
    }
    (submissions, findings)
}

/// Whether somebody may have written answers into a file of this kind. What stands beside the text of a mail, a picture or a
/// signature, is none of them.
fn may_answer(file: &Received, found: Content) -> bool {
    match found {
        Content::Thumbnails | Content::Shortcut | Content::Program | Content::Report => false,
        Content::Image | Content::Binary | Content::Text => file.age.received.is_none(),
        _ => true,
    }
}

/// What the file is, where neither its name nor its content is that of a form.
fn what_else(file: &Received) -> Option<Content> {
    if own_report::is_as_made(file) {
        return Some(Content::Report);
    }
    if has_ending_of_a_form(&file.file) || !file.entries.is_empty() {
        return None;
    }
    if file.readable {
        return Some(Content::Text);
    }
    let found = file.findings.iter().find_map(|finding| match finding.fault {
        Fault::File(FileFault::NotAWorkbook { found }) => Some(found),
        _ => None,
    });
    // The form may be in there, and only Outlook can take it out.
    Some(found.unwrap_or(Content::Binary)).filter(|found| *found != Content::Winmail)
}

/// Whether it is called like a form; a name without an ending may be anything.
fn has_ending_of_a_form(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_none_or(|ending| {
        book::is_ending(&ending)
            || ARCHIVES.contains(&ending.as_str())
            || !ending.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

fn is_of_the_file(finding: &Finding) -> bool {
    match &finding.fault {
        Fault::File(fault) => matches!(
            fault,
            FileFault::UnknownDepartment { .. }
                | FileFault::SeveralDepartments { .. }
                | FileFault::UnreadableFile { .. }
                | FileFault::EmptyFile
                | FileFault::EncryptedFile
                | FileFault::NotAWorkbook { .. }
                | FileFault::TooLarge { .. }
        ),
        fault => fault.is_personal_number(),
    }
}
