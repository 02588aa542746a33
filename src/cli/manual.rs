//! `matome manual`: the manual, opened in the browser or written where it is wanted.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, Command, CommandFactory as _};

use super::failure::{Failure, Outcome};
use super::help;
use super::terminal::Voice;
use crate::manual::{self, Argument, Verb};
use crate::model::Lang;
use crate::sentence;

const FILE: &str = "matome_手引き.html";

/// The arguments of `matome manual`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Where the page is written; left out: it is opened.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

impl Args {
    /// Everything left out.
    pub(super) const fn none() -> Self {
        Self { output: None }
    }
}

/// Writes the manual, and opens it where no place was given.
///
/// # Errors
/// When the page can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let path = match &args.output {
        Some(path) => fs::write(path, page()?).map(|()| path.clone()).map_err(|_| cannot_write(path))?,
        None => to_be_opened()?,
    };
    let shown = path.display();
    let is_opened = args.output.is_none() && open::that_detached(&path).is_ok();
    voice.say(&match (is_opened, voice.lang) {
        (true, Lang::Ja) => format!("手引きを開きます：{shown}\n"),
        (true, Lang::En) => format!("opening the manual (in Japanese): {shown}\n"),
        (false, Lang::Ja) => format!("手引きは {shown} にあります。ブラウザーで開いてください。\n"),
        (false, Lang::En) => format!("the manual (in Japanese) is {shown}; open it in a browser\n"),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the page anew where temporary files are kept.
fn to_be_opened() -> Result<PathBuf, Failure> {
    let path = std::env::temp_dir().join(FILE);
    // What another user may have put there is not written through.
    let _ = fs::remove_file(&path);
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(&path).map_err(|_| cannot_write(&path))?;
    file.write_all(page()?.as_bytes()).map_err(|_| cannot_write(&path))?;
    Ok(path)
}

fn cannot_write(path: &Path) -> Failure {
    let path = path.display();
    Failure(sentence!(
        "{path} に書き込めません。matome manual --output 手引き.html のように、書き込みのできる場所を指定してください。",
        "{path} can't be written: name a place that you may write to, as in matome manual --output manual.html"
    ))
}

fn page() -> Result<String, Failure> {
    whole().map_err(|error| {
        Failure(sentence!("手引きを作れません（{error}）。", "the manual can't be made ({error})"))
    })
}

/// The page with the help of this command line.
///
/// # Errors
/// When a part that is built in is wrong; a test holds that none is.
pub fn whole() -> Result<String, manual::Error> {
    let command = help::in_japanese(super::Cli::command());
    let verbs: Vec<Verb> = command.get_subcommands().map(verb).collect();
    manual::page(&about(&command), &verbs)
}

fn verb(command: &Command) -> Verb {
    let arguments =
        command.get_arguments().filter(|arg| !["lang", "quiet", "help"].contains(&arg.get_id().as_str()));
    Verb {
        usage: help::usage(command.get_name()),
        about: about(command),
        arguments: arguments.map(argument).collect(),
    }
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn argument(arg: &Arg) -> Argument {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let takes_value = arg.get_action().takes_values();
    let name = match (arg.get_long(), value) {
        (None, value) => value.unwrap_or_default(),
        (Some(long), Some(value)) if takes_value => format!("--{long} {value}"),
        (Some(long), _) => format!("--{long}"),
    };
    Argument { name, help: arg.get_help().map(ToString::to_string).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_every_verb_and_every_finding_and_loads_nothing() {
        let page = page().unwrap_or_else(|failure| panic!("{}", failure.0.en));
        let command = super::super::Cli::command();
        for verb in command.get_subcommands() {
            assert!(page.contains(&format!("<code>matome {}", verb.get_name())), "{}", verb.get_name());
        }
        for rule in crate::rules::catalogue() {
            assert!(page.contains(&format!("id=\"{}\"", rule.code)), "{}", rule.code);
        }
        for word in ["=\"http", "<script", "<link", "src=", "url(", "undefined"] {
            assert!(!page.contains(word), "{word}");
        }
        for anchor in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{anchor}\"")), "#{anchor}");
        }
    }
}
