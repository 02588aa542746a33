//! Which department a file is from: told by its name or its folder, never by a guess.

use crate::model::{FileFault, Plan};
use crate::text::width;

/// The departments of a plan, by the spellings that names of files may hold. Made once for all files of a round.
pub struct Senders<'p> {
    plan: &'p Plan,
    /// Folded names and aliases, each with its department's place in the plan.
    spellings: Vec<(String, usize)>,
}

impl<'p> Senders<'p> {
    /// The departments of this plan.
    pub fn new(plan: &'p Plan) -> Self {
        let spellings = plan.departments.iter().enumerate().flat_map(|(place, department)| {
            let words = std::iter::once(&department.name).chain(&department.aliases);
            words.map(move |word| (width::fold_key(word), place))
        });
        Self { plan, spellings: spellings.filter(|(word, _)| !word.is_empty()).collect() }
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
        let found: Vec<&(String, usize)> =
            self.spellings.iter().filter(|(word, _)| key.contains(word.as_str())).collect();
        let inner =
            |word: &str| found.iter().any(|(other, _)| other.len() > word.len() && other.contains(word));
        let mut places: Vec<usize> =
            found.iter().filter(|(word, _)| !inner(word)).map(|(_, place)| *place).collect();
        places.dedup();
        places.into_iter().map(|place| self.plan.departments[place].name.as_str()).collect()
    }
}
