//! What a report should not hold when it is published.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

/// What a report should not hold when it is published.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EditionFault {
    /// Looks like a personal number.
    PersonalNumberShown,
    /// A telephone number.
    TelephoneNumberShown {
        /// The number.
        number: String,
    },
    /// A mail address.
    MailAddressShown {
        /// The address.
        address: String,
    },
    /// A word that the clerk listed as not to be published, or the name of somebody to ask.
    WithheldWordShown {
        /// The word, as it is listed.
        word: String,
    },
    /// A sheet is hidden.
    SheetConcealed,
    /// Rows or columns are hidden and filled.
    LinesConcealed {
        /// The rows, as Excel numbers them; runs of them from – to.
        rows: Vec<String>,
        /// The columns, by their letters; runs of them from – to.
        cols: Vec<String>,
    },
    /// A note or a comment.
    NoteLeft,
    /// A defined name that printing does not need.
    NameLeft {
        /// The name.
        name: String,
    },
    /// A property that names somebody or something.
    PropertyLeft {
        /// What the format calls it.
        property: String,
        /// What it says.
        value: String,
    },
    /// A link to something outside of the workbook.
    LinkLeft {
        /// Where it leads.
        target: String,
    },
    /// Macros.
    MacrosLeft,
    /// A part of the file that no page shows.
    PartLeft {
        /// Its name in the package.
        part: String,
    },
    /// Header or footer print the name of the file or its folder.
    FileNamePrinted,
    /// Cells whose text nobody sees: by its colour, or by the format.
    CellsConcealed,
    /// The report says that it is provisional.
    ProvisionalEdition,
    /// What came or was decided is not what the report was made of.
    OutdatedEdition,
}
