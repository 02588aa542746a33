//! Why a text is no fiscal year: only asked once it was refused, to tell people more than "no".

use super::super::glyphs::{Glyphs, Scan};
use super::super::numeral;
use super::super::reading::Stop;
use super::after::Words;
use super::{LONGEST_LABEL, MOST_TRIES, YearContext, may_start_inside, read_label, skip_decoration};
use crate::model::{Era, YearFault};

/// The reason that fits best.
pub(super) fn explain(glyphs: &Glyphs, context: &YearContext) -> Stop {
    let mut scan = glyphs.scan();
    skip_decoration(&mut scan);
    if is_blank_form(scan) {
        return Stop::refuse(YearFault::BlankForm);
    }
    if let Some(letter) = lookalike_letter(&scan) {
        return Stop::refuse(YearFault::LookalikeLetter { letter });
    }
    if scan.peek() == '~' && read_label(glyphs.scan_from(scan.pos + 1), Words::OfReports, context).is_ok() {
        return Stop::refuse(YearFault::OpenRange);
    }
    if has_year_later(glyphs, context) {
        return Stop::refuse(YearFault::WordsBeforeYear);
    }
    match unknown_era(scan) {
        Some(_) => Stop::refuse(YearFault::UnknownEra),
        None => Stop::refuse(YearFault::NotAYear),
    }
}

/// `令和　年　月　日`, `令和○○年度`, `年　月　日`: the form's own text. The heading 年度 is none.
pub(in crate::text) fn is_blank_form(mut scan: Scan) -> bool {
    let era = scan.eat_any(&["令和", "平成", "昭和", "大正", "明治", "西暦"]);
    let mut places = 0;
    while places < 8 && "○◯〇_・…*×XxＸ()-".contains(scan.peek()) && !scan.at_end() {
        scan.skip();
        places += 1;
    }
    let year = scan.eat('年') && (scan.at_end() || matches!(scan.peek(), '度' | '月' | ')'));
    year && (era || places > 0 || scan.starts_with("月日"))
}

/// A Greek or Cyrillic letter where an era's letter should stand.
fn lookalike_letter(scan: &Scan) -> Option<char> {
    let letter = scan.peek();
    let foreign =
        matches!(letter, '\u{0370}'..='\u{058F}' | '\u{13A0}'..='\u{13FF}' | '\u{A4D0}'..='\u{A4FF}');
    let mut ahead = *scan;
    ahead.skip();
    (foreign && numeral::is_next(&ahead)).then_some(letter)
}

fn has_year_later(glyphs: &Glyphs, context: &YearContext) -> bool {
    glyphs.len() <= LONGEST_LABEL
        && (1..glyphs.len())
            .map(|pos| glyphs.scan_from(pos))
            .filter(may_start_inside)
            .take(MOST_TRIES)
            .any(|scan| !scan.peek().is_ascii_digit() && read_label(scan, Words::OfReports, context).is_ok())
}

/// One letter or up to four kanji before a number and 年 or a dot: `X5.10.3`, `江戸元年`, `慶応3年`.
pub(in crate::text) fn unknown_era(mut scan: Scan) -> Option<String> {
    let mut name = String::new();
    while name.chars().count() < 4 && is_era_like(scan.peek()) && !is_number(&scan) && scan.peek() != '元' {
        name.push(scan.peek());
        scan.skip();
    }
    let ascii = name.bytes().all(|byte| byte.is_ascii());
    let number = scan.eat('元') || numeral::read(&mut scan).is_some_and(|number| number.value < 100);
    let counts =
        number && (scan.peek() == '年' || scan.peek() == '度' || (ascii && ".-/".contains(scan.peek())));
    let letter = name.chars().next().filter(|_| name.len() == 1);
    let no_name = name.is_empty() || (ascii && name.len() > 1);
    let is_era =
        Era::ALL.iter().any(|era| name.contains(era.name())) || letter.and_then(Era::from_letter).is_some();
    let known = no_name || is_era || NO_ERAS.contains(&name.as_str());
    (counts && !known && !scan.at_end()).then_some(name)
}

/// Whether a number begins here. 零 begins a name where another kanji follows: 零和 is a slip for 令和.
fn is_number(scan: &Scan) -> bool {
    let named =
        scan.peek() == '零' && !matches!(scan.peek_at(1), '年' | '度') && is_era_like(scan.peek_at(1));
    numeral::is_next(scan) && !named
}

/// Words before a number of years that nobody takes for an era.
const NO_ERAS: [&str; 8] = ["第", "約", "前", "過去", "今後", "直近", "各", "毎"];

fn is_era_like(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{4E00}'..='\u{9FFF}').contains(&c)
}
