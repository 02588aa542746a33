//! Turns what was typed into values, by the kind of each field. Never guesses: a refusal is a finding.

mod units;

use std::collections::HashMap;

use crate::model::{
    Date, Entry, Fault, Field, FieldKind, Finding, FiscalYear, Key, Plan, Scale, Text, Times, Value,
    ValueFault,
};
use crate::text::date::{self, Dates};
use crate::text::display::{self, DateStyle};
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::number::{self, Fraction, PERCENT, Quantity};
use crate::text::{
    Reading, choice, code, coordinate, error_value, mark, month_name, not_applicable, telephone, time, url,
    width,
};
pub use units::UnitNotes;
use units::{Expected, Units};

/// Normalises the entries of a file. A fraction becomes two entries. What can't be read loses its value and gets a
/// finding at its cell.
pub fn normalize(entries: Vec<Entry>, plan: &Plan) -> (Vec<Entry>, Vec<Finding>) {
    normalize_under(entries, &UnitNotes::new(), plan)
}

/// The same, where notes beside the tables of a sheet say what these count in.
pub fn normalize_under(
    mut entries: Vec<Entry>,
    notes: &UnitNotes,
    plan: &Plan,
) -> (Vec<Entry>, Vec<Finding>) {
    give_fractions(&mut entries, plan);
    let mut normal = Vec::with_capacity(entries.len());
    let mut findings = Vec::new();
    let units = Units::of(&entries, notes, plan);
    for entry in entries {
        match plan.field(&entry.field) {
            Some(field) if field.kind == FieldKind::Fraction => {
                normal.extend(split_fraction(entry, field, &mut findings));
            }
            Some(_) if units.may_be_thousands(&entry) => {
                findings.push(finding(ValueFault::AmbiguousNumber, entry.shown(), &entry));
                normal.push(Entry { value: None, ..entry });
            }
            Some(field) => {
                let expected = units.expected(&entry, field);
                normal.push(normalize_entry(entry, field, &expected, plan, &mut findings));
            }
            None => normal.push(entry),
        }
    }
    (normal, findings)
}

/// Whether the plan's words ask for a percentage where this entry stands: those of its field, or of its item.
pub fn asks_for_percentage(entry: &Entry, plan: &Plan) -> bool {
    let expected = |field| Units::of(&[], &UnitNotes::new(), plan).expected(entry, field);
    plan.field(&entry.field)
        .is_some_and(|field| matches!(expected(field), Expected::Share | Expected::Percent))
}

/// A fraction behind its percentage, 73.3%(11人/15人), is what its own cell would say that was left blank.
fn give_fractions(entries: &mut Vec<Entry>, plan: &Plan) {
    let mut fractions = plan.fields.iter().filter(|field| field.kind == FieldKind::Fraction);
    let Some(field) = fractions.next().filter(|_| fractions.next().is_none()) else { return };
    let is_share = |entry: &&Entry| {
        let kind = plan.field(&entry.field).map(|field| field.kind);
        entry.value.is_some() && matches!(kind, Some(FieldKind::Amount | FieldKind::Percent))
    };
    let beside: Vec<Entry> = entries
        .iter()
        .filter(is_share)
        .filter_map(|entry| {
            let text: Text = number::fraction_beside(entry.shown())?.into();
            number::read_share(entry.shown()).as_value()?;
            let value = Some(Value::Text(text.clone()));
            Some(Entry { field: field.name.as_str().into(), value, raw: text, ..entry.clone() })
        })
        .collect();
    if beside.is_empty() {
        return;
    }
    let own = entries.iter().enumerate().filter(|(_, entry)| entry.field == field.name.as_str());
    let places: HashMap<Key, usize> = own.map(|(at, entry)| (entry.key.clone(), at)).collect();
    for entry in beside {
        match places.get(&entry.key) {
            Some(at) if entries[*at].raw.is_empty() => entries[*at] = entry,
            Some(_) => {}
            None => entries.push(entry),
        }
    }
}

fn normalize_entry(
    mut entry: Entry,
    field: &Field,
    expected: &Expected,
    plan: &Plan,
    findings: &mut Vec<Finding>,
) -> Entry {
    let Some(value) = entry.value.take() else { return entry };
    let text = typed(&value, &entry);
    let reading = match &value {
        // What was published comes back as it went out.
        Value::Percent(share) if field.kind != FieldKind::Text => Reading::value(Value::Percent(*share)),
        _ => read(text, &value, field, expected, plan, entry.key.year()),
    };
    let reading = as_asked(none_meant(reading, text, Value::NotApplicable), &entry, field, plan);
    entry.value = value_of(reading, text, &entry, findings);
    entry
}

