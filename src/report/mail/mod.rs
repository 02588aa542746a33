//! The draft mail to a department: opened in a mail program as a message still to be sent.
//!
//! Subject and text come from a template, which a round may replace. Whatever a department typed stays text: it
//! can't start a header, name a recipient or hide an attachment.

mod letter;
mod message;
#[cfg(test)]
mod tests;

pub use letter::Wording;

use super::Recipient;
use crate::round::Round;
use crate::template::TemplateError;

/// A file that goes with the mail.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// Its name, without folder.
    pub name: &'a str,
    /// What it is, in a few words: 確認結果.
    pub about: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What a letter that goes with a form is about.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The round.
    pub round: &'a Round,
    /// The department, by its name in the plan.
    pub department: &'a str,
    /// The name of the sheet that says how the form is filled in; empty where it has none.
    pub guide: &'a str,
    /// Whether the form holds what was published for years past.
    pub has_past: bool,
}

/// The draft that takes a form to its department, made as [`draft`] makes an answer.
///
/// # Errors
/// When the wording uses a name that is not there; with the line.
pub fn request(
    request: &Request,
    attachments: &[Attachment],
    wording: &Wording,
) -> Result<Vec<u8>, TemplateError> {
    let letter = wording.say(letter::request_facts(request, attachments))?;
    let to = request.round.plan.department(request.department).map_or("", |department| &department.mail);
    Ok(message::build(to, &letter, attachments))
}

/// The draft for this department, as the bytes of an `.eml` file: an answer to what it sent, or a reminder where it
/// sent nothing.
///
/// `no_copy` says why no annotated copy goes with it, as a clause. The draft bears no date and no message number: the mail
/// program gives them when it sends, and the same input gives the same bytes.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let recipients = matome::report::Recipient::all(&collected);
/// let wording = matome::report::mail::Wording::of_answers(None).expect("built in");
/// let eml = matome::report::mail::draft(&recipients[0], &[], None, &wording).expect("built in");
/// assert!(String::from_utf8_lossy(&eml).contains("X-Unsent: 1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the wording uses a name that is not there; with the line.
pub fn draft(
    recipient: &Recipient,
    attachments: &[Attachment],
    no_copy: Option<&str>,
    wording: &Wording,
) -> Result<Vec<u8>, TemplateError> {
    let letter = wording.say(letter::facts(recipient, attachments, no_copy))?;
    let to = recipient
        .collected
        .round
        .plan
        .department(recipient.department)
        .map_or("", |department| &department.mail);
    Ok(message::build(to, &letter, attachments))
}
