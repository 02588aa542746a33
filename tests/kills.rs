//! A run that is killed leaves the earlier set or the new one, never some of both. `MATOME_KILLS` says how often it is
//! tried (30 where it is not set).

#[path = "common/folder.rs"]
mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use folder::Folder;

/// How many departments answer.
const DEPARTMENTS: usize = 6;

/// What a set of outputs holds, by path.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn round() -> Folder {
    let lines = |line: &dyn Fn(usize) -> String| (0..DEPARTMENTS).map(line).collect::<String>();
    let items = lines(&|n| format!("{n},№{n},研修{n},人材育成,第{n}課\n"));
    Folder::new("令和３年度", &items, &lines(&|n| format!("第{n}課,\n")), "")
}

/// Every department gives this rating.
fn answer(round: &Folder, rating: &str) {
    for n in 0..DEPARTMENTS {
        let card = format!(
            "№{n},研修{n},,,\n年度,計画,評価,実施（取組）,展開（課題等）\nR3,実施,{rating},行った。,続ける。\n"
        );
        round.write(&format!("submissions/第{n}課.csv"), &card);
    }
}

fn run(folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_matome"));
    command
        .args(["run", "--lang", "en"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for path in fs::read_dir(&next).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => open.push(path),
                false => {
                    found.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
                }
            }
        }
    }
    found
}

/// Numbers that look random and are the same each time.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn killed_at_any_moment_one_set_stands_whole() {
    let round = round();
    let (folder, out) = (round.path(), round.path().join("out"));
    let mut longest = Duration::ZERO;
    // Each set says what changed since the other one.
    let [.., first, second] = ["Ａ", "Ｂ", "Ａ", "Ｂ"].map(|rating| {
        answer(&round, rating);
        round.write("out/memo.txt", "own");
        let begun = Instant::now();
        assert!(run(folder).wait().unwrap().success());
        longest = longest.max(begun.elapsed());
        files(&out)
    });
    let sets = [first, second];
    assert!(sets[0].len() > 2 * DEPARTMENTS && sets[0] != sets[1]);
    let kills = std::env::var("MATOME_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(30);
    let (mut state, mut unfinished, mut changed) = (0x9E37_79B9_7F4A_7C15, 0, 0);
    for kill in 0..kills {
        let before = files(&out);
        answer(&round, ["Ａ", "Ｂ"][kill % 2]);
        let mut child = run(folder);
        let moment = longest.mul_f64((next(&mut state) % 1_000) as f64 / 900.0);
        std::thread::sleep(moment);
        let _ = child.kill();
        child.wait().unwrap();
        let after = files(&out);
        assert!(after == before || after == sets[kill % 2], "a mixed set after {moment:?} (kill {kill})");
        changed += usize::from(after != before);
        unfinished += usize::from(folder.join(".matome-out").exists());
    }
    assert!(run(folder).wait().unwrap().success());
    assert!(!folder.join(".matome-out").exists());
    println!("{kills} kills: {changed} after the sets had changed places, {unfinished} left a work folder");
    assert!(kills < 30 || (unfinished > 0 && changed > 0), "the kills met nothing");
}