/// Of a number that says how it counts nothing is told where that is what is asked for.
fn as_asked(mut reading: Reading<Value>, entry: &Entry, field: &Field, plan: &Plan) -> Reading<Value> {
    const OF_YEARS: &str = "年間";
    if let Reading::Value { warnings, .. } = &mut reading {
        let item = plan.item(entry.item());
        let names = item.into_iter().flat_map(|item| [&item.title, &item.unit, &item.target]);
        let names: Vec<&String> = names.chain([&field.label]).collect();
        let of_members = |word: &str| {
            let mut members = entry.key.others().map(ToString::to_string);
            members.any(|name| number::says_how_counted(&name, word))
        };
        let is_asked = |word: &str| {
            names.iter().any(|name| number::says_how_counted(name, word))
                || of_members(word)
                || word == OF_YEARS && entry.key.others().all(|member| member.year().is_some())
        };
        warnings.retain(|warning| !matches!(warning, ValueFault::CountedAs { word } if is_asked(word)));
    }
    reading
}

/// The text to read: what Excel shows, of a ditto mark what it repeats.
fn typed<'t>(value: &'t Value, entry: &'t Entry) -> &'t str {
    match value {
        Value::Text(text) => text,
        _ => entry.shown(),
    }
}

/// Reads what is shown by the kind of the field. What is stored behind it adds precision, or the year of a date.
/// A day without its year is one of the year that the value is said for, or of the round's.
fn read(
    text: &str,
    stored: &Value,
    field: &Field,
    expected: &Expected,
    plan: &Plan,
    year: Option<FiscalYear>,
) -> Reading<Value> {
    let no_scale = Scale::default();
    match field.kind {
        FieldKind::Text | FieldKind::Fraction => read_words(text),
        FieldKind::Rating | FieldKind::Mark => {
            mark::read(text, field.scale.as_ref().unwrap_or(&no_scale)).map(Value::Mark)
        }
        FieldKind::Percent if *expected == Expected::Percent => refine(number::read_points(text), stored),
        FieldKind::Percent => refine(number::read_share(text), stored),
        FieldKind::Number | FieldKind::Amount => read_number(text, stored, field, expected),
        FieldKind::Date => read_date(text, stored, year.or(plan.collecting)),
        FieldKind::FiscalYear => read_year(text, plan),
        FieldKind::Choice => choice::read(text, &field.choices, field.several).map(Value::Choices),
        FieldKind::Time => read_time(text, stored).map(Value::Time),
        FieldKind::Telephone => telephone::read(text).map(Value::Code),
        FieldKind::Code => read_code(text, stored, field.pattern.as_deref()),
        FieldKind::Coordinate => coordinate::read_under(&field.label, text).map(Value::Degrees),
        FieldKind::Url => url::read(text).map(Value::Code),
    }
}

/// What no reader takes may say on purpose that there is no such value. Texts keep their words.
fn none_meant<T>(reading: Reading<T>, text: &str, none: T) -> Reading<T> {
    if reading.fault().is_some() && not_applicable::is_said(text) { Reading::value(none) } else { reading }
}

/// Words are taken as they are; an error value that was copied as text is none.
fn read_words(text: &str) -> Reading<Value> {
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let text = width::clean(text);
    if text.is_empty() { Reading::Blank } else { Reading::value(Value::Text(text.into())) }
}

/// A value without the unit that is expected, or with another, is never taken in silence.
fn read_number(text: &str, stored: &Value, field: &Field, expected: &Expected) -> Reading<Value> {
    let reading = match expected {
        Expected::Share => number::read_share(text),
        Expected::Percent => number::read_points(text),
        Expected::Unknown if field.kind == FieldKind::Amount => number::read_as_said(text),
        Expected::Unknown => number::read_quantity(text),
        Expected::Counted(unit) => compare(number::read_quantity(text), text, unit),
    };
    refine(ask_about_scale(reading, stored, expected), stored)
}

