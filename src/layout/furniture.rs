//! What belongs to the form itself: whole cells that the blank form has too, never a word inside a sentence.

use super::fold::{loose, numbered};
use super::words::Words;
use crate::text::width;

/// The longest cell that may be furniture, in characters.
const LONGEST: usize = 120;
/// What a gap of a pattern may hold besides names: ordinals, years, dates and what belongs to them.
const GAP_WORDS: [&str; 14] =
    ["令和", "平成", "昭和", "年度", "現在", "様式", "第", "次", "期", "回", "年", "月", "日", "分"];
/// What the name of a town ends with.
const TOWNS: [char; 8] = ['市', '区', '町', '村', '都', '道', '府', '県'];

impl Words {
    /// Whether the whole text belongs to the form: its title, a section, the legend, a unit.
    pub fn is_furniture(&self, text: &str) -> bool {
        if text.chars().count() > LONGEST {
            return self.is_legend(text);
        }
        let key = width::fold_key(text);
        let pattern = |pattern: &String| {
            let pattern = width::fold_key(pattern);
            let parts: Vec<&str> = pattern.split('*').collect();
            self.fits(&parts, &key)
        };
        self.form.furniture.iter().any(pattern)
            || self.is_plan_title(&key)
            || self.is_section(text)
            || self.is_legend(text)
            || is_unit(&key)
    }

    /// The title of the plan, with a year, a department or an ordinal around it.
    fn is_plan_title(&self, key: &str) -> bool {
        let title = width::fold_key(&self.plan.title);
        !title.is_empty() && self.fits(&["", &title, ""], key)
    }

    /// Whether a text is made of these parts with gaps between.
    fn fits(&self, parts: &[&str], text: &str) -> bool {
        let Some((first, rest)) = parts.split_first() else { return text.is_empty() };
        let Some(text) = text.strip_prefix(first) else { return false };
        let Some(next) = rest.first() else { return text.is_empty() };
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        ends.filter(|at| text[*at..].starts_with(next))
            .any(|at| self.is_gap(&text[..at]) && self.fits(rest, &text[at..]))
    }

    /// Whether a gap holds only an ordinal, a year, a date, a department, a town, words of the plan's title.
    fn is_gap(&self, gap: &str) -> bool {
        if gap.is_empty() {
            return true;
        }
        let mut rest = gap.to_owned();
        for name in self.departments.iter().filter(|name| gap.contains(name.as_str())) {
            rest = rest.replace(name.as_str(), "");
        }
        let whole = loose(&rest);
        if whole.is_empty() || loose(&self.plan.title).contains(&whole) {
            return true;
        }
        for word in GAP_WORDS {
            rest = rest.replace(word, "");
        }
        let is_number = |c: char| c.is_numeric() || "一二三四五六七八九十元rhs".contains(c);
        let bare: String = loose(&rest).chars().filter(|c| !is_number(*c)).collect();
        let town = bare.rfind(TOWNS).map_or(0, |at| at + '市'.len_utf8());
        bare[town..].is_empty() || loose(&self.plan.title).contains(&bare[town..])
    }

    /// Whether a text is a legend: marks with their meanings, several or one as the plan has it.
    fn is_legend(&self, text: &str) -> bool {
        let scales = || self.plan.fields.iter().filter_map(|field| field.scale.as_ref());
        let marks = scales().flat_map(|scale| scale.marks.iter().chain(&scale.flags));
        let key = width::fold_key(text);
        let said = marks.filter(|mark| {
            let sign = width::fold_key(&mark.mark);
            let meaning = loose(&mark.meaning);
            let explained = [':', '…', '=', '-'].iter().any(|joint| key.contains(&format!("{sign}{joint}")));
            explained
                || meaning.chars().count() >= 3
                    && loose(text).strip_prefix(&loose(&sign)).is_some_and(|rest| rest == meaning)
                || meaning.chars().count() >= 3 && loose(text) == meaning
        });
        let mut said: Vec<&str> = said.map(|mark| mark.mark.as_str()).collect();
        said.dedup();
        let starts = said.iter().any(|mark| key.starts_with(&width::fold_key(mark)));
        match said.len() {
            0 => false,
            1 => self.is_meaning(text, said[0]),
            _ => starts || numbered(text).is_some() || key.contains("凡例"),
        }
    }

    /// Whether a text is one mark and what the plan says of it, more or less.
    fn is_meaning(&self, text: &str, mark: &str) -> bool {
        let scales = self.plan.fields.iter().filter_map(|field| field.scale.as_ref());
        let mut marks = scales.flat_map(|scale| scale.marks.iter().chain(&scale.flags));
        let meaning = marks.find(|known| known.mark == mark).map_or("", |known| known.meaning.as_str());
        let (text, meaning) = (loose(text), loose(meaning));
        let bare = text.strip_prefix(&loose(mark)).unwrap_or(&text);
        !meaning.is_empty() && super::words::alike(bare, &meaning) >= 0.6
    }

    /// Whether a text is a word of the form or the plan: what a sheet of choices is made of.
    pub fn is_word(&self, text: &str) -> bool {
        let says = self.says(text);
        let scales = self.plan.fields.iter().filter_map(|field| field.scale.as_ref());
        let mut marks = scales.flat_map(|scale| scale.marks.iter().chain(&scale.flags));
        let key = width::fold_key(text);
        !says.senses.is_empty()
            || says.bare.is_some()
            || self.is_number_word(text)
            || self.is_title_word(text)
            || self.shapes.iter().any(|shape| shape.heading(text).is_some())
            || marks.any(|mark| key.ends_with(&width::fold_key(&mark.mark)) && key.chars().count() <= 3)
            || self.is_furniture(text)
    }
}

/// Whether a text says in which unit a table counts: （単位：時間）.
fn is_unit(key: &str) -> bool {
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    bare.strip_prefix("単位").is_some_and(|unit| unit.chars().count() <= 10)
}
