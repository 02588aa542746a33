//! What a file is, told by its first bytes. The name says nothing: departments rename files.

use crate::model::Content;

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No bytes, or nothing but zeros.
    Empty,
    /// A zip container: .xlsx, .xlsm, .xlsb, .ods, or something else.
    Zip,
    /// An OLE compound file: .xls, an encrypted workbook, or something else.
    Ole,
    /// A bare BIFF stream of Excel 2 to 5 without a container.
    BareBiff,
    /// An OpenDocument sheet in one XML file.
    FlatOds,
    /// A mail as it is sent.
    Mail,
    /// Something that is not a workbook: what it is.
    Other(Content),
    /// Text that may be a table.
    Text,
}

/// The first bytes of things that are not workbooks.
const MAGIC: &[(&[u8], Content)] = &[
    (b"%PDF", Content::Pdf),
    (b"\x89PNG", Content::Image),
    (b"\xFF\xD8\xFF", Content::Image),
    (b"GIF8", Content::Image),
    (b"BM\x36", Content::Image),
    (b"II*\0", Content::Image),
    (b"MM\0*", Content::Image),
    (b"{\\rtf", Content::Rtf),
    (b"HTTP/", Content::Http),
    (b"Rar!", Content::Rar),
    (b"7z\xBC\xAF", Content::SevenZip),
    (b"\x1F\x8B", Content::Gzip),
    (b"MZ", Content::Program),
    (b"\x7FELF", Content::Program),
    (b"\x4C\0\0\0\x01\x14\x02\0", Content::Shortcut),
    (b"\x78\x9F\x3E\x22", Content::Winmail),
];

/// Tells the kind of a file from its bytes (all of them, or at least the first few thousand).
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    if bytes.iter().take(4096).all(|byte| *byte == 0) {
        return Kind::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(b"PK\x07\x08")
    {
        return Kind::Zip;
    }
    if is_ole(bytes) {
        return Kind::Ole;
    }
    if is_bare_biff(bytes) {
        return Kind::BareBiff;
    }
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, content)) => Kind::Other(*content),
        None => markup(bytes),
    }
}

/// Whether it is an OLE compound file: .xls, or a workbook with a password.
pub(crate) fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// A BOF record (09 00, 09 02, 09 04, 09 08) with a length that such a record has.
fn is_bare_biff(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4..=16, 0, ..])
}

fn markup(bytes: &[u8]) -> Kind {
    let head: String =
        head_as_text(bytes).trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']).to_lowercase();
    if !head.starts_with('<') {
        return if is_mail(&head) { Kind::Mail } else { Kind::Text };
    }
    let html = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div", "<script"];
    if html.iter().any(|tag| head.starts_with(tag)) || head.contains("<html") {
        return Kind::Other(Content::Html);
    }
    if head.contains("office:document") && head.contains("spreadsheet") {
        return Kind::FlatOds;
    }
    if head.starts_with("<?xml") || head.starts_with("<!doctype") || head.starts_with("<?mso") {
        return Kind::Other(Content::Xml);
    }
    Kind::Text
}

/// Whether a text, in lower case, begins with the headers of a mail: several of those that every mail has.
fn is_mail(head: &str) -> bool {
    const HEADERS: [&str; 8] =
        ["from", "date", "received", "message-id", "mime-version", "return-path", "subject", "x-unsent"];
    let lines =
        head.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with([' ', '\t']));
    let names: Option<Vec<&str>> = lines.map(|line| line.split_once(':').map(|(name, _)| name)).collect();
    // The head may end within a line.
    let names = names.unwrap_or_else(|| {
        head.lines().map_while(|line| line.split_once(':')).map(|(name, _)| name).collect()
    });
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_graphic());
    names.iter().all(is_name) && HEADERS.iter().filter(|known| names.contains(known)).count() >= 2
}

/// The first bytes with zeros left out, so that UTF-16 markup is recognised too.
fn head_as_text(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes.iter().take(4096).copied().filter(|byte| *byte != 0).collect();
    let head = head.strip_prefix(b"\xFF\xFE").or_else(|| head.strip_prefix(b"\xFE\xFF")).unwrap_or(&head);
    String::from_utf8_lossy(head).into_owned()
}
