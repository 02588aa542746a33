//! What may follow a year in a label, and what makes it something else: a duration, a decade, an address.

use super::super::era::Sign;
use super::super::glyphs::Scan;
use super::super::numeral;
use super::super::reading::Stop;
use super::super::year::{self, Unit, YearContext, YearSaid, contradiction};
use super::LONGEST_LABEL;
use super::part::Part;
use crate::model::YearFault;

/// Checks the words after the years; goes past what still belongs to them.
pub(super) fn check(
    scan: &mut Scan,
    last: &Part,
    is_range: bool,
    words: Words,
    context: &YearContext,
) -> Result<(), Stop> {
    if is_range {
        let _until = scan.eat_word("まで");
    } else if is_open_end(scan) || is_dash_at_end(scan) {
        return Err(Stop::refuse(YearFault::OpenRange));
    }
    if scan.at_end() {
        return Ok(());
    }
    if is_no_year(scan, last.year.unit) || is_order(scan, last) {
        return Err(Stop::refuse(YearFault::NotOneYear));
    }
    same_year_again(scan, last, context)?;
    if scan.at_end() {
        return Ok(());
    }
    if another_year_follows(scan, last) {
        return Err(Stop::refuse(YearFault::AmbiguousYear));
    }
    if last.when.is_none() && last.year.unit != Unit::Fiscal && month_of_other_year_follows(*scan) {
        return Err(Stop::refuse(YearFault::AmbiguousYear));
    }
    if words_fit(scan, last, words) { Ok(()) } else { Err(Stop::refuse(YearFault::NotAYear)) }
}

/// Which words may follow a year that has no 年.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of plans and reports: `R3実績`, not `S17駅`.
    OfReports,
    /// Any: whoever asks knows the words of the form.
    Any,
}

fn words_fit(scan: &Scan, last: &Part, words: Words) -> bool {
    match (last.year.unit, last.when) {
        (_, Some(when)) => when.day.is_none() || !numeral::is_next(scan) || is_time(scan),
        (Unit::None, None) => may_follow_number(scan, last, words),
        (Unit::Year, None) => !is_number_alone(scan),
        (Unit::Fiscal, None) => !is_number_or_year(scan),
    }
}

/// 以降, まで: years without an end or a beginning.
fn is_open_end(scan: &Scan) -> bool {
    scan.starts_with_any(&["以降", "以後", "以前", "まで", "迄", "から", "より", "~"])
}

/// `令和3年度-`, `R3－`: the range has no other end.
fn is_dash_at_end(scan: &Scan) -> bool {
    scan.left() == 1 && matches!(scan.peek(), '-' | 'ー')
}

/// Whether the words make the number a duration, a decade or about a year: 3年間, 2020年代, 10年頃, 3年目.
pub(super) fn is_no_year(scan: &Scan, unit: Unit) -> bool {
    const WORDS: [&str; 11] =
        ["代", "頃", "ごろ", "ころ", "目", "前後", "以上", "以内", "未満", "程度", "弱"];
    const NOT_THOSE: [&str; 7] = ["代表", "代替", "目標", "目的", "目途", "目処", "目安"];
    let duration = unit == Unit::Year && scan.starts_with_any(&["間", "半", "ぶり", "周年", "生ま"]);
    unit != Unit::None && (duration || (scan.starts_with_any(&WORDS) && !scan.starts_with_any(&NOT_THOSE)))
}

/// 1年次: the first year of something, not of an era.
fn is_order(scan: &Scan, last: &Part) -> bool {
    last.year.unit == Unit::Year && !last.year.said.is_explicit() && scan.peek() == '次'
}

/// `令和3年度2021年度`, `R3` and `2021` on two lines: said twice without brackets, both must agree.
fn same_year_again(scan: &mut Scan, last: &Part, context: &YearContext) -> Result<(), Stop> {
    let mut ahead = *scan;
    let apart = ahead.eat(' ') || ahead.is_spaced();
    let again = year::read(&mut ahead).filter(|again| again.said.is_explicit());
    let (Some(again), None) = (again, last.when) else { return Ok(()) };
    let both_named = last.year.unit != Unit::None && again.unit != Unit::None;
    let alone = apart && last.year.said.is_explicit() && (ahead.at_end() || ahead.peek() == ')');
    if !both_named && !alone {
        return Ok(());
    }
    let western = again.resolve(context)?;
    if last.year.said.agrees(western) {
        *scan = ahead;
        return Ok(());
    }
    Err(contradiction(last.year.said, again.said))
}

/// `令和3年度→令和7年度`, `令和3年度実績・令和4年度計画`: a second year, not in brackets, that nothing joins to the first.
fn another_year_follows(scan: &Scan, last: &Part) -> bool {
    let mut ahead = *scan;
    let mut depth = 0usize;
    for _ in 0..scan.left().min(LONGEST_LABEL) {
        match ahead.peek() {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_another_year(ahead, last, ahead.pos == scan.pos) => return true,
            _ => {}
        }
        ahead.skip();
    }
    false
}

/// Within words only an era's full name counts; after an arrow any year does.
fn is_another_year(mut scan: Scan, last: &Part, first: bool) -> bool {
    let arrow = first && "→⇒➡⇨".contains(scan.peek());
    if arrow {
        scan.skip();
        return year::read(&mut scan).is_some();
    }
    if !matches!(scan.peek(), '令' | '平' | '昭' | '大' | '明') {
        return false;
    }
    let other = year::read(&mut scan).filter(|year| year.sign == Some(Sign::Name) && year.unit != Unit::None);
    match (other.map(|year| year.said), last.year.resolve(&YearContext::default())) {
        (Some(other), Ok(western)) => !other.agrees(western),
        (other, _) => other.is_some(),
    }
}

