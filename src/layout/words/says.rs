//! What a text of a form may say. Candidates, never a decision.

use std::sync::Arc;

use super::Words;
use crate::layout::fold::{
    in_brackets_at_end, label_key, lettered, loose, number_and_rest, numbered, says_numbers, without_note,
};
use crate::layout::ids::{DimId, FIELD, ItemId, MONTH, Of, YEAR};
use crate::model::{Fault, Field, FieldKind, FiscalYear, Item, Month};
use crate::text::fiscal_year::{self, Label, Years};
use crate::text::number::{are_same, bare_unit, scaled, unit_said};
use crate::text::numeral::ordinals;
use crate::text::{Reading, width};

/// How many characters may follow the year in a label, and how long a label may be at all.
const LONGEST_AFTER: usize = 15;
const LONGEST_LABEL: usize = 120;
/// What sums or averages the years that it stands beside, and is none of them.
const TOTALS: [&str; 7] = ["計", "合計", "小計", "総計", "累計", "平均", "平均値"];
/// Those of a form's own rows and columns; others may call anything so.
const FORM_TOTALS: [&str; 3] = ["総数", "総額", "総量"];
/// The times that 計 may stand behind.
const TIMES: [&str; 8] = ["月", "年", "年間", "年度", "期", "期間", "上半期", "下半期"];

/// How a text says a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The whole text is its name.
    Whole,
    /// The text is its number, or begins with it: №4.
    Number,
    /// Among other words: R5実績.
    Part,
    /// The text begins as its names do: 目標（…
    Begins,
}

/// What a text may say in a dimension; no candidate where it says somebody whom the plan has not.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The dimension.
    pub dim: DimId,
    /// Who may be meant.
    pub may: Vec<Of>,
    /// How.
    pub how: How,
}

/// All that a text may say.
#[derive(Clone, Debug, Default)]
pub struct Says {
    /// Its senses.
    pub senses: Vec<Sense>,
    /// Why it is no year, where it looks like one.
    pub refusal: Option<Fault>,
    /// A bare number of one or two digits: a year, if its neighbours agree.
    pub bare: Option<u32>,
    /// The years that it says anywhere, with its other words.
    pub years: Option<SaidYears>,
}

/// Years, and the words beside them as they are written.
#[derive(Clone, Debug)]
pub struct SaidYears {
    pub years: Years,
    pub words: String,
}

impl Says {
    /// Who may be meant in a dimension, however it is said.
    pub fn of(&self, dim: DimId) -> Option<&Sense> {
        self.senses.iter().find(|sense| sense.dim == dim)
    }
}

impl Words {
    /// The same as `says`, which is remembered of short texts.
    pub fn known(&self, text: &str) -> Arc<Says> {
        self.known.of(text, || Arc::new(self.says(text)))
    }

    /// All that a text may say.
    pub fn says(&self, text: &str) -> Says {
        if text.chars().count() > LONGEST_LABEL {
            return Says::default();
        }
        let mut says = Says { senses: self.named(text), ..Says::default() };
        says.senses.extend(self.items_named(text));
        let key = width::fold_key(text);
        says.senses.extend(month(&key));
        self.add_years(text, &key, &mut says);
        says
    }

    /// Fields, categories and titles that the whole text names.
    fn named(&self, text: &str) -> Vec<Sense> {
        let found = self.whole(&loose(text)).filter(|_| !text.is_empty());
        let found = found.or_else(|| self.whole(&loose(without_note(text, &self.plan)?)));
        let found = found.or_else(|| self.whole(&self.of_filled_gap(text)?));
        let mut senses = found.cloned().unwrap_or_default();
        senses.retain(|sense| sense.dim != FIELD || sense.may.iter().any(|of| self.counts_so(of, text)));
        if !self.beginnings.is_empty() && !senses.iter().any(|sense| sense.dim == FIELD) {
            let strict = width::fold_key(text);
            let begun =
                self.beginnings.iter().filter(|(beginning, _)| strict.starts_with(beginning.as_str()));
            let may = begun.map(|(_, field)| Of::Field(*field));
            let may: Vec<Of> = may.filter(|of| self.is_amount(of) || self.counts_so(of, text)).collect();
            if !may.is_empty() {
                senses.push(Sense { dim: FIELD, may, how: How::Begins });
            }
        }
        senses
    }

    /// Whether a field may be counted as a heading says: 件数（％） and 価格（千円） are not 件数 and 価格.
    fn counts_so(&self, of: &Of, text: &str) -> bool {
        (!is_share(text) || self.may_be_share(of)) && self.may_be_in_lots(of, text)
    }

