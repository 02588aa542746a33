//! The same forms as real files, with real number formats: what the reader of files hands over is what the forms
//! say, cell by cell.

use matome::book::{self, CellValue, Limits, Workbook};
use matome::model::CellRef;
use rust_xlsxwriter::{Format, Workbook as Writer, Worksheet, XlsxError};

use super::draft::{Draft, Spot};
use super::forms::{Filled, form};

/// How many forms are written and read.
const FILES: u64 = 60;

#[test]
fn a_file_says_what_its_form_says() {
    for seed in 0..FILES {
        let filled = form(seed);
        let bytes = write(&filled).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let opened = book::read_bytes(&bytes, "form.xlsx", &Limits::default());
        assert_eq!(opened.findings, [], "seed {seed}");
        compare(seed, &filled.workbook(), &opened.workbook.expect("it was just written"));
    }
}

fn write(filled: &Filled) -> Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new();
    for draft in &filled.sheets {
        let sheet = writer.add_worksheet();
        sheet.set_name(&draft.name)?.set_hidden(draft.hidden);
        for merge in &draft.merges {
            let (first, last) = (merge.first, merge.last);
            sheet.merge_range(first.row, col(first), last.row, col(last), "", &Format::new())?;
        }
        for spot in first_of_each_cell(draft) {
            write_spot(sheet, spot)?;
        }
    }
    writer.save_to_buffer()
}

/// Where two texts fall on one cell, the form keeps the first.
fn first_of_each_cell(draft: &Draft) -> Vec<&Spot> {
    let mut spots: Vec<&Spot> = draft.spots.iter().collect();
    spots.sort_by_key(|spot| spot.at);
    spots.dedup_by_key(|spot| spot.at);
    spots
}

fn col(at: CellRef) -> u16 {
    u16::try_from(at.col).expect("forms are narrow")
}

fn write_spot(sheet: &mut Worksheet, spot: &Spot) -> Result<(), XlsxError> {
    let format = Format::new().set_num_format(&spot.typed.format);
    let format = if spot.typed.format.is_empty() { Format::new() } else { format };
    let (row, col) = (spot.at.row, col(spot.at));
    match &spot.typed.value {
        CellValue::Text(text) => sheet.write_string_with_format(row, col, &**text, &format)?,
        CellValue::Number(number) | CellValue::DateTime(number) => {
            sheet.write_number_with_format(row, col, *number, &format)?
        }
        other => panic!("forms hold no {other:?}"),
    };
    Ok(())
}

fn compare(seed: u64, form: &Workbook, file: &Workbook) {
    assert_eq!(form.sheets.len(), file.sheets.len(), "seed {seed}");
    for (made, read) in form.sheets.iter().zip(&file.sheets) {
        let place = format!("seed {seed} {}", made.name);
        assert_eq!((&made.name, made.visibility), (&read.name, read.visibility), "{place}");
        let covered = |at: CellRef| made.merges.iter().any(|merge| merge.contains(at) && merge.first != at);
        let filled = made.cells.iter().filter(|cell| !cell.shown.trim().is_empty() && !covered(cell.at));
        let made_cells: Vec<(CellRef, &str)> = filled.map(|cell| (cell.at, &*cell.shown)).collect();
        let read_cells: Vec<(CellRef, &str)> =
            read.cells.iter().map(|cell| (cell.at, &*cell.shown)).collect();
        assert_eq!(made_cells, read_cells, "{place}");
        let (mut made_merges, mut read_merges) = (made.merges.clone(), read.merges.clone());
        made_merges.sort_unstable();
        read_merges.sort_unstable();
        assert_eq!(made_merges, read_merges, "{place}");
    }
}