/// A value in another unit than the one expected. Of one that is counted in lots (千円) it becomes the number of these.
fn compare(mut reading: Reading<Quantity>, text: &str, unit: &str) -> Reading<Quantity> {
    let Reading::Value { value, warnings } = &mut reading else { return reading };
    if ends_in_lots(text, unit) {
        return Reading::refused(ValueFault::AmbiguousNumber);
    }
    let (times, base) = number::scaled(unit);
    let is_lots = || times > 1.0 && (!value.unit.is_empty() || is_multiplied(text));
    let is_this = || width::fold_key(text).ends_with(&width::fold_key(unit));
    let other = ValueFault::OtherUnit { expected: unit.to_owned() };
    if !value.unit.is_empty() && !value.is_in(base) {
        warnings.push(other);
    } else if is_lots() {
        *value = value.in_lots_of(times);
        warnings.retain(|warning| *warning != ValueFault::ScaledUnit);
        warnings.extend((!is_this()).then_some(other));
    }
    reading
}

/// Whether a number is multiplied by a word behind it: 5千, 500万. In a number in kanji, 千 and 百 are only its places: 百五十 is
/// 150 of whatever is counted.
fn is_multiplied(text: &str) -> bool {
    let has_digits = || width::fold_key(text).contains(|c: char| c.is_ascii_digit());
    text.contains(['万', '億', '兆']) || text.contains(['千', '百']) && has_digits()
}

/// Whether a number in kanji ends with what its unit begins with: 五千 under 千円 is five of them, or five thousand.
fn ends_in_lots(text: &str, unit: &str) -> bool {
    let is_kanji = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
    unit.starts_with('千') && text.trim_end().ends_with('千') && is_kanji(&width::fold_key(text))
}

/// A format that shows only the thousands is asked about, but where thousands are expected.
fn ask_about_scale(mut reading: Reading<Quantity>, stored: &Value, expected: &Expected) -> Reading<Quantity> {
    if let (Reading::Value { value, warnings }, Value::Number(stored)) = (&mut reading, stored)
        && let Some(times) = value.shown_in(*stored)
        && !matches!(expected, Expected::Counted(unit) if number::scaled(unit).0 == times)
    {
        warnings.push(ValueFault::ScaledDisplay { stored: display::number(*stored) });
    }
    reading
}

/// Takes the digits that the format does not show from the number behind it. What that number confirms is in no doubt for
/// the way in which it is drawn.
fn refine(mut reading: Reading<Quantity>, stored: &Value) -> Reading<Value> {
    if let (Reading::Value { value, warnings }, Value::Number(stored)) = (&mut reading, stored)
        && value.refined(*stored) == *stored
    {
        warnings
            .retain(|warning| !matches!(warning, ValueFault::SpacedThousands | ValueFault::BracketAsMinus));
    }
    reading.map(|quantity| {
        let number = match stored {
            Value::Number(stored) => quantity.refined(*stored),
            _ => quantity.value,
        };
        if quantity.unit == PERCENT { Value::Percent(number) } else { Value::Number(number) }
    })
}

/// A date that no reader takes is the one that the cell stores, where the text shows it.
fn read_date(text: &str, stored: &Value, year: Option<FiscalYear>) -> Reading<Value> {
    let reading = date::read(text);
    let stored = match stored {
        Value::Date(stored) if reading.fault().is_some() => as_stored(text, *stored, year),
        _ => None,
    };
    stored.unwrap_or_else(|| {
        year.map_or(reading, |year| date::read_in(text, year)).map(|dates| match dates {
            Dates::One(date) => Value::Date(date),
            Dates::Range(..) => Value::Text(width::clean(text).into()),
        })
    })
}

/// A stored date as far as the text shows it: by the name of its month (Apr-20), or by month and day. The year that the
/// text does not show is told where it is not the one that the value is said for.
fn as_stored(text: &str, stored: Date, year: Option<FiscalYear>) -> Option<Reading<Value>> {
    let named = month_name::read(text).filter(|said| said.month == stored.month);
    match named.filter(|said| said.says_year(stored.year)).map(|said| said.day) {
        Some(None) => return Some(Reading::value(Value::Date(Date { day: None, ..stored }))),
        Some(day) if day == stored.day => return Some(Reading::value(Value::Date(stored))),
        _ => {}
    }
    let (day, time) = time::split(text);
    let shows = named.is_some_and(|said| said.day == stored.day && said.year.is_none()) || shows(day, stored);
    shows.then(|| {
        let other = year.is_some_and(|year| stored.fiscal_year() != year);
        let year = other.then(|| ValueFault::HiddenYear { date: display::date(stored, DateStyle::Era) });
        let time = time.map(|words| ValueFault::WordsBesideDate { words: words.to_owned() });
        Reading::Value { value: Value::Date(stored), warnings: year.into_iter().chain(time).collect() }
    })
}

