//! What the reader of arguments says of a mistyped command, in Japanese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

const HELP: &str = "使い方は matome --help で表示します。";

/// The mistake and what is possible; `None` where the error is no mistake but an answer (`--help`, `--version`).
pub(super) fn in_japanese(error: &clap::Error) -> Option<String> {
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "命令を書いてください（例：matome run フォルダー）。".to_owned()
        }
        ErrorKind::InvalidSubcommand => unknown_verb(error),
        ErrorKind::UnknownArgument => unknown_argument(error),
        ErrorKind::InvalidValue => wrong_value(error),
        ErrorKind::ValueValidation => {
            let [argument, value] =
                [ContextKind::InvalidArg, ContextKind::InvalidValue].map(|kind| words(error, kind));
            format!("{argument} の「{value}」を読めません。")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("{} を指定してください。", words(error, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            let [one, other] =
                [ContextKind::InvalidArg, ContextKind::PriorArg].map(|kind| words(error, kind));
            match one == other {
                true => format!("{one} は一度だけ指定してください。"),
                false => format!("{one} と {other} は一緒に指定できません。"),
            }
        }
        ErrorKind::TooManyValues => {
            format!("{} に値は付けられません。", words(error, ContextKind::InvalidArg))
        }
        ErrorKind::InvalidUtf8 => "文字として読めない指定があります。".to_owned(),
        _ => "指定の書き方に誤りがあります。".to_owned(),
    };
    Some(format!("{said}\n{HELP}"))
}

fn unknown_verb(error: &clap::Error) -> String {
    let verb = words(error, ContextKind::InvalidSubcommand);
    format!("「{verb}」という命令はありません。{}", did_you_mean(error, ContextKind::SuggestedSubcommand))
}

fn unknown_argument(error: &clap::Error) -> String {
    let argument = words(error, ContextKind::InvalidArg);
    format!("「{argument}」という指定はありません。{}", did_you_mean(error, ContextKind::SuggestedArg))
}

fn wrong_value(error: &clap::Error) -> String {
    let [argument, value, possible] =
        [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::ValidValue]
            .map(|kind| words(error, kind));
    match (value.as_str(), possible.as_str()) {
        ("", "") => format!("{argument} の値を書いてください。"),
        ("", possible) => format!("{argument} の値を書いてください。使える値：{possible}"),
        (value, possible) => format!("{argument} に「{value}」は使えません。使える値：{possible}"),
    }
}

fn did_you_mean(error: &clap::Error, kind: ContextKind) -> String {
    match words(error, kind).as_str() {
        "" => String::new(),
        near => format!("「{near}」のことではありませんか。"),
    }
}

/// What the error knows under this heading; empty where it knows nothing.
fn words(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
