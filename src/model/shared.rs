//! Texts and keys that many entries have in common: each is kept once.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Entry, Key, Member, Part, Text, Value};

/// The longest text, in bytes, that is likely to come again: a mark, a number, a short word.
const SHORT: usize = 32;

/// What entries share. What comes from another process, or out of a file, shares nothing yet.
#[derive(Debug, Default)]
pub struct Shared {
    texts: HashSet<Text>,
    keys: HashSet<Key>,
}

impl Shared {
    /// Lets an entry share what others have too.
    pub fn share(&mut self, entry: &mut Entry) {
        let Entry { department, field, key, value, raw, place, repeats } = entry;
        for text in [department, field, &mut place.file, &mut place.sheet] {
            self.text(text);
        }
        self.key(key);
        if raw.len() <= SHORT {
            self.text(raw);
        }
        match value {
            Some(Value::Text(text)) if text == raw => *text = raw.clone(),
            Some(Value::Mark(mark)) => {
                mark.flag.iter_mut().chain([&mut mark.grade]).for_each(|text| self.text(text))
            }
            _ => {}
        }
        repeats.iter_mut().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &mut Text) {
        *text = once(&mut self.texts, text);
    }

    fn key(&mut self, key: &mut Key) {
        if !self.keys.contains(key) {
            let parts: Vec<Part> = key.parts().iter().map(|part| self.part(part.clone())).collect();
            *key = Key::new(parts.into_iter().map(|part| (part.dimension, part.member)));
        }
        *key = once(&mut self.keys, key);
    }

    fn part(&mut self, mut part: Part) -> Part {
        self.text(&mut part.dimension);
        if let Member::Item(name) | Member::Name(name) | Member::Department(name) = &mut part.member {
            self.text(name);
        }
        part
    }
}

/// The one that is known already, or else this one from now on.
fn once<T: Clone + Eq + Hash>(known: &mut HashSet<T>, one: &T) -> T {
    if let Some(known) = known.get(one) {
        return known.clone();
    }
    known.insert(one.clone());
    one.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellRef, Mark, Place};

    #[test]
    fn what_came_twice_is_kept_once() {
        let entry = |raw: &str| Entry {
            department: "総務課".into(),
            field: "rating".into(),
            key: Key::new([("item", Member::Item("4".into()))]),
            value: Some(Value::Mark(Mark { flag: None, grade: "A".into() })),
            raw: raw.into(),
            place: Place::cell("総務課.xlsx", "調査票", CellRef::new(1, 1)),
            repeats: None,
        };
        let mut shared = Shared::default();
        let (mut one, mut other) = (entry("Ａ"), entry("Ａ"));
        let before = other.clone();
        shared.share(&mut one);
        shared.share(&mut other);
        assert_eq!(other, before);
        assert!(Text::ptr_eq(&one.raw, &other.raw) && Text::ptr_eq(&one.place.sheet, &other.place.sheet));
        assert!(std::ptr::eq(one.key.parts(), other.key.parts()));
    }
}
