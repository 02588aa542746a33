//! What departments type: labels, years, marks and texts, each in a spelling drawn at random.

use matome::book::CellValue;
use matome::model::{Field, Mark};

use super::draft::Typed;
use super::random::Random;

/// A label as it may be typed: broken, spaced, with other brackets.
pub fn label(random: &mut Random, text: &str) -> String {
    let short = text.chars().count() <= 4 && !text.is_ascii();
    match random.below(9) {
        0 => format!("{text} "),
        1 => format!("{text}\u{3000}"),
        2 => format!("\u{a0}{text}"),
        3 => text.replace('（', "(").replace('）', ")"),
        4 if short => spaced(text, "\u{3000}"),
        5 if short => spaced(text, " "),
        6 => broken(random, text),
        7 => text.replace('（', "\n（"),
        _ => text.to_owned(),
    }
}

fn spaced(text: &str, space: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join(space)
}

fn broken(random: &mut Random, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = 1 + random.below(letters.len().saturating_sub(1));
    let (first, rest) = letters.split_at(at.min(letters.len()));
    let (first, rest): (String, String) = (first.iter().collect(), rest.iter().collect());
    if rest.is_empty() { first } else { format!("{first}\n{rest}") }
}

/// A field's label or one of its aliases.
pub fn field(random: &mut Random, field: &Field) -> String {
    let aliases: Vec<&String> = field.aliases.iter().filter(|alias| !alias.contains('*')).collect();
    let word = if random.chance(70) || aliases.is_empty() { &field.label } else { *random.pick(&aliases) };
    label(random, word)
}

/// A fiscal year as a heading may say it; a bare one only where the plan's era tells it.
pub fn year(random: &mut Random, year: i32, era: char) -> Typed {
    let reiwa = year - 2018;
    let heisei = year - 1988;
    if random.chance(25) {
        return formatted_year(random, year, era);
    }
    let (letter, name, number) = if era == 'H' && (year < 2019 || random.chance(40)) {
        ('H', "平成", heisei)
    } else {
        ('R', "令和", reiwa)
    };
    let kanji = kanji(number);
    let wide = wide(&number.to_string());
    let text = match random.below(15) {
        0 => format!("{letter}{number}"),
        1 => format!("{name}{number}年度"),
        2 => format!("{name}{wide}年度"),
        3 => format!("{name}{kanji}年度"),
        4 => format!("{year}年度"),
        5 => wide_year(year),
        6 => format!("{year}({name}{number})年度"),
        7 => format!("{name}{number}({year})年度"),
        8 => format!("{letter}{number:02}"),
        9 => format!("{letter}{wide}年度"),
        10 => format!("{name}\n{wide}年度"),
        11 => format!("{letter}.{number}"),
        12 => format!("{name} {number} 年度"),
        13 if letter == era => format!("{wide}年度"),
        _ if year >= 2019 => format!(
            "平成{heisei}年度（令和{}年度）",
            if reiwa == 1 { "元".into() } else { reiwa.to_string() }
        ),
        _ => format!("{letter}{number}年度"),
    };
    Typed::text(text)
}

/// A year that lives in the number format.
fn formatted_year(random: &mut Random, year: i32, era: char) -> Typed {
    let (letter, name, number) =
        if era == 'H' && year < 2019 { ('H', "平成", year - 1988) } else { ('R', "令和", year - 2018) };
    let plain = CellValue::Number(f64::from(number));
    match random.below(6) {
        0 => Typed::formatted(plain, format!("{letter}{number}"), &format!("\"{letter}\"0")),
        1 => Typed::formatted(plain, format!("{name}{number}年度"), &format!("\"{name}\"0\"年度\"")),
        2 => Typed::formatted(CellValue::Number(f64::from(year)), format!("{year}年度"), "0\"年度\""),
        3 => Typed::formatted(CellValue::Number(f64::from(year)), year.to_string(), ""),
        4 => Typed::formatted(CellValue::DateTime(serial(year)), era_date(year), "ggge\"年度\""),
        _ => Typed::formatted(CellValue::DateTime(serial(year)), format!("{year}/4/1"), "yyyy/m/d"),
    }
}

