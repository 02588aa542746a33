//! The texts of cells as XML: in a table that cells share, or in each cell.

use std::fmt::Write;

use foldhash::HashMap;

/// The table of a workbook's texts, in the order in which they come.
#[derive(Debug, Default)]
pub(super) struct Shared {
    numbers: HashMap<Box<str>, usize>,
    /// How many cells have a text.
    cells: usize,
    xml: String,
}

impl Shared {
    /// The number of a text, from zero.
    pub fn number(&mut self, text: Box<str>) -> usize {
        self.cells += 1;
        let (next, xml) = (self.numbers.len(), &mut self.xml);
        *self.numbers.entry(text).or_insert_with_key(|text| {
            push_text(xml, text, ["<si>", "</si>"]);
            next
        })
    }

    /// Whether no cell has a text.
    pub const fn is_empty(&self) -> bool {
        self.cells == 0
    }

    /// The part of the package that has them.
    pub fn part(&self) -> String {
        let Self { numbers, cells, xml } = self;
        let head = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{cells}\" uniqueCount=\"{}\">",
            numbers.len()
        );
        [&head, xml.as_str(), "</sst>"].concat()
    }
}

/// What a cell has behind its look whose text stands in it.
pub(super) fn push_inline(xml: &mut String, text: &str) {
    push_text(xml, text, [" t=\"inlineStr\"><is>", "</is></c>"]);
}

fn push_text(xml: &mut String, text: &str, [before, after]: [&str; 2]) {
    let is_space = ['\t', '\n', ' '];
    let is_kept = text.starts_with(is_space) || text.ends_with(is_space);
    xml.push_str(before);
    xml.push_str(if is_kept { "<t xml:space=\"preserve\">" } else { "<t>" });
    push_escaped(xml, text);
    xml.push_str("</t>");
    xml.push_str(after);
}

/// Adds a text without markup, control characters by their codes, and what looks like such a code so that it is none.
fn push_escaped(xml: &mut String, text: &str) {
    // XML has no place for the last two, whoever typed them.
    let is_special = |c: char| c < ' ' || matches!(c, '&' | '<' | '>' | '_' | '\u{FFFE}' | '\u{FFFF}');
    let mut done = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| is_special(*c)) {
        xml.push_str(&text[done..at]);
        done = at + c.len_utf8();
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '_' => xml.push_str(if is_code(&text[at..]) { "_x005F_" } else { "_" }),
            '\t' | '\n' => xml.push(c),
            // A text can always be added to.
            _ => drop(write!(xml, "_x{:04X}_", u32::from(c))),
        }
    }
    xml.push_str(&text[done..]);
}

/// Whether Excel would read what begins with this underscore as a character's code: `_x0041_`.
pub(in crate::report) fn is_code(text: &str) -> bool {
    let is_one =
        |code: &[u8]| code[1] == b'x' && code[6] == b'_' && code[2..6].iter().all(u8::is_ascii_hexdigit);
    text.as_bytes().get(..7).is_some_and(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_is_no_markup() {
        for (text, xml) in [
            ("<b>&\"'", "<t>&lt;b&gt;&amp;\"'</t>"),
            ("改\n行\t", "<t xml:space=\"preserve\">改\n行\t</t>"),
            ("\u{b}\r\u{1f}", "<t>_x000B__x000D__x001F_</t>"),
            ("_x000D_ _x1_ _x_x0041_", "<t>_x005F_x000D_ _x1_ _x_x005F_x0041_</t>"),
            ("a_b_ｘ_x004", "<t>a_b_ｘ_x004</t>"),
            ("甲\u{FFFF}乙\u{FFFE}", "<t>甲_xFFFF_乙_xFFFE_</t>"),
        ] {
            let mut written = String::new();
            push_text(&mut written, text, ["", ""]);
            assert_eq!(written, xml);
        }
    }

    #[test]
    fn a_text_is_in_the_table_once() {
        let mut shared = Shared::default();
        assert_eq!(["甲", "乙", "甲"].map(|text| shared.number(text.into())), [0, 1, 0]);
        assert!(
            shared
                .part()
                .ends_with("count=\"3\" uniqueCount=\"2\"><si><t>甲</t></si><si><t>乙</t></si></sst>")
        );
    }
}
