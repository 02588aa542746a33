//! What goes wrong with a form: headings deleted or misspelt, labels lost, cards copied, values put elsewhere.

use matome::model::{CellRange, CellRef};

use super::draft::{Draft, Role, Spot, Typed};
use super::forms::Filled;
use super::random::Random;

type Damage = fn(&mut Random, &mut Filled) -> Option<String>;

const DAMAGES: [(&str, Damage); 15] = [
    ("heading deleted", delete_heading),
    ("heading misspelt", misspell_heading),
    ("heading moved up", move_heading),
    ("year heading overwritten", garble_year),
    ("row label deleted", delete_label),
    ("row label misspelt", misspell_label),
    ("number deleted", delete_number),
    ("number unknown", unknown_number),
    ("title misspelt", misspell_title),
    ("title deleted", delete_title),
    ("merge of a label removed", unmerge_label),
    ("sheet copied and changed", copy_sheet),
    ("value put beside its column", move_value),
    ("second value beside", second_value),
    ("table cut in two", cut_table),
];

/// Damages a form in one way, drawn at random; says how.
pub fn damage(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (name, damage) = *random.pick(&DAMAGES);
    damage(random, filled).map(|what| format!("{name}: {what}"))
}

/// A sheet that is read, drawn at random, with a cell of one of these roles.
fn pick<'a>(random: &mut Random, filled: &'a mut Filled, roles: &[Role]) -> Option<(&'a mut Draft, usize)> {
    let places: Vec<(usize, usize)> = filled
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| !sheet.truth.is_empty())
        .flat_map(|(index, sheet)| {
            let spots = sheet.spots.iter().enumerate();
            spots.filter(|(_, spot)| roles.contains(&spot.role)).map(move |(spot, _)| (index, spot))
        })
        .collect();
    if places.is_empty() {
        return None;
    }
    let (sheet, spot) = *random.pick(&places);
    Some((&mut filled.sheets[sheet], spot))
}

fn say(sheet: &Draft, spot: &Spot) -> Option<String> {
    Some(format!("{}!{} {:?}", sheet.name, spot.at, spot.typed.shown))
}

fn delete(random: &mut Random, filled: &mut Filled, roles: &[Role]) -> Option<String> {
    let (sheet, spot) = pick(random, filled, roles)?;
    let spot = sheet.spots.remove(spot);
    say(sheet, &spot)
}

/// One letter of a label becomes another.
fn misspell(random: &mut Random, filled: &mut Filled, roles: &[Role]) -> Option<String> {
    let (sheet, spot) = pick(random, filled, roles)?;
    let mut letters: Vec<char> = sheet.spots[spot].typed.shown.chars().collect();
    let at = random.below(letters.len());
    letters[at] = '畏';
    let before = sheet.spots[spot].clone();
    sheet.spots[spot].typed = Typed::text(letters.into_iter().collect::<String>());
    say(sheet, &before)
}

const HEADINGS: [Role; 4] = [Role::Field, Role::Year, Role::Category, Role::Stub];
const LABELS: [Role; 4] = [Role::YearLabel, Role::FieldLabel, Role::ItemLabel, Role::LabelWord];

fn delete_heading(random: &mut Random, filled: &mut Filled) -> Option<String> {
    delete(random, filled, &HEADINGS)
}

fn misspell_heading(random: &mut Random, filled: &mut Filled) -> Option<String> {
    misspell(random, filled, &HEADINGS)
}

fn delete_label(random: &mut Random, filled: &mut Filled) -> Option<String> {
    delete(random, filled, &LABELS)
}

fn misspell_label(random: &mut Random, filled: &mut Filled) -> Option<String> {
    misspell(random, filled, &LABELS)
}

fn delete_number(random: &mut Random, filled: &mut Filled) -> Option<String> {
    delete(random, filled, &[Role::Number])
}

fn delete_title(random: &mut Random, filled: &mut Filled) -> Option<String> {
    delete(random, filled, &[Role::Title])
}

fn misspell_title(random: &mut Random, filled: &mut Filled) -> Option<String> {
    misspell(random, filled, &[Role::Title])
}

