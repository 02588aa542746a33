//! The third sheet: how to use the report, for somebody who sees it for the first time.

use rust_xlsxwriter::XlsxError;

use super::Report;
use crate::model::Severity;
use crate::report::page::{Block, Book, Cell, Down, Orientation, Row, Style};
use crate::report::words;

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let mut page = book.page("この書類の使い方", Orientation::Portrait, &[5.0, 22.0, 73.0])?;
    page.put(&title("この書類の使い方"))?;
    page.put(&Block::of(
        steps(report).iter().zip(1..).map(|(step, number)| step_row(number, step)).collect(),
    ))?;
    page.space(14.0);
    page.put(&table("区分の意味", &severities()))?;
    page.space(14.0);
    page.put(&table("シートの内容", &sheets()))?;
    page.space(14.0);
    page.put(&table(
        "お問い合わせ",
        &[("連絡先", report.office().to_owned()), ("お伝えいただくこと", asking())],
    ))?;
    book.add(page)
}

fn title(text: &str) -> Block {
    Block::of(vec![Row::of(vec![Cell::text(0, text, Style::TITLE).cols(3)]).least(28.0).keep()])
}

fn steps(report: &Report) -> Vec<String> {
    let mut steps = vec![
        "「確認結果」のシートを開き、いちばん上の結論と提出期限をご確認ください。".to_owned(),
        "「要修正」の行を上から順に、「シート」と「セル」に書かれた場所を開いて直してください。直し方は同じ行の「直し方」にあります。".to_owned(),
    ];
    if report.has_copy() {
        steps.push(format!(
            "場所は「{}」のファイルでもお確かめいただけます。色の付いたセルにマウスを合わせると、メモが表示されます。",
            report.copy_name()
        ));
    }
    steps.push("「要確認」の行は、記入のとおりでよければ直す必要はありません。ただし、「取り込んでいません」とあるものは報告に載りません。載せる内容であれば、直して再提出してください。".to_owned());
    steps.push(
        "「読み取り結果」のシートで、記入した内容が正しく読み取られているかをご確認ください。".to_owned(),
    );
    steps.push(format!(
        "直すのは、もとの調査票のファイルです。ファイル名に部署名を残し、終わりに「修正版」と付けて、{}提出してください。新しいファイルが前のファイルと差し替わります。",
        report.by_deadline()
    ));
    steps
}

fn step_row(number: usize, text: &str) -> Row {
    let style = Style::PLAIN.down(Down::Top);
    Row::of(vec![Cell::text(0, format!("{number}."), style), Cell::text(1, text, style).cols(2)]).least(24.0)
}

fn severities() -> [(&'static str, String); 3] {
    [
        (Severity::Error, "このままでは報告に載せられません。必ず直して、再提出してください。"),
        (
            Severity::Warning,
            "誤りの可能性がある箇所です。記入のとおりでよければ、そのままで結構です。ただし、「取り込んでいません」とある内容は報告に載りません。",
        ),
        (Severity::Info, "参考までにお知らせするものです。対応は不要です。"),
    ]
    .map(|(severity, text)| (words::severity(severity), text.to_owned()))
}

fn sheets() -> [(&'static str, String); 2] {
    [
        ("確認結果", "結論、受け取ったファイル、直していただきたい箇所の一覧です。「コード」は、お問い合わせのときにお使いください。".to_owned()),
        ("読み取り結果", "どのセルの記入をどう読み取ったかの一覧です。年度や評価の記号は、表記をそろえて表示しています。".to_owned()),
    ]
}

fn asking() -> String {
    "部署名、シート名とセル番地、コードをお伝えください。".to_owned()
}

fn table(heading: &str, rows: &[(&str, String)]) -> Block {
    let heading = Row::of(vec![Cell::text(0, heading, Style::BAND).cols(3)]).keep();
    let row = |(label, text): &(&str, String)| {
        Row::of(vec![Cell::text(0, *label, Style::LABEL).cols(2), Cell::text(2, text.as_str(), Style::CELL)])
            .least(22.0)
    };
    Block::of(std::iter::once(heading).chain(rows.iter().map(row)).collect())
}
