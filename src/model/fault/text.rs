//! What free text should not hold.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

/// What free text should not hold.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum TextFault {
    /// Private characters.
    Gaiji {
        /// Some of the characters.
        characters: Vec<char>,
    },
    /// Control characters.
    ControlCharacters {
        /// Some of the characters.
        characters: Vec<char>,
    },
    /// A placeholder is left.
    PlaceholderLeft {
        /// The placeholder.
        placeholder: String,
    },
    /// The text is too long.
    TextTooLong {
        /// How many characters.
        length: usize,
        /// How many fit into a cell of the page.
        most: usize,
    },
    /// Looks like a personal number.
    PersonalNumber {
        /// Which cells are meant and what stands in them, where it can be decided that it is none.
        mark: Option<String>,
    },
    /// A telephone number.
    TelephoneNumber {
        /// The number.
        number: String,
    },
    /// A mail address.
    MailAddress {
        /// The address.
        address: String,
    },
}
