//! What nobody can know from a form alone, told to the clerk: what to look at, and what to do about it.

use std::collections::BTreeSet;

use super::aside::{Aside, What};
use super::block::Block;
use super::draft::Field;
use super::form::{Form, Proven, flat};
use super::known::Known;
use super::{furniture, kind, proof};
use crate::layout::loose;
use crate::model::{CellRange, CellRef, FieldKind, Plan};
use crate::text::display::{self, YearStyle};

/// As many places are enough to show that something is filled in.
const FEW: usize = 2;

/// The most places that a doubt names.
const MOST_PLACES: usize = 12;

impl Form<'_> {
    /// The doubts about a template that was learned, where these tables are read and those were left out.
    pub fn doubts_about(&self, proven: &Proven, kept: &[&Vec<&Block>], left: &[&Vec<&Block>]) -> Vec<String> {
        let mut doubts = proven.draft.doubts.clone();
        let has_list = proven.template.lists().next().is_some();
        match about_filled_items(proven).filter(|_| has_list) {
            Some(asked) => doubts.insert(0, asked),
            None => doubts.extend(has_list.then(|| about_items(proven.draft.items.is_empty()))),
        }
        doubts.extend(about_year(&proven.plan));
        doubts.extend(about_gaps(proven));
        doubts.extend(self.about_rows_aside(kept));
        doubts.extend(about_texts(proven).filter(|_| proven.tried.is_blank()));
        for group in left {
            let page = &self.pages[group[0].sheet];
            let at = CellRef::new(group[0].band.first, group[0].band.extent().0);
            doubts.push(format!(
                "シート「{}」{at} からの表は、読み方が分からないので取り込みません（記入があれば、指摘になります）。集める表であれば、ほかの表と見出しをそろえるか、別の調査票に分けてください。",
                page.grid.sheet.name
            ));
        }
        let own: BTreeSet<&str> = proven.tried.data.iter().map(|(sheet, _)| sheet.as_str()).collect();
        let names = self.pages.iter().map(|page| page.grid.sheet.name.as_str());
        let unread: Vec<&str> = names.filter(|name| !own.contains(name)).collect();
        if !unread.is_empty() {
            let names = unread.join("、");
            doubts.push(match proven.draft.sheets.is_empty() {
                true => format!("シート「{names}」には、読み方の分かる表がありません（記入があれば、指摘になります）。集める表のあるシートであれば、見出しを横に並べ、左の列に項目を書いた表に直してください。"),
                false => format!("シート「{names}」は読みません。集める表のあるシートであれば、ほかの表と見出しをそろえるか、別の調査票に分けてください。"),
            });
        }
        let under: Vec<_> = proven.tried.under.iter().cloned().collect();
        let mut lost = proof::lost(&proven.tried, &proven.read);
        lost.retain(|cell| !proven.tried.under.contains(cell));
        doubts.extend(about_cells(&lost));
        doubts.extend(about_unasked(&proven.unasked));
        doubts.extend(about_under(&under));
        doubts.extend(furniture::labels(self.pages, &flat(kept), &proven.read, &own));
        doubts.extend(furniture::patterns(self.pages, &proven.tried, &own));
        doubts.extend(furniture::boxes(self.pages, &proven.tried));
        doubts.extend(furniture::unknown(self.pages, &flat(kept), &proven.read, &own));
        doubts.extend(about_form(proven));
        doubts.push(about_department(self.department.as_deref()));
        doubts
    }

    /// What is said of rows that are examples or totals; of several alike only of the first.
    fn about_rows_aside(&self, kept: &[&Vec<&Block>]) -> Vec<String> {
        let mut said = BTreeSet::new();
        let mut doubts = Vec::new();
        for block in kept.iter().copied().flatten() {
            let page = &self.pages[block.sheet];
            let said_as = |aside: &&Aside| match aside.what {
                What::Divider | What::Legend => String::new(),
                _ => loose(page.text(aside.label)),
            };
            let new = block.aside.iter().filter(|aside| said.insert((aside.what, said_as(aside))));
            doubts.extend(new.map(|aside| aside.doubt(page)));
        }
        doubts
    }

    /// The doubts about a form that a template of the program reads.
    pub fn doubts_of(&self, known: &Known) -> Vec<String> {
        let mut doubts = vec![format!(
            "用意されている様式「{}」と同じ調査票として読みます。違う調査であれば、できたフォルダーを消してから、もう一度この調査票を落とし、「用意されている様式を使わない」を選んでください。",
            known.template.title
        )];
        let has_list = known.template.lists().next().is_some();
        doubts.extend(has_list.then(|| about_items(known.plan.items.is_empty())));
        let scale = &known.template.scale;
        let marks: Vec<&str> =
            scale.marks.iter().chain(&scale.flags).map(|mark| mark.mark.as_str()).collect();
        if !marks.is_empty() {
            doubts.push(format!("記号は、様式のもの（{}）です。記号や意味が違うときは、一覧表.xlsx の「設定」シートの下の表を直してください。", marks.join("、")));
        }
        doubts.extend(about_year(&known.plan));
        doubts.extend(about_cells(&known.lost(self)));
        let is_blank = known.tried.is_blank();
        doubts.push(about_department(self.department.as_deref().filter(|_| !is_blank)));
        doubts
    }
}

/// The fields of a blank form in which anything may be written, for all that is known, though something else may be
/// meant.
fn about_texts(proven: &Proven) -> Option<String> {
    let is_text = |field: &&Field| field.kind == FieldKind::Text && !kind::is_of_texts(&field.label);
    let all: Vec<String> =
        proven.draft.fields.iter().filter(is_text).map(|field| format!("「{}」", field.label)).collect();
    let more = all.len().saturating_sub(MOST_PLACES);
    let rest = if more > 0 { format!("ほか{more}欄") } else { String::new() };
    let shown = all[..all.len() - more].join("");
    (!all.is_empty()).then(|| format!("{shown}{rest}は、何を書いてもよい文章の欄としました。数や日付、決まった記号だけを書く欄があれば、できたフォルダーを消し、記入済みの調査票を一つ使って作り直してください。"))
}

