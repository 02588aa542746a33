//! What the clerk sets for a round: on the sheet 設定 of the workbook of lists, in `matome.toml`, or in both where they agree.

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::RoundError;
use super::config::{Config, OwnScale};
use super::lists::{file_name, names, one_year, open};
use super::load::{CONFIG_FILE, read_text, read_years};
use super::setting::{
    MARK_COLUMNS, MARK_USES, SETTING_COLUMNS, SETTINGS, SETTINGS_SHEET, Setting, SettingAt,
};
use super::table::Table;
use crate::book::{Sheet, Workbook};
use crate::disk;
use crate::model::{Place, ScaleMark, Sentence};
use crate::sentence;
use crate::template::TemplateError;
use crate::text::Reading;
use crate::text::date;
use crate::text::width;

/// The settings, and where each stands.
pub(super) struct Settings {
    /// What is set.
    pub config: Config,
    /// The workbook of the lists, where it was opened for its sheet of settings.
    pub lists: Option<Workbook>,
    spots: BTreeMap<&'static str, SettingAt>,
}

impl Settings {
    /// Reads the settings of the round in this folder.
    ///
    /// # Errors
    /// When there are none, one can't be read, or the sheet and `matome.toml` contradict each other.
    pub fn read(folder: &Path) -> Result<Self, RoundError> {
        let path = folder.join(CONFIG_FILE);
        let source = if path.exists() { read_text(&path, CONFIG_FILE)? } else { String::new() };
        let config = parse(&source)?;
        let lists = disk::named(&folder.join(&config.items));
        if !path.exists() && !lists.exists() {
            return Err(RoundError::NoConfig(path));
        }
        let workbook = if lists.exists() { Some(open(&lists, &config.limits)?) } else { None };
        let mut settings = Self { spots: spots(&source), config, lists: None };
        if let Some(sheet) = workbook.as_ref().and_then(sheet_of_settings) {
            settings.take_sheet(sheet, &file_name(&lists))?;
        }
        Ok(Self { lists: workbook, ..settings })
    }

    /// The error on the value of a setting, with an example of how one is written.
    pub fn wrong(&self, key: &str, value: &str, example: &'static str) -> RoundError {
        RoundError::Value { spot: self.spot(key), value: value.to_owned(), example }
    }

    /// The error that says this of a setting.
    pub fn fault(&self, key: &str, fault: Sentence) -> RoundError {
        RoundError::Setting { spot: Box::new(self.spot(key)), fault }
    }

