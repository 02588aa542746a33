//! The words of a plan and its form, and what a label says in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Fault, FiscalYear, Item, Plan};
use crate::template::Form;
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::{Reading, width};

/// How alike two keys must be to be called near: 0 nothing in common, 1 equal.
const NEAR: f64 = 0.6;

/// How many characters may follow the year in a label.
const LONGEST_AFTER: usize = 15;

/// A text reduced to what tells it apart: letters and digits, width and case folded.
pub fn loose(text: &str) -> String {
    width::fold_key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a plan and its form.
pub struct Vocabulary<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The form.
    pub form: &'a Form,
    years: YearContext,
    fields: Vec<FieldWords>,
    categories: Vec<Vec<String>>,
    titles: BTreeMap<String, Vec<usize>>,
    targets: BTreeMap<String, Vec<usize>>,
    labels: BTreeMap<String, Vec<usize>>,
    label_prefixes: BTreeSet<String>,
    sections: BTreeSet<String>,
    number_words: BTreeSet<String>,
    title_words: BTreeSet<String>,
}

/// The spellings of a field: whole ones, and beginnings (`目標（*`).
struct FieldWords {
    whole: Vec<String>,
    beginnings: Vec<String>,
}

/// What a cell above a table says of the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemWord {
    /// A number label of the plan, `№4`: the items that bear it.
    Label(Vec<usize>),
    /// A number label that the plan has not.
    UnknownLabel,
    /// A title of the plan: the items that bear it.
    Title(Vec<usize>),
}

impl<'a> Vocabulary<'a> {
    /// The words of this plan and form.
    pub fn new(plan: &'a Plan, form: &'a Form) -> Self {
        let mut vocabulary = Self {
            plan,
            form,
            years: YearContext { years: plan.years, era: plan.era },
            fields: plan.fields.iter().map(field_words).collect(),
            categories: plan.categories.iter().map(category_words).collect(),
            titles: BTreeMap::new(),
            targets: BTreeMap::new(),
            labels: BTreeMap::new(),
            label_prefixes: BTreeSet::new(),
            sections: BTreeSet::new(),
            number_words: form.number_labels.iter().map(|word| loose(word)).collect(),
            title_words: form.title_labels.iter().map(|word| loose(word)).collect(),
        };
        for (index, item) in plan.items.iter().enumerate() {
            vocabulary.add_item(index, item);
        }
        vocabulary
    }

    fn add_item(&mut self, index: usize, item: &Item) {
        self.titles.entry(loose(&item.title)).or_default().push(index);
        if !item.target.is_empty() {
            self.targets.entry(width::fold_key(&item.target)).or_default().push(index);
        }
        if !item.label.is_empty() {
            let key = label_key(&item.label);
            let prefix = key.trim_end_matches(|c: char| c.is_ascii_digit());
            if !prefix.is_empty() && prefix.len() < key.len() {
                self.label_prefixes.insert(prefix.to_owned());
            }
            self.labels.entry(key).or_default().push(index);
        }
        self.sections.extend(item.path.iter().map(|section| loose(section)));
    }

    /// Reads a label as a fiscal year. A sentence that begins with one is no label.
    pub fn year(&self, text: &str) -> Result<Vec<FiscalYear>, Option<Fault>> {
        if fiscal_year::split_label(text, &self.years).is_some_and(|label| is_sentence(label.after)) {
            return Err(None);
        }
        match fiscal_year::read(text, &self.years) {
            Reading::Value { value, .. } => Ok(list_years(&value)),
            Reading::Blank => Err(None),
            Reading::Ask(refusal) | Reading::Refused(refusal) => Err(Some(refusal)),
        }
    }

    /// The field, of those allowed, that a label names.
    pub fn field(&self, text: &str, allowed: &[String]) -> Option<usize> {
        let (strict, key) = (width::fold_key(text), loose(text));
        if key.is_empty() {
            return None;
        }
        let candidates: Vec<usize> = self.allowed_fields(allowed).collect();
        let whole = candidates.iter().find(|index| self.fields[**index].whole.contains(&key));
        whole
            .or_else(|| {
                candidates.iter().find(|index| {
                    self.fields[**index].beginnings.iter().any(|beginning| strict.starts_with(beginning))
                })
            })
            .copied()
    }

    fn allowed_fields<'b>(&'b self, allowed: &'b [String]) -> impl Iterator<Item = usize> + 'b {
        let fields = self.plan.fields.iter().enumerate();
        fields
            .filter(|(_, field)| allowed.is_empty() || allowed.contains(&field.name))
            .map(|(index, _)| index)
    }

