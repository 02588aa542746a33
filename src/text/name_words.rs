//! The words in names of files and sheets that say how new one is, or that it is not to count.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::example;
use super::width::fold_key;

/// Words that say how new a file is, and how strongly; below zero: that it is not the last, or not to count.
const WORDS: &[(&str, i64)] = &[
    ("修正前", -2),
    ("訂正前", -2),
    ("更新前", -2),
    ("差替前", -2),
    ("差し替え前", -2),
    ("変更前", -2),
    ("未修正", -2),
    ("未確定", -1),
    ("下書き", -1),
    ("作業中", -1),
    ("作成中", -1),
    ("記入中", -1),
    ("旧版", -2),
    ("差換前", -2),
    ("使わない", -2),
    ("使用しない", -2),
    ("使用不可", -2),
    ("提出しない", -2),
    ("取下げ", -2),
    ("取り下げ", -2),
    ("バックアップ", -2),
    ("提出不要", -2),
    ("報告不要", -2),
    ("提出前", -1),
    ("記入前", -1),
    ("未完成", -1),
    ("未記入", -1),
    ("未提出", -1),
    ("記入途中", -1),
    ("作成途中", -1),
    ("入力途中", -1),
    ("入力中", -1),
    ("編集中", -1),
    ("下書", -1),
    ("書きかけ", -1),
    ("たたき台", -1),
    ("叩き台", -1),
    ("更新", 8),
    ("修正", 10),
    ("訂正", 10),
    ("再修正", 11),
    ("再訂正", 11),
    ("差替", 12),
    ("差し替え", 12),
    ("差換", 12),
    ("再差替", 13),
    ("再提出", 14),
    ("再送", 14),
    ("再々提出", 15),
    ("新版", 16),
    ("最新", 16),
    ("最終", 18),
    ("確定", 20),
];

/// Words that say the same only where they stand by themselves: each is a part of names (案内, 控除, 廃棄物, golden) as well.
const WHOLE: &[(&str, i64)] = &[
    ("新", 6),
    ("旧", -2),
    ("古い", -2),
    ("控", -2),
    ("控え", -2),
    ("手元控え", -2),
    ("提出控え", -2),
    ("予備", -2),
    ("退避", -2),
    ("不要", -2),
    ("不使用", -2),
    ("未使用", -2),
    ("無効", -2),
    ("没", -2),
    ("ボツ", -2),
    ("破棄", -2),
    ("廃棄", -2),
    ("削除", -2),
    ("撤回", -2),
    ("取下", -2),
    ("取消", -2),
    ("取消し", -2),
    ("取り消し", -2),
    ("誤", -2),
    ("誤り", -2),
    ("誤送信", -2),
    ("間違い", -2),
    ("参考", -2),
    ("テスト", -2),
    ("練習", -2),
    ("案", -1),
    ("素案", -1),
    ("原案", -1),
    ("草案", -1),
    ("仮", -1),
    ("仮提出", -1),
    ("暫定", -1),
    ("未完", -1),
    ("未定稿", -1),
    ("途中", -1),
    ("作業", -1),
    ("old", -2),
    ("bak", -2),
    ("backup", -2),
    ("obsolete", -2),
    ("unused", -2),
    ("void", -2),
    ("test", -2),
    ("draft", -1),
    ("wip", -1),
    ("tmp", -1),
    ("temp", -1),
];

/// What all these words begin with.
static FIRST: LazyLock<BTreeSet<char>> =
    LazyLock::new(|| WORDS.iter().chain(WHOLE).filter_map(|(word, _)| word.chars().next()).collect());

/// Whether a name says that what it is of is not to count: 下書き, №1（修正前）, №1旧, 記入例. What is newer counts.
///
/// ```
/// use matome::text::name_words::is_left_over;
/// assert!(is_left_over("№1（修正前）") && is_left_over("№1記入例") && !is_left_over("№1（修正）") && !is_left_over("条例"));
/// ```
pub fn is_left_over(name: &str) -> bool {
    const EXAMPLES: [&str; 5] = ["記入例", "記載例", "見本", "サンプル", "sample"];
    let key = fold_key(name);
    let ranks = words_in(&key);
    EXAMPLES.iter().any(|word| key.contains(word))
        || example::is_said(name)
        || ranks.iter().any(|rank| *rank < 0) && !ranks.iter().any(|rank| *rank > 0)
}

/// The ranks of the words in a name. Of words that overlap the longer counts: 修正前 is not 修正.
pub fn words_in(key: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = key[at..].chars().next() {
        if !FIRST.contains(&c) {
            at += c.len_utf8();
            continue;
        }
        let begins = |(word, _): &&(&str, i64)| key[at..].starts_with(word);
        let whole = WHOLE.iter().filter(begins).filter(|(word, _)| is_alone(key, at, word));
        let longest = WORDS.iter().filter(begins).chain(whole).max_by_key(|(word, _)| word.len());
        found.extend(longest.map(|(_, rank)| rank));
        at += longest.map_or(c.len_utf8(), |(word, _)| word.len());
    }
    found
}

/// Whether a word stands there by itself, or behind the name of an office: 新 is a part of many names. A number may be
/// beside it (案2), and what says that it is of a file (旧版, 控え用, 取消済).
fn is_alone(key: &str, at: usize, word: &str) -> bool {
    let is_other = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
    let before = key[..at].chars().next_back();
    let is_office = before.is_some_and(|c| "課係室部局所館".contains(c));
    let behind = &key[at + word.len()..];
    let ends = ["", "版", "用", "分", "済", "済み", "データ", "ファイル"];
    let mut rests = ends.iter().filter_map(|end| behind.strip_prefix(end));
    (is_other(before) || is_office) && rests.any(|rest| is_other(rest.chars().next()))
}
