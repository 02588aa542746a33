//! Makes the sample rounds of a town that does not exist, one a template.
//!
//!     cargo run --example make_samples -- [DIR]
//!
//! DIR is `samples` if left out. Same program, same bytes. The texts stand in `data/*.toml`.

mod make;

use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("samples"), PathBuf::from);
    make::all(&folder)
}
