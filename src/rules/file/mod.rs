//! Findings on whole files, and on who sent them.

pub(super) mod empty_file;
pub(super) mod encoding_guessed;
pub(super) mod encrypted_file;
pub(super) mod external_links;
pub(super) mod macros;
pub(super) mod missing_submission;
pub(super) mod not_a_workbook;
pub(super) mod superseded_file;
pub(super) mod too_large;
pub(super) mod too_many_files;
pub(super) mod unknown_department;
pub(super) mod unreadable_cell;
pub(super) mod unreadable_file;
