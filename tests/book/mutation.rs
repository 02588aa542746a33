//! Random edits of workbooks of every format: whatever comes, the reader answers with a workbook or a finding.
//!
//! The short run has a fixed seed. The long one: `cargo test --release --test book -- --ignored --nocapture long_mutation`,
//! with the number of edits a format in `MUTATIONS` (20,000 if not given).

use std::time::{Duration, Instant};

use matome::book::Limits;

use crate::make::{self, SheetXml, Xlsx};
use crate::make_xls::{Records, Xls, words};
use crate::make_xlsb::{self, Part, longs};

/// A small generator of random numbers (xorshift), so that a seed always gives the same edits.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// One to eight edits: a byte changed, bytes removed, bytes repeated, the end cut off, a number made extreme.
fn edit(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len());
        let length = random.below(40).min(bytes.len() - at);
        match random.below(12) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => bytes[at..at + length].fill(0xFF),
            4 => bytes[at..at + length].fill(0),
            _ if !bytes.is_empty() => bytes[at] = random.next() as u8,
            _ => {}
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
}

/// What is edited, and how it becomes a file: an edited zip is broken for good, so the parts in it are edited too.
type Format = (&'static str, Box<dyn Fn(&mut Random) -> Vec<u8>>);

fn formats() -> Vec<Format> {
    let whole = |bytes: Vec<u8>| {
        move |random: &mut Random| {
            let mut bytes = bytes.clone();
            edit(&mut bytes, random);
            bytes
        }
    };
    vec![
        ("xlsx", Box::new(whole(xlsx().bytes()))),
        ("xlsx parts", Box::new(edited_parts(xlsx().bytes()))),
        ("ods parts", Box::new(edited_parts(ods()))),
        (
            "csv",
            Box::new(whole(
                encoding_rs::SHIFT_JIS.encode(&"項目,評価,\"取組\n\"\n".repeat(20)).0.into_owned(),
            )),
        ),
        ("xlsb parts", Box::new(edited_parts(xlsb()))),
        ("xls", Box::new(whole(xls().bytes()))),
    ]
}

fn edited_parts(bytes: Vec<u8>) -> impl Fn(&mut Random) -> Vec<u8> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    move |random| {
        let mut parts = parts.clone();
        for _ in 0..=random.below(3) {
            let index = random.below(parts.len());
            edit(&mut parts[index].1, random);
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
        make::zip(&parts)
    }
}

fn xlsx() -> Xlsx {
    let data = "<row r=\"1\" hidden=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"2\"><v>0.733</v></c></row>\
                <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&amp;あ</t></is></c><c r=\"B2\" s=\"3\"><f>A1</f><v>44287</v></c></row>";
    let sheet = SheetXml {
        name: "様式".to_owned(),
        data: data.to_owned(),
        before: "<cols><col min=\"1\" max=\"3\" hidden=\"1\"/></cols>".to_owned(),
        after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>".to_owned(),
        ..SheetXml::default()
    };
    Xlsx {
        formats: ["\"※\"@", "0.0%", "ggge\"年度\""].map(str::to_owned).to_vec(),
        strings: vec!["<r><rPr><strike/></rPr><t>総務_x000D_</t></r><rPh><t>ソウム</t></rPh>".to_owned()],
        sheets: vec![sheet],
        parts: make::around(&[
            ("comments", "<comment ref=\"A1\"><text><t>注</t></text></comment>"),
            (
                "drawing",
                "<twoCellAnchor><from><col>1</col><row>2</row></from><sp><txBody><p><r><t>枠</t></r></p></txBody></sp></twoCellAnchor>",
            ),
        ]),
        ..Xlsx::default()
    }
}

fn ods() -> Vec<u8> {
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let table = "<table:table table:name=\"様式\" table:style-name=\"ta1\"><table:table-column table:number-columns-repeated=\"9\"/>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"7\"/><table:table-cell \
        office:value-type=\"percentage\" office:value=\"0.733\" table:number-columns-spanned=\"2\"><office:annotation><text:p>注</text:p>\
        </office:annotation><text:p>73.3%<text:span>あ</text:span></text:p></table:table-cell></table:table-row></table:table>";
    make::ods(styles, table)
}

fn xlsb() -> Vec<u8> {
    let mut sheet = Part::default();
    let mut row = longs(&[0, 0]);
    row.extend([0; 5]);
    let mut number = longs(&[1, 2]);
    number.extend(0.733f64.to_le_bytes());
    sheet.add(0, &row).add(7, &longs(&[0, 1, 0])).add(5, &number);
    sheet.add(146, &[]).add(176, &longs(&[0, 1, 0, 1])).add(64, &longs(&[0, 1, 0, 9, 0, 0]));
    let mut string = vec![1];
    string.extend(make_xlsb::text("Ｃ"));
    string.extend(longs(&[1, 0]));
    make_xlsb::xlsb(&["\"※\"@", "0.0%"], &[string], &sheet)
}

fn xls() -> Xls {
    let mut sheet = Records::default();
    for row in 0..9 {
        let mut number = words(&[row, 1, 1]);
        number.extend(0.733f64.to_le_bytes());
        sheet.add(0x00FD, &words(&[row, 0, 0, 0, 0])).add(0x0203, &number);
    }
    sheet.add(0x00E5, &words(&[1, 0, 1, 0, 1]));
    Xls { formats: vec!["0.0%"], strings: vec!["Ｃ"], sheet, ..Xls::default() }
}

/// Edits and reads; says how many of the files were read, and how many ended as findings.
fn run(edits: usize, most: Duration, seed: u64) {
    let limits = Limits { worker_seconds: 5, ..Limits::default() };
    for (name, make) in formats() {
        let start = Instant::now();
        let (mut read, mut refused, mut slowest) = (0, 0, Duration::ZERO);
        for edit in 0..edits {
            if start.elapsed() > most {
                break;
            }
            // A seed of its own for each file, so that one of them can be made again alone.
            let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (edit as u64 + 1));
            for _ in 0..3 {
                random.next();
            }
            let bytes = make(&mut random);
            let one = Instant::now();
            let opened = crate::open_within(&bytes, "総務課.xlsx", &limits);
            slowest = slowest.max(one.elapsed());
            assert!(opened.workbook.is_some() || !opened.findings.is_empty(), "{name} edit {edit}: neither");
            if opened.workbook.is_some() { read += 1 } else { refused += 1 }
        }
        println!("{name}: {read} read, {refused} refused, slowest {slowest:.1?}, {:.1?}", start.elapsed());
        assert!(read > 0 && refused > 0, "{name}: {read} read, {refused} refused: the edits miss");
    }
}

#[test]
fn short_mutation() {
    run(400, Duration::from_secs(6), 1);
}

#[test]
#[ignore = "long: measured by hand"]
fn long_mutation() {
    let edits = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000);
    run(edits, Duration::from_secs(600), 2);
}
