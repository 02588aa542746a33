//! What is known of a round before its lists are filled in: nothing, or what a form said.

use crate::model::{FiscalYear, Item, YearSpan};
use crate::round::{DEPARTMENT_COLUMNS, ITEM_COLUMNS};
use crate::template::Template;
use crate::text::display::{self, YearStyle};

/// What stands in the settings and lists from the beginning.
#[derive(Debug, Default)]
pub(in crate::cli) struct Known {
    /// Whether a form was learned: then what it does not say stays empty.
    pub(in crate::cli) learned: bool,
    /// Whether its template may lack a part of it.
    pub(in crate::cli) louder: bool,
    /// The title.
    pub(in crate::cli) title: String,
    /// The fiscal years.
    pub(in crate::cli) years: Option<YearSpan>,
    /// The year that is being collected.
    pub(in crate::cli) collecting: Option<FiscalYear>,
    /// The blank form that is copied for each department.
    pub(in crate::cli) form: String,
    /// The list of items.
    pub(in crate::cli) items: Vec<Item>,
    /// The departments.
    pub(in crate::cli) departments: Vec<String>,
}

impl Known {
    /// What stands at a setting; `None` where it is as always.
    pub(super) fn setting(&self, name: &str) -> Option<String> {
        let year = |year: Option<FiscalYear>| {
            Some(year.map_or_else(String::new, |year| display::fiscal_year(year, YearStyle::EraWide)))
        };
        match name {
            _ if !self.learned => None,
            "表題" => Some(self.title.clone()),
            "調査票のひな形" => Some(self.form.clone()),
            "計画の最初の年度" => year(self.years.map(|years| years.first)),
            "計画の最後の年度" => year(self.years.map(|years| years.last)),
            "取りまとめる年度" => year(self.collecting),
            _ => None,
        }
    }

    /// The rows of the list of items, a text a column.
    pub(super) fn item_rows(&self, template: &Template) -> Vec<Vec<String>> {
        let word = |kind: &str| {
            let list = template.lists().find(|list| list.name == kind);
            list.map_or_else(String::new, |list| list.word().to_owned())
        };
        let year = |item: &Item, end: fn(YearSpan) -> FiscalYear| {
            item.years.map_or_else(String::new, |years| display::fiscal_year(end(years), YearStyle::EraWide))
        };
        let row = |item: &Item| {
            let text = |(column, _): (&'static str, bool)| match column {
                "番号" => item.id.clone(),
                "表示番号" => item.label.clone(),
                "名称" => item.title.clone(),
                "区分" => item.path.join("／"),
                "親番号" => item.parent.clone().unwrap_or_default(),
                "目標" => item.target.clone(),
                "単位" => item.unit.clone(),
                "開始年度" => year(item, |years| years.first),
                "終了年度" => year(item, |years| years.last),
                "種別" => word(&item.kind),
                _ => String::new(),
            };
            ITEM_COLUMNS.map(text).to_vec()
        };
        self.items.iter().map(row).collect()
    }

    /// The rows of the list of departments.
    pub(super) fn department_rows(&self) -> Vec<Vec<String>> {
        let row = |name: &String| {
            let text =
                |(column, _): (&str, bool)| if column == "部署名" { name.clone() } else { String::new() };
            DEPARTMENT_COLUMNS.map(text).to_vec()
        };
        self.departments.iter().map(row).collect()
    }
}
