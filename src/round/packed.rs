//! Entries in few bytes: what one has in common with the one before it is not said again. Only for what this program
//! writes for itself; in JSON every entry stands for itself.

use std::borrow::Borrow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{CellRef, Entry, Key, Place, Text, Value};

/// Entries that are only to be written.
pub struct Packed<'a, E>(pub &'a [E]);

impl<E: Borrow<Entry>> Serialize for Packed<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// An entry beside the one before it: `None` is what both have.
#[derive(Serialize, Deserialize)]
struct Next<T, K, V> {
    department: Option<T>,
    field: T,
    key: Option<K>,
    value: EntrySays<V>,
    raw: T,
    file: Option<T>,
    sheet: Option<T>,
    cell: Option<CellRef>,
    repeats: Option<T>,
}

/// What an entry says, beside what was typed.
#[derive(Serialize, Deserialize)]
enum EntrySays<V> {
    /// The text that was typed.
    AsTyped,
    /// Something else.
    Other(Option<V>),
}

/// As `serde(with)` wants it.
pub(super) fn serialize<S: Serializer, E: Borrow<Entry>>(
    entries: &[E],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let entries = entries.iter().map(|entry| -> &Entry { entry.borrow() });
    if serializer.is_human_readable() {
        return serializer.collect_seq(entries);
    }
    let mut before = None;
    serializer.collect_seq(entries.map(|entry| next(before.replace(entry), entry)))
}

/// As `serde(with)` wants it.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Entry>, D::Error> {
    if deserializer.is_human_readable() {
        return Vec::deserialize(deserializer);
    }
    let packed: Vec<Next<Text, Key, Value>> = Vec::deserialize(deserializer)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(packed.len());
    for next in packed {
        entries.push(entry(entries.last(), next));
    }
    Ok(entries)
}

fn next<'a>(before: Option<&Entry>, entry: &'a Entry) -> Next<&'a Text, &'a Key, &'a Value> {
    let Entry { department, field, key, value, raw, place, repeats } = entry;
    let place_before = before.map(|before| &before.place);
    let said = match value {
        Some(Value::Text(text)) if text == raw => EntrySays::AsTyped,
        value => EntrySays::Other(value.as_ref()),
    };
    Next {
        department: unlike(before.map(|before| &before.department), department),
        field,
        key: unlike(before.map(|before| &before.key), key),
        value: said,
        raw,
        file: unlike(place_before.map(|before| &before.file), &place.file),
        sheet: unlike(place_before.map(|before| &before.sheet), &place.sheet),
        cell: place.cell,
        repeats: repeats.as_ref(),
    }
}

/// What there is now, unless it was there before.
fn unlike<'a, T: PartialEq>(before: Option<&T>, now: &'a T) -> Option<&'a T> {
    (before != Some(now)).then_some(now)
}

fn entry(before: Option<&Entry>, next: Next<Text, Key, Value>) -> Entry {
    let place = before.map(|before| &before.place);
    let like = |now: Option<Text>, before: Option<&Text>| now.or(before.cloned()).unwrap_or_default();
    let value = match next.value {
        EntrySays::AsTyped => Some(Value::Text(next.raw.clone())),
        EntrySays::Other(value) => value,
    };
    Entry {
        department: like(next.department, before.map(|before| &before.department)),
        field: next.field,
        key: next.key.or(before.map(|before| before.key.clone())).unwrap_or_default(),
        value,
        raw: next.raw,
        place: Place {
            file: like(next.file, place.map(|place| &place.file)),
            sheet: like(next.sheet, place.map(|place| &place.sheet)),
            cell: next.cell,
        },
        repeats: next.repeats,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mark, Member};
    use crate::round::Received;

    fn entry(item: &str, field: &str, sheet: &str, raw: &str, value: Option<Value>) -> Entry {
        Entry {
            department: "総務課".into(),
            field: field.into(),
            key: Key::new([("item", Member::Item(item.into()))]),
            value,
            raw: raw.into(),
            place: Place::cell("総務課.xlsx", sheet, CellRef::new(1, 1)),
            repeats: (raw == "↓").then(|| "実施".into()),
        }
    }

    #[test]
    fn entries_come_back_as_they_were() {
        let mark = Value::Mark(Mark { flag: Some("※".into()), grade: "A".into() });
        let text = |text: &str| Some(Value::Text(text.into()));
        let entries = vec![
            entry("4", "plan", "№4", "実施", text("実施")),
            entry("4", "plan", "№4", "↓", text("実施")),
            entry("4", "rating", "№4", "※Ａ", Some(mark)),
            entry("5", "rating", "№5", "Ｅ", None),
            entry("5", "action", "№5", "", None),
        ];
        let file = Received { entries, ..Received::default() };
        let packed = postcard::to_stdvec(&file).unwrap();
        assert_eq!(postcard::from_bytes::<Received>(&packed).unwrap().entries, file.entries);
        let json = serde_json::to_string(&file).unwrap();
        assert_eq!(serde_json::from_str::<Received>(&json).unwrap().entries, file.entries);
    }
}
