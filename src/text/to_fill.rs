//! Patterns that a form prints where something is to be written: 令和　　年　　月　　日, □有　□無, （電話　　　　）. As long as
//! nothing is written into one, nobody has answered.

/// So many spaces side by side leave a place; fewer only part two words.
const PLACE: usize = 2;

/// What choices are counted by, each kind in its order.
const COUNTERS: [&str; 5] = [
    "1 2 3 4 5 6 7 8 9 10",
    "１ ２ ３ ４ ５ ６ ７ ８ ９ １０",
    "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩",
    "ア イ ウ エ オ カ キ ク ケ コ",
    "a b c d e f g h i j",
];
/// So many letters has one of several choices at most; what is longer is a list that somebody wrote.
const LONGEST_CHOICE: usize = 12;
/// So many words side by side are choices, without brackets around them.
const LEAST_CHOICES: usize = 3;

/// Words of which a form prints both, for one to be ringed.
const EITHER: [[&str; 2]; 14] = [
    ["有", "無"],
    ["有り", "無し"],
    ["あり", "なし"],
    ["要", "不要"],
    ["可", "不可"],
    ["可", "否"],
    ["適", "否"],
    ["適", "不適"],
    ["良", "否"],
    ["済", "未"],
    ["済", "未済"],
    ["該当", "非該当"],
    ["はい", "いいえ"],
    ["する", "しない"],
];

/// Whether an answer is such a pattern, and nothing was written into it.
///
/// ```
/// use matome::text::to_fill::is_open;
/// assert!(is_open("令和　　年　　月　　日") && is_open("□有　□無") && !is_open("■有　□無") && !is_open("令和７年４月"));
/// assert!(is_open("有・無") && !is_open("有"));
/// ```
pub fn is_open(text: &str) -> bool {
    is_unchosen(text) || is_either(text) || is_blank_date(text)
}

/// Whether a cell of a form is such a pattern, and no word of its own: it leaves places to write in. Words whose letters are
/// only spread (年　月　日) are none.
///
/// ```
/// use matome::text::to_fill::is_pattern;
/// assert!(is_pattern("令和　年　月　日（　）　　時　　分～") && is_pattern("　　　　課長") && !is_pattern("年　月　日"));
/// ```
pub fn is_pattern(text: &str) -> bool {
    let dated = is_blank_date(text) && text.chars().any(char::is_whitespace);
    let begins = text.trim_start().starts_with(['令', '平', '昭', '西']) || places(text) > 1;
    is_unchosen(text)
        || is_either(text)
        || is_counted(text)
        || dated && begins
        || has_open_brackets(text)
        || has_empty_brackets(text)
        || is_blank_time(text)
        || is_open_name(text)
        || is_open_unit(text)
}

/// Whether a text is nothing but words side by side of which one may be chosen, three at least, or two in brackets. Only
/// where it stands can say that it is no answer.
///
/// ```
/// use matome::text::to_fill::offers;
/// assert!(offers("（木造・鉄骨造・RC造）") && offers("拡充・継続・縮小・廃止") && offers("Ａ／Ｂ／Ｃ"));
/// assert!(!offers("調査・研究") && !offers("R7/4/1") && !offers("（令和６年度）"));
/// ```
pub fn offers(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix(['(', '（']).and_then(|text| text.strip_suffix([')', '）']));
    let words: Vec<&str> = inner.unwrap_or(text).split(['・', '･', '／', '/']).map(str::trim).collect();
    let is_choice = |word: &&str| {
        (1..=LONGEST_CHOICE).contains(&word.chars().count())
            && word.chars().all(char::is_alphanumeric)
            && word.chars().any(char::is_alphabetic)
    };
    words.len() >= LEAST_CHOICES - usize::from(inner.is_some()) && words.iter().all(is_choice)
}

/// Whether a text offers boxes to be ticked, and none of them is: □はい　□いいえ.
pub fn is_unchosen(text: &str) -> bool {
    let is_box = |c: char| matches!(c, '□' | '☐' | '▢');
    let is_tick = |c: char| "☑☒■✓✔レ✅●◎○".contains(c);
    // A check box in a cell shows as ☐ where nobody has ticked it, and that is an answer.
    text.trim_start().starts_with(is_box) && !text.contains(is_tick) && text.trim() != "☐"
}

/// Whether a text begins with a box that is ticked: ☑はい.
pub fn is_chosen(text: &str) -> bool {
    text.trim_start().starts_with(['☑', '☒', '■', '✓', '✔', 'レ', '✅', '●'])
}

/// Whether a text says both of two words that shut each other out: 有・無, 要 / 不要.
fn is_either(text: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '・' | '･' | '／' | '/' | '、' | ',' | '，');
    let words: Vec<&str> = text.split(is_between).filter(|word| !word.is_empty()).take(3).collect();
    EITHER.iter().any(|both| words == both)
}

/// Whether a text is short words that are counted, for one to be ringed: 1 拡大　2 維持　3 縮小.
pub fn is_counted(text: &str) -> bool {
    let is_choice = |letters: &usize| (1..=LONGEST_CHOICE).contains(letters);
    let lengths = COUNTERS.iter().map(|counters| lengths(text, counters.split(' ')));
    lengths.into_iter().any(|lengths| lengths.len() > 1 && lengths.iter().all(is_choice))
}

