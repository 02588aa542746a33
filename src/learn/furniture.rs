//! Whole cells that belong to the form and are no data: titles, notes, units.

use std::collections::BTreeSet;

use super::aside::What;
use super::band::Leaf;
use super::beside;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use super::proof::Tried;
use crate::layout::{LaidOut, Spot};
use crate::model::{CellRef, Line};
use crate::template::is_department_word;
use crate::text::{to_fill, width};

/// The longest cell that the reader takes for a part of the form, in characters.
const LONGEST: usize = 120;
/// The most texts that a doubt names.
const MOST_UNKNOWN: usize = 8;
/// What may stand before the words of a title and is another every year.
const DATED: [&str; 14] =
    ["令和", "平成", "昭和", "年度", "現在", "様式", "第", "次", "期", "回", "年", "月", "日", "分"];

/// The title of a form: the first text over its first table that is no note, no number of the form, and nobody's address;
/// each table by its sheet and its first row.
pub fn title(pages: &[FormSheet], tables: impl Iterator<Item = (usize, u32)>) -> Option<String> {
    let mut tables = tables;
    tables.find_map(|(sheet, first)| {
        let page = &pages[sheet];
        let rows = page.grid.rows_between(0, first.saturating_sub(1));
        let is_text = |spot: &Spot| {
            matches!(page.look(*spot), Look::Word | Look::Sentence)
                && !look::is_note(page.text(*spot))
                && look::has_letter(page.text(*spot))
        };
        let texts: Vec<Spot> = rows.flat_map(|row| page.grid.row(row)).filter(is_text).collect();
        let is_title = |spot: &&Spot| is_title(page.text(**spot));
        let title = texts.iter().find(is_title).or(texts.first())?;
        Some(width::clean(page.text(*title)).replace('\n', " "))
    })
}

/// Whether a text may be what a form calls itself: no label beside which somebody writes who fills it in.
fn is_title(text: &str) -> bool {
    let asks = text.trim().ends_with([':', '：']) || look::is_name_word(text) || is_department_word(text);
    look::is_label(text) && !look::is_form_number(text) && !asks
}

/// A title without the department behind it that the form was made for: 調査票【総務課】.
pub fn bare_title(text: &str) -> String {
    let title = width::clean(text).replace('\n', " ");
    let title = title
        .strip_suffix('】')
        .and_then(|title| title.rsplit_once('【'))
        .map_or(title.as_str(), |(title, _)| title);
    title.trim().to_owned()
}

/// The tables of a form: those that its template reads, and those that it leaves out.
pub struct Found<'b> {
    /// Those that are read.
    pub kept: Vec<&'b Block>,
    /// Those that are not understood.
    pub left: Vec<&'b Block>,
}

impl Found<'_> {
    /// Whether nothing is filled in, and nothing left out: then every text is printed.
    fn is_blank(&self, pages: &[FormSheet]) -> bool {
        self.left.is_empty() && !self.kept.iter().any(|block| block.is_filled(&pages[block.sheet]))
    }

    fn of_sheet(&self, sheet: usize) -> impl Iterator<Item = &&Block> {
        self.kept.iter().chain(&self.left).filter(move |block| block.sheet == sheet)
    }
}

/// The texts that nothing was made of and that are the form's own, each with its place. In a form that is filled in only
/// what stands alone over a table, and notes: all else may be an answer.
pub fn texts(pages: &[FormSheet], found: &Found, read: &LaidOut) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    let blank = found.is_blank(pages);
    for (sheet, page) in pages.iter().enumerate() {
        let Some(ledger) = read.ledgers.iter().find(|ledger| ledger.sheet == page.grid.sheet.name) else {
            continue;
        };
        let first = found.of_sheet(sheet).map(|block| block.band.first).min().unwrap_or(0);
        let told = ledger.lines.iter().filter(|(_, line)| matches!(line, Line::Told(_)));
        let is_outer = |at: CellRef| found.of_sheet(sheet).any(|block| is_over_several(page, block, at));
        let is_free = |at: CellRef| !found.of_sheet(sheet).any(|block| holds(block, at)) || is_outer(at);
        for (at, _) in told.filter(|(at, _)| is_free(*at)) {
            let Some(spot) = page.grid.at(at.row, at.col) else { continue };
            let text = page.text(spot);
            let alone = at.row < first && page.grid.row(at.row).len() == 1;
            let words = matches!(page.look(spot), Look::Word | Look::Sentence | Look::Pattern);
            let own = words
                && text.chars().count() <= LONGEST
                && (blank || alone || look::is_note(text) || is_outer(*at));
            if own && seen.insert(width::fold_key(text)) {
                texts.push((pattern(text), at.to_string()));
            }
        }
    }
    texts
}

