//! A round's folder → a checked round.

use std::path::Path;

use super::config::Config;
use super::lists::{one_year, read_departments, read_items};
use super::{Round, RoundError};
use crate::disk;
use crate::model::{
    Category, Date, Dimension, DimensionKind, Era, FiscalYear, Item, Listed, Plan, Sentence, YearSpan,
};
use crate::sentence;
use crate::template::{Template, TemplateError, builtin_names};
use crate::text::Reading;
use crate::text::date::{self, Dates};
use crate::text::fiscal_year::{self, YearContext, Years};

/// The name of the file that makes a folder a round.
pub const CONFIG_FILE: &str = "matome.toml";

/// Whether the folder is a round's.
pub fn is_round(folder: &Path) -> bool {
    folder.join(CONFIG_FILE).is_file()
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
    /// When `matome.toml`, the template or a list can't be used; each says what to do.
    pub fn load(folder: &Path) -> Result<Round, RoundError> {
        let config = read_config(folder)?;
        let template = read_template(folder, &config.template)?;
        let items = read_items(&folder.join(&config.items), &config.limits)?;
        let departments = read_departments(&folder.join(&config.departments), &config.limits)?;
        let round = Round {
            plan: plan(&config, &template, items, departments)?,
            template,
            organization: config.organization.clone(),
            office: config.office.clone(),
            deadline: read_date("deadline", config.deadline.as_deref())?,
            published: read_date("published", config.published.as_deref())?,
            submissions: folder.join(&config.submissions),
            previous: config.previous.as_ref().map(|previous| folder.join(previous)),
            severities: config.severity.clone(),
            limits: config.limits.clone(),
            folder: folder.to_owned(),
        };
        check_items(&round, &config.items)?;
        Ok(round)
    }
}

fn read_config(folder: &Path) -> Result<Config, RoundError> {
    let path = folder.join(CONFIG_FILE);
    let source = read_text(&path, CONFIG_FILE, || RoundError::NoConfig(path.clone()))?;
    let config: Config =
        toml::from_str(&source).map_err(|error| TemplateError::toml(CONFIG_FILE, &source, &error))?;
    if let Some(path) = config.paths().find(|path| path.contains(char::is_control)) {
        let line = source.lines().position(|line| line.contains(&path.escape_debug().to_string()));
        return Err(TemplateError::backslash(CONFIG_FILE, line.map(|line| line + 1)).into());
    }
    Ok(config)
}

/// The text of a file in UTF-8. `name` is what the user knows it by.
fn read_text(path: &Path, name: &str, missing: impl Fn() -> RoundError) -> Result<String, RoundError> {
    let bytes = disk::read(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => missing(),
        _ => RoundError::Unreadable { path: path.to_owned(), source },
    })?;
    let text = String::from_utf8(bytes).map_err(|error| TemplateError::encoding(name, error.as_bytes()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn read_template(folder: &Path, name: &str) -> Result<Template, RoundError> {
    if let Some(template) = Template::builtin(name) {
        return Ok(template?);
    }
    let known: Vec<&str> = builtin_names().collect();
    let missing = || RoundError::NoTemplate { name: name.to_owned(), known: known.join(", ") };
    let source = read_text(&folder.join(name), name, missing)?;
    Ok(Template::parse(&source, name)?)
}

fn plan(
    config: &Config,
    template: &Template,
    items: Listed<Item>,
    departments: Listed<crate::model::Department>,
) -> Result<Plan, RoundError> {
    let years = config.years.as_deref().map(read_years).transpose()?;
    let scale = config.scale.clone().unwrap_or_else(|| template.scale.clone());
    Ok(Plan {
        title: config.title.clone(),
        years,
        collecting: config.collecting.as_deref().map(|text| read_year("collecting", text)).transpose()?,
        era: read_era(config.era.as_deref(), years)?,
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

fn read_year(key: &'static str, text: &str) -> Result<FiscalYear, RoundError> {
    one_year(text).ok_or(RoundError::Value { key, value: text.to_owned(), example: "令和５年度" })
}

/// `令和３年度～令和７年度`, or `2021..2025`.
fn read_years(text: &str) -> Result<YearSpan, RoundError> {
    if let Some((first, last)) = text.split_once("..") {
        return Ok(YearSpan { first: read_year("years", first)?, last: read_year("years", last)? });
    }
    match fiscal_year::read(text, &YearContext::default()) {
        Reading::Value { value: Years::One(year), .. } => Ok(YearSpan { first: year, last: year }),
        Reading::Value { value: Years::Range(first, last), .. } if first <= last => {
            Ok(YearSpan { first, last })
        }
        _ => {
            Err(RoundError::Value {
                key: "years", value: text.to_owned(), example: "令和３年度～令和７年度"
            })
        }
    }
}

fn read_era(text: Option<&str>, years: Option<YearSpan>) -> Result<Option<Era>, RoundError> {
    let Some(text) = text else {
        return Ok(years.map(|years| era_of(years.first)));
    };
    let named = Era::ALL.into_iter().find(|era| era.name() == text);
    let lettered = text.chars().next().filter(|_| text.chars().count() == 1).and_then(Era::from_letter);
    named.or(lettered).map(Some).ok_or(RoundError::Value {
        key: "era",
        value: text.to_owned(),
        example: "平成",
    })
}

fn era_of(year: FiscalYear) -> Era {
    Era::ALL.into_iter().rev().find(|era| era.first_year() <= year.0).unwrap_or(Era::Meiji)
}

fn read_date(key: &'static str, text: Option<&str>) -> Result<Option<Date>, RoundError> {
    let Some(text) = text else { return Ok(None) };
    match date::read(text) {
        Reading::Value { value: Dates::One(date), .. } => Ok(Some(date)),
        _ => Err(RoundError::Value { key, value: text.to_owned(), example: "令和６年６月２８日" }),
    }
}

/// Whether the departments and kinds that the items of this file name exist.
fn check_items(round: &Round, file: &str) -> Result<(), RoundError> {
    for item in &round.plan.items {
        let fault = unknown_department(round, item).or_else(|| unknown_kind(round, item));
        if let Some(fault) = fault {
            return Err(RoundError::List { file: file.to_owned(), fault });
        }
    }
    Ok(())
}

fn unknown_department(round: &Round, item: &Item) -> Option<Sentence> {
    let name = item.departments.iter().find(|name| round.plan.department(name).is_none())?;
    let id = &item.id;
    Some(sentence!(
        "番号「{id}」の担当課「{name}」が、部署の一覧（列「部署名」）にありません。どちらかの表記を直してください。",
        "item \"{id}\": the department \"{name}\" is not in the list of departments (部署名); mend one of the two"
    ))
}

fn unknown_kind(round: &Round, item: &Item) -> Option<Sentence> {
    let lists: Vec<&str> = round.plan.lists().map(|list| list.name.as_str()).collect();
    if lists.len() < 2 || lists.contains(&item.kind.as_str()) {
        return None;
    }
    let known = lists.join(", ");
    let Item { id, kind, .. } = item;
    Some(sentence!(
        "番号「{id}」の種別「{kind}」はありません。使える種別：{known}",
        "item \"{id}\": there is no kind \"{kind}\"; the kinds are: {known}"
    ))
}
