//! The fields of a plan that a test makes up.

use matome::model::{Field, FieldKind, ScaleMark};

/// A field that asks for nothing in particular.
pub fn field(name: &str, label: &str, kind: FieldKind) -> Field {
    Field { name: name.to_owned(), label: label.to_owned(), kind, ..Field::default() }
}

/// A mark of a scale, without a meaning.
pub fn mark(mark: &str) -> ScaleMark {
    ScaleMark { mark: mark.to_owned(), ..ScaleMark::default() }
}
