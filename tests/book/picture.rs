//! What was read, as lines of text that cases compare with.

use matome::book::{CellValue, Opened, Sheet, Visibility};
use matome::model::{CellRef, Fault, Finding};

/// Every sheet's lines, then the findings'. A workbook of several sheets names them.
pub fn picture(opened: &Opened) -> Vec<String> {
    let mut lines = Vec::new();
    let sheets = opened.workbook.as_ref().map_or(&[][..], |workbook| &workbook.sheets);
    for sheet in sheets {
        if sheets.len() > 1 {
            lines.push(format!("sheet {}", sheet.name));
        }
        lines.extend(sheet_lines(sheet));
    }
    lines.extend(opened.findings.iter().map(finding_line));
    lines
}

fn sheet_lines(sheet: &Sheet) -> Vec<String> {
    let mut lines = Vec::new();
    if sheet.visibility != Visibility::Visible {
        lines.push(format!("{:?}", sheet.visibility));
    }
    for cell in &sheet.cells {
        let kind = match &cell.value {
            CellValue::Text(_) => "text",
            CellValue::Number(_) => "number",
            CellValue::Bool(_) => "bool",
            CellValue::DateTime(_) => "date",
            CellValue::Error(_) => "error",
            CellValue::Uncomputed => "uncomputed",
        };
        let mut line = format!("{} {kind} {}", cell.at, cell.shown.replace('\n', "⏎")).trim_end().to_owned();
        if cell.struck {
            line.push_str(" [struck]");
        }
        line.extend(cell.struck_texts().map(|part| format!(" [struck: {}]", part.replace('\n', "⏎"))));
        if cell.formula {
            line.push_str(" [formula]");
        }
        lines.push(line);
    }
    lines.extend(sheet.merges.iter().map(|merge| format!("merge {merge}")));
    lines.extend(sheet.hidden_rows.iter().map(|row| format!("hidden row {}", row + 1)));
    lines.extend(
        sheet.hidden_cols.iter().map(|col| format!("hidden column {}", CellRef::column_letters(*col))),
    );
    lines.extend(sheet.notes.iter().map(|(at, text)| format!("note {at} {}", text.replace('\n', "⏎"))));
    lines.extend(sheet.texts.iter().map(|(at, text)| format!("drawn {at} {}", text.replace('\n', "⏎"))));
    lines.extend(sheet.pictures.iter().map(|at| format!("picture {at}")));
    lines.extend(sheet.edges.iter().map(|text| format!("edge {}", text.replace('\n', "⏎"))));
    if sheet.validations > 0 {
        lines.push(format!("rules {}", sheet.validations));
    }
    lines
}

/// The facts of a fault, in the order of their names.
fn facts(fault: &Fault) -> String {
    let json = serde_json::to_value(fault).unwrap();
    let facts = json.pointer(&format!("/file/{}", fault.name())).and_then(|facts| facts.as_object().cloned());
    let text = |fact: serde_json::Value| fact.as_str().map_or_else(|| fact.to_string(), str::to_owned);
    facts.into_iter().flatten().map(|(_, fact)| format!(" ({})", text(fact))).collect()
}

fn finding_line(finding: &Finding) -> String {
    let mut line = format!("! {}", finding.fault.name());
    let cells = finding.place.cell.iter().chain(&finding.more_cells);
    cells.for_each(|cell| line.push_str(&format!(" {cell}")));
    line.push_str(&facts(&finding.fault));
    line
}
