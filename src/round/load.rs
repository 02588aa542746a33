//! A round's folder → a checked round.

use std::path::Path;

use super::config::{Config, LISTS_FILE};
use super::lists::{DEPARTMENT_COLUMNS, DepartmentList, ITEM_COLUMNS, ItemList, one_year, open};
use super::settings::Settings;
use super::slips;
use super::successors::{SUCCESSORS_FILE, read_successors};
use super::{Round, RoundError};
use crate::disk;
use crate::model::{
    Category, Date, Department, Dimension, DimensionKind, Era, FiscalYear, Item, Listed, Plan, Sentence,
    ValueFault, YearSpan,
};
use crate::sentence;
use crate::template::{DimensionShape, Template, TemplateError, builtin_names};
use crate::text::Reading;
use crate::text::date::{self, Dates};
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::nearest::nearest;
use crate::text::width;

/// The name of the file that makes a folder a round.
pub const CONFIG_FILE: &str = "matome.toml";

/// Whether the folder is a round's.
pub fn is_round(folder: &Path) -> bool {
    [CONFIG_FILE, LISTS_FILE].iter().any(|name| folder.join(name).is_file())
}

impl Round {
    /// Reads the round in this folder.
    ///
    /// ```
    /// use matome::round::Round;
    /// let round = Round::load("samples/hr-progress".as_ref())?;
    /// assert_eq!(round.template.name, "hr-progress");
    /// # Ok::<(), matome::round::RoundError>(())
    /// ```
    ///
    /// # Errors
    /// When a setting, the template or a list can't be used; each says what to do.
    pub fn load(folder: &Path) -> Result<Round, RoundError> {
        let mut settings = Settings::read(folder)?;
        let template = read_template(folder, &settings)?;
        let lists = settings.lists.take();
        let config = &settings.config;
        let [items, departments] =
            [&config.items, &config.departments].map(|file| disk::named(&folder.join(file)));
        let items_book = lists.map_or_else(|| open(&items, &config.limits), Ok)?;
        let departments_book = match items == departments {
            true => None,
            false => Some(open(&departments, &config.limits)?),
        };
        let list = ItemList::read(&items_book, &config.items)?;
        let departments_book = departments_book.as_ref().unwrap_or(&items_book);
        let asked = DepartmentList::read(departments_book, &config.departments)?;
        check_items(&list, &asked.departments, &template)?;
        let mut successors = read_successors(&items_book, &config.items)?;
        let own = config.successors.as_deref();
        let beside = Some(SUCCESSORS_FILE).filter(|file| disk::named(&folder.join(file)).is_file());
        if let Some(file) = own.or(beside).filter(|file| *file != config.items) {
            successors
                .extend(read_successors(&open(&disk::named(&folder.join(file)), &config.limits)?, file)?);
        }
        let plan = plan(&settings, &template, list.items.clone(), asked.departments.clone())?;
        slips::check(&list, &asked, &plan)?;
        let others = [
            slips::other_sheets(&items_book, &list.table, &ITEM_COLUMNS),
            slips::other_sheets(departments_book, &asked.table, &DEPARTMENT_COLUMNS),
        ];
        let mut doubts: Vec<Sentence> = others.into_iter().flatten().collect();
        doubts.extend(slips::doubts(&list, &asked, &plan));
        doubts.extend(collecting_beyond(&settings, &plan));
        let deadline = read_date(&settings, "deadline", config.deadline.as_deref())?;
        let resubmission_deadline =
            read_date(&settings, "resubmission-deadline", config.resubmission_deadline.as_deref())?;
        check_deadlines(&settings, deadline, resubmission_deadline)?;
        let text = |setting: &Option<String>| setting.clone().unwrap_or_default();
        Ok(Round {
            plan,
            template,
            organization: text(&config.organization),
            office: text(&config.office),
            contact: text(&config.contact),
            extension: text(&config.extension),
            deadline,
            resubmission_deadline,
            today: None,
            doubts,
            published: read_date(&settings, "published", config.published.as_deref())?,
            submissions: disk::named(&folder.join(&config.submissions)),
            cache: None,
            form: config.form.as_ref().map(|form| disk::named(&folder.join(form))),
            previous: config.previous.as_ref().map(|previous| disk::named(&folder.join(previous))),
            successors,
            severities: config.severity.clone(),
            lists: [config.items.clone(), config.departments.clone()],
            limits: config.limits.clone(),
            folder: folder.to_owned(),
        })
    }
}

