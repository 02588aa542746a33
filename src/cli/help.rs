//! What `--help` says in Japanese; in English it is what stands at the arguments.

use clap::{Arg, ArgAction, Command};

const ABOUT: &str =
    "取りまとめ：各課から届いた調査票（Excel）を読み、記入を確かめ、一つの報告書にまとめます。";
const TEMPLATE: &str = "{about}\n\n使い方： {usage}\n\n{all-args}";

/// The verbs.
const VERBS: &[(&str, &str)] = &[
    ("forms", "部署ごとの調査票を、前年度までの内容を入れて、送付メールの下書きとともに作る"),
    ("run", "届いたファイルを読んで確かめ、報告書と、各課への確認結果を作る"),
    ("check", "届いたファイルを確かめて指摘を表示し、各課への確認結果を作る"),
    ("publish", "できた報告書に個人の情報や非表示の内容がないかを確かめ、公表用のフォルダーに写す"),
    ("export", "読み取った内容を CSV または JSON Lines で出力する"),
    ("normalize", "値を一行に一つずつ読み、その意味を JSON で表示する"),
    ("templates", "用意されている様式の一覧、または様式の中身を表示する"),
    ("init", "新しい取りまとめのフォルダーを、記入する一覧表とともに作る"),
    ("learn", "調査票（記入前でも記入済みでも）から様式と一覧表を作り、新しい取りまとめのフォルダーを作る"),
    ("next", "次の年度の取りまとめのフォルダーを、一覧表、設定、前回の結果を引き継いで作る"),
    ("explain", "指摘の意味、理由、直し方を表示する"),
    ("manual", "手引き（使い方、こんなときは、指摘の一覧）を開く"),
    ("status", "どこまで進んでいるか（提出の状況、前回から変わったこと、送付するメール）を表示する"),
    ("show", "届いたファイルの写しを作り、セルごとに、何として読んだかを色とメモで示す"),
];

/// The arguments by verb and name; an empty verb stands for all.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("", "lang", "画面の言語（ja：日本語、en：英語。省略すると、パソコンの言語）"),
    ("", "quiet", "求められた結果と誤りのほかは、何も表示しない"),
    ("learn", "file", "調査票（.xlsx など）"),
    ("learn", "dir", "作るフォルダー（省略すると、調査票の隣の、調査票と同じ名前のフォルダー）"),
    ("learn", "anew", "用意されている様式で読めるときも、この調査票だけから覚える"),
    ("init", "dir", "作るフォルダー（既にあるフォルダーでもよい）"),
    ("init", "template", "様式の名前（matome templates で一覧を表示）、または自作の .toml ファイル"),
    ("check", "dir", "取りまとめのフォルダー（省略すると、今いるフォルダー）、または送る前の調査票"),
    ("next", "dir", "今の取りまとめのフォルダー"),
    ("next", "new", "作るフォルダー（空のフォルダーでもよい）"),
    ("", "dir", "取りまとめのフォルダー（省略すると、今いるフォルダー）"),
    ("show", "file", "届いたファイル（.xlsx、.xlsm）"),
    ("show", "output", "色を付けた写し（省略すると、取りまとめのフォルダーの「…_読み取り.xlsx」）"),
    ("export", "output", "出力するファイル（省略すると、画面に表示）"),
    ("forms", "output", "調査票を置くフォルダー（省略すると、取りまとめのフォルダーの forms）"),
    ("forms", "replace", "作った後に書き換えられた調査票も、作り直して上書きする"),
    ("manual", "output", "手引きを書き出すファイル（省略すると、ブラウザーで開く）"),
    (
        "status",
        "sent",
        "メールを送ったことを記録する（部署を =総務課,税務課 のように書くと、その部署のものだけ）",
    ),
    ("status", "output", "前回の結果があるフォルダー（省略すると、取りまとめのフォルダーの out）"),
    ("publish", "from", "前回の結果があるフォルダー（省略すると、取りまとめのフォルダーの out）"),
    ("publish", "output", "公表用のファイルを置くフォルダー（省略すると、取りまとめのフォルダーの「公表」）"),
    ("publish", "as_is", "指摘があっても、この理由を記録して、このまま公表する"),
    ("publish", "format", "指摘の表示の形（text：文章、json：JSON。省略すると text）"),
    ("", "output", "結果を置くフォルダー（省略すると、取りまとめのフォルダーの out）"),
    ("run", "strict", "要修正の指摘があるとき、終了コードを 1 にする"),
    ("check", "format", "表示の形（text：文章、json：JSON。省略すると text）"),
    ("check", "dry_run", "表示だけを行い、ファイルを作らない"),
    ("export", "format", "出力の形（csv、jsonl、files：読み取った結果をファイルごとに一行。省略すると csv）"),
    ("export", "encoding", "CSV の文字コード（utf8、cp932：Shift_JIS。省略すると utf8）"),
    ("export", "merged", "届いたままではなく、取りまとめた後の内容を出力する"),
    ("export", "part", "一部のファイルだけを読む（1/3：三つに分けた一つめ）"),
    (
        "",
        "entries",
        "ファイルを読む代わりに、matome export --format files で読み取っておいたものを使う（* は任意の文字）",
    ),
    ("", "today", "メールの文面を作る日（令和6年6月3日、2024-06-03 など。省略すると、今日）"),
    ("", "no_cache", "すべてのファイルを読み直し、次のための控えを残さない"),
    ("normalize", "values", "読む値（省略すると、標準入力から一行に一つずつ読む。\\n は改行）"),
    (
        "normalize",
        "kind",
        "値の種類（fiscal-year：年度、date：日付、rating：評価、mark：印、number：数値、percent：割合、fraction：分数、amount：数値または割合、choice：選択肢、time：時刻、telephone：電話番号、code：番号、coordinate：座標、url：アドレス）",
    ),
    ("normalize", "scale", "評価の記号（コンマで区切る。省略すると S,A,B,C）"),
    ("normalize", "flag", "評価に付ける印（コンマで区切る）"),
    ("normalize", "years", "計画の年度（例：2016..2021）"),
    ("normalize", "year", "年のない日付を読むときの年度（西暦。例：2025）"),
    ("normalize", "choices", "選択肢（コンマで区切る）"),
    ("normalize", "several", "選択肢を二つ以上選べる"),
    ("normalize", "pattern", "番号の形（9：数字、A：英字、ほかの文字はそのまま）"),
    ("normalize", "era", "元号のない年度を読むときの元号（M、T、S、H、R）"),
    ("templates", "name", "様式の名前（省略すると、一覧を表示）"),
    ("explain", "code", "指摘のコードまたは名前（例：V101。省略すると、一覧を表示）"),
    ("", "help", "この説明を表示する"),
    ("", "version", "版を表示する"),
];

