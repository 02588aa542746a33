//! The head of the first sheet: the verdict in a sentence, the deadline, the counts, what became of each file.

use std::collections::BTreeSet;

use super::Report;
use crate::model::{Item, Severity, Submission, Verdict};
use crate::report::outcome::{self, Outcome};
use crate::report::page::{Across, Block, Cell, Down, Row, Shade, Style};
use crate::report::words;
use crate::rules::{self, Lang};

/// How many columns the sheet has.
pub(super) const COLUMNS: u16 = 8;
/// The width of the labels of facts at least, in ems.
const LABEL: f64 = 8.5;

/// The title and the verdict.
pub(super) fn verdict(report: &Report) -> Block {
    let outcome = outcome::of(report.recipient);
    let title = format!("{}　調査票の確認結果", report.recipient.department);
    let plan = words::one_line(&report.round().plan.title);
    let shade = match outcome {
        Outcome::Accepted => Shade::Band,
        _ => Shade::Alert,
    };
    let style = Style { size: 12.0, ..Style::BAND }.shaded(shade).across(Across::Left).down(Down::Middle);
    Block::of(vec![
        Row::of(vec![Cell::text(0, title, Style::TITLE).cols(COLUMNS)]).least(26.0).keep(),
        Row::of(vec![Cell::text(0, plan, Style::PLAIN).cols(COLUMNS)]).keep(),
        Row::gap(4.0).keep(),
        Row::of(vec![Cell::text(0, sentence(report, outcome), style).cols(COLUMNS)]).least(34.0),
    ])
}

fn sentence(report: &Report, outcome: Outcome) -> String {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let by = report.by_deadline();
    match outcome {
        Outcome::Missing | Outcome::Early => format!("【未提出】調査票の提出を確認できておりません。{by}提出をお願いします。"),
        Outcome::Unreadable => format!(
            "【読込不可】ファイルを読み取れませんでした。下の説明のとおりに直し、{by}再提出をお願いします。"
        ),
        Outcome::Returned if errors == 0 => {
            format!("【要修正】読み取れないファイルがありました。{by}再提出をお願いします。")
        }
        Outcome::Returned => format!(
            "【要修正】必ず直していただきたい箇所が {errors} 件あります。修正のうえ、{by}再提出をお願いします。"
        ),
        Outcome::Warnings => format!(
            "【受理（要確認）】受理しました。ご確認いただきたい箇所が {warnings} 件あります。記入のとおりでよければ、再提出は不要です。{}",
            if has_untaken(report, Severity::Warning) { "取り込んでいない記入は、そのままでは報告に載りません。" } else { "" }
        ),
        Outcome::Accepted if has_untaken(report, Severity::Info) => {
            "【受理】受理しました。修正していただく箇所はありません。取り込んでいない記入は、「お知らせ」のとおりです。".to_owned()
        }
        Outcome::Accepted => {
            "【受理】すべて読み取り、受理しました。修正していただく箇所はありません。".to_owned()
        }
    }
}

/// Whether something that was filled in was not taken, and findings of this severity say so.
fn has_untaken(report: &Report, severity: Severity) -> bool {
    let mut own = report.recipient.findings.iter().filter(|finding| finding.severity == severity);
    own.any(|finding| !finding.covers.is_empty())
}

/// Deadline, counts, and where the annotated copy is.
pub(super) fn facts(report: &Report, columns: &[f64]) -> Block {
    let round = report.round();
    let fact = |label: &str, text: &str| fact(label, label_columns(columns), text);
    let mut rows = Vec::new();
    for (label, deadline) in [("提出期限", round.deadline), ("再提出期限", round.resubmission_deadline)]
    {
        rows.extend(deadline.map(|day| fact(label, &words::date_and_weekday(day))));
    }
    rows.push(fact("件数", &counts(report)));
    if let Some(copy) = copy(report) {
        rows.push(fact("印を付けた控え", &copy));
    }
    rows.push(fact("お問い合わせ先", &report.office()));
    Block::of(rows)
}

fn fact(label: &str, columns: u16, text: &str) -> Row {
    Row::of(vec![
        Cell::text(0, label, Style::LABEL).cols(columns),
        Cell::text(columns, text, Style::CELL).cols(COLUMNS - columns),
    ])
}

/// As many of the columns, whose widths are in ems, as a label takes.
fn label_columns(columns: &[f64]) -> u16 {
    let mut width = 0.0;
    let narrow = columns.iter().take_while(|column| {
        width += **column;
        width < LABEL
    });
    (narrow.count() as u16 + 1).min(COLUMNS - 1)
}

