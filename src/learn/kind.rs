//! What kind of value is written under a heading: seen from what may be chosen, what is written, and the heading.

use crate::book::{Cell, CellValue};
use crate::model::{FieldKind, FiscalYear};
use crate::text::{coordinate, date, number, telephone, time, url, width};

/// The most different marks that a column of marks may hold.
const MOST_MARKS: usize = 7;

/// What headings end with or hold where only such values are written.
const BY_HEADING: [(FieldKind, &[&str]); 7] = [
    (FieldKind::Percent, &["(%)"]),
    // Of a rate nobody knows yet whether its values will have a sign: what is published of some has none.
    (FieldKind::Amount, &["率", "割合"]),
    (FieldKind::Telephone, &["電話", "電話番号", "tel", "fax"]),
    (FieldKind::Date, &["年月日", "開催日", "実施日", "期日"]),
    (FieldKind::Coordinate, &["緯度", "経度", "latitude", "longitude"]),
    (FieldKind::Url, &["url"]),
    (
        FieldKind::Number,
        &["数", "人数", "件数", "金額", "額", "量", "面積", "(円)", "(千円)", "(人)", "(件)", "(台)"],
    ),
];

/// Units in brackets at the end of a heading or a label. Not all that may stand behind a number: 課, 年 or 号 there is none.
const UNITS: &str = "円 千円 万円 百万円 億円 人 名 件 台 回 個 本 枚 冊 時間 分 日 世帯 校 棟 戸 m m2 m3 km kg t l kwh 歳 点 箇所 か所 ヶ所";

/// What headings end with that are amounts where the form says in which unit it counts.
const AMOUNTS: [&str; 15] = [
    "決算",
    "予算",
    "見込",
    "見込み",
    "実績",
    "実績値",
    "目標",
    "目標値",
    "基準値",
    "現状値",
    "残高",
    "補正",
    "要求",
    "査定",
    "増減",
];

/// What headings end with under which sentences or names are written.
const TEXTS: [&str; 28] = [
    "取組",
    "理由",
    "備考",
    "内容",
    "名",
    "名称",
    "所見",
    "概要",
    "課題",
    "方向性",
    "説明",
    "意見",
    "摘要",
    "状況",
    "計画",
    "回答",
    "先",
    "者",
    "目的",
    "対象",
    "場所",
    "住所",
    "所在地",
    "所管",
    "担当",
    "課",
    "感想",
    "事項",
];

/// A kind, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The kind.
    pub kind: FieldKind,
    /// What may be chosen.
    pub choices: Vec<String>,
    /// The marks that were seen.
    pub marks: Vec<String>,
    /// What all codes look like: `9` is a digit.
    pub pattern: Option<String>,
    /// Why, in Japanese.
    pub why: String,
    /// Whether only the heading speaks for it.
    pub weak: bool,
}

impl Guess {
    fn new(kind: FieldKind, why: &str) -> Self {
        let (choices, marks) = (Vec::new(), Vec::new());
        Self { kind, choices, marks, pattern: None, why: why.to_owned(), weak: false }
    }
}

