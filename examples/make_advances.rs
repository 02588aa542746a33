//! Writes `src/report/measure/advances.rs`, the glyph widths of the report's font.
//!
//! `cargo run --example make_advances -- BIZUDGothic-Regular.ttf > src/report/measure/advances.rs`
//!
//! The table holds widths only (facts about the font), as runs of code points of one width.

use std::error::Error;

/// A run of code points of one width, in thousandths of an em.
type Run = (u32, u32, u16);

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which font file?")?;
    let bytes = std::fs::read(path)?;
    let face = ttf_parser::Face::parse(&bytes, 0)?;
    print(&runs(&face));
    Ok(())
}

/// Every mapped code point, in runs. Unmapped ones between two of the same width join the run.
fn runs(face: &ttf_parser::Face) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for code in 0x20..0x3_0000 {
        let Some(advance) = char::from_u32(code).and_then(|letter| advance(face, letter)) else { continue };
        match runs.last_mut() {
            Some(run) if run.2 == advance => run.1 = code,
            _ => runs.push((code, code, advance)),
        }
    }
    runs
}

fn advance(face: &ttf_parser::Face, letter: char) -> Option<u16> {
    let width = u32::from(face.glyph_hor_advance(face.glyph_index(letter)?)?);
    u16::try_from(width * 1000 / u32::from(face.units_per_em())).ok()
}

fn print(runs: &[Run]) {
    println!("//! Widths of the report font's glyphs. Made by `examples/make_advances.rs`; do not edit.\n");
    println!("/// Runs of code points of one width: first, last, width in thousandths of an em; ascending.");
    println!("pub(super) const RUNS: [(u32, u32, u16); {}] = [", runs.len());
    for (first, last, width) in runs {
        println!("    ({first:#06X}, {last:#06X}, {width}),");
    }
    println!("];");
}
