//! What becomes of what cells claim, where several say something of the same.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::SheetRead;
use crate::layout::account::{Account, Claim};
use crate::layout::ids::FieldId;
use crate::model::{Field, FieldKind, Key, Value};
use crate::text::width;

/// A claim's place: sheet, account and claim, by their order.
pub type ClaimId = (usize, usize, usize);

/// What becomes of a claim.
#[derive(Clone, Copy, PartialEq)]
pub enum Fate {
    /// Its value is taken.
    Stands,
    /// Another cell says the same, and is taken.
    Repeats(ClaimId),
    /// It is blank where another cell says something.
    Dropped,
    /// Another cell says something else of the same.
    Contradicted(ClaimId),
}

/// What becomes of every claim.
pub struct Fates {
    fates: Vec<Vec<Vec<Fate>>>,
    /// Claims that stand, each with the place that is blank in the other copy of its table.
    blank: HashMap<ClaimId, ClaimId>,
}

impl Fates {
    /// All claims stand.
    fn new(reads: &[SheetRead]) -> Self {
        let of_account = |account: &Account| vec![Fate::Stands; account.claims.len()];
        let fates = reads.iter().map(|read| read.accounts.iter().map(of_account).collect()).collect();
        Self { fates, blank: HashMap::new() }
    }

    /// The claims, by sheet and account in their order.
    fn claims(&self) -> Vec<ClaimId> {
        let mut ids = Vec::new();
        for (sheet, accounts) in self.fates.iter().enumerate() {
            for (account, fates) in accounts.iter().enumerate() {
                ids.extend((0..fates.len()).map(|claim| (sheet, account, claim)));
            }
        }
        ids
    }

    pub fn of(&self, (sheet, account, claim): ClaimId) -> Fate {
        self.fates[sheet][account][claim]
    }

    /// The place that is blank in the other copy of the table of a claim that stands.
    pub fn blank(&self, id: ClaimId) -> Option<ClaimId> {
        self.blank.get(&id).copied().filter(|_| self.of(id) == Fate::Stands)
    }

    /// The claims that others repeat.
    fn repeated(&self) -> HashSet<ClaimId> {
        let first = |id| if let Fate::Repeats(first) = self.of(id) { Some(first) } else { None };
        self.claims().into_iter().filter_map(first).collect()
    }

    fn set(&mut self, (sheet, account, claim): ClaimId, fate: Fate) {
        self.fates[sheet][account][claim] = fate;
    }
}

/// What is said twice alike is kept once; what is said twice and differs is not used at all.
pub fn fates(reads: &[SheetRead]) -> Fates {
    let claim = |id: ClaimId| &reads[id.0].accounts[id.1].claims[id.2];
    let mut fates = Fates::new(reads);
    let mut places: HashMap<(FieldId, &Key), Vec<ClaimId>> = HashMap::new();
    for id in fates.claims() {
        places.entry((claim(id).field, &claim(id).key)).or_default().push(id);
    }
    for ids in places.values() {
        let filled: Vec<ClaimId> = ids.iter().copied().filter(|id| claim(*id).spot.is_some()).collect();
        let kept = filled.first().or(ids.first()).copied();
        let alike = filled.windows(2).all(|pair| says_same(reads, claim(pair[0]), claim(pair[1])));
        for id in ids.iter().copied() {
            let fate = match (Some(id) == kept, filled.contains(&id)) {
                (_, true) if !alike => {
                    let other = filled.iter().find(|other| !says_same(reads, claim(id), claim(**other)));
                    Fate::Contradicted(other.copied().unwrap_or(filled[usize::from(filled[0] == id)]))
                }
                (true, _) => Fate::Stands,
                // One cell that is merged over two places of the same.
                (false, true) if (id.0, claim(id).spot) == (filled[0].0, claim(filled[0]).spot) => {
                    Fate::Dropped
                }
                (false, true) => Fate::Repeats(filled[0]),
                (false, false) => Fate::Dropped,
            };
            fates.set(id, fate);
        }
    }
    fates.blank = blank(reads, places.values());
    tell_rows(reads, &mut fates);
    tell_tables(reads, &mut fates);
    tell_below(reads, &mut fates);
    fates
}

/// Of two tables that say the same things one may be of another year: what only one of them says, and the other leaves
/// blank, is named with the place that is blank.
fn blank<'p>(
    reads: &[SheetRead],
    places: impl Iterator<Item = &'p Vec<ClaimId>> + Clone,
) -> HashMap<ClaimId, ClaimId> {
    let is_filled = |id: &&ClaimId| reads[id.0].accounts[id.1].claims[id.2].spot.is_some();
    let tables = |one: &ClaimId, other: &ClaimId| ((one.0, one.1), (other.0, other.1));
    let mut copies = HashSet::new();
    for ids in places.clone().filter(|ids| ids.len() > 1) {
        let mut filled = ids.iter().filter(is_filled);
        let Some(first) = filled.next() else { continue };
        copies.extend(filled.flat_map(|other| [tables(first, other), tables(other, first)]));
    }
    let alone = places.filter_map(|ids| {
        let first = ids.iter().find(is_filled)?;
        let blank = ids.iter().find(|id| !is_filled(id) && copies.contains(&tables(first, id)))?;
        Some((*first, *blank)).filter(|_| (first.0, first.1) != (blank.0, blank.1))
    });
    alone.collect()
}