    /// The category that a label names.
    pub fn category(&self, text: &str) -> Option<usize> {
        let key = loose(text);
        self.categories.iter().position(|words| words.contains(&key))
    }

    /// Whether a label is one of these words.
    pub fn is_one_of(&self, text: &str, words: &[String]) -> bool {
        let key = loose(text);
        !key.is_empty() && words.iter().any(|word| loose(word) == key)
    }

    /// What a cell above a table says of an item of this kind.
    pub fn item_word(&self, text: &str, kind: &str) -> Option<ItemWord> {
        let key = label_key(text);
        if let Some(items) = self.labels.get(&key) {
            return Some(ItemWord::Label(self.of_kind(items, kind)));
        }
        if self.looks_like_label(&key) {
            return Some(ItemWord::UnknownLabel);
        }
        let items = self.items_titled(text, kind);
        if !items.is_empty() {
            return Some(ItemWord::Title(items));
        }
        self.label_and_title(text, kind)
    }

    /// A label and a title in one cell: `№5 行財政改革への意識醸成`.
    fn label_and_title(&self, text: &str, kind: &str) -> Option<ItemWord> {
        let key = loose(text);
        let prefix = self.label_prefixes.iter().find(|prefix| key.starts_with(prefix.as_str()))?;
        let digits: String = key[prefix.len()..].chars().take_while(char::is_ascii_digit).collect();
        let title = &key[prefix.len() + digits.len()..];
        let labelled = self.labels.get(&format!("{prefix}{}", digits.trim_start_matches('0')));
        if digits.is_empty() || title.is_empty() {
            return None;
        }
        match (labelled, self.titles.get(title)) {
            (Some(items), Some(titled)) if items.iter().any(|item| titled.contains(item)) => {
                Some(ItemWord::Label(self.of_kind(items, kind)))
            }
            (Some(items), None) => Some(ItemWord::Label(self.of_kind(items, kind))),
            _ => Some(ItemWord::UnknownLabel),
        }
    }

    fn looks_like_label(&self, key: &str) -> bool {
        self.label_prefixes.iter().any(|prefix| {
            key.strip_prefix(prefix.as_str())
                .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
        })
    }

    /// The items of a kind that bear this title, a number before it left out.
    pub fn items_titled(&self, text: &str, kind: &str) -> Vec<usize> {
        let whole = self.titles.get(&loose(text));
        let items = whole.or_else(|| self.titles.get(&loose(strip_number(text))));
        items.map(|items| self.of_kind(items, kind)).unwrap_or_default()
    }

    /// The items of a kind whose number label is this bare number.
    pub fn items_numbered(&self, text: &str, kind: &str) -> Vec<usize> {
        let digits = label_key(text);
        let found =
            self.label_prefixes.iter().find_map(|prefix| self.labels.get(&format!("{prefix}{digits}")));
        found.or_else(|| self.labels.get(&digits)).map(|items| self.of_kind(items, kind)).unwrap_or_default()
    }

    /// The items of a kind that this target heading tells apart.
    pub fn items_targeted(&self, text: &str, kind: &str) -> Vec<usize> {
        self.targets.get(&width::fold_key(text)).map(|items| self.of_kind(items, kind)).unwrap_or_default()
    }

    fn of_kind(&self, items: &[usize], kind: &str) -> Vec<usize> {
        items
            .iter()
            .copied()
            .filter(|index| kind.is_empty() || self.plan.items[*index].kind == kind)
            .collect()
    }

    /// Whether a cell is only a word before a number (№) or a title (事業名).
    pub fn is_number_word(&self, text: &str) -> bool {
        self.number_words.contains(&loose(text))
    }

    /// Whether a cell is only a word before a title (事業名).
    pub fn is_title_word(&self, text: &str) -> bool {
        self.title_words.contains(&loose(text))
    }

    /// Whether the text is the name of a section, a number before it left out.
    pub fn is_section(&self, text: &str) -> bool {
        let whole = loose(text);
        let bare = loose(strip_number(text));
        [whole, bare].iter().any(|key| {
            self.sections.contains(key)
                || (key.chars().count() >= 5
                    && self.sections.iter().any(|section| section.starts_with(key.as_str())))
        })
    }

    /// Whether the text belongs to the form: its title, a section, the legend.
    pub fn is_furniture(&self, text: &str) -> bool {
        let key = width::fold_key(text);
        self.form.furniture.iter().any(|pattern| matches_pattern(&width::fold_key(pattern), &key))
            || loose(text) == loose(&self.plan.title)
            || self.is_section(text)
    }

