//! Everything that is said of a [`LayoutFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::LayoutFault;
use crate::model::Severity::{Error, Info, Warning};

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &LayoutFault, subject: &Subject) -> Entry {
    let Subject { axis, count, department, field, item, value, .. } = subject;
    let several = &(*count > 1);
    match fault {
        LayoutFault::WrongForm { wanted, found } => Entry {
            code: "L101",
            severity: Error,
            ja: Words {
                title: "様式が違います",
                message: ja!("様式の表が見つかりませんでした。", [wanted => "探した見出しは{wanted}です。"], [found => "シートには{found}などがあります。"]),
                hint: ja!("取りまとめ担当から配布した様式に記入し、見出しを変えずに提出してください。"),
                why: "見出しのある表が見つからないため、内容を取り込めません。",
                example: "別の調査の様式に記入したファイル",
            },
            en: Words {
                title: "Not the form",
                message: en!("No table of the form was found.", [wanted => " Headings looked for: {wanted}."], [found => " The sheets hold: {found}."]),
                hint: en!("Use the form that was sent out, and leave its headings as they are."),
                why: "Without the table’s headings nothing can be taken over.",
                example: "A file filled in on the form of another survey",
            },
        },
        LayoutFault::HalfMatchedTable { table, found, missing } => Entry {
            code: "L102",
            severity: Error,
            ja: Words {
                title: "表の見出しが足りません",
                message: ja!([table => "「{table}」の"], "表の見出しが一部しか見つかりません。", [missing => "{missing}が見つかりません。"], [found => "見つかった見出しは{found}です。"]),
                hint: ja!("見出しや番号・名称を配布時の様式のとおりに記入して、もう一度提出してください。"),
                why: "見出しが足りない表は、どの欄が何かを判断できないため取り込めません。",
                example: "「評価」の見出しを消してしまった表",
            },
            en: Words {
                title: "Headings of a table are missing",
                message: en!("Only some headings of the table", [table => " “{table}”"], " were found.", [missing => " Missing: {missing}."], [found => " Found: {found}."]),
                hint: en!("Put the headings back as they were in the form and send it again."),
                why: "A table that lacks headings can’t be read: nobody can tell which column is which.",
                example: "A table whose heading 評価 was deleted",
            },
        },
        LayoutFault::UnknownHeading { nearest, note, missing } => Entry {
            code: "L103",
            severity: Warning,
            ja: Words {
                title: "様式にない見出しです",
                message: ja!([value => "「{value}」は" | "この見出しは"], "様式にない見出しのため、この欄の内容は取り込んでいません。", [nearest, note => "様式の見出しは「{nearest}」で、「{note}」とは書かれていません。" | nearest => "「{nearest}」の書き間違いではありませんか。"], [missing => "この表には「{missing}」の見出しが見当たりません。"]),
                hint: ja!("様式の欄であれば見出しを", [nearest => "「{nearest}」" | "配布時の表記"], "に直", [note => "し、内容もその見出しのとおりに直してください（単位が違う場合は、数値を換算してください）" | "してください"], "。部署で追加した欄であれば、必要な内容を様式の欄に移してください。"),
                why: "見出しが分からない欄は、報告に載りません。",
                example: "「進捗伏況」（正しくは「進捗状況」）",
            },
            en: Words {
                title: "A heading that the form has not",
                message: en!([value => "“{value}” is" | "This is"], " not a heading of the form, so what stands there was not taken over.", [nearest, note => " The form says “{nearest}”, without “{note}”." | nearest => " Did you mean “{nearest}”?"], [missing => " The table lacks “{missing}”."]),
                hint: en!("If it is a column of the form, write its heading as ", [nearest => "“{nearest}”" | "it was sent out"], [note => ", and make what stands under it agree with that: where the unit differs, convert the numbers"], ". If you added it, move what matters into a column of the form."),
                why: "What stands under an unknown heading does not reach the report.",
                example: "進捗伏況 (for 進捗状況)",
            },
        },
        LayoutFault::MissingHeading { table, missing, nearest } => Entry {
            code: "L104",
            severity: Error,
            ja: Words {
                title: "見出しがありません",
                message: ja!([table => "「{table}」の"], "表に見出し", [missing => "「{missing}」" | "の一部"], "がありません。", [nearest => "「{nearest}」は書き間違いではありませんか。"]),
                hint: ja!("見出し", [missing => "「{missing}」"], "を配布時の様式のとおりに入れて、もう一度提出してください。"),
                why: "見出しのない欄の内容は取り込めません。",
                example: "「評価」の列を削除した表",
            },
            en: Words {
                title: "A heading is missing",
                message: en!("The table", [table => " “{table}”"], " lacks ", [missing => "the heading “{missing}”" | "a heading"], ".", [nearest => " Is “{nearest}” a misspelling of it?"]),
                hint: en!("Put the heading", [missing => " “{missing}”"], " back as in the form and send it again."),
                why: "What belongs under a missing heading can’t be taken over.",
                example: "A table whose column 評価 was deleted",
            },
        },
        LayoutFault::ExtraColumn => Entry {
            code: "L105",
            severity: Warning,
            ja: Words {
                title: "様式にない欄があります",
                message: ja!([value => "「{value}」の欄は" | "この欄は"], "様式にないため、内容を取り込んでいません。"),
                hint: ja!(
                    "報告に載せる内容であれば、様式の欄に移してください。部署の控えであれば、そのままで構いません。"
                ),
                why: "部署で追加した欄は、報告に載りません。",
                example: "部署で追加した「担当者」の列",
            },
            en: Words {
                title: "A column that the form has not",
                message: en!("The form has no column ", [value => "“{value}”" | "of this name"], "; what stands there was not taken over."),
                hint: en!(
                    "If it belongs into the report, move it into a column of the form. Notes of your own may stay."
                ),
                why: "Columns that a department adds do not reach the report.",
                example: "A column 担当者 that a department added",
            },
        },
        LayoutFault::RepeatedHeading => Entry {
            code: "L106",
            severity: Error,
            ja: Words {
                title: "同じ見出しが二つあります",
                message: ja!([value => "「{value}」という" | "同じ"], "見出しが一つの表に二つあります。どちらの欄の内容も取り込んでいません。"),
                hint: ja!("見出しを正しい表記に直すか、不要な方の欄を削除してください。"),
                why: "どちらの欄の内容が正しいかを判断できません。",
                example: "「評価」の列が二つある表",
            },
            en: Words {
                title: "A heading stands twice",
                message: en!("The heading", [value => " “{value}”"], " stands twice in a table. What stands under either of them was not taken over."),
                hint: en!("Mend the heading, or delete the column that is not needed."),
                why: "Nobody can tell which of the two columns is meant.",
                example: "Two columns headed 評価",
            },
        },
        LayoutFault::OwnTotal => Entry {
            code: "L107",
            severity: Info,
            ja: Words {
                title: "合計の欄です",
                message: ja!([value => "「{value}」の欄は" | "この欄は"], "合計の欄のため、取り込んでいません。"),
                hint: ja!("内訳だけを取り込みます。そのままで構いません。"),
                why: "合計は内訳から分かるため、取り込みません。",
                example: "部署で追加した「計」の行",
            },
            en: Words {
                title: "Sums",
                message: en!([value => "“{value}”" | "This"], " only adds up what stands beside it, and was not taken over."),
                hint: en!("Nothing needs to be done: the parts are taken over."),
                why: "Sums follow from their parts, and are not taken over.",
                example: "A row 計 that a department added",
            },
        },
        LayoutFault::UnknownItem { nearest } => Entry {
            code: "L201",
            severity: Error,
            ja: Words {
                title: "計画にない項目です",
                message: ja!([value => "「{value}」は" | "この項目は"], "計画の項目一覧にありません。", [nearest => "「{nearest}」のことではありませんか。"]),
                hint: ja!("番号と名称を", [nearest => "「{nearest}」など"], "計画の項目一覧のとおりに直してください。項目の追加が必要な場合は、取りまとめ担当にご相談ください。"),
                why: "計画にない項目は、報告のどこにも載せられません。",
                example: "計画が №13 までのときの「№14」",
            },
            en: Words {
                title: "An item that the plan has not",
                message: en!([value => "“{value}” is" | "This is"], " not in the plan’s list of items.", [nearest => " Did you mean “{nearest}”?"]),
                hint: en!("Write number and title as the plan’s list has them", [nearest => ", for example “{nearest}”"], ". If an item must be added, please ask the section that collects."),
                why: "There is no place in the report for an item that the plan has not.",
                example: "№14 in a plan that ends with №13",
            },
        },
        LayoutFault::MissingItem => Entry {
            code: "L202",
            severity: Error,
            ja: Words {
                title: "項目の回答がありません",
                message: ja!([item => "{item}" | axis => "「{axis}」" | "担当する項目"], "の回答が見つかりません。"),
                hint: ja!([item => "{item}" | axis => "「{axis}」" | "この項目"], "の表を様式のとおりに追加し、記入して提出してください。記入済みの場合は、番号と名称が様式のとおりかをご確認ください。"),
                why: "担当する項目の回答がないと、報告で空欄になります。",
                example: "担当する №4 の個票がないファイル",
            },
            en: Words {
                title: "An item is missing",
                message: en!("No answer was found for ", [item => "{item}" | axis => "“{axis}”" | "an item of this department"], "."),
                hint: en!("Add the table of ", [item => "{item}" | axis => "“{axis}”" | "this item"], " as in the form, fill it in and send it. If it is there, check that its number and title are as in the form."),
                why: "Without an answer the item stays blank in the report.",
                example: "A file without the card of №4",
            },
        },
        LayoutFault::DuplicateItem { sheet, cell } => Entry {
            code: "L203",
            severity: Error,
            ja: Words {
                title: "同じ項目に違う内容が記入されています",
                message: ja!([item => "{item}の" | "同じ項目の"], "記入が二か所以上にあり、内容が違うため取り込んでいません。", [sheet, cell => "もう一つは{sheet} {cell}にあります。"]),
                hint: ja!(
                    "正しい方だけを残し、もう一方を削除してください。番号の付け間違いの場合は、番号を直してください。"
                ),
                why: "どちらが正しい回答かを判断できません。",
                example: "「№4」の個票が二枚あるファイル",
            },
            en: Words {
                title: "An item is answered twice, differently",
                message: en!([item => "{item}" | "The same item"], " is answered in two or more places, with different values, so none was taken over.", [sheet, cell => " Another one stands at {sheet} {cell}."]),
                hint: en!("Keep the right one and delete the other. If a number is wrong, mend the number."),
                why: "Nobody can tell which of the answers is meant.",
                example: "Two cards headed №4 with different ratings",
            },
        },
        LayoutFault::AmbiguousItem { in_plan, in_form } => {
            let twice = &in_form.filter(|in_form| Some(*in_form) > *in_plan);
            Entry {
                code: "L204",
                severity: Error,
                ja: Words {
                    title: "どの項目か判断できません",
                    message: ja!([value => "「{value}」が" | "この表が"], "どの項目のものかを判断できません。", [in_plan, in_form => "（計画では{in_plan}項目、様式では{in_form}項目）"]),
                    hint: ja!([twice => "同じ名称の行や表が{twice}か所あります。正しい方だけを残し、ほかを削除してください。別の項目であれば、" | ""], "項目の番号と名称を、計画の項目一覧のとおりに記入してください。"),
                    why: "項目が決まらない表は取り込めません。",
                    example: "同じ名称の項目が二つあり、番号が書かれていない表",
                },
                en: Words {
                    title: "It can’t be told which item is meant",
                    message: en!("It can’t be told which item ", [value => "“{value}”" | "this table"], " is about", [in_plan, in_form => " (the plan has {in_plan}, the form {in_form})"], "."),
                    hint: en!([twice => "The name stands {twice} times: leave the right one and delete the others. If another item is meant, write " | "Write "], "the item’s number and title as the plan’s list has them."),
                    why: "A table of no certain item can’t be taken over.",
                    example: "A title that two items share, without a number",
                },
            }
        }
        LayoutFault::TitleDiffers { expected } => Entry {
            code: "L205",
            severity: Warning,
            ja: Words {
                title: "項目の名称が計画と違います",
                message: ja!([value => "名称「{value}」" | "項目の名称"], "が計画", [expected => "の「{expected}」"], "と違います。番号により", [item => "{item}" | "計画の項目"], "として取り込みました。"),
                hint: ja!("番号と名称のどちらが正しいかを確認し、", [expected => "「{expected}」" | "計画の名称"], "に直すか、番号を直してください。"),
                why: "番号の書き間違いであれば、別の項目の回答として報告に載ってしまいます。",
                example: "№4 の個票に №5 の名称が書かれている",
            },
            en: Words {
                title: "The title differs from the plan",
                message: en!("The title", [value => " “{value}”"], " differs from the plan’s", [expected => " “{expected}”"], ". By its number it was taken as ", [item => "{item}" | "the item of the plan"], "."),
                hint: en!("Check which of number and title is right; write the title as ", [expected => "“{expected}”" | "in the plan"], " or mend the number."),
                why: "If the number is wrong, the answer would be published under another item.",
                example: "The card №4 bears the title of №5",
            },
        },
        LayoutFault::ItemLabelConflict { expected } => Entry {
            code: "L206",
            severity: Error,
            ja: Words {
                title: "番号と名称が合いません",
                message: ja!("番号と名称", [value => "（「{value}」）"], "が別々の項目を指しています。", [expected => "計画では、この番号の名称は「{expected}」です。"]),
                hint: ja!("番号と名称を計画の項目一覧", [expected => "（「{expected}」など）"], "のとおりにそろえてください。"),
                why: "どちらの項目の回答かを判断できません。",
                example: "番号は №4、名称は №5 のもの",
            },
            en: Words {
                title: "Number and title name different items",
                message: en!("The number and the title", [value => " (“{value}”)"], " name two different items.", [expected => " The plan’s title of that number is “{expected}”."]),
                hint: en!("Make number and title agree with the plan’s list", [expected => " (“{expected}”)"], "."),
                why: "Nobody can tell which item the answer belongs to.",
                example: "The number of №4 with the title of №5",
            },
        },
        LayoutFault::OwnNumber { expected } => Entry {
            code: "L207",
            severity: Warning,
            ja: Words {
                title: "番号が計画と違います",
                message: ja!("番号", [value => "「{value}」"], "は計画の番号と違います。", [expected => "名称により「{expected}」として取り込みました。"]),
                hint: ja!(
                    "番号を計画の項目一覧のとおりに直してください。名称の方が違う場合は、名称を直してください。"
                ),
                why: "番号の違う個票は、別の項目のものと取り違えるおそれがあります。",
                example: "担当する項目に、部署で１から番号を付け直した個票",
            },
            en: Words {
                title: "A number of the department’s own",
                message: en!("The number", [value => " “{value}”"], " is not the plan’s.", [expected => " By its title the answer was taken for “{expected}”."]),
                hint: en!(
                    "Write the number as the plan’s list has it; if it is the title that is wrong, mend the title."
                ),
                why: "A card with another number may be taken for another item’s.",
                example: "Cards that a department has numbered from one on",
            },
        },
        LayoutFault::OtherDepartment { department: said } => Entry {
            code: "L208",
            severity: Warning,
            ja: Words {
                title: "様式に別の部署名が書かれています",
                message: ja!("様式の部署名が", [said => "「{said}」となっていますが" | "違いますが"], "、", [department => "「{department}」の回答として"], "取り込みました。"),
                hint: ja!(
                    "どの部署の回答かを確認し、様式の部署名を直してください。別の部署の回答であれば、ファイル名をその部署名にして、もう一度提出してください。"
                ),
                why: "別の部署の回答として報告に載るおそれがあります。",
                example: "「税務課_調査票.xlsx」の担当課の欄に「福祉課」とある",
            },
            en: Words {
                title: "The form names another department",
                message: en!("The form names another department", [said => " ({said})"], "; it was taken as the answer of the one in the file’s name", [department => " ({department})"], "."),
                hint: en!(
                    "Check whose answer it is, and mend the name in the form. If it is another department’s, give the file its name and send it again."
                ),
                why: "It might be printed as the answer of the wrong department.",
                example: "税務課_調査票.xlsx with 福祉課 beside 担当課",
            },
        },
        LayoutFault::RowsUnderOneName => Entry {
            code: "L209",
            severity: Error,
            ja: Words {
                title: "一つの名称に行が二つ以上あります",
                message: ja!([value => "「{value}」" | "この名称"], "が二行以上にわたって結合されており、どの行の記入を取り込むか判断できないため、取り込んでいません。"),
                hint: ja!(
                    "一行に記入する様式であれば、結合を解いて、名称と同じ行に記入してください。配布時の様式が上段・下段に分かれていれば、取りまとめ担当にお知らせください。"
                ),
                why: "上段と下段では内容が違うことがあり、どちらの値かを決められません。",
                example: "二行に結合された名称の、下の行だけに書かれた数値",
            },
            en: Words {
                title: "Several rows under one name",
                message: en!([value => "“{value}”" | "The name"], " is merged over several rows, and nobody can tell which of them counts, so nothing was taken over."),
                hint: en!(
                    "If the form has one row, unmerge the name and fill in the row that it stands in. If the form was sent out with an upper and a lower row, tell whoever collects it."
                ),
                why: "The upper and the lower row may mean different things, and a value can’t be told to be either.",
                example: "Figures in the lower one of two rows that a name is merged over",
            },
        },
        LayoutFault::UnnamedRecord { heading, next } => Entry {
            code: "L210",
            severity: Error,
            ja: Words {
                title: "行の番号や名称が書かれていません",
                message: ja!([heading => "「{heading}」の欄" | "行の番号や名称の欄"], "に番号や名称のない行があり、その", [count => "{count}か所の"], "記入を取り込んでいません。"),
                hint: ja!([heading => "「{heading}」" | "行の番号や名称"], "を一行に一つずつ、ほかの行と重ならないように記入して", [next => "（続きの番号は{next}です）"], "、もう一度提出してください。"),
                why: "一行が一件の表では、番号や名称のない行を一件として数えられません。",
                example: "「№」を書かずに会議名と開催日だけを記入した行",
            },
            en: Words {
                title: "A row has no number and no name",
                message: en!("Rows are filled in, but have no number or name under the heading", [heading => " “{heading}”" | " of these"], "; ", [count => "{count} cells were" | "they were"], " not taken over."),
                hint: en!("Fill in ", [heading => "“{heading}”" | "the number or name"], " on every row, no two alike", [next => " (the next number is {next})"], ", and send it again."),
                why: "Where each row is a record of its own, one without a number or a name can’t be counted.",
                example: "A meeting with its date, and nothing under №",
            },
        },
        LayoutFault::OtherUnitNote { expected } => Entry {
            code: "L211",
            severity: Warning,
            ja: Words {
                title: "単位の表示が様式と違います",
                message: ja!([value => "「{value}」は" | "単位の表示は"], "、配布した様式", [expected => "の「{expected}」"], "と違います。数値は、様式の単位のものとして取り込みました。"),
                hint: ja!("単位の表示を配布した様式のとおりに戻し、数値をその単位で記入してください。"),
                why: "単位が違うと、桁の違う数値が並びます。",
                example: "「（単位：千円）」の様式を「（単位：円）」に直して記入した",
            },
            en: Words {
                title: "A unit that is not the form’s",
                message: en!([value => "“{value}”" | "A note of the unit"], " is not what the form says", [expected => " (“{expected}”)"], ". The numbers were taken as counted in the form’s unit."),
                hint: en!("Put the note back as it was sent out, and write the numbers in that unit."),
                why: "With another unit numbers are too large or too small by a thousand.",
                example: "（単位：円） typed over the （単位：千円） of the form",
            },
        },
        LayoutFault::OtherSection { expected } => Entry {
            code: "L212",
            severity: Warning,
            ja: Words {
                title: "行の区分が一覧表と違います",
                message: ja!([value => "「{value}」は" | "行の区分は"], "、一覧表の区分", [expected => "「{expected}」"], "と違います。この行の記入は、行の名称のものとして取り込みました。"),
                hint: ja!("行の記入がずれていないかを確かめ、区分を配布した様式のとおりに戻してください。"),
                why: "列ごとに並べ替えると、別の行の答えになります。",
                example: "「国」の補助金の行に「県」と書かれている",
            },
            en: Words {
                title: "A section that is not the row’s",
                message: en!([value => "“{value}”" | "The section beside the row"], " is not what the list says", [expected => " (“{expected}”)"], ". The row was taken for what it is named."),
                hint: en!(
                    "Make sure that the rows have not shifted, and put the section back as it was sent out."
                ),
                why: "Where columns are sorted one by one, answers come to stand beside other names.",
                example: "県 beside a grant of the section 国",
            },
        },
        LayoutFault::ItemElsewhere => Entry {
            code: "L213",
            severity: Error,
            ja: Words {
                title: "どの名称の下の項目か分かりません",
                message: ja!([value => "「{value}」は" | "この項目は"], "計画の項目一覧にありますが、上に書かれている名称や年度の見出しと合わないため、どの項目の記入か判断できません。"),
                hint: ja!(
                    "この項目の上にある名称と年度の見出しを、配布した様式のとおりに直して、もう一度提出してください。"
                ),
                why: "同じ名称の項目は、上に書かれている名称と年度で見分けます。",
                example: "「メンタルヘルスの支援」を「メンタルヘルス支援」に書き直した表の、その下の項目",
            },
            en: Words {
                title: "An item under a name that it is not of",
                message: en!([value => "“{value}” is" | "This is"], " an item of the plan, but not under the name or the years that stand above it; nobody can tell which item is meant."),
                hint: en!(
                    "Put the name and the years above it back as they were sent out, and send the form again."
                ),
                why: "Items of one name are told apart by what stands above them.",
                example: "The items of a project whose name was typed anew",
            },
        },
        LayoutFault::UnknownSheet { sheet, wanted } => Entry {
            code: "L214",
            severity: Error,
            ja: Words {
                title: "シートの名前が様式と違います",
                message: ja!("シートの名前", [sheet => "「{sheet}」"], "が、様式のシートの名前", [wanted => "（{wanted}）"], "のどれにも当たらないため、このシートの記入を取り込んでいません。"),
                hint: ja!("シートの名前を、様式のとおり", [wanted => "（{wanted}のうちの一つ）"], "に直して、もう一度提出してください。様式にないシートであれば、削除してください。"),
                why: "シートごとに別の月や施設などを書く様式では、どれの記入かをシートの名前で見分けます。",
                example: "「5月」のシートの名前を「Sheet2」に変えた",
            },
            en: Words {
                title: "A sheet of another name than the form’s",
                message: en!("The name of the sheet", [sheet => " “{sheet}”"], " is none of the form’s sheets", [wanted => " ({wanted})"], "; nothing on it was taken over."),
                hint: en!("Give the sheet its name in the form again", [wanted => " (one of {wanted})"], " and send it again. If the form has no such sheet, delete it."),
                why: "Where each sheet is about another month or facility, only its name tells which.",
                example: "The sheet 5月 was renamed Sheet2",
            },
        },
        LayoutFault::OtherTarget { expected } => Entry {
            code: "L215",
            severity: Warning,
            ja: Words {
                title: "目標の表示が一覧表と違います",
                message: ja!([value => "「{value}」は" | "目標の表示は"], "、一覧表の", [expected => "「{expected}」" | "目標"], "と違います。報告には、一覧表の目標を載せます。"),
                hint: ja!(
                    "配布した様式のとおりに戻してください。目標を変更した場合は、取りまとめの担当へお知らせください。"
                ),
                why: "部署で書き換えた目標は、報告に載りません。",
                example: "「【目標】100％」の様式を「【目標】90％」に直して記入した",
            },
            en: Words {
                title: "A target that is not the list’s",
                message: en!([value => "“{value}”" | "The target beside the results"], " is not what the list says", [expected => " (“{expected}”)"], ". The report prints the list’s."),
                hint: en!(
                    "Put it back as it was sent out. If the target has changed, tell whoever collects."
                ),
                why: "A target that a department rewrites does not reach the report.",
                example: "【目標】90％ typed over 【目標】100％",
            },
        },
        LayoutFault::ShiftedRow { fields, headings } => Entry {
            code: "L216",
            severity: Error,
            ja: Words {
                title: "テキストファイルの行の区切りが見出しより多くなっています",
                message: ja!("区切りの記号が見出しの行より多く、", [headings => "見出しは{headings}列、"], [fields => "この行は{fields}列です。"], "どの値がどの列のものかを判断できないため、この行を取り込んでいません。"),
                hint: ja!(
                    "値の中のコンマなどを消すか（1,820 は 1820）、値を「\"」で囲んで、もう一度提出してください。表の右側のメモは、削除してください。"
                ),
                why: "値の中のコンマは列の区切りとして読まれ、そこから右の値が一つずつずれます。",
                example: "CSV ファイルに「1,820」と囲まずに書いたため、「1」と「820」に分かれた行",
            },
            en: Words {
                title: "A row of a text file has more fields than the headings",
                message: en!("The row has more separators than the headings", [headings => " ({headings} columns in the headings"], [fields => ", {fields} in this row)"], ". Nobody can tell which value is of which column, so the row was not taken over."),
                hint: en!(
                    "Delete commas inside of values (1820 for 1,820) or put such values in quotation marks, and send the file again. Delete notes right of the table."
                ),
                why: "A comma inside of a value parts it in two, and all values after it move by one column.",
                example: "A row of a CSV file in which 1,820 stands without quotation marks and is read as 1 and 820",
            },
        },
        LayoutFault::SheetNamesAnother { sheet } => Entry {
            code: "L217",
            severity: Warning,
            ja: Words {
                title: "シート名と表題が違います",
                message: ja!([value => "表題の「{value}」は" | "表題は"], "、シート名", [sheet => "の「{sheet}」"], "と違います。表題のものとして取り込みました。"),
                hint: ja!("どちらが正しいかをご確認のうえ、違う方を直してください。"),
                why: "表題を直し忘れた写しの内容は、別のものとして報告に載ります。",
                example: "シート「課長職」の表題が「係長職」のままになっている",
            },
            en: Words {
                title: "The name of a sheet and its title differ",
                message: en!("The title", [value => " “{value}”"], " is not what the sheet is called", [sheet => " (“{sheet}”)"], ". What stands there was taken as the title says."),
                hint: en!("See which of the two is right, and mend the other."),
                why: "Of a copy whose title was not mended everything comes out under another name.",
                example: "係長職 left as the title of the sheet 課長職",
            },
        },
        LayoutFault::MergedValues => Entry {
            code: "L218",
            severity: Error,
            ja: Words {
                title: "いくつもの欄にまたがって結合されたセルに記入があります",
                message: ja!([value => "「{value}」" | "この記入"], "のセルがいくつもの欄にまたがって結合されているため、どの欄の内容かを判断できず、取り込んでいません。結合された欄は、どれも記入がないものとして扱います。"),
                hint: ja!(
                    "セルの結合を解除し、内容を該当する欄に記入してください。記入するもののない欄には「該当なし」と記入してください。"
                ),
                why: "結合されたセルは、Excel では左上の一つの欄だけの内容になります。",
                example: "評価から課題までの欄を結合して「中止」と書いた行",
            },
            en: Words {
                title: "A value merged over several fields",
                message: en!([value => "“{value}”" | "The value"], " is merged over several fields, so it can’t be told of which it is, and it was not taken over. All of these fields count as blank."),
                hint: en!(
                    "Unmerge the cell and write the content into the field that it belongs to. Write 該当なし into fields that have nothing to say."
                ),
                why: "To Excel a merged cell is only the one at its upper left.",
                example: "A row whose cells from the rating to the issues are merged and say 中止",
            },
        },
        LayoutFault::WordsOfAnother { own, other } => Entry {
            code: "L219",
            severity: Warning,
            ja: Words {
                title: "別のシートの表題があります",
                message: ja!([value => "「{value}」は" | "この言葉は"], "、様式では別のシート", [other => "「{other}」"], "に印刷されている言葉です。このシートの記入は、シート名", [own => "「{own}」"], "のものとして取り込みました。"),
                hint: ja!(
                    "どのシートの記入かをご確認のうえ、違うものであれば正しいシートに記入してください。記入が正しければ、この言葉を様式のとおりに直してください。"
                ),
                why: "シートの写しを取り違えると、内容が別のものとして報告に載ります。",
                example: "シート「事業1」の事業名が、「事業2」の事業名に書き直されている",
            },
            en: Words {
                title: "The words of another sheet",
                message: en!([value => "“{value}” is" | "These words are"], " printed on another sheet of the form", [other => " (“{other}”)"], ". What stands here was taken as the name of this sheet says", [own => " (“{own}”)"], "."),
                hint: en!(
                    "See of which sheet this is, and write it into the right one if need be. Otherwise put these words back as they were sent out."
                ),
                why: "Of a copy whose title was not mended everything comes out under another name.",
                example: "The name of the sheet 事業2 on the sheet 事業1",
            },
        },
        LayoutFault::UnreadCells => Entry {
            code: "L301",
            severity: Warning,
            ja: Words {
                title: "取り込んでいないセルがあります",
                message: ja!("様式の範囲の", [count => "{count}か所" | "セル"], [value, several => "（「{value}」など）" | value => "（「{value}」）"], "の内容を、どの欄のものか判断できず取り込んでいません。"),
                hint: ja!("内容を様式の該当する欄に移してください。メモであれば、そのままで構いません。"),
                why: "見出しのない場所に書かれた内容は、報告に載りません。",
                example: "表の右端に書き足した文章",
            },
            en: Words {
                title: "Cells were not taken over",
                message: en!([count => "{count} cells" | "Cells"], " inside the form could not be told to belong to any field and were not taken over."),
                hint: en!(
                    "Move what they say into the right cell of the form. Notes may stay where they are."
                ),
                why: "What stands without a heading does not reach the report.",
                example: "A sentence written to the right of the table",
            },
        },
        LayoutFault::StrayCells => Entry {
            code: "L302",
            severity: Info,
            ja: Words {
                title: "表の外に記入があります",
                message: ja!("表の外の", [count => "{count}か所" | "セル"], "に記入があります", [value, several => "（「{value}」など）" | value => "（「{value}」）"], "。取り込みの対象外です。"),
                hint: ja!(
                    "報告に載せる内容であれば、様式の欄に移してください。メモであれば、そのままで構いません。"
                ),
                why: "表の外の記入は、報告に載りません。",
                example: "表から離れた所に書かれた検算",
            },
            en: Words {
                title: "Cells outside of the tables",
                message: en!([count => "{count} cells" | "Cells"], " outside of the tables are filled. They are not taken over."),
                hint: en!("If it belongs into the report, move it into the form. Notes may stay."),
                why: "What stands outside of the tables does not reach the report.",
                example: "A calculation written far from the table",
            },
        },
        LayoutFault::HiddenSheet => Entry {
            code: "L303",
            severity: Info,
            ja: Words {
                title: "非表示のシートがあります",
                message: ja!("非表示のシートは取り込んでいません。"),
                hint: ja!(
                    "取り込む必要がある場合は、シートを再表示して提出し直してください。不要であれば、そのままで構いません。"
                ),
                why: "前年度の控えなどが混ざらないよう、表示されているシートだけを取り込みます。",
                example: "前年度のシートを非表示にして残したブック",
            },
            en: Words {
                title: "A sheet is hidden",
                message: en!("Hidden sheets were not taken over."),
                hint: en!(
                    "If it is needed, unhide the sheet and send the file again. Otherwise nothing needs to be done."
                ),
                why: "Only sheets that show are read, so that copies of last year do not slip in.",
                example: "A workbook that keeps last year’s sheet hidden",
            },
        },
        LayoutFault::HiddenRows { rows, cols } => Entry {
            code: "L304",
            severity: Warning,
            ja: Words {
                title: "非表示の行または列に記入があります",
                message: ja!(
                    [rows, cols => "{rows}行目と{cols}列" | rows => "{rows}行目" | cols => "{cols}列" | "行または列"],
                    "が非表示で、記入があります。表示されている内容と同じように取り込みました。"
                ),
                hint: ja!("行や列を再表示して内容を確認し、不要であれば削除してください。"),
                why: "見えない行の内容が、気付かれないまま報告に載ることがあります。",
                example: "前年度の行を非表示にした表",
            },
            en: Words {
                title: "Hidden rows or columns are filled",
                message: en!(
                    [rows, cols => "Row {rows} and column {cols}" | rows => "Row {rows}" | cols => "Column {cols}" | "A row or column"],
                    " is hidden and holds values. They were read like those that show."
                ),
                hint: en!("Unhide them, check what they say, and delete what is not needed."),
                why: "What nobody sees might be published unnoticed.",
                example: "A table with last year’s rows hidden",
            },
        },
        LayoutFault::SeveralValues { other } => Entry {
            code: "L305",
            severity: Error,
            ja: Words {
                title: "一つの欄に複数の値があります",
                message: ja!("一つの欄にあたる複数のセルに、値が入っています。", [other => "もう一つの値は{other}にあります。"]),
                hint: ja!("値を一つのセルにまとめ、残りを空欄にしてください。"),
                why: "どの値が正しいかを判断できません。",
                example: "結合した見出し「令和５年度」の下の二つのセルに、別々の評価がある",
            },
            en: Words {
                title: "Several values for one field",
                message: en!("Several cells that stand for one field are filled.", [other => " Another value stands at {other}."]),
                hint: en!("Put the value into one cell and leave the others blank."),
                why: "Nobody can tell which of the values is meant.",
                example: "Two ratings in the two cells under one merged heading 令和５年度",
            },
        },
        LayoutFault::DuplicateValue { sheet, cell } => Entry {
            code: "L306",
            severity: Warning,
            ja: Words {
                title: "同じ内容が二か所に記入されています",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "同じ欄"], "が、同じ内容で二か所に記入されています。一つとして取り込みました。", [sheet, cell => "もう一つは{sheet} {cell}です。"]),
                hint: ja!(
                    "どちらか一方を削除してください。二か所で管理する必要がある場合は、そのままで構いません。"
                ),
                why: "片方だけを直すと、二つの内容が食い違ってしまいます。",
                example: "「令和５年度」の評価が二つのシートにある",
            },
            en: Words {
                title: "The same field is filled twice, alike",
                message: en!([field => "“{field}”" | "The same field"], [item => " of {item}"], [axis => " for {axis}"], " is filled alike in two places and was taken once.", [sheet, cell => " The other one is {sheet} {cell}."]),
                hint: en!("Delete one of them, unless both are needed."),
                why: "If only one is mended later, the two would differ.",
                example: "The rating of one year on two sheets",
            },
        },
        LayoutFault::IgnoredSheet => Entry {
            code: "L307",
            severity: Info,
            ja: Words {
                title: "記入例や下書きなどのシートに記入があります",
                message: ja!(
                    "記入要領・記入例・下書き・修正前などの名前のシートにある表は、取り込んでいません。"
                ),
                hint: ja!(
                    "提出する内容であれば、シートの名前を変えるか、調査票のシートに移してください。記入例や控えであれば、そのままで構いません。"
                ),
                why: "記入例を実際の報告と取り違えないよう、これらの名前のシートは取り込みません。",
                example: "「記入例」のシートに実際の内容を記入した",
            },
            en: Words {
                title: "A filled form on a sheet of examples",
                message: en!(
                    "The table on a sheet whose name says that it is for instructions, an example, a draft or an older version was not taken over."
                ),
                hint: en!(
                    "If it is meant to be sent, rename the sheet or move the table to the sheet of the form. If it is an example or a copy, leave it as it is."
                ),
                why: "Sheets of these names are not read, so that an example is never taken for a report.",
                example: "The real contents typed on the sheet 記入例",
            },
        },
        LayoutFault::UnreadNotes => Entry {
            code: "L308",
            severity: Info,
            ja: Words {
                title: "セルにコメントが付いています",
                message: ja!([count => "{count}か所の"], "セルにコメント（メモ）が付いています。コメントは取り込みの対象外です。", [value => "（「{value}」）"]),
                hint: ja!(
                    "報告に載せる内容であれば、様式の欄に記入してください。連絡のためのものであれば、そのままで構いません。"
                ),
                why: "コメントの内容は、報告に載りません。",
                example: "「実績は速報値」というコメントの付いたセル",
            },
            en: Words {
                title: "Notes on cells",
                message: en!([count => "{count} cells carry notes" | "A cell carries a note"], ". Notes are not taken over.", [value => " (“{value}”)"]),
                hint: en!("If it belongs into the report, type it into the form. A message may stay."),
                why: "What a note says does not reach the report.",
                example: "A cell with the note 実績は速報値",
            },
        },
        LayoutFault::FloatingTexts => Entry {
            code: "L309",
            severity: Warning,
            ja: Words {
                title: "図形やヘッダーの中に文章があります",
                message: ja!("シートの上に置かれた図形（テキストボックスなど）やグラフ、印刷のヘッダー・フッターの文章は取り込んでいません。", [value => "（「{value}」）"]),
                hint: ja!(
                    "回答であれば、その文章を様式の欄に移してください。説明のためのものであれば、そのままで構いません。"
                ),
                why: "欄の外の文章は、どの欄のものか分からないため、報告に載りません。",
                example: "取組の内容をテキストボックスに書いたシート",
            },
            en: Words {
                title: "Text in shapes, headers or footers",
                message: en!("Text in shapes and charts that lie over the sheet, or in its header or footer, was not taken over.", [value => " (“{value}”)"]),
                hint: en!("If it is an answer, move it into the form. An explanation may stay."),
                why: "Nobody can tell which field a text outside of the cells belongs to.",
                example: "A text box over the cell it is meant for",
            },
        },
        LayoutFault::Pictures => Entry {
            code: "L310",
            severity: Info,
            ja: Words {
                title: "画像や図形が置かれています",
                message: ja!(
                    "シートに置かれた画像やグラフの中身と、文字のない図形（○や線）は、取り込みの対象外です。"
                ),
                hint: ja!(
                    "画像や図形で回答したときは、様式の欄に文字で記入してください。そうでなければ、そのままで構いません。"
                ),
                why: "画像の中の文字や、何を○で囲んだかは読み取りません。",
                example: "表を画像として貼り付けたシート",
            },
            en: Words {
                title: "Pictures or drawn shapes on the sheet",
                message: en!(
                    "What pictures and charts on the sheet show, and rings and lines drawn on it, is not taken over."
                ),
                hint: en!("If a picture or a ring is an answer, type it into the form. If not, leave it."),
                why: "Nobody reads what is written in a picture.",
                example: "A table pasted as a picture",
            },
        },
        LayoutFault::UnlistedSheet => Entry {
            code: "L311",
            severity: Warning,
            ja: Words {
                title: "様式にないシートに記入があります",
                message: ja!([value => "「{value}」とあるシートは、今回の回答でないものとして、内容を取り込んでいません。" | "様式にないシートのため、このシートの内容は取り込んでいません。"]),
                hint: ja!(
                    "提出する内容であれば、様式のシートに移してください。控えや説明であれば、このシートを削除してください。"
                ),
                why: "様式のシートだけを取り込むため、ほかのシートの記入は報告に載りません。",
                example: "続きを別のシートに記入した",
            },
            en: Words {
                title: "A filled sheet that the form does not have",
                message: en!([value => "A sheet called “{value}” was taken for none of the answers: what stands on it was not taken over." | "The form has no sheet of this name: what stands on it was not taken over."]),
                hint: en!(
                    "If it is meant to be sent, move it to the sheet of the form. If not, delete the sheet."
                ),
                why: "Only the sheets that the form names are read.",
                example: "The rest of a table on a new sheet",
            },
        },
        LayoutFault::BlankInOther { sheet, cell } => Entry {
            code: "L312",
            severity: Warning,
            ja: Words {
                title: "二つある表の一方にだけ記入されています",
                message: ja!([item => "{item}の"], [axis => "{axis}の"], [field => "「{field}」" | "この欄"], "は、同じ内容の表が二つあるうちの一方にだけ記入されています。記入されている方を取り込みました。", [sheet, cell => "空欄は{sheet} {cell}です。"]),
                hint: ja!(
                    "前回の内容や参考の表であれば、その表を削除してください。今回の内容であれば、もう一方の表を削除してください。"
                ),
                why: "今回の空欄に、別の表にある前回の値が入ってしまうことがあります。",
                example: "前年度の表を別のシートに残し、今年度の表では該当がないため空欄にした",
            },
            en: Words {
                title: "Filled in only one of two tables",
                message: en!([field => "“{field}”" | "This field"], [item => " of {item}"], [axis => " for {axis}"], " is filled in only one of two tables that say the same things, and was taken from there.", [sheet, cell => " {sheet} {cell} is blank."]),
                hint: en!(
                    "If the table is last year’s or for reference, delete it. If it is this year’s, delete the other one."
                ),
                why: "A value of last year that stands in another table may come into a field that was left blank this year.",
                example: "Last year’s table was left on a sheet of its own, and this year’s has a blank field, since there is nothing to report",
            },
        },
        LayoutFault::HiddenAnswers => Entry {
            code: "L313",
            severity: Warning,
            ja: Words {
                title: "非表示のシートにだけ記入があります",
                message: ja!(
                    "非表示のシートに、ほかのシートにはない記入が",
                    [count => "{count}か所"],
                    "あります。非表示のシートは取り込んでいません。"
                ),
                hint: ja!(
                    "今回の内容であれば、シートを再表示して提出し直してください。前回の控えなどであれば、そのシートを削除してください。"
                ),
                why: "前年度の控えなどが混ざらないよう、表示されているシートだけを取り込みます。",
                example: "二つのシートに記入したうちの一つを、非表示にして提出した",
            },
            en: Words {
                title: "Filled only on a hidden sheet",
                message: en!(
                    "A hidden sheet is filled",
                    [count => " in {count} cells"],
                    " where no other sheet says anything. Hidden sheets were not taken over."
                ),
                hint: en!(
                    "If it is this year’s, unhide the sheet and send the file again. If it is a copy of last year’s, delete the sheet."
                ),
                why: "Only sheets that show are read, so that copies of last year do not slip in.",
                example: "Two sheets were filled in, and one of them was hidden before the file was sent",
            },
        },
        LayoutFault::PrintedInAll => Entry {
            code: "L314",
            severity: Info,
            ja: Words {
                title: "どの部署のファイルにもあります",
                message: ja!(
                    [value => "「{value}」は" | "これは"],
                    "、ほとんどの部署のファイルの同じ位置にあるため、調査票に初めからあるものとして扱い、取り込んでいません。"
                ),
                hint: ja!("そのままで構いません。報告に載せる内容であれば、様式の欄に移してください。"),
                why: "様式を覚えた後で加えた題名、注意書き、欄のために、部署に確認をお願いすることはありません。",
                example: "配布の直前に、調査票の上へ「締切：６月１０日」と書き加えた",
            },
            en: Words {
                title: "The same in everybody’s file",
                message: en!(
                    [value => "“{value}”" | "This"],
                    " stands in the same cell of the files of nearly all departments. It was taken for a part of the form, and not for an answer."
                ),
                hint: en!("It may stay. If it belongs into the report, move it into a field of the form."),
                why: "No department is asked about a title, a note or a column that the form got after it was learned.",
                example: "A deadline was written over the form just before it was sent out",
            },
        },
        LayoutFault::FormChanged { missing, departments } => Entry {
            code: "L315",
            severity: Error,
            ja: Words {
                title: "配布した調査票が、覚えたものと違うようです",
                message: ja!(
                    [departments => "{departments}部署のファイルに、" | "ほとんどの部署のファイルに、"],
                    [missing => "見出し「{missing}」がありません。" | value => "様式にない見出し「{value}」があります。" | "様式と違う見出しがあります。"],
                    "配布した調査票が、様式を覚えたときのものと違うようです。この欄の内容は取り込んでいません。"
                ),
                hint: ja!(
                    "配布した調査票（記入前のもの）から様式を作り直し、提出されたファイルを新しいフォルダーに移して、もう一度実行してください。一覧表の「項目」に足りない項目であれば、そこに書き加えるだけで構いません。各部署に直していただく必要はありません。"
                ),
                why: "様式を覚えた後で調査票を直すと、どの部署の記入も取り込めません。部署の誤りではないので、返却しません。",
                example: "配布の直前に、「評価」の見出しを「自己評価」に改めた",
            },
            en: Words {
                title: "The form that was sent out seems to be another one",
                message: en!(
                    [departments => "In the files of {departments} departments " | "In the files of nearly all departments "],
                    [missing => "the heading “{missing}” is missing" | value => "there is a heading that the form has not (“{value}”)" | "there are headings that the form has not"],
                    ". The form that was sent out seems to be another one than the form that was learned. What stands there was not taken over."
                ),
                hint: en!(
                    "Learn the blank form anew as it was sent out, move the submissions into the new folder, and run again. An item that the list lacks need only be added to it. The departments have nothing to mend."
                ),
                why: "If a form is changed after it was learned, nobody’s answers can be taken over. It is no fault of the departments: nothing is sent back.",
                example: "The heading 評価 was changed into 自己評価 just before the form was sent out",
            },
        },
        LayoutFault::GapFilled => Entry {
            code: "L316",
            severity: Info,
            ja: Words {
                title: "見出しに言葉が書き加えられています",
                message: ja!([value => "「{value}」は" | "この見出しは"], "、様式の見出しとして扱いました。書き加えられた言葉は、報告に載りません。"),
                hint: ja!(
                    "報告に載せる言葉であれば、備考などの欄にも書いてください。そうでなければ、そのままで構いません。"
                ),
                why: "報告の見出しは、どの部署も同じ様式の見出しです。",
                example: "「その他（　　）」の（　）に「ふるさと納税」と書いた",
            },
            en: Words {
                title: "Words added to a heading",
                message: en!([value => "“{value}”" | "This heading"], " was taken for the heading of the form. The words added to it do not reach the report."),
                hint: en!(
                    "If they belong into the report, write them into a field for remarks as well. Otherwise they may stay."
                ),
                why: "The headings of the report are those of the form, the same for all departments.",
                example: "その他（ふるさと納税） where the form has その他（　　）",
            },
        },
        LayoutFault::LeftOpen => Entry {
            code: "L317",
            severity: Warning,
            ja: Words {
                title: "印刷されたままの記入欄があります",
                message: ja!("様式に印刷されたままの欄が", [count => "{count}か所あります" | "あります"], [value, several => "（「{value}」など）" | value => "（「{value}」）"], "。まだ答えていないものとして扱いました。"),
                hint: ja!(
                    "答えを記入してください。選ぶ欄は、図形や手書きで囲まず、選んだ言葉だけを残してください。答えることがなければ、そのままで構いません。"
                ),
                why: "図形や手書きの丸は、取り込めません。",
                example: "「有・無」の「有」を、図形の丸で囲んだ",
            },
            en: Words {
                title: "Places as the form printed them",
                message: en!([count => "{count} places stand" | "A place stands"], " as the form printed ", [count => "them" | "it"], [value, several => " (“{value}” and others)" | value => " (“{value}”)"], ", and counts as not answered yet."),
                hint: en!(
                    "Write the answer. Where one of several words is to be chosen, leave only that one, and draw no circle around it. Where there is nothing to answer, it may stay."
                ),
                why: "Circles that are drawn can't be read.",
                example: "A circle drawn around 有 in 有・無",
            },
        },
        LayoutFault::CaptionedList => Entry {
            code: "L318",
            severity: Warning,
            ja: Words {
                title: "書き足した見出しの下に、同じ表がもう一つあります",
                message: ja!([value => "「{value}」の下の表も" | "書き足した見出しの下の表も"], "、今回の回答として取り込みました。"),
                hint: ja!(
                    "前年度の内容や参考など、今回の回答でなければ、その表を消してください。今回の回答であれば、そのままで構いません。"
                ),
                why: "参考に貼り付けた過去の一覧が、今回の回答に混ざるおそれがあります。",
                example: "一覧の下に「（参考）前年度で廃棄したもの」と書き、同じ表を貼り付けた",
            },
            en: Words {
                title: "The same list once more under words of its own",
                message: en!("The table under ", [value => "“{value}”" | "words of your own"], " was taken for an answer too."),
                hint: en!(
                    "If it is none, such as last year's list, delete that table. Otherwise it may stay."
                ),
                why: "A list of the past, pasted for reference, might get among the answers.",
                example: "（参考）前年度で廃棄したもの under the list, and a table of the same headings under that",
            },
        },
        LayoutFault::HalfPair { lacking } => Entry {
            code: "L319",
            severity: Warning,
            ja: Words {
                title: "名称と内容がそろっていません",
                message: ja!([value => "「{value}」と同じ行に、" | "同じ行に、"], [lacking => "「{lacking}」" | "組になる欄"], "の記入がないため、取り込んでいません。"),
                hint: ja!([lacking => "「{lacking}」" | "空いている欄"], "を同じ行に記入してください。上の行の続きであれば、上の欄にまとめてください。メモであれば、そのままで構いません。"),
                why: "名称とその内容は、一行に一組として取り込みます。",
                example: "能力の名称だけを記入し、その定義を記入していない行",
            },
            en: Words {
                title: "A name without its text, or a text without its name",
                message: en!([lacking => "“{lacking}” is" | "One half is"], " lacking", [value => " in the row of “{value}”" | " in this row"], ", which was not taken over."),
                hint: en!("Fill in ", [lacking => "“{lacking}”" | "what is lacking"], " in the same row. What goes on from the row above belongs there; a note may stay."),
                why: "A name and what is said of it are taken over as one, a row each.",
                example: "A row with the name of a competency and no definition",
            },
        },
        LayoutFault::OtherPeriod { expected } => Entry {
            code: "L320",
            severity: Warning,
            ja: Words {
                title: "別の年度や月の表かもしれません",
                message: ja!([value => "「{value}」とある" | "この"], "シートの表も、", [expected => "{expected}" | "今回"], "の回答として取り込みました。"),
                hint: ja!(
                    "前年度の控えなど、今回の回答でなければ、そのシートを消してください。今回の回答であれば、年度や月の表示を直してください。"
                ),
                why: "過去の内容が、今回の回答に混ざるおそれがあります。",
                example: "「令和６年度」という名前のシートに、前年度の一覧が残っている",
            },
            en: Words {
                title: "Perhaps a table of another year or month",
                message: en!("The tables of the sheet that says ", [value => "“{value}”" | "another time"], " were taken for answers", [expected => " of {expected}"], " too."),
                hint: en!(
                    "If they are none, such as last year's list, delete the sheet. Otherwise put its year or month right."
                ),
                why: "What is past might get among the answers.",
                example: "A sheet called 令和６年度 with last year's list",
            },
        },
        LayoutFault::DittoWithoutSource => Entry {
            code: "L401",
            severity: Error,
            ja: Words {
                title: "「同上」などの元になる値がありません",
                message: ja!([value => "「{value}」" | "この記号"], "は隣の欄と同じという意味ですが、元になる値がありません。"),
                hint: ja!("「↓」「〃」「同上」「→」などの代わりに、内容そのものを記入してください。"),
                why: "元になる値がないため、内容が決まりません。",
                example: "表の先頭の行に書かれた「〃」",
            },
            en: Words {
                title: "A ditto mark with nothing to repeat",
                message: en!([value => "“{value}”" | "The ditto mark"], " says “the same as beside”, but there is nothing to repeat."),
                hint: en!("Write the text itself instead of ↓ 〃 同上 →."),
                why: "Without a source the value is not known.",
                example: "〃 in the first row of a table",
            },
        },
        LayoutFault::DittoAmbiguous => Entry {
            code: "L402",
            severity: Error,
            ja: Words {
                title: "「同上」などがどの値を指すか判断できません",
                message: ja!([value => "「{value}」" | "この記号"], "が指す値を一つに決められません。"),
                hint: ja!("記号の代わりに、内容そのものを記入してください。"),
                why: "指す値によって、報告の内容が変わってしまいます。",
                example: "上の欄も左の欄も記入されている「同」",
            },
            en: Words {
                title: "It can’t be told what a ditto mark repeats",
                message: en!("It can’t be told which value ", [value => "“{value}”" | "the ditto mark"], " repeats."),
                hint: en!("Write the text itself instead of the mark."),
                why: "The report would say different things, depending on the value meant.",
                example: "同 with values both above and to the left",
            },
        },
        LayoutFault::StruckOut => Entry {
            code: "L403",
            severity: Warning,
            ja: Words {
                title: "取消線の引かれた内容は使っていません",
                message: ja!("取消線が引かれた", [value => "「{value}」" | "内容"], "は、取り消されたものとして扱い、取り込んでいません。"),
                hint: ja!(
                    "取り消したのであれば、内容を削除してください。有効な内容であれば、取消線を外してください。"
                ),
                why: "取消線の引かれた評価は、評価として扱えません。",
                example: "取消線が引かれた「Ａ」",
            },
            en: Words {
                title: "Struck-out text is not used",
                message: en!([value => "“{value}”" | "The text"], " is struck out; it was taken as withdrawn and not used."),
                hint: en!("Delete it if it is withdrawn; remove the line if it is valid."),
                why: "A rating that is struck out is no rating.",
                example: "A struck out Ａ",
            },
        },
        LayoutFault::PartlyStruckOut { struck } => Entry {
            code: "L404",
            severity: Warning,
            ja: Words {
                title: "一部に取消線が引かれています",
                message: ja!([value => "「{value}」のうち" | "この記入のうち"], "、取消線が引かれた", [struck => "「{struck}」" | "部分"], "を除いて読みました。"),
                hint: ja!(
                    "取り消した部分を削除してください。取り消していないのであれば、取消線を外してください。"
                ),
                why: "取消線の引かれた言葉は、取り消されたものとして扱います。",
                example: "「年２回」に取消線を引き、その後に「年３回」と書いた",
            },
            en: Words {
                title: "A part of a text is struck out",
                message: en!([value => "Of “{value}”" | "Of the text"], ", all but what is struck out", [struck => " (“{struck}”)"], " was read."),
                hint: en!("Delete what is withdrawn; remove the line if it is valid."),
                why: "Words that are struck out count as withdrawn.",
                example: "年２回 struck out, and 年３回 written behind it",
            },
        },
        LayoutFault::DittoAsName => Entry {
            code: "L405",
            severity: Error,
            ja: Words {
                title: "番号や名称の代わりに「同上」などが書かれています",
                message: ja!([value => "「{value}」" | "この記号"], "だけでは、どの行や欄のものかを決められないため、その記入を取り込んでいません。"),
                hint: ja!(
                    "「〃」「同上」などの代わりに、番号や名称そのものを記入してください。同じ名称が続くときは、「（2）」を付けるなどして、行ごとに違う名称にしてください。"
                ),
                why: "名称が同じ行は、互いに区別できません。",
                example: "会議名の欄に書かれた「〃」",
            },
            en: Words {
                title: "A ditto mark in the place of a name",
                message: en!([value => "“{value}”" | "A ditto mark"], " alone doesn’t tell whose the row or column is, so what stands there was not taken over."),
                hint: en!(
                    "Write the number or the name itself instead of the mark. Where several rows have one name, add （2） or the like to tell them apart."
                ),
                why: "Rows of one name can’t be told apart.",
                example: "〃 in the column of the meetings’ names",
            },
        },
    }
}
