//! The plans that the forms answer to, one a template.

use matome::model::{Department, Era, FiscalYear, Item, Listed, Plan, YearSpan};
use matome::template::{Form, Template};

pub const OWN: &str = "職員課";
pub const OTHER: &str = "総務課";

/// A template with a plan for it.
#[derive(Clone, Debug)]
pub struct Round {
    pub plan: Plan,
    pub form: Form,
}

/// A plan without items yet.
pub fn round(template: &str, years: Option<(i32, i32)>, collecting: Option<i32>, era: Option<Era>) -> Round {
    let template = Template::builtin(template).expect("built in").expect("well formed");
    let plan = Plan {
        title: "みどり市人材育成基本方針".to_owned(),
        years: years.map(|(first, last)| YearSpan::new(first, last)),
        collecting: collecting.map(FiscalYear),
        era,
        fields: template.fields(&template.scale),
        dimensions: template.dimensions(),
        items: Listed::default(),
        departments: [OWN, OTHER]
            .into_iter()
            .map(|name| Department { name: name.to_owned(), ..Department::default() })
            .collect(),
    };
    Round { plan, form: template.form }
}

pub fn item(id: &str, title: &str, section: &str, kind: &str, owner: &str) -> Item {
    Item {
        id: id.to_owned(),
        title: title.to_owned(),
        path: vec![section.to_owned()],
        kind: kind.to_owned(),
        departments: vec![owner.to_owned()],
        ..Item::default()
    }
}

/// №, title, section.
pub const CARDS: [(&str, &str); 13] = [
    ("NPO派遣研修の実施", "市民感覚・市民協働"),
    ("ボランティア活動及び地域貢献活動の奨励", "市民感覚・市民協働"),
    ("人事評価結果の活用", "経営志向"),
    ("管理職におけるマネジメント力の向上", "経営志向"),
    ("行財政改革への意識醸成", "経営志向"),
    ("国や他の地方公共団体、民間団体との人事交流", "チャレンジ精神"),
    ("他市視察の活発化", "チャレンジ精神"),
    ("自己啓発の促進", "チャレンジ精神"),
    ("チューター制度の実施", "チームワーク"),
    ("コミュニケーション力の向上", "チームワーク"),
    ("コンプライアンス意識の醸成", "その他"),
    ("複線型人事制度の活用", "その他"),
    ("キャリアデザインの支援", "その他"),
];

pub const MEASURES: [(&str, [&str; 4]); 3] = [
    (
        "子育てに関する制度の周知及び充実",
        [
            "職員次世代育成支援プランハンドブックの周知",
            "ワーク・ライフ・バランスに係わる研修・説明会の実施",
            "子育て支援に関する休暇制度の拡充",
            "休暇制度の充実",
        ],
    ),
    (
        "育児休業を推進",
        [
            "親となった職員に対しての情報提供",
            "男性職員の育児休業取得推進のための環境づくり",
            "育児休業代替職員等の措置",
            "育児休業中の職員への職場復帰に向けた支援",
        ],
    ),
    (
        "女性職員の活躍推進",
        ["キャリア形成の支援", "昇任試験の受験勧奨", "相談体制の整備", "女性職員の活躍推進"],
    ),
];

/// Title, heading of the target's own row, whether a fraction stands under it.
pub const TARGETS: [(&str, &str, bool); 5] = [
    ("男性職員の育児休業取得率", "【目標】 50%(R6年)", true),
    ("年次有給休暇等の取得率", "【目標】 70%(R6年)", false),
    ("女性職員の昇任試験申込率", "【目標】 35%(主任職)", true),
    ("女性職員の昇任試験申込率", "【目標】 25%(係長職)", true),
    ("時間外勤務", "", false),
];

pub const INITIATIVES: [(&str, &str); 5] = [
    ("PDCAサイクルの確立", "業務の改善"),
    ("定期的なジョブローテーション", "日常業務の円滑化"),
    ("計画的な職員配置", "人材の最大活用"),
    ("他団体との職員交流", "研修の充実"),
    ("地域との交流", "自己啓発支援"),
];

pub const PROJECTS: [&str; 6] = [
    "他団体との職員交流",
    "出前講座の実施",
    "地域活動への参加促進",
    "窓口・電話対応診断の実施",
    "業務効率化の推進",
    "自主研究活動の推進",
];

pub const COMPETENCIES: [(&str, &str); 10] = [
    ("説明・説得力", "職務遂行能力"),
    ("企画・調整力", "職務遂行能力"),
    ("解決・判断力", "職務遂行能力"),
    ("統率力", "職務遂行能力"),
    ("人財育成力", "職務遂行能力"),
    ("組織支援力", "職務遂行能力"),
    ("協調性", "取組姿勢"),
    ("積極性・責任感", "取組姿勢"),
    ("向上心", "取組姿勢"),
    ("規律性", "取組姿勢"),
];

/// Element, how many rows it has.
pub const ELEMENTS: [(&str, usize); 6] =
    [("倫理", 1), ("構想", 1), ("判断", 2), ("説明・調整", 2), ("業務遂行", 3), ("協調性", 1)];