    /// Whether a field is counted as its form says elsewhere.
    fn is_amount(&self, of: &Of) -> bool {
        of.field().is_some_and(|field| self.field(field).kind == FieldKind::Amount)
    }

    /// Whether a number may be in the lots that a heading says: it says none, or the field's own words say the same.
    fn may_be_in_lots(&self, of: &Of, text: &str) -> bool {
        let Some(field) = of.field().map(|field| self.field(field)) else { return true };
        let lots =
            in_brackets_at_end(text).map(|(_, unit)| bare_unit(unit)).filter(|unit| scaled(unit).0 > 1.0);
        let mut words = std::iter::once(&field.label).chain(&field.aliases);
        lots.is_none_or(|unit| field.kind != FieldKind::Number || words.any(|word| word.contains(&unit)))
    }

    /// Whether a field may be a share: it is counted in per cent, or its own words say so.
    fn may_be_share(&self, of: &Of) -> bool {
        let Some(field) = of.field().map(|field| self.field(field)) else { return true };
        let mut words = std::iter::once(&field.label).chain(&field.aliases);
        field.kind == FieldKind::Percent
            || words.any(|word| is_share(word) || ["率", "割合", "比"].iter().any(|end| word.ends_with(end)))
    }

    /// Whether a heading names a field with nothing else, such as a year, beside it.
    pub fn is_field(&self, text: &str) -> bool {
        let found = self.whole(&loose(text));
        found.is_some_and(|senses| senses.iter().any(|sense| sense.dim == FIELD))
    }

    /// Items that the text names by their number, or by a title behind a number.
    fn items_named(&self, text: &str) -> Vec<Sense> {
        // №1(2) is a copy of №1, and not №12.
        let is_one = !text.contains(['(', '（']);
        let may_be_number = is_one && self.may_be_number(text);
        if let Some(numbered) = may_be_number.then(|| self.numbers.get(&label_key(text))).flatten() {
            return self.sense_of(numbered, How::Number);
        }
        if let Some((number, title)) = self.number_and_rest(text) {
            if is_one && says_numbers(text) {
                return self.sense_of(&[], How::Number);
            }
            return self.number_and_title(text, &number, &title);
        }
        if self.whole(&loose(text)).is_some() {
            return Vec::new();
        }
        let parts = numbered(without_word(text)).or_else(|| lettered(text));
        let Some((number, title)) = parts else { return Vec::new() };
        let Some(titled) = self.whole(&loose(title)) else { return Vec::new() };
        let mut senses: Vec<Sense> = titled.iter().filter(|sense| self.is_list(sense.dim)).cloned().collect();
        // A number such as 5-1 is of the list; a bare one counts the form's own rows.
        if let Some(by_id) =
            self.ids.get(&width::fold_key(number)).filter(|_| number.contains(['-', '－', 'ー']))
        {
            senses.extend(self.sense_of(by_id, How::Number));
        }
        senses
    }

    /// Whether a text is no longer than the numbers of items: spaces and zeros fall away, and a character may be folded of two.
    fn may_be_number(&self, text: &str) -> bool {
        let counts = |c: &char| !c.is_whitespace() && !matches!(c, '0' | '０');
        text.chars().filter(counts).nth(2 * self.longest_number + 4).is_none()
    }

    /// The number that a text begins with as the plan's do, and what follows it, both folded.
    fn number_and_rest(&self, text: &str) -> Option<(String, String)> {
        number_and_rest(text, |prefix| self.prefixes.contains(prefix))
    }

    /// №5 and a title in one cell; the number alone where the plan has it not.
    fn number_and_title(&self, text: &str, number: &str, title: &str) -> Vec<Sense> {
        let known = self.numbers.get(number).map(Vec::as_slice).unwrap_or_default();
        if title.is_empty() {
            return self.sense_of(known, How::Number);
        }
        let Some(titled) = self.whole(title) else {
            // A sentence that begins with a number is no name.
            let near = known.iter().any(|item| alike(title, &loose(&self.item(*item).title)) >= 0.5);
            let none = known.is_empty() && text.chars().count() <= 60 && !text.contains(['。', '、']);
            return if near || none { self.sense_of(known, How::Number) } else { Vec::new() };
        };
        let mut senses = self.sense_of(known, How::Number);
        senses.extend(titled.iter().filter(|sense| self.is_list(sense.dim)).cloned());
        senses
    }

