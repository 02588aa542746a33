//! Everything that is said of a [`YearFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::Severity::Error;
use crate::model::YearFault;

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &YearFault, subject: &Subject) -> Entry {
    let Subject { axis, item, item_years, value, years, .. } = subject;
    match fault {
        YearFault::NotAYear => Entry {
            code: "Y101",
            severity: Error,
            ja: Words {
                title: "年度として読めません",
                message: ja!([value => "「{value}」を" | "この見出しを"], "年度として読めません。"),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。", [years => "この計画の年度は{years}です。"]),
                why: "年度が分からない行や列の内容は取り込めません。",
                example: "「昭和町」「未定」",
            },
            en: Words {
                title: "Not a fiscal year",
                message: en!([value => "“{value}”" | "The heading"], " can’t be read as a fiscal year."),
                hint: en!("Write years as 令和５年度, R5 or 2023年度.", [years => " The years of the plan are {years}."]),
                why: "What stands under an unknown year can’t be taken over.",
                example: "昭和町, 未定",
            },
        },
        YearFault::YearZero => Entry {
            code: "Y102",
            severity: Error,
            ja: Words {
                title: "0年度という年度はありません",
                message: ja!([value => "「{value}」という年度はありません。" | "0 年という年度はありません。"]),
                hint: ja!(
                    "年度は「令和５年度」「R5」「2023年度」のように記入してください。最初の年は「令和元年度」または「R1」です。"
                ),
                why: "0 年度がどの年度を指すかを判断できません。",
                example: "「令和０年度」「R0」",
            },
            en: Words {
                title: "There is no year zero",
                message: en!("There is no such year", [value => " as “{value}”"], ": eras begin with the year 1."),
                hint: en!(
                    "Write years as 令和５年度, R5 or 2023年度. The first year of an era is 元年 or 1."
                ),
                why: "Nobody can tell which year is meant.",
                example: "令和０年度, R0",
            },
        },
        YearFault::ContradictoryYear { one, other } => Entry {
            code: "Y103",
            severity: Error,
            ja: Words {
                title: "年度の表記が食い違っています",
                message: ja!([value => "「{value}」" | "この年度"], "に書かれた二つの年度が一致しません。", [one, other => "（{one}と{other}）"]),
                hint: ja!(
                    "西暦と元号のどちらが正しいかを確認し、正しい年度だけを記入してください（例：令和３年度は 2021 年度です）。"
                ),
                why: "どちらの年度の内容かを判断できません。",
                example: "「令和3(2022)年度」",
            },
            en: Words {
                title: "The year contradicts itself",
                message: en!("The two years in ", [value => "“{value}”" | "the heading"], " do not agree", [one, other => ": {one} and {other}"], "."),
                hint: en!(
                    "Check which of the western year and the era year is right, and write only that one (令和３年度 is 2021)."
                ),
                why: "Nobody can tell which year is meant.",
                example: "令和3(2022)年度",
            },
        },
        YearFault::UnknownEra => Entry {
            code: "Y104",
            severity: Error,
            ja: Words {
                title: "元号が分かりません",
                message: ja!([value => "「{value}」" | "この年度"], "の元号を読み取れません。"),
                hint: ja!("元号は「令和」「平成」または「R」「H」で記入してください。"),
                why: "元号が分からないと年度が決まりません。",
                example: "「零和５年度」「X5年度」",
            },
            en: Words {
                title: "The era is unknown",
                message: en!("The era in ", [value => "“{value}”" | "the heading"], " is not known."),
                hint: en!("Write the era as 令和, 平成, R or H."),
                why: "Without the era the year is not known.",
                example: "零和５年度, X5年度",
            },
        },
        YearFault::AmbiguousYear => Entry {
            code: "Y105",
            severity: Error,
            ja: Words {
                title: "どの年度か判断できません",
                message: ja!([value => "「{value}」" | "この見出し"], "だけでは、どの年度かを判断できません。"),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。"),
                why: "数字だけの年度は、西暦の下二桁なのか元号の年なのかが分かりません。",
                example: "元号のない「5年度」",
            },
            en: Words {
                title: "The year can’t be told",
                message: en!([value => "“{value}”" | "The heading"], " alone does not say which year is meant."),
                hint: en!("Write years as 令和５年度, R5 or 2023年度."),
                why: "A bare number may be a year of an era or the end of a western year.",
                example: "5年度 without an era",
            },
        },
        YearFault::YearOutOfPlan => Entry {
            code: "Y106",
            severity: Error,
            ja: Words {
                title: "計画期間にない年度です",
                message: ja!([value => "「{value}」" | "この年度"], "は計画期間に含まれません。", [item_years => "計画期間は{item_years}です。"]),
                hint: ja!("年度を計画期間", [item_years => "（{item_years}）"], "の年度に直してください。計画期間外の実績であれば、削除してください。"),
                why: "計画期間にない年度の内容は、報告のどこにも載せられません。",
                example: "令和３～７年度の計画にある「令和９年度」",
            },
            en: Words {
                title: "A year outside of the plan",
                message: en!([value => "“{value}” is" | "This is"], " not a year of the plan.", [item_years => " The plan runs over {item_years}."]),
                hint: en!("Mend the year so that it lies in the plan", [item_years => " ({item_years})"], ", or delete what belongs to other years."),
                why: "There is no place in the report for a year outside of the plan.",
                example: "令和９年度 in a plan of 令和３～７年度",
            },
        },
        YearFault::DuplicateYear => Entry {
            code: "Y107",
            severity: Error,
            ja: Words {
                title: "同じ年度が二つあります",
                message: ja!([axis => "{axis}が" | value => "「{value}」が" | "同じ年度が"], "一つの表に二つあります。どちらの内容も取り込んでいません。"),
                hint: ja!("どちらかの年度を正しい年度に直すか、不要な方を削除してください。"),
                why: "どちらの内容が正しいかを判断できません。",
                example: "「令和５年度」の行が二つある表",
            },
            en: Words {
                title: "A year stands twice",
                message: en!([axis => "{axis}" | value => "“{value}”" | "The same year"], " stands twice in a table. What stands under either of them was not taken over."),
                hint: en!("Mend the wrong one of the two years, or delete the one not needed."),
                why: "Nobody can tell which of the two is meant.",
                example: "Two rows of 令和５年度",
            },
        },
        YearFault::MissingYear => Entry {
            code: "Y108",
            severity: Error,
            ja: Words {
                title: "記入すべき年度がありません",
                message: ja!([item => "{item}の"], "表に", [axis => "{axis}" | "記入すべき年度"], "の欄がありません。"),
                hint: ja!([axis => "{axis}" | "その年度"], "の行または列を様式のとおりに追加し、記入してください。"),
                why: "期限の来ている年度の回答がないと、報告で空欄になります。",
                example: "「令和５年度」の行を削除した表",
            },
            en: Words {
                title: "A due year is missing",
                message: en!("The table", [item => " of {item}"], " has no place for ", [axis => "{axis}" | "a year that is due"], "."),
                hint: en!("Add the row or column of ", [axis => "{axis}" | "that year"], " as in the form and fill it in."),
                why: "Without it the year stays blank in the report.",
                example: "A table whose row of 令和５年度 was deleted",
            },
        },
        YearFault::BlankForm => Entry {
            code: "Y111",
            severity: Error,
            ja: Words {
                title: "年月日の数字が記入されていません",
                message: ja!([value => "「{value}」に" | "この欄に"], "年・月・日の数字が記入されていません。"),
                hint: ja!("数字を補って記入してください（例：令和５年10月３日）。"),
                why: "年度が決まらない行や列の内容は取り込めません。",
                example: "「令和　年　月　日」",
            },
            en: Words {
                title: "The numbers of a year or date are not filled in",
                message: en!("The numbers of year, month or day are blank", [value => " in “{value}”"], "."),
                hint: en!("Fill in the numbers: 令和５年10月３日."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "令和　年　月　日",
            },
        },
        YearFault::Before1873 => Entry {
            code: "Y112",
            severity: Error,
            ja: Words {
                title: "明治６年より前の年です",
                message: ja!([value => "「{value}」は" | "この年は"], "明治６年（1873年）より前のため、取り扱えません。"),
                hint: ja!(
                    "正しい年かをご確認のうえ、年度は「令和５年度」「R5」「2023年度」のように記入してください。"
                ),
                why: "明治５年までは暦が違うため、換算を誤るおそれがあります。",
                example: "「明治３年」",
            },
            en: Words {
                title: "A year before 1873",
                message: en!([value => "“{value}” is" | "This is"], " before 1873, when the calendar changed."),
                hint: en!("Check the year. Write years as 令和５年度, R5 or 2023年度."),
                why: "Older years can’t be converted with certainty.",
                example: "明治３年",
            },
        },
        YearFault::YearTooFar => Entry {
            code: "Y113",
            severity: Error,
            ja: Words {
                title: "年が先すぎます",
                message: ja!([value => "「{value}」は" | "この年は"], "先すぎるため、年度として取り扱えません。"),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。"),
                why: "数字の書き間違いのおそれがあります。",
                example: "「令和300年度」",
            },
            en: Words {
                title: "A year too far ahead",
                message: en!([value => "“{value}” lies" | "This lies"], " too far ahead to be a fiscal year of a plan."),
                hint: en!("Write years as 令和５年度, R5 or 2023年度."),
                why: "It is probably a slip.",
                example: "令和300年度",
            },
        },
        YearFault::BareNumber => Entry {
            code: "Y114",
            severity: Error,
            ja: Words {
                title: "元号も西暦もない年です",
                message: ja!([value => "「{value}」には" | "この年には"], "元号がないため、どの年度かを判断できません。"),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。"),
                why: "数字だけの年は、元号の年とも西暦の下二桁とも読めます。",
                example: "「5年度」",
            },
            en: Words {
                title: "A year without its era",
                message: en!([value => "“{value}”" | "The year"], " has no era, so it can’t be told which year is meant."),
                hint: en!("Write years as 令和５年度, R5 or 2023年度."),
                why: "A bare number may be a year of an era or the end of a western year.",
                example: "5年度",
            },
        },
        YearFault::OutsidePlan => Entry {
            code: "Y115",
            severity: Error,
            ja: Words {
                title: "計画期間の年にならない数字です",
                message: ja!([value => "「{value}」は" | "この年は"], "元号がなく、計画期間のどの年度にもあたりません。", [years => "計画期間は{years}です。"]),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。"),
                why: "どの年度の内容かを判断できません。",
                example: "平成28～33年度の計画にある「45年度」",
            },
            en: Words {
                title: "A bare number that is no year of the plan",
                message: en!([value => "“{value}”" | "The year"], " has no era and is no year of the plan.", [years => " The plan runs over {years}."]),
                hint: en!("Write years as 令和５年度, R5 or 2023年度."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "45年度 in a plan of 平成28～33",
            },
        },
        YearFault::WordsBeforeYear => Entry {
            code: "Y116",
            severity: Error,
            ja: Words {
                title: "年度の前に別の文字があります",
                message: ja!([value => "「{value}」の" | "この見出しの"], "年度の前に、別の文字があります。"),
                hint: ja!("年度だけを記入してください（例：令和５年度）。"),
                why: "年度が決まらない行や列の内容は取り込めません。",
                example: "「目標令和５年度」",
            },
            en: Words {
                title: "Words before the year",
                message: en!("There are words before the year", [value => " in “{value}”"], "."),
                hint: en!("Write the year only: 令和５年度."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "目標令和５年度",
            },
        },
        YearFault::NotOneYear => Entry {
            code: "Y117",
            severity: Error,
            ja: Words {
                title: "一つの年度に決まりません",
                message: ja!([value => "「{value}」は" | "この記入は"], "特定の年度を表していません。"),
                hint: ja!("年度は「令和５年度」「R5」「2023年度」のように記入してください。"),
                why: "年度が決まらない行や列の内容は取り込めません。",
                example: "「３年間」「平成20年代」「令和５年度頃」",
            },
            en: Words {
                title: "Not one certain year",
                message: en!([value => "“{value}” does" | "This does"], " not name a certain year."),
                hint: en!("Write years as 令和５年度, R5 or 2023年度."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "３年間, 平成20年代, 令和５年度頃",
            },
        },
        YearFault::OpenRange => Entry {
            code: "Y118",
            severity: Error,
            ja: Words {
                title: "期間の始まりか終わりがありません",
                message: ja!([value => "「{value}」の"], "期間の始まりか終わりの年度がありません。"),
                hint: ja!("始まりと終わりの年度を両方記入してください（例：令和５～７年度）。"),
                why: "年度が決まらない行や列の内容は取り込めません。",
                example: "「令和５年度～」",
            },
            en: Words {
                title: "A range with one end",
                message: en!("The range", [value => " “{value}”"], " lacks its first or its last year."),
                hint: en!("Write both ends: 令和５～７年度."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "令和５年度～",
            },
        },
        YearFault::ReversedRange => Entry {
            code: "Y119",
            severity: Error,
            ja: Words {
                title: "期間の始まりと終わりが逆です",
                message: ja!([value => "「{value}」の"], "期間は、始まりの年度が終わりより後になっています。"),
                hint: ja!("早い年度から順に記入してください（例：令和５～７年度）。"),
                why: "年度が決まらない行や列の内容は取り込めません。",
                example: "「令和７～５年度」",
            },
            en: Words {
                title: "A range that ends before it begins",
                message: en!("The range", [value => " “{value}”"], " ends before it begins."),
                hint: en!("Write the earlier year first: 令和５～７年度."),
                why: "What stands under an uncertain year can’t be taken over.",
                example: "令和７～５年度",
            },
        },
        YearFault::TooManyYears => Entry {
            code: "Y120",
            severity: Error,
            ja: Words {
                title: "期間が長すぎます",
                message: ja!([value => "「{value}」の"], "期間が長すぎます。"),
                hint: ja!("始まりと終わりの年度をご確認ください。"),
                why: "年度の書き間違いのおそれがあります。",
                example: "「1900～2023年度」",
            },
            en: Words {
                title: "Too many years",
                message: en!("The range", [value => " “{value}”"], " is too long."),
                hint: en!("Check both ends of the range."),
                why: "It is probably a slip.",
                example: "1900～2023年度",
            },
        },
        YearFault::LookalikeLetter { letter } => Entry {
            code: "Y121",
            severity: Error,
            ja: Words {
                title: "見た目の似た別の文字です",
                message: ja!([value => "「{value}」に" | "年度に"], "、英字に見える別の文字", [letter => "「{letter}」"], "が使われています。"),
                hint: ja!("元号の英字（R、H など）を入力し直してください。"),
                why: "見た目が同じでも別の文字のため、元号として読めません。",
                example: "ギリシャ文字の「Η５」",
            },
            en: Words {
                title: "A letter that only looks right",
                message: en!([value => "“{value}” holds" | "The year holds"], " a letter of another script", [letter => " (“{letter}”)"], " that looks like that of an era."),
                hint: en!("Type the letter of the era (R, H) again."),
                why: "It looks the same, but it is another character.",
                example: "Η５ with a Greek letter",
            },
        },
    }
}
