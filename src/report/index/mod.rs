//! The overview for the clerk: one page of HTML that stands alone, on the screen and on paper.
//!
//! It loads nothing; a script of its own finds and sorts the rows of many departments. Texts are escaped by the template, paths are percent-encoded here.

mod chart;
mod facts;
mod link;
mod news;
#[cfg(test)]
mod tests;

use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use crate::collected::Collected;
use crate::status::Status;

pub use news::LETTER;

const TEMPLATE: &str = include_str!("index.html.j2");
const SCRIPT: &str = include_str!("rows.js");

/// A file that the page links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The department that it is for; `None` for a file about the whole round.
    pub department: Option<String>,
    /// What it is, in a few words: 確認結果.
    pub label: String,
    /// Its path from the page's folder, with `/` between folders, not encoded: `departments/総務課.xlsx`.
    pub path: String,
}

/// The page. Links are shown in the order given, a department's in its row.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let status = matome::status::Status::after(&collected, None);
/// let page = matome::report::index::build(&collected, &status, &[])?;
/// assert!(page.contains(&collected.round.plan.title));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the embedded template is wrong; a test holds that it is not.
pub fn build(collected: &Collected, status: &Status, links: &[Link]) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_template("rows.js", SCRIPT)?;
    environment.render_named_str("index.html", TEMPLATE, facts::of(collected, status, links))
}
