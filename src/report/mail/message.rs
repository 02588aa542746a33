//! A letter and its attachments as an `.eml` file.

use std::borrow::Cow;

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use super::Attachment;
use super::letter::Letter;
use crate::text::address;

const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const EXCEL_WITH_MACROS: &str = "application/vnd.ms-excel.sheet.macroEnabled.12";

type Header<'a> = (Cow<'a, str>, HeaderType<'a>);

/// The draft. `to` is the department's line of addresses; what is no plain address in it is left out.
pub(super) fn build(to: &str, letter: &Letter, attachments: &[Attachment]) -> Vec<u8> {
    let body = letter.body.replace('\n', "\r\n");
    let mut parts = vec![MimePart::new("text/plain", BodyPart::Text(body.clone().into()))];
    parts.extend(attachments.iter().map(attached));
    let mut headers = headers(to, &letter.subject);
    headers.push(("Content-Type".into(), content_type(&body).into()));
    let message = MimePart { headers, contents: BodyPart::Multipart(parts) };
    let mut bytes = Vec::new();
    message.write_part(&mut bytes);
    bytes
}

fn headers<'a>(to: &'a str, subject: &'a str) -> Vec<Header<'a>> {
    let mut headers: Vec<Header> = vec![("X-Unsent".into(), HeaderType::Raw(Raw::new("1")))];
    let to: Vec<Address> =
        address::all_in(to).map(|address| Address::new_address(None::<&str>, address)).collect();
    if !to.is_empty() {
        headers.push(("To".into(), Address::new_list(to).into()));
    }
    headers.push(("Subject".into(), Text::new(subject).into()));
    headers.push(("MIME-Version".into(), HeaderType::Raw(Raw::new("1.0"))));
    headers
}

/// A boundary that no line of the text begins with; the other parts are base64, which has no `_`.
fn content_type(body: &str) -> ContentType<'static> {
    let mut boundary = "=_matome".to_owned();
    while body.contains(&boundary) {
        boundary.push('_');
    }
    ContentType::new("multipart/mixed").attribute("boundary", boundary)
}

fn attached<'a>(file: &'a Attachment) -> MimePart<'a> {
    let kind = if file.name.ends_with(".xlsm") { EXCEL_WITH_MACROS } else { EXCEL };
    // Older mail programs read the name here only.
    let kind = ContentType::new(kind).attribute("name", file.name);
    MimePart::new(kind, BodyPart::Binary(file.bytes.into())).attachment(file.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boundary_is_none_of_the_text() {
        let letter = Letter { subject: "s".to_owned(), body: "--=_matome\n--=_matome_--\n".to_owned() };
        let text = String::from_utf8(build("", &letter, &[])).unwrap();
        assert!(text.contains("boundary=\"=_matome__\"") || text.contains("boundary==_matome__"), "{text}");
    }
}
