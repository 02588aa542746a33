//! Years across: measures with a row a field, and numeric targets.

use matome::book::CellValue;
use matome::model::{Era, FiscalYear, Item, Member, Value, YearSpan};

use super::draft::{Draft, Role, Typed};
use super::forms::{Filled, arrange};
use super::line::{Fill, place};
use super::plans::{self, MEASURES, OTHER, OWN, Round, TARGETS};
use super::random::Random;
use super::words;

const FIELDS: [&str; 4] = ["status", "action", "rating", "issue"];

pub fn fill(random: &mut Random) -> Filled {
    let mut round = plans::round("action-plan", Some((2020, 2025)), Some(2023), Some(Era::Reiwa));
    let sections = 1 + random.below(2);
    let mut seen = 0;
    let mut parts = Vec::new();
    for (number, (section, titles)) in MEASURES.iter().enumerate() {
        let owner = if number < sections { OWN } else { OTHER };
        let items = measures(random, number, section, titles, owner);
        round.plan.items.extend(items.iter().cloned());
        if number < sections {
            parts.push(measure_table(random, &round, section, number, &items, &mut seen));
        }
    }
    let mut sheets = arrange(random, parts, true);
    let targets = target_items(random);
    round.plan.items.extend(targets.iter().cloned());
    if targets.iter().any(|target| target.departments[0] == OWN) {
        sheets.extend(target_sheet(random, &round, &targets));
    }
    sheets.iter_mut().enumerate().for_each(|(index, sheet)| sheet.name = format!("その{}", index + 1));
    Filled { round, sheets, template: "action-plan" }
}

fn measures(random: &mut Random, number: usize, section: &str, titles: &[&str], owner: &str) -> Vec<Item> {
    let years = if number == 2 { YearSpan::new(2021, 2025) } else { YearSpan::new(2020, 2024) };
    let count = 1 + random.below(titles.len());
    let item = |index: usize| {
        let id = format!("{}-{}", number + 1, index + 1);
        Item { years: Some(years), ..plans::item(&id, titles[index], section, "measure", owner) }
    };
    (0..count).map(item).collect()
}

/// How the labels of items stand.
#[derive(Clone, Copy, PartialEq)]
enum Labels {
    Merged,
    First,
    Repeated,
}

fn measure_table(
    random: &mut Random,
    round: &Round,
    section: &str,
    number: usize,
    items: &[Item],
    seen: &mut usize,
) -> Draft {
    let mut draft = Draft::default();
    let mut items: Vec<&Item> = items.iter().collect();
    if random.chance(30) {
        random.shuffle(&mut items);
    }
    let years = shown_years(random, items[0].years.expect("years"));
    let mut columns = vec!["item", "field"];
    if random.chance(50) {
        columns.insert(0, "role");
    }
    if random.chance(15) {
        columns.reverse();
    }
    let first_year = columns.len() as u32;
    let width = first_year + years.len() as u32;
    draft.text(0, 0, format!("({}) {section}", number + 1), Role::Note);
    draft.merge((0, 0), (0, width - 1));
    let head = 1 + random.below(2) as u32;
    headings(random, &mut draft, head, &columns, &years);
    let labels = *random.pick(&[Labels::Merged, Labels::First, Labels::Repeated]);
    let mut row = head + 1;
    for item in &items {
        measure(random, round, &mut draft, item, seen, row, &columns, &years, labels);
        row += FIELDS.len() as u32;
    }
    if let Some(role) = columns.iter().position(|column| *column == "role") {
        draft.text(head + 1, role as u32, "人事担当課等", Role::Note);
        draft.merge((head + 1, row - 1), (role as u32, role as u32));
    }
    draft
}

fn shown_years(random: &mut Random, span: YearSpan) -> Vec<i32> {
    let mut years: Vec<i32> = span.years().map(|year| year.0).collect();
    match random.below(10) {
        0 => years.reverse(),
        1 => random.shuffle(&mut years),
        _ => {}
    }
    years
}

fn headings(random: &mut Random, draft: &mut Draft, row: u32, columns: &[&str], years: &[i32]) {
    for (col, name) in (0u32..).zip(columns) {
        let word = match *name {
            "role" => "役割",
            "item" => *random.pick(&["取組内容", "取組名", "取組"]),
            _ => *random.pick(&["項目", "区分"]),
        };
        draft.text(row, col, words::label(random, word), Role::Stub);
    }
    for (col, year) in (columns.len() as u32..).zip(years) {
        draft.put(row, col, words::year(random, *year, 'R'), Role::Year);
    }
}

#[allow(clippy::too_many_arguments)]
fn measure(
    random: &mut Random,
    round: &Round,
    draft: &mut Draft,
    item: &Item,
    seen: &mut usize,
    row: u32,
    columns: &[&str],
    years: &[i32],
    labels: Labels,
) {
    let mut fields = FIELDS.to_vec();
    if random.chance(40) {
        random.shuffle(&mut fields);
    }
    let at = |name: &str| columns.iter().position(|column| *column == name).expect("there") as u32;
    let last = row + fields.len() as u32 - 1;
    for (line, name) in (row..).zip(&fields) {
        if line == row || labels == Labels::Repeated {
            draft.text(line, at("item"), words::label(random, &item.title), Role::ItemLabel);
        }
        let field = round.plan.field(name).expect("known");
        draft.text(line, at("field"), words::field(random, field), Role::FieldLabel);
        let rating = *name == "rating";
        let fill = Fill {
            required: &|year| rating && year <= 2023,
            allowed: &|year| year <= 2023,
            dittos: &["→", "同左", "〃", "⇒"],
            scale: field.scale.as_ref(),
            merged: if rating { 5 } else { 15 },
        };
        let slots = fill.line(random, seen, years);
        let said = |index: usize| (item.id.clone(), (*name).to_owned(), years[index]);
        place(draft, &slots, (line, columns.len() as u32), false, &said);
    }
    if labels == Labels::Merged {
        draft.merge((row, last), (at("item"), at("item")));
    }
}