/// How a verb is written, where it must be said what comes after it.
const USAGES: &[(&str, &str)] = &[
    ("normalize", "matome normalize --as 種類 [指定] [値]…"),
    ("templates", "matome templates [様式] [指定]"),
    ("init", "matome init [フォルダー] --template 様式 [指定]"),
    ("learn", "matome learn 調査票 [フォルダー] [指定]"),
    ("next", "matome next フォルダー 新しいフォルダー [指定]"),
    ("explain", "matome explain [コード] [指定]"),
    ("manual", "matome manual [指定]"),
    ("show", "matome show ファイル [フォルダー] [指定]"),
];

/// The command with its help in Japanese.
pub(super) fn in_japanese(command: Command) -> Command {
    let command = VERBS.iter().fold(page(command, ABOUT), |command, (verb, about)| {
        command.mut_subcommand(verb, |command| page(command, about))
    });
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.disable_version_flag(true).arg(told("", version));
    command.subcommand_help_heading("命令").disable_help_subcommand(true)
}

/// The page of a verb, or of the command itself.
fn page(command: Command, about: &'static str) -> Command {
    let verb = command.get_name().to_owned();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let command = command.about(about).long_about(about).help_template(TEMPLATE).override_usage(usage(&verb));
    command.disable_help_flag(true).arg(help).mut_args(|arg| told(&verb, arg))
}

/// How a verb is written.
pub(super) fn usage(verb: &str) -> String {
    let known = USAGES.iter().find(|(name, _)| *name == verb).map(|(_, usage)| (*usage).to_owned());
    known.unwrap_or_else(|| match verb {
        "matome" => "matome 命令 [指定]".to_owned(),
        verb => format!("matome {verb} [フォルダー] [指定]"),
    })
}

/// What an argument is for, with the values that it takes; of the reader's own English additions none.
fn told(verb: &str, arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "対象" } else { "指定" };
    let known =
        |(of, name, _): &&(&str, &str, &str)| *name == arg.get_id().as_str() && [verb, ""].contains(of);
    let help = ARGUMENTS.iter().find(known).map(|(_, _, help)| *help);
    let arg = arg.help_heading(heading);
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let arg = if takes_value { with_value(arg) } else { arg };
    help.map_or(arg.clone(), |help| arg.help(help).long_help(help))
}

fn with_value(arg: Arg) -> Arg {
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    let named = VALUES.iter().find(|(id, _)| *id == arg.get_id().as_str()).map(|(_, name)| *name);
    named.map_or(arg.clone(), |name| arg.value_name(name))
}

/// What the value of an argument is called.
const VALUES: &[(&str, &str)] = &[
    ("lang", "言語"),
    ("template", "様式"),
    ("output", "場所"),
    ("format", "形"),
    ("encoding", "文字コード"),
    ("kind", "種類"),
    ("scale", "記号"),
    ("flag", "印"),
    ("years", "年度"),
    ("choices", "選択肢"),
    ("pattern", "形"),
    ("year", "年度"),
    ("era", "元号"),
    ("dir", "フォルダー"),
    ("file", "ファイル"),
    ("today", "日"),
    ("new", "新しいフォルダー"),
    ("name", "様式"),
    ("code", "コード"),
    ("values", "値"),
    ("part", "部分"),
    ("entries", "ファイル"),
    ("from", "場所"),
    ("as_is", "理由"),
    ("sent", "部署"),
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_verb_and_argument_is_told_in_japanese() {
        let command = in_japanese(super::super::Cli::command());
        let is_japanese = |text: String| text.chars().any(|c| ('ぁ'..='ん').contains(&c) || c >= '一');
        let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(is_japanese(about(&command)));
        for verb in command.get_subcommands() {
            assert!(is_japanese(about(verb)), "{}", verb.get_name());
            for arg in verb.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(is_japanese(help), "{} {}", verb.get_name(), arg.get_id());
            }
        }
    }

    /// Nothing of the reader's own is left between the Japanese lines.
    #[test]
    fn no_english_word_of_the_reader_is_left() {
        let mut command = in_japanese(super::super::Cli::command());
        let mut pages = vec![command.render_long_help().to_string()];
        pages.extend(command.get_subcommands_mut().map(|verb| verb.render_long_help().to_string()));
        for word in ["OPTIONS", "COMMAND", "ossible values", "default:", "Usage", "[DIR]", "<KIND>"] {
            for page in &pages {
                assert!(!page.contains(word), "{word} in {page}");
            }
        }
    }
}
