//! `matome templates`: the built-in templates; of one its TOML, to start one's own with.

use std::fmt::Write;
use std::process::ExitCode;

use super::failure::{Failure, Outcome};
use crate::model::{Lang, Sentence};
use crate::sentence;
use crate::template::{Template, TemplateError, builtin_names, builtin_source};

/// The arguments of `matome templates`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A template, whose TOML is printed; left out: a list of all.
    name: Option<String>,
}

/// Prints the list, or the TOML of one template as it is.
///
/// # Errors
/// When no built-in template has this name.
pub fn run(args: &Args, lang: Lang) -> Outcome {
    match &args.name {
        None => super::terminal::print(&list(lang)?)?,
        Some(name) => match builtin_source(name) {
            Some(source) => super::terminal::print_bytes(source.as_bytes())?,
            None => return Err(Failure(unknown(name))),
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn list(lang: Lang) -> Result<String, TemplateError> {
    let mut text = String::new();
    for template in builtin_names().filter_map(Template::builtin) {
        let template = template?;
        let _ = writeln!(text, "{:<20}  {}", template.name, lang.pick(&template.title, &template.title_en));
    }
    Ok(text)
}

/// What to say of a name that no built-in template has.
pub(super) fn unknown(name: &str) -> Sentence {
    let known: Vec<&str> = builtin_names().collect();
    let (ja, en) = (known.join("、"), known.join(", "));
    sentence!(
        "様式「{name}」はありません。使える様式：{ja}",
        "there is no template \"{name}\"; the templates are: {en}"
    )
}
