//! Runs the cases in `tests/value/*.toml`: rows of an item's values, each as Excel shows it and as the cell stores it,
//! and what they are read as. `shown < stored`; a ditto mark is `→`, which repeats the cell before it.

#[path = "common/field.rs"]
mod field;

use matome::model::{
    Category, CellRef, Entry, Field, FieldKind, FiscalYear, Item, Key, Member, Place, Plan, Scale, Value,
    YEAR, YearSpan,
};
use matome::normalize::normalize;

use field::{field, mark};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    kind: FieldKind,
    #[serde(default)]
    label: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    choices: Vec<String>,
    #[serde(default)]
    several: bool,
    #[serde(default)]
    pattern: Option<String>,
    row: Vec<String>,
    reads: Vec<String>,
}

#[test]
fn what_excel_shows_is_what_it_means() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/value");
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let file: File = toml::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in &file.case {
            count += 1;
            let read = read(case);
            if read != case.reads {
                wrong.push(format!("{}: {read:?}, expected {:?}", case.name, case.reads));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 20, "only {count} cases were found");
}

fn read(case: &Case) -> Vec<String> {
    let plan = plan(case);
    let mut entries: Vec<Entry> = Vec::new();
    for (place, cell) in case.row.iter().enumerate() {
        let before = entries.last();
        entries.push(entry(cell, place as u32, before));
    }
    let (entries, findings) = normalize(entries, &plan);
    let said = |entry: &Entry| {
        let value = entry.value.as_ref().map_or("blank".to_owned(), said);
        let told = findings.iter().filter(|finding| finding.place == entry.place);
        told.fold(value, |said, finding| format!("{said} ! {}", finding.fault.name()))
    };
    entries.iter().map(said).collect()
}

fn said(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Percent(share) => format!("{share} share"),
        Value::Text(text) => format!("「{text}」"),
        Value::Mark(mark) => mark.to_string(),
        Value::Date(date) => format!("{}-{}-{:?}", date.year, date.month, date.day.unwrap_or(0)),
        Value::Year(year) => year.0.to_string(),
        Value::Choices(chosen) => matome::text::display::choices(chosen),
        Value::Time(times) => times.to_string(),
        Value::Degrees(degrees) => degrees.to_string(),
        Value::Code(code) => code.to_string(),
        Value::NotApplicable => "none".to_owned(),
    }
}

fn entry(cell: &str, place: u32, before: Option<&Entry>) -> Entry {
    let (shown, stored) = cell.split_once(" < ").unwrap_or((cell, ""));
    let ditto = before.filter(|_| shown == "→");
    let stored = match (ditto, stored.parse::<f64>()) {
        (Some(before), _) => before.value.clone(),
        (None, Ok(number)) => Some(Value::Number(number)),
        (None, Err(_)) => date(stored).or_else(|| Some(Value::Text(shown.into()))),
    };
    let year = FiscalYear(2020 + place as i32);
    Entry {
        department: "職員課".into(),
        field: "value".into(),
        key: Key::new([("item", Member::Item("T1".into())), (YEAR, Member::Year(year))]),
        value: stored,
        raw: shown.into(),
        place: Place::cell("職員課.xlsx", "目標数値", CellRef::new(4, place)),
        repeats: ditto.map(|before| before.shown().into()),
    }
}

/// `2024-09-27`
fn date(text: &str) -> Option<Value> {
    matome::text::date::read(text).into_value()?.one().map(Value::Date)
}

fn plan(case: &Case) -> Plan {
    let scale = Scale { marks: ["A", "B", "C"].map(mark).to_vec(), flags: vec![mark("※")] };
    let choice = |name: &String| Category { name: name.clone(), aliases: Vec::new() };
    let field = Field {
        scale: Some(scale),
        choices: case.choices.iter().map(choice).collect(),
        several: case.several,
        pattern: case.pattern.clone(),
        ..field("value", &case.label, case.kind)
    };
    let item = Item {
        id: "T1".to_owned(),
        title: case.title.clone(),
        target: case.target.clone(),
        ..Item::default()
    };
    Plan {
        title: String::new(),
        years: Some(YearSpan::new(2020, 2029)),
        collecting: None,
        era: None,
        fields: vec![field],
        dimensions: Vec::new(),
        items: vec![item].into(),
        departments: Vec::new().into(),
    }
}
