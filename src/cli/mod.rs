//! The command line: arguments in, exit code out; one file a verb.

mod arguments;
mod check;
mod code_page;
mod explain;
mod export;
mod failure;
mod form_remarks;
mod forms;
mod guided;
mod help;
mod init;
mod lang;
mod learn;
mod manual;
mod mistake;
mod next;
mod normalize;
mod progress;
mod publish;
mod reading;
mod run;
mod show;
mod status;
mod templates;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::model::Lang;
use lang::LangArg;
pub use manual::whole as manual_page;
use terminal::Voice;

/// 取りまとめ: reads what departments send in, checks it, writes the report.
#[derive(Parser)]
#[command(name = "matome", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// The language of the command line; left out: the system's.
    #[arg(long, value_enum, global = true)]
    lang: Option<LangArg>,
    /// Say only what was asked for, and what went wrong.
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Subcommand)]
enum Verb {
    /// Write a form for each department, with what was published before, and the draft of the mail that it goes with.
    Forms(forms::Args),
    /// Read, check and merge the submissions; write the report and the departments' reports.
    Run(run::Args),
    /// Check the submissions; print the findings and write the departments' reports.
    Check(check::Args),
    /// Check the finished report for personal data and whatever is hidden in it; write it to where it is published from.
    Publish(publish::Args),
    /// Print the entries as CSV or JSON Lines.
    Export(export::Args),
    /// Read values, one a line, and print what they mean as JSON.
    Normalize(normalize::Args),
    /// List the built-in templates, or print one.
    Templates(templates::Args),
    /// Make a new round's folder, with the lists to fill in.
    Init(init::Args),
    /// Learn a form: write a round that reads it, with a remark on every guess.
    Learn(learn::Args),
    /// Make the round of the year after, with the lists, the settings and what was published.
    Next(next::Args),
    /// Say what a finding means, why it matters and how to mend it.
    Explain(explain::Args),
    /// Write a submission with every cell coloured by what it was taken for, and its key as a note.
    Show(show::Args),
    /// Open the manual, or write it where it is wanted.
    Manual(manual::Args),
    /// Say where the round stands: who has answered, what changed since the last run, which letters to send.
    Status(status::Args),
}

/// Runs the command. Exit code 0: done; 1: `check` found errors; 2: it could not run.
pub fn run() -> ExitCode {
    let words = arguments::given();
    let is_verb = |word: &str| Cli::command().find_subcommand(word).is_some();
    if let Some(code) = guided::run(&words, is_verb) {
        return code;
    }
    let lang = lang::choose(&words);
    let cli = parse(words, lang);
    let voice = Voice { lang, quiet: cli.quiet };
    let result = match cli.verb {
        Verb::Forms(args) => forms::run(&args, voice),
        Verb::Run(args) => run::run(&args, voice),
        Verb::Check(args) => check::run(&args, voice),
        Verb::Publish(args) => publish::run(&args, voice),
        Verb::Export(args) => export::run(&args, voice),
        Verb::Normalize(args) => normalize::run(&args, lang),
        Verb::Templates(args) => templates::run(&args, lang),
        Verb::Init(args) => init::run(&args, voice),
        Verb::Learn(args) => learn::run(&args, voice),
        Verb::Next(args) => next::run(&args, voice),
        Verb::Explain(args) => explain::run(&args, lang),
        Verb::Show(args) => show::run(&args, voice),
        Verb::Manual(args) => manual::run(&args, voice),
        Verb::Status(args) => status::run(&args, voice),
    };
    result.unwrap_or_else(|failure| {
        terminal::complain(&format!("matome: {}\n", failure.0.in_lang(lang)));
        ExitCode::from(2)
    })
}

/// The command with its help in this language: what completions for shells and manual pages are made of.
pub fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Ja => help::in_japanese(Cli::command()),
        Lang::En => Cli::command(),
    }
}

/// The arguments; help and mistakes are told in this language.
fn parse(words: Vec<OsString>, lang: Lang) -> Cli {
    let parsed = command(lang).try_get_matches_from_mut(words);
    parsed.and_then(|matches| Cli::from_arg_matches(&matches)).unwrap_or_else(|error| refuse(&error, lang))
}

/// Ends the program: with the help that was asked for, or with what is wrong with the arguments.
fn refuse(error: &clap::Error, lang: Lang) -> ! {
    let mistake = mistake::in_japanese(error).filter(|_| lang == Lang::Ja);
    let said = mistake.map_or_else(|| error.render().to_string(), |said| format!("matome: {said}\n"));
    match error.use_stderr() {
        true => terminal::complain(&said),
        false => drop(terminal::print(&said)),
    }
    std::process::exit(error.exit_code())
}
