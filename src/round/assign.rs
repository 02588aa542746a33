//! Which department a file is from: told by its name or its folder, never by a guess.

use crate::model::{FileFault, Plan};
use crate::text::width;

/// The department of the file with this path below the submissions folder, by its name in the plan.
///
/// # Errors
/// The fault of the file, where no name or several different ones stand in its path.
pub fn department_of<'p>(file: &str, plan: &'p Plan) -> Result<&'p str, FileFault> {
    let named = file.rsplit('/').map(|part| matches_in(part, plan)).find(|named| !named.is_empty());
    match named.unwrap_or_default().as_slice() {
        [] => Err(FileFault::UnknownDepartment {
            known: plan.departments.iter().map(|department| department.name.clone()).collect(),
        }),
        [one] => Ok(one),
        several => Err(FileFault::SeveralDepartments {
            named: several.iter().map(|&name| name.to_owned()).collect(),
        }),
    }
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
