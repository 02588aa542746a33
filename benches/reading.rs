//! How fast workbooks are read, against what can't be avoided: `cargo bench --bench reading`.
//!
//! 1,000 generated workbooks of 13 sheets with about 450 cells, merges, styles, a hidden row and an input rule each.
//! In every round the same files are inflated only, inflated and passed through quick-xml once (the floor), and read
//! in full, on one thread and on two, in this process and in workers (which take them from the disk), 100 at a time. Of each batch the fastest of the rounds counts: what else the
//! machine does only ever adds.

mod floor;

use std::path::PathBuf;
use std::time::Instant;

use floor::{inflate, pass};
use matome::book::{self, Limits};
use matome::worker::{self, Calls, Job, Pool, Role};
use mimalloc::MiMalloc;
use rayon::prelude::*;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

const FILES: usize = 1_000;
/// Files measured in one go: few enough to fit between what else the machine does.
const BATCH: usize = 100;
const ROUNDS: usize = 15;

/// As the program itself has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What workers are asked here: how many cells a file has.
struct Count;

impl Job for Count {
    const NAME: &'static str = "count";
    type Setup = Limits;
    type Request = PathBuf;
    type Answer = usize;

    fn work(limits: Limits, calls: Calls<Self>) {
        calls.answer(|path| cells(book::read(&path, "a.xlsx", &limits)));
    }
}

fn main() {
    if worker::run_if_worker(&[Role::of::<Count>()]) {
        return;
    }
    // `cargo test` runs this too; there is nothing to check in it.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let files: Vec<Vec<u8>> =
        (0..FILES).map(|number| workbook(number).expect("a generated workbook")).collect();
    let bytes: usize = files.iter().map(Vec::len).sum();
    let (sheets, cells, merges) = census(&files[0]);
    println!(
        "{FILES} workbooks, {:.1} KB, {sheets} sheets, {cells} cells, {merges} merges each",
        bytes as f64 / FILES as f64 / 1e3
    );
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<PathBuf> =
        files.iter().enumerate().map(|(index, file)| stored(folder.path(), index, file)).collect();
    let limits = Limits::default();
    let pool = Pool::<Count>::new(&limits, limits.of_worker()).expect("workers");
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
    let mut best = vec![[f64::INFINITY; 7]; FILES / BATCH];
    for _ in 0..ROUNDS {
        for ((files, paths), best) in files.chunks(BATCH).zip(paths.chunks(BATCH)).zip(&mut best) {
            let times = [
                time(|| files.iter().map(|file| inflate(file, |_| 0)).sum()),
                time(|| files.iter().map(|file| inflate(file, pass)).sum()),
                time(|| files.iter().map(|file| read(file)).sum()),
                time(|| two.install(|| files.par_iter().map(|file| inflate(file, pass)).sum())),
                time(|| two.install(|| files.par_iter().map(|file| read(file)).sum())),
                time(|| paths.iter().map(|path| pool.ask(path).expect("an answer")).sum()),
                time(|| {
                    two.install(|| paths.par_iter().map(|path| pool.ask(path).expect("an answer")).sum())
                }),
            ];
            best.iter_mut().zip(times).for_each(|(best, time)| *best = best.min(time));
        }
    }
    report(&best);
}

fn report(best: &[[f64; 7]]) {
    let [inflated, floor, read, two_floor, two_read, worker, two_workers] =
        std::array::from_fn(|index| sum(best, index));
    println!();
    let line = |name: &str, ms: f64| {
        println!("{name:<32} {ms:>7.3} ms a file   {:>5.2} × the floor", ms / floor);
    };
    line("inflate only", inflated);
    line("inflate + one quick-xml pass", floor);
    line("read in full", read);
    line("the floor on two threads", two_floor);
    line("read in full on two threads", two_read);
    line("read in full in a worker", worker);
    line("read in full in two workers", two_workers);
    println!(
        "\ntwo threads: floor {:.2} × faster, reading {:.2} × faster, two workers {:.2} × faster than one",
        floor / two_floor,
        read / two_read,
        worker / two_workers
    );
}

/// Milliseconds a file over all batches.
fn sum(best: &[[f64; 7]], index: usize) -> f64 {
    best.iter().map(|times| times[index]).sum::<f64>() / FILES as f64
}

/// Milliseconds. The result is looked at, so that nothing is optimised away.
fn time(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1000.0
}

fn read(file: &[u8]) -> usize {
    cells(book::read_bytes(file, "a.xlsx", &Limits::default()))
}

fn cells(opened: book::Opened) -> usize {
    opened.workbook.map_or(0, |workbook| workbook.sheets.iter().map(|sheet| sheet.cells.len()).sum())
}

fn stored(folder: &std::path::Path, index: usize, file: &[u8]) -> PathBuf {
    let path = folder.join(format!("{index}.xlsx"));
    std::fs::write(&path, file).expect("written");
    path
}

fn census(file: &[u8]) -> (usize, usize, usize) {
    let workbook = book::read_bytes(file, "a.xlsx", &Limits::default()).workbook.expect("read");
    let sum = |count: fn(&book::Sheet) -> usize| workbook.sheets.iter().map(count).sum();
    (workbook.sheets.len(), sum(|sheet| sheet.cells.len()), sum(|sheet| sheet.merges.len()))
}

/// A form of 13 cards, as departments send them.
fn workbook(number: usize) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for card in 1..=13 {
        let sheet = workbook.add_worksheet().set_name(format!("№{card}"))?;
        fill(sheet, number, card)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, number: usize, card: usize) -> Result<(), XlsxError> {
    let framed = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    let head = framed.clone().set_bold().set_align(FormatAlign::Center);
    let percent = framed.clone().set_num_format("0.0%");
    let year = framed.clone().set_num_format("\"令和\"0\"年度\"");
    sheet.merge_range(
        0,
        0,
        0,
        5,
        &format!("№{card} 人材の確保と育成の取組（その{}）", number % 97),
        &head,
    )?;
    sheet.merge_range(
        1,
        1,
        1,
        5,
        &format!("実施概要の文章。研修の対象を{}人に広げる。", number + card),
        &framed,
    )?;
    sheet.write_with_format(1, 0, "実施概要", &head)?;
    for (col, label) in
        ["年度", "計画", "評価", "実施（取組）", "展開（課題等）", "達成率"].iter().enumerate()
    {
        sheet.write_with_format(3, col as u16, *label, &head)?;
    }
    for row in 0..5u32 {
        sheet.write_with_format(4 + row, 0, 3 + row, &year)?;
        sheet.write_with_format(4 + row, 1, format!("計画の文章 {number}-{card}-{row}"), &framed)?;
        sheet.write_with_format(
            4 + row,
            2,
            ["Ａ", "Ｂ", "※Ｃ"][(number + card + row as usize) % 3],
            &framed,
        )?;
        sheet.write_with_format(
            4 + row,
            3,
            format!("取組の文章。{number}回実施し、{card}人が参加した。"),
            &framed,
        )?;
        sheet.write_with_format(4 + row, 4, "対象を広げて続ける。", &framed)?;
        sheet.write_with_format(4 + row, 5, 0.5 + f64::from(row) / 10.0, &percent)?;
    }
    sheet.merge_range(10, 0, 10, 5, "（注）※は新型コロナウイルス感染症の影響によるもの", &framed)?;
    sheet.set_row_hidden(12)?;
    let marks = DataValidation::new().allow_list_strings(&["S", "A", "B", "C"])?;
    sheet.add_data_validation(4, 2, 8, 2, &marks)?;
    Ok(())
}
