use rust_xlsxwriter::XlsxError;
use super::source::Source;
use crate::report::page::Book;
use crate::template::SheetShape;
pub(super) fn build(_source: &Source, _shape: &SheetShape, _book: &mut Book) -> Result<(), XlsxError> {
    Ok(())
}
