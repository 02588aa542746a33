//! 前年度からの変更: items that came and went, ratings up and down, figures by how much, texts that are the same as last
//! year word for word. Each as it was counted; nothing here compares.

use rust_xlsxwriter::XlsxError;

use super::field_look::value_style;
use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Descent, Entry, Evidence, FiscalYear, Item, Lineage, Link, Member};
use crate::report::page::{Block, Book, Cell, Content, NumberFormat, Row, SMALL, Shade, Style};
use crate::summary::{Change, Changes, FieldChanges, How, Turn};
use crate::template::SheetShape;
use crate::text::display::{self, YearStyle};

/// Number, title, field, then five narrow ones: counts, or what it was, what it is, and the change.
const SHARES: [f64; 8] = [5.0, 13.5, 6.5, 5.0, 5.0, 5.0, 5.0, 8.0];
/// So many rows of a table are placed together.
const PART: usize = 200;
/// The least height of a row, in points.
const ROW: f64 = 22.0;
/// Text at the left.
const LEFT: Style = Style::CELL;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let Some(changes) = &source.collected.summary.changes else { return Ok(()) };
    let sheet = Sheet { source, shape, changes };
    let begin = |book: &mut Book| {
        let mut page = book.page(tab(shape), shape.orientation.unwrap_or_default(), &SHARES)?;
        legend::title(&mut page, heading(shape))?;
        Ok(page)
    };
    let mut page = begin(book)?;
    page.put(&Block::of(sheet.counts()).head(1))?;
    for table in sheet.tables() {
        page.space(14.0);
        for part in table.rows.chunks(PART) {
            if !page.has_room(part.len() + table.head.len()) {
                page = book.go_on(page, begin)?;
            }
            let rows = table.head.iter().chain(part).cloned().collect();
            page.put(&Block::of(rows).head(table.head.len()).loose())?;
        }
    }
    legend::notes(&shape.notes, &mut page)?;
    book.add(page)
}

struct Sheet<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    changes: &'a Changes,
}

/// A table of one kind of change.
struct Table {
    head: Vec<Row>,
    rows: Vec<Row>,
}

impl<'a> Sheet<'a> {
    /// How much changed: a line a field.
    fn counts(&self) -> Vec<Row> {
        let words =
            ["比べた数", "上がった\n増えた", "下がった\n減った", "変わった", "同じ", "比べられ\nない"];
        let first = Cell::text(0, "欄", Style::HEAD).cols(2);
        let words = (2..).zip(words).map(|(col, word)| Cell::text(col, word, Style::HEAD.sized(SMALL)));
        let head = Row::of(std::iter::once(first).chain(words).collect()).least(30.0);
        let shown = self.changes.fields.iter().filter(|field| self.shows(&field.field));
        let mut rows: Vec<Row> = shown.map(|field| self.count(field)).collect();
        if rows.is_empty() {
            let text = "前年度の値と比べられるものはありません。";
            rows.push(Row::of(vec![Cell::text(0, text, Style::CELL).cols(8)]).least(ROW));
        }
        std::iter::once(head).chain(rows).collect()
    }

    fn count(&self, field: &FieldChanges) -> Row {
        let label = self.source.plan().field(&field.field).map_or("", |field| &field.label);
        let turns = [Turn::Up, Turn::Down, Turn::Other, Turn::Same, Turn::NotComparable];
        let counts = std::iter::once(field.total()).chain(turns.map(|turn| field.count(turn)));
        let counts = (2..).zip(counts).map(|(col, count)| Cell::number(col, count as f64, Style::NUMBER));
        Row::of(std::iter::once(Cell::text(0, label, Style::LABEL).cols(2)).chain(counts).collect())
            .least(ROW)
    }

    /// The tables that have something to say.
    fn tables(&self) -> Vec<Table> {
        let figures = |change: &Change| matches!(change.how, How::By { .. } | How::NotComparable);
        let same = |change: &Change| change.how == How::SameText;
        let tables = [
            Table { head: self.items_head(), rows: self.items() },
            Table {
                head: self.head("評価・選択などが変わったもの", "変化"),
                rows: self.rows(|change| !figures(change) && !same(change)),
            },
            Table { head: self.head("数値の増減", "増減"), rows: self.rows(figures) },
            Table { head: self.texts_head(), rows: self.texts(same) },
        ];
        tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
    }

