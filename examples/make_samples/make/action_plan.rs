//! 特定事業主行動計画の進捗状況: years across, four rows a measure; and the sheet of numeric targets.

use std::path::Path;

use anyhow::{Context, Result};

use super::paper::{Look, Paper, save};
use super::round::{self, Row, Settings};

/// The year being collected.
const COLLECTING: i32 = 2023;
/// How many years a section or a target has.
const YEARS: i32 = 5;
/// How the data says "as the year before".
const SAME: &str = "=";
const WIDTHS: [f64; 8] = [12.0, 26.0, 10.0, 24.0, 24.0, 24.0, 24.0, 24.0];
const TARGET_WIDTHS: [f64; 6] = [44.0, 14.0, 14.0, 14.0, 14.0, 14.0];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    round: Settings,
    departments: Vec<Department>,
    sections: Vec<Section>,
    targets: Vec<Target>,
}

/// A department and its ways.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Department {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    file: String,
    #[serde(default)]
    older: Option<String>,
    years: String,
    same: String,
    #[serde(default)]
    targets: bool,
    #[serde(default)]
    one_sheet: bool,
}

impl Department {
    fn year(&self, year: i32) -> String {
        let number = (year - 2018).to_string();
        let wide = number.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect::<String>();
        self.years.replace("{n}", &number).replace("{ｎ}", &wide)
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    title: String,
    first: i32,
    department: String,
    measures: Vec<Measure>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    title: String,
    ratings: Vec<String>,
    actions: Vec<String>,
    issues: Vec<String>,
}

/// A numeric target: a row of results under the words of the target, or a row of goals and one of results.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    title: String,
    target: String,
    #[serde(default)]
    result: Option<String>,
    first: i32,
    #[serde(default)]
    goals: Vec<String>,
    values: Vec<String>,
    #[serde(default)]
    fractions: Vec<String>,
}

/// Makes the round.
pub fn make(folder: &Path) -> Result<()> {
    let data: Data = toml::from_str(include_str!("../data/action-plan.toml")).context("action-plan.toml")?;
    let departments: Vec<Row> = data.departments.iter().map(department_row).collect();
    let submissions = round::make(folder, &data.round, &items(&data), &departments)?;
    for department in &data.departments {
        save(&papers(&data, department, COLLECTING), &submissions.join(&department.file))?;
        if let Some(older) = &department.older {
            save(&papers(&data, department, COLLECTING - 1), &submissions.join(older))?;
        }
    }
    Ok(())
}

fn department_row(department: &Department) -> Row {
    vec![("部署名", department.name.clone()), ("別名", department.aliases.join("、"))]
}

fn items(data: &Data) -> Vec<Row> {
    let measures = (1..).zip(&data.sections).flat_map(|(number, section)| {
        let rows = (1..).zip(&section.measures);
        rows.map(move |(place, measure)| {
            let mut row = vec![
                ("番号", format!("{number}-{place}")),
                ("名称", measure.title.clone()),
                ("区分", section.title.clone()),
                ("種別", "取組".to_owned()),
                ("担当課", section.department.clone()),
            ];
            row.extend(span(section.first));
            row
        })
    });
    measures.chain(target_rows(data)).collect()
}

fn target_rows(data: &Data) -> impl Iterator<Item = Row> {
    let owner = data.departments.iter().find(|department| department.targets);
    let owner = owner.map(|department| department.name.clone()).unwrap_or_default();
    (1..).zip(&data.targets).map(move |(number, target)| {
        let mut row = vec![
            ("番号", format!("T{number}")),
            ("名称", target.title.clone()),
            ("区分", "目標数値".to_owned()),
            ("種別", "数値目標".to_owned()),
            ("目標", target.target.clone()),
            ("担当課", owner.clone()),
        ];
        row.extend(span(target.first));
        row
    })
}

