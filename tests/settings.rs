//! The settings on the sheet 設定: read, merged with `matome.toml`, and their mistakes told at their cell or line.

use std::fs;
use std::path::Path;

use matome::model::{Date, FiscalYear, Lang, Tell};
use matome::round::{Round, SETTINGS};
use rust_xlsxwriter::Workbook;

/// A row of the sheet.
type Row<'a> = &'a [&'a str];

const HEAD: Row = &["設定", "内容", "書き方"];
const TEMPLATE: Row = &["様式", "hr-progress"];
const TITLE: Row = &["表題", "進捗状況"];
const MARKS: Row = &["記号", "使い方", "意味", "理由を示す言葉"];
const ITEMS: [Row; 2] =
    [&["番号", "表示番号", "名称", "種別", "担当課"], &["", "№1", "研修の実施", "", "総務課"]];
const DEPARTMENTS: [Row; 2] = [&["部署名", "メール"], &["総務課", ""]];

fn book(path: &Path, sheets: &[(&str, &[Row])]) {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, texts) in (0..).zip(*rows) {
            for (col, text) in (0..).zip(*texts) {
                sheet.write_string(row, col, *text).unwrap();
            }
        }
    }
    workbook.save(path).unwrap();
}

fn load_with(
    settings: &[Row],
    items: &[Row],
    departments: &[Row],
    toml: Option<&str>,
) -> Result<Round, String> {
    let folder = tempfile::tempdir().unwrap();
    let sheets = [("設定", settings), ("項目", items), ("部署", departments)];
    book(&folder.path().join("一覧表.xlsx"), &sheets);
    if let Some(toml) = toml {
        fs::write(folder.path().join("matome.toml"), toml).unwrap();
    }
    Round::load(folder.path()).map_err(|error| error.tell().in_lang(Lang::Ja).to_owned())
}

fn load(settings: &[Row], toml: Option<&str>) -> Result<Round, String> {
    load_with(settings, &ITEMS, &DEPARTMENTS, toml)
}

fn whole() -> Vec<Row<'static>> {
    vec![
        HEAD,
        TEMPLATE,
        TITLE,
        &["担当者", "佐藤"],
        &["内線", "2134"],
        &["計画の最初の年度", "令和３年度"],
        &["計画の最後の年度", "R7"],
        &["取りまとめる年度", "令和5年度"],
        &["再提出期限", "2024/7/12"],
        &["（備考）ここは自由"],
        &[],
        MARKS,
        &["Ａ", "評価", "計画どおり"],
        &["※", "付ける印", "台風による中止", "台風、警報"],
    ]
}

#[test]
fn what_stands_on_the_sheet_is_set() {
    let round = load(&whole(), None).unwrap();
    let years = round.plan.years.unwrap();
    assert_eq!((years.first, years.last), (FiscalYear(2021), FiscalYear(2025)));
    assert_eq!(round.plan.collecting, Some(FiscalYear(2023)));
    assert_eq!(round.resubmission_deadline, Some(Date { year: 2024, month: 7, day: Some(12) }));
    assert_eq!((round.contact.as_str(), round.extension.as_str()), ("佐藤", "2134"));
    let scale = round.plan.field("rating").unwrap().scale.clone().unwrap();
    assert_eq!(scale.marks.len(), 1);
    assert_eq!(scale.flags[0].reasons, ["台風", "警報"]);
    assert_eq!(round.plan.items[0].id, "№1", "an item without a number bears its label");
}

#[test]
fn the_template_is_known_by_its_title() {
    let title = matome::template::Template::builtin("action-plan").unwrap().unwrap().title;
    let mut rows = whole();
    let template = ["様式", title.as_str()];
    rows[1] = &template;
    let items: [Row; 2] = [ITEMS[0], &["1", "", "休暇の取得", "取組", "総務課"]];
    let round = load_with(&rows, &items, &DEPARTMENTS, None).unwrap();
    assert_eq!((round.template.name.as_str(), round.plan.items[0].kind.as_str()), ("action-plan", "measure"));
}

#[test]
fn a_setting_may_stand_in_matome_toml_too() {
    let toml = "title = \"進捗状況\"\nyears = \"2021..2025\"\noffice = \"職員課\"\n[severity]\nmissing-rating = \"warning\"\n";
    let round = load(&whole(), Some(toml)).unwrap();
    assert_eq!((round.office.as_str(), round.severities.len()), ("職員課", 1));
    let toml = "template = \"hr-progress\"\ntitle = \"進捗状況\"\n[scale]\nflags = [{ mark = \"※\", meaning = \"中止\" }]\n";
    let round = load(&[&["設定の欄はまだありません"]], Some(toml)).unwrap();
    let scale = round.plan.field("rating").unwrap().scale.clone().unwrap();
    assert!(scale.marks.len() > 1 && scale.flags[0].meaning == "中止", "the marks are still the template's");
}

