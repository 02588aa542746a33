//! What comes of files that are nobody's answer, of forms without one, and of answers on an item of another department.

#[path = "common/folder.rs"]
mod folder;

use matome::collected::Collected;
use matome::model::{Severity, Value, Verdict};
use matome::pipeline;
use matome::round::{Round, Senders};

use folder::Folder;

/// A card of an item: its number and title, then lines of year, plan, rating, action, outlook.
fn card(number: &str, title: &str, lines: &[&str]) -> String {
    let headings = "年度,計画,評価,実施（取組）,展開（課題等）";
    format!("№{number},{title},,,\n{headings}\n{}\n", lines.join("\n"))
}

fn collect(files: &[(&str, &str)]) -> Collected {
    let items = "1,№1,研修の実施,人材育成,総務課、職員課\n2,№2,面談の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,財政課\n";
    let folder = Folder::new("令和４年度", items, "総務課,\n職員課,\n財政課,\n", "");
    for (name, text) in files {
        folder.write(&format!("submissions/{name}"), text);
    }
    pipeline::collect_folder(folder.path()).unwrap()
}

fn verdict(collected: &Collected, file: &str) -> Option<Verdict> {
    collected
        .submissions
        .iter()
        .find(|submission| submission.file == file)
        .map(|submission| submission.verdict)
}

/// The findings on a file: name, severity, department.
fn told<'c>(collected: &'c Collected, file: &str) -> Vec<(&'static str, Severity, Option<&'c str>)> {
    let here = collected.findings.iter().filter(|finding| finding.place.file == file);
    here.map(|finding| (finding.fault.name(), finding.severity, finding.department.as_deref())).collect()
}

fn full() -> String {
    card("1", "研修の実施", &["R3,実施,A,研修を行った。,", "R4,実施,A,研修を行った。,"])
        + &card("2", "面談の実施", &["R3,実施,A,面談を行った。,", "R4,実施,B,面談を行った。,"])
}

