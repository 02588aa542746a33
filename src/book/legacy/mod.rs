//! .xls and .xlsb. In .xls calamine reads the values; what it does not tell (formats, strike-through, hidden rows and
//! columns, notes, input rules) comes from a pass of our own over the same records. .xlsb is read by a pass of our own.
//!
//! Runs in a child process only: parsers of binary formats may crash, or ask for memory without end, on broken files.

mod biff;
mod decrypt;
mod drawing;
mod styles;
mod text;
mod values;
mod xls;
mod xlsb;
mod xlsb_notes;
mod xlsb_sheet;

use super::Contents;
use super::limits::Limits;
use crate::model::FileFault;

/// Reads .xls (an OLE compound file) or .xlsb (a zip container).
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    if bytes.starts_with(b"PK") { xlsb::read(bytes, limits) } else { xls::read(bytes, limits) }
}
