//! How far a long run is, on a terminal only.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Voice;
use crate::model::Lang;

/// How long a run takes before anybody asks how much longer.
const LONG: Duration = Duration::from_secs(3);

/// Shows how many files are read, which was the last, and the time that is left; says nothing where nobody watches.
pub struct Progress {
    bar: ProgressBar,
    voice: Voice,
}

impl Progress {
    /// A bar with this word before it.
    pub fn new(word: &'static str, voice: Voice) -> Self {
        Self { bar: bar("{prefix} {bar:20} {pos}/{len} {wide_msg}", word), voice }
    }

    /// A sign that work goes on, where nobody knows how far it is.
    pub fn of_unknown_length(word: &'static str, voice: Voice) -> Self {
        let progress = Self { bar: bar("{prefix} {spinner}", word), voice };
        progress.show();
        progress.bar.enable_steady_tick(Duration::from_millis(200));
        progress
    }

    /// This many of so many files are read, the last of them this one.
    pub fn set(&self, done: usize, all: usize, file: &str) {
        // Files are read side by side: one that was counted before another may be told after it.
        if (done as u64) < self.bar.position() {
            return;
        }
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
        self.show();
        let left = (self.bar.elapsed() >= LONG).then(|| self.bar.eta().as_secs() + 1);
        self.bar.set_message(message(file, left, self.voice.lang));
    }
}

impl Progress {
    /// Lets it be seen, once there is something to say, where somebody watches.
    fn show(&self) {
        if self.bar.is_hidden() && std::io::stderr().is_terminal() && !self.voice.quiet {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A bar that nobody sees yet: it would be shown full, having nothing to count.
fn bar(template: &str, word: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.set_prefix(word);
    bar
}

/// The file, and how long it goes on where that is long.
fn message(file: &str, left: Option<u64>, lang: Lang) -> String {
    let left = left.map(|seconds| match (lang, seconds) {
        (Lang::Ja, 0..60) => format!("残り約{seconds}秒　"),
        (Lang::Ja, _) => format!("残り約{}分　", seconds.div_ceil(60)),
        (Lang::En, 0..60) => format!("{seconds} s left  "),
        (Lang::En, _) => format!("{} min left  ", seconds.div_ceil(60)),
    });
    left.unwrap_or_default() + file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_stands_before_the_file() {
        assert_eq!(message("総務課.xlsx", None, Lang::Ja), "総務課.xlsx");
        assert_eq!(message("総務課.xlsx", Some(12), Lang::Ja), "残り約12秒　総務課.xlsx");
        assert_eq!(message("総務課.xlsx", Some(61), Lang::En), "2 min left  総務課.xlsx");
    }
}
