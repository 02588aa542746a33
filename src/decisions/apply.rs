//! Decisions meet the points that there are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::again::{self, Decided};
use super::asked::Asked;
use super::owner::tell_owners;
use super::{
    Act, DECISIONS_FILE, DECISIONS_SHEET, DecisionLine, Decisions, FIRST_ROW, Ledger, Point, Said, State,
    TypedLine,
};
use crate::model::{
    CellRef, ConsistencyFault, DecisionReason, Entry, Fault, Finding, Key, Place, Plan, Severity, Text,
};
use crate::rules;
use crate::text::{personal_number, width};

/// What is left to tell and what goes into the report, with the decisions in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// The findings; a point that was decided on is information.
    pub findings: Vec<Finding>,
    /// The findings whose cells stay out of the report.
    pub held_back: Vec<Finding>,
    /// Values that the clerk typed.
    pub typed: Vec<Entry>,
    /// The cells of the form in which only this department counts; nobody where the clerk typed the value.
    pub settled: BTreeMap<(Text, Key), Option<String>>,
    /// The sheet of the decisions, as it is to stand.
    pub ledger: Ledger,
}

impl Applied {
    /// Whether what a department said may go into the report.
    pub fn takes(&self, entry: &Entry) -> bool {
        if self.settled.is_empty() {
            return true;
        }
        let counts = self.settled.get(&(entry.field.clone(), entry.key.clone()));
        counts.is_none_or(|counts| counts.as_deref() == Some(entry.department.as_str()))
    }

    /// Whether what was published stands.
    pub fn keeps(&self, entry: &Entry) -> bool {
        !self.settled.contains_key(&(entry.field.clone(), entry.key.clone()))
    }
}

/// The files that count for the newer ones by a decision, by their paths.
pub type Preferred = BTreeSet<String>;

/// Which files were decided on, of the findings that doubt them.
pub fn preferred(
    plan: &Plan,
    doubts: &[Finding],
    decisions: &Decisions,
    digest: &dyn Fn(&str) -> String,
) -> Preferred {
    let nothing = Said::default();
    let points = doubts.iter().enumerate().filter_map(|doubt| Point::of(plan, doubt, &nothing, digest));
    let rows = rows_of_points(decisions);
    let chosen = points.filter_map(|point| match matched(&point, &rows) {
        (Some(Own { row, is_contradicted: false }), true) => {
            point.choice(row.choice()).map(|choice| choice.act.clone())
        }
        _ => None,
    });
    chosen.filter_map(|act| if let Act::UseFile(file) = act { Some(file) } else { None }).collect()
}

/// How often the figures are checked again: a decision on what was found so may need one more look.
const MOST_LOOKS: usize = 4;

/// Applies the decisions to the settled findings, and looks again at the figures beside what was typed. `read` are the
/// entries that count.
pub fn apply(
    plan: &Plan,
    mut findings: Vec<Finding>,
    read: &[&Entry],
    decisions: &Decisions,
    severities: &BTreeMap<String, Severity>,
    digest: &dyn Fn(&str) -> String,
) -> Applied {
    let is_typed = decisions.rows.iter().any(|row| !row.value().is_empty());
    for _ in 0..if is_typed { MOST_LOOKS } else { 0 } {
        let (applied, decided) = apply_once(plan, findings.clone(), read, decisions, digest);
        let checked = again::checked(plan, &findings, read, &applied, &decided);
        let checked = rules::judge_all(checked, severities);
        if checked == findings {
            return applied;
        }
        findings = checked;
    }
    apply_once(plan, findings, read, decisions, digest).0
}

