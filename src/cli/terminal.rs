//! What the terminal says of a run: a short summary, or the findings.

use std::io::{self, Write};

use super::code_page::encoded;
use crate::collected::Collected;
use crate::model::{Fault, FileFault, Finding, Lang, Plan, Sentence, Severity, Verdict};
use crate::pipeline::FORMS;
use crate::round::Round;
use crate::rules;
use crate::worker::Shortage;

/// How the program speaks: in which language, and whether it says more than it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
    /// Whether only what was asked for is said, and what went wrong.
    pub quiet: bool,
}

impl Voice {
    /// Says what was not asked for, unless it is to be quiet.
    ///
    /// # Errors
    /// As `print`.
    pub fn say(self, text: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { print(text) }
    }
}

/// Says the text to people.
///
/// # Errors
/// When it can't be written; a reader that hangs up early (`matome check | head`) is no error.
pub fn print(text: &str) -> io::Result<()> {
    print_bytes(&encoded(text, &io::stdout()))
}

/// Says to people what went wrong. Where it can't be said, nobody can be told.
pub fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(&encoded(text, &io::stderr()));
}

/// Prints the bytes as they are, for machines.
///
/// # Errors
/// As `print`.
pub fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    print_filled(|out| out.write_all(bytes))
}

/// The same, piece by piece.
///
/// # Errors
/// As `print`.
pub fn print_filled(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match fill(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// What to do where nothing was sent yet, and who is missing.
fn nothing_sent(collected: &Collected, lang: Lang) -> String {
    let missing: Vec<&str> = collected.summary.missing().map(|department| department.name.as_str()).collect();
    let (count, folder) = (missing.len(), collected.round.submissions.display());
    let forms = make_forms(collected, lang);
    match lang {
        Lang::Ja => format!(
            "届いたファイルが、まだありません。{folder} に入れてから、もう一度実行してください。\n{forms}\
             未提出 {count} 部署{}\n",
            list(&missing, "：", "、"),
        ),
        Lang::En => format!(
            "no submissions yet: put them into {folder} and run again\n{forms}{count} departments missing{}\n",
            list(&missing, ": ", ", "),
        ),
    }
}

/// Where the forms come from, as long as none were made: a folder that is dropped asks for its report, and not for these.
fn make_forms(collected: &Collected, lang: Lang) -> &'static str {
    match lang {
        _ if collected.round.folder.join(FORMS).exists() => "",
        Lang::Ja => "調査票をまだ送っていなければ、「各課に送る調査票を作る」（matome forms）で作れます。\n",
        Lang::En => "if no forms went out yet, `matome forms` makes them\n",
    }
}

/// Files read, returned, late and missing; findings by severity.
pub fn summary(collected: &Collected, lang: Lang) -> String {
    if collected.submissions.is_empty() && collected.findings.iter().all(is_missing) {
        return nothing_sent(collected, lang);
    }
    let files = collected.submissions.len();
    let verdicts = [Verdict::Returned, Verdict::Unreadable, Verdict::Superseded];
    let [returned, unreadable, superseded] =
        verdicts.map(|verdict| collected.submissions.iter().filter(|file| file.verdict == verdict).count());
    let names: Vec<&str> = collected.summary.missing().map(|department| department.name.as_str()).collect();
    let missing = names.len();
    let late: Vec<&str> = late(collected).collect();
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let [errors, warnings, remarks] = severities.map(|severity| collected.summary.count(severity));
    match lang {
        Lang::Ja => format!(
            "提出 {files} 件（返却 {returned}、読込不可 {unreadable}、差替え済み {superseded}）\n\
             未提出 {missing} 部署{}\n{}要修正 {errors} 件、要確認 {warnings} 件、お知らせ {remarks} 件\n",
            list(&names, "：", "、"),
            line(late.len(), &format!("期限後の提出 {} 部署{}", late.len(), list(&late, "：", "、"))),
        ),
        Lang::En => format!(
            "{files} files: {returned} returned, {unreadable} unreadable, {superseded} superseded\n\
             {missing} departments missing{}\n{}{errors} errors, {warnings} warnings, {remarks} remarks\n",
            list(&names, ": ", ", "),
            line(
                late.len(),
                &format!("{} departments after the deadline{}", late.len(), list(&late, ": ", ", "))
            ),
        ),
    }
}

/// The departments of which all files came after the deadline.
fn late(collected: &Collected) -> impl Iterator<Item = &str> {
    collected.summary.departments.iter().filter(|status| status.late).map(|status| status.name.as_str())
}

/// A line of its own, where it counts anything.
fn line(count: usize, text: &str) -> String {
    if count == 0 { String::new() } else { format!("{text}\n") }
}

fn is_missing(finding: &Finding) -> bool {
    finding.fault == Fault::File(FileFault::MissingSubmission)
}

fn list(names: &[&str], before: &str, between: &str) -> String {
    if names.is_empty() { String::new() } else { format!("{before}{}", names.join(between)) }
}

/// What was changed by hand and kept, each with its new name.
pub fn kept(files: &[(String, String)], lang: Lang) -> String {
    if files.is_empty() {
        return String::new();
    }
    let head = lang.pick(
        "作った後に手を加えられていたファイルは、次の名前で残し、新しく作り直しました：",
        "changed by hand since the last run, and kept under another name:",
    );
    let line = |(from, to): &(String, String)| format!("  {from} → {to}\n");
    format!("{head}\n{}", files.iter().map(line).collect::<String>())
}

/// That memory was short, and what to do about it.
pub fn shortage(lang: Lang) -> &'static str {
    match Shortage::seen() {
        None => "",
        Some(Shortage::FewWorkers) => lang.pick(
            "空いているメモリーが少ないため、同時に読むファイルの数を減らしました。ほかのプログラムを閉じると、速くなります。\n",
            "memory is short: fewer files were read at a time; close other programs\n",
        ),
        Some(Shortage::NoWorker) => lang.pick(
            "空いているメモリーが少ないなどのため、ファイルを読むための別のプログラムを起動できませんでした。.xls と .xlsb のファイルは読めません。ほかのプログラムを閉じて、もう一度実行してください。\n",
            "no other process could be started to read files, for want of memory or otherwise: .xls and .xlsb can't be read; close other programs and run again\n",
        ),
    }
}

