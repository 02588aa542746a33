//! Personal numbers where no reader of cells looks: formulas, input rules, links, names, headers, properties, what is kept of
//! other workbooks. A copy would spread them.

use std::collections::BTreeSet;

use super::Unannotatable;
use super::patched::Patched;
use crate::text::personal_number::numbers_in;

/// The endings of parts that hold texts.
const ENDINGS: [&str; 3] = [".xml", ".rels", ".vml"];
/// The element of a cell's stored value: numbers are amounts unless the cell shows them otherwise, which was looked at.
const STORED: [&str; 2] = ["v", "x:v"];
/// Where the cells stand that were looked at.
const SHEETS: &str = "xl/worksheets/";
/// Where documents of other programs stand.
const EMBEDDED: &str = "xl/embeddings/";
/// How long an identifier in braces is.
const IDENTIFIER: usize = 36;

/// Refuses a package that holds what looks like a personal number and is not known to be none, or a document that can't be
/// searched for any.
pub(super) fn look_for(package: &mut Patched, known: &BTreeSet<String>) -> Result<(), Unannotatable> {
    for part in package.names() {
        if part.starts_with(EMBEDDED) {
            return Err(Unannotatable::Embedded);
        }
        let is_text = ENDINGS.iter().any(|ending| part.ends_with(ending));
        let is_sheet = part.starts_with(SHEETS);
        if is_text && package.read(&part)?.is_some_and(|text| holds_number(&text, known, is_sheet)) {
            return Err(Unannotatable::PersonalNumber);
        }
    }
    Ok(())
}

/// Whether an attribute's value or a text of an XML part holds such a number. Of a sheet the stored values are passed over;
/// what is kept of another workbook's cells is no sheet, nobody looked at it.
fn holds_number(xml: &str, known: &BTreeSet<String>, is_sheet: bool) -> bool {
    let mut before = "";
    xml.split(['<', '>', '"', '\'']).any(|piece| {
        let is_stored = STORED.contains(&std::mem::replace(&mut before, piece)) && is_sheet;
        let is_told = |number: &String| !known.contains(number);
        !is_stored && !is_identifier(piece) && numbers_in(piece).iter().any(is_told)
    })
}

/// Whether it is an identifier that programs make up: `{00000000-0001-0000-0000-000000000000}`.
fn is_identifier(piece: &str) -> bool {
    piece.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).is_some_and(|id| id.len() == IDENTIFIER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_kept_of_another_workbook_is_looked_at() {
        let kept =
            r#"<sheetData sheetId="0"><row r="1"><cell r="A1"><v>123456789018</v></cell></row></sheetData>"#;
        assert!(holds_number(kept, &BTreeSet::new(), false));
        assert!(!holds_number(kept, &BTreeSet::new(), true));
    }

    #[test]
    fn a_number_is_found_in_texts_and_attributes_and_not_among_amounts() {
        for xml in [
            r#"<c r="A1"><f>IF("123456789018"="","A","B")</f><v>1</v></c>"#,
            r#"<Relationship Target="mailto:123456789018@example.jp"/>"#,
            "<definedName name=\"担当\">\"1234-5678-9018\"</definedName>",
            "<oddHeader>&amp;L1234 5678 9018</oddHeader>",
        ] {
            let other = BTreeSet::from(["987654321093".to_owned()]);
            assert!(holds_number(xml, &BTreeSet::new(), true) && holds_number(xml, &other, true), "{xml}");
            let known = BTreeSet::from(["123456789018".to_owned()]);
            assert!(!holds_number(xml, &known, true), "decided to be none: {xml}");
        }
        for xml in [
            r#"<c r="A1"><v>123456789018</v></c>"#,
            r#"<sheet uid="{00000000-0001-0000-0000-123456789018}"/>"#,
            r#"<col width="12.7109375" min="1" max="1"/>"#,
        ] {
            assert!(!holds_number(xml, &BTreeSet::new(), true), "{xml}");
        }
    }
}