/// What is put in the place of a row, `matome.toml`, and the words that must be said.
#[test]
fn mistakes_are_told_at_their_cell_or_line() {
    let cases: [(usize, Row, &str, &[&str]); 12] = [
        (
            7,
            &["取りまとめる年度", "来年"],
            "",
            &["シート「設定」セル B8", "取りまとめる年度「来年」", "令和５年度"],
        ),
        (6, &["計画の最後の年度", ""], "", &["セル B7", "計画の最後の年度が空欄"]),
        (
            6,
            &["計画の最後の年度", "令和２年度"],
            "",
            &["セル B7", "「令和２年度」が", "「令和３年度」より前"],
        ),
        (5, &["計画の最初の年度", "三年"], "", &["セル B6", "計画の最初の年度「三年」を読めません"]),
        (
            1,
            &["様式", "調査票"],
            "",
            &["セル B2", "様式「調査票」がありません", "「人材育成基本方針 進捗状況"],
        ),
        (2, &["標題", "進捗"], "", &["セル A3", "「標題」という設定はありません", "表題"]),
        (2, &["表題", ""], "", &["シート「設定」セル B3", "「表題」が空欄です"]),
        (2, &["（備考）"], "", &["「表題」が決まっていません", "「設定」シート"]),
        (13, &["※", "印", ""], "", &["セル B14", "使い方「印」", "評価"]),
        (13, &["A", "評価", ""], "", &["セル A14", "記号「A」が二度"]),
        (
            2,
            TITLE,
            "\ntitle = \"別の表題\"\n",
            &["セル B3", "matome.toml の 2 行目の「別の表題」", "違います"],
        ),
        (2, TITLE, "collecting = \"令和６年度\"\n", &["セル B8", "matome.toml の 1 行目", "令和６年度"]),
    ];
    for (row, texts, toml, words) in cases {
        let mut rows = whole();
        rows[row] = texts;
        let error = load(&rows, Some(toml)).unwrap_err();
        for word in words {
            assert!(error.contains(word), "{word}: {error}");
        }
        assert!(error.is_ascii() || !error.contains("expected"), "{error}");
    }
    let error = load(&[HEAD, TEMPLATE], Some("title = \"a\"\ndeadline = \"六月末\"\n")).unwrap_err();
    assert!(error.contains("matome.toml の 2 行目") && error.contains("「六月末」"), "{error}");
}

#[test]
fn mistakes_in_the_lists_are_told_at_their_cell() {
    let item = |texts: Row<'static>| -> Vec<Row<'static>> { vec![ITEMS[0], ITEMS[1], texts] };
    let cases: [(Vec<Row>, Vec<Row>, &[&str]); 7] = [
        (
            item(&["", "№1", "別の研修"]),
            DEPARTMENTS.to_vec(),
            &["シート「項目」セル B3", "「№1」が二度", "B2 と同じ"],
        ),
        (item(&["2", "", "", "", "総務課"]), DEPARTMENTS.to_vec(), &["セル C3", "「名称」がありません"]),
        (
            item(&["2", "", "研修", "", "総部課"]),
            DEPARTMENTS.to_vec(),
            &["セル E3", "「総部課」", "「総務課」のこと"],
        ),
        (
            ITEMS.to_vec(),
            [&DEPARTMENTS[..], &[&["総務課"]]].concat(),
            &["シート「部署」セル A3", "二度", "A2"],
        ),
        (
            ITEMS.to_vec(),
            [&DEPARTMENTS[..], &[&["", "a@example.jp"]]].concat(),
            &["セル A3", "「部署名」がありません"],
        ),
        (vec![&["表示番号"]], DEPARTMENTS.to_vec(), &["一覧表.xlsx：見出し（名称）"]),
        (
            ITEMS.to_vec(),
            vec![&["課", "別名", "メール"], &["総務課"]],
            &["シート「部署」セル A1", "見出し（部署名）"],
        ),
    ];
    for (items, departments, words) in cases {
        let error = load_with(&whole(), &items, &departments, None).unwrap_err();
        for word in words {
            assert!(error.contains(word), "{word}: {error}");
        }
    }
}

/// The sheet on which the columns are explained names them all, and lists nothing.
#[test]
fn no_list_is_read_from_the_sheet_that_explains_them() {
    let folder = tempfile::tempdir().unwrap();
    let departments: [Row; 2] = [&["部署", "別名"], &["総務課"]];
    let explained: [Row; 2] = [&["部署", "部署名", "○"], &["部署", "別名", ""]];
    let settings = whole();
    let sheets: [(&str, &[Row]); 4] =
        [("設定", &settings), ("項目", &ITEMS), ("部署", &departments), ("記入の説明", &explained)];
    book(&folder.path().join("一覧表.xlsx"), &sheets);
    let error = Round::load(folder.path()).unwrap_err();
    assert!(error.tell().in_lang(Lang::Ja).contains("見出し（部署名）"), "{error}");
}

#[test]
fn every_setting_is_told_to_the_clerk_once() {
    let mut names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SETTINGS.len());
}
