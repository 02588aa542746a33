//! Competencies down, grades across, a mark in each cell.

use matome::model::{Mark, Member, Value};

use super::draft::{Draft, Role, Typed};
use super::forms::{Filled, arrange};
use super::plans::{self, COMPETENCIES, OTHER, OWN, Round};
use super::random::Random;
use super::words;

pub fn fill(random: &mut Random) -> Filled {
    let mut round = plans::round("competency-matrix", None, None, None);
    let own = 1 + random.below(COMPETENCIES.len());
    for (index, (title, section)) in COMPETENCIES.iter().enumerate() {
        let owner = if index < own { OWN } else { OTHER };
        round.plan.items.push(plans::item(&(index + 1).to_string(), title, section, "", owner));
    }
    let mut order: Vec<usize> = (0..own).collect();
    if random.chance(40) {
        random.shuffle(&mut order);
    }
    let cut = if random.chance(30) { 1 + random.below(own) } else { own };
    let parts = order.chunks(cut).map(|part| table(random, &round, part)).collect();
    Filled { round, sheets: arrange(random, parts, true), template: "competency-matrix" }
}

fn table(random: &mut Random, round: &Round, items: &[usize]) -> Draft {
    let mut draft = Draft::default();
    let mut grades: Vec<&str> = round.plan.categories().iter().map(|grade| grade.name.as_str()).collect();
    if random.chance(60) {
        random.shuffle(&mut grades);
    }
    let section = random.chance(60);
    let item_col = u32::from(section);
    if section {
        draft.text(0, 0, words::label(random, "区分"), Role::Stub);
        draft.text(1, 0, plans::COMPETENCIES[items[0]].1, Role::Note);
        draft.merge((1, items.len() as u32), (0, 0));
    }
    let word = *random.pick(&["能力", "能力・姿勢", "項目"]);
    draft.text(0, item_col, words::label(random, word), Role::Stub);
    for (col, grade) in (item_col + 1..).zip(&grades) {
        draft.text(0, col, words::label(random, grade), Role::Category);
    }
    for (row, index) in (1u32..).zip(items) {
        draft.text(row, item_col, words::label(random, COMPETENCIES[*index].0), Role::ItemLabel);
        marks(random, round, &mut draft, *index, row, item_col + 1, &grades);
    }
    draft
}

fn marks(
    random: &mut Random,
    round: &Round,
    draft: &mut Draft,
    index: usize,
    row: u32,
    first: u32,
    grades: &[&str],
) {
    let scale = round.plan.fields[0].scale.as_ref().expect("a scale");
    for (col, grade) in (first..).zip(grades) {
        if random.chance(25) {
            continue;
        }
        let mark = random.pick(&scale.marks).mark.clone();
        let typed = match (random.below(4), mark.as_str()) {
            (0, "○") => "〇".to_owned(),
            (1, _) => format!("{mark}\u{3000}"),
            (2, _) => format!(" {mark}"),
            _ => mark.clone(),
        };
        draft.put(row, col, Typed::text(typed), Role::Data);
        let value = Value::Mark(Mark { flag: None, grade: mark.into() });
        draft.expect(
            (row, col),
            &(index + 1).to_string(),
            "mark",
            Some(Member::Name((*grade).into())),
            value,
        );
    }
}
