//! Everything that is said of an [`EditionFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::EditionFault;
use crate::model::Severity::{Error, Warning};

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &EditionFault, _: &Subject) -> Entry {
    match fault {
        EditionFault::PersonalNumberShown => Entry {
            code: "P101",
            severity: Error,
            ja: Words {
                title: "公表する報告書に、マイナンバーと思われる番号があります",
                message: ja!("マイナンバー（個人番号）と思われる12桁の番号があります。"),
                hint: ja!("番号を削除してください。"),
                why: "個人番号は、法律で定められた事務以外では公表することができません。",
                example: "12桁の番号",
            },
            en: Words {
                title: "Looks like a personal number",
                message: en!("There are 12 digits with the check digit of a personal number (マイナンバー)."),
                hint: en!("Delete the number."),
                why: "By law personal numbers may not be published.",
                example: "12 digits",
            },
        },
        EditionFault::TelephoneNumberShown { number } => Entry {
            code: "P102",
            severity: Warning,
            ja: Words {
                title: "公表する報告書に、電話番号があります",
                message: ja!("電話番号", [number => "「{number}」"], "があります。"),
                hint: ja!("公表してよい番号かを確かめ、そうでなければ削除してください。"),
                why: "個人の連絡先が公表されるおそれがあります。",
                example: "「090-0000-0000」",
            },
            en: Words {
                title: "A telephone number",
                message: en!("There is a telephone number", [number => " ({number})"], "."),
                hint: en!("Check whether it may be published; delete it if not."),
                why: "Somebody’s private number would be published.",
                example: "090-0000-0000",
            },
        },
        EditionFault::MailAddressShown { address } => Entry {
            code: "P103",
            severity: Warning,
            ja: Words {
                title: "公表する報告書に、メールアドレスがあります",
                message: ja!("メールアドレス", [address => "「{address}」"], "があります。"),
                hint: ja!("公表してよいアドレスかを確かめ、そうでなければ削除してください。"),
                why: "個人の連絡先が公表されるおそれがあります。",
                example: "「taro@example.jp」",
            },
            en: Words {
                title: "A mail address",
                message: en!("There is a mail address", [address => " ({address})"], "."),
                hint: en!("Check whether it may be published; delete it if not."),
                why: "Somebody’s private address would be published.",
                example: "taro@example.jp",
            },
        },
        EditionFault::WithheldWordShown { word } => Entry {
            code: "P104",
            severity: Error,
            ja: Words {
                title: "公表しない語があります",
                message: ja!([word => "「{word}」" | "公表しないと決めた語"], "があります。"),
                hint: ja!(
                    "削除するか、ほかの言葉に置き換えてください。公表してよければ、一覧表の「公表しない語」（または担当者）から除いてください。"
                ),
                why: "氏名など、公表しないと決めた語は、文章の中に紛れて残ることがあります。",
                example: "取組の文章の中の、担当者の氏名",
            },
            en: Words {
                title: "A word that is not to be published",
                message: en!("There is ", [word => "“{word}”" | "a word that is not to be published"], "."),
                hint: en!(
                    "Delete or replace it. If it may be published, take it from the list of withheld words (公表しない語, 担当者)."
                ),
                why: "Names may be left somewhere in a long text.",
                example: "The name of somebody to ask, in the text of an action",
            },
        },
        EditionFault::SheetConcealed => Entry {
            code: "P201",
            severity: Error,
            ja: Words {
                title: "非表示のシートがあります",
                message: ja!("シートが非表示になっています。"),
                hint: ja!("再表示して内容を確かめ、公表しないものであれば、シートを削除してください。"),
                why: "非表示のシートは、受け取った人がだれでも表示できます。",
                example: "作業に使ったまま非表示にしたシート",
            },
            en: Words {
                title: "A hidden sheet",
                message: en!("The sheet is hidden."),
                hint: en!("Show it, see what it holds, and delete it if it is not to be published."),
                why: "Whoever gets the file can show it.",
                example: "A sheet that was used for work and then hidden",
            },
        },
        EditionFault::LinesConcealed { rows, cols } => Entry {
            code: "P202",
            severity: Error,
            ja: Words {
                title: "非表示の行または列に内容があります",
                message: ja!(
                    [rows, cols => "{rows}行目と{cols}列" | rows => "{rows}行目" | cols => "{cols}列" | "行または列"],
                    "が非表示で、内容があります。"
                ),
                hint: ja!(
                    "再表示して（高さや幅がごく小さいときは広げて）内容を確かめ、公表しないものであれば、行または列を削除してください。"
                ),
                why: "非表示の行や列は、受け取った人がだれでも表示できます。",
                example: "非表示にした備考の列",
            },
            en: Words {
                title: "Hidden rows or columns that are filled",
                message: en!(
                    [rows, cols => "Row {rows} and column {cols}" | rows => "Row {rows}" | cols => "Column {cols}" | "A row or column"],
                    " is hidden and filled."
                ),
                hint: en!(
                    "Show it (widen it where it is next to nothing), see what it holds, and delete it if it is not to be published."
                ),
                why: "Whoever gets the file can show it.",
                example: "A hidden column of remarks",
            },
        },
        EditionFault::NoteLeft => Entry {
            code: "P203",
            severity: Error,
            ja: Words {
                title: "メモ（コメント）が残っています",
                message: ja!("セルにメモ（コメント）が付いています。"),
                hint: ja!("メモ（コメント）を削除してください。"),
                why: "メモには、内部のやり取りや書いた人の名前が残ります。",
                example: "確認のために付けたメモ",
            },
            en: Words {
                title: "A note is left",
                message: en!("The cell has a note or a comment."),
                hint: en!("Delete the note."),
                why: "Notes hold remarks for the office, and the names of those who wrote them.",
                example: "A note that asks a colleague to check a figure",
            },
        },
        EditionFault::NameLeft { name } => Entry {
            code: "P204",
            severity: Warning,
            ja: Words {
                title: "印刷に使わない名前の定義が残っています",
                message: ja!("名前", [name => "「{name}」"], "が定義されています。"),
                hint: ja!("Excel の「数式」→「名前の管理」で削除してください。"),
                why: "名前の定義には、非表示の値や、ほかのファイルの場所が残ることがあります。",
                example: "ほかのブックから写したシートに付いてきた名前",
            },
            en: Words {
                title: "A defined name is left",
                message: en!("A name", [name => " (“{name}”)"], " is defined that printing does not need."),
                hint: en!("Delete it in Formulas, Name Manager."),
                why: "Names may hold hidden values and the places of other files.",
                example: "A name that came with a sheet copied from another workbook",
            },
        },
        EditionFault::PropertyLeft { property, value } => Entry {
            code: "P205",
            severity: Warning,
            ja: Words {
                title: "ファイルのプロパティに情報が残っています",
                message: ja!("ファイルのプロパティ", [property => "「{property}」"], "に", [value => "「{value}」が" | "情報が"], "残っています。"),
                hint: ja!(
                    "Excel の「ファイル」→「情報」→「ブックの検査」で、プロパティと個人情報を削除してください。報告書を作り直すと、残りません。"
                ),
                why: "Excel で保存すると、作成者や最後に保存した人の名前がファイルに残ります。",
                example: "最終更新者の氏名",
            },
            en: Words {
                title: "A property is left",
                message: en!("The file’s property", [property => " “{property}”"], " says ", [value => "“{value}”" | "something"], "."),
                hint: en!(
                    "Remove it in File, Info, Inspect Document. A report as matome run writes it has none."
                ),
                why: "Excel notes who made a file and who saved it last.",
                example: "The name of who saved the file",
            },
        },
        EditionFault::LinkLeft { target } => Entry {
            code: "P206",
            severity: Warning,
            ja: Words {
                title: "外部へのリンクが残っています",
                message: ja!("外部へのリンク", [target => "「{target}」"], "が残っています。"),
                hint: ja!(
                    "公表してよいリンクかを確かめ、そうでなければ解除してください（ほかのブックへのリンクは「データ」→「リンクの編集」）。"
                ),
                why: "庁内のフォルダーの場所や、リンク先の値がファイルに残ることがあります。",
                example: "ほかのブックの値を参照する数式",
            },
            en: Words {
                title: "A link to the outside",
                message: en!("There is a link to the outside", [target => " ({target})"], "."),
                hint: en!("Check whether it may be published; break it if not."),
                why: "Links hold the places of folders in the office, and values of other files.",
                example: "A formula that refers to another workbook",
            },
        },
        EditionFault::MacrosLeft => Entry {
            code: "P207",
            severity: Error,
            ja: Words {
                title: "マクロが残っています",
                message: ja!("マクロが含まれています。"),
                hint: ja!("「Excel ブック（.xlsx）」として保存し直してください。"),
                why: "マクロのあるファイルは、受け取った人が開けないことがあります。",
                example: "マクロを含むブックから作った報告書",
            },
            en: Words {
                title: "Macros are left",
                message: en!("The workbook holds macros."),
                hint: en!("Save it as a workbook without macros (.xlsx)."),
                why: "Many people can’t or must not open files with macros.",
                example: "A report made of a workbook with macros",
            },
        },
        EditionFault::PartLeft { part } => Entry {
            code: "P208",
            severity: Warning,
            ja: Words {
                title: "どのページにも見えない部品がファイルにあります",
                message: ja!("どのページにも見えない部品", [part => "「{part}」"], "がファイルに含まれています。"),
                hint: ja!(
                    "Excel の「ファイル」→「情報」→「ブックの検査」で確かめてください。報告書を作り直すと、含まれません。"
                ),
                why: "ピボットテーブルの元のデータや、書いた人の一覧などが残ることがあります。",
                example: "ピボットテーブルの控え",
            },
            en: Words {
                title: "A part that no page shows",
                message: en!("The file holds a part that no page shows", [part => " ({part})"], "."),
                hint: en!(
                    "Look at it in File, Info, Inspect Document. A report as matome run writes it has none."
                ),
                why: "The data behind a pivot table or a list of authors may be left.",
                example: "The cache of a pivot table",
            },
        },
        EditionFault::FileNamePrinted => Entry {
            code: "P209",
            severity: Warning,
            ja: Words {
                title: "ヘッダーまたはフッターに、ファイルの名前や場所が印刷されます",
                message: ja!("ヘッダーまたはフッターに、ファイルの名前や場所を印刷する設定があります。"),
                hint: ja!(
                    "「ページ設定」の「ヘッダー/フッター」から、ファイル名とファイルのパスを除いてください。"
                ),
                why: "庁内のフォルダーの場所や、作業用のファイルの名前が公表されます。",
                example: "フッターの「&[パス]&[ファイル名]」",
            },
            en: Words {
                title: "The file’s name is printed",
                message: en!("Header or footer print the name of the file or its folder."),
                hint: en!("Take it out in Page Setup, Header/Footer."),
                why: "The places of folders in the office would be published.",
                example: "&[Path]&[File] in the footer",
            },
        },
        EditionFault::CellsConcealed => Entry {
            code: "P210",
            severity: Warning,
            ja: Words {
                title: "目に見えない文字があります",
                message: ja!(
                    "文字の色が背景と同じか、表示形式によって何も表示されないセルに、内容があります。"
                ),
                hint: ja!(
                    "文字の色を「自動」、表示形式を「標準」にして内容を確かめ、公表しないものであれば削除してください。"
                ),
                why: "目に見えない文字も、受け取った人がだれでも表示できます。",
                example: "白い文字で書いた作業用のメモ、表示形式が「;;;」のセル",
            },
            en: Words {
                title: "Text that nobody sees",
                message: en!(
                    "Cells hold something that does not show: its colour is that of the ground, or the number format hides it."
                ),
                hint: en!(
                    "Set the font colour to Automatic and the number format to General, see what stands there, and delete it if it is not to be published."
                ),
                why: "Whoever gets the file can show it.",
                example: "A note for oneself in white letters; a cell under the number format ;;;",
            },
        },
        EditionFault::ProvisionalEdition => Entry {
            code: "P301",
            severity: Warning,
            ja: Words {
                title: "報告書が暫定版です",
                message: ja!("報告書に「暫定版」と記されています。まだそろっていない回答があります。"),
                hint: ja!(
                    "すべての部署の回答がそろってから報告書を作ると、「暫定版」は消えます。暫定版のまま公表するときは、その理由を付けてください。"
                ),
                why: "回答がそろわないうちの報告書を、確定したものとして公表してしまうおそれがあります。",
                example: "一つの部署が未提出のまま作った報告書",
            },
            en: Words {
                title: "The report is provisional",
                message: en!("The report says that it is provisional (暫定版): answers are still missing."),
                hint: en!(
                    "Run matome run once all answers are in: the word goes by itself. To publish it as it is, give a reason."
                ),
                why: "A report that lacks answers might be taken for the final one.",
                example: "A report made while a department has sent nothing",
            },
        },
        EditionFault::OutdatedEdition => Entry {
            code: "P302",
            severity: Warning,
            ja: Words {
                title: "報告書が、今の提出の状況と合っていません",
                message: ja!("報告書を作った後に、届いたファイル、判断、または指摘の内容が変わっています。"),
                hint: ja!(
                    "「報告書と、各課への確認結果を作る」（matome run）で、報告書を作り直してください。"
                ),
                why: "差し替えられた回答が、古いまま公表されるおそれがあります。",
                example: "報告書を作った後に届いた、差替えのファイル",
            },
            en: Words {
                title: "The report is older than what came",
                message: en!("Files, decisions or findings are different since the report was written."),
                hint: en!("Run matome run, which writes the report anew."),
                why: "Answers that were replaced since would be published as they were.",
                example: "A file that came after the report was written",
            },
        },
    }
}
