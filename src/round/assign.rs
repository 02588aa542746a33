//! Which department a file is from: told by its name or its folder, never by a guess.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{FileFault, Plan};
use crate::text::width;

/// The departments of a plan, by the spellings that names of files may hold. Made once for all files of a round.
pub struct Senders<'p> {
    plan: &'p Plan,
    /// Folded names and aliases, each with the places in the plan of the departments that bear it.
    spellings: HashMap<String, Vec<usize>>,
    /// How many bytes they have: what of a text may be one is looked up, not searched for.
    lengths: BTreeSet<usize>,
}

impl<'p> Senders<'p> {
    /// The departments of this plan.
    pub fn new(plan: &'p Plan) -> Self {
        let mut spellings: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, department) in plan.departments.iter().enumerate() {
            for word in std::iter::once(&department.name).chain(&department.aliases) {
                spellings.entry(width::fold_key(word)).or_default().push(place);
            }
        }
        spellings.remove("");
        Self { plan, lengths: spellings.keys().map(String::len).collect(), spellings }
    }

    /// The department of the file with this path below the submissions folder, by its name in the plan.
    ///
    /// ```
    /// use matome::round::{Round, Senders};
    /// let round = Round::load("samples/hr-progress".as_ref())?;
    /// assert_eq!(Senders::new(&round.plan).of("総務課_最終.xlsx").ok(), Some("総務課"));
    /// # Ok::<(), matome::round::RoundError>(())
    /// ```
    ///
    /// # Errors
    /// The fault of the file, where no name or several different ones stand in its path.
    pub fn of(&self, file: &str) -> Result<&'p str, FileFault> {
        let named = file.rsplit('/').map(|part| self.named_in(part)).find(|named| !named.is_empty());
        match named.unwrap_or_default().as_slice() {
            [] => Err(FileFault::UnknownDepartment {
                known: self.plan.departments.iter().map(|department| department.name.clone()).collect(),
            }),
            [one] => Ok(one),
            several => Err(FileFault::SeveralDepartments {
                named: several.iter().map(|&name| name.to_owned()).collect(),
            }),
        }
    }

    /// The departments named in a text, in the plan's order; a name inside a longer one (職員課 in 職員課研修係) does
    /// not count.
    fn named_in(&self, text: &str) -> Vec<&'p str> {
        let key = width::fold_key(text);
        let pieces = key.char_indices().flat_map(|(start, _)| {
            let key = key.as_str();
            self.lengths.iter().filter_map(move |length| key.get(start..start + length))
        });
        let found: BTreeMap<&str, &Vec<usize>> =
            pieces.filter_map(|piece| Some((piece, self.spellings.get(piece)?))).collect();
        let inner = |word: &str| found.keys().any(|other| other.len() > word.len() && other.contains(word));
        let outer = found.iter().filter(|(word, _)| !inner(word));
        let places: BTreeSet<usize> = outer.flat_map(|(_, places)| places.iter().copied()).collect();
        places.into_iter().map(|place| self.plan.departments[place].name.as_str()).collect()
    }
}
