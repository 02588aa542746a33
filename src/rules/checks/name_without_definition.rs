//! `name-without-definition`: a name without a definition.

use crate::model::{ConsistencyFault, Finding};
use crate::rules::RoundView;
use crate::rules::answers::on;
use crate::rules::names::{Name, Names};

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let names = Names::of(view);
    let missing = names.names().filter(|name| !names.is_defined(name));
    let finding = |name: &Name| {
        let nearest = names.near_definition(name);
        on(ConsistencyFault::NameWithoutDefinition { nearest }, name.entry)
    };
    missing.map(finding).collect()
}
