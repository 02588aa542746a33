//! `definition-without-name`: a definition without a name.

use crate::model::{ConsistencyFault, Finding};
use crate::rules::RoundView;
use crate::rules::answers::on;
use crate::rules::names::{Name, Names};

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let names = Names::of(view);
    let unnamed = names.definitions().filter(|definition| !names.is_named(definition));
    let finding = |definition: &Name| {
        let fault = ConsistencyFault::DefinitionWithoutName {
            name: definition.text.to_owned(),
            nearest: names.near_name(definition),
        };
        on(fault, definition.entry)
    };
    unnamed.map(finding).collect()
}
