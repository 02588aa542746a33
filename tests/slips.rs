//! What a clerk's slips in the lists come to: taken as they are meant, or told at their cell with what to do.

use std::fs;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;

/// A cell by its sheet, row and column (from 0), and what is typed into it.
type Typed<'a> = (&'a str, u32, u16, &'a str);

const SETTINGS: [[&str; 2]; 8] = [
    ["設定", "内容"],
    ["様式", "hr-progress"],
    ["表題", "進捗状況"],
    ["計画の最初の年度", "令和３年度"],
    ["計画の最後の年度", "令和７年度"],
    ["取りまとめる年度", "令和３年度"],
    ["提出期限", "令和６年６月２８日"],
    ["再提出期限", ""],
];
const ITEMS: [[&str; 8]; 3] = [
    ["番号", "表示番号", "名称", "種別", "親番号", "開始年度", "終了年度", "担当課"],
    ["1", "№1", "研修の実施", "", "", "", "", "総務課"],
    ["2", "№2", "面談の実施", "", "", "", "", "職員課"],
];
const DEPARTMENTS: [[&str; 4]; 3] = [
    ["部署名", "別名", "担当区分", "メール"],
    ["総務課", "総務", "", "soumu@town.example.jp"],
    ["職員課", "", "", ""],
];
const CARD: &str =
    "№1,研修の実施\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,Ａ,行った。,続ける。\n";
const OTHER: &str =
    "№2,面談の実施\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,Ａ,行った。,続ける。\n";