    fn shows(&self, field: &str) -> bool {
        self.shape.fields.is_empty() || self.shape.fields.iter().any(|known| known == field)
    }

    fn chosen(&self, chosen: impl Fn(&Change) -> bool) -> impl Iterator<Item = &'a Change> {
        self.changes.changes.iter().filter(move |change| self.shows(&change.after.field) && chosen(change))
    }

    fn rows(&self, chosen: impl Fn(&Change) -> bool) -> Vec<Row> {
        self.chosen(chosen).map(|change| self.row(change)).collect()
    }

    /// What it was, what it is, and the difference.
    fn row(&self, change: &Change) -> Row {
        let Change { before, after, how } = change;
        let mut cells = self.about(after);
        cells.push(self.value(3, before));
        cells.push(self.value(5, after));
        cells.push(difference(how));
        Row::of(cells).least(ROW)
    }

    /// Number, title with what it is said for besides its year, field.
    fn about(&self, entry: &Entry) -> Vec<Cell> {
        let plan = self.source.plan();
        let item = plan.item(entry.item());
        let number = item.map_or(entry.item(), |item| &item.label);
        let title = item.map(full_title);
        let others = entry.key.others().filter(|member| member.year().is_none()).map(Member::to_string);
        let title: Vec<String> = title.into_iter().chain(others).collect();
        let label = plan.field(&entry.field).map_or("", |field| &field.label);
        let first = self.title_col();
        let title = Cell::text(first, title.join("　"), LEFT).cols(2 - first);
        let number = (first > 0).then(|| Cell::text(0, number, Style::MARK));
        let field = Cell::text(2, label, Style::MARK.sized(SMALL));
        number.into_iter().chain([title, field]).collect()
    }

    fn value(&self, col: u16, entry: &Entry) -> Cell {
        let text = self.source.shown(entry);
        let style = self
            .source
            .plan()
            .field(&entry.field)
            .map_or(Style::MARK, |field| value_style(field.kind, &text));
        Cell::text(col, text, style.across(crate::report::page::Across::Center)).cols(2)
    }

    /// The heading of a table, and of its columns.
    fn head(&self, title: &str, last: &str) -> Vec<Row> {
        let [before, now] = self.years();
        let words = [(3, 2, before.as_str()), (5, 2, now.as_str()), (7, 1, last)];
        vec![band(title), self.head_row(&words)]
    }

    /// The headings of what `about` says, and these.
    fn head_row(&self, words: &[(u16, u16, &str)]) -> Row {
        let first = self.title_col();
        let item = self.source.template().item_word();
        let number = (first > 0).then(|| head(0, 1, "番号"));
        let own = number.into_iter().chain([head(first, 2 - first, item), head(2, 1, "欄")]);
        let words = words.iter().map(|(col, cols, word)| head(*col, *cols, word));
        Row::of(own.chain(words).collect()).least(ROW)
    }

    /// The column of the titles: the second, unless nothing has a number.
    fn title_col(&self) -> u16 {
        let items = &self.source.plan().items;
        u16::from(items.is_empty() || items.iter().any(|item| !item.label.is_empty()))
    }

    /// The year before and this one, as headings have them.
    fn years(&self) -> [String; 2] {
        let year = |year| display::fiscal_year(year, self.shape.year_style.unwrap_or(YearStyle::LetterUnit));
        match self.source.plan().collecting {
            Some(now) => [FiscalYear(now.0 - 1), now].map(year),
            None => ["前回", "今回"].map(str::to_owned),
        }
    }

    fn texts_head(&self) -> Vec<Row> {
        let title = format!("{}と同じ記述（一字一句同じもの）", self.years()[0]);
        vec![band(&title), self.head_row(&[(3, 5, "記述")])]
    }

    fn texts(&self, same: impl Fn(&Change) -> bool) -> Vec<Row> {
        let text = |change: &Change| {
            let mut cells = self.about(&change.after);
            cells.push(Cell::text(3, self.source.shown(&change.after), LEFT.sized(SMALL)).cols(5));
            Row::of(cells).least(ROW)
        };
        self.chosen(same).map(text).collect()
    }

    fn items_head(&self) -> Vec<Row> {
        let words = [(0, 1, "扱い"), (1, 2, "前年度"), (3, 3, "今年度"), (6, 2, "備考")];
        let word = self.source.template().item_word();
        let title = format!("{word}の異動（{}）", self.items_counted());
        vec![band(&title), Row::of(words.map(|(col, cols, word)| head(col, cols, word)).to_vec()).least(ROW)]
    }

    /// `継続 1、新規 2`
    fn items_counted(&self) -> String {
        let counted = Descent::ALL.map(|descent| (descent.word(), self.changes.items_that(descent)));
        let some = counted.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join("、")
    }

    fn items(&self) -> Vec<Row> {
        let previous = self.source.collected.previous.as_ref();
        let Some(lineage) = previous.and_then(|previous| previous.lineage.as_ref()) else {
            return Vec::new();
        };
        self.changes.items.iter().map(|link| self.item(lineage, link)).collect()
    }

    fn item(&self, lineage: &Lineage, link: &Link) -> Row {
        let plan = self.source.plan();
        let names = |ids: &[String], item: &dyn Fn(&str) -> Option<String>| {
            ids.iter().map(|id| item(id).unwrap_or_else(|| id.clone())).collect::<Vec<_>>().join("\n")
        };
        let before = names(&link.from, &|id| lineage.items.named(id).map(called));
        let now = names(&link.to, &|id| plan.item(id).map(called));
        let unsure = if link.evidence == Evidence::Nothing { Shade::Alert } else { Shade::None };
        Row::of(vec![
            Cell::text(0, link.descent.word(), Style::LABEL),
            Cell::text(1, before, LEFT).cols(2),
            Cell::text(3, now, LEFT).cols(3),
            Cell::text(6, remark(link), LEFT.sized(SMALL).shaded(unsure)).cols(2),
        ])
        .least(ROW)
    }
}