/// The same without another look; and the points that were decided on, or on which nobody can tell what was.
fn apply_once(
    plan: &Plan,
    findings: Vec<Finding>,
    read: &[&Entry],
    decisions: &Decisions,
    digest: &dyn Fn(&str) -> String,
) -> (Applied, Decided) {
    let said = Said::of(plan, &findings, read);
    let points: Vec<Point> =
        findings.iter().enumerate().filter_map(|finding| Point::of(plan, finding, &said, digest)).collect();
    let rows = rows_of_points(decisions);
    let (done, adopted) = (BTreeSet::new(), BTreeSet::new());
    let mut desk = Desk { plan, read, rows, findings: &findings, applied: Applied::default(), done, adopted };
    let mut lines: Vec<(Option<usize>, DecisionLine)> =
        points.iter().map(|point| (Some(point.finding), desk.settle(point))).collect();
    let known: BTreeSet<&str> = points.iter().map(|point| point.id.as_str()).collect();
    lines.extend(left(&known, &desk.rows, decisions).into_iter().map(|line| (None, line)));
    lines.sort_by_key(|(_, line)| line.state);
    desk.put_in_place(&lines);
    let unclear = lines.iter().filter(|(_, line)| line.state == State::Unclear);
    let unclear: BTreeSet<usize> = unclear.filter_map(|(point, _)| *point).collect();
    let mut lines: Vec<DecisionLine> = lines.into_iter().map(|(_, line)| line).collect();
    lines.iter_mut().zip(1..).for_each(|(line, number)| line.texts[0] = number.to_string());
    let is_written = decisions.holds(&lines);
    let Desk { mut applied, done, adopted, .. } = desk;
    let decided = done.iter().chain(&unclear).map(|index| again::point(&findings[*index])).collect();
    let told = std::mem::take(&mut applied.findings);
    let findings = tell_owners(findings, &done, &adopted);
    let is_open = |(index, _): &(usize, Finding)| !done.contains(index);
    applied.findings =
        findings.into_iter().enumerate().filter(is_open).map(|(_, finding)| finding).chain(told).collect();
    applied.held_back.extend(applied.findings.iter().filter(|finding| is_held_back(finding)).cloned());
    applied.ledger = Ledger {
        lines,
        own_columns: decisions.own_columns.clone(),
        is_written,
        read_from: decisions.read_from,
    };
    (applied, decided)
}

/// The rows of each point, by the point.
type Rows<'d> = HashMap<&'d str, Own<'d>>;

/// The row of a point that counts: the first that decides on it, or is filled in, or else the first.
#[derive(Clone, Copy)]
struct Own<'d> {
    row: &'d TypedLine,
    /// Whether another says that something else was decided: nobody can know which of them was meant.
    is_contradicted: bool,
}

fn rows_of_points(decisions: &Decisions) -> Rows<'_> {
    let mut rows = Rows::new();
    let mut ranked: Vec<&TypedLine> = decisions.rows.iter().collect();
    ranked.sort_by_key(|row| (!row.is_decided(), !row.is_filled()));
    for row in ranked {
        let Some((point, _)) = row.mark() else { continue };
        let own = rows.entry(point).or_insert(Own { row, is_contradicted: false });
        own.is_contradicted |= contradict(own.row, row);
    }
    rows
}

/// Whether two rows of a point decide on it, and not the same.
fn contradict(one: &TypedLine, other: &TypedLine) -> bool {
    let decided = |row: &TypedLine| [row.choice(), row.value()].map(width::fold_key);
    one.is_decided() && other.is_decided() && decided(one) != decided(other)
}

/// The row of a point, and whether the values are those that it was decided on.
fn matched<'d>(point: &Point, rows: &Rows<'d>) -> (Option<Own<'d>>, bool) {
    let own = rows.get(point.id.as_str()).copied();
    (own, own.and_then(|own| own.row.mark()).is_some_and(|(_, basis)| basis == point.basis))
}

/// What the clerk wrote that is about no point any more, or about one of which another row says something else.
fn left(known: &BTreeSet<&str>, rows: &Rows, decisions: &Decisions) -> Vec<DecisionLine> {
    let counted = |row: &TypedLine| {
        let (point, _) = row.mark().filter(|(point, _)| known.contains(point))?;
        rows.get(point).map(|own| own.row)
    };
    let line = |row: &TypedLine| match counted(row) {
        Some(own) if std::ptr::eq(own, row) || !row.is_filled() || row.says(own) => None,
        Some(own) if contradict(own, row) => Some(left_as(row, State::Unclear)),
        _ => (row.is_filled() || row.mark().is_none()).then(|| left_as(row, State::Gone)),
    };
    decisions.rows.iter().filter_map(line).collect()
}

/// A line that decides on nothing: what the clerk wrote stays.
fn left_as(row: &TypedLine, state: State) -> DecisionLine {
    let mut line = DecisionLine { state, ..row.line.clone() };
    line.texts[8] = state.word().to_owned();
    line
}

