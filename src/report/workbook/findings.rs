//! 要確認: what is still to be settled, by department: where, what was typed, what is wrong, how to mend it.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Finding, Plan, Severity};
use crate::report::page::{Block, Book, Cell, Orientation, Row, SMALL, Shade, Style};
use crate::report::words;
use crate::rules::{self, Lang};
use crate::template::SheetShape;

const HEADINGS: [(&str, f64); 7] = [
    ("部署", 8.0),
    ("区分", 5.0),
    ("場所", 14.0),
    ("入力された値", 11.0),
    ("内容", 20.0),
    ("直し方", 17.0),
    ("コード", 4.5),
];

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let orientation = shape.orientation.unwrap_or(Orientation::Landscape);
    let mut page = book.page(tab(shape), orientation, &HEADINGS.map(|(_, share)| share))?;
    legend::title(&mut page, heading(shape))?;
    let findings = open(source);
    if findings.is_empty() {
        let text = Cell::text(0, "確認が必要な事項はありません。", Style::PLAIN).cols(page.width());
        page.put(&Block::of(vec![Row::of(vec![text])]))?;
        return book.add(page);
    }
    let head = HEADINGS.iter().zip(0..).map(|((word, _), col)| Cell::text(col, *word, Style::HEAD)).collect();
    page.titles(&Block::of(vec![Row::of(head).least(24.0)]))?;
    for finding in findings {
        page.put(&Block::of(vec![line(finding, source.plan())]))?;
    }
    legend::notes(&shape.notes, &mut page)?;
    book.add(page)
}

/// Errors and warnings, by department in the plan's order; those of no department last.
fn open<'a>(source: &Source<'a>) -> Vec<&'a Finding> {
    let place = |finding: &&Finding| {
        let name = finding.department.as_deref();
        let known = name.and_then(|name| source.plan().departments.position(name));
        (known.unwrap_or(usize::MAX), finding.severity)
    };
    let mut open: Vec<&Finding> =
        source.collected.findings.iter().filter(|finding| finding.severity != Severity::Info).collect();
    open.sort_by_key(place);
    open
}

fn line(finding: &Finding, plan: &Plan) -> Row {
    let text = rules::render(finding, plan, Lang::Ja);
    let word = words::severity(finding.severity);
    let shade = if finding.severity == Severity::Error { Shade::Alert } else { Shade::None };
    let small = Style::CELL.sized(SMALL);
    let cells = vec![
        Cell::text(0, finding.department.as_deref().unwrap_or("（部署不明）"), small),
        Cell::text(1, word, Style { down: small.down, ..Style::MARK.sized(SMALL).shaded(shade) }),
        Cell::text(2, place(finding), small),
        Cell::text(3, finding.value.as_deref().unwrap_or_default(), small),
        Cell::text(4, text.message, small),
        Cell::text(5, text.hint, small),
        Cell::text(6, text.code, Style { down: small.down, ..Style::MARK.sized(SMALL) }),
    ];
    Row::of(cells)
}

/// File, sheet and cells, a line each.
fn place(finding: &Finding) -> String {
    let place = &finding.place;
    let cells: Vec<String> = finding.ranges().iter().map(ToString::to_string).collect();
    let cells = cells.join("、");
    let at = match (place.sheet.is_empty(), cells.is_empty()) {
        (true, _) => cells,
        (false, true) => format!("シート「{}」", place.sheet),
        (false, false) => format!("シート「{}」 {cells}", place.sheet),
    };
    [place.file.as_str(), &at].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n")
}
