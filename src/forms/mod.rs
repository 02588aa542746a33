//! The forms that go out: a workbook for each department, with its own items, last year's values, and cells to fill in.
//!
//! Made of the tables of the template and of nothing else, so that what comes back is read by the same headings. The
//! steps are values: the lines of a table are the members of its dimensions, a cell is where two lines cross, a sheet is
//! what stands above one another. Knows nothing of submissions.

mod check;
mod drawn;
mod error;
mod grid;
mod guide;
mod history;
mod input;
mod labelled;
mod line;
mod lists;
mod own;
mod sheet;
mod unlisted;
mod version;

use std::collections::BTreeSet;

use rust_xlsxwriter::XlsxError;

use crate::book::{self, Limits};
use crate::layout::unread;
use crate::model::{CellRef, Department, Entry, Item, Key, Plan};
use crate::report::page::Book;
use crate::round::{FormMark, Round, RoundError};
use crate::template::Form as Layout;
pub use check::{CheckedForm, Places, check};
pub use error::FormError;
pub use guide::name as guide_name;
use history::History;
pub(crate) use input::example;
use own::OwnForm;
pub use version::is_as_made;

/// The forms of a round, ready to be made.
pub struct Forms<'a> {
    round: &'a Round,
    history: History<'a>,
    own: Option<OwnForm>,
}

/// A form as made.
#[derive(Clone, Debug)]
pub struct Form {
    /// The workbook.
    pub bytes: Vec<u8>,
    /// The cells to be filled in, by sheet and in the order of their making.
    pub blanks: Vec<Blank>,
    /// Whether it shows what was published before.
    pub has_past: bool,
}

/// A cell to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Blank {
    /// The name of its sheet.
    pub sheet: String,
    /// The cell: of a merged one the anchor.
    pub cell: CellRef,
    /// The field that it holds, by its name in the template; `None` where the name of a record is written.
    pub field: Option<String>,
    /// What it is said for. A record that the form has no name for bears its number: what is typed takes its place.
    pub key: Key,
    /// What stands in it from the beginning; empty where nothing does.
    pub given: String,
}

/// What the making of one form looks at.
#[derive(Clone, Copy)]
struct Scope<'a> {
    plan: &'a Plan,
    layout: &'a Layout,
    department: &'a Department,
    history: &'a History<'a>,
}

impl<'a> Forms<'a> {
    /// The forms of a round, with what was published before: see [`read_published`](crate::round::read_published).
    ///
    /// # Errors
    /// When the clerk's own blank form can't be opened.
    pub fn new(round: &'a Round, published: &'a [Entry]) -> Result<Self, RoundError> {
        let own = round.form.as_ref().map(|path| OwnForm::open(path, round)).transpose()?;
        Ok(Self { round, history: History::new(&round.plan, published), own })
    }

    /// The form of one department.
    ///
    /// ```
    /// use matome::{forms::Forms, round::Round};
    /// let round = Round::load("samples/hr-progress".as_ref())?;
    /// let form = Forms::new(&round, &[])?.of(&round.plan.departments[0])?;
    /// assert!(form.blanks.iter().any(|blank| blank.field.as_deref() == Some("rating")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Where the form is larger than a worksheet can be, or nothing can be put into the clerk's own.
    pub fn of(&self, department: &Department) -> Result<Form, FormError> {
        let mark = FormMark {
            round: FormMark::round_of(&self.round.plan),
            template: self.round.template.name.clone(),
            department: department.name.clone(),
            ..FormMark::default()
        };
        let scope = self.scope(department);
        if let Some(own) = &self.own {
            return own.of(scope, mark);
        }
        let (plain, _) = self.book(scope)?;
        let mark = FormMark { version: version::of(&plain.bytes()?), ..mark };
        let mark = mark.with_unread(&self.guide(scope)?);
        let (mut book, blanks) = self.book(scope)?;
        book.note(&mark.properties());
        Ok(Form { bytes: book.bytes()?, blanks, has_past: self.history.has_past() })
    }

    /// The digests of what stands on the sheet that says how the form is filled in.
    fn guide(&self, scope: Scope) -> Result<BTreeSet<String>, FormError> {
        let mut book = Book::new("", "")?;
        guide::add(&mut book, self.round, scope)?;
        let read = book::read_bytes(&book.bytes()?, "", &Limits::default());
        Ok(unread::digests(scope.layout, &read.workbook.unwrap_or_default()))
    }

    fn scope<'s>(&'s self, department: &'s Department) -> Scope<'s> {
        let Round { plan, template, .. } = self.round;
        Scope { plan, layout: &template.form, department, history: &self.history }
    }

    fn book(&self, scope: Scope) -> Result<(Book, Vec<Blank>), XlsxError> {
        let title = format!("{}　{}", scope.plan.title, scope.department.name);
        let mut book = Book::new(&title, self.round.office.trim())?;
        guide::add(&mut book, self.round, scope)?;
        let mut blanks = Vec::new();
        for sheet in sheet::all(scope) {
            blanks.extend(sheet.add(&mut book, scope)?);
        }
        Ok((book, blanks))
    }
}

impl<'a> Scope<'a> {
    /// The department's items of a list, in the plan's order.
    fn items(&self, list: &str) -> Vec<&'a Item> {
        let own = self.plan.owed_by(&self.department.name).into_iter();
        own.filter(|item| self.plan.list_of(item) == list).collect()
    }
}