    /// The known word nearest to a text, if one is near: what `進捗伏況` should be.
    pub fn nearest<'w>(&self, text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
        let key = loose(text);
        let scored = words.map(|word| (strsim::normalized_damerau_levenshtein(&key, &loose(word)), word));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= NEAR && best.0 < 1.0).then_some(best.1)
    }

    /// How alike a text and a title are: 0 nothing in common, 1 equal.
    pub fn likeness(&self, text: &str, title: &str) -> f64 {
        let (text, title) = (loose(strip_number(text)), loose(title));
        strsim::normalized_damerau_levenshtein(&text, &title)
    }
}

fn field_words(field: &crate::model::Field) -> FieldWords {
    let spellings = std::iter::once(&field.label).chain(&field.aliases);
    let (beginnings, whole): (Vec<_>, Vec<_>) = spellings.partition(|word| word.ends_with('*'));
    FieldWords {
        whole: whole.into_iter().map(|word| loose(word)).collect(),
        beginnings: beginnings.into_iter().map(|word| width::fold_key(word.trim_end_matches('*'))).collect(),
    }
}

fn category_words(category: &crate::model::Category) -> Vec<String> {
    std::iter::once(&category.name).chain(&category.aliases).map(|word| loose(word)).collect()
}

/// A number label without dots and leading zeros: `Ｎｏ．０５` is `no5`.
fn label_key(text: &str) -> String {
    let key = loose(text);
    let start = key.find(|c: char| c.is_ascii_digit()).unwrap_or(key.len());
    let (prefix, digits) = key.split_at(start);
    let bare = digits.trim_start_matches('0');
    format!("{prefix}{}", if bare.is_empty() { digits } else { bare })
}

/// A heading without the number before it: `①…`, `（１）…`, `1. …`, `ア …`.
pub fn strip_number(text: &str) -> &str {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return text };
    if is_circled(first) {
        return text[first.len_utf8()..].trim_start();
    }
    if matches!(first, '(' | '（' | '[' | '［' | '〔')
        && let Some(end) = text.find([')', '）', ']', '］', '〕'])
        && text[..end].chars().count() <= 4
    {
        let close = text[end..].chars().next().map_or(1, char::len_utf8);
        return text[end + close..].trim_start();
    }
    let rest = text.trim_start_matches(|c: char| c.is_numeric() && !is_circled(c));
    match rest.chars().next() {
        Some('.' | '．' | '、' | '　' | ' ' | '-' | '－' | ')' | '）') if rest.len() < text.len() => {
            rest[rest.chars().next().map_or(0, char::len_utf8)..].trim_start()
        }
        _ => text,
    }
}

/// Whether the text begins with a number as headings do: `②…`, `（１）…`.
pub fn is_numbered(text: &str) -> bool {
    strip_number(text).len() < text.trim_start().len()
}

const fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '➀'..='➓' | '⑴'..='⒇')
}

/// Whether the words after a year make a sentence of it: `令和４年度に要綱を改めた。`, not `令和4年度の取組`.
fn is_sentence(after: &str) -> bool {
    after.chars().count() > LONGEST_AFTER
        || after.contains('。')
        || after.starts_with(['に', 'は', 'を', 'へ', 'で', 'が', 'も'])
}

fn list_years(years: &Years) -> Vec<FiscalYear> {
    match years {
        Years::One(year) => vec![*year],
        Years::Range(first, last) => (first.0..=last.0.min(first.0 + 50)).map(FiscalYear).collect(),
        Years::List(years) => years.clone(),
    }
}

/// A pattern in which `*` stands for any text.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == text };
    let (middle, last) = rest.rsplit_once('*').unwrap_or(("", rest));
    let inner = text.strip_prefix(first).and_then(|text| text.strip_suffix(last));
    let Some(mut inner) = inner else { return false };
    middle.split('*').all(|part| match inner.find(part) {
        Some(at) => {
            inner = &inner[at + part.len()..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_headings_are_stripped() {
        for (text, bare) in [
            ("①PDCAサイクルの確立", "PDCAサイクルの確立"),
            ("（１）業務の改善", "業務の改善"),
            ("(6) 女性職員の活躍推進", "女性職員の活躍推進"),
            ("3. 人事評価", "人事評価"),
            ("３年間の成果等", "３年間の成果等"),
            ("NPO派遣", "NPO派遣"),
        ] {
            assert_eq!(strip_number(text), bare);
        }
    }

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches_pattern("*進捗状況調査票*", "第3次人材育成基本方針進捗状況調査票(令和5年度)"));
        assert!(matches_pattern("*調査票", "進捗状況調査票"));
        assert!(!matches_pattern("*調査票", "調査票の記入"));
        assert!(!matches_pattern("調査票", "別の調査票"));
    }
}
