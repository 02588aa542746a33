//! Entries as lines of text, made side by side and written in their order, so that few of them are in memory at a time.

use std::borrow::Borrow;
use std::io;

use rayon::prelude::*;

use crate::model::Entry;

/// How many entries are made to lines at a time, on each thread.
const PIECE: usize = 2048;

/// Hands the lines of the entries to `put`, piece by piece. `add` puts those of one entry behind a text.
pub(super) fn write<E: Borrow<Entry> + Sync>(
    entries: &[E],
    add: impl Fn(&mut String, &Entry) + Sync,
    mut put: impl FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let text = |piece: &[E]| {
        let mut text = String::new();
        piece.iter().for_each(|entry| add(&mut text, entry.borrow()));
        text
    };
    for some in entries.chunks(PIECE * rayon::current_num_threads()) {
        let texts: Vec<String> = some.par_chunks(PIECE).map(text).collect();
        texts.iter().try_for_each(|text| put(text))?;
    }
    Ok(())
}
