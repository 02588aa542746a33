//! A text as a cell stores it, and what of it is struck out.

use std::sync::Arc;

use super::symbols::SymbolFont;

/// Which parts of a text are struck out by their own runs: where each begins (in bytes), and whether it is struck out;
/// `None` where it follows the cell's style, as does what stands before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Runs(Vec<(usize, Option<bool>)>);

impl Runs {
    /// From here on the text is struck out, is not, or follows the cell's style.
    pub(crate) fn start(&mut self, at: usize, struck: Option<bool>) {
        if self.0.last().map_or(struck.is_some(), |(_, last)| *last != struck) {
            self.0.push((at, struck));
        }
    }

    /// The runs of a text, given where each starts in UTF-16 units.
    pub(crate) fn of(text: &str, starts: &[(usize, bool)]) -> Self {
        let mut runs = Self::default();
        let mut starts = starts.iter().peekable();
        let mut units = 0;
        for (at, c) in text.char_indices() {
            while let Some((_, struck)) = starts.next_if(|(start, _)| *start <= units) {
                runs.start(at, Some(*struck));
            }
            units += c.len_utf16();
        }
        runs
    }
}

/// A text with its runs. Texts that many cells hold are one text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RichText {
    /// Line ends as `\n`; empty where there is nothing to see in it.
    text: Arc<str>,
    runs: Arc<Runs>,
}

impl Default for RichText {
    fn default() -> Self {
        Self::plain("")
    }
}

impl RichText {
    /// A text without runs of its own.
    pub(crate) fn plain(text: &str) -> Self {
        Self::new(text, Runs::default())
    }

    /// A text with its runs.
    pub(crate) fn new(text: &str, mut runs: Runs) -> Self {
        if text.chars().all(is_blank) {
            return Self { text: Arc::from(""), runs: Arc::default() };
        }
        if !text.contains('\r') {
            return Self { text: text.into(), runs: runs.into() };
        }
        shift(&mut runs, text);
        Self { text: text.replace("\r\n", "\n").replace('\r', "\n").into(), runs: runs.into() }
    }

    /// Whether there is nothing to see in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The text alone.
    pub(crate) fn into_text(self) -> Arc<str> {
        self.text
    }

    /// What it shows in a cell of this font. Runs with properties of their own have their own font.
    pub(crate) fn shown_in(&self, font: SymbolFont) -> Self {
        let (mut text, mut runs) = (String::with_capacity(self.text.len()), Runs::default());
        for (start, end, run) in self.spans() {
            runs.start(text.len(), run);
            let part = &self.text[start..end];
            if run.is_none() { text.push_str(&font.shown(part)) } else { text.push_str(part) }
        }
        Self { text: text.into(), runs: runs.into() }
    }

    /// Whether all of it is struck out in a cell of this style; if not, which parts of it are, in bytes.
    pub(crate) fn struck(&self, cell_struck: bool) -> (bool, Vec<(u32, u32)>) {
        if self.runs.0.is_empty() {
            return (cell_struck, Vec::new());
        }
        let (mut struck, mut stands): (Vec<(u32, u32)>, bool) = (Vec::new(), false);
        for (start, end, run) in self.spans() {
            let blank = self.text[start..end].chars().all(is_blank);
            match (run.unwrap_or(cell_struck), struck.last_mut()) {
                (false, _) => stands |= !blank,
                (true, Some(last)) if last.1 == start as u32 => last.1 = end as u32,
                (true, _) if blank => {}
                (true, _) => struck.push((start as u32, end as u32)),
            }
        }
        if stands { (false, struck) } else { (!struck.is_empty(), Vec::new()) }
    }

    /// Start, end and strike-through of each run, what stands before the first included.
    fn spans(&self) -> impl Iterator<Item = (usize, usize, Option<bool>)> + '_ {
        let runs = &self.runs.0;
        let ends = runs.iter().map(|(at, _)| *at).chain([self.text.len()]);
        let starts = std::iter::once((0, None)).chain(runs.iter().copied());
        starts.zip(ends).map(|((start, struck), end)| (start, end, struck))
    }
}

/// Moves the runs to where they begin once `\r\n` is one byte.
fn shift(runs: &mut Runs, text: &str) {
    let mut pairs = text.match_indices("\r\n").map(|(at, _)| at + 1).peekable();
    let mut gone = 0;
    for (start, _) in &mut runs.0 {
        while pairs.next_if(|line_feed| *line_feed < *start).is_some() {
            gone += 1;
        }
        *start -= gone;
    }
}

/// White space, and the signs of width zero that copying from web pages leaves.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `[` and `]` around what is struck out, or `all`, or as it is.
    fn picture(text: &str, runs: &[(usize, Option<bool>)], cell_struck: bool) -> String {
        let rich = RichText::new(text, Runs(runs.to_vec()));
        let (all, parts) = rich.struck(cell_struck);
        let mut shown = rich.into_text().to_string();
        for (start, end) in parts.into_iter().rev() {
            shown.insert(end as usize, ']');
            shown.insert(start as usize, '[');
        }
        if all { format!("all {shown}") } else { shown }
    }

    #[test]
    fn parts_of_a_text_are_struck_out_by_runs_or_by_the_cell() {
        let half = [(0, Some(true)), (3, Some(false))];
        assert_eq!(picture("旧新", &half, false), "[旧]新");
        assert_eq!(picture("旧新", &[(3, Some(true))], false), "旧[新]");
        assert_eq!(picture("旧新", &[(3, Some(false))], true), "[旧]新");
        assert_eq!(picture("旧新", &[(3, Some(true))], true), "all 旧新");
        assert_eq!(picture("旧新", &[], true), "all 旧新");
        assert_eq!(picture("旧新", &[(0, Some(false))], true), "旧新");
    }

    #[test]
    fn blanks_decide_nothing() {
        assert_eq!(picture("旧 ", &[(0, Some(true)), (3, Some(false))], false), "all 旧 ");
        assert_eq!(picture("\u{3000}新", &[(0, Some(true)), (3, Some(false))], false), "\u{3000}新");
    }

    #[test]
    fn line_ends_of_two_bytes_move_no_run() {
        assert_eq!(picture("あ\r\n旧\r\n新", &[(5, Some(true)), (8, Some(false))], false), "あ\n[旧]\n新");
        assert_eq!(picture("あ\r旧", &[(4, Some(true))], false), "あ\n[旧]");
    }
}