/// The words for totals at the rows of these tables, and what rows right under the headings say more of these, belong to
/// the form, wherever a department's rows come to stand.
pub fn add_rows_aside(pages: &[FormSheet], found: &Found, texts: &mut Vec<(String, String)>) {
    for block in &found.kept {
        let page = &pages[block.sheet];
        let own = block.aside.iter().flat_map(|aside| match aside.what {
            What::Total => vec![aside.label],
            What::Legend => page.grid.row(aside.row).collect(),
            What::Example | What::Divider => Vec::new(),
        });
        for spot in own {
            let text = page.text(spot).trim();
            if !texts.iter().any(|(known, _)| known == text) {
                texts.push((text.to_owned(), page.grid.place(spot).to_string()));
            }
        }
    }
}

/// The units that stand behind the places of these tables, in cells of their own.
pub fn add_units(pages: &[FormSheet], blocks: &[&Block], texts: &mut Vec<(String, String)>) {
    for block in blocks {
        let page = &pages[block.sheet];
        for spot in &block.units {
            let text = page.text(*spot).trim();
            if !texts.iter().any(|(known, _)| known == text) {
                texts.push((text.to_owned(), page.grid.place(*spot).to_string()));
            }
        }
    }
}

/// What a blank form prints in the places that are to be filled in: as long as nothing is written into it, nobody has
/// answered. In a form that is filled in it may be an answer.
pub fn add_open(pages: &[FormSheet], tried: &Tried, texts: &mut Vec<(String, String)>) {
    for page in pages.iter().filter(|_| tried.is_blank()) {
        let name = &page.grid.sheet.name;
        let open = page.grid.spots().filter(|spot| page.look(*spot) == Look::Pattern);
        for spot in open.filter(|spot| tried.data.contains(&(name.clone(), page.grid.place(*spot)))) {
            let (text, place) = (page.text(spot).to_owned(), page.grid.place(spot).to_string());
            if !texts.iter().any(|(known, _)| *known == text) {
                texts.push((text, place));
            }
        }
    }
}

/// The texts on the sheets with tables that are no part of one, and of which nobody can know whether they are answers. What
/// a blank form has left of its data is printed.
pub fn unknown(
    pages: &[FormSheet],
    kept: &[&Block],
    read: &LaidOut,
    sheets: &BTreeSet<&str>,
) -> Option<String> {
    let blank = !kept.iter().any(|block| block.is_filled(&pages[block.sheet]));
    let is_known = |sheet: &str, at: CellRef| {
        let mut own = kept.iter().filter(|block| pages[block.sheet].grid.sheet.name == sheet);
        own.any(|block| {
            block.is_aside(at.row) || blank && block.is_label(at) || is_head(&pages[block.sheet], block, at)
        })
    };
    let own = pages.iter().filter(|page| sheets.contains(page.grid.sheet.name.as_str()));
    let texts = own.flat_map(|page| {
        let ledger = read.ledgers.iter().filter(|ledger| ledger.sheet == page.grid.sheet.name);
        let told = ledger.flat_map(|ledger| &ledger.lines).filter(|(_, line)| matches!(line, Line::Told(_)));
        let told = told.filter(|(at, _)| !is_known(&page.grid.sheet.name, *at));
        let spots = told.filter_map(|(at, _)| Some((*at, page.grid.at(at.row, at.col)?)));
        let words = spots.filter(|(_, spot)| matches!(page.look(*spot), Look::Word | Look::Sentence));
        words.map(|(at, spot)| format!("{at}「{}」", short(page.text(spot)))).collect::<Vec<_>>()
    });
    listed(texts.collect()).map(|shown| {
        format!("次のセルは、どの表にも入りません：{shown}。様式に印刷された文であれば、そのままで構いません。記入する欄であれば、見出しのすぐ下に移してください。")
    })
}

