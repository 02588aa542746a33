//! The page says what was counted, links to what was written, and lets nothing typed become markup.

use super::*;
use crate::model::{Fault, LayoutFault, Severity, ValueFault, Verdict};
use crate::report::sample;

fn built(collected: &Collected, links: &[Link]) -> String {
    build(collected, &Status::after(collected, None), links).unwrap()
}

fn page() -> String {
    let file = format!("総務課{}.xlsx", sample::NASTY);
    let finding = |severity, fault: Fault, cell: &str, department: &str| {
        sample::finding(severity, fault, &file, sample::NASTY, cell)
            .value(sample::NASTY)
            .department(department)
    };
    let mut stray = sample::submission("", sample::NASTY, Verdict::Unreadable);
    stray.department = None;
    let read = [("C6", 2021, "S"), ("C7", 2022, "※C"), ("C8", 2023, "A")];
    let read = read.map(|(cell, year, mark)| {
        sample::entry("総務課", &file, cell, "rating", year, mark, sample::mark(mark))
    });
    let mut collected = sample::collected(
        vec![
            sample::submission("総務課", &file, Verdict::Returned),
            sample::submission("税務課", "税務課.xlsx", Verdict::Accepted),
            stray,
        ],
        read.to_vec(),
        vec![
            finding(
                Severity::Warning,
                LayoutFault::TitleDiffers { expected: String::new() }.into(),
                "A1",
                "総務課",
            ),
            finding(Severity::Error, ValueFault::UnknownMark.into(), "C6", "総務課"),
            finding(Severity::Error, ValueFault::UnknownMark.into(), "C7", "税務課"),
        ],
    );
    collected.round.plan.title = sample::NASTY.to_owned();
    let links = [Link {
        department: Some("総務課".to_owned()),
        label: "確認結果".to_owned(),
        path: "departments/総務課\"><b>.xlsx".to_owned(),
    }];
    built(&collected, &links)
}

#[test]
fn nothing_typed_is_markup() {
    let page = page();
    assert!(!page.contains("<script") && !page.contains("<b>.xlsx") && page.contains("&lt;script&gt;"));
    // Nothing is fetched: no address but those of files beside the page.
    for address in page.split("href=\"").skip(1) {
        assert!(address.starts_with("./departments/%E7%B7%8F"), "{}", &address[..40.min(address.len())]);
    }
    assert!(!page.contains(" src=") && !page.contains("@import") && !page.contains("url(http"));
}

#[test]
fn the_counts_are_there() {
    let page = page();
    for words in [
        "2<small> ／ 5 部署</small>",
        "要修正 <b>2</b> 件",
        "要確認 <b>1</b> 件",
        "<span class=\"tag bad\">返却（要修正）</span>",
        "部署が分からないファイル（1 件）",
        "<tr><td>令和4年度</td><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">1</td><td class=\"num\">3</td><td class=\"num\">4</td><td class=\"num\">1</td></tr>",
        "総務課、税務課",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert_eq!(page.matches("<span class=\"tag none\">未提出</span>").count(), 3);
}

#[test]
fn several_files_of_a_department_are_told_apart() {
    let file = |name: &str, verdict| sample::submission("税務課", name, verdict);
    let files = vec![
        file("その1.xlsx", Verdict::Accepted),
        file("その2.xlsx", Verdict::Returned),
        file("旧.xlsx", Verdict::Superseded),
    ];
    let page = built(&sample::collected(files, Vec::new(), Vec::new()), &[]);
    assert!(
        page.contains(
            "<td>その1.xlsx<br>その2.xlsx<br><span class=\"small\">差替え済み：旧.xlsx</span></td>"
        ),
        "{page}"
    );
    assert!(
        page.contains(
            "<td class=\"name\">税務課</td>\n<td><span class=\"tag bad\">返却（要修正）</span></td>"
        ),
        "{page}"
    );
    assert!(page.contains("<td class=\"num\">24</td>"));
}

#[test]
fn an_empty_round_has_a_page() {
    let mut collected = sample::collected(Vec::new(), Vec::new(), Vec::new());
    collected.round.plan.departments.change(Vec::clear);
    collected.summary = crate::summary::Summary::default();
    assert!(
        build(&collected, &Status::after(&collected, None), &[])
            .unwrap()
            .contains("0<small> ／ 0 部署</small>")
    );
}

#[test]
fn many_departments_are_found_and_sorted_by_a_script_of_our_own() {
    assert!(!page().contains("id=\"departments\""));
    let mut collected = sample::collected(Vec::new(), Vec::new(), Vec::new());
    let named = |number: usize| crate::model::Department {
        name: format!("{number}課{}", sample::NASTY),
        ..Default::default()
    };
    collected.round.plan.departments = (0..1_788).map(named).collect();
    collected.summary = crate::summary::Summary::of(&collected.round.plan, &[], &[], &[], &[], None);
    let page = build(&collected, &Status::after(&collected, None), &[]).unwrap();
    assert_eq!(page.matches("<script").count(), 1);
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    assert_eq!(script.trim(), include_str!("rows.js").trim(), "nothing typed is in the script");
    assert!(!script.contains("http") && !script.contains("innerHTML") && !script.contains("eval"));
    assert_eq!(page.matches("（提出なし）").count(), 1_788);
    assert!(page.len() < 1_200_000, "{} bytes", page.len());
}
