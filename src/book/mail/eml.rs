//! Mails as they are sent: RFC 5322 and MIME.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{DateTime, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Attached, Letter, guessed, name};
use crate::model::{FileFault, FileReason};

/// More mails within mails than this are none that people send.
const MOST_NESTED: usize = 100;

/// Reads the mail with all that is attached to it.
pub(super) fn read(bytes: &[u8]) -> Result<Letter, FileFault> {
    if nested(bytes) > MOST_NESTED {
        return Err(FileFault::unreadable(FileReason::TooDeep));
    }
    let message =
        MessageParser::default().parse(bytes).ok_or(FileFault::unreadable(FileReason::DamagedMail))?;
    if is_cut_off(&message, bytes) {
        return Err(FileFault::unreadable(FileReason::Truncated));
    }
    Ok(Letter { text: Some(text(&message, bytes)), attached: attached(&message, bytes), ..head(&message) })
}

/// What the headers alone say.
pub(super) fn read_head(bytes: &[u8]) -> Option<Letter> {
    MessageParser::default().parse_headers(bytes).map(|message| head(&message))
}

fn head(message: &Message) -> Letter {
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let received = message.received().and_then(|received| received.date.as_ref()).or(message.date());
    Letter {
        from: from.unwrap_or_default().trim().to_owned(),
        subject: message.subject().unwrap_or_default().trim().to_owned(),
        received: received.and_then(time),
        ..Letter::default()
    }
}

fn time(date: &DateTime) -> Option<SystemTime> {
    let seconds = u64::try_from(date.to_timestamp()).ok().filter(|_| date.is_valid())?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// How often the bytes may begin a mail in a mail. The parser keeps each in the one around it.
fn nested(bytes: &[u8]) -> usize {
    let begins = |word: &[u8]| bytes.windows(word.len()).filter(|at| at.eq_ignore_ascii_case(word)).count();
    begins(b"message/") + begins(b"multipart/digest")
}

/// Whether the mail ends before its last part does.
fn is_cut_off(message: &Message, bytes: &[u8]) -> bool {
    let boundary = message.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    let Some(boundary) = boundary.and_then(|kind| kind.attribute("boundary")) else { return false };
    let end = format!("--{boundary}--");
    !bytes.windows(end.len()).rev().any(|at| at == end.as_bytes())
}

/// The parts that make up the message's own text: plain ones, or what is said in HTML where there are none.
fn text(message: &Message, bytes: &[u8]) -> String {
    let said = |parts: &[u32]| {
        let parts = parts.iter().filter_map(|id| message.part(*id)).filter(|part| is_text(part));
        let texts = parts.map(|part| shown(part, bytes).trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    };
    let plain = said(&message.text_body);
    if plain.is_empty() { said(&message.html_body) } else { plain }
}

/// A part without a name that holds text.
fn is_text(part: &MessagePart) -> bool {
    matches!(part.body, PartType::Text(_) | PartType::Html(_)) && part.attachment_name().is_none()
}

fn shown(part: &MessagePart, bytes: &[u8]) -> String {
    let content = content(part, bytes);
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let named = named.and_then(|name| encoding_rs::Encoding::for_label(name.trim().as_bytes()));
    let text = match named.map(|encoding| encoding.decode(&content)) {
        Some((text, _, false)) => text.into_owned(),
        _ => guessed(&content).unwrap_or_else(|| String::from_utf8_lossy(&content).into_owned()),
    };
    if part.is_text_html() { html_to_text(&text) } else { text }
}

/// Everything that is neither the message's own text nor a frame of parts.
fn attached(message: &Message, bytes: &[u8]) -> Vec<Attached> {
    let is_body = |id: u32| message.text_body.contains(&id) || message.html_body.contains(&id);
    let parts =
        message.parts.iter().zip(0..).filter(|(part, id)| {
            !(matches!(part.body, PartType::Multipart(_)) || is_body(*id) && is_text(part))
        });
    parts
        .map(|(part, _)| Attached { name: name(part, bytes), bytes: content(part, bytes).into_owned() })
        .collect()
}

/// The name that the part bears; of a forwarded mail its subject.
fn name(part: &MessagePart, bytes: &[u8]) -> String {
    match (name::of(part, bytes), &part.body) {
        (Some(name), _) => name.into_owned(),
        (None, PartType::Message(mail)) => format!("{}.eml", mail.subject().unwrap_or("転送メール").trim()),
        _ => String::new(),
    }
}

/// The part's bytes as they were before they were sent: a table in Shift_JIS stays one.
fn content<'a>(part: &'a MessagePart, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    if let PartType::Binary(content) | PartType::InlineBinary(content) = &part.body {
        return Cow::Borrowed(content);
    }
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
    };
    decoded.map_or(Cow::Borrowed(raw), Cow::Owned)
}
