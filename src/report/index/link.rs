//! Paths as links.

/// A relative path as a link: each byte that has a meaning in a link, or none, percent-encoded.
/// Nothing is left that HTML could take for markup.
pub(super) fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    let mut link = String::from("./");
    for byte in path.bytes() {
        if plain(byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn paths_become_relative_links() {
        for (path, link) in [
            ("departments/総務課.xlsx", "./departments/%E7%B7%8F%E5%8B%99%E8%AA%B2.xlsx"),
            ("a#b?c%d \"<&'.eml", "./a%23b%3Fc%25d%20%22%3C%26%27.eml"),
            ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
            ("//example.com/x", ".///example.com/x"),
        ] {
            assert_eq!(encoded(path), link);
        }
    }
}
