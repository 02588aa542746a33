//! The written workbook, opened again: cells by another library, print settings by its parts.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use super::fixture::{self, MARKS, build, empty, fill, filled, progress};
use crate::collected::Collected;
use crate::model::{CellRef, Department, FieldRole, Finding, Place, Severity, Value, ValueFault, YearSpan};
use crate::rules::Rule;
use crate::summary::Summary;
use crate::template::builtin_names;

pub(super) fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheet_range(name).unwrap()
}

pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.sheet_names()
}

/// Name of the part → its text.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut text = |name: &String| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    names.iter().map(|name| (name.clone(), text(name))).collect()
}

pub(super) fn worksheets(bytes: &[u8]) -> Vec<String> {
    let mut sheets: Vec<(usize, String)> = parts(bytes)
        .into_iter()
        .filter_map(|(name, text)| {
            let number = name.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()?;
            Some((number, text))
        })
        .collect();
    sheets.sort_unstable();
    sheets.into_iter().map(|(_, text)| text).collect()
}

/// Everything in `attribute="…"` of a part.
pub(super) fn attributes<'t>(part: &'t str, attribute: &str) -> Vec<&'t str> {
    let key = format!(" {attribute}=\"");
    part.match_indices(&key).filter_map(|(at, _)| part[at + key.len()..].split('"').next()).collect()
}

#[test]
fn the_overview_has_every_mark_in_its_place() {
    let bytes = build(&progress(&MARKS, "研修を実施した。")).unwrap();
    let grid = sheet(&bytes, "進捗一覧");
    let rows: Vec<Vec<String>> =
        grid.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let top = rows.iter().position(|row| row.contains(&"R3年度".to_owned())).unwrap();
    assert_eq!(rows[top][3..], ["R3年度", "R4年度", "R5年度", "R6年度", "R7年度"]);
    let mut section = String::new();
    for (index, (row, line)) in rows[top + 1..].iter().zip(MARKS).enumerate() {
        if !row[0].is_empty() {
            section.clone_from(&row[0]);
        }
        let wide = |mark: &str| mark.replace('A', "Ａ").replace('B', "Ｂ").replace('C', "Ｃ");
        let marks: Vec<String> =
            line.2.iter().map(|mark| wide(mark)).chain([String::new(), String::new()]).collect();
        assert_eq!((section.as_str(), row[1].as_str()), (line.0, (index + 1).to_string().as_str()));
        assert_eq!(row[2], line.1);
        assert_eq!(row[3..], marks, "{}", line.1);
    }
    let legend: Vec<&String> = rows[top + 1 + MARKS.len()..].iter().map(|row| &row[0]).collect();
    assert!(legend.iter().any(|line| line.starts_with("Ｓ：計画を上回って")), "{legend:?}");
    assert!(legend.iter().any(|line| line.starts_with("※：新型コロナ")), "{legend:?}");
}

#[test]
fn a_mark_that_did_not_come_is_told_from_a_year_to_come() {
    let bytes = build(&progress(&[("区分", "名", ["A", "", "B"])], "済み")).unwrap();
    let grid = sheet(&bytes, "進捗一覧");
    let row: Vec<String> = grid.rows().nth(4).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(row[3..], ["Ａ", "－", "Ｂ", "", ""]);
}

#[test]
fn what_is_none_on_purpose_is_printed_and_is_no_mark() {
    let marks = [("区分", "名", ["A", "該当なし", "B"]), ("区分", "二", ["", "A", "該当なし"])];
    let bytes = build(&progress(&marks, "済み")).unwrap();
    let rows = |name: &str| -> Vec<String> {
        let grid = sheet(&bytes, name);
        let joined = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
        grid.rows().map(joined).collect()
    };
    let has = |name: &str, line: &str| {
        assert!(rows(name).iter().any(|row| row.contains(line)), "{line}: {:?}", rows(name));
    };
    has("進捗一覧", "名|Ａ|該当なし|Ｂ||");
    has("進捗一覧", "二|－|Ａ|該当なし||");
    has("個票", "R4年度|↓|該当なし|済み");
    has("集計", "Ａ|1|1|0");
    has("集計", "該当なし|0|1|1");
    has("集計", "報告なし|1|0|0");
    has("集計", "計|2|2|2");
    has("データ", "なし|該当なし");
}

