//! Questions and answers on a terminal.

use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// A terminal of the program's own. Dropped, it waits for Enter: what was said last would be gone with the window.
pub(super) struct Window {
    /// The one who sits there has left: nothing more is asked.
    closed: bool,
    /// Whether what is asked comes of an answer before: then there is a question to go back to.
    inside: bool,
}

/// What was answered to a choice.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The place of what was chosen, from zero.
    Number(usize),
    /// A file or folder was dropped on the terminal.
    Path(PathBuf),
    /// Enter alone, or the end of all input.
    Nothing,
}

impl Window {
    pub(super) fn open(welcome: &str) -> Self {
        let window = Self { closed: false, inside: false };
        window.say(welcome);
        window
    }

    /// Says a line.
    pub(super) fn say(&self, text: &str) {
        // Where the terminal is gone, nobody is there to be told.
        let _ = writeln!(io::stdout(), "{text}");
    }

    /// Asks until the answer is one of these, a path, or nothing.
    pub(super) fn choose(&mut self, question: &str, labels: &[String]) -> Answer {
        loop {
            self.say(&format!("\n{question}"));
            for (number, label) in (1..).zip(labels) {
                self.say(&format!("  {number}  {label}"));
            }
            let leaves = if self.inside { "戻ります" } else { "終わります" };
            let line = self
                .ask(&format!("番号を入力して Enter キーを押してください（Enter だけを押すと{leaves}）："));
            match answer(&line, labels.len()) {
                Some(answer) => return answer,
                None => self.say("その番号はありません。"),
            }
        }
    }

    /// Does what was answered: who presses Enter alone there comes back to the question.
    pub(super) fn inside<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.inside, true);
        let done = act(self);
        self.inside = before;
        done
    }

    /// The line that is typed.
    pub(super) fn ask(&mut self, question: &str) -> String {
        let mut out = io::stdout();
        let _ = write!(out, "{question}").and_then(|()| out.flush());
        let mut line = String::new();
        if !self.closed && !matches!(io::stdin().lock().read_line(&mut line), Ok(1..)) {
            self.closed = true;
            self.say("");
        }
        line.trim().to_owned()
    }

    /// Opens a file or a folder in the program that the system has for it.
    pub(super) fn show(&self, path: &Path) {
        let shown = path.display();
        match open::that_detached(path) {
            Ok(()) => self.say(&format!("{shown} を開きます。")),
            Err(_) => self.say(&format!("結果は {shown} にあります。")),
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.ask("\nEnter キーで閉じます");
    }
}

/// What a line answers to a choice of so many; `None` where it answers nothing that there is.
fn answer(line: &str, count: usize) -> Option<Answer> {
    if line.is_empty() {
        return Some(Answer::Nothing);
    }
    let number: Option<usize> = line.nfkc().collect::<String>().trim().parse().ok();
    match number {
        Some(number) => (1..=count).contains(&number).then(|| Answer::Number(number - 1)),
        None => Some(PathBuf::from(unquoted(line))).filter(|path| path.exists()).map(Answer::Path),
    }
}

/// A path as terminals write it for a file that is dropped on them: `"C:\a b"`, `'/a b'`, `& 'C:\a b'`.
pub(super) fn unquoted(line: &str) -> &str {
    let path = line.trim().trim_start_matches("& ");
    let quoted = ['"', '\''].iter().find_map(|quote| path.strip_prefix(*quote)?.strip_suffix(*quote));
    quoted.unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_width_and_dropped_paths_are_answers() {
        for (line, expected) in [
            ("1", Some(Answer::Number(0))),
            ("３", Some(Answer::Number(2))),
            ("4", None),
            ("0", None),
            ("", Some(Answer::Nothing)),
            ("nothing of this name", None),
            ("'/'", Some(Answer::Path("/".into()))),
            ("& \"/\"", Some(Answer::Path("/".into()))),
        ] {
            assert_eq!(answer(line, 3), expected, "{line}");
        }
    }
}
