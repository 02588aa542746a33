//! The package of a workbook with parts that are changed or new.

use std::collections::BTreeMap;

use super::Unannotatable;
use crate::book::{Limits, Package, is_ole, part_key};
use crate::model::FileFault;
use crate::report::made_by::made_by_unix;

/// An open package and what was changed in it. Part names are without the leading slash: `xl/workbook.xml`.
pub(super) struct Patched<'a> {
    package: Package<'a>,
    /// The texts of the parts that were put, by their keys.
    texts: BTreeMap<String, String>,
    /// The names of those that the package has not, in the order in which they came.
    added: Vec<String>,
}

impl<'a> Patched<'a> {
    /// Opens the package, or says what the file is instead.
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Unannotatable> {
        if is_ole(bytes) {
            return Err(Unannotatable::Legacy);
        }
        let package = Package::open(bytes, limits).map_err(|_| Unannotatable::OtherFormat)?;
        Ok(Self { package, texts: BTreeMap::new(), added: Vec::new() })
    }

    /// Whether the package has this part.
    pub fn has(&self, part: &str) -> bool {
        self.package.has(part) || self.texts.contains_key(&part_key(part))
    }

    /// The names of the stored parts, in lower case.
    pub fn names(&self) -> Vec<String> {
        self.package.names()
    }

    /// The part as text, with what was changed so far. `None` where there is no such part.
    pub fn read(&mut self, part: &str) -> Result<Option<String>, Unannotatable> {
        if let Some(text) = self.texts.get(&part_key(part)) {
            return Ok(Some(text.clone()));
        }
        let Some(bytes) = self.package.bytes(part).map_err(|fault| unannotatable(&fault, part))? else {
            return Ok(None);
        };
        // Another encoding would have to be declared anew: what is put is always UTF-8.
        let text = String::from_utf8(bytes).map_err(|_| Unannotatable::Unusual(part.to_owned()))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// The part as text.
    pub fn need(&mut self, part: &str) -> Result<String, Unannotatable> {
        self.read(part)?.ok_or_else(|| Unannotatable::Unusual(part.to_owned()))
    }

    /// Replaces a part that the package has, or adds it.
    pub fn put(&mut self, part: &str, text: String) {
        if self.texts.insert(part_key(part), text).is_none() && !self.package.has(part) {
            self.added.push(part.to_owned());
        }
    }

    /// The first name that no part has: `before`, a number, `after`.
    pub fn free_name(&self, before: &str, after: &str) -> String {
        let mut names = (1..).map(|number: u32| format!("{before}{number}{after}"));
        names.find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The package as bytes: unchanged members as they were stored, in their order, new ones at the end.
    pub fn finish(self) -> Result<Vec<u8>, Unannotatable> {
        let bytes = self.package.rewritten(&self.texts, &self.added);
        bytes.map(made_by_unix).map_err(|_| Unannotatable::Unusual("zip".to_owned()))
    }
}

/// What a part that can't be had keeps the workbook from.
pub(super) fn unannotatable(fault: &FileFault, part: &str) -> Unannotatable {
    match fault {
        FileFault::TooLarge { .. } => Unannotatable::TooLarge,
        _ => Unannotatable::Unusual(part.to_owned()),
    }
}
