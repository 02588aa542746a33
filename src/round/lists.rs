//! The lists of items and departments, kept as a spreadsheet that staff edit in Excel.
//!
//! A list is the first sheet with the headings that it needs; columns may stand in any order, rows above are free.

use std::collections::BTreeMap;
use std::path::Path;

use super::RoundError;
use super::slips;
use super::table::Table;
use crate::book::{self, Limits, Workbook};
use crate::disk;
use crate::model::{Department, FiscalYear, Item, Listed, Place, Sentence, YearSpan};
use crate::sentence;
use crate::text::Reading;
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::number;
use crate::text::width;

/// The columns of the list of items: heading, and whether it is needed.
pub const ITEM_COLUMNS: [(&str, bool); 11] = [
    ("番号", false),
    ("表示番号", false),
    ("名称", true),
    ("区分", false),
    ("種別", false),
    ("親番号", false),
    ("目標", false),
    ("単位", false),
    ("開始年度", false),
    ("終了年度", false),
    ("担当課", false),
];

/// The columns of the list of departments.
pub const DEPARTMENT_COLUMNS: [(&str, bool); 4] =
    [("部署名", true), ("別名", false), ("担当区分", false), ("メール", false)];

/// What the sheets of the lists are called; a list may stand on another.
const ITEMS_SHEET: &str = "項目";
const DEPARTMENTS_SHEET: &str = "部署";

/// The columns that tell an item from the others, the first first.
const NAMES: [&str; 3] = ["番号", "表示番号", "名称"];

/// Between several names in one cell.
const SEPARATORS: [char; 5] = ['、', ',', '，', '\n', ';'];

/// The workbook of a list.
///
/// # Errors
/// When it is not there, another program holds it, or it is no workbook.
pub(super) fn open(path: &Path, limits: &Limits) -> Result<Workbook, RoundError> {
    let unreadable = |source| RoundError::Unreadable { path: path.to_owned(), source };
    let wrong = |fault| RoundError::List { place: Place::file(file_name(path)), fault };
    if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Err(wrong(sentence!(
            "フォルダーです。一覧のファイルの名前を書いてください。",
            "is a folder: name the file of the list"
        )));
    }
    let opened = book::read(path, &file_name(path), limits);
    if book::is_in_use(&opened) {
        return Err(unreadable(std::io::ErrorKind::ResourceBusy.into()));
    }
    opened.workbook.ok_or_else(|| {
        wrong(sentence!(
            "読み取れません。Excel で開いて、.xlsx 形式で保存し直してください。",
            "can't be read: open it in Excel and save it as .xlsx"
        ))
    })
}

/// The name of a file without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(disk::composed).unwrap_or_default()
}

/// The list of items, and where each stands.
pub(super) struct ItemList<'w> {
    /// The items.
    pub items: Listed<Item>,
    /// The table.
    pub table: Table<'w>,
    rows: Vec<u32>,
    /// The items by what tells them from the others, however it is typed.
    names: BTreeMap<String, usize>,
    /// The sections in the spelling that comes first: those that differ in width or spaces are one.
    sections: BTreeMap<String, String>,
}

impl<'w> ItemList<'w> {
    /// Reads the list. An item without a number is told from the others by its label, or by its title.
    ///
    /// # Errors
    /// When a heading or a title is missing, or two items are called the same.
    pub fn read(workbook: &'w Workbook, file: &str) -> Result<Self, RoundError> {
        let table = Table::needed(workbook, ITEMS_SHEET, &ITEM_COLUMNS, file)?;
        let (items, names, sections) = Default::default();
        let mut list = Self { items, names, sections, rows: table.rows().collect(), table };
        for row in list.rows.clone() {
            slips::check_cells(&list.table, row, &["番号", "表示番号", "名称", "担当課"])?;
            let item = list.item(row)?;
            list.push(row, item)?;
        }
        Ok(list)
    }

    /// The cell of an item, by its place in the list.
    pub fn place(&self, index: usize, column: &str) -> Place {
        self.rows.get(index).map_or_else(Place::default, |row| self.table.place(*row, column))
    }

    /// The cell that tells the item of this row from the others.
    fn named_by(&self, row: u32) -> Place {
        let column = NAMES.into_iter().find(|column| !self.table.text(row, column).is_empty());
        self.table.place(row, column.unwrap_or(NAMES[0]))
    }

    fn item(&self, row: u32) -> Result<Item, RoundError> {
        let text = |column: &str| self.table.text(row, column);
        let title = self.table.needed_text(row, "名称")?;
        let names = NAMES.map(text);
        Ok(Item {
            id: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            label: text("表示番号"),
            title,
            target: text("目標"),
            unit: number::bare_unit(&text("単位")),
            path: split(&text("区分"), &['／', '/', '＞', '>']),
            kind: text("種別"),
            parent: Some(text("親番号")).filter(|parent| !parent.is_empty()),
            years: self.years(row)?,
            departments: split(&text("担当課"), &SEPARATORS),
        })
    }

