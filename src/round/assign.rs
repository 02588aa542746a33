//! Which department a file is from: told by its name or its folder, never by a guess.

use crate::model::Plan;
use crate::text::width;

/// The department of the file with this path below the submissions folder, by its name in the plan; `None` where
/// no name or several different ones stand in it.
pub fn department_of<'p>(file: &str, plan: &'p Plan) -> Option<&'p str> {
    file.rsplit('/').find_map(|part| match matches_in(part, plan).as_slice() {
        [] => None,
        [one] => Some(Some(*one)),
        _ => Some(None),
    })?
}

/// The departments named in a text; a name inside a longer one (職員課 in 職員課研修係) does not count.
fn matches_in<'p>(part: &str, plan: &'p Plan) -> Vec<&'p str> {
    let key = width::fold_key(part);
    let mut found: Vec<(String, &str)> = Vec::new();
    for department in &plan.departments {
        let spellings = std::iter::once(&department.name).chain(&department.aliases);
        let keys = spellings.map(|word| width::fold_key(word)).filter(|word| !word.is_empty());
        let longest = keys.filter(|word| key.contains(word.as_str())).max_by_key(String::len);
        found.extend(longest.map(|word| (word, department.name.as_str())));
    }
    let inner = |word: &String| {
        found.iter().any(|(other, _)| other.len() > word.len() && other.contains(word.as_str()))
    };
    found.iter().filter(|(word, _)| !inner(word)).map(|(_, name)| *name).collect()
}
