//! The severities that a round sets differently.

use super::load::{CONFIG_FILE, read_text};
use super::settings::line_of;
use super::{Round, RoundError, SettingAt};
use crate::rules;

/// A name that no rule has would be passed over in silence.
///
/// # Errors
/// When `[severity]` names a finding that there is not.
pub fn check_severities(round: &Round) -> Result<(), RoundError> {
    let is_known = |name: &String| rules::find(name).is_some_and(|rule| rule.name == name);
    let Some(name) = round.severities.keys().find(|name| !is_known(name)) else { return Ok(()) };
    let nearest = rules::find(name).or_else(|| rules::nearest(name)).map(|rule| rule.name.to_owned());
    let source = read_text(&round.folder.join(CONFIG_FILE), CONFIG_FILE)?;
    let spot = SettingAt::line(CONFIG_FILE, line_of(&source, &["severity", name]), name);
    Err(RoundError::NoRule { spot, nearest })
}
