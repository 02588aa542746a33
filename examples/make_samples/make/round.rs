//! A round's folder: `matome.toml` and the lists of items and departments.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use matome::round::{DEPARTMENT_COLUMNS, ITEM_COLUMNS};

use super::paper::{Look, Paper, save};

/// What `matome.toml` says.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// The template, and the name of the folder.
    pub template: String,
    /// Title of the report.
    pub title: String,
    /// Who publishes it.
    pub organization: String,
    /// The section that collects.
    pub office: String,
    /// The plan's fiscal years.
    #[serde(default)]
    pub years: Option<String>,
    /// The year being collected.
    #[serde(default)]
    pub collecting: Option<String>,
    /// The era of bare years.
    #[serde(default)]
    pub era: Option<String>,
    /// By when departments answer.
    pub deadline: String,
    /// The date on the cover.
    pub published: String,
    /// The title on the form.
    pub banner: String,
}

/// A row of a list: heading and text. Headings that are left out stay empty.
pub type Row = Vec<(&'static str, String)>;

/// Makes the round's folder and its lists. Gives the folder of the submissions.
pub fn make(folder: &Path, settings: &Settings, items: &[Row], departments: &[Row]) -> Result<PathBuf> {
    let round = folder.join(&settings.template);
    let submissions = round.join("submissions");
    fs::create_dir_all(&submissions)?;
    fs::write(round.join("matome.toml"), config(settings))?;
    save(&[item_list(items), department_list(departments)], &round.join("一覧表.xlsx"))?;
    Ok(submissions)
}

/// Departments with nothing but their names.
pub fn departments<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Row> {
    names.map(|name| vec![("部署名", name.clone())]).collect()
}

/// An item by its number; whoever answers it, where the list says so.
pub fn item(number: u32, title: &str, section: &str, department: Option<&String>) -> Row {
    let row = [("番号", number.to_string()), ("名称", title.to_owned()), ("区分", section.to_owned())];
    row.into_iter().chain(department.map(|name| ("担当課", name.clone()))).collect()
}

fn config(settings: &Settings) -> String {
    let mut lines = vec!["# 取りまとめの設定です。「#」で始まる行は説明です。".to_owned(), String::new()];
    let mut say = |note: &str, key: &str, value: Option<&String>| {
        if let Some(value) = value {
            lines.push(format!("# {note}"));
            lines.push(format!("{key} = \"{value}\""));
            lines.push(String::new());
        }
    };
    say("様式（matome templates で一覧を表示します）", "template", Some(&settings.template));
    say("報告書の表題", "title", Some(&settings.title));
    say("団体名", "organization", Some(&settings.organization));
    say("取りまとめる部署", "office", Some(&settings.office));
    say("計画の期間", "years", settings.years.as_ref());
    say("今回取りまとめる年度", "collecting", settings.collecting.as_ref());
    say("「２８年度」のように元号のない年度の元号", "era", settings.era.as_ref());
    say("提出期限", "deadline", Some(&settings.deadline));
    say("表紙に記す年月", "published", Some(&settings.published));
    lines.join("\n")
}

/// The columns that are needed, and those that some item uses.
fn item_list(rows: &[Row]) -> Paper {
    let widths: [f64; ITEM_COLUMNS.len()] =
        [12.0, 10.0, 46.0, 40.0, 14.0, 10.0, 26.0, 10.0, 14.0, 14.0, 36.0];
    let used = |heading: &str| rows.iter().flatten().any(|(name, text)| *name == heading && !text.is_empty());
    let all = ITEM_COLUMNS.into_iter().zip(widths);
    let columns: Vec<(&str, f64)> = all
        .filter(|((heading, needed), _)| *needed || used(heading))
        .map(|((heading, _), width)| (heading, width))
        .collect();
    let note = "取りまとめる項目の一覧です。１項目を１行に書きます。担当課は主たる課を先に、「、」で区切って並べます。";
    list("項目", &columns, note, rows)
}

fn department_list(rows: &[Row]) -> Paper {
    let widths = [24.0, 30.0, 40.0, 36.0];
    let columns: Vec<(&str, f64)> =
        DEPARTMENT_COLUMNS.map(|(heading, _)| heading).into_iter().zip(widths).collect();
    let note =
        "提出する部署の一覧です。別名は、ファイル名に使われるほかの呼び方です。メールは空欄でも構いません。";
    list("部署", &columns, note, rows)
}

fn list(name: &str, columns: &[(&str, f64)], note: &str, rows: &[Row]) -> Paper {
    let widths: Vec<f64> = columns.iter().map(|(_, width)| *width).collect();
    let mut paper = Paper::new(name, &widths);
    paper.put(0, 0, note, Look::ListNote);
    for (col, (heading, _)) in (0..).zip(columns) {
        paper.put(1, col, heading, Look::ListHead);
    }
    for (line, row) in (2..).zip(rows) {
        for (col, (heading, _)) in (0..).zip(columns) {
            let text = row.iter().find(|(name, _)| name == heading).map_or("", |(_, text)| text.as_str());
            paper.put(line, col, text, Look::Listed);
        }
    }
    paper.frozen = 2;
    paper.filter = Some(1);
    paper
}