#[test]
fn a_card_has_its_item_and_a_row_a_year() {
    let bytes = build(&progress(&MARKS[..2], "研修を実施した。")).unwrap();
    let rows: Vec<String> = sheet(&bytes, "個票")
        .rows()
        .map(|row| {
            row.iter().map(ToString::to_string).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
        })
        .collect();
    let first = rows.iter().position(|row| row.starts_with("№1|")).unwrap();
    assert_eq!(
        rows[first..first + 8],
        [
            "№1|NPO派遣研修の実施|担当：総務課",
            "実施概要|NPO派遣研修の実施について定める。",
            "年度|計画|評価|実施（取組）|展開（課題等）",
            "R3年度|実施|※Ｃ|研修を実施した。|引き続き実施する。",
            "R4年度|↓|Ａ|研修を実施した。|引き続き実施する。",
            "R5年度|↓|Ａ|研修を実施した。|引き続き実施する。",
            "R6年度",
            "R7年度",
        ]
    );
}

#[test]
fn every_sheet_is_ready_to_print() {
    for name in builtin_names() {
        let bytes = build(&filled(name)).unwrap();
        let parts = parts(&bytes);
        let book = &parts["xl/workbook.xml"];
        let sheets = worksheets(&bytes);
        assert_eq!(book.matches("_xlnm.Print_Area").count(), sheets.len(), "{name}: a print area a sheet");
        assert!(book.contains("_xlnm.Print_Titles"), "{name}");
        for (index, sheet) in sheets.iter().enumerate() {
            assert_eq!(attributes(sheet, "paperSize"), ["9"], "{name} {index}: A4");
            assert_eq!(attributes(sheet, "fitToHeight"), ["0"], "{name} {index}: fits the width only");
            assert_eq!(attributes(sheet, "orientation").len(), 1, "{name} {index}");
            assert_eq!(
                sheet.contains("&amp;P / &amp;N"),
                index > 0,
                "{name} {index}: page numbers but on the cover"
            );
        }
    }
}

#[test]
fn nothing_is_a_formula_or_a_link_and_nothing_leaks() {
    let nasty = "=HYPERLINK(\"http://example.invalid\",\"&\")";
    let mut collected = progress(&MARKS, nasty);
    collected.round.plan.title = format!("{nasty} & 3");
    collected.round.plan.items.change(|items| items[0].title = "@SUM(1)+cmd|' /C calc'!A0".to_owned());
    let mut finding =
        Finding::new(ValueFault::MissingRating, Place::file("https://example.invalid/a.xlsx")).value(nasty);
    finding.severity = Severity::Error;
    collected.findings.push(finding);
    let parts = parts(&build(&collected).unwrap());
    for (name, text) in &parts {
        assert!(!text.contains("<hyperlink") && !text.contains("/hyperlink"), "{name}");
        assert!(!text.contains("/secret"), "{name}: a path of this machine");
        if name.starts_with("xl/worksheets/sheet") {
            assert!(!text.contains("<f>") && !text.contains("<f "), "{name}: a formula");
        }
    }
    let properties = &parts["docProps/core.xml"];
    assert!(
        properties.contains("<dc:creator></dc:creator>") || !properties.contains("dc:creator"),
        "{properties}"
    );
}

#[test]
fn the_same_collection_gives_the_same_bytes() {
    for name in builtin_names() {
        assert!(build(&filled(name)).unwrap() == build(&filled(name)).unwrap(), "{name}");
    }
}

#[test]
fn a_long_text_is_printed_to_its_last_word() {
    let text: String = (0..200).map(|number| format!("第{number:03}回の研修。")).collect();
    let bytes = build(&progress(&MARKS[..3], &text)).unwrap();
    let shown: String = sheet(&bytes, "個票").rows().flatten().map(ToString::to_string).collect();
    assert_eq!(shown.matches("第199回の研修。").count(), 9, "three items, three years");
    let titles = sheet(&bytes, "個票").rows().filter(|row| row[1] == Data::String(MARKS[0].1.into())).count();
    assert!(titles > 1, "the card's title is said again on each of its pages");
    let years = sheet(&bytes, "個票").rows().filter(|row| row[0] == Data::String("R3年度".into())).count();
    assert!(years > 3, "so is a year that goes on");
    for part in worksheets(&bytes) {
        let heights: Vec<f64> =
            attributes(&part, "ht").iter().filter_map(|height| height.parse().ok()).collect();
        assert!(heights.iter().all(|height| *height <= 409.0), "{heights:?}");
    }
}

