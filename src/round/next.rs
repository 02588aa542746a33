//! What of a round's settings changes when the next year is collected.

use std::collections::BTreeMap;
use std::path::Path;

use super::RoundError;
use super::config::Config;
use super::lists::open;
use super::load::{CONFIG_FILE, read_text};
use super::setting::{SETTING_COLUMNS, SETTINGS_SHEET};
use super::settings::{SettingRow, Settings, line_of};
use super::successors::emptied;
use super::table::Table;
use crate::book::Sheet;
use crate::disk;
use crate::layout::loose;
use crate::model::{CellRef, FiscalYear, Item, Listed};
use crate::text::display::{self, YearStyle};
use crate::text::width;

/// The settings that the clerk sets anew every year.
const SET_ANEW: [&str; 4] = ["deadline", "resubmission-deadline", "published", SUCCESSORS];
/// The setting that names last year's entries.
const PREVIOUS: &str = "previous";
/// The setting that names the list of successors: next year's is another one.
const SUCCESSORS: &str = "successors";
/// The settings whose files go another way.
const NOT_ALONG: [&str; 4] = ["items", "submissions", PREVIOUS, SUCCESSORS];
/// Texts for cells, by sheet.
pub type Cells = BTreeMap<String, BTreeMap<CellRef, String>>;
/// What settings say, by their keys.
type Values = BTreeMap<&'static str, String>;
/// The years that a title may say.
const YEARS: std::ops::Range<i32> = 1989..2100;
/// How a year may stand in a title. Not without its era: 5年度 stands in 令和15年度 too.
const STYLES: [YearStyle; 6] = [
    YearStyle::EraAndWestern,
    YearStyle::Era,
    YearStyle::EraWide,
    YearStyle::LetterUnit,
    YearStyle::Western,
    YearStyle::EraYear,
];

/// The settings of the next round, and what goes along with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// The workbook of the lists, and texts for its cells by sheet.
    pub lists: (String, Cells),
    /// `matome.toml`; `None` where nothing changes in it.
    pub toml: Option<String>,
    /// The template of the round's own and its text; `None` where nothing changes in it.
    pub template: Option<(String, String)>,
    /// The clerk's own blank form, and texts for its cells by sheet; `None` where nothing changes in it.
    pub form: Option<(String, Cells)>,
    /// The other files that settings name, below the round's folder.
    pub files: Vec<String>,
    /// Whether the workbook of the lists has a list of successors.
    pub has_successors: bool,
}

/// The settings of the round in this folder, moved on by a year: the deadlines are left to the clerk, and `previous` is
/// where this year's round will be found. `items` are this year's: the list of successors asks what becomes of them.
///
/// # Errors
/// When a setting can't be read.
pub fn renew(
    folder: &Path,
    collecting: Option<FiscalYear>,
    previous: &str,
    items: &Listed<Item>,
) -> Result<Renewed, RoundError> {
    let settings = Settings::read(folder)?;
    let config = &settings.config;
    let values = values(config.title.as_deref(), collecting, previous);
    let is_it = |sheet: &&Sheet| width::fold_key(&sheet.name) == width::fold_key(SETTINGS_SHEET);
    let sheet = settings.lists.iter().flat_map(|workbook| &workbook.sheets).find(is_it);
    let rows = sheet.map(|sheet| said(sheet, &config.items)).unwrap_or_default();
    let cells: BTreeMap<CellRef, String> = rows.iter().filter_map(|said| cell(said, &values)).collect();
    let is_on_sheet = rows.iter().any(|said| said.setting.key == PREVIOUS);
    let name = sheet.map(|sheet| sheet.name.clone()).filter(|_| !cells.is_empty());
    let mut sheets = settings.lists.iter().flat_map(|workbook| &workbook.sheets);
    let successors =
        sheets.find_map(|sheet| Some((sheet.name.clone(), emptied(sheet, &config.items, items)?)));
    let has_successors = successors.is_some();
    let cells = name.map(|name| (name, cells)).into_iter().chain(successors);
    let files = config.paths().into_iter().filter(|(key, _)| !NOT_ALONG.contains(key));
    Ok(Renewed {
        lists: (config.items.clone(), cells.filter(|(_, cells)| !cells.is_empty()).collect()),
        toml: toml(folder, &values, !is_on_sheet)?,
        template: template(folder, config)?,
        form: form(folder, config, collecting),
        files: files.filter_map(|(_, path)| path.map(str::to_owned)).collect(),
        has_successors,
    })
}

