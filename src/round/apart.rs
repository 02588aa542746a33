//! Outputs stand apart from what a round is made of: nothing that the departments sent, and nothing that the clerk wrote, is
//! written over.

use std::path::{Path, PathBuf};

use super::{CONFIG_FILE, Round, RoundError};
use crate::model::Place;
use crate::sentence;

impl Round {
    /// Refuses a place for outputs that is read: in the folder of the submissions, or a file of the round's own.
    ///
    /// # Errors
    /// Where it is one.
    pub fn require_apart(&self, output: &Path) -> Result<(), RoundError> {
        let output = real(output);
        let own = self.lists.iter().map(String::as_str).chain([CONFIG_FILE]);
        let mut own = own.map(|name| real(&self.folder.join(name)));
        if !output.starts_with(real(&self.submissions)) && !own.any(|own| own == output) {
            return Ok(());
        }
        let fault = sentence!(
            "ここは、届いたファイルや取りまとめの設定の場所です。書き換えることになるため、--output で別の場所を指定してください。",
            "this is read as a part of the round, and would be written over: choose another place with --output"
        );
        Err(RoundError::List { place: Place::file(output.display().to_string()), fault })
    }
}

/// The full path, links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = full.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let rest = found.and_then(|(above, real)| Some(real.join(full.strip_prefix(above).ok()?)));
    // Joined with nothing, a path ends with a separator.
    rest.map_or(full.clone(), |path| path.components().collect())
}
