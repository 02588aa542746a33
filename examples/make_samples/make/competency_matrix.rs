//! 職層ごとに求められる能力: competencies down, grades across, a mark in each cell.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save_as};
use super::round::{self, Row, Settings};

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    grades: Vec<String>,
    departments: Vec<Department>,
    items: Vec<Item>,
}

/// A department and its ways.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    /// Whether it lists the grades from the lowest to the highest.
    #[serde(default)]
    reversed: bool,
    #[serde(default)]
    inserted_row: bool,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    title: String,
    section: String,
    department: String,
    marks: String,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let source = include_str!("../data/competency-matrix.toml");
    let data: Data = toml::from_str(source).context("competency-matrix.toml")?;
    let item = |(number, item): (u32, &Item)| {
        round::item(number, &item.title, &item.section, Some(&item.department))
    };
    let items: Vec<Row> = (1..).zip(&data.items).map(item).collect();
    let departments = round::departments(data.departments.iter().map(|department| &department.name));
    let submissions = round::make(folder, &data.round, &items, &departments)?;
    for department in &data.departments {
        save_as(paper(&data, department), &submissions.join(&department.file))?;
    }
    Ok(())
}

fn paper(data: &Data, department: &Department) -> Paper {
    let widths = [&[16.0, 24.0][..], &vec![12.0; data.grades.len()]].concat();
    let mut paper = Paper::new("能力表", &widths);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    let top = 2 + u32::from(department.inserted_row);
    if department.inserted_row {
        paper.put(1, 0, "●：評価項目と連動　※：維持・充実を図る　○：会計年度任用職員", Look::Note);
    }
    let mut grades: Vec<usize> = (0..data.grades.len()).collect();
    if department.reversed {
        grades.reverse();
    }
    paper.put(top, 0, "区分", Look::Heading);
    paper.put(top, 1, "能力", Look::Heading);
    for (col, grade) in (2..).zip(&grades) {
        paper.put(top, col, &data.grades[*grade], Look::Heading);
    }
    draw_rows(&mut paper, top + 1, data, department, &grades);
    paper
}

fn draw_rows(paper: &mut Paper, top: u32, data: &Data, department: &Department, grades: &[usize]) {
    let own: Vec<&Item> = data.items.iter().filter(|item| item.department == department.name).collect();
    for (row, item) in (top..).zip(&own) {
        paper.put(row, 1, &item.title, Look::Text);
        let marks: Vec<char> = item.marks.chars().collect();
        for (col, grade) in (2..).zip(grades) {
            let mark = marks.get(*grade).filter(|mark| **mark != '・');
            paper.put(row, col, &mark.map(char::to_string).unwrap_or_default(), Look::Short);
        }
    }
    for section in own.chunk_by(|a, b| a.section == b.section) {
        let first = own.iter().position(|item| item.section == section[0].section).unwrap_or(0) as u32;
        paper.merge(
            (top + first, 0),
            (top + first + section.len() as u32 - 1, 0),
            &section[0].section,
            Look::Short,
        );
    }
}
