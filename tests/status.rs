//! Where a round stands, run after run: what changed, who is late, who answered in part, which letters are new.

#[path = "common/folder.rs"]
mod folder;

use std::fs;

use assert_cmd::Command;
use folder::Folder;

const CARD: &str = "№1,研修の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";
const OTHER: &str = "№2,面談の実施,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";
const THIRD: &str = "№3,採用の広報,,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,A,行った。,続ける。\nR4,実施,S,行った。,続ける。\n";

fn round() -> Folder {
    let items =
        "1,№1,研修の実施,人材育成,総務課\n2,№2,面談の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,職員課\n";
    let folder = Folder::new("令和４年度", items, "", "deadline = \"令和６年６月３日\"\n");
    folder.write(
        "departments.csv",
        "部署名,別名,メール\n総務課,,soumu@town.midori.example\n職員課,,jinji@town.midori.example\n",
    );
    folder.write("submissions/総務課.csv", CARD);
    folder
}

fn matome(folder: &Folder, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("matome").unwrap().args(arguments).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn matome_or_findings(folder: &Folder, arguments: &[&str]) {
    let output = Command::cargo_bin("matome").unwrap().args(arguments).arg(folder.path()).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
}

fn page(folder: &Folder) -> String {
    matome(folder, &["run", "--quiet", "--lang", "ja"]);
    fs::read_to_string(folder.path().join("out/index.html")).unwrap()
}

#[test]
fn the_page_says_what_changed_since_it_last_did() {
    let folder = round();
    let first = page(&folder);
    assert!(!first.contains("前回から変わったこと") && !first.contains("class=\"new\">新</b></span>"));
    assert_eq!(page(&folder), first);
    folder.write("submissions/職員課.csv", THIRD);
    folder.write("submissions/総務課.csv", format!("{CARD}\n{OTHER}"));
    let second = page(&folder);
    for words in [
        "前回から変わったこと",
        "未提出 → <b>受理</b>",
        "届いたもの：職員課.csv",
        "返却（要修正） → <b>受理</b>",
        "届いたもの：総務課.csv",
        "class=\"new\">新</b></span>",
    ] {
        assert!(second.contains(words), "{words}: {second}");
    }
    assert_eq!(page(&folder), second);
    fs::remove_file(folder.path().join("submissions/職員課.csv")).unwrap();
    let third = page(&folder);
    assert!(
        third.contains("受理 → <b>未提出</b>") && third.contains("なくなったもの：職員課.csv"),
        "{third}"
    );
}

#[test]
fn an_answer_in_part_is_told_from_a_whole_one() {
    let folder = round();
    assert!(page(&folder).contains("2項目のうち1項目を提出"));
    folder.write("submissions/総務課.csv", format!("{CARD}\n{OTHER}"));
    assert!(!page(&folder).contains("項目を提出"));
}

#[test]
fn what_came_by_mail_after_the_deadline_is_late_and_what_came_before_is_not() {
    let folder = round();
    let mail = |day: u8| {
        format!(
            "From: jinji@town.midori.example\nDate: {day} Jun 2024 23:30:00 +0900\nMIME-Version: 1.0\nContent-Type: text/csv; charset=utf-8; name=\"a.csv\"\n\n{THIRD}"
        )
    };
    folder.write("submissions/a.eml", mail(4));
    assert!(page(&folder).contains("期限後の提出"));
    // To check says what to run says.
    let check = |folder: &Folder| {
        let mut command = Command::cargo_bin("matome").unwrap();
        let said = command.args(["check", "--dry-run", "--lang", "ja"]).arg(folder.path()).output().unwrap();
        String::from_utf8(said.stdout).unwrap()
    };
    assert!(check(&folder).contains("期限後の提出 1 部署：職員課"), "{}", check(&folder));
    folder.write("submissions/a.eml", mail(3));
    assert!(!page(&folder).contains("期限後の提出"));
    assert!(!check(&folder).contains("期限後"), "{}", check(&folder));
}

#[test]
fn the_terminal_says_the_same_and_writes_no_output() {
    let folder = round();
    page(&folder);
    let before = fs::read(folder.path().join("out/status.json")).unwrap();
    folder.write("submissions/職員課.csv", THIRD);
    let said = matome(&folder, &["status", "--lang", "ja"]);
    for words in [
        "提出期限：令和6年6月3日（月）（",
        "受理　1　職員課",
        "総務課（1／2）",
        "職員課：未提出 → 受理　+ 職員課.csv",
        "受理のご連絡　1　職員課（新）",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(fs::read(folder.path().join("out/status.json")).unwrap(), before);
}

#[test]
fn a_status_that_is_none_is_passed_over() {
    let folder = round();
    let first = page(&folder);
    folder.write("out/status.json", "{\"now\": 3");
    assert_eq!(page(&folder), first);
}

/// Whether the page says that the letter to this department went out.
fn is_sent(page: &str, department: &str) -> bool {
    let letter = page.split("<span>").find(|part| part.contains(&format!(">{department}</a>")));
    letter.unwrap_or_else(|| panic!("{department}: {page}")).contains("送付済")
}

#[test]
fn a_letter_that_was_sent_stays_sent_until_it_says_something_else() {
    let folder = round();
    assert!(page(&folder).contains("送った記録のないメールは <b>2</b> 件"));
    let said = matome(&folder, &["status", "--lang", "ja", "--sent=総務課"]);
    assert!(said.contains("1 件のメール"), "{said}");
    let second = page(&folder);
    assert!(is_sent(&second, "総務課") && !is_sent(&second, "職員課"), "{second}");
    assert!(second.contains("送った記録のないメールは <b>1</b> 件"));
    assert_eq!(page(&folder), second);
    // The letter is the same, and what was read, which is attached to it, is not.
    folder.write("submissions/総務課.csv", CARD.replace('S', "A"));
    assert!(!is_sent(&page(&folder), "総務課"));
    folder.write("submissions/総務課.csv", CARD);
    assert!(is_sent(&page(&folder), "総務課"));
    // No output holds it: who throws them away loses nothing.
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    assert!(is_sent(&page(&folder), "総務課"));
    folder.write("submissions/総務課.csv", CARD.replace('S', "優"));
    assert!(!is_sent(&page(&folder), "総務課"));
    assert!(matome(&folder, &["status", "--lang", "ja", "--sent"]).contains("2 件のメール"));
    assert!(
        matome(&folder, &["status", "--lang", "ja", "--sent"]).contains("新しく記録するメールはありません")
    );
    let said = matome(&folder, &["status", "--lang", "ja"]);
    assert!(said.contains("総務課（送付済 ") && said.contains("職員課（送付済 "), "{said}");
    assert!(said.contains("すべてのメールに、送った記録があります"), "{said}");
    // Who takes the line away says that it did not go out.
    let record = fs::read_to_string(folder.path().join("送付の記録.csv")).unwrap();
    let kept: Vec<&str> = record.lines().filter(|line| !line.starts_with("職員課")).collect();
    folder.write("送付の記録.csv", kept.join("\r\n"));
    let third = page(&folder);
    assert!(is_sent(&third, "総務課") && !is_sent(&third, "職員課"));
}

#[test]
fn what_the_letters_say_is_noted_and_not_what_came_since() {
    let folder = round();
    page(&folder);
    folder.write("submissions/職員課.csv", THIRD);
    matome(&folder, &["status", "--sent"]);
    let said = matome(&folder, &["status", "--lang", "ja"]);
    assert!(said.contains("総務課（送付済 ") && said.contains("職員課（新）"), "{said}");
    // Letters are drafted by `check` too.
    matome_or_findings(&folder, &["check", "--quiet"]);
    matome(&folder, &["status", "--sent"]);
    assert!(matome(&folder, &["status", "--lang", "ja"]).contains("職員課（送付済 "));
}

#[test]
fn forms_are_to_be_sent_until_they_were_or_an_answer_came() {
    let folder = round();
    fs::remove_file(folder.path().join("submissions/総務課.csv")).unwrap();
    matome(&folder, &["forms", "--quiet"]);
    let said = matome(&folder, &["status", "--lang", "ja"]);
    assert!(said.contains("調査票の送付　2　総務課、職員課"), "{said}");
    matome(&folder, &["status", "--sent=職員課"]);
    let said = matome(&folder, &["status", "--lang", "ja"]);
    assert!(said.contains("調査票の送付　1　総務課"), "{said}");
    folder.write("submissions/職員課.csv", THIRD);
    assert!(page(&folder).contains("調査票の送付"));
    folder.write("submissions/総務課.csv", CARD);
    assert!(!page(&folder).contains("調査票の送付"));
}

#[test]
fn a_department_that_nobody_knows_is_refused() {
    let folder = round();
    page(&folder);
    let refused = |arguments: &[&str], words: &str| {
        let output =
            Command::cargo_bin("matome").unwrap().args(arguments).arg(folder.path()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains(words), "{said}");
    };
    refused(&["status", "--lang", "ja", "--sent=総務科"], "総務科");
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    refused(&["status", "--lang", "ja", "--sent"], "送付するメールがありません");
    assert!(!folder.path().join("送付の記録.csv").exists());
}

/// The text of the letter to a department that has not answered.
fn letter(folder: &Folder) -> String {
    let bytes = fs::read(folder.path().join("out/departments/職員課.eml")).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    format!("{}\n{}", mail.subject().unwrap(), mail.body_text(0).unwrap()).replace("\r\n", "\n")
}

/// A run on a day: what the letter, the page and the terminal say.
fn on(folder: &Folder, day: &str) -> [String; 3] {
    matome(folder, &["run", "--quiet", "--today", day]);
    let page = fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    let page = page.split("送付するメール").nth(1).unwrap().split("<h2>").next().unwrap().to_owned();
    [letter(folder), page, matome(folder, &["status", "--lang", "ja", "--today", day])]
}

fn record(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("送付の記録.csv")).unwrap_or_default()
}

/// A round whose 職員課 has not answered, and what else its settings say.
fn unanswered(settings: &str) -> Folder {
    let folder = Folder::new(
        "令和４年度",
        "1,№1,研修の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,職員課\n",
        "",
        &format!("deadline = \"令和６年６月３日\"\n{settings}"),
    );
    folder.write("departments.csv", "部署名,別名,メール\n総務課,,\n職員課,,\n");
    folder.write("submissions/総務課.csv", CARD);
    folder
}

#[test]
fn nobody_is_reminded_before_the_deadline_is_over() {
    let folder = unanswered("");
    for day in ["令和6年5月20日", "2024-06-03"] {
        let [letter, page, terminal] = on(&folder, day);
        assert!(
            letter.contains("提出期限のご案内") && letter.contains("令和6年6月3日（月）が提出期限"),
            "{letter}"
        );
        assert!(!letter.contains("過ぎ"), "{letter}");
        assert!(page.contains("提出期限のご案内") && page.contains("期限前です"), "{page}");
        assert!(!page.contains("ご提出のお願い") && page.contains("メールは <b>1</b> 件"), "{page}");
        assert!(terminal.contains("提出期限前（お願いはまだ不要です）　1　職員課"), "{terminal}");
    }
    // All that is to be sent is noted; the notice is not.
    let said = matome(&folder, &["status", "--lang", "ja", "--sent", "--today", "2024-06-03"]);
    assert!(said.contains("1 件のメール") && !record(&folder).contains("職員課"), "{}", record(&folder));
    // Whoever sent it says so; the reminder is to be sent all the same.
    matome(&folder, &["status", "--sent=職員課", "--today", "2024-06-03"]);
    assert!(record(&folder).contains("職員課,提出期限のご案内") && record(&folder).contains("2024-06-03"));
    let [letter, page, _] = on(&folder, "2024-06-04");
    assert!(page.contains("ご提出のお願い") && page.contains("メールは <b>1</b> 件"), "{page}");
    assert!(!letter.contains("にもお願いいたしました"), "a notice is no reminder: {letter}");
}

#[test]
fn after_the_deadline_no_letter_names_a_day_that_is_over_as_one_to_come() {
    let folder = unanswered("");
    let [letter, _, terminal] = on(&folder, "2024-06-04");
    for words in ["令和6年6月3日（月）の期限を過ぎましたが", "できるだけ早くご提出"]
    {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    assert!(!letter.contains("までに"), "{letter}");
    assert!(terminal.contains("ご提出のお願い　1　職員課"), "{terminal}");
    folder.write("submissions/職員課.csv", THIRD.replace('S', "優"));
    let [letter, ..] = on(&folder, "2024-06-04");
    assert!(letter.contains("できるだけ早く\n再提出をお願い") && !letter.contains("までに"), "{letter}");
}

#[test]
fn a_second_reminder_names_the_first_and_is_due_after_the_second_deadline() {
    let folder = unanswered("resubmission-deadline = \"令和６年６月１４日\"\n");
    let [first, ..] = on(&folder, "2024-06-04");
    assert!(first.contains("令和6年6月14日（金）までにご提出"), "{first}");
    matome(&folder, &["status", "--sent", "--today", "2024-06-04"]);
    assert!(record(&folder).contains("職員課,ご提出のお願い,") && record(&folder).contains(",2024-06-04"));
    let [again, page, terminal] = on(&folder, "2024-06-04");
    assert!(again == first && page.contains("送付済 6月4日"), "{page}");
    assert!(terminal.contains("職員課（送付済 6月4日）"), "{terminal}");
    // It may be said again; nobody has to.
    let [later, page, _] = on(&folder, "2024-06-10");
    assert!(later.contains("再度のご連絡") && later.contains("令和6年6月4日（火）にもお願い"), "{later}");
    assert!(page.contains("すべてのメールに、送った記録があります"), "{page}");
    let [second, page, _] = on(&folder, "2024-06-15");
    assert!(second.contains("令和6年6月14日（金）の期限を過ぎましたが"), "{second}");
    assert!(second.contains("にもお願いいたしましたが") && !second.contains("までに"), "{second}");
    assert!(page.contains("メールは <b>1</b> 件"), "{page}");
    assert!(
        matome(&folder, &["status", "--sent=職員課", "--lang", "ja", "--today", "2024-06-15"])
            .contains("1 件")
    );
    assert!(
        matome(&folder, &["status", "--sent=職員課", "--lang", "ja", "--today", "2024-06-20"])
            .contains("1 件")
    );
    assert_eq!(record(&folder).lines().filter(|line| line.starts_with("職員課")).count(), 3);
}

#[test]
fn a_deadline_that_went_by_makes_no_report_old_and_drafts_of_before_are_told() {
    let folder = unanswered("");
    on(&folder, "2024-06-03");
    let said = matome(&folder, &["status", "--lang", "ja", "--today", "2024-06-04"]);
    assert!(said.contains("メールの下書きは、前回のままです"), "{said}");
    let mut publish = Command::cargo_bin("matome").unwrap();
    let output = publish.args(["publish", "--format", "json"]).arg(folder.path());
    let found = String::from_utf8(output.output().unwrap().stdout).unwrap();
    assert!(!found.contains("outdated-edition"), "{found}");
    let [_, _, said] = on(&folder, "2024-06-04");
    assert!(!said.contains("前回のまま"), "{said}");
}

#[test]
fn forms_that_go_out_after_the_deadline_are_told() {
    let folder = unanswered("");
    for (day, is_told) in [("2024-06-03", false), ("2024-06-04", true)] {
        let said = matome(&folder, &["forms", "--lang", "ja", "--today", day]);
        assert_eq!(said.contains("提出期限（令和6年6月3日（月））は過ぎています"), is_told, "{said}");
        let bytes = fs::read(folder.path().join("forms/職員課.eml")).unwrap();
        let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(mail.body_text(0).unwrap().contains("6月3日（月）までに"), !is_told);
    }
}
