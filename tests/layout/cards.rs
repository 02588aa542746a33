//! Cards of the progress form: number and title, 実施概要, a row a year.

use matome::model::{Era, Value};

use super::draft::{Draft, Role, Typed};
use super::forms::{Filled, arrange};
use super::line::{Fill, place};
use super::plans::{self, CARDS, OTHER, OWN, Round};
use super::random::Random;
use super::words;

pub fn fill(random: &mut Random) -> Filled {
    let round = round(random);
    let own: Vec<usize> =
        (0..CARDS.len()).filter(|index| round.plan.items[*index].departments[0] == OWN).collect();
    let mut seen = 0;
    let mut order = own;
    if random.chance(50) {
        random.shuffle(&mut order);
    }
    let look = Look::new(random);
    let cards: Vec<Draft> =
        order.iter().map(|index| card(random, &round, *index, &mut seen, &look)).collect();
    let sheets = arrange(random, cards, look.self_contained());
    Filled { round, sheets, template: "hr-progress" }
}

fn round(random: &mut Random) -> Round {
    let (years, collecting, era) =
        *random.pick(&[((2021, 2025), 2023, Era::Reiwa), ((2016, 2021), 2019, Era::Heisei)]);
    let mut round = plans::round("hr-progress", Some(years), Some(collecting), Some(era));
    let mut owned: Vec<usize> = (0..CARDS.len()).collect();
    random.shuffle(&mut owned);
    owned.truncate(1 + random.below(4));
    for (index, (title, section)) in CARDS.iter().enumerate() {
        let owner = if owned.contains(&index) { OWN } else { OTHER };
        let mut item = plans::item(&(index + 1).to_string(), title, section, "", owner);
        item.label = format!("№{}", index + 1);
        round.plan.items.push(item);
    }
    round
}

/// What all cards of a file have in common.
struct Look {
    columns: Vec<&'static str>,
    head: usize,
    overview: usize,
    stub: bool,
    remarks: bool,
    gap: u32,
}

impl Look {
    fn new(random: &mut Random) -> Self {
        let mut columns = vec!["plan", "rating", "action", "outlook"];
        if random.chance(60) {
            random.shuffle(&mut columns);
        }
        let at = if random.chance(70) { 0 } else { random.below(columns.len() + 1) };
        columns.insert(at, "year");
        let stub = random.chance(85);
        Self {
            columns,
            head: random.below(6),
            overview: random.below(5),
            stub,
            remarks: random.chance(25),
            gap: random.below(3) as u32,
        }
    }

    /// A card whose last part is its table; one with a part under it needs room before the next.
    fn self_contained(&self) -> bool {
        self.overview != 3
    }
}

fn card(random: &mut Random, round: &Round, index: usize, seen: &mut usize, look: &Look) -> Draft {
    let mut draft = Draft::default();
    let width = look.columns.len() as u32;
    let mut row = head(random, &mut draft, index, look.head, width);
    if matches!(look.overview, 0..=2) {
        row = overview(random, &mut draft, index, seen, row, width, look.overview == 2);
    }
    row += look.gap;
    let end = table(random, round, &mut draft, index, seen, row, look);
    if look.overview == 3 {
        overview(random, &mut draft, index, seen, end + look.gap, width, false);
    }
    draft
}

