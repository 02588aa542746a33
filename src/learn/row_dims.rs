//! What tables with the same headings are about: what the labels down their rows say, and who is named above them.

use std::collections::{BTreeSet, VecDeque};

use super::divider;
use super::draft::{Dim, DimKind, Draft};
use super::item_units;
use super::look;
use super::names::Name;
use super::rows::{RowDim, Rows};
use super::table::Group;
use crate::layout::loose;
use crate::model::Item;

/// The words that stand over years, months and fields without being said.
const USUAL: [(&str, &[&str]); 3] =
    [("year", &["年度", "実施年度", "年"]), ("month", &["月"]), ("field", &["項目"])];

impl Group<'_> {
    /// The dimensions of the rows, by name.
    pub fn add_rows(&self, rows: &Rows, draft: &mut Draft) -> Vec<String> {
        rows.dims.iter().map(|(dim, heading)| self.add_row(dim, heading, rows, draft)).collect()
    }

    fn add_row(&self, row: &RowDim, heading: &str, rows: &Rows, draft: &mut Draft) -> String {
        let known = |name: &str| {
            let usual = USUAL.iter().any(|(known, words)| *known == name && words.contains(&heading));
            (name.to_owned(), !usual && !heading.is_empty())
        };
        let (name, told) = match row {
            RowDim::Year => known("year"),
            RowDim::Month => known("month"),
            RowDim::Field(_) => known("field"),
            _ => (String::new(), false),
        };
        if !name.is_empty() {
            if told {
                self.give_heading(&name, heading, draft);
            }
            return name;
        }
        let (kind, base, why) = match row {
            RowDim::Members(words) => {
                (DimKind::Members(words.clone()), "group", "同じ言葉が項目ごとに繰り返されています。")
            }
            RowDim::List(_) => {
                (DimKind::List, "item", "様式に印刷されている名称を、一覧表.xlsx に書き出しました。")
            }
            _ => (
                DimKind::Record,
                "record",
                "一行が一件の表です。この列の番号や名称が、その行の名前になります。",
            ),
        };
        let word = if heading.is_empty() { "項目" } else { heading };
        if kind == DimKind::Record && !look::is_code_word(word) {
            draft.doubt(format!("「{word}」の列で、行を見分けます。同じ言葉の行が一つのファイルに二つあると、読み取れません（指摘になります）。同じ言葉がありうる表であれば、できたフォルダーを消し、左端に番号の列を加えた調査票から作り直してください。"));
        }
        let details = if base == "item" { rows.details.clone() } else { Vec::new() };
        let details = details.into_iter().filter(|word| !word.is_empty()).collect();
        let why = format!("{}から。{why}", self.place_of_labels());
        let name = draft.dim(base, Dim { word: word.to_owned(), kind, details, why, ..Dim::default() });
        if let (false, RowDim::List(_)) = (rows.printed.is_empty(), row) {
            let shown: String = rows.printed.iter().map(|word| format!("「{word}」")).collect();
            draft.doubt(format!("{shown}の列は、印刷されている列とみて取り込みません。記入していただく列であれば、できたフォルダーを消し、その列を空けた調査票から作り直してください。"));
        }
        if let RowDim::List(titles) = row {
            let before = draft.items.iter().filter(|item| item.kind == name).map(|item| item.title.clone());
            let before: BTreeSet<String> = before.collect();
            let units = item_units::units(&self.blocks);
            let mut sections = divider::sections(&self.blocks);
            let twice = titles.iter().enumerate().filter(|(at, title)| titles[..*at].contains(title));
            let twice: BTreeSet<&str> = twice.map(|(_, title)| title.as_str()).collect();
            let parted = sections.values().flatten().any(|section| !section.is_empty());
            if !twice.is_empty() && !parted {
                let shown: String = twice.iter().map(|title| format!("「{title}」")).collect();
                draft.doubt(format!("{shown}という名称の行が、二つ以上あります。上から順に見分けるので、各課が行を並べ替えると取り違えます。できたフォルダーを消し、名称の違う調査票から作り直してください。"));
            }
            for title in titles.iter().filter(|title| !before.contains(*title)) {
                let section = sections.get_mut(&loose(title)).and_then(VecDeque::pop_front);
                let path = section.into_iter().filter(|section| !section.is_empty()).collect();
                let unit = units.get(&loose(title)).cloned().unwrap_or_default();
                let (kind, title) = (name.clone(), title.clone());
                draft.item(Item { kind, title, path, unit, ..Item::default() }, true);
            }
        }
        name
    }

    /// A heading that the program does not know of years, months or fields.
    fn give_heading(&self, name: &str, heading: &str, draft: &mut Draft) {
        if let Some(known) = draft.dims.iter_mut().find(|dim| dim.name == name) {
            if !known.headings.iter().any(|known| known == heading) {
                known.headings.push(heading.to_owned());
            }
            return;
        }
        draft.dims.push(Dim {
            name: name.to_owned(),
            kind: DimKind::Field,
            headings: vec![heading.to_owned()],
            why: format!("{}から。この列の見出しです。", self.place_of_labels()),
            ..Dim::default()
        });
    }

    /// The dimension of those that are named above the tables.
    pub fn add_names(&self, names: &[Name], rows: &Rows, draft: &mut Draft) -> String {
        let of_sheets = names.iter().all(|name| name.row.is_none());
        let listed = rows.dims.iter().any(|(dim, _)| matches!(dim, RowDim::List(_) | RowDim::Record));
        let word = names.iter().find_map(|name| name.word.clone());
        let word = word.unwrap_or_else(|| if of_sheets { "シート" } else { "件名" }.to_owned());
        let why = if of_sheets {
            "シートの名前が、表ごとに違うもの"
        } else {
            "表の上に、表ごとに違う名前"
        };
        let why = format!(
            "{why}（{}など）として読みます。",
            names.first().map_or("", |name| if name.title.is_empty() { &name.label } else { &name.title })
        );
        let kind = match listed {
            true => DimKind::Members(names.iter().map(|name| name.title.clone()).collect()),
            false => DimKind::List,
        };
        let base = if listed { "part" } else { "item" };
        let number: BTreeSet<String> = names.iter().filter_map(|name| name.number.clone()).collect();
        let dim = Dim { word, kind, number: number.into_iter().collect(), why, ..Dim::default() };
        let dim = draft.dim(base, dim);
        for name in names.iter().filter(|_| !listed) {
            let (label, title) = match name.title.as_str() {
                "" => ("", &name.label),
                _ => (name.label.as_str(), &name.title),
            };
            if !title.is_empty() {
                let (kind, label, title) = (dim.clone(), label.to_owned(), title.clone());
                draft.item(Item { kind, label, title, ..Item::default() }, false);
            }
        }
        dim
    }

    fn place_of_labels(&self) -> String {
        let (page, block) = self.blocks[0];
        let head = block.label_leaves().first().and_then(|leaf| leaf.heads.first());
        head.map_or_else(String::new, |head| page.grid.place(*head).to_string())
    }
}
