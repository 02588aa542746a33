//! Numerals of years, months and days: digits, kanji (三十一, 三一, 廿), and their legal forms (参, 壱拾).

use super::glyphs::Scan;

/// A whole number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its value; saturated beyond nine digits.
    pub(super) value: u32,
    /// How many characters it takes.
    pub(super) digits: usize,
    /// Whether it is written in kanji.
    pub(super) kanji: bool,
}

/// A text with the kanji numbers behind 第 in digits: 第一 and 第１ are the same, whoever writes them.
///
/// ```
/// use matome::text::numeral::ordinals;
/// assert_eq!(ordinals("第十二分団第三部"), "第12分団第3部");
/// assert_eq!(ordinals("一般"), "一般");
/// ```
pub fn ordinals(text: &str) -> String {
    let mut parts = text.split('第');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| {
        let (number, rest) = part.split_at(part.find(|c| !is_kanji_digit(c)).unwrap_or(part.len()));
        match whole_kanji(number) {
            Some(number) => format!("{said}第{number}{rest}"),
            None => format!("{said}第{part}"),
        }
    })
}

fn whole_kanji(text: &str) -> Option<u32> {
    let mut sum = KanjiNumber::default();
    text.chars().try_for_each(|c| sum.add(sign_of(c)?))?;
    sum.value().filter(|_| !text.is_empty())
}

/// Reads the whole number that is next, or nothing where none or an impossible one (五十十) stands there.
pub(super) fn read(scan: &mut Scan) -> Option<Numeral> {
    if scan.peek().is_ascii_digit() { read_digits(scan) } else { read_kanji(scan) }
}

/// Whether a number is next.
pub(super) fn is_next(scan: &Scan) -> bool {
    scan.peek().is_ascii_digit() || is_kanji_digit(scan.peek())
}

fn read_digits(scan: &mut Scan) -> Option<Numeral> {
    let (mut value, mut digits) = (0u32, 0);
    while let Some(digit) = scan.peek().to_digit(10) {
        value = value.saturating_mul(10).saturating_add(digit);
        digits += 1;
        scan.skip();
    }
    Some(Numeral { value, digits, kanji: false })
}

fn read_kanji(scan: &mut Scan) -> Option<Numeral> {
    let mut sum = KanjiNumber::default();
    let mut digits = 0;
    while let Some(sign) = sign_of(scan.peek()).or_else(|| zero_inside(scan.peek(), digits)) {
        sum.add(sign)?;
        digits += 1;
        scan.skip();
    }
    let value = sum.value().filter(|_| digits > 0)?;
    Some(Numeral { value, digits, kanji: true })
}

/// ○ is typed for 〇 inside a number; alone it is a place to fill in.
fn zero_inside(c: char, digits: usize) -> Option<Sign> {
    (digits > 0 && matches!(c, '○' | '◯')).then_some(Sign::Digit(0))
}

/// What a kanji means inside a number below 10,000.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Digit(u32),
    Unit(u32),
    /// 廿 and 卅: a digit and its unit in one.
    Tens(u32),
}

/// Whether the character is a kanji numeral.
pub(super) fn is_kanji_digit(c: char) -> bool {
    sign_of(c).is_some()
}

pub(super) fn sign_of(c: char) -> Option<Sign> {
    if !('\u{3007}'..='\u{96F6}').contains(&c) {
        return None;
    }
    Some(match c {
        '〇' | '零' => Sign::Digit(0),
        '一' | '壱' | '壹' | '弌' => Sign::Digit(1),
        '二' | '弐' | '貳' | '貮' | '弍' => Sign::Digit(2),
        '三' | '参' | '參' | '弎' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陸' => Sign::Digit(6),
        '七' | '漆' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Unit(10),
        '百' | '佰' => Sign::Unit(100),
        '千' | '仟' | '阡' => Sign::Unit(1000),
        '廿' | '卄' => Sign::Tens(2),
        '卅' | '丗' => Sign::Tens(3),
        '卌' => Sign::Tens(4),
        _ => return None,
    })
}

/// A kanji number below 10,000 in the making, by places (二〇二一) or by units (三十一).
#[derive(Default)]
pub(super) struct KanjiNumber {
    total: u32,
    pending: Option<u32>,
    places: usize,
    last_unit: Option<u32>,
}

impl KanjiNumber {
    /// Takes the next sign; nothing if no number goes on like that.
    pub(super) fn add(&mut self, sign: Sign) -> Option<()> {
        match sign {
            Sign::Digit(digit) => self.add_digit(digit),
            Sign::Unit(unit) => self.add_unit(unit),
            Sign::Tens(tens) => {
                if self.pending.is_some() {
                    return None;
                }
                self.pending = Some(tens);
                self.places = 1;
                self.add_unit(10)
            }
        }
    }

    fn add_digit(&mut self, digit: u32) -> Option<()> {
        let by_units = self.last_unit.is_some();
        if by_units && (self.places > 0 || digit == 0) {
            return None;
        }
        self.pending = Some(self.pending.unwrap_or(0).saturating_mul(10).saturating_add(digit));
        self.places += 1;
        Some(())
    }

    fn add_unit(&mut self, unit: u32) -> Option<()> {
        let falls = self.last_unit.is_none_or(|last| unit < last);
        if !falls || self.places > 1 || self.pending == Some(0) {
            return None;
        }
        self.total += self.pending.take().unwrap_or(1) * unit;
        self.places = 0;
        self.last_unit = Some(unit);
        Some(())
    }

    /// The number so far.
    pub(super) fn value(&self) -> Option<u32> {
        let value = self.total.saturating_add(self.pending.unwrap_or(0));
        (self.last_unit.is_some() || self.pending.is_some()).then_some(value)
    }
}
