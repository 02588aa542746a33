//! What a round costs a file, stage by stage, against what can't be avoided, and whether it grows with the round:
//! `cargo bench --bench round`.
//!
//! Rounds of 50 and of 400 departments, five cards each, are made here. Of each stage the fastest of three runs counts.
//! Only ratios within one run say something: the machine is part of every millisecond. Last comes how much faster all cores
//! are than one.

mod floor;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use matome::collected::Collected;
use matome::pipeline;
use matome::round::Round;
use mimalloc::MiMalloc;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

const SIZES: [usize; 2] = [50, 400];
const CARDS: usize = 5;
/// What is said of a stage besides, where one thread did it.
const ON_ONE_THREAD: &str = " on one thread";
const RUNS: usize = 3;
const CONFIG: &str = r#"template = "hr-progress"
title = "大きな回の進捗状況"
years = "令和３年度～令和７年度"
collecting = "令和５年度"
deadline = "令和６年６月２８日"
items = "items.csv"
departments = "departments.csv"
"#;

/// As the program itself has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Done<()> {
    if pipeline::run_if_worker() {
        return Ok(());
    }
    // `cargo test` runs this too; there is nothing to check in it.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let costs = SIZES.map(measure).into_iter().collect::<Done<Vec<_>>>()?;
    println!("ms a file                            {:>8} {:>8}   the larger", SIZES[0], SIZES[1]);
    for ((stage, small), (_, large)) in costs[0].iter().zip(&costs[1]) {
        println!("{stage:<36} {small:>8.3} {large:>8.3}   {:.2} ×", large / small);
    }
    println!("\nfaster than on one thread, of {} at most", rayon::current_num_threads());
    for stage in ["read, check, merge", "all files"] {
        let [small, large] = [&costs[0], &costs[1]].map(|costs| in_parallel(costs, stage));
        println!("{stage:<36} {small:>7.2} × {large:>6.2} ×");
    }
    Ok(())
}

/// How much faster a stage is than on one thread.
fn in_parallel(costs: &[(&str, f64)], stage: &str) -> f64 {
    let cost =
        |name: &str| costs.iter().find(|(known, _)| *known == name).map_or(f64::NAN, |(_, cost)| *cost);
    cost(&format!("{stage}{ON_ONE_THREAD}")) / cost(stage)
}

/// Milliseconds a file of each stage in a round of so many departments.
fn measure(departments: usize) -> Done<Vec<(&'static str, f64)>> {
    let folder = tempfile::tempdir()?;
    let files = make(folder.path(), departments)?;
    let out = folder.path().join("out");
    let collected = pipeline::collect_folder(folder.path())?;
    let mut stages: Vec<(&str, f64)> = Vec::new();
    let mut stage = |name, work: &dyn Fn() -> Done<()>| -> Done<()> {
        let mut best = f64::INFINITY;
        for _ in 0..RUNS {
            let start = Instant::now();
            work()?;
            best = best.min(start.elapsed().as_secs_f64() * 1000.0);
        }
        stages.push((name, best / departments as f64));
        Ok(())
    };
    stage("floor: inflate", &|| inflate_all(&files, |_| 0))?;
    stage("floor: inflate and one XML pass", &|| inflate_all(&files, floor::pass))?;
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let collect = || -> Done<()> {
        pipeline::collect(Round::load(folder.path())?, &|_, _, _| {})?;
        Ok(())
    };
    let deliver = || -> Done<()> {
        pipeline::deliver(&collected, &out)?;
        Ok(())
    };
    stage("read, check, merge", &collect)?;
    stage("read, check, merge on one thread", &|| {
        one.install(|| collect().map_err(|error| error.to_string())).map_err(Into::into)
    })?;
    stage("floor: the data sheet alone", &|| data_sheet(&collected))?;
    stage("the departments' files", &|| {
        pipeline::deliver_departments(&collected, &out)?;
        Ok(())
    })?;
    stage("all files", &deliver)?;
    stage("all files on one thread", &|| {
        one.install(|| deliver().map_err(|error| error.to_string())).map_err(Into::into)
    })?;
    Ok(stages)
}

/// Inflates the files, and looks at their parts.
fn inflate_all(files: &[PathBuf], look: fn(&[u8]) -> usize) -> Done<()> {
    for file in files {
        std::hint::black_box(floor::inflate(&fs::read(file)?, look));
    }
    Ok(())
}

/// The texts of the data sheet in as many cells, and nothing else.
fn data_sheet(collected: &Collected) -> Done<()> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    let format = Format::new().set_text_wrap();
    for (row, entry) in (0..).zip(&collected.entries) {
        let cells = [
            entry.item(),
            &entry.department,
            &entry.field,
            &entry.raw,
            &entry.place.file,
            &entry.place.sheet,
        ];
        for (col, text) in (0..).zip(cells.iter().cycle().take(13)) {
            sheet.write_string_with_format(row, col, *text, &format)?;
        }
    }
    std::hint::black_box(workbook.save_to_buffer()?);
    Ok(())
}

/// A round of so many departments; its submissions.
fn make(folder: &Path, departments: usize) -> Done<Vec<PathBuf>> {
    fs::create_dir(folder.join("submissions"))?;
    fs::write(folder.join("matome.toml"), CONFIG)?;
    let (mut items, mut names) = ("番号,表示番号,名称,区分,担当課\n".to_owned(), "部署名,別名\n".to_owned());
    let mut files = Vec::new();
    for department in 1..=departments {
        names += &format!("第{department}事務課,\n");
        let cards = (department - 1) * CARDS + 1..=department * CARDS;
        for card in cards.clone() {
            items += &format!("{card},№{card},事業その{card}の推進,区分{},第{department}事務課\n", card % 9);
        }
        let file = folder.join(format!("submissions/第{department}事務課.xlsx"));
        form(cards)?.save(&file)?;
        files.push(file);
    }
    fs::write(folder.join("items.csv"), items)?;
    fs::write(folder.join("departments.csv"), names)?;
    Ok(files)
}

fn form(cards: impl Iterator<Item = usize>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    for card in cards {
        let sheet = workbook.add_worksheet().set_name(format!("№{card}"))?;
        sheet.write(0, 0, format!("№{card}"))?.write(0, 1, format!("事業その{card}の推進"))?;
        sheet.write(1, 0, "実施概要")?.write(
            1,
            1,
            format!("職員の能力を高めるため、事業その{card}を行う。"),
        )?;
        sheet.write_row(2, 0, ["年度", "計画", "評価", "実施（取組）", "展開（課題等）"])?;
        for year in 0..5 {
            let row = 3 + year as u32;
            sheet.write(row, 0, format!("R{}", 3 + year))?.write(row, 1, "実施")?;
            if year < 3 {
                sheet.write(row, 2, ["S", "A", "B", "C"][(card * 3 + year) % 4])?;
                sheet.write(
                    row,
                    3,
                    format!("研修を{}回実施し、職員{}人が参加した。", card % 9 + 1, card % 90 + 10),
                )?;
                sheet.write(row, 4, "参加しやすい日程の工夫")?;
            }
        }
    }
    Ok(workbook)
}
