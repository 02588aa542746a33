//! The comments part of a sheet: what stands in it is kept, notes are added.

use std::collections::BTreeSet;

use super::edit::{Edits, escaped};
use super::patched::Patched;
use super::relations;
use super::tags::{Broken, Tag, TagKind, Tags};
use super::{Notes, Unannotatable};
use crate::book::relations::Relation;
use crate::model::CellRef;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const AUTHOR: &str = "取りまとめ担当";
const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    "<authors></authors><commentList></commentList></comments>"
);

/// The most characters that Excel takes in a note, with room for a comment that stands there already.
const MOST_CHARACTERS: usize = 30_000;

/// Writes the notes; returns the cells that had no comment yet and so need a box.
pub(super) fn write(
    package: &mut Patched,
    sheet: &str,
    relations: &[Relation],
    notes: &Notes,
) -> Result<Vec<CellRef>, Unannotatable> {
    let known = relations.iter().find(|relation| relation.kind == "comments");
    let part = match known {
        Some(relation) => relation.target.clone(),
        None => new_part(package, sheet)?,
    };
    let source = package.need(&part)?;
    let (source, fresh) = with_notes(&source, notes).map_err(|_| Unannotatable::Unusual(part.clone()))?;
    package.put(&part, source);
    Ok(fresh)
}

fn new_part(package: &mut Patched, sheet: &str) -> Result<String, Unannotatable> {
    let part = package.free_name("xl/comments", ".xml");
    package.put(&part, EMPTY.to_owned());
    relations::add(package, sheet, "comments", &part)?;
    relations::declare_part(package, &part, KIND)?;
    Ok(part)
}

fn with_notes(source: &str, notes: &Notes) -> Result<(String, Vec<CellRef>), Broken> {
    let commented = commented(source)?;
    let fresh: Vec<CellRef> = notes.keys().copied().filter(|cell| !commented.contains(cell)).collect();
    let mut pass =
        Pass { notes, fresh: &fresh, edits: Edits::default(), authors: 0, cell: None, runs_end: None };
    for tag in Tags::of(source) {
        pass.take(&tag?);
    }
    Ok((pass.edits.apply(source), fresh))
}

/// The cells that have a comment.
fn commented(source: &str) -> Result<BTreeSet<CellRef>, Broken> {
    let mut cells = BTreeSet::new();
    for tag in Tags::of(source) {
        let tag = tag?;
        if tag.depth == 2 && tag.opens("comment") {
            cells.extend(tag.value("ref").and_then(|cell| cell.parse::<CellRef>().ok()));
        }
    }
    Ok(cells)
}

struct Pass<'n> {
    notes: &'n Notes,
    fresh: &'n [CellRef],
    edits: Edits,
    authors: usize,
    /// The noted cell whose comment is being passed.
    cell: Option<CellRef>,
    /// Where runs of the comment being passed must end: before readings.
    runs_end: Option<usize>,
}

