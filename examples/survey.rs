//! Reads every file below the given paths and says, one line each, what was found: for looking at a pile of files, and
//! for measuring. `cargo run --release --example survey -- PATH…`
//!
//! Columns: milliseconds, sheets, cells, merges, format, path; and the findings, if any.

use std::path::{Path, PathBuf};
use std::time::Instant;

use matome::book::{self, Limits, Opened, Source};

fn main() {
    if matome::pipeline::run_if_worker() {
        return;
    }
    let mut total = Total::default();
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        survey(&path, &mut total);
    }
    total.print();
}

#[derive(Default)]
struct Total {
    files: usize,
    read: usize,
    cells: usize,
    findings: std::collections::BTreeMap<&'static str, usize>,
    slowest: (f64, String),
    seconds: f64,
}

fn survey(path: &Path, total: &mut Total) {
    let limits = Limits::default();
    if path.is_file() {
        let name = path.display().to_string();
        return one(&name, || book::read(path, &name, &limits), total);
    }
    let walked = book::walk(path, &limits);
    for source in &walked.sources {
        let name = path.join(&source.path).display().to_string();
        one(&name, || Source::read(source, &limits), total);
    }
    for finding in walked.findings {
        println!("{:>8} {:>4} {:>7} {:>6}  {} {}", "", "", "", "", finding.fault.name(), finding.place.file);
    }
}

fn one(name: &str, read: impl FnOnce() -> Opened, total: &mut Total) {
    let start = Instant::now();
    let opened = read();
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let (sheets, cells, merges) = opened.workbook.as_ref().map_or((0, 0, 0), |workbook| {
        let sum = |count: fn(&book::Sheet) -> usize| workbook.sheets.iter().map(count).sum();
        (workbook.sheets.len(), sum(|sheet| sheet.cells.len()), sum(|sheet| sheet.merges.len()))
    });
    let format = opened.format.map_or("-", Into::into);
    println!("{ms:>8.2} {sheets:>4} {cells:>7} {merges:>6}  {format:<5} {name}");
    for finding in &opened.findings {
        let cells = finding.place.cell.map_or(0, |_| 1 + finding.more_cells.len());
        let place = finding.place.cell.map(|cell| format!(" {}!{cell} ({cells})", finding.place.sheet));
        println!("{:>30}{}{} {:?}", "", finding.fault.name(), place.unwrap_or_default(), finding.fault);
    }
    total.add(name, ms, cells, &opened);
}

impl Total {
    fn add(&mut self, name: &str, ms: f64, cells: usize, opened: &Opened) {
        self.files += 1;
        self.read += usize::from(opened.workbook.is_some());
        self.cells += cells;
        self.seconds += ms / 1000.0;
        for finding in &opened.findings {
            *self.findings.entry(finding.fault.name()).or_default() += 1;
        }
        if ms > self.slowest.0 {
            self.slowest = (ms, name.to_owned());
        }
    }

    fn print(&self) {
        println!("\n{} files, {} read, {} cells, {:.2} s", self.files, self.read, self.cells, self.seconds);
        for (rule, count) in &self.findings {
            println!("{count:>8} {rule}");
        }
        println!("slowest: {:.1} ms {}", self.slowest.0, self.slowest.1);
    }
}