/// How sure it is, and what can't be said.
fn remark(link: &Link) -> &'static str {
    match (link.evidence, link.descent) {
        (Evidence::Nothing, _) => "引継ぎの記載なし",
        (Evidence::Title, _) => "番号の変更",
        (Evidence::Number, _) => "名称の変更",
        (_, Descent::Merged | Descent::Split) => "前年度の値とは比べられません",
        (_, Descent::Continued) => "番号・名称の変更",
        _ => "",
    }
}

fn difference(how: &How) -> Cell {
    let text = match how {
        How::Up(steps) => format!("↑ {steps}段階"),
        How::Down(steps) => format!("↓ {steps}段階"),
        How::By { amount, decimals, unit, points } => {
            return by(*amount, *decimals, if *points { "ポイント" } else { unit });
        }
        How::NotComparable => "単位が違い、比べられません".to_owned(),
        _ => "変更".to_owned(),
    };
    let shade = if matches!(how, How::Down(_)) { Shade::Less } else { Shade::None };
    Cell::text(7, text, Style::MARK.sized(SMALL).shaded(shade))
}

/// A number with its sign and its unit.
fn by(amount: f64, decimals: usize, unit: &str) -> Cell {
    let zeros = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    let number = format!("#,##0{zeros}{}", quoted(unit));
    let shown = format!("+{}{unit}", display::number_to(amount.abs(), decimals));
    // A number that is wider than its cell is shown as ####.
    let size = (SMALL * 7.4 / crate::report::measure::width(&shown)).clamp(4.0, SMALL);
    let shade = if amount < 0.0 { Shade::Less } else { Shade::None };
    let style = Style::MARK.sized(size).shaded(shade).number(NumberFormat::General);
    Cell { content: Content::Formatted(amount, format!("+{number};-{number}")), ..Cell::blank(7, style) }
}

/// A unit as number formats have it.
pub(super) fn quoted(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!("\"{}\"", unit.replace('"', "")) }
}

fn head(col: u16, cols: u16, word: &str) -> Cell {
    Cell::text(col, word, Style::HEAD).cols(cols)
}

fn band(title: &str) -> Row {
    Row::of(vec![Cell::text(0, title, Style::BAND).cols(SHARES.len() as u16)]).least(24.0)
}

fn full_title(item: &Item) -> String {
    format!("{}　{}", item.title, item.target).trim().to_owned()
}

fn called(item: &Item) -> String {
    let number = if item.label.is_empty() { &item.id } else { &item.label };
    match item.title.as_str() {
        title if title.is_empty() || title == number => number.clone(),
        title => format!("{number}　{title}"),
    }
}
