//! Any bytes as a department's file: `cargo +nightly fuzz run read`.
//!
//! .xls and .xlsb are read in a worker only, which there is none of here; the mutation test of `tests/book` goes through one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use matome::book::{Limits, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    // Small limits: what grows beyond them is refused, and refusing is what is looked at.
    let limits = Limits { part_mib: 4, unpacked_mib: 8, cells: 20_000, ..Limits::default() };
    let opened = read_bytes(bytes, "総務課.xlsx", &limits);
    assert!(opened.workbook.is_some() || !opened.findings.is_empty());
});