#[test]
fn no_page_ends_inside_a_card() {
    let lines: Vec<fixture::Line> = MARKS.iter().cycle().take(40).copied().collect();
    let bytes = build(&progress(&lines, &"研修を実施した。".repeat(12))).unwrap();
    let at = names(&bytes).iter().position(|name| name == "個票").unwrap();
    let part = &worksheets(&bytes)[at];
    let breaks = part.split("<rowBreaks").nth(1).unwrap().split("</rowBreaks>").next().unwrap();
    let breaks: Vec<usize> = attributes(breaks, "id").iter().map(|row| row.parse().unwrap()).collect();
    let grid = sheet(&bytes, "個票");
    assert!(breaks.len() >= 13, "{breaks:?}");
    for row in &breaks {
        let first = grid.get((*row, 0)).map(ToString::to_string).unwrap_or_default();
        assert!(first.starts_with('№'), "a page begins with {first:?} in row {row}");
    }
    let heights: Vec<f64> = attributes(part, "ht").iter().map(|height| height.parse().unwrap()).collect();
    for page in breaks.windows(2) {
        let height: f64 = heights[page[0]..page[1]].iter().sum();
        assert!(height < 730.0, "{height} points on one page");
    }
}

#[test]
fn the_data_sheet_is_tidy() {
    let collected = progress(&MARKS, "研修を実施した。\n・二行目");
    let bytes = build(&collected).unwrap();
    let grid = sheet(&bytes, "データ");
    let rows: Vec<&[Data]> = grid.rows().collect();
    assert_eq!(rows.len(), collected.entries.len() + 1, "a row an entry under one row of headings");
    let headings: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    assert!(headings.iter().all(|heading| !heading.is_empty()));
    let rating = rows.iter().find(|row| row[column("項目")] == Data::String("評価".into())).unwrap();
    assert_eq!(rating[column("年度（西暦）")], Data::Float(2021.0));
    assert_eq!(rating[column("年度（和暦）")], Data::String("令和3年度".into()));
    assert_eq!(rating[column("値（文字）")], Data::String("C".into()));
    assert_eq!(rating[column("付記")], Data::String("※".into()));
    let at = names(&bytes).iter().position(|name| name == "データ").unwrap();
    assert!(!worksheets(&bytes)[at].contains("<mergeCell"));
}

#[test]
fn charts_are_native_and_show_cells() {
    for (name, kind) in [("hr-progress", "<c:barChart>"), ("action-plan", "<c:lineChart>")] {
        let parts = parts(&build(&filled(name)).unwrap());
        let charts: Vec<&String> = parts
            .iter()
            .filter(|(name, _)| name.starts_with("xl/charts/chart"))
            .map(|(_, text)| text)
            .collect();
        assert!(charts.iter().any(|chart| chart.contains(kind) && chart.contains("<c:f>")), "{name}");
    }
}

#[test]
fn the_tally_is_the_summarys() {
    let bytes = build(&progress(&MARKS, "済み")).unwrap();
    let grid = sheet(&bytes, "集計");
    let row = |label: &str| grid.rows().find(|row| row[0] == Data::String(label.into())).unwrap().to_vec();
    let counts = |label: &str| row(label)[1..].iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(counts("Ａ"), ["5", "8", "8"]);
    assert_eq!(counts("Ｃ"), ["3", "1", "0"]);
    assert_eq!(counts("うち※"), ["3", "2", "0"]);
    assert_eq!(counts("計"), ["13", "13", "13"]);
}

#[test]
fn targets_stand_as_numbers_beside_goal_and_fraction() {
    let bytes = build(&filled("action-plan")).unwrap();
    let grid = sheet(&bytes, "目標数値");
    let row = |label: &str| grid.rows().find(|row| row[0] == Data::String(label.into())).unwrap().to_vec();
    assert_eq!(row("実績")[1], Data::Float(0.733));
    assert_eq!(row("目標")[1], Data::Float(11.0));
    assert_eq!(row("内訳")[1], Data::String("(11人／11人)".into()));
}

/// What is typed in the due years of the first target.
pub(super) fn target(values: [(Value, &str); 3]) -> Collected {
    let mut collected = filled("action-plan");
    let plan = collected.round.plan.clone();
    let result = plan.fields.iter().find(|field| field.role == Some(FieldRole::Result)).unwrap();
    let first = collected.entries.iter().find(|entry| entry.field == result.name).unwrap().item().to_owned();
    collected
        .entries
        .retain(|entry| entry.item() != first || plan.field(&entry.field).unwrap().parts.is_empty());
    let mut values = values.into_iter();
    for entry in
        collected.entries.iter_mut().filter(|entry| entry.item() == first && entry.field == result.name)
    {
        let Some((value, raw)) = values.next() else { continue };
        (entry.value, entry.raw) = (Some(value), raw.into());
    }
    collected
}