    /// A setting that there must be.
    ///
    /// # Errors
    /// When it stands nowhere.
    pub fn needed<'s>(&'s self, key: &'static str, value: &'s Option<String>) -> Result<&'s str, RoundError> {
        let name = SETTINGS.iter().find(|setting| setting.key == key).map_or(key, |setting| setting.name);
        let place = || self.spots.get(key).map(|spot| spot.place.clone());
        value.as_deref().ok_or_else(|| RoundError::NotSet { key, name, place: place() })
    }

    /// Whether a setting stands on the sheet.
    pub fn is_on_sheet(&self, key: &str) -> bool {
        self.spots.get(key).is_some_and(|spot| spot.name != key)
    }

    /// Where a setting stands.
    pub fn spot(&self, key: &str) -> SettingAt {
        self.spots.get(key).cloned().unwrap_or_else(|| SettingAt::line(CONFIG_FILE, None, key))
    }

    fn take_sheet(&mut self, sheet: &Sheet, file: &str) -> Result<(), RoundError> {
        let Some(table) = Table::on(sheet, &SETTING_COLUMNS, file) else { return Ok(()) };
        let marks = Table::on(sheet, &MARK_COLUMNS, file);
        let end = marks.as_ref().map_or(u32::MAX, Table::heading_row);
        let mut said: BTreeMap<&'static str, Vec<SettingRow>> = BTreeMap::new();
        for row in table.rows().take_while(|row| *row < end) {
            if let Some(one) = SettingRow::read(&table, row)? {
                said.entry(one.setting.key).or_default().push(one);
            }
        }
        said.into_values().try_for_each(|parts| self.take(parts))?;
        marks.map_or(Ok(()), |table| self.take_marks(&table))
    }

    /// A setting of the sheet, of all of its rows.
    fn take(&mut self, parts: Vec<SettingRow>) -> Result<(), RoundError> {
        let Some(first) = parts.iter().find(|part| !part.text.is_empty()) else {
            parts.first().into_iter().for_each(|part| self.has_cell(part));
            return Ok(());
        };
        let key = first.setting.key;
        let twice = |part: &&SettingRow| part.setting.name == first.setting.name && part.place != first.place;
        if let Some(again) = parts.iter().find(twice) {
            let name = again.setting.name;
            let fault = sentence!(
                "設定「{name}」が二度あります。どちらかの行を消してください。",
                "the setting {name} stands twice: delete one of the rows"
            );
            return Err(RoundError::List { place: again.place.clone(), fault });
        }
        if let Some(empty) = parts.iter().find(|part| part.text.is_empty()) {
            let spot = SettingAt::cell(&empty.place, empty.setting.name);
            return Err(RoundError::Value { spot, value: String::new(), example: "令和７年度" });
        }
        if let [first, last] = &parts[..] {
            check_span(first, last)?;
        }
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("～");
        let spot = SettingAt::cell(&first.place, first.setting.name);
        let slot = (first.setting.slot)(&mut self.config);
        match slot {
            Some(known) if !is_same(known, &text) => {
                let other = known.clone();
                Err(RoundError::Contradiction {
                    spot: Box::new(spot),
                    value: text,
                    there: Box::new(self.spot(key)),
                    other,
                })
            }
            Some(_) => Ok(()),
            None => {
                *slot = Some(text);
                self.spots.insert(key, spot);
                Ok(())
            }
        }
    }

    /// The cell of a setting of which the sheet says nothing.
    fn has_cell(&mut self, part: &SettingRow) {
        let spot = SettingAt::cell(&part.place, part.setting.name);
        self.spots.entry(part.setting.key).or_insert(spot);
    }

    fn take_marks(&mut self, table: &Table) -> Result<(), RoundError> {
        let mut own = [Vec::new(), Vec::new()];
        for row in table.rows() {
            let text = |column: &str| table.text(row, column);
            let usage = width::fold_key(&text("使い方"));
            let Some(place) = MARK_USES.iter().position(|word| width::fold_key(word) == usage) else {
                let spot = SettingAt::cell(&table.place(row, "使い方"), "使い方");
                return Err(RoundError::Value { spot, value: text("使い方"), example: MARK_USES[0] });
            };
            let apart = place == 2;
            let mark = table.needed_text(row, "記号")?;
            if names(&mark).len() > 1 {
                let fault = sentence!(
                    "記号「{mark}」は、一行に一つずつ書いてください。",
                    "\"{mark}\": write one mark in a row"
                );
                return Err(RoundError::List { place: table.place(row, "記号"), fault });
            }
            let is_same = |known: &ScaleMark| width::fold_key(&known.mark) == width::fold_key(&mark);
            if own.iter().flatten().any(is_same) {
                let fault = sentence!(
                    "記号「{mark}」が二度あります。どちらかの行を消してください。",
                    "the mark \"{mark}\" stands twice: delete one of the rows"
                );
                return Err(RoundError::List { place: table.place(row, "記号"), fault });
            }
            own[usize::from(place == 1)].push(ScaleMark {
                apart,
                mark,
                meaning: text("意味"),
                reasons: names(&text("理由を示す言葉")),
            });
        }
        let [marks, flags] = own;
        if marks.is_empty() && flags.is_empty() {
            return Ok(());
        }
        let own = OwnScale { marks: Some(marks), flags: Some(flags) };
        let place = table.place(table.heading_row(), "記号");
        match &self.config.scale {
            Some(known) if *known != own => Err(RoundError::Contradiction {
                spot: Box::new(SettingAt::cell(&place, "記号")),
                value: marks_of(&own),
                there: Box::new(self.spot("scale")),
                other: marks_of(known),
            }),
            _ => {
                self.config.scale = Some(own);
                Ok(())
            }
        }
    }
}

/// The sheet of settings: by its name, or else the first with its headings.
fn sheet_of_settings(workbook: &Workbook) -> Option<&Sheet> {
    let sheets = &workbook.sheets;
    let is_named = |sheet: &&Sheet| width::fold_key(&sheet.name) == width::fold_key(SETTINGS_SHEET);
    let is_headed = |sheet: &&Sheet| {
        let is_setting =
            |name: String| SETTINGS.iter().any(|known| width::fold_key(known.name) == width::fold_key(&name));
        Table::on(sheet, &SETTING_COLUMNS, "")
            .is_some_and(|table| table.rows().any(|row| is_setting(table.text(row, "設定"))))
    };
    sheets.iter().find(is_named).or_else(|| sheets.iter().find(is_headed))
}

