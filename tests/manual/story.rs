//! The round that the manual tells of: four departments of a town are asked about the energy that they save.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
};
use tempfile::TempDir;

use super::screen::talk;
use super::typed::type_into;

const FORM: &str = "省エネルギー調査票.xlsx";
const ROUND: &str = "省エネルギー調査票";
/// How the clerk's folder is called in the manual.
const SHOWN: &str = "C:\\取りまとめ";

/// The screens that show the menus as well.
const MENUS: [&str; 2] = ["learn", "forms"];

/// The rows of the form, from its fifth: what it asks about.
const ITEMS: [&str; 4] = ["照明", "空調", "公用車", "紙の使用"];

/// What a department types into the rows: rate, mark, action.
type Answers = [[&'static str; 3]; 4];

const GENERAL_AFFAIRS: Answers = [
    ["3.2", "Ａ", "昼休みに消灯した。"],
    ["5.1", "Ａ", "設定温度を見直した。"],
    ["該当なし", "該当なし", "該当なし"],
    ["12", "Ａ", "会議の資料を電子化した。"],
];
const BUILDING: Answers = [
    ["1.5", "Ｂ", "昼休みに消灯した。"],
    ["微減", "Ｄ", "扇風機を併用した。"],
    ["8", "Ａ", "相乗りを勧めた。"],
    ["2", "Ｃ", "両面印刷を勧めた。"],
];
const WELFARE: Answers = [
    ["2.4", "Ａ", "使わない部屋を消灯した。"],
    ["0.9", "Ｂ", "設定温度を見直した。"],
    ["4", "Ａ", "電気自動車を１台入れた。"],
    ["3", "Ｂ", "両面印刷を徹底した。"],
];

/// The round as far as it was played.
pub struct Story {
    root: TempDir,
    /// What stood on the terminal, by the name of the screen.
    pub screens: BTreeMap<&'static str, String>,
}

impl Story {
    /// The clerk's folder with the blank form; `None` where there can be no terminal.
    pub fn begin() -> Option<Self> {
        let story = Self { root: tempfile::tempdir().unwrap(), screens: BTreeMap::new() };
        fs::create_dir_all(story.folder()).unwrap();
        write_opener(story.root.path());
        write_form(&story.folder().join(FORM));
        talk(&story.folder(), &["--version"], &[]).map(|_| story)
    }

    pub fn folder(&self) -> PathBuf {
        self.root.path().join("取りまとめ")
    }

    fn round(&self) -> PathBuf {
        self.folder().join(ROUND)
    }

    pub fn learn(&mut self) {
        self.play("learn", &[FORM], &["1"]);
    }

    pub fn write_lists(&self) {
        let settings = [("B5", "みどり野町"), ("B6", "総務部職員課"), ("B7", "佐藤"), ("B8", "2134")];
        let departments =
            [("A3", "総務課"), ("B3", "総務"), ("A4", "建設課"), ("A5", "福祉課"), ("A6", "教育課")];
        let typed = [("設定", settings.to_vec()), ("部署", departments.to_vec())];
        type_in(&self.round().join("一覧表.xlsx"), &typed, &self.round().join("一覧表.xlsx"));
    }

    pub fn send_forms(&mut self) {
        self.play("forms", &[], &["1", "1"]);
    }

    pub fn take_answers(&self) {
        self.answer("総務課", "総務課.xlsx", GENERAL_AFFAIRS, &[]);
        self.answer("建設課", "調査票（建設課）.xlsx", BUILDING, &[]);
        self.answer("福祉課", "福祉課.xlsx", WELFARE, &[("G6", "６月に工事あり")]);
    }

    pub fn check(&mut self) {
        self.play("check", &[], &["1", "2"]);
        self.play("status", &[], &["1", "4"]);
    }

    /// The department mends what it was told.
    pub fn take_the_second_answer(&self) {
        let mut mended = BUILDING;
        mended[1] = ["1.1", "Ｃ", "扇風機を併用した。"];
        self.answer("建設課", "調査票（建設課）修正版.xlsx", mended, &[]);
    }

    pub fn run(&mut self) {
        self.play("run", &[], &["1", "3"]);
    }

    /// The clerk settles all open points as they stand.
    pub fn decide(&self) {
        let path = self.round().join("判断.xlsx");
        let choices = [("F5", "このままでよい"), ("F6", "このままでよい")];
        type_in(&path, &[("判断", choices.to_vec())], &path);
    }

    pub fn run_again(&self) -> String {
        talk(&self.folder(), &["run", ROUND, "--lang", "ja"], &[]).unwrap()
    }

    /// Fills in the form that went to a department.
    fn answer(&self, department: &str, file: &str, answers: Answers, beside: &[(&str, &'static str)]) {
        let mut typed: Vec<(String, &str)> = Vec::new();
        for (row, texts) in (5..).zip(answers) {
            typed.extend(["C", "D", "E"].iter().zip(texts).map(|(col, text)| (format!("{col}{row}"), text)));
        }
        typed.extend(beside.iter().map(|(cell, text)| ((*cell).to_owned(), *text)));
        let typed: Vec<(&str, &str)> = typed.iter().map(|(cell, text)| (cell.as_str(), *text)).collect();
        let form = self.round().join("forms").join(format!("{department}.xlsx"));
        type_in(&form, &[("調査票", typed)], &self.round().join("submissions").join(file));
    }

    fn play(&mut self, name: &'static str, words: &[&str], answers: &[&str]) {
        let said = talk(&self.folder(), words, answers).unwrap();
        let root = self.folder().canonicalize().unwrap();
        let lines = said.lines().map(|line| as_on_windows(line, &root)).collect::<Vec<_>>();
        self.screens.insert(name, step(&lines.join("\n"), MENUS.contains(&name)));
    }
}

/// Of a talk what one step is: from the beginning, or where the menu was shown already from the last answer on, to the next
/// question.
fn step(said: &str, with_menu: bool) -> String {
    let answer = said.rfind("</b>").unwrap();
    let from = if with_menu { 0 } else { said[..answer].rfind("\n").unwrap() };
    let ends = ["\n\n「", "\n\nどの", "\n\nEnter"].map(|end| said[answer..].find(end));
    let to = ends.into_iter().flatten().min().map_or(said.len(), |end| answer + end);
    said[from..to].trim().replace("\n\n\n", "\n\n") + "\n"
}

/// Stands for the program that opens files and folders.
fn write_opener(root: &Path) {
    let opener = root.join("xdg-open");
    fs::write(&opener, "#!/bin/sh\n").unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The clerk's folder has the name that it has in the manual.
fn as_on_windows(line: &str, root: &Path) -> String {
    let root = root.to_string_lossy();
    match line.contains(&*root) {
        true => line.replace(&*root, SHOWN).replace('/', "\\").replace("<\\b>", "</b>"),
        false => line.to_owned(),
    }
}

fn type_in(from: &Path, typed: &[(&str, Vec<(&str, &str)>)], to: &Path) {
    let owned = |(cell, text): &(&str, &str)| ((*cell).to_owned(), (*text).to_owned());
    let typed = typed.iter().map(|(sheet, cells)| ((*sheet).to_owned(), cells.iter().map(owned).collect()));
    fs::write(to, type_into(&fs::read(from).unwrap(), &typed.collect())).unwrap();
}

/// The blank form, as somebody drew it with Excel.
fn write_form(path: &Path) {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 4, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name("調査票").unwrap();
    let plain = Format::new().set_font_name("游ゴシック").set_font_size(11);
    let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    let head = cell.clone().set_background_color(Color::RGB(0xdd_eb_f7)).set_align(FormatAlign::Center);
    for (col, width) in (0..).zip([7.0, 16.0, 16.0, 10.0, 40.0]) {
        sheet.set_column_width(col, width).unwrap();
    }
    let title = plain.clone().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, "令和５年度　省エネルギー行動　実施状況", &title).unwrap();
    sheet.write_string_with_format(1, 3, "担当課", &head).unwrap().write_blank(1, 4, &cell).unwrap();
    for (col, heading) in (0..).zip(["番号", "項目", "削減率（％）", "評価", "主な取組"]) {
        sheet.write_string_with_format(3, col, heading, &head).unwrap();
    }
    for (row, item) in (4..).zip(ITEMS) {
        sheet.set_row_height(row, 22).unwrap().write_number_with_format(row, 0, row - 3, &cell).unwrap();
        sheet.write_string_with_format(row, 1, item, &cell).unwrap();
        for col in 2..5 {
            sheet.write_blank(row, col, &cell).unwrap();
        }
    }
    let legend = "評価　Ａ：目標を達成　Ｂ：おおむね達成　Ｃ：未達成";
    sheet.write_string_with_format(9, 0, legend, &plain).unwrap();
    let marks = DataValidation::new().allow_list_strings(&["Ａ", "Ｂ", "Ｃ"]).unwrap();
    sheet.add_data_validation(4, 3, 7, 3, &marks).unwrap();
    book.save(path).unwrap();
}
