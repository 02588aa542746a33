//! What the terminal says of a run: a short summary, or the findings.

use crate::model::{Finding, Severity, Verdict};
use crate::rules::{self, Lang};
use crate::summary::{Collected, DepartmentStatus};

use super::lang::say;

/// Files read, returned and missing; findings by severity.
pub fn summary(collected: &Collected, lang: Lang) {
    let summary = &collected.summary;
    let files = collected.submissions.len();
    let with = |verdict: Verdict| collected.submissions.iter().filter(|file| file.verdict == verdict).count();
    let missing: Vec<&DepartmentStatus> = summary.missing().collect();
    let names: Vec<&str> = missing.iter().map(|department| department.name.as_str()).collect();
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| summary.count(severity));
    match lang {
        Lang::Ja => {
            println!(
                "提出 {files} 件（返却 {}、読込不可 {}、差替え済み {}）",
                with(Verdict::Returned),
                with(Verdict::Unreadable),
                with(Verdict::Superseded)
            );
            println!("未提出 {} 課{}", missing.len(), list(&names, "：", "、"));
            println!("要修正 {} 件、要確認 {} 件、お知らせ {} 件", counts[0], counts[1], counts[2]);
        }
        Lang::En => {
            println!(
                "{files} files: {} returned, {} unreadable, {} superseded",
                with(Verdict::Returned),
                with(Verdict::Unreadable),
                with(Verdict::Superseded)
            );
            println!("{} departments missing{}", missing.len(), list(&names, ": ", ", "));
            println!("{} errors, {} warnings, {} remarks", counts[0], counts[1], counts[2]);
        }
    }
}

fn list(names: &[&str], before: &str, between: &str) -> String {
    if names.is_empty() { String::new() } else { format!("{before}{}", names.join(between)) }
}

/// The findings, a paragraph each: where, what is wrong, how to mend it.
pub fn findings(findings: &[Finding], lang: Lang) {
    for finding in findings {
        let text = rules::render(finding, lang);
        println!("{} {} {}", severity(finding.severity, lang), text.code, place(finding));
        println!("    {}", text.message);
        println!("    {}", text.hint);
    }
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => say(lang, "【要修正】", "error"),
        Severity::Warning => say(lang, "【要確認】", "warning"),
        Severity::Info => say(lang, "【お知らせ】", "info"),
    }
}

fn place(finding: &Finding) -> String {
    let place = &finding.place;
    let cells = place.cell.iter().chain(&finding.more_cells);
    let cells: Vec<String> = cells.map(|cell| cell.to_string()).collect();
    let department = finding.department.clone().unwrap_or_default();
    let parts = [department, place.file.clone(), place.sheet.clone(), cells.join(",")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
