//! Which department a file is from: told by its name, its folder or the sender of the mail that it came in, never by a
//! guess.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::FormMark;
use crate::book::Envelope;
use crate::model::{FileFault, Plan};
use crate::text::{address, width};

/// What larger bodies end with, of which a department may be a part: 総務部総務課, みどり町総務課.
const BODIES: [&str; 8] = ["部", "委員会", "県", "府", "市", "町", "村", "区"];
/// What ends alike and is none.
const NO_BODIES: [&str; 7] = ["本部", "都市", "農村", "漁村", "山村", "地区", "街区"];
/// What the names of offices end with.
const OFFICES: [char; 7] = ['課', '室', '局', '部', '係', '所', '館'];
/// What words in names of files end with.
const WORDS: [&str; 39] = [
    "票", "表", "書", "用", "分", "版", "紙", "稿", "済", "案", "付", "添", "料", "覧", "式", "回答", "提出",
    "報告", "依頼", "照会", "と", "や", "から", "返却", "最終", "修正", "訂正", "確認", "調査", "実績",
    "計画", "評価", "状況", "年度", "年", "月", "日", "各", "の",
];

/// What stands behind the name of whom a file is for.
const TO: [&str; 7] = ["へ", "ヘ", "宛", "あて", "御中", "様", "殿"];

/// The departments of a plan, by the spellings that names of files may hold. Made once for all files of a round.
pub struct Senders<'p> {
    plan: &'p Plan,
    /// What the plan is called, folded.
    title: String,
    /// Folded names and aliases, each with the places in the plan of the departments that bear it.
    spellings: HashMap<String, Vec<usize>>,
    /// How many bytes they have: what of a text may be one is looked up, not searched for.
    lengths: BTreeSet<usize>,
    /// The departments that bear the name of another and more behind it, by the place of that one: what stands behind it, and
    /// the place of the department.
    parts: HashMap<usize, Vec<(String, usize)>>,
    /// Mail addresses in lower case, each with the places in the plan of the departments that have it.
    addresses: HashMap<String, Vec<usize>>,
}

/// What is known of who sent a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender<'p> {
    /// The department, by its name in the plan; or why it can't be told.
    pub department: Result<&'p str, FileFault>,
    /// That the file's name says so, and the mail came from another department, or the folder is another's.
    pub differs: Option<FileFault>,
}

