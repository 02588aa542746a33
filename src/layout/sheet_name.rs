//! Whom the name of a sheet says, where each sheet is about another one: 4月, 中央館.

use super::account::Account;
use super::fold::{in_brackets_at_end, loose, numbered};
use super::ids::{DimId, MONTH, MemberId, Of};
use super::names::Named;
use super::words::How;
use super::{Scope, fault};
use crate::model::{Department, DimensionKind, Finding, LayoutFault, Place};

/// What departments add to the name of a sheet, and does not change what the sheet is about.
const ADDED: [&str; 33] = [
    "修正版",
    "修正後",
    "修正済み",
    "修正済",
    "修正",
    "訂正版",
    "訂正後",
    "訂正済",
    "訂正",
    "最終版",
    "最終",
    "確定版",
    "確定",
    "再提出",
    "提出用",
    "提出",
    "差替え",
    "差替",
    "差し替え",
    "改訂版",
    "改訂",
    "回答済",
    "回答",
    "記入済み",
    "記入済",
    "入力済",
    "完成版",
    "報告書",
    "報告",
    "入力",
    "のコピー",
    "コピー",
    "済",
];

/// Whom the name of a sheet says in a dimension; what departments add to it is left out, where nothing is said otherwise.
pub fn said(scope: Scope, dim: DimId) -> Vec<Of> {
    let of = |name: &str| {
        let says = scope.words.says(name);
        let sense = says.senses.iter().find(|sense| sense.dim == dim && sense.how != How::Begins);
        sense.map(|sense| sense.may.clone()).unwrap_or_default()
    };
    let name = &scope.grid.sheet.name;
    let whole = of(name);
    // №7(2) is a sheet that was copied, and may be about any item of the list.
    if !whole.is_empty() || scope.words.is_list(dim) {
        return whole;
    }
    let bare = without_additions(scope, name);
    let said = of(&bare);
    if said.is_empty() { of_month(scope, dim, &bare) } else { said }
}

/// The one member whose name is the same month: 4月, where a sheet is called 四月.
fn of_month(scope: Scope, dim: DimId, name: &str) -> Vec<Of> {
    let month = |name: &str| scope.words.says(name).of(MONTH).map(|sense| sense.may.clone());
    let Some(said) = month(name).filter(|_| scope.words.is_named(dim)) else { return Vec::new() };
    let members = scope.words.dimension(dim).members.iter().enumerate();
    let same = members.filter(|(_, member)| month(&member.name).as_ref() == Some(&said));
    let same: Vec<Of> = same.map(|(place, _)| Of::Name(MemberId(place))).collect();
    if same.len() == 1 { same } else { Vec::new() }
}

/// The name without what was added to it before and behind: 5月 of 「★５月分 (2)（修正）」.
fn without_additions(scope: Scope, name: &str) -> String {
    let mut bare = name.trim();
    while let Some(shorter) = shorter(scope, bare).map(str::trim).filter(|shorter| !shorter.is_empty()) {
        bare = shorter;
    }
    bare.to_owned()
}

fn shorter<'n>(scope: Scope, name: &'n str) -> Option<&'n str> {
    let is_added = |words: &str| {
        let words = words.trim();
        ADDED.contains(&words) || words.chars().all(char::is_numeric) || is_sender(scope, words)
    };
    let signs = |c: char| c.is_whitespace() || "★☆●◎■◆※_＿-－・".contains(c);
    if let Some((before, _)) = in_brackets_at_end(name).filter(|(_, words)| is_added(words)) {
        return Some(before);
    }
    let first = name.strip_prefix('【').and_then(|rest| rest.split_once('】'));
    if let Some((_, rest)) = first.filter(|(words, _)| is_added(words)) {
        return Some(rest);
    }
    let plain = name.trim_matches(signs);
    let by_word =
        || ADDED.iter().find_map(|word| plain.strip_suffix(word).or_else(|| plain.strip_prefix(word)));
    let by_month = || plain.strip_suffix('分').filter(|rest| rest.ends_with('月'));
    let by_sign = || plain.rsplit_once(['_', '＿', ' ', '　', '-', '－', '・']);
    let by_sender = || by_sign().filter(|(_, last)| is_sender(scope, last)).map(|(before, _)| before);
    // 4.5月 is two months, ①4月 is one.
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_apart = |number: &str, rest: &str| !number.starts_with(is_digit) || !rest.starts_with(is_digit);
    let by_number = || numbered(plain).filter(|(number, rest)| is_apart(number, rest)).map(|(_, rest)| rest);
    let by_word = || by_word().or_else(by_month).or_else(by_sender).or_else(by_number);
    if plain.len() < name.len() { Some(plain) } else { by_word() }
}

