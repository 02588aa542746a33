//! A format code taken apart into sections and tokens.

/// The longest text that a cell shows, in bytes: 32,767 characters.
const LONGEST_SHOWN: usize = 4 * 32_767;

/// One section of a format code.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    pub(super) class: Class,
    pub(super) tokens: Vec<Token>,
    /// The condition in brackets, such as `[=1]`.
    pub(super) condition: Option<Condition>,
    /// Whether what it shows means something else than the plain number.
    pub(super) meaning: bool,
    /// Whether digits stand on both sides of a slash.
    pub(super) fraction: bool,
    /// The denominator of `?/15`, which the format fixes.
    pub(super) denominator: Option<u32>,
    /// How many thousands the commas after the last digit divide by.
    pub(super) scaling: usize,
    /// Whether the first year of an era is 元 (`[$-ja-JP-x-gannen]`).
    pub(super) gannen: bool,
}

/// What a section is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Class {
    #[default]
    Number,
    Date,
    Text,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Text shown as it is.
    Literal(String),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: groups digits, or divides by a thousand.
    Comma,
    /// The percent sign.
    Percent,
    /// `E+` or `E-`.
    Exponent,
    /// The number as General shows it.
    General,
    /// `@`: the text itself.
    Text,
    /// A run of a date letter, in lower case: `yyyy`, `ggg`, `e`.
    Date(char, usize),
    /// Hours, minutes or seconds that have passed: `[h]`.
    Elapsed(char, usize),
    /// AM/PM and its kin: morning, afternoon.
    HalfDay(&'static str, &'static str),
}

/// A comparison in brackets.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    operator: &'static str,
    bound: f64,
}

impl Condition {
    pub(super) fn holds(&self, value: f64) -> bool {
        match self.operator {
            "<=" => value <= self.bound,
            ">=" => value >= self.bound,
            "<>" => value != self.bound,
            "<" => value < self.bound,
            ">" => value > self.bound,
            _ => value == self.bound,
        }
    }

    fn parse(inside: &str) -> Option<Self> {
        let operator = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| inside.starts_with(sign))?;
        let bound = inside[operator.len()..].trim().parse().ok()?;
        Some(Self { operator, bound })
    }
}

impl Section {
    /// Nothing is shown at all.
    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A text section that shows the text and nothing else.
    pub(super) fn is_bare_text(&self) -> bool {
        self.class == Class::Text
            && self.tokens.iter().all(|token| *token == Token::Text || is_neutral(token))
    }

    /// A number section that neither says anything nor hides a zero.
    pub(super) fn is_bare_number(&self) -> bool {
        self.class == Class::Number && !self.is_empty() && !self.meaning
    }

    /// Works out once what is asked for every number.
    fn work_out(&mut self) {
        self.fraction = self.denominator.is_some() || self.is_fraction();
        self.scaling = self.commas_at_end();
        self.meaning = self.has_meaning();
    }

    fn has_meaning(&self) -> bool {
        if self.tokens.contains(&Token::Exponent) {
            return false;
        }
        let literal = |token: &Token| matches!(token, Token::Literal(_)) && !is_neutral(token);
        self.tokens.contains(&Token::Percent)
            || self.tokens.iter().any(literal)
            || self.leading_zeros() > 1
            || self.scaling > 0
            || self.fraction
    }

    /// The commas after the last digit before the point, and after the last one behind it.
    fn commas_at_end(&self) -> usize {
        let after_digits = |part: &[Token]| {
            let last = part.iter().rposition(|token| matches!(token, Token::Digit(_)));
            last.map_or(0, |last| part[last..].iter().filter(|token| **token == Token::Comma).count())
        };
        self.tokens.split(|token| *token == Token::Point).take(2).map(after_digits).sum()
    }

    fn is_fraction(&self) -> bool {
        let digit = |token: &Token| matches!(token, Token::Digit(_));
        let slash = self.tokens.iter().position(|token| *token == Token::Literal("/".to_owned()));
        slash.is_some_and(|at| self.tokens[..at].iter().any(digit) && self.tokens[at + 1..].iter().any(digit))
    }

