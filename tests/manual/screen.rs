//! A talk with the program on a terminal: what it asks is answered when it has asked.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// What the program says last before it waits.
const ASKS: [&str; 3] = ["戻ります）：", "終わります）：", "閉じます"];

/// The words on the terminal, with what was typed between `<b>` and `</b>`. `None` where the program `script`, which
/// makes the terminal, is not installed.
pub fn talk(folder: &Path, words: &[&str], answers: &[&str]) -> Option<String> {
    let quoted: String = words.iter().map(|word| format!(" '{word}'")).collect();
    let line = format!("'{}'{quoted}", env!("CARGO_BIN_EXE_matome"));
    // Beside the folder stands what opens files.
    let path = format!("{}:/usr/bin:/bin", folder.parent().unwrap().display());
    let script = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(folder)
        .envs([("LANG", "C.UTF-8"), ("TERM", "dumb"), ("PATH", path.as_str())])
        .env_remove("DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut script) = script else {
        eprintln!("there is no program `script` here: passed over");
        return None;
    };
    let (mut keyboard, mut screen) = (script.stdin.take().unwrap(), script.stdout.take().unwrap());
    let mut answers = answers.iter();
    let (mut bytes, mut said, mut byte) = (Vec::new(), String::new(), [0]);
    while screen.read(&mut byte).is_ok_and(|count| count > 0) {
        bytes.push(byte[0]);
        if ASKS.iter().any(|asks| bytes.ends_with(asks.as_bytes())) {
            let answer = answers.next().copied().unwrap_or_default();
            said += &String::from_utf8_lossy(&std::mem::take(&mut bytes))
                .replace('&', "&amp;")
                .replace('<', "&lt;");
            // The terminal repeats what is typed: it is marked here, and left out there.
            let mark = if answer.is_empty() { String::new() } else { format!("<b>{answer}</b>") };
            said += &mark;
            writeln!(keyboard, "{answer}").unwrap();
            for _ in 0..answer.len() {
                screen.read_exact(&mut byte).unwrap();
            }
        }
    }
    script.wait().unwrap();
    said += &String::from_utf8_lossy(&bytes);
    Some(plain(&said))
}

/// Without what steers the terminal, and without lines that were drawn over.
fn plain(said: &str) -> String {
    let lines = said.replace("\r\n", "\n");
    let lines = lines.lines().map(|line| line.rsplit('\r').next().unwrap_or_default());
    let mut text = String::new();
    for line in lines {
        let mut parts = line.split('\u{1b}');
        text += parts.next().unwrap_or_default();
        parts.for_each(|part| {
            text += part.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, rest)| rest)
        });
        text.push('\n');
    }
    text
}
