//! What no table and no label took: of the form, an answer that lost its place, or a note.

use std::collections::{BTreeMap, BTreeSet};

use super::{BESIDE, Book, Closed};
use crate::layout::area::Area;
use crate::layout::choices::holds_choices;
use crate::layout::fault;
use crate::layout::fold::loose;
use crate::layout::grid::{ByCell, Cols, Spot};
use crate::layout::ids::FIELD;
use crate::layout::words::{Heading, How, Sense};
use crate::model::{LayoutFault, Line};
use crate::text::width::fold_key;
use crate::text::{example, fiscal_year};

/// Words that put something right that stands elsewhere.
const CORRECTS: [&str; 8] = ["訂正", "修正", "変更", "改め", "統合", "廃止", "削除", "誤り"];
/// So many notes in a block are no notes.
const MANY: usize = 3;

impl Book<'_, '_> {
    /// What no table and no label took: of the form, or told. Beside a table, in the columns of a label's value, or where
    /// something of the form is missing, it may be an answer; elsewhere it is a note.
    pub(super) fn tell_rest(&self, lines: &mut ByCell<Option<Line>>, closed: &mut Closed) {
        let scope = self.read.scope;
        let near = self.near();
        let details = self.details();
        let is_list = self.is_list_of_choices();
        let items = self.items_of_rows();
        let examples = self.examples();
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        let rest: Vec<Spot> = scope.grid.spots().filter(|spot| lines[*spot].is_none()).collect();
        let lacks = self.lacks || self.read.lacks || rest.iter().any(|spot| self.is_name(*spot));
        for spot in rest {
            let (at, text) = (scope.grid.place(spot), scope.grid.text(spot));
            let beside = details.holds(at).then(|| self.other_detail(spot, &items)).flatten();
            if let Some(other) = self.differs(spot).or(beside) {
                lines[spot] = Some(Line::Told(closed.findings.len()));
                closed.findings.push(fault::at(scope, other, spot));
            } else if is_list
                || self.is_of_form(spot)
                || !near.holds(at) && self.is_annex(spot)
                || details.holds(at) && self.read.scope.words.is_detail(text)
                || items.get(&at.row).is_some_and(|item| scope.blank.says_of(item, text))
                || examples.get(&at.row).is_some_and(|word| scope.blank.says_of(word, text))
            {
                lines[spot] = Some(Line::Furniture);
            } else if near.holds(at)
                || details.holds(at)
                || lacks
                || self.places.contains(&scope.grid.cols(spot))
                || self.mentions(text)
            {
                inside.push(spot);
            } else {
                outside.push(spot);
            }
        }
        self.move_answers(&mut inside, &mut outside);
        for (fault, spots) in [(LayoutFault::UnreadCells, inside), (LayoutFault::StrayCells, outside)] {
            let Some(first) = spots.first() else { continue };
            let mut finding = fault::at(scope, fault, *first);
            finding.more_cells = spots[1..].iter().map(|spot| scope.grid.place(*spot)).collect();
            spots.iter().for_each(|spot| lines[*spot] = Some(Line::Told(closed.findings.len())));
            closed.findings.push(finding);
        }
    }

    /// The words that say of their rows that they are examples.
    fn examples(&self) -> BTreeMap<u32, &str> {
        let grid = self.read.scope.grid;
        let words = grid.spots().filter(|spot| example::is_said(grid.text(*spot)));
        words.map(|spot| (grid.place(spot).row, grid.text(spot).trim())).collect()
    }

    /// The item that a row is of, where it is of one.
    fn items_of_rows(&self) -> BTreeMap<u32, &str> {
        let mut items: BTreeMap<u32, Option<&str>> = BTreeMap::new();
        for (_, claim) in self.claims() {
            let Some(item) = claim.key.item() else { continue };
            let known = items.entry(claim.at.row).or_insert(Some(item));
            *known = known.filter(|known| *known == item);
        }
        items.into_iter().filter_map(|(row, item)| Some((row, item?))).collect()
    }

    /// Whether a cell is the name of somebody whom a card may be about: one that nothing stands under lost its labels.
    fn is_name(&self, spot: Spot) -> bool {
        let scope = self.read.scope;
        let is_above = |sense: &Sense| {
            let mut shapes = scope.words.shapes.iter().filter(|shape| shape.beside.is_some());
            shapes.any(|shape| shape.above.contains(&sense.dim))
        };
        let is_said = |sense: &Sense| sense.how == How::Whole && !sense.may.is_empty();
        scope.says[spot].senses.iter().any(|sense| is_said(sense) && is_above(sense))
    }

    /// Cells far from every table are no notes where they stand in a row with what may be an answer, in rows that say a
    /// year, a field or an item, where figures stand side by side, where one stands right of another as the values of labels
    /// do, or where there are many: a table may have stood there.
    fn move_answers(&self, inside: &mut Vec<Spot>, outside: &mut Vec<Spot>) {
        let row = |spot: &Spot| self.read.scope.grid.place(*spot).row;
        let rows: BTreeSet<u32> = inside.iter().map(row).collect();
        inside.extend(outside.extract_if(.., |spot| rows.contains(&row(spot))));
        let values = self.columns_of_values();
        let mut all: Vec<Spot> = inside.iter().chain(&*outside).copied().collect();
        all.sort_unstable();
        let blocks = all.chunk_by(|a, b| row(b) - row(a) <= BESIDE);
        let answers: BTreeSet<Spot> =
            blocks.filter(|block| self.may_be_answers(block, &values)).flatten().copied().collect();
        inside.extend(outside.extract_if(.., |spot| answers.contains(spot) || self.corrects(*spot)));
        inside.sort_unstable();
    }

