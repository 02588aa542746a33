//! How many labels a second are read. To reach: two million short fiscal years on one core.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use matome::model::{Era, Scale, ScaleMark, YearSpan};
use matome::text::fiscal_year::{self, YearContext};
use matome::text::{date, mark, number};

fn main() {
    divan::main();
}

/// Year headings as they stand in forms.
const SHORT: &[&str] = &[
    "R3",
    "Ｒ４",
    "令和3年度",
    "令和５年度",
    "平成３０年度",
    "H31",
    "2021年度",
    "2022",
    "令和 3 年度",
    "㋿3年度",
    "R04",
    "令6年度",
    "令和三年度",
    "R元",
    "平成33年度",
    "28年度",
    "31",
    "２９年度",
    "令和3年度実績",
    "R5計画",
];

/// Headings that say more than a year, or none.
const LONG: &[&str] = &[
    "平成31年度（令和元年度）",
    "2021(令和3)年度",
    "令和3～7年度",
    "平成26～令和2年度",
    "令和2、3、4年度",
    "令和3年4月1日",
    "R3.4.1",
    "令和3年度\n（2021年度）",
    "令和3年度から令和7年度まで",
    "令和3年度（2022年度）",
];

/// Cells of a form that are no years.
const OTHER: &[&str] = &[
    "実施概要",
    "評価",
    "計画どおりに実施した。",
    "総務部職員課",
    "展開（課題等）",
    "検討・実施",
    "№4",
    "90,000 時間",
];

fn labels(kind: &str) -> &'static [&'static str] {
    match kind {
        "short" => SHORT,
        "long" => LONG,
        _ => OTHER,
    }
}

fn plan() -> YearContext {
    YearContext { years: Some(YearSpan::new(2016, 2021)), era: Some(Era::Heisei) }
}

#[divan::bench(args = ["short", "long", "other"])]
fn fiscal_years(bencher: Bencher, kind: &str) {
    let labels = labels(kind);
    let plan = plan();
    bencher.counter(ItemsCount::new(labels.len())).bench_local(|| {
        for label in labels {
            black_box(fiscal_year::read(black_box(label), &plan));
        }
    });
}

#[divan::bench(args = ["short", "long", "other"])]
fn headings(bencher: Bencher, kind: &str) {
    let labels = labels(kind);
    let plan = plan();
    bencher.counter(ItemsCount::new(labels.len())).bench_local(|| {
        for label in labels {
            black_box(fiscal_year::split_label(black_box(label), &plan));
        }
    });
}

#[divan::bench]
fn ratings(bencher: Bencher) {
    let named = |mark: &str| ScaleMark { mark: mark.to_owned(), ..ScaleMark::default() };
    let scale = Scale { marks: ["S", "A", "B", "C"].map(named).to_vec(), flags: vec![named("※")] };
    let cells = ["Ａ", "※Ｃ", "B", " Ａ", "※　Ｂ", "＊c", "－", ""];
    bencher.counter(ItemsCount::new(cells.len())).bench_local(|| {
        for cell in cells {
            black_box(mark::read(black_box(cell), &scale));
        }
    });
}

#[divan::bench]
fn numbers(bencher: Bencher) {
    let cells = ["79,971", "８０，６４６", "90,000 時間", "12.5", "△1,234", "1万2千"];
    bencher.counter(ItemsCount::new(cells.len())).bench_local(|| {
        for cell in cells {
            black_box(number::read_number(black_box(cell)));
        }
    });
}

#[divan::bench]
fn dates(bencher: Bencher) {
    let cells = ["令和6年9月27日", "R6.9.27", "2024/9/27", "令和６年９月２７日（金）"];
    bencher.counter(ItemsCount::new(cells.len())).bench_local(|| {
        for cell in cells {
            black_box(date::read(black_box(cell)));
        }
    });
}