#[test]
fn files_that_are_no_submissions_are_one_line_for_the_clerk() {
    let (zip, pdf) = ("PK\u{3}\u{4}", "%PDF-1.7\n");
    let files = [
        ("総務課.csv", full()),
        ("総務課_送付状.docx", zip.to_owned()),
        ("総務課.pdf", pdf.to_owned()),
        ("総務課.lnk", "L\0\0\0\u{1}".to_owned()),
        ("総務課.dat", "\0\u{1}binary".to_owned()),
        ("総務課_メモ.txt", "よろしくお願いします。".to_owned()),
        ("地図.png", "PNG".to_owned()),
    ];
    let collected = collect(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    assert_eq!(collected.submissions.len(), 1);
    assert_eq!(verdict(&collected, "総務課.csv"), Some(Verdict::Accepted));
    for (name, _) in &files[1..] {
        assert_eq!(told(&collected, name), [("not-a-submission", Severity::Info, None)], "{name}");
    }
}

#[test]
fn a_picture_under_the_name_of_a_workbook_goes_back() {
    let collected = collect(&[("総務課.xlsx", "%PDF-1.7\n")]);
    assert_eq!(verdict(&collected, "総務課.xlsx"), Some(Verdict::Unreadable));
    assert_eq!(told(&collected, "総務課.xlsx"), [("not-a-workbook", Severity::Error, Some("総務課"))]);
}

/// Its department must hear that nobody can read it, and not that nothing came.
#[test]
fn a_document_in_the_place_of_the_form_goes_back() {
    let files = [
        ("総務課.csv", full()),
        ("職員課.pdf", "%PDF-1.7\n".to_owned()),
        ("総務課.pdf", "%PDF-1.7\n".to_owned()),
    ];
    let collected = collect(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    assert_eq!(verdict(&collected, "職員課.pdf"), Some(Verdict::Unreadable));
    assert_eq!(told(&collected, "職員課.pdf"), [("not-a-workbook", Severity::Error, Some("職員課"))]);
    let is_missing = |name: &str| {
        collected.findings.iter().any(|finding| {
            finding.fault.name() == "missing-submission" && finding.department.as_deref() == Some(name)
        })
    };
    assert!(!is_missing("職員課") && is_missing("財政課"));
}

/// A form may be in it.
#[test]
fn a_mail_that_can_not_be_opened_goes_back() {
    let collected = collect(&[("総務課.msg", "\0\u{1}binary")]);
    assert_eq!(verdict(&collected, "総務課.msg"), Some(Verdict::Returned));
}

#[test]
fn a_file_of_no_known_department_gets_that_one_finding() {
    let collected = collect(&[("調査票.csv", &full()), ("総務課と職員課.csv", &full())]);
    assert_eq!(told(&collected, "調査票.csv"), [("unknown-department", Severity::Error, None)]);
    assert_eq!(told(&collected, "総務課と職員課.csv"), [("several-departments", Severity::Error, None)]);
}

/// A part of a department has its own name, however it is parted from the department's; whom a file is for did not send it.
#[test]
fn the_sender_is_who_is_named_and_not_who_is_addressed() {
    let departments = "町民課,\n町民課国保係,\n税務課,税務\n税務課収納係,\n収納対策室,\n";
    let folder = Folder::new("令和４年度", "1,№1,研修の実施,人材育成,町民課\n", departments, "");
    let round = Round::load(folder.path()).unwrap();
    let senders = Senders::new(&round.plan);
    for (file, sender) in [
        ("町民課（国保係）.xlsx", Some("町民課国保係")),
        ("町民課_R5_国保係.xlsx", Some("町民課国保係")),
        ("国保係【町民課】.xlsx", Some("町民課国保係")),
        ("町民課/国保係.xlsx", Some("町民課国保係")),
        ("税務/収納係.xlsx", Some("税務課収納係")),
        ("町民課/調査票.xlsx", Some("町民課")),
        ("町民課_調査票様式.xlsx", Some("町民課")),
        ("税務課への回答.xlsx", None),
        ("税務課長あて.xlsx", None),
        ("税務課御中_町民課.xlsx", Some("町民課")),
    ] {
        assert_eq!(senders.of(file).ok(), sender, "{file}");
    }
}

#[test]
fn a_form_without_an_answer_is_never_accepted() {
    let blank = card("1", "研修の実施", &["R3,,,,", "R4,,,,"]);
    let printed = card("1", "研修の実施", &["R3,実施,A,研修を行った。,", "R4,実施,,,"]);
    for text in [&blank, &printed] {
        let collected = collect(&[("職員課.csv", text)]);
        assert_eq!(verdict(&collected, "職員課.csv"), Some(Verdict::Returned), "{text}");
    }
    let unrated = card("1", "研修の実施", &["R4,実施,,協力した。,"]);
    let collected = collect(&[("職員課.csv", &unrated)]);
    let told = told(&collected, "職員課.csv");
    assert!(told.iter().any(|(name, ..)| *name == "action-without-rating"), "{told:?}");
}

#[test]
fn an_answer_on_an_item_of_another_department_is_held_back() {
    let own = card("3", "採用の広報", &["R3,実施,A,広報した。,", "R4,実施,A,広報した。,"]);
    let foreign = card("2", "面談の実施", &["R3,,,,", "R4,,,横から書いた。,横からの展望"]);
    let collected = collect(&[("総務課.csv", &full()), ("財政課.csv", &(own + &foreign))]);
    let is_theirs = |value: &Option<Value>| format!("{value:?}").contains("横から");
    assert!(!collected.entries.iter().any(|entry| is_theirs(&entry.value)), "held back");
    assert!(collected.read.iter().any(|entry| is_theirs(&entry.value)), "and still shown to the sender");
    let found = |name: &str| collected.findings.iter().find(|finding| finding.fault.name() == name).unwrap();
    let sender = found("foreign-item");
    assert_eq!(sender.department.as_deref(), Some("財政課"));
    assert_eq!(sender.covers.len(), 1, "{:?}", sender.covers);
    assert_eq!(found("answered-by-another").department.as_deref(), Some("総務課"));
}

#[test]
fn a_text_of_the_helping_department_alone_bears_its_name() {
    let collected = collect(&[("職員課.csv", &card("1", "研修の実施", &["R4,,A,協力した。,"]))]);
    let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_text).map(str::to_owned);
    let texts: Vec<String> = collected.entries.iter().filter_map(|entry| text(&entry.value)).collect();
    assert_eq!(texts, ["【職員課】\n協力した。"]);
}

#[test]
fn findings_come_in_the_order_of_the_list() {
    let swapped = card("2", "面談の実施", &["R3,実施,A,面談した。,", "R4,実施,,面談した。,"])
        + "\n"
        + &card("1", "研修の実施", &["R3,実施,A,行った。,", "R4,実施,,行った。,"]);
    let collected = collect(&[("総務課.csv", &swapped)]);
    let blanks = collected.findings.iter().filter(|finding| finding.fault.name() == "missing-rating");
    assert_eq!(blanks.map(|finding| finding.key.item().unwrap()).collect::<Vec<_>>(), ["1", "2"]);
}
