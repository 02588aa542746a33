//! The ledger of every submission of the samples closes: each filled cell has one line, and a clean form is told nothing.

use std::collections::BTreeSet;
use std::path::Path;

use matome::book::{self, CellValue, Limits, Sheet, Workbook};
use matome::layout::{LaidOut, Words};
use matome::model::{CellRef, Line, Overlay};
use matome::round::{Round, Senders};

const TEMPLATES: [&str; 5] =
    ["hr-progress", "action-plan", "implementation-plan", "competency-matrix", "grade-competency"];

#[test]
fn every_filled_cell_of_the_samples_has_one_line() {
    for template in TEMPLATES {
        let round =
            Round::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(template)).unwrap();
        let words = Words::new(&round.plan, &round.template.form);
        for source in book::walk(&round.submissions, &Limits::default()).sources {
            let Some(workbook) = source.read(&Limits::default()).workbook else { continue };
            let own =
                Senders::new(&round.plan).of(&source.path).ok().and_then(|name| round.plan.department(name));
            let read = words.lay_out(&workbook, &source.path, own);
            for ledger in &read.ledgers {
                let sheet = workbook.sheets.iter().find(|sheet| sheet.name == ledger.sheet).unwrap();
                let cells: Vec<CellRef> = ledger.lines.iter().map(|(cell, _)| *cell).collect();
                assert_eq!(cells, filled(sheet), "{template} {} {}", source.path, sheet.name);
            }
            check(&workbook, &read, &source.path);
        }
    }
}

/// The filled cells that are shown.
fn filled(sheet: &Sheet) -> Vec<CellRef> {
    let shown = |at: CellRef| !sheet.merges.iter().any(|merge| merge.contains(at) && merge.first != at);
    let filled = sheet
        .cells
        .iter()
        .filter(|cell| !cell.shown.trim().is_empty() || cell.value == CellValue::Uncomputed);
    filled.map(|cell| cell.at).filter(|at| shown(*at)).collect()
}

/// A value is the line of an entry and of nothing else; what is told is covered by its finding.
fn check(workbook: &Workbook, read: &LaidOut, file: &str) {
    for ledger in &read.ledgers {
        assert!(workbook.sheets.iter().any(|sheet| sheet.name == ledger.sheet));
        let entries = read.entries.iter().filter(|entry| entry.place.sheet == ledger.sheet);
        let said = entries.filter(|entry| entry.value.is_some()).filter_map(|entry| entry.place.cell);
        let said: BTreeSet<CellRef> = said.collect();
        for (cell, line) in &ledger.lines {
            let place = format!("{file} {} {cell}", ledger.sheet);
            assert_eq!(*line == Line::Value, said.contains(cell), "{place}");
            if let Line::Told(number) = line {
                let finding = &read.findings[*number];
                assert!(finding.covers.iter().any(|range| range.contains(*cell)), "{place}");
            }
        }
    }
}

#[test]
fn what_lies_over_the_cells_has_one_line_each() {
    let round = Round::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/hr-progress")).unwrap();
    let walked = book::walk(&round.submissions, &Limits::default()).sources;
    let mut workbook =
        walked.iter().find_map(|source| source.read(&Limits::default()).workbook).expect("a sample");
    let at = |text: &str| text.parse::<CellRef>().unwrap();
    let title = round.plan.title.clone();
    workbook.sheets[0].notes = vec![(at("A1"), title), (at("B2"), " ".into()), (at("C6"), "Bです。".into())];
    workbook.sheets[0].texts = vec![(at("D6"), "別紙のとおり".into()), (at("D7"), "同じです。".into())];
    workbook.sheets[0].pictures = vec![at("G20")];
    let read = Words::new(&round.plan, &round.template.form).lay_out(&workbook, "form.xlsx", None);
    let said = |(overlay, cell, line): &(Overlay, CellRef, Line)| {
        let told = match line {
            Line::Told(number) => read.findings[*number].fault.name(),
            _ => "furniture",
        };
        (*overlay, cell.to_string(), told)
    };
    let said: Vec<_> = read.ledgers[0].overlays.iter().map(said).collect();
    let expected = [
        (Overlay::Note, "A1", "furniture"),
        (Overlay::Note, "C6", "unread-notes"),
        (Overlay::Text, "D6", "floating-texts"),
        (Overlay::Text, "D7", "floating-texts"),
        (Overlay::Picture, "G20", "pictures"),
    ];
    assert_eq!(said, expected.map(|(overlay, cell, told)| (overlay, cell.to_owned(), told)));
}