/// `令和3年（3月末）`, `R3・3月`: the month may put it into the fiscal year before.
fn month_of_other_year_follows(mut scan: Scan) -> bool {
    let mut steps = 0;
    while steps < 3 && "(・,/.-の".contains(scan.peek()) && !scan.at_end() {
        scan.skip();
        steps += 1;
    }
    numeral::read(&mut scan).is_some_and(|month| month.value <= 3) && scan.peek() == '月'
}

/// Whether these words may follow a number that has no 年: `R3実績`, not `R3A`, `昭和3丁目`, `令和参加`.
fn may_follow_number(scan: &Scan, last: &Part, words: Words) -> bool {
    if is_footnote(scan) || is_bracket_or_stop(scan.peek()) || is_lone_separator(scan) {
        return true;
    }
    let numbered = scan.peek() == '・' && scan.peek_at(1).is_ascii_digit();
    if scan.peek().is_ascii() || numbered || !last.year.said.is_explicit() {
        return false;
    }
    if scan.peek() == '元' {
        return false;
    }
    let kanji_number = last.year.numeral.kanji && last.year.numeral.value != 1;
    !kanji_number && !is_counter(scan, last) && (words == Words::Any || is_word_of_reports(scan))
}

/// Whether the words are such as follow a year in the headings of plans and reports: `実績`, `の取組`, `回答者数`.
fn is_word_of_reports(scan: &Scan) -> bool {
    const BEGINNINGS: [&str; 56] = [
        "の",
        "における",
        "実績",
        "計画",
        "目標",
        "見込",
        "予定",
        "予算",
        "決算",
        "当初",
        "補正",
        "取組",
        "取り組",
        "評価",
        "実施",
        "進捗",
        "進行",
        "状況",
        "現状",
        "現在",
        "時点",
        "達成",
        "課題",
        "内容",
        "結果",
        "成果",
        "効果",
        "展開",
        "報告",
        "回答",
        "調査",
        "集計",
        "対象",
        "記入",
        "入力",
        "算定",
        "確定",
        "速報",
        "暫定",
        "参考",
        "比較",
        "前期",
        "後期",
        "上期",
        "下期",
        "上半期",
        "下半期",
        "通期",
        "四半期",
        "主な",
        "重点",
        "事業",
        "年間",
        "累計",
        "平均",
        "備考",
    ];
    const WHOLE: [char; 3] = ['末', '中', '分'];
    const ENDINGS: [char; 9] = ['数', '率', '額', '量', '値', '費', '比', '計', '者'];
    let last = scan.peek_at(scan.left().saturating_sub(1));
    let whole = WHOLE.contains(&scan.peek()) && (scan.left() == 1 || "のにで(:".contains(scan.peek_at(1)));
    whole || scan.starts_with_any(&BEGINNINGS) || ENDINGS.contains(&last)
}

fn is_bracket_or_stop(c: char) -> bool {
    matches!(c, '(' | ')' | '。' | ':' | '※' | '*' | '\u{00B9}' | '\u{00B2}' | '\u{00B3}')
}

/// `R3/実績`, `R3.`: a separator that separates from a word or from nothing.
fn is_lone_separator(scan: &Scan) -> bool {
    let after = scan.peek_at(1);
    "-/_,.|".contains(scan.peek())
        && !after.is_ascii_graphic()
        && !numeral::is_kanji_digit(after)
        && after != ' '
}

/// `a)`, `1)` after a year refer to a footnote.
fn is_footnote(scan: &Scan) -> bool {
    scan.peek().is_ascii_alphanumeric() && scan.is_spaced_or_letter() && scan.peek_at(1) == ')'
}

/// Whether a counter makes the number something else: 3丁目, 2000円, R3号.
fn is_counter(scan: &Scan, last: &Part) -> bool {
    const ALWAYS: [&str; 9] = ["丁目", "番地", "号線", "号棟", "号室", "号館", "条", "月", "日"];
    const AFTER_WESTERN: [&str; 22] = [
        "人", "名", "件", "回", "円", "千", "万", "億", "点", "時", "分", "号", "番", "個", "台", "本", "枚",
        "冊", "頁", "か", "ヶ", "箇",
    ];
    const ALONE: [&str; 10] = ["人", "名", "件", "回", "号", "級", "番", "点", "階", "室"];
    let western = matches!(last.year.said, YearSaid::Western(_));
    scan.starts_with_any(&ALWAYS)
        || (western && scan.starts_with_any(&AFTER_WESTERN))
        || (scan.left() == 1 && scan.starts_with_any(&ALONE))
}

/// A number after 年 that is neither a month nor the start of words.
fn is_number_alone(scan: &Scan) -> bool {
    let mut ahead = *scan;
    numeral::read(&mut ahead).is_some()
        && (ahead.at_end() || ahead.peek() == ')' || ahead.peek().is_ascii_digit())
}

/// `令和3年度4年度`, `令和3年度 5`: a second year or a number, with nothing that says how they belong together.
fn is_number_or_year(scan: &Scan) -> bool {
    let mut ahead = *scan;
    numeral::read(&mut ahead).is_some() && (ahead.at_end() || ahead.starts_with("年度"))
}

/// ` 10:30`, `T00:00:00` after a date.
pub(in crate::text) fn is_time(scan: &Scan) -> bool {
    let mut ahead = *scan;
    let _set_apart = ahead.eat(' ') || ahead.eat('T');
    numeral::read(&mut ahead).is_some_and(|hour| hour.value < 25)
        && ahead.eat(':')
        && numeral::is_next(&ahead)
}