    /// Whether a note may change what is read: it names an item or a member, or says that something is put right.
    fn corrects(&self, spot: Spot) -> bool {
        let (words, text) = (self.read.scope.words, self.read.scope.grid.text(spot));
        CORRECTS.iter().any(|word| text.contains(word)) || words.holds_name(&loose(text))
    }

    /// Whether cells that stand together may be answers, by themselves or by the columns of the `values` of labels.
    fn may_be_answers(&self, block: &[Spot], values: &BTreeSet<Cols>) -> bool {
        let scope = self.read.scope;
        let mut rows = block.chunk_by(|a, b| scope.grid.place(*a).row == scope.grid.place(*b).row);
        let is_row_of_answers = |cells: &[Spot]| {
            let figures = cells.iter().filter(|spot| self.is_figure(**spot)).count();
            figures > 1 || cells[1..].iter().any(|spot| values.contains(&scope.grid.cols(*spot)))
        };
        let says = || block.iter().any(|spot| !scope.says[*spot].senses.is_empty());
        block.len() > MANY || block.len() > 1 && says() || rows.any(is_row_of_answers)
    }

    /// The columns of the sheet in which the values of labels stand that have names of their own.
    fn columns_of_values(&self) -> BTreeSet<Cols> {
        let scope = self.read.scope;
        let claims = self.read.accounts.iter().flat_map(|account| &account.claims);
        let named = claims.filter(|claim| scope.words.is_beside_label(claim.field));
        named.filter_map(|claim| Some(scope.grid.cols(claim.spot?))).collect()
    }

    fn is_figure(&self, spot: Spot) -> bool {
        self.read.scope.grid.text(spot).contains(|c: char| c.is_numeric())
    }

    fn is_of_form(&self, spot: Spot) -> bool {
        let (words, text) = (self.read.scope.words, self.read.scope.grid.text(spot));
        words.is_number_word(text)
            || words.is_title_word(text)
            || words.is_furniture(text)
            || self.read.scope.blank.holds(
                &self.read.scope.grid.sheet.name,
                self.read.scope.grid.place(spot),
                text,
            )
            || self.read.scope.says[spot].senses.iter().any(|sense| words.is_named(sense.dim))
            || self.names_sender(spot)
    }

    /// Whether over all tables only stands which annex of a letter the sheet is: 別紙１, （様式第２号）.
    fn is_annex(&self, spot: Spot) -> bool {
        const WORDS: [&str; 9] =
            ["別紙", "別記", "別添", "別表", "様式", "別紙様式", "別記様式", "参考様式", "別添様式"];
        let row = self.read.scope.grid.place(spot).row;
        let key = fold_key(self.read.scope.grid.text(spot));
        let is_number = |c: char| c.is_numeric() || "一二三四五六七八九十第号の-()[]【】 ".contains(c);
        let words: String = key.chars().filter(|c| !is_number(*c)).collect();
        WORDS.contains(&words.as_str()) && self.read.framed.tables.iter().all(|table| row < table.band.first)
    }

    /// A sheet without tables that holds choices for a list, each once.
    fn is_list_of_choices(&self) -> bool {
        let scope = self.read.scope;
        let mut seen = BTreeSet::new();
        self.read.accounts.is_empty()
            && scope.grid.rows().count() >= 3
            && scope.grid.spots().all(|spot| seen.insert(scope.grid.text(spot)))
            && holds_choices(scope)
    }

    /// The cells of tables and labels, and those beside and under them.
    fn near(&self) -> Area {
        let mut near = self.read.beside.clone();
        for table in &self.read.framed.tables {
            let cols = table.breadth();
            let wide = Cols(cols.0.saturating_sub(1), cols.1.saturating_add(BESIDE));
            (table.band.first..=table.last()).for_each(|row| near.add(row, wide));
            // A footnote begins under the labels.
            let under = || table.band.columns.iter().map(|column| column.cols);
            (1..=BESIDE)
                .for_each(|down| under().for_each(|cols| near.add(table.last().saturating_add(down), cols)));
        }
        near.tidy();
        near
    }

    /// The columns under headings of details.
    fn details(&self) -> Area {
        let mut area = Area::default();
        for table in &self.read.framed.tables {
            for (_, _, cols) in
                table.band.label_heads.iter().filter(|(heading, ..)| *heading == Heading::Details)
            {
                (table.band.first..=table.last()).for_each(|row| area.add(row, *cols));
            }
        }
        area.tidy();
        area
    }

    /// Whether a note speaks of the form: of a field, an item by its number, a year.
    pub(super) fn mentions(&self, text: &str) -> bool {
        let words = self.read.scope.words;
        let key = loose(text);
        let fields = words.plan.fields.iter().map(|field| loose(&field.label));
        let context = fiscal_year::YearContext { years: words.plan.years, era: words.plan.era };
        key.chars().count() > 60
            || fields.into_iter().any(|label| label.chars().count() >= 2 && key.contains(&label))
            || words.names_item(&key)
            || fiscal_year::split_label(text, &context).is_some()
            || self.read.scope.words.says(text).of(FIELD).is_some()
    }
}
