//! The overview page of the samples: what it draws is what was counted, in the order of its dimension.

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