/// How many letters stand behind each of these numbers in a text that begins with the first; none, where it does not.
fn lengths<'n>(text: &str, numbers: impl Iterator<Item = &'n str>) -> Vec<usize> {
    let mut numbers = numbers.peekable();
    let mut lengths: Vec<usize> = Vec::new();
    for part in text.split(char::is_whitespace).filter(|part| !part.is_empty()) {
        let begun = numbers.peek().and_then(|number| behind(part, number));
        match (begun, lengths.last_mut()) {
            (Some(word), _) => {
                lengths.push(word.chars().count());
                numbers.next();
            }
            (None, Some(last)) => *last += part.chars().count(),
            (None, None) => break,
        }
    }
    lengths
}

/// What stands behind a number in a part of a text: `1.拡大`, `①拡大`; nothing where the number is alone.
fn behind<'t>(part: &'t str, number: &str) -> Option<&'t str> {
    let rest = part.strip_prefix(number)?;
    let word = rest.trim_start_matches(['.', '．', ':', '：', ')', '）', '、']);
    let is_apart = rest.is_empty() || word.len() < rest.len();
    let goes_on = word.starts_with(char::is_numeric);
    (!goes_on && (is_apart || !number.starts_with(char::is_alphabetic))).then_some(word)
}

/// Whether a text is nothing but the words between which a date is to be written: 令和　　年　　月.
fn is_blank_date(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "令和", "平成", "昭和", "西暦", "年度", "年", "月", "日", "から", "まで", "（", "）", "現在", "時点",
        "午前", "午後", "時", "分",
    ];
    let is_gap = |c: char| c.is_whitespace() || "～~-()・".contains(c);
    let bare = || WORDS.iter().fold(text.to_owned(), |rest, word| rest.replace(word, " "));
    // Nearly all texts name no month.
    text.contains('年') && text.contains('月') && bare().chars().all(is_gap)
}

/// Brackets behind which a place ends, or that hold nothing else: （電話　　　　）, 課　　係（電話　　　　）.
fn has_open_brackets(text: &str) -> bool {
    let inner = text.trim().strip_suffix(['）', ')']).and_then(|text| text.rsplit_once(['（', '(']));
    let Some((before, inner)) = inner else { return false };
    let open = inner.trim_end().chars().count() + PLACE <= inner.chars().count();
    open && (before.is_empty() || places(before) > 0)
}

/// Brackets that hold nothing but a place, where the text begins with them or leaves another place behind them:
/// （　　　）人, 電話（　　　）　　　－.
fn has_empty_brackets(text: &str) -> bool {
    let Some((before, rest)) = text.split_once(['（', '(']) else { return false };
    let Some((inner, after)) = rest.split_once(['）', ')']) else { return false };
    let is_place = inner.trim().is_empty() && inner.chars().count() >= PLACE;
    is_place && (before.trim().is_empty() || places(after) > 0)
}

/// Whether a text is nothing but the words between which times are to be written: 　　時　　分～　　時　　分.
fn is_blank_time(text: &str) -> bool {
    const WORDS: [&str; 6] = ["午前", "午後", "時", "分", "から", "まで"];
    let bare = WORDS.iter().fold(text.to_owned(), |rest, word| rest.replace(word, " "));
    let is_gap = |c: char| c.is_whitespace() || "～~-()（）・:：".contains(c);
    text.contains('時') && places(text) > 1 && bare.chars().all(is_gap)
}

/// A place before a word for somebody's office: 　　　　課長.
fn is_open_name(text: &str) -> bool {
    let blank = text.chars().take_while(|c| c.is_whitespace()).count();
    let word = text.trim();
    blank >= PLACE && word.chars().count() <= 4 && word.ends_with(['長', '課', '係', '部', '室', '局', '印'])
}

/// A place before a unit: 　　％.
fn is_open_unit(text: &str) -> bool {
    const UNITS: [&str; 24] = [
        "％",
        "%",
        "円",
        "千円",
        "万円",
        "百万円",
        "人",
        "名",
        "件",
        "台",
        "回",
        "時間",
        "分",
        "日",
        "㎡",
        "m2",
        "ha",
        "km",
        "か所",
        "箇所",
        "世帯",
        "戸",
        "棟",
        "団体",
    ];
    let blank = text.chars().take_while(|c| c.is_whitespace()).count();
    blank >= PLACE && UNITS.contains(&text.trim())
}

/// How many places a text leaves.
fn places(text: &str) -> usize {
    text.split(|c: char| !c.is_whitespace()).filter(|gap| gap.chars().count() >= PLACE).count()
}

#[cfg(test)]
mod tests {
    use super::is_pattern;

    #[test]
    fn a_pattern_leaves_places_to_write_in() {
        for open in [
            "令和　年　月　日（　）　　時　　分～",
            "　　年　　月　　日",
            "□希望する　□希望しない",
            "□無料　□有料（　　　円）",
            "課　　　係（電話　　　　）",
            "（　　　）",
            "　　％",
            "　　　　㎡",
            "（　　　）人",
            "電話（　　　）　　　－",
            "　　時　　分　～　　時　　分",
            "有・無",
            "要　／　不要",
            "1 拡大　2 維持　3 縮小",
            "１．実施済　２．実施予定　３．予定なし",
            "① はい ② いいえ",
            "ア 直営　イ 委託",
        ] {
            assert!(is_pattern(open), "{open}");
        }
        for said in [
            "年月日",
            "取得年月日",
            "☑有　□無",
            "その他（　　）",
            "課長",
            "（単位：千円）",
            "令和７年　月　日",
            "学　　級　　数",
            "有",
            "男・女",
            "2",
            "1 拡大",
            "2 維持　3 縮小",
            "10人　20人",
            "アイスクリーム　イチゴ",
            "1 住民への説明会を各地区で開催する　2 広報紙で周知する",
            "",
        ] {
            assert!(!is_pattern(said), "{said}");
        }
    }
}
