//! Findings as JSON: one array, in the order of the findings.

use std::io::{self, Write};

use serde::Serializer;

use crate::model::{CellRange, Finding, Plan, Severity};
use crate::rules::{Lang, render};

/// A finding as a machine reads it. What is not known is null.
#[derive(serde::Serialize)]
struct FindingRecord<'a> {
    code: &'a str,
    name: &'a str,
    severity: Severity,
    department: Option<&'a str>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    /// The other cells with the same fault, on the same sheet, as ranges.
    more_cells: Vec<String>,
    /// The cells whose content was not taken for its sake, as ranges.
    covers: Vec<String>,
    value: Option<&'a str>,
    message: String,
    hint: String,
}

/// The findings as one JSON array with a line end after it, in the words of their plan. The severities must be settled.
///
/// ```
/// use matome::model::Lang;
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let json = matome::export::findings::to_json(&collected.findings, &collected.round.plan, Lang::En);
/// assert!(json.starts_with('['));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json(findings: &[Finding], plan: &Plan, lang: Lang) -> String {
    let mut json = Vec::new();
    // A vector takes all.
    let _ = write_to(&mut json, findings, plan, lang);
    String::from_utf8(json).unwrap_or_default()
}

/// Writes the same, one finding after the other.
///
/// # Errors
/// Where it can't be written.
pub fn write_to(mut file: impl Write, findings: &[Finding], plan: &Plan, lang: Lang) -> io::Result<()> {
    let mut writer = serde_json::Serializer::pretty(&mut file);
    writer.collect_seq(findings.iter().map(|finding| line(finding, plan, lang)))?;
    file.write_all(b"\n")
}

fn line<'a>(finding: &'a Finding, plan: &Plan, lang: Lang) -> FindingRecord<'a> {
    let text = render(finding, plan, lang);
    FindingRecord {
        code: text.code,
        name: finding.fault.name(),
        severity: finding.severity,
        department: finding.department.as_deref(),
        file: filled(&finding.place.file),
        sheet: filled(&finding.place.sheet),
        cell: finding.place.cell.map(|cell| cell.to_string()),
        more_cells: words(&CellRange::gather(finding.more_cells.iter().copied())),
        covers: words(&finding.covers),
        value: finding.value.as_deref(),
        message: text.message,
        hint: text.hint,
    }
}

fn words(ranges: &[CellRange]) -> Vec<String> {
    ranges.iter().map(ToString::to_string).collect()
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellRef, FileFault, Place, ValueFault};

    #[test]
    fn a_finding_of_a_cell_and_one_of_a_department() {
        let at = Place::cell("総務課.xlsx", "№4", CellRef::new(5, 2));
        let mut cell = Finding::new(ValueFault::UnknownMark, at).value("\"=1+1\"\n").department("総務課");
        cell.more_cells.push(CellRef::new(6, 2));
        let missing = Finding::new(FileFault::MissingSubmission, Place::default()).department("財政課");
        let json: serde_json::Value =
            serde_json::from_str(&to_json(&[cell, missing], &Plan::default(), Lang::Ja)).unwrap();
        let first = &json[0];
        assert_eq!(first["code"], "V111");
        assert_eq!(first["name"], "unknown-mark");
        assert_eq!(first["severity"], "error");
        assert_eq!(first["file"], "総務課.xlsx");
        assert_eq!(first["sheet"], "№4");
        assert_eq!(first["cell"], "C6");
        assert_eq!(first["more_cells"][0], "C7");
        assert_eq!(first["value"], "\"=1+1\"\n");
        assert_eq!(json[1]["department"], "財政課");
        assert_eq!(json[1]["cell"], serde_json::Value::Null);
        assert_eq!(json[1]["file"], serde_json::Value::Null);
        assert!(json[1]["message"].as_str().is_some_and(|text| text.contains("財政課")));
    }

    #[test]
    fn nothing_found_is_an_empty_array() {
        assert_eq!(to_json(&[], &Plan::default(), Lang::En), "[]\n");
    }
}
