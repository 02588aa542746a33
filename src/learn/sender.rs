//! Which department a form came from, as its name says: 文化財課_data.xlsx.

use super::block::Block;
use super::form_sheet::FormSheet;

/// What the name of a department ends with.
const ENDINGS: [&str; 11] = ["課", "室", "局", "部", "係", "所", "署", "会", "館", "担当", "センター"];
/// What stands between the words of a file's name.
const BETWEEN: [char; 12] = ['_', '＿', ' ', '　', '-', '－', '（', '）', '(', ')', '【', '】'];

/// The department in the name of a file that is filled in: the first word that ends as departments do; none, where no word
/// does.
pub fn of(file: &str, blocks: &[Block], pages: &[FormSheet]) -> Option<String> {
    if !blocks.iter().any(|block| block.is_filled(&pages[block.sheet])) {
        return None;
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut words = stem.split(BETWEEN).filter(|word| !word.is_empty());
    words
        .find(|word| word.chars().count() > 1 && ENDINGS.iter().any(|ending| word.ends_with(ending)))
        .map(str::to_owned)
}
