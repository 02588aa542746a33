//! How the written pages look: what stands where in its cell, what explains it, and where pages end.

use std::collections::{BTreeMap, BTreeSet};

use calamine::Data;

use super::fixture::{MARKS, build, progress};
use super::tests::{attributes, names, parts, sheet, target, worksheets};
use crate::model::{FieldKind, Value, YearSpan};

/// Cell → where its text stands across and down, on a sheet.
fn places(bytes: &[u8], name: &str) -> BTreeMap<String, [String; 2]> {
    let parts = parts(bytes);
    let styles = parts["xl/styles.xml"].split("<cellXfs").nth(1).unwrap();
    let looks: Vec<[String; 2]> = styles
        .split("<xf ")
        .skip(1)
        .map(|xf| ["horizontal", "vertical"].map(|side| attributes(xf, side).concat()))
        .collect();
    let at = names(bytes).iter().position(|own| own == name).unwrap();
    let cells = worksheets(bytes)[at].split("<c ").skip(1).map(|cell| format!(" {cell}")).collect::<Vec<_>>();
    let place = |cell: &String| {
        let look = attributes(cell, "s").first().map_or(0, |style| style.parse().unwrap());
        (attributes(cell, "r")[0].to_owned(), looks[look].clone())
    };
    cells.iter().map(place).collect()
}

#[test]
fn a_column_of_a_card_is_centred_or_left_as_a_whole() {
    let mut collected = progress(&MARKS, "研修を実施し、結果を全員で確かめた。");
    let kinds: BTreeMap<String, FieldKind> =
        collected.round.plan.fields.iter().map(|field| (field.name.clone(), field.kind)).collect();
    let texts = collected.entries.iter_mut().filter(|entry| kinds[entry.field.as_str()] == FieldKind::Text);
    for entry in texts.step_by(2) {
        entry.value = Some(Value::Text("実施".into()));
    }
    let bytes = build(&collected).unwrap();
    let places = places(&bytes, "個票");
    let grid = sheet(&bytes, "個票");
    let mut across: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (row, cells) in grid.rows().enumerate() {
        let is_year = cells[0].to_string().starts_with('R') && cells[0].to_string().ends_with("年度");
        for (col, cell) in cells.iter().enumerate().filter(|(col, _)| is_year && *col > 0) {
            if !matches!(cell, Data::Empty) && !cell.to_string().is_empty() {
                let address = format!("{}{}", char::from(b'A' + col as u8), row + 1);
                across.entry(col).or_default().insert(places[&address][0].clone());
            }
        }
    }
    assert!(across.len() >= 3 && across.values().all(|own| own.len() == 1), "{across:?}");
    assert!(
        across.values().any(|own| own.contains("left")) && across.values().any(|own| own.contains("center"))
    );
}

#[test]
fn no_sheet_of_paper_has_nothing_but_a_legend() {
    let mut broken = 0;
    for count in 18..34 {
        let lines: Vec<_> = MARKS.iter().cycle().take(count).copied().collect();
        let bytes = build(&progress(&lines, "実施")).unwrap();
        let grid = sheet(&bytes, "進捗一覧");
        let legend = grid.rows().position(|row| row[0].to_string().starts_with('■')).unwrap();
        let at = names(&bytes).iter().position(|own| own == "進捗一覧").unwrap();
        let part = worksheets(&bytes)[at].clone();
        let breaks =
            part.split("<rowBreaks").nth(1).map(|breaks| attributes(breaks, "id")).unwrap_or_default();
        let breaks: Vec<usize> = breaks.iter().map(|row| row.parse().unwrap()).collect();
        // A gap of a row stands between; the last row of the table goes with both.
        assert!(breaks.iter().all(|row| *row < legend - 1), "{count} items: {breaks:?}, legend in {legend}");
        broken += usize::from(!breaks.is_empty());
    }
    assert!(broken > 3, "pages end");
}

#[test]
fn what_is_not_asked_is_struck_through_and_explained() {
    let mut collected = progress(&MARKS, "実施");
    let said = |bytes: &[u8]| {
        let cells = sheet(bytes, "進捗一覧").rows().flatten().map(ToString::to_string).collect::<String>();
        (
            parts(bytes)["xl/styles.xml"].contains("diagonalUp=\"1\""),
            cells.contains("斜線の欄：報告の対象でないもの"),
        )
    };
    assert_eq!(said(&build(&collected).unwrap()), (false, false));
    collected.round.plan.items.change(|items| items[2].years = Some(YearSpan::new(2022, 2023)));
    assert_eq!(said(&build(&collected).unwrap()), (true, true));
}

#[test]
fn a_result_that_did_not_come_is_said_in_words() {
    let mut collected =
        target([(Value::Number(12.0), "12"), (Value::Number(10.0), "10"), (Value::Number(9.0), "9")]);
    let said = |bytes: &[u8], word: &str| {
        sheet(bytes, "目標数値")
            .rows()
            .flatten()
            .filter(|cell| matches!(cell, Data::String(text) if text == word))
            .count()
    };
    let before = said(&build(&collected).unwrap(), "報告なし");
    let lost = collected.entries.iter().position(|entry| entry.value == Some(Value::Number(10.0))).unwrap();
    collected.entries.remove(lost);
    let bytes = build(&collected).unwrap();
    assert_eq!(said(&bytes, "報告なし"), before + 1);
    assert_eq!(said(&bytes, "色の付いた空欄：報告がないもの"), 1);
}

#[test]
fn a_row_of_data_with_short_texts_is_a_line_high() {
    let bytes = build(&progress(&MARKS, "研修を実施した。")).unwrap();
    let at = names(&bytes).iter().position(|own| own == "データ").unwrap();
    let part = worksheets(&bytes)[at].clone();
    let rows = part.split("<row ").skip(1).map(|row| format!(" {row}")).collect::<Vec<_>>();
    let heights: Vec<f64> = rows
        .iter()
        .filter_map(|row| attributes(row.split('>').next()?, "ht").first()?.parse().ok())
        .collect();
    let high = heights.iter().filter(|height| **height > 18.0).count();
    assert!(high * 10 < heights.len(), "{high} of {} rows", heights.len());
}