/// What each setting that changes says then; what the clerk sets anew says nothing.
fn values(title: Option<&str>, collecting: Option<FiscalYear>, previous: &str) -> Values {
    let mut values = BTreeMap::from([(PREVIOUS, previous.to_owned())]);
    values.extend(SET_ANEW.map(|key| (key, String::new())));
    if let Some(year) = collecting {
        values.insert("collecting", display::fiscal_year(next(year), YearStyle::EraWide));
    }
    let year = collecting.or_else(|| only_year(title?));
    values.extend(title.zip(year).map(|(title, year)| ("title", with_next_year(title, year))));
    values
}

/// The year that a title says; `None` where it says none or several.
fn only_year(title: &str) -> Option<FiscalYear> {
    let says = |year: &FiscalYear| {
        STYLES.into_iter().any(|style| title.contains(&display::fiscal_year(*year, style)))
    };
    let mut said = YEARS.map(FiscalYear).filter(says);
    said.next().filter(|_| said.next().is_none())
}

/// The text of the round's own template then: the year that its title says is the year after.
fn template(folder: &Path, config: &Config) -> Result<Option<(String, String)>, RoundError> {
    let Some(file) = config.template.as_deref().filter(|file| file.ends_with(".toml")) else {
        return Ok(None);
    };
    let path = disk::named(&folder.join(file));
    if !path.is_file() {
        return Ok(None);
    }
    let source = read_text(&path, file)?;
    let title = || Some(toml::from_str::<toml::Table>(&source).ok()?.get("title")?.as_str()?.to_owned());
    let title = title().and_then(|title| Some(with_next_year(&title, only_year(&title)?)));
    let moved = |title| moved(&source, &BTreeMap::from([("title", title)]), false);
    Ok(title.map(|title| (file.to_owned(), moved(title))))
}

/// The title of the round where it stands on the clerk's own form, with the year after. Where the form has years of its own,
/// the clerk moves them on together.
fn form(folder: &Path, config: &Config, collecting: Option<FiscalYear>) -> Option<(String, Cells)> {
    let (file, title) =
        config.form.as_deref().zip(config.title.as_deref()).filter(|_| collecting.is_none())?;
    let year = only_year(title).filter(|_| file.ends_with(".xlsx") || file.ends_with(".xlsm"))?;
    let workbook = open(&disk::named(&folder.join(file)), &config.limits).ok()?;
    let titles = |sheet: &Sheet| -> BTreeMap<CellRef, String> {
        let own = sheet.cells.iter().filter(|cell| !cell.formula && loose(&cell.shown) == loose(title));
        own.map(|cell| (cell.at, with_next_year(&cell.shown, year))).collect()
    };
    let sheets = workbook.sheets.iter().map(|sheet| (sheet.name.clone(), titles(sheet)));
    let cells: Cells = sheets.filter(|(_, cells)| !cells.is_empty()).collect();
    (!cells.is_empty()).then(|| (file.to_owned(), cells))
}

/// The text of `matome.toml` then; `None` where nothing changes in it.
fn toml(folder: &Path, values: &Values, add_previous: bool) -> Result<Option<String>, RoundError> {
    let path = folder.join(CONFIG_FILE);
    let source = if path.exists() { read_text(&path, CONFIG_FILE)? } else { String::new() };
    let moved = moved(&source, values, add_previous);
    Ok(Some(moved).filter(|moved| *moved != source))
}

const fn next(year: FiscalYear) -> FiscalYear {
    FiscalYear(year.0 + 1)
}