    fn leading_zeros(&self) -> usize {
        let whole = self.tokens.split(|token| *token == Token::Point).next().unwrap_or_default();
        whole.iter().filter(|token| **token == Token::Digit('0')).count()
    }

    /// What the section shows of a text.
    pub(super) fn text(&self, value: &str) -> String {
        let mut shown = String::new();
        for token in &self.tokens {
            // A cell never shows more, however often the format says `@`.
            if shown.len() > LONGEST_SHOWN {
                break;
            }
            match token {
                Token::Text | Token::General => shown.push_str(value),
                Token::Literal(literal) => shown.push_str(literal),
                _ => {}
            }
        }
        shown
    }
}

/// Whether a token only aligns or says the sign that the number has: spaces, brackets, a dash for zero. A plus is more: it
/// says that the number is an increase.
fn is_neutral(token: &Token) -> bool {
    match token {
        Token::Literal(text) => text.chars().all(|c| c.is_whitespace() || "-()－―—–ー−".contains(c)),
        _ => false,
    }
}

/// Takes a format code apart at its semicolons.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let chars: Vec<char> = code.chars().take(512).collect();
    let mut parser = Parser { chars: &chars, at: 0, sections: Vec::new(), section: Section::default() };
    if code.eq_ignore_ascii_case("general") || code.is_empty() {
        return Vec::new();
    }
    parser.run();
    parser.sections
}

