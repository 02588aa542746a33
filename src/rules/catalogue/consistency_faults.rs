//! Everything that is said of a [`ConsistencyFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::ConsistencyFault;
use crate::model::Severity::{Info, Warning};

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &ConsistencyFault, subject: &Subject) -> Entry {
    let Subject { axis, blank, department, field, item, marks, value, .. } = subject;
    match fault {
        ConsistencyFault::RatingWithoutAction { rating } => Entry {
            code: "C101",
            severity: Warning,
            ja: Words {
                title: "評価があるのに取組が空欄です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], "評価は", [rating => "「{rating}」" | "記入済み"], "ですが、", [field => "「{field}」" | "取組"], "欄が空欄です。"),
                hint: ja!([axis => "{axis}の"], "取組の内容を記入してください。実施しなかった場合も、その旨を記入してください。"),
                why: "何を行って評価したのかが、報告の読み手に伝わりません。",
                example: "評価は「Ａ」、取組は空欄",
            },
            en: Words {
                title: "A rating without an action",
                message: en!("The rating", [item => " of {item}"], [axis => " for {axis}"], " is ", [rating => "“{rating}”" | "given"], ", but ", [field => "“{field}”" | "the action"], " is blank."),
                hint: en!("Say what was done, or that nothing was done."),
                why: "Readers of the report can’t see what the rating rests on.",
                example: "Rating Ａ, action blank",
            },
        },
        ConsistencyFault::ActionWithoutRating => Entry {
            code: "C102",
            severity: Warning,
            ja: Words {
                title: "取組があるのに評価が空欄です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], "取組は記入されていますが、", [field => "「{field}」" | "評価"], "欄が空欄です。"),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ記入してください。評価の対象がない場合は「該当なし」と記入してください。"),
                why: "取組の評価が、一覧と集計に載りません。",
                example: "取組は記入済み、評価は空欄",
            },
            en: Words {
                title: "An action without a rating",
                message: en!("The action", [item => " of {item}"], [axis => " for {axis}"], " is filled in, but ", [field => "“{field}”" | "the rating"], " is blank."),
                hint: en!("Enter one of ", [marks => "{marks}" | "the marks of the legend"], "; if there is nothing to rate, write 該当なし."),
                why: "The item is missing from the overview and the tally.",
                example: "Action filled in, rating blank",
            },
        },
        ConsistencyFault::PastValueChanged { before } => Entry {
            code: "C201",
            severity: Warning,
            ja: Words {
                title: "過去の報告と値が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "値"], "が、前回の報告", [before => "の「{before}」"], "と違います。", [value => "（今回は「{value}」）" | blank => "（今回は空欄）"]),
                hint: ja!(
                    "誤って書き換えた場合は、前回の値に戻してください。訂正の場合は、取りまとめ担当にその旨をお知らせください。"
                ),
                why: "公表済みの年度の値が変わると、過去の報告と食い違います。",
                example: "前回「Ｂ」と報告した令和４年度の評価が「Ａ」になっている",
            },
            en: Words {
                title: "A past value changed",
                message: en!([field => "“{field}”" | "The value"], [item => " of {item}"], [axis => " for {axis}"], " differs from the last report", [before => " (“{before}”)"], [value => "; now “{value}”" | blank => "; now blank"], "."),
                hint: en!(
                    "If it was changed by mistake, put the reported value back. If it is a correction, please tell the section that collects."
                ),
                why: "Published years would no longer agree with earlier reports.",
                example: "The rating of 令和４年度 was Ｂ in the last report and is now Ａ",
            },
        },
        ConsistencyFault::DepartmentsDiffer { owner, expected } => Entry {
            code: "C202",
            severity: Warning,
            ja: Words {
                title: "部署によって値が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "値"], "が、", [owner => "{owner}" | "他の部署"], "の回答", [expected => "（「{expected}」）"], "と違います。"),
                hint: ja!(
                    "関係する部署の間で値を確認し、そろえてください。主担当の部署の値を採用しています。"
                ),
                why: "一つの項目に二つの値を載せることはできません。",
                example: "評価が職員課では「Ａ」、総務課では「Ｂ」",
            },
            en: Words {
                title: "Two departments differ",
                message: en!([field => "“{field}”" | "The value"], [item => " of {item}"], [axis => " for {axis}"], " differs from the answer of ", [owner => "{owner}" | "another department"], [expected => " (“{expected}”)"], "."),
                hint: en!("Agree on one value with the other department. The owner’s value was taken."),
                why: "One item can’t show two values.",
                example: "Rating Ａ from 職員課, Ｂ from 総務課",
            },
        },
        ConsistencyFault::ForeignItem { owners } => Entry {
            code: "C203",
            severity: Warning,
            ja: Words {
                title: "担当ではない項目に記入があります",
                message: ja!([item => "{item}" | "この項目"], "は", [department => "{department}" | "この部署"], "の担当ではありませんが、記入があります。", [owners => "担当は{owners}です。"], "扱いが決まるまで、報告には載せません。"),
                hint: ja!(
                    "番号を間違えていないかを確認し、担当でなければ記入を削除してください。担当に加わる場合は、取りまとめ担当にお知らせください（一覧表の担当課に加えると、報告に載ります）。"
                ),
                why: "担当でない部署の回答は、取りまとめ担当が決めるまで報告に載せません。",
                example: "総務課のファイルに、職員課が担当する №1 の記入がある",
            },
            en: Words {
                title: "An item of another department",
                message: en!([item => "{item}" | "The item"], " is not one of ", [department => "{department}" | "this department"], ", but is filled in.", [owners => " It belongs to {owners}."], " It is held back from the report until that is settled."),
                hint: en!(
                    "Check the number; delete what you entered if the item is not yours, or tell the section that collects that you take part: once the list of items names you, it is taken."
                ),
                why: "What a department says that is not in charge waits for a decision.",
                example: "The file of 総務課 fills №1, which belongs to 職員課",
            },
        },
        ConsistencyFault::AnsweredByAnother { by } => Entry {
            code: "C204",
            severity: Info,
            ja: Words {
                title: "担当ではない部署からも記入がありました",
                message: ja!([item => "{item}" | "この項目"], "に、", [by => "{by}" | "他の部署"], "からも記入がありました。扱いが決まるまで、報告には載せません。"),
                hint: ja!("対応は不要です。共同で担当する項目であれば、取りまとめ担当にお知らせください。"),
                why: "担当でない部署の回答は、取りまとめ担当が決めるまで報告に載せません。",
                example: "職員課が担当する №1 に、総務課のファイルにも記入がある",
            },
            en: Words {
                title: "Another department answered too",
                message: en!([by => "{by}" | "Another department"], " filled in ", [item => "{item}" | "this item"], " too. That is held back from the report until it is settled."),
                hint: en!("Nothing needs to be done. If you share the item, tell the section that collects."),
                why: "What a department says that is not in charge waits for a decision.",
                example: "The file of 総務課 fills №1, which belongs to 職員課",
            },
        },
        ConsistencyFault::OtherDepartmentDiffers { other, value: theirs } => Entry {
            code: "C205",
            severity: Info,
            ja: Words {
                title: "関係部署の値が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "値"], "について、", [other => "{other}" | "他の部署"], "の回答", [theirs => "（「{theirs}」）"], "がこのセルと違います。このセルの値を採用しています。"),
                hint: ja!(
                    "このセルの値が正しければ、対応は不要です。違う場合は、直してもう一度提出してください。"
                ),
                why: "一つの項目に二つの値を載せることはできません。",
                example: "評価が主担当の職員課では「Ａ」、総務課では「Ｂ」",
            },
            en: Words {
                title: "Another department says something else",
                message: en!("The answer of ", [other => "{other}" | "another department"], [theirs => " (“{theirs}”)"], " differs from this cell", [item => ", {item}"], [axis => ", {axis}"], ". This cell was taken."),
                hint: en!(
                    "Nothing needs to be done if this cell is right; otherwise mend it and send the file again."
                ),
                why: "One item can’t show two values.",
                example: "Rating Ａ from 職員課, the owner, Ｂ from 総務課",
            },
        },
        ConsistencyFault::PercentageFractionMismatch { fraction, expected } => Entry {
            code: "C301",
            severity: Warning,
            ja: Words {
                title: "割合と人数が合いません",
                message: ja!([axis => "{axis}の"], "割合", [value => "「{value}」"], "が、人数", [fraction => "「{fraction}」"], "から計算した値", [expected => "（{expected}）"], "と合いません。"),
                hint: ja!("割合と人数のどちらが正しいかを確認し、合うように直してください。"),
                why: "報告の中で二つの数字が食い違います。",
                example: "「73.3％」と「(12人/15人)」",
            },
            en: Words {
                title: "Percentage and fraction disagree",
                message: en!("The percentage", [value => " “{value}”"], [axis => " for {axis}"], " does not agree with the fraction", [fraction => " “{fraction}”"], [expected => ", which makes {expected}"], "."),
                hint: en!("Check which of them is right and mend the other."),
                why: "Two figures in the report would contradict each other.",
                example: "73.3％ beside (12人/15人)",
            },
        },
        ConsistencyFault::OverviewDetailMismatch { detail, sheet, cell } => Entry {
            code: "C302",
            severity: Warning,
            ja: Words {
                title: "一覧と個票で評価が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], "評価が、一覧と個票で違います。", [value, detail => "一覧は「{value}」、個票は「{detail}」です。"], [sheet, cell => "個票の評価は、シート「{sheet}」の{cell}にあります。"]),
                hint: ja!("どちらが正しいかを確認し、同じ評価にしてください。※の有無もそろえてください。"),
                why: "同じ評価が二通りに公表されてしまいます。",
                example: "一覧では「※Ｃ」、個票では「Ｃ」",
            },
            en: Words {
                title: "Overview and detail disagree",
                message: en!("The rating", [item => " of {item}"], [axis => " for {axis}"], " differs between overview and detail", [value, detail => ": “{value}” in the overview, “{detail}” in the detail"], [sheet, cell => " (at {sheet}!{cell})"], "."),
                hint: en!("Check which is right and make both the same, the ※ included."),
                why: "The same rating would be published in two ways.",
                example: "※Ｃ in the overview, Ｃ in the detail",
            },
        },
        ConsistencyFault::FlagWithoutReason { meaning, reasons } => Entry {
            code: "C401",
            severity: Warning,
            ja: Words {
                title: "※の理由が書かれていません",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], "評価", [value => "「{value}」"], "に印がありますが、取組などの欄にその理由が見当たりません。", [meaning => "（印の意味：{meaning}）"]),
                hint: ja!("印の理由", [reasons => "（例：{reasons}）"], "を取組の欄に記入するか、印を外してください。印の意味が今回の調査に合わない場合は、取りまとめ担当にお知らせください（意味と理由の語は、一覧表.xlsx の「設定」シートで変えられます）。"),
                why: "印の付いた評価は、理由と合わせて公表します。",
                example: "「※Ｃ」なのに、取組に感染症による中止の記載がない",
            },
            en: Words {
                title: "A flag without its reason",
                message: en!("The rating", [value => " “{value}”"], [item => " of {item}"], [axis => " for {axis}"], " bears a flag, but the texts of that year do not say why.", [meaning => " The flag means: {meaning}."]),
                hint: en!("Give the reason in the action", [reasons => " (with words such as {reasons})"], ", or remove the flag. What the flag means and its words stand on the sheet 設定 of 一覧表.xlsx: if they do not suit this round, tell the section that collects."),
                why: "A flagged rating is published together with its reason.",
                example: "※Ｃ without a word on the cancellation",
            },
        },
        ConsistencyFault::ReasonWithoutFlag { sentence, flag, flagged, meaning } => Entry {
            code: "C402",
            severity: Warning,
            ja: Words {
                title: "中止・延期の記載があるのに※がありません",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], "取組に", [sentence => "「{sentence}」と" | "中止や延期の記載が"], "ありますが、評価", [value => "「{value}」"], "に印", [flag => "「{flag}」"], "がありません。", [meaning => "（印の意味：{meaning}）"]),
                hint: ja!("事業の全部または一部を中止・延期したのであれば、", [flagged => "「{flagged}」のように"], "印を付けてください。該当しなければ、そのままで構いません。"),
                why: "印の有無は、凡例の説明どおりにそろえて公表します。",
                example: "取組に「感染拡大防止のため中止」とあり、評価が「Ｃ」",
            },
            en: Words {
                title: "A reason without its flag",
                message: en!("The text", [item => " of {item}"], [axis => " for {axis}"], " says ", [sentence => "“{sentence}”" | "that something was cancelled"], ", but the rating", [value => " “{value}”"], " lacks the flag", [flag => " “{flag}”"], ".", [meaning => " The flag means: {meaning}."]),
                hint: en!("If all or a part was cancelled or put off, add the flag", [flagged => " ({flagged})"], ". Otherwise nothing needs to be done."),
                why: "Flags are published as the legend explains them.",
                example: "The action says 感染拡大防止のため中止, the rating is Ｃ",
            },
        },
        ConsistencyFault::NameWithoutDefinition { nearest } => Entry {
            code: "C501",
            severity: Warning,
            ja: Words {
                title: "名称に対応する定義がありません",
                message: ja!([value, axis => "「{value}」（{axis}）の" | value => "「{value}」の" | "この名称の"], "定義が見つかりません。", [nearest => "「{nearest}」のことではありませんか。"]),
                hint: ja!("個票に", [value => "「{value}」" | "この名称"], "の定義を記入するか、一覧と個票の名称をそろえてください。"),
                why: "一覧にある名称は、必ず個票で定義します。",
                example: "一覧に「企画実行力」があり、係長職の個票にない",
            },
            en: Words {
                title: "A name without a definition",
                message: en!("There is no definition of ", [value, axis => "“{value}” ({axis})" | value => "“{value}”" | "this name"], ".", [nearest => " Did you mean “{nearest}”?"]),
                hint: en!("Add the definition of ", [value => "“{value}”" | "this name"], " to the card, or spell the name alike in both places."),
                why: "Every name of the matrix is defined in a card.",
                example: "企画実行力 stands in the matrix, but not in the card of 係長職",
            },
        },
        ConsistencyFault::DefinitionWithoutName { name, nearest } => Entry {
            code: "C502",
            severity: Warning,
            ja: Words {
                title: "定義に対応する名称がありません",
                message: ja!([name, axis => "「{name}」（{axis}）" | "この定義の名称"], "が、一覧に見当たりません。", [nearest => "「{nearest}」のことではありませんか。"]),
                hint: ja!("一覧に", [name => "「{name}」" | "この名称"], "を記入するか、一覧と個票の名称をそろえてください。"),
                why: "個票の定義は、一覧のどこかの名称に対応します。",
                example: "係長職の個票に「調整力」があり、一覧にない",
            },
            en: Words {
                title: "A definition without a name",
                message: en!([name, axis => "“{name}” ({axis})" | "The name of this definition"], " does not stand in the matrix.", [nearest => " Did you mean “{nearest}”?"]),
                hint: en!("Enter ", [name => "“{name}”" | "the name"], " in the matrix, or spell the name alike in both places."),
                why: "Every definition belongs to a name of the matrix.",
                example: "調整力 stands in the card of 係長職, but not in the matrix",
            },
        },
    }
}
