//! The words that the clerk does not want published: a list of his own, and the names of those who are asked.

use super::lists::{names, open};
use super::table::Table;
use super::{Round, RoundError};
use crate::book::Workbook;

/// The heading of the words, on any sheet of the lists.
pub const WITHHELD: &str = "公表しない語";
/// The heading of the names of those to ask, in the list of departments.
const CONTACTS: &str = "担当者";

impl Round {
    /// The words under 公表しない語, the names under 担当者 beside the departments, and the person of the settings.
    ///
    /// # Errors
    /// When the lists can't be opened.
    pub fn withheld(&self) -> Result<Vec<String>, RoundError> {
        let mut words = vec![self.contact.clone()];
        let [items, departments] = &self.lists;
        let other = Some(departments).filter(|departments| *departments != items);
        for file in std::iter::once(items).chain(other) {
            let workbook = open(&self.folder.join(file), &self.limits)?;
            words.extend(listed(&workbook, &[(WITHHELD, true)], WITHHELD));
            words.extend(listed(&workbook, &[("部署名", true), (CONTACTS, true)], CONTACTS));
        }
        words.retain(|word| !word.trim().is_empty());
        words.sort_unstable();
        words.dedup();
        Ok(words)
    }
}

/// The texts of a column on every sheet that has these.
fn listed(workbook: &Workbook, columns: &[(&'static str, bool)], column: &str) -> Vec<String> {
    let tables = workbook.sheets.iter().filter_map(|sheet| Table::on(sheet, columns, ""));
    let cells = tables.flat_map(|table| table.rows().map(|row| table.text(row, column)).collect::<Vec<_>>());
    cells.flat_map(|text| names(&text)).collect()
}
