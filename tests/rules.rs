//! Every rule against its case file `tests/rules/<name>.toml`: what must and must not trigger it, and what its text
//! must say; and the page of all rules, kept in step with the catalogue.

#[path = "common/field.rs"]
mod field;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use serde_json::Value as Json;

use matome::model::{
    ChangeLimit, Check, Department, Entry, Fault, Field, FieldKind, FieldRole, Finding, FiscalYear, Item,
    Key, Mark, Member, Place, Plan, Scale, ScaleMark, Scope, Text, Value, YEAR, YearSpan,
};
use matome::rules::{self, Lang, RoundView, Rule, View};
use matome::text::date;

const FILE: &str = "職員課.xlsx";
const SHEET: &str = "表";
const SENDER: &str = "職員課";

/// A case file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    message: Vec<Message>,
    /// What the program must find in files, and what it must not: `tests/fires.rs` tries these.
    #[serde(default, rename = "fires")]
    _fires: IgnoredAny,
    #[serde(default, rename = "quiet")]
    _quiet: IgnoredAny,
}

/// Entries, and where the rule must find a fault in them.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    #[serde(default = "years")]
    plan: String,
    /// `cell | item | field | axis | raw`, with `department > ` before it where another one sent it.
    #[serde(default)]
    entries: Vec<String>,
    #[serde(default)]
    history: Vec<String>,
    /// What a stage before found: `rule | cell | item`.
    #[serde(default)]
    told: Vec<String>,
    #[serde(default)]
    macros: bool,
    #[serde(default)]
    external_links: usize,
    /// The cells (`C6`, with others of the same fault after it: `C6+D6`), the sheet (`表`) or the file (``).
    finds: Vec<String>,
    /// What the Japanese text of the findings must hold.
    #[serde(default)]
    says: Vec<String>,
    /// What no finding may hold anywhere.
    #[serde(default)]
    hides: Vec<String>,
}

/// A finding with its facts, and what its text must hold.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    item: Option<String>,
    #[serde(default)]
    field: Option<String>,
    #[serde(default)]
    year: Option<i32>,
    #[serde(default)]
    department: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, Json>,
    ja: Vec<String>,
    en: Vec<String>,
}

fn years() -> String {
    "years".to_owned()
}

#[test]
fn every_rule_has_its_case_file_and_every_case_file_its_rule() {
    let rules: BTreeSet<String> = rules::catalogue().iter().map(|rule| rule.name.to_owned()).collect();
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, rules);
}

#[test]
fn cases_trigger_their_rule_or_do_not() {
    for rule in rules::catalogue() {
        let cases = read(rule).case;
        let both =
            cases.iter().any(|case| case.finds.is_empty()) && cases.iter().any(|case| !case.finds.is_empty());
        assert!(cases.is_empty() || both, "{}: cases that must and that must not", rule.name);
        cases.iter().for_each(|case| run(rule, case));
    }
}

#[test]
fn messages_say_their_facts() {
    for rule in rules::catalogue() {
        for message in &read(rule).message {
            says(rule, &finding(rule, message), Lang::Ja, &message.ja);
            says(rule, &finding(rule, message), Lang::En, &message.en);
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = rules::catalogue().iter().map(|rule| rule.code).collect();
    let names: BTreeSet<&str> = rules::catalogue().iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), codes.len());
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for rule in rules::catalogue() {
        assert!(rule.code.starts_with(rule.family.letter()) && rule.code.len() == 4, "{}", rule.name);
        assert_eq!(rules::find(rule.code).map(|found| found.name), Some(rule.name));
        assert_eq!(rules::find(rule.name).map(|found| found.code), Some(rule.code));
    }
    let order = |pair: &[Rule]| pair[0].family < pair[1].family || pair[0].code < pair[1].code;
    assert!(rules::catalogue().windows(2).all(order));
    assert!(rules::catalogue().windows(2).all(|pair| pair[0].family <= pair[1].family));
}

