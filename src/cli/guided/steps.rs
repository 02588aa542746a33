//! What can be done with a round: a line here for a verb.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::dialog::{Answer, Window, unquoted};
use crate::book;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::terminal::Voice;
use crate::cli::{
    check as check_verb, forms as forms_verb, init, learn as learn_verb, manual as manual_verb,
    next as next_verb, publish as publish_verb, run as run_verb, show as show_verb, status as status_verb,
};
use crate::model::Lang;
use crate::round::Round;
use crate::sentence;
use crate::template::{Template, builtin_names};

/// Something to do with a round.
pub(super) struct Step {
    /// How the menu calls it.
    pub(super) label: &'static str,
    /// Does it, and opens what came of it.
    pub(super) run: fn(&mut Window, &Path) -> Outcome,
}

/// In the order of a round's work.
pub(super) const STEPS: [Step; 9] = [
    Step { label: "各課に送る調査票を作る", run: forms },
    Step { label: "届いたファイルを確かめる", run: check },
    Step { label: "報告書と、各課への確認結果を作る", run },
    Step { label: "どこまで進んでいるかを見る", run: status },
    Step { label: "届いたファイルがどう読まれたかを見る", run: show },
    Step { label: "メールを送ったことを記録する", run: sent },
    Step { label: "報告書を確かめて、公表用のフォルダーに写す", run: publish },
    Step { label: "次の年度の取りまとめを作る", run: next },
    Step { label: "取りまとめのフォルダーを開く", run: open },
];

/// As the verbs speak here.
const JAPANESE: Voice = Voice { lang: Lang::Ja, quiet: false };

const OUT: &str = "out";

fn forms(window: &mut Window, round: &Path) -> Outcome {
    let args = forms_verb::Args::of(round);
    let code = forms_verb::run(&args, JAPANESE)?;
    window.show(&args.output());
    Ok(code)
}

pub(super) fn check(window: &mut Window, round: &Path) -> Outcome {
    let code = check_in(round, JAPANESE)?;
    window.show(&round.join(OUT).join("departments"));
    Ok(code)
}

pub(super) fn check_in(round: &Path, voice: Voice) -> Outcome {
    check_verb::run(&check_verb::Args::of(round), voice)
}

pub(super) fn run(window: &mut Window, round: &Path) -> Outcome {
    let code = run_in(round, JAPANESE)?;
    window.show(&round.join(OUT));
    let page = round.join(OUT).join("index.html");
    if page.is_file() {
        window.show(&page);
    }
    Ok(code)
}

pub(super) fn run_in(round: &Path, voice: Voice) -> Outcome {
    run_verb::run(&run_verb::Args::of(round), voice)
}

fn status(_: &mut Window, round: &Path) -> Outcome {
    status_verb::run(&status_verb::Args::of(round), JAPANESE)
}

/// The manual, which needs no round.
pub(super) fn manual() -> Outcome {
    manual_verb::run(&manual_verb::Args::none(), JAPANESE)
}

fn open(window: &mut Window, round: &Path) -> Outcome {
    window.show(round);
    Ok(ExitCode::SUCCESS)
}

fn sent(window: &mut Window, round: &Path) -> Outcome {
    let question = "どの部署に送りましたか。部署の名前を「、」で区切って入力してください（全部なら「全部」、やめるときは Enter だけ）：";
    let answer = window.ask(question);
    let departments = match answer.as_str() {
        "" => return Ok(ExitCode::SUCCESS),
        "全部" | "すべて" | "全て" => "",
        named => named,
    };
    status_verb::run(&status_verb::Args::sent(round, departments), JAPANESE)
}

fn publish(window: &mut Window, round: &Path) -> Outcome {
    let args = publish_verb::Args::of(round, None);
    let code = publish_verb::run(&args, JAPANESE)?;
    if code == ExitCode::SUCCESS {
        window.show(&args.output());
        return Ok(code);
    }
    let reason =
        window.ask("このまま公表してよいときは、理由を入力してください（やめるときは、そのまま Enter）：");
    if reason.trim().is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let args = publish_verb::Args::of(round, Some(reason));
    let code = publish_verb::run(&args, JAPANESE)?;
    window.show(&args.output());
    Ok(code)
}

fn next(window: &mut Window, round: &Path) -> Outcome {
    let name = window
        .ask("次の年度のフォルダーの名前を入力してください（例：令和６年度。やめるときは Enter だけ）：");
    if name.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    // Beside this one, unless a whole path was given.
    let new = round.parent().unwrap_or(round).join(unquoted(&name));
    let code = next_verb::run(&next_verb::Args::of(round, &new), JAPANESE)?;
    window.show(&new);
    Ok(code)
}

fn show(window: &mut Window, folder: &Path) -> Outcome {
    let round = Round::load(folder)?;
    let found = book::find(&round.submissions, &round.limits).sources;
    let is_copied = |path: &str| ["xlsx", "xlsm"].iter().any(|ending| path.to_lowercase().ends_with(ending));
    let files: Vec<_> = found.into_iter().filter(|source| is_copied(&source.path)).collect();
    let names: Vec<String> = files.iter().map(|source| source.path.clone()).collect();
    if names.is_empty() {
        let folder = round.submissions.display();
        return Err(Failure(sentence!(
            "{folder} に .xlsx のファイルがありません。届いたファイルを入れてください。",
            "there is no .xlsx in {folder}: put the submissions there"
        )));
    }
    let file = match window.choose("どのファイルですか。", &names) {
        Answer::Number(number) => files[number].disk_path.clone(),
        Answer::Path(path) => path,
        Answer::Nothing => return Ok(ExitCode::SUCCESS),
    };
    let args = show_verb::Args::of(&file, folder);
    let code = show_verb::run(&args, JAPANESE)?;
    window.show(&args.output());
    Ok(code)
}

/// A new round beside a form, learned from it; shown, where it was made.
pub(super) fn learn(window: &mut Window, form: &Path, anew: bool) -> Outcome {
    let args = learn_verb::Args::of(form, anew);
    let code = learn_verb::run(&args, JAPANESE)?;
    window.show(&args.dir());
    Ok(code)
}

pub(super) fn learn_of(form: &Path, voice: Voice) -> Outcome {
    learn_verb::run(&learn_verb::Args::of(form, false), voice)
}

/// A new round in the current folder; its folder, where it was made.
pub(super) fn new_round(window: &mut Window) -> Option<PathBuf> {
    let templates: Vec<Template> = builtin_names().filter_map(Template::builtin).flatten().collect();
    let titles: Vec<String> = templates.iter().map(|template| template.title.clone()).collect();
    let Answer::Number(number) = window.choose("どの様式ですか。", &titles) else { return None };
    let name = window.ask("フォルダーの名前を入力してください（例：令和５年度。やめるときは Enter だけ）：");
    if name.is_empty() {
        return None;
    }
    let folder = PathBuf::from(unquoted(&name));
    let args = init::Args::of(&folder, &templates[number].name);
    match init::run(&args, JAPANESE) {
        Ok(_) => window.show(&folder),
        Err(failure) => {
            window.say(failure.0.in_lang(Lang::Ja));
            return None;
        }
    }
    std::path::absolute(folder).ok()
}
