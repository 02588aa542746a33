//! 施設の月別利用状況: facilities down, months across.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save_as};
use super::round::{self, Row, Settings};

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    departments: Vec<Department>,
    facilities: Vec<Facility>,
}

/// A department and its ways.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    #[serde(default)]
    inserted_row: bool,
}

/// A facility with its visitors, from April on.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Facility {
    name: String,
    section: String,
    department: String,
    months: [u32; 12],
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let data: Data = toml::from_str(include_str!("../data/monthly.toml")).context("monthly.toml")?;
    let item = |(number, facility): (u32, &Facility)| {
        round::item(number, &facility.name, &facility.section, Some(&facility.department))
    };
    let items: Vec<Row> = (1..).zip(&data.facilities).map(item).collect();
    let departments = round::departments(data.departments.iter().map(|department| &department.name));
    let submissions = round::make(folder, &data.round, &items, &departments)?;
    for department in &data.departments {
        save_as(paper(&data, department), &submissions.join(&department.file))?;
    }
    Ok(())
}

fn paper(data: &Data, department: &Department) -> Paper {
    let widths = [&[24.0][..], &[8.0; 12]].concat();
    let mut paper = Paper::new("利用者数", &widths);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    let top = 2 + u32::from(department.inserted_row);
    paper.put(top, 0, "施設名", Look::Heading);
    for (col, month) in (1..).zip((4..=12).chain(1..=3)) {
        paper.put(top, col, &format!("{month}月"), Look::Heading);
    }
    let own = data.facilities.iter().filter(|facility| facility.department == department.name);
    for (row, facility) in (top + 1..).zip(own) {
        paper.put(row, 0, &facility.name, Look::Text);
        for (col, visitors) in (1..).zip(facility.months) {
            paper.put(row, col, &visitors.to_string(), Look::Short);
        }
    }
    paper
}