/// The title with the year after in the place of this one, in the same style.
fn with_next_year(title: &str, year: FiscalYear) -> String {
    let style = STYLES.into_iter().find(|style| title.contains(&display::fiscal_year(year, *style)));
    style.map_or_else(
        || title.to_owned(),
        |style| title.replace(&display::fiscal_year(year, style), &display::fiscal_year(next(year), style)),
    )
}

/// The cell of a setting that changes: one that says something, or that of last year's entries.
fn cell(said: &SettingRow, values: &Values) -> Option<(CellRef, String)> {
    let key = said.setting.key;
    let value = values.get(key).filter(|_| !said.text.is_empty() || key == PREVIOUS)?;
    Some((said.place.cell?, value.clone()))
}

/// The rows of the sheet of settings, up to those of the marks.
fn said(sheet: &Sheet, file: &str) -> Vec<SettingRow> {
    let table = Table::on(sheet, &SETTING_COLUMNS, file);
    let rows = table.iter().flat_map(|table| table.rows().map_while(|row| SettingRow::read(table, row).ok()));
    rows.flatten().collect()
}

/// The text of `matome.toml` with these values; what is to be set anew becomes a remark.
fn moved(source: &str, values: &Values, add_previous: bool) -> String {
    let line = |key: &str| line_of(source, &[key]).map(|line| line - 1);
    let places: BTreeMap<usize, &str> = values.keys().filter_map(|key| Some((line(key)?, *key))).collect();
    let mut lines: Vec<String> = source.split_inclusive('\n').map(str::to_owned).collect();
    for (place, key) in places {
        let text = &mut lines[place];
        let end = text[text.trim_end().len()..].to_owned();
        *text = match values[key].as_str() {
            "" => format!("# {text}"),
            value => format!("{key} = {}{end}", quoted(value)),
        };
    }
    if add_previous && line(PREVIOUS).is_none() {
        lines.insert(0, format!("{PREVIOUS} = {}\n", quoted(&values[PREVIOUS])));
    }
    lines.concat()
}

fn quoted(value: &str) -> String {
    toml::Value::String(value.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_in_a_title_moves_on_in_its_style() {
        for (title, next) in [
            ("進捗状況（令和５年度）", "進捗状況（令和６年度）"),
            ("令和5年度 進捗状況", "令和6年度 進捗状況"),
            ("R5年度 進捗状況", "R6年度 進捗状況"),
            ("2023年度の照会", "2024年度の照会"),
            ("第３次計画（令和１５年度まで）", "第３次計画（令和１５年度まで）"),
            ("進捗状況", "進捗状況"),
        ] {
            assert_eq!(with_next_year(title, FiscalYear(2023)), next);
        }
    }

    #[test]
    fn a_title_says_one_year_or_none() {
        for (title, year) in [
            ("令和６年度　時間外勤務の状況", Some(2024)),
            ("令和6年　時間外勤務", Some(2024)),
            ("R6年度の照会", Some(2024)),
            ("計画（令和６年度～令和１０年度）", None),
            ("時間外勤務の状況", None),
        ] {
            assert_eq!(only_year(title), year.map(FiscalYear), "{title}");
        }
    }

    #[test]
    fn settings_move_on_line_by_line() {
        let source = "# 表題\r\ntitle = \"計画（令和５年度）\"\r\ncollecting = \"R5\" # 今年\r\ndeadline = \"令和６年６月２８日\"\r\n[severity]\r\nmissing-rating = \"warning\"\r\n";
        let values = BTreeMap::from([
            ("collecting", "令和６年度".to_owned()),
            ("deadline", String::new()),
            ("previous", "前回".to_owned()),
        ]);
        let expected = "previous = \"前回\"\n# 表題\r\ntitle = \"計画（令和５年度）\"\r\ncollecting = \"令和６年度\"\r\n# deadline = \"令和６年６月２８日\"\r\n[severity]\r\nmissing-rating = \"warning\"\r\n";
        assert_eq!(moved(source, &values, true), expected);
    }
}
