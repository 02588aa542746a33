//! What did not come: the items that a department answers for, or the form itself.

use std::collections::BTreeSet;

use super::LaidOut;
use super::vocabulary::Vocabulary;
use crate::book::{Visibility, Workbook};
use crate::model::{Axis, Department, Fault, Finding, Item, LayoutFault, Place, Plan};
use crate::template::{ContextKind, Dimension, Form};

/// How many headings of a wrong form are quoted.
const QUOTED: usize = 8;

/// The items and categories of the department of which nothing at all was found.
pub fn items(
    laid_out: &LaidOut,
    plan: &Plan,
    form: &Form,
    file: &str,
    department: Option<&Department>,
) -> Vec<Finding> {
    let Some(department) = department else { return Vec::new() };
    let seen: BTreeSet<&str> = laid_out.entries.iter().map(|entry| entry.item.as_str()).collect();
    let own = plan.items.iter().filter(|item| item.departments.contains(&department.name));
    let missing = own.filter(|item| !seen.contains(item.id.as_str()) && !is_explained(laid_out, item));
    let missing =
        missing.map(|item| Finding::new(LayoutFault::MissingItem, Place::file(file)).item(&item.id));
    missing.chain(categories(laid_out, form, file, department)).collect()
}

/// A finding that already names the item tells enough.
fn is_explained(laid_out: &LaidOut, item: &Item) -> bool {
    let own = |finding: &Finding| finding.item.as_deref() == Some(item.id.as_str());
    laid_out.findings.iter().any(|finding| match &finding.fault {
        Fault::Layout(LayoutFault::UnknownItem { nearest }) => {
            own(finding) || nearest.as_ref().is_some_and(|nearest| nearest.title == item.title)
        }
        Fault::Layout(LayoutFault::ItemLabelConflict { expected }) => own(finding) || *expected == item.title,
        Fault::Layout(LayoutFault::AmbiguousItem { .. } | LayoutFault::DuplicateItem { .. }) => own(finding),
        _ => false,
    })
}

/// The cards of the department's categories that are not there.
fn categories<'a>(
    laid_out: &'a LaidOut,
    form: &'a Form,
    file: &'a str,
    department: &'a Department,
) -> impl Iterator<Item = Finding> + 'a {
    let fields: Vec<&str> = form
        .labels
        .iter()
        .filter(|label| label.context == ContextKind::Category)
        .map(|label| label.field.as_str())
        .collect();
    let asked = department.categories.iter().filter(move |_| !form.labels.is_empty());
    asked
        .filter(move |category| {
            !laid_out.entries.iter().any(|entry| {
                entry.axis == Axis::Category((*category).clone()) && fields.contains(&entry.field.as_str())
            })
        })
        .map(move |category| {
            Finding::new(LayoutFault::MissingItem, Place::file(file)).axis(Axis::Category(category.clone()))
        })
}

/// Not one table of the form: what was looked for, and what stands there instead.
pub fn wrong_form(workbook: &Workbook, vocabulary: &Vocabulary, file: &str) -> Finding {
    let found: Vec<String> = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible)
        .flat_map(|sheet| &sheet.cells)
        .map(|cell| cell.shown.trim().chars().take(20).collect::<String>())
        .filter(|text| !text.is_empty())
        .take(QUOTED)
        .collect();
    Finding::new(LayoutFault::WrongForm { wanted: looked_for(vocabulary), found }, Place::file(file))
}

fn looked_for(vocabulary: &Vocabulary) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for table in &vocabulary.form.tables {
        let headings = [&table.item_headings, &table.field_headings, &table.axis_headings];
        words.extend(headings.into_iter().filter_map(|words| words.first().cloned()));
        if table.columns.contains(&Dimension::Field) || table.rows.contains(&Dimension::Field) {
            let fields = vocabulary.plan.fields.iter().filter(|field| table.fields.contains(&field.name));
            words.extend(fields.map(|field| field.label.clone()));
        }
    }
    words.dedup();
    words
}
