//! Initiatives with their projects: 計画 and 実績 rows, years across, a table of the years reviewed and one ahead.

use matome::model::{Era, Item, Value, YearSpan};

use super::draft::{Draft, Role};
use super::forms::{Filled, arrange};
use super::line::{Fill, place};
use super::plans::{self, INITIATIVES, OTHER, OWN, PROJECTS, Round};
use super::random::Random;
use super::words;

pub fn fill(random: &mut Random) -> Filled {
    let mut round = plans::round("implementation-plan", Some((2016, 2021)), Some(2018), Some(Era::Heisei));
    let count = 1 + random.below(3);
    let mut seen = 0;
    let mut parts = Vec::new();
    let look = Look::new(random);
    for (number, (title, section)) in INITIATIVES.iter().enumerate() {
        let owner = if number < count { OWN } else { OTHER };
        let id = format!("1-{}", number + 1);
        round.plan.items.push(plans::item(&id, title, section, "initiative", owner));
        let reviewed = projects(random, &id, owner, 'a', (2016, 2018));
        let ahead = projects(random, &id, owner, 'b', (2019, 2021));
        round.plan.items.extend(reviewed.iter().chain(&ahead).cloned());
        if number < count {
            parts.push(initiative(random, &round, number, &reviewed, &ahead, &mut seen, &look));
        }
    }
    Filled { round, sheets: arrange(random, parts, true), template: "implementation-plan" }
}

fn projects(random: &mut Random, parent: &str, owner: &str, letter: char, years: (i32, i32)) -> Vec<Item> {
    let count = 1 + random.below(3);
    let mut start = random.below(PROJECTS.len());
    let item = |index: usize| {
        if random.chance(70) {
            start += 1;
        }
        let title = PROJECTS[start % PROJECTS.len()];
        let id = format!("{parent}-{letter}{}", index + 1);
        Item {
            parent: Some(parent.to_owned()),
            years: Some(YearSpan::new(years.0, years.1)),
            ..plans::item(&id, title, "", "project", owner)
        }
    };
    (0..count).map(item).map(|item| Item { path: Vec::new(), ..item }).collect()
}

struct Look {
    outcome_last: bool,
    merged: bool,
    numbered: usize,
}

impl Look {
    fn new(random: &mut Random) -> Self {
        Self { outcome_last: random.chance(25), merged: random.chance(60), numbered: random.below(3) }
    }
}

#[allow(clippy::too_many_arguments)]
fn initiative(
    random: &mut Random,
    round: &Round,
    number: usize,
    reviewed: &[Item],
    ahead: &[Item],
    seen: &mut usize,
    look: &Look,
) -> Draft {
    let mut draft = Draft::default();
    let title = INITIATIVES[number].0;
    let mark = char::from_u32('①' as u32 + number as u32).unwrap_or('①');
    let text = match look.numbered {
        0 => format!("{mark}{title}"),
        1 => format!("（{}）{title}", number + 1),
        _ => title.to_owned(),
    };
    draft.text(0, 0, text, Role::Title);
    draft.merge((0, 0), (0, 4));
    let id = format!("1-{}", number + 1);
    let mut row = labelled(random, &mut draft, &id, "overview", "実施概要", 1, seen);
    row = table(random, round, &mut draft, reviewed, row, seen, look, true);
    if !look.outcome_last {
        row = labelled(random, &mut draft, &id, "outcome", "３年間の成果等", row, seen);
    }
    row = table(random, round, &mut draft, ahead, row + 1, seen, look, false);
    if look.outcome_last {
        labelled(random, &mut draft, &id, "outcome", "３年間の成果等", row, seen);
    }
    draft
}

fn labelled(
    random: &mut Random,
    draft: &mut Draft,
    id: &str,
    field: &str,
    word: &str,
    row: u32,
    seen: &mut usize,
) -> u32 {
    draft.text(row, 0, words::label(random, word), Role::LabelWord);
    draft.merge((row, row), (1, 4));
    if random.chance(85) {
        let text = words::own_text(seen);
        draft.text(row, 1, text.clone(), Role::Data);
        draft.expect((row, 1), id, field, None, Value::Text(text.into()));
    }
    row + 1
}

#[allow(clippy::too_many_arguments)]
fn table(
    random: &mut Random,
    round: &Round,
    draft: &mut Draft,
    items: &[Item],
    row: u32,
    seen: &mut usize,
    look: &Look,
    actual: bool,
) -> u32 {
    let span = items[0].years.expect("years");
    let mut years: Vec<i32> = span.years().map(|year| year.0).collect();
    if random.chance(10) {
        years.reverse();
    }
    let word = *random.pick(&["事業名", "事業"]);
    draft.text(row, 0, words::label(random, word), Role::Stub);
    let word = *random.pick(&["区分", "項目"]);
    draft.text(row, 1, words::label(random, word), Role::Stub);
    for (col, year) in (2u32..).zip(&years) {
        draft.put(row, col, words::year(random, *year, 'H'), Role::Year);
    }
    let fields: &[&str] = if actual { &["plan", "actual"] } else { &["plan"] };
    let mut line = row + 1;
    for item in items {
        let first = line;
        draft.text(first, 0, words::label(random, &item.title), Role::ItemLabel);
        for name in fields {
            project_row(random, round, draft, item, name, line, seen, &years);
            line += 1;
        }
        if look.merged {
            draft.merge((first, line - 1), (0, 0));
        }
    }
    line
}

#[allow(clippy::too_many_arguments)]
fn project_row(
    random: &mut Random,
    round: &Round,
    draft: &mut Draft,
    item: &Item,
    name: &str,
    row: u32,
    seen: &mut usize,
    years: &[i32],
) {
    let field = round.plan.field(name).expect("known");
    draft.text(row, 1, words::field(random, field), Role::FieldLabel);
    // Under what was planned, 〃 may mean that as well as the year before.
    let dittos: &[&'static str] =
        if name == "plan" { &["→", "同左", "〃", "⇒"] } else { &["→", "同左", "⇒"] };
    let fill = Fill { required: &|_| false, allowed: &|_| true, dittos, scale: None, merged: 40 };
    let slots = fill.line(random, seen, years);
    place(draft, &slots, (row, 2), false, &|index| (item.id.clone(), name.to_owned(), years[index]));
}