/// A form in which something is filled in is none to be sent round: what goes out instead.
fn about_form(proven: &Proven) -> Option<String> {
    let tried = &proven.tried;
    let typed: Vec<(String, CellRef)> = tried.data.difference(&tried.empty).take(FEW).cloned().collect();
    (!tried.is_blank()).then(|| format!("{}などに記入があるので、この調査票は各課に配りません。「調査票を作る」では、様式から作った調査票を配ります。白紙の調査票をお持ちのときは、取りまとめのフォルダーに入れ、一覧表.xlsx の「設定」の「調査票のひな形」にファイルの名前を書いてください。", places(&typed)))
}

fn about_department(name: Option<&str>) -> String {
    match name {
        Some(name) => format!(
            "一覧表.xlsx の「部署」には、ファイルの名前から「{name}」だけを書きました。提出するすべての部署を書いてください。"
        ),
        None => "一覧表.xlsx の「部署」に、提出する部署を書いてください。".to_owned(),
    }
}

fn about_items(none: bool) -> String {
    let said = match none {
        true => "項目の名称が様式に書かれていません。一覧表.xlsx の「項目」に書いてください。",
        false => {
            "一覧表.xlsx の「項目」は、この調査票に書かれている名称です。記入例であれば、実際の名称に直してください。"
        }
    };
    said.to_owned()
}

/// The names on a form that somebody filled in may be answers too: then they would be printed into everybody's form.
fn about_filled_items(proven: &Proven) -> Option<String> {
    let items = &proven.draft.items;
    let shown: String = items.iter().take(FEW + 1).map(|item| format!("「{}」", item.title)).collect();
    (!items.is_empty() && !proven.tried.is_blank()).then(|| {
        format!(
            "一覧表.xlsx の「項目」は、記入済みのこの調査票にある{shown}など{}件で、どの部署の調査票にも印刷します。部署ごとに書く名称であれば、できたフォルダーを消し、その列を空けた調査票から作り直してください。",
            items.len()
        )
    })
}

/// Up to which year answers are due, no form says.
fn about_year(plan: &Plan) -> Option<String> {
    let years = plan.years.filter(|years| years.first < years.last)?;
    let year = display::fiscal_year(plan.collecting.unwrap_or(years.last), YearStyle::EraWide);
    Some(format!(
        "「取りまとめる年度」は、{year}としました。この年度までの記入がないと要修正になります。違うときは、一覧表.xlsx の「設定」を直してください。"
    ))
}

/// Years between those of the form that it has no places for: each department would be told that they are missing.
fn about_gaps(proven: &Proven) -> Option<String> {
    let asked = &proven.draft.years;
    let years = proven.plan.years.filter(|_| asked.len() > 1)?.years();
    let missing = years.filter(|year| !asked.contains(year));
    let shown: Vec<String> = missing.map(|year| display::fiscal_year(year, YearStyle::EraWide)).collect();
    (!shown.is_empty()).then(|| format!("様式の年度が続いていません。間の{}の欄がないという要修正の指摘が、どの部署にも届きます。比べるためだけの年度の欄は、できたフォルダーを消し、その欄の見出しを、ほかの欄と違う名前と年度の一つのセル（「基準値（令和元年度）」など）にした調査票から作り直してください。", shown.join("、")))
}

fn about_cells(cells: &[(String, CellRef)]) -> Option<String> {
    (!cells.is_empty()).then(|| format!("次の欄は読み取れません：{}。記入があれば、指摘になります。同じ番号・名称・見出しが二つないか、見出しが欠けていないかを確かめてください。", places(cells)))
}

/// Places with a border that nothing is read from.
fn about_unasked(cells: &[(String, CellRef)]) -> Option<String> {
    (!cells.is_empty()).then(|| format!("次の枠は空いていますが、どの欄のものか分からないので取り込みません：{}。記入があれば、指摘になります。集める欄であれば、できたフォルダーを消し、左隣か真上に見出しを書いた調査票から作り直してください。", places(cells)))
}

/// Rows under one label that nothing tells apart.
fn about_under(cells: &[(String, CellRef)]) -> Option<String> {
    (!cells.is_empty()).then(|| format!("一つの見出しが二行以上にわたるところは、一行分しか読み取れません。読み取れない欄：{}。二行目からの記入は、指摘になります。何件も書く表であれば、できたフォルダーを消し、左端に番号の列を加えて一件を一行にした調査票から作り直してください。", places(cells)))
}

/// Cells by sheet, gathered into ranges: シート「個票」B4:E6、B9。
pub fn places(cells: &[(String, CellRef)]) -> String {
    let mut sheets: Vec<&str> = Vec::new();
    for (sheet, _) in cells {
        if !sheets.contains(&sheet.as_str()) {
            sheets.push(sheet);
        }
    }
    let ranges = sheets.into_iter().flat_map(|sheet| {
        let own = cells.iter().filter(move |(name, _)| name == sheet).map(|(_, at)| *at);
        let own: BTreeSet<CellRef> = own.collect();
        CellRange::gather(own).into_iter().map(move |range| format!("シート「{sheet}」{range}"))
    });
    let ranges: Vec<String> = ranges.collect();
    let more = ranges.len().saturating_sub(MOST_PLACES);
    let rest = if more > 0 { format!("、ほか{more}か所") } else { String::new() };
    format!("{}{rest}", ranges[..ranges.len() - more].join("、"))
}
