//! Everything that is said of a [`TextFault`].

use super::entry::{Entry, Words};
use super::subject::Subject;
use crate::model::Severity::{Error, Warning};
use crate::model::TextFault;

/// What the catalogue says of this fault, about this subject.
pub(super) fn entry(fault: &TextFault, _: &Subject) -> Entry {
    match fault {
        TextFault::Gaiji { characters } => Entry {
            code: "T101",
            severity: Warning,
            ja: Words {
                title: "外字が含まれています",
                message: ja!([characters => "外字や読めない文字（{characters}）" | "外字や読めない文字"], "が含まれています。他のパソコンでは正しく表示されません。"),
                hint: ja!("常用漢字などの標準の文字に置き換えて記入してください。"),
                why: "外字は登録したパソコンでしか表示されず、報告では「・」や空白になります。",
                example: "外字エディターで作った人名の字",
            },
            en: Words {
                title: "Private characters",
                message: en!("The text holds ", [characters => "{characters}" | "private or unreadable characters"], ". Other computers can’t show them."),
                hint: en!("Replace them by standard characters."),
                why: "Private characters show only where they were made; in the report they would be blank.",
                example: "A character made with the private character editor",
            },
        },
        TextFault::ControlCharacters { characters } => Entry {
            code: "T102",
            severity: Warning,
            ja: Words {
                title: "見えない制御文字が含まれています",
                message: ja!("見えない制御文字", [characters => "（{characters}）"], "が含まれています。"),
                hint: ja!("文章を一度メモ帳に貼り付けてから、セルに入力し直してください。"),
                why: "見えない文字のため、表示や検索がうまくいかないことがあります。",
                example: "他のシステムから写した文章に残った制御文字",
            },
            en: Words {
                title: "Control characters",
                message: en!("The text holds invisible control characters", [characters => " ({characters})"], "."),
                hint: en!("Paste the text into a plain text editor first, then back into the cell."),
                why: "Characters that nobody sees may spoil display and search.",
                example: "Control characters copied from another system",
            },
        },
        TextFault::PlaceholderLeft { placeholder } => Entry {
            code: "T201",
            severity: Warning,
            ja: Words {
                title: "仮の記入が残っています",
                message: ja!("仮の記入", [placeholder => "「{placeholder}」"], "が残っています。"),
                hint: ja!(
                    "正しい内容に書き換えてください。この記載のままで正しい場合は、そのままで構いません。"
                ),
                why: "下書きのまま公表されるおそれがあります。",
                example: "「○○課と連携」「記入してください」",
            },
            en: Words {
                title: "A placeholder is left",
                message: en!("A placeholder", [placeholder => " (“{placeholder}”)"], " is still there."),
                hint: en!(
                    "Replace it by what is meant. If it is meant as it stands, nothing needs to be done."
                ),
                why: "A draft might be published.",
                example: "○○課と連携, 記入してください",
            },
        },
        TextFault::TextTooLong { length, most } => Entry {
            code: "T202",
            severity: Warning,
            ja: Words {
                title: "文章が長すぎます",
                message: ja!("文章が", [length => "{length}字あり" | "長く"], "、印刷すると一つの欄に収まりません。", [most => "（目安は{most}字まで）"]),
                hint: ja!("要点をまとめて", [most => "{most}字以内に" | "短く"], "してください。"),
                why: "長い文章は複数の行に分けて印刷され、読みにくくなります。",
                example: "2,000字を超える取組の文章",
            },
            en: Words {
                title: "The text is too long",
                message: en!("The text has ", [length => "{length}" | "too many"], " characters and does not fit into one cell of the page", [most => " (guide: up to {most})"], "."),
                hint: en!("Shorten it", [most => " to {most} characters or fewer"], "."),
                why: "Long text is printed over several rows and is hard to read.",
                example: "An action of more than 2,000 characters",
            },
        },
        TextFault::PersonalNumber { .. } => Entry {
            code: "T301",
            severity: Error,
            ja: Words {
                title: "マイナンバーと思われる番号があります",
                message: ja!(
                    "マイナンバー（個人番号）と思われる12桁の番号が含まれています。報告や通知では伏せ字（＊）にしています。"
                ),
                hint: ja!(
                    "番号を削除して、もう一度提出してください。製造番号など、個人番号でない場合は、取りまとめ担当にお知らせください。3桁ずつ区切って（例：201-904-010-010）書き直しても構いません。"
                ),
                why: "個人番号は、法律で定められた事務以外では集めることも公表することもできません。",
                example: "12桁の番号",
            },
            en: Words {
                title: "Looks like a personal number",
                message: en!(
                    "There are 12 digits with the check digit of a personal number (マイナンバー). They are masked in all that is written."
                ),
                hint: en!(
                    "Delete the number and send the file again. If it is something else, such as a serial number, tell the section that collects, or write it in groups of three (201-904-010-010)."
                ),
                why: "By law personal numbers may be neither collected nor published outside of certain duties.",
                example: "12 digits",
            },
        },
        TextFault::TelephoneNumber { number } => Entry {
            code: "T302",
            severity: Warning,
            ja: Words {
                title: "電話番号が含まれています",
                message: ja!("電話番号", [number => "「{number}」"], "が含まれています。"),
                hint: ja!("公表してよい番号かを確認し、個人の番号であれば削除してください。"),
                why: "報告は公表されるため、個人の連絡先が載るおそれがあります。",
                example: "「090-0000-0000」",
            },
            en: Words {
                title: "A telephone number",
                message: en!("The text holds a telephone number", [number => " ({number})"], "."),
                hint: en!("Check whether it may be published; delete it if it is private."),
                why: "The report is published; a private number would be too.",
                example: "090-0000-0000",
            },
        },
        TextFault::MailAddress { address } => Entry {
            code: "T303",
            severity: Warning,
            ja: Words {
                title: "メールアドレスが含まれています",
                message: ja!("メールアドレス", [address => "「{address}」"], "が含まれています。"),
                hint: ja!("公表してよいアドレスかを確認し、個人のものであれば削除してください。"),
                why: "報告は公表されるため、個人の連絡先が載るおそれがあります。",
                example: "「taro@example.jp」",
            },
            en: Words {
                title: "A mail address",
                message: en!("The text holds a mail address", [address => " ({address})"], "."),
                hint: en!("Check whether it may be published; delete it if it is private."),
                why: "The report is published; a private address would be too.",
                example: "taro@example.jp",
            },
        },
    }
}
