use super::source::Source;
use crate::report::page::Book;
use crate::template::SheetShape;
use rust_xlsxwriter::XlsxError;
pub(super) fn build(_source: &Source, _shape: &SheetShape, _book: &mut Book) -> Result<(), XlsxError> {
    Ok(())
}
