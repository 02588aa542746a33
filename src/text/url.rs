//! Addresses of the web, one in a cell.

use super::error_value;
use super::reading::Reading;
use super::width::{self, clean, is_space};
use crate::model::{Text, ValueFault};

/// Reads an address that begins with `http://`, `https://` or `www.`; it is kept as typed.
///
/// ```
/// use matome::text::url::read;
/// assert!(read("https://www.city.example.lg.jp/soumu/").into_value().is_some());
/// assert!(read("市のホームページ").fault().is_some());
/// ```
pub fn read(text: &str) -> Reading<Text> {
    if width::is_blank(text) {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let address = clean(text);
    if is_url(&address) { Reading::value(address.into()) } else { Reading::refused(ValueFault::NotAUrl) }
}

fn is_url(address: &str) -> bool {
    let starts = |start: &str| address.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    let scheme = ["https://", "http://"].into_iter().find(|scheme| starts(scheme));
    if scheme.is_none() && !starts("www.") || address.chars().any(is_space) {
        return false;
    }
    let rest = &address[scheme.map_or(0, str::len)..];
    let one = !rest.contains("://") || rest.contains(['?', '#']);
    one && is_host(rest.split(['/', '?', '#']).next().unwrap_or_default())
}

fn is_host(host: &str) -> bool {
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label.chars().all(|c| c.is_alphanumeric() && is_narrow(c) || c == '-')
    };
    host.contains('.') && host.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

/// Letters in full width are a slip; kanji may stand in a name (総務省.jp).
fn is_narrow(c: char) -> bool {
    !('！'..='～').contains(&c)
}
