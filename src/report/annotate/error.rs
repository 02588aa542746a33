//! Why a workbook can't be annotated, said so that a department understands it.

/// A reason to leave a workbook without an annotated copy. `Display` is the Japanese clause before のため.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum Unannotatable {
    /// An OLE file: `xls`, or a workbook with a password.
    #[error("旧形式（.xls）またはパスワード付きのファイル")]
    Legacy,
    /// No `xlsx` or `xlsm` at all: `ods`, `xlsb`, `csv`, or no workbook.
    #[error("Excelブック（.xlsx・.xlsm）以外の形式")]
    OtherFormat,
    /// The strict variant of the format has no place for notes of this kind.
    #[error("「Strict Open XML」形式")]
    Strict,
    /// A sheet has threaded comments, which would lose their replies.
    #[error("シート「{0}」に返信つきのコメント（スレッド）がある")]
    ThreadedComments(String),
    /// A sheet to annotate is not in the workbook, or is no worksheet.
    #[error("シート「{0}」に書き込めない")]
    NoSuchSheet(String),
    /// It holds what looks like a personal number, which a copy would spread.
    #[error("マイナンバーと思われる番号が含まれている")]
    PersonalNumber,
    /// It holds a document of another program, into which nobody can look.
    #[error("シートに文書が埋め込まれている")]
    Embedded,
    /// A part is larger than a patch will touch.
    #[error("ファイルが大きすぎる")]
    TooLarge,
    /// A part of the package is broken or unusual; the name is the part's.
    #[error("ファイルの内部（{0}）が通常と異なる")]
    Unusual(String),
}

impl Unannotatable {
    /// The reason as a clause that のため can follow.
    pub fn because(&self) -> String {
        let verb = matches!(
            self,
            Self::ThreadedComments(_)
                | Self::NoSuchSheet(_)
                | Self::PersonalNumber
                | Self::Embedded
                | Self::TooLarge
                | Self::Unusual(_)
        );
        if verb { format!("{self}ため") } else { format!("{self}のため") }
    }
}
