//! What a template asks of a field besides its kind: the checks, as its TOML says them.

use std::collections::BTreeSet;

use super::{FieldShape, MemberShape, Template};
use crate::model::{ChangeLimit, Check, DimensionKind, FieldKind, FiscalYear, Scope, Sentence};
use crate::sentence;
use crate::text::measure;
use crate::text::width::fold_key;

/// What a value for one member is the sum of.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberTotal {
    /// The member whose value is the sum: 計.
    pub member: String,
    /// The members that are summed: 男, 女.
    pub of: Vec<String>,
}

/// When a field is needed.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredWhen {
    /// The other field, by name.
    pub field: String,
    /// The values of it that make this one needed; left out: any.
    #[serde(default)]
    pub is: Vec<String>,
}

/// An end of a range.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged, expecting = "an end of a range is a number or a text, and \"\" where it is open")]
pub enum End {
    /// A number; of percentages in per cent.
    Number(f64),
    /// A date, a time or a year as a form has it; nothing for an open end.
    Text(String),
}

impl End {
    fn text(&self) -> Option<String> {
        match self {
            End::Number(number) => Some(number.to_string()),
            End::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        }
    }
}

/// How far a number may be from that of the year before: by one of the two.
#[derive(Clone, Copy, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// By so many per cent of what it was.
    #[serde(default)]
    pub percent: Option<f64>,
    /// By so much, up or down; percentages by points.
    #[serde(default)]
    pub by: Option<f64>,
}

impl Change {
    fn limit(self) -> Option<ChangeLimit> {
        match (self.percent, self.by) {
            (Some(percent), None) if percent > 0.0 => Some(ChangeLimit::Percent(percent)),
            (None, Some(most)) if most > 0.0 => Some(ChangeLimit::By(most)),
            _ => None,
        }
    }
}

/// Among whose values one is unique.
#[derive(Clone, Copy, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged, expecting = "unique is true, \"round\" or \"department\"")]
pub enum Unique {
    /// Whether it is, among those of all departments.
    Round(bool),
    /// Among these.
    Within(Scope),
}

impl Unique {
    fn scope(self) -> Option<Scope> {
        match self {
            Unique::Round(unique) => unique.then_some(Scope::Round),
            Unique::Within(scope) => Some(scope),
        }
    }
}

/// The checks of a field.
pub(super) fn checks(template: &Template, field: &FieldShape) -> Vec<Check> {
    let total = (!field.total.is_empty()).then(|| Check::Total(field.total.clone()));
    let member_total = field.member_total.as_ref().and_then(|total| {
        let dimension = dimension_of(template, total)?.to_owned();
        Some(Check::MemberTotal { dimension, member: total.member.clone(), of: total.of.clone() })
    });
    let range = match field.range.as_slice() {
        [least, most] => Some(Check::Range { least: least.text(), most: most.text() }),
        _ => None,
    };
    let required = field.required_when.as_ref();
    let required =
        required.map(|when| Check::RequiredWhen { field: when.field.clone(), is: when.is.clone() });
    let unique = field.unique.and_then(Unique::scope).map(Check::Unique);
    let matches = field.matches.clone().map(Check::Matches);
    let change = field.change.and_then(Change::limit).map(Check::Change);
    [total, member_total, range, required, unique, matches, change].into_iter().flatten().collect()
}

/// The dimension whose members these are.
fn dimension_of<'t>(template: &'t Template, total: &MemberTotal) -> Option<&'t str> {
    let mut named = template.dimensions.iter().filter(|dimension| dimension.kind() == DimensionKind::Named);
    let found = named.find(|dimension| {
        let members: BTreeSet<String> =
            dimension.members.iter().map(|member| member.to_category().name).collect();
        std::iter::once(&total.member).chain(&total.of).all(|name| members.contains(name))
    });
    found.map(|dimension| dimension.name.as_str())
}

