//! The error values of formulas, as they are shown: #REF!, #N/A.

use super::width::fold_key;

/// Whether the text is an error value of Excel or LibreOffice, or the ### of a column too narrow.
pub fn is_one(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    if !matches!(first, Some('#' | '＃' | 'E' | 'e')) || text.len() > 64 {
        return false;
    }
    let key = fold_key(text);
    let words =
        ["#n/a", "#null!", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#getting_data", "#spill!"];
    let others =
        ["#calc!", "#field!", "#blocked!", "#connect!", "#unknown!", "#busy!", "#python!", "#external!"];
    let is_word = words.contains(&key.as_str()) || others.contains(&key.as_str());
    is_word || is_numbered(&key) || (key.len() > 1 && key.bytes().all(|byte| byte == b'#'))
}

/// LibreOffice's `Err:502`.
fn is_numbered(key: &str) -> bool {
    key.strip_prefix("err:").is_some_and(|number| {
        !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
