//! A round of a town that does not exist, for the tests of this folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::collected::Collected;
use crate::model::{
    CellRef, Date, Department, Entry, Fault, Finding, FiscalYear, Item, Key, Mark, Member, Place, Plan,
    Severity, Submission, Value, Verdict, YEAR, YearSpan,
};
use crate::round::Round;
use crate::summary::Summary;
use crate::template::Template;

/// What typed text could try on whoever shows it.
pub(super) const NASTY: &str = "=HYPERLINK(\"http://x\",\"<script>alert('1')</script>&\")";

/// A finding of a department's file.
pub(super) fn finding(
    severity: Severity,
    fault: impl Into<Fault>,
    file: &str,
    sheet: &str,
    cell: &str,
) -> Finding {
    let place = match cell.parse() {
        Ok(cell) => Place::cell(file, sheet, cell),
        Err(()) => Place::sheet(file, sheet),
    };
    let mut finding = Finding::new(fault, place);
    finding.severity = severity;
    finding
}

/// A submission that counts.
pub(super) fn submission(department: &str, file: &str, verdict: Verdict) -> Submission {
    Submission {
        file: file.to_owned(),
        department: Some(department.to_owned()),
        verdict,
        digest: String::new(),
        late: false,
        entries: 12,
        superseded_by: None,
        taken_because: None,
        replaced: BTreeMap::new(),
    }
}

/// A value as it was read.
pub(super) fn entry(
    department: &str,
    file: &str,
    cell: &str,
    field: &str,
    year: i32,
    raw: &str,
    value: Value,
) -> Entry {
    let cell: CellRef = cell.parse().unwrap();
    Entry {
        department: department.into(),
        field: field.into(),
        key: Key::new([("item", Member::Item("1".into())), (YEAR, Member::Year(FiscalYear(year)))]),
        value: Some(value),
        raw: raw.into(),
        place: Place::cell(file, "№1", cell),
        repeats: None,
    }
}

/// A mark of the scale: `※C`.
pub(super) fn mark(text: &str) -> Value {
    let grade = text.trim_start_matches('※');
    let flag = (grade != text).then(|| "※".into());
    Value::Mark(Mark { flag, grade: grade.into() })
}

/// The round with what came in, counted.
pub(super) fn collected(submissions: Vec<Submission>, read: Vec<Entry>, findings: Vec<Finding>) -> Collected {
    let round = round();
    let summary = Summary::of(&round.plan, &submissions, &read, &read, &findings, None);
    Collected {
        round,
        sources: BTreeMap::new(),
        messages: Vec::new(),
        decisions: Default::default(),
        previous: None,
        submissions,
        entries: read.clone(),
        read,
        findings,
        summary,
    }
}

/// A town's round with five departments.
pub(super) fn round() -> Round {
    let template = Template::builtin("hr-progress").unwrap().unwrap();
    Round {
        folder: PathBuf::from("."),
        plan: plan(&template),
        template,
        organization: "みどり町".to_owned(),
        office: "総務部職員課".to_owned(),
        contact: "佐藤".to_owned(),
        extension: "2134".to_owned(),
        resubmission_deadline: None,
        today: None,
        doubts: Vec::new(),
        deadline: Some(Date { year: 2024, month: 2, day: Some(15) }),
        published: None,
        submissions: PathBuf::from("submissions"),
        severities: BTreeMap::new(),
        lists: ["一覧表.xlsx", "一覧表.xlsx"].map(str::to_owned),
        limits: crate::book::Limits::default(),
        cache: None,
        form: None,
        previous: None,
        successors: Vec::new(),
    }
}

fn plan(template: &Template) -> Plan {
    Plan {
        title: "みどり町人材育成基本方針 進捗状況報告".to_owned(),
        years: Some(YearSpan::new(2021, 2025)),
        collecting: Some(FiscalYear(2023)),
        era: None,
        fields: template.fields(&template.scale),
        dimensions: template.dimensions(),
        items: items().into(),
        departments: departments().into(),
    }
}

fn items() -> Vec<Item> {
    let titles =
        ["採用試験の見直しと広報の充実", "階層別研修の体系化", "自己申告制度の活用", "時間外勤務の縮減"];
    let item = |(number, title): (usize, &&str)| Item {
        id: number.to_string(),
        label: format!("№{number}"),
        title: (*title).to_owned(),
        ..Item::default()
    };
    (1..).zip(&titles).map(item).collect()
}

fn departments() -> Vec<Department> {
    let names = ["総務課", "企画財政課", "税務課", "健康福祉課", "まちづくり/環境課"];
    let department = |name: &&str| Department {
        name: (*name).to_owned(),
        mail: if *name == "総務課" { "soumu@town.midori.example".to_owned() } else { String::new() },
        ..Department::default()
    };
    names.iter().map(department).collect()
}
