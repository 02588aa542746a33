//! Words of which one is to be chosen, printed in the place right of a label: 構造|（木造・鉄骨造・RC造）. They are no heading
//! and no answer, and the place is to be filled in.

use super::look::{Look, is_label};
use crate::layout::{ByCell, Grid, Spot};
use crate::text::to_fill::offers;

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
