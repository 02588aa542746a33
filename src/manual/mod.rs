//! 手引き: the manual for clerks and departments, one page of HTML that stands alone. Its sentences stand here; what can be
//! said by the program itself is: the findings by the catalogue, the verbs by their help, the templates by themselves.
//!
//! Its pictures and screens are those of a small round that `tests/manual.rs` plays, which writes them anew.

mod facts;
mod pictures;

use minijinja::{AutoEscape, Environment, UndefinedBehavior};

/// A verb of the command line, as its help says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// How it is written.
    pub usage: String,
    /// What it does.
    pub about: String,
    /// Its arguments.
    pub arguments: Vec<Argument>,
}

/// An argument of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// How it is written.
    pub name: String,
    /// What it is for.
    pub help: String,
}

/// The parts of the page; the first holds the others.
const PARTS: [(&str, &str); 6] = [
    ("page.html.j2", include_str!("page.html.j2")),
    ("first.html.j2", include_str!("first.html.j2")),
    ("year.html.j2", include_str!("year.html.j2")),
    ("when.html.j2", include_str!("when.html.j2")),
    ("departments.html.j2", include_str!("departments.html.j2")),
    ("reference.html.j2", include_str!("reference.html.j2")),
];

/// The page. `about` and the verbs are the help of the command line in Japanese.
///
/// ```
/// let page = matome::manual::page("各課の調査票を取りまとめます。", &[])?;
/// assert!(page.contains("V101") && page.contains("<svg") && !page.contains("src="));
/// # Ok::<(), matome::manual::Error>(())
/// ```
///
/// # Errors
/// When an embedded part is wrong; a test holds that none is.
pub fn page(about: &str, verbs: &[Verb]) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for (name, text) in PARTS {
        environment.add_template(name, text)?;
    }
    environment.add_function("picture", pictures::picture);
    environment.add_function("screen", pictures::screen);
    environment.get_template(PARTS[0].0)?.render(facts::of(about, verbs))
}

/// A part of the page is wrong.
pub type Error = minijinja::Error;
