//! What belongs to the form itself: whole cells that the blank form has too, never a word inside a sentence.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use super::fold::{loose, numbered};
use super::words::{Words, department_names};
use crate::model::{Plan, ScaleMark};
use crate::template::Form;
use crate::text::{to_fill, width};

/// The longest cell that may be furniture, in characters.
const LONGEST: usize = 120;
/// The longest unit, in characters.
const SHORT: usize = 4;
/// What a gap of a pattern may hold besides names: ordinals, years, dates and what belongs to them.
const GAP_WORDS: [&str; 14] =
    ["令和", "平成", "昭和", "年度", "現在", "様式", "第", "次", "期", "回", "年", "月", "日", "分"];
/// What the name of a town ends with.
const TOWNS: [char; 8] = ['市', '区', '町', '村', '都', '道', '府', '県'];

/// What belongs to the form whoever fills it in, folded once for all files.
#[derive(Clone, Debug)]
pub struct Furniture {
    /// Texts of the form, taken apart at their gaps.
    patterns: Vec<Vec<String>>,
    /// Those of them that leave something to be written, as they are printed: 令和　　年　　月.
    open: BTreeSet<String>,
    /// Those of them that may be a unit: 枚.
    short: BTreeSet<String>,
    /// The title of the plan, and the same without what stands between letters.
    title: String,
    loose_title: String,
    departments: Names,
    marks: Vec<Sign>,
}

/// A mark of a scale with what it means.
#[derive(Clone, Debug)]
struct Sign {
    mark: String,
    folded: String,
    loose: String,
    meaning: String,
}

/// Names that are looked for inside texts: found by their lengths, so that it costs the same however many there are.
#[derive(Clone, Debug, Default)]
struct Names {
    places: HashMap<String, usize>,
    lengths: BTreeSet<usize>,
}

/// Whether a text of the form's own may stand in a place that is to be filled in.
fn is_to_fill(text: &str) -> bool {
    to_fill::is_pattern(text) || to_fill::offers(text)
}

impl Furniture {
    /// That of this plan and form.
    pub fn new(plan: &Plan, form: &Form) -> Self {
        let pattern = |text: &String| width::fold_key(text).split('*').map(str::to_owned).collect();
        let scales = plan.fields.iter().filter_map(|field| field.scale.as_ref());
        let title = width::fold_key(&plan.title);
        Self {
            patterns: form.furniture.iter().map(pattern).collect(),
            short: form.furniture.iter().filter(|text| text.chars().count() <= SHORT).cloned().collect(),
            open: form.furniture.iter().filter(|text| is_to_fill(text)).cloned().collect(),
            loose_title: loose(&title),
            title,
            departments: Names::of(department_names(plan).map(|name| width::fold_key(name))),
            marks: scales.flat_map(|scale| scale.marks.iter().chain(&scale.flags)).map(Sign::of).collect(),
        }
    }

    /// Whether the folded text is one of the form, with nothing in its gaps that is somebody's own.
    pub fn is_pattern(&self, key: &str) -> bool {
        self.patterns.iter().any(|parts| self.fits(parts, key))
    }

    /// The title of the plan, with a year, a department or an ordinal around it.
    fn is_plan_title(&self, key: &str) -> bool {
        let around =
            || key.match_indices(&self.title).map(|(at, title)| (&key[..at], &key[at + title.len()..]));
        !self.title.is_empty() && around().any(|(before, after)| self.is_gap(before) && self.is_gap(after))
    }

    /// Whether a text is made of these parts with gaps between.
    fn fits(&self, parts: &[String], text: &str) -> bool {
        let Some((first, rest)) = parts.split_first() else { return text.is_empty() };
        let Some(text) = text.strip_prefix(first.as_str()) else { return false };
        let Some(next) = rest.first() else { return text.is_empty() };
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        ends.filter(|at| text[*at..].starts_with(next.as_str()))
            .any(|at| self.fits(rest, &text[at..]) && self.is_gap(&text[..at]))
    }

    /// Whether a gap holds only an ordinal, a year, a date, a department, a town, words of the plan's title.
    fn is_gap(&self, gap: &str) -> bool {
        if gap.is_empty() {
            return true;
        }
        let mut rest = gap.to_owned();
        for name in self.departments.within(gap) {
            rest = rest.replace(name, "");
        }
        let whole = loose(&rest);
        if whole.is_empty() || self.loose_title.contains(&whole) {
            return true;
        }
        for word in GAP_WORDS {
            rest = rest.replace(word, "");
        }
        let is_number = |c: char| c.is_numeric() || "一二三四五六七八九十元rhs".contains(c);
        let bare: String = loose(&rest).chars().filter(|c| !is_number(*c)).collect();
        let town = bare.rfind(TOWNS).map_or(0, |at| at + '市'.len_utf8());
        bare[town..].is_empty() || self.loose_title.contains(&bare[town..])
    }

