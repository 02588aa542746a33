//! Forms out and back: of every sample and of every shape the forms are written, filled in as staff would, and read;
//! and once more in the year after, with what was published.

#[path = "forms/fill.rs"]
mod fill;
#[path = "mails/msg.rs"]
mod msg;
#[path = "forms/next.rs"]
mod next;
#[path = "forms/own.rs"]
mod own;
#[path = "forms/rounds.rs"]
mod rounds;
#[path = "common/sample.rs"]
mod sample;
#[path = "common/typed.rs"]
mod typed;
#[path = "forms/year.rs"]
mod year;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use matome::book::{self, Limits};
use matome::forms::{Form, Forms, is_as_made};
use matome::model::{Entry, Fault, Finding, Severity};
use matome::pipeline;
use matome::round::{FormMark, Previous, Round, read_previous};

use year::Mail;

/// What was typed, by department, field and key.
type Said = BTreeMap<(String, String, String), String>;

/// The forms of a round, by department.
fn forms(round: &Round) -> Vec<(String, Form)> {
    let Previous { entries, findings, .. } = read_previous(round).unwrap().unwrap_or_default();
    assert_eq!(findings, []);
    let forms = Forms::new(round, &entries).unwrap();
    let of = |department| forms.of(department).unwrap();
    round.plan.departments.iter().map(|department| (department.name.clone(), of(department))).collect()
}

/// Writes and fills in the forms of a round; what stands in them then.
fn send_and_fill(folder: &Path) -> Said {
    let round = Round::load(folder).unwrap();
    let _ = fs::remove_dir_all(&round.submissions);
    fs::create_dir_all(&round.submissions).unwrap();
    let mut said = Said::new();
    for (department, form) in forms(&round) {
        let filled = fill::fill(&round.plan, &form);
        for (field, key, text) in filled.said {
            let before = said.insert((department.clone(), field, key), text);
            assert!(before.is_none(), "asked twice");
        }
        fs::write(round.submissions.join(format!("{department}.xlsx")), filled.bytes).unwrap();
    }
    said
}

fn read(entries: &[Entry]) -> Said {
    let one = |entry: &Entry| {
        let key = (entry.department.to_string(), entry.field.to_string(), entry.key.to_string());
        (key, entry.raw.to_string())
    };
    entries.iter().filter(|entry| !entry.raw.is_empty()).map(one).collect()
}

/// What was typed need not agree with itself: names, marks of two departments. But all of it is read.
fn is_wrong(finding: &&Finding) -> bool {
    match finding.fault {
        Fault::Layout(_) => true,
        _ => finding.severity == Severity::Error,
    }
}

/// What of the filled-in forms came back otherwise than it was typed, and what was said against it. What was published
/// for years past stands in the form already, and comes back unchanged.
fn wrong(folder: &Path) -> Vec<String> {
    let said = send_and_fill(folder);
    assert!(!said.is_empty(), "nothing is asked");
    let collected = pipeline::collect_folder(folder).unwrap();
    let is_past = |entry: &&Entry| collected.round.plan.is_past(entry.key.year());
    let (past, now): (Vec<Entry>, Vec<Entry>) =
        collected.read.iter().cloned().partition(|entry| is_past(&entry));
    let (past, now) = (read(&past), read(&now));
    let came = |key| now.get(key).or(past.get(key));
    let lost = said.iter().filter(|(key, text)| came(key) != Some(*text));
    let lost = lost.map(|(key, text)| format!("{key:?} {text}: {:?}", came(key)));
    let new = now.iter().filter(|(key, _)| !said.contains_key(*key));
    let new = new.map(|(key, text)| format!("{key:?} {text} was never typed"));
    let told = collected.findings.iter().filter(is_wrong);
    let told =
        told.map(|finding| format!("{} {:?} {:?}", finding.fault.name(), finding.place, finding.value));
    let wrong = lost.chain(new).chain(told).collect();
    pipeline::deliver(&collected, &folder.join("out")).unwrap();
    wrong
}

/// The round a year on, as `matome next` makes it; `None` where no year of the plan is left.
fn move_on(folder: &Path) -> Option<PathBuf> {
    let new = folder.with_file_name(format!("{}, next", folder.file_name().unwrap().to_string_lossy()));
    let next = pipeline::next_round(folder, &new).unwrap();
    (!next.is_after_plan).then_some(new)
}

