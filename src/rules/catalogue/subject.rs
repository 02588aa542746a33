//! What a finding is about, and what the plan says of that.

use crate::model::{CellRange, CellRef, Field, Finding, FiscalYear, Member, Plan, YearSpan};
use crate::rules::label;
use crate::text::width;

/// The facts that findings of every kind may have. Blank where nothing is known.
#[derive(Debug, Default)]
pub(super) struct Subject {
    /// What was typed, in short.
    pub value: Option<String>,
    /// Whether nothing was typed.
    pub blank: bool,
    /// Whether only a dash was typed.
    pub dash: bool,
    /// The item, by its number and title.
    pub item: Option<String>,
    /// The field, as the form calls it.
    pub field: Option<String>,
    /// The year, the category, or one of each: all but the item.
    pub axis: Vec<Member>,
    /// The department to tell.
    pub department: Option<String>,
    /// How many cells have the fault or were not taken for its sake.
    pub count: usize,
    /// The marks that may stand there.
    pub marks: Option<String>,
    /// The marks with their meanings, where the plan says them.
    pub legend: Option<String>,
    /// The years of the plan.
    pub years: Option<YearSpan>,
    /// The years of the item.
    pub item_years: Option<YearSpan>,
    /// The last year that is due.
    pub collecting: Option<FiscalYear>,
}

impl Subject {
    /// What this finding is about.
    pub(super) fn of(finding: &Finding, plan: &Plan) -> Self {
        let item = finding.key.item().and_then(|id| plan.item(id));
        let field = finding.field.as_deref().and_then(|name| plan.field(name));
        Self {
            value: finding.value.as_deref().map(label::brief),
            blank: finding.value.is_none(),
            dash: finding.value.as_deref().is_some_and(width::is_blank),
            item: item
                .map(label::item)
                .filter(|words| !words.is_empty())
                .or_else(|| finding.key.item().map(str::to_owned)),
            field: field.map(|field| field.label.clone()),
            axis: finding.key.others().cloned().collect(),
            department: finding.department.clone(),
            count: count(finding),
            marks: field.and_then(marks),
            legend: field.and_then(|field| label::legend(field.scale.as_ref()?)),
            years: plan.years,
            item_years: item.map_or(plan.years, |item| plan.years_of(item)),
            collecting: plan.collecting,
        }
    }
}

/// The cells that the finding is on and those that were not taken for its sake, each once; at least one.
fn count(finding: &Finding) -> usize {
    let covered: usize = finding.covers.iter().map(CellRange::size).sum();
    let is_covered = |cell: &CellRef| finding.covers.iter().any(|range| range.contains(*cell));
    let own = finding.place.cell.iter().chain(&finding.more_cells);
    (covered + own.filter(|cell| !is_covered(cell)).count()).max(1)
}

fn marks(field: &Field) -> Option<String> {
    field.scale.as_ref().map(label::grades)
}
