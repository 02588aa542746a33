//! The sheet of settings, filled in as far as the template says, with choices where there are any.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet, XlsxError};

use unicode_width::UnicodeWidthStr;

use super::known::Known;
use super::lists::{cell, head, page, plain};
use crate::model::{Era, FiscalYear, Scale};
use crate::round::{MARK_COLUMNS, MARK_USES, SETTING_COLUMNS, SETTINGS, SETTINGS_SHEET};
use crate::template::{Template, builtin_names};
use crate::text::display::{self, YearStyle};

/// The row of the headings: a note stands above them.
const HEADINGS: u32 = 1;
/// How many rows for marks are drawn.
const MARKS: u32 = 12;
/// The years that can be chosen; others can be typed.
const YEARS: std::ops::RangeInclusive<i32> = 2016..=2040;
/// Columns: name, content, how it is written; of marks: mark, use, meaning, words.
const WIDTHS: [f64; 4] = [22.0, 44.0, 62.0, 34.0];

const NOTE: &str = "「内容」の欄に書きます。色の濃い項目は必ず書いてください。ほかは空欄でも構いません。";
const MARKS_NOTE: &str = "評価の記号と、記号に付ける印（※ など）の意味です。様式のとおりでよければ、そのままにしてください。「理由を示す言葉」には、印の理由として取組の欄に書かれるはずの言葉を「、」で区切って書きます。";

/// What is written for each setting.
const HELP: [(&str, &str); 15] = [
    ("様式", "一覧から選びます。自作の様式は「研修.toml」のようにファイルの名前を書きます。"),
    ("表題", "報告書の表題"),
    ("団体名", "報告書を公表する団体の名前（例：みどり町）"),
    ("取りまとめ課", "取りまとめる部署の名前（例：総務部職員課）"),
    ("担当者", "問い合わせを受ける人の名前。各課への確認結果とメールに載ります（例：佐藤）"),
    ("内線", "担当者の内線番号（例：2134）"),
    ("計画の最初の年度", "例：令和６年度"),
    ("計画の最後の年度", "例：令和１０年度"),
    ("取りまとめる年度", "この年度までは記入が必要です。その先の年度は予定として扱います。"),
    ("元号", "「３１年度」のように元号のない年度を読むときの元号。空欄のときは、計画の最初の年度の元号"),
    ("提出期限", "例：令和７年６月３０日"),
    ("再提出期限", "返却した調査票の再提出の期限。空欄のときは、提出期限と同じ（例：令和７年７月１４日）"),
    ("公表する年月", "表紙に記す年月（例：令和７年９月）"),
    (
        "調査票のひな形",
        "各課に配る調査票を自分で作ったときの、そのファイルの名前。空欄のときは様式から作ります（例：ひな形.xlsx）",
    ),
    (
        "前回の結果",
        "前年度の取りまとめのフォルダー（又は、その out フォルダーにある entries.csv）の場所。過去の年度の値が変わっていないかを確かめ、前年度からの変更を報告書に載せます。",
    ),
];