/// What Excel shows for the first of April of this year under `ggge"年度"`: 2019 began in 平成.
fn era_date(year: i32) -> String {
    if year <= 2019 { format!("平成{}年度", year - 1988) } else { format!("令和{}年度", year - 2018) }
}

/// The serial number of the first of April.
pub fn serial(year: i32) -> f64 {
    let days = |year: i32| 365 * year + year / 4 - year / 100 + year / 400;
    f64::from(44_287 + days(year) - days(2021))
}

fn wide_year(year: i32) -> String {
    format!("{}年度", wide(&year.to_string()))
}

pub fn wide(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

fn kanji(number: i32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    match (tens, number) {
        (_, 1) => "元".to_owned(),
        (0, _) => DIGITS[ones as usize].to_owned(),
        (1, _) => format!("十{}", DIGITS[ones as usize]),
        _ => format!("{}十{}", DIGITS[tens as usize], DIGITS[ones as usize]),
    }
}

/// A mark of the scale; sometimes the flag lives in the number format.
pub fn mark(random: &mut Random, mark: &Mark) -> Typed {
    let flag = mark.flag.as_deref().unwrap_or("");
    let wide_grade = wide(&mark.grade);
    if !flag.is_empty() && random.chance(30) {
        let typed = CellValue::Text(wide_grade.as_str().into());
        return Typed::formatted(typed, format!("{flag}{wide_grade}"), &format!("\"{flag}\"@"));
    }
    Typed::text(match random.below(6) {
        0 => format!("{flag}{wide_grade}"),
        1 => format!("{flag} {}", mark.grade),
        2 => format!("{flag}{}\u{3000}", mark.grade),
        3 => format!("{flag}{}", mark.grade.to_lowercase()),
        4 => format!("{flag}{}\u{a0}", wide_grade),
        _ => format!("{flag}{}", mark.grade),
    })
}

/// A number label: №4, Ｎｏ．４, No.04.
pub fn number_label(random: &mut Random, number: usize) -> String {
    let wide = wide(&number.to_string());
    match random.below(8) {
        0 => format!("Ｎｏ．{wide}"),
        1 => format!("No.{number:02}"),
        2 => format!("No.{number}"),
        3 => format!("№{wide}"),
        4 => format!("№ {number}"),
        5 => format!("NO.{number}"),
        6 => format!("No{number}"),
        _ => format!("№{number}"),
    }
}

/// Free texts as they stand in such forms; some look like words of the form.
const TEXTS: [&str; 22] = [
    "実施",
    "検討・実施",
    "検証\n実施",
    "継続",
    "・窓口の案内を見直した。\n・説明会を２回開いた。",
    "令和４年度に要綱を改めた。",
    "R5から対象を広げる予定",
    "①周知　②相談　③記録の見直し",
    "（１）研修の見直し",
    "№3と合わせて進める。",
    "前年度と同様",
    "計画どおり",
    "参加者：４２名",
    "12人が参加",
    "見直し対象内容の検討",
    "引き続き、相談しやすい職場をつくる。",
    "実績なし",
    "概要の作成",
    "評価方法の検討",
    "2,300",
    "10回",
    "職員向けの手引を配り、係ごとに話合いの場を設けた。手引は毎年見直す。",
];

/// A free text; one in three is told apart from all others by its number.
pub fn text(random: &mut Random, seen: &mut usize) -> String {
    *seen += 1;
    let text = random.pick(&TEXTS);
    if random.chance(35) { (*text).to_owned() } else { format!("{text}（その{seen}）") }
}

/// A text that any other tells apart.
pub fn own_text(seen: &mut usize) -> String {
    *seen += 1;
    format!("説明文その{seen}。対象を広げて進める。")
}

pub const NOTES: [&str; 6] = [
    "※太枠の中を記入してください。",
    "提出期限：６月３０日",
    "記入の際は記入要領を確認すること",
    "担当：内線 2345",
    "（注）対象者数は４月１日現在",
    "作成中",
];
