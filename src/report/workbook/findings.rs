//! 要確認: what is still to be settled, by department: where, what was typed, what is wrong, how to mend it.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Finding, Severity};
use crate::report::page::{
    BODY, Block, Book, Cell, Orientation, Page, Row, SMALL, Shade, Style, paper_width, sample, widths,
};
use crate::report::words;
use crate::rules::{self, Lang};
use crate::template::SheetShape;

const HEADINGS: [&str; 7] = ["部署", "区分", "場所", "入力された値", "内容", "直し方", "コード"];

/// So many findings are looked at by their kinds first.
const MANY: usize = 30;
/// The columns of the sheet of kinds, with their shares of the width.
const KINDS: [(&str, f64); 5] =
    [("区分", 5.0), ("コード", 5.0), ("指摘の種類", 30.0), ("件数", 5.0), ("部署数", 5.0)];

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let findings = open(source);
    if findings.len() >= MANY {
        kinds(source, shape, book)?;
    }
    let orientation = shape.orientation.unwrap_or(Orientation::Landscape);
    let rows: Vec<Vec<String>> = sample(&findings).map(|one| texts(one, source).to_vec()).collect();
    let shares = widths(&HEADINGS, &rows, paper_width(orientation) / BODY);
    let begin = |book: &mut Book| {
        let page = book.page(tab(shape), orientation, &shares)?;
        begin(shape, !findings.is_empty(), page)
    };
    let mut page = begin(book)?;
    for finding in &findings {
        if !page.has_room(1) {
            page = book.go_on(page, begin)?;
        }
        page.put(&Block::of(vec![line(finding, source)]))?;
    }
    legend::notes(&shape.notes, &mut page)?;
    book.add(page)
}

/// A sheet with its title, and its headings or that there is nothing to say.
fn begin(shape: &SheetShape, has_findings: bool, mut page: Page) -> Result<Page, XlsxError> {
    legend::title(&mut page, heading(shape))?;
    if has_findings {
        page.titles(&Block::of(vec![head(&HEADINGS)]))?;
    } else {
        let text = Cell::text(0, "確認が必要な事項はありません。", Style::PLAIN).cols(page.width());
        page.put(&Block::of(vec![Row::of(vec![text])]))?;
    }
    Ok(page)
}

/// What is still to be settled by its kinds: where one mend would settle much.
fn kinds(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let title = format!("{}（種類別）", tab(shape));
    let mut page = book.page(&title, Orientation::Portrait, &KINDS.map(|(_, share)| share))?;
    legend::title(&mut page, &title)?;
    page.titles(&Block::of(vec![head(&KINDS.map(|(word, _)| word))]))?;
    for kind in source.collected.summary.kinds.iter().filter(|kind| kind.is_open()) {
        let severity =
            Cell::text(0, words::severity(kind.severity), severity_style(kind.severity, Style::MARK));
        let cells = vec![
            severity,
            Cell::text(1, kind.code, Style::MARK),
            Cell::text(2, kind.title, Style::CELL),
            Cell::number(3, kind.findings as f64, Style::NUMBER),
            Cell::number(4, kind.departments.len() as f64, Style::NUMBER),
        ];
        page.put(&Block::of(vec![Row::of(cells).least(22.0)]))?;
    }
    book.add(page)
}

fn head(headings: &[&str]) -> Row {
    let cell = |(col, word): (u16, &&str)| Cell::text(col, *word, Style::HEAD);
    Row::of((0..).zip(headings).map(cell).collect()).least(24.0)
}

/// What must be mended stands out.
fn severity_style(severity: Severity, style: Style) -> Style {
    style.shaded(if severity == Severity::Error { Shade::Alert } else { Shade::None })
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

fn line(finding: &Finding, source: &Source) -> Row {
    let (text, mark) = (Style::CELL.sized(SMALL), Style::MARK.sized(SMALL));
    let styles = [text, severity_style(finding.severity, mark), text, text, text, text, mark];
    let cells = (0..).zip(texts(finding, source)).zip(styles);
    Row::of(cells.map(|((col, text), style)| Cell::text(col, text, style)).collect())
}

/// What stands under each heading.
fn texts(finding: &Finding, source: &Source) -> [String; HEADINGS.len()] {
    let text = rules::render(finding, source.plan(), Lang::Ja);
    [
        finding.department.as_deref().unwrap_or_else(|| nobody(finding, source)).to_owned(),
        words::severity(finding.severity).to_owned(),
        place(finding),
        finding.value.clone().unwrap_or_default().to_string(),
        text.message,
        text.hint,
        text.code.to_string(),
    ]
}

/// Whose matter a finding is that no department is told: of a file of theirs, that of whoever collects.
fn nobody(finding: &Finding, source: &Source) -> &'static str {
    let mut files = source.collected.submissions.iter().filter(|sent| sent.file == finding.place.file);
    if files.any(|sent| sent.department.is_some()) {
        "（取りまとめ担当）"
    } else {
        "（部署不明）"
    }
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