struct Desk<'a> {
    plan: &'a Plan,
    read: &'a [&'a Entry],
    rows: Rows<'a>,
    findings: &'a [Finding],
    applied: Applied,
    /// The findings in whose place a decision stands.
    done: BTreeSet<usize>,
    /// Those of them whose cells were taken into the report.
    adopted: BTreeSet<usize>,
}

impl Desk<'_> {
    fn settle(&mut self, point: &Point) -> DecisionLine {
        let (own, is_current) = matched(point, &self.rows);
        let row = own.map(|own| own.row);
        let is_contradicted = own.is_some_and(|own| own.is_contradicted);
        let decided = row.filter(|row| row.is_decided());
        let state = match decided {
            None => match row.filter(|row| row.reason().starts_with(BEFORE)) {
                None => State::Open,
                Some(row) => self.outdated(row, point),
            },
            Some(row) if !is_current => self.outdated(row, point),
            Some(row) => match self.decide(point, row, is_contradicted) {
                Ok(()) => State::Taken,
                Err(reason) => {
                    self.tell(ConsistencyFault::DecisionUnclear { reason }, row, point);
                    State::Unclear
                }
            },
        };
        line(point, row, state)
    }

    fn outdated(&mut self, row: &TypedLine, point: &Point) -> State {
        self.tell(ConsistencyFault::DecisionOutdated { choice: masked(words(row)) }, row, point);
        State::Outdated
    }

    fn decide(
        &mut self,
        point: &Point,
        row: &TypedLine,
        is_contradicted: bool,
    ) -> Result<(), DecisionReason> {
        if is_contradicted {
            return Err(DecisionReason::DecidedTwice);
        }
        match row.value().is_empty() {
            true => self.choose(point, row)?,
            false => self.type_in(point, row)?,
        }
        let finding = &self.findings[point.finding];
        self.done.extend(self.companions(point.finding));
        self.applied.findings.push(Finding {
            fault: ConsistencyFault::Decided {
                rule: finding.fault.name().to_owned(),
                choice: masked(words(row)),
                reason: masked(row.reason()),
            }
            .into(),
            severity: Severity::Info,
            ..finding.clone()
        });
        Ok(())
    }

    /// Does what was chosen.
    fn choose(&mut self, point: &Point, row: &TypedLine) -> Result<(), DecisionReason> {
        let finding = &self.findings[point.finding];
        let choice = point.choice(row.choice()).ok_or(DecisionReason::NoSuchChoice)?;
        match &choice.act {
            Act::Take(department) => {
                let asked = Asked::of(self.plan, self.read, finding);
                self.settle_cells(asked.iter().flat_map(Asked::cells), Some(department))?;
            }
            Act::Keep if is_held_back(finding) => self.applied.held_back.push(finding.clone()),
            Act::LeaveOut => self.applied.held_back.push(finding.clone()),
            Act::Adopt => {
                self.adopted.insert(point.finding);
            }
            Act::Keep | Act::UseFile(_) => {}
        }
        Ok(())
    }

    /// Takes the value that was typed, which stands in the workbook of the decisions. Of two lines for one cell both must say
    /// the same.
    fn type_in(&mut self, point: &Point, row: &TypedLine) -> Result<(), DecisionReason> {
        let asked = Asked::of(self.plan, self.read, &self.findings[point.finding]);
        let asked = asked.filter(|_| point.takes_value).ok_or(DecisionReason::NoValueHere)?;
        if !row.choice().is_empty() {
            return Err(DecisionReason::BothWritten);
        }
        let mut typed = asked.typed(self.plan, row.value(), &place(row, point.finding))?;
        let known = |entry: &Entry| {
            self.applied.typed.iter().find(|known| (&known.field, &known.key) == (&entry.field, &entry.key))
        };
        if typed.iter().any(|entry| known(entry).is_some_and(|known| known.value != entry.value)) {
            return Err(DecisionReason::DecidedTwice);
        }
        typed.retain(|entry| known(entry).is_none());
        self.settle_cells(asked.cells(), None)?;
        self.applied.typed.extend(typed);
        Ok(())
    }

    /// Only this department counts in these cells of the form, or nobody.
    fn settle_cells(
        &mut self,
        cells: impl Iterator<Item = (Text, Key)>,
        counts: Option<&String>,
    ) -> Result<(), DecisionReason> {
        let cells: Vec<(Text, Key)> = cells.collect();
        let settled = &mut self.applied.settled;
        if cells.iter().any(|cell| settled.get(cell).is_some_and(|known| known.as_ref() != counts)) {
            return Err(DecisionReason::DecidedTwice);
        }
        settled.extend(cells.into_iter().map(|cell| (cell, counts.cloned())));
        Ok(())
    }

    /// The finding, and what tells the other side of the same difference.
    fn companions(&self, index: usize) -> Vec<usize> {
        let finding = &self.findings[index];
        let is_difference =
            |fault: &Fault| matches!(fault, Fault::Consistency(ConsistencyFault::DepartmentsDiffer { .. }));
        let is_other_side = |other: &Finding| {
            is_difference(&finding.fault)
                && matches!(other.fault, Fault::Consistency(ConsistencyFault::OtherDepartmentDiffers { .. }))
                && (&other.field, &other.key) == (&finding.field, &finding.key)
        };
        let others = self.findings.iter().enumerate().filter(|(_, other)| is_other_side(other));
        others.map(|(place, _)| place).chain([index]).collect()
    }

    /// Gives what stands in the workbook of the decisions the rows that its lines will have.
    fn put_in_place(&mut self, lines: &[(Option<usize>, DecisionLine)]) {
        let rows = (FIRST_ROW..)
            .zip(lines)
            .filter_map(|(row, (point, _))| Some((u32::try_from((*point)?).ok()?, row)));
        let rows: BTreeMap<u32, u32> = rows.collect();
        let findings = self.applied.findings.iter_mut().map(|finding| &mut finding.place);
        let places = findings.chain(self.applied.typed.iter_mut().map(|entry| &mut entry.place));
        for place in places.filter(|place| place.file == DECISIONS_FILE) {
            if let Some(cell) = &mut place.cell {
                cell.row = rows.get(&cell.row).copied().unwrap_or(cell.row);
            }
        }
    }

    fn tell(&mut self, fault: ConsistencyFault, row: &TypedLine, point: &Point) {
        let mut finding = Finding::new(fault, place(row, point.finding)).value(masked(words(row)));
        finding.severity = Severity::Warning;
        finding.key = self.findings[point.finding].key.clone();
        self.applied.findings.push(finding);
    }
}

