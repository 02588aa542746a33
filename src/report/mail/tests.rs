//! Drafts are parsed by another hand's parser, as a mail program would.

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::*;
use crate::collected::Collected;
use crate::model::{Date, Severity, ValueFault, Verdict};
use crate::report::sample;

fn parsed(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).unwrap()
}

fn recipient<'a>(collected: &'a Collected, department: &str) -> Recipient<'a> {
    Recipient::all(collected).into_iter().find(|recipient| recipient.department == department).unwrap()
}

fn drafted(
    collected: &Collected,
    department: &str,
    attachments: &[Attachment],
    no_copy: Option<&str>,
    template: Option<&str>,
) -> Result<Vec<u8>, TemplateError> {
    let wording = Wording::of_answers(template)?;
    draft(&recipient(collected, department), attachments, no_copy, &wording)
}

fn returned() -> Collected {
    let file = "【総務課】調査票.xlsx";
    let finding = |severity, cell: &str| {
        sample::finding(severity, ValueFault::UnknownMark, file, "№1", cell)
            .value(sample::NASTY)
            .department("総務課")
            .item("1")
            .field("rating")
    };
    sample::collected(
        vec![sample::submission("総務課", file, Verdict::Returned)],
        Vec::new(),
        vec![
            finding(Severity::Error, "C6"),
            finding(Severity::Error, "C7"),
            finding(Severity::Warning, "D6"),
        ],
    )
}

#[test]
fn a_returned_file_goes_with_subject_text_and_attachments() {
    let collected = returned();
    let attachments = [
        Attachment { name: "総務課.xlsx", about: "確認結果", bytes: b"PK\x03\x04--=_matome\r\n" },
        Attachment { name: "総務課_確認箇所.xlsm", about: "控え", bytes: &[0, 255, 13, 10] },
    ];
    let bytes = drafted(&collected, "総務課", &attachments, None, None).unwrap();
    assert_eq!(bytes, drafted(&collected, "総務課", &attachments, None, None).unwrap());
    let mail = parsed(&bytes);
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(
        mail.subject(),
        Some("【再提出のお願い】みどり町人材育成基本方針 進捗状況報告の提出内容について（総務課）")
    );
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("soumu@town.midori.example"));
    assert!(mail.date().is_none() && mail.message_id().is_none());
    let body = mail.body_text(0).unwrap();
    for words in [
        "総務課　ご担当者様",
        "修正が必要な箇所が 1 件",
        "令和6年2月15日（木）までに",
        "№1」 セル C6:C7",
        "総務課_確認箇所.xlsm",
    ] {
        assert!(body.contains(words), "{words}: {body}");
    }
    assert!(!body.contains("\n\n\n"), "{body}");
    let got: Vec<(String, Vec<u8>)> = mail
        .attachments()
        .map(|part| (part.attachment_name().unwrap().to_owned(), part.contents().to_vec()))
        .collect();
    let sent = attachments.map(|file| (file.name.to_owned(), file.bytes.to_vec()));
    assert_eq!(got, sent);
}

#[test]
fn a_long_hint_is_said_once() {
    let mut collected = returned();
    let file = collected.findings[0].place.file.clone();
    for (cell, value) in [("E6", "D"), ("E7", "○")] {
        let other = sample::finding(Severity::Error, ValueFault::UnknownMark, &file, "№1", cell);
        collected.findings.push(other.value(value).department("総務課").item("1").field("rating"));
    }
    let bytes = drafted(&collected, "総務課", &[], None, None).unwrap();
    let mail = parsed(&bytes);
    let body = mail.body_text(0).unwrap();
    let hints = body.matches("いずれかを一つだけ記入してください").count();
    let same = body.matches("→ 1. と同じです。").count();
    assert_eq!((hints, same), (1, 2), "{body}");
}

#[test]
fn every_verdict_has_its_letter() {
    let cases = [
        (Some(Verdict::Accepted), "【受理のご連絡】", "修正していただく箇所はございません"),
        (Some(Verdict::AcceptedWithWarnings), "【ご確認のお願い】", "記入のとおりでよい場合"),
        (Some(Verdict::Returned), "【再提出のお願い】", "再提出をお願いいたします"),
        (Some(Verdict::Unreadable), "【再提出のお願い】", "開くことができず"),
        (None, "【ご提出のお願い】", "確認できておりません"),
    ];
    for (verdict, subject, words) in cases {
        let came = verdict.map(|verdict| sample::submission("税務課", "税務課.xlsx", verdict));
        let collected = sample::collected(came.into_iter().collect(), Vec::new(), Vec::new());
        let bytes = drafted(&collected, "税務課", &[], None, None).unwrap();
        let mail = parsed(&bytes);
        assert!(mail.subject().unwrap().starts_with(subject), "{verdict:?}");
        let body = mail.body_text(0).unwrap();
        assert!(body.contains(words), "{verdict:?}: {body}");
        assert!(body.contains("みどり町 総務部職員課\r\n担当：佐藤（内線 2134）\r\n"), "{verdict:?}: {body}");
        assert!(!body.contains("\n\n\n") && !body.contains("{"), "{verdict:?}: {body}");
        assert!(mail.to().is_none());
    }
}