/// The kind of what is written in these cells, under a heading, where the form offers these choices.
pub fn guess(heading: &str, cells: &[&Cell], choices: Option<Vec<String>>) -> Guess {
    if let Some(choices) = choices {
        return of_choices(choices);
    }
    let cells: Vec<&Cell> = cells.iter().copied().filter(|cell| !is_blank(cell)).collect();
    if cells.is_empty() {
        return of_heading(heading);
    }
    let all = |is: fn(&Cell) -> bool| cells.iter().all(|cell| is(cell));
    let named = |kind: FieldKind| of_heading(heading).kind == kind;
    let seen = |kind: FieldKind| Guess::new(kind, "記入されている値から");
    if let Some(marks) = marks(&cells) {
        let rated = ["評価", "進捗", "達成", "判定"].iter().any(|word| heading.contains(word));
        let kind = if rated { FieldKind::Rating } else { FieldKind::Mark };
        return Guess { marks, ..seen(kind) };
    }
    if all(is_dialled) {
        return seen(FieldKind::Telephone);
    }
    let pattern = pattern(&cells).filter(|_| !named(FieldKind::Telephone) && !named(FieldKind::Date));
    if all(is_padded) || pattern.is_some() {
        return Guess { pattern, ..seen(FieldKind::Code) };
    }
    if all(is_percent)
        || named(FieldKind::Percent) && all(is_share) && cells.iter().any(|cell| is_in_points(cell))
    {
        return seen(FieldKind::Percent);
    }
    if named(FieldKind::Amount) && all(is_share) && cells.iter().any(|cell| is_percent(cell)) {
        return seen(FieldKind::Amount);
    }
    if named(FieldKind::Coordinate) && all(|cell| coordinate::read(&cell.shown).as_value().is_some()) {
        return seen(FieldKind::Coordinate);
    }
    if all(is_number) {
        return seen(FieldKind::Number);
    }
    if all(|cell| time::read(&cell.shown).as_value().is_some()) {
        return seen(FieldKind::Time);
    }
    if all(is_date) {
        return seen(FieldKind::Date);
    }
    if named(FieldKind::Telephone) && all(|cell| telephone::read(&cell.shown).as_value().is_some()) {
        return seen(FieldKind::Telephone);
    }
    if all(|cell| url::read(&cell.shown).as_value().is_some()) {
        return seen(FieldKind::Url);
    }
    Guess::new(FieldKind::Text, "")
}

/// The kind that examples show. `None` where there are none, where one is of a mark, which says nothing of the others, or
/// where one leaves it open: ○○円.
pub fn guess_of_examples(heading: &str, examples: &[&Cell]) -> Option<Guess> {
    let is_open = |cell: &&Cell| cell.shown.contains(['○', '〇', '●', '×', '△', '□', '…']);
    let shown = guess(heading, examples, None);
    let tells = !examples.is_empty() && shown.marks.is_empty() && !examples.iter().any(is_open);
    let why = shown.why.replace("記入されている値", "記入例の値");
    tells.then_some(Guess { why, ..shown })
}

/// A dash or an arrow says nothing of the kind.
fn is_blank(cell: &Cell) -> bool {
    let signs = ['-', '…', '.', '→', '↓', '〃', '―', '‐', '×'];
    let key = width::fold_key(&cell.shown);
    key != "×" && key.chars().all(|c| signs.contains(&c) || c.is_whitespace())
}

fn of_choices(choices: Vec<String>) -> Guess {
    let mark = |choice: &String| is_mark(choice);
    if choices.iter().all(mark) {
        return Guess { marks: choices, ..Guess::new(FieldKind::Rating, "入力規則の選択肢から") };
    }
    Guess { choices, ..Guess::new(FieldKind::Choice, "入力規則の選択肢から") }
}

fn of_heading(heading: &str) -> Guess {
    let key = width::fold_key(heading);
    let bare = key.split('(').next().unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| key.ends_with(word) || bare.ends_with(word));
    let known = BY_HEADING.iter().find(|(_, words)| ends(words)).map(|(kind, _)| *kind);
    let counted = || in_brackets(heading).filter(|unit| is_unit(unit)).map(|_| FieldKind::Number);
    let kind = known.or_else(counted).unwrap_or(FieldKind::Text);
    let why = if kind == FieldKind::Text { "" } else { "見出しの言葉から" };
    Guess { weak: kind != FieldKind::Text, ..Guess::new(kind, why) }
}

/// The same, where the form says elsewhere in which units it counts: amounts are numbers in them.
pub fn in_units(heading: Option<&str>, units: &[String]) -> Option<Guess> {
    let bare = heading.map(|heading| width::fold_key(heading.split(['（', '(']).next().unwrap_or_default()));
    let is_amount = bare.is_none_or(|bare| AMOUNTS.iter().any(|word| bare.ends_with(word)));
    let shares = units.iter().filter(|unit| width::fold_key(unit) == "%").count();
    let kind = match shares {
        0 => FieldKind::Number,
        all if all == units.len() => FieldKind::Percent,
        _ => FieldKind::Amount,
    };
    (is_amount && !units.is_empty())
        .then(|| Guess { weak: true, ..Guess::new(kind, "様式の単位から") })
}