#[test]
fn the_numbers_of_a_target_keep_their_unit_and_line_up() {
    let bytes = build(&target([
        (Value::Number(12.0), "12日"),
        (Value::Number(10.4), "10.4 日"),
        (Value::Number(9.0), "9.0"),
    ]))
    .unwrap();
    let grid = sheet(&bytes, "目標数値");
    let row = grid.rows().find(|row| row[0] == Data::String("実績".into())).unwrap();
    assert_eq!(row[1..4], [Data::Float(12.0), Data::Float(10.4), Data::Float(9.0)]);
    let styles = &parts(&bytes)["xl/styles.xml"];
    assert!(styles.contains("\"#,##0.0&quot;日&quot;_ \"") && styles.contains("\"#,##0.0_ \""), "{styles}");
    let data = sheet(&bytes, "データ");
    let head = data.rows().next().unwrap();
    let unit = head.iter().position(|cell| *cell == Data::String("単位".into())).unwrap();
    assert_eq!(data.rows().filter(|row| row[unit] == Data::String("日".into())).count(), 2);
}

#[test]
fn a_target_that_is_none_on_purpose_is_no_zero_in_its_chart() {
    let bytes = build(&target([
        (Value::Number(12.0), "12"),
        (Value::NotApplicable, "対象者なし"),
        (Value::Number(9.0), "9"),
    ]))
    .unwrap();
    let grid = sheet(&bytes, "目標数値");
    let at = grid.rows().position(|row| row[0] == Data::String("実績".into())).unwrap();
    let rows: Vec<&[Data]> = grid.rows().skip(at).take(2).collect();
    assert!(matches!(&rows[0][2], Data::Empty) || rows[0][2] == Data::String(String::new()), "{:?}", rows[0]);
    assert_eq!(rows[1][2], Data::String("該当なし".into()));
}

#[test]
fn what_is_said_of_an_item_without_rows_is_not_lost() {
    let mut collected = filled("implementation-plan");
    collected.round.plan.items.change(|items| {
        let below = items.iter_mut().filter(|item| item.parent.as_deref() == Some("1-0"));
        below.for_each(|item| item.years = Some(YearSpan::new(2024, 2025)));
    });
    let bytes = build(&collected).unwrap();
    let text = |name: &str| sheet(&bytes, name).rows().flatten().map(ToString::to_string).collect::<Vec<_>>();
    let review = text("振り返り");
    assert_eq!(review.iter().filter(|cell| *cell == "３年間の成果等の内容").count(), 2, "{review:?}");
    assert_eq!(
        review.iter().filter(|cell| *cell == "実績の内容").count(),
        1,
        "merged over the years of one cell"
    );
    assert!(text("実施計画").contains(&"第1の1".to_owned()));
}

#[test]
fn names_reach_over_the_grades_they_are_said_for() {
    let bytes = build(&filled("grade-competency")).unwrap();
    let at = names(&bytes).iter().position(|name| name == "一覧").unwrap();
    let merges = worksheets(&bytes)[at].clone();
    assert!(attributes(&merges, "ref").iter().any(|range| range.starts_with("C4:H4")), "{merges}");
    let cards: String = sheet(&bytes, "職位別").rows().flatten().map(ToString::to_string).collect();
    assert!(cards.contains("決断力主事職のdefinition") && cards.contains("部長職のrole"), "{cards}");
}

#[test]
fn whatever_came_the_report_is_written() {
    let texts = [
        "",
        "\u{0}\u{7}\u{FFFE}",
        "_x000D_",
        "\n\n\n",
        "😀".repeat(3000).as_str(),
        "a".repeat(40_000).as_str(),
    ]
    .map(str::to_owned);
    for text in texts {
        let bytes = build(&progress(&MARKS[..1], &text)).unwrap();
        assert!(sheet(&bytes, "個票").rows().count() > 5);
    }
    for name in builtin_names() {
        let bytes = build(&empty(name)).unwrap();
        assert_eq!(names(&bytes)[0], "表紙", "{name}");
    }
    let mut bare: Collected = empty("hr-progress");
    bare.round.plan.items.change(Vec::clear);
    bare.round.plan.departments.change(Vec::clear);
    build(&bare).unwrap();
}

/// All that is written in the sheets whose names begin so, row by row, what stands in the first row of each left out.
fn rows_of(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let sheets = names(bytes).into_iter().filter(|own| own.starts_with(name));
    let rows = |own: String| {
        sheet(bytes, &own)
            .rows()
            .skip(1)
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect::<Vec<_>>()
    };
    sheets.flat_map(rows).collect()
}

