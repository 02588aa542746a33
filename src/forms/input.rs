//! How a field is filled in: how its cell looks, what may be typed there, how the form explains it.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, XlsxError,
};

use crate::model::{Field, FieldKind, Scale};
use crate::report::page::{Across, Down, NumberFormat, Shade, Style};
use crate::text::not_applicable::WORD;

/// The longest list that Excel keeps in a rule, in UTF-16 units, commas between.
const LONGEST_LIST: usize = 255;

/// The look of a cell to be filled in.
pub(super) const fn look(kind: FieldKind) -> Style {
    let style = match kind {
        // What will be typed is not known yet: texts begin at the top, all else stands in the middle.
        FieldKind::Text | FieldKind::Url => {
            return Style::CELL.number(NumberFormat::Text).down(Down::Top).shaded(Shade::Input);
        }
        FieldKind::Number | FieldKind::Amount => Style::NUMBER.number(NumberFormat::General),
        FieldKind::Percent => Style::NUMBER.number(NumberFormat::Percent),
        FieldKind::Date => Style::MARK.number(NumberFormat::Date),
        FieldKind::Time | FieldKind::Coordinate => Style::MARK.number(NumberFormat::General),
        _ => Style::MARK.number(NumberFormat::Text),
    };
    style.down(Down::Middle).shaded(Shade::Input)
}

/// The look of a name or a number of a record.
pub(super) const NAME: Style =
    Style::CELL.number(NumberFormat::Text).down(Down::Middle).across(Across::Left).shaded(Shade::Input);

/// The least width of a column of this kind, in points.
pub(super) const fn width(kind: FieldKind) -> f64 {
    match kind {
        FieldKind::Text => 110.0,
        FieldKind::Url => 150.0,
        FieldKind::Rating | FieldKind::Mark => 42.0,
        FieldKind::Number | FieldKind::Percent | FieldKind::Amount => 60.0,
        FieldKind::Date => 96.0,
        _ => 78.0,
    }
}

/// What may be typed. What the reader takes besides, such as 該当なし in the place of a number, can be entered after a
/// question; only a mark or a choice that there is not is refused. `None`: anything may.
///
/// # Errors
/// None that can come about: the texts are short enough.
pub(super) fn rule(field: &Field) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let (rule, stop) = match field.kind {
        FieldKind::Rating | FieldKind::Mark | FieldKind::Choice => match list(&choices(field)) {
            Some(choices) => (rule.allow_list_strings(&choices)?, !field.several),
            None => return Ok(None),
        },
        FieldKind::Number | FieldKind::Percent | FieldKind::Amount => {
            (rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)), false)
        }
        FieldKind::Date => {
            let days = [ExcelDateTime::from_ymd(1900, 1, 1)?, ExcelDateTime::from_ymd(2199, 12, 31)?];
            let [first, last] = days;
            (rule.allow_date(DataValidationRule::Between(first, last)), false)
        }
        FieldKind::Time => {
            let [first, last] = [ExcelDateTime::from_hms(0, 0, 0)?, ExcelDateTime::from_hms(23, 59, 59)?];
            (rule.allow_time(DataValidationRule::Between(first, last)), false)
        }
        _ => return Ok(None),
    };
    let style = match stop {
        true => DataValidationErrorStyle::Stop,
        false => DataValidationErrorStyle::Warning,
    };
    let title = format!("{}の記入", field.label).chars().take(30).collect::<String>();
    let rule = rule.set_error_style(style).set_error_title(title)?;
    Ok(Some(rule.set_error_message(refusal(field))?))
}

/// What is said where something else is typed.
fn refusal(field: &Field) -> String {
    let (kind, example) = (field.kind, example(field));
    match kind {
        FieldKind::Rating | FieldKind::Mark | FieldKind::Choice if field.several => {
            "一覧から選んでください。二つ以上あるときは「、」で区切って入力し、「はい」を押します。"
                .to_owned()
        }
        FieldKind::Rating | FieldKind::Mark | FieldKind::Choice => {
            "一覧にないものは入力できません。セルの右の ▼ から選んでください。".to_owned()
        }
        _ => format!(
            "{}で入力してください（例：{example}）。該当がないときは「{WORD}」と入力し、「はい」を押します。",
            word(kind)
        ),
    }
}

