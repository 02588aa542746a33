//! Texts of several departments in one, each under its department's name: what is joined can be taken apart again, so that
//! a text that came back with the names of the year before is not put under them once more.

/// The texts one under the other, each under its name.
///
/// ```
/// use matome::text::joined::{join, parts};
/// let text = join(&[("総務課", "研修を行う。"), ("財政課", "予算を付ける。")]);
/// assert_eq!(text, "【総務課】\n研修を行う。\n【財政課】\n予算を付ける。");
/// let is_name = |name: &str| ["総務課", "財政課"].contains(&name);
/// assert_eq!(parts(&text, is_name), Some(vec![("総務課", "研修を行う。"), ("財政課", "予算を付ける。")]));
/// assert_eq!(parts("【現状】\n低い。", is_name), None);
/// ```
pub fn join(texts: &[(&str, &str)]) -> String {
    let named: Vec<String> = texts.iter().map(|(name, text)| format!("【{name}】\n{text}")).collect();
    named.join("\n")
}

/// The texts that were joined, each with its name; `None` where the text does not begin with one of these names.
pub fn parts(text: &str, is_name: impl Fn(&str) -> bool) -> Option<Vec<(&str, &str)>> {
    let mut parts: Vec<(&str, usize, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let name = line.trim().strip_prefix('【').and_then(|line| line.strip_suffix('】'));
        let end = at + line.len();
        match (name.filter(|name| is_name(name)), parts.last_mut()) {
            (Some(name), _) => parts.push((name, end, end)),
            (None, Some((_, _, last))) => *last = end,
            (None, None) if line.trim().is_empty() => {}
            (None, None) => return None,
        }
        at = end;
    }
    let texts = parts.into_iter().map(|(name, first, last)| (name, text[first..last].trim_end()));
    Some(texts.collect()).filter(|texts: &Vec<_>| !texts.is_empty())
}
