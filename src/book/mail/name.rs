//! The name of an attachment, where the mail cuts it within a character or leaves its encoding to be guessed: the raw
//! parameters of its headers are read then (RFC 2231).

use std::borrow::Cow;

use mail_parser::{Header, HeaderName, MessagePart, MimeHeaders};

use super::guessed;

/// The name that the part bears.
pub(super) fn of<'a>(part: &'a MessagePart, mail: &[u8]) -> Option<Cow<'a, str>> {
    let name = part.attachment_name()?;
    let is_whole =
        !name.contains(['\u{FFFD}', '\u{1b}']) && !name.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c));
    let raw = || part.headers.iter().filter_map(|header| raw_name(header, mail)).next();
    Some(match is_whole {
        true => Cow::Borrowed(name),
        false => raw().map_or(Cow::Borrowed(name), Cow::Owned),
    })
}

fn raw_name(header: &Header, mail: &[u8]) -> Option<String> {
    let parameter = match header.name {
        HeaderName::ContentDisposition => "filename",
        HeaderName::ContentType => "name",
        _ => return None,
    };
    let raw = mail.get(header.offset_start as usize..header.offset_end as usize)?;
    let mut pieces: Vec<Piece> = parameters(raw).iter().filter_map(|raw| Piece::of(raw, parameter)).collect();
    pieces.sort_by_key(|piece| piece.number);
    let charset = pieces.iter_mut().find_map(Piece::take_charset);
    let bytes: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.bytes).collect();
    let named = charset.and_then(|name| encoding_rs::Encoding::for_label(&name));
    let name = named.map(|encoding| encoding.decode(&bytes).0.into_owned()).or_else(|| guessed(&bytes));
    name.filter(|name| !name.is_empty() && !name.contains("=?"))
}

/// The parameters of a header, parted by semicolons that stand in no quotes.
fn parameters(raw: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = vec![Vec::new()];
    let mut quoted = false;
    for &byte in raw.iter().filter(|byte| !matches!(byte, b'\r' | b'\n')) {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => parts.push(Vec::new()),
            _ => parts.last_mut().into_iter().for_each(|part| part.push(byte)),
        }
    }
    parts
}

/// A piece of the value: `filename*1*=%E8%AA%B2.xlsx`.
struct Piece {
    number: usize,
    is_encoded: bool,
    bytes: Vec<u8>,
}

impl Piece {
    fn of(raw: &[u8], parameter: &str) -> Option<Self> {
        let at = raw.iter().position(|byte| *byte == b'=')?;
        let key = std::str::from_utf8(&raw[..at]).ok()?.trim().to_ascii_lowercase();
        let rest = key.strip_prefix(parameter)?;
        let is_encoded = rest.ends_with('*');
        let number = rest.trim_matches('*');
        let number = if number.is_empty() { 0 } else { number.parse().ok()? };
        Some(Self { number, is_encoded, bytes: raw[at + 1..].trim_ascii().to_vec() })
            .map(|piece| if is_encoded { piece.decoded() } else { piece })
    }

    fn decoded(self) -> Self {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut rest = self.bytes.as_slice();
        while let Some((&byte, after)) = rest.split_first() {
            let digits =
                after.get(..2).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
            match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                Some(decoded) => {
                    bytes.push(decoded);
                    rest = &after[2..];
                }
                None => {
                    bytes.push(byte);
                    rest = after;
                }
            }
        }
        Self { bytes, ..self }
    }

    /// Takes `UTF-8'ja'` off the first piece.
    fn take_charset(&mut self) -> Option<Vec<u8>> {
        let mut marks = self.bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\'').map(|(at, _)| at);
        let (first, second) = (marks.next()?, marks.next()?);
        if !self.is_encoded || self.number > 0 {
            return None;
        }
        let rest = self.bytes.split_off(second + 1);
        let mut charset = std::mem::replace(&mut self.bytes, rest);
        charset.truncate(first);
        Some(charset)
    }
}