fn is_sender(scope: Scope, words: &str) -> bool {
    let own = scope.department.into_iter().flat_map(|own| own.aliases.iter().chain([&own.name]));
    own.map(|name| loose(name)).any(|name| name == loose(words))
}

/// That the sheet's name says one member that the template names, and all its titles name others.
pub fn other_title(scope: Scope, names: &[&Named]) -> Option<Account> {
    let is_titled =
        |named: &Named| scope.words.is_named(named.dim) && !named.may.is_empty() && !named.spots.is_empty();
    let first = names.iter().find(|named| is_titled(named))?;
    let said = said(scope, first.dim);
    let is_said = |named: &Named| named.dim == first.dim && said.iter().any(|of| named.may.contains(of));
    if said.len() != 1 || names.iter().any(|named| is_said(named)) {
        return None;
    }
    let sheet = scope.words.describe(&vec![(first.dim, said)]);
    let mut account = Account::default();
    account.remark(fault::at(scope, LayoutFault::SheetNamesAnother { sheet }, first.spots[0]));
    Some(account)
}

/// That the sheet is called as another department of the list, where no sheet of the form is: one file may hold the answers
/// of two.
pub fn other_department(scope: Scope) -> Option<Account> {
    let bare = without_additions(scope, &scope.grid.sheet.name);
    let name = loose(bare.strip_suffix('分').unwrap_or(&bare));
    // Nearly no sheet is called as any of them, and they are many.
    if !scope.words.is_department(&name) {
        return None;
    }
    let is_it = |department: &&Department| {
        department.aliases.iter().chain([&department.name]).any(|known| loose(known) == name)
    };
    let own = scope.department.filter(|own| !is_it(own))?;
    let other = scope.words.plan.departments.iter().find(is_it).filter(|other| other.name != own.name)?;
    let is_of_form = scope.blank.sheets().any(|sheet| loose(sheet) == name);
    if is_of_form || !scope.words.says(&scope.grid.sheet.name).senses.is_empty() {
        return None;
    }
    let place = Place::sheet(scope.file, &scope.grid.sheet.name);
    let mut account = Account::default();
    account.remark(Finding::new(LayoutFault::OtherDepartment { department: other.name.clone() }, place));
    Some(account)
}

/// That the sheet's name says nobody, where each sheet of the form is about another member of the dimension.
pub fn unknown(scope: Scope, dim: DimId) -> Option<Finding> {
    let wanted = members_of_sheets(scope, dim);
    let sheet = scope.grid.sheet.name.clone();
    let place = Place::sheet(scope.file, &sheet);
    (wanted.len() > 1).then(|| Finding::new(LayoutFault::UnknownSheet { sheet, wanted }, place))
}

/// The names of the form's sheets that say members of a dimension.
fn members_of_sheets(scope: Scope, dim: DimId) -> Vec<String> {
    let says = |name: &&str| scope.words.says(name).of(dim).is_some_and(|sense| !sense.may.is_empty());
    let sheets: Vec<String> = scope.blank.sheets().filter(says).map(str::to_owned).collect();
    let dimension = scope.words.dimension(dim);
    if sheets.is_empty() && dimension.kind == DimensionKind::Named && dimension.word == SHEET {
        return dimension.members.iter().map(|member| member.name.clone()).collect();
    }
    sheets
}

/// How a learned form calls what its sheets are about.
const SHEET: &str = "シート";
