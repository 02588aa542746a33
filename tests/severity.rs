//! `[severity]` in `matome.toml`: what a round may say of its findings.

#[path = "common/folder.rs"]
mod folder;

use assert_cmd::Command;

use folder::Folder;

/// Checks a round of one department whose rating for the due year is blank.
fn check(severity: &str) -> (Option<i32>, String, String) {
    let settings = format!("[severity]\n{severity}\n");
    let items = "1,№1,研修の実施,人材育成,総務課\n";
    let folder = Folder::new("令和３年度", items, "総務課,総務\n", &settings);
    folder.write(
        "submissions/総務課.csv",
        "№1,研修の実施,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,,研修を行った。,\n",
    );
    let arguments = ["check", "--dry-run", "--format", "json", "--lang", "ja"];
    let output = Command::cargo_bin("matome").unwrap().args(arguments).arg(folder.path()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn severity_of(json: &str, name: &str) -> Option<String> {
    let findings: Vec<serde_json::Value> = serde_json::from_str(json).unwrap();
    let finding = findings.iter().find(|finding| finding["name"] == name)?;
    finding["severity"].as_str().map(str::to_owned)
}

#[test]
fn a_blank_rating_is_an_error_unless_the_round_says_otherwise() {
    let (code, json, _) = check("");
    assert_eq!((code, severity_of(&json, "missing-rating").as_deref()), (Some(1), Some("error")), "{json}");
    let (code, json, _) = check("missing-rating = \"warning\"");
    assert_eq!((code, severity_of(&json, "missing-rating").as_deref()), (Some(0), Some("warning")), "{json}");
}

#[test]
fn a_name_that_no_finding_has_is_not_passed_over() {
    let (code, _, error) = check("mising-rating = \"warning\"");
    assert_eq!(code, Some(2));
    assert!(
        error.contains("mising-rating") && error.contains("「missing-rating」のことではありませんか"),
        "{error}"
    );
}
