//! The settings that stand on the sheet 設定: how staff call them, what `matome.toml` calls them; and where one stands.

use super::config::Config;
use crate::model::{CellRef, Place, Sentence};
use crate::sentence;

/// The name of the sheet.
pub const SETTINGS_SHEET: &str = "設定";

/// The columns of the settings: heading, and whether it is needed.
pub const SETTING_COLUMNS: [(&str, bool); 2] = [("設定", true), ("内容", true)];

/// The columns of the marks, under the settings.
pub const MARK_COLUMNS: [(&str, bool); 4] =
    [("記号", true), ("使い方", true), ("意味", true), ("理由を示す言葉", false)];

/// How a mark is used: the words in the column 使い方, for a grade, for a flag that stands at one, and for a grade outside
/// of the order from best to worst.
pub const MARK_USES: [&str; 3] = ["評価", "付ける印", "評価（順序外）"];

/// A setting of the sheet.
pub struct Setting {
    /// How the sheet calls it. Rows of one key are parts of one setting: the first and the last year.
    pub name: &'static str,
    /// How `matome.toml` calls it.
    pub key: &'static str,
    pub(super) slot: fn(&mut Config) -> &mut Option<String>,
}

/// All settings of the sheet, in its order.
pub const SETTINGS: [Setting; 15] = [
    Setting { name: "様式", key: "template", slot: |config| &mut config.template },
    Setting { name: "表題", key: "title", slot: |config| &mut config.title },
    Setting { name: "団体名", key: "organization", slot: |config| &mut config.organization },
    Setting { name: "取りまとめ課", key: "office", slot: |config| &mut config.office },
    Setting { name: "担当者", key: "contact", slot: |config| &mut config.contact },
    Setting { name: "内線", key: "extension", slot: |config| &mut config.extension },
    Setting { name: "計画の最初の年度", key: "years", slot: |config| &mut config.years },
    Setting { name: "計画の最後の年度", key: "years", slot: |config| &mut config.years },
    Setting { name: "取りまとめる年度", key: "collecting", slot: |config| &mut config.collecting },
    Setting { name: "元号", key: "era", slot: |config| &mut config.era },
    Setting { name: "提出期限", key: "deadline", slot: |config| &mut config.deadline },
    Setting {
        name: "再提出期限",
        key: "resubmission-deadline",
        slot: |config| &mut config.resubmission_deadline,
    },
    Setting { name: "公表する年月", key: "published", slot: |config| &mut config.published },
    Setting { name: "調査票のひな形", key: "form", slot: |config| &mut config.form },
    Setting { name: "前回の結果", key: "previous", slot: |config| &mut config.previous },
];

/// Where a setting stands, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingAt {
    /// The file, and the line or the cell in it.
    pub place: Sentence,
    /// The setting's name there.
    pub name: String,
}

impl SettingAt {
    /// A line of `matome.toml`, from one.
    pub(super) fn line(file: &str, line: Option<usize>, key: &str) -> Self {
        let place = match line {
            Some(line) => sentence!("{file} の {line} 行目", "{file} line {line}"),
            None => sentence!("{file}", "{file}"),
        };
        Self { place, name: key.to_owned() }
    }

    /// A cell of a list or of the sheet of settings.
    pub(super) fn cell(place: &Place, name: &str) -> Self {
        Self { place: place_of(place), name: name.to_owned() }
    }
}

/// A place as staff find it: the cell of a sheet, the line and the column of a text file, or the file.
pub(super) fn place_of(place: &Place) -> Sentence {
    let Place { file, sheet, cell, .. } = place;
    match cell {
        Some(cell) if is_text(file) => {
            let CellRef { row, col } = *cell;
            let (row, col) = (row + 1, col + 1);
            sentence!("{file} の {row} 行 {col} 列目", "{file} row {row}, column {col}")
        }
        Some(cell) => {
            sentence!("{file} のシート「{sheet}」セル {cell}", "{file} sheet \"{sheet}\" cell {cell}")
        }
        None => sentence!("{file}", "{file}"),
    }
}

fn is_text(file: &str) -> bool {
    let lower = file.to_lowercase();
    [".csv", ".tsv", ".txt"].iter().any(|ending| lower.ends_with(ending))
}