fn target_items(random: &mut Random) -> Vec<Item> {
    let own = random.chance(70);
    let item = |(index, (title, target, _)): (usize, &(&str, &str, bool))| {
        let owner = if own { OWN } else { OTHER };
        let years = if index == 2 || index == 3 { (2021, 2025) } else { (2020, 2024) };
        Item {
            target: (*target).to_owned(),
            years: Some(YearSpan::new(years.0, years.1)),
            ..plans::item(&format!("T{}", index + 1), title, "数値目標", "target", owner)
        }
    };
    TARGETS.iter().enumerate().map(item).collect()
}

fn target_sheet(random: &mut Random, round: &Round, targets: &[Item]) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..targets.len()).collect();
    if random.chance(40) {
        random.shuffle(&mut order);
    }
    let blocks: Vec<Draft> =
        order.iter().map(|index| target(random, round, &targets[*index], *index)).collect();
    arrange(random, blocks, true)
}

fn target(random: &mut Random, _round: &Round, item: &Item, index: usize) -> Draft {
    let mut draft = Draft::default();
    let (title, heading, fraction) = TARGETS[index];
    draft.text(0, 0, words::label(random, title), Role::Title);
    let years = shown_years(random, item.years.expect("years"));
    for (col, year) in (1u32..).zip(&years) {
        draft.put(0, col, words::year(random, *year, 'R'), Role::Year);
    }
    if heading.is_empty() {
        hours(random, &mut draft, item, &years);
        return draft;
    }
    draft.text(1, 0, heading, Role::FieldLabel);
    if fraction {
        fraction_label(random, &mut draft);
    }
    for (col, year) in (1u32..).zip(&years).filter(|(_, year)| **year <= 2023) {
        let denominator = 8 + random.below(120);
        let numerator = random.below(denominator + 1);
        let share =
            if fraction { round1(numerator, denominator) } else { random.below(1001) as f64 / 1000.0 };
        draft.put(1, col, percent(random, share), Role::Data);
        let axis = || Some(Member::Year(FiscalYear(*year)));
        draft.expect((1, col), &item.id, "value", axis(), Value::Percent(share));
        if fraction {
            draft.text(2, col, fraction_text(random, numerator, denominator), Role::Data);
            draft.expect((2, col), &item.id, "numerator", axis(), Value::Number(numerator as f64));
            draft.expect((2, col), &item.id, "denominator", axis(), Value::Number(denominator as f64));
        }
    }
    draft
}

/// The row of fractions: its heading merged with the one above, or none, or one of its own.
fn fraction_label(random: &mut Random, draft: &mut Draft) {
    match random.below(3) {
        0 => draft.merge((1, 2), (0, 0)),
        1 => draft.text(2, 0, *random.pick(&["内訳", "人数", "内訳（取得者／対象者）"]), Role::FieldLabel),
        _ => {}
    }
}

fn round1(numerator: usize, denominator: usize) -> f64 {
    (numerator as f64 / denominator as f64 * 1000.0).round() / 1000.0
}

fn percent(random: &mut Random, share: f64) -> Typed {
    let text = format!("{:.1}%", share * 100.0);
    match random.below(3) {
        0 => Typed::formatted(CellValue::Number(share), text, "0.0%"),
        1 => Typed::text(text.replace('%', "％")),
        _ => Typed::text(text),
    }
}

fn fraction_text(random: &mut Random, numerator: usize, denominator: usize) -> String {
    match random.below(3) {
        0 => format!("（{numerator}人／{denominator}人）"),
        1 => format!("{numerator}/{denominator}"),
        _ => format!("({numerator}人/{denominator}人)"),
    }
}

/// A row of goals and a row of results, in hours.
fn hours(random: &mut Random, draft: &mut Draft, item: &Item, years: &[i32]) {
    let mut rows = [("target", "目標(各年度:時間)"), ("value", "実績(各年度:時間)")];
    if random.chance(30) {
        rows.reverse();
    }
    for (row, (field, label)) in (1u32..).zip(rows) {
        draft.text(row, 0, label, Role::FieldLabel);
        for (col, year) in (1u32..).zip(years).filter(|(_, year)| **year <= 2023) {
            let number = 70_000 + random.below(30_000);
            draft.put(row, col, amount(random, number), Role::Data);
            let axis = Some(Member::Year(FiscalYear(*year)));
            draft.expect((row, col), &item.id, field, axis, Value::Number(number as f64));
        }
    }
}

fn amount(random: &mut Random, number: usize) -> Typed {
    let grouped = format!("{},{:03}", number / 1000, number % 1000);
    match random.below(4) {
        0 => Typed::formatted(CellValue::Number(number as f64), format!("{grouped}時間"), "#,##0\"時間\""),
        1 => Typed::formatted(CellValue::Number(number as f64), number.to_string(), "#,##0"),
        2 => Typed::text(format!("{grouped} 時間")),
        _ => Typed::text(grouped),
    }
}
