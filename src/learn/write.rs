//! A draft as TOML, with a remark on every guess.

use super::draft::{Dim, DimKind, Draft, Field, Table};
use super::proof::Counts;
use super::table::kind_word;
use crate::model::FieldKind;
use crate::template::Form;

/// The template. `sheets` are the lines of its report.
pub fn toml(draft: &Draft, file: &str, counts: Option<Counts>, sheets: &[String]) -> String {
    let mut text = head(draft, file, counts);
    text.push_str(&format!(
        "name = \"learned\"\ntitle = {}\ntitle-en = \"Learned from a form\"\n",
        quoted(&draft.title)
    ));
    let department = (remark_on_departments(), "{ name = \"department\" }".to_owned());
    let dims = draft.dims.iter().map(|dim| (guessed(&dim.why), dim_line(dim))).chain([department]);
    list(&mut text, "dimensions", dims);
    list(&mut text, "fields", draft.fields.iter().map(|field| (guessed(&field.why), field_line(field))));
    text.push_str("\n[form]\n");
    if !draft.furniture.is_empty() {
        text.push_str(
            "# 推定：様式に印刷されている文で、記入ではありません（* には、年度や日付が入ります）。\n",
        );
        let lines = draft
            .furniture
            .iter()
            .map(|(text, place)| (String::new(), format!("{}, # {place}", quoted(text))));
        raw_list(&mut text, "furniture", lines);
    }
    if !draft.ignored.is_empty() {
        text.push_str("# 推定：入力規則の選択肢を並べたシートです。記入例などとともに、読みません。\n");
        let all = Form::default().ignore_sheets.into_iter().chain(draft.ignored.iter().cloned());
        text.push_str(&format!("ignore-sheets = {}\n", names(&all.collect::<Vec<_>>())));
    }
    if !draft.sheets.is_empty() {
        text.push_str("# 推定：読むシートは、次のものだけです。\n");
        text.push_str(&format!("sheets = {}\n", names(&draft.sheets)));
    }
    list(&mut text, "tables", draft.tables.iter().map(|table| (guessed(&table.why), table_line(table))));
    if !draft.scale.is_empty() {
        text.push_str("\n[scale]\n# 推定：評価や印に使われている記号です。良いものから順に並べ、意味を書いてください。\n");
        let mark = |mark: &crate::model::ScaleMark| {
            let meaning = Some(&mark.meaning).filter(|meaning| !meaning.is_empty());
            let meaning =
                meaning.map(|meaning| format!(", meaning = {}", quoted(meaning))).unwrap_or_default();
            (String::new(), format!("{{ mark = {}{meaning} }}", quoted(&mark.mark)))
        };
        list(&mut text, "marks", draft.scale.iter().map(mark));
    }
    text.push_str("\n[report]\n");
    list(&mut text, "sheets", sheets.iter().map(|sheet| (String::new(), sheet.clone())));
    text
}

/// What the template was learned from, how much of it is read, and what should be looked at.
fn head(draft: &Draft, file: &str, counts: Option<Counts>) -> String {
    let mut lines = vec![
        format!("{file} から作った様式です。「推定」は、調査票から推し量ったところです。"),
        "違うところは直してください。書き方は、配布物の docs フォルダーの templates.md（様式を自分で作る）にあります。".to_owned(),
    ];
    if let Some(Counts { read, lost, told, .. }) = counts {
        lines.push(format!("この様式で同じ調査票を読むと：記入欄 {read}か所を読み取り、{lost}か所は読み取れず、ほかに {told}か所に指摘があります。"));
    }
    if !draft.doubts.is_empty() {
        lines.push(String::new());
        lines.push("確かめてください：".to_owned());
        lines.extend(draft.doubts.iter().map(|doubt| format!("・{doubt}")));
    }
    lines.iter().map(|line| format!("# {}", one_line(line)).trim_end().to_owned() + "\n").collect()
}

fn remark_on_departments() -> String {
    "推定：どの部署も同じ様式に答えるものとし、答えを部署ごとに分けます。一つの項目に答える部署が一つだけのときは、この行を消してください。".to_owned()
}

fn guessed(why: &str) -> String {
    if why.is_empty() { String::new() } else { format!("推定：{why}") }
}

fn dim_line(dim: &Dim) -> String {
    let mut parts = vec![format!("name = {}", quoted(&dim.name))];
    if dim.kind != DimKind::Field {
        parts.push(format!("word = {}", quoted(&dim.word)));
    }
    match &dim.kind {
        DimKind::Record => parts.push("kind = \"record\"".to_owned()),
        DimKind::Members(members) => parts.push(format!("members = {}", names(members))),
        DimKind::List | DimKind::Field => {}
    }
    for (key, words) in [("headings", &dim.headings), ("number", &dim.number), ("details", &dim.details)] {
        if !words.is_empty() {
            parts.push(format!("{key} = {}", names(words)));
        }
    }
    format!("{{ {} }}", parts.join(", "))
}

fn field_line(field: &Field) -> String {
    let mut parts: Vec<String> = field.name.iter().map(|name| format!("name = {}", quoted(name))).collect();
    parts.push(format!("label = {}", quoted(&field.label)));
    if field.kind != FieldKind::Text {
        parts.push(format!("kind = {}", quoted(&kind_word(field.kind))));
    }
    parts.extend(field.pattern.iter().map(|pattern| format!("pattern = {}", quoted(pattern))));
    parts.extend(field.unit.iter().map(|unit| format!("unit = {}", quoted(unit))));
    if !field.choices.is_empty() {
        parts.push(format!("choices = {}", names(&field.choices)));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn table_line(table: &Table) -> String {
    let mut parts = vec![format!("name = {}", quoted(&table.name))];
    for (key, names_of) in [
        ("columns", &table.columns),
        ("rows", &table.rows),
        ("above", &table.above),
        ("fields", &table.fields),
    ] {
        if !names_of.is_empty() {
            parts.push(format!("{key} = {}", names(names_of)));
        }
    }
    format!("{{ {} }}", parts.join(", "))
}

/// A list, an entry a line, each with its remark before it.
fn list(text: &mut String, key: &str, entries: impl Iterator<Item = (String, String)>) {
    raw_list(text, key, entries.map(|(remark, entry)| (remark, format!("{entry},"))));
}

fn raw_list(text: &mut String, key: &str, entries: impl Iterator<Item = (String, String)>) {
    text.push_str(&format!("{key} = [\n"));
    for (remark, entry) in entries {
        if !remark.is_empty() {
            text.push_str(&format!("    # {}\n", one_line(&remark)));
        }
        text.push_str(&format!("    {entry}\n"));
    }
    text.push_str("]\n");
}

/// A remark ends with its line, whatever a form's text holds.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn names(words: &[String]) -> String {
    format!("[{}]", words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", "))
}

/// A text as TOML writes it, on one line.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_form_leaves_its_quotes() {
        for text in ["a\"b\\", "一行目\n二行目", "\u{1}", "\"]\nname = \"x"] {
            let source = format!("text = {}", quoted(text));
            let read: toml::Table =
                toml::from_str(&source).unwrap_or_else(|error| panic!("{source}: {error}"));
            assert_eq!(read["text"].as_str(), Some(text));
        }
        assert!(!one_line("a\nname = 1").contains('\n'));
    }
}
