//! What is wrong with a file, as plain data that also crosses the border of the child process.

use crate::model::{CellRange, CellReason, CellRef, FileFault, FileReason, Finding, Limit, Place};

/// Most cells that one finding names one by one.
const CELLS_A_FINDING: usize = 1_000;

/// A fault of a file, a sheet or some cells of a sheet. Becomes a [`Finding`] once the file's path is known.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Fault {
    /// What is wrong.
    pub kind: FileFault,
    /// The sheet; empty where the whole file is meant.
    pub sheet: String,
    /// The cells; empty where the whole sheet or file is meant.
    pub cells: Vec<CellRef>,
    /// What the first of the cells holds.
    pub value: Option<String>,
}

impl Fault {
    /// A fault of the whole file.
    pub(crate) fn file(kind: FileFault) -> Self {
        Self { kind, sheet: String::new(), cells: Vec::new(), value: None }
    }

    /// A broken file.
    pub(crate) fn unreadable(reason: FileReason) -> Self {
        Self::file(FileFault::UnreadableFile { reason })
    }

    /// A limit reached.
    pub(crate) fn too_large(limit: Limit, most: u64) -> Self {
        Self::file(FileFault::TooLarge { limit, most })
    }

    /// The finding for the file with this path.
    pub(crate) fn into_finding(self, file: &str) -> Finding {
        let place = Place { file: file.into(), sheet: self.sheet.into(), cell: self.cells.first().copied() };
        let mut finding = Finding::new(self.kind.clone(), place);
        if let FileFault::UnreadableCell { reason } = self.kind
            && is_left_out(reason)
        {
            finding.covers = CellRange::gather(self.cells.iter().copied());
        }
        finding.more_cells = self.cells.into_iter().take(CELLS_A_FINDING).skip(1).collect();
        finding.value = self.value;
        finding
    }
}

/// Whether what is stored in such a cell is not taken, or not all of it.
fn is_left_out(reason: CellReason) -> bool {
    use CellReason::{BadAddress, BadNumber, MissingText, TooLong, UnknownKind};
    matches!(reason, MissingText | UnknownKind | BadNumber | BadAddress | TooLong)
}