/// Whether the first and the last year are years, and in this order.
fn check_span(first: &SettingRow, last: &SettingRow) -> Result<(), RoundError> {
    let year = |part: &SettingRow| {
        one_year(&part.text).ok_or_else(|| RoundError::Value {
            spot: SettingAt::cell(&part.place, part.setting.name),
            value: part.text.clone(),
            example: "令和７年度",
        })
    };
    if year(first)? <= year(last)? {
        return Ok(());
    }
    let [(name, year), (other, before)] = [last, first].map(|part| (part.setting.name, &part.text));
    let fault = sentence!(
        "{name}「{year}」が、{other}「{before}」より前です。どちらかを直してください。",
        "{name} \"{year}\" is before {other} \"{before}\": mend one of the two"
    );
    Err(RoundError::List { place: last.place.clone(), fault })
}

fn marks_of(scale: &OwnScale) -> String {
    let marks = scale.marks.iter().chain(&scale.flags).flatten();
    marks.map(|mark| mark.mark.as_str()).collect::<Vec<_>>().join("、")
}

/// A row of the sheet of settings.
pub(super) struct SettingRow {
    pub setting: &'static Setting,
    pub text: String,
    pub place: Place,
}

impl SettingRow {
    /// `None` for a remark: a row without a value under a name that is none of a setting.
    pub fn read(table: &Table, row: u32) -> Result<Option<Self>, RoundError> {
        let (name, text, place) =
            (table.text(row, "設定"), table.text(row, "内容"), table.place(row, "内容"));
        match SETTINGS.iter().find(|known| width::fold_key(known.name) == width::fold_key(&name)) {
            Some(setting) => Ok(Some(Self { setting, text, place })),
            None if text.is_empty() => Ok(None),
            None => Err(RoundError::List { place: table.place(row, "設定"), fault: no_setting(&name) }),
        }
    }
}

fn no_setting(name: &str) -> Sentence {
    let known = SETTINGS.map(|setting| setting.name).join("、");
    sentence!(
        "「{name}」という設定はありません。使えるもの：{known}",
        "there is no setting \"{name}\"; the possible ones are: {known}"
    )
}

/// Whether two texts set the same: the same words, years or day.
fn is_same(one: &str, other: &str) -> bool {
    let day = |text: &str| match date::read(text) {
        Reading::Value { value, .. } => Some(value),
        _ => None,
    };
    let years = |text: &str| read_years(text).or_else(|| one_year(text).map(|year| (year, year)));
    width::fold_key(one) == width::fold_key(other)
        || years(one).is_some_and(|years_of_one| years(other) == Some(years_of_one))
        || day(one).is_some_and(|day_of_one| day(other) == Some(day_of_one))
}

/// What `matome.toml` says; nothing where it is empty.
fn parse(source: &str) -> Result<Config, RoundError> {
    let config: Config =
        toml::from_str(source).map_err(|error| TemplateError::toml(CONFIG_FILE, source, &error))?;
    let broken = |(_, path): &(_, Option<&str>)| path.is_some_and(|path| path.contains(char::is_control));
    if let Some((key, _)) = config.paths().into_iter().find(broken) {
        return Err(TemplateError::backslash(CONFIG_FILE, line_of(source, &[key])).into());
    }
    Ok(config)
}

/// The line, from one, on which a key stands.
pub(super) fn line_of(source: &str, path: &[&str]) -> Option<usize> {
    let root = DeTable::parse(source).ok()?;
    let (last, above) = path.split_last()?;
    let mut table = root.get_ref();
    for key in above {
        let (_, value) = table.iter().find(|(known, _)| known.get_ref() == key)?;
        let DeValue::Table(inner) = value.get_ref() else { return None };
        table = inner;
    }
    let (key, _) = table.iter().find(|(known, _)| known.get_ref() == last)?;
    Some(source[..key.span().start].matches('\n').count() + 1)
}

fn spots(source: &str) -> BTreeMap<&'static str, SettingAt> {
    let keys = SETTINGS.iter().map(|setting| setting.key).chain(["scale"]);
    keys.filter_map(|key| Some((key, SettingAt::line(CONFIG_FILE, Some(line_of(source, &[key])?), key))))
        .collect()
}
