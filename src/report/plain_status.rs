//! Where the round stands, as lines of text for the terminal: the same that the overview page says.

use std::collections::BTreeMap;

use super::outcome::{self, Outcome};
use super::{Recipient, words};
use crate::collected::Collected;
use crate::model::{Date, Lang, Verdict};
use crate::status::{Change, Stand, Status};

/// A date with its day of the week.
pub fn date(date: Date) -> String {
    words::date_and_weekday(date)
}

/// The departments by state, what changed, the letters to send.
pub fn text(collected: &Collected, status: &Status, lang: Lang) -> String {
    [states(collected, lang), changes(status, lang), letters(collected, status, lang)].concat()
}

fn states(collected: &Collected, lang: Lang) -> String {
    let order = [
        None,
        Some(Verdict::Unreadable),
        Some(Verdict::Returned),
        Some(Verdict::AcceptedWithWarnings),
        Some(Verdict::Accepted),
    ];
    let line = |verdict: Option<Verdict>| {
        let own = collected.summary.departments.iter().filter(|status| status.verdict == verdict);
        let names: Vec<String> = own
            .map(|status| {
                let partial = format!("{}／{}", status.answered, status.owed);
                let more = [
                    status.is_partial().then_some(partial.as_str()),
                    status.late.then_some(lang.pick("期限後", "late")),
                ];
                let more: Vec<&str> = more.into_iter().flatten().collect();
                match more.is_empty() {
                    true => status.name.clone(),
                    false => format!("{}（{}）", status.name, more.join("、")),
                }
            })
            .collect();
        (!names.is_empty())
            .then(|| format!("{}　{}　{}\n", state(verdict, lang), names.len(), names.join("、")))
    };
    order.into_iter().filter_map(line).collect()
}

/// What a verdict is called.
fn state(verdict: Option<Verdict>, lang: Lang) -> &'static str {
    let en = match verdict {
        None => "missing",
        Some(Verdict::Unreadable) => "unreadable",
        Some(Verdict::Returned) => "returned",
        Some(Verdict::AcceptedWithWarnings) => "accepted, to be looked at",
        Some(Verdict::Accepted) => "accepted",
        Some(Verdict::Superseded) => "superseded",
    };
    lang.pick(words::verdict(verdict), en)
}

fn letter(outcome: Outcome, lang: Lang) -> &'static str {
    let en = match outcome {
        Outcome::Missing => "reminder",
        Outcome::Early => "notice of the deadline",
        Outcome::Unreadable | Outcome::Returned => "returned",
        Outcome::Warnings => "to be looked at",
        Outcome::Accepted => "accepted",
    };
    lang.pick(outcome.letter(), en)
}

fn changes(status: &Status, lang: Lang) -> String {
    let changes = status.changes();
    if changes.is_empty() {
        return String::new();
    }
    let head = lang.pick("前回から変わったこと", "what changed since the last run");
    format!("\n{head}\n{}", changes.iter().map(|one| change(one, lang)).collect::<String>())
}

fn change(change: &Change, lang: Lang) -> String {
    let Change { department, came, gone, from, to } = change;
    let state = match from.verdict == to.verdict {
        true => state(to.verdict, lang).to_owned(),
        false => format!("{} → {}", state(from.verdict, lang), state(to.verdict, lang)),
    };
    let files =
        came.iter().map(|file| format!("　+ {file}")).chain(gone.iter().map(|file| format!("　- {file}")));
    words::one_line(&format!("  {department}：{state}{}", files.collect::<String>())) + "\n"
}

/// The name of the letter that a department of this standing gets.
pub fn letter_of(stand: &Stand) -> &'static str {
    let [errors, warnings] = stand.findings;
    let outcome = match stand.verdict {
        None if stand.is_early => Outcome::Early,
        None => Outcome::Missing,
        Some(Verdict::Returned | Verdict::Unreadable) => Outcome::Returned,
        Some(_) if errors > 0 => Outcome::Returned,
        Some(Verdict::AcceptedWithWarnings) => Outcome::Warnings,
        Some(_) if warnings > 0 => Outcome::Warnings,
        Some(_) => Outcome::Accepted,
    };
    outcome.letter()
}

fn letters(collected: &Collected, status: &Status, lang: Lang) -> String {
    let mut kinds: BTreeMap<Outcome, Vec<String>> = BTreeMap::new();
    for recipient in Recipient::all(collected) {
        let name = format!("{}{}", recipient.department, mark(status, recipient.department, lang));
        kinds.entry(outcome::of(&recipient)).or_default().push(name);
    }
    let in_time = early(kinds.remove(&Outcome::Early).unwrap_or_default(), lang);
    let line = |(outcome, names): (Outcome, Vec<String>)| {
        format!("  {}　{}　{}\n", letter(outcome, lang), names.len(), names.join("、"))
    };
    let head = lang.pick("送付するメール", "letters to send");
    let letters: String = kinds.into_iter().map(line).collect();
    format!("\n{head}\n{}{letters}{}{}", forms(status, lang), in_time, unsent(status, lang))
}

/// Who has sent nothing, and still has time.
fn early(names: Vec<String>, lang: Lang) -> String {
    match (names.len(), lang) {
        (0, _) => String::new(),
        (count, Lang::Ja) => format!("  提出期限前（お願いはまだ不要です）　{count}　{}\n", names.join("、")),
        (count, Lang::En) => {
            format!("  before the deadline (no reminder is due)　{count}　{}\n", names.join("、"))
        }
    }
}

/// What is to be known of a letter: whether it went out and when, or says something new.
fn mark(status: &Status, department: &str, lang: Lang) -> String {
    let day = status.sent_on(department).map(words::month_and_day);
    match (status.is_sent(department), status.is_told_anew(department)) {
        (true, _) => match day {
            Some(day) => lang.pick("（送付済 DAY）", " (sent DAY)").replace("DAY", &day),
            None => lang.pick("（送付済）", " (sent)").to_owned(),
        },
        (false, true) => lang.pick("（新）", " (new)").to_owned(),
        (false, false) => String::new(),
    }
}

/// The forms that did not go out yet.
fn forms(status: &Status, lang: Lang) -> String {
    let names: Vec<&str> = status.unsent_forms().collect();
    match (names.len(), lang) {
        (0, _) => String::new(),
        (count, Lang::Ja) => format!("  調査票の送付　{count}　{}\n", names.join("、")),
        (count, Lang::En) => format!("  forms　{count}　{}\n", names.join("、")),
    }
}

/// How many letters are still to be sent, and how it is noted that they were.
fn unsent(status: &Status, lang: Lang) -> String {
    match (status.unsent(), lang) {
        (0, Lang::Ja) => "すべてのメールに、送った記録があります。\n".to_owned(),
        (0, Lang::En) => "all letters are noted as sent\n".to_owned(),
        (count, Lang::Ja) => {
            format!(
                "送った記録のないメール {count} 件（送ったら、「メールを送ったことを記録する」（matome status --sent）で記録します）\n"
            )
        }
        (count, Lang::En) => {
            format!("{count} letters not noted as sent (note those that were: matome status --sent)\n")
        }
    }
}
