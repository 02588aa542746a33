//! 備品の一覧: each row is a record of its own.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save_as};
use super::round::{self, Settings};

/// The columns of the form, and how wide they are, in characters; the number of the row stands before them.
const COLUMNS: [(&str, f64); 7] = [
    ("品名", 22.0),
    ("取得年月日", 20.0),
    ("数量", 8.0),
    ("取得価格", 14.0),
    ("保管場所", 26.0),
    ("状態", 10.0),
    ("備考", 40.0),
];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    departments: Vec<Department>,
}

/// A department, its ways and its records.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    #[serde(default)]
    inserted_row: bool,
    /// Whether the place stands before the price and the number.
    #[serde(default)]
    swapped: bool,
    records: Vec<[String; 7]>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let data: Data = toml::from_str(include_str!("../data/equipment.toml")).context("equipment.toml")?;
    let departments = round::departments(data.departments.iter().map(|department| &department.name));
    let submissions = round::make(folder, &data.round, &[], &departments)?;
    for department in &data.departments {
        save_as(paper(&data, department), &submissions.join(&department.file))?;
    }
    Ok(())
}

fn paper(data: &Data, department: &Department) -> Paper {
    let order = if department.swapped { [0, 1, 4, 2, 3, 5, 6] } else { [0, 1, 2, 3, 4, 5, 6] };
    let widths: Vec<f64> = std::iter::once(6.0).chain(order.map(|column| COLUMNS[column].1)).collect();
    let mut paper = Paper::new("備品", &widths);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    let top = 2 + u32::from(department.inserted_row);
    paper.put(top, 0, "№", Look::Heading);
    for (col, column) in (1..).zip(order) {
        paper.put(top, col, COLUMNS[column].0, Look::Heading);
    }
    for (number, record) in (1..).zip(&department.records) {
        paper.put(top + number, 0, &number.to_string(), Look::Short);
        for (col, column) in (1..).zip(order) {
            paper.put(top + number, col, &record[column], Look::Text);
        }
    }
    paper
}
