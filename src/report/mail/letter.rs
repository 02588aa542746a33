//! Subject and text of a draft, made from the template.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::{Attachment, Request};
use crate::model::{CellRange, Severity};
use crate::report::Recipient;
use crate::report::outcome::{self, Outcome};
use crate::report::remarks::{self, Remark};
use crate::report::words;
use crate::round::Round;
use crate::sentence;
use crate::template::TemplateError;
use crate::text::not_applicable;

const BUILTIN: &str = include_str!("mail.txt.j2");

/// What the round's own template is called.
const OWN: &str = "mail.txt";

/// The letter that goes with a form, and what the round's own is called.
const REQUEST: &str = include_str!("request.txt.j2");
const OWN_REQUEST: &str = "request.txt";

/// How many faults a letter names; the report names all.
const MOST_FAULTS: usize = 10;
/// Hints with more letters are said once.
const LONG_HINT: usize = 30;

/// A letter's two parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// One line.
    pub subject: String,
    /// Lines parted by `\n`.
    pub body: String,
}

/// The text of letters with places for what is said of each (minijinja), its first line the subject after `件名：`.
pub struct Wording<'t> {
    name: &'static str,
    environment: Environment<'t>,
}

impl<'t> Wording<'t> {
    /// That of answers: the round's own, or left out the built-in one.
    ///
    /// # Errors
    /// When it is no valid template; with the line.
    pub fn of_answers(own: Option<&'t str>) -> Result<Self, TemplateError> {
        Self::new(OWN, own.unwrap_or(BUILTIN))
    }

    /// That of what goes with a form: the round's own, or left out the built-in one.
    ///
    /// # Errors
    /// As `of_answers`.
    pub fn of_requests(own: Option<&'t str>) -> Result<Self, TemplateError> {
        Self::new(OWN_REQUEST, own.unwrap_or(REQUEST))
    }

    fn new(name: &'static str, source: &'t str) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // Windows' editor may put a mark before the first line.
        let added = environment.add_template(name, source.trim_start_matches('\u{feff}'));
        added.map_err(|error| template_error(name, &error))?;
        Ok(Self { name, environment })
    }

    /// The letter that says this.
    pub(super) fn say(&self, facts: Value) -> Result<Letter, TemplateError> {
        let text = self.environment.get_template(self.name).and_then(|template| template.render(facts));
        Ok(split(&text.map_err(|error| template_error(self.name, &error))?))
    }
}

fn template_error(own: &str, error: &minijinja::Error) -> TemplateError {
    let detail = error.detail().map_or(String::new(), |detail| format!(": {detail}"));
    let said = format!("{}{detail}", error.kind());
    let fault =
        sentence!("文面の書き方に誤りがあります（{said}）。docs/mail.md の例に合わせてください。", "{said}");
    TemplateError { origin: own.to_owned(), line: error.line(), fault }
}

/// The first line is the subject, the rest the text.
fn split(text: &str) -> Letter {
    let (first, body) = text.trim_start().split_once('\n').unwrap_or((text, ""));
    let subject = ["件名：", "件名:", "Subject:"].iter().find_map(|label| first.strip_prefix(label));
    let body: String = body.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
    Letter { subject: words::one_line(subject.unwrap_or(first)), body: format!("{}\n", body.trim()) }
}

/// All that a template may use; `docs/mail.md` lists it for the clerk.
pub(super) fn facts(recipient: &Recipient, attachments: &[Attachment], no_copy: Option<&str>) -> Value {
    let Recipient { collected, department, .. } = recipient;
    let round = &collected.round;
    let status = collected.summary.department(department);
    let remarks = remarks::of(recipient);
    let count = |severity| status.map_or(0, |status| status.count_lines(severity));
    let outcome = outcome::of(recipient);
    let (faults, more) = faults(&remarks, outcome);
    let due = if kind(outcome) == "missing" { round.due() } else { round.due_again() };
    context! {
        kind => kind(outcome),
        by => due.by.map_or(String::new(), words::date_and_weekday),
        passed => due.passed.map_or(String::new(), words::date_and_weekday),
        early => outcome == Outcome::Early,
        reminded => recipient.reminded.map_or(String::new(), words::date_and_weekday),
        resubmission_deadline => round.resubmission_deadline.map_or(String::new(), words::date_and_weekday),
        file => words::one_line(status.and_then(|status| status.file.as_deref()).unwrap_or_default()),
        errors => count(Severity::Error),
        warnings => count(Severity::Warning),
        notices => count(Severity::Info),
        faults => faults,
        more => more,
        no_copy => no_copy.unwrap_or_default(),
        ..of_round(round, department, attachments)
    }
}

