//! `matome normalize` from the outside: arguments and standard input, one JSON line each, exit codes.

use assert_cmd::Command;
use serde_json::{Value, json};

fn normalize(args: &[&str], stdin: &str) -> Vec<Value> {
    let mut command = Command::cargo_bin("matome").unwrap();
    let output = command.arg("normalize").args(args).write_stdin(stdin).assert().success().code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_a_value_in_their_order() {
    let lines = normalize(&["--as", "fiscal-year"], "R5\n令和4～6年度\n\n5年度\r\n令和0年度\n");
    let said = |line: &Value| (line["input"].clone(), line["status"].clone(), line["value"].clone());
    assert_eq!(said(&lines[0]), (json!("R5"), json!("ok"), json!(2023)));
    assert_eq!(said(&lines[1]), (json!("令和4～6年度"), json!("ok"), json!("2022..2024")));
    assert_eq!(said(&lines[2]), (json!(""), json!("error"), Value::Null));
    assert_eq!(said(&lines[3]), (json!("5年度"), json!("ask"), Value::Null));
    assert_eq!(said(&lines[4]), (json!("令和0年度"), json!("error"), Value::Null));
    assert_eq!(lines[4]["reason"], "year-zero");
    assert_eq!(lines.len(), 5);
}

#[test]
fn every_kind_prints_its_own_value() {
    let value = |args: &[&str]| normalize(args, "").remove(0)["value"].clone();
    assert_eq!(value(&["--as", "fiscal-year", "--years", "2016..2021", "--era", "H", "30年度"]), 2018);
    assert_eq!(value(&["--as", "fiscal-year", "令和5、6年度"]), "2023,2024");
    assert_eq!(value(&["--as", "date", "R5.10.3"]), "2023-10-03");
    assert_eq!(value(&["--as", "date", "令和5年10月"]), "2023-10");
    assert_eq!(value(&["--as", "rating", "--scale", "S,A,B,C", "--flag", "※", "※\\nｂ"]), "※B");
    assert_eq!(value(&["--as", "mark", "--scale", "●,※,○", "◯"]), "○");
    assert_eq!(value(&["--as", "number", "90,000 時間"]), 90000);
    assert_eq!(value(&["--as", "number", "-1,234"]), -1234);
    assert_eq!(value(&["--as", "number", "80.7点"]), 80.7);
    assert_eq!(value(&["--as", "percent", "62.5%"]), 0.625);
    assert_eq!(value(&["--as", "fraction", "6人/8人"]), "6/8");
    assert_eq!(value(&["--as", "amount", "５割"]), 0.5);
}

#[test]
fn warnings_are_named() {
    let line = normalize(&["--as", "date", "平成31年5月1日"], "").remove(0);
    assert_eq!(line["warnings"], json!(["out-of-era"]));
    let line = normalize(&["--as", "rating", "－"], "").remove(0);
    assert_eq!((line["status"].clone(), line["warnings"].clone()), (json!("blank"), json!([])));
}

#[test]
fn bytes_that_are_no_utf8_are_no_crash() {
    let mut command = Command::cargo_bin("matome").unwrap();
    command.args(["normalize", "--as", "number"]).write_stdin(b"\x82\xa0\xff\n".to_vec()).assert().success();
}

#[test]
fn wrong_arguments_end_with_two() {
    for args in
        [&["--as", "colour"][..], &[], &["--as", "date", "--years", "2021"], &["--as", "date", "--era", "X"]]
    {
        Command::cargo_bin("matome").unwrap().arg("normalize").args(args).assert().code(2);
    }
}
