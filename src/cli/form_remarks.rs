//! What should be known of the forms before they go out: which form was filled in, and what it has no place for.

use std::collections::BTreeSet;

use crate::forms::{self, CheckedForm};
use crate::model::{FiscalYear, Lang};
use crate::pipeline::SentForm;
use crate::round::{Round, RoundError};
use crate::text::display::{self, YearStyle};

/// How a template is called that was learned from a form.
const LEARNED: &str = "learned";
/// How many names are said.
const SAID: usize = 5;

/// That the forms are none of the clerk's own, though the template was learned from one; or that the clerk's own has no place
/// for the year that is collected, or for items of the list. Empty, where nothing is so.
///
/// # Errors
/// When the clerk's own form can't be opened.
pub fn of(round: &Round, lang: Lang) -> Result<String, RoundError> {
    let Some(path) = &round.form else {
        return Ok(if round.template.name == LEARNED { drawn(lang) } else { String::new() });
    };
    let checked = forms::check(round, path)?;
    let years: BTreeSet<FiscalYear> =
        checked.places.values().flat_map(|places| places.years.iter().copied()).collect();
    let year = round.plan.collecting.filter(|year| !years.is_empty() && !years.contains(year));
    let lacks_year = year.map_or_else(String::new, |year| lacks_year(year, lang));
    Ok(lacks_year + &lacks_items(&checked, lang) + &unlisted(&checked, lang))
}

/// Names in the clerk's own form that the list has not, or has no longer: what is written beside them is returned.
fn unlisted(checked: &CheckedForm, lang: Lang) -> String {
    let names: Vec<&str> = checked.unlisted.iter().map(String::as_str).collect();
    if names.is_empty() {
        return String::new();
    }
    let (names, count) = (quoted(&names, lang), names.len());
    match lang {
        Lang::Ja => format!(
            "調査票のひな形の{names}（{count}件）は、一覧表の「項目」にありません。このまま配ると、その行に記入した部署へ要修正の指摘になります。ひな形か、一覧表の「項目」を直して、もう一度実行してください。\n"
        ),
        Lang::En => format!(
            "the blank form has {count} names that the list of items has not ({names}): what is filled in there would be returned. Mend the form or the list, and write the forms anew\n"
        ),
    }
}

/// That forms have no cell to fill in: there is nothing to ask of these departments.
pub fn empty(sent: &[SentForm], lang: Lang) -> String {
    let empty: Vec<&str> =
        sent.iter().filter(|form| form.is_empty).map(|form| form.department.as_str()).collect();
    let (names, count) = (quoted(&empty, lang), empty.len());
    match lang {
        _ if empty.is_empty() => String::new(),
        Lang::Ja => format!(
            "{names}（{count}部署）の調査票には、記入する欄がありません。このまま配っても、回答は集まりません。一覧表の「項目」の担当課に部署の名前があるか、調査票のひな形に記入欄があるかを確かめて、もう一度実行してください。\n"
        ),
        Lang::En => format!(
            "the forms of {count} departments ({names}) have no cell to fill in. Look whether the list of items names these departments, and whether the blank form has places for answers, and write the forms anew\n"
        ),
    }
}

/// The items of the list that the form has no place for: nobody will answer on them.
fn lacks_items(checked: &CheckedForm, lang: Lang) -> String {
    let has_items = checked.places.keys().any(|(_, item)| !item.is_empty());
    let absent: Vec<&str> = checked.absent.iter().map(|item| item.title.as_str()).collect();
    if absent.is_empty() || !has_items {
        return String::new();
    }
    let (names, count) = (quoted(&absent, lang), absent.len());
    match lang {
        Lang::Ja => format!(
            "調査票のひな形に、一覧表の項目{names}（{count}件）の欄がありません。このまま配ると、どの部署からも回答が集まりません。ひな形に行を加えるか、一覧表の「項目」から外して、もう一度実行してください。\n"
        ),
        Lang::En => format!(
            "the blank form has no place for {count} items of the list ({names}): nobody would answer on them. Add them to the form or take them off the list, and write the forms anew\n"
        ),
    }
}

/// The first of some names.
fn quoted(names: &[&str], lang: Lang) -> String {
    let first = names
        .iter()
        .take(SAID)
        .map(|name| lang.pick(&format!("「{name}」"), &format!("“{name}”")).to_owned());
    let first: Vec<String> = first.collect();
    let more = if names.len() > SAID { lang.pick("など", " …") } else { "" };
    format!("{}{more}", first.join(lang.pick("", ", ")))
}

fn drawn(lang: Lang) -> String {
    lang.pick(
        "一覧表.xlsx の「設定」の「調査票のひな形」が空欄なので、元の調査票ではなく、様式から作った調査票です。白紙の調査票をお持ちのときは、その名前を「調査票のひな形」に書いて、もう一度実行してください。\n",
        "no blank form is named (調査票のひな形): these are drawn from the template, and not the form that it was learned from\n",
    )
    .to_owned()
}

fn lacks_year(year: FiscalYear, lang: Lang) -> String {
    let said = display::fiscal_year(year, YearStyle::EraWide);
    match lang {
        Lang::Ja => format!(
            "調査票のひな形に{said}の欄がありません。このまま配ると、その年度の記入がないという指摘になります。ひな形に{said}の行または列を加えて、もう一度実行してください。\n"
        ),
        Lang::En => format!(
            "the blank form has no place for FY{}: every answer would be told to lack it. Add it to the form, and write the forms anew\n",
            year.0
        ),
    }
}
