//! 判断: the workbook in which the clerk decides on open points, a line each, with the values at hand and a list to pick
//! from.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::measure::{Frame, Unbroken};
use super::page::FONT;
use super::workbook_bytes;
use crate::collected::Collected;
use crate::decisions::{COLUMNS, DECISIONS_SHEET, DecisionLine, FIRST_ROW, Ledger, State};

/// The row of the headings: the title and how to fill it in stand above them.
const HEADINGS: u32 = FIRST_ROW - 1;

/// The widths of the columns, in characters.
const WIDTHS: [f64; 10] = [4.5, 12.0, 21.0, 36.0, 18.0, 16.0, 12.0, 18.0, 8.5, 9.0];

/// The width of a column of the clerk's own.
const OWN_WIDTH: f64 = 20.0;

const SIZE: f64 = 10.0;
/// What a text keeps free beside the line where it begins, in points.
const INDENT: f64 = 8.0;

/// Margins in inches: at the sides, above and below, of the page number.
const MARGINS: [f64; 3] = [0.4, 0.6, 0.3];

/// The height of the headings, in points.
const HEAD: f64 = 20.0;

/// The columns that the clerk fills in.
const OWN: [usize; 3] = [5, 6, 7];

/// The one of them that takes another value, where a line has one.
const VALUE: usize = 6;

/// Where the number of a line stands, what became of it, and its mark.
const NUMBER: usize = 0;
const STATE: usize = 8;
const MARK: usize = 9;

/// The shade of a cell that takes nothing.
const CLOSED: u32 = 0x00D9_D9D9;

/// The longest list that Excel takes as text.
const LONGEST_LIST: usize = 250;

/// The tallest row that Excel has, in points.
const TALLEST: f64 = 409.0;

const GUIDE: [&str; 2] = [
    "色の付いた欄に記入し、保存して閉じてから、もう一度実行してください。「判断」は一覧から選びます。一覧にない値にするときは、「判断」を空けて「ほかの値」に記入します（灰色の欄には記入できません）。",
    "部署の回答が変わると、判断は取り消され、もう一度ここに載ります。「照合番号」は変えないでください。",
];

/// The workbook as bytes; `None` where there is nothing to decide, or it stands there already.
///
/// # Errors
/// When there are more lines than a sheet has.
pub fn build(collected: &Collected) -> Result<Option<Vec<u8>>, XlsxError> {
    let ledger = &collected.decisions;
    if ledger.lines.is_empty() && ledger.read_from.is_none() || ledger.is_written {
        return Ok(None);
    }
    written(&collected.round.plan.title, ledger).map(Some)
}

/// The workbook with these lines, under the title of a round.
///
/// # Errors
/// When there are more lines than a sheet has.
pub fn written(title: &str, ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 4, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet().set_name(DECISIONS_SHEET)?;
    head(sheet, title, &ledger.own_columns)?;
    for (row, line) in (FIRST_ROW..).zip(&ledger.lines) {
        write(sheet, row, line)?;
    }
    page(sheet)?;
    workbook_bytes(&mut workbook)
}

fn head(sheet: &mut Worksheet, title: &str, own: &[String]) -> Result<(), XlsxError> {
    let big = plain().set_font_size(14).set_bold();
    sheet.write_string_with_format(0, 0, format!("{title}　判断が必要な事項"), &big)?;
    for (row, text) in (1..).zip(GUIDE) {
        sheet.write_string_with_format(row, 0, text, &plain())?;
    }
    sheet.set_row_height(HEADINGS, HEAD)?;
    for (place, (heading, width)) in COLUMNS.iter().zip(WIDTHS).enumerate() {
        let shade = if OWN.contains(&place) { 0xFFE699 } else { 0xDDE6F0 };
        sheet.set_column_width(col(place), width)?;
        sheet.write_string_with_format(HEADINGS, col(place), *heading, &heading_of(shade))?;
    }
    for (place, heading) in own.iter().enumerate() {
        sheet.set_column_width(col(COLUMNS.len() + place), OWN_WIDTH)?;
        sheet.write_string_with_format(
            HEADINGS,
            col(COLUMNS.len() + place),
            heading,
            &heading_of(0xEDEDED),
        )?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, line: &DecisionLine) -> Result<(), XlsxError> {
    sheet.set_row_height(row, height(line))?;
    for (place, text) in line.texts.iter().chain(&line.own).enumerate() {
        sheet.write_string_with_format(row, col(place), text, &cell(place, line))?;
    }
    if line.state != State::Gone && !line.takes_value {
        let none = DataValidation::new()
            .allow_text_length(DataValidationRule::EqualTo(0))
            .set_error_title(COLUMNS[VALUE])?
            .set_error_message("この行に「ほかの値」はありません。「判断」を一覧から選んでください。")?;
        sheet.add_data_validation(row, col(VALUE), row, col(VALUE), &none)?;
    }
    let length: usize = line.choices.iter().map(|choice| choice.chars().count() + 1).sum();
    let can_be_listed = line.choices.iter().all(|choice| !choice.contains(','));
    if !line.choices.is_empty() && length < LONGEST_LIST && can_be_listed {
        let list = DataValidation::new()
            .allow_list_strings(&line.choices)?
            .set_error_title("判断")?
            .set_error_message(match line.takes_value {
                true => "一覧から選んでください。ほかの値にするときは、「ほかの値」に記入します。",
                false => "一覧から選んでください。",
            })?;
        sheet.add_data_validation(row, col(OWN[0]), row, col(OWN[0]), &list)?;
    }
    Ok(())
}

fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    let [sides, ends, edge] = MARGINS;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_margins(sides, sides, ends, ends, edge, edge).set_print_center_horizontally(true);
    sheet.set_footer("&C- &P / &N -");
    Ok(())
}

/// The height that the longest of the texts needs, in points.
fn height(line: &DecisionLine) -> f64 {
    let widths = WIDTHS.iter().copied().chain(std::iter::repeat(OWN_WIDTH));
    let lines = line.texts.iter().chain(&line.own).zip(widths).map(|(text, width)| {
        let frame = Frame { width: width * 5.25 + 3.75 - INDENT, size: SIZE };
        frame.count(&Unbroken::of(text))
    });
    let frame = Frame { width: 1.0, size: SIZE };
    (frame.height(lines.max().unwrap_or(1)) + 6.0).min(TALLEST)
}

fn col(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

fn heading_of(shade: u32) -> Format {
    plain()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(shade))
}

/// As text: what the clerk types is what is read.
fn cell(place: usize, line: &DecisionLine) -> Format {
    let state = line.state;
    let format = plain()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_num_format("@");
    let format = match place {
        NUMBER | STATE => format.set_align(FormatAlign::Center),
        MARK => format.set_align(FormatAlign::Center).set_font_size(8).set_font_color(Color::Gray),
        _ => format.set_align(FormatAlign::Left).set_indent(1),
    };
    match state {
        State::Gone => format.set_font_color(Color::Gray),
        State::Unclear | State::Outdated if place == STATE => {
            format.set_bold().set_font_color(Color::RGB(0x00B3_261E))
        }
        _ if place == VALUE && !line.takes_value => format.set_background_color(Color::RGB(CLOSED)),
        _ if OWN.contains(&place) => format.set_background_color(Color::RGB(0x00FF_F8E1)),
        _ => format,
    }
}
