//! Findings on how a form is laid out: headings, items, cells that nobody reads.

pub(super) mod ambiguous_item;
pub(super) mod ditto_ambiguous;
pub(super) mod ditto_without_source;
pub(super) mod duplicate_item;
pub(super) mod duplicate_value;
pub(super) mod extra_column;
pub(super) mod half_matched_table;
pub(super) mod hidden_rows;
pub(super) mod hidden_sheet;
pub(super) mod ignored_sheet;
pub(super) mod item_label_conflict;
pub(super) mod missing_heading;
pub(super) mod missing_item;
pub(super) mod repeated_heading;
pub(super) mod several_values;
pub(super) mod stray_cells;
pub(super) mod struck_out;
pub(super) mod title_differs;
pub(super) mod unknown_heading;
pub(super) mod unknown_item;
pub(super) mod unread_cells;
pub(super) mod wrong_form;