/// Draws the sheet. `template` is followed by its name as the round calls it: a built-in one by its title, one's own by
/// its file.
pub(super) fn draw(
    sheet: &mut Worksheet,
    template: &Template,
    name: &str,
    known: &Known,
) -> Result<(), XlsxError> {
    sheet.set_name(SETTINGS_SHEET)?;
    for (col, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(col, width)?;
    }
    sheet.write_string_with_format(0, 0, NOTE, &plain())?;
    sheet.set_row_height(0, height(""))?.set_row_height(HEADINGS, height(""))?;
    let headings = [SETTING_COLUMNS[0].0, SETTING_COLUMNS[1].0, "書き方"];
    for (col, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(HEADINGS, col, heading, &head(false))?;
    }
    for (row, setting) in (HEADINGS + 1..).zip(&SETTINGS) {
        let help = HELP.iter().find(|(name, _)| *name == setting.name).map_or("", |(_, help)| help);
        sheet.write_string_with_format(
            row,
            0,
            setting.name,
            &head(is_needed(setting.key, template, known)),
        )?;
        let said = known.setting(setting.name);
        let said = said.unwrap_or_else(|| value(setting.name, template, name).to_owned());
        sheet.write_string_with_format(row, 1, said, &cell())?;
        sheet.write_string_with_format(row, 2, help, &cell())?;
        sheet.set_row_height(row, height(help))?;
        if let Some(choices) = choices(setting.key) {
            sheet.add_data_validation(row, 1, row, 1, &offered(&choices)?)?;
        }
    }
    draw_marks(sheet, &template.scale)?;
    page(sheet);
    // Rows for marks that nobody needs are no page of their own.
    sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

/// The height of a row in points, by how often its explanation is broken.
fn height(help: &str) -> f64 {
    let lines = (help.width() as f64 / (WIDTHS[2] - 4.0)).ceil().max(1.0);
    6.0 + 16.0 * lines
}

/// Whether it must be written. Of a form that was learned without a year nobody asks which years.
fn is_needed(key: &str, template: &Template, known: &Known) -> bool {
    match key {
        "template" | "title" => true,
        "years" | "collecting" => has_years(template) && (!known.learned || known.years.is_some()),
        _ => false,
    }
}

fn has_years(template: &Template) -> bool {
    template.named().is_none()
}

/// What stands there from the beginning. What the template's title says of the form, in brackets, is no part of a
/// report's title.
fn value<'t>(setting: &str, template: &'t Template, name: &'t str) -> &'t str {
    match setting {
        "様式" => name,
        "表題" => template.title.split('（').next().unwrap_or_default().trim(),
        "計画の最初の年度" | "取りまとめる年度" if has_years(template) => "令和６年度",
        "計画の最後の年度" if has_years(template) => "令和１０年度",
        _ => "",
    }
}

fn choices(key: &str) -> Option<Vec<String>> {
    match key {
        "template" => {
            Some(builtin_names().filter_map(Template::builtin).flatten().map(|known| known.title).collect())
        }
        "years" | "collecting" => {
            Some(YEARS.map(|year| display::fiscal_year(FiscalYear(year), YearStyle::EraWide)).collect())
        }
        "era" => Some(Era::ALL.iter().rev().map(|era| era.name().to_owned()).collect()),
        _ => None,
    }
}

/// A drop-down; what it has not can be typed.
fn offered(choices: &[String]) -> Result<DataValidation, XlsxError> {
    let list = DataValidation::new().allow_list_strings(choices)?;
    Ok(list.set_error_style(DataValidationErrorStyle::Information).show_error_message(false))
}

/// The table of marks under the settings; none for a template without marks.
fn draw_marks(sheet: &mut Worksheet, scale: &Scale) -> Result<(), XlsxError> {
    let marks = scale.marks.iter().map(|mark| (MARK_USES[if mark.apart { 2 } else { 0 }], mark));
    let marks: Vec<_> = marks.chain(scale.flags.iter().map(|flag| (MARK_USES[1], flag))).collect();
    if marks.is_empty() {
        return Ok(());
    }
    let top = HEADINGS + 2 + u32::try_from(SETTINGS.len()).unwrap_or_default();
    sheet.write_string_with_format(top, 0, MARKS_NOTE, &plain())?;
    sheet.set_row_height(top, height(""))?.set_row_height(top + 1, height(""))?;
    for (col, (heading, needed)) in (0..).zip(MARK_COLUMNS) {
        sheet.write_string_with_format(top + 1, col, heading, &head(needed))?;
    }
    for (row, index) in (top + 2..top + 2 + MARKS).zip(0..) {
        let texts = marks.get(index).map_or_else(Default::default, |(usage, mark)| {
            [mark.mark.clone(), (*usage).to_owned(), mark.meaning.clone(), mark.reasons.join("、")]
        });
        sheet.set_row_height(row, height(&texts[2]))?;
        for (col, text) in (0..).zip(texts) {
            sheet.write_string_with_format(row, col, text, &cell())?;
        }
    }
    let uses = DataValidation::new().allow_list_strings(&MARK_USES)?;
    sheet.add_data_validation(top + 2, 1, top + 1 + MARKS, 1, &uses)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_says_how_it_is_written() {
        assert!(SETTINGS.iter().all(|setting| HELP.iter().any(|(name, _)| *name == setting.name)));
        assert_eq!(SETTINGS.len(), HELP.len());
    }
}
