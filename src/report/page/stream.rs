//! The rows of a page that leave memory as soon as they are finished.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::rc::Rc;

use super::cells::Cells;
use super::looks::Looks;
use super::rows::Texts;

/// So many cells wait before they are written.
const TOGETHER: usize = 4096;

/// A temporary file with the rows that are finished.
#[derive(Debug)]
pub(super) struct Stream {
    file: File,
    /// The looks of the workbook, and the numbers that those of the page have there.
    looks: Rc<RefCell<Looks>>,
    numbers: Vec<usize>,
}

impl Stream {
    /// With no row yet.
    ///
    /// # Errors
    /// Where there is no temporary file.
    pub fn begin(looks: Rc<RefCell<Looks>>) -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, looks, numbers: Vec::new() })
    }

    /// Takes the cells in the rows before this one, once they are many.
    pub fn take(&mut self, cells: &mut Cells, before: u32) -> io::Result<()> {
        // Looks are numbered as they are first used, on whatever page.
        let new = &cells.looks.all()[self.numbers.len()..];
        self.numbers.extend(new.iter().map(|look| 1 + self.looks.borrow_mut().number(look)));
        if cells.waiting() < TOGETHER { Ok(()) } else { self.write(cells, before) }
    }

    /// Takes the last of them.
    pub fn end(&mut self, cells: &mut Cells, before: u32) -> io::Result<()> {
        self.take(cells, before)?;
        self.write(cells, before)
    }

    /// The file with all rows.
    pub fn into_file(self) -> File {
        self.file
    }

    fn write(&mut self, cells: &mut Cells, before: u32) -> io::Result<()> {
        let mut xml = String::new();
        cells.write_rows(before, &self.numbers, Texts::Inline, &mut xml);
        self.file.write_all(xml.as_bytes())
    }
}
