//! The cells of one field over the years, in the order in which the form shows them.

use matome::model::{FiscalYear, Mark, Member, Scale, Value};

use super::draft::{Draft, Role, Typed};
use super::random::Random;
use super::words;

/// A place of the line: what is typed, how many places it covers, what it says.
pub struct Slot {
    pub typed: Option<Typed>,
    pub span: u32,
    pub value: Option<Value>,
}

/// How a field is filled.
pub struct Fill<'a> {
    /// Whether it must be filled for this year.
    pub required: &'a dyn Fn(i32) -> bool,
    /// Whether it may be filled for this year.
    pub allowed: &'a dyn Fn(i32) -> bool,
    /// The ditto marks that point back along the line.
    pub dittos: &'a [&'a str],
    /// Ratings of this scale; otherwise free text.
    pub scale: Option<&'a Scale>,
    /// In so many of a hundred cases a cell covers the next place too.
    pub merged: usize,
}

impl Fill<'_> {
    pub fn line(&self, random: &mut Random, seen: &mut usize, years: &[i32]) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        while slots.len() < years.len() {
            self.next(random, seen, years, &mut slots);
        }
        slots
    }

    fn next(&self, random: &mut Random, seen: &mut usize, years: &[i32], slots: &mut Vec<Slot>) {
        let year = years[slots.len()];
        let before = slots.last().and_then(|slot| slot.value.clone());
        if !(self.allowed)(year) || (!(self.required)(year) && random.chance(20)) {
            slots.push(Slot { typed: None, span: 1, value: None });
        } else if let Some(value) = before.filter(|_| random.chance(20)) {
            let typed = Some(Typed::text(*random.pick(self.dittos)));
            slots.push(Slot { typed, span: 1, value: Some(value) });
        } else {
            self.own(random, seen, years, slots);
        }
    }

    fn own(&self, random: &mut Random, seen: &mut usize, years: &[i32], slots: &mut Vec<Slot>) {
        let (typed, value) = self.value(random, seen);
        let start = slots.len();
        let mut span = 1;
        while start + span < years.len() && (self.allowed)(years[start + span]) && random.chance(self.merged)
        {
            span += 1;
        }
        slots.push(Slot { typed: Some(typed), span: span as u32, value: Some(value.clone()) });
        slots.extend((1..span).map(|_| Slot { typed: None, span: 0, value: Some(value.clone()) }));
    }

    fn value(&self, random: &mut Random, seen: &mut usize) -> (Typed, Value) {
        match self.scale {
            Some(scale) => {
                let mark = pick_mark(random, scale);
                (words::mark(random, &mark), Value::Mark(mark))
            }
            None => {
                let text = words::text(random, seen);
                (Typed::text(text.clone()), Value::Text(text.into()))
            }
        }
    }
}

fn pick_mark(random: &mut Random, scale: &Scale) -> Mark {
    let grade = random.pick(&scale.marks).mark.clone();
    let flag = scale.flags.first().filter(|_| random.chance(25)).map(|flag| flag.mark.clone());
    Mark { flag: flag.map(Into::into), grade: grade.into() }
}

/// Puts a line on a draft: down from a cell, or along.
pub fn place(
    draft: &mut Draft,
    slots: &[Slot],
    at: (u32, u32),
    down: bool,
    said: &dyn Fn(usize) -> (String, String, i32),
) {
    let cell = |index: u32| if down { (at.0 + index, at.1) } else { (at.0, at.1 + index) };
    let mut anchor = at;
    for (index, slot) in slots.iter().enumerate() {
        let here = cell(index as u32);
        if let Some(typed) = &slot.typed {
            draft.put(here.0, here.1, typed.clone(), Role::Data);
            let last = cell(index as u32 + slot.span - 1);
            draft.merge((here.0, last.0), (here.1, last.1));
        }
        if slot.span > 0 {
            anchor = here;
        }
        if let Some(value) = &slot.value {
            let (item, field, year) = said(index);
            draft.expect(anchor, &item, &field, Some(Member::Year(FiscalYear(year))), value.clone());
        }
    }
}