/// What may be a slip in the lists and the settings.
pub fn doubts(round: &Round, lang: Lang) -> String {
    if round.doubts.is_empty() {
        return String::new();
    }
    let head = lang.pick("一覧表について、確かめていただきたいこと", "in the lists, to be looked at");
    let line = |doubt: &Sentence| format!("  {}\n", doubt.in_lang(lang));
    format!("{head}\n{}", round.doubts.iter().map(line).collect::<String>())
}

/// The findings, a paragraph each: where, what is wrong, how to mend it.
pub fn findings(findings: &[Finding], plan: &Plan, lang: Lang) -> String {
    let mut lines = String::new();
    for finding in findings {
        let text = rules::render(finding, plan, lang);
        let head = format!("{} {} {}", severity(finding.severity, lang), text.code, place(finding, lang));
        for line in [head, format!("    {}", text.message), format!("    {}", text.hint)] {
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    lines
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("【要修正】", "error"),
        Severity::Warning => lang.pick("【要確認】", "warning"),
        Severity::Info => lang.pick("【お知らせ】", "info"),
    }
}

/// Department, file, sheet in its brackets, cells.
fn place(finding: &Finding, lang: Lang) -> String {
    let place = &finding.place;
    let cells: Vec<String> = finding.ranges().iter().map(ToString::to_string).collect();
    let department = finding.department.clone().unwrap_or_default();
    let sheet = match place.sheet.is_empty() {
        true => String::new(),
        false => [lang.pick("シート「", "sheet \""), &place.sheet, lang.pick("」", "\"")].concat(),
    };
    let parts = [department, place.file.to_string(), sheet, cells.join(lang.pick("、", ", "))];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Leaves something large to the end of the process: to take it apart would only put that off.
pub(super) fn leave<T>(large: T) {
    std::mem::forget(large);
}
