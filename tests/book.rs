//! Reading files: every format, every trap, on files that the tests make themselves.

#[path = "book/make.rs"]
mod make;
#[path = "book/make_xls.rs"]
mod make_xls;
#[path = "book/make_xlsb.rs"]
mod make_xlsb;
#[path = "book/picture.rs"]
mod picture;

#[path = "book/binary.rs"]
mod binary;
#[path = "book/budgets.rs"]
mod budgets;
#[path = "book/cases.rs"]
mod cases;
#[path = "book/hostile.rs"]
mod hostile;
#[path = "book/mutation.rs"]
mod mutation;
#[path = "book/text_files.rs"]
mod text_files;
#[path = "book/walking.rs"]
mod walking;

use matome::book::{Limits, Opened, read_bytes};
use matome::worker;

/// Reads bytes as a department's file; binary formats in a worker of the real program.
fn open(bytes: &[u8], file: &str) -> Opened {
    open_within(bytes, file, &Limits::default())
}

fn open_within(bytes: &[u8], file: &str, limits: &Limits) -> Opened {
    worker::set_executable(env!("CARGO_BIN_EXE_matome"));
    read_bytes(bytes, file, limits)
}
