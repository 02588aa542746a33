//! Texts and keys that many entries have in common: each is kept once.

use std::hash::Hash;

use foldhash::HashSet;

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
    /// Lets entries share what others have too.
    pub fn share(&mut self, entries: &mut [Entry]) {
        for index in 0..entries.len() {
            let (before, rest) = entries.split_at_mut(index);
            self.share_one(&mut rest[0], before.last());
        }
    }

    /// What the entry before has too needs no looking for.
    fn share_one(&mut self, entry: &mut Entry, before: Option<&Entry>) {
        let Entry { department, field, key, value, raw, place, repeats } = entry;
        let place_before = before.map(|before| &before.place);
        self.text(field);
        self.text_after(before.map(|before| &before.department), department);
        self.text_after(place_before.map(|before| &before.file), &mut place.file);
        self.text_after(place_before.map(|before| &before.sheet), &mut place.sheet);
        match before.map(|before| &before.key).filter(|before| *before == key) {
            Some(before) => *key = before.clone(),
            None => self.key(key),
        }
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

    fn text_after(&mut self, before: Option<&Text>, text: &mut Text) {
        match before.filter(|before| *before == text) {
            Some(before) => *text = before.clone(),
            None => self.text(text),
        }
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
        let (mut ones, mut others) = ([entry("Ａ"), entry("Ｂ")], [entry("Ａ"), entry("Ｂ")]);
        let before = others.clone();
        shared.share(&mut ones);
        shared.share(&mut others);
        assert_eq!(others, before);
        let [_, one] = ones;
        let [first, other] = others;
        assert!(Text::ptr_eq(&first.department, &other.department));
        assert!(Text::ptr_eq(&one.raw, &other.raw) && Text::ptr_eq(&one.place.sheet, &other.place.sheet));
        assert!(std::ptr::eq(one.key.parts(), other.key.parts()));
    }
}