/// All that the template of a request may use; `docs/mail.md` lists it too.
pub(super) fn request_facts(request: &Request, attachments: &[Attachment]) -> Value {
    context! {
        guide => words::one_line(request.guide),
        has_past => request.has_past,
        by => request.round.due().by.map_or(String::new(), words::date_and_weekday),
        nothing => not_applicable::WORD,
        ..of_round(request.round, request.department, attachments)
    }
}

/// What every letter may use.
fn of_round(round: &Round, department: &str, attachments: &[Attachment]) -> Value {
    let attachments = attachments.iter().map(|file| context!(name => file.name, about => file.about));
    let sender = words::one_line(&format!("{} {}", round.organization, round.office));
    context! {
        title => words::one_line(&round.plan.title),
        department => words::one_line(department),
        organization => words::one_line(&round.organization),
        office => words::one_line(&round.office),
        sender => if sender.is_empty() { "取りまとめ担当" } else { &sender },
        contact => words::one_line(&round.contact),
        extension => words::one_line(&round.extension),
        deadline => round.deadline.map_or(String::new(), words::date_and_weekday),
        attachments => attachments.collect::<Vec<_>>(),
    }
}

/// What the letter is about.
fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Missing | Outcome::Early => "missing",
        Outcome::Unreadable => "unreadable",
        Outcome::Returned => "returned",
        Outcome::Warnings => "warnings",
        Outcome::Accepted => "accepted",
    }
}

/// The worst faults to name, and how many of the same severity are left.
fn faults(remarks: &[Remark], outcome: Outcome) -> (Vec<Value>, usize) {
    if matches!(outcome, Outcome::Missing | Outcome::Early) {
        return (Vec::new(), 0);
    }
    let worst = remarks.first().map(|remark| remark.severity).filter(|severity| *severity != Severity::Info);
    let named: Vec<&Remark> = remarks.iter().filter(|remark| Some(remark.severity) == worst).collect();
    let more = named.len().saturating_sub(MOST_FAULTS);
    let named = &named[..named.len() - more];
    let told = |remark: &Remark| named.iter().position(|other| other.hint == remark.hint);
    let fault = |(place, remark): (usize, &&Remark)| {
        let before = told(remark).filter(|told| *told < place && remark.hint.chars().count() > LONG_HINT);
        fault(remark, before.map_or(0, |told| told + 1))
    };
    (named.iter().enumerate().map(fault).collect(), more)
}

/// `same_as` is the number of the fault that is mended in the same way and says how; 0 where none does.
fn fault(remark: &Remark, same_as: usize) -> Value {
    let place = match remark.sheet.as_str() {
        "" => remark.place(),
        sheet => format!("シート「{sheet}」{}", cells(remark)),
    };
    context! {
        place => words::one_line(&place),
        message => words::one_line(&remark.message),
        hint => words::one_line(&remark.hint),
        same_as => same_as,
    }
}

fn cells(remark: &Remark) -> String {
    const MOST: usize = 8;
    let ranges = CellRange::gather(remark.cells.iter().copied());
    match ranges.len() {
        0 => "（シート全体）".to_owned(),
        count if count > MOST => format!(" セル {} ほか", words::ranges(&ranges[..MOST])),
        _ => format!(" セル {}", words::ranges(&ranges)),
    }
}
