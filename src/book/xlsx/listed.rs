//! The sheets as an OPC workbook lists them, of XML parts or of binary ones.

use super::around;
use crate::book::Contents;
use crate::book::budget::Budget;
use crate::book::draft::Draft;
use crate::book::limits::Limits;
use crate::book::package::Package;
use crate::book::relations::Relation;
use crate::book::workbook::{Visibility, Workbook};
use crate::model::{FileFault, Limit};

/// A sheet as the workbook lists it.
pub(in crate::book) struct Listed {
    pub(in crate::book) name: String,
    /// How the workbook names its part: `rId1`.
    pub(in crate::book) relation: String,
    pub(in crate::book) visibility: Visibility,
}

/// The sheets of a workbook and what it says of all of them.
pub(in crate::book) struct Outline {
    pub(in crate::book) sheets: Vec<Listed>,
    /// Whether serial numbers count from 1904.
    pub(in crate::book) epoch_1904: bool,
    /// Whether the writer asks for all formulas to be calculated on opening, because it did not do so itself.
    pub(in crate::book) recalculate: bool,
}

/// Reads the worksheets into the workbook, in their order, with what stands around each. `read` takes the part of one in,
/// and says `false` where the package has no such part.
pub(in crate::book) fn read(
    package: &mut Package,
    relations: &[Relation],
    outline: &Outline,
    mut workbook: Workbook,
    limits: &Limits,
    read: impl Fn(&mut Package, &str, &mut Draft, &mut Budget) -> Result<bool, FileFault>,
) -> Result<Contents, FileFault> {
    if outline.sheets.len() > limits.sheets {
        return Err(FileFault::too_large(Limit::Sheets, limits.sheets as u64));
    }
    let mut contents = Contents::default();
    let mut budget = Budget::new(limits);
    for listed in &outline.sheets {
        let Some(part) = relations.iter().find(|relation| relation.id == listed.relation) else {
            contents.miss_sheet(&listed.name);
            continue;
        };
        if part.kind != "worksheet" {
            continue;
        }
        let mut draft = Draft::new(&listed.name, outline.epoch_1904);
        draft.sheet.visibility = listed.visibility;
        if !read(package, &part.target, &mut draft, &mut budget)? {
            contents.miss_sheet(&listed.name);
            continue;
        }
        contents.findings.extend(around::read(package, &part.target, &mut draft));
        budget.charge(&mut draft)?;
        let (sheet, findings) = draft.finish();
        workbook.sheets.push(sheet);
        contents.findings.extend(findings);
    }
    contents.workbook = Some(workbook);
    Ok(contents)
}
