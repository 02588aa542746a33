//! Tables of a town that does not exist, opened again.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::super::fixture::build;
use super::super::fixture::of;
use crate::decisions::DECISIONS_FILE;
use crate::model::{CellRef, Entry, FiscalYear, Item, Key, Member, Month, Place, Value, YEAR};

/// A template with these dimensions, fields, tables and sheets.
fn template(dimensions: &str, fields: &str, tables: &str, sheets: &str) -> String {
    format!(
        "name = \"own\"\ntitle = \"題\"\ntitle-en = \"Own\"\ndimensions = [{dimensions}]\nfields = [{fields}]\n\
         form.tables = [{tables}]\nreport.sheets = [{sheets}]\n"
    )
}

fn item(id: &str, title: &str, section: &str) -> Item {
    Item { id: id.to_owned(), title: title.to_owned(), path: vec![section.to_owned()], ..Item::default() }
}

/// What a department typed, read as a number where it begins like one.
fn entry(department: &str, field: &str, key: &[(&str, Member)], raw: &str, row: u32) -> Entry {
    let digits: String = raw.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let number = raw.starts_with(|c: char| c.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    Entry {
        department: department.into(),
        field: field.into(),
        key: Key::new(key.iter().cloned()),
        value: Some(number.map_or_else(|| Value::Text(raw.into()), Value::Number)),
        raw: raw.into(),
        place: Place::cell(format!("{department}.xlsx"), "調査票", CellRef::new(row, 2)),
        repeats: None,
    }
}

fn list(id: &str) -> Member {
    Member::Item(id.into())
}

fn department(name: &str) -> Member {
    Member::Department(name.into())
}

/// The rows of a sheet under its title, cells between bars; a date is none here.
fn rows(bytes: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let joined = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    range.rows().skip(2).map(joined).collect()
}

const QUESTIONS: &str = r#"{ name = "question", word = "設問" }, { name = "department" }"#;
const ANSWERS: &str =
    r#"{ name = "answer", label = "回答" }, { name = "count", label = "件数", kind = "number" }"#;
const INQUIRY: &str = r#"{ name = "設問の表", columns = ["field"], rows = ["question"] }"#;

fn inquiry(sheet: &str) -> Vec<u8> {
    let items = vec![item("1", "窓口の改善", "窓口"), item("2", "研修の有無", "研修")];
    let said =
        [("総務課", "1", "有", "1,200件"), ("福祉課", "1", "無", "30件"), ("総務課", "2", "無", "5件")];
    let entries = said.iter().flat_map(|(name, question, answer, count)| {
        let key = [("question", list(question)), ("department", department(name))];
        [entry(name, "answer", &key, answer, 3), entry(name, "count", &key, count, 3)]
    });
    build(&of(&template(QUESTIONS, ANSWERS, INQUIRY, sheet), items, entries.collect())).unwrap()
}

#[test]
fn questions_stand_down_and_departments_across() {
    let sheet = r#"{ kind = "table", rows = ["question"], columns = ["department"], fields = ["answer"] }, { kind = "data" }"#;
    assert_eq!(
        rows(&inquiry(sheet), "集計表"),
        ["設問|回答|", "|総務課|福祉課", "窓口の改善|有|無", "研修の有無|無|－"]
    );
}

#[test]
fn departments_stand_down_and_questions_across_with_their_fields() {
    let sheet = r#"{ kind = "table", rows = ["department"], columns = ["question", "field"], totals = ["department"] }"#;
    assert_eq!(
        rows(&inquiry(sheet), "集計表"),
        [
            "部署|窓口の改善||研修の有無|",
            "|回答|件数|回答|件数",
            "総務課|有|1200|無|5",
            "福祉課|無|30|－|－",
            "計||1230||5",
        ]
    );
}

#[test]
fn sections_stand_over_their_items_and_are_added_up() {
    let sheet = r#"{ kind = "table", rows = ["question", "department"], columns = ["field"], group = "section", subtotals = true, totals = ["question"] }"#;
    assert_eq!(
        rows(&inquiry(sheet), "集計表"),
        [
            "設問|部署|回答|件数",
            "窓口|||",
            "窓口の改善|総務課|有|1200",
            "|福祉課|無|30",
            "小計|||1230",
            "研修|||",
            "研修の有無|総務課|無|5",
            "|福祉課|－|－",
            "小計|||5",
            "合計|総務課||1205",
            "|福祉課||30",
        ]
    );
}

#[test]
fn a_sum_that_departments_give_is_not_added_to_its_parts() {
    let dimensions = r#"{ name = "facility", word = "施設", headings = ["施設名"] }, { name = "sex", word = "性別", members = ["男", "女", "計"] }"#;
    let fields = r#"{ name = "users", label = "人数", kind = "number", member-total = { member = "計", of = ["男", "女"] } }"#;
    let table = r#"{ name = "表", columns = ["sex"], rows = ["facility"], fields = ["users"] }"#;
    let sheet = r#"{ kind = "table", rows = ["facility"], columns = ["sex"], fields = ["users"], totals = ["facility", "sex"] }"#;
    let name = |name: &str| Member::Name(name.into());
    let said = [("1", "男", "3"), ("1", "女", "4"), ("1", "計", "7"), ("2", "男", "1"), ("2", "女", "2")];
    let entries = said.map(|(id, sex, raw)| {
        entry("総務課", "users", &[("facility", list(id)), ("sex", name(sex))], raw, 3)
    });
    let items = vec![item("1", "図書館", ""), item("2", "会館", "")];
    let bytes = build(&of(&template(dimensions, fields, table, sheet), items, entries.into())).unwrap();
    let rows = rows(&bytes, "集計表");
    assert_eq!(rows[rows.len() - 3..], ["図書館|3|4|7|7", "会館|1|2|－|3", "計|4|6|7|10"], "{rows:?}");
}

#[test]
fn items_that_are_counted_in_several_units_have_no_total() {
    let mut items = vec![item("1", "図書館", "施設"), item("2", "会館", "施設"), item("3", "体育館", "競技")];
    (items[0].unit, items[1].unit, items[2].unit) = ("人".into(), "件".into(), "%".into());
    let entries = [("1", "100"), ("2", "20"), ("3", "5")];
    let entries = entries.map(|(id, raw)| entry("総務課", "users", &[("facility", list(id))], raw, 3));
    let table = r#"{ name = "表", columns = ["field"], rows = ["facility"] }"#;
    let sheet = r#"{ kind = "table", rows = ["facility"], columns = ["field"], group = "section", subtotals = true, totals = ["facility"] }"#;
    let bytes = build(&of(&template(FACILITIES, USERS, table, sheet), items, entries.into())).unwrap();
    let rows = rows(&bytes, "集計表");
    assert!(rows.iter().any(|row| row.starts_with("図書館")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.starts_with("小計") || row.starts_with("合計")), "{rows:?}");
}

#[test]
fn records_stand_under_their_department_as_they_came() {
    let dimensions =
        r#"{ name = "asset", word = "備品", kind = "record", headings = ["№"] }, { name = "department" }"#;
    let fields =
        r#"{ name = "name", label = "品名" }, { name = "price", label = "取得価格", kind = "number" }"#;
    let tables = r#"{ name = "備品の表", columns = ["field"], rows = ["asset"] }"#;
    let mut entries = Vec::new();
    for (name, number, what, price) in
        // The numbers of one department have nothing to do with another's.
        [
            ("福祉課", "10", "車椅子", "10.5"),
            ("総務課", "10", "机", "3"),
            ("総務課", "9", "棚", "4"),
            ("福祉課", "9", "台", "1"),
        ]
    {
        let key = [("asset", list(number)), ("department", department(name))];
        let row = if (number == "9") == (name == "総務課") { 3 } else { 4 };
        entries.push(entry(name, "name", &key, what, row));
        entries.push(entry(name, "price", &key, price, row));
    }
    // What the clerk decided stands in another workbook, and moves nothing.
    let decided = entries.iter_mut().find(|entry| entry.raw == "1").unwrap();
    decided.place = Place::cell(DECISIONS_FILE, "判断", CellRef::new(1, 6));
    let source = template(dimensions, fields, tables, r#"{ kind = "list", totals = ["department"] }"#);
    let bytes = build(&of(&source, Vec::new(), entries)).unwrap();
    assert_eq!(
        rows(&bytes, "一覧"),
        [
            "№|品名|取得価格",
            "総務課||",
            "9|棚|4",
            "10|机|3",
            "小計||7",
            "福祉課||",
            "10|車椅子|10.5",
            "9|台|1",
            "小計||11.5",
            "合計||18.5"
        ]
    );
}

const FACILITIES: &str = r#"{ name = "facility", word = "施設", headings = ["施設名"] }"#;
const USERS: &str = r#"{ name = "users", label = "利用者数", kind = "number" }"#;

fn months(sheet: &str, months: &[u8]) -> Vec<u8> {
    let table = r#"{ name = "月の表", columns = ["month"], rows = ["facility"], above = ["year"] }"#;
    let items = vec![item("1", "図書館", ""), item("2", "体育館", "")];
    let mut entries = Vec::new();
    for (number, month) in (1..).zip(months) {
        let key = |id| {
            [
                ("facility", list(id)),
                ("month", Member::Month(Month(*month))),
                (YEAR, Member::Year(FiscalYear(2023))),
            ]
        };
        entries.push(entry("総務課", "users", &key("1"), &format!("{number}人"), 3));
        entries.push(entry("総務課", "users", &key("2"), &format!("{number}0人"), 4));
    }
    build(&of(&template(FACILITIES, USERS, table, sheet), items, entries)).unwrap()
}

#[test]
fn months_begin_in_april_and_are_added_up_both_ways() {
    let sheet = r#"{ kind = "table", each = ["year"], years = "due", rows = ["facility"], columns = ["month"], totals = ["facility", "month"] }"#;
    let rows = rows(&months(sheet, &[1, 4, 5]), "集計表");
    let at = rows.iter().position(|row| row.starts_with("R5年度")).unwrap();
    assert_eq!(
        rows[at + 1..at + 6],
        [
            "施設名|利用者数||||||||||||",
            "|4月|5月|6月|7月|8月|9月|10月|11月|12月|1月|2月|3月|計",
            "図書館|2|3|－|－|－|－|－|－|－|1|－|－|6",
            "体育館|20|30|－|－|－|－|－|－|－|10|－|－|60",
            "計|22|33||||||||11|||66",
        ]
    );
}

/// A part of the workbook's package, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn as_many_decimals_are_printed_as_numbers_of_the_same_unit_have() {
    let table = r#"{ name = "施設の表", columns = ["field"], rows = ["facility"] }"#;
    let sheet = r#"{ kind = "table", rows = ["facility"], columns = ["field"] }"#;
    let items =
        vec![item("1", "転入者数（人）", ""), item("2", "ごみ排出量（t）", ""), item("3", "資源（t）", "")];
    let said = [("1", "27"), ("2", "47.5"), ("3", "20")];
    let entries = said.map(|(id, raw)| entry("総務課", "users", &[("facility", list(id))], raw, 3));
    let bytes = build(&of(&template(FACILITIES, USERS, table, sheet), items, entries.to_vec())).unwrap();
    let (styles, sheets) = (part(&bytes, "xl/styles.xml"), part(&bytes, "xl/worksheets/sheet1.xml"));
    for format in ["#,##0_ ", "#,##0.0_ "] {
        assert!(styles.contains(&format!("formatCode=\"{format}\"")), "{format}: {styles}");
    }
    let style = |number: &str| {
        let cell = sheets.split("<c ").find(|cell| cell.contains(&format!("<v>{number}</v>"))).unwrap();
        cell.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    assert_ne!(style("27"), style("47.5"));
    assert_eq!(style("20"), style("47.5"));
}

#[test]
fn what_goes_on_on_the_next_page_says_its_name_again_and_its_marks_once() {
    let fields = r#"{ name = "text", label = "内容" }, { name = "grade", label = "達成度" }, { name = "count", label = "件数", kind = "number" }"#;
    let table = r#"{ name = "施設の表", columns = ["field"], rows = ["facility"] }"#;
    let sheet = r#"{ kind = "table", rows = ["facility"], columns = ["field"] }"#;
    let key = [("facility", list("1"))];
    let entries = [
        entry(
            "総務課",
            "text",
            &key,
            &"町民の暮らしを守るため、関係機関と連携して取組を進めた。".repeat(200),
            3,
        ),
        entry("総務課", "grade", &key, "Ｃ", 3),
        entry("総務課", "count", &key, "12345", 3),
    ];
    let items = vec![item("1", "安全なまちづくりの推進", "")];
    let bytes = build(&of(&template(FACILITIES, fields, table, sheet), items, entries.to_vec())).unwrap();
    let rows = rows(&bytes, "集計表");
    let has = |text: &str| rows.iter().filter(|row| row.split('|').any(|cell| cell == text)).count();
    let pages = rows.iter().filter(|row| row.split('|').nth(1).is_some_and(|text| text.len() > 100)).count();
    assert!(pages > 1 && has("安全なまちづくりの推進") == pages, "{pages} {rows:#?}");
    assert_eq!([has("Ｃ"), has("12345")], [1, 1], "{rows:#?}");
}
