//! What the clerk is told of the mails that came: that they say something themselves, and which brought no form.

use super::{Received, Senders};
use crate::book::{Envelope, Message};
use crate::model::{FileFault, Finding, Place, Plan};

/// The findings on mails. `files` are the submissions; what came with a mail stands below its path.
pub fn on_mails(plan: &Plan, messages: &[Message], files: &[Received]) -> Vec<Finding> {
    let senders = Senders::new(plan);
    messages.iter().filter_map(|message| on_mail(&senders, message, files)).collect()
}

fn on_mail(senders: &Senders, message: &Message, files: &[Received]) -> Option<Finding> {
    let is_below = |path: &str| path.strip_prefix(&message.path).is_some_and(|rest| rest.starts_with('/'));
    let subject = message.subject.clone();
    let fault = match files.iter().any(|file| is_below(&file.file)) {
        false => FileFault::MailWithoutForm { sender: sent_by(senders, message), subject },
        true if says_something(message) => FileFault::MailText { subject },
        true => return None,
    };
    Some(Finding::new(fault, Place::file(message.path.as_str())))
}

/// Whether there is something to read; where the text could not be had there may be.
fn says_something(message: &Message) -> bool {
    message.text.as_deref().is_none_or(|text| !text.trim().is_empty())
}

/// The department that sent the mail, or the address.
pub fn sent_by(senders: &Senders, message: &Message) -> String {
    let envelope =
        Envelope { path: message.path.clone(), from: message.from.clone(), received: message.received };
    let department = senders.of_mailed(&format!("{}/", message.path), &[envelope]).department;
    department.map_or_else(|_| message.from.clone(), str::to_owned)
}
