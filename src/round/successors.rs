//! The list of successors: which item of the round before is which of this one, in the clerk's words.

use std::collections::BTreeMap;

use super::RoundError;
use super::lists::names;
use super::table::Table;
use crate::book::{Sheet, Workbook};
use crate::model::{CellRef, Descent, Evidence, Item, Link, Listed, Place, Sentence};
use crate::sentence;
use crate::text::nearest::nearest;
use crate::text::width;

/// The name of its sheet in the workbook of the lists.
pub const SUCCESSORS_SHEET: &str = "引継ぎ";

/// Its columns: heading, and whether it is needed.
pub const SUCCESSOR_COLUMNS: [(&str, bool); 6] = [
    (FROM, true),
    ("前年度の名称", false),
    (WORD, true),
    (TO, true),
    ("今年度の名称", false),
    ("備考", false),
];

const FROM: &str = "前年度の番号";
const WORD: &str = "扱い";
const TO: &str = "今年度の番号";

/// The name of the workbook that holds it, where the workbook of the lists has no such sheet.
pub const SUCCESSORS_FILE: &str = "引継ぎ.xlsx";

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// What became of them.
    descent: Descent,
    /// The items of the round before, as they are called there.
    from: Side,
    /// The items of this round.
    to: Side,
}

/// The items of one side, and their cell.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Side {
    names: Vec<String>,
    place: Place,
}

