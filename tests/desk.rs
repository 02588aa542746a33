//! What a clerk's desk does to a run: editors and keyboards, names from other systems, folders that lie deep.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

const CONFIG: &str = r#"template = "hr-progress"
title = "進捗状況"
years = "令和３年度～令和７年度"
collecting = "令和３年度"
items = "items.csv"
departments = "departments.csv"
"#;

const CARD: &str =
    "№1,研修の実施\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,Ａ,行った。,続ける。\n";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A round of one item and one department, which has answered.
fn round() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("令和３年度");
    write(&folder, "matome.toml", CONFIG);
    write(&folder, "items.csv", "番号,表示番号,名称,区分,担当課\n1,№1,研修の実施,人材育成,ごみ対策課\n");
    write(&folder, "departments.csv", "部署名,別名\nごみ対策課,\n");
    write(&folder, "submissions/ごみ対策課.csv", CARD);
    (root, folder)
}

struct Said {
    code: Option<i32>,
    out: String,
    wrong: String,
}

fn matome(folder: &Path, words: &[&str]) -> Said {
    let output = Command::cargo_bin("matome").unwrap().args(words).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code(), out: text(output.stdout), wrong: text(output.stderr) }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The line as it is typed, and what is said of it in both languages: the line's number, and the mend.
#[test]
fn slips_in_the_settings_are_told_at_their_line_with_the_mend() {
    let (_root, folder) = round();
    for (line, words) in [
        ("office = “総務課”", ["全角の「“」", "`\"`"]),
        ("office ＝ \"総務課\"", ["全角の「＝」", "`=`"]),
        ("［severity］", ["全角の「［」", "`[`"]),
        (r#"previous = "C:\Users\a.csv""#, ["「\\」は「/」に", "`/`"]),
        (r#"previous = "D:\temp\new.csv""#, ["「\\」は「/」に", "`/`"]),
    ] {
        write(&folder, "matome.toml", format!("{CONFIG}{line}\n"));
        for (lang, [place, mend]) in
            [("ja", ["matome.toml の 7 行目", words[0]]), ("en", ["matome.toml line 7", words[1]])]
        {
            let said = matome(&folder, &["check", "--lang", lang]);
            assert_eq!(said.code, Some(2), "{line}");
            assert!(said.wrong.contains(place) && said.wrong.contains(mend), "{line}: {}", said.wrong);
        }
    }
}

#[test]
fn settings_in_another_encoding_say_how_to_save_them() {
    let (_root, folder) = round();
    let utf16: Vec<u8> = CONFIG.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding, line) in [
        (encoding_rs::SHIFT_JIS.encode(CONFIG).0.into_owned(), "Shift_JIS", "2 行目"),
        (utf16, "UTF-16", "行目"),
    ] {
        write(&folder, "matome.toml", bytes);
        let said = matome(&folder, &["check", "--lang", "ja"]);
        assert_eq!(said.code, Some(2));
        for word in [encoding, line, "「名前を付けて保存」"] {
            assert!(said.wrong.contains(word), "{}", said.wrong);
        }
    }
}

#[test]
fn what_is_missing_or_a_folder_is_called_so() {
    let (_root, folder) = round();
    for (line, words) in [
        ("previous = \"submissions\"", "先に「報告書と、各課への確認結果を作る」（matome run）を行って"),
        ("previous = \"前回.csv\"", "「前回の結果」に書かれた"),
        ("previous = \"一覧表.xlsx\"", "前年度のフォルダーを書いてください"),
    ] {
        write(&folder, "matome.toml", format!("{CONFIG}{line}\n"));
        let said = matome(&folder, &["check", "--lang", "ja"]);
        assert_eq!(said.code, Some(2));
        assert!(said.wrong.contains(words) && !said.wrong.contains("os error"), "{}", said.wrong);
    }
}

/// Windows hands over `"…\令和３年度\"` with a quote at its end.
#[test]
fn a_quote_at_the_end_of_a_folder_is_none_of_its_name() {
    let (root, folder) = round();
    let said = matome(root.path(), &["check", "令和３年度\"", "--dry-run", "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.wrong);
    let said = matome(root.path(), &["check", "令和３年度\" --dry-run --lang ja"]);
    assert_eq!(said.code, Some(0), "{}", said.wrong);
    assert!(said.out.contains("提出 1 件"), "{}", said.out);
    assert!(!folder.join("out").exists());
}

#[test]
fn a_path_too_long_for_excel_is_told_before_anything_is_written() {
    let (root, folder) = round();
    let deep: PathBuf = ["深", "い", "所"].iter().map(|letter| letter.repeat(70)).collect();
    for verb in ["run", "check"] {
        let said =
            matome(&folder, &[verb, "--lang", "ja", "--output", &root.path().join(&deep).to_string_lossy()]);
        assert_eq!(said.code, Some(2), "{}", said.out);
        assert!(said.wrong.contains("218 文字まで") && said.wrong.contains("--output"), "{}", said.wrong);
        assert_eq!(names(root.path()), ["令和３年度"]);
    }
}

/// Reminders go out; what looks like a report does not.
#[test]
fn without_submissions_there_is_no_report_but_a_word_what_to_do() {
    let (_root, folder) = round();
    fs::remove_file(folder.join("submissions/ごみ対策課.csv")).unwrap();
    let said = matome(&folder, &["run", "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.wrong);
    for words in [
        "届いたファイルが、まだありません",
        "submissions",
        "未提出 1 部署：ごみ対策課",
        "報告書は作っていません",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(!said.out.contains("要修正 0 件"), "{}", said.out);
    let forms = "「各課に送る調査票を作る」（matome forms）";
    assert!(said.out.contains(forms), "{}", said.out);
    assert_eq!(names(&folder.join("out")), ["departments", "status.json"]);
    assert_eq!(names(&folder.join("out/departments")), ["ごみ対策課.eml"]);
    fs::create_dir(folder.join("forms")).unwrap();
    let again = matome(&folder, &["check", "--lang", "ja"]);
    assert!(!again.out.contains(forms), "{}", again.out);
}

#[test]
fn the_language_and_silence_stand_before_or_after_the_verb() {
    let (_root, folder) = round();
    for words in [
        &["--quiet", "run"][..],
        &["run", "-q"],
        &["--lang", "ja", "check", "--quiet"],
        &["--quiet", "--lang", "ja", "run", "."],
    ] {
        let said = matome(&folder, words);
        assert_eq!((said.code, said.wrong.as_str(), said.out.as_str()), (Some(0), "", ""), "{words:?}");
    }
    assert!(folder.join("out/index.html").is_file());
    for words in [&["--lang", "ja", "run"][..], &["run", "--lang", "ja"]] {
        assert!(matome(&folder, words).out.contains("出力先"), "{words:?}");
    }
}

/// macOS writes ご as こ and a mark.
#[test]
fn names_of_files_are_composed_and_none_is_lost_by_it() {
    let (_root, folder) = round();
    let (composed, apart) = ("ごみ対策課.csv", "こ\u{3099}み対策課.csv");
    fs::rename(folder.join("submissions").join(composed), folder.join("submissions").join(apart)).unwrap();
    let files = |said: &Said| -> Vec<String> {
        let rows = said.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut files: Vec<String> = rows.map(|row| row["file"].as_str().unwrap().to_owned()).collect();
        files.dedup();
        files
    };
    let said = matome(&folder, &["export", "--format", "jsonl"]);
    assert_eq!(files(&said), [composed]);
    write(&folder, &format!("submissions/{composed}"), CARD.replace('Ａ', "Ｂ"));
    let said = matome(&folder, &["check", "--dry-run", "--format", "json"]);
    assert!(said.out.contains(apart) && said.out.contains(composed), "{}", said.out);
}

/// All that a round names and makes, where the disk has the names as macOS writes them: the clerk types them composed,
/// and what is written and said is composed.
#[test]
fn a_round_from_a_mac_is_found_and_its_outputs_are_composed() {
    let (_root, folder) = round();
    assert_eq!(matome(&folder, &["export", "--output", "きょねんと\u{3099}.csv"]).code, Some(0));
    let form = "\u{3066}\u{3099}んき.toml";
    let source = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/hr-progress.toml")).unwrap();
    write(&folder, form, source);
    let config = CONFIG.replace("hr-progress", "でんき.toml").replace("items.csv", "こうもくだい.csv");
    write(&folder, "matome.toml", format!("{config}previous = \"きょねんど.csv\"\n"));
    fs::rename(folder.join("items.csv"), folder.join("こうもくた\u{3099}い.csv")).unwrap();
    let submissions = folder.join("submissions");
    fs::rename(submissions.join("ごみ対策課.csv"), submissions.join("こ\u{3099}み対策課.csv")).unwrap();
    write(&folder, "departments.csv", "部署名,別名\nこ\u{3099}み対策課,\n");
    write(&folder, "こうもくた\u{3099}い.csv", "番号,表示番号,名称\n1,№1,研修の実施\n");
    write(&folder, "引継き\u{3099}.xlsx", "前年度の番号,扱い,今年度の番号\n1,延長,1\n");
    let said = matome(&folder, &["check", "--lang", "ja"]);
    assert!(
        said.wrong.contains("引継ぎ.xlsx"),
        "the list of successors is read: {} {}",
        said.out,
        said.wrong
    );
    fs::remove_file(folder.join("引継き\u{3099}.xlsx")).unwrap();
    let said = matome(&folder, &["run", "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.wrong);
    let is_apart = |text: &str| text.contains('\u{3099}');
    let made = [names(&folder.join("out")), names(&folder.join("out/departments"))].concat();
    assert!(made.iter().any(|name| name == "ごみ対策課.xlsx"), "{made:?}");
    assert!(!made.iter().any(|name| is_apart(name)) && !is_apart(&said.out), "{made:?} {}", said.out);
    let page = fs::read_to_string(folder.join("out/entries.csv")).unwrap();
    assert!(page.contains("ごみ対策課.csv"), "{page}");
}

/// A process that may have so little memory starts no worker: the run goes on in it, and says what helps.
#[cfg(target_os = "linux")]
#[test]
fn a_run_goes_on_where_memory_is_short_and_says_so() {
    let (_root, folder) = round();
    let program = env!("CARGO_BIN_EXE_matome");
    let script = format!("ulimit -v 340000; exec \"{program}\" run --lang ja");
    let output =
        std::process::Command::new("sh").args(["-c", &script]).current_dir(&folder).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("返却 0、読込不可 0"), "{said}");
    assert!(said.contains("空いているメモリーが少ない"), "{said}");
    let said = matome(&folder, &["run", "--lang", "ja"]);
    assert!(!said.out.contains("メモリー"), "{}", said.out);
}