/// `MATOME_UPDATE_DOCS=1 cargo test --test rules` writes the page anew.
#[test]
fn the_page_of_rules_is_in_step() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("MATOME_UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, rules::markdown()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        written == rules::markdown(),
        "docs/rules.md is behind: MATOME_UPDATE_DOCS=1 cargo test --test rules"
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn read(rule: &Rule) -> Cases {
    let path = folder().join(format!("{}.toml", rule.name));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn run(rule: &'static Rule, case: &Case) {
    let plan = plan(&case.plan);
    let entries: Vec<Entry> = case.entries.iter().map(|line| entry(&plan, line)).collect();
    let seen: Vec<&Entry> = entries.iter().collect();
    let history: Vec<Entry> = case.history.iter().map(|line| entry(&plan, line)).collect();
    let told: Vec<Finding> = case.told.iter().map(|line| told(line)).collect();
    let view = View {
        plan: &plan,
        department: Some(SENDER),
        file: FILE,
        entries: &seen,
        findings: &told,
        macros: case.macros,
        external_links: case.external_links,
        merges: false,
    };
    let all = RoundView { plan: &plan, entries: &seen, history: &history, printed: &[], findings: &told };
    let mut found = rules::check(&view);
    found.extend(rules::check_round(&all));
    let settled = rules::judge_all(found, &BTreeMap::new());
    let own: Vec<Finding> = settled.into_iter().filter(|finding| finding.fault.name() == rule.name).collect();
    let places: Vec<String> = own.iter().map(place).collect();
    assert_eq!(places, case.finds, "{}: {}", rule.name, case.about);
    let text: String = own.iter().map(|finding| japanese(finding, &plan)).collect();
    case.says.iter().for_each(|part| assert!(text.contains(part), "{}: {part}: {text}", rule.name));
    let whole = format!("{own:?}{text}");
    case.hides.iter().for_each(|part| assert!(!whole.contains(part), "{}: {part}: {whole}", rule.name));
}

fn japanese(finding: &Finding, plan: &Plan) -> String {
    let text = rules::render(finding, plan, Lang::Ja);
    text.message + &text.hint
}

fn place(finding: &Finding) -> String {
    match finding.place.cell {
        None => finding.place.sheet.to_string(),
        Some(cell) => {
            let more = finding.more_cells.iter().map(|cell| format!("+{cell}"));
            more.fold(cell.to_string(), |place, cell| place + &cell)
        }
    }
}

fn told(line: &str) -> Finding {
    let [rule, cell, item] = split(line);
    let finding =
        Finding::new(kind(rule), Place { file: FILE.into(), sheet: SHEET.into(), cell: cell.parse().ok() });
    if item.is_empty() { finding } else { finding.item(item) }
}

fn split<const N: usize>(line: &str) -> [&str; N] {
    let mut parts = line.split('|').map(|part| part.trim_matches(' '));
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn entry(plan: &Plan, line: &str) -> Entry {
    let (department, rest) = line.split_once(" > ").unwrap_or((SENDER, line));
    let [cell, item, field, axis, raw] = split(rest);
    let place =
        Place { file: format!("{department}.xlsx").into(), sheet: SHEET.into(), cell: cell.parse().ok() };
    assert!(place.cell.is_some(), "{line}");
    let ditto = ["〃", "↓", "→"].contains(&raw);
    let axis = match axis.parse() {
        Ok(year) => Some((YEAR, Member::Year(FiscalYear(year)))),
        Err(_) if axis.is_empty() => None,
        Err(_) => Some(("category", Member::Name(axis.into()))),
    };
    Entry {
        department: department.into(),
        field: field.into(),
        key: Key::new(std::iter::once(("item", Member::Item(item.into()))).chain(axis)),
        value: value(plan.field(field).unwrap_or_else(|| panic!("{line}")), raw),
        raw: raw.trim_start_matches('!').replace("\\n", "\n").into(),
        place,
        repeats: ditto.then(|| raw.into()),
    }
}

/// What the stages before would make of the text; `!` before it: they refused it.
fn value(field: &Field, raw: &str) -> Option<Value> {
    if raw.trim().is_empty() || raw.starts_with('!') {
        return None;
    }
    Some(match field.kind {
        FieldKind::Rating | FieldKind::Mark => mark(raw),
        FieldKind::Amount | FieldKind::Percent => amount(raw),
        FieldKind::Number if raw.contains('/') => part(&field.name, raw),
        FieldKind::Number => Value::Number(raw.parse().unwrap_or_else(|_| panic!("{raw}"))),
        FieldKind::Date => Value::Date(date::read(raw).into_value().unwrap().one().unwrap()),
        FieldKind::Choice => Value::Choices([raw.into()].into()),
        FieldKind::Code => Value::Code(raw.into()),
        _ => Value::Text(raw.replace("\\n", "\n").into()),
    })
}

fn mark(raw: &str) -> Value {
    let narrow = |c: char| {
        "ＳＡＢＣ".chars().zip("SABC".chars()).find(|(wide, _)| *wide == c).map_or(c, |pair| pair.1)
    };
    let grade: String =
        raw.chars().map(narrow).filter(|c| c.is_ascii_alphabetic() || "●○".contains(*c)).collect();
    Value::Mark(Mark { flag: raw.contains('※').then(|| "※".into()), grade: grade.into() })
}

fn amount(raw: &str) -> Value {
    let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("{text}"));
    match raw.strip_suffix(['%', '％']) {
        Some(percent) => Value::Percent(number(percent) / 100.0),
        None => Value::Number(number(raw)),
    }
}

/// Numerator or denominator of a fraction such as `(11人/15人)`.
fn part(name: &str, raw: &str) -> Value {
    let mut parts = raw.split('/').map(|part| part.replace(|c: char| !c.is_ascii_digit(), ""));
    let part = parts.nth(usize::from(name == "denominator")).unwrap();
    Value::Number(part.parse().unwrap())
}

/// The fault of this name, with blank facts.
fn kind(name: &str) -> Fault {
    Fault::kinds().find(|fault| fault.name() == name).unwrap_or_else(|| panic!("{name}"))
}

fn finding(rule: &Rule, message: &Message) -> Finding {
    let mut finding = Finding::new(fault(rule, &message.facts), Place::file(FILE));
    finding.value = message.value.clone();
    finding.field = message.field.as_deref().map(Text::from);
    finding.department = message.department.clone();
    let finding = message.item.iter().fold(finding, |finding, item| finding.item(item));
    message.year.into_iter().fold(finding, |finding, year| finding.year(FiscalYear(year)))
}

/// The fault of the rule with these facts; all of them, and no others.
fn fault(rule: &Rule, facts: &BTreeMap<String, Json>) -> Fault {
    let mut json = serde_json::to_value(kind(rule.name)).unwrap();
    let family = json.as_object_mut().unwrap().values_mut().next().unwrap();
    let known = family.get_mut(rule.name).and_then(Json::as_object_mut);
    let names: BTreeSet<&String> = known.iter().flat_map(|known| known.keys()).collect();
    assert_eq!(facts.keys().collect::<BTreeSet<_>>(), names, "{}", rule.name);
    if let Some(known) = known {
        known.extend(facts.clone());
    }
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{}: {error}", rule.name))
}

/// The text holds these parts and no holes, and the hint says more than that something is wrong.
fn says(rule: &Rule, finding: &Finding, lang: Lang, parts: &[String]) {
    let text = rules::render(finding, &plan("years"), lang);
    let whole = format!("{}\n{}", text.message, text.hint);
    assert_eq!(text.code, rule.code);
    for part in parts {
        assert!(whole.contains(part), "{}: {part:?} is missing in {whole:?}", rule.name);
    }
    assert!(!whole.contains(['{', '}', '[', ']', '|']), "{}: {whole:?}", rule.name);
    assert!(text.hint.chars().count() >= 10 && text.message != text.hint, "{}: {whole:?}", rule.name);
}

fn plan(name: &str) -> Plan {
    let departments = vec![
        Department { name: SENDER.into(), categories: vec!["係長".into()], ..Department::default() },
        Department { name: "総務課".into(), categories: vec!["課長".into()], ..Department::default() },
    ];
    let with_years = name != "grades";
    Plan {
        title: "計画".into(),
        years: with_years.then(|| YearSpan::new(2021, 2025)),
        collecting: with_years.then_some(FiscalYear(2023)),
        era: None,
        fields: match name {
            "years" => rating_fields(),
            "figures" => figure_fields(),
            "grades" => grade_fields(),
            "checks" => checked_fields(),
            _ => panic!("{name}"),
        },
        dimensions: Vec::new(),
        items: vec![
            item("1", "№1", &[SENDER]),
            item("2", "№2", &["総務課", SENDER]),
            item("4", "№4", &["総務課"]),
            Item { years: Some(YearSpan::new(2022, 2025)), ..item("3", "№3", &[SENDER]) },
        ]
        .into(),
        departments: departments.into(),
    }
}

fn item(id: &str, label: &str, departments: &[&str]) -> Item {
    Item {
        id: id.into(),
        label: label.into(),
        title: "研修の実施".into(),
        departments: departments.iter().map(|name| (*name).to_owned()).collect(),
        ..Item::default()
    }
}

fn rating_fields() -> Vec<Field> {
    let scale = || Some(scale());
    vec![
        field("plan", "計画", FieldKind::Text, Some(FieldRole::Plan)),
        Field {
            scale: scale(),
            required: true,
            ..field("rating", "評価", FieldKind::Rating, Some(FieldRole::Rating))
        },
        Field {
            scale: scale(),
            ..field("self-rating", "自己評価", FieldKind::Rating, Some(FieldRole::Rating))
        },
        Field { scale: scale(), ..field("overview-rating", "一覧の評価", FieldKind::Rating, None) },
        field("action", "取組", FieldKind::Text, Some(FieldRole::Action)),
        Field { required: true, ..field("summary", "概要", FieldKind::Text, None) },
        field("issue", "課題", FieldKind::Text, None),
    ]
}

fn figure_fields() -> Vec<Field> {
    vec![
        field("value", "実績", FieldKind::Amount, Some(FieldRole::Result)),
        field("goal", "目標", FieldKind::Amount, Some(FieldRole::Goal)),
        Field {
            parts: vec!["numerator".into(), "denominator".into()],
            ..field("fraction", "人数", FieldKind::Fraction, None)
        },
        field("numerator", "分子", FieldKind::Number, None),
        field("denominator", "分母", FieldKind::Number, None),
    ]
}

fn grade_fields() -> Vec<Field> {
    vec![
        field("name", "能力", FieldKind::Text, Some(FieldRole::Name)),
        field("definition", "定義", FieldKind::Text, Some(FieldRole::Definition)),
        Field { scale: Some(scale()), ..field("mark", "印", FieldKind::Mark, None) },
    ]
}

fn checked_fields() -> Vec<Field> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let range = |least: &str, most: &str| {
        let end = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Check::Range { least: end(least), most: end(most) }
    };
    let member_total = Check::MemberTotal {
        dimension: "category".to_owned(),
        member: "計".to_owned(),
        of: words(&["男", "女"]),
    };
    let when = Check::RequiredWhen { field: "state".to_owned(), is: words(&["不良"]) };
    let checked = |name, label, kind, check| Field { checks: vec![check], ..field(name, label, kind, None) };
    vec![
        field("men", "男", FieldKind::Number, None),
        field("women", "女", FieldKind::Number, None),
        field("state", "状態", FieldKind::Choice, None),
        checked("all", "計", FieldKind::Number, Check::Total(words(&["men", "women"]))),
        checked("count", "人数", FieldKind::Number, member_total),
        checked("rate", "稼働率", FieldKind::Percent, range("0", "100")),
        checked("least", "面積", FieldKind::Number, range("1", "")),
        checked("day", "点検日", FieldKind::Date, range("4月1日", "3月31日")),
        checked("reason", "理由", FieldKind::Text, when),
        checked("code", "番号", FieldKind::Code, Check::Unique(Scope::Round)),
        checked("local", "整理番号", FieldKind::Code, Check::Unique(Scope::Department)),
        checked("again", "男（再掲）", FieldKind::Number, Check::Matches("men".to_owned())),
        checked("budget", "予算", FieldKind::Number, Check::Change(ChangeLimit::Percent(20.0))),
        checked("staff", "職員数", FieldKind::Number, Check::Change(ChangeLimit::By(10.0))),
    ]
}

fn field(name: &str, label: &str, kind: FieldKind, role: Option<FieldRole>) -> Field {
    Field { role, ..field::field(name, label, kind) }
}

fn scale() -> Scale {
    let reasons = vec!["コロナ".into(), "感染".into(), "ＣＯＶＩＤ".into()];
    let flag = ScaleMark {
        meaning: "感染拡大防止に伴い中止又は延期".into(), reasons, ..field::mark("※")
    };
    Scale { marks: ["S", "A", "B", "C"].map(field::mark).to_vec(), flags: vec![flag] }
}