    /// One sense a list: the items of it.
    fn sense_of(&self, items: &[ItemId], how: How) -> Vec<Sense> {
        let lists = (0..self.dims.len()).map(DimId).filter(|dim| self.is_list(*dim));
        let sense = |dim: DimId| {
            let own = items.iter().copied().filter(|item| self.is_of(*item, dim));
            Sense { dim, may: own.map(Of::Item).collect(), how }
        };
        lists.map(sense).collect()
    }

    /// The items whose number is this bare number, in a cell of its own.
    pub fn numbered(&self, text: &str, list: DimId) -> Vec<Of> {
        let digits = label_key(text);
        let found = self.prefixes.iter().find_map(|prefix| self.numbers.get(&format!("{prefix}{digits}")));
        let found = found.or_else(|| self.numbers.get(&digits)).or_else(|| self.ids.get(&digits));
        let own = found.into_iter().flatten().copied().filter(|item| self.is_of(*item, list));
        own.map(Of::Item).collect()
    }

    /// The years that a text, which is also given folded, says, with the fields beside them.
    fn add_years(&self, text: &str, key: &str, says: &mut Says) {
        if (1..=2).contains(&key.chars().count()) && key.chars().all(|c| c.is_ascii_digit()) {
            says.bare = key.parse().ok().filter(|number| *number > 0);
            return;
        }
        if !fiscal_year::may_say(text) {
            return;
        }
        let label = fiscal_year::split_label(text, &self.years);
        let (before, after) = label.as_ref().map_or(("", ""), |label| (label.before, label.after));
        let said = |label: &Label| SaidYears {
            years: label.years.clone(),
            words: format!("{}{}", label.before, label.after),
        };
        says.years = label.as_ref().map(said);
        if is_sentence(after) || TOTALS.contains(&loose(after).as_str()) {
            return;
        }
        let fields: Vec<Sense> = [before, after].iter().flat_map(|word| self.named(word)).collect();
        let fields = fields.into_iter().filter(|sense| sense.dim == FIELD);
        if let Some(label) = label.as_ref().filter(|label| !label.before.is_empty()) {
            let fields: Vec<Sense> = fields.collect();
            if says.senses.is_empty() && !fields.is_empty() {
                says.senses.push(years(&label.years, How::Part));
                says.senses.extend(fields);
            }
            return;
        }
        match fiscal_year::read(text, &self.years) {
            Reading::Value { value: Years::Range(..), .. } if !after.is_empty() => {}
            Reading::Value { value, .. } => {
                says.senses.push(years(&value, if after.is_empty() { How::Whole } else { How::Part }));
                if !says.senses.iter().any(|sense| sense.dim == FIELD) {
                    says.senses.extend(fields);
                }
            }
            Reading::Blank => {}
            // Words that are none of reports may be the form's own: `R8要求額Ｂ`, where a field is called so.
            Reading::Refused(refusal) if !fiscal_year::was_meant(&refusal) => {
                let fields: Vec<Sense> = fields.collect();
                if let Some(label) = label.as_ref().filter(|_| says.senses.is_empty() && !fields.is_empty()) {
                    says.senses.push(years(&label.years, How::Part));
                    says.senses.extend(fields);
                }
            }
            Reading::Ask(refusal) | Reading::Refused(refusal) => {
                says.refusal = Some(refusal).filter(fiscal_year::was_meant);
            }
        }
    }

    /// Whether the text says a field, or a member that the template names.
    pub fn is_own_word(&self, text: &str) -> bool {
        self.known(text).senses.iter().any(|sense| sense.dim == FIELD || self.is_named(sense.dim))
    }

    /// The title behind a number in one cell: `№5 行財政改革`; nothing where the cell is only a number.
    pub fn title_behind(&self, text: &str) -> Option<String> {
        self.number_and_rest(text).map(|(_, title)| title).filter(|title| !title.is_empty())
    }

    /// The target of an item, where a label begins as that does and says another one: 【目標】90％ for 【目標】100％.
    pub fn other_target(&self, label: &str, item: ItemId) -> Option<&str> {
        let target = self.item(item).target.as_str();
        let (key, own) = (width::fold_key(label), width::fold_key(target));
        let begins = |beginning: &str| key.starts_with(beginning) && own.starts_with(beginning);
        let is_other =
            loose(label) != loose(target) && self.beginnings.iter().any(|(beginning, _)| begins(beginning));
        (!target.is_empty() && is_other).then_some(target)
    }

    /// The items that this heading of a target tells apart.
    pub fn targeted(&self, text: &str) -> Vec<Of> {
        let found = self.targets.get(&width::fold_key(text));
        found.into_iter().flatten().map(|item| Of::Item(*item)).collect()
    }