/// Whether nobody would expect anything but a text under a heading.
pub fn is_of_texts(heading: &str) -> bool {
    let key = width::fold_key(heading);
    let bare = key.split('(').next().unwrap_or_default();
    TEXTS.iter().any(|word| bare.ends_with(word))
}

/// The unit at the end of a heading or a label: 正職員（時間）.
pub fn unit_of(label: &str) -> Option<String> {
    in_brackets(label).filter(|unit| is_unit(unit) || unit == "%")
}

fn in_brackets(text: &str) -> Option<String> {
    let key = width::fold_key(text);
    let inner = key.strip_suffix(')')?.rsplit_once('(')?.1;
    Some(inner.to_owned())
}

/// Whether a folded text is a unit.
pub fn is_unit(unit: &str) -> bool {
    UNITS.split(' ').any(|known| known == unit)
}

/// One letter or sign.
fn is_mark(text: &str) -> bool {
    let key = width::fold_key(text);
    let mut chars = key.chars();
    let one =
        chars.next().is_some_and(|c| !c.is_numeric() && (c.is_ascii_alphabetic() || !c.is_alphabetic()));
    one && chars.next().is_none()
}

/// The marks of the cells, in the order in which they are first seen.
fn marks(cells: &[&Cell]) -> Option<Vec<String>> {
    let mut marks: Vec<String> = Vec::new();
    for cell in cells {
        let mark = width::clean(&cell.shown);
        if !is_mark(&mark) || !matches!(cell.value, CellValue::Text(_)) {
            return None;
        }
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    (marks.len() <= MOST_MARKS).then_some(marks)
}

/// `0012`, typed as text or given its zeros by a format.
fn is_padded(cell: &Cell) -> bool {
    let key = width::fold_key(&cell.shown);
    matches!(cell.value, CellValue::Text(_) | CellValue::Number(_))
        && key.len() > 1
        && key.starts_with('0')
        && key.chars().all(|c| c.is_ascii_digit())
}

/// What these cells look like where they are digits, with dashes between or not, all of one form, and one begins with a zero
/// that Excel would drop: 999999 for 010006 and 131016, 999-9999 for 020-0003. One cell alone shows no form.
fn pattern(cells: &[&Cell]) -> Option<String> {
    let keys: Vec<String> = cells.iter().map(|cell| width::fold_key(&cell.shown)).collect();
    let form =
        |key: &String| -> String { key.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect() };
    let first = form(keys.first()?);
    let is_code = first.len() > 1
        && first.starts_with('9')
        && first.ends_with('9')
        && first.chars().all(|c| matches!(c, '9' | '-'));
    let alike = keys.len() > 1 && keys.iter().all(|key| form(key) == first);
    (is_code && alike && keys.iter().any(|key| key.starts_with('0'))).then_some(first)
}

fn is_percent(cell: &Cell) -> bool {
    let key = width::fold_key(&cell.shown);
    key.ends_with('%') && number::read_share(&cell.shown).as_value().is_some()
}

/// A percentage, or a number that may be one.
fn is_share(cell: &Cell) -> bool {
    is_percent(cell) || is_number(cell)
}

/// Whether a share is counted in points: 96.0 or 96.0%, where 0.96 leaves it open.
fn is_in_points(cell: &Cell) -> bool {
    let is_large = |value: f64| value.abs() > 1.0;
    is_percent(cell)
        || matches!(number::read_quantity(&cell.shown).as_value(), Some(value) if is_large(value.value))
}

/// A telephone number by its looks alone: from zero, in three groups, of ten or eleven digits.
fn is_dialled(cell: &Cell) -> bool {
    let key = width::fold_key(&cell.shown);
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let groups = key.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).count();
    let is_one = groups == 3 && (10..=11).contains(&digits) && key.starts_with(['0', '(']);
    is_one && telephone::read(&cell.shown).as_value().is_some()
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::Number(_)) || number::read_quantity(&cell.shown).as_value().is_some()
}

/// A cell that stores a moment and shows its time alone is none.
fn is_date(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::DateTime(_)) && time::read(&cell.shown).as_value().is_none()
        || date::read_in(&cell.shown, FiscalYear(2024)).as_value().is_some_and(|dates| dates.one().is_some())
}

