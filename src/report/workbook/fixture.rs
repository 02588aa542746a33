//! Collections for the tests of this folder: a town that does not exist, by each of the built-in templates.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;

use crate::collected::Collected;
use crate::model::{
    CellRef, Date, Department, DimensionKind, Entry, Field, FieldKind, FieldRole, Finding, FiscalYear, Item,
    Key, Mark, Member, Place, Plan, Submission, Value, Verdict, YEAR, YearSpan,
};
use crate::report::page::Book;
use crate::round::Round;
use crate::summary::Summary;
use crate::template::{SheetShape, TableShape, Template};
use crate::text::not_applicable;

/// A section, a title, and the marks of the first three years.
pub type Line = (&'static str, &'static str, [&'static str; 3]);

/// Thirteen items with the marks that a town gave them.
pub const MARKS: [Line; 13] = [
    ("市民感覚・市民協働", "NPO派遣研修の実施", ["※C", "A", "A"]),
    ("市民感覚・市民協働", "ボランティア活動及び地域貢献活動の奨励", ["B", "B", "B"]),
    ("経営志向", "人事評価結果の活用", ["B", "A", "A"]),
    ("経営志向", "管理職におけるマネジメント力の向上", ["※C", "※B", "B"]),
    ("経営志向", "行財政改革への意識醸成", ["B", "A", "A"]),
    ("チャレンジ精神", "国や他の地方公共団体、民間団体との人事交流", ["A", "A", "A"]),
    ("チャレンジ精神", "他市視察の活発化", ["※C", "※C", "B"]),
    ("チャレンジ精神", "自己啓発の促進", ["B", "B", "B"]),
    ("チームワーク", "チューター制度の実施", ["A", "A", "A"]),
    ("チームワーク", "コミュニケーション力の向上", ["A", "A", "A"]),
    ("その他", "コンプライアンス意識の醸成", ["B", "B", "B"]),
    ("その他", "複線型人事制度の活用", ["A", "A", "A"]),
    ("その他", "キャリアデザインの支援", ["A", "A", "A"]),
];

/// The department that answers for everything.
pub const DEPARTMENT: &str = "総務課";

/// All sheets of the report in one book, whichever edition they stand in.
pub fn build(collected: &Collected) -> Result<Vec<u8>, XlsxError> {
    fill(collected, Book::streamed)
}

/// The same, in a book of this make.
pub fn fill(collected: &Collected, make: impl FnOnce(Book, bool) -> Book) -> Result<Vec<u8>, XlsxError> {
    let sheets: Vec<&SheetShape> = collected.round.template.report.sheets.iter().collect();
    Ok(super::fill(&super::Source::new(collected), &collected.round.plan.title, &sheets, make)?.bytes()?)
}

/// A plan of years with these lines, and in each due year this text in the fields of text.
pub fn progress(lines: &[Line], text: &str) -> Collected {
    let template = Template::builtin("hr-progress").unwrap().unwrap();
    let item = |(index, line): (usize, &Line)| Item {
        id: (index + 1).to_string(),
        label: format!("№{}", index + 1),
        title: line.1.to_owned(),
        path: vec![line.0.to_owned()],
        departments: vec![DEPARTMENT.to_owned()],
        ..Item::default()
    };
    let mut plan = plan(&template, lines.iter().enumerate().map(item).collect());
    plan.title = "みどり町人材育成基本方針 進捗状況".to_owned();
    let mut entries = Vec::new();
    for (item, line) in plan.items.iter().zip(lines) {
        entries.push(entry(
            item,
            "overview",
            None,
            Value::Text(format!("{}について定める。", line.1).into()),
        ));
        for (year, marks) in (2021..).zip(line.2) {
            let axis = || Some(Member::Year(FiscalYear(year)));
            if !marks.is_empty() {
                entries.push(entry(item, "rating", axis(), mark(marks)));
            }
            let plan = Entry {
                repeats: (year > 2021).then(|| "実施".into()),
                ..entry(item, "plan", axis(), Value::Text("実施".into()))
            };
            entries.push(plan);
            entries.push(entry(item, "action", axis(), Value::Text(text.into())));
            entries.push(entry(item, "outlook", axis(), Value::Text("引き続き実施する。".into())));
        }
    }
    collected(template, plan, entries)
}

/// A plan by this template, with a value in everything that it asks.
pub fn filled(name: &str) -> Collected {
    let template = Template::builtin(name).unwrap().unwrap();
    let plan = plan(&template, items(&template));
    let mut entries = Vec::new();
    for item in &plan.items {
        for field in plan.fields.iter().filter(|field| plan.asks(&field.name, item)) {
            for axis in axes(&template, &plan, field, item) {
                entries.push(entry(item, &field.name, axis, value(field)));
            }
        }
    }
    entries.extend(of_categories(&template, &plan));
    collected(template, plan, entries)
}

/// A plan by a template of one's own, and what came for it.
pub fn of(template: &str, items: Vec<Item>, entries: Vec<Entry>) -> Collected {
    let template = Template::parse(template, "own.toml").unwrap_or_else(|error| panic!("{error}"));
    let plan = plan(&template, items);
    collected(template, plan, entries)
}

/// The same, but nothing came.
pub fn empty(name: &str) -> Collected {
    let filled = filled(name);
    let mut empty = collected(filled.round.template.clone(), filled.round.plan.clone(), Vec::new());
    empty.submissions.clear();
    empty
}

fn collected(template: Template, plan: Plan, entries: Vec<Entry>) -> Collected {
    let submissions = vec![Submission {
        file: "総務課.xlsx".to_owned(),
        department: Some(DEPARTMENT.to_owned()),
        verdict: Verdict::Accepted,
        digest: String::new(),
        late: false,
        entries: entries.len(),
        superseded_by: None,
        taken_because: None,
        replaced: BTreeMap::new(),
    }];
    let findings: Vec<Finding> = Vec::new();
    let summary = Summary::of(&plan, &submissions, &entries, &entries, &findings, None);
    let round = round(template, plan);
    Collected {
        round,
        sources: BTreeMap::new(),
        messages: Vec::new(),
        decisions: Default::default(),
        previous: None,
        submissions,
        read: entries.clone(),
        entries,
        findings,
        summary,
    }
}

fn round(template: Template, plan: Plan) -> Round {
    Round {
        folder: PathBuf::from("/secret/folder"),
        submissions: PathBuf::from("/secret/folder/submissions"),
        cache: None,
        form: None,
        previous: None,
        successors: Vec::new(),
        organization: "みどり町".to_owned(),
        office: "総務部職員課".to_owned(),
        contact: "佐藤".to_owned(),
        extension: "2134".to_owned(),
        resubmission_deadline: None,
        today: None,
        doubts: Vec::new(),
        deadline: Some(Date { year: 2024, month: 6, day: Some(28) }),
        published: Some(Date { year: 2024, month: 9, day: None }),
        lists: ["一覧表.xlsx", "一覧表.xlsx"].map(str::to_owned),
        limits: crate::book::Limits::default(),
        severities: BTreeMap::new(),
        plan,
        template,
    }
}

fn plan(template: &Template, items: Vec<Item>) -> Plan {
    let by_years = template.named().is_none();
    Plan {
        title: "みどり町の計画".to_owned(),
        years: by_years.then_some(YearSpan::new(2021, 2025)),
        collecting: by_years.then_some(FiscalYear(2023)),
        era: None,
        fields: template.fields(&template.scale),
        dimensions: template.dimensions(),
        items: items.into(),
        departments: vec![
            Department { name: DEPARTMENT.to_owned(), ..Department::default() },
            Department { name: "福祉課".to_owned(), ..Department::default() },
        ]
        .into(),
    }
}

/// Two sections of two items; where kinds belong to each other, one belongs to the one before.
fn items(template: &Template) -> Vec<Item> {
    let lists: Vec<&str> = template.lists().map(|list| list.name.as_str()).collect();
    let kinds = if lists.len() == 1 { vec![""] } else { lists };
    let nested = template.lists().any(|list| list.within.is_some());
    let mut items: Vec<Item> = Vec::new();
    for section in 1..=2 {
        for (index, kind) in kinds.iter().enumerate() {
            let parent = (nested && index > 0).then(|| format!("{section}-0"));
            items.push(Item {
                id: format!("{section}-{index}"),
                title: format!("第{section}の{index}"),
                target: "【目標】50%".to_owned(),
                path: vec![format!("区分{section}")],
                kind: (*kind).to_owned(),
                parent,
                departments: vec![DEPARTMENT.to_owned()],
                ..Item::default()
            });
        }
    }
    items
}

/// What a field is said for besides its item; nothing where a category stands above its card.
fn axes(template: &Template, plan: &Plan, field: &Field, item: &Item) -> Vec<Option<Member>> {
    let whole = plan.fields.iter().find(|whole| whole.parts.contains(&field.name)).unwrap_or(field);
    let tables: Vec<&TableShape> = template.form.tables_of(&whole.name).collect();
    let says = |kind: DimensionKind| {
        tables.iter().flat_map(|table| table.dimensions()).any(|name| template.kind_of(name) == kind)
    };
    if says(DimensionKind::Record) {
        Vec::new()
    } else if says(DimensionKind::Year) {
        let years = plan.years_of(item).into_iter().flat_map(|span| span.years());
        years.take(3).map(Member::Year).map(Some).collect()
    } else if says(DimensionKind::Named) {
        plan.categories().iter().map(|category| Some(Member::Name(category.name.as_str().into()))).collect()
    } else {
        vec![None]
    }
}

fn of_categories(template: &Template, plan: &Plan) -> Vec<Entry> {
    let records = template.dimensions.iter().filter(|dimension| dimension.kind() == DimensionKind::Record);
    let mut entries = Vec::new();
    for record in records {
        let table = template.form.tables.iter().find(|table| table.rows.contains(&record.name)).unwrap();
        let id = if record.numbered { "役割#1" } else { "決断力" };
        let item = Item { id: id.to_owned(), ..Item::default() };
        for category in plan.categories() {
            let axis = Some(Member::Name(category.name.as_str().into()));
            let text = format!("{}の{}", category.name, table.fields[0]);
            entries.push(entry(&item, &table.fields[0], axis, Value::Text(text.into())));
        }
    }
    entries
}

fn value(field: &Field) -> Value {
    match field.kind {
        FieldKind::Rating | FieldKind::Mark => {
            let first = field.scale.as_ref().and_then(|scale| scale.marks.first());
            Value::Mark(Mark {
                flag: None,
                grade: first.map(|mark| mark.mark.as_str().into()).unwrap_or_default(),
            })
        }
        FieldKind::Percent => Value::Percent(0.733),
        FieldKind::Amount if field.role == Some(FieldRole::Result) => Value::Percent(0.733),
        FieldKind::Number | FieldKind::Amount => Value::Number(11.0),
        _ => Value::Text(format!("{}の内容", field.label).into()),
    }
}

/// An entry of the department, wherever it stood.
pub fn entry(item: &Item, field: &str, axis: Option<Member>, value: Value) -> Entry {
    let axis = axis.map(|axis| (if axis.year().is_some() { YEAR } else { "grade" }, axis));
    let raw = match &value {
        Value::Text(text) => text.clone(),
        Value::Mark(mark) => mark.to_string().into(),
        _ => "(11人/15人)".into(),
    };
    Entry {
        department: DEPARTMENT.into(),
        field: field.into(),
        key: Key::new(std::iter::once(("item", Member::Item(item.id.as_str().into()))).chain(axis)),
        value: Some(value),
        raw,
        place: Place::cell("総務課.xlsx", "調査票", CellRef::new(3, 2)),
        repeats: None,
    }
}

fn mark(text: &str) -> Value {
    if text == not_applicable::WORD {
        return Value::NotApplicable;
    }
    let grade = text.trim_start_matches('※');
    Value::Mark(Mark { flag: (grade != text).then(|| "※".into()), grade: grade.into() })
}
