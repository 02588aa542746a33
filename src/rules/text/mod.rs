//! Findings on free text.

pub(super) mod control_characters;
pub(super) mod gaiji;
pub(super) mod mail_address;
pub(super) mod personal_number;
pub(super) mod placeholder_left;
pub(super) mod telephone_number;
pub(super) mod text_too_long;
