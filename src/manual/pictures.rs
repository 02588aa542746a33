//! The pictures and screens of the manual, as `tests/manual.rs` made them of a round that it played.

use minijinja::value::Value;
use minijinja::{Error, ErrorKind, HtmlEscape};

macro_rules! files {
    ($folder:literal, $ending:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!($folder, "/", $name, ".", $ending)))),+]
    };
}

/// Parts of sheets, as SVG.
const PICTURES: &[(&str, &str)] = files!(
    "pictures", "svg":
    "blank", "learned", "settings", "departments", "form", "returned", "marked", "decisions", "report",
);

/// What stood on the terminal, as HTML, with what was typed in bold.
const SCREENS: &[(&str, &str)] = files!("screens", "html": "learn", "forms", "check", "run", "status");

/// A picture with what is said of it.
pub(super) fn picture(name: &str, caption: &str) -> Result<Value, Error> {
    let (svg, caption) = (find(PICTURES, name)?, HtmlEscape(caption));
    Ok(Value::from_safe_string(format!("<figure>{svg}<figcaption>{caption}</figcaption></figure>")))
}

/// A screen.
pub(super) fn screen(name: &str) -> Result<Value, Error> {
    let text = find(SCREENS, name)?.trim_end();
    Ok(Value::from_safe_string(format!("<figure><pre>{text}</pre></figure>")))
}

fn find(files: &[(&str, &'static str)], name: &str) -> Result<&'static str, Error> {
    let found = files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    found.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no picture {name}")))
}
