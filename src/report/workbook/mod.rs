//! The consolidated workbook in its two editions: the sheets that the template names, in its order.
//!
//! A kind of sheet is a file here and a line in `builder`.

mod cards;
mod category_cards;
mod changes;
mod cover;
mod data;
mod field_look;
mod findings;
#[cfg(test)]
mod fixture;
mod legend;
#[cfg(test)]
mod look_tests;
mod matrix;
mod overview;
mod source;
mod submissions;
mod table;
mod tally;
mod targets;
#[cfg(test)]
mod tests;
mod trends;
mod years_across;

use rust_xlsxwriter::XlsxError;

use super::page::{Book, Package};
use super::provisional::Provisional;
use crate::collected::Collected;
use crate::template::{Edition, SheetKind, SheetShape};
pub use source::Source;

/// As many letters as a line over a page has room for, upright.
const HEADER_ROOM: usize = 52;

/// What an edition is called.
pub const fn called(edition: Edition) -> &'static str {
    match edition {
        Edition::Public => "公表用",
        Edition::Working => "作業用",
    }
}

/// More entries than this are not held in memory as cells.
const MANY_ENTRIES: usize = 5_000;

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
        SheetKind::Changes => ("前年度からの変更", changes::build),
        SheetKind::Trends => ("経年変化", trends::build),
        SheetKind::Submissions => ("提出状況", submissions::build),
        SheetKind::Findings => ("要確認", findings::build),
        SheetKind::Data => ("データ", data::build),
    }
}

/// The bytes of an edition; `None` where the template has no sheet for it. The same collection gives the same bytes.
///
/// ```
/// use matome::template::Edition;
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let xlsx = matome::report::workbook::build(&collected, Edition::Public)?;
/// assert!(xlsx.is_some_and(|xlsx| xlsx.starts_with(b"PK")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the library can't write what came in: more rows than a worksheet has.
pub fn build(collected: &Collected, edition: Edition) -> Result<Option<Vec<u8>>, XlsxError> {
    Ok(packed(&Source::new(collected), edition)?.map(Package::bytes).transpose()?)
}

/// The same edition, to be written into a file: a large one is never held as a whole.
///
/// # Errors
/// As `build`.
pub fn packed(source: &Source, edition: Edition) -> Result<Option<Package>, XlsxError> {
    let collected = source.collected;
    let sheets = &collected.round.template.report.sheets;
    let chosen: Vec<&SheetShape> = sheets.iter().filter(|sheet| sheet.edition() == edition).collect();
    if chosen.is_empty() {
        return Ok(None);
    }
    let title = &collected.round.plan.title;
    let package = match edition {
        Edition::Public => fill(source, title, &chosen, |book, many| marked(collected, book.streamed(many))),
        Edition::Working => fill(source, &format!("{title}（{}）", called(edition)), &chosen, Book::streamed),
    };
    package.map(Some)
}

/// With what is missing on each page, while something is.
fn marked(collected: &Collected, book: Book) -> Book {
    match Provisional::of(&collected.summary) {
        Some(provisional) => book.marked(&provisional.line(HEADER_ROOM)),
        None => book,
    }
}

/// These sheets in a book; `make` says whether it is one for very many entries.
fn fill(
    source: &Source,
    title: &str,
    sheets: &[&SheetShape],
    make: impl FnOnce(Book, bool) -> Book,
) -> Result<Package, XlsxError> {
    let many = source.collected.entries.len() > MANY_ENTRIES;
    let mut book = make(Book::new(title, &source.publisher())?, many);
    for shape in sheets {
        let (_, build) = builder(shape.kind);
        build(source, shape, &mut book)?;
    }
    book.packed()
}

/// The name on a sheet's tab.
fn tab(shape: &SheetShape) -> &str {
    shape.title.as_deref().unwrap_or(builder(shape.kind).0)
}

/// The title on a sheet's first page.
fn heading(shape: &SheetShape) -> &str {
    shape.heading.as_deref().unwrap_or(tab(shape))
}
