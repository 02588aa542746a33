//! Forms of all five templates, rearranged at random: whatever a department does to its form, every value comes out
//! right or a finding says that it did not.
//!
//! The forms are made from their seed; `FORMS=20000 cargo test --test layout` tries more of them, `SEED=17` one.

mod across;
mod cards;
mod check;
mod draft;
mod forms;
mod grades;
mod line;
mod matrix;
mod plans;
mod projects;
mod random;
mod words;

use check::{compare, picture, read};
use matome::model::Severity;

/// How many forms are tried, unless the environment says otherwise.
const FORMS: u64 = 1_500;

fn seeds() -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("FORMS").unwrap_or(FORMS),
    }
}

/// What is wrong with the reading of a form that can be read.
fn faults(seed: u64) -> Option<String> {
    let filled = forms::form(seed);
    let read = read(&filled.workbook(), &filled.round);
    let faults = compare(&filled, &read);
    let errors: Vec<_> = read.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let fine =
        faults.wrong.is_empty() && faults.missing.is_empty() && faults.extra.is_empty() && errors.is_empty();
    (!fine).then(|| {
        let told: Vec<String> = read
            .told()
            .map(|finding| {
                format!(
                    "{:?} {} {:?} {:?} {:?}",
                    finding.severity, finding.rule, finding.place.cell, finding.value, finding.facts
                )
            })
            .collect();
        format!("seed {seed} {}\n{}\n{faults:#?}\n{told:#?}", filled.template, picture(&filled))
    })
}

#[test]
fn every_form_that_keeps_its_headings_is_read() {
    let mut failed: Vec<String> = seeds().filter_map(faults).collect();
    let count = failed.len();
    failed.truncate(3);
    assert!(failed.is_empty(), "{count} forms failed\n{}", failed.join("\n\n"));
}
