//! 引継ぎ: the workbook in which the clerk says what becomes of this year's items in the next.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
    Worksheet, XlsxError,
};

use super::page::FONT;
use super::workbook_bytes;
use crate::model::{Descent, Plan};
use crate::round::{SUCCESSOR_COLUMNS, SUCCESSORS_SHEET};

/// The row of the headings: how to fill it in stands above.
const HEADINGS: u32 = 3;
/// Rows below the items, for new ones.
const MORE: u32 = 20;
/// The widths of the columns, in characters.
const WIDTHS: [f64; 6] = [14.0, 44.0, 10.0, 14.0, 44.0, 24.0];
/// The place of the word for what becomes of an item.
const WORD: u16 = 2;

const GUIDE: [&str; 3] = [
    "番号や名称の変わる項目だけ、「扱い」を一覧から選び、「今年度の番号」を書きます。変わらない項目の行は、そのままで構いません。",
    "継続：番号や名称が変わる　統合：元の行のそれぞれに同じ今年度の番号を書く　分割：今年度の番号を「、」で並べる　廃止：今年度の番号は空欄",
    "新規：下の空いた行に、前年度の番号を空欄にして書きます。　統合と分割では、前年度までの値を引き継ぎません（過去の年度の欄を空欄で配ります）。",
];

/// The workbook with the items of this plan.
///
/// # Errors
/// When there are more items than a sheet has rows.
pub fn build(plan: &Plan) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 4, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet().set_name(SUCCESSORS_SHEET)?;
    head(sheet)?;
    let items = plan.items.iter().map(|item| [item.id.as_str(), item.title.as_str(), "", "", "", ""]);
    let empty = std::iter::repeat_n([""; 6], MORE as usize);
    let mut last = HEADINGS;
    for (row, texts) in (HEADINGS + 1..).zip(items.chain(empty)) {
        for (col, text) in (0..).zip(texts) {
            sheet.write_string_with_format(row, col, text, &cell(col))?;
        }
        last = row;
    }
    let list = DataValidation::new().allow_list_strings(&Descent::ALL.map(Descent::word))?;
    sheet.add_data_validation(HEADINGS + 1, WORD, last, WORD, &list)?;
    workbook_bytes(&mut workbook)
}

fn head(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (row, text) in (0..).zip(GUIDE) {
        sheet.write_string_with_format(row, 0, text, &plain())?;
    }
    for (col, ((heading, _), width)) in (0..).zip(SUCCESSOR_COLUMNS.iter().zip(WIDTHS)) {
        sheet.set_column_width(col, width)?;
        let shade = if is_filled_in(col) { 0xFF_E6_99 } else { 0xDD_E6_F0 };
        let format = cell(col).set_indent(0).set_bold().set_align(FormatAlign::Center);
        let format = format.set_background_color(Color::RGB(shade));
        sheet.write_string_with_format(HEADINGS, col, *heading, &format)?;
    }
    sheet.set_default_row_height(20.0);
    sheet.set_freeze_panes(HEADINGS + 1, 0)?.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    Ok(())
}

/// Whether the clerk fills the column in.
const fn is_filled_in(col: u16) -> bool {
    col >= WORD
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

/// As text, for Excel would turn the number `2-1` into a date.
fn cell(col: u16) -> Format {
    let format = plain().set_border(FormatBorder::Thin).set_text_wrap().set_indent(1).set_num_format("@");
    if is_filled_in(col) { format.set_background_color(Color::RGB(0x00FF_F8E1)) } else { format }
}