impl<'p> Senders<'p> {
    /// The departments of this plan.
    pub fn new(plan: &'p Plan) -> Self {
        let mut spellings: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, department) in plan.departments.iter().enumerate() {
            for word in std::iter::once(&department.name).chain(&department.aliases) {
                spellings.entry(folded(word)).or_default().push(place);
            }
        }
        spellings.remove("");
        let mut addresses: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, department) in plan.departments.iter().enumerate() {
            for address in address::all_in(&department.mail) {
                addresses.entry(address.to_lowercase()).or_default().push(place);
            }
        }
        let title = width::fold_key(&plan.title);
        let lengths = spellings.keys().map(String::len).collect();
        Self { plan, title, lengths, parts: parts(&spellings), spellings, addresses }
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
        self.of_mailed(file, &[]).department
    }

    /// The same of a file that came in mails, the outermost first. What is nearer to the file counts: its name and the
    /// folders in the mail, then who sent that, then the mail's own name and what is around it.
    pub fn of_mailed(&self, file: &str, mails: &[Envelope]) -> Sender<'p> {
        let mut below = file;
        for mail in mails.iter().rev() {
            let (inner, outer) = match below.strip_prefix(mail.path.as_str()) {
                Some(inner) => (inner, mail.path.as_str()),
                None => (below, ""),
            };
            let (named, sent_by) = (self.named_near(inner), self.sent_by(&mail.from));
            if let Some(sender) =
                self.forwarded(&named, sent_by, mail).or_else(|| self.settled(&named, sent_by))
            {
                return sender;
            }
            below = outer;
        }
        let settled = self.settled(&self.named_near(below), None);
        let sender =
            settled.unwrap_or_else(|| Sender { department: Err(self.unknown(mails)), differs: None });
        let folder = sender.department.as_ref().ok().and_then(|own| self.other_folder(below, own));
        Sender { differs: folder.map(|folder| FileFault::FolderDiffers { folder }), ..sender }
    }

    /// The one department that a folder bears the name of, where that is not the file's own.
    fn other_folder(&self, path: &str, own: &str) -> Option<String> {
        let (folders, _) = path.rsplit_once('/')?;
        match self.named_near(folders).as_slice() {
            [one] if *one != own => Some((*one).to_owned()),
            _ => None,
        }
    }

    /// What the names in a path and the sender's address say together; `None` where neither says anything.
    fn settled(&self, named: &[&'p str], sent_by: Option<&'p str>) -> Option<Sender<'p>> {
        let alone = |department| Some(Sender { department, differs: None });
        match (named, sent_by) {
            ([], None) => None,
            ([], Some(sender)) => alone(Ok(sender)),
            ([one], Some(sender)) if *one != sender => Some(Sender {
                department: Ok(one),
                differs: Some(FileFault::SenderDiffers { sender: sender.to_owned() }),
            }),
            ([one], _) => alone(Ok(one)),
            (several, Some(sender)) if several.contains(&sender) => alone(Ok(sender)),
            (several, _) => alone(Err(FileFault::SeveralDepartments {
                named: several.iter().map(|&name| name.to_owned()).collect(),
            })),
        }
    }

    /// Where nothing in the mail names a department, and its own name names another than its sender: somebody may have
    /// passed on what another department sent.
    fn forwarded(&self, named: &[&'p str], sent_by: Option<&'p str>, mail: &Envelope) -> Option<Sender<'p>> {
        let own_name = mail.path.rsplit('/').next().unwrap_or_default();
        let all: BTreeSet<&str> = self.named_in(own_name).into_iter().chain(sent_by).collect();
        let is_unclear = named.is_empty() && sent_by.is_some() && all.len() > 1;
        let named = all.into_iter().map(str::to_owned).collect();
        is_unclear
            .then_some(Sender { department: Err(FileFault::SeveralDepartments { named }), differs: None })
    }

    /// The departments named in the last part of a path that names any.
    fn named_near(&self, path: &str) -> Vec<&'p str> {
        let named = path.rsplit('/').map(|part| self.places_in(part)).find(|named| !named.is_empty());
        self.names(named.unwrap_or_default().into_iter().map(|place| self.part_of(place, path)).collect())
    }

    /// The part of a department that a path names, where it names one besides: 町民課（国保係）, 町民課/国保係.
    fn part_of(&self, place: usize, path: &str) -> usize {
        let key = folded(path);
        let mut parts = self.parts.get(&place).into_iter().flatten().filter(|(rest, _)| key.contains(rest));
        match (parts.next(), parts.next()) {
            (Some((_, part)), None) => *part,
            _ => place,
        }
    }

    /// The one department with this mail address.
    fn sent_by(&self, from: &str) -> Option<&'p str> {
        match self.addresses.get(&from.to_lowercase())?.as_slice() {
            [place] => Some(self.plan.departments[*place].name.as_str()),
            _ => None,
        }
    }

    fn unknown(&self, mails: &[Envelope]) -> FileFault {
        FileFault::UnknownDepartment {
            known: self.plan.departments.iter().map(|department| department.name.clone()).collect(),
            sender: mails.last().map(|mail| mail.from.clone()).filter(|from| !from.is_empty()),
        }
    }

    /// The same, where the file bears the mark of a form: a name and a sender that tell nothing are made up for by the
    /// department that the form was made for.
    pub fn of_marked(&self, file: &str, mails: &[Envelope], mark: Option<&FormMark>) -> Sender<'p> {
        let sender = self.of_mailed(file, mails);
        let own = mark.filter(|mark| mark.is_of(self.plan));
        let own = own.and_then(|mark| self.plan.department(&mark.department));
        match (&sender.department, own) {
            (Err(FileFault::UnknownDepartment { .. }), Some(own)) => {
                Sender { department: Ok(&own.name), ..sender }
            }
            _ => sender,
        }
    }

    /// The departments named in a text, in the plan's order; a name inside a longer one of the plan, or behind letters that
    /// make another name of it (下水道課), does not count where it stands so, and does where it stands again. Whom a file is for
    /// (財政課への回答) did not send it.
    fn named_in(&self, text: &str) -> Vec<&'p str> {
        self.names(self.places_in(text))
    }

    fn names(&self, places: BTreeSet<usize>) -> Vec<&'p str> {
        places.into_iter().map(|place| self.plan.departments[place].name.as_str()).collect()
    }

    /// Their places in the plan.
    fn places_in(&self, text: &str) -> BTreeSet<usize> {
        let key = folded(text);
        let starts =
            key.char_indices().map(|(start, _)| start).filter(|start| self.may_begin(&key[..*start]));
        let pieces = starts.flat_map(|start| self.lengths.iter().map(move |length| start..start + length));
        let found: Vec<(Range<usize>, &Vec<usize>)> =
            pieces.filter_map(|span| Some((span.clone(), self.spellings.get(key.get(span)?)?))).collect();
        let holds = |outer: &Range<usize>, span: &Range<usize>| {
            outer.start <= span.start && span.end <= outer.end && outer.len() > span.len()
        };
        let is_outer = |span: &Range<usize>| !found.iter().any(|(other, _)| holds(other, span));
        let outer = found.iter().filter(|(span, _)| is_outer(span) && !is_addressed(&key[span.end..]));
        outer.flat_map(|(_, places)| places.iter().copied()).collect()
    }

    /// Whether a name may begin behind this: not behind a letter of a name, unless what stands there is a word of its own.
    fn may_begin(&self, before: &str) -> bool {
        let is_letter = |c: char| c.is_alphabetic() && !c.is_ascii();
        if !before.chars().last().is_some_and(is_letter) {
            return true;
        }
        let pair = before.char_indices().rev().nth(1).map_or("", |(start, _)| &before[start..]);
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        ends(&BODIES) && !ends(&NO_BODIES) || ends(&WORDS) || !pair.is_empty() && self.title.contains(pair)
    }
}

