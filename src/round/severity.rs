//! The severities that a round sets differently.

use super::{Round, RoundError};
use crate::rules;

/// A name that no rule has would be passed over in silence.
///
/// # Errors
/// When `[severity]` names a finding that there is not.
pub fn check_severities(round: &Round) -> Result<(), RoundError> {
    let is_known = |name: &String| rules::find(name).is_some_and(|rule| rule.name == name);
    let Some(name) = round.severities.keys().find(|name| !is_known(name)) else { return Ok(()) };
    let nearest = rules::find(name).or_else(|| rules::nearest(name)).map(|rule| rule.name.to_owned());
    Err(RoundError::NoRule { name: name.clone(), nearest })
}
