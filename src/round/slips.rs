//! Slips of the clerk in the lists: what can't be meant is an error at its cell, what may be is a doubt that goes with the
//! round.

use std::collections::{BTreeMap, BTreeSet};

use super::error::RoundError;
use super::lists::{DEPARTMENT_COLUMNS, DepartmentList, ITEM_COLUMNS, ItemList};
use super::table::Table;
use crate::book::Workbook;
use crate::model::{Department, Item, Place, Plan, Sentence, Tell};
use crate::sentence;
use crate::text::{address, width};

/// What a cell shows whose formula has failed.
const BROKEN: [&str; 7] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];

/// Columns that only our own list has: one with them and without 担当課 has lost that.
const OWN: [&str; 2] = ["種別", "親番号"];

/// Whether the cells of a row say something: a formula that failed does not, nor does a number that became a day.
///
/// # Errors
/// With the cell.
pub(super) fn check_cells(table: &Table, row: u32, columns: &[&str]) -> Result<(), RoundError> {
    for column in columns {
        let text = table.text(row, column);
        let fault = if BROKEN.iter().any(|error| text.contains(error)) {
            sentence!(
                "「{text}」は数式の誤りです。正しい内容を書いてください。",
                "\"{text}\" is a formula that failed: write what it should say"
            )
        } else if column.ends_with("番号") && is_day(&text) {
            sentence!(
                "番号「{text}」は日付になっています。セルの書式を「文字列」にしてから、「2-1」のように書き直してください。",
                "the number \"{text}\" became a day: make the cell's format \"text\", and write it again"
            )
        } else {
            continue;
        };
        return Err(RoundError::List { place: table.place(row, column), fault });
    }
    Ok(())
}

/// `2月1日`, which Excel makes of `2-1`.
fn is_day(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let day = text.split_once('月').and_then(|(month, day)| Some((month, day.strip_suffix('日')?)));
    day.is_some_and(|(month, day)| number(month) && number(day))
}

/// Whether years and parents of the items are those of the plan, and the categories of the departments.
///
/// # Errors
/// With the cell.
pub(super) fn check(list: &ItemList, departments: &DepartmentList, plan: &Plan) -> Result<(), RoundError> {
    for (index, item) in plan.items.iter().enumerate() {
        let fault = years_outside(item, plan).map(|fault| ("開始年度", fault));
        let fault = fault.or_else(|| unknown_parent(item, plan).map(|fault| ("親番号", fault)));
        if let Some((column, fault)) = fault {
            return Err(RoundError::List { place: list.place(index, column), fault });
        }
    }
    for (index, department) in plan.departments.iter().enumerate() {
        if let Some(fault) = department.categories.iter().find_map(|name| unknown_category(name, plan)) {
            return Err(RoundError::List { place: departments.place(index, "担当区分"), fault });
        }
    }
    Ok(())
}

fn years_outside(item: &Item, plan: &Plan) -> Option<Sentence> {
    let (own, whole) = item.years.zip(plan.years)?;
    (own.last < whole.first || own.first > whole.last).then(|| {
        sentence!(
            "この項目の年度は、計画の年度に一つも入りません。どちらかを直してください。",
            "none of the years of this item is one of the plan: mend one of the two"
        )
    })
}

fn unknown_parent(item: &Item, plan: &Plan) -> Option<Sentence> {
    let parent = item.parent.as_ref()?;
    if *parent == item.id {
        return Some(sentence!(
            "親番号が、この項目の番号と同じです。上の段の項目の番号を書くか、空欄にしてください。",
            "the item is its own parent: write the number of the one above it, or nothing"
        ));
    }
    plan.item(parent).is_none().then(|| {
        sentence!(
            "親番号「{parent}」の項目が、一覧にありません。一覧にある番号を書くか、空欄にしてください。",
            "there is no item with the number \"{parent}\", which stands as the parent: mend it or delete it"
        )
    })
}

fn unknown_category(name: &str, plan: &Plan) -> Option<Sentence> {
    let members = || plan.dimensions.iter().flat_map(|dimension| &dimension.members);
    let is_it = |other: &String| width::fold_key(other) == width::fold_key(name);
    if members().next().is_none()
        || members().any(|known| is_it(&known.name) || known.aliases.iter().any(is_it))
    {
        return None;
    }
    let known = members().map(|known| known.name.as_str()).collect::<Vec<_>>().join("、");
    Some(sentence!(
        "担当区分「{name}」はありません。使える区分：{known}",
        "there is no category \"{name}\"; there are: {known}"
    ))
}

