//! Makes .xlsb files record by record.

use crate::make::zip;

/// A part of records.
#[derive(Clone, Default)]
pub struct Part(pub Vec<u8>);

impl Part {
    pub fn add(&mut self, kind: u16, data: &[u8]) -> &mut Self {
        if kind < 128 {
            self.0.push(kind as u8);
        } else {
            self.0.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
        }
        let mut length = data.len();
        while length >= 128 {
            self.0.push((length & 0x7F) as u8 | 0x80);
            length >>= 7;
        }
        self.0.push(length as u8);
        self.0.extend_from_slice(data);
        self
    }
}

/// Words of four bytes.
pub fn longs(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text: its length in UTF-16 units, then those.
pub fn text(text: &str) -> Vec<u8> {
    let mut bytes = longs(&[text.encode_utf16().count() as u32]);
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// A workbook of one sheet. Style 0 is General; then one for each format code; the last is struck out.
pub fn xlsb(formats: &[&str], strings: &[Vec<u8>], sheet: &Part) -> Vec<u8> {
    let mut workbook = Part::default();
    let mut listed = longs(&[0, 1]);
    listed.extend(text("rId1"));
    listed.extend(text("様式"));
    workbook.add(131, &[]).add(156, &listed).add(132, &[]);
    let mut shared = Part::default();
    strings.iter().for_each(|string| {
        shared.add(19, string);
    });
    let styles = styles(formats);
    let relations = |list: &str| format!("<Relationships>{list}</Relationships>").into_bytes();
    let one = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let list = one("rId1", "worksheet", "worksheets/sheet1.bin")
        + &one("rId2", "styles", "styles.bin")
        + &one("rId3", "sharedStrings", "sharedStrings.bin");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", &relations(&one("rId1", "officeDocument", "xl/workbook.bin"))),
        ("xl/workbook.bin", &workbook.0),
        ("xl/_rels/workbook.bin.rels", &relations(&list)),
        ("xl/styles.bin", &styles.0),
        ("xl/sharedStrings.bin", &shared.0),
        ("xl/worksheets/sheet1.bin", &sheet.0),
    ])
}

fn styles(formats: &[&str]) -> Part {
    let mut styles = Part::default();
    for (index, code) in formats.iter().enumerate() {
        let mut format = (200 + index as u16).to_le_bytes().to_vec();
        format.extend(text(code));
        styles.add(44, &format);
    }
    styles.add(43, &[220, 0, 0, 0]).add(43, &[220, 0, 8, 0]).add(617, &[]);
    let style = |format: u16, font: u16| {
        [0u16, format, font].iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>()
    };
    styles.add(47, &style(0, 0));
    for index in 0..formats.len() {
        styles.add(47, &style(200 + index as u16, 0));
    }
    styles.add(47, &style(0, 1)).add(618, &[]);
    styles
}
