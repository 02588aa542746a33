//! 人材育成基本方針の進捗状況: a card an item, filled in by each department in its own way.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save, save_csv};
use super::round::{self, Row, Settings};

const FIRST_YEAR: i32 = 2021;
const WIDTHS: [f64; 5] = [16.0, 14.0, 10.0, 56.0, 36.0];

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Data {
    round: Settings,
    departments: Vec<Department>,
    items: Vec<Item>,
}

/// A department and its ways. Without a file it sends nothing.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    years: Vec<String>,
    #[serde(default)]
    marks: Marks,
    #[serde(default = "usual_columns")]
    columns: Vec<Column>,
    #[serde(default)]
    one_sheet: bool,
    #[serde(default)]
    inserted_row: bool,
    #[serde(default)]
    mistakes: Vec<Mistake>,
}

/// How marks are typed.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Marks {
    #[default]
    Plain,
    Wide,
    Spaced,
    Lower,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Column {
    Year,
    Plan,
    Rating,
    Action,
    Outlook,
}

fn usual_columns() -> Vec<Column> {
    vec![Column::Plan, Column::Rating, Column::Action, Column::Outlook]
}

/// What is typed instead of what should be.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    item: String,
    year: i32,
    field: Column,
    typed: String,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    title: String,
    section: String,
    overview: String,
    #[serde(default = "usual_plans")]
    plans: Vec<String>,
    ratings: Vec<String>,
    actions: Vec<String>,
    outlooks: Vec<String>,
    departments: Vec<String>,
    #[serde(default)]
    also: Vec<Also>,
}

fn usual_plans() -> Vec<String> {
    ["実施", "↓", "↓", "↓", "↓"].map(str::to_owned).to_vec()
}

/// What a second department says of an item.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Also {
    department: String,
    actions: Vec<String>,
    outlooks: Vec<String>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let data: Data = toml::from_str(include_str!("../data/hr-progress.toml")).context("hr-progress.toml")?;
    let items: Vec<Row> = data.items.iter().map(item_row).collect();
    let departments: Vec<Row> = data.departments.iter().map(department_row).collect();
    let submissions = round::make(folder, &data.round, &items, &departments)?;
    for department in &data.departments {
        let Some(file) = &department.file else { continue };
        let papers = papers(&data, department);
        let path = submissions.join(file);
        match papers.as_slice() {
            [one] if file.ends_with(".csv") => save_csv(one, &path)?,
            papers => save(papers, &path)?,
        }
    }
    Ok(())
}

fn item_row(item: &Item) -> Row {
    vec![
        ("番号", item.id.clone()),
        ("表示番号", format!("№{}", item.id)),
        ("名称", item.title.clone()),
        ("区分", item.section.clone()),
        ("担当課", item.departments.join("、")),
    ]
}

fn department_row(department: &Department) -> Row {
    vec![("部署名", department.name.clone()), ("別名", department.aliases.join("、"))]
}

/// The sheets that a department sends: one a card, or all cards on one.
fn papers(data: &Data, department: &Department) -> Vec<Paper> {
    let own = data.items.iter().filter(|item| item.departments.contains(&department.name));
    if department.one_sheet {
        let mut paper = sheet("調査票", data);
        own.for_each(|item| draw_card(&mut paper, item, department));
        return vec![paper];
    }
    let one = |item: &Item| {
        let mut paper = sheet(&format!("№{}", item.id), data);
        draw_card(&mut paper, item, department);
        paper
    };
    own.map(one).collect()
}

fn sheet(name: &str, data: &Data) -> Paper {
    let mut paper = Paper::new(name, &WIDTHS);
    paper.put(0, 0, &data.round.banner, Look::Banner);
    paper
}

fn draw_card(paper: &mut Paper, item: &Item, department: &Department) {
    let mut row = paper.next_row() + 1;
    paper.put(row, 0, &format!("№{}", item.id), Look::Title);
    paper.merge((row, 1), (row, 4), &item.title, Look::Title);
    paper.put(row + 1, 0, "実施概要", Look::Heading);
    paper.merge((row + 1, 1), (row + 1, 4), &item.overview, Look::Text);
    paper.put(row + 2, 0, "年度", Look::Heading);
    for (col, column) in (1..).zip(&department.columns) {
        paper.put(row + 2, col, label(*column), Look::Heading);
    }
    row += 3;
    for index in 0..department.years.len() {
        draw_year(paper, row, index, item, department);
        row += 1 + u32::from(department.inserted_row && index == 0);
    }
}

const fn label(column: Column) -> &'static str {
    match column {
        Column::Year => "年度",
        Column::Plan => "計画",
        Column::Rating => "評価",
        Column::Action => "実施（取組）",
        Column::Outlook => "展開（課題等）",
    }
}

fn draw_year(paper: &mut Paper, row: u32, index: usize, item: &Item, department: &Department) {
    let columns = std::iter::once(Column::Year).chain(department.columns.iter().copied());
    for (col, column) in (0..).zip(columns) {
        let look = match column {
            Column::Action | Column::Outlook => Look::Text,
            _ => Look::Short,
        };
        paper.put(row, col, &typed(item, department, index, column), look);
    }
}

/// What the department types into a cell.
fn typed(item: &Item, department: &Department, index: usize, column: Column) -> String {
    let year = FIRST_YEAR + index as i32;
    let mut mistakes = department.mistakes.iter();
    if let Some(mistake) =
        mistakes.find(|mistake| mistake.item == item.id && mistake.year == year && mistake.field == column)
    {
        return mistake.typed.clone();
    }
    let also = item.also.iter().find(|also| also.department == department.name);
    let (actions, outlooks) =
        also.map_or((&item.actions, &item.outlooks), |also| (&also.actions, &also.outlooks));
    let said = match column {
        Column::Year => department.years.get(index).cloned(),
        Column::Plan => item.plans.get(index).cloned(),
        Column::Rating => item.ratings.get(index).map(|mark| mark_as(mark, department.marks)),
        Column::Action => actions.get(index).cloned(),
        Column::Outlook => outlooks.get(index).cloned(),
    };
    said.unwrap_or_default()
}

/// A mark as the department types it.
fn mark_as(mark: &str, marks: Marks) -> String {
    let grade = mark.trim_start_matches('※');
    let flag = if grade.len() < mark.len() { "※" } else { "" };
    let wide: String = grade.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect();
    match marks {
        Marks::Plain => mark.to_owned(),
        Marks::Wide => format!("{flag}{wide}"),
        Marks::Spaced if flag.is_empty() => grade.to_owned(),
        Marks::Spaced => format!("{flag} {grade}"),
        Marks::Lower => mark.to_lowercase(),
    }
}
