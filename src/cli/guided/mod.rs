//! What a double-click gets, and a file or folder dropped on the program: questions and answers, in Japanese.
//!
//! Nothing is done here but asking; what is asked for, the verbs do.

mod dialog;
mod dropped;
mod rounds;
mod steps;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Failure;
use super::terminal;
use crate::model::Lang;
use crate::sentence;
use dialog::{Answer, Window};
use dropped::Dropped;
use steps::STEPS;

const WELCOME: &str = "matome（取りまとめ）：各課から届いた調査票を確かめ、一つの報告書にまとめます。\n";
const NEW_ROUND: &str = "新しい取りまとめを作る（用意されている様式から）";
const FROM_FORM: &str = "新しい取りまとめを作る（手元の調査票から）";
const WHICH_ROUND: &str =
    "どの取りまとめですか。（取りまとめのフォルダーや調査票を、この画面に落としても構いません）";
const WHICH_FORM: &str = "どの調査票ですか。（ここにないときは、調査票をこの画面に落としてください）";
const LEARN: &str = "この調査票から、新しい取りまとめを作る";
const LEARN_ANEW: &str = "同じく作るが、用意されている様式を使わない";
const MANUAL: &str = "手引きを読む";
const OTHER_ROUND: &str = "ほかの取りまとめを選ぶ";

/// Does what the words ask for where they name no verb: nothing at all on a terminal, or paths that exist. `None` where
/// they are for the reader of arguments.
pub(super) fn run(words: &[OsString], is_verb: impl Fn(&str) -> bool) -> Option<ExitCode> {
    let paths: Vec<PathBuf> = words.iter().skip(1).map(PathBuf::from).collect();
    let is_path = |path: &PathBuf| path.exists() && !path.to_str().is_some_and(&is_verb);
    // What was dropped may be gone, or out of reach, when the program starts.
    let is_place = |path: &PathBuf| is_path(path) || path.is_absolute();
    match paths.is_empty() {
        true if is_interactive() => Some(in_window(|window| window.choose_round(&rounds::nearby()))),
        false if paths.iter().all(is_place) && is_interactive() => {
            Some(in_window(|window| window.take(&paths)))
        }
        false if paths.iter().all(is_path) => Some(dropped::run(&paths, super::lang::choose(&[]))),
        _ => None,
    }
}

fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// The window stays until Enter is pressed, whatever happens in it.
fn in_window(act: impl FnOnce(&mut Window) -> ExitCode) -> ExitCode {
    let mut window = Window::open(WELCOME);
    act(&mut window)
}

impl Window {
    /// One of these rounds, or a new one, until nothing more is wanted.
    fn choose_round(&mut self, rounds: &[PathBuf]) -> ExitCode {
        let mut rounds = rounds.to_vec();
        loop {
            if rounds.is_empty() {
                self.say("取りまとめのフォルダーは、まだありません。");
            }
            let mut names: Vec<String> = rounds.iter().map(|round| rounds::name(round)).collect();
            names.extend([NEW_ROUND, FROM_FORM, MANUAL].map(str::to_owned));
            let answer = self.choose(WHICH_ROUND, &names);
            if answer == Answer::Nothing {
                return ExitCode::SUCCESS;
            }
            self.inside(|window| match answer {
                Answer::Number(number) if number < rounds.len() => window.work_on(&rounds[number]),
                Answer::Number(number) if names[number] == MANUAL => drop(window.tell(steps::manual())),
                Answer::Number(number) if names[number] == FROM_FORM => window.learn_one(&mut rounds),
                Answer::Number(_) => rounds.extend(steps::new_round(window)),
                Answer::Path(path) => window.take_into(path, &mut rounds),
                Answer::Nothing => {}
            });
        }
    }

    /// A form that lies near, or is dropped on the window.
    fn learn_one(&mut self, rounds: &mut Vec<PathBuf>) {
        let forms = dropped::forms_nearby();
        let names: Vec<String> = forms.iter().map(|form| rounds::name(form)).collect();
        match self.choose(WHICH_FORM, &names) {
            Answer::Number(number) => self.take_into(forms[number].clone(), rounds),
            Answer::Path(path) => self.take_into(path, rounds),
            Answer::Nothing => {}
        }
    }