/// Whether a cell is a heading over several columns of a table, which have headings of their own.
fn is_over_several(page: &FormSheet, block: &Block, at: CellRef) -> bool {
    let is_it =
        |leaf: &&Leaf| leaf.heads.len() > 1 && leaf.heads.iter().any(|head| page.grid.place(*head) == at);
    block.band.leaves.iter().filter(is_it).count() > 1
}

/// Whether a cell is a heading of a table that is read: one over columns that only sum up others, or over the headings of
/// several, which say by themselves what stands there.
fn is_head(page: &FormSheet, block: &Block, at: CellRef) -> bool {
    let mut heads = block.band.leaves.iter().flat_map(|leaf| &leaf.heads);
    heads.any(|head| page.grid.place(*head) == at)
}

/// The words beside the tables of a sheet of which nothing was made, and right of which something seems to be filled in:
/// several side by side with empty cells between, one beside an empty cell that is merged, or two one under the other.
pub fn labels(
    pages: &[FormSheet],
    kept: &[&Block],
    read: &LaidOut,
    sheets: &BTreeSet<&str>,
) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let own = pages.iter().enumerate().filter(|(_, page)| sheets.contains(page.grid.sheet.name.as_str()));
    for (sheet, page) in own {
        let ledger = read.ledgers.iter().filter(|ledger| ledger.sheet == page.grid.sheet.name);
        let left = ledger.flat_map(|ledger| &ledger.lines);
        let left = left.filter(|(_, line)| matches!(line, Line::Told(_) | Line::Furniture));
        let left: BTreeSet<CellRef> = left.map(|(at, _)| *at).collect();
        let open = page.grid.rows().flat_map(|row| beside::open_labels(page, row));
        let open: BTreeSet<Spot> = open.chain(beside::stacked_labels(page, 2)).collect();
        let in_table = |spot: Spot| {
            let mut blocks = kept.iter().filter(|block| block.sheet == sheet);
            blocks.any(|block| {
                let is_own = holds(block, page.grid.place(spot)) || block.units.contains(&spot);
                is_own || beside::names_table(page, block, spot)
            })
        };
        let open = open.into_iter().filter(|spot| left.contains(&page.grid.place(*spot)) && !in_table(*spot));
        let open = open.filter(|spot| !is_department_word(page.text(*spot)));
        found.extend(open.map(|spot| format!("{}「{}」", page.grid.place(spot), short(page.text(spot)))));
    }
    listed(found).map(|shown| format!("次の言葉の右は記入欄のようですが、表の外なので取り込みません（記入があれば、指摘になります）：{shown}。集める欄であれば、できたフォルダーを消し、表の列に加えた調査票から作り直してください。"))
}

/// What the form prints beside its tables for something to be written into, and is not asked for.
pub fn patterns(pages: &[FormSheet], tried: &Tried, sheets: &BTreeSet<&str>) -> Option<String> {
    let own = pages.iter().filter(|page| sheets.contains(page.grid.sheet.name.as_str()));
    let left = own.flat_map(|page| {
        let name = &page.grid.sheet.name;
        let is_left =
            |spot: &Spot| page.look(*spot) == Look::Pattern && !to_fill::is_counted(page.text(*spot));
        let spots = page.grid.spots().filter(is_left);
        let is_data = |spot: &Spot| tried.data.contains(&(name.clone(), page.grid.place(*spot)));
        let left = spots.filter(move |spot| !is_data(spot) && !page.row_of_boxes(*spot).iter().any(is_data));
        left.map(|spot| format!("{}「{}」", page.grid.place(spot), short(page.text(spot))))
            .collect::<Vec<_>>()
    });
    listed(left.collect()).map(|shown| format!("次のセルに書かれる日付や名前などは、表の外なので取り込みません（記入があれば、確認をお願いする指摘になります）：{shown}。集めるときは、できたフォルダーを消し、左隣に見出しを書いた調査票から作り直してください。"))
}

