//! Tables with the same headings, and what they add to the draft.

use std::collections::BTreeSet;

use super::aside::{Aside, What};
use super::cells::Cells;
use super::choices::about_choices;
use super::columns::{Column, Columns, Level, columns};
use super::draft::{Dim, DimKind, Draft, Field, Table};
use super::kind::{self, Guess};
use super::look::{self, Look, label};
use super::names::{self, Name};
use super::pairs;
use super::rows::{Open, RowDim, Rows, Seen, rows};
use super::{guess, scale};
use crate::book::Workbook;
use crate::layout::{Spot, loose};
use crate::model::FieldKind;

/// Tables with the same headings, on one sheet or several.
pub struct Group<'s> {
    /// The workbook that they are of.
    pub workbook: &'s Workbook,
    /// The tables, in the order of the workbook.
    pub blocks: Vec<Seen<'s>>,
}

impl<'s> Group<'s> {
    /// How many cells there are to be filled in.
    pub fn size(&self) -> usize {
        self.blocks.iter().map(|(_, block)| block.size()).sum()
    }

    /// Adds all that these tables say to the draft.
    pub fn add_to(&self, draft: &mut Draft) {
        let (page, block) = self.blocks[0];
        let columns = columns(page, block);
        let named = self.names(&columns);
        let open = Open { field: !has_field(&columns), named: named.is_some() };
        let rows = rows(&self.blocks, open);
        draft.years.extend(&rows.years);
        for (page, block) in &self.blocks {
            let own = super::columns::columns(page, block);
            draft.years.extend(&own.years);
            let words = own
                .given
                .iter()
                .map(|spot| (page.text(*spot).trim().to_owned(), page.grid.place(*spot).to_string()));
            draft.furniture.extend(words);
            if let Some(text) = own.bare {
                draft.doubt(format!("「{text}」のように元号のない年度は、20以上を平成、それより前を令和としました。違うときは、一覧表.xlsx の「設定」の年度を直してください。"));
            }
        }
        draft.doubts.extend(self.about_sums(&columns));
        draft.furniture.extend(self.sums(&columns));
        let down = self.add_rows(&rows, draft);
        let above: Vec<String> = named.iter().map(|names| self.add_names(names, &rows, draft)).collect();
        for class in classes(&columns) {
            self.add_class(&class, &columns, &rows, (&down, &above), draft);
        }
        if let (Some(names), [above]) = (&named, above.as_slice()) {
            pairs::add(self.workbook, &self.blocks, names, above, draft);
        }
    }

    /// The innermost dimensions down and across that the form itself adds up.
    fn totals(&self, columns: &Columns, across: &[String], down: &[String]) -> Vec<String> {
        let is_total = |aside: &Aside| aside.what == What::Total;
        let has_row = self.blocks.iter().any(|(_, block)| block.aside.iter().any(is_total));
        let own = [(has_row, down), (!columns.sums.is_empty(), across)];
        let inner = own.into_iter().filter(|(is_there, _)| *is_there).filter_map(|(_, dims)| dims.last());
        inner.filter(|dim| *dim != "field").cloned().collect()
    }

    /// The headings over columns that only sum up others, each with its place: such a column of a department is the form's.
    fn sums(&self, columns: &Columns) -> Vec<(String, String)> {
        let (page, block) = self.blocks[0];
        let heads = columns.sums.iter().filter_map(|at| block.data_leaves()[*at].heads.last().copied());
        heads.map(|head| (page.text(head).to_owned(), page.grid.place(head).to_string())).collect()
    }

    /// What is told of columns that only sum up others.
    fn about_sums(&self, columns: &Columns) -> Vec<String> {
        let (page, block) = self.blocks[0];
        let heading = |at: &usize| label(block.heading(page, &block.data_leaves()[*at]));
        let (means, sums): (Vec<String>, Vec<String>) =
            columns.sums.iter().map(heading).partition(|word| word.contains("平均"));
        let shown = |words: &[String]| words.iter().map(|word| format!("「{word}」")).collect::<String>();
        let about_sums = (!sums.is_empty()).then(|| format!("{}の列は、合計の列とみて取り込みません。各課が書いた合計が内訳と合わないときは、指摘になります。", shown(&sums)));
        let about_means = (!means.is_empty()).then(|| {
            format!(
                "{}の列は、平均の列とみて取り込みません。記入があれば、指摘になることがあります。",
                shown(&means)
            )
        });
        about_sums.into_iter().chain(about_means).collect()
    }

