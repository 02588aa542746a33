//! Everything that is said of a [`ConsistencyFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::ConsistencyFault;
use crate::model::Severity::{Error, Info, Warning};

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
        ConsistencyFault::MissingMember { items, more, members, sheets } => Entry {
            code: "C103",
            severity: Error,
            ja: Words {
                title: "記入すべき欄がありません",
                message: ja!([items => "{items}" | "表"], [more => "ほか{more}件"], [field => "の「{field}」"], "に、", [sheets => "「{sheets}」のシート" | members => "「{members}」の欄" | "一部の欄"], "がありません。"),
                hint: ja!([sheets => "「{sheets}」のシート" | members => "「{members}」の行または列" | "足りない欄の行または列"], "を様式のとおりに入れ、記入して、もう一度提出してください。"),
                why: "欄のないところの値は、報告で空欄になり、合計にも入りません。",
                example: "「８月」の列を削除した月別の表",
            },
            en: Words {
                title: "A place to be filled in is missing",
                message: en!([items => "{items}" | "The table"], [more => " and {more} more"], " have no place for ", [sheets => "{sheets}" | members => "{members}" | "something that is asked"], [field => " under “{field}”"], "."),
                hint: en!("Put the ", [sheets => "sheet {sheets}" | members => "row or column of {members}" | "row or column of what is missing"], " back as in the form, fill it in and send it again."),
                why: "What has no place stays blank in the report and is missing from its totals.",
                example: "A table by months whose column 8月 was deleted",
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
        ConsistencyFault::DepartmentsDiffer { owner, expected, beside } => Entry {
            code: "C202",
            severity: Warning,
            ja: Words {
                title: "部署によって値が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "値"], "が、", [owner => "{owner}" | "他の部署"], "の回答", [expected => "（「{expected}」）"], "と違います。"),
                hint: ja!("関係する部署の間で値を確認し、そろえてください。", [beside => "報告には、両方を並べて載せています。" | "主担当の部署の値を採用しています。"]),
                why: "一つの項目に二つの値を載せることはできません。",
                example: "評価が職員課では「Ａ」、総務課では「Ｂ」",
            },
            en: Words {
                title: "Two departments differ",
                message: en!([field => "“{field}”" | "The value"], [item => " of {item}"], [axis => " for {axis}"], " differs from the answer of ", [owner => "{owner}" | "another department"], [expected => " (“{expected}”)"], "."),
                hint: en!("Agree on one value with the other department. ", [beside => "The report has both, side by side." | "The owner’s value was taken."]),
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
        ConsistencyFault::AnsweredByAnother { by, decided, listed } => Entry {
            code: "C204",
            severity: Info,
            ja: Words {
                title: "担当ではない部署からも記入がありました",
                message: ja!([item => "{item}" | "この項目"], "に、", [by => "{by}" | "他の部署"], "からも記入がありました。", [decided, listed => "取りまとめ担当の判断により、報告に載せています。" | decided => "取りまとめ担当の判断により、報告には載せていません。" | "扱いが決まるまで、報告には載せません。"]),
                hint: ja!("対応は不要です。", [decided => "判断が違う場合は、取りまとめ担当にご連絡ください。" | "共同で担当する項目であれば、取りまとめ担当にお知らせください。"]),
                why: "担当でない部署の回答は、取りまとめ担当が決めるまで報告に載せません。",
                example: "職員課が担当する №1 に、総務課のファイルにも記入がある",
            },
            en: Words {
                title: "Another department answered too",
                message: en!([by => "{by}" | "Another department"], " filled in ", [item => "{item}" | "this item"], " too. ", [decided, listed => "The section that collects decided to report it." | decided => "The section that collects decided to leave it out of the report." | "That is held back from the report until it is settled."]),
                hint: en!("Nothing needs to be done. ", [decided => "If that is wrong, tell the section that collects." | "If you share the item, tell the section that collects."]),
                why: "What a department says that is not in charge waits for a decision.",
                example: "The file of 総務課 fills №1, which belongs to 職員課",
            },
        },
        ConsistencyFault::OtherDepartmentDiffers { other, value: theirs, beside } => Entry {
            code: "C205",
            severity: Info,
            ja: Words {
                title: "関係部署の値が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "値"], "について、", [other => "{other}" | "他の部署"], "の回答", [theirs => "（「{theirs}」）"], "がこのセルと違います。", [beside => "報告には、両方を並べて載せています。" | "このセルの値を採用しています。"]),
                hint: ja!(
                    "このセルの値が正しければ、対応は不要です。違う場合は、直してもう一度提出してください。"
                ),
                why: "一つの項目に二つの値を載せることはできません。",
                example: "評価が主担当の職員課では「Ａ」、総務課では「Ｂ」",
            },
            en: Words {
                title: "Another department says something else",
                message: en!("The answer of ", [other => "{other}" | "another department"], [theirs => " (“{theirs}”)"], " differs from this cell", [item => ", {item}"], [axis => ", {axis}"], ". ", [beside => "The report has both." | "This cell was taken."]),
                hint: en!(
                    "Nothing needs to be done if this cell is right; otherwise mend it and send the file again."
                ),
                why: "One item can’t show two values.",
                example: "Rating Ａ from 職員課, the owner, Ｂ from 総務課",
            },
        },
        ConsistencyFault::SameAsBefore { answers } => Entry {
            code: "C206",
            severity: Warning,
            ja: Words {
                title: "記入がすべて前回と同じです",
                message: ja!([department => "{department}の"], "記入", [answers => "（{answers}か所）"], "が、すべて前回の報告と同じです。"),
                hint: ja!(
                    "前回のファイルを送っていないかをご確認ください。今回の内容が前回と同じであれば、そのままで構いません。"
                ),
                why: "前回のファイルが届くと、前回の数が今回のものとして報告に載ります。",
                example: "令和６年度の調査票が、令和７年度の取りまとめに届いた",
            },
            en: Words {
                title: "All as it was before",
                message: en!("All answers", [department => " of {department}"], [answers => " ({answers})"], " are those of the last report."),
                hint: en!(
                    "See whether last time’s file was sent. If nothing has changed since, nothing needs to be done."
                ),
                why: "Of last time’s file the old figures are reported as new ones.",
                example: "The form of 令和６年度 sent again in the round of 令和７年度",
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
        ConsistencyFault::TotalMismatch { total, sum } => Entry {
            code: "C601",
            severity: Warning,
            ja: Words {
                title: "合計が内訳の和と合いません",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "合計"], [total => "（{total}）"], "が、内訳の和", [sum => "（{sum}）"], "と合いません。"),
                hint: ja!(
                    "合計と内訳のどちらが正しいかを確認し、合うように直してください。文字として入力された数は、Excel の合計に入りません。四捨五入のために合わない場合は、そのままで構いません。"
                ),
                why: "内訳を足しても合計にならない表は、信用されません。",
                example: "計が「30」、男が「12」、女が「17」",
            },
            en: Words {
                title: "A total that is not the sum",
                message: en!("The total", [field => " “{field}”"], [item => " of {item}"], [axis => " for {axis}"], [total => ", {total},"], " is not the sum of its parts", [sum => ", {sum}"], "."),
                hint: en!(
                    "Check which of them is right and mend it. Excel leaves numbers out of its sums that were typed as texts. If it is a matter of rounding, nothing needs to be done."
                ),
                why: "Nobody trusts a table whose parts don’t add up.",
                example: "計 30 over 男 12 and 女 17",
            },
        },
        ConsistencyFault::OutOfRange { least, most } => Entry {
            code: "C602",
            severity: Warning,
            ja: Words {
                title: "決められた範囲の外の値です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」の"], [value => "「{value}」は" | "値が"], "、決められた範囲", [least, most => "（{least}から{most}まで）" | least => "（{least}以上）" | most => "（{most}以下）"], "の外にあります。"),
                hint: ja!(
                    "桁や単位の誤りがないかを確認し、違っていれば直してください。正しい場合は、取りまとめ担当にお知らせください。"
                ),
                why: "範囲の外の値は、桁や単位の誤りのことがあります。",
                example: "0 から 100 までの欄に「120」",
            },
            en: Words {
                title: "A value out of its range",
                message: en!([value => "“{value}”" | "The value"], [field => " of “{field}”"], [item => " of {item}"], [axis => " for {axis}"], " is out of its range", [least, most => " ({least} to {most})" | least => " (at least {least})" | most => " (at most {most})"], "."),
                hint: en!(
                    "Check digits and unit, and mend it where it is wrong. If it is right, tell the section that collects."
                ),
                why: "It may be a slip of the digits or of the unit.",
                example: "120 where 0 to 100 may stand",
            },
        },
        ConsistencyFault::MissingWhen { other, said } => Entry {
            code: "C603",
            severity: Error,
            ja: Words {
                title: "他の欄の記入により必要な欄が空欄です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [other, said => "「{other}」が「{said}」なので、"], [field => "「{field}」" | "この欄"], "の記入が必要ですが、空欄です。"),
                hint: ja!([field => "「{field}」を" | "内容を"], "記入するか、", [other => "「{other}」の" | "他の欄の"], "記入を直してください。該当がない場合は「該当なし」と記入してください。"),
                why: "一方だけの記入では、内容が分かりません。",
                example: "評価が「Ｃ」で、理由が空欄",
            },
            en: Words {
                title: "Blank, but needed for what another cell says",
                message: en!("The cell", [field => " “{field}”"], [item => " of {item}"], [axis => " for {axis}"], " is blank, but is needed", [other, said => " since “{other}” says “{said}”"], "."),
                hint: en!("Fill in ", [field => "“{field}”" | "the cell"], ", or mend ", [other => "“{other}”" | "the other cell"], "; if there is nothing to say, write 該当なし."),
                why: "One without the other can’t be understood.",
                example: "A rating of Ｃ without the reason",
            },
        },
        ConsistencyFault::NotUnique { department, sheet, cell } => Entry {
            code: "C604",
            severity: Warning,
            ja: Words {
                title: "同じ値が二つ以上あります",
                message: ja!([field => "「{field}」の"], [value => "「{value}」が" | "同じ値が"], "、", [department => "「{department}」の"], [sheet, cell => "シート「{sheet}」の{cell}" | "別の行"], "にもあります。"),
                hint: ja!(
                    "それぞれの値を確認し、誤りがあれば直してください。同じものを二度記入している場合は、一つにしてください。"
                ),
                why: "この欄の値は、一件ごとに違うことになっています。",
                example: "備品番号「B-0012」が二行にある",
            },
            en: Words {
                title: "The same value twice",
                message: en!([value => "“{value}”" | "The same value"], [field => " of “{field}”"], " stands ", [department => "in the answer of “{department}”, "], [sheet, cell => "at {sheet}!{cell}" | "elsewhere"], " too."),
                hint: en!(
                    "Check both, and mend the wrong one. If one thing was entered twice, keep it once."
                ),
                why: "Each item must have its own value here.",
                example: "B-0012 in two rows",
            },
        },
        ConsistencyFault::DoesNotMatch { other, said, sheet, cell } => Entry {
            code: "C605",
            severity: Warning,
            ja: Words {
                title: "同じはずの二つの欄が違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "この欄"], [value => "（{value}）"], "が、", [other => "「{other}」" | "もう一方の欄"], [said => "（{said}）"], "と違います。", [sheet, cell => "もう一方は、シート「{sheet}」の{cell}にあります。"]),
                hint: ja!("どちらが正しいかを確認し、同じ内容にしてください。"),
                why: "同じものが二通りに報告されてしまいます。",
                example: "個票の人数が「12」、一覧の人数が「13」",
            },
            en: Words {
                title: "Two fields that must be alike differ",
                message: en!([field => "“{field}”" | "The cell"], [item => " of {item}"], [axis => " for {axis}"], [value => " ({value})"], " is not what ", [other => "“{other}”" | "the other field"], " says", [said => " ({said})"], [sheet, cell => " at {sheet}!{cell}"], "."),
                hint: en!("Check which is right and make both the same."),
                why: "The same thing would be reported in two ways.",
                example: "12 on the card, 13 in the overview",
            },
        },
        ConsistencyFault::ChangedTooMuch { before, change, limit } => Entry {
            code: "C606",
            severity: Warning,
            ja: Words {
                title: "前年度から大きく変わっています",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」の"], [value => "「{value}」は" | "値が"], "、前年度の値", [before => "（{before}）"], "から大きく変わっています", [change => "（{change}）"], "。", [limit => "確認の目安は{limit}です。"]),
                hint: ja!(
                    "桁や単位の誤りがないかを確認し、違っていれば直してください。正しい場合は、そのままで構いません。"
                ),
                why: "前年度からの大きな変化は、桁や単位の誤りのことがあります。",
                example: "前年度「1,200」、今年度「12,000」",
            },
            en: Words {
                title: "A large change from the year before",
                message: en!([value => "“{value}”" | "The value"], [field => " of “{field}”"], [item => " of {item}"], [axis => " for {axis}"], " is far from that of the year before", [before => ", {before}"], [change => " ({change})"], ".", [limit => " Expected is a change of {limit} at most."]),
                hint: en!(
                    "Check digits and unit, and mend it where it is wrong. If it is right, nothing needs to be done."
                ),
                why: "A large change may be a slip of the digits or of the unit.",
                example: "1,200 last year, 12,000 this year",
            },
        },
        ConsistencyFault::RateWrittenOtherwise { like } => Entry {
            code: "C607",
            severity: Warning,
            ja: Words {
                title: "割合の書き方が、ほかの記入と違います",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」の"], [value => "「{value}」は" | "値は"], "、ほかの記入", [like => "（「{like}」など）"], "と割合の書き方が違うため、比べられません。記入のとおりに取り込みました。"),
                hint: ja!("割合であれば、「85％」のように「％」を付けて記入してください。"),
                why: "同じ欄に「85％」「85」「0.85」が並ぶと、同じ割合かどうかを誰も判断できません。",
                example: "減免率の欄に、ある部署は「85％」、別の部署は「0.85」と記入した",
            },
            en: Words {
                title: "A rate that is written otherwise than the others",
                message: en!([value => "“{value}”" | "The value"], [field => " of “{field}”"], [item => " of {item}"], [axis => " for {axis}"], " is written otherwise than the others", [like => " ({like})"], ", so they can’t be compared. It was taken as it is."),
                hint: en!("If it is a percentage, write it with its sign: 85％."),
                why: "Where 85％, 85 and 0.85 stand in one column, nobody knows whether they are the same.",
                example: "One department wrote 85％, another 0.85",
            },
        },
        ConsistencyFault::Decided { rule: _, choice, reason } => Entry {
            code: "C701",
            severity: Info,
            ja: Words {
                title: "取りまとめ担当が判断しました",
                message: ja!("取りまとめ担当が内容を確認し、", [choice => "「{choice}」と判断しました" | "判断しました"], [reason => "（理由：{reason}）"], "。"),
                hint: ja!("対応は不要です。判断が違う場合は、取りまとめ担当にご連絡ください。"),
                why: "一度判断したことは、回答が変わるまで、もう一度お尋ねしません。",
                example: "「判断.xlsx」で「このままでよい」を選んだ要確認",
            },
            en: Words {
                title: "Decided by the section that collects",
                message: en!("The section that collects has looked at this and decided", [choice => ": “{choice}”"], [reason => " (because: {reason})"], "."),
                hint: en!(
                    "Nothing needs to be done. If the decision is wrong, please tell the section that collects."
                ),
                why: "What was decided once is not asked again until the answer changes.",
                example: "A warning for which “このままでよい” was chosen in 判断.xlsx",
            },
        },
        ConsistencyFault::DecisionUnclear { reason } => Entry {
            code: "C702",
            severity: Warning,
            ja: Words {
                title: "判断を読み取れません",
                message: ja!([value => "判断「{value}」" | "判断"], "を読み取れないため、反映していません", [reason => "（{reason}）"], "。"),
                hint: ja!(
                    "「判断」の列は一覧から選び、一覧にない値にするときだけ、「判断」を空けて「ほかの値」に記入してください。"
                ),
                why: "読み取れない判断は、報告に反映されません。",
                example: "「判断」に「OK」と記入したとき",
            },
            en: Words {
                title: "A decision can’t be understood",
                message: en!("The decision", [value => " “{value}”"], " can’t be understood and was not applied", [reason => " ({reason})"], "."),
                hint: en!(
                    "Pick one from the list under 判断; for a value that is not in the list leave 判断 blank and type it under ほかの値."
                ),
                why: "A decision that can’t be understood does not reach the report.",
                example: "“OK” typed under 判断",
            },
        },
        ConsistencyFault::DecisionOutdated { choice } => Entry {
            code: "C703",
            severity: Warning,
            ja: Words {
                title: "回答が変わったため、判断を取り消しました",
                message: ja!("判断", [choice => "「{choice}」"], "のあとで部署の回答が変わったため、判断を反映していません。"),
                hint: ja!(
                    "新しい回答を確かめて、もう一度判断してください。前回の判断は「理由」の列に残しています。"
                ),
                why: "前の回答についての判断は、新しい回答には当てはまりません。",
                example: "総務課の値を採用すると判断したあとで、総務課が回答を訂正したとき",
            },
            en: Words {
                title: "The answer has changed since it was decided",
                message: en!("After the decision", [choice => " “{choice}”"], " the department’s answer changed; the decision is not applied."),
                hint: en!(
                    "Look at the new answer and decide again. The former decision stands among the reasons."
                ),
                why: "A decision on the former answer says nothing of the new one.",
                example: "総務課 corrected its answer after it was decided that its value counts",
            },
        },
        ConsistencyFault::ItemNotContinued { before, same_number } => Entry {
            code: "C801",
            severity: Info,
            ja: Words {
                title: "前年度の項目が、今年度の一覧にありません",
                message: ja!("前年度の項目", [before => "{before}"], "に当たる項目が、今年度の一覧に見つかりません。", [same_number => "同じ番号の項目は{same_number}で、名称が違います。"], "この項目の過去の年度の値は、報告に載りません。"),
                hint: ja!(
                    "続いている項目は、引継ぎ.xlsx（一覧表の「引継ぎ」シートでも構いません）に、前年度の番号、「継続」、今年度の番号を書いてください。統合、分割、廃止のときも、その扱いを書いてください。"
                ),
                why: "番号か名称が変わった項目は、前年度のどの項目の続きかを、プログラムでは決められません。",
                example: "前年度の №5「窓口研修」が、今年度は №6「接遇研修」になっている",
            },
            en: Words {
                title: "An item of last year that is not in this year’s list",
                message: en!("Last year’s item", [before => " {before}"], " is not found in this year’s list. ", [same_number => "The item with its number is {same_number}, which has another title. "], "What was said of it for past years is not in the report."),
                hint: en!(
                    "Where it goes on, write its old number, 継続 and its new number in 引継ぎ.xlsx (or on a sheet 引継ぎ of the lists); where it was merged (統合), split (分割) or ended (廃止), write that."
                ),
                why: "Which item goes on as which can’t be known where number or title has changed.",
                example: "Last year’s №5 窓口研修 is called №6 接遇研修 this year",
            },
        },
        ConsistencyFault::ItemWithoutPast => Entry {
            code: "C802",
            severity: Info,
            ja: Words {
                title: "前年度の一覧にない項目です",
                message: ja!([item => "{item}" | "この項目"], "に当たる項目が、前年度の一覧に見つかりません。"),
                hint: ja!(
                    "前年度から続いている項目は、引継ぎ.xlsx（一覧表の「引継ぎ」シートでも構いません）に「継続」と書いてください。新しい項目は「新規」と書き、「項目」シートに開始年度と終了年度を書くと、前の年度の記入を求めません。"
                ),
                why: "続いている項目なのに前年度と結び付かないと、過去の年度の値が報告に載りません。",
                example: "今年度の №8「データ活用研修」が、前年度の一覧にない",
            },
            en: Words {
                title: "An item that last year’s list has not",
                message: en!([item => "{item}" | "This item"], " is not found in last year’s list."),
                hint: en!(
                    "Where it goes on from last year, write 継続 in 引継ぎ.xlsx (or on a sheet 引継ぎ of the lists). For a new one write 新規 there, and its first and last year in the list of items: then nothing is asked for the years before."
                ),
                why: "An item that is not tied to last year’s has no values of past years in the report.",
                example: "This year’s №8 データ活用研修 is not in last year’s list",
            },
        },
        ConsistencyFault::ItemRenumbered { before } => Entry {
            code: "C803",
            severity: Info,
            ja: Words {
                title: "前年度と番号の違う項目です",
                message: ja!([item => "{item}" | "この項目"], "は、名称が同じなので、前年度の", [before => "{before}" | "同じ名称の項目"], "の続きとして扱いました。"),
                hint: ja!(
                    "別の項目のときは、引継ぎ.xlsx（一覧表の「引継ぎ」シートでも構いません）に、前の項目を「廃止」、この項目を「新規」と書いてください。"
                ),
                why: "過去の年度の値は、前年度の項目のものが報告に載ります。",
                example: "前年度の №5「窓口研修」が、今年度は №4 になっている",
            },
            en: Words {
                title: "An item with another number than last year",
                message: en!([item => "{item}" | "This item"], " has the title of ", [before => "last year’s {before}" | "an item of last year"], " and is taken to go on from it."),
                hint: en!(
                    "If it is another one, write 廃止 for the old and 新規 for the new one in 引継ぎ.xlsx (or on a sheet 引継ぎ of the lists)."
                ),
                why: "The values of past years are those of last year’s item.",
                example: "Last year’s №5 窓口研修 is №4 this year",
            },
        },
        ConsistencyFault::ItemRenamed { before } => Entry {
            code: "C804",
            severity: Info,
            ja: Words {
                title: "前年度と名称の違う項目です",
                message: ja!([item => "{item}" | "この項目"], "は、番号が同じで名称も近いので、前年度の", [before => "{before}" | "同じ番号の項目"], "の続きとして扱いました。"),
                hint: ja!(
                    "別の項目のときは、引継ぎ.xlsx（一覧表の「引継ぎ」シートでも構いません）に、前の項目を「廃止」、この項目を「新規」と書いてください。"
                ),
                why: "過去の年度の値は、前年度の項目のものが報告に載ります。",
                example: "前年度の №5「窓口研修」が、今年度は №5「窓口応対研修」になっている",
            },
            en: Words {
                title: "An item with another title than last year",
                message: en!([item => "{item}" | "This item"], " has the number of ", [before => "last year’s {before}" | "an item of last year"], ", a title near to it, and is taken to go on from it."),
                hint: en!(
                    "If it is another one, write 廃止 for the old and 新規 for the new one in 引継ぎ.xlsx (or on a sheet 引継ぎ of the lists)."
                ),
                why: "The values of past years are those of last year’s item.",
                example: "Last year’s №5 窓口研修 is №5 窓口応対研修 this year",
            },
        },
        ConsistencyFault::PastNotCarried { before, word, count } => Entry {
            code: "C805",
            severity: Warning,
            ja: Words {
                title: "統合・分割された項目の過去の値は、引き継ぎません",
                message: ja!("前年度の項目", [before => "{before}"], "は", [word => "{word}" | "統合または分割"], "されたため、前年度までの値", [count => "（{count}件）"], "を、今年度の項目に引き継いでいません。"),
                hint: ja!(
                    "今年度の項目の過去の年度の欄は、空欄で配ります。報告書に載せるときは、その欄に記入してもらってください。前年度の値は、前年度の報告書にあります。"
                ),
                why: "いくつかの項目の値を一つにする方法も、一つの値を分ける方法も、プログラムでは決められません。",
                example: "前年度の №4「窓口の接遇」と №5「電話の応対」が、今年度は №3「応対の向上」になっている",
            },
            en: Words {
                title: "Values of past years of items that were merged or split",
                message: en!("Last year’s ", [before => "{before}" | "items"], " became ", [word => "{word}" | "one item, or several"], ": what was said of them for past years", [count => " ({count} values)"], " is said of no item of this year."),
                hint: en!(
                    "The cells of past years go out blank: have them filled in where the report is to show them. The old values stand in last year’s report."
                ),
                why: "How values of several items make one, or one makes several, can’t be known.",
                example: "Last year’s №4 and №5 are №3 this year",
            },
        },
        ConsistencyFault::DepartmentNotContinued { before, now, count } => Entry {
            code: "C806",
            severity: Warning,
            ja: Words {
                title: "前回の部署の値を、今の部署に引き継いでいません",
                message: ja!("前回の「", [before => "{before}" | "部署"], "」は、", [now => "今の「{now}」に当たりますが、同じ欄に別の部署の値もあって一つに決められない" | "今回の部署の一覧にない"], "ため、前回までの値", [count => "（{count}件）"], "を引き継いでいません。調査票には載らず、過去の値の変更も確かめられません。"),
                hint: ja!([now => "報告書には、前回の部署の名前のまま載ります。今の部署の値とするときは、過去の年度の欄に記入してもらってください。" | "名称が変わった部署であれば、一覧表の「部署」のシートで、今の部署の「別名」に前回の名称を書いてください。なくなった部署であれば、報告書には前回の名称のまま載ります。"]),
                why: "部署ごとに集める値は、部署の名前で前回の値と結び付けます。",
                example: "前回の「総務課」が、今回は「企画総務課」になっている",
            },
            en: Words {
                title: "Past values of departments that are not on the list any more",
                message: en!("Last time’s department", [before => " {before}"], [now => " is {now} now, as others are, and both said something of the same cells" | " is not on this round’s list"], ": what it said of past years", [count => " ({count} values)"], " is said of no department of this round. It stands in no form, and changes of it are not noticed."),
                hint: en!([now => "The report shows it under the old names. To have it under the new one, let the cells of past years be filled in." | "If the department has another name now, write the old one under 別名 in the list of departments. If it is no more, the report shows its values under the old name."]),
                why: "What is collected by departments is known again by their names.",
                example: "Last time’s 総務課 is 企画総務課 now",
            },
        },
    }
}
