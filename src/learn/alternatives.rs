//! Words of which one is to be chosen, printed in the place right of a label: 構造|（木造・鉄骨造・RC造）. They are no heading
//! and no answer, and the place is to be filled in.

use super::look::{Look, is_label};
use crate::layout::{ByCell, Grid, Spot};

/// So few words are a list of choices, without brackets around them.
const LEAST: usize = 3;
/// So many letters has a choice at most.
const LONGEST: usize = 10;

/// The cells of a sheet that offer such words beside a label: in rows in which each place stands right of its label.
pub fn places(grid: &Grid, looks: &ByCell<Look>) -> Vec<Spot> {
    let of_row = |row: u32| {
        let spots: Vec<Spot> = grid.row(row).collect();
        let is_pair = |pair: &[Spot]| match pair {
            [label, place] => {
                is_beside(grid, *label, *place)
                    && is_place(grid, looks, *place)
                    && is_word(grid, looks, *label)
            }
            _ => false,
        };
        let pairs = !spots.is_empty() && spots.chunks(2).all(is_pair);
        spots.into_iter().skip(1).step_by(2).filter(|_| pairs).collect::<Vec<_>>()
    };
    grid.rows().flat_map(of_row).filter(|spot| looks[*spot] != Look::Pattern).collect()
}

fn is_beside(grid: &Grid, label: Spot, place: Spot) -> bool {
    grid.cols(label).1 + 1 == grid.cols(place).0
}

fn is_word(grid: &Grid, looks: &ByCell<Look>, spot: Spot) -> bool {
    looks[spot] == Look::Word && is_label(grid.text(spot)) && !offers(grid.text(spot))
}

fn is_place(grid: &Grid, looks: &ByCell<Look>, spot: Spot) -> bool {
    looks[spot] == Look::Pattern || offers(grid.text(spot))
}

/// Whether a text is nothing but words of which one is chosen: three at least, or two in brackets.
fn offers(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix(['(', '（']).and_then(|text| text.strip_suffix([')', '）']));
    let words: Vec<&str> = inner.unwrap_or(text).split(['・', '･', '／', '/']).map(str::trim).collect();
    let is_choice = |word: &&str| {
        (1..=LONGEST).contains(&word.chars().count())
            && word.chars().all(|c| c.is_alphanumeric() || c == 'ー')
    };
    let lettered = words.iter().all(|word| word.chars().any(char::is_alphabetic));
    words.len() >= LEAST - usize::from(inner.is_some()) && words.iter().all(is_choice) && lettered
}

#[cfg(test)]
mod tests {
    use super::offers;

    #[test]
    fn words_that_stand_side_by_side_are_offered() {
        for text in ["（木造・鉄骨造・RC造）", "拡充・継続・縮小・廃止", "（有・無）", "Ａ／Ｂ／Ｃ"]
        {
            assert!(offers(text), "{text}");
        }
        for text in [
            "調査・研究",
            "（令和６年度）",
            "R7/4/1",
            "名称",
            "道路・河川の維持管理、公園の清掃",
            "03/1234/5678",
        ] {
            assert!(!offers(text), "{text}");
        }
    }
}
