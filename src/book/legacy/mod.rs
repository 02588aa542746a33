//! .xls and .xlsb. calamine reads the values; what it does not tell (formats, strike-through, hidden rows and columns,
//! notes, input rules; in .xlsb also merges) comes from a pass of our own over the same records.
//!
//! Runs in a child process only: both parsers may crash on broken files.

mod biff;
mod decrypt;
mod text;
mod values;
mod xls;
mod xlsb;

use super::Reading;
use super::fault::Fault;
use super::limits::Limits;

/// Reads .xls (an OLE compound file) or .xlsb (a zip container).
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Fault> {
    if bytes.starts_with(b"PK") { xlsb::read(bytes, limits) } else { xls::read(bytes, limits) }
}
