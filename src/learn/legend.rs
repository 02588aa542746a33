//! Rows right under the headings that say more of the columns and are none of the table's: their numbers (①, ②, ③＝①－②),
//! or the units that they count in (千円, 人, ％).

use super::aside::What;
use super::band::{Band, Leaf};
use super::block::Block;
use super::form_sheet::FormSheet;
use super::kind;
use crate::layout::{Cols, Spot};
use crate::text::number::{PERCENT, bare_unit};
use crate::text::width;

/// How many letters a unit in brackets may have.
const LONGEST_UNIT: usize = 6;
/// What a column may be computed with, of the numbers of others.
const OPERATORS: &str = "=+-×÷*/%()[]〔〕 ";
/// The signs that count columns, each kind in its order.
const COUNTERS: [&str; 5] = [
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "アイウエオカキクケコサシスセソタチツテト",
    "abcdefghijklmnopqrstuvwxyz",
];

/// The first cell of a row that says more of the headings right above it.
pub fn legend(page: &FormSheet, band: &Band, row: u32) -> Option<Spot> {
    let shown: Vec<Spot> = page.grid.row(row).collect();
    let first = *shown.first()?;
    let is_own = |spot: &Spot| band.leaves.iter().any(|leaf| leaf.cols.holds(page.grid.cols(*spot).0));
    let says = are_counts(page, &shown) || are_units(page, band, &shown);
    (shown.iter().all(is_own) && says).then_some(first)
}

/// The unit that such rows say of a column, or that stands behind its places.
pub fn unit_of(page: &FormSheet, block: &Block, leaf: &Leaf) -> Option<String> {
    let legends = block.aside.iter().filter(|aside| aside.what == What::Legend);
    let own = legends.flat_map(|aside| page.begun(aside.row, leaf.cols));
    let said = own.into_iter().find_map(|spot| unit(page.text(spot)));
    said.or_else(|| block.unit_behind(page, leaf).map(bare_unit))
}

/// Whether all cells of a row are units, none of the first column.
fn are_units(page: &FormSheet, band: &Band, shown: &[Spot]) -> bool {
    let labels = band.leaves.first().map_or(Cols(0, 0), |leaf| leaf.cols);
    shown.iter().all(|spot| page.grid.cols(*spot).0 > labels.1 && unit(page.text(*spot)).is_some())
}

/// A unit and nothing else, without its brackets: （千円）.
fn unit(text: &str) -> Option<String> {
    let key = width::fold_key(text);
    let inner = key.strip_prefix('(').and_then(|key| key.strip_suffix(')')).map(str::trim);
    let short = |inner: &&str| (1..=LONGEST_UNIT).contains(&inner.chars().count());
    let said = inner.filter(short).filter(|inner| inner.chars().all(|c| c.is_alphabetic() || c == '%'));
    let is_unit = said.is_some() || kind::is_unit(&key) || key == PERCENT;
    is_unit.then(|| bare_unit(text))
}

/// Whether all cells of a row are numbers of their columns, one more than the one before, several of them. A column of which
/// it is only said what it is computed of, Ａ＋Ｂ－Ｃ, may have a number too.
fn are_counts(page: &FormSheet, shown: &[Spot]) -> bool {
    let texts: Vec<String> = shown.iter().map(|spot| width::clean(page.text(*spot))).collect();
    let (mut next, mut numbered, mut computed) = (0, Vec::new(), 0);
    for text in &texts {
        match counter(text) {
            Some((kind, place)) if (next..=next + computed).contains(&place) => {
                (next, computed) = (place + 1, 0);
                numbered.push(kind);
            }
            _ if is_computed(text) => computed += 1,
            _ => return false,
        }
    }
    numbered.len() > 1 && numbered.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether a text computes something of the numbers of columns, and has none itself: Ａ＋Ｂ－Ｃ.
fn is_computed(text: &str) -> bool {
    let is_sign = |signs: &&str, c: char| signs.contains(c);
    let is_operator = |c: char| OPERATORS.contains(c) || "＝＋－−（）".contains(c);
    let of = |signs: &&str| {
        let key = folded(text);
        let counted = key.chars().filter(|c| is_sign(signs, *c)).count();
        counted > 1 && key.chars().all(|c| is_sign(signs, c) || is_operator(c)) && key.contains(is_operator)
    };
    COUNTERS.iter().any(of)
}

/// Which number of which kind a text is, perhaps with what it is computed of: ③＝①－②.
fn counter(text: &str) -> Option<(usize, usize)> {
    let bare = width::clean(text);
    let signs = || COUNTERS.iter().enumerate().find_map(|(kind, signs)| sign(&bare, kind, signs));
    in_brackets(&bare).or_else(signs)
}

fn sign(text: &str, kind: usize, signs: &str) -> Option<(usize, usize)> {
    let key: String = if kind < 2 { text.to_owned() } else { folded(text) };
    let place = signs.chars().position(|sign| key.trim_start_matches(['(', '（']).starts_with(sign))?;
    let known = |c: char| {
        signs.contains(c) || OPERATORS.contains(c) || "＝＋－−（）".contains(c) || c.is_ascii_digit()
    };
    let counted = key.chars().filter(|c| signs.contains(*c)).count();
    (key.chars().all(known) && (counted == 1 || key.contains(['=', '＝']))).then_some((kind, place))
}

/// `(3)`, `(3)=(1)-(2)`
fn in_brackets(text: &str) -> Option<(usize, usize)> {
    let key = width::fold_key(text);
    let inner = key.strip_prefix('(')?;
    let (number, rest) = inner.split_once(')')?;
    let known = |c: char| c.is_ascii_digit() || OPERATORS.contains(c);
    let place = number.parse::<usize>().ok()?.checked_sub(1)?;
    let computed = rest.is_empty() || rest.starts_with('=');
    (computed && rest.chars().all(known)).then_some((COUNTERS.len(), place))
}

/// A text with its wide letters narrow, capitals kept.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(narrow).collect()
}