fn unknown_number(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &[Role::Number])?;
    let before = sheet.spots[spot].clone();
    let digits = |c: char| if c.is_numeric() { '9' } else { c };
    let text: String = before.typed.shown.chars().map(digits).collect();
    sheet.spots[spot].typed = Typed::text(text.replacen('9', "99", 1));
    say(sheet, &before)
}

fn move_heading(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &HEADINGS)?;
    let at = sheet.spots[spot].at;
    let up = CellRef::new(at.row.checked_sub(1)?, at.col);
    if sheet.spots.iter().any(|other| other.at == up) {
        return None;
    }
    sheet.spots[spot].at = up;
    say(sheet, &sheet.spots[spot])
}

fn garble_year(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &[Role::Year, Role::YearLabel])?;
    let before = sheet.spots[spot].clone();
    let text =
        *random.pick(&["？", "R", "令和", "年度", "R0", "今年度", "同上", "9999", "あああ", "R33", "前期"]);
    sheet.spots[spot].typed = Typed::text(text);
    say(sheet, &before).map(|what| format!("{what} now {text}"))
}

fn unmerge_label(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let roles = [Role::ItemLabel, Role::Title, Role::LabelWord, Role::Category, Role::FieldLabel];
    let (sheet, spot) = pick(random, filled, &roles)?;
    let at = sheet.spots[spot].at;
    let merges = sheet.merges.len();
    sheet.merges.retain(|merge| merge.first != at);
    if sheet.merges.len() == merges {
        return None;
    }
    say(sheet, &sheet.spots[spot])
}

/// A copy of a sheet in which a value was changed.
fn copy_sheet(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &[Role::Data])?;
    let mut copy = sheet.clone();
    copy.truth.clear();
    copy.name = format!("{} (2)", copy.name);
    copy.spots[spot].typed = Typed::text("写しで直した内容");
    let what = say(&copy, &copy.spots[spot]);
    filled.sheets.push(copy);
    what
}

/// A value typed into the empty cell right of its own.
fn move_value(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &[Role::Data])?;
    let at = sheet.spots[spot].at;
    let right = CellRef::new(at.row, at.col + 1);
    let is_grade = |other: &Spot| other.role == Role::Category && other.at.col == right.col;
    let taken = sheet.spots.iter().any(|other| other.at == right || is_grade(other));
    if taken || sheet.merges.iter().any(|merge| merge.contains(at) || merge.contains(right)) {
        return None;
    }
    sheet.spots[spot].at = right;
    let in_place = |truth: &&super::draft::Truth| truth.at == at;
    let text = matches!(sheet.truth.iter().find(in_place)?.value, matome::model::Value::Text(_));
    // A text that ends up under another heading of texts can't be told from one that was meant there.
    (!text).then(|| say(sheet, &sheet.spots[spot])).flatten()
}

/// A heading that spans two columns, and values in both.
fn second_value(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &[Role::Data])?;
    let at = sheet.spots[spot].at;
    if sheet.merges.iter().any(|merge| merge.first.col <= at.col && at.col <= merge.last.col) {
        return None;
    }
    sheet.insert_cols(&[at.col + 1].into());
    let heading = sheet.spots.iter().filter(|other| other.at.col == at.col && other.at.row < at.row);
    let heading = heading.filter(|other| HEADINGS.contains(&other.role)).map(|other| other.at).max()?;
    sheet.merges.push(CellRange::new(heading, CellRef::new(heading.row, heading.col + 1)));
    sheet.text(at.row, at.col + 1, "隣の列の内容", Role::Note);
    say(sheet, &sheet.spots[spot])
}

/// Everything from a row on moves down by five rows, and a note stands between.
fn cut_table(random: &mut Random, filled: &mut Filled) -> Option<String> {
    let (sheet, spot) = pick(random, filled, &LABELS)?;
    let at = sheet.spots[spot].at;
    if sheet.merges.iter().any(|merge| merge.first.row < at.row && merge.last.row >= at.row) {
        return None;
    }
    for _ in 0..5 {
        sheet.insert_rows(&[at.row].into());
    }
    sheet.text(at.row + 2, at.col, "（次のページへ続く）", Role::Note);
    say(sheet, &sheet.spots[spot])
}
