//! Makes zip containers, .xlsx and .ods, part by part, as no library would: with every fault that a case wants.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip container of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one or more sheets.
#[derive(Clone, Default)]
pub struct Xlsx {
    /// Format codes; the style with index 1 has the first.
    pub formats: Vec<String>,
    /// Whether there is a last style whose font is struck out.
    pub struck: bool,
    /// Shared strings, as the inside of `si`.
    pub strings: Vec<String>,
    /// Sheets: name, state, the inside of `sheetData`, what follows it, what stands before it.
    pub sheets: Vec<SheetXml>,
    /// What stands in `workbook.xml` before and after the list of sheets.
    pub before: String,
    pub after: String,
    /// Parts added, or put in the place of others.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// A sheet in pieces.
#[derive(Clone, Default)]
pub struct SheetXml {
    pub name: String,
    pub state: String,
    pub before: String,
    pub data: String,
    pub after: String,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Xlsx {
    /// A workbook of one sheet.
    pub fn of(data: &str) -> Self {
        let sheet = SheetXml { name: "様式".to_owned(), data: data.to_owned(), ..SheetXml::default() };
        Self { sheets: vec![sheet], ..Self::default() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut parts = self.own_parts();
        for (name, bytes) in &self.parts {
            parts.retain(|(own, _)| own != name);
            parts.push((name.clone(), bytes.clone()));
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
        zip(&parts)
    }

    fn own_parts(&self) -> Vec<(String, Vec<u8>)> {
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), format!("{HEAD}<Types/>")),
            ("_rels/.rels".to_owned(), relations(&[("rId1", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml".to_owned(), self.workbook()),
            ("xl/_rels/workbook.xml.rels".to_owned(), self.relations()),
            ("xl/styles.xml".to_owned(), self.styles()),
            ("xl/sharedStrings.xml".to_owned(), self.shared_strings()),
        ];
        for (index, sheet) in self.sheets.iter().enumerate() {
            let xml = format!(
                "{HEAD}<worksheet>{}<sheetData>{}</sheetData>{}</worksheet>",
                sheet.before, sheet.data, sheet.after
            );
            parts.push((format!("xl/worksheets/sheet{}.xml", index + 1), xml));
        }
        parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
    }

    fn workbook(&self) -> String {
        let sheet = |(index, sheet): (usize, &SheetXml)| {
            let state =
                if sheet.state.is_empty() { String::new() } else { format!(" state=\"{}\"", sheet.state) };
            format!(
                "<sheet name=\"{}\" sheetId=\"{}\"{state} r:id=\"rId{}\"/>",
                sheet.name,
                index + 1,
                index + 1
            )
        };
        let sheets: String = self.sheets.iter().enumerate().map(sheet).collect();
        format!("{HEAD}<workbook>{}<sheets>{sheets}</sheets>{}</workbook>", self.before, self.after)
    }

    fn relations(&self) -> String {
        let mut list: Vec<(String, &str, String)> = (1..=self.sheets.len())
            .map(|number| (format!("rId{number}"), "worksheet", format!("worksheets/sheet{number}.xml")))
            .collect();
        list.push(("rIdS".to_owned(), "styles", "styles.xml".to_owned()));
        list.push(("rIdT".to_owned(), "sharedStrings", "/xl/sharedStrings.xml".to_owned()));
        let list: Vec<(&str, &str, &str)> =
            list.iter().map(|(a, b, c)| (a.as_str(), *b, c.as_str())).collect();
        relations(&list)
    }

    fn styles(&self) -> String {
        let code = |(index, code): (usize, &String)| {
            let code = code.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 200 + index)
        };
        let codes: String = self.formats.iter().enumerate().map(code).collect();
        let mut styles = "<xf numFmtId=\"0\" fontId=\"0\"/>".to_owned();
        for index in 0..self.formats.len() {
            styles.push_str(&format!("<xf numFmtId=\"{}\" fontId=\"0\"/>", 200 + index));
        }
        if self.struck {
            styles.push_str("<xf numFmtId=\"0\" fontId=\"1\"/>");
        }
        format!(
            "{HEAD}<styleSheet><numFmts>{codes}</numFmts><fonts><font/><font><strike/></font></fonts>\
             <cellStyleXfs><xf numFmtId=\"9\" fontId=\"1\"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>"
        )
    }

    fn shared_strings(&self) -> String {
        let strings: String = self.strings.iter().map(|text| format!("<si>{text}</si>")).collect();
        format!("{HEAD}<sst>{strings}</sst>")
    }
}

fn relations(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let list: String = list.iter().map(one).collect();
    format!("{HEAD}<Relationships>{list}</Relationships>")
}

/// Parts that hang on the first sheet, by kind: `comments`, `threadedComment`, `drawing`, `vmlDrawing`.
pub fn around(parts: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let target = |kind: &str| format!("../around/{kind}1.xml");
    let list: Vec<(&str, &str, String)> =
        parts.iter().map(|(kind, _)| (*kind, *kind, target(kind))).collect();
    let list: Vec<(&str, &str, &str)> = list.iter().map(|(id, kind, to)| (*id, *kind, to.as_str())).collect();
    let mut around = vec![("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), relations(&list).into_bytes())];
    for (kind, inside) in parts {
        let text = format!("{HEAD}<root>{inside}</root>");
        around.push((format!("xl/around/{kind}1.xml"), text.into_bytes()));
    }
    around
}

/// A chart that the first drawing shows, by the id `chart`, and the shapes that stand in it.
pub fn on_chart(shapes: &str) -> Vec<(String, Vec<u8>)> {
    [
        ("xl/around/_rels/drawing1.xml.rels", relations(&[("chart", "chart", "chart1.xml")])),
        ("xl/around/chart1.xml", format!("{HEAD}<c:chartSpace/>")),
        ("xl/around/_rels/chart1.xml.rels", relations(&[("rId1", "chartUserShapes", "shapes1.xml")])),
        ("xl/around/shapes1.xml", format!("{HEAD}<c:userShapes>{shapes}</c:userShapes>")),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .into()
}

/// An OpenDocument sheet: automatic styles, and the tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest = b"<manifest:manifest/>";
    let content = ods_content(styles, tables);
    zip(&[("mimetype", kind), ("content.xml", content.as_bytes()), ("META-INF/manifest.xml", manifest)])
}

pub fn ods_content(styles: &str, tables: &str) -> String {
    format!(
        "{HEAD}<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}
