//! The families of faults: the chapters of the catalogue.

use crate::model::Fault;
use crate::rules::Lang;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Whole files, and who sent them.
    File,
    /// How the form is laid out.
    Layout,
    /// The years of the form.
    Year,
    /// Single values.
    Value,
    /// Values that do not agree with one another.
    Consistency,
    /// Free text.
    Text,
    /// A report that is to be published.
    Edition,
}

impl Family {
    /// The family of a fault.
    pub const fn of(fault: &Fault) -> Self {
        match fault {
            Fault::File(_) => Family::File,
            Fault::Layout(_) => Family::Layout,
            Fault::Year(_) => Family::Year,
            Fault::Value(_) => Family::Value,
            Fault::Consistency(_) => Family::Consistency,
            Fault::Text(_) => Family::Text,
            Fault::Edition(_) => Family::Edition,
        }
    }

    /// All families, in the order of the catalogue.
    pub const ALL: [Family; 7] = [
        Family::File,
        Family::Layout,
        Family::Year,
        Family::Value,
        Family::Consistency,
        Family::Text,
        Family::Edition,
    ];

    /// The letter that the codes of the family begin with.
    pub const fn letter(self) -> char {
        match self {
            Family::File => 'F',
            Family::Layout => 'L',
            Family::Year => 'Y',
            Family::Value => 'V',
            Family::Consistency => 'C',
            Family::Text => 'T',
            Family::Edition => 'P',
        }
    }

    /// What the family is called.
    pub const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Family::File, Lang::Ja) => "ファイルと提出",
            (Family::File, Lang::En) => "Files and submissions",
            (Family::Layout, Lang::Ja) => "様式",
            (Family::Layout, Lang::En) => "Layout",
            (Family::Year, Lang::Ja) => "年度",
            (Family::Year, Lang::En) => "Years",
            (Family::Value, Lang::Ja) => "値",
            (Family::Value, Lang::En) => "Values",
            (Family::Consistency, Lang::Ja) => "整合",
            (Family::Consistency, Lang::En) => "Consistency",
            (Family::Text, Lang::Ja) => "文章",
            (Family::Text, Lang::En) => "Text",
            (Family::Edition, Lang::Ja) => "公表",
            (Family::Edition, Lang::En) => "Publishing",
        }
    }
}
