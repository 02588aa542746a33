//! Follows the hint of every value rule to the letter, by `tests/hints/value.toml`: what was typed gets the finding;
//! what the hint tells to write ends it, and no other error or warning stands on the cell.

#[path = "common/field.rs"]
mod field;

use std::collections::{BTreeMap, BTreeSet};

use matome::model::{
    Category, CellRef, Department, Entry, Field, FieldKind, FieldRole, Finding, FiscalYear, Item, Key,
    Member, Place, Plan, Scale, ScaleMark, Severity, Value, YEAR, YearSpan,
};
use matome::normalize::normalize;
use matome::rules::{self, Family, Lang, View};

use field::mark;

/// Rules that no text alone brings about: Excel must compute the formula anew, the merge is taken apart, the stored date or
/// number is shown whole. `tests/rules` has these.
const ELSEWHERE: [&str; 5] =
    ["uncomputed-formula", "merged-number", "hidden-year", "scaled-display", "code-as-number"];
const SENDER: &str = "職員課";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    kind: FieldKind,
    #[serde(default = "label")]
    label: String,
    #[serde(default)]
    target: String,
    #[serde(default = "collecting")]
    year: i32,
    typed: Vec<String>,
    writes: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
}

fn label() -> String {
    "値".to_owned()
}

fn collecting() -> i32 {
    2023
}

#[test]
fn every_hint_followed_to_the_letter_ends_its_finding() {
    let cases = cases();
    for case in &cases {
        for typed in &case.typed {
            let (plan, found) = findings(case, typed);
            let told = found.iter().find(|finding| finding.fault.name() == case.rule);
            let told = told.unwrap_or_else(|| panic!("{} is not found in {typed:?}: {found:?}", case.rule));
            let hint = rules::render(told, &plan, Lang::Ja).hint;
            let covered: BTreeSet<&str> = case.writes.iter().chain(&case.names).map(String::as_str).collect();
            for words in advised(&hint) {
                assert!(covered.contains(words.as_str()), "{}: nobody writes {words:?} of {hint}", case.rule);
            }
        }
        for written in &case.writes {
            let (plan, found) = findings(case, written);
            let left: Vec<String> =
                found.iter().map(|finding| rules::render(finding, &plan, Lang::Ja).message).collect();
            assert!(left.is_empty(), "{}: {written:?} is written, and now: {left:?}", case.rule);
        }
    }
}

#[test]
fn every_value_rule_has_its_case() {
    let followed: BTreeSet<String> = cases().into_iter().map(|case| case.rule).collect();
    let rules = rules::catalogue().iter().filter(|rule| rule.family == Family::Value);
    let names: BTreeSet<String> = rules.map(|rule| rule.name.to_owned()).collect();
    let elsewhere = ELSEWHERE.map(str::to_owned);
    let covered: BTreeSet<String> = followed.into_iter().chain(elsewhere).collect();
    assert_eq!(covered, names);
}

fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hints/value.toml");
    toml::from_str::<File>(&std::fs::read_to_string(path).unwrap()).unwrap().case
}

/// What a hint sets in quotation marks, and its examples.
fn advised(hint: &str) -> Vec<String> {
    let quoted = hint.split('「').skip(1).filter_map(|rest| rest.split('」').next());
    let examples = hint.split("（例：").skip(1).filter_map(|rest| rest.split('）').next());
    let examples = examples.flat_map(|list| list.split(['、'])).flat_map(|list| list.split(" または "));
    quoted.chain(examples).map(str::to_owned).collect()
}

/// The errors and warnings on the cell where this was typed, in a form whose other cells are filled well.
fn findings(case: &Case, typed: &str) -> (Plan, Vec<Finding>) {
    let plan = plan(case);
    let entries =
        vec![entry("value", case.year, 0, typed), entry("action", case.year, 1, "感染対策をして実施した。")];
    let (entries, mut found) = normalize(entries, &plan);
    let view = View {
        plan: &plan,
        department: Some(SENDER),
        file: "職員課.xlsx",
        entries: &entries.iter().collect::<Vec<_>>(),
        findings: &found.clone(),
        macros: false,
        external_links: 0,
        merges: false,
    };
    found.extend(rules::check(&view));
    let mut settled = rules::judge_all(found, &BTreeMap::new());
    settled.retain(|finding| {
        finding.severity != Severity::Info && finding.place.cell == Some(CellRef::new(4, 0))
    });
    (plan, settled)
}

fn entry(field: &str, year: i32, col: u32, typed: &str) -> Entry {
    Entry {
        department: SENDER.into(),
        field: field.into(),
        key: Key::new([("item", Member::Item("1".into())), (YEAR, Member::Year(FiscalYear(year)))]),
        value: (!typed.is_empty()).then(|| stored(typed)),
        raw: typed.into(),
        place: Place::cell("職員課.xlsx", "表", CellRef::new(4, col)),
        repeats: None,
    }
}

/// A decimal stands in a cell as a number.
fn stored(typed: &str) -> Value {
    let decimal = typed.starts_with("0.").then(|| typed.parse().ok()).flatten();
    decimal.map_or(Value::Text(typed.into()), Value::Number)
}

/// A plan whose value is required, of this kind.
fn plan(case: &Case) -> Plan {
    let role = match case.kind {
        FieldKind::Rating => Some(FieldRole::Rating),
        FieldKind::Percent | FieldKind::Amount => Some(FieldRole::Result),
        _ => None,
    };
    let fraction = case.kind == FieldKind::Fraction;
    let parts = if fraction { vec!["numerator".to_owned(), "denominator".to_owned()] } else { Vec::new() };
    let mut fields = vec![
        Field { required: true, role, parts, ..field("value", &case.label, case.kind) },
        Field { role: Some(FieldRole::Action), ..field("action", "取組", FieldKind::Text) },
    ];
    if fraction {
        fields.push(Field { required: true, ..field("numerator", "分子", FieldKind::Number) });
        fields.push(Field { required: true, ..field("denominator", "分母", FieldKind::Number) });
    }
    Plan {
        title: String::new(),
        years: Some(YearSpan::new(2021, 2025)),
        collecting: Some(FiscalYear(collecting())),
        era: None,
        fields,
        dimensions: Vec::new(),
        items: vec![Item {
            id: "1".to_owned(),
            target: case.target.clone(),
            departments: vec![SENDER.to_owned()],
            ..Item::default()
        }]
        .into(),
        departments: vec![Department { name: SENDER.to_owned(), ..Department::default() }].into(),
    }
}

fn field(name: &str, label: &str, kind: FieldKind) -> Field {
    let marks = if kind == FieldKind::Mark {
        ["A", "○", "×"].map(mark).to_vec()
    } else {
        ["S", "A", "B", "C"].map(mark).to_vec()
    };
    let flag = ScaleMark { reasons: vec!["感染".to_owned()], ..mark("※") };
    let scale = Some(Scale { marks, flags: vec![flag] })
        .filter(|_| matches!(kind, FieldKind::Rating | FieldKind::Mark));
    let choice = |name: &str| Category { name: name.to_owned(), aliases: Vec::new() };
    let choices =
        if kind == FieldKind::Choice { ["窓口", "電話"].map(choice).into() } else { Vec::new() };
    let pattern = (kind == FieldKind::Code).then(|| "A-9999".to_owned());
    Field { scale, choices, pattern, ..field::field(name, label, kind) }
}