impl Pass<'_> {
    fn take(&mut self, tag: &Tag) {
        match (tag.depth, tag.local(), tag.kind) {
            (1, "authors", TagKind::Close | TagKind::Empty) => {
                let author = format!("<{0}author>{AUTHOR}</{0}author>", tag.prefix());
                self.append(tag, &author);
            }
            (2, "author", TagKind::Open | TagKind::Empty) => self.authors += 1,
            (1, "commentList", TagKind::Close | TagKind::Empty) => {
                let notes: String = self.fresh.iter().map(|cell| self.comment(*cell, tag.prefix())).collect();
                self.append(tag, &notes);
            }
            (2, "comment", TagKind::Open) => {
                let cell = tag.value("ref").and_then(|cell| cell.parse().ok());
                self.cell = cell.filter(|cell| self.notes.contains_key(cell));
                self.runs_end = None;
            }
            (3 | 4, ..) if self.cell.is_some() => self.inside_comment(tag),
            _ => {}
        }
    }

    /// Adds our text to a comment that stands at a noted cell.
    fn inside_comment(&mut self, tag: &Tag) {
        match (tag.depth, tag.local(), tag.kind) {
            // Plain text and runs side by side are legal, but runs alone are what Excel writes.
            (4, "t", TagKind::Open) => self.edits.insert(tag.start, format!("<{}r>", tag.prefix())),
            (4, "t", TagKind::Close) => self.edits.insert(tag.end(), format!("</{}r>", tag.prefix())),
            (4, "rPh" | "phoneticPr", TagKind::Open | TagKind::Empty) => {
                self.runs_end.get_or_insert(tag.start);
            }
            (3, "text", TagKind::Close | TagKind::Empty) => self.add_run(tag),
            _ => {}
        }
    }

    fn add_run(&mut self, tag: &Tag) {
        let Some(cell) = self.cell.take() else { return };
        let run = run(&format!("\n{}", self.notes[&cell].1), tag.prefix());
        match self.runs_end.take() {
            Some(place) => self.edits.insert(place, run),
            None => self.append(tag, &run),
        }
    }

    fn comment(&self, cell: CellRef, prefix: &str) -> String {
        let run = run(&self.notes[&cell].1, prefix);
        format!(
            r#"<{prefix}comment ref="{cell}" authorId="{}"><{prefix}text>{run}</{prefix}text></{prefix}comment>"#,
            self.authors
        )
    }

    /// Puts content at the end of the element that this tag ends.
    fn append(&mut self, tag: &Tag, content: &str) {
        match tag.kind {
            TagKind::Empty => {
                self.edits.replace(tag.end() - 2..tag.end(), format!(">{content}</{}>", tag.name()));
            }
            _ => self.edits.insert(tag.start, content),
        }
    }
}

fn run(text: &str, prefix: &str) -> String {
    let text: String = text.chars().take(MOST_CHARACTERS).collect();
    format!(
        concat!(
            r#"<{0}r><{0}rPr><{0}sz val="9"/><{0}color indexed="81"/><{0}rFont val="MS P ゴシック"/>"#,
            r#"<{0}family val="3"/><{0}charset val="128"/></{0}rPr><{0}t xml:space="preserve">{1}</{0}t></{0}r>"#
        ),
        prefix,
        escaped(&text)
    )
}

#[cfg(test)]
mod tests {
    use super::super::Paint;
    use super::*;
    use crate::model::Severity;

    fn notes(cells: &[(&str, &str)]) -> Notes {
        let note = |(cell, text): &(&str, &str)| {
            (cell.parse().unwrap(), (Paint::Fault(Severity::Error), (*text).to_owned()))
        };
        cells.iter().map(note).collect()
    }

    fn texts(source: &str) -> Vec<&str> {
        source.split("<t").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</t>").next()).collect()
    }

    #[test]
    fn notes_are_added_after_the_comments_that_stand() {
        let source = concat!(
            r#"<comments><authors><author>人事</author></authors><commentList>"#,
            r#"<comment ref="B2" authorId="0"><text><t>前から</t><phoneticPr fontId="1"/></text></comment>"#,
            r#"<comment ref="B3" authorId="0"><text><r><t>そのまま</t></r></text></comment>"#,
            "</commentList></comments>"
        );
        let (result, fresh) = with_notes(source, &notes(&[("B2", "追記"), ("C1", "新規")])).unwrap();
        assert_eq!(fresh, [CellRef::new(0, 2)]);
        assert!(result.contains("<text><r><t>前から</t></r><r>"), "{result}");
        assert!(result.contains("\n追記</t></r><phoneticPr"), "{result}");
        assert!(result.contains(r#"<comment ref="C1" authorId="1">"#), "{result}");
        assert!(
            result
                .contains(r#"<comment ref="B3" authorId="0"><text><r><t>そのまま</t></r></text></comment>"#)
        );
        assert!(Tags::of(&result).all(|tag| tag.is_ok()));
    }

    #[test]
    fn empty_lists_are_filled() {
        let (result, fresh) =
            with_notes("<comments><authors/><commentList/></comments>", &notes(&[("A1", "<b>")])).unwrap();
        assert_eq!(fresh.len(), 1);
        assert!(result.contains("<authors><author>"), "{result}");
        assert_eq!(texts(&result).last(), Some(&"&lt;b&gt;"));
    }
}