/// Reads the list; nothing where the workbook has none. A row that says nothing of what becomes of its item is passed
/// over: the list is made with the items of the round before, to be filled in where it is needed.
///
/// # Errors
/// At the cell of a word that there is not, or of items that don't go with it.
pub(super) fn read_successors(workbook: &Workbook, file: &str) -> Result<Vec<Successor>, RoundError> {
    let table = workbook.sheets.iter().find_map(|sheet| Table::on(sheet, &SUCCESSOR_COLUMNS, file));
    let Some(table) = table else { return Ok(Vec::new()) };
    let rows = table.rows().map(|row| read(&table, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// The texts for the cells of the list, so that it is the one of the round after: these items, with nothing said of them.
/// `None` where the sheet has no such list.
pub(super) fn emptied(sheet: &Sheet, file: &str, items: &Listed<Item>) -> Option<BTreeMap<CellRef, String>> {
    let table = Table::on(sheet, &SUCCESSOR_COLUMNS, file)?;
    let cell = |row: u32, column: &str| table.place(row, column).cell;
    let rows = table.rows().flat_map(|row| SUCCESSOR_COLUMNS.map(|(column, _)| cell(row, column)));
    let mut cells: BTreeMap<CellRef, String> = rows.flatten().map(|cell| (cell, String::new())).collect();
    for (row, item) in (table.heading_row() + 1..).zip(items) {
        cells.extend(cell(row, FROM).map(|cell| (cell, item.id.clone())));
        cells.extend(cell(row, "前年度の名称").map(|cell| (cell, item.title.clone())));
    }
    Some(cells)
}

fn read(table: &Table, row: u32) -> Result<Option<Successor>, RoundError> {
    let side = |column| Side { names: names(&table.text(row, column)), place: table.place(row, column) };
    let (from, to, word) = (side(FROM), side(TO), table.text(row, WORD));
    if word.is_empty() && to.names.is_empty() {
        return Ok(None);
    }
    let known = |descent: &Descent| width::fold_key(descent.word()) == width::fold_key(&word);
    let Some(descent) = Descent::ALL.into_iter().find(known) else {
        return Err(RoundError::List { place: table.place(row, WORD), fault: no_such_word(&word) });
    };
    let successor = Successor { descent, from, to };
    successor.check()?;
    Ok(Some(successor))
}

impl Successor {
    /// That there is a list of successors, and nothing that they succeed.
    pub(super) fn without_previous(&self) -> RoundError {
        let side = if self.from.names.is_empty() { &self.to } else { &self.from };
        let fault = sentence!(
            "引継ぎが書かれていますが、「前回の結果」が決まっていません。「設定」に、前年度のフォルダーを書いてください。",
            "successors are listed, but not what they succeed: name last year's folder (previous, 前回の結果)"
        );
        RoundError::List { place: side.place.clone(), fault }
    }

    /// Whether there are as many items on either side as the word asks for.
    fn check(&self) -> Result<(), RoundError> {
        let (from, to) = (self.from.names.len(), self.to.names.len());
        let word = self.descent.word();
        let (from_fits, to_fits) = match self.descent {
            Descent::Continued => (from == 1, to == 1),
            Descent::Merged => (from > 0, to == 1),
            Descent::Split => (from == 1, to > 0),
            Descent::New => (from == 0, to > 0),
            Descent::Ended => (from > 0, to == 0),
        };
        let wrong = |side: &Side, column, count| {
            Err(RoundError::List { place: side.place.clone(), fault: wrong_count(word, column, count) })
        };
        match self.descent {
            Descent::New if !from_fits => wrong(&self.from, FROM, 0),
            Descent::Ended if !to_fits => wrong(&self.to, TO, 0),
            Descent::Continued | Descent::Split if !from_fits => wrong(&self.from, FROM, 1),
            Descent::Continued | Descent::Merged if !to_fits => wrong(&self.to, TO, 1),
            _ if !from_fits => wrong(&self.from, FROM, 2),
            _ if !to_fits => wrong(&self.to, TO, 2),
            _ => Ok(()),
        }
    }
}

/// What the list says, by the ids of both rounds: a link for all rows that speak of one item.
///
/// # Errors
/// At the cell of an item that its round has not, that stands there twice, or that can't have become what is said.
pub(super) fn links(
    rows: &[Successor],
    before: &Listed<Item>,
    now: &Listed<Item>,
) -> Result<Vec<Link>, RoundError> {
    let rows = rows.iter().map(|row| Row::of(row, before, now)).collect::<Result<Vec<_>, _>>()?;
    for (index, row) in rows.iter().enumerate() {
        row.check_alone(&rows[..index])?;
        row.check_number(&rows)?;
    }
    let mut links: Vec<Link> = Vec::new();
    for row in &rows {
        match links.iter_mut().find(|link| row.goes_with(link)) {
            Some(link) if row.is_split() => link.to.extend(row.to.iter().cloned()),
            Some(link) => link.from.extend(row.from.iter().cloned()),
            None => links.push(Link {
                descent: row.said.descent,
                evidence: Evidence::Listed,
                from: row.from.clone(),
                to: row.to.clone(),
            }),
        }
    }
    Ok(links)
}

/// A row with the ids of its items.
struct Row<'a> {
    said: &'a Successor,
    from: Vec<String>,
    to: Vec<String>,
}

impl<'a> Row<'a> {
    fn of(said: &'a Successor, before: &Listed<Item>, now: &Listed<Item>) -> Result<Self, RoundError> {
        let ids = |side: &Side, items: &Listed<Item>, list: [&str; 2]| {
            let id = |name: &String| id_of(name, items).ok_or_else(|| not_listed(name, side, items, list));
            let ids = side.names.iter().map(id).collect::<Result<Vec<String>, _>>()?;
            match ids.iter().enumerate().find(|(index, id)| ids[..*index].contains(id)) {
                Some((_, id)) => Err(twice(id, side, &side.place)),
                None => Ok(ids),
            }
        };
        Ok(Self {
            from: ids(&said.from, before, ["前年度の項目の一覧", "last year's list of items"])?,
            to: ids(&said.to, now, ["今年度の項目の一覧", "this year's list of items"])?,
            said,
        })
    }

    fn is_split(&self) -> bool {
        self.said.descent == Descent::Split
    }

    fn is_merged(&self) -> bool {
        self.said.descent == Descent::Merged
    }

    /// Whether it tells more of what a link tells.
    fn goes_with(&self, link: &Link) -> bool {
        let same = link.descent == self.said.descent;
        same && (self.is_merged() && link.to == self.to || self.is_split() && link.from == self.from)
    }

    /// Whether no row above says another thing of the same item. One may be split over several rows, and parts of several
    /// may have come together in one; nothing else stands twice.
    fn check_alone(&self, above: &[Row]) -> Result<(), RoundError> {
        for other in above {
            let both_split = self.is_split() && other.is_split();
            let joins = |row: &Row| row.is_split() || row.is_merged();
            let twice_from = self.from.iter().find(|id| !both_split && other.from.contains(id));
            if let Some(id) = twice_from {
                return Err(twice(id, &self.said.from, &other.said.from.place));
            }
            let may_join = joins(self) && joins(other) && !(both_split && self.from == other.from);
            if let Some(id) = self.to.iter().find(|id| !may_join && other.to.contains(id)) {
                return Err(twice(id, &self.said.to, &other.said.to.place));
            }
        }
        Ok(())
    }

    /// Whether several come together, or one becomes several, counted over all rows.
    fn check_number(&self, rows: &[Row]) -> Result<(), RoundError> {
        let origins = || rows.iter().filter(|row| row.to.contains(&self.to[0])).map(|row| row.from.len());
        let parts = || rows.iter().filter(|row| row.from == self.from).map(|row| row.to.len());
        let (side, fault) = match self.said.descent {
            Descent::Merged if origins().sum::<usize>() < 2 => (&self.said.from, one_origin()),
            Descent::Split if parts().sum::<usize>() < 2 => (&self.said.to, one_part()),
            _ => return Ok(()),
        };
        Err(RoundError::List { place: side.place.clone(), fault })
    }
}

/// The id of the item of this number, label or title; `None` where none bears it, or several do.
fn id_of(name: &str, items: &Listed<Item>) -> Option<String> {
    if let Some(item) = items.named(name) {
        return Some(item.id.clone());
    }
    let key = width::fold_key(name);
    let is_it =
        |item: &&Item| [&item.id, &item.label, &item.title].map(|word| width::fold_key(word)).contains(&key);
    let mut found = items.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none()).map(|item| item.id.clone())
}

fn no_such_word(word: &str) -> Sentence {
    let known = Descent::ALL.map(Descent::word).join("、");
    match word {
        "" => sentence!(
            "「{WORD}」が空欄です。次のいずれかを書いてください：{known}",
            "the column {WORD} is empty; write one of: {known}"
        ),
        _ => sentence!(
            "扱い「{word}」はありません。次のいずれかを書いてください：{known}",
            "there is no \"{word}\"; write one of: {known}"
        ),
    }
}

/// `count`: none, one, or (two) at least one.
fn wrong_count(word: &str, column: &str, count: usize) -> Sentence {
    match count {
        0 => sentence!(
            "「{word}」のときは、「{column}」を空欄にしてください。",
            "with {word} the column {column} stays empty"
        ),
        1 => sentence!(
            "「{word}」のときは、「{column}」に番号を一つだけ書いてください。",
            "with {word} one number, and no more, stands under {column}"
        ),
        _ => sentence!(
            "「{word}」のときは、「{column}」に番号を書いてください（いくつかあるときは「、」で区切ります）。",
            "with {word} a number stands under {column}, or several with 、 between"
        ),
    }
}

fn not_listed(name: &str, side: &Side, items: &Listed<Item>, [ja, en]: [&str; 2]) -> RoundError {
    let known = items.iter().flat_map(|item| [&item.id, &item.label, &item.title]);
    let known = known.filter(|word| !word.is_empty()).map(|word| (word.as_str(), word.as_str()));
    let near = nearest(name, known).map(|near| format!("「{near}」のことではありませんか。"));
    let near = near.unwrap_or_default();
    let fault = sentence!(
        "「{name}」が、{ja}にないか、いくつもあります。{near}一覧の「番号」のとおりに書いてください。",
        "\"{name}\" is not in {en}, or several are called so: write the number (番号) as it stands there"
    );
    RoundError::List { place: side.place.clone(), fault }
}

fn twice(id: &str, side: &Side, other: &Place) -> RoundError {
    let other = other.cell.map(|cell| cell.to_string()).unwrap_or_default();
    let fault = sentence!(
        "「{id}」が二度あります（{other} にも）。一つの項目の扱いは、一度だけ書いてください。",
        "\"{id}\" stands twice, here and in {other}: say once what becomes of an item"
    );
    RoundError::List { place: side.place.clone(), fault }
}

fn one_origin() -> Sentence {
    sentence!(
        "「統合」の元が一つしかありません。ほかの元も書くか、一つのまま続くときは「継続」にしてください。",
        "only one item is merged here: name the others, or write 継続 where it goes on as it is"
    )
}

fn one_part() -> Sentence {
    sentence!(
        "「分割」の先が一つしかありません。ほかの先も書くか、一つのまま続くときは「継続」にしてください。",
        "it is split into one item only: name the others, or write 継続 where it goes on as it is"
    )
}