#[test]
fn more_rows_than_a_sheet_has_go_on_on_the_next() {
    let mut collected = progress(&MARKS, "研修を実施した。");
    let finding = |row: u32| Finding {
        department: Some("総務課".to_owned()),
        ..Finding::new(ValueFault::ErrorValue, Place::cell("総務課.xlsx", "調査票", CellRef::new(row, 2)))
    };
    collected.findings = (0..45).map(finding).collect();
    for streamed in [false, true] {
        let whole = fill(&collected, |book, _| book.streamed(streamed)).unwrap();
        let split = fill(&collected, |book, _| book.streamed(streamed).most_rows(40)).unwrap();
        for name in ["個票", "要確認", "データ"] {
            let sheets = || names(&split).into_iter().filter(|own| own.starts_with(&format!("{name}(")));
            assert!(sheets().count() >= 1, "{name} in {:?}", names(&split));
            for own in sheets() {
                assert!(
                    rows_of(&split, name).concat().contains(&format!("続きは、シート「{own}」にあります。")),
                    "{own}"
                );
                assert_eq!(
                    sheet(&split, &own).rows().next(),
                    sheet(&whole, name).rows().next(),
                    "headings of {own}"
                );
                assert!(sheet(&split, &own).height() <= 41, "{own}");
            }
        }
        let said = |bytes: &[u8]| {
            let mut rows = rows_of(bytes, "データ");
            rows.retain(|row| !row[0].starts_with("続きは"));
            rows
        };
        assert_eq!(said(&whole), said(&split));
        assert_eq!(said(&whole).len(), collected.entries.len());
        assert_eq!(
            worksheets(&split).iter().filter(|part| part.contains("<autoFilter")).count(),
            names(&split).iter().filter(|name| name.starts_with("データ")).count()
        );
    }
}

#[test]
fn many_open_points_are_counted_by_their_kinds() {
    let mut collected = progress(&MARKS, "研修を実施した。");
    let finding = |(row, department): (u32, &str)| Finding {
        department: Some(department.to_owned()),
        ..Finding::new(ValueFault::ErrorValue, Place::cell("a.xlsx", "調査票", CellRef::new(row, 2)))
    };
    let department = |name: &str| Department { name: name.to_owned(), ..Department::default() };
    collected.round.plan.departments = ["総務課", "財政課"].map(department).into_iter().collect();
    collected.findings =
        (0..29).map(|row| finding((row, if row < 9 { "総務課" } else { "財政課" }))).collect();
    let kinds = |collected: &Collected| {
        Summary::of(&collected.round.plan, &[], &[], &[], &collected.findings, None).kinds
    };
    collected.summary.kinds = kinds(&collected);
    assert!(!names(&build(&collected).unwrap()).contains(&"要確認（種類別）".to_owned()));
    let other =
        Finding { severity: Severity::Warning, ..Finding::new(ValueFault::TwoMarks, Place::file("a.xlsx")) };
    collected.findings.push(other);
    collected.summary.kinds = kinds(&collected);
    let bytes = build(&collected).unwrap();
    let grid = sheet(&bytes, "要確認（種類別）");
    let rows: Vec<Vec<String>> =
        grid.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let of = |code: &str| {
        rows.iter().find(|row| row[1] == code).map(|row| [row[0].clone(), row[3].clone(), row[4].clone()])
    };
    let code = |fault: ValueFault| Rule::of(&fault.into()).code;
    assert_eq!(of(code(ValueFault::ErrorValue)).unwrap(), ["要修正", "29", "2"]);
    assert_eq!(of(code(ValueFault::TwoMarks)).unwrap(), ["要確認", "1", "0"]);
}

#[test]
fn a_text_that_no_cell_holds_ends_with_a_word_on_the_rest() {
    let collected = progress(&MARKS[..1], &"研修を実施した。".repeat(5_000));
    let bytes = fill(&collected, |book, _| book.streamed(true)).unwrap();
    let grid = sheet(&bytes, "データ");
    let texts: Vec<String> = grid.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    let long = texts.iter().filter(|text| text.ends_with("…（以下は提出されたファイルを参照）"));
    let lengths: Vec<usize> = long.map(|text| text.encode_utf16().count()).collect();
    assert!(
        !lengths.is_empty() && lengths.iter().all(|length| (32_000..=32_767).contains(length)),
        "{lengths:?}"
    );
}