#[test]
fn every_form_comes_back_as_it_was_filled_in() {
    let root = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for (name, folder) in rounds::all(root.path()) {
        let first = wrong(&folder);
        let second = move_on(&folder).map(|next| wrong(&next)).unwrap_or_default();
        for (year, wrong) in [("first", first), ("second", second)] {
            all.extend(wrong.into_iter().take(8).map(|text| format!("{name}, {year} year: {text}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn what_was_published_is_locked() {
    let root = tempfile::tempdir().unwrap();
    let (_, folder) = rounds::all(root.path()).into_iter().find(|(name, _)| name == "hr-progress").unwrap();
    assert_eq!(wrong(&folder), [""; 0]);
    let round = Round::load(&move_on(&folder).unwrap()).unwrap();
    for (_, form) in forms(&round) {
        assert!(form.has_past);
        let mut asked = form.blanks.iter().filter(|blank| round.plan.is_past(blank.key.year()));
        assert_eq!(asked.next(), None, "a year that was published is asked for again");
        let plans = form.blanks.iter().filter(|blank| blank.field.as_deref() == Some("overview"));
        assert!(
            plans.into_iter().all(|blank| !blank.given.is_empty()),
            "what holds on stands there, to be changed"
        );
    }
}

#[test]
fn a_form_bears_its_mark_and_tells_whether_it_was_changed() {
    let round = Round::load("samples/hr-progress".as_ref()).unwrap();
    let made = forms(&round);
    for (department, form) in &made {
        let opened = book::read_bytes(&form.bytes, "form.xlsx", &Limits::default());
        let mark = FormMark::of(&opened.workbook.unwrap().properties).unwrap();
        assert_eq!((&mark.department, mark.template.as_str()), (department, "hr-progress"));
        assert_eq!(mark.round, FormMark::round_of(&round.plan));
        assert!(is_as_made(&form.bytes));
        assert!(!is_as_made(&fill::fill(&round.plan, form).bytes));
    }
    let again = forms(&round);
    assert!(made.iter().zip(&again).all(|((_, one), (_, other))| one.bytes == other.bytes));
}

#[test]
fn forms_are_written_all_or_none_and_never_over_changed_ones() {
    let root = tempfile::tempdir().unwrap();
    let (_, folder) = rounds::all(root.path()).into_iter().find(|(name, _)| name == "monthly").unwrap();
    let round = Round::load(&folder).unwrap();
    let out = folder.join("forms");
    let sent = pipeline::send_forms(&round, &out, false).unwrap();
    assert!(sent.iter().all(|form| !form.is_empty));
    let names: Vec<String> = sent.into_iter().map(|form| form.name).collect();
    assert_eq!(names.len(), round.plan.departments.len());
    pipeline::send_forms(&round, &out, false).unwrap();
    let changed = out.join(&names[1]);
    fs::write(&changed, fill::fill(&round.plan, &forms(&round)[1].1).bytes).unwrap();
    let before = fs::read(&changed).unwrap();
    let error = pipeline::send_forms(&round, &out, false).unwrap_err().to_string();
    assert!(error.contains(&names[1]) && !error.contains(&names[0]), "{error}");
    assert_eq!(fs::read(&changed).unwrap(), before);
    pipeline::send_forms(&round, &out, true).unwrap();
    assert_ne!(fs::read(&changed).unwrap(), before);
    let mail = fs::read(out.join(names[0].replace(".xlsx", ".eml"))).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
    assert_eq!(mail.attachments().count(), 1);
    assert!(mail.subject().unwrap().starts_with("【ご回答のお願い】"));
}

/// The sheet that says how the form is filled in is locked, and has no password.
#[test]
fn what_is_typed_beside_the_instructions_is_told() {
    let root = tempfile::tempdir().unwrap();
    for (name, folder) in rounds::all(root.path()) {
        let round = Round::load(&folder).unwrap();
        let _ = fs::remove_dir_all(&round.submissions);
        fs::create_dir_all(&round.submissions).unwrap();
        let sheet = matome::forms::guide_name(&round.template.form);
        let typed = [(sheet, vec![("F1".to_owned(), "回答は来週お送りします".to_owned())])];
        for (department, form) in forms(&round) {
            let bytes = typed::type_into(&form.bytes, &typed.clone().into());
            fs::write(round.submissions.join(format!("{department}.xlsx")), bytes).unwrap();
        }
        let findings = pipeline::collect_folder(&folder).unwrap().findings;
        let told = |department: &String| {
            let mut own = findings.iter().filter(|finding| finding.department.as_ref() == Some(department));
            own.any(|finding| finding.value.as_deref() == Some("回答は来週お送りします"))
        };
        let departments = || round.plan.departments.iter().map(|department| &department.name);
        assert_eq!(departments().find(|department| !told(department)), None, "{name}");
    }
}
