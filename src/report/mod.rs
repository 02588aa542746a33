//! What goes out to people: the department's validation report, its annotated copy, the draft mail, the overview.
//!
//! Reports count nothing themselves: `summary` did. Nothing that a department typed becomes a formula, a path,
//! a mail header or markup here.

pub mod annotate;
mod file_name;
pub mod index;
mod lines;
pub mod mail;
mod words;

#[cfg(test)]
mod sample;

pub use file_name::file_name;