/// What is returned is asked for by the second deadline, what is missing by the first, or by the second when that is past.
#[test]
fn a_resubmission_has_a_deadline_of_its_own() {
    let mut collected = returned();
    collected.round.resubmission_deadline = Some(Date { year: 2024, month: 2, day: Some(29) });
    let letter = |department: &str| {
        let bytes = drafted(&collected, department, &[], None, None).unwrap();
        parsed(&bytes).body_text(0).unwrap().into_owned()
    };
    let returned = letter("総務課");
    assert!(returned.contains("令和6年2月29日（木）までに") && !returned.contains("2月15日"), "{returned}");
    let missing = letter("税務課");
    assert!(missing.contains("令和6年2月15日（木）までにご提出"), "{missing}");
    assert!(missing.contains("過ぎている場合は、令和6年2月29日（木）までに"), "{missing}");
}

#[test]
fn a_letter_says_why_no_copy_goes_with_it() {
    let bytes = drafted(&returned(), "総務課", &[], Some("旧形式のファイルのため"), None).unwrap();
    let mail = parsed(&bytes);
    assert!(
        mail.body_text(0).unwrap().contains("※ 旧形式のファイルのため、確認箇所の写しを添付しておりません。")
    );
}

#[test]
fn the_round_may_write_its_own_letter() {
    let own = "\u{feff}件名：{{ department }}へ\r\n\r\n{{ errors }}件です。\r\n";
    let bytes = drafted(&returned(), "総務課", &[], None, Some(own)).unwrap();
    let mail = parsed(&bytes);
    assert_eq!(mail.subject(), Some("総務課へ"));
    assert_eq!(mail.body_text(0).unwrap().trim(), "1件です。");
}

#[test]
fn a_mistake_in_the_rounds_letter_is_shown_at_its_line() {
    for own in ["件名：a\n\n{{ depertment }}", "件名：a\n\n{% if %}"] {
        let error = drafted(&returned(), "総務課", &[], None, Some(own)).unwrap_err();
        assert_eq!((error.origin.as_str(), error.line), ("mail.txt", Some(3)), "{error}");
    }
}

#[test]
fn nothing_starts_a_header() {
    let mut collected = returned();
    let nasty = "総務課\r\nBcc: thief@example.com\r\n\r\n本文";
    collected.round.plan.title = nasty.to_owned();
    collected
        .round
        .plan
        .departments
        .change(|known| known[0].mail = "a@example.jp\r\nBcc: thief@example.com".to_owned());
    let attachments = [Attachment { name: "a\r\nBcc: b\".xlsx", about: nasty, bytes: b"x" }];
    let own = "件名：{{ title }}\u{2028}{{ department }}\n{{ title }}";
    for template in [None, Some(own)] {
        let bytes = drafted(&collected, "総務課", &attachments, None, template).unwrap();
        let mail = parsed(&bytes);
        assert!(mail.bcc().is_none());
        assert_eq!(mail.headers().iter().filter(|header| header.name().contains("Bcc")).count(), 0);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.lines().all(|line| !line.starts_with("Bcc")), "{text}");
    }
}

#[test]
fn the_guide_lists_what_a_template_may_use() {
    let guide = include_str!("../../../docs/mail.md");
    let mut listed: Vec<&str> =
        guide.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let facts = letter::facts(&recipient(&returned(), "総務課"), &[], None);
    let mut known: Vec<String> = facts.try_iter().unwrap().map(|name| name.to_string()).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
    let example = guide.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let bytes = drafted(&returned(), "総務課", &[], None, Some(example)).unwrap();
    assert!(parsed(&bytes).body_text(0).unwrap().contains("・シート「№1」 セル C6:C7"));
}

#[test]
fn a_form_goes_with_a_letter_that_asks_for_it_back() {
    let collected = returned();
    let about =
        Request { round: &collected.round, department: "総務課", guide: "記入方法", has_past: true };
    let attachments = [Attachment { name: "総務課.xlsx", about: "調査票", bytes: b"PK" }];
    let guide = include_str!("../../../docs/forms.md");
    let example = guide.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    for template in [None, Some(example)] {
        let wording = Wording::of_requests(template).unwrap();
        let bytes = request(&about, &attachments, &wording).unwrap();
        let mail = parsed(&bytes);
        assert!(mail.subject().unwrap().contains("総務課"));
        assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("soumu@town.midori.example"));
        assert_eq!(mail.attachments().next().unwrap().attachment_name(), Some("総務課.xlsx"));
        let body = mail.body_text(0).unwrap();
        assert!(body.contains("令和6年2月15日（木）までに") && !body.contains("None"), "{body}");
        assert!(!body.contains("\n\n\n"), "{body}");
    }
    let mut listed: Vec<&str> =
        guide.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let facts = letter::request_facts(&about, &attachments);
    let mut known: Vec<String> = facts.try_iter().unwrap().map(|name| name.to_string()).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}
