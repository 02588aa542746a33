//! A bar while files are read, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how many files are read; says nothing where nobody watches.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar with this word before it.
    pub fn new(word: &'static str) -> Self {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_prefix(word);
        Self(bar)
    }

    /// This many of so many files are read.
    pub fn set(&self, done: usize, all: usize) {
        self.0.set_length(all as u64);
        self.0.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