    /// Whom each table is about, where its labels alone do not say it.
    fn names(&self, columns: &Columns) -> Option<Vec<Name>> {
        if self.blocks.len() > 1 {
            return if self.overlap() { names::above(&self.blocks) } else { None };
        }
        let alone = rows(&self.blocks, Open { field: !has_field(columns), named: false });
        let known = alone.dims.iter().any(|(dim, _)| matches!(dim, RowDim::List(_) | RowDim::Record));
        if known { None } else { names::above(&self.blocks) }
    }

    /// Whether rows of several tables have the same labels.
    fn overlap(&self) -> bool {
        let mut seen = BTreeSet::new();
        self.blocks.iter().any(|(page, block)| {
            let columns: Vec<Vec<Option<Spot>>> =
                block.label_leaves().iter().map(|leaf| block.said(page, leaf, true)).collect();
            let across =
                || block.data_leaves().iter().flat_map(|leaf| &leaf.heads).map(|head| page.text(*head));
            let key = |row: usize| -> Vec<String> {
                let down = columns.iter().map(|said| said[row].map_or("", |spot| page.text(spot)));
                down.chain(across()).map(loose).collect()
            };
            let own: BTreeSet<Vec<String>> = (0..block.rows.len()).map(key).collect();
            let again = block.rows.is_empty() || own.iter().any(|key| seen.contains(key));
            seen.extend(own);
            again && seen.len() > usize::from(block.rows.is_empty())
        }) || self.blocks.iter().all(|(_, block)| block.rows.is_empty())
    }

    /// Columns that say the same dimensions: a table.
    fn add_class(
        &self,
        class: &[&Column],
        columns: &Columns,
        rows: &Rows,
        places: (&[String], &[String]),
        draft: &mut Draft,
    ) {
        let across: Vec<String> =
            class[0].levels.iter().map(|level| self.add_level(*level, columns, draft)).collect();
        let mut fields: Vec<String> = Vec::new();
        let down = rows
            .dims
            .iter()
            .find_map(|(dim, _)| if let RowDim::Field(labels) = dim { Some(labels) } else { None });
        if let Some(labels) = down {
            fields.extend(
                labels
                    .iter()
                    .map(|label| self.add_field(label, true, self.cells_of_row(label, class), draft)),
            );
        } else if class[0].field.is_none() {
            let own = self.named_above(draft);
            let (is_named, label) = (own.is_some(), own.unwrap_or_else(|| self.label_of_all(draft)));
            fields.push(self.add_field(&label, is_named, self.cells_of(class), draft));
        } else {
            let mut labels: Vec<&str> = class.iter().filter_map(|column| column.field.as_deref()).collect();
            let mut seen = BTreeSet::new();
            labels.retain(|label| seen.insert(loose(label)));
            for label in labels {
                let own: Vec<&Column> = class
                    .iter()
                    .copied()
                    .filter(|column| column.field.as_deref().is_some_and(|own| loose(own) == loose(label)))
                    .collect();
                fields.push(self.add_field(label, true, self.cells_of(&own), draft));
            }
        }
        let (page, block) = self.blocks[0];
        let heads = block.data_leaves()[class[0].leaf].heads.first();
        let place = heads.map_or_else(String::new, |head| page.grid.place(*head).to_string());
        let name = format!("{}の表", fields.first().map_or("", String::as_str));
        let why = format!("シート「{}」{place}から", page.grid.sheet.name);
        let (rows, above) = (places.0.to_vec(), places.1.to_vec());
        let totals = self.totals(columns, &across, &rows);
        draft.tables.push(Table { name, columns: across, rows, above, fields, totals, why });
    }

