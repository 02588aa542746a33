//! `matome templates`: the built-in templates; of one its TOML, to start one's own with.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::lang::{LangArg, choose, say};
use crate::rules::Lang;
use crate::template::{Template, builtin_names, builtin_source};

/// The arguments of `matome templates`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A template, whose TOML is printed; left out: a list of all.
    name: Option<String>,
    /// The language of the list.
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

/// Prints the list, or the TOML of one template as it is.
///
/// # Errors
/// When no built-in template has this name.
pub fn run(args: &Args) -> Result<ExitCode> {
    let lang = choose(args.lang);
    match &args.name {
        None => super::terminal::print(&list(lang)?)?,
        Some(name) => match builtin_source(name) {
            Some(source) => super::terminal::print(source)?,
            None => bail!("{}", unknown(name, lang)),
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn list(lang: Lang) -> Result<String> {
    let mut text = String::new();
    for template in builtin_names().filter_map(Template::builtin) {
        let template = template?;
        let _ = writeln!(text, "{:<20}  {}", template.name, say(lang, &template.title, &template.title_en));
    }
    Ok(text)
}

/// What to say of a name that no built-in template has.
pub(super) fn unknown(name: &str, lang: Lang) -> String {
    let known: Vec<&str> = builtin_names().collect();
    let known = known.join(", ");
    match lang {
        Lang::Ja => format!("様式「{name}」はありません。使える様式：{known}"),
        Lang::En => format!("there is no template {name:?}; the templates are: {known}"),
    }
}
