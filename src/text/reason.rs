//! The reasons for refusing a text, and the cautions about one that was read: a catalogue.

/// Declares an enum whose variants have a stable name and a sentence in both languages.
macro_rules! catalogue {
    ($(#[$meta:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident: $name:literal, $ja:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $(#[doc = $en] $(#[$doc])* $variant,)+
        }

        impl $kind {
            /// All of them, in the order of the catalogue.
            pub const ALL: &'static [$kind] = &[$($kind::$variant),+];

            /// The stable name, never reused for another meaning.
            pub const fn name(self) -> &'static str {
                match self { $($kind::$variant => $name,)+ }
            }

            /// What it means, in Japanese.
            pub const fn japanese(self) -> &'static str {
                match self { $($kind::$variant => $ja,)+ }
            }

            /// What it means, in English.
            pub const fn english(self) -> &'static str {
                match self { $($kind::$variant => $en,)+ }
            }
        }
    };
}

catalogue! {
    /// Why a text was not read.
    Reason {
        ErrorValue: "error-value", "計算式のエラー値です", "an error value of a formula";
        NotAYear: "not-a-year", "年度として読めません", "not a fiscal year";
        YearZero: "year-zero", "「0年」という年はありません", "there is no year zero";
        UnknownEra: "unknown-era", "元号（明治・大正・昭和・平成・令和）ではありません", "not an era from Meiji to Reiwa";
        ContradictoryYear: "contradictory-year", "併記された年が一致しません", "two notations of the year contradict";
        BlankForm: "blank-form", "年・月・日の数字が記入されていません", "a form whose numbers were not filled in";
        Before1873: "before-1873", "明治6年（1873年）より前の年は扱えません", "before 1873, when the calendar changed";
        YearTooFar: "year-too-far", "年が遠すぎます（2199年まで）", "later than 2199";
        BareNumber: "bare-number", "元号も西暦もないため、どの年か分かりません", "a number without its era: only the plan can tell";
        OutsidePlan: "outside-plan", "元号のない年が計画期間の年に当たりません", "a number without its era that is no year of the plan";
        WordsBeforeYear: "words-before-year", "年の前に他の文字があります", "words before the year";
        NotOneYear: "not-one-year", "特定の年度ではありません（期間・年代・概数）", "a duration, a decade or an approximate year";
        OpenRange: "open-range", "期間の始まりか終わりがありません", "a range without its other end";
        ReversedRange: "reversed-range", "期間の始まりと終わりが逆です", "a range that ends before it begins";
        AmbiguousYear: "ambiguous-year", "年度の並びか、年月か、区別できません", "may be a list of years, a range or a month";
        TooManyYears: "too-many-years", "年が多すぎます（100年まで）", "more than a hundred years";
        LookalikeLetter: "lookalike-letter", "形の似た別の文字（ギリシャ文字・キリル文字など）が使われています", "a letter of another script that looks like an era's";
        NotADate: "not-a-date", "日付として読めません", "not a date";
        ImpossibleDate: "impossible-date", "暦にない日付です", "no such day in the calendar";
        ContradictoryDate: "contradictory-date", "併記された日付が一致しません", "two notations of the date contradict";
        ApproximateDate: "approximate-date", "特定の日付ではありません（頃など）", "an approximate date";
        SeveralDates: "several-dates", "日付が二つ以上あります", "more than one date";
        TwoMarks: "two-marks", "評価（記号）が二つ以上あります", "two marks in one cell";
        LookalikeMark: "lookalike-mark", "形の似た別の文字です", "looks like a mark of the scale but is another character";
        UnknownMark: "unknown-mark", "決められた評価（記号）ではありません", "not a mark of the scale";
        FlagAlone: "flag-alone", "付記記号だけで、評価がありません", "a flag without the mark that it belongs to";
        WordsBesideMark: "words-beside-mark", "評価（記号）の他に文字があります", "words beside the mark";
        NotANumber: "not-a-number", "数値として読めません", "not a number";
        AmbiguousNumber: "ambiguous-number", "桁区切りか小数点か、読み方が定まりません", "digits whose separators can be read in more than one way";
        ApproximateNumber: "approximate-number", "概数・範囲・増減の表現で、数値が定まりません", "about, over, under, an increase: no definite number";
        WordsBesideNumber: "words-beside-number", "数値の他に文字があります", "words beside the number that are no unit";
        TooManyDigits: "too-many-digits", "桁数が多すぎます（15桁まで）", "more digits than a number keeps exactly";
        PercentInNumber: "percent-in-number", "数値の欄に割合が記入されています", "a percentage where a number belongs";
        NotAPercentage: "not-a-percentage", "割合（％）として読めません", "not a percentage";
        NoPercentSign: "no-percent-sign", "「％」がないため、割合か分かりません", "a number above one without a percent sign";
        NotAFraction: "not-a-fraction", "分数（人数／人数）として読めません", "not a fraction";
        ZeroDenominator: "zero-denominator", "分母が0です", "the denominator is zero";
    }
}

catalogue! {
    /// What was odd about a text that was read all the same.
    Caution {
        OutOfEra: "out-of-era", "元号の期間外の日付です", "the date lies outside its era";
        WrongWeekday: "wrong-weekday", "曜日が日付と一致しません", "the day of the week does not belong to the date";
        CircledMark: "circled-mark", "囲み文字です", "a circled or enclosed letter";
        UnbalancedBracket: "unbalanced-bracket", "かっこの始まりと終わりが対応していません", "a bracket that is not closed or not opened";
        BracketAsMinus: "bracket-as-minus", "かっこ書きの数値を負の数として読みました", "a number in brackets, read as negative";
        ScaledUnit: "scaled-unit", "「千円」などの単位を掛けて読みました", "a unit such as 千円 was multiplied in";
        BareShare: "bare-share", "「％」がないため、1を100％とする割合として読みました", "no percent sign: read as a share of one";
        UnitsDiffer: "units-differ", "分子と分母の単位が異なります", "numerator and denominator have different units";
    }
}

impl Reason {
    /// Whether the text was meant as a year but is a faulty one, so that a heading with it deserves a finding.
    pub const fn meant_a_year(self) -> bool {
        matches!(
            self,
            Reason::YearZero
                | Reason::UnknownEra
                | Reason::ContradictoryYear
                | Reason::BlankForm
                | Reason::Before1873
                | Reason::YearTooFar
                | Reason::BareNumber
                | Reason::OutsidePlan
                | Reason::OpenRange
                | Reason::ReversedRange
                | Reason::AmbiguousYear
                | Reason::LookalikeLetter
                | Reason::ImpossibleDate
        )
    }
}
