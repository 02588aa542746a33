//! The overview page of the samples: what it draws is what was counted, in the order of its dimension; and it keeps to its
//! paper and to a narrow window.

use std::path::Path;
use std::process::Command;

use matome::pipeline::collect_folder;
use matome::report::index;
use matome::status::Status;

fn page(sample: &str) -> String {
    let collected = collect_folder(format!("samples/{sample}").as_ref()).unwrap();
    index::build(&collected, &Status::after(&collected, None), &[]).unwrap()
}

/// The names and sums of the bars under a heading.
fn bars(page: &str, heading: &str) -> Vec<String> {
    let Some((_, chart)) = page.split_once(&format!("<h2>{heading}</h2>")) else { return Vec::new() };
    let chart = chart.split("</svg>").next().unwrap();
    let texts = chart.split("</text>").filter_map(|text| text.rsplit_once('>'));
    texts.map(|(_, text)| text.to_owned()).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn figures_are_drawn_by_their_dimension() {
    let months = bars(&page("monthly"), "利用者数の計（月別）");
    assert_eq!(months.len(), 24, "{months:?}");
    assert_eq!(months[..4], ["4月", "22,974", "5月", "24,688"], "the year begins in April");
    assert_eq!(months[22..], ["3月", "25,251"]);
    let departments = bars(&page("inquiry"), "件数の計（部署別）");
    assert_eq!(departments, ["町民課", "22件", "福祉課", "23件", "税務課", "15件", "建設課", "26件"]);
}

#[test]
fn choices_are_counted_by_their_dimension() {
    let states = bars(&page("equipment"), "状態の集計");
    let expected = ["総務課", "3", "1", "町民課", "2", "1", "教育課", "2", "1", "1"];
    assert_eq!(states, expected, "良, 要修理 and 廃棄予定 of each department");
}

#[test]
fn what_is_said_of_one_item_is_not_added_to_that_of_others() {
    for sample in ["action-plan", "hr-progress", "grade-competency"] {
        assert!(!page(sample).contains("の計（"), "{sample}");
    }
}

/// Widths in pixels: of a telephone, of half a screen, of A4 between the margins of the page.
const NARROW: [u32; 2] = [360, 683];
const PAPER: u32 = 703;

/// The rules of the page for this medium, without the line that begins them.
fn rules<'p>(page: &'p str, medium: &str) -> &'p str {
    let (_, rules) = page.split_once(&format!("@media {medium} {{\n")).expect("the medium has rules");
    rules.split("\n}").next().unwrap()
}

#[test]
fn what_only_a_screen_has_is_not_printed() {
    let page = page("hr-progress");
    let print = rules(&page, "print");
    for rule in [
        ".links, .screen { display: none; }",
        "thead { display: table-header-group; }",
        "tr, svg, .tiles, figure, .chart { break-inside: avoid; }",
        "h2 { font-size: 13px; margin-top: 18px; break-after: avoid; }",
        "print-color-adjust: exact;",
    ] {
        assert!(print.contains(rule), "{rule}\n{print}");
    }
    assert!(page.contains("@page { size: A4;"));
    // Every column of links goes as a whole, its heading too.
    let (heads, cells) =
        (page.matches("<th class=\"links\">").count(), page.matches("<td class=\"links\">").count());
    assert!(heads == 1 && cells > 1, "{heads} {cells}");
}

#[test]
fn nothing_stands_beside_the_paper_or_the_window() {
    let Some(browser) = browser() else {
        return eprintln!("no Chromium is installed here: the layout of the overview page is passed over");
    };
    let folder = tempfile::tempdir().unwrap();
    let samples = ["hr-progress", "action-plan", "monthly", "equipment"];
    let mut frames = String::new();
    for page in samples.map(page) {
        NARROW.iter().for_each(|width| frames += &frame(&page, *width));
        // On a screen, no rule for a screen: what is printed.
        let printed = page.replace("@media screen", "@media not all").replace("@media print", "@media all");
        frames += &frame(&printed, PAPER);
    }
    let probe = folder.path().join("probe.html");
    std::fs::write(&probe, format!("<meta charset=\"utf-8\"><body>{frames}<script>{MEASURE}</script>"))
        .unwrap();
    let seen = measured(&browser, &probe);
    assert_eq!(seen.len(), samples.len() * 3, "{seen:?}");
    for (place, [asked, took]) in seen.iter().enumerate() {
        let sample = samples[place / 3];
        assert!(took <= asked, "{sample}: {took} pixels in a window of {asked}");
    }
}

/// Gives for each frame its width and what its page takes of it: of the page, and of what moves in it on paper, where
/// nothing can be moved.
const MEASURE: &str = r#"
addEventListener("load", () => {
  const taken = page => Math.max(page.documentElement.scrollWidth, ...(page.defaultView.innerWidth !== 703 ? [] :
    [...page.querySelectorAll("figure, main")].map(part => page.defaultView.innerWidth + part.scrollWidth - part.clientWidth)));
  const all = [...document.querySelectorAll("iframe")];
  document.title = "seen:" + all.map(one => one.contentWindow.innerWidth + "," + taken(one.contentDocument)).join(";");
});
"#;

fn frame(page: &str, width: u32) -> String {
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    format!("<iframe style=\"border:0;width:{width}px;height:900px\" srcdoc=\"{page}\"></iframe>")
}

/// The first of the names under which it is installed that answers.
fn browser() -> Option<String> {
    let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    let answers =
        |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|run| run.status.success());
    names.into_iter().find(answers).map(str::to_owned)
}

fn measured(browser: &str, page: &Path) -> Vec<[u32; 2]> {
    let run = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let page = String::from_utf8_lossy(&run.stdout).into_owned();
    let seen = page.split("<title>seen:").nth(1).and_then(|rest| rest.split('<').next());
    let seen =
        seen.unwrap_or_else(|| panic!("nothing was measured: {}", String::from_utf8_lossy(&run.stderr)));
    let pair = |pair: &str| pair.split(',').map(|number| number.parse().unwrap()).collect::<Vec<u32>>();
    seen.split(';').map(|one| pair(one).try_into().unwrap()).collect()
}
