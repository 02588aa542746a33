//! .xls and .xlsb through calamine.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xls, XlsOptions, Xlsb};

use super::Reading;
use super::draft::{CellStyle, Draft, Runs, Stored};
use super::fault::{Fault, FaultKind, Reason};
use super::limits::Limits;
use super::workbook::{Visibility, Workbook};
use crate::model::{CellRange, CellRef};

/// Reads an OLE compound file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Fault> {
    let options = XlsOptions::default();
    let mut xls = Xls::new_with_options(Cursor::new(bytes), options).map_err(|error| match error {
        calamine::XlsError::Password => Fault::file(FaultKind::Encrypted),
        calamine::XlsError::Cfb(_) if contains(bytes, "EncryptedPackage") => {
            Fault::file(FaultKind::Encrypted)
        }
        _ => Fault::unreadable(Reason::DamagedStructure),
    })?;
    let names: Vec<String> = xls.sheet_names();
    let merges: Vec<Vec<CellRange>> = names
        .iter()
        .map(|name| xls.merge_cells_by_sheet_name(name).unwrap_or_default().into_iter().map(range).collect())
        .collect();
    let mut reading = sheets(&mut xls, limits)?;
    if let Some(workbook) = &mut reading.workbook {
        for (sheet, merges) in workbook.sheets.iter_mut().zip(merges) {
            let mut draft = Draft::new("", false);
            draft.sheet = std::mem::take(sheet);
            draft.sheet.merges = merges;
            *sheet = draft.finish().0;
        }
    }
    Ok(reading)
}

/// Reads .xlsb.
pub(super) fn read_xlsb(bytes: &[u8], limits: &Limits) -> Result<Reading, Fault> {
    let mut xlsb = Xlsb::new(Cursor::new(bytes)).map_err(|_| Fault::unreadable(Reason::DamagedStructure))?;
    sheets(&mut xlsb, limits)
}

fn range(dimensions: calamine::Dimensions) -> CellRange {
    CellRange::new(
        CellRef::new(dimensions.start.0, dimensions.start.1),
        CellRef::new(dimensions.end.0, dimensions.end.1),
    )
}

fn contains(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn sheets<R: Reader<Cursor<T>>, T: AsRef<[u8]>>(reader: &mut R, limits: &Limits) -> Result<Reading, Fault> {
    let _ = limits;
    let metadata = reader.sheets_metadata().to_vec();
    let mut reading = Reading::default();
    let mut workbook = Workbook::default();
    for listed in metadata {
        let Ok(range) = reader.worksheet_range(&listed.name) else { continue };
        let mut draft = Draft::new(&listed.name, false);
        draft.sheet.visibility = match listed.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden => Visibility::Hidden,
            SheetVisible::VeryHidden => Visibility::VeryHidden,
        };
        let (row, col) = range.start().unwrap_or_default();
        let plain = CellStyle { plain: true, ..CellStyle::default() };
        let date = CellStyle::new("yyyy/m/d", false);
        for (r, c, data) in range.used_cells() {
            let at = CellRef::new(row + r as u32, col + c as u32);
            let (stored, style) = match data {
                Data::Int(number) => (Stored::Number(*number as f64), &plain),
                Data::Float(number) => (Stored::Number(*number), &plain),
                Data::DateTime(moment) => (Stored::Number(moment.as_f64()), &date),
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    (Stored::Text(text.clone(), Runs::PLAIN), &plain)
                }
                Data::Bool(truth) => (Stored::Bool(*truth), &plain),
                Data::Error(error) => (Stored::Error(error.to_string()), &plain),
                Data::Empty => continue,
            };
            draft.put(at, stored, style, false);
        }
        let (sheet, faults) = draft.finish();
        workbook.sheets.push(sheet);
        reading.faults.extend(faults);
    }
    reading.workbook = Some(workbook);
    Ok(reading)
}