/// What of the checks of a field could never hold or never fail.
pub(super) fn fault(template: &Template, field: &FieldShape) -> Option<Sentence> {
    if field.kind == FieldKind::Fraction && !checks(template, field).is_empty() {
        return Some(sentence!(
            "分数の項目には、total や range などの確認は書けません。",
            "a fraction becomes two fields, and can't be checked as one"
        ));
    }
    let faults = [of_numbers, of_others, of_change, of_range];
    let own = faults.iter().find_map(|fault| fault(field));
    own.or_else(|| of_members(template, field)).or_else(|| of_choices(template, field))
}

fn of_numbers(field: &FieldShape) -> Option<Sentence> {
    let is_number = matches!(field.kind, FieldKind::Number | FieldKind::Percent | FieldKind::Amount);
    let asked = !field.total.is_empty() || field.member_total.is_some() || field.change.is_some();
    (asked && !is_number).then(|| {
        sentence!(
            "total、member-total、change は、数や割合の項目（number、percent、amount）に書いてください。",
            "only a field of kind number, percent or amount has total, member-total or change"
        )
    })
}

fn of_others(field: &FieldShape) -> Option<Sentence> {
    let when = field.required_when.as_ref().map(|when| &when.field);
    let mut others = field.total.iter().chain(when).chain(&field.matches);
    others.any(|name| name == field.name()).then(|| {
        sentence!(
            "total、required-when、matches には、その項目自身ではなく別の項目名を書いてください。",
            "total, required-when and matches name other fields, not the field itself"
        )
    })
}

fn of_change(field: &FieldShape) -> Option<Sentence> {
    field.change.filter(|change| change.limit().is_none()).map(|_| {
        sentence!(
            "change は、{{ percent = 20 }} か {{ by = 1000 }} のどちらか一つを、0 より大きい数で書いてください。",
            "change is one of {{ percent = 20 }} and {{ by = 1000 }}, greater than 0"
        )
    })
}

fn of_range(field: &FieldShape) -> Option<Sentence> {
    // Of days without a year those of any one fiscal year are in their order.
    const ANY: FiscalYear = FiscalYear(2023);
    if field.range.is_empty() {
        return None;
    }
    let end = |end: &End| end.text().map(|text| measure::bound(&text, field.kind, Some(ANY)));
    let ends: Vec<_> = field.range.iter().map(end).collect();
    let right = match ends.as_slice() {
        [Some(Some(least)), Some(Some(most))] => least <= most,
        [Some(Some(_)), None] | [None, Some(Some(_))] => true,
        _ => false,
    };
    (!right).then(|| {
        sentence!(
            "range は、数・割合・日付・時刻などの項目に、[0, 100]、[\"4月1日\", \"3月31日\"] のように小さいほうから二つ書いてください。限りのない側は \"\" とします。",
            "range is two values of the field's kind, the lesser first: [0, 100], [\"4月1日\", \"3月31日\"]; an open end is \"\""
        )
    })
}

fn of_members(template: &Template, field: &FieldShape) -> Option<Sentence> {
    let total = field.member_total.as_ref()?;
    let known = dimension_of(template, total).is_some_and(|dimension| {
        template.form.tables_of(field.name()).any(|table| table.dimensions().any(|name| name == dimension))
    });
    (!known || total.of.is_empty() || total.of.contains(&total.member)).then(|| {
        sentence!(
            "member-total の member と of には、この項目の表にある次元の members の名前を書いてください。",
            "member-total names members of a dimension that the field's table has"
        )
    })
}

/// A choice that there is not is never chosen.
fn of_choices(template: &Template, field: &FieldShape) -> Option<Sentence> {
    let when = field.required_when.as_ref()?;
    let other = template.fields.iter().find(|other| other.name() == when.field)?;
    let known: BTreeSet<String> =
        other.choices.iter().map(MemberShape::to_category).map(|choice| fold_key(&choice.name)).collect();
    let strange = when.is.iter().find(|word| !known.contains(&fold_key(word)));
    strange.filter(|_| other.kind == FieldKind::Choice).map(|strange| {
        let (other, ja) = (other.name(), other.choices.iter().map(|choice| choice.to_category().name));
        let known = ja.collect::<Vec<_>>().join("、");
        sentence!(
            "required-when の「{strange}」は、「{other}」の選択肢にありません。選択肢：{known}",
            "required-when: \"{strange}\" is no choice of `{other}`; the choices are: {known}"
        )
    })
}