fn counts(report: &Report) -> String {
    let count = |severity| format!("{} {} 件", words::severity(severity), report.count(severity));
    [Severity::Error, Severity::Warning, Severity::Info].map(count).join("　／　")
}

fn copy(report: &Report) -> Option<String> {
    let look = "下の一覧の「シート」と「セル」で箇所をお確かめください。";
    match report.no_copy {
        Some(because) if report.recipient.counting().count() > 1 => {
            Some(format!("{because}、作成していないファイルがあります。{look}"))
        }
        Some(because) => Some(format!("{because}、作成していません。{look}")),
        None if report.has_copy() => Some(format!(
            "{}　（提出されたファイルの写しに色とメモで印を付けたもの。セルにマウスを合わせるとメモが出ます）",
            report.copy_name()
        )),
        None => None,
    }
}

/// The files that came, and what became of each.
pub(super) fn files(report: &Report) -> Block {
    let files = &report.recipient.submissions;
    let reasons = files.len() > 1;
    let mut rows = vec![file_row(["受け取ったファイル", "取扱い", "理由"], reasons, Style::HEAD).keep()];
    for file in files {
        let texts = [file.file.clone(), treatment(report, file), reason(report, file)];
        rows.push(file_row(texts, reasons, Style::CELL));
    }
    Block::of(rows).head(1)
}

/// File, treatment and reason; a reason is given only where there are several files.
fn file_row(texts: [impl Into<String>; 3], reasons: bool, style: Style) -> Row {
    let [file, treatment, reason] = texts;
    let mut cells = vec![Cell::text(0, file, style).cols(5)];
    if reasons {
        cells.push(Cell::text(5, treatment, style));
        cells.push(Cell::text(6, reason, style).cols(2));
    } else {
        cells.push(Cell::text(5, treatment, style).cols(3));
    }
    Row::of(cells)
}

fn treatment(report: &Report, file: &Submission) -> String {
    match file.verdict {
        Verdict::Superseded => "使いません（差替え済み）".to_owned(),
        Verdict::Unreadable => "読み取れませんでした".to_owned(),
        _ => match report.recipient.collected.summary.filled.get(&file.file).copied().unwrap_or(0) {
            0 => "開きましたが、様式への記入が見つかりませんでした".to_owned(),
            cells => format!("{}（記入のあるセル {cells} か所）", taken(report, file)),
        },
    }
}

/// What is used of a file; its items where there are other files too.
fn taken(report: &Report, file: &Submission) -> String {
    let plan = &report.round().plan;
    let own = report.recipient.read.iter().filter(|entry| entry.place.file == file.file);
    let said: BTreeSet<&str> =
        own.filter(|entry| !entry.raw.trim().is_empty()).map(|entry| entry.item()).collect();
    let mut places: Vec<usize> = said.iter().filter_map(|id| plan.items.position(id)).collect();
    places.sort_unstable();
    let names: Vec<String> = places.iter().map(|place| plan.items[*place].short_name()).collect();
    match report.recipient.counting().count() {
        0 | 1 => "読み取りました".to_owned(),
        _ if names.is_empty() => "読み取りました".to_owned(),
        _ => format!("読み取り、{}の回答を使います", names.join("、")),
    }
}

fn reason(report: &Report, file: &Submission) -> String {
    let because = file.taken_because.map(|because| format!("（{}）", rules::because(because, Lang::Ja)));
    let because = because.unwrap_or_default();
    match &file.superseded_by {
        Some(newer) => format!(
            "「{newer}」を使うため{because}。違う場合は、正しいファイルを保存し直して、もう一度提出してください。"
        ),
        None if !file.replaced.is_empty() => replaced(report, file) + &because,
        None if because.is_empty() => "ほかのファイルと内容が重ならないため".to_owned(),
        None => format!("最も新しいため{because}"),
    }
}

/// Which answers are taken from which other file.
fn replaced(report: &Report, file: &Submission) -> String {
    let plan = &report.round().plan;
    let name = |id: &String| plan.item(id).map_or_else(|| format!("「{id}」"), Item::short_name);
    let clause = |(other, items): (&String, &Vec<String>)| {
        let names: Vec<String> = items.iter().map(name).collect();
        format!("{}の回答は「{other}」のものを使うため", names.join("、"))
    };
    file.replaced.iter().map(clause).collect::<Vec<_>>().join("、")
}
