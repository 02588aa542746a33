//! `matome init`: a new round's folder, with the lists to fill in.

mod known;
mod lists;
mod settings;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) use self::known::Known;
use super::failure::{Failure, Outcome};
use super::templates;
use super::terminal::Voice;
use crate::disk;
use crate::model::{Lang, Sentence};
use crate::round::{CONFIG_FILE, LISTS_FILE, RoundError, SUBMISSIONS};
use crate::sentence;
use crate::template::{Template, builtin_source};

const CONFIG: &str = include_str!("init/config.toml");
const GUIDE: &str = include_str!("init/guide.txt");
const LOUDER_WHY: &str = "様式の読み方に漏れがないと確かめるまで、表の外の記入も要確認とします。確かめたら、次の行を消してください。";
const GUIDE_FILE: &str = "使い方.txt";

/// The arguments of `matome init`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder to make; it may exist, if it holds no round.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// A built-in template (`matome templates` lists them), or a `.toml` file of your own.
    #[arg(long)]
    template: String,
}

impl Args {
    /// A round in this folder, of this template.
    pub(super) fn of(folder: &Path, template: &str) -> Self {
        Self { dir: folder.to_owned(), template: template.to_owned() }
    }
}

/// Makes the folder. Nothing that exists is overwritten, and nothing is written if something is in the way.
///
/// # Errors
/// When the template can't be used, a file is in the way, or the folder can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let (template, own) = find_template(&args.template)?;
    write(&args.dir, &files(&template, own, &Known::default())?)?;
    voice.say(&format!("{}\n", made(&args.dir, voice.lang)))?;
    Ok(ExitCode::SUCCESS)
}

/// The name and the bytes of a file to write.
pub(super) type NewFile = (String, Vec<u8>);

/// Writes the files of a round and makes its folder for submissions: all of them, or none where something is in the way.
///
/// # Errors
/// When a file is in the way, or the folder can't be written.
pub(super) fn write(dir: &Path, files: &[NewFile]) -> Result<(), Failure> {
    let names = files.iter().map(|(name, _)| name.as_str());
    if let Some(name) = names.chain([SUBMISSIONS]).find(|name| is_in_the_way(&dir.join(name))) {
        return Err(Failure(in_the_way(&dir.join(name))));
    }
    fs::create_dir_all(dir.join(SUBMISSIONS)).map_err(|_| cannot_write(dir))?;
    for (name, bytes) in files {
        write_new(&dir.join(name), bytes).map_err(|_| cannot_write(&dir.join(name)))?;
    }
    Ok(())
}

/// The template, and its file where it is the user's own: it is copied into the round.
fn find_template(name: &str) -> Result<(Template, Option<NewFile>), Failure> {
    if builtin_source(name).is_none() && !Path::new(name).is_file() {
        return Err(Failure(templates::unknown(name)));
    }
    if let Some(template) = Template::builtin(name) {
        return Ok((template?, None));
    }
    let bytes = fs::read(name).map_err(|source| RoundError::Unreadable { path: name.into(), source })?;
    let file = Path::new(name).file_name().map(disk::composed);
    let file = file.unwrap_or_else(|| name.to_owned());
    let template = Template::parse(&String::from_utf8_lossy(&bytes), &file)?;
    Ok((template, Some((file, bytes))))
}

/// The files of a round of this template; its own file with them, where it is the user's.
///
/// # Errors
/// When the lists can't be put together.
pub(super) fn files(
    template: &Template,
    own: Option<NewFile>,
    known: &Known,
) -> Result<Vec<NewFile>, Failure> {
    let name = own.as_ref().map_or(template.title.as_str(), |(file, _)| file.as_str());
    let mut files = vec![
        (CONFIG_FILE.to_owned(), for_notepad(&config(known)).into_bytes()),
        (LISTS_FILE.to_owned(), lists::workbook(template, name, known)?),
        (GUIDE_FILE.to_owned(), for_notepad(GUIDE).into_bytes()),
    ];
    files.extend(own);
    Ok(files)
}

/// The settings. A template that was learned may lack a part of the form: what stands outside of its tables is told
/// louder than in a round whose template somebody wrote.
fn config(known: &Known) -> String {
    let strict = format!("[severity]\n# {LOUDER_WHY}\nstray-cells = \"warning\"");
    if known.louder { CONFIG.replace("# [severity]", &strict) } else { CONFIG.to_owned() }
}

/// With a byte order mark and Windows line ends, as the oldest editors in use need them.
fn for_notepad(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

/// Whether something stands there; an empty folder does no harm.
fn is_in_the_way(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => path.symlink_metadata().is_ok(),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

fn in_the_way(path: &Path) -> Sentence {
    let path = path.display();
    sentence!(
        "{path} が既にあります。上書きはしません。別のフォルダーを指定するか、元のものを移してから、もう一度実行してください。",
        "{path} exists and is not overwritten: give another folder, or move it away and try again"
    )
}

fn cannot_write(path: &Path) -> Failure {
    let path = path.display();
    Failure(sentence!(
        "{path} に書き込めません。書き込みのできる場所を指定してください。",
        "{path} can't be written: choose a place that you may write to"
    ))
}

fn made(dir: &Path, lang: Lang) -> String {
    let next = lang.pick("次に、一覧表.xlsx の「設定」「項目」「部署」を書き、届いたファイルを submissions に入れてください（手順は 使い方.txt にあります）。",
        "next: fill in the sheets 設定, 項目 and 部署 of 一覧表.xlsx, put the submissions into submissions/ (see 使い方.txt)",
    );
    format!("{} {}\n{next}", lang.pick("作りました：", "made:"), dir.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round::Config;

    /// The made `matome.toml` names every key that there is, so that staff need no other page.
    #[test]
    fn the_config_names_every_key() {
        let schema = serde_json::to_value(schemars::schema_for!(Config)).unwrap();
        for key in schema["properties"].as_object().unwrap().keys() {
            let named = CONFIG.lines().any(|line| {
                let line = line.trim_start_matches("# ");
                line.starts_with(&format!("{key} = ")) || line == format!("[{key}]")
            });
            assert!(named, "{key}");
        }
    }

    /// With all remarks turned into settings it still reads: no example in it is wrong.
    #[test]
    fn every_example_reads() {
        toml::from_str::<Config>(CONFIG).unwrap();
        let setting = |line: &str| match line.strip_prefix("# ") {
            Some(rest) if rest.is_ascii() || rest.contains([' ', '[']) && rest.contains(['=', ']', '{']) => {
                rest.to_owned()
            }
            _ => line.to_owned(),
        };
        let all: Vec<String> = CONFIG.lines().map(setting).collect();
        let config = toml::from_str::<Config>(&all.join("\n")).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(config.title.as_deref(), Some("人材育成基本方針 進捗状況"));
        assert_eq!(config.categories.len(), 3);
        assert_eq!(config.severity.len(), 1);
        assert!(config.scale.is_some_and(|scale| scale.flags.is_some_and(|flags| flags.len() == 1)));
    }
}
