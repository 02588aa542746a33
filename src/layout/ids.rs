//! Places, each of a type of its own, so that none is taken for another: of a dimension, an item, a field or a named
//! member in the plan, of a table in the form.

use crate::model::{FiscalYear, Month};

macro_rules! place {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}

place! {
    /// A dimension of the round, by its place among them.
    DimId
}
place! {
    /// An item of the plan's lists.
    ItemId
}
place! {
    /// A field of the plan.
    FieldId
}
place! {
    /// A member that the template names, among those of its dimension.
    MemberId
}
place! {
    /// A table or a label of the form.
    ShapeId
}

/// The field that a value is of.
pub const FIELD: DimId = DimId(0);
/// The fiscal year.
pub const YEAR: DimId = DimId(1);
/// The month.
pub const MONTH: DimId = DimId(2);

/// One member of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A field.
    Field(FieldId),
    /// An item of a list.
    Item(ItemId),
    /// A member that the template names.
    Name(MemberId),
    /// A fiscal year.
    Year(FiscalYear),
    /// A month.
    Month(Month),
    /// A record, by the name that the form gives it.
    Record(String),
}

impl Of {
    /// The item that is meant, where it is one.
    pub const fn item(&self) -> Option<ItemId> {
        match self {
            Of::Item(item) => Some(*item),
            _ => None,
        }
    }

    /// The field that is meant, where it is one.
    pub const fn field(&self) -> Option<FieldId> {
        match self {
            Of::Field(field) => Some(*field),
            _ => None,
        }
    }
}
