//! The facts that are one of a few, in words.

use super::fact::Fact;
use crate::model::{Axis, Because, CellReason, Content, DecisionReason, FileReason, Limit, TablePart};
use crate::rules::Lang;

/// A fact with words of its own in both languages.
trait Term {
    /// The words, in Japanese and in English.
    fn words(&self) -> (&'static str, &'static str);
}

impl<T: Term> Fact for T {
    fn word(&self, lang: Lang) -> Option<String> {
        let (ja, en) = self.words();
        Some(lang.pick(ja, en).to_owned())
    }
}

impl Term for FileReason {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            FileReason::Truncated => ("ファイルが途中で切れています", "the file ends too early"),
            FileReason::DamagedArchive => ("圧縮データが壊れています", "the compressed data is damaged"),
            FileReason::MissingPart => {
                ("ブックに必要な部分がありません", "a part of the workbook is missing")
            }
            FileReason::DamagedPart => {
                ("ブックの内部データが壊れています", "a part of the workbook is damaged")
            }
            FileReason::DamagedMail => ("メールのデータが壊れています", "the mail is damaged"),
            FileReason::DamagedStructure => {
                ("ブックの構造が壊れています", "the structure of the workbook is damaged")
            }
            FileReason::Crashed => ("読取りの途中で異常終了しました", "the reader ended abnormally"),
            FileReason::OutOfMemory => {
                ("読取りに必要なメモリーが上限を超えました", "reading needed more memory than allowed")
            }
            FileReason::Slow => ("制限時間内に読み取れませんでした", "reading took longer than allowed"),
            FileReason::NoReader => {
                ("読取り用のプログラムを起動できませんでした", "the reader could not be started")
            }
            FileReason::UnknownCompression => {
                ("対応していない圧縮方式です", "the compression method is not supported")
            }
            FileReason::Refused => ("ファイルを開けませんでした", "the file could not be opened"),
            FileReason::InUse => ("他のプログラムが使用中です", "another program is using the file"),
            FileReason::NameTwice => (
                "同じ名前のファイルまたは部品が二重に入っています",
                "it holds two files or parts of the same name",
            ),
            FileReason::Link => ("他の場所へのリンクです", "it is a link to another place"),
            FileReason::TooDeep => ("フォルダーの階層が深すぎます", "the folders are nested too deep"),
            FileReason::TooOld => {
                ("古い形式（Excel 4.0 以前）です", "the format is too old (Excel 4.0 or before)")
            }
            FileReason::UnknownEncoding => {
                ("文字コードを判別できません", "the character encoding can't be told")
            }
        }
    }
}

impl Term for CellReason {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            CellReason::MissingText => ("セルの文字列が見つかりません", "the text of the cell is missing"),
            CellReason::UnknownKind => ("セルの種類が不明です", "the kind of the cell is unknown"),
            CellReason::BadNumber => ("数値として読めない値です", "the stored number is not a number"),
            CellReason::BadAddress => ("セルの番地が正しくありません", "the address of the cell is wrong"),
            CellReason::DateOutOfRange => ("Excel で表示できない日付です", "Excel can't show this date"),
            CellReason::UnknownEntity => {
                ("定義されていない文字参照があります", "the text holds an undefined reference")
            }
            CellReason::MissingStyle => {
                ("セルの表示形式が見つかりません", "the number format of the cell is missing")
            }
            CellReason::TooLong => (
                "Excel のセルに入る文字数（32,767文字）を超えています",
                "the text is longer than a cell of Excel may hold (32,767 characters)",
            ),
            CellReason::Duplicate => ("同じセルが二重に記録されています", "the cell is stored twice"),
        }
    }
}

