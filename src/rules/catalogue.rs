//! The catalogue: every kind of finding, once, in the order of its code.

use super::{Lang, RoundView, Sight};
use super::{consistency, file, layout, text, value, year};
use crate::model::{Finding, Severity};

/// A kind of finding: what it is called, how bad it is, what it says to people, and how it is found.
#[derive(Debug)]
pub struct Rule {
    /// The code: a letter for the family and three digits. Never reused, even when a rule goes.
    pub code: &'static str,
    /// The name, which names the fault: `missing-rating`.
    pub name: &'static str,
    /// The family.
    pub family: Family,
    /// How bad it is, unless the round says otherwise.
    pub severity: Severity,
    /// Who finds it.
    pub check: Check,
    /// What it says in Japanese.
    pub ja: Words,
    /// What it says in English.
    pub en: Words,
}

impl Rule {
    /// The words of the rule in a language.
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// What a rule says in one language. `message` and `hint` hold placeholders, see `rules::message`.
#[derive(Debug)]
pub struct Words {
    /// The fault in a few words.
    pub title: &'static str,
    /// What is wrong and what was expected.
    pub message: &'static str,
    /// What to do next.
    pub hint: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// An example of the fault.
    pub example: &'static str,
}

/// Who finds the fault.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// A stage before: reading, layout or the normalising of values.
    Stage,
    /// A look at the entries of one submission.
    Submission(fn(&Sight) -> Vec<Finding>),
    /// A look at the entries of all submissions, and of the year before.
    Round(fn(&RoundView) -> Vec<Finding>),
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Whole files, and who sent them.
    File,
    /// How the form is laid out.
    Layout,
    /// The years of the form.
    Year,
    /// Single values.
    Value,
    /// Values that do not agree with one another.
    Consistency,
    /// Free text.
    Text,
}

impl Family {
    /// All families, in the order of the catalogue.
    pub const ALL: [Family; 6] =
        [Family::File, Family::Layout, Family::Year, Family::Value, Family::Consistency, Family::Text];

    /// The letter that the codes of the family begin with.
    pub const fn letter(self) -> char {
        match self {
            Family::File => 'F',
            Family::Layout => 'L',
            Family::Year => 'Y',
            Family::Value => 'V',
            Family::Consistency => 'C',
            Family::Text => 'T',
        }
    }

    /// What the family is called.
    pub const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Family::File, Lang::Ja) => "ファイルと提出",
            (Family::File, Lang::En) => "Files and submissions",
            (Family::Layout, Lang::Ja) => "様式",
            (Family::Layout, Lang::En) => "Layout",
            (Family::Year, Lang::Ja) => "年度",
            (Family::Year, Lang::En) => "Years",
            (Family::Value, Lang::Ja) => "値",
            (Family::Value, Lang::En) => "Values",
            (Family::Consistency, Lang::Ja) => "整合",
            (Family::Consistency, Lang::En) => "Consistency",
            (Family::Text, Lang::Ja) => "文章",
            (Family::Text, Lang::En) => "Text",
        }
    }
}

/// Every rule, in the order of its code within its family.
pub fn catalogue() -> &'static [Rule] {
    CATALOGUE
}

/// The rule of this name or code; codes in either case.
pub fn find(name_or_code: &str) -> Option<&'static Rule> {
    let wanted = name_or_code.trim();
    CATALOGUE.iter().find(|rule| rule.name == wanted || rule.code.eq_ignore_ascii_case(wanted))
}

/// The rule whose name is near to what was typed.
pub fn nearest(name: &str) -> Option<&'static Rule> {
    const NEAR: f64 = 0.6;
    let wanted = name.trim().to_ascii_lowercase();
    let likeness = |rule: &Rule| strsim::normalized_damerau_levenshtein(&wanted, rule.name);
    let best = CATALOGUE.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= NEAR).then_some(best)
}