/// The departments that bear another's name and more behind it.
fn parts(spellings: &HashMap<String, Vec<usize>>) -> HashMap<usize, Vec<(String, usize)>> {
    let mut parts: HashMap<usize, Vec<(String, usize)>> = HashMap::new();
    for (name, own) in spellings {
        for (at, _) in name.char_indices().skip(1) {
            let (whole, rest) = name.split_at(at);
            let wholes = spellings.get(whole).into_iter().flatten().filter(|_| rest.chars().count() > 1);
            for (whole, part) in wholes.flat_map(|whole| own.iter().map(move |part| (*whole, *part))) {
                parts.entry(whole).or_default().push((rest.to_owned(), part));
            }
        }
    }
    parts.values_mut().for_each(|parts| {
        parts.retain(|(rest, _)| !spellings.contains_key(rest));
        parts.sort();
        parts.dedup_by_key(|(_, part)| *part);
    });
    parts
}

/// Whether what stands behind a name says that something is for whom it names: 財政課長あて.
fn is_addressed(after: &str) -> bool {
    let after = after.strip_prefix('長').unwrap_or(after);
    TO.iter().any(|word| after.starts_with(word)) && !after.starts_with("様式")
}

/// A text as names are looked for in it. A point within a name is none of it (健康・福祉課); one behind the name of an
/// office stands between two.
fn folded(text: &str) -> String {
    let key = width::fold_key(text);
    let mut parts = key.split('・');
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if joined.ends_with(OFFICES) {
            joined.push('・');
        }
        joined.push_str(part);
    }
    joined
}