fn span(first: i32) -> [(&'static str, String); 2] {
    let year = |year: i32| format!("令和{}年度", year - 2018);
    [("開始年度", year(first)), ("終了年度", year(first + YEARS - 1))]
}

/// The sheets that a department sends, filled in up to a year.
fn papers(data: &Data, department: &Department, upto: i32) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    for (number, section) in (1..).zip(&data.sections) {
        if section.department != department.name {
            continue;
        }
        let mut paper = Paper::new(&format!("({number})"), &WIDTHS);
        paper.put(0, 0, &data.round.banner, Look::Banner);
        draw_section(&mut paper, number, section, department, upto);
        papers.push(paper);
    }
    if department.one_sheet {
        papers.iter_mut().for_each(|paper| paper.name = "調査票".to_owned());
    }
    if department.targets {
        papers.push(target_paper(data, department));
    }
    papers
}

fn draw_section(paper: &mut Paper, number: u32, section: &Section, department: &Department, upto: i32) {
    let top = paper.next_row() + 1;
    paper.merge((top, 0), (top, 7), &format!("({number}) {}", section.title), Look::Title);
    let row = top + 1;
    for (col, heading) in (0..).zip(["役割", "取組内容", "項目"]) {
        paper.put(row, col, heading, Look::Heading);
    }
    for (col, year) in (3..).zip(section.first..section.first + YEARS) {
        paper.put(row, col, &department.year(year), Look::Heading);
    }
    let rows = 4 * section.measures.len() as u32;
    paper.merge((row + 1, 0), (row + rows, 0), "人事担当課等", Look::Short);
    for (place, measure) in (0..).zip(&section.measures) {
        draw_measure(paper, row + 1 + 4 * place, section.first, measure, department, upto);
    }
}

fn draw_measure(
    paper: &mut Paper,
    row: u32,
    first: i32,
    measure: &Measure,
    department: &Department,
    upto: i32,
) {
    paper.merge((row, 1), (row + 3, 1), &measure.title, Look::Text);
    for (line, label) in (row..).zip(["実施状況", "主な取組", "進捗状況", "課題等"]) {
        paper.put(line, 2, label, Look::Heading);
    }
    for (index, year) in (0..).zip(first..first + YEARS) {
        let status = if index == 0 { "実施" } else { SAME };
        let said = |texts: &[String]| texts.get(index).cloned().unwrap_or_default();
        let cells = [
            (status.to_owned(), Look::Short),
            (said(&measure.actions), Look::Text),
            (said(&measure.ratings), Look::Short),
            (said(&measure.issues), Look::Text),
        ];
        for (line, (text, look)) in (row..).zip(cells) {
            let typed = if year > upto { "" } else { &text };
            let typed = if typed == SAME { &department.same } else { typed };
            paper.put(line, 3 + index as u16, typed, look);
        }
    }
}

fn target_paper(data: &Data, department: &Department) -> Paper {
    let mut paper = Paper::new("目標数値", &TARGET_WIDTHS);
    paper.put(0, 0, "目標数値の進捗状況", Look::Banner);
    for target in &data.targets {
        draw_target(&mut paper, target, department);
    }
    paper
}

fn draw_target(paper: &mut Paper, target: &Target, department: &Department) {
    let row = paper.next_row() + 1;
    paper.put(row, 0, &target.title, Look::Title);
    for (col, year) in (1..).zip(target.first..target.first + YEARS) {
        paper.put(row, col, &department.year(year), Look::Heading);
    }
    let mut lines: Vec<(&str, &[String])> = Vec::new();
    match &target.result {
        Some(result) => lines.extend([(target.target.as_str(), &target.goals[..]), (result, &target.values)]),
        None => lines.push((&target.target, &target.values)),
    }
    if !target.fractions.is_empty() {
        lines.push(("", &target.fractions));
    }
    for (line, (label, figures)) in (row + 1..).zip(lines) {
        paper.put(line, 0, label, Look::Heading);
        for (col, index) in (1..).zip(0..YEARS as usize) {
            paper.put(line, col, figures.get(index).map_or("", String::as_str), Look::Short);
        }
    }
}