/// What such a value is called.
const fn word(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Percent => "割合（％）",
        FieldKind::Amount => "数値か割合（％）",
        FieldKind::Date => "日付",
        FieldKind::Time => "時刻",
        _ => "数値",
    }
}

/// What may be chosen, in its order.
pub(super) fn choices(field: &Field) -> Vec<String> {
    let none = || WORD.to_owned();
    match (field.kind, &field.scale) {
        (FieldKind::Choice, _) => {
            field.choices.iter().map(|choice| choice.name.clone()).chain([none()]).collect()
        }
        (FieldKind::Rating, Some(scale)) => graded(scale).chain([none()]).collect(),
        (_, Some(scale)) => scale.marks.iter().map(|mark| mark.mark.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The marks, and after them each with each of the flags.
fn graded(scale: &Scale) -> impl Iterator<Item = String> + '_ {
    let flags = std::iter::once("").chain(scale.flags.iter().map(|flag| flag.mark.as_str()));
    flags.flat_map(|flag| scale.marks.iter().map(move |mark| format!("{flag}{}", mark.mark)))
}

/// The choices, where Excel can offer them.
fn list(choices: &[String]) -> Option<Vec<String>> {
    let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    let fits = !choices.is_empty() && length <= LONGEST_LIST && !choices.iter().any(|one| one.contains(','));
    fits.then(|| choices.to_vec())
}

/// How a field is filled in, in a sentence.
pub(super) fn help(field: &Field) -> String {
    match field.kind {
        FieldKind::Text => "文章で書きます。".to_owned(),
        FieldKind::Rating => "記号を一覧から選びます。記号の意味は下の表のとおりです。".to_owned(),
        FieldKind::Mark => {
            "当てはまるところに、印を一覧から選びます。当てはまらないところは空欄にします。".to_owned()
        }
        FieldKind::Choice if field.several => {
            "一覧から選びます。二つ以上あるときは「、」で区切って書きます。".to_owned()
        }
        FieldKind::Choice => "一覧から選びます。".to_owned(),
        FieldKind::Number => "数値を書きます。単位を添えても構いません。".to_owned(),
        FieldKind::Percent => "割合を、％を付けて書きます。".to_owned(),
        FieldKind::Amount => "割合（％）か数値を書きます。".to_owned(),
        FieldKind::Fraction => "割合のもとになる数を、「該当数／全体数」の形で書きます。".to_owned(),
        FieldKind::Date => "日付を書きます。年月だけでも構いません。".to_owned(),
        FieldKind::FiscalYear => "年度を書きます。".to_owned(),
        FieldKind::Time => "時刻を書きます。時間帯は「～」でつなぎます。".to_owned(),
        FieldKind::Telephone => "電話番号か内線番号を書きます。".to_owned(),
        FieldKind::Code => "番号を書きます。先頭の 0 も省かずに書きます。".to_owned(),
        FieldKind::Coordinate => "緯度か経度を書きます。".to_owned(),
        FieldKind::Url => "ホームページのアドレスを書きます。".to_owned(),
    }
}

/// A value as it may be typed; empty where any text will do.
pub(crate) fn example(field: &Field) -> String {
    match field.kind {
        FieldKind::Text => String::new(),
        FieldKind::Rating | FieldKind::Mark | FieldKind::Choice => {
            choices(field).into_iter().next().unwrap_or_default()
        }
        FieldKind::Number => "1250".to_owned(),
        FieldKind::Percent => "73.3%".to_owned(),
        FieldKind::Amount => "73.3%、1250".to_owned(),
        FieldKind::Fraction => "11人/15人".to_owned(),
        FieldKind::Date => "令和7年4月1日".to_owned(),
        FieldKind::FiscalYear => "令和7年度".to_owned(),
        FieldKind::Time => "13:30～15:00".to_owned(),
        FieldKind::Telephone => "03-1234-5678".to_owned(),
        FieldKind::Code => {
            field.pattern.as_ref().map_or_else(|| "0012".to_owned(), |pattern| sample(pattern))
        }
        FieldKind::Coordinate => "35.681236".to_owned(),
        FieldKind::Url => "https://www.city.example.lg.jp/".to_owned(),
    }
}

/// A code of this pattern.
fn sample(pattern: &str) -> String {
    pattern.chars().map(|c| if c == '9' { '0' } else { c }).collect()
}
