//! Mail addresses in a line of text.

/// The plain addresses of a line that separates them by commas, semicolons or spaces.
pub fn all_in(line: &str) -> impl Iterator<Item = &str> {
    let between =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '、' | '；' | '，');
    line.split(between).filter(|address| is_address(address))
}

fn is_address(text: &str) -> bool {
    let plain = |text: &str| {
        let legal = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&b);
        !text.is_empty() && text.bytes().all(legal)
    };
    text.split_once('@').is_some_and(|(local, domain)| plain(local) && plain(domain) && text.len() < 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        for (line, expected) in [
            ("soumu@town.example.jp", vec!["soumu@town.example.jp"]),
            ("a@b.jp; c@d.jp、e@f.jp", vec!["a@b.jp", "c@d.jp", "e@f.jp"]),
            ("a@b.jp\r\nBcc: x@y.jp", vec!["a@b.jp", "x@y.jp"]),
            ("総務課", vec![]),
            ("<a@b.jp>", vec![]),
            ("a@b@c", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(all_in(line).collect::<Vec<_>>(), expected, "{line:?}");
        }
    }
}