const CATALOGUE: &[Rule] = &[
    file::unreadable_file::RULE,
    file::empty_file::RULE,
    file::encrypted_file::RULE,
    file::not_a_workbook::RULE,
    file::too_large::RULE,
    file::unreadable_cell::RULE,
    file::encoding_guessed::RULE,
    file::unknown_department::RULE,
    file::missing_submission::RULE,
    file::superseded_file::RULE,
    file::too_many_files::RULE,
    file::macros::RULE,
    file::external_links::RULE,
    layout::wrong_form::RULE,
    layout::half_matched_table::RULE,
    layout::unknown_heading::RULE,
    layout::missing_heading::RULE,
    layout::extra_column::RULE,
    layout::repeated_heading::RULE,
    layout::unknown_item::RULE,
    layout::missing_item::RULE,
    layout::duplicate_item::RULE,
    layout::ambiguous_item::RULE,
    layout::title_differs::RULE,
    layout::item_label_conflict::RULE,
    layout::unread_cells::RULE,
    layout::stray_cells::RULE,
    layout::hidden_sheet::RULE,
    layout::hidden_rows::RULE,
    layout::several_values::RULE,
    layout::duplicate_value::RULE,
    layout::ignored_sheet::RULE,
    layout::ditto_without_source::RULE,
    layout::ditto_ambiguous::RULE,
    layout::struck_out::RULE,
    year::not_a_year::RULE,
    year::year_zero::RULE,
    year::contradictory_year::RULE,
    year::unknown_era::RULE,
    year::ambiguous_year::RULE,
    year::year_out_of_plan::RULE,
    year::duplicate_year::RULE,
    year::missing_year::RULE,
    year::blank_form::RULE,
    year::before_1873::RULE,
    year::year_too_far::RULE,
    year::bare_number::RULE,
    year::outside_plan::RULE,
    year::words_before_year::RULE,
    year::not_one_year::RULE,
    year::open_range::RULE,
    year::reversed_range::RULE,
    year::too_many_years::RULE,
    year::lookalike_letter::RULE,
    value::missing_rating::RULE,
    value::missing_value::RULE,
    value::unknown_mark::RULE,
    value::two_marks::RULE,
    value::lookalike_mark::RULE,
    value::flag_alone::RULE,
    value::circled_mark::RULE,
    value::words_beside_mark::RULE,
    value::not_a_number::RULE,
    value::ambiguous_number::RULE,
    value::unbalanced_bracket::RULE,
    value::zero_denominator::RULE,
    value::approximate_number::RULE,
    value::words_beside_number::RULE,
    value::too_many_digits::RULE,
    value::percent_in_number::RULE,
    value::not_a_percentage::RULE,
    value::no_percent_sign::RULE,
    value::error_value::RULE,
    value::uncomputed_formula::RULE,
    value::not_a_fraction::RULE,
    value::bracket_as_minus::RULE,
    value::scaled_unit::RULE,
    value::bare_share::RULE,
    value::units_differ::RULE,
    value::not_a_date::RULE,
    value::out_of_era::RULE,
    value::impossible_date::RULE,
    value::contradictory_date::RULE,
    value::several_dates::RULE,
    value::wrong_weekday::RULE,
    value::approximate_date::RULE,
    value::value_for_future_year::RULE,
    value::over_100_percent::RULE,
    consistency::rating_without_action::RULE,
    consistency::action_without_rating::RULE,
    consistency::past_value_changed::RULE,
    consistency::departments_differ::RULE,
    consistency::foreign_item::RULE,
    consistency::percentage_fraction_mismatch::RULE,
    consistency::overview_detail_mismatch::RULE,
    consistency::flag_without_reason::RULE,
    consistency::reason_without_flag::RULE,
    consistency::name_without_definition::RULE,
    consistency::definition_without_name::RULE,
    text::gaiji::RULE,
    text::control_characters::RULE,
    text::placeholder_left::RULE,
    text::text_too_long::RULE,
    text::personal_number::RULE,
    text::telephone_number::RULE,
    text::mail_address::RULE,
];
