//! How much more of a workbook may be read. What a file says once and means a thousand times (a shared string, a row
//! that repeats, a note) is counted as often as it means it.

use super::draft::Draft;
use super::limits::{Limits, MIB};
use crate::model::{FileFault, Limit};

/// What the sheets of a workbook may still hold together.
pub(crate) struct Budget {
    most: Amount,
    left: Amount,
}

/// An amount of what a sheet holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Filled cells, notes, texts and pictures.
    pub(crate) cells: usize,
    /// Merged ranges.
    pub(crate) merges: usize,
    /// Bytes of all texts.
    pub(crate) text: usize,
}

impl Budget {
    /// The budget of a whole workbook.
    pub(crate) fn new(limits: &Limits) -> Self {
        let most =
            Amount { cells: limits.cells, merges: limits.merges, text: limits.text_mib * MIB as usize };
        Self { most, left: most }
    }

    /// Takes what the sheet has grown by since it was charged last.
    pub(crate) fn charge(&mut self, draft: &mut Draft) -> Result<(), FileFault> {
        let grown = draft.grown();
        self.allow(grown)?;
        self.left.cells -= grown.cells;
        self.left.merges -= grown.merges;
        self.left.text -= grown.text;
        Ok(())
    }

    /// Whether so much may be added, before it is made.
    pub(crate) fn allow(&self, more: Amount) -> Result<(), FileFault> {
        let too_large = |limit, most: usize| Err(FileFault::too_large(limit, most as u64));
        match () {
            () if more.cells > self.left.cells => too_large(Limit::Cells, self.most.cells),
            () if more.merges > self.left.merges => too_large(Limit::Merges, self.most.merges),
            () if more.text > self.left.text => too_large(Limit::TextMib, self.most.text / MIB as usize),
            () => Ok(()),
        }
    }
}

impl Amount {
    /// So many times as much.
    pub(crate) fn times(self, times: usize) -> Self {
        Self {
            cells: self.cells.saturating_mul(times),
            merges: self.merges.saturating_mul(times),
            text: self.text.saturating_mul(times),
        }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            cells: self.cells.saturating_add(other.cells),
            merges: self.merges.saturating_add(other.merges),
            text: self.text.saturating_add(other.text),
        }
    }
}
