//! What was found out about short texts, once one of them was looked up: all forms have the same headings and labels.

use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

/// How many texts are remembered.
const MOST: usize = 4096;

/// Something that follows from a text alone. Copies remember together; may be shared between threads.
#[derive(Clone, Debug)]
pub struct Remembered<T> {
    /// How long a text may be that is remembered, in bytes.
    longest: usize,
    known: Arc<Mutex<HashMap<String, T>>>,
}

impl<T: Clone> Remembered<T> {
    /// Nothing yet, and never of texts of more bytes.
    pub fn new(longest: usize) -> Self {
        Self { longest, known: Arc::default() }
    }

    /// What follows from the text, of short ones found out once.
    pub fn of(&self, text: &str, find: impl FnOnce() -> T) -> T {
        if text.len() > self.longest {
            return find();
        }
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(text).cloned();
        known.unwrap_or_else(|| {
            let found = find();
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() < MOST {
                known.insert(text.to_owned(), found.clone());
            }
            found
        })
    }
}
