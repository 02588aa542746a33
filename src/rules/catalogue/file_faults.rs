//! Everything that is said of a [`FileFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::FileFault;
use crate::model::Severity::{Error, Info, Warning};

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &FileFault, subject: &Subject) -> Entry {
    let Subject { department, item, value, count, .. } = subject;
    match fault {
        FileFault::UnreadableFile { reason } => Entry {
            code: "F101",
            severity: Error,
            ja: Words {
                title: "ファイルを読み取れません",
                message: ja!("ファイルを読み取れませんでした。", [reason => "（{reason}。）"]),
                hint: ja!(
                    "Excel で開いて「名前を付けて保存」から Excel ブック（.xlsx）として保存し直し、もう一度提出してください。開けない場合は、元のファイルから作り直してください。"
                ),
                why: "内容を一つも取り込めないため、このままでは報告に載りません。",
                example: "送信の途中で切れたファイルや、壊れたファイル",
            },
            en: Words {
                title: "The file can’t be read",
                message: en!("The file could not be read", [reason => ": {reason}"], "."),
                hint: en!(
                    "Open it in Excel, save it again as an Excel workbook (.xlsx) and send it once more. If Excel can’t open it either, make it again from your original."
                ),
                why: "Nothing of it can be taken over, so the department would be missing from the report.",
                example: "A file cut off while it was sent",
            },
        },
        FileFault::EmptyFile => Entry {
            code: "F102",
            severity: Error,
            ja: Words {
                title: "ファイルが空です",
                message: ja!("ファイルの中身が空です（0 バイト）。"),
                hint: ja!("記入済みのファイルを確認し、もう一度提出してください。"),
                why: "保存や送信に失敗したファイルです。内容がないため取り込めません。",
                example: "大きさが 0 バイトのファイル",
            },
            en: Words {
                title: "The file is empty",
                message: en!("The file holds nothing (0 bytes)."),
                hint: en!("Find the file that you filled in and send it again."),
                why: "Saving or sending it failed; there is nothing to take over.",
                example: "A file of 0 bytes",
            },
        },
        FileFault::EncryptedFile => Entry {
            code: "F103",
            severity: Error,
            ja: Words {
                title: "パスワードで保護されています",
                message: ja!("ファイルにパスワードが設定されているため、開けませんでした。"),
                hint: ja!(
                    "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存し、もう一度提出してください。"
                ),
                why: "パスワードのあるファイルは、機械では読み取れません。",
                example: "開くときにパスワードを求められるブック",
            },
            en: Words {
                title: "The file is protected by a password",
                message: en!("The file asks for a password and could not be opened."),
                hint: en!(
                    "Open it in Excel, clear the password under File › Info › Protect Workbook › Encrypt with Password, save it and send it again."
                ),
                why: "A file with a password can’t be read.",
                example: "A workbook that asks for a password when it is opened",
            },
        },
        FileFault::NotAWorkbook { found } => Entry {
            code: "F104",
            severity: Error,
            ja: Words {
                title: "Excel のファイルではありません",
                message: ja!("ファイルの中身が Excel のブックではなく、", [found => "{found}" | "別の種類のもの"], "です。"),
                hint: ja!("提出様式の Excel ブックに記入し、.xlsx 形式で保存したものを提出してください。"),
                why: "名前だけを .xls などに変えたファイルは、表として読めません。",
                example: "ホームページの画面を .xls の名前で保存したファイル",
            },
            en: Words {
                title: "Not a workbook",
                message: en!("The file holds no workbook, but ", [found => "{found}" | "something else"], "."),
                hint: en!("Fill in the form in Excel, save it as .xlsx and send that file."),
                why: "A file that only bears the name of a workbook has no cells to read.",
                example: "A web page saved under a name that ends in .xls",
            },
        },
        FileFault::TooLarge { limit, most } => Entry {
            code: "F105",
            severity: Error,
            ja: Words {
                title: "ファイルが大きすぎます",
                message: ja!("ファイルの", [limit => "{limit}" | "大きさ"], "が上限", [most => "（{most}）"], "を超えています。"),
                hint: ja!("不要なシート、画像、表の外の書式を削除して保存し直し、もう一度提出してください。"),
                why: "極端に大きいファイルは、安全のため読み取りません。",
                example: "表の外の何十万行にも書式が残ったブック",
            },
            en: Words {
                title: "The file is too large",
                message: en!("The ", [limit => "{limit}" | "size"], " of the file is over the limit", [most => " ({most})"], "."),
                hint: en!(
                    "Delete sheets, pictures and formats that are not needed, save it and send it again."
                ),
                why: "Extremely large files are not read, for safety.",
                example: "A workbook with formats on hundreds of thousands of unused rows",
            },
        },
        FileFault::UnreadableCell { reason } => Entry {
            code: "F106",
            severity: Error,
            ja: Words {
                title: "セルを読み取れません",
                message: ja!("セルの内容を読み取れませんでした。", [reason => "（{reason}。）"]),
                hint: ja!("Excel で開いてこのセルを入力し直し、保存してもう一度提出してください。"),
                why: "このセルの値は取り込まれていません。",
                example: "内部のデータが壊れたセル",
            },
            en: Words {
                title: "The cell can’t be read",
                message: en!("The content of the cell could not be read", [reason => ": {reason}"], "."),
                hint: en!("Open the file in Excel, type this cell again, save it and send it once more."),
                why: "The value of this cell was not taken over.",
                example: "A cell whose stored data is damaged",
            },
        },
        FileFault::EncodingGuessed { encoding } => Entry {
            code: "F107",
            severity: Info,
            ja: Words {
                title: "文字コードを推定しました",
                message: ja!("テキストファイルの文字コードを", [encoding => "{encoding} と"], "推定して読み取りました。"),
                hint: ja!(
                    "読み取り結果に文字化けがないかご確認ください。文字化けしている場合は、Excel ブック（.xlsx）で提出してください。"
                ),
                why: "文字コードの指定がないテキストファイルは、読み違えることがあります。",
                example: "Shift_JIS の CSV ファイル",
            },
            en: Words {
                title: "The encoding was guessed",
                message: en!("The encoding of the text file was guessed", [encoding => " to be {encoding}"], "."),
                hint: en!(
                    "Check that the values read show no garbled characters. If they do, send an Excel workbook (.xlsx)."
                ),
                why: "A text file does not say its encoding, so it may be misread.",
                example: "A CSV file in Shift_JIS",
            },
        },
        FileFault::HiddenNumber => Entry {
            code: "F109",
            severity: Warning,
            ja: Words {
                title: "画面に表示されない数値があります",
                message: ja!(
                    "セルに数値",
                    [value => "「{value}」"],
                    "が入っていますが、表示形式により画面には表示されません。"
                ),
                hint: ja!(
                    "必要な数値であれば、セルの表示形式を「標準」にして表示してください。不要であれば削除してください。"
                ),
                why: "画面に見えない数値も、入力されたものとして取り込みます。",
                example: "表示形式が「;;;」のセルの「5」",
            },
            en: Words {
                title: "A number that is not shown",
                message: en!("The cell holds a number", [value => " ({value})"], " that its number format hides."),
                hint: en!(
                    "If it is needed, set the number format to General so that it shows; otherwise delete it."
                ),
                why: "A number that can’t be seen is taken over as typed all the same.",
                example: "5 under the number format ;;;",
            },
        },
        FileFault::NotASubmission { found } => Entry {
            code: "F110",
            severity: Info,
            ja: Words {
                title: "提出様式ではないファイルです",
                message: ja!("提出様式ではないファイル", [found => "（{found}）"], "のため、取り込みの対象にしていません。"),
                hint: ja!(
                    "対応は不要です。回答が書かれている場合は、提出様式の Excel ブックに記入したものを提出してもらってください。"
                ),
                why: "添付の資料や送付状は、回答として数えません。",
                example: "送付状の Word 文書、参考資料の PDF",
            },
            en: Words {
                title: "Not a submission",
                message: en!("The file", [found => " is {found} and"], " is no filled-in form; it was left aside."),
                hint: en!("Nothing needs to be done. If it holds answers, ask for them in the form."),
                why: "Letters and papers that come with a form are not counted as answers.",
                example: "A covering letter in Word, a PDF for reference",
            },
        },
        FileFault::CoveredCell => Entry {
            code: "F111",
            severity: Warning,
            ja: Words {
                title: "結合セルの下に隠れた記入があります",
                message: ja!(
                    "結合されたセルの下に、画面には表示されない記入",
                    [value => "「{value}」"],
                    "が残っています。取り込んでいません。"
                ),
                hint: ja!(
                    "必要な記入であれば、セルの結合を解除して正しいセルに記入してください。不要であれば、結合を解除して削除してください。"
                ),
                why: "結合されたセルは、左上のセルの内容だけが表示されます。見えない記入は、正しいものか判断できません。",
                example: "E4とE5を結合したセルの下で、E5に残った「A」",
            },
            en: Words {
                title: "Something stands under a merged cell",
                message: en!(
                    "Under the merged cell stands something",
                    [value => " (“{value}”)"],
                    " that is not shown. It was not taken over."
                ),
                hint: en!(
                    "If it is needed, unmerge the cell and write it into the right cell; otherwise unmerge the cell and delete it."
                ),
                why: "A merged cell shows only what stands in its first cell. Whether the rest is meant, nobody can tell.",
                example: "“A” left in E5, under a merge of E4 and E5",
            },
        },
        FileFault::UnknownDepartment { known, sender } => Entry {
            code: "F201",
            severity: Error,
            ja: Words {
                title: "どの部署のファイルか分かりません",
                message: ja!("ファイル名", [sender => "と差出人（{sender}）"], "から部署を特定できませんでした。", [known => "一覧にある部署は{known}です。"]),
                hint: ja!("ファイル名に部署名を入れるか、取りまとめ担当が部署一覧の別名", [sender => "またはメール"], "に追加してください。"),
                why: "部署が分からないファイルは、どの部署の回答としても取り込めません。",
                example: "「調査票.xlsx」のように部署名のないファイル",
            },
            en: Words {
                title: "The department can’t be told",
                message: en!("The name of the file", [sender => " and the sender of its mail ({sender})"], " names no department of the list.", [known => " The departments are: {known}."]),
                hint: en!(
                    "Put the department’s name into the file name, or add the spelling to the aliases in the list of departments."
                ),
                why: "A file of no known department can’t be taken as anybody’s answer.",
                example: "A file called 調査票.xlsx without the name of a department",
            },
        },
        FileFault::MissingSubmission => Entry {
            code: "F202",
            severity: Error,
            ja: Words {
                title: "提出がありません",
                message: ja!([department => "{department}" | "この部署"], "からの提出がまだありません。"),
                hint: ja!(
                    "記入した調査票を提出してください。すでに送付済みの場合は、取りまとめ担当にご連絡ください。"
                ),
                why: "提出がない部署の項目は、報告で空欄になります。",
                example: "ファイルが届いていない部署",
            },
            en: Words {
                title: "Nothing was submitted",
                message: en!("Nothing has come from ", [department => "{department}" | "this department"], " yet."),
                hint: en!(
                    "Fill in the form and send it. If it was sent already, please tell the section that collects."
                ),
                why: "The items of a department that sent nothing stay blank in the report.",
                example: "A department whose file has not arrived",
            },
        },
        FileFault::SupersededFile { newer, because } => Entry {
            code: "F203",
            severity: Info,
            ja: Words {
                title: "新しいファイルに差し替えられています",
                message: ja!("同じ部署の", [newer => "「{newer}」" | "新しいファイル"], "を採用したため、このファイルは使っていません。", [because => "（理由：{because}）"]),
                hint: ja!(
                    "採用するファイルが違う場合は、正しいファイルを保存し直して、もう一度提出してください。"
                ),
                why: "同じ項目の回答が二つあるときは、新しく保存されたファイルの回答を使います。",
                example: "「調査票.xlsx」のあとに届いた「調査票（修正版）.xlsx」",
            },
            en: Words {
                title: "Superseded by a newer file",
                message: en!("This file is not used: ", [newer => "{newer}" | "a newer file"], " of the same department was taken", [because => " ({because})"], "."),
                hint: en!("If the wrong one was taken, save the right file again and send it."),
                why: "Of two answers on one item the one that was saved later is used.",
                example: "調査票.xlsx after 調査票（修正版）.xlsx arrived",
            },
        },
        FileFault::TooManyFiles { most } => Entry {
            code: "F204",
            severity: Error,
            ja: Words {
                title: "ファイルが多すぎます",
                message: ja!("提出フォルダーのファイルの数が上限", [most => "（{most}件）"], "を超えているため、残りを読み取っていません。"),
                hint: ja!("不要なファイルを提出フォルダーから移し、もう一度実行してください。"),
                why: "上限を超えたファイルは取り込まれません。",
                example: "関係のないファイルを何千件も含むフォルダー",
            },
            en: Words {
                title: "Too many files",
                message: en!("There are more files in the folder than the limit", [most => " ({most})"], "; the rest was not read."),
                hint: en!("Move files that are not needed out of the folder and run again."),
                why: "Files over the limit are not taken over.",
                example: "A folder with thousands of files that do not belong to it",
            },
        },
        FileFault::PartlySuperseded { items, parts, newer } => Entry {
            code: "F205",
            severity: Info,
            ja: Words {
                title: "一部の回答は別のファイルのものを使います",
                message: ja!([items, parts => "{items}の回答と、{parts}の回答の一部" | items => "{items}の回答" | parts => "{parts}の回答の一部" | "一部の項目の回答"], "は、", [newer => "「{newer}」" | "同じ部署の別のファイル"], "のものを使いました。"),
                hint: ja!(
                    "このファイルのほかの回答は、そのまま使っています。使うファイルが違う場合は、正しいファイルを保存し直して、もう一度提出してください。"
                ),
                why: "同じ項目の回答が二つあるときは、新しく保存されたファイルの回答を使います。",
                example: "全項目を記入した「職員課.xlsx」と、№3だけを直した「職員課_修正版.xlsx」",
            },
            en: Words {
                title: "Some answers are taken from another file",
                message: en!([items, parts => "The answers on {items} and some of those on {parts}" | items => "The answers on {items}" | parts => "Some of the answers on {parts}" | "The answers on some items"], " were taken from ", [newer => "{newer}" | "another file"], " of the same department."),
                hint: en!(
                    "The other answers of this file are used. If the wrong file was taken, save the right one again and send it."
                ),
                why: "Of two answers on one item the one that was saved later is used.",
                example: "職員課.xlsx with all items, and 職員課_修正版.xlsx with №3 only",
            },
        },
        FileFault::VersionUnclear { other, because, saved_later } => Entry {
            code: "F206",
            severity: Warning,
            ja: Words {
                title: "どちらのファイルが新しいか、はっきりしません",
                message: ja!([other => "「{other}」" | "同じ部署の別のファイル"], "にも、同じ項目の異なる回答があります。", [because, other, saved_later => "このファイルを使いました（{because}）が、ブックの保存日時では「{other}」のほうが新しくなっています。" | because, other => "このファイルを使いました（{because}）が、ファイル名の版の表記では「{other}」のほうが新しいように見えます。" | "保存日時からもファイル名からも新旧を判断できないため、このファイルを使いました。"]),
                hint: ja!(
                    "このファイルの回答でよいかを確認してください。違う場合は、正しいファイルを保存し直して、もう一度提出してください。"
                ),
                why: "古い回答が報告に載ってしまうおそれがあります。",
                example: "「職員課_最終.xlsx」のあとに保存された「職員課.xlsx」",
            },
            en: Words {
                title: "It is not clear which file is newer",
                message: en!([other => "{other}" | "Another file"], " of the same department has other answers on the same items. ", [because, other, saved_later => "This file was taken ({because}), but {other} was saved later." | because, other => "This file was taken ({because}), but by its name {other} looks newer." | "Neither time nor name tells which one is newer; this file was taken."]),
                hint: en!(
                    "Check that the answers of this file are the right ones. If not, save the right file again and send it."
                ),
                why: "An old answer might be printed.",
                example: "職員課.xlsx, saved after 職員課_最終.xlsx",
            },
        },
        FileFault::AnswerLeftBehind { newer, answered } => Entry {
            code: "F207",
            severity: Warning,
            ja: Words {
                title: "使わないファイルにだけ記入があります",
                message: ja!([item => "{item}の"], "この記入は使っていません。代わりに使った", [newer => "「{newer}」" | "同じ部署の別のファイル"], "では、同じ欄が空欄か、別の内容です。"),
                hint: ja!(
                    "必要な記入であれば、", [answered => "このファイルに、この項目の今回の回答も記入" | newer => "「{newer}」の同じ欄に書き足" | "使われているファイルの同じ欄に書き足"], "して、もう一度提出してください。削除したものであれば、そのままで構いません。"
                ),
                why: "新しいファイルで空欄になった回答は、報告に載りません。",
                example: "はじめのファイルにはあった「展開（課題等）」が、修正版では空欄",
            },
            en: Words {
                title: "An answer stands only in a file that is not used",
                message: en!("This answer", [item => " on {item}"], " is not used. In ", [newer => "{newer}" | "the file"], " that was taken instead the same cell is blank or says something else."),
                hint: en!(
                    "If it is needed, ", [answered => "answer the item for this year too in this file" | newer => "enter it in {newer}" | "enter it in the file that is used"], " and send that again. If it was deleted on purpose, nothing is to do."
                ),
                why: "What is blank in the newer file does not reach the report.",
                example: "The outlook of the first file is blank in the corrected one",
            },
        },
        FileFault::SeveralDepartments { named } => Entry {
            code: "F208",
            severity: Error,
            ja: Words {
                title: "ファイル名に複数の部署名があります",
                message: ja!("ファイル名（フォルダー名、メールの差出人を含む）から複数の部署", [named => "（{named}）"], "が考えられ、どの部署のファイルか決められませんでした。"),
                hint: ja!("ファイル名の部署名を、提出した部署の一つだけにしてください。"),
                why: "部署が分からないファイルは、どの部署の回答としても取り込めません。",
                example: "「総務課・職員課.xlsx」",
            },
            en: Words {
                title: "The name holds several departments",
                message: en!("The name of the file, its folder or the sender of its mail stand for several departments", [named => " ({named})"], "; whose it is can’t be told."),
                hint: en!("Leave the one department that sent it in the name."),
                why: "A file of no known department can’t be taken as anybody’s answer.",
                example: "総務課・職員課.xlsx",
            },
        },
        FileFault::NothingFilled { collecting } => Entry {
            code: "F209",
            severity: Error,
            ja: Words {
                title: "記入がありません",
                message: ja!([collecting => "{collecting}の" | "回答の"], "記入が一つも見つかりませんでした。"),
                hint: ja!(
                    "記入したファイルを確認し、もう一度提出してください。報告する内容がない場合は、取りまとめ担当にご連絡ください。"
                ),
                why: "記入のない様式は、回答として受け付けられません。",
                example: "配布したままの様式を提出したとき",
            },
            en: Words {
                title: "Nothing is filled in",
                message: en!("No answer", [collecting => " for {collecting}"], " was found in the file."),
                hint: en!(
                    "Find the file that you filled in and send it again. If there is nothing to report, tell the section that collects."
                ),
                why: "A blank form is no answer.",
                example: "The form as it was sent out",
            },
        },
        FileFault::SenderDiffers { sender } => Entry {
            code: "F210",
            severity: Warning,
            ja: Words {
                title: "ファイル名の部署と差出人が違います",
                message: ja!("ファイル名の部署", [department => "（{department}）"], "と、メールの差出人", [sender => "（{sender}）"], "が違います。ファイル名の部署の回答として取り込みました。"),
                hint: ja!(
                    "どの部署の回答かを確認してください。違う場合は、ファイル名を正しい部署名にして、もう一度提出してください。"
                ),
                why: "別の部署の回答として報告に載るおそれがあります。",
                example: "総務課から届いたメールの「職員課_調査票.xlsx」",
            },
            en: Words {
                title: "The name says another department than the sender",
                message: en!("The department in the file’s name", [department => " ({department})"], " is not the one that the mail came from", [sender => " ({sender})"], ". The file was taken as the answer of the one in its name."),
                hint: en!("Check whose answer it is. If the name is wrong, mend it and send the file again."),
                why: "It might be printed as the answer of the wrong department.",
                example: "職員課_調査票.xlsx, attached to a mail from 総務課",
            },
        },
        FileFault::MailText { subject } => Entry {
            code: "F211",
            severity: Info,
            ja: Words {
                title: "メールに本文があります",
                message: ja!("メール", [subject => "「{subject}」"], "の本文は取り込んでいません。"),
                hint: ja!("本文に回答や連絡事項がないか、「メール本文.txt」で確認してください。"),
                why: "本文に書かれた回答や訂正は、報告に載りません。",
                example: "「№3の評価はＢに訂正します」と本文に書かれたメール",
            },
            en: Words {
                title: "The mail says something itself",
                message: en!("The text of the mail", [subject => " “{subject}”"], " was not taken over."),
                hint: en!("Read in メール本文.txt whether it holds an answer or a message."),
                why: "What is answered or mended in the text of a mail does not reach the report.",
                example: "A mail that says “please correct №3 to B”",
            },
        },
        FileFault::MailWithoutForm { sender, subject } => Entry {
            code: "F212",
            severity: Warning,
            ja: Words {
                title: "提出様式の添付がないメールです",
                message: ja!([sender => "{sender}からの"], "メール", [subject => "「{subject}」"], "に、提出様式の添付がありません。"),
                hint: ja!(
                    "添付漏れの場合は、提出様式を送ってもらってください。本文に回答や連絡事項がないかは、「メール本文.txt」で確認してください。"
                ),
                why: "添付のないメールだけでは、提出として数えません。",
                example: "添付を忘れた提出のメール、期限の延長を願い出るメール",
            },
            en: Words {
                title: "A mail without a form",
                message: en!("No form is attached to the mail", [subject => " “{subject}”"], [sender => " from {sender}"], "."),
                hint: en!(
                    "If it was forgotten, ask for it. Read in メール本文.txt whether the mail holds an answer or a message."
                ),
                why: "A mail without a form is not counted as an answer.",
                example: "A mail whose attachment was forgotten, or that asks for more time",
            },
        },
        FileFault::FormOfAnotherRound { round } => Entry {
            code: "F213",
            severity: Warning,
            ja: Words {
                title: "別の取りまとめの調査票です",
                message: ja!("この調査票は、", [round => "「{round}」" | "別の取りまとめ"], "のために送られたものです。"),
                hint: ja!(
                    "今回の調査票に記入したものかを確認してください。違う場合は、今回の調査票に記入し、もう一度提出してください。"
                ),
                why: "前の年度の調査票などに記入されていると、項目や年度が合わないおそれがあります。",
                example: "昨年度に届いた調査票を開いて記入したとき",
            },
            en: Words {
                title: "A form of another round",
                message: en!("This form was sent out for another round", [round => " ({round})"], "."),
                hint: en!("Check that this round’s form was filled in. If not, fill it in and send it."),
                why: "On the form of another year items and years may differ.",
                example: "Last year’s form, opened and filled in again",
            },
        },
        FileFault::FormOfAnother { department: made_for } => Entry {
            code: "F214",
            severity: Warning,
            ja: Words {
                title: "別の部署に送った調査票です",
                message: ja!("この調査票は", [made_for => "「{made_for}」" | "別の部署"], "に送ったものですが、", [department => "「{department}」の回答として"], "取り込みました。"),
                hint: ja!(
                    "どの部署の回答かを確認してください。部署ごとに項目が違うため、その部署に送った調査票に記入し、もう一度提出してください。"
                ),
                why: "別の部署に転送された調査票には、回答する部署の項目がありません。",
                example: "総務課に送った調査票が、税務課に転送されて提出されたとき",
            },
            en: Words {
                title: "A form that was made for another department",
                message: en!("This form was made for another department", [made_for => " ({made_for})"], "; it was taken as the answer of the one in its name", [department => " ({department})"], "."),
                hint: en!(
                    "Check whose answer it is. Fill in the form that was sent to the department: each has its own items."
                ),
                why: "A form that was forwarded lacks the items of who answers on it.",
                example: "The form of 総務課, forwarded to 税務課 and sent in by it",
            },
        },
        FileFault::FormReplaced => Entry {
            code: "F215",
            severity: Info,
            ja: Words {
                title: "差替え前の調査票です",
                message: ja!("この調査票は、送った後に作り直される前のものです。"),
                hint: ja!("項目や年度が今の調査票と違わないかを確認してください。"),
                why: "作り直した調査票で加わった項目が、抜けているおそれがあります。",
                example: "項目を加えて送り直した調査票ではなく、先に届いた調査票に記入したとき",
            },
            en: Words {
                title: "A form that was replaced",
                message: en!("This form was made anew after it went out."),
                hint: en!("Check whether items or years differ from those of the form as it is now."),
                why: "Items that were added since may be missing.",
                example: "The form that came first, filled in after it was sent again with an item more",
            },
        },
        FileFault::FolderDiffers { folder } => Entry {
            code: "F216",
            severity: Warning,
            ja: Words {
                title: "ファイル名の部署とフォルダーの部署が違います",
                message: ja!("ファイル名の部署", [department => "（{department}）"], "と、フォルダーの部署", [folder => "（{folder}）"], "が違います。ファイル名の部署の回答として取り込みました。"),
                hint: ja!(
                    "どの部署の回答かを確認してください。違う場合は、ファイル名を正しい部署名にして、もう一度提出してください。"
                ),
                why: "ファイル名にある宛先などの部署の回答として、報告に載るおそれがあります。",
                example: "「管財課」のフォルダーにある「調査票（総務課宛）.xlsx」",
            },
            en: Words {
                title: "The name says another department than the folder",
                message: en!("The department in the file’s name", [department => " ({department})"], " is not the one whose folder it is in", [folder => " ({folder})"], ". The file was taken as the answer of the one in its name."),
                hint: en!("Check whose answer it is. If the name is wrong, mend it and send the file again."),
                why: "The department in a name may be the one that the file goes to.",
                example: "調査票（総務課宛）.xlsx in the folder of 管財課",
            },
        },
        FileFault::NothingAlike { newer } => Entry {
            code: "F217",
            severity: Warning,
            ja: Words {
                title: "差し替えられた内容の大半が違います",
                message: ja!("このファイルの内容は、大半が新しい", [newer => "「{newer}」" | "ファイル"], "と違いますが、差し替えられました。"),
                hint: ja!(
                    "係ごとに作成したなど、両方が必要な場合は、一つのファイルにまとめて、もう一度提出してください。差替えで間違いなければ、このファイルを提出フォルダーから除いてください。"
                ),
                why: "別々の回答の一方が、報告に載らないおそれがあります。",
                example: "二つの係が、同じ番号から書いた一覧を別々に提出した",
            },
            en: Words {
                title: "Most of it was replaced by something else",
                message: en!("Most of this file is not as in the newer ", [newer => "{newer}" | "one"], ", which was taken instead."),
                hint: en!(
                    "If both are needed, put them into one file and send it again. If it is a newer version, take this file out of the submissions."
                ),
                why: "One of two different answers may be left out of the report.",
                example: "Two sections sent lists of their own, both numbered from 1",
            },
        },
        FileFault::OtherRecords { newer, records } => Entry {
            code: "F218",
            severity: Warning,
            ja: Words {
                title: "番号が同じで名称の違うものに差し替えられました",
                message: ja!("このファイルの", [records => "{records}件" | "行"], [value => "（「{value}」など）"], "は、新しい", [newer => "「{newer}」" | "ファイル"], "にある、番号が同じで名称の違うものに差し替えられました。"),
                hint: ja!(
                    "別のものであれば、番号を続きから付けて一つのファイルにまとめ、もう一度提出してください。差替えで間違いなければ、このファイルからその行を除いてください。"
                ),
                why: "二つの係がそれぞれ１番から書いた一覧では、一方が報告に載らないおそれがあります。",
                example: "追加の一覧を、１番から書いて提出した",
            },
            en: Words {
                title: "Replaced by others of the same number",
                message: en!([records => "{records} of the records" | "Records"], " in this file", [value => " (such as “{value}”)"], " were replaced by others in the newer ", [newer => "{newer}" | "file"], " that have the same number and another name."),
                hint: en!(
                    "If they are others, number them on from the last, put all into one file and send it again. If they were meant to be replaced, take their rows out of this file."
                ),
                why: "Of two lists that both begin with number 1, one may be left out of the report.",
                example: "More records were sent on a list of their own, numbered from 1 again",
            },
        },
        FileFault::RecordsKept { newer, records } => Entry {
            code: "F219",
            severity: Warning,
            ja: Words {
                title: "新しいファイルにないものが残っています",
                message: ja!("新しい", [newer => "「{newer}」" | "ファイル"], "にない", [records => "{records}件" | "行"], [value => "（「{value}」など）" ], "を、このファイルから取り込みました。"),
                hint: ja!(
                    "新しいファイルで除いたものであれば、このファイルを提出フォルダーから除いてください。必要なものであれば、新しいファイルに書き加えて、もう一度提出してください。"
                ),
                why: "差替えで行を除いても、前のファイルに残っていれば、報告に載ります。",
                example: "５件の一覧を、３件に減らして差し替えた",
            },
            en: Words {
                title: "Records that the newer file has not",
                message: en!([records => "{records} records" | "Records"], [value => " (such as “{value}”)"], " were taken from this file, which the newer ", [newer => "{newer}" | "file"], " has not."),
                hint: en!(
                    "If they were taken out on purpose, take this file out of the submissions. If they are needed, put them into the newer file and send it again."
                ),
                why: "A row that was deleted in a newer version is still reported if the older file has it.",
                example: "A list of five was replaced by one of three",
            },
        },
        FileFault::AnswerCleared { newer } => Entry {
            code: "F220",
            severity: Warning,
            ja: Words {
                title: "新しいファイルでは空欄になっています",
                message: ja!([item => "{item}の"], "この記入は、後から届いた", [newer => "「{newer}」" | "ファイル"], "では空欄ですが、取り消されたものか分からないため、このファイルから取り込みました。"),
                hint: ja!(
                    "必要な記入であれば、", [newer => "「{newer}」" | "新しいファイル"], "の同じ欄にも記入して、もう一度提出してください。取り消したものであれば、その欄に「該当なし」と記入して、もう一度提出してください。"
                ),
                why: "取り消したはずの回答が、前のファイルから報告に載るおそれがあります。",
                example: "実績を記入した「職員課.xlsx」の後に、実績を空欄にした「職員課_修正版.xlsx」を提出した",
            },
            en: Words {
                title: "Blank in the newer file",
                message: en!("This answer", [item => " on {item}"], " was taken from this file. In the newer ", [newer => "{newer}" | "one"], " its cell is blank, and nobody can know whether it was taken back."),
                hint: en!(
                    "If it is needed, enter it in ", [newer => "{newer}" | "the newer file"], " too and send that again. If it was taken back, write 該当なし there and send it again."
                ),
                why: "An answer that was taken back might be printed from the older file.",
                example: "職員課.xlsx with a result, and after it 職員課_修正版.xlsx with that cell cleared",
            },
        },
        FileFault::MergesLost => Entry {
            code: "F221",
            severity: Warning,
            ja: Words {
                title: "年度にわたるセルの結合が失われているおそれがあります",
                message: ja!("記入のある年度の次が空欄の所が", [count => "{count}か所"], "あります。年度にわたって結合されていたセルは、結合が解除されたり、CSV などに保存されたりすると、先頭の年度だけの記入になります。そのとおりに扱いました。"),
                hint: ja!(
                    "元のセルを年度にわたって結合していたときは、結合したままの Excel ブック（.xlsx）で提出するか、どの年度の欄にも記入してください。もともと空欄であれば、そのままで結構です。"
                ),
                why: "結合を失ったセルは、値が先頭のセルだけに残り、ほかは空欄になります。",
                example: "28年度から30年度までを結合した「実施」が、28年度だけにある",
            },
            en: Words {
                title: "Cells that were merged over years may not be any more",
                message: en!("Blanks follow on the values of earlier years", [count => " ({count})"], ". A cell that was merged over years holds the value of the first year alone where the merge was undone, or the sheet saved as text; it was taken so."),
                hint: en!(
                    "If cells were merged over years, send the workbook (.xlsx) with them, or fill in each year. If they were blank, nothing needs to be done."
                ),
                why: "The value of a cell that is merged no more stays in its first cell alone.",
                example: "実施, merged over three years, is in the first one alone",
            },
        },
        FileFault::SameAsAnother { department, other } => Entry {
            code: "F222",
            severity: Warning,
            ja: Words {
                title: "ほかの部署から同じファイルが届いています",
                message: ja!("ほかの部署", [department => "（{department}）"], "から届いた", [other => "「{other}」" | "ファイル"], "と内容がまったく同じです。どちらも取り込みました。"),
                hint: ja!(
                    "どちらの部署の回答かを確認してください。ファイルを取り違えている場合は、正しいファイルを提出してください。"
                ),
                why: "ほかの部署のファイルを自分の部署の名前で提出すると、同じ回答が二重に載ります。",
                example: "「町民課.xlsx」を「教育課.xlsx」の名前で保存した",
            },
            en: Words {
                title: "Two departments sent the same file",
                message: en!("This file is the same as ", [other => "{other}" | "one"], " of another department", [department => " ({department})"], ". Both were taken."),
                hint: en!("Check whose answers they are. If a file was mixed up, send the right one."),
                why: "A department’s file under another’s name puts the same answers into the report twice.",
                example: "町民課.xlsx saved as 教育課.xlsx",
            },
        },
        FileFault::OwnReport => Entry {
            code: "F223",
            severity: Error,
            ja: Words {
                title: "調査票ではなく、お送りした確認結果です",
                message: ja!(
                    "このファイルは調査票ではなく、お送りした「確認結果」です。書き込まれた内容は、取り込んでいません。"
                ),
                hint: ja!("元の調査票のほうを直し、そのファイルを提出してください。"),
                why: "確認結果は読み取った内容の控えで、そこに書かれた訂正は報告に載りません。",
                example: "確認結果の「記入された内容」の列に、正しい値を書いて返した",
            },
            en: Words {
                title: "The report that was sent, and no form",
                message: en!(
                    "This file is no form but the report that was sent to the department. What was written into it was not taken."
                ),
                hint: en!("Correct the form itself and send that."),
                why: "The report is a copy of what was read: corrections in it never reach the round’s own.",
                example: "A right value, typed into the report’s column of what was typed",
            },
        },
        FileFault::Macros => Entry {
            code: "F301",
            severity: Info,
            ja: Words {
                title: "マクロが含まれています",
                message: ja!("ブックにマクロが含まれています。マクロは実行せず、値だけを読み取りました。"),
                hint: ja!("対応は不要です。次回からはマクロのない .xlsx 形式での提出をお勧めします。"),
                why: "マクロで入る値は、保存した時点のものが取り込まれます。",
                example: ".xlsm 形式の調査票",
            },
            en: Words {
                title: "The workbook carries macros",
                message: en!("The workbook carries macros. They were not run; only the values were read."),
                hint: en!("Nothing needs to be done. Next time an .xlsx without macros is preferable."),
                why: "Values that a macro writes are taken as they were saved.",
                example: "A form saved as .xlsm",
            },
        },
        FileFault::ExternalLinks { links } => Entry {
            code: "F302",
            severity: Warning,
            ja: Words {
                title: "他のブックを参照しています",
                message: ja!("ブックが他のファイルを参照しています", [links => "（{links}件）"], "。保存した時点の値を読み取りました。"),
                hint: ja!(
                    "値が最新かを確認し、「データ」→「リンクの編集」→「リンクの解除」で値に置き換えて保存してください。"
                ),
                why: "参照先のファイルが変わると、提出した値と合わなくなります。",
                example: "=[集計.xlsx]Sheet1!A1 のような式",
            },
            en: Words {
                title: "The workbook links to other files",
                message: en!("The workbook refers to other files", [links => " ({links})"], ". The values were read as they were saved."),
                hint: en!(
                    "Check that the values are current, then break the links under Data › Edit Links and save."
                ),
                why: "When the other file changes, the submitted values no longer agree with it.",
                example: "A formula such as =[集計.xlsx]Sheet1!A1",
            },
        },
    }
}
