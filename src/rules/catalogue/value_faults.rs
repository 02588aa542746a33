//! Everything that is said of a [`ValueFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::Severity::{Error, Warning};
use crate::model::ValueFault;

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &ValueFault, subject: &Subject) -> Entry {
    let Subject { axis, collecting, dash, field, item, legend, marks, value, .. } = subject;
    match fault {
        ValueFault::MissingRating => Entry {
            code: "V101",
            severity: Error,
            ja: Words {
                title: "評価が空欄です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "評価"], [value, dash => "欄の「{value}」は空欄として扱います。" | value => "欄の「{value}」から評価を取り込めませんでした。" | "欄が空欄です。"]),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ記入してください。評価の対象がない場合は「該当なし」と記入してください。"),
                why: "期限の来ている年度の評価がないと、報告の一覧と集計が完成しません。",
                example: "令和５年度の評価欄が空欄",
            },
            en: Words {
                title: "A rating is missing",
                message: en!("The ", [field => "{field}" | "rating"], " cell", [item => " of {item}"], [axis => " for {axis}"], [value, dash => " holds “{value}”, which counts as blank." | value => " holds “{value}”, of which no rating could be taken." | " is blank."]),
                hint: en!("Enter one of ", [marks => "{marks}" | "the marks of the legend"], "; if there is nothing to rate, write 該当なし."),
                why: "Without the ratings of the years that are due, overview and tally stay incomplete.",
                example: "The rating of 令和５年度 is blank",
            },
        },
        ValueFault::MissingValue => Entry {
            code: "V102",
            severity: Error,
            ja: Words {
                title: "必ず記入する欄が空欄です",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "必須の"], [value, dash => "欄の「{value}」は空欄として扱います。" | value => "欄の「{value}」を取り込めませんでした。" | "欄が空欄です。"]),
                hint: ja!([field => "「{field}」を" | "内容を"], "記入してください。該当がない場合は「該当なし」と記入してください。"),
                why: "この欄は必ず記入することになっています。",
                example: "必須の欄が空欄",
            },
            en: Words {
                title: "A required cell is blank",
                message: en!("The required cell", [field => " “{field}”"], [item => " of {item}"], [axis => " for {axis}"], [value, dash => " holds “{value}”, which counts as blank." | value => " holds “{value}”, which could not be taken." | " is blank."]),
                hint: en!("Fill in ", [field => "“{field}”" | "the cell"], "; if there is nothing to say, write 該当なし."),
                why: "The plan requires this field.",
                example: "A required cell left blank",
            },
        },
        ValueFault::UnknownMark => Entry {
            code: "V111",
            severity: Error,
            ja: Words {
                title: "使えない記号です",
                message: ja!([value => "「{value}」は" | "この記入は"], "評価などの記号として使えません。"),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ記入してください", [legend => "（{legend}）"], "。該当がない場合は「該当なし」と記入してください。"),
                why: "決められた記号でないと、一覧にも集計にも載せられません。",
                example: "Ｓ・Ａ・Ｂ・Ｃのところに「Ｅ」「○」「未定」",
            },
            en: Words {
                title: "Not a mark of the scale",
                message: en!([value => "“{value}” is" | "This is"], " not a mark that may stand here."),
                hint: en!("Enter one of ", [marks => "{marks}" | "the marks of the legend"], [legend => " ({legend})"], "; if there is nothing to mark, write 該当なし."),
                why: "Only the marks of the scale can be shown in the overview and counted.",
                example: "Ｅ, ○ or 未定 where S, A, B, C are the marks",
            },
        },
        ValueFault::TwoMarks => Entry {
            code: "V112",
            severity: Error,
            ja: Words {
                title: "記号が二つあります",
                message: ja!([value => "「{value}」" | "一つの欄"], "に記号が二つ以上あります。"),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ記入してください。"),
                why: "どちらの記号が正しいかを判断できません。",
                example: "「Ａ→Ｂ」「A/B」",
            },
            en: Words {
                title: "Two marks in one cell",
                message: en!([value => "“{value}” holds" | "The cell holds"], " two or more marks."),
                hint: en!("Enter one of ", [marks => "{marks}" | "the marks of the legend"], "."),
                why: "Nobody can tell which of them is meant.",
                example: "Ａ→Ｂ, A/B",
            },
        },
        ValueFault::LookalikeMark => Entry {
            code: "V113",
            severity: Error,
            ja: Words {
                title: "見た目の似た別の文字です",
                message: ja!([value => "「{value}」は" | "この文字は"], "、使える記号", [marks => "（{marks}）"], "に見た目が似ていますが、別の文字です。"),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ、キーボードから入力し直してください。"),
                why: "見た目が同じでも別の文字のため、集計できません。",
                example: "キリル文字の「С」",
            },
            en: Words {
                title: "A character that only looks right",
                message: en!([value => "“{value}”" | "The character"], " looks like a mark of the scale, but is another character.", [marks => " The marks are {marks}."]),
                hint: en!("Type one of ", [marks => "{marks}" | "the marks of the legend"], " again on the keyboard."),
                why: "It looks the same, but it is another character and can’t be counted.",
                example: "The Cyrillic letter С",
            },
        },
        ValueFault::FlagAlone => Entry {
            code: "V114",
            severity: Error,
            ja: Words {
                title: "※だけで評価がありません",
                message: ja!([value => "「{value}」" | "印"], "だけが記入されていて、評価の記号がありません。"),
                hint: ja!("印に続けて、", [marks => "{marks}のいずれか" | "評価の記号"], "を記入してください（例：※Ｃ）。"),
                why: "印は評価に添えるもので、印だけでは評価になりません。",
                example: "「※」だけの評価欄",
            },
            en: Words {
                title: "A flag without a grade",
                message: en!("There is only the flag", [value => " “{value}”"], " and no grade."),
                hint: en!("Add ", [marks => "one of {marks}" | "a grade"], " after the flag (※Ｃ)."),
                why: "A flag goes with a grade; alone it says nothing.",
                example: "※ alone in a rating cell",
            },
        },
        ValueFault::CircledMark => Entry {
            code: "V115",
            severity: Warning,
            ja: Words {
                title: "囲み文字の記号です",
                message: ja!([value => "「{value}」" | "囲み文字"], "を中の文字として読み取りました。"),
                hint: ja!(
                    "読み取りが正しければ、そのままで構いません。次回からは囲まない文字で記入してください。"
                ),
                why: "囲み文字は「選んだ」という印の場合も、別の意味の場合もあります。",
                example: "「Ⓒ」",
            },
            en: Words {
                title: "A circled mark",
                message: en!([value => "“{value}”" | "The circled mark"], " was read as the letter in the circle."),
                hint: en!(
                    "If that is right, nothing needs to be done. Next time please write it without the circle."
                ),
                why: "A circle may mean “chosen”, or something else.",
                example: "Ⓒ",
            },
        },
        ValueFault::WordsBesideMark => Entry {
            code: "V116",
            severity: Error,
            ja: Words {
                title: "評価の記号の他に文字があります",
                message: ja!([value => "「{value}」には" | "この欄には"], "、評価などの記号の他に文字があります。"),
                hint: ja!([marks => "{marks}のいずれか" | "様式の凡例にある記号"], "を一つだけ記入してください。説明が必要なときは、備考などの欄があればそこに、なければ提出するときのメールに書いてください。"),
                why: "説明を伴う記入は、どの評価かを取り違えるおそれがあります。",
                example: "「Ａに近い」",
            },
            en: Words {
                title: "Words beside the mark",
                message: en!([value => "“{value}” holds" | "The cell holds"], " words beside the mark."),
                hint: en!("Enter one of ", [marks => "{marks}" | "the marks of the legend"], ". Explanations go into a text field."),
                why: "Words may change what the mark means.",
                example: "Ａに近い",
            },
        },
        ValueFault::NotANumber => Entry {
            code: "V121",
            severity: Error,
            ja: Words {
                title: "数値として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "数値として読めません。"),
                hint: ja!(
                    "数値だけを記入してください（例：1,234、12.5）。該当がない場合は「該当なし」と記入してください。説明が必要なときは、備考などの欄があればそこに、なければ提出するときのメールに書いてください。"
                ),
                why: "数値でないと、表にもグラフにも載せられません。",
                example: "「100人程度」「n/a」",
            },
            en: Words {
                title: "Not a number",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as a number."),
                hint: en!(
                    "Enter the number only (1,234, 12.5); if there is none, write 該当なし. Explanations go into a text field."
                ),
                why: "Only numbers can be shown in the table and the chart.",
                example: "100人程度, n/a",
            },
        },
        ValueFault::AmbiguousNumber => Entry {
            code: "V122",
            severity: Error,
            ja: Words {
                title: "数値が一つに決まりません",
                message: ja!([value => "「{value}」" | "この記入"], "からは、数値を一つに決められません。"),
                hint: ja!("正確な数値を一つだけ記入してください（例：1,234 または 1.23）。"),
                why: "読み方によって値が変わるため、取り込めません。",
                example: "「1,23」「約100」「５％減少」",
            },
            en: Words {
                title: "The number is ambiguous",
                message: en!([value => "“{value}”" | "The cell"], " does not say one certain number."),
                hint: en!("Enter one exact number (1,234 or 1.23)."),
                why: "It could be read in different ways.",
                example: "1,23, 約100, ５％減少",
            },
        },
        ValueFault::UnbalancedBracket => Entry {
            code: "V123",
            severity: Warning,
            ja: Words {
                title: "かっこが対になっていません",
                message: ja!([value => "「{value}」の"], "かっこの片方がありません。"),
                hint: ja!("かっこを補って記入してください（例：(11人/12人)）。"),
                why: "途中で消えた文字があるおそれがあります。",
                example: "「11人/12人)」",
            },
            en: Words {
                title: "A bracket is missing",
                message: en!([value => "“{value}” lacks" | "The cell lacks"], " one of a pair of brackets."),
                hint: en!("Add the bracket: (11人/12人)."),
                why: "Something may have been lost with it.",
                example: "11人/12人)",
            },
        },
        ValueFault::ZeroDenominator => Entry {
            code: "V124",
            severity: Error,
            ja: Words {
                title: "分母が 0 です",
                message: ja!([value => "「{value}」の"], "分母が 0 のため、割合を計算できません。"),
                hint: ja!(
                    "対象者がいない年度であれば「該当なし」と記入し、そうでなければ正しい分母を記入してください。"
                ),
                why: "0 で割ることはできません。",
                example: "「0人/0人」",
            },
            en: Words {
                title: "The denominator is zero",
                message: en!("The denominator", [value => " of “{value}”"], " is zero, so there is no ratio."),
                hint: en!(
                    "Write 該当なし if nobody was concerned in that year, otherwise the right denominator."
                ),
                why: "Nothing can be divided by zero.",
                example: "0人/0人",
            },
        },
        ValueFault::ApproximateNumber => Entry {
            code: "V125",
            severity: Error,
            ja: Words {
                title: "おおよその数値です",
                message: ja!([value => "「{value}」は" | "この記入は"], "おおよその数や増減を表しており、数値が決まりません。"),
                hint: ja!(
                    "確定した数値を記入してください。補足が必要なときは、備考などの欄があればそこに、なければ提出するときのメールに書いてください。"
                ),
                why: "決まった数値でないと、表にもグラフにも載せられません。",
                example: "「約100」「10人以上」「５％減少」",
            },
            en: Words {
                title: "No definite number",
                message: en!([value => "“{value}” says" | "The cell says"], " about, over, under or a change, not a definite number."),
                hint: en!("Enter the definite number; remarks go into a text field."),
                why: "Only definite numbers can be shown in the table and the chart.",
                example: "約100, 10人以上, ５％減少",
            },
        },
        ValueFault::WordsBesideNumber => Entry {
            code: "V126",
            severity: Error,
            ja: Words {
                title: "数値の他に文字があります",
                message: ja!([value => "「{value}」には" | "この欄には"], "、数値と単位の他に文字があります。"),
                hint: ja!(
                    "数値だけを記入してください（例：1,234、12.5）。説明が必要なときは、備考などの欄があればそこに、なければ提出するときのメールに書いてください。"
                ),
                why: "説明によって数値の意味が変わることがあります。",
                example: "「12日（予測値）」",
            },
            en: Words {
                title: "Words beside the number",
                message: en!([value => "“{value}” holds" | "The cell holds"], " words beside the number and its unit."),
                hint: en!("Enter the number only (1,234, 12.5). Explanations go into a text field."),
                why: "Words may change what the number means.",
                example: "12日（予測値）",
            },
        },
        ValueFault::TooManyDigits => Entry {
            code: "V127",
            severity: Error,
            ja: Words {
                title: "桁数が多すぎます",
                message: ja!([value => "「{value}」は" | "この数値は"], "桁数が多すぎ、正確に取り扱えません。"),
                hint: ja!("数値に誤りがないかを確認し、15桁以内で記入してください。"),
                why: "16桁以上の数値は、Excel でも下の桁が 0 に変わります。",
                example: "20桁の数値",
            },
            en: Words {
                title: "Too many digits",
                message: en!([value => "“{value}” has" | "The number has"], " too many digits to be kept exactly."),
                hint: en!("Check the number, and enter at most 15 digits."),
                why: "Excel too turns digits beyond the 15th into zeros.",
                example: "A number of 20 digits",
            },
        },
        ValueFault::PercentInNumber => Entry {
            code: "V128",
            severity: Error,
            ja: Words {
                title: "数値の欄に割合が記入されています",
                message: ja!("数値の欄に割合", [value => "「{value}」"], "が記入されています。"),
                hint: ja!("数値だけを記入してください（例：1,234、12.5）。"),
                why: "割合と数値は、同じ表やグラフに並べられません。",
                example: "人数の欄に「73.3％」",
            },
            en: Words {
                title: "A percentage where a number belongs",
                message: en!("The cell holds a percentage", [value => " (“{value}”)"], " where a number belongs."),
                hint: en!("Enter the number only (1,234, 12.5)."),
                why: "Shares and numbers can’t stand in one series.",
                example: "73.3％ in a column of head counts",
            },
        },
        ValueFault::NotAPercentage => Entry {
            code: "V129",
            severity: Error,
            ja: Words {
                title: "割合として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "割合（％）として読めません。"),
                hint: ja!(
                    "割合を「73.3％」のように記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "割合でないと、表にもグラフにも載せられません。",
                example: "「％」だけの記入",
            },
            en: Words {
                title: "Not a percentage",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as a percentage."),
                hint: en!("Enter a percentage such as 73.3％; if there is none, write 該当なし."),
                why: "Only percentages can be shown in the table and the chart.",
                example: "％ alone",
            },
        },
        ValueFault::NoPercentSign => Entry {
            code: "V130",
            severity: Error,
            ja: Words {
                title: "「％」がありません",
                message: ja!([value => "「{value}」には" | "この数値には"], "「％」がないため、割合かどうかを判断できません。"),
                hint: ja!("割合であれば「73.3％」のように「％」を付けて記入してください。"),
                why: "「73.3」は 73.3％とも 73.3 倍とも読めます。",
                example: "割合の欄に「73.3」",
            },
            en: Words {
                title: "The percent sign is missing",
                message: en!([value => "“{value}”" | "The number"], " has no percent sign, so it can’t be told whether it is a percentage."),
                hint: en!("If it is one, add the sign: 73.3％."),
                why: "73.3 may be 73.3 per cent or 73.3 times.",
                example: "73.3 in a column of percentages",
            },
        },
        ValueFault::ErrorValue => Entry {
            code: "V131",
            severity: Error,
            ja: Words {
                title: "エラー値になっています",
                message: ja!("セルがエラー値", [value => "「{value}」"], "になっています。"),
                hint: ja!("数式の参照先を直すか、正しい値を直接入力してください。", [marks => "使える記号は{marks}です。"]),
                why: "エラー値からは、元の値が分かりません。",
                example: "「#REF!」「#N/A」",
            },
            en: Words {
                title: "An error value",
                message: en!("The cell shows an error value", [value => " ({value})"], "."),
                hint: en!("Mend the formula, or type the right value.", [marks => " The marks are {marks}."]),
                why: "An error value does not say what was meant.",
                example: "#REF!, #N/A",
            },
        },
        ValueFault::UncomputedFormula => Entry {
            code: "V132",
            severity: Error,
            ja: Words {
                title: "数式が計算されていません",
                message: ja!("セルの数式の計算結果が保存されていません。"),
                hint: ja!(
                    "ファイルを Excel で開いて上書き保存し、もう一度提出してください。値を直接入力しても構いません。"
                ),
                why: "計算結果が保存されていないと、値が分かりません。",
                example: "Excel 以外のソフトで作られたブックの数式",
            },
            en: Words {
                title: "A formula without its result",
                message: en!("The result of the cell’s formula was not saved."),
                hint: en!("Open the file in Excel, save it and send it again, or type the value."),
                why: "Without the saved result the value is not known.",
                example: "A formula in a workbook written by another program",
            },
        },
        ValueFault::NotAFraction => Entry {
            code: "V133",
            severity: Error,
            ja: Words {
                title: "分数として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "「人数／人数」として読めません。"),
                hint: ja!(
                    "「(11人/15人)」のように、分子と分母を「/」で区切って記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "分子と分母が分からないと、割合を確かめられません。",
                example: "「11人/」",
            },
            en: Words {
                title: "Not a fraction",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as one number over another."),
                hint: en!(
                    "Enter numerator and denominator with a slash: (11人/15人); if there is none, write 該当なし."
                ),
                why: "Without both numbers the share can’t be checked.",
                example: "11人/",
            },
        },
        ValueFault::BracketAsMinus => Entry {
            code: "V134",
            severity: Warning,
            ja: Words {
                title: "かっこ書きを負の数として読みました",
                message: ja!("かっこ書きの", [value => "「{value}」" | "数値"], "を、マイナスの数として読み取りました。"),
                hint: ja!(
                    "マイナスでない場合は、かっこを外してください。マイナスの場合は「△」か「-」を付けると確実です。"
                ),
                why: "かっこは、会計ではマイナスを表しますが、注記の意味で使われることもあります。",
                example: "「(1,234)」",
            },
            en: Words {
                title: "Brackets read as a minus",
                message: en!("The number in brackets", [value => " (“{value}”)"], " was read as negative."),
                hint: en!("If it is not negative, remove the brackets; if it is, △ or - is clearer."),
                why: "Brackets mean minus in accounts, but are also used for remarks.",
                example: "(1,234)",
            },
        },
        ValueFault::ScaledUnit => Entry {
            code: "V135",
            severity: Warning,
            ja: Words {
                title: "単位を掛けて読みました",
                message: ja!([value => "「{value}」を" | "この数値を"], "、単位を掛けた値として読み取りました。"),
                hint: ja!(
                    "取り込まれた値をご確認ください。「12,000円」のように、掛けた後の値を記入すると確実です。"
                ),
                why: "「千円」「万人」などの単位は、掛けた後の値で集計します。",
                example: "「12千円」",
            },
            en: Words {
                title: "A unit was multiplied in",
                message: en!([value => "“{value}”" | "The number"], " was multiplied by its unit."),
                hint: en!(
                    "Check the value that was taken; 12,000円, with the unit multiplied in, is clearer."
                ),
                why: "Units such as 千円 are multiplied in before anything is summed up.",
                example: "12千円",
            },
        },
        ValueFault::BareShare => Entry {
            code: "V136",
            severity: Warning,
            ja: Words {
                title: "「％」のない割合です",
                message: ja!([value => "「{value}」を" | "この数値を"], "、1 を 100％とする割合として読み取りました。"),
                hint: ja!("取り込まれた値をご確認ください。「50％」のように記入すると確実です。"),
                why: "「0.5」は 50％とも 0.5％とも読めます。",
                example: "割合の欄に「0.5」",
            },
            en: Words {
                title: "A share without a percent sign",
                message: en!([value => "“{value}”" | "The number"], " was read as a share of one."),
                hint: en!("Check the value that was taken; 50％ is clearer."),
                why: "0.5 may be 50 per cent or half a per cent.",
                example: "0.5 in a column of percentages",
            },
        },
        ValueFault::UnitsDiffer => Entry {
            code: "V137",
            severity: Warning,
            ja: Words {
                title: "分子と分母の単位が違います",
                message: ja!([value => "「{value}」の"], "分子と分母の単位が違います。"),
                hint: ja!("単位をそろえて記入してください（例：(11人/15人)）。"),
                why: "単位が違うと、割合の意味が変わります。",
                example: "「(11人/15件)」",
            },
            en: Words {
                title: "The units differ",
                message: en!("Numerator and denominator", [value => " of “{value}”"], " have different units."),
                hint: en!("Use one unit for both: (11人/15人)."),
                why: "With different units the share means something else.",
                example: "(11人/15件)",
            },
        },
        ValueFault::OtherUnit { expected } => Entry {
            code: "V138",
            severity: Warning,
            ja: Words {
                title: "単位が他と違います",
                message: ja!(
                    [value => "「{value}」の" | "この数値の"],
                    "単位が、見出し・目標・他の値などの単位",
                    [expected => "「{expected}」"],
                    "と違います。"
                ),
                hint: ja!(
                    "単位をそろえて記入してください。このままで正しい場合は、取りまとめ担当にお知らせください。"
                ),
                why: "単位の違う値が一つの表やグラフに並ぶと、比べられません。",
                example: "目標が「90,000 時間」の欄に「12日」",
            },
            en: Words {
                title: "Another unit",
                message: en!(
                    "The unit of ",
                    [value => "“{value}”" | "the number"],
                    " is not that of the heading, the target or the other values",
                    [expected => " ({expected})"],
                    "."
                ),
                hint: en!(
                    "Give the value in the same unit. If it is right as it is, tell the section that collects."
                ),
                why: "Values in different units can’t be compared in one table or chart.",
                example: "12日 where the target is 90,000 時間",
            },
        },
        ValueFault::VariantSign { sign } => Entry {
            code: "V139",
            severity: Warning,
            ja: Words {
                title: "形の似た記号を読み替えました",
                message: ja!(
                    [value => "「{value}」の"],
                    [sign => "「{sign}」を" | "記号を"],
                    "、形の似た本来の記号と読み替えました。"
                ),
                hint: ja!(
                    "取り込まれた値をご確認ください。負の数は「-5」「△5」、バツ印は「×」で記入すると確実です。"
                ),
                why: "「ー5」の長音符号や「✕」は、見た目が似ていても別の文字です。",
                example: "「ー5」「✕」",
            },
            en: Words {
                title: "A sign drawn otherwise",
                message: en!(
                    [sign => "“{sign}”" | "A sign"],
                    [value => " in “{value}”"],
                    " was taken for the one that looks like it."
                ),
                hint: en!(
                    "Check the value that was taken; -5 or △5 for a negative number and × for a cross are clearer."
                ),
                why: "The long-vowel mark in ー5 and the cross ✕ only look like the signs that are meant.",
                example: "ー5, ✕",
            },
        },
        ValueFault::NotADate => Entry {
            code: "V141",
            severity: Error,
            ja: Words {
                title: "日付として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "日付として読めません。"),
                hint: ja!(
                    "実在する日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "日付が分からないと取り込めません。",
                example: "「未定」",
            },
            en: Words {
                title: "Not a date",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as a date."),
                hint: en!(
                    "Enter a date that exists, as 令和５年10月３日, R5.10.3 or 2023/10/3; if there is none, write 該当なし."
                ),
                why: "Without a date nothing can be taken over.",
                example: "未定",
            },
        },
        ValueFault::OutOfEra => Entry {
            code: "V142",
            severity: Warning,
            ja: Words {
                title: "元号の期間にない日付です",
                message: ja!([value => "「{value}」" | "この日付"], "は、その元号の期間にありません。"),
                hint: ja!("正しい元号で記入してください（例：平成31年５月１日は令和元年５月１日です）。"),
                why: "元号か年月日のどちらかが書き間違いのおそれがあります。",
                example: "「平成31年５月１日」",
            },
            en: Words {
                title: "A date outside of its era",
                message: en!([value => "“{value}”" | "The date"], " does not lie in that era."),
                hint: en!("Use the era of that day (平成31年５月１日 is 令和元年５月１日)."),
                why: "Either the era or the date may be a slip.",
                example: "平成31年５月１日",
            },
        },
        ValueFault::ImpossibleDate => Entry {
            code: "V143",
            severity: Error,
            ja: Words {
                title: "暦にない日付です",
                message: ja!([value => "「{value}」は" | "この日付は"], "暦にありません。"),
                hint: ja!(
                    "実在する日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。"
                ),
                why: "書き間違いの日付からは、正しい日付が分かりません。",
                example: "「令和５年２月30日」",
            },
            en: Words {
                title: "No such day",
                message: en!([value => "“{value}” is" | "This is"], " not a day of the calendar."),
                hint: en!("Enter a date as 令和５年10月３日, R5.10.3 or 2023/10/3."),
                why: "The right date can’t be told from a wrong one.",
                example: "令和５年２月30日",
            },
        },
        ValueFault::ContradictoryDate => Entry {
            code: "V144",
            severity: Error,
            ja: Words {
                title: "日付の表記が食い違っています",
                message: ja!([value => "「{value}」" | "この欄"], "に書かれた二つの日付が一致しません。"),
                hint: ja!("どちらが正しいかを確認し、正しい日付だけを記入してください。"),
                why: "どちらの日付かを判断できません。",
                example: "「令和５年10月３日（2022/10/3）」",
            },
            en: Words {
                title: "The date contradicts itself",
                message: en!("The two dates in ", [value => "“{value}”" | "the cell"], " do not agree."),
                hint: en!("Check which is right, and write only that one."),
                why: "Nobody can tell which date is meant.",
                example: "令和５年10月３日（2022/10/3）",
            },
        },
        ValueFault::SeveralDates => Entry {
            code: "V145",
            severity: Error,
            ja: Words {
                title: "日付が二つ以上あります",
                message: ja!([value => "「{value}」に" | "一つの欄に"], "日付が二つ以上あります。"),
                hint: ja!("日付を一つだけ記入してください。"),
                why: "どの日付を取り込むかを判断できません。",
                example: "「10月３日、11月５日」",
            },
            en: Words {
                title: "Several dates",
                message: en!([value => "“{value}” holds" | "The cell holds"], " more than one date."),
                hint: en!("Enter one date."),
                why: "Nobody can tell which of them is meant.",
                example: "10月３日、11月５日",
            },
        },
        ValueFault::WrongWeekday { right } => Entry {
            code: "V146",
            severity: Warning,
            ja: Words {
                title: "曜日が合いません",
                message: ja!([value => "「{value}」の"], "曜日が日付と合いません。", [right => "（正しくは{right}）"]),
                hint: ja!("日付と曜日のどちらが正しいかを確認し、直してください。"),
                why: "日付が一日ずれている場合によく起こります。",
                example: "「令和５年10月３日（水）」（正しくは火曜日）",
            },
            en: Words {
                title: "The weekday is wrong",
                message: en!("The day of the week", [value => " in “{value}”"], " does not belong to the date", [right => " (it is {right})"], "."),
                hint: en!("Check which of date and weekday is right."),
                why: "It often means that the date is a day off.",
                example: "令和５年10月３日（水）, a Tuesday",
            },
        },
        ValueFault::ApproximateDate => Entry {
            code: "V147",
            severity: Error,
            ja: Words {
                title: "特定の日付ではありません",
                message: ja!([value => "「{value}」は" | "この記入は"], "おおよその時期で、特定の日付ではありません。"),
                hint: ja!(
                    "日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。月までで構わない場合は「令和５年10月」と記入してください。"
                ),
                why: "日付が決まらないと取り込めません。",
                example: "「令和５年10月頃」",
            },
            en: Words {
                title: "An approximate date",
                message: en!([value => "“{value}” does" | "This does"], " not name a certain date."),
                hint: en!(
                    "Enter a date as 令和５年10月３日, R5.10.3 or 2023/10/3; if the month is enough, 令和５年10月."
                ),
                why: "Without a certain date nothing can be taken over.",
                example: "令和５年10月頃",
            },
        },
        ValueFault::ValueForFutureYear => Entry {
            code: "V151",
            severity: Warning,
            ja: Words {
                title: "まだ来ていない年度に記入があります",
                message: ja!([axis => "{axis}は" | "この年度は"], "まだ報告の対象ではありませんが、", [field, value => "「{field}」に「{value}」と"], "記入があります。", [collecting => "今回の対象は{collecting}までです。"]),
                hint: ja!(
                    "年度の欄を間違えていないかを確認し、対象外の年度の評価と取組を空欄にしてください。"
                ),
                why: "年度を一つずらして記入した場合に起こります。",
                example: "令和５年度の報告で、令和７年度の評価が記入されている",
            },
            en: Words {
                title: "A value for a year not yet due",
                message: en!([axis => "{axis} is" | "The year is"], " not yet due, but ", [field, value => "“{field}” says “{value}”" | "something is entered"], ".", [collecting => " Due are years up to {collecting}."]),
                hint: en!(
                    "Check that the years have not been mixed up, and leave rating and action of later years blank."
                ),
                why: "It happens when a row or column is filled one year off.",
                example: "A rating for 令和７年度 in the report of 令和５年度",
            },
        },
        ValueFault::Over100Percent => Entry {
            code: "V161",
            severity: Warning,
            ja: Words {
                title: "100％を超えています",
                message: ja!([axis => "{axis}の"], [value => "「{value}」" | "割合"], "が 100％を超えています。"),
                hint: ja!(
                    "分子と分母が正しいかをご確認ください。正しい場合は、その理由を備考などの欄か提出するときのメールに記入してください。"
                ),
                why: "割合は通常 100％を超えないため、記入の誤りのことがあります。",
                example: "「108.3％」「(13人/12人)」",
            },
            en: Words {
                title: "Over 100 per cent",
                message: en!([value => "“{value}”" | "The share"], [axis => " for {axis}"], " is over 100 %."),
                hint: en!("Check numerator and denominator. If they are right, say why in a note."),
                why: "A share is seldom over 100 %; it may be a slip.",
                example: "108.3％, (13人/12人)",
            },
        },
        ValueFault::UnknownChoice { nearest, choices } => Entry {
            code: "V171",
            severity: Error,
            ja: Words {
                title: "選択肢にない記入です",
                message: ja!([value => "「{value}」は" | "この記入は"], "選択肢にありません。", [nearest => "「{nearest}」のことではありませんか。"]),
                hint: ja!([choices => "{choices}" | "様式の選択肢"], "から選んで、そのとおりに記入してください。該当がない場合は「該当なし」と記入してください。"),
                why: "選択肢のとおりでないと、集計できません。",
                example: "「窓口」「電話」から選ぶ欄に「郵送」",
            },
            en: Words {
                title: "Not one of the choices",
                message: en!([value => "“{value}” is" | "This is"], " not one of the choices.", [nearest => " Did you mean “{nearest}”?"]),
                hint: en!("Choose from ", [choices => "{choices}" | "the choices of the form"], "; if there is nothing to choose, write 該当なし."),
                why: "Only the choices can be counted.",
                example: "郵送 where 窓口 and 電話 may be chosen",
            },
        },
        ValueFault::SeveralChoices { choices } => Entry {
            code: "V172",
            severity: Error,
            ja: Words {
                title: "選択肢が一つに決まりません",
                message: ja!([value => "「{value}」は" | "この記入は"], "、どの選択肢かが一つに決まりません。"),
                hint: ja!([choices => "{choices}" | "様式の選択肢"], "から一つだけ選んで記入してください。"),
                why: "どちらを選んだかを判断できません。",
                example: "一つだけ選ぶ欄に「窓口、電話」",
            },
            en: Words {
                title: "Not one choice",
                message: en!([value => "“{value}” is" | "This is"], " not one choice."),
                hint: en!("Choose one of ", [choices => "{choices}" | "the choices of the form"], "."),
                why: "Nobody can tell which of them is meant.",
                example: "窓口、電話 where one may be chosen",
            },
        },
        ValueFault::NotATime => Entry {
            code: "V173",
            severity: Error,
            ja: Words {
                title: "時刻として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "時刻として読めません。"),
                hint: ja!(
                    "「9:00」「午後１時30分」「13:30～15:00」のように記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "時刻が分からないと取り込めません。",
                example: "「未定」「9.30」「25:00」",
            },
            en: Words {
                title: "Not a time",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as a time of the day."),
                hint: en!(
                    "Write it as 9:00, 午後１時30分 or 13:30～15:00; if there is none, write 該当なし."
                ),
                why: "Without a time nothing can be taken over.",
                example: "未定, 9.30, 25:00",
            },
        },
        ValueFault::AmbiguousTime => Entry {
            code: "V174",
            severity: Error,
            ja: Words {
                title: "時刻が一つに決まりません",
                message: ja!([value => "「{value}」を" | "この記入を"], "二通り以上に読めるため、時刻が決まりません。"),
                hint: ja!(
                    "24時間の表し方で、「13:30」「9:00～17:00」のように、早い時刻から順に記入してください。"
                ),
                why: "正午か夜中か、当日か翌日かを判断できません。",
                example: "「午後12時」「15:00～9:00」",
            },
            en: Words {
                title: "A time with two readings",
                message: en!([value => "“{value}”" | "The cell"], " can be read in two ways."),
                hint: en!("Write it by twenty-four hours, as 13:30 or 9:00～17:00, the earlier time first."),
                why: "It may be noon or midnight, today or tomorrow.",
                example: "午後12時, 15:00～9:00",
            },
        },
        ValueFault::TimeAsFraction { time } => Entry {
            code: "V175",
            severity: Warning,
            ja: Words {
                title: "小数を時刻として読みました",
                message: ja!([value => "「{value}」を" | "この記入を"], "時刻", [time => "「{time}」"], "として読みました。"),
                hint: ja!(
                    "読み取りが正しければ、そのままで構いません。違う場合は「9:00」のように記入してください。"
                ),
                why: "Excel は時刻を一日の小数で保存し、表示形式が変わると小数で表示します。",
                example: "「0.375」（9:00）",
            },
            en: Words {
                title: "A decimal read as a time",
                message: en!([value => "“{value}”" | "The cell"], " was read as a time", [time => ", {time}"], "."),
                hint: en!("If that is right, nothing needs to be done. Otherwise write the time as 9:00."),
                why: "Excel stores a time as a part of a day, and shows it so where the format was lost.",
                example: "0.375 (9:00)",
            },
        },
        ValueFault::NotATelephoneNumber => Entry {
            code: "V176",
            severity: Error,
            ja: Words {
                title: "電話番号として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "電話番号として読めません。"),
                hint: ja!(
                    "市外局番から「042-000-1111」のように、内線だけの場合は「内線1234」のように記入してください。二つ以上ある場合は「、」で区切ってください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "桁の足りない番号や先頭の 0 のない番号には、掛けられません。",
                example: "「000-1111」「420001111」",
            },
            en: Words {
                title: "Not a telephone number",
                message: en!([value => "“{value}”" | "The cell"], " can’t be a telephone number."),
                hint: en!(
                    "Write it with its area code, as 042-000-1111, or an extension as 内線1234; several with 、 between. If there is none, write 該当なし."
                ),
                why: "A number that lacks digits or its first zero can’t be called.",
                example: "000-1111, 420001111",
            },
        },
        ValueFault::NotACode { example } => Entry {
            code: "V177",
            severity: Error,
            ja: Words {
                title: "番号の形が違います",
                message: ja!([value => "「{value}」は" | "この記入は"], "、この欄の番号", [example => "（{example} のような形）"], "として読めません。"),
                hint: ja!("先頭の 0 や桁数を確認し、", [example => "{example} のような形で、"], "文字列として（Excel では先頭に ' を付けて）記入してください。該当がない場合は「該当なし」と記入してください。"),
                why: "Excel は番号の先頭の 0 を消したり、番号を日付に変えたりします。",
                example: "「0012」が「12」、「1-2」が「1月2日」になっている",
            },
            en: Words {
                title: "Not such a code",
                message: en!([value => "“{value}”" | "The cell"], " is no code", [example => " such as {example}"], "."),
                hint: en!("Check its zeros and its length, and enter it as text (in Excel with a leading ')", [example => ", as {example}"], "; if there is none, write 該当なし."),
                why: "Excel drops the first zeros of a code, and makes dates of some.",
                example: "12 for 0012, 1月2日 for 1-2",
            },
        },
        ValueFault::NotACoordinate => Entry {
            code: "V178",
            severity: Error,
            ja: Words {
                title: "緯度・経度として読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "緯度や経度として読めません。"),
                hint: ja!(
                    "一つの欄に一つずつ、「35.681236」または「北緯35度40分52秒」のように記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "位置が分からないと地図に載せられません。",
                example: "「駅の北側」、緯度と経度を一つの欄に書いたもの",
            },
            en: Words {
                title: "Not a latitude or longitude",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as a latitude or a longitude."),
                hint: en!(
                    "Write one in a cell, as 35.681236 or 北緯35度40分52秒; if there is none, write 該当なし."
                ),
                why: "Without it nothing can be put on a map.",
                example: "駅の北側, both in one cell",
            },
        },
        ValueFault::OutsideJapan { along } => Entry {
            code: "V179",
            severity: Warning,
            ja: Words {
                title: "日本の外の位置です",
                message: ja!([value => "「{value}」は" | "この記入は"], "、日本の", [along => "{along}には" | "緯度（20～46度）にも経度（122～154度）にも"], "当たりません。"),
                hint: ja!(
                    "数字と、緯度と経度が入れ違っていないかを確認し、違っていれば「35.681236」「139.767125」のように直してください。"
                ),
                why: "数字の打ち間違いや、位置の取り違えのことがあります。",
                example: "「53.681236」",
            },
            en: Words {
                title: "A place outside of Japan",
                message: en!([value => "“{value}” is" | "This is"], [along => " no {along}" | " neither a latitude (20 to 46) nor a longitude (122 to 154)"], " of Japan."),
                hint: en!(
                    "Check the digits and whether latitude and longitude have changed places, and mend them where they are wrong (35.681236, 139.767125)."
                ),
                why: "It may be a slip of the digits.",
                example: "53.681236",
            },
        },
        ValueFault::NotAUrl => Entry {
            code: "V180",
            severity: Error,
            ja: Words {
                title: "ＵＲＬとして読めません",
                message: ja!([value => "「{value}」を" | "この記入を"], "ＵＲＬとして読めません。"),
                hint: ja!(
                    "半角で「https://www.city.example.lg.jp/」のように、一つだけ記入してください。該当がない場合は「該当なし」と記入してください。"
                ),
                why: "一字でも違うと、そのページは開けません。",
                example: "「市ホームページ」",
            },
            en: Words {
                title: "Not an address of the web",
                message: en!([value => "“{value}”" | "The cell"], " can’t be read as an address of the web."),
                hint: en!(
                    "Write one address, as https://www.city.example.lg.jp/; if there is none, write 該当なし."
                ),
                why: "With one wrong letter the page can’t be opened.",
                example: "市ホームページ",
            },
        },
        ValueFault::SmallPercentage => Entry {
            code: "V181",
            severity: Warning,
            ja: Words {
                title: "１以下の割合です",
                message: ja!([value => "「{value}」を、{value}％として" | "この数値を、百分率として"], "読み取りました。"),
                hint: ja!("取り込まれた値をご確認ください。「0.9％」のように記入すると確実です。"),
                why: "見出しに「％」のある欄の「0.9」は 0.9％ですが、90％のつもりで記入されることもあります。",
                example: "「削減率（％）」の欄に「0.9」",
            },
            en: Words {
                title: "A percentage up to one",
                message: en!([value => "“{value}” was read as {value}％." | "The number was read as a percentage."]),
                hint: en!("Check the value that was taken; 0.9％ is clearer."),
                why: "Under a heading with ％, 0.9 is 0.9 per cent, but some mean 90 per cent.",
                example: "0.9 under 削減率（％）",
            },
        },
        ValueFault::HiddenYear { date } => Entry {
            code: "V182",
            severity: Warning,
            ja: Words {
                title: "表示されていない年が、対象の年度と違います",
                message: ja!([value => "「{value}」を、"], [date => "セルに保存されている{date}として" | "セルに保存されている日付として"], "読み取りました。対象の年度の日ではありません。"),
                hint: ja!(
                    "対象の年度の日であれば、年から記入し直してください。前後の年度の日であれば、年が見えるように記入してください。"
                ),
                why: "「1/10」と入力すると、Excel は入力した時の年の日付にし、年は表示しません。",
                example: "令和７年度の行事の欄に、令和７年の春に入力した「1月10日」",
            },
            en: Words {
                title: "The year that does not show is another one",
                message: en!([value => "“{value}” was read as" | "The date was read as"], [date => " {date}, as the cell stores it" | " the cell stores it"], "; that day is not of the fiscal year that is asked about."),
                hint: en!(
                    "If it is of that year, write the date again with its year. If it is not, write it so that the year shows."
                ),
                why: "Where 1/10 is typed Excel takes the year in which it was typed, and does not show it.",
                example: "1月10日, typed in spring 2025 among the events of fiscal 2025",
            },
        },
        ValueFault::MergedNumber { members } => Entry {
            code: "V183",
            severity: Warning,
            ja: Words {
                title: "数値が複数の欄にわたって結合されています",
                message: ja!([field => "「{field}」の"], [value => "「{value}」が" | "数値が"], [members => "、{members}か所に" | "、複数の欄に"], "わたる結合セルに記入されています。それぞれの欄に同じ数値を取り込みました。"),
                hint: ja!(
                    "合計であれば、内訳をそれぞれの欄に記入してください。どの欄も同じ数値であれば、結合を解除して、それぞれの欄に記入してください。"
                ),
                why: "まとめて一つの数値が、欄の数だけ数えられてしまいます。",
                example: "四つの設備の保守を一括して契約した金額を、四行を結合したセルに記入した",
            },
            en: Words {
                title: "A number merged over several fields",
                message: en!([field => "{field}: "], [value => "“{value}”" | "a number"], " stands in a cell that is merged over", [members => " {members} places" | " several places"], "; each of them was given the same number."),
                hint: en!(
                    "If it is the sum, write its parts into their cells. If each has the same number, take the merge apart and write it into each."
                ),
                why: "One number for all of them would be counted as often as there are cells.",
                example: "The price of one contract for four installations, in a cell merged over their four rows",
            },
        },
        ValueFault::WordsBesideDate { words } => Entry {
            code: "V184",
            severity: Warning,
            ja: Words {
                title: "日付の他に言葉があります",
                message: ja!([value => "「{value}」は" | "この欄は"], "、日付として読み取りました。", [words => "「{words}」は取り込んでいません。" | "日付の他の言葉は取り込んでいません。"]),
                hint: ja!(
                    "日付だけを記入してください。中止、延期、時刻などは、備考等の欄に記入してください。"
                ),
                why: "日付だけでは、中止や延期が報告に表れません。",
                example: "「R7.5.1中止」",
            },
            en: Words {
                title: "Words beside a date",
                message: en!([value => "“{value}” was read as a date" | "The cell was read as a date"], [words => "; “{words}” was not taken over." | "; its other words were not taken over."]),
                hint: en!(
                    "Write the date only. That it was called off or put off, or its time, belongs into another field."
                ),
                why: "A date alone does not say that it was called off.",
                example: "R7.5.1中止",
            },
        },
        ValueFault::SpacedThousands => Entry {
            code: "V185",
            severity: Warning,
            ja: Words {
                title: "空白や読点で区切られた数値です",
                message: ja!([value => "「{value}」を" | "この記入を"], "、けたを区切った一つの数値として読み取りました。"),
                hint: ja!(
                    "一つの数値であれば、「1,234」のように、区切りを半角の「,」にして記入してください。二つの数値であれば、それぞれの欄に分けて記入してください。"
                ),
                why: "「100 120」は、100,120 とも、100 と 120 の二つの数値とも読めます。",
                example: "「100 120」",
            },
            en: Words {
                title: "A number parted by spaces",
                message: en!([value => "“{value}”" | "The cell"], " was read as one number with its thousands set apart."),
                hint: en!(
                    "If it is one number, part it with commas (1,234); if it is two, write each into its own cell."
                ),
                why: "100 120 may be one number or two: 100 and 120.",
                example: "100 120",
            },
        },
        ValueFault::ScaledDisplay { stored } => Entry {
            code: "V186",
            severity: Warning,
            ja: Words {
                title: "千や百万の単位で表示されている数値です",
                message: ja!([value => "「{value}」を" | "この数値を"], "、表示されているとおりに読み取りました。セルに入力されている数値は", [stored => "「{stored}」" | "これより大きい数値"], "です。"),
                hint: ja!(
                    "表示されている数値が正しければ、その数値を入力し直してください。入力されている数値が正しければ、すべてのけたが表示されるように、セルの表示形式を直してください。"
                ),
                why: "千円単位の表から写すと、円の欄でも下三けたが表示されないことがあります。",
                example: "「金額（円）」の欄に、「1,235」と表示される 1,234,567",
            },
            en: Words {
                title: "Only the thousands show",
                message: en!([value => "“{value}”" | "The number"], " was read as it shows; the cell holds", [stored => " {stored}" | " a larger number"], "."),
                hint: en!(
                    "If the number that shows is right, type that one. If the one in the cell is right, give the cell a format that shows all of its digits."
                ),
                why: "A cell that was copied from a table in thousands does not show its last three digits.",
                example: "1,234,567 that shows as 1,235 under 金額（円）",
            },
        },
        ValueFault::FractionDiffers => Entry {
            code: "V187",
            severity: Error,
            ja: Words {
                title: "割合と、後ろの（ ）の人数などが合いません",
                message: ja!([value => "「{value}」は" | "この記入は"], "、割合と、後ろの（ ）に書かれた分子・分母とが合いません。"),
                hint: ja!("割合と分子・分母のどちらが正しいかを確かめ、合うように直してください。"),
                why: "どちらが正しいかを、取りまとめる側では判断できません。",
                example: "「73.3％（11人/20人）」",
            },
            en: Words {
                title: "A percentage that its fraction does not make",
                message: en!([value => "“{value}”: the" | "The"], " fraction in brackets does not make the percentage before it."),
                hint: en!("Make sure which of the two is right, and mend the other."),
                why: "Nobody but the department can know which one is right.",
                example: "73.3％（11人/20人）",
            },
        },
        ValueFault::WordsBesidePercentage => Entry {
            code: "V188",
            severity: Error,
            ja: Words {
                title: "割合の他に文字があります",
                message: ja!([value => "「{value}」には" | "この欄には"], "、割合の他に文字があります。"),
                hint: ja!(
                    "割合だけを「73.3％」のように記入してください。説明が必要なときは、備考などの欄があればそこに、なければ提出するときのメールに書いてください。"
                ),
                why: "説明によって割合の意味が変わることがあります。",
                example: "「50％（速報値）」",
            },
            en: Words {
                title: "Words beside the percentage",
                message: en!([value => "“{value}” holds" | "The cell holds"], " words beside the percentage."),
                hint: en!("Enter the percentage only, such as 73.3％. Explanations go into a text field."),
                why: "Words beside a percentage may change what it means.",
                example: "50％（速報値）",
            },
        },
        ValueFault::CodeAsNumber => Entry {
            code: "V189",
            severity: Warning,
            ja: Words {
                title: "番号が数値として入力されています",
                message: ja!([value => "「{value}」は" | "この番号は"], "数値として入力されており、先頭の 0 が消えていても分かりません。"),
                hint: ja!(
                    "このとおりでよければ、そのままで結構です。先頭に 0 のある番号であれば、文字列として（Excel では先頭に ' を付けて）記入してください。"
                ),
                why: "Excel は、数値として入力された番号の先頭の 0 を消します。",
                example: "「0012345」と入力した番号が「12345」になっている",
            },
            en: Words {
                title: "A code that is stored as a number",
                message: en!([value => "“{value}”" | "This code"], " is stored as a number, and may have lost its first zeros."),
                hint: en!(
                    "If it is right, nothing needs to be done. If it begins with a zero, enter it as text (in Excel with a leading ')."
                ),
                why: "Excel drops the first zeros of a code that is typed as a number.",
                example: "12345 for 0012345",
            },
        },
        ValueFault::CountedAs { word } => Entry {
            code: "V190",
            severity: Warning,
            ja: Words {
                title: "数え方の添えられた数値です",
                message: ja!([value => "「{value}」は" | "この数値は"], [word => "「{word}」として記入されています" | "数え方を添えて記入されています"], "が、見出しや項目名はそう求めていません。数値のみを取り込みました。"),
                hint: ja!(
                    "求めている数え方の数値であれば、そのままで結構です。違う場合は、数値を直してください。"
                ),
                why: "延べ人数と実人数、年間と月間のように数え方の違う値が並ぶと、比べられず、合計もできません。",
                example: "「参加者数」の欄に「延べ100人」",
            },
            en: Words {
                title: "A number that says how it counts",
                message: en!([value => "“{value}”" | "This number"], " says how it counts", [word => " (“{word}”)"], ", which neither the heading nor the item asks for. The number alone was taken."),
                hint: en!(
                    "If the number is counted as it is asked for, nothing needs to be done. If not, correct it."
                ),
                why: "Numbers that count otherwise, such as visits and visitors, can’t be compared or added up.",
                example: "延べ100人 where 参加者数 is asked for",
            },
        },
    }
}