    /// Whether a text is a legend: marks with their meanings, several or one as the plan has it.
    fn is_legend(&self, text: &str) -> bool {
        let (key, bare) = (width::fold_key(text), loose(text));
        let mut said: Vec<&Sign> = self.marks.iter().filter(|sign| sign.is_explained(&key, &bare)).collect();
        said.dedup_by_key(|sign| sign.mark.as_str());
        match said.as_slice() {
            [] => false,
            [sign] => self.is_meaning(&bare, &sign.mark),
            several => {
                several.iter().any(|sign| key.starts_with(&sign.folded))
                    || numbered(text).is_some()
                    || key.contains("凡例")
            }
        }
    }

    /// Whether a text is one mark and what the plan says of it, more or less.
    fn is_meaning(&self, bare: &str, mark: &str) -> bool {
        let Some(sign) = self.marks.iter().find(|sign| sign.mark == mark) else { return false };
        let rest = bare.strip_prefix(&sign.loose).unwrap_or(bare);
        !sign.meaning.is_empty() && super::words::alike(rest, &sign.meaning) >= 0.6
    }
}

impl Sign {
    fn of(mark: &ScaleMark) -> Self {
        let folded = width::fold_key(&mark.mark);
        Self { mark: mark.mark.clone(), loose: loose(&folded), meaning: loose(&mark.meaning), folded }
    }

    /// Whether a text, given with and without what stands between letters, says what the mark means.
    fn is_explained(&self, key: &str, bare: &str) -> bool {
        let joined = |(at, sign): (usize, &str)| key[at + sign.len()..].starts_with([':', '…', '=', '-']);
        let is_meaning = || bare == self.meaning || bare.strip_prefix(&self.loose) == Some(&self.meaning);
        key.match_indices(&self.folded).any(joined) || self.meaning.chars().count() >= 3 && is_meaning()
    }
}

impl Names {
    fn of(names: impl Iterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let mut all = Self::default();
        for (place, name) in names.into_iter().enumerate() {
            all.lengths.insert(name.len());
            all.places.entry(name).or_insert(place);
        }
        all
    }

    /// Those that the text holds; a name that holds another before it.
    fn within(&self, text: &str) -> impl Iterator<Item = &str> {
        let starts = text.char_indices().map(|(at, _)| at);
        let parts =
            starts.flat_map(|at| self.lengths.iter().filter_map(move |length| text.get(at..at + length)));
        let found = parts.filter_map(|part| self.places.get_key_value(part));
        let found: BTreeMap<usize, &str> = found.map(|(name, place)| (*place, name.as_str())).collect();
        found.into_values()
    }
}

impl Words {
    /// Whether the whole text belongs to the form: its title, a section, the legend, a unit.
    pub fn is_furniture(&self, text: &str) -> bool {
        self.known_furniture.of(text, || self.is_of_form(text))
    }

    fn is_of_form(&self, text: &str) -> bool {
        if text.chars().count() > LONGEST {
            return self.furniture.is_legend(text);
        }
        let key = width::fold_key(text);
        self.furniture.is_pattern(&key)
            || self.furniture.is_plan_title(&key)
            || self.is_section(text)
            || self.furniture.is_legend(text)
            || unit_note(text).is_some()
            || self.ends_list(text)
    }

    /// Whether a text only says that a list ends there: 以上, （以下余白）. Where that may be chosen, it is an answer.
    pub fn ends_list(&self, text: &str) -> bool {
        const ENDS: [&str; 4] = ["以上", "以下余白", "以下空白", "余白"];
        text.contains(['以', '余']) && ENDS.contains(&loose(text).as_str()) && !self.is_choice(text)
    }

    /// Whether a text is what the form itself prints in a place that is to be filled in: nobody has answered there.
    pub fn is_left_open(&self, text: &str) -> bool {
        self.furniture.open.contains(text)
    }

    /// Whether a text is a short word of the form's own, as units are.
    pub fn is_printed_unit(&self, text: &str) -> bool {
        self.furniture.short.contains(text.trim())
    }

    /// Whether a text is a word of the form or the plan: what a sheet of choices is made of.
    pub fn is_word(&self, text: &str) -> bool {
        let says = self.says(text);
        let key = width::fold_key(text);
        !says.senses.is_empty()
            || says.bare.is_some()
            || self.is_number_word(text)
            || self.is_title_word(text)
            || self.shapes.iter().any(|shape| shape.heading(&loose(text)).is_some())
            || self.furniture.marks.iter().any(|sign| key.ends_with(&sign.folded) && key.chars().count() <= 3)
            || self.is_furniture(text)
    }
}

/// The unit, folded, in which a table counts, where a text says nothing else: （単位：時間）.
pub fn unit_note(text: &str) -> Option<String> {
    if !text.contains('位') {
        return None;
    }
    let key = width::fold_key(text);
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let unit = bare.strip_prefix("単位")?.trim_start_matches([':', ' ']);
    // What stands in brackets behind it is no unit: 千円（税込）.
    let unit = unit.split_once('(').map_or(unit, |(unit, _)| unit);
    (1..=10).contains(&unit.chars().count()).then(|| unit.to_owned())
}
