//! How a kind of plan looks: dimensions, fields, scale, layout of the form, sheets of the report.
//!
//! A template is TOML, embedded in the program or a file of the user's. Unknown keys are refused, and a mistake is
//! shown at its line. Knows nothing of submissions.

mod asks;
mod builtin;
mod check;
mod dimension;
mod error;
mod form;
mod former;
mod names;
mod pivot;
mod report;
mod shape;

pub use asks::{Change, End, MemberTotal, RequiredWhen, Unique};
pub use builtin::{builtin_names, builtin_source};
pub use dimension::{DimensionShape, MemberShape, MembersKind, Spelled, is_department_word};
pub use error::TemplateError;
pub use form::{Form, TableShape};
pub use pivot::{Group, Pivot};
pub use report::{Edition, Orientation, ReportShape, SheetKind, SheetShape, Split, YearsShown};
pub use shape::{FieldShape, Template};