struct Parser<'a> {
    chars: &'a [char],
    at: usize,
    sections: Vec<Section>,
    section: Section,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(c) = self.next() {
            self.take(c);
        }
        self.close();
    }

    fn next(&mut self) -> Option<char> {
        let c = self.chars.get(self.at).copied()?;
        self.at += 1;
        Some(c)
    }

    fn take(&mut self, c: char) {
        match c {
            ';' => self.close(),
            '"' => self.quoted(),
            '\\' | '!' => {
                let c = self.next();
                self.literal(c);
            }
            '_' | '*' => {
                self.next();
            }
            '[' => self.bracket(),
            '@' => self.push(Token::Text),
            '0' | '#' | '?' => self.push(Token::Digit(c)),
            '.' => self.push(Token::Point),
            ',' => self.push(Token::Comma),
            '%' | '％' => self.push(Token::Percent),
            '/' if self.fixes_denominator() => self.denominator(),
            _ => self.word(c),
        }
    }

    /// An unquoted `/15` after a digit: the value is shown in fifteenths.
    fn fixes_denominator(&self) -> bool {
        matches!(self.section.tokens.last(), Some(Token::Digit(_)))
            && self.chars.get(self.at).is_some_and(|c| ('1'..='9').contains(c))
    }

    fn denominator(&mut self) {
        let mut below = 0u32;
        while let Some(digit) = self.chars.get(self.at).and_then(|c| c.to_digit(10)) {
            below = below.saturating_mul(10).saturating_add(digit);
            self.at += 1;
        }
        self.section.denominator = Some(below);
        self.literal(Some('/'));
    }

    /// General, AM/PM, a run of a date letter, or a literal.
    fn word(&mut self, c: char) {
        self.at -= 1;
        if self.skip_word("general") || self.skip_word("g/標準") {
            return self.push(Token::General);
        }
        for (word, am, pm) in [
            ("am/pm", "AM", "PM"),
            ("a/p", "A", "P"),
            ("上午/下午", "午前", "午後"),
            ("午前/午後", "午前", "午後"),
        ] {
            if self.skip_word(word) {
                return self.push(Token::HalfDay(am, pm));
            }
        }
        self.at += 1;
        let exponent = matches!(c, 'e' | 'E') && matches!(self.chars.get(self.at), Some('+' | '-'));
        if exponent {
            self.at += 1;
            return self.push(Token::Exponent);
        }
        let lower = c.to_ascii_lowercase();
        if "ymdhsgear".contains(lower) { self.date_run(lower, c) } else { self.literal(Some(c)) }
    }

    fn date_run(&mut self, lower: char, c: char) {
        let start = self.at - 1;
        while self.chars.get(self.at).is_some_and(|next| next.to_ascii_lowercase() == lower) {
            self.at += 1;
        }
        let count = self.at - start;
        match lower {
            'a' if count < 3 => {
                for _ in 0..count {
                    self.literal(Some(c));
                }
            }
            // `r` is e, `rr` is ggge.
            'r' if count > 1 => {
                self.push(Token::Date('g', 3));
                self.push(Token::Date('e', 1));
            }
            'r' => self.push(Token::Date('e', 1)),
            _ => self.push(Token::Date(lower, count)),
        }
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let there = self.chars.get(self.at..self.at + length);
        let found = there.is_some_and(|there| there.iter().flat_map(|c| c.to_lowercase()).eq(word.chars()));
        if found {
            self.at += length;
        }
        found
    }

    fn quoted(&mut self) {
        while let Some(c) = self.next() {
            if c == '"' {
                return;
            }
            self.literal(Some(c));
        }
    }

    fn bracket(&mut self) {
        let start = self.at;
        while self.next().is_some_and(|c| c != ']') {}
        let end = self.at.saturating_sub(1).max(start);
        let inside: String = self.chars[start..end].iter().collect();
        let lower = inside.to_ascii_lowercase();
        if let Some(currency) = inside.strip_prefix('$') {
            self.section.gannen |= lower.contains("x-gannen");
            currency.split('-').next().unwrap_or_default().chars().for_each(|c| self.literal(Some(c)));
        } else if let Some(condition) = Condition::parse(&inside) {
            self.section.condition = Some(condition);
        } else if let Some(unit) = elapsed_unit(&lower) {
            self.push(Token::Elapsed(unit, lower.len()));
        }
    }

    fn literal(&mut self, c: Option<char>) {
        let Some(c) = c else { return };
        match self.section.tokens.last_mut() {
            // A slash stays alone, so that fractions are seen.
            Some(Token::Literal(text)) if c != '/' && text != "/" => text.push(c),
            _ => self.push(Token::Literal(c.to_string())),
        }
    }

    fn push(&mut self, token: Token) {
        self.section.tokens.push(token);
    }

    fn close(&mut self) {
        let mut section = std::mem::take(&mut self.section);
        section.class = class(&section.tokens);
        if section.class == Class::Number {
            letters_to_literals(&mut section.tokens);
        }
        section.work_out();
        self.sections.push(section);
    }
}

fn elapsed_unit(inside: &str) -> Option<char> {
    let first = inside.chars().next()?;
    ("hms".contains(first) && inside.chars().all(|c| c == first)).then_some(first)
}

/// Digits beside date letters are a number with an unquoted unit (`0d`, `#,##0 m`), unless they are parts of a second.
fn class(tokens: &[Token]) -> Class {
    let is_date = |token: &Token| matches!(token, Token::Date(..) | Token::Elapsed(..) | Token::HalfDay(..));
    if tokens.contains(&Token::Text) {
        return Class::Text;
    }
    if !tokens.iter().any(is_date) {
        return Class::Number;
    }
    let first_digit = tokens.iter().position(|token| matches!(token, Token::Digit(_) | Token::General));
    let parts_of_second = |at: usize| {
        at >= 2
            && tokens[at - 1] == Token::Point
            && matches!(tokens[at - 2], Token::Date('s', _) | Token::Elapsed('s', _))
    };
    match first_digit {
        Some(at) if !parts_of_second(at) => Class::Number,
        _ => Class::Date,
    }
}

fn letters_to_literals(tokens: &mut [Token]) {
    for token in tokens {
        if let Token::Date(letter, count) = token {
            *token = Token::Literal(letter.to_string().repeat(*count));
        }
    }
}
