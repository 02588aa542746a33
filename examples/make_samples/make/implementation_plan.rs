//! 人材育成基本方針実施計画: a sheet a direction; initiatives with projects, 計画 and 実績, cells merged over years.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save};
use super::round::{self, Row, Settings};

/// How the data says "merged with the year before".
const SAME: &str = "=";
const WIDTHS: [f64; 5] = [34.0, 8.0, 30.0, 30.0, 30.0];
const REVIEW: [&str; 2] = ["平成28年度", "平成30年度"];
const AHEAD: [&str; 2] = ["平成31年度", "平成33年度"];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    departments: Vec<Department>,
    directions: Vec<Direction>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Department {
    name: String,
    file: String,
    years: [String; 6],
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Direction {
    pillar: String,
    title: String,
    department: String,
    initiatives: Vec<Initiative>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Initiative {
    title: String,
    overview: String,
    outcome: String,
    review: Vec<Project>,
    ahead: Vec<Project>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Project {
    title: String,
    plan: [String; 3],
    #[serde(default)]
    actual: Option<[String; 3]>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let source = include_str!("../data/implementation-plan.toml");
    let data: Data = toml::from_str(source).context("implementation-plan.toml")?;
    let departments = round::departments(data.departments.iter().map(|department| &department.name));
    let submissions = round::make(folder, &data.round, &items(&data), &departments)?;
    for department in &data.departments {
        let own =
            numbered(&data).into_iter().filter(|(.., direction)| direction.department == department.name);
        let papers: Vec<Paper> = own
            .map(|(pillar, place, direction)| paper(&data, department, pillar, place, direction))
            .collect();
        save(&papers, &submissions.join(&department.file))?;
    }
    Ok(())
}

/// The directions with the number of their pillar and their own in it.
fn numbered(data: &Data) -> Vec<(usize, usize, &Direction)> {
    let mut numbers = Vec::new();
    for (pillar, group) in data.directions.chunk_by(|a, b| a.pillar == b.pillar).enumerate() {
        numbers.extend((1..).zip(group).map(|(place, direction)| (pillar + 1, place, direction)));
    }
    numbers
}

fn items(data: &Data) -> Vec<Row> {
    let mut rows = Vec::new();
    for (pillar, place, direction) in numbered(data) {
        let section = format!("{}／{}", direction.pillar, direction.title);
        for (number, initiative) in (1..).zip(&direction.initiatives) {
            let id = format!("{pillar}-{place}-{number}");
            rows.push(item(&id, &initiative.title, &section, "取組", direction));
            let below = format!("{section}／{}", initiative.title);
            for (letter, projects, years) in
                [("a", &initiative.review, REVIEW), ("b", &initiative.ahead, AHEAD)]
            {
                for (count, project) in (1..).zip(projects) {
                    let own = format!("{id}-{letter}{count}");
                    let mut row = item(&own, &project.title, &below, "事業", direction);
                    row.push(("親番号", id.clone()));
                    row.push(("開始年度", years[0].to_owned()));
                    row.push(("終了年度", years[1].to_owned()));
                    rows.push(row);
                }
            }
        }
    }
    rows
}

fn item(id: &str, title: &str, section: &str, kind: &str, direction: &Direction) -> Row {
    vec![
        ("番号", id.to_owned()),
        ("名称", title.to_owned()),
        ("区分", section.to_owned()),
        ("種別", kind.to_owned()),
        ("担当課", direction.department.clone()),
    ]
}

fn paper(data: &Data, department: &Department, pillar: usize, place: usize, direction: &Direction) -> Paper {
    let mut paper = Paper::new(&format!("{pillar}-{place}"), &WIDTHS);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    let wide = |number: usize| char::from_u32(0xFF10 + number as u32).unwrap_or(' ');
    paper.merge((1, 0), (1, 4), &format!("（{}）{}", wide(place), direction.title), Look::Title);
    for (number, initiative) in direction.initiatives.iter().enumerate() {
        let circled = char::from_u32(0x2460 + number as u32).unwrap_or(' ');
        draw_initiative(&mut paper, circled, initiative, department);
    }
    paper
}

fn draw_initiative(paper: &mut Paper, number: char, initiative: &Initiative, department: &Department) {
    let row = paper.next_row() + 1;
    paper.merge((row, 0), (row, 4), &format!("{number}{}", initiative.title), Look::Title);
    paper.put(row + 1, 0, "実施概要", Look::Heading);
    paper.merge((row + 1, 1), (row + 1, 4), &initiative.overview, Look::Text);
    draw_projects(paper, row + 2, &initiative.review, &department.years[..3]);
    let row = paper.next_row();
    paper.put(row, 0, "３年間の成果等", Look::Heading);
    paper.merge((row, 1), (row, 4), &initiative.outcome, Look::Text);
    draw_projects(paper, row + 2, &initiative.ahead, &department.years[3..]);
}

fn draw_projects(paper: &mut Paper, top: u32, projects: &[Project], years: &[String]) {
    let headings = ["事業名", "区分"].into_iter().chain(years.iter().map(String::as_str));
    for (col, heading) in (0..).zip(headings) {
        paper.put(top, col, heading, Look::Heading);
    }
    let mut row = top + 1;
    for project in projects {
        let last = row + u32::from(project.actual.is_some());
        paper.merge((row, 0), (last, 0), &project.title, Look::Text);
        draw_line(paper, row, "計画", &project.plan);
        if let Some(actual) = &project.actual {
            draw_line(paper, last, "実績", actual);
        }
        row = last + 1;
    }
}

/// A row of three years; a year that repeats the one before is merged with it.
fn draw_line(paper: &mut Paper, row: u32, label: &str, texts: &[String; 3]) {
    paper.put(row, 1, label, Look::Heading);
    let mut first = 0;
    while first < texts.len() {
        let more = texts[first + 1..].iter().take_while(|text| *text == SAME).count();
        let cols = (2 + first as u16, 2 + (first + more) as u16);
        paper.merge((row, cols.0), (row, cols.1), &texts[first], Look::Text);
        first += more + 1;
    }
}
