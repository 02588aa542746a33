//! What the page says, from what was counted.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::{Link, chart, link, news};
use crate::collected::Collected;
use crate::model::{Severity, Submission, Verdict, by_name};
use crate::report::words;
use crate::rules::{self, Lang};
use crate::status::Status;
use crate::summary::{DepartmentStatus, FindingKind};

/// More departments than this are looked for and sorted by a script.
const MANY: usize = 5;
/// As many names of departments stand at a kind of finding; of the others only how many there are.
const MOST_NAMES: usize = 60;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// All that the template asks for.
pub(super) fn of(collected: &Collected, status: &Status, links: &[Link]) -> Value {
    let (round, summary) = (&collected.round, &collected.summary);
    let tallies = summary.tallies.iter().filter(|tally| !tally.columns.is_empty());
    context! {
        title => &round.plan.title,
        sender => [round.organization.as_str(), round.office.as_str()].join(" ").trim(),
        collecting => round.plan.collecting.map_or(String::new(), words::fiscal_year),
        deadline => round.deadline.map_or(String::new(), words::date_and_weekday),
        asked => summary.departments.len(),
        many => summary.departments.len() > MANY,
        came => summary.departments.len() - summary.at(None),
        tiles => tiles(collected),
        counts => SEVERITIES.map(|severity| count(severity, summary.count(severity))).to_vec(),
        resubmission_deadline => round.resubmission_deadline.map_or(String::new(), words::date_and_weekday),
        partial => summary.departments.iter().filter(|status| status.is_partial()).count(),
        late => summary.departments.iter().filter(|status| status.late).count(),
        departments => departments(collected, links),
        changes => news::changes(collected, status),
        letters => news::letters(collected, status, links, false),
        early => news::letters(collected, status, links, true),
        forms => news::forms(status),
        unsent => status.unsent(),
        strays => strays(collected),
        kinds => kinds(collected),
        charts => tallies.map(|tally| chart::of(collected, tally)).collect::<Vec<_>>(),
        figures => summary.figures.iter().map(|figure| chart::of_figure(collected, figure)).collect::<Vec<_>>(),
        kept => shown_kept(status),
        doubts => round.doubts.iter().map(|doubt| doubt.in_lang(Lang::Ja).to_owned()).collect::<Vec<_>>(),
        links => shown(links.iter().filter(|link| link.department.is_none())),
    }
}

/// What was changed by hand and kept.
fn shown_kept(status: &Status) -> Vec<Value> {
    let href = |path: &String| Value::from_safe_string(link::encoded(path));
    status.kept.iter().map(|path| context!(label => path, href => href(path))).collect()
}

/// How many departments stand at each verdict, those with work left first.
fn tiles(collected: &Collected) -> Vec<Value> {
    let order = [
        Some(Verdict::Accepted),
        Some(Verdict::AcceptedWithWarnings),
        Some(Verdict::Returned),
        Some(Verdict::Unreadable),
        None,
    ];
    let at = |verdict| collected.summary.at(verdict);
    let tile =
        |verdict| context!(word => words::verdict(verdict), class => class(verdict), count => at(verdict));
    order.into_iter().map(tile).collect()
}

fn class(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Accepted) => "good",
        Some(Verdict::AcceptedWithWarnings) => "look",
        Some(Verdict::Superseded) => "gone",
        Some(Verdict::Returned | Verdict::Unreadable) => "bad",
        None => "none",
    }
}

fn count(severity: Severity, count: usize) -> Value {
    context!(word => words::severity(severity), class => severity_class(severity), count => count)
}

fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "look",
        Severity::Info => "info",
    }
}

fn departments(collected: &Collected, links: &[Link]) -> Vec<Value> {
    let files = collected.submissions_by_department();
    let own = by_name(links, |link| link.department.as_deref());
    let row = |status: &DepartmentStatus| {
        let name = status.name.as_str();
        department(status, files.get(name).cloned().unwrap_or_default(), own.get(name).into_iter().flatten())
    };
    collected.summary.departments.iter().map(row).collect()
}

fn department<'a>(
    status: &DepartmentStatus,
    own: Vec<&Submission>,
    links: impl Iterator<Item = &'a &'a Link>,
) -> Value {
    let (gone, counting): (Vec<&Submission>, Vec<&Submission>) =
        own.into_iter().partition(|submission| submission.verdict == Verdict::Superseded);
    let names = |files: &[&Submission]| files.iter().map(|file| file.file.clone()).collect::<Vec<_>>();
    context! {
        name => &status.name,
        verdict => words::verdict(status.verdict),
        class => class(status.verdict),
        late => status.late,
        partial => status.is_partial(),
        answered => status.answered,
        owed => status.owed,
        files => names(&counting),
        superseded => names(&gone),
        entries => status.entries,
        counts => SEVERITIES.map(|severity| count(severity, status.count(severity))).to_vec(),
        links => shown(links.copied()),
    }
}

fn shown<'a>(links: impl Iterator<Item = &'a Link>) -> Vec<Value> {
    let href = |link: &Link| Value::from_safe_string(link::encoded(&link.path));
    links.map(|link| context!(label => &link.label, href => href(link))).collect()
}

/// Files of no department that could be told, with what was found on them.
fn strays(collected: &Collected) -> Vec<Value> {
    let strays = collected.submissions.iter().filter(|submission| submission.department.is_none());
    let stray = |submission: &Submission| {
        let own = collected.findings.iter().filter(|finding| finding.place.file == submission.file);
        let messages: BTreeSet<String> =
            own.map(|finding| rules::render(finding, &collected.round.plan, Lang::Ja).message).collect();
        context!(file => &submission.file, messages => messages.into_iter().collect::<Vec<_>>())
    };
    strays.map(stray).collect()
}

/// The kinds of finding with how often and where they stand, must-fix first, then the frequent ones.
fn kinds(collected: &Collected) -> Vec<Value> {
    let kinds = &collected.summary.kinds;
    let most = kinds.iter().map(|kind| kind.findings).max().unwrap_or(1);
    kinds.iter().map(|kind| shown_kind(kind, most)).collect()
}

fn shown_kind(kind: &FindingKind, most: usize) -> Value {
    let names = &kind.departments;
    let departments = match names.len().checked_sub(MOST_NAMES) {
        None | Some(0) => names.join("、"),
        Some(others) => format!("{}　ほか {others} 部署", names[..MOST_NAMES].join("、")),
    };
    context! {
        code => kind.code,
        title => kind.title,
        word => words::severity(kind.severity),
        class => severity_class(kind.severity),
        count => kind.findings,
        share => (kind.findings * 100).div_ceil(most),
        departments => departments,
    }
}
