//! The workbook of the settings and the empty lists of items and departments, ready to be filled in with Excel.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::known::Known;
use super::settings;
use crate::model::Descent;
use crate::report::page::FONT;
use crate::report::workbook_bytes;
use crate::round::{
    DEPARTMENT_COLUMNS, EXPLAINED_SHEET, ITEM_COLUMNS, SUCCESSOR_COLUMNS, SUCCESSORS_SHEET, WITHHELD,
};
use crate::template::{DimensionShape, Template};

/// The row of the headings: a note stands above them.
const HEADINGS: u32 = 1;
/// How many rows a list may get. What is not drawn of them prints only once it is filled in.
const ROWS: u32 = 2000;
/// Width and height of the paper between its margins, and the height of a row, in points.
const PAPER: (f64, f64) = (741.0, 480.0);
const ROW: f64 = 15.75;
/// The width of a digit and what a column has besides, in points.
const DIGIT: (f64, f64) = (5.25, 3.75);

/// The width of the words that are not to be published, in characters.
const WITHHELD_WIDTH: f64 = 40.0;

/// What each column is for: heading, width in characters, explanation, example.
const ITEM_HELP: [(&str, f64, &str, &str); 11] = [
    (
        "番号",
        10.0,
        "項目を見分ける番号。同じ番号は使えません。空欄のときは、表示番号か名称で見分けます。",
        "4、2-1",
    ),
    ("表示番号", 10.0, "調査票に書かれている番号。なければ空欄にします。", "№4"),
    ("名称", 44.0, "項目の名称。調査票に書かれているとおりに書きます。", "自己啓発の促進"),
    (
        "区分",
        30.0,
        "報告書で項目をまとめる見出し。２段にするときは「／」で区切ります。",
        "環境づくり／健康の増進",
    ),
    ("種別", 12.0, "この様式に種類はありません。空欄にします。", ""),
    ("親番号", 10.0, "この項目が属する項目の番号。なければ空欄にします。", "1-2-2"),
    (
        "目標",
        24.0,
        "同じ名称の項目を見分けるための、目標の見出し。なければ空欄にします。",
        "【目標】 35%(主任職)",
    ),
    ("単位", 10.0, "記入する数値の単位。見出しや目標に書かれているときや、なければ空欄にします。", "％"),
    ("開始年度", 14.0, "計画の期間と違うときだけ、両方を書きます。", "令和３年度"),
    ("終了年度", 14.0, "計画の期間と違うときだけ、両方を書きます。", "令和７年度"),
    ("担当課", 30.0, "答える部署。主たる部署を先に、「、」で区切って書きます。", "総務課、生涯学習課"),
];

const DEPARTMENT_HELP: [(&str, f64, &str, &str); 4] = [
    ("部署名", 26.0, "提出する部署の名称。", "企画財政課"),
    ("別名", 30.0, "ファイル名に使われるほかの呼び方。「、」で区切って書きます。", "企財課、企画"),
    ("担当区分", 30.0, "職層などの区分ごとに分担するときだけ、区分を書きます。", "課長職、部長職"),
    ("メール", 34.0, "確認結果の送り先。空欄でも構いません。", "kikaku@town.example.jp"),
];

const SUCCESSOR_HELP: [(&str, f64, &str, &str); 6] = [
    (
        "前年度の番号",
        14.0,
        "前年度の項目の番号。いくつもあるときは「、」で区切ります。新規のときは空欄にします。",
        "3、4",
    ),
    ("前年度の名称", 40.0, "読みません。見分けるために書きます。", "窓口の接遇"),
    ("扱い", 10.0, "継続、統合、分割、新規、廃止のいずれか。空欄の行は、番号と名称で見分けます。", "統合"),
    (
        "今年度の番号",
        14.0,
        "今年度の項目の番号。いくつもあるときは「、」で区切ります。廃止のときは空欄にします。",
        "2",
    ),
    ("今年度の名称", 40.0, "読みません。見分けるために書きます。", "応対の向上"),
    ("備考", 24.0, "読みません。", ""),
];
const SUCCESSOR_NOTE: &str =
    "番号や名称が前年度と変わった項目を、１行に１つ書きます。前年度と同じ項目は、書かなくて構いません。";

