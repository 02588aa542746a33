//! What values are said for, as a template says it.

use std::collections::BTreeSet;

use crate::model::{Category, Dimension, DimensionKind};
use crate::text::width;

/// The words that stand over the columns of a dimension that needs no declaration; the first is the word for one of its
/// members.
pub(super) const fn words_of(kind: DimensionKind) -> &'static [&'static str] {
    match kind {
        DimensionKind::Field => &["項目"],
        DimensionKind::Year => &["年度", "実施年度", "年"],
        DimensionKind::Month => &["月"],
        DimensionKind::Department => &["部署", "部署名", "所属", "所属名", "課名", "担当課", "回答課"],
        DimensionKind::Named | DimensionKind::List | DimensionKind::Record => &[],
    }
}

/// Whether a text is a word before the name of the department that answers: 担当課：, 課（局）名.
pub fn is_department_word(text: &str) -> bool {
    let key = width::letters_key(text);
    let bare = ANSWERS.iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key);
    let named = bare.strip_suffix('名').unwrap_or(bare);
    words_of(DimensionKind::Department).iter().any(|word| width::letters_key(word) == key)
        || bare != named && OFFICES.contains(&named)
        || bare != key && OFFICES.contains(&named)
}

/// Words for offices, one of which is to be named.
const OFFICES: [&str; 8] = ["課", "部", "局", "部署", "部局", "課室", "部課", "課局"];
/// What stands before such a word where the one that answers is meant, and not the one that something belongs to.
const ANSWERS: [&str; 5] = ["回答", "提出", "記入", "報告", "所属"];

/// What values are said for: items of a list, members such as grades, records; or, to give them headings, `field`, `year`
/// and `month`. `department` is said to keep the answers of departments apart.
#[derive(Clone, Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DimensionShape {
    /// Short name: `measure`. Where there are several lists, it is what 種別 of the list of items says.
    pub name: String,
    /// How the report calls one of its members: 取組. A heading too.
    #[serde(default)]
    pub word: Option<String>,
    /// Where its members come from, where it is not the round's list of items.
    #[serde(default)]
    pub kind: Option<MembersKind>,
    /// Its members, where the template names them (grades, sexes): names, or tables of name and aliases.
    #[serde(default)]
    pub members: Vec<MemberShape>,
    /// The list whose members those of this one belong to (a project's initiative).
    #[serde(default)]
    pub within: Option<String>,
    /// Whether several members have one title and stand one under the other, in the order of the list.
    #[serde(default)]
    pub numbered: bool,
    /// Words over its column, or left of its member: 取組内容, 事業名.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Words left of a member's number: №, 番号.
    #[serde(default)]
    pub number: Vec<String>,
    /// Headings over columns that repeat what the list says of a member, and are no data: 役割.
    #[serde(default)]
    pub details: Vec<String>,
}

/// Where the members of a dimension come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MembersKind {
    /// The round's list of items.
    List,
    /// The form itself: each row is a record of its own, named by what stands under the heading, or counted.
    Record,
}

/// A member that the template names.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum MemberShape {
    /// Its name.
    Name(String),
    /// Its name, and other spellings.
    Spelled(Spelled),
}

/// A member with its spellings.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spelled {
    /// Its name.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl DimensionShape {
    /// Where its members come from.
    pub fn kind(&self) -> DimensionKind {
        match (DimensionKind::known(&self.name), self.kind) {
            (Some(kind), _) => kind,
            (None, Some(MembersKind::Record)) => DimensionKind::Record,
            _ if self.members.is_empty() => DimensionKind::List,
            _ => DimensionKind::Named,
        }
    }

    /// How the report calls one of its members.
    pub fn word(&self) -> &str {
        self.word
            .as_deref()
            .or_else(|| words_of(DimensionKind::known(&self.name)?).first().copied())
            .unwrap_or(&self.name)
    }

    /// As the plan has it.
    pub fn to_dimension(&self) -> Dimension {
        let known = DimensionKind::known(&self.name);
        let usual = known.into_iter().flat_map(words_of).map(|word| (*word).to_owned());
        let mut headings: Vec<String> =
            self.headings.iter().chain(&self.word).cloned().chain(usual).collect();
        let mut seen = BTreeSet::new();
        headings.retain(|heading| seen.insert(heading.clone()));
        Dimension {
            name: self.name.clone(),
            word: self.word().to_owned(),
            kind: self.kind(),
            members: self.members.iter().map(MemberShape::to_category).collect(),
            within: self.within.clone(),
            numbered: self.numbered,
            headings,
            numbers: self.number.clone(),
            details: self.details.clone(),
        }
    }
}

impl MemberShape {
    pub(super) fn to_category(&self) -> Category {
        match self {
            MemberShape::Name(name) => Category { name: name.clone(), aliases: Vec::new() },
            MemberShape::Spelled(Spelled { name, aliases }) => {
                Category { name: name.clone(), aliases: aliases.clone() }
            }
        }
    }
}