    fn add_level(&self, level: Level, columns: &Columns, draft: &mut Draft) -> String {
        let Level::Member(set) = level else {
            return match level {
                Level::Year => "year",
                Level::Month => "month",
                _ => "field",
            }
            .to_owned();
        };
        let members = columns.members[set].clone();
        let sexes = members.iter().any(|word| word == "男" || word == "男性");
        let word = if sexes { "男女" } else { "区分" };
        let why = "見出しの二段目が、一段目ごとに繰り返されています。".to_owned();
        let kind = DimKind::Members(members);
        draft.dim("group", Dim { word: word.to_owned(), kind, why, ..Dim::default() })
    }

    /// A field under a heading or beside a label that says what it is; or of a table of which none does.
    fn add_field(&self, label: &str, headed: bool, cells: Cells, draft: &mut Draft) -> String {
        let guess = guess::guess(&self.blocks, headed.then_some(label), &cells);
        draft.doubts.extend(about_kind(label, &guess));
        draft.doubts.extend(about_choices(label, &cells.choices.of_some()));
        let Guess { kind, choices, marks, pattern, why, .. } = guess;
        let unit = cells.unit_apart(kind, label);
        scale::take(marks, draft);
        let place = format!("{}から。", cells.place);
        let why = if why.is_empty() { place } else { format!("{place}種類は{why}") };
        draft.field(Field { name: None, label: label.to_owned(), kind, choices, pattern, unit, why })
    }

    /// What stands alone right over a table whose headings say no field: 維持管理費（千円）.
    fn named_above(&self, draft: &Draft) -> Option<String> {
        let [(page, block)] = self.blocks.as_slice() else { return None };
        let row = page.grid.rows_above(block.band.first, block.top).next()?;
        let mut spots = page.grid.row(row).filter(|_| row + 1 == block.band.first);
        let spot = spots.next().filter(|_| spots.next().is_none())?;
        let text = page.text(spot);
        let is_name = page.look(spot) == Look::Word && look::is_label(text) && !names::is_number(text);
        (is_name && loose(text) != loose(&draft.title)).then(|| label(text))
    }

    /// The only field of a table whose headings say none: called as the form, the table, or the sheet is.
    fn label_of_all(&self, draft: &mut Draft) -> String {
        let sheet = label(&self.blocks[0].0.grid.sheet.name);
        let plain = sheet.to_lowercase().starts_with("sheet") || sheet.starts_with("調査票");
        let known = if plain { draft.title.clone() } else { sheet };
        let known = known.split(['（', '(']).next().unwrap_or_default().to_owned();
        let label = if known.is_empty() { "値".to_owned() } else { known };
        draft.doubt(format!(
            "表の見出しに、何の値かを表す言葉がありません。仮に「{label}」としました。違うときは、できたフォルダーを消し、記入欄の上に欄の名前を書いた調査票から作り直してください。"
        ));
        label
    }
}

/// What is told of a kind for which nothing speaks that was written.
fn about_kind(label: &str, guess: &Guess) -> Option<String> {
    let word = kind::word(guess.kind);
    let doubt = match guess.kind {
        FieldKind::Rating => format!(
            "「{label}」は、凡例の記号（{}）を書く欄としました。違うときは、できたフォルダーを消し、記入済みの調査票を一つ使って作り直してください。",
            guess.marks.join("、")
        ),
        _ => format!(
            "「{label}」は、{}{word}の欄としました。違うときは、できたフォルダーを消し、記入済みの調査票を一つ使って作り直してください。",
            guess.why
        ),
    };
    guess.weak.then_some(doubt)
}

fn has_field(columns: &Columns) -> bool {
    columns.columns.iter().any(|column| column.field.is_some())
}

/// The columns by what they say: those of one table each.
fn classes(columns: &Columns) -> Vec<Vec<&Column>> {
    let mut classes: Vec<Vec<&Column>> = Vec::new();
    for column in &columns.columns {
        match classes.iter_mut().find(|class| class[0].levels == column.levels) {
            Some(class) => class.push(column),
            None => classes.push(vec![column]),
        }
    }
    classes
}

/// A kind as a template writes it.
pub fn kind_word(kind: FieldKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