/// The workbook with the settings, both lists and a sheet that explains them. `name` is what the round calls the template;
/// `known` is written into them.
///
/// # Errors
/// When the workbook can't be put together; the input of a user has no part in it.
pub fn workbook(template: &Template, name: &str, known: &Known) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 4, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let items = ITEM_COLUMNS.map(|(name, needed)| (help_of(&ITEM_HELP, name), needed));
    let departments = DEPARTMENT_COLUMNS.map(|(name, needed)| (help_of(&DEPARTMENT_HELP, name), needed));
    settings::draw(workbook.add_worksheet(), template, name, known)?;
    let sheet = workbook.add_worksheet().set_name("項目")?;
    let rows = known.item_rows(template);
    draw(sheet, "取りまとめる項目を、１行に１つ書きます。色の濃い列は必ず書いてください。", &items, &rows)?;
    restrict_kinds(sheet, template, last_row(&rows))?;
    let sheet = workbook.add_worksheet().set_name("部署")?;
    let rows = known.department_rows();
    draw(sheet, "提出する部署を、１行に１つ書きます。色の濃い列は必ず書いてください。", &departments, &rows)?;
    let successors = SUCCESSOR_COLUMNS.map(|(name, needed)| (help_of(&SUCCESSOR_HELP, name), needed));
    let sheet = workbook.add_worksheet().set_name(SUCCESSORS_SHEET)?;
    draw(sheet, SUCCESSOR_NOTE, &successors, &[])?;
    restrict_descents(sheet, last_row(&[]))?;
    let sheet = workbook.add_worksheet().set_name(WITHHELD)?;
    let note = "報告書を公表する前に、ここに書いた語（氏名など）が残っていないかを確かめます。１行に１つ書きます。なければ空欄にします。";
    draw(sheet, note, &[(help_of(&[], WITHHELD), true)], &[])?;
    sheet.set_column_width(0, WITHHELD_WIDTH)?;
    explain(workbook.add_worksheet().set_name(EXPLAINED_SHEET)?, template)?;
    workbook_bytes(&mut workbook)
}