/// Number and title, in one of the ways that departments use. The row after it.
fn head(random: &mut Random, draft: &mut Draft, index: usize, style: usize, width: u32) -> u32 {
    let title = words::label(random, CARDS[index].0);
    let label = words::number_label(random, index + 1);
    match style {
        0 => {
            draft.text(0, 0, format!("{label}\u{3000}{}", CARDS[index].0), Role::Number);
            draft.merge((0, 0), (0, width - 1));
        }
        1 => {
            draft.text(0, 0, "№", Role::LabelWord);
            draft.put(0, 1, bare_number(random, index + 1), Role::Number);
            draft.text(0, 2, title, Role::Title);
            draft.merge((0, 0), (2, width - 1));
        }
        2 => {
            draft.text(0, 0, "番号", Role::LabelWord);
            draft.put(0, 1, bare_number(random, index + 1), Role::Number);
            draft.text(0, 2, "事業名", Role::LabelWord);
            draft.text(0, 3, title, Role::Title);
        }
        3 => {
            draft.text(0, 0, label, Role::Number);
            draft.text(1, 0, "事業名", Role::LabelWord);
            draft.text(1, 1, title, Role::Title);
            draft.merge((1, 1), (1, width - 1));
            draft.glued.insert(1);
            return 2;
        }
        _ => {
            draft.text(0, 0, label, Role::Number);
            draft.text(0, 1, title, Role::Title);
            if random.chance(70) {
                draft.merge((0, 0), (1, width - 1));
            }
        }
    }
    1
}

fn bare_number(random: &mut Random, number: usize) -> Typed {
    match random.below(3) {
        0 => Typed::text(words::wide(&number.to_string())),
        1 => Typed::text(number.to_string()),
        _ => Typed::formatted(matome::book::CellValue::Number(number as f64), number.to_string(), ""),
    }
}

/// 実施概要 with its text right of it or under it, or blank. The row after it.
fn overview(
    random: &mut Random,
    draft: &mut Draft,
    index: usize,
    seen: &mut usize,
    row: u32,
    width: u32,
    under: bool,
) -> u32 {
    let word = *random.pick(&["実施概要", "事業概要", "概要"]);
    draft.text(row, 0, words::label(random, word), Role::LabelWord);
    let filled = random.chance(85);
    let at = if under { (row + 1, 0) } else { (row, 1) };
    if filled {
        let text = words::own_text(seen);
        draft.text(at.0, at.1, text.clone(), Role::Data);
        draft.expect(at, &(index + 1).to_string(), "overview", None, Value::Text(text.into()));
    }
    draft.merge((at.0, at.0), (at.1, width - 1));
    if under {
        draft.merge((row, row), (0, width - 1));
        draft.glued.insert(at.0);
    }
    at.0 + 1
}

/// The table; the row after it.
fn table(
    random: &mut Random,
    round: &Round,
    draft: &mut Draft,
    index: usize,
    seen: &mut usize,
    row: u32,
    look: &Look,
) -> u32 {
    let plan = &round.plan;
    let span = plan.years.expect("years");
    let collecting = plan.collecting.expect("collecting").0;
    let mut years: Vec<i32> = span.years().map(|year| year.0).collect();
    match random.below(10) {
        0 => years.reverse(),
        1 => random.shuffle(&mut years),
        _ => {}
    }
    let era = plan.era.expect("era").letter();
    let due = |year: i32| year <= collecting;
    for (col, name) in (0u32..).zip(&look.columns) {
        if *name == "year" {
            if look.stub {
                let word = *random.pick(&["年度", "実施年度", "年"]);
                draft.text(row, col, words::label(random, word), Role::Stub);
            }
            for (line, year) in (row + 1..).zip(&years) {
                draft.put(line, col, words::year(random, *year, era), Role::YearLabel);
            }
            continue;
        }
        let field = plan.field(name).expect("known");
        draft.text(row, col, words::field(random, field), Role::Field);
        let rating = *name == "rating";
        let always = |_: i32| true;
        let fill = Fill {
            required: &|year| rating && due(year),
            allowed: if *name == "plan" { &always } else { &due },
            dittos: &["↓", "〃", "同上", "（同上）", "仝"],
            scale: field.scale.as_ref(),
            merged: if rating { 5 } else { 12 },
        };
        let slots = fill.line(random, seen, &years);
        let id = (index + 1).to_string();
        place(draft, &slots, (row + 1, col), true, &|line| (id.clone(), (*name).to_owned(), years[line]));
    }
    if look.remarks {
        let col = look.columns.len() as u32;
        draft.text(row, col, "備考", Role::Note);
        draft.text(row + 1 + random.below(years.len()) as u32, col, *random.pick(&words::NOTES), Role::Note);
    }
    row + 1 + years.len() as u32
}
