//! The traps of .xlsx and .ods as data: what stands in the file, what must be read.

use crate::make::{self, SheetXml, Xlsx};
use crate::picture::picture;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// A case: the pieces of a file, and the lines that it must read as.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Case {
    /// What is tested.
    name: String,
    /// Format codes of the styles 1, 2, …
    formats: Vec<String>,
    /// Whether the last style is struck out (.xlsx).
    struck: bool,
    /// Shared strings, as the inside of `si`.
    strings: Vec<String>,
    /// The sheet's rows.
    data: String,
    /// What stands before and after the rows.
    before: String,
    after: String,
    /// `hidden`, `veryHidden`, or nothing.
    state: String,
    /// What stands in the workbook before and after its list of sheets.
    workbook_before: String,
    workbook_after: String,
    /// The list of notes, those with answers, the drawings of today and of old, each as the inside of its part.
    notes: String,
    threads: String,
    drawing: String,
    vml: String,
    /// Parts that hang on the first chart of the drawings, and documents that are embedded in the sheet.
    on_chart: String,
    embedded: String,
    /// Automatic styles (.ods); all that the styles part holds, in the place of what `formats` and `struck` say (.xlsx).
    styles: String,
    /// What must come out.
    expect: Vec<String>,
}

fn run(text: &str, make: impl Fn(&Case) -> Vec<u8>) {
    let cases: Cases = toml::from_str(text).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let found = picture(&crate::open(&make(case), "総務課.xlsx"));
        if found != case.expect {
            wrong.push(format!("{}\n  expected {:#?}\n  found {found:#?}", case.name, case.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn xlsx() {
    run(include_str!("xlsx.toml"), |case| {
        let sheet = SheetXml {
            name: "様式".to_owned(),
            state: case.state.clone(),
            before: case.before.clone(),
            data: case.data.clone(),
            after: case.after.clone(),
        };
        let around = [
            ("comments", case.notes.as_str()),
            ("threadedComment", &case.threads),
            ("drawing", &case.drawing),
            ("vmlDrawing", &case.vml),
            ("package", &case.embedded),
        ];
        let around: Vec<(&str, &str)> = around.into_iter().filter(|(_, inside)| !inside.is_empty()).collect();
        let mut parts = if around.is_empty() { Vec::new() } else { make::around(&around) };
        if !case.on_chart.is_empty() {
            parts.extend(make::on_chart(&case.on_chart));
        }
        if !case.styles.is_empty() {
            let styles = format!("<styleSheet>{}</styleSheet>", case.styles);
            parts.push(("xl/styles.xml".to_owned(), styles.into_bytes()));
        }
        Xlsx {
            formats: case.formats.clone(),
            struck: case.struck,
            strings: case.strings.clone(),
            sheets: vec![sheet],
            before: case.workbook_before.clone(),
            after: case.workbook_after.clone(),
            parts,
        }
        .bytes()
    });
}

#[test]
fn ods() {
    run(include_str!("ods.toml"), |case| {
        let table =
            format!("<table:table table:name=\"様式\" table:style-name=\"ta1\">{}</table:table>", case.data);
        make::ods(&case.styles, &table)
    });
}