/// The cell of a decision. Its row is that of the point until the lines have theirs.
fn place(row: &TypedLine, finding: usize) -> Place {
    Place::cell(
        DECISIONS_FILE,
        DECISIONS_SHEET,
        CellRef::new(u32::try_from(finding).unwrap_or(u32::MAX), row.column()),
    )
}

fn is_held_back(finding: &Finding) -> bool {
    matches!(finding.fault, Fault::Consistency(ConsistencyFault::ForeignItem { .. }))
}

/// What the clerk wrote, as it may stand in outputs: without personal numbers.
fn masked(text: &str) -> String {
    personal_number::mask(text).unwrap_or_else(|| text.to_owned())
}

/// What the clerk decided, in the words that stand there.
fn words(row: &TypedLine) -> &str {
    if row.value().is_empty() { row.choice() } else { row.value() }
}

/// What stands before a decision on other values, among the reasons.
const BEFORE: &str = "前回の判断：";

/// A decision on other values is moved to the reasons: it must be made again.
fn outdated(row: &TypedLine) -> [String; 3] {
    let reason = match words(row) {
        "" => row.reason().to_owned(),
        decided => format!("{BEFORE}{decided}。{}", row.reason()),
    };
    [String::new(), String::new(), reason]
}

fn line(point: &Point, row: Option<&TypedLine>, state: State) -> DecisionLine {
    let [department, about, message, values] = point.texts.clone();
    let [choice, value, reason] = match row {
        None => Default::default(),
        Some(row) if state == State::Outdated => outdated(row),
        Some(row) => [row.choice(), row.value(), row.reason()].map(str::to_owned),
    };
    DecisionLine {
        texts: [
            String::new(),
            department,
            about,
            message,
            values,
            choice,
            value,
            reason,
            state.word().to_owned(),
            format!("{}-{}", point.id, point.basis),
        ],
        choices: point.choices.iter().map(|choice| choice.word.clone()).collect(),
        takes_value: point.takes_value,
        state,
        own: row.map(|row| row.line.own.clone()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_personal_number_that_the_clerk_wrote_leaves_the_sheet() {
        assert!(!masked("番号は1234-5678-9018です").contains("5678"));
        assert_eq!(masked("両課で協議"), "両課で協議");
    }
}