    fn push(&mut self, row: u32, mut item: Item) -> Result<(), RoundError> {
        for section in &mut item.path {
            let known = self.sections.entry(width::fold_key(section)).or_insert_with(|| section.clone());
            section.clone_from(known);
        }
        let id = &item.id;
        if let Some(before) = self.names.insert(width::fold_key(id), self.items.len()) {
            let place = self.named_by(row);
            let other = self.rows.get(before).and_then(|row| self.named_by(*row).cell);
            let other = other.map(|cell| cell.to_string()).unwrap_or_default();
            let fault = sentence!(
                "番号「{id}」が二度あります（{other} と同じ）。番号は一つずつ変えてください。",
                "the number \"{id}\" stands twice, here and in {other}: give each item its own"
            );
            return Err(RoundError::List { place, fault });
        }
        self.items.push(item);
        Ok(())
    }

    fn years(&self, row: u32) -> Result<Option<YearSpan>, RoundError> {
        let texts = ["開始年度", "終了年度"].map(|column| self.table.text(row, column));
        if texts.iter().all(String::is_empty) {
            return Ok(None);
        }
        if let [Some(first), Some(last)] = texts.each_ref().map(|text| one_year(text)) {
            if first <= last {
                return Ok(Some(YearSpan { first, last }));
            }
            let [first, last] = texts;
            let fault = sentence!(
                "終了年度「{last}」が、開始年度「{first}」より前です。どちらかを直してください。",
                "the last year \"{last}\" is before the first \"{first}\": mend one of the two"
            );
            return Err(RoundError::List { place: self.table.place(row, "終了年度"), fault });
        }
        let [first, last] = texts;
        let column = if one_year(&first).is_none() { "開始年度" } else { "終了年度" };
        let fault = sentence!(
            "開始年度・終了年度「{first}」「{last}」を読めません。「令和３年度」のように、両方を書いてください。",
            "the first and last year \"{first}\", \"{last}\" can't be read; write both, as in 令和３年度"
        );
        Err(RoundError::List { place: self.table.place(row, column), fault })
    }
}

/// The list of departments, and where each stands.
pub(super) struct DepartmentList<'w> {
    /// The departments.
    pub departments: Listed<Department>,
    /// The table.
    pub table: Table<'w>,
    rows: Vec<u32>,
}

impl<'w> DepartmentList<'w> {
    /// Reads the list.
    ///
    /// # Errors
    /// When a heading or a name is missing, or a name stands twice, however it is typed.
    pub fn read(workbook: &'w Workbook, file: &str) -> Result<Self, RoundError> {
        let table = Table::needed(workbook, DEPARTMENTS_SHEET, &DEPARTMENT_COLUMNS, file)?;
        let mut names: BTreeMap<String, (String, Place)> = BTreeMap::new();
        let mut list = Self { departments: Listed::default(), rows: table.rows().collect(), table };
        for row in list.rows.clone() {
            slips::check_cells(&list.table, row, &["部署名"])?;
            let department = list.department(row)?;
            let (name, place) = (department.name.clone(), list.table.place(row, "部署名"));
            if let Some((other, there)) = names.insert(width::fold_key(&name), (name.clone(), place.clone()))
            {
                return Err(RoundError::List { place, fault: twice(&name, &other, &there) });
            }
            list.departments.push(department);
        }
        Ok(list)
    }

    /// The cell of a department, by its place in the list.
    pub fn place(&self, index: usize, column: &str) -> Place {
        self.rows.get(index).map_or_else(Place::default, |row| self.table.place(*row, column))
    }

    fn department(&self, row: u32) -> Result<Department, RoundError> {
        Ok(Department {
            name: self.table.needed_text(row, "部署名")?,
            aliases: split(&self.table.text(row, "別名"), &SEPARATORS),
            categories: split(&self.table.text(row, "担当区分"), &SEPARATORS),
            mail: width::narrow(&self.table.text(row, "メール")),
        })
    }
}

fn twice(name: &str, other: &str, there: &Place) -> Sentence {
    let there = there.cell.map(|cell| cell.to_string()).unwrap_or_default();
    match name == other {
        true => sentence!(
            "部署「{name}」が二度あります（{there} と同じ）。どちらかの行を消してください。",
            "the department \"{name}\" stands twice, here and in {there}: delete one of the rows"
        ),
        false => sentence!(
            "部署「{name}」は、{there} の「{other}」と空白や全角・半角が違うだけです。どちらかの行を消してください。",
            "the department \"{name}\" is \"{other}\" in {there}, typed in another way: delete one of the rows"
        ),
    }
}

/// The names in a cell.
pub(super) fn names(text: &str) -> Vec<String> {
    split(text, &SEPARATORS)
}

fn split(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A single fiscal year, as staff write it.
pub(super) fn one_year(text: &str) -> Option<FiscalYear> {
    match fiscal_year::read(text, &YearContext::default()) {
        Reading::Value { value: Years::One(year), .. } => Some(year),
        _ => None,
    }
}