impl Term for Content {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Content::Html => ("ホームページのデータ（HTML）", "a web page (HTML)"),
            Content::Xml => ("XML のデータ", "XML data"),
            Content::Http => ("通信の応答", "an HTTP response"),
            Content::Pdf => ("PDF", "a PDF"),
            Content::Image => ("画像", "a picture"),
            Content::Rtf => ("文書（RTF）", "a document (RTF)"),
            Content::Word => ("Word の文書", "a Word document"),
            Content::Powerpoint => ("PowerPoint のスライド", "a PowerPoint presentation"),
            Content::OpenDocument => {
                ("表計算でない文書（OpenDocument）", "an OpenDocument file that is no spreadsheet")
            }
            Content::Zip => ("圧縮ファイル（ZIP）", "a ZIP archive"),
            Content::Rar => ("圧縮ファイル（RAR）", "a RAR archive"),
            Content::SevenZip => ("圧縮ファイル（7z）", "a 7z archive"),
            Content::Gzip => ("圧縮ファイル（gzip）", "a gzip archive"),
            Content::Mail => ("メール", "a mail"),
            Content::Winmail => {
                ("Outlook だけで開ける形式（winmail.dat）", "a file that only Outlook opens (winmail.dat)")
            }
            Content::Thumbnails => ("縮小表示の控え（Thumbs.db）", "thumbnails of a folder (Thumbs.db)"),
            Content::Ole => ("別の種類の Office 文書", "another kind of Office document"),
            Content::Program => ("プログラム", "a program"),
            Content::Shortcut => ("ショートカット", "a shortcut"),
            Content::Report => {
                ("取りまとめ担当からお送りした確認結果", "the report that was sent to the department")
            }
            Content::Text => ("文章のファイル", "a text"),
            Content::Binary => ("表でないデータ", "data that is no table"),
        }
    }
}

impl Term for Because {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Because::Name => ("ファイル名の版の表記による", "by the version in the file name"),
            Because::Saved => ("ブックの保存日時による", "by the time that the workbook was saved"),
            Because::Received => ("メールの受信日時による", "by the time that the mail came"),
            Because::Decided => ("取りまとめ担当の判断による", "by a decision"),
            Because::Same => ("内容が同じため", "both hold the same"),
            Because::Modified => ("ファイルの更新日時による", "by the time of the file"),
            Because::Answers => {
                ("新しいほうに今年度の回答がないため", "the newer one has no answers for this year")
            }
            Because::Blank => ("記入のない様式のため", "the other is a blank form"),
            Because::Unclear => ("新旧を判断できないため", "nothing tells which one is newer"),
        }
    }
}

impl Term for DecisionReason {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            DecisionReason::NoSuchChoice => ("選べる判断のどれでもありません", "it is none of the choices"),
            DecisionReason::NoValueHere => (
                "この行には「ほかの値」を記入できないため、「判断」を一覧から選んでください",
                "no other value can stand on this line: pick a choice from the list",
            ),
            DecisionReason::BothWritten => (
                "「判断」と「ほかの値」の両方に記入されています",
                "both a choice and another value are written",
            ),
            DecisionReason::UnreadableValue => {
                ("「ほかの値」を、この欄の値として読めません", "the other value is none of its field")
            }
            DecisionReason::NotAFraction => (
                "「ほかの値」を、この欄の値として読めません（「11人/15人」のように、分子と分母の両方を記入してください）",
                "the other value is no fraction: write both numbers, as in 11人/15人",
            ),
            DecisionReason::DecidedTwice => (
                "同じ欄について、ほかの行に別の判断があります",
                "another line decides on the same cell in another way",
            ),
        }
    }
}

impl Term for Limit {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Limit::FileMib => ("大きさ（MB）", "size in MB"),
            Limit::PartMib => ("シートの大きさ（MB）", "size of a sheet in MB"),
            Limit::Ratio => ("圧縮率", "compression ratio"),
            Limit::Cells => ("記入されたセルの数", "number of filled cells"),
            Limit::SharedStrings => ("文字列の数", "number of strings"),
            Limit::Merges => ("結合セルの数", "number of merged ranges"),
            Limit::Sheets => ("シートの数", "number of sheets"),
            Limit::TextMib => ("文字の量（MB）", "amount of text in MB"),
            Limit::Columns => ("列の数", "number of columns"),
            Limit::Members => ("圧縮ファイルの中のファイルの数", "number of files in the archive"),
            Limit::ArchiveMib => {
                ("圧縮ファイルの中のファイルの大きさの合計（MB）", "size of all files in the archive in MB")
            }
            Limit::ContentMib => ("記入内容の大きさ（MB）", "size of the content in MB"),
            Limit::RunMib => {
                ("すべてのファイルの記入内容の合計（MB）", "size of the content of all files in MB")
            }
        }
    }
}

impl Term for TablePart {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            TablePart::Item => ("項目の番号と名称", "the number and title of its item"),
            TablePart::Rows => ("年度や項目の行", "the rows of years or items"),
            TablePart::Columns => ("上の段の見出し", "the headings over them"),
        }
    }
}

impl Term for Axis {
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Axis::Latitude => ("緯度（20～46度）", "latitude (20 to 46)"),
            Axis::Longitude => ("経度（122～154度）", "longitude (122 to 154)"),
        }
    }
}
