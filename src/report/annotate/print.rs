//! How the notes of a sheet are printed: at its end, where Excel puts them, with a line at the foot of each page that says
//! what the colours mean.

use super::edit::Edits;
use super::fills::set;
use super::order;
use super::tags::Tag;

/// What stands before each of the places in which something may be put in.
const BEFORE: [&str; 2] = ["pageSetup", "headerFooter"];
const SETUP: usize = 0;
const FOOTER_PLACE: usize = 1;

/// What the colours mean, and where the notes are; small, at the left.
pub(super) const FOOTER: &str = "&amp;L&amp;9赤（斜線）：要修正　黄（横線）：要確認　青（無地）：お知らせ　（セルの説明は、Excel ではこのシートの終わりに印刷されます）";

/// What a sheet says of its pages.
#[derive(Debug, Default)]
pub(super) struct Print {
    has_setup: bool,
    has_footer: bool,
    /// A choice of contents may hold either: what is missing is not known then, and nothing is added.
    has_choice: bool,
    /// Where `pageSetup` and `headerFooter` belong, where they are missing.
    places: [Option<usize>; 2],
}

impl Print {
    /// A child of the worksheet after its cells. Notes are printed at the end from now on.
    pub fn take(&mut self, tag: &Tag, edits: &mut Edits) {
        match tag.local() {
            "pageSetup" => {
                self.has_setup = true;
                set(tag, "cellComments", "atEnd", edits);
            }
            "AlternateContent" => self.has_choice = true,
            name => {
                self.has_footer |= name == "headerFooter";
                for (place, before) in self.places.iter_mut().zip(BEFORE) {
                    if order::is_after(name, before) {
                        place.get_or_insert(tag.start);
                    }
                }
            }
        }
    }

    /// Adds what is missing; `end` is where the worksheet ends. A footer of the department's own is left as it is.
    pub fn finish(&self, end: usize, prefix: &str, edits: &mut Edits) {
        if self.has_choice {
            return;
        }
        if !self.has_setup {
            let setup = format!("<{prefix}pageSetup paperSize=\"9\" cellComments=\"atEnd\"/>");
            edits.insert(self.places[SETUP].unwrap_or(end), setup);
        }
        if !self.has_footer {
            let footer = format!(
                "<{prefix}headerFooter><{prefix}oddFooter>{FOOTER}</{prefix}oddFooter></{prefix}headerFooter>"
            );
            edits.insert(self.places[FOOTER_PLACE].unwrap_or(end), footer);
        }
    }
}
