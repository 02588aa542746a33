//! The words after a number: units that say what is counted, and words that leave it indefinite.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::super::glyphs::{Glyphs, Scan};
use super::super::width::{clean, is_invisible, is_space};
use super::decimal;
use super::quantity::PERCENT;

/// What may stand after a number without changing it, in NFKC.
const UNITS: &str = "人 名 件 回 点 時間 日 日間 時間/年 時間/人 円 個 台 冊 枚 本 棟 戸 世帯 校 園 館 社 団体 施設 \
    事業 事業所 課 部 係 課室 部署 所属 地区 区 市 町 村 市町村 自治体 か所 ヶ所 ケ所 カ所 ヵ所 \
    箇所 個所 か月 ヶ月 カ月 ヵ月 ケ月 箇月 か月間 年 年間 か年 ヶ年 箇年 週 週間 泊 分 分間 秒 歳 \
    才 位 級 倍 席 通 組 クラス チーム 班 グループ 種類 種 項目 科目 講座 コース ページ 頁 単位 票 \
    議席 店 店舗 室 床 区画 路線 便 頭 匹 羽 株 食 曲 基 隻 機 問 号 番 階 人日 人月 人/年 件/年 \
    回/年 日/年 人回 ポイント pt 点満点 キロ キロメートル メートル センチ トン キログラム グラム \
    リットル ヘクタール ha km m cm mm m2 m3 km2 kg g t l kl kwh mwh kw t-co2 db mg ml ℃ °c 度 人分 \
    名分 案件 事例 講演 提案 テーマ 業務 資格 職種 ケース セット 箱 袋 缶 束 行 列 字 文字 \
    式 脚 着 面 双 挺 丁 張 基分 対 足 玉 巻 輪 卓 灯 体 筆 戸分 世帯分 箇年分";

/// The same, to be looked up.
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| UNITS.split_whitespace().collect());

const APPROXIMATE_AFTER: &str =
    "程度 以上 以下 以内 未満 前後 超 余 強 弱 減 増 ほど くらい ぐらい 数 から 内外";

/// Behind a unit it makes a range of the number: 100円台, 80点台. By itself it counts.
const RANGE: char = '台';

const APPROXIMATE_BEFORE: &str = "約 およそ おおよそ 概ね おおむね ほぼ 最大 最低 最高 平均 数";

/// Whether the words are one unit, a full stop after it allowed.
pub(super) fn is_unit(words: &str) -> bool {
    if words.len() > 48 {
        return false;
    }
    let words = fold(words);
    let words = words.trim_end_matches('。');
    words.is_empty() || KNOWN.contains(words)
}

/// Whether the words after a number leave it indefinite: 100人程度, 5％減少. What brackets say of another number does not:
/// 12件（うち3件以上予定）.
pub(super) fn is_approximate(words: &str) -> bool {
    let words = without_numbers_in_brackets(&fold(words));
    let words: String = words.chars().take(12).collect();
    let is_range = || words.match_indices(RANGE).any(|(at, _)| at > 0 && is_counted(&words[..at]));
    APPROXIMATE_AFTER.split(' ').any(|word| words.contains(word)) || is_range()
}

/// A folded text without the brackets in it that hold digits.
fn without_numbers_in_brackets(words: &str) -> String {
    let mut rest = words;
    let mut kept = String::new();
    while let Some((before, from)) = rest.split_once('(') {
        let (inside, after) = from.split_once(')').unwrap_or((from, ""));
        kept.push_str(before);
        if !inside.contains(|c: char| c.is_ascii_digit()) {
            kept.push_str(inside);
        }
        rest = after;
    }
    kept + rest
}

/// Whether the text begins as an indefinite number does: 約100.
pub(super) fn begins_approximate(text: &str) -> bool {
    let text = fold(&text.chars().take(16).collect::<String>());
    let digit_later = text.chars().any(|c| c.is_ascii_digit());
    digit_later && APPROXIMATE_BEFORE.split(' ').any(|word| text.starts_with(word))
}

/// NFKC, small letters, no spaces.
pub(super) fn fold(words: &str) -> String {
    words.nfkc().filter(|&c| !is_space(c) && !is_invisible(c)).flat_map(char::to_lowercase).collect()
}

