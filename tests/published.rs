//! What was collected, written as `entries.csv` and read back as what was published: the next year's run starts there.

#[path = "common/field.rs"]
mod field;

use matome::export::csv::{self, Encoding};
use matome::model::{
    Entry, Field, FieldKind, FiscalYear, Key, Mark, Member, Place, Plan, Scale, Value, YEAR, YearSpan,
};
use matome::text::number::Quantity;
use matome::{merge, round};

use field::mark;

/// Kind of the field, value, what was typed.
fn said() -> Vec<(FieldKind, Value, &'static str)> {
    vec![
        (FieldKind::Rating, Value::Mark(Mark { flag: None, grade: "A".into() }), "Ａ"),
        (FieldKind::Rating, Value::NotApplicable, "対象外"),
        (FieldKind::Number, Value::NotApplicable, "該当なし"),
        (FieldKind::Number, Value::Number(0.0), "0"),
        (FieldKind::Amount, Value::Number(16.2), "16.2 時間"),
        (FieldKind::Amount, Value::Percent(0.857), "85.7％"),
        (FieldKind::Amount, Value::NotApplicable, "対象者なし"),
        (FieldKind::Percent, Value::NotApplicable, "なし"),
        (FieldKind::Date, Value::NotApplicable, "該当なし"),
        (FieldKind::FiscalYear, Value::NotApplicable, "該当なし"),
        (FieldKind::Text, Value::Text("該当なし".into()), "該当なし"),
    ]
}

#[test]
fn values_and_units_come_back_and_none_stays_none() {
    let (plan, entries) = collected();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), csv::write(&entries, Encoding::Utf8)).unwrap();
    let published = round::read_published(file.path(), &plan).unwrap().entries;
    let values = |entries: &[Entry]| entries.iter().map(|entry| entry.value.clone()).collect::<Vec<_>>();
    let units = |entries: &[Entry]| {
        entries.iter().map(|entry| Quantity::written(entry).map(|written| written.unit)).collect::<Vec<_>>()
    };
    assert_eq!(values(&published), values(&entries));
    assert_eq!(units(&published), units(&entries));
    assert_eq!(published[5].raw, "85.7%");
    let blank: Vec<Entry> = entries.iter().map(|entry| Entry { value: None, ..entry.clone() }).collect();
    assert_eq!(values(&merge::merge(&blank, &published, &plan)), values(&entries));
}

/// The list may have been written by hand.
#[test]
fn a_personal_number_is_struck_out_of_it() {
    let (plan, entries) = collected();
    let list = String::from_utf8(csv::write(&entries, Encoding::Utf8)).unwrap();
    let list = list.replace(",text,該当なし,", ",text,番号は1234-5678-9018です,");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), list).unwrap();
    let published = round::read_published(file.path(), &plan).unwrap();
    assert_eq!(published.findings[0].fault.name(), "personal-number");
    assert!(!format!("{:?}", published.entries).contains("5678"), "{:?}", published.entries);
}

#[test]
fn the_words_of_the_export() {
    let (_, entries) = collected();
    let text = String::from_utf8(csv::write(&entries, Encoding::Utf8)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with(",cell,unit"));
    assert!(lines[2].contains(",none,該当なし,対象外,"), "{}", lines[2]);
    assert!(lines[5].contains(",number,16.2,16.2 時間,") && lines[5].ends_with(",時間"), "{}", lines[5]);
    let json = matome::export::jsonl::write(&entries);
    let json: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((json[1]["value"].as_str(), json[1]["unit"].as_str()), (Some("該当なし"), Some("")));
    assert_eq!((json[4]["value"].as_f64(), json[4]["unit"].as_str()), (Some(16.2), Some("時間")));
}

fn collected() -> (Plan, Vec<Entry>) {
    let fields = said().iter().enumerate().map(|(index, (kind, ..))| field(index, *kind)).collect();
    let plan = Plan {
        title: String::new(),
        years: Some(YearSpan::new(2021, 2025)),
        collecting: Some(FiscalYear(2023)),
        era: None,
        fields,
        dimensions: Vec::new(),
        items: Vec::new().into(),
        departments: Vec::new().into(),
    };
    let entry = |(index, (_, value, raw)): (usize, (FieldKind, Value, &str))| Entry {
        department: "職員課".into(),
        field: format!("f{index:02}").into(),
        key: Key::new([("item", Member::Item("1".into())), (YEAR, Member::Year(FiscalYear(2022)))]),
        value: Some(value),
        raw: raw.into(),
        place: Place::default(),
        repeats: None,
    };
    (plan, said().into_iter().enumerate().map(entry).collect())
}

fn field(index: usize, kind: FieldKind) -> Field {
    let scale = Scale { marks: ["A", "B"].map(mark).to_vec(), flags: Vec::new() };
    Field { scale: Some(scale), ..field::field(&format!("f{index:02}"), "値", kind) }
}
