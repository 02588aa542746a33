//! 職位ごとに求められる能力: a matrix whose cells are names, merged over positions; and a card a position.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save};
use super::round::{self, Row, Settings};

const CARD_WIDTHS: [f64; 3] = [18.0, 34.0, 80.0];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    positions: Vec<String>,
    departments: Vec<Department>,
    elements: Vec<Element>,
    cards: Vec<Card>,
}

/// A department: the positions that it writes the cards of, and whether it sends the matrix.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    positions: Vec<String>,
    #[serde(default)]
    matrix: bool,
}

/// A row of the matrix: first position, last position, name.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Element {
    title: String,
    cells: Vec<[String; 3]>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    position: String,
    roles: Vec<String>,
    abilities: Vec<[String; 2]>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let source = include_str!("../data/grade-competency.toml");
    let data: Data = toml::from_str(source).context("grade-competency.toml")?;
    let departments: Vec<Row> = data.departments.iter().map(department_row).collect();
    let submissions = round::make(folder, &data.round, &items(&data), &departments)?;
    for department in &data.departments {
        let cards = data.cards.iter().filter(|card| department.positions.contains(&card.position));
        let matrix = department.matrix.then(|| matrix(&data));
        let papers: Vec<Paper> = matrix.into_iter().chain(cards.map(draw_card)).collect();
        save(&papers, &submissions.join(&department.file))?;
    }
    Ok(())
}

fn department_row(department: &Department) -> Row {
    vec![("部署名", department.name.clone()), ("担当区分", department.positions.join("、"))]
}

/// The rows of the matrix; an element may have several.
fn items(data: &Data) -> Vec<Row> {
    let owner = data.departments.iter().find(|department| department.matrix);
    let owner = owner.map(|department| department.name.clone()).unwrap_or_default();
    let row = |(number, title): (usize, &String)| {
        vec![("番号", number.to_string()), ("名称", title.clone()), ("担当課", owner.clone())]
    };
    (1..).zip(data.elements.iter().map(|element| &element.title)).map(row).collect()
}

fn matrix(data: &Data) -> Paper {
    let widths = [&[28.0][..], &vec![20.0; data.positions.len()]].concat();
    let mut paper = Paper::new("一覧", &widths);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    paper.put(1, 0, "要素", Look::Heading);
    for (col, position) in (1..).zip(&data.positions) {
        paper.put(1, col, position, Look::Heading);
    }
    let mut row = 2;
    for element in data.elements.chunk_by(|a, b| a.title == b.title) {
        paper.merge((row, 0), (row + element.len() as u32 - 1, 0), &element[0].title, Look::Heading);
        for line in element {
            draw_names(&mut paper, row, line, &data.positions);
            row += 1;
        }
    }
    paper
}

fn draw_names(paper: &mut Paper, row: u32, element: &Element, positions: &[String]) {
    let place =
        |name: &String| positions.iter().position(|position| position == name).unwrap_or(0) as u16 + 1;
    let spans = element.cells.iter().map(|[first, last, name]| (place(first), place(last), name));
    let spans: Vec<(u16, u16, &String)> = spans.collect();
    for col in 1..=positions.len() as u16 {
        match spans.iter().find(|(first, last, _)| (*first..=*last).contains(&col)) {
            Some((first, last, name)) if *first == col => {
                paper.merge((row, *first), (row, *last), name, Look::Short);
            }
            Some(_) => {}
            None => paper.put(row, col, "", Look::Short),
        }
    }
}

fn draw_card(card: &Card) -> Paper {
    let mut paper = Paper::new(&card.position, &CARD_WIDTHS);
    paper.merge((0, 0), (0, 2), &card.position, Look::Title);
    let roles = card.roles.len() as u32;
    paper.merge((1, 0), (roles, 0), "役割", Look::Heading);
    for (row, role) in (1..).zip(&card.roles) {
        paper.merge((row, 1), (row, 2), role, Look::Text);
    }
    let last = roles + card.abilities.len() as u32;
    paper.merge((roles + 1, 0), (last, 0), "求められる能力", Look::Heading);
    for (row, [name, definition]) in (roles + 1..).zip(&card.abilities) {
        paper.put(row, 1, name, Look::Text);
        paper.put(row, 2, definition, Look::Text);
    }
    paper
}
