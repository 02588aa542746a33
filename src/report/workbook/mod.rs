//! The consolidated workbook: the sheets that the template names, in its order.
//!
//! A kind of sheet is a file here and a line in `builder`.

mod cards;
mod category_cards;
mod cover;
mod data;
mod findings;
#[cfg(test)]
mod fixture;
mod legend;
mod matrix;
mod overview;
mod source;
mod submissions;
mod table;
mod tally;
mod targets;
#[cfg(test)]
mod tests;
mod years_across;

use rust_xlsxwriter::XlsxError;

use super::page::Book;
use crate::collected::Collected;
use crate::template::{SheetKind, SheetShape};
use source::Source;

/// More entries than this are not held in memory as cells.
const MANY_ENTRIES: usize = 20_000;

type Builder = fn(&Source, &SheetShape, &mut Book) -> Result<(), XlsxError>;

/// The name on the tab, unless the template has its own, and what makes the sheet.
const fn builder(kind: SheetKind) -> (&'static str, Builder) {
    match kind {
        SheetKind::Cover => ("表紙", cover::build),
        SheetKind::Overview => ("進捗一覧", overview::build),
        SheetKind::Cards => ("個票", cards::build),
        SheetKind::YearsAcross => ("年度別", years_across::build),
        SheetKind::Targets => ("目標数値", targets::build),
        SheetKind::Tally => ("集計", tally::build),
        SheetKind::Matrix => ("能力表", matrix::build),
        SheetKind::CategoryCards => ("職位別", category_cards::build),
        SheetKind::Table => ("集計表", table::build),
        SheetKind::List => ("一覧", table::build),
        SheetKind::Submissions => ("提出状況", submissions::build),
        SheetKind::Findings => ("要確認", findings::build),
        SheetKind::Data => ("データ", data::build),
    }
}

/// The workbook's bytes. The same collection gives the same bytes.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let xlsx = matome::report::workbook::build(&collected)?;
/// assert!(xlsx.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the library can't write what came in: more rows than a worksheet has.
pub fn build(collected: &Collected) -> Result<Vec<u8>, XlsxError> {
    fill(collected, Book::streamed)
}

/// The sheets in a book; `make` says whether it is one for very many entries.
fn fill(collected: &Collected, make: impl FnOnce(Book, bool) -> Book) -> Result<Vec<u8>, XlsxError> {
    let source = Source::new(collected);
    let book = Book::new(&collected.round.plan.title, &source.publisher())?;
    let mut book = make(book, collected.entries.len() > MANY_ENTRIES);
    for shape in &collected.round.template.report.sheets {
        let (_, build) = builder(shape.kind);
        build(&source, shape, &mut book)?;
    }
    book.bytes()
}

/// The name on a sheet's tab.
fn tab(shape: &SheetShape) -> &str {
    shape.title.as_deref().unwrap_or(builder(shape.kind).0)
}

/// The title on a sheet's first page.
fn heading(shape: &SheetShape) -> &str {
    shape.heading.as_deref().unwrap_or(tab(shape))
}