/// Where two rows of a table say the same thing differently, one of them is another's: what only one of them says is not
/// used either. The row right under a value, which says what stands below it, is its own.
fn tell_rows(reads: &[SheetRead], fates: &mut Fates) {
    let claim = |id: ClaimId| &reads[id.0].accounts[id.1].claims[id.2];
    let own = lower_rows(reads, fates);
    let row = |id: ClaimId| (id.0, id.1, claim(id).at.row);
    let mut doubtful: HashMap<(usize, usize, u32), ClaimId> = HashMap::new();
    let repeated = fates.repeated();
    for id in fates.claims() {
        if let Fate::Contradicted(other) = fates.of(id)
            && (id.0, id.1) == (other.0, other.1)
            && row(id) != row(other)
            && !own.contains(&row(id))
        {
            doubtful.entry(row(id)).or_insert(other);
        }
    }
    for id in fates.claims() {
        let stands = fates.of(id) == Fate::Stands && claim(id).spot.is_some() && !repeated.contains(&id);
        if let Some(other) = doubtful.get(&row(id)).filter(|_| stands) {
            fates.set(id, Fate::Contradicted(*other));
        }
    }
}

/// The rows, by sheet and account, that stand right under the values that theirs belong to.
fn lower_rows(reads: &[SheetRead], fates: &Fates) -> HashSet<(usize, usize, u32)> {
    let above = above(reads);
    if above.iter().all(Option::is_none) {
        return HashSet::new();
    }
    let claim = |id: ClaimId| &reads[id.0].accounts[id.1].claims[id.2];
    let place = |id: ClaimId, field: FieldId, row: u32| (id.0, id.1, field, &claim(id).key, row);
    let all: HashSet<_> =
        fates.claims().into_iter().map(|id| place(id, claim(id).field, claim(id).at.row)).collect();
    let is_lower = |id: &ClaimId| {
        let Claim { field, at, .. } = claim(*id);
        let over = above[field.0].zip(at.row.checked_sub(1));
        over.is_some_and(|(above, row)| all.contains(&place(*id, above, row)))
    };
    fates.claims().into_iter().filter(is_lower).map(|id| (id.0, id.1, claim(id).at.row)).collect()
}

/// The field that stands above each field, by their order.
fn above(reads: &[SheetRead]) -> Vec<Option<FieldId>> {
    let Some(plan) = reads.first().map(|read| &read.scope.words.plan) else { return Vec::new() };
    let over = |field: &Field| plan.fields.iter().position(|above| Some(&above.name) == field.below.as_ref());
    plan.fields.iter().map(|field| over(field).map(FieldId)).collect()
}

/// Where two tables under one name say one thing differently, one of them lost its own name: what only one of them says is
/// not used either. So it is where neither has a name, of lines that are numbered: each list begins with the first.
fn tell_tables(reads: &[SheetRead], fates: &mut Fates) {
    let name = |id: ClaimId| reads[id.0].accounts[id.1].name.as_slice();
    let is_numbered = |id: ClaimId| {
        let (read, account) = (&reads[id.0], &reads[id.0].accounts[id.1]);
        let is_of_list =
            |claim: &Claim| claim.key.item().is_none_or(|item| read.scope.words.plan.item(item).is_some());
        !account.claims.iter().any(is_of_list)
    };
    let under_one = |a: ClaimId, b: ClaimId| {
        let are_lists = || is_numbered(a) && is_numbered(b);
        a.0 == b.0 && a.1 != b.1 && name(a) == name(b) && (!name(a).is_empty() || are_lists())
    };
    let mut doubtful: HashMap<(usize, usize), ClaimId> = HashMap::new();
    for id in fates.claims() {
        if let Fate::Contradicted(other) = fates.of(id)
            && under_one(id, other)
        {
            doubtful.entry((id.0, id.1)).or_insert(other);
        }
    }
    let is_filled = |id: ClaimId| reads[id.0].accounts[id.1].claims[id.2].spot.is_some();
    let repeated = fates.repeated();
    for id in fates.claims() {
        let alone = fates.of(id) == Fate::Stands && is_filled(id) && !repeated.contains(&id);
        if let Some(other) = doubtful.get(&(id.0, id.1)).filter(|_| alone) {
            fates.set(id, Fate::Contradicted(*other));
        }
    }
}

/// What stands below a value that two cells say differently may belong to either: it is not used.
fn tell_below(reads: &[SheetRead], fates: &mut Fates) {
    let above = above(reads);
    let claim = |id: ClaimId| &reads[id.0].accounts[id.1].claims[id.2];
    let mut contradicted: HashMap<(FieldId, &Key), ClaimId> = HashMap::new();
    for id in fates.claims() {
        let Claim { field, key, .. } = claim(id);
        if matches!(fates.of(id), Fate::Contradicted(_)) && above.contains(&Some(*field)) {
            contradicted.entry((*field, key)).or_insert(id);
        }
    }
    for id in fates.claims() {
        let Claim { field, key, spot, .. } = claim(id);
        let known = above[field.0].and_then(|above| contradicted.get(&(above, key)));
        if let (Some(other), true, Fate::Stands | Fate::Repeats(_)) = (known, spot.is_some(), fates.of(id)) {
            fates.set(id, Fate::Contradicted(*other));
        }
    }
}

/// Whether two cells say the same. Where the field is no text, width, case and spaces make no difference.
fn says_same(reads: &[SheetRead], a: &Claim, b: &Claim) -> bool {
    let text = |field: FieldId| reads[0].scope.words.field(field).kind == FieldKind::Text;
    match (&a.value, &b.value) {
        (Some(Value::Text(a_text)), Some(Value::Text(b_text))) if !text(a.field) => {
            width::fold_key(a_text) == width::fold_key(b_text)
        }
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}