/// Units that are one, written in several ways.
const SAME: [&[&str]; 7] = [
    &["人", "名", "人分", "名分"],
    &["日", "日間"],
    &["年", "年間", "か年", "ヶ年", "箇年"],
    &["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "か月間"],
    &["か所", "ヶ所", "ケ所", "カ所", "ヵ所", "箇所", "個所"],
    &["回", "度"],
    &["週", "週間"],
];

/// What a unit counts in, and how many of it are one: 千円 are 1,000 of 円. Of any other unit one is one.
///
/// ```
/// use matome::text::number::scaled;
/// assert_eq!(scaled("百万円"), (1e6, "円"));
/// ```
pub fn scaled(unit: &str) -> (f64, &str) {
    const TIMES: [(&str, f64); 5] = [("千", 1e3), ("百万", 1e6), ("十億", 1e9), ("万", 1e4), ("億", 1e8)];
    let found = TIMES.iter().find_map(|(word, times)| Some((*times, unit.strip_prefix(word)?)));
    found.filter(|(_, base)| KNOWN.contains(fold(base).as_str())).unwrap_or((1.0, unit))
}

/// Whether words are a unit that is counted in ones, and nothing else: 台, 件, not 千円 nor ％. What may as well say of what time
/// or of whom a number is, 件数（月）, 人数（課）, is none.
pub fn is_plain_unit(words: &str) -> bool {
    const SCOPES: &str = "年 年間 月 か月 日 日間 週 週間 時間 分 秒 時間/年 時間/人 人/年 件/年 回/年 日/年 人回 団体 施設 事業 事業所 \
        課 部 係 課室 部署 所属 地区 区 市 町 村 市町村 自治体 校 園 館 社 組 クラス チーム 班 グループ 世帯 室 店 店舗 階 歳 才 級 \
        番 号 問 種 種類 項目 科目 単位 席 業務 資格 職種 行 列";
    let words = fold(words);
    KNOWN.contains(words.as_str()) && !SCOPES.split_whitespace().any(|scope| scope == words)
}

/// Whether words are a unit of what has no thousandths.
pub(super) fn is_whole(words: &str) -> bool {
    const WHOLE: [&str; 10] = ["円", "人", "名", "件", "台", "冊", "個", "棟", "戸", "世帯"];
    WHOLE.contains(&fold(words).trim_end_matches('。'))
}

/// Whether words are a unit in lots and nothing else: in 千円 nobody wrote a number.
pub(super) fn is_lots(words: &str) -> bool {
    words.len() <= 48 && scaled(&fold(words)).0 > 1.0
}

/// Whether words are a unit, or a known number of one.
fn is_counted(words: &str) -> bool {
    is_unit(words) || is_lots(words)
}

/// Whether two units count the same: 人 and 名, 時間 and 時間/年.
pub fn are_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let base = |unit: &str| unit.split('/').next().unwrap_or_default().to_owned();
    let (one, other) = (base(&one), base(&other));
    let both = |same: &&[&str]| same.contains(&one.as_str()) && same.contains(&other.as_str());
    one == other || SAME.iter().any(both)
}

/// The unit that a heading or a target says: `目標（各年度：時間）`, `【目標】100％（令和6年）`, `90,000 時間以下`. `None` where
/// it says none, or more than one. A percentage of change (5％削減) says nothing of what is counted.
///
/// ```
/// use matome::text::number::unit_said;
/// assert_eq!(unit_said("目標（各年度：時間）").as_deref(), Some("時間"));
/// ```
pub fn unit_said(text: &str) -> Option<String> {
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return None;
    }
    let glyphs = Glyphs::with_breaks(text);
    let mut units: Vec<String> = (0..glyphs.len()).filter_map(|pos| unit_at(&glyphs, pos)).collect();
    units.dedup_by(|one, other| are_same(one, other));
    match units.as_slice() {
        [unit] if unit != PERCENT || !tells_of_change(text) => Some(unit.clone()),
        _ => None,
    }
}

/// Whether a name says that it is a share: 取得率, 職員割合. Some rates are none: 倍率, 出生率.
pub fn is_called_a_rate(name: &str) -> bool {
    const OTHERS: [&str; 5] = ["倍率", "出生率", "死亡率", "発生率", "回転率"];
    let name = name.trim_end_matches(['）', ')', '」']);
    ["率", "割合"].iter().any(|word| name.ends_with(word)) && !OTHERS.iter().any(|word| name.ends_with(word))
}

/// A unit as a list or a column of units writes it, in one way: （千円） is 千円, ％ and パーセント are one.
///
/// ```
/// use matome::text::number::{PERCENT, bare_unit};
/// assert_eq!(bare_unit("（千円）"), "千円");
/// assert_eq!(bare_unit(" ％"), PERCENT);
/// ```
pub fn bare_unit(text: &str) -> String {
    let text = clean(text);
    let inner = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let bare = inner.unwrap_or(&text).trim();
    if matches!(fold(bare).as_str(), PERCENT | "パーセント") {
        PERCENT.to_owned()
    } else {
        bare.to_owned()
    }
}

fn tells_of_change(text: &str) -> bool {
    ["減", "増", "比", "改善", "向上", "上昇", "低下"].iter().any(|word| text.contains(word))
}

/// The unit that begins here: in brackets, or after a number that begins here.
fn unit_at(glyphs: &Glyphs, pos: usize) -> Option<String> {
    let mut scan = glyphs.scan_from(pos);
    if scan.eat('(') || scan.eat(':') {
        let (unit, after) = longest_unit(glyphs, scan)?;
        return (after.peek() == ')').then_some(unit);
    }
    let before = scan.previous();
    let inside = before.is_ascii_alphanumeric() || matches!(before, '.' | ',');
    if !scan.peek().is_ascii_digit() || inside {
        return None;
    }
    decimal::read(&mut scan).ok()?;
    let (unit, after) = longest_unit(glyphs, scan)?;
    let of_calendar = unit.starts_with('年') || unit == "度" || (unit == "日" && before == '月');
    let of_each = after.starts_with_any(&["当たり", "あたり", "につき"]);
    (!of_calendar && !of_each).then_some(unit)
}

/// The longest unit that is next, and what comes after it.
fn longest_unit<'g>(glyphs: &'g Glyphs, scan: Scan<'g>) -> Option<(String, Scan<'g>)> {
    const LONGEST: usize = 8;
    if scan.peek() == '%' || scan.peek() == '割' {
        return Some((PERCENT.to_owned(), glyphs.scan_from(scan.pos + 1)));
    }
    let end = (scan.pos + 1..=scan.pos + LONGEST.min(scan.left())).rev();
    end.map(|end| (glyphs.between(scan.pos, end), glyphs.scan_from(end)))
        .find(|(words, _)| is_counted(words))
        .map(|(words, after)| (words.trim().to_owned(), after))
}
