//! What can be wrong with the way that a form is laid out.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use crate::model::CellRef;

/// What can be wrong with the way that a form is laid out.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LayoutFault {
    /// Not the form.
    WrongForm {
        /// Headings that were looked for.
        wanted: Vec<String>,
        /// The first texts of the workbook.
        found: Vec<String>,
    },
    /// Headings of a table are missing.
    HalfMatchedTable {
        /// The table of the form.
        table: String,
        /// The headings that stand there.
        found: Vec<String>,
        /// What is not there.
        missing: TablePart,
    },
    /// A heading that the form has not.
    UnknownHeading {
        /// The heading that it may stand for.
        nearest: Option<String>,
        /// What it says besides that one of what its values are, such as another unit.
        note: Option<String>,
        /// The headings that the table lacks, where none is near.
        missing: Vec<String>,
    },
    /// A heading is missing.
    MissingHeading {
        /// The table of the form.
        table: String,
        /// The headings that it lacks.
        missing: Vec<String>,
        /// A heading that stands there and is near to one of them.
        nearest: Option<String>,
    },
    /// A column that the form has not.
    ExtraColumn,
    /// A heading stands twice.
    RepeatedHeading,
    /// A department's own sums.
    OwnTotal,
    /// An item that the plan has not.
    UnknownItem {
        /// The item that may be meant.
        nearest: Option<ItemName>,
    },
    /// An item is missing.
    MissingItem,
    /// An item is answered twice, differently.
    DuplicateItem {
        /// The sheet where it stands first.
        sheet: String,
        /// The cell where it stands first.
        cell: CellRef,
    },
    /// It can’t be told which item is meant.
    AmbiguousItem {
        /// How many items of this title the plan has, where that is what is wrong.
        in_plan: Option<usize>,
        /// How many the form has.
        in_form: Option<usize>,
    },
    /// The title differs from the plan.
    TitleDiffers {
        /// The title in the plan.
        expected: String,
    },
    /// Number and title name different items.
    ItemLabelConflict {
        /// The title that the plan has for the number.
        expected: String,
    },
    /// A number that the department gave its item itself.
    OwnNumber {
        /// The item as the plan has it.
        expected: ItemName,
    },
    /// The form names another department as the one that answers.
    OtherDepartment {
        /// The department that it names.
        department: String,
    },
    /// A name is merged over several rows, and a row under its first one is filled.
    RowsUnderOneName,
    /// Rows that are records of their own have no name.
    UnnamedRecord {
        /// The heading over the names.
        heading: String,
        /// The number that comes after those of the other rows, where all of these have one.
        next: Option<String>,
    },
    /// A note of the unit is not the form's.
    OtherUnitNote {
        /// What the form says.
        expected: Option<String>,
    },
    /// Beside a row stands a section of other items.
    OtherSection {
        /// The section of the item, as the list has it.
        expected: String,
    },
    /// A name of the plan stands under a name or years that it is not of.
    ItemElsewhere,
    /// Each sheet of the form is about another member, and the name of this one says none.
    UnknownSheet {
        /// The sheet's name.
        sheet: String,
        /// The names of the form's sheets.
        wanted: Vec<String>,
    },
    /// A target stands beside the results that is not the list's.
    OtherTarget {
        /// The target of the item, as the list has it.
        expected: String,
    },
    /// A row of a text file has more fields than the headings of its table: nobody can know which value is of which heading.
    ShiftedRow {
        /// How many fields it has.
        fields: Option<u32>,
        /// How many the headings have.
        headings: Option<u32>,
    },
    /// A sheet is called like one member, and its title names another.
    SheetNamesAnother {
        /// Whom the name of the sheet says.
        sheet: String,
    },
    /// A value is merged over several fields or rows, so that nobody can know of which it is.
    MergedValues,
    /// Words that the form prints on the sheet of another card only: the card may be that one's.
    WordsOfAnother {
        /// The sheet that they stand on.
        own: String,
        /// The sheet on which the form prints them.
        other: String,
    },
    /// Cells were not taken over.
    UnreadCells,
    /// Cells outside of the tables.
    StrayCells,
    /// A sheet is hidden.
    HiddenSheet,
    /// Hidden rows or columns are filled.
    HiddenRows {
        /// The rows, as Excel numbers them; runs of them from – to.
        rows: Vec<String>,
        /// The columns, by their letters; runs of them from – to.
        cols: Vec<String>,
    },
    /// Several values for one field.
    SeveralValues {
        /// Another one of the cells.
        other: CellRef,
    },
    /// The same field is filled twice, alike.
    DuplicateValue {
        /// The sheet where it stands first.
        sheet: String,
        /// The cell where it stands first.
        cell: CellRef,
    },
    /// A filled form on a sheet of examples.
    IgnoredSheet,
    /// Notes on cells are not taken over.
    UnreadNotes,
    /// Texts that lie over the sheet are not taken over.
    FloatingTexts,
    /// Pictures are not read.
    Pictures,
    /// A filled sheet that is none of those that the form names.
    UnlistedSheet,
    /// Two tables say the same things, and what one of them says here the other leaves blank.
    BlankInOther {
        /// The sheet where it is blank.
        sheet: String,
        /// The cell that is blank.
        cell: CellRef,
    },
    /// A hidden sheet says what no other sheet does.
    HiddenAnswers,
    /// Nearly everybody's file has the same text in the same cell.
    PrintedInAll,
    /// The headings of nearly everybody's file are other ones than the form's, and all alike.
    FormChanged {
        /// The headings that are lacking; none where one is there that the form has not.
        missing: Vec<String>,
        /// In how many departments' files it is so.
        departments: usize,
    },
    /// Words were written into the gap of a name: その他（ふるさと納税）.
    GapFilled,
    /// What the form prints to be filled in stands there as it was printed.
    LeftOpen,
    /// A list that goes on under words of a department's own.
    CaptionedList,
    /// A name stands alone where a value belongs beside it, or a value without its name.
    HalfPair {
        /// What is not there, as the form calls it.
        lacking: String,
    },
    /// A sheet says that it is about another time than what is collected.
    OtherPeriod {
        /// The year that is collected, where the round is of one.
        expected: Option<String>,
    },
    /// A ditto mark with nothing to repeat.
    DittoWithoutSource,
    /// It can’t be told what a ditto mark repeats.
    DittoAmbiguous,
    /// Struck-out text is not used.
    StruckOut,
    /// A part of a text is struck out; the rest was taken.
    PartlyStruckOut {
        /// What is struck out.
        struck: String,
    },
    /// A ditto mark where a name belongs.
    DittoAsName,
}

/// What a table needs, besides its headings' own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TablePart {
    /// The item that it is about.
    #[default]
    Item,
    /// The rows of years or items.
    Rows,
    /// The headings over those that are there.
    Columns,
}

/// An item as a form may call it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemName {
    /// Its number; empty where only the title is meant.
    pub label: String,
    /// Its title.
    pub title: String,
}