type Help = (&'static str, f64, &'static str, &'static str);

/// The explanation of a column; a column without one stands with its heading alone.
fn help_of(helps: &[Help], name: &'static str) -> Help {
    helps.iter().find(|help| help.0 == name).copied().unwrap_or((name, 16.0, "", ""))
}

/// The last row that is drawn: those that are written, and as many as a page holds. `width`: of all columns, in points.
fn last_drawn(rows: &[Vec<String>], width: f64) -> u32 {
    let page = (PAPER.1 / (PAPER.0 / width).min(1.0) / ROW) as u32 - HEADINGS - 1;
    HEADINGS + page.max(u32::try_from(rows.len()).unwrap_or_default())
}

/// The last row that is ready to be filled in.
fn last_row(rows: &[Vec<String>]) -> u32 {
    HEADINGS + ROWS.max(u32::try_from(rows.len()).unwrap_or_default() * 2)
}

/// A list under its headings. `rows` are written from the first on, a text a column.
fn draw(
    sheet: &mut Worksheet,
    note: &str,
    columns: &[(Help, bool)],
    rows: &[Vec<String>],
) -> Result<(), XlsxError> {
    let drawn = last_drawn(rows, columns.iter().map(|((_, width, ..), _)| width * DIGIT.0 + DIGIT.1).sum());
    sheet.write_string_with_format(0, 0, note, &plain())?;
    for (col, ((heading, width, ..), needed)) in (0..).zip(columns) {
        sheet.set_column_width(col, *width)?.set_column_format(col, &unlined())?;
        sheet.write_string_with_format(HEADINGS, col, *heading, &head(*needed))?;
        for row in HEADINGS + 1..=drawn {
            let known = rows.get((row - HEADINGS - 1) as usize).and_then(|row| row.get(usize::from(col)));
            sheet.write_string_with_format(row, col, known.map_or("", String::as_str), &cell())?;
        }
    }
    let last = columns.len() as u16 - 1;
    sheet.add_conditional_format(drawn + 1, 0, last_row(rows), last, &lined_where_filled(drawn + 2))?;
    sheet.set_freeze_panes(HEADINGS + 1, 0)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    page(sheet);
    Ok(())
}

/// Lines around the cells of a row in which anything stands; `first`: the number of the first such row, as Excel counts.
fn lined_where_filled(first: u32) -> ConditionalFormatFormula {
    let rule = format!("=COUNTA(${first}:${first})>0");
    ConditionalFormatFormula::new()
        .set_rule(rule.as_str())
        .set_format(Format::new().set_border(FormatBorder::Thin))
}

pub(super) fn page(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
}

/// A drop-down with the template's kinds of item, where it has several.
fn restrict_kinds(sheet: &mut Worksheet, template: &Template, last: u32) -> Result<(), XlsxError> {
    let kinds: Vec<&str> = kinds(template).map(DimensionShape::word).collect();
    let place = ITEM_COLUMNS.iter().position(|(name, _)| *name == "種別");
    if let (Some(place), false) = (place, kinds.is_empty()) {
        let col = u16::try_from(place).unwrap_or(u16::MAX);
        let list = DataValidation::new().allow_list_strings(&kinds)?;
        sheet.add_data_validation(HEADINGS + 1, col, last, col, &list)?;
    }
    Ok(())
}

/// A drop-down with what may become of an item.
fn restrict_descents(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let place = SUCCESSOR_COLUMNS.iter().position(|(name, _)| *name == "扱い").unwrap_or_default();
    let col = u16::try_from(place).unwrap_or(u16::MAX);
    let list = DataValidation::new().allow_list_strings(&Descent::ALL.map(Descent::word))?;
    sheet.add_data_validation(HEADINGS + 1, col, last, col, &list)?;
    Ok(())
}

/// The sheet that says what each column is for.
fn explain(sheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    for (col, width) in (0..).zip([10.0, 14.0, 8.0, 74.0, 34.0]) {
        sheet.set_column_width(col, width)?;
    }
    for (col, heading) in (0..).zip(["シート", "列", "必須", "書くこと", "例"]) {
        sheet.write_string_with_format(0, col, heading, &head(false))?;
    }
    let items = ITEM_COLUMNS.map(|(name, needed)| ("項目", help_of(&ITEM_HELP, name), needed));
    let departments =
        DEPARTMENT_COLUMNS.map(|(name, needed)| ("部署", help_of(&DEPARTMENT_HELP, name), needed));
    let successors =
        SUCCESSOR_COLUMNS.map(|(name, needed)| (SUCCESSORS_SHEET, help_of(&SUCCESSOR_HELP, name), needed));
    let all = items.into_iter().chain(departments).chain(successors);
    for (row, (list, (name, _, text, example), needed)) in (1..).zip(all) {
        let (text, example) = match name {
            "種別" => kinds_help(text, template),
            _ => (text.to_owned(), example),
        };
        let needed = if needed { "○" } else { "" };
        for (col, text) in (0..).zip([list, name, needed, &text, example]) {
            sheet.write_string_with_format(row, col, text, &cell())?;
        }
    }
    page(sheet);
    Ok(())
}

/// The template's lists, where it has several.
fn kinds(template: &Template) -> impl Iterator<Item = &DimensionShape> {
    template.lists().filter(|_| template.lists().nth(1).is_some())
}

/// What to write into the column of kinds, and an example: the template's own kinds.
fn kinds_help<'t>(text: &str, template: &'t Template) -> (String, &'t str) {
    let kinds: Vec<&str> = kinds(template).map(DimensionShape::word).collect();
    match kinds.first() {
        Some(first) => (format!("この様式の種類：{}（一覧から選びます）", kinds.join("、")), first),
        None => (text.to_owned(), ""),
    }
}

pub(super) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

/// A cell to be filled in: as text, for Excel would turn the number `2-1` into a date.
pub(super) fn cell() -> Format {
    unlined().set_border(FormatBorder::Thin)
}

fn unlined() -> Format {
    plain().set_text_wrap().set_indent(1).set_num_format("@")
}

pub(super) fn head(needed: bool) -> Format {
    let shade = if needed { 0x9F_BA_D8 } else { 0xDD_E6_F0 };
    cell().set_indent(0).set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(shade))
}
