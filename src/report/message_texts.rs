//! What the mails say themselves, one after the other, for the clerk to read: nothing of it is taken as an answer.

use super::words;
use crate::book::Message;
use crate::collected::Collected;
use crate::model::Moment;
use crate::round::{self, Senders};

/// The name of the file, in the output folder.
pub const MESSAGE_TEXTS: &str = "メール本文.txt";

/// The texts as the bytes of a file that Windows' editor opens; `None` where no mail came.
pub fn build(collected: &Collected) -> Option<Vec<u8>> {
    if collected.messages.is_empty() {
        return None;
    }
    let senders = Senders::new(&collected.round.plan);
    let letters: Vec<String> =
        collected.messages.iter().map(|message| letter(collected, &senders, message)).collect();
    let head =
        "届いたメールの本文です。回答や連絡事項がないか、ご確認ください（自動では取り込んでいません）。\n\n";
    let text = format!("{head}{}", letters.join("\n")).replace("\r\n", "\n").replace('\n', "\r\n");
    Some(format!("\u{feff}{text}").into_bytes())
}

fn letter(collected: &Collected, senders: &Senders, message: &Message) -> String {
    let from = round::sent_by(senders, message);
    let from = match from == message.from {
        true => from,
        false => format!("{from}（{}）", message.from),
    };
    let text = match message.text.as_deref().map(str::trim) {
        None => "（本文は取り出せませんでした。Outlook で開いて確認してください。）",
        Some("") => "（本文なし）",
        Some(text) => text,
    };
    format!(
        "════════════════════════════════════════\nファイル：{}\n差出人　：{}\n件名　　：{}\n受信　　：{}\n添付　　：{}\n────────────────────────────────────────\n{}\n",
        words::one_line(&message.path),
        words::one_line(&from),
        words::one_line(&message.subject),
        received(message),
        attached(collected, message),
        shown(text),
    )
}

fn received(message: &Message) -> String {
    let moment = message.received.and_then(Moment::in_japan);
    moment.map_or_else(
        || "不明".to_owned(),
        |Moment { date, hour, minute }| format!("{}　{hour}:{minute:02}", words::date_and_weekday(date)),
    )
}

fn attached(collected: &Collected, message: &Message) -> String {
    let below = |path: &String| Some(path.strip_prefix(&message.path)?.strip_prefix('/')?.to_owned());
    let names: Vec<String> = collected.sources.keys().filter_map(below).collect();
    if names.is_empty() { "なし".to_owned() } else { words::one_line(&names.join("、")) }
}

/// Nothing in a text may pass for the head of the next mail.
fn shown(text: &str) -> String {
    let seen = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control());
    seen.collect::<String>().replace('═', "=")
}
