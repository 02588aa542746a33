//! `matome explain` from the outside.

use assert_cmd::Command;

fn explain(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::cargo_bin("matome").unwrap().arg("explain").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_code_and_its_name_say_the_same() {
    let (done, by_code, _) = explain(&["v101", "--lang", "ja"]);
    assert!(done);
    assert!(by_code.contains("評価が空欄です") && by_code.contains("直し方"), "{by_code}");
    assert_eq!(by_code, explain(&["missing-rating", "--lang", "ja"]).1);
    assert!(explain(&["V101", "--lang", "en"]).1.contains("How to mend it: "));
}

#[test]
fn without_a_code_all_are_listed() {
    let (done, list, _) = explain(&["--lang", "en"]);
    assert!(done);
    assert_eq!(list.lines().count(), matome::rules::catalogue().len());
}

#[test]
fn an_unknown_code_is_answered_with_what_to_do() {
    let (done, out, error) = explain(&["mising-rating", "--lang", "en"]);
    assert!(!done && out.is_empty());
    assert!(error.contains("did you mean V101 missing-rating"), "{error}");
}
