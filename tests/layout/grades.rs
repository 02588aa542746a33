//! A matrix whose cells are names, merged over grades; and a card a grade with the definition of each name.

use matome::model::{Member, Value};

use super::draft::{Draft, Role};
use super::forms::{Filled, arrange};
use super::plans::{self, ELEMENTS, OWN, Round};
use super::random::Random;
use super::words;

const NAMES: [&str; 9] = [
    "責任感・公正性",
    "判断力",
    "折衝・調整",
    "業務改善",
    "指導・助言",
    "チームワーク",
    "企画実行力",
    "説明応対",
    "役割意識",
];

pub fn fill(random: &mut Random) -> Filled {
    let mut round = plans::round("grade-competency", None, None, None);
    for (title, rows) in ELEMENTS {
        for row in 1..=rows {
            round.plan.items.push(plans::item(&format!("{title}#{row}"), title, "", "", OWN));
        }
    }
    let mut grades: Vec<String> = round.plan.categories().iter().map(|grade| grade.name.clone()).collect();
    random.shuffle(&mut grades);
    grades.truncate(1 + random.below(3));
    round.plan.departments.change(|departments| departments[0].categories.clone_from(&grades));
    let mut seen = 0;
    let mut sheets = vec![matrix(random, &round)];
    sheets[0].name = "一覧".to_owned();
    let by_sheet = random.chance(40);
    let cards: Vec<Draft> = grades.iter().map(|grade| card(random, grade, &mut seen, by_sheet)).collect();
    if by_sheet {
        sheets.extend(
            cards.into_iter().zip(&grades).map(|(card, grade)| Draft { name: grade.clone(), ..card }),
        );
    } else {
        sheets.extend(arrange(random, cards, true));
    }
    Filled { round, sheets, template: "grade-competency" }
}

fn matrix(random: &mut Random, round: &Round) -> Draft {
    let mut draft = Draft::default();
    let mut grades: Vec<&str> = round.plan.categories().iter().map(|grade| grade.name.as_str()).collect();
    if random.chance(40) {
        random.shuffle(&mut grades);
    }
    let word = *random.pick(&["要素", "評価要素"]);
    draft.text(0, 0, words::label(random, word), Role::Stub);
    for (col, grade) in (1u32..).zip(&grades) {
        draft.text(0, col, words::label(random, grade), Role::Category);
    }
    let mut elements = ELEMENTS.to_vec();
    if random.chance(40) {
        random.shuffle(&mut elements);
    }
    let merged = random.chance(60);
    let mut row = 1;
    for (title, rows) in elements {
        element(random, &mut draft, title, rows as u32, row, &grades, merged);
        row += rows as u32;
    }
    draft
}

fn element(
    random: &mut Random,
    draft: &mut Draft,
    title: &str,
    rows: u32,
    row: u32,
    grades: &[&str],
    merged: bool,
) {
    for line in 0..rows {
        if line == 0 || !merged {
            draft.text(row + line, 0, words::label(random, title), Role::ItemLabel);
        }
        names(random, draft, &format!("{title}#{}", line + 1), row + line, grades);
    }
    if merged {
        draft.merge((row, row + rows - 1), (0, 0));
    }
}

/// Names over one or several grades; at least one in a row.
fn names(random: &mut Random, draft: &mut Draft, item: &str, row: u32, grades: &[&str]) {
    let mut col = 0;
    while col < grades.len() {
        let span = (1 + random.below(3)).min(grades.len() - col);
        if col == 0 || random.chance(60) {
            let name = *random.pick(&NAMES);
            draft.text(row, 1 + col as u32, name, Role::Data);
            draft.merge((row, row), (1 + col as u32, (col + span) as u32));
            for grade in &grades[col..col + span] {
                let axis = Some(Member::Name((*grade).into()));
                draft.expect((row, 1 + col as u32), item, "competency", axis, Value::Text(name.into()));
            }
        }
        col += span;
    }
}

fn card(random: &mut Random, grade: &str, seen: &mut usize, by_sheet: bool) -> Draft {
    let mut draft = Draft::default();
    let mut row = 0;
    if !by_sheet || random.chance(50) {
        draft.text(0, 0, words::label(random, grade), Role::Category);
        draft.merge((0, 0), (0, 2));
        row = 1;
    }
    row = roles(random, &mut draft, grade, seen, row);
    definitions(random, &mut draft, grade, seen, row);
    draft
}

fn roles(random: &mut Random, draft: &mut Draft, grade: &str, seen: &mut usize, row: u32) -> u32 {
    let count = 1 + random.below(3) as u32;
    draft.text(row, 0, words::label(random, "役割"), Role::LabelWord);
    for line in 0..count {
        let text = words::own_text(seen);
        draft.text(row + line, 1, text.clone(), Role::Data);
        draft.merge((row + line, row + line), (1, 2));
        let item = format!("役割#{}", line + 1);
        draft.expect(
            (row + line, 1),
            &item,
            "role",
            Some(Member::Name(grade.into())),
            Value::Text(text.into()),
        );
    }
    if random.chance(70) {
        draft.merge((row, row + count - 1), (0, 0));
    }
    row + count
}

fn definitions(random: &mut Random, draft: &mut Draft, grade: &str, seen: &mut usize, row: u32) {
    let mut names = NAMES.to_vec();
    random.shuffle(&mut names);
    names.truncate(1 + random.below(5));
    draft.text(row, 0, words::label(random, "求められる能力"), Role::LabelWord);
    for (line, name) in (row..).zip(&names) {
        let text = words::own_text(seen);
        draft.text(line, 1, *name, Role::Name);
        draft.text(line, 2, text.clone(), Role::Data);
        draft.expect(
            (line, 2),
            name,
            "definition",
            Some(Member::Name(grade.into())),
            Value::Text(text.into()),
        );
    }
    if random.chance(70) {
        draft.merge((row, row + names.len() as u32 - 1), (0, 0));
    }
}