/// A time that the cell stores as a part of a day, without the format that would show it.
fn read_time(text: &str, stored: &Value) -> Reading<Times> {
    let reading = time::read(text);
    match stored {
        Value::Number(part) if reading.fault().is_some() => match time::of_day(*part) {
            Some(value) => {
                let warnings = vec![ValueFault::TimeAsFraction { time: value.to_string() }];
                Reading::Value { value, warnings }
            }
            None => reading,
        },
        _ => reading,
    }
}

/// Where Excel made a date of a code (1-2), or lost its last digits, nobody can know the code. It drops the first zeros of
/// those that it takes for numbers; where nothing says how long a code is, nobody sees that.
fn read_code(text: &str, stored: &Value, pattern: Option<&str>) -> Reading<Value> {
    const EXACT: f64 = 1e15;
    let reading = match stored {
        Value::Date(_) => return code::refusal(pattern),
        Value::Number(number) if number.abs() >= EXACT => return code::refusal(pattern),
        _ if not_applicable::is_said(text) => return Reading::value(Value::NotApplicable),
        _ => code::read(text, pattern).map(Value::Code),
    };
    match reading {
        Reading::Value { value, mut warnings } if pattern.is_none() && is_bare(text, stored) => {
            warnings.push(ValueFault::CodeAsNumber);
            Reading::Value { value, warnings }
        }
        reading => reading,
    }
}

/// Whether a number is shown without the zeros that a format (0000) would give it.
fn is_bare(text: &str, stored: &Value) -> bool {
    let text = text.trim();
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == ',');
    matches!(stored, Value::Number(_)) && is_plain && !text.starts_with('0')
}

/// Whether month and day of the date stand in the text.
fn shows(text: &str, date: Date) -> bool {
    let numbers: Vec<u8> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<u8>().ok()).collect();
    let day = date.day.is_some_and(|day| numbers.contains(&day));
    day && numbers.contains(&date.month)
}

fn read_year(text: &str, plan: &Plan) -> Reading<Value> {
    let context = YearContext { years: plan.years, era: plan.era };
    fiscal_year::read(text, &context).map(|years| match years {
        Years::One(year) => Value::Year(year),
        _ => Value::Text(width::clean(text).into()),
    })
}

/// The value of a reading of this text; what is odd or wrong about it becomes findings.
fn value_of<T>(reading: Reading<T>, text: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Option<T> {
    match reading {
        Reading::Value { value, warnings } => {
            findings.extend(warnings.into_iter().map(|warning| finding(warning, text, entry)));
            Some(value)
        }
        Reading::Blank => None,
        Reading::Ask(fault) | Reading::Refused(fault) => {
            findings.push(finding(fault, text, entry));
            None
        }
    }
}

/// A finding on a text that was read. What of the cell is struck out was not, and is not quoted.
fn finding(fault: impl Into<Fault>, text: &str, entry: &Entry) -> Finding {
    let repeated = entry.repeats.as_deref().filter(|text| !text.is_empty());
    let shown = match repeated {
        Some(repeated) => format!("{}（{repeated}）", entry.raw),
        None if text.trim() == entry.raw.trim() => entry.raw.to_string(),
        None => text.to_owned(),
    };
    Finding::new(fault, entry.place.clone()).value(shown).about(entry)
}

/// A fraction becomes its numerator and its denominator, both at the same cell.
fn split_fraction(entry: Entry, field: &Field, findings: &mut Vec<Finding>) -> Vec<Entry> {
    let parts = match &entry.value {
        Some(value) => {
            let text = typed(value, &entry);
            let reading = number::read_fraction(text).map(|fraction| parts_of(&fraction));
            let none = [Value::NotApplicable, Value::NotApplicable];
            value_of(none_meant(reading, text, none), text, &entry, findings)
        }
        None => None,
    };
    let parts = parts.map_or([None, None], |parts| parts.map(Some));
    let named = field.parts.iter().zip(parts);
    named.map(|(name, value)| Entry { field: name.as_str().into(), value, ..entry.clone() }).collect()
}

fn parts_of(fraction: &Fraction) -> [Value; 2] {
    [fraction.numerator, fraction.denominator].map(Value::Number)
}