/// How people call a kind.
pub const fn word(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "文章",
        FieldKind::Rating => "評価",
        FieldKind::Mark => "印",
        FieldKind::Number => "数値",
        FieldKind::Percent => "割合",
        FieldKind::Amount => "割合か数値",
        FieldKind::Fraction => "「該当数／全体数」",
        FieldKind::Date => "日付",
        FieldKind::FiscalYear => "年度",
        FieldKind::Choice => "選択肢",
        FieldKind::Time => "時刻",
        FieldKind::Telephone => "電話番号",
        FieldKind::Code => "番号",
        FieldKind::Coordinate => "緯度・経度",
        FieldKind::Url => "ウェブページのアドレス",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CellRef;

    fn cell(text: &&str) -> Cell {
        Cell {
            at: CellRef::new(0, 0),
            value: CellValue::Text((*text).into()),
            shown: (*text).into(),
            struck: false,
            struck_parts: Vec::new(),
            formula: false,
        }
    }

    fn kind(heading: &str, texts: &[&str]) -> FieldKind {
        let cells: Vec<Cell> = texts.iter().map(cell).collect();
        guess(heading, &cells.iter().collect::<Vec<_>>(), None).kind
    }

    #[test]
    fn a_moment_that_shows_its_time_alone_is_a_time() {
        let moment = |shown: &str| Cell { value: CellValue::DateTime(0.375), ..cell(&shown) };
        assert_eq!(guess("開始", &[&moment("9:00")], None).kind, FieldKind::Time);
        assert_eq!(guess("開始", &[&moment("2025/5/1 9:00")], None).kind, FieldKind::Date);
    }

    #[test]
    fn codes_that_look_alike_have_a_pattern() {
        let pattern = |texts: &[&str]| {
            let cells: Vec<Cell> = texts.iter().map(cell).collect();
            guess("番号", &cells.iter().collect::<Vec<_>>(), None).pattern
        };
        assert_eq!(pattern(&["010006", "131016"]).as_deref(), Some("999999"));
        assert_eq!(pattern(&["020-0003", "980-0011"]).as_deref(), Some("999-9999"));
        assert_eq!(pattern(&["0012", "012"]), None);
        assert_eq!(pattern(&["0012"]), None);
        assert_eq!(pattern(&["1012", "1013"]), None);
    }

    #[test]
    fn a_kind_is_one_that_all_values_have() {
        for (heading, texts, expected) in [
            ("電気使用量", &["412,300", "398,100", "－"][..], FieldKind::Number),
            ("削減率", &["1.8%", "3.4％"], FieldKind::Percent),
            ("評価", &["○", "◎", "△"], FieldKind::Rating),
            ("主な取組", &["昼休み", "照明"], FieldKind::Text),
            ("開催日", &["8月5日", "8月11日～9月2日"], FieldKind::Text),
            ("取得年月日", &["R2.9.15", "H22.4.1"], FieldKind::Date),
            ("電話番号", &["087-839-2611"], FieldKind::Telephone),
            ("職員番号", &["0012", "0300"], FieldKind::Code),
            ("団体コード", &["010006", "131016"], FieldKind::Code),
            ("郵便番号", &["020-0003", "980-0011"], FieldKind::Code),
            ("電話番号", &["019-651-4111", "022-651-4111"], FieldKind::Telephone),
            ("連絡先", &["042-555-1234", "042-555-5678"], FieldKind::Telephone),
            ("連絡先", &["03-1234-5678", "0120-123-456", "042(555)1234"], FieldKind::Telephone),
            ("執行率（％）", &["96.0", "98.3", "50"], FieldKind::Percent),
            ("執行率（％）", &["96.0％", "98.3"], FieldKind::Percent),
            ("執行率（％）", &["0.96", "0.5"], FieldKind::Number),
            ("執行率", &["96.0％", "98.3"], FieldKind::Amount),
            ("執行率", &["96.0", "98.3"], FieldKind::Number),
            ("経常収支比率", &[], FieldKind::Amount),
            ("削減率（％）", &[], FieldKind::Percent),
            ("件数", &[], FieldKind::Number),
            ("備考", &[], FieldKind::Text),
        ] {
            assert_eq!(kind(heading, texts), expected, "{heading} {texts:?}");
        }
    }
}
