//! The manual's pictures and screens are those of the round that it tells of, from the blank form to the report, played here
//! as a clerk would: in the guided mode, with what departments would type.
//!
//! `MATOME_UPDATE_DOCS=1 cargo test --test manual` writes them anew.
#![cfg(unix)]

#[path = "manual/draw.rs"]
mod draw;
#[path = "manual/screen.rs"]
mod screen;
#[path = "manual/story.rs"]
mod story;
#[path = "common/typed.rs"]
mod typed;
#[path = "manual/xml.rs"]
mod xml;

use std::fs;
use std::path::Path;

use draw::View;
use story::Story;

/// What the manual shows, by the name of the picture: the file below the clerk's folder, and what is drawn of it.
const BEFORE: [(&str, &str, View); 7] = [
    ("blank", "省エネルギー調査票.xlsx", View::of("調査票", "A1:E10")),
    ("learned", "省エネルギー調査票/様式_読み取り.xlsx", View::of("調査票", "A1:E10")),
    ("settings", "省エネルギー調査票/一覧表.xlsx", View::of("設定", "A1:C15")),
    ("departments", "省エネルギー調査票/一覧表.xlsx", View::of("部署", "A1:D8")),
    ("form", "省エネルギー調査票/forms/建設課.xlsx", View::of("調査票", "A1:E10")),
    ("returned", "省エネルギー調査票/out/departments/建設課.xlsx", View::of("確認結果", "A1:H16")),
    (
        "marked",
        "省エネルギー調査票/out/departments/建設課_確認箇所.xlsx",
        View::of("調査票", "A1:E10").with_note("D6"),
    ),
];
const AFTER: [(&str, &str, View); 2] = [
    ("decisions", "省エネルギー調査票/判断.xlsx", View::of("判断", "A1:I7")),
    (
        "report",
        "省エネルギー調査票/out/令和５年度　省エネルギー行動　実施状況.xlsx",
        View::of("回答の一覧", "A1:F20"),
    ),
];

#[test]
fn the_manual_shows_what_the_program_does() {
    let Some(mut story) = Story::begin() else { return };
    let mut made: Vec<(String, String)> = Vec::new();
    let mut draw = |story: &Story, views: &[(&str, &str, View)]| {
        for (name, file, view) in views {
            made.push((format!("pictures/{name}.svg"), draw::picture(&story.folder().join(file), view)));
        }
    };
    story.learn();
    story.write_lists();
    story.send_forms();
    story.take_answers();
    story.check();
    draw(&story, &BEFORE);
    story.take_the_second_answer();
    story.run();
    draw(&story, &AFTER);
    // The page of the outputs leads to the sheet of decisions beside them.
    let page = fs::read_to_string(story.folder().join("省エネルギー調査票/out/index.html")).unwrap();
    assert!(page.contains("./../%E5%88%A4%E6%96%AD.xlsx"));
    story.decide();
    made.extend(story.screens.iter().map(|(name, text)| (format!("screens/{name}.html"), text.clone())));
    made.iter().for_each(|(name, text)| is_as_made(name, text));
    // What the manual promises of the last run.
    let said = story.run_again();
    assert!(said.contains("要修正 1 件、要確認 0 件") && !said.contains("判断が必要な事項"), "{said}");
}

/// The file that the manual is made of says this.
fn is_as_made(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/manual").join(name);
    if std::env::var_os("MATOME_UPDATE_DOCS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(known == text, "{}: run MATOME_UPDATE_DOCS=1 cargo test --test manual", path.display());
}

#[test]
fn the_manual_is_written_where_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("手引き.html");
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_matome"));
    let run = command.args(["manual", "--lang", "ja", "--output"]).arg(&path).assert().success();
    assert!(String::from_utf8_lossy(&run.get_output().stdout).contains("手引き.html"));
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("はじめての取りまとめ") && page.matches("<svg").count() >= 10);
}
