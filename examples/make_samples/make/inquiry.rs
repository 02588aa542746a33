//! 照会: the same questions to every department, with an answer, a number and a remark each.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save_as};
use super::round::{self, Row, Settings};

/// The columns of the form, and how wide they are, in characters.
const COLUMNS: [(&str, f64); 4] = [("設問", 56.0), ("回答", 8.0), ("件数", 8.0), ("備考", 40.0)];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    questions: Vec<Question>,
    departments: Vec<Department>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    section: String,
    text: String,
}

/// A department, its ways and its answers.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    #[serde(default)]
    inserted_row: bool,
    /// Whether the remarks stand before the numbers.
    #[serde(default)]
    swapped: bool,
    answers: Vec<[String; 3]>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let data: Data = toml::from_str(include_str!("../data/inquiry.toml")).context("inquiry.toml")?;
    let item =
        |(number, question): (u32, &Question)| round::item(number, &question.text, &question.section, None);
    let items: Vec<Row> = (1..).zip(&data.questions).map(item).collect();
    let departments = round::departments(data.departments.iter().map(|department| &department.name));
    let submissions = round::make(folder, &data.round, &items, &departments)?;
    for department in &data.departments {
        save_as(paper(&data, department), &submissions.join(&department.file))?;
    }
    Ok(())
}

fn paper(data: &Data, department: &Department) -> Paper {
    let order = if department.swapped { [0, 1, 3, 2] } else { [0, 1, 2, 3] };
    let mut paper = Paper::new("調査票", &order.map(|column| COLUMNS[column].1));
    paper.put(0, 0, &data.round.banner, Look::Banner);
    let top = 2 + u32::from(department.inserted_row);
    for (col, column) in (0..).zip(order) {
        paper.put(top, col, COLUMNS[column].0, Look::Heading);
    }
    for (row, (question, [answer, count, note])) in
        (top + 1..).zip(data.questions.iter().zip(&department.answers))
    {
        let texts = [&question.text, answer, count, note];
        for (col, column) in (0..).zip(order) {
            let look = if matches!(column, 1 | 2) { Look::Short } else { Look::Text };
            paper.put(row, col, texts[column], look);
        }
    }
    paper
}