/// The text of a file in UTF-8. `name` is what the user knows it by.
pub(super) fn read_text(path: &Path, name: &str) -> Result<String, RoundError> {
    let bytes =
        disk::read(path).map_err(|source| RoundError::Unreadable { path: path.to_owned(), source })?;
    let text = String::from_utf8(bytes).map_err(|error| TemplateError::encoding(name, error.as_bytes()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The built-in template of this name or title, or the user's own.
fn read_template(folder: &Path, settings: &Settings) -> Result<Template, RoundError> {
    let name = settings.needed("template", &settings.config.template)?;
    if let Some(template) = Template::builtin(name) {
        return Ok(template?);
    }
    let builtin = || builtin_names().filter_map(Template::builtin).flatten();
    if let Some(titled) = builtin().find(|known| width::fold_key(&known.title) == width::fold_key(name)) {
        return Ok(titled);
    }
    let path = disk::named(&folder.join(name));
    if !path.exists() {
        let known: Vec<String> = match settings.is_on_sheet("template") {
            true => builtin().map(|known| format!("「{}」", known.title)).collect(),
            false => builtin_names().map(str::to_owned).collect(),
        };
        let spot = settings.spot("template");
        return Err(RoundError::NoTemplate { spot, name: name.to_owned(), known: known.join("、") });
    }
    Ok(Template::parse(&read_text(&path, name)?, name)?)
}

fn plan(
    settings: &Settings,
    template: &Template,
    mut items: Listed<Item>,
    departments: Listed<Department>,
) -> Result<Plan, RoundError> {
    let config = &settings.config;
    let years = |text: &str| {
        let span = read_years(text).map(|(first, last)| YearSpan { first, last });
        span.ok_or_else(|| settings.wrong("years", text, "令和３年度～令和７年度"))
    };
    let collecting =
        |text: &str| one_year(text).ok_or_else(|| settings.wrong("collecting", text, "令和５年度"));
    let years = config.years.as_deref().map(years).transpose()?;
    let scale = config.scale.as_ref().map_or_else(|| template.scale.clone(), |own| own.over(&template.scale));
    items.change(|items| {
        for item in items {
            item.kind = kind_of(item, template);
            item.departments = item.departments.iter().flat_map(|name| meant(&departments, name)).collect();
        }
    });
    Ok(Plan {
        title: settings.needed("title", &config.title)?.to_owned(),
        years,
        collecting: config.collecting.as_deref().map(collecting).transpose()?,
        era: read_era(settings, years)?,
        fields: template.fields(&scale),
        dimensions: dimensions(config, template),
        items,
        departments,
    })
}

/// The template's dimensions; the round may name the members of the first that has some.
fn dimensions(config: &Config, template: &Template) -> Vec<Dimension> {
    let mut dimensions = template.dimensions();
    let named = dimensions.iter_mut().find(|dimension| dimension.kind == DimensionKind::Named);
    if let (Some(named), false) = (named, config.categories.is_empty()) {
        let known = std::mem::take(&mut named.members);
        let own = |name: &String| known.iter().find(|member| member.name == *name).cloned();
        let new = |name: &String| Category { name: name.clone(), aliases: Vec::new() };
        named.members = config.categories.iter().map(|name| own(name).unwrap_or_else(|| new(name))).collect();
    }
    dimensions
}

/// `令和３年度～令和７年度`, or `2021..2025`; one year alone is first and last.
pub(super) fn read_years(text: &str) -> Option<(FiscalYear, FiscalYear)> {
    if let Some((first, last)) = text.split_once("..") {
        return Some((one_year(first)?, one_year(last)?)).filter(|(first, last)| first <= last);
    }
    match fiscal_year::read(text, &YearContext::default()) {
        Reading::Value { value: Years::One(year), .. } => Some((year, year)),
        Reading::Value { value: Years::Range(first, last), .. } => {
            Some((first, last)).filter(|(first, last)| first <= last)
        }
        _ => None,
    }
}

fn read_era(settings: &Settings, years: Option<YearSpan>) -> Result<Option<Era>, RoundError> {
    let Some(text) = &settings.config.era else {
        return Ok(years.map(|years| Era::of_year(years.first)));
    };
    let named = Era::ALL.into_iter().find(|era| era.name() == text);
    let lettered = text.chars().next().filter(|_| text.chars().count() == 1).and_then(Era::from_letter);
    named.or(lettered).map(Some).ok_or_else(|| settings.wrong("era", text, "平成"))
}

fn read_date(settings: &Settings, key: &str, text: Option<&str>) -> Result<Option<Date>, RoundError> {
    let Some(text) = text else { return Ok(None) };
    match date::read(text) {
        Reading::Value { value: Dates::One(date), warnings } => match &warnings[..] {
            [] => Ok(Some(date)),
            [ValueFault::WrongWeekday { right }, ..] => Err(settings.fault(
                key,
                sentence!(
                    "「{text}」の曜日が違います（この日は{right}曜日です）。日付か曜日を直してください。",
                    "\"{text}\": that day is another day of the week ({right}); mend one of the two"
                ),
            )),
            _ => Ok(Some(date)),
        },
        _ => Err(settings.wrong(key, text, "令和６年６月２８日")),
    }
}

/// Whether the deadlines follow one another.
fn check_deadlines(settings: &Settings, first: Option<Date>, second: Option<Date>) -> Result<(), RoundError> {
    match first.zip(second) {
        Some((first, second)) if first.is_after(second) => Err(settings.fault(
            "resubmission-deadline",
            sentence!(
                "再提出期限が、提出期限より前です。どちらかを直してください。",
                "the deadline for resubmissions is before the deadline: mend one of the two"
            ),
        )),
        _ => Ok(()),
    }
}

/// That the year being collected is none of the plan.
fn collecting_beyond(settings: &Settings, plan: &Plan) -> Option<Sentence> {
    let (year, years) = plan.collecting.zip(plan.years)?;
    (year < years.first || year > years.last).then(|| {
        let fault = sentence!(
            "取りまとめる年度が、計画の年度に入っていません。どちらかを直してください。",
            "the year being collected is none of the plan's: mend one of the two"
        );
        fault.at(&settings.spot("collecting").place)
    })
}

/// Whether the departments and kinds that the items name exist.
fn check_items(
    list: &ItemList,
    departments: &Listed<Department>,
    template: &Template,
) -> Result<(), RoundError> {
    for (index, item) in list.items.iter().enumerate() {
        let department = unknown_department(departments, item).map(|fault| ("担当課", fault));
        let fault = department.or_else(|| unknown_kind(template, item).map(|fault| ("種別", fault)));
        if let Some((column, fault)) = fault {
            return Err(RoundError::List { place: list.place(index, column), fault });
        }
    }
    Ok(())
}

/// The department that a name means in the list: its own, or the one that alone has it for another spelling.
fn listed<'n>(departments: &'n Listed<Department>, name: &'n str) -> &'n str {
    // Most name one as it is, and are not looked for among all.
    if departments.named(name).is_some() {
        return name;
    }
    let key = width::fold_key(name);
    let has = |alias: &String| width::fold_key(alias) == key;
    let mut known = departments.iter().filter(|department| department.aliases.iter().any(has));
    let typed = departments.iter().find(|department| width::fold_key(&department.name) == key);
    match (typed, known.next(), known.next()) {
        (Some(own), ..) | (None, Some(own), None) => &own.name,
        _ => name,
    }
}

/// The departments of the list that a name means: one, or several that are all known, whatever stands between them.
fn meant(departments: &Listed<Department>, name: &str) -> Vec<String> {
    let known = |name: &str| {
        let name = listed(departments, name).to_owned();
        departments.named(&name).is_some().then_some(name)
    };
    if let Some(one) = known(name) {
        return vec![one];
    }
    let parted = ["及び", "並びに"].iter().fold(name.to_owned(), |name, word| name.replace(word, "、"));
    let parts = parted
        .split(['、', ' ', '\u{3000}', '・', '／', '/', '＋', '+', '＆', '&'])
        .filter(|part| !part.is_empty());
    let all: Option<Vec<String>> = parts.map(known).collect();
    all.unwrap_or_else(|| vec![name.to_owned()])
}

fn unknown_department(departments: &Listed<Department>, item: &Item) -> Option<Sentence> {
    let is_known = |name: &String| departments.named(name).is_some();
    let name = item.departments.iter().find(|name| !meant(departments, name).iter().all(is_known))?;
    let known = departments.iter().map(|known| (known.name.as_str(), known.name.as_str()));
    let near =
        nearest(name, known).map(|near| format!("「{near}」のことではありませんか。")).unwrap_or_default();
    Some(sentence!(
        "担当課「{name}」が、部署の一覧（列「部署名」）にありません。{near}どちらかの表記を直してください（いくつもあるときは、「、」で区切ります）。",
        "the department \"{name}\" is not in the list of departments (部署名); mend one of the two"
    ))
}

/// The kind by its name, where it was written by its word.
pub(super) fn kind_of(item: &Item, template: &Template) -> String {
    let known = template.lists().find(|list| list.word() == item.kind);
    known.map_or_else(|| item.kind.clone(), |list| list.name.clone())
}

fn unknown_kind(template: &Template, item: &Item) -> Option<Sentence> {
    let lists: Vec<&DimensionShape> = template.lists().collect();
    let written = item.kind.as_str();
    if let ([only], false) = (&lists[..], written.is_empty()) {
        return (![only.name.as_str(), only.word()].contains(&written)).then(|| {
            sentence!(
                "種別「{written}」はありません。この様式に種別はないので、空欄にしてください。",
                "there is no kind \"{written}\": this template has one kind only, leave it empty"
            )
        });
    }
    if lists.len() < 2 || lists.iter().any(|list| [list.name.as_str(), list.word()].contains(&written)) {
        return None;
    }
    let words = lists.iter().map(|list| list.word()).collect::<Vec<_>>().join("、");
    let names = lists.iter().map(|list| list.name.as_str()).collect::<Vec<_>>().join(", ");
    Some(sentence!(
        "種別「{written}」はありません。使える種別：{words}",
        "there is no kind \"{written}\"; the kinds are: {names}"
    ))
}
