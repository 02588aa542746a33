//! Which sheets the report has, in which order, and what they show.

use crate::text::display::{MarkStyle, YearStyle};

/// The `[report]` table of a template.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReportShape {
    /// The word over the sections of the plan: 柱, アプローチ.
    #[serde(default = "default_section_word")]
    pub section_word: String,
    /// How years are printed, unless a sheet says otherwise.
    #[serde(default = "default_year_style")]
    pub year_style: YearStyle,
    /// How marks are printed.
    #[serde(default)]
    pub mark_style: MarkStyle,
    /// By what it is written in parts as well, each a workbook with the same sheets; left out: it is one workbook.
    #[serde(default)]
    pub split: Option<Split>,
    /// The sheets in their order.
    #[serde(default)]
    pub sheets: Vec<SheetShape>,
}

/// What a report is split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// The sections of the items, outermost level.
    Section,
}

/// A sheet of the report.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SheetShape {
    /// Which kind of sheet.
    pub kind: SheetKind,
    /// The edition that it stands in; left out: as suits the kind.
    #[serde(default)]
    pub edition: Option<Edition>,
    /// The name on its tab; left out: the kind's own.
    #[serde(default)]
    pub title: Option<String>,
    /// The title on the printed page; left out: the name on the tab.
    #[serde(default)]
    pub heading: Option<String>,
    /// How the paper lies; left out: as suits the kind.
    #[serde(default)]
    pub orientation: Option<Orientation>,
    /// The kinds of item that it shows; left out: all of which its fields are said.
    #[serde(default)]
    pub items: Vec<String>,
    /// The fields that it shows, in their order; left out: as suits the kind.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Fields said once of the item that the shown ones belong to, printed above their table.
    #[serde(default)]
    pub above: Vec<String>,
    /// Fields said once of the item that the shown ones belong to, printed under their table.
    #[serde(default)]
    pub below: Vec<String>,
    /// The years that it shows.
    #[serde(default)]
    pub years: YearsShown,
    /// How it prints years; left out: as the report does.
    #[serde(default)]
    pub year_style: Option<YearStyle>,
    /// In a table: the dimensions of which each member has a table of its own.
    #[serde(default)]
    pub each: Vec<String>,
    /// In a table: the dimensions down, outermost first. A list needs none: it has all that its fields are said for.
    #[serde(default)]
    pub rows: Vec<String>,
    /// In a table: the dimensions across, outermost first; `field` for a column a field.
    #[serde(default)]
    pub columns: Vec<String>,
    /// In a table: by what its rows stand in groups, each under a band: `section`, or the first of `rows`. A list has
    /// groups by itself.
    #[serde(default)]
    pub group: Option<String>,
    /// In a table: the dimensions over whose members its numbers are added up.
    #[serde(default)]
    pub totals: Vec<String>,
    /// In a table: whether the numbers of each group are added up, and without groups those of each member of the first
    /// of `rows`; left out: in a list.
    #[serde(default)]
    pub subtotals: Option<bool>,
    /// Whether each section has a table of its own, with its own years.
    #[serde(default)]
    pub by_section: bool,
    /// Whether it has a chart, where its kind has one.
    #[serde(default = "yes")]
    pub chart: bool,
    /// In a table: what its numbers are counted in, printed over it at the right: 千円.
    #[serde(default)]
    pub unit: Option<String>,
    /// Notes printed under its tables.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl SheetShape {
    /// The edition that it stands in. Who sent what, what is open, what was compared with last year and the rows for
    /// machines are the clerk's, unless the template says otherwise.
    pub fn edition(&self) -> Edition {
        let is_clerks = matches!(
            self.kind,
            SheetKind::Submissions | SheetKind::Findings | SheetKind::Changes | SheetKind::Data
        );
        self.edition.unwrap_or(if is_clerks { Edition::Working } else { Edition::Public })
    }
}

/// A workbook of the run's: an edition is a choice of the report's sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// 公表用: what everybody may read.
    Public,
    /// 作業用: what the clerk works with.
    Working,
}

impl Edition {
    /// Both, in the order in which they are named.
    pub const ALL: [Edition; 2] = [Self::Public, Self::Working];
}

/// A kind of sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SheetKind {
    /// 表紙: title, date, who publishes it.
    Cover,
    /// 進捗一覧: items by section, a column a year, a mark in each cell, with the legend.
    Overview,
    /// 個票: a card an item, with a row a year.
    Cards,
    /// 年度別: a column a year, a row a field of an item.
    YearsAcross,
    /// 目標数値: numeric targets and results by year, with line charts.
    Targets,
    /// 集計: how often each mark stands, with a chart.
    Tally,
    /// 能力表: items by category, a mark or a text in each cell.
    Matrix,
    /// 職位別: a card a category.
    CategoryCards,
    /// 集計表: any dimensions down and across, with totals.
    Table,
    /// 一覧: records or items down, fields across, in groups with subtotals.
    List,
    /// 前年度からの変更: what changed since the year before. Only where the round names its previous one.
    Changes,
    /// 経年変化: the years side by side, with charts. Only where the round names its previous one.
    Trends,
    /// 提出状況: which department sent what.
    Submissions,
    /// 要確認: the findings that are open.
    Findings,
    /// データ: a row an entry, to be read by machines.
    Data,
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// Sideways.
    Landscape,
}

/// The years that a sheet shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearsShown {
    /// All years of the plan.
    #[default]
    All,
    /// Those up to the year being collected.
    Due,
    /// Those after the year being collected.
    Ahead,
}

fn default_section_word() -> String {
    "区分".to_owned()
}

fn default_year_style() -> YearStyle {
    YearStyle::LetterUnit
}

const fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use crate::template::{Template, builtin_source};

    /// The error of a built-in template with this at the end of its report.
    fn error(sheet: &str) -> (Option<usize>, String) {
        let source = builtin_source("hr-progress").unwrap();
        let (form, _) = source.split_once("[report]").unwrap();
        let error =
            Template::parse(&format!("{form}[report]\nsheets = [{sheet}]\n"), "own.toml").unwrap_err();
        let line = form.matches('\n').count() + 2;
        (error.line.map(|found| found + 2 - line), error.fault.ja)
    }

    #[test]
    fn a_mistake_is_shown_with_what_is_possible() {
        let (line, message) = error(r#"{ kind = "overveiw" }"#);
        assert_eq!(line, Some(2), "{message}");
        assert!(message.contains("overview") && message.contains("years-across"), "{message}");
        let (_, message) = error(r#"{ kind = "cards", colour = "red" }"#);
        assert!(message.contains("colour") && message.contains("by-section"), "{message}");
        let (_, message) = error(r#"{ kind = "cards", fields = ["ratnig"] }"#);
        assert!(message.contains("ratnig") && message.contains("outlook"), "{message}");
        let (_, message) = error(r#"{ kind = "cards", items = ["project"] }"#);
        assert!(message.contains("project"), "{message}");
        let (_, message) = error(r#"{ kind = "cards", year-style = "Reiwa" }"#);
        assert!(message.contains("令和5年度"), "{message}");
    }
}