    /// Takes what was dropped; a round that is made of it is one of these.
    fn take_into(&mut self, path: PathBuf, rounds: &mut Vec<PathBuf>) {
        self.take(std::slice::from_ref(&path));
        let beside = path.parent().map(rounds::below).unwrap_or_default();
        for round in beside {
            if !rounds.iter().any(|known| rounds::is_same(known, &round)) {
                rounds.push(round);
            }
        }
    }

    /// One step of a round after the other.
    fn work_on(&mut self, round: &Path) {
        loop {
            let mut labels: Vec<String> = STEPS.iter().map(|step| step.label.to_owned()).collect();
            labels.push(OTHER_ROUND.to_owned());
            let question = format!("「{}」で、何をしますか。", rounds::name(round));
            match self.choose(&question, &labels) {
                Answer::Number(number) if number < STEPS.len() => {
                    let outcome = (STEPS[number].run)(self, round);
                    self.tell(outcome);
                }
                Answer::Path(path) => drop(self.take(&[path])),
                Answer::Number(_) | Answer::Nothing => return,
            }
        }
    }

    /// What was dropped: a form to be learned, the work on its round, or the choice of the rounds in it.
    fn take(&mut self, paths: &[PathBuf]) -> ExitCode {
        if let Some(form) = dropped::form(paths) {
            let question = format!(
                "「{}」は、まだどの取りまとめのものでもありません。何をしますか。",
                rounds::name(form)
            );
            let outcome = match self.choose(&question, &[LEARN, LEARN_ANEW].map(str::to_owned)) {
                Answer::Number(number) => steps::learn(self, form, number == 1),
                Answer::Path(path) => return self.take(&[path]),
                Answer::Nothing => Ok(ExitCode::SUCCESS),
            };
            return self.tell(outcome);
        }
        let inside: Vec<PathBuf> = paths.iter().flat_map(|path| rounds::below(path)).collect();
        match dropped::sort(paths) {
            Ok(rounds) => self.do_each(&rounds),
            Err(_) if !inside.is_empty() => self.choose_round(&inside),
            Err(failure) => self.tell(Err(failure)),
        }
    }

    fn do_each(&mut self, rounds: &[Dropped]) -> ExitCode {
        let mut last = ExitCode::SUCCESS;
        for dropped in rounds {
            self.say(&format!("「{}」", rounds::name(&dropped.round)));
            let outcome = match dropped.whole {
                true => steps::run(self, &dropped.round),
                false => steps::check(self, &dropped.round),
            };
            last = self.tell(outcome);
        }
        last
    }

    /// What became of a step; an error ends the step and not the program.
    fn tell(&mut self, outcome: Result<ExitCode, Failure>) -> ExitCode {
        outcome.unwrap_or_else(|failure| {
            self.say(failure.0.in_lang(Lang::Ja));
            ExitCode::from(2)
        })
    }
}

/// What to say of a path that belongs to no round.
fn no_round(path: &Path) -> Failure {
    let is_there = path.exists();
    let path = path.display();
    if !is_there {
        return Failure(sentence!(
            "{path} が見つかりません。移したり、名前を変えたりしていないかを確かめて、もう一度落としてください。",
            "{path} is not there: look whether it was moved or renamed"
        ));
    }
    Failure(sentence!(
        "{path} は、取りまとめのフォルダーの中にありません。届いたファイルは、取りまとめのフォルダーの submissions に入れてください。調査票から取りまとめを作るときは、調査票（Excel）を一つだけ指定してください。",
        "{path} is in no round's folder: put submissions into the folder `submissions` of a round; to learn a form, give that alone"
    ))
}

/// Says what went wrong outside of a window.
fn complain(failure: &Failure, lang: Lang) -> ExitCode {
    terminal::complain(&format!("matome: {}\n", failure.0.in_lang(lang)));
    ExitCode::from(2)
}