/// A round whose lists are typed so, on sheets of these names; what its check says and ends with.
fn check(names: [&str; 3], typed: &[Typed]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    let lists: [(&str, Vec<&[&str]>); 3] = [
        ("設定", SETTINGS.iter().map(|row| &row[..]).collect()),
        ("項目", ITEMS.iter().map(|row| &row[..]).collect()),
        ("部署", DEPARTMENTS.iter().map(|row| &row[..]).collect()),
    ];
    for ((list, rows), name) in lists.iter().zip(names).filter(|(_, name)| !name.is_empty()) {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, texts) in (0..).zip(rows) {
            for (col, text) in (0..).zip(*texts) {
                sheet.write_string(row, col, *text).unwrap();
            }
        }
        for (_, row, col, text) in typed.iter().filter(|(sheet, ..)| sheet == list) {
            sheet.write_string(*row, *col, *text).unwrap();
        }
    }
    book.save(folder.path().join("一覧表.xlsx")).unwrap();
    fs::create_dir(folder.path().join("submissions")).unwrap();
    for (name, text) in [("総務課", CARD), ("職員課", OTHER)] {
        fs::write(folder.path().join(format!("submissions/{name}.csv")), text).unwrap();
    }
    let mut command = Command::cargo_bin("matome").unwrap();
    let output = command.args(["check", "--lang", "ja"]).arg(folder.path()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const NAMES: [&str; 3] = ["設定", "項目", "部署"];

#[test]
fn what_is_meant_without_doubt_is_taken() {
    for typed in [
        vec![],
        vec![("項目", 1, 7, "総務課　")],
        vec![("項目", 1, 7, "総 務 課")],
        vec![("項目", 1, 7, "総務")],
        vec![("項目", 1, 7, "総務課　職員課"), ("項目", 2, 7, "職員課・総務課")],
        vec![("項目", 1, 7, "総務課及び職員課"), ("項目", 2, 7, "職員課／総務課")],
        vec![("項目", 1, 7, "総務課\n職員課")],
        vec![("部署", 1, 3, "ｓｏｕｍｕ＠ｔｏｗｎ．ｅｘａｍｐｌｅ．ｊｐ")],
        vec![("部署", 1, 3, "a@town.example.jp、b@town.example.jp")],
        vec![("設定", 6, 1, "令和6年6月28日（金）")],
        vec![("項目", 0, 8, "備考"), ("項目", 1, 8, "確認中")].into_iter().take(1).collect(),
    ] {
        let (code, said) = check(NAMES, &typed);
        let whole = typed.iter().all(|(_, _, _, text)| !text.contains("及び") && !text.contains('・'));
        assert!(code < 2 && !said.contains("一覧表"), "{typed:?}: {said}");
        assert!(code == 0 || !whole || said.contains("L202"), "{typed:?}: {said}");
    }
    // Sheets may be called otherwise.
    let (code, said) = check(["設定R6", "項目一覧", "課"], &[]);
    assert!(code == 0 && !said.contains("一覧表"), "{said}");
}

#[test]
fn what_cannot_be_meant_ends_the_run_at_its_cell() {
    for (typed, words) in [
        (vec![("部署", 2, 0, "総務　課")], ["シート「部署」セル A3", "空白や全角・半角が違うだけ"]),
        (vec![("部署", 2, 0, "総務課")], ["シート「部署」セル A3", "どちらかの行を消して"]),
        (vec![("項目", 1, 7, "総務化")], ["シート「項目」セル H2", "「総務課」のことではありませんか"]),
        (vec![("項目", 1, 7, "総務課、税務課")], ["シート「項目」セル H2", "担当課「税務課」"]),
        (vec![("項目", 1, 7, "同上")], ["シート「項目」セル H2", "部署の一覧（列「部署名」）にありません"]),
        (vec![("項目", 2, 0, "１")], ["シート「項目」セル A3", "（A2 と同じ）"]),
        (vec![("項目", 2, 0, "2月1日")], ["シート「項目」セル A3", "日付になっています"]),
        (vec![("項目", 2, 2, "#REF!")], ["シート「項目」セル C3", "数式の誤り"]),
        (vec![("項目", 2, 2, "　")], ["シート「項目」セル C3", "「名称」がありません"]),
        (vec![("項目", 1, 3, "取組")], ["シート「項目」セル D2", "空欄にしてください"]),
        (vec![("項目", 1, 4, "9")], ["シート「項目」セル E2", "親番号「9」の項目が、一覧にありません"]),
        (vec![("項目", 1, 4, "1")], ["シート「項目」セル E2", "この項目の番号と同じ"]),
        (
            vec![("項目", 1, 5, "令和７年度"), ("項目", 1, 6, "令和３年度")],
            ["シート「項目」セル G2", "より前です"],
        ),
        (
            vec![("項目", 1, 5, "令和１１年度"), ("項目", 1, 6, "令和１２年度")],
            ["シート「項目」セル F2", "計画の年度に一つも入りません"],
        ),
        (vec![("項目", 1, 5, "令和４年度")], ["シート「項目」セル G2", "両方を書いて"]),
        (vec![("項目", 0, 8, "名称")], ["シート「項目」セル I1", "見出し「名称」が二つ"]),
        (vec![("項目", 0, 2, "取組名")], ["シート「項目」セル A1", "見出し（名称）のある表が見つかりません"]),
        (vec![("設定", 6, 1, "６月末")], ["シート「設定」セル B7", "のように書いて"]),
        (vec![("設定", 6, 1, "令和６年６月３１日")], ["シート「設定」セル B7", "のように書いて"]),
        (vec![("設定", 6, 1, "令和６年６月２８日（木）")], ["シート「設定」セル B7", "この日は金曜日"]),
        (vec![("設定", 7, 1, "令和６年６月２０日")], ["シート「設定」セル B8", "提出期限より前"]),
        (
            vec![("設定", 8, 0, "提出期限"), ("設定", 8, 1, "令和６年７月１日")],
            ["シート「設定」セル B9", "「提出期限」が二度"],
        ),
        (
            vec![
                ("設定", 9, 0, "記号"),
                ("設定", 9, 1, "使い方"),
                ("設定", 9, 2, "意味"),
                ("設定", 10, 0, "Ａ、Ｂ"),
                ("設定", 10, 1, "評価"),
            ],
            ["シート「設定」セル A11", "一行に一つずつ"],
        ),
    ] {
        let (code, said) = check(NAMES, &typed);
        assert!(code == 2 && words.iter().all(|word| said.contains(word)), "{typed:?}: {said}");
    }
    let (code, said) = check(["設定", "項目", ""], &[]);
    assert!(code == 2 && said.contains("シート「部署」を消したり"), "{said}");
}

#[test]
fn what_may_be_a_slip_is_told_at_its_cell_and_the_run_goes_on() {
    for (typed, words) in [
        (vec![("部署", 1, 3, "soumu.example.jp")], ["シート「部署」セル D2", "メールの宛先に入りません"]),
        (
            vec![("部署", 1, 3, "a @town.example.jp")],
            ["シート「部署」セル D2", "メールアドレスとして読めない"],
        ),
        (vec![("部署", 2, 1, "総務課")], ["シート「部署」セル B3", "同じ呼び方が「総務課」にも"]),
        (vec![("部署", 2, 2, "課長職")], ["シート「部署」セル C3", "担当区分はないため"]),
        (
            vec![("部署", 3, 0, "会計課")],
            ["シート「部署」セル A4", "「会計課」を担当課とする項目がありません"],
        ),
        (vec![("項目", 3, 2, "計 2項目")], ["シート「項目」セル H4", "どの部署にも求めません"]),
        (vec![("項目", 2, 1, "No.１")], ["シート「項目」セル B3", "表示番号「No.１」が二度"]),
        (vec![("項目", 2, 2, "研修の実施")], ["シート「項目」セル C3", "名称「研修の実施」が二度"]),
        (
            vec![("項目", 1, 5, "令和２年度"), ("項目", 1, 6, "令和７年度")],
            ["シート「項目」セル F2", "計画の年度にないものがあります"],
        ),
        (vec![("項目", 0, 7, "担当部署")], ["シート「項目」セル H1", "列「担当部署」は読みません"]),
        (vec![("項目", 0, 7, "　")], ["シート「項目」", "列「担当課」がないため"]),
        (vec![("部署", 0, 3, "アドレス")], ["シート「部署」セル D1", "見出しを直してください：メール"]),
        (vec![("設定", 5, 1, "令和８年度")], ["シート「設定」セル B6", "計画の年度に入っていません"]),
    ] {
        let (code, said) = check(NAMES, &typed);
        let told = said.split("確かめていただきたいこと").nth(1).unwrap_or_default();
        assert!(code < 2 && words.iter().all(|word| told.contains(word)), "{typed:?}: {said}");
    }
}

#[test]
fn of_two_sheets_that_are_lists_the_one_with_the_right_name_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    for (name, rows) in [("項目 (2)", &ITEMS[..2]), ("項目", &ITEMS[..])] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, texts) in (0..).zip(rows) {
            sheet.write_row(row, 0, *texts).unwrap();
        }
    }
    let sheet = book.add_worksheet().set_name("部署").unwrap();
    (0..).zip(DEPARTMENTS).for_each(|(row, texts)| assert!(sheet.write_row(row, 0, texts).is_ok()));
    let sheet = book.add_worksheet().set_name("設定").unwrap();
    (0..).zip(SETTINGS).for_each(|(row, texts)| assert!(sheet.write_row(row, 0, texts).is_ok()));
    book.save(folder.path().join("一覧表.xlsx")).unwrap();
    let round = matome::round::Round::load(folder.path()).unwrap();
    assert_eq!(round.plan.items.len(), 2);
    let told: Vec<&str> = round.doubts.iter().map(|doubt| doubt.in_lang(matome::model::Lang::Ja)).collect();
    assert!(told.len() == 1 && told[0].contains("シート「項目 (2)」にもあります"), "{told:?}");
}