/// What is said of choices that stand side by side, each in a cell of its own with a box, where they are read as one place.
pub fn boxes(pages: &[FormSheet], tried: &Tried) -> Option<String> {
    let rows = pages.iter().flat_map(|page| {
        let name = &page.grid.sheet.name;
        let first = page.grid.spots().map(|spot| page.row_of_boxes(spot)).filter(|row| row.len() > 1);
        let read = first.filter(move |row| tried.data.contains(&(name.clone(), page.grid.place(row[0]))));
        let mut read: Vec<String> = read
            .filter(|row| {
                !row[1..].iter().any(|spot| tried.data.contains(&(name.clone(), page.grid.place(*spot))))
            })
            .map(|row| format!("{}「{}」", page.grid.place(row[0]), short(page.text(row[0]))))
            .collect();
        read.dedup();
        read
    });
    listed(rows.collect()).map(|shown| format!("次のセルから右に並ぶ選択肢は、一つの欄とみて、印（☑ や ■）を付けたセルの言葉を取り込みます：{shown}。二つ以上に印があると、読み取れません（指摘になります）。"))
}

/// These places, many of them counted; `None` where there are none.
fn listed(places: Vec<String>) -> Option<String> {
    let more = places.len().saturating_sub(MOST_UNKNOWN);
    let rest = if more > 0 { format!("ほか{more}か所") } else { String::new() };
    (!places.is_empty()).then(|| places[..places.len() - more].join("、") + &rest)
}

fn short(text: &str) -> String {
    let text = width::clean(text).replace('\n', " ");
    match text.char_indices().nth(12) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn holds(block: &Block, at: CellRef) -> bool {
    let last = if block.rows.is_empty() { block.last().max(block.first_free()) } else { block.last() };
    (block.band.first..=last).contains(&at.row) && block.band.extent().holds(at.col)
}

/// The text with a `*` for what it begins with, where that is a year, a date or an ordinal, and for the figures of a date
/// that is still to be written: 備品調べ（令和　年　月　日現在）.
fn pattern(text: &str) -> String {
    let gapped = with_gaps(text.trim());
    let text = gapped.as_str();
    let mut rest = text;
    loop {
        let word = DATED.iter().find_map(|word| rest.strip_prefix(word));
        let sign = |c: char| c.is_numeric() || c.is_whitespace() || "元・．.（）()RHS".contains(c);
        let next = word.unwrap_or_else(|| rest.strip_prefix(sign).unwrap_or(rest));
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    let dated = text[..text.len() - rest.len()].chars().any(char::is_numeric);
    if dated && rest.chars().count() >= 3 { format!("*{rest}") } else { text.to_owned() }
}

/// The text with a `*` for each space right before a word of a date, where it says more than that.
fn with_gaps(text: &str) -> String {
    let mut gapped = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(char::is_whitespace) {
        let after = rest[at..].trim_start();
        let is_gap = ['年', '月', '日'].iter().any(|word| after.starts_with(*word));
        gapped.push_str(&rest[..at]);
        gapped.push_str(if is_gap { "*" } else { &rest[at..rest.len() - after.len()] });
        rest = after;
    }
    gapped.push_str(rest);
    let words = DATED.iter().fold(gapped.clone(), |rest, word| rest.replace(word, ""));
    let says_more = words.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    if says_more && gapped.contains('*') { gapped } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn what_a_title_begins_with_may_be_another_next_year() {
        for (text, expected) in [
            ("令和５年度　施設利用調査", "*施設利用調査"),
            ("平成２７年５月１日現在　市立小学校", "*市立小学校"),
            ("施設利用調査", "施設利用調査"),
            ("（単位：千円）", "（単位：千円）"),
            ("備品調べ（令和　年　月　日現在）", "備品調べ（令和*年*月*日現在）"),
            ("令和　　年　　月　　日", "令和　　年　　月　　日"),
        ] {
            assert_eq!(pattern(text), expected);
        }
    }
}