    /// Whether a heading or label sums or averages what stands beside it, and says no member itself. What only ends with 計
    /// does where it is a word of the form's own and no name (東部計, not 会計), or says what it sums (３施設計).
    pub fn is_total(&self, text: &str) -> bool {
        let key = loose(text);
        TOTALS.contains(&key.as_str())
            || TOTALS.iter().any(|total| total.len() > 3 && key.ends_with(total))
            || in_brackets_at_end(text).is_some_and(|(before, _)| self.is_total(before))
            || FORM_TOTALS.contains(&key.as_str()) && self.is_furniture(text)
            || key
                .strip_suffix(TOTALS[0])
                .is_some_and(|of| self.is_furniture(text) || self.is_summed(text, of) && !self.is_name(text))
    }

    /// Whether what stands before 計 says what is summed: so many of something, a time, an office, a section, or words that a
    /// space parts from it. Letters that are set apart (会　計) are no words.
    fn is_summed(&self, text: &str, of: &str) -> bool {
        let bare = of.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_counted = bare.len() < of.len() && (1..=4).contains(&bare.chars().count());
        let is_apart = text.trim_end().trim_end_matches(TOTALS[0]).ends_with(char::is_whitespace);
        is_counted
            || TIMES.contains(&bare)
            || self.loose_departments.contains(of)
            || self.sections.contains(of)
            || is_apart && of.chars().count() > 1
    }

    /// Whether the whole text is the name of somebody.
    fn is_name(&self, text: &str) -> bool {
        self.known(text).senses.iter().any(|sense| sense.how == How::Whole)
    }

    /// Whether a cell is only a word before a number (№).
    pub fn is_number_word(&self, text: &str) -> bool {
        self.number_words.contains(&loose(text))
    }

    /// Whether a cell is only a word before a title (事業名).
    pub fn is_title_word(&self, text: &str) -> bool {
        self.title_words.contains(&loose(text))
    }

    /// Whether the text is the name of a section, a number before it left out.
    pub fn is_section(&self, text: &str) -> bool {
        let bare = numbered(text).map_or("", |(_, title)| title);
        [text, bare].iter().map(|text| loose(text)).filter(|key| !key.is_empty()).any(|key| {
            self.sections.contains(&key)
                || (key.chars().count() >= 5
                    && self.sections.iter().any(|section| section.starts_with(key.as_str())))
        })
    }

    /// Whether the list says this of an item: a department, a section, a unit.
    pub fn is_detail(&self, text: &str) -> bool {
        let key = loose(text);
        self.sections.contains(&key) || self.loose_departments.contains(&key) || self.is_unit(text)
    }

    /// Whether this is the folded name of a department, or another that it goes by.
    pub fn is_department(&self, folded: &str) -> bool {
        self.loose_departments.contains(folded)
    }

    /// Whether a text is a section of other items, and the list has this one in another.
    pub fn is_other_section(&self, text: &str, item: &Item) -> bool {
        let key = loose(text);
        let is_own = |section: &String| loose(section) == key;
        self.sections.contains(&key)
            && !self.loose_departments.contains(&key)
            && !item.path.is_empty()
            && !item.path.iter().any(is_own)
    }

    /// Whether a text is the unit of other items, and the list has another for this one.
    pub fn is_other_unit(&self, text: &str, item: &Item) -> bool {
        self.is_unit(text) && !item.unit.is_empty() && !are_same(&bare_unit(text), &item.unit)
    }

    /// Whether the template or the list says that something is counted in this unit.
    pub fn counts_in(&self, unit: &str) -> bool {
        let says = |label: &String| label.contains(unit);
        let counts = |field: &Field| {
            says(&field.label) || field.aliases.iter().any(says) || field.unit.as_deref() == Some(unit)
        };
        self.is_unit(unit) || self.plan.fields.iter().any(counts)
    }

    /// The unit in which the template or the list counts what this one counts in other lots, 千円 for 円; `None` where something
    /// is counted in this one too.
    pub fn counts_otherwise(&self, unit: &str) -> Option<String> {
        let (times, base) = scaled(unit);
        let fields = || self.plan.fields.iter();
        let labels = fields().flat_map(|field| field.aliases.iter().chain([&field.label]));
        let apart = fields().filter_map(|field| field.unit.clone());
        let listed = self.units.iter().cloned().chain(apart);
        let said: Vec<String> = labels.filter_map(|label| unit_said(label)).chain(listed).collect();
        let same_base = || said.iter().filter(|said| scaled(said).1 == base);
        let is_own = same_base().any(|said| scaled(said).0 == times);
        same_base().next().filter(|_| !is_own).cloned()
    }