/// What may be meant as it stands, and should be looked at: each with its cell, and what to do.
pub(super) fn doubts(list: &ItemList, departments: &DepartmentList, plan: &Plan) -> Vec<Sentence> {
    let all = [
        unread_columns(&list.table, &ITEM_COLUMNS.map(|(name, _)| name)),
        unread_columns(&departments.table, &DEPARTMENT_COLUMNS.map(|(name, _)| name)),
        without_owners(list, plan),
        items_of_nobody(list, plan),
        departments_of_nothing(departments, plan),
        items_alike(list, plan),
        years_beyond(list, plan),
        unused_categories(departments, plan),
        aliases_alike(departments, plan),
        mails(departments, plan),
    ];
    let told = |(place, fault)| RoundError::List { place, fault }.tell();
    all.into_iter().flatten().map(told).collect()
}

/// That a list stands on several sheets, of which one is read.
pub(super) fn other_sheets(
    workbook: &Workbook,
    list: &Table,
    columns: &[(&'static str, bool)],
) -> Option<Sentence> {
    let all = Table::all(workbook, columns, "");
    // A heading or two may stand on any sheet.
    let alike = |table: &&Table| columns.iter().filter(|(name, _)| table.has(name)).count() > 2;
    let others = all.iter().filter(alike).map(Table::sheet_name).filter(|name| *name != list.sheet_name());
    let others = others.map(|name| format!("「{name}」")).collect::<Vec<_>>().join("、");
    let (name, place) = (list.sheet_name(), list.place(list.heading_row(), list.first_column()));
    (!others.is_empty()).then(|| {
        let fault = sentence!(
            "同じ見出しの表が、シート{others}にもあります。読むのはシート「{name}」だけです。要らないシートは消してください。",
            "the same headings stand on the sheets {others}, of which none is read: delete those that are not needed"
        );
        RoundError::List { place, fault }.tell()
    })
}

type Doubts = Vec<(Place, Sentence)>;

/// A heading that is none, where a column is missing: it may have been written otherwise.
fn unread_columns(table: &Table, columns: &[&str]) -> Doubts {
    let missing: Vec<&str> = columns.iter().filter(|column| !table.has(column)).copied().collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let known = missing.join("、");
    let doubt = |(heading, place)| {
        let fault = sentence!(
            "列「{heading}」は読みません。次のどれかのことであれば、見出しを直してください：{known}",
            "the column \"{heading}\" is not read; if it is one of these, mend its heading: {known}"
        );
        (place, fault)
    };
    table.unread().into_iter().map(doubt).collect()
}

/// Our own list without the column of those who answer.
fn without_owners(list: &ItemList, plan: &Plan) -> Doubts {
    let is_own = OWN.iter().all(|column| list.table.has(column));
    let is_asked = plan.departments.iter().any(|department| department.categories.is_empty());
    if list.table.has("担当課") || !is_own || !is_asked {
        return Vec::new();
    }
    let place = list.table.place(list.table.heading_row(), "名称");
    let fault = sentence!(
        "列「担当課」がないため、すべての項目をすべての部署に求めます。課ごとに分けるときは、列を元に戻してください。",
        "there is no column 担当課: all items are asked of all departments"
    );
    vec![(place, fault)]
}

/// Items that no department is asked about: all departments are named at other items.
fn items_of_nobody(list: &ItemList, plan: &Plan) -> Doubts {
    let parents: BTreeSet<&str> = plan.items.iter().filter_map(|item| item.parent.as_deref()).collect();
    let is_named = |name: &str| plan.items.owned_by(name).next().is_some();
    if !plan.departments.iter().all(|department| is_named(&department.name)) {
        return Vec::new();
    }
    let nobody = plan.items.iter().enumerate();
    let nobody =
        nobody.filter(|(_, item)| item.departments.is_empty() && !parents.contains(item.id.as_str()));
    let doubt = |(index, item): (usize, &Item)| {
        let name = &item.title;
        let fault = sentence!(
            "「{name}」に担当課がないため、どの部署にも求めません。担当課を書くか、項目でない行であれば消してください。",
            "nobody is asked about {name}: write 担当課, or delete the row if it is no item"
        );
        (list.place(index, "担当課"), fault)
    };
    nobody.map(doubt).collect()
}

fn departments_of_nothing(list: &DepartmentList, plan: &Plan) -> Doubts {
    let idle = plan.departments.iter().enumerate();
    let idle = idle.filter(|(_, department)| {
        !plan.items.is_empty()
            && department.categories.is_empty()
            && plan.owed_by(&department.name).is_empty()
    });
    let doubt = |(index, department): (usize, &Department)| {
        let name = &department.name;
        let fault = sentence!(
            "「{name}」を担当課とする項目がありません。項目の「担当課」に書くか、提出を求めない部署であれば、この行を消してください。",
            "no item names {name}: write it under 担当課, or delete the row if it is not asked"
        );
        (list.place(index, "部署名"), fault)
    };
    idle.map(doubt).collect()
}

/// Items of one kind and parent that bear the same number, or another number and the same title. Without numbers, titles
/// may repeat.
fn items_alike(list: &ItemList, plan: &Plan) -> Doubts {
    let (mut labels, mut titles) = (BTreeMap::new(), BTreeMap::new());
    let mut doubts = Vec::new();
    for (index, item) in plan.items.iter().enumerate().filter(|(_, item)| !item.label.is_empty()) {
        let key = |text: &str| (width::fold_key(text), &item.kind, &item.parent, &item.path);
        let label = labels.insert((width::letters_key(&item.label), &item.kind, &item.parent), index);
        let title = titles.insert(key(&format!("{}\n{}", item.title, item.target)), index);
        for (column, text, other) in [("表示番号", &item.label, label), ("名称", &item.title, title)] {
            let Some(other) = other else { continue };
            let cell = list.place(other, column).cell.map(|cell| cell.to_string()).unwrap_or_default();
            let fault = sentence!(
                "{column}「{text}」が二度あります（{cell} と同じ）。書き誤りでないか、確かめてください。",
                "\"{text}\" stands twice, here and in {cell}: is it a slip?"
            );
            doubts.push((list.place(index, column), fault));
        }
    }
    doubts
}

/// Categories of departments where the template knows none.
fn unused_categories(list: &DepartmentList, plan: &Plan) -> Doubts {
    if plan.dimensions.iter().any(|dimension| !dimension.members.is_empty()) {
        return Vec::new();
    }
    let divided =
        plan.departments.iter().enumerate().filter(|(_, department)| !department.categories.is_empty());
    let fault = || {
        sentence!(
            "この様式に担当区分はないため、読みません。空欄にしてください。",
            "this template has no categories: leave it empty"
        )
    };
    divided.map(|(index, _)| (list.place(index, "担当区分"), fault())).collect()
}

/// Items whose years reach beyond those of the plan, told at the first of them: most often it is the plan's years that are
/// wrong.
fn years_beyond(list: &ItemList, plan: &Plan) -> Doubts {
    let is_beyond = |item: &Item| {
        item.years
            .zip(plan.years)
            .is_some_and(|(own, whole)| own.first < whole.first || own.last > whole.last)
    };
    let beyond = plan.items.iter().enumerate().filter(|(_, item)| is_beyond(item));
    let rows: Vec<usize> = beyond.map(|(index, _)| index).collect();
    let Some((first, others)) = rows.split_first() else { return Vec::new() };
    let (ja, en) = match others.len() {
        0 => (String::new(), String::new()),
        count => (format!("（ほか {count}行も）"), format!(" (and {count} more rows)")),
    };
    let fault = sentence!(
        "この項目の年度に、計画の年度にないものがあります{ja}。項目の年度か、「設定」の計画の年度を直してください。",
        "the years of this item reach beyond those of the plan{en}: mend one of the two"
    );
    vec![(list.place(*first, "開始年度"), fault)]
}

/// Other names that two departments have: no file is told by them.
fn aliases_alike(list: &DepartmentList, plan: &Plan) -> Doubts {
    let names = plan.departments.iter().flat_map(|department| {
        let own = std::iter::once(&department.name).chain(&department.aliases);
        own.map(|name| (width::fold_key(name), department.name.as_str()))
    });
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut doubts = Vec::new();
    for (key, owner) in names {
        let Some(other) = owners.insert(key.clone(), owner).filter(|other| *other != owner) else { continue };
        let index = plan.departments.position(owner).unwrap_or_default();
        let fault = sentence!(
            "同じ呼び方が「{other}」にもあります。ファイルの名前から部署を決められないことがあるので、どちらかを消してください。",
            "\"{other}\" is called the same: a file of that name can be of either"
        );
        doubts.push((list.place(index, "別名"), fault));
    }
    doubts
}

/// What is no mail address: no letter would bear it.
fn mails(list: &DepartmentList, plan: &Plan) -> Doubts {
    let wrong = plan.departments.iter().enumerate().filter(|(_, department)| {
        let parts = department.mail.split([',', ';', '、', '\n', ' ']).filter(|part| !part.trim().is_empty());
        parts.count() != address::all_in(&department.mail).count()
    });
    let doubt = |(index, department): (usize, &Department)| {
        let mail = &department.mail;
        let fault = sentence!(
            "「{mail}」には、メールアドレスとして読めないところがあります（メールの宛先に入りません）。「kikaku@town.example.jp」のように書いてください。",
            "\"{mail}\" is not wholly made of mail addresses: write them as kikaku@town.example.jp"
        );
        (list.place(index, "メール"), fault)
    };
    wrong.map(doubt).collect()
}