    /// Whether the list says this unit of an item.
    fn is_unit(&self, text: &str) -> bool {
        self.units.contains(&width::fold_key(&bare_unit(text)))
    }

    /// Whether a text is one of those that a field may be answered with.
    pub fn is_choice(&self, text: &str) -> bool {
        let key = width::fold_key(text);
        let is_it = |word: &String| width::fold_key(word) == key;
        self.plan.fields.iter().any(|field| {
            let scale = field.scale.iter().flat_map(|scale| scale.marks.iter().chain(&scale.flags));
            let choices = field.choices.iter().flat_map(|choice| choice.aliases.iter().chain([&choice.name]));
            scale.map(|mark| &mark.mark).chain(choices).any(is_it)
        })
    }

    /// Whether a name bears a mark behind it that may be an answer, and that no name of the list has so: 企画力：●. A letter is a
    /// part of the name.
    pub fn bears_mark(&self, text: &str) -> bool {
        let closing = |c: char| c.is_whitespace() || ")）】]」".contains(c);
        let opening = |c: char| c.is_whitespace() || "(（【[「:：".contains(c);
        let open = text.trim_end_matches(closing);
        let Some(mark) = open.chars().next_back().filter(|c| !c.is_alphanumeric()) else { return false };
        let bare = open.trim_end_matches(mark).trim_end_matches(opening);
        let key = width::fold_key(text);
        let is_named = || self.items().any(|(_, item)| width::fold_key(&item.title) == key);
        !bare.is_empty()
            && self.is_choice(&mark.to_string())
            && !self.known(bare).senses.is_empty()
            && !is_named()
    }

    /// Whether a text, folded, holds the label of an item: №4.
    pub fn names_item(&self, key: &str) -> bool {
        let numbered = |prefix: &String| {
            key.match_indices(prefix.as_str()).any(|(at, _)| {
                let behind = &key[at + prefix.len()..];
                let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
                self.numbers.contains_key(&label_key(&key[at..at + prefix.len() + end]))
            })
        };
        self.prefixes.iter().any(numbered) || self.bare_labels.iter().any(|label| key.contains(label))
    }

    /// Whether a text, folded, holds the whole name of an item, a member or a field, of three letters at least.
    pub fn holds_name(&self, key: &str) -> bool {
        const SHORTEST: usize = 3;
        let letters: Vec<usize> = key.char_indices().map(|(at, _)| at).chain([key.len()]).collect();
        let begins = 0..letters.len().saturating_sub(SHORTEST);
        begins.into_iter().any(|from| {
            letters[from + SHORTEST..].iter().any(|to| self.names.contains_key(&key[letters[from]..*to]))
        })
    }
}

/// A text without the word for a question before its number: １　… of 問１　….
fn without_word(text: &str) -> &str {
    let behind =
        ["設問", "質問", "問", "Q", "Ｑ"].iter().find_map(|word| text.trim_start().strip_prefix(word));
    behind.filter(|rest| rest.starts_with(char::is_numeric)).unwrap_or(text)
}

/// Whether a heading counts in per cent: 件数（％）.
fn is_share(text: &str) -> bool {
    text.contains(['%', '％'])
}

/// The month that is all of a folded text: 4月, 四月, 4月分.
fn month(key: &str) -> Option<Sense> {
    let bare = key.strip_suffix('分').unwrap_or(key).strip_suffix('月')?;
    let number: u8 = ordinals(&format!("第{bare}")).strip_prefix('第')?.parse().ok()?;
    let month = Some(Of::Month(Month(number))).filter(|_| (1..=12).contains(&number))?;
    Some(Sense { dim: MONTH, may: vec![month], how: How::Whole })
}

fn years(years: &Years, how: How) -> Sense {
    let all = match years {
        Years::Range(first, last) => (first.0..=last.0.min(first.0 + 50)).map(FiscalYear).collect(),
        other => other.all(),
    };
    Sense { dim: YEAR, may: all.into_iter().map(Of::Year).collect(), how }
}

/// Whether the words after a year make a sentence of it: `令和４年度に要綱を改めた。`, not `令和4年度の取組`.
fn is_sentence(after: &str) -> bool {
    after.chars().count() > LONGEST_AFTER
        || after.contains('。')
        || after.starts_with(['に', 'は', 'を', 'へ', 'で', 'が', 'も'])
}

/// How alike two folded texts are: 0 nothing in common, 1 equal.
pub fn alike(a: &str, b: &str) -> f64 {
    crate::text::nearest::alike(a, b)
}
