//! How a cell looks: the few looks that all pages share, readable on a black and white print.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatDiagonalBorder};

/// The report's font. It comes with Windows 10 and later.
pub const FONT: &str = "BIZ UDゴシック";
/// The size of plain text, in points.
pub const BODY: f64 = 10.0;
/// The size of notes, in points.
pub const SMALL: f64 = 9.0;

/// What a text keeps free beside the line where it begins, in points: an indent of one, which is three spaces of the font
/// that columns are counted in, and a little more.
const INDENT: f64 = 7.0;

const LINE: u32 = 0x59_59_59;

/// Where text stands in its cell, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// Where text stands in its cell, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// With its row: at the top, so that the first lines of all cells are one line to the eye; in the middle, with space
    /// above and below, where no text of the row has more lines than another.
    Row,
}

/// How dark a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Paper.
    None,
    /// The band of a section.
    Band,
    /// The heading of a table.
    Head,
    /// A cell for which nothing is asked: struck through, since a pale grey is white in black and white.
    Off,
    /// Less than it was.
    Less,
    /// Something to look at.
    Alert,
    /// To be filled in: not locked where the sheet is.
    Input,
    /// The same colour, where it is only explained: what would be typed there is never read.
    InputExplained,
}

impl Shade {
    const fn color(self) -> Option<u32> {
        match self {
            Shade::None => None,
            Shade::Band => Some(0xEE_F2_F7),
            Shade::Head => Some(0xD9_E3_EE),
            Shade::Off | Shade::Less => Some(0xF2_F2_F2),
            Shade::Alert => Some(0xFB_E9_D9),
            Shade::Input | Shade::InputExplained => Some(0xFF_FA_DC),
        }
    }
}

/// Which sides of a cell have a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// Above.
    pub top: bool,
    /// Below.
    pub bottom: bool,
    /// At the left and the right.
    pub sides: bool,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// As Excel likes.
    General,
    /// Its thousands parted, a space away from the line at its right.
    Grouped,
    /// As it is, a space away from the line at its right.
    Plain,
    /// As a text is.
    Text,
    /// As a percentage.
    Percent,
    /// As a day of an era's year.
    Date,
}

impl NumberFormat {
    /// Its code; `None` where there needs to be none.
    pub(super) const fn code(self) -> Option<&'static str> {
        match self {
            NumberFormat::General => None,
            NumberFormat::Grouped => Some("#,##0_ "),
            NumberFormat::Plain => Some("General_ "),
            NumberFormat::Text => Some("@"),
            NumberFormat::Percent => Some("0.0##%"),
            NumberFormat::Date => Some("[$-411]ggge\"年\"m\"月\"d\"日\""),
        }
    }
}

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of the font, in points.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// From left to right.
    pub across: Across,
    /// From top to bottom.
    pub down: Down,
    /// How dark it is.
    pub shade: Shade,
    /// Its lines.
    pub edges: Edges,
    /// How a number is shown.
    pub number: NumberFormat,
}

impl Style {
    /// Plain text without lines.
    pub const PLAIN: Style = Style {
        size: BODY,
        bold: false,
        across: Across::Left,
        down: Down::Middle,
        shade: Shade::None,
        edges: Edges { top: false, bottom: false, sides: false },
        number: NumberFormat::General,
    };
    /// Text in a table.
    pub const CELL: Style =
        Style { down: Down::Row, edges: Edges { top: true, bottom: true, sides: true }, ..Style::PLAIN };
    /// What the rest of a row is said of: beside the middle of it.
    pub const NAME: Style = Style { down: Down::Middle, ..Style::CELL };
    /// A short value, from left to right in the middle of a table's cell.
    pub const MARK: Style = Style { across: Across::Center, ..Style::CELL };
    /// A mark beside the middle of its row: there is no text to be read from the top.
    pub const SIGN: Style = Style { down: Down::Middle, ..Style::MARK };
    /// A number in a table, a space away from the line at its right.
    pub const NUMBER: Style = Style { across: Across::Right, number: NumberFormat::Grouped, ..Style::CELL };
    /// A number as it was said, beside the middle of a name.
    pub const FIGURE: Style = Style { number: NumberFormat::General, down: Down::Middle, ..Style::NUMBER };
    /// The heading of a column.
    pub const HEAD: Style = Style { bold: true, shade: Shade::Head, down: Down::Middle, ..Style::MARK };
    /// The heading of a row.
    pub const LABEL: Style = Style { shade: Shade::Band, down: Down::Middle, ..Style::MARK };
    /// The band over a section.
    pub const BAND: Style =
        Style { bold: true, size: 11.0, shade: Shade::Band, down: Down::Middle, ..Style::CELL };
    /// The title of a page.
    pub const TITLE: Style = Style { bold: true, size: 14.0, ..Style::PLAIN };
    /// A note under a table.
    pub const NOTE: Style = Style { size: SMALL, down: Down::Top, ..Style::PLAIN };

    /// In bold.
    pub const fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    /// In this size, in points.
    pub const fn sized(self, size: f64) -> Style {
        Style { size, ..self }
    }

    /// With this shade.
    pub const fn shaded(self, shade: Shade) -> Style {
        Style { shade, ..self }
    }

    /// With this number format.
    pub const fn number(self, number: NumberFormat) -> Style {
        Style { number, ..self }
    }

    /// At the left, in the middle or at the right.
    pub const fn across(self, across: Across) -> Style {
        Style { across, ..self }
    }

    /// At the top or in the middle.
    pub const fn down(self, down: Down) -> Style {
        Style { down, ..self }
    }

    /// What its text keeps free beside the line where it begins, in points. In the middle there is room.
    pub const fn indent(&self) -> f64 {
        match self.across {
            Across::Left | Across::Right if self.edges.sides => INDENT,
            Across::Left | Across::Right | Across::Center => 0.0,
        }
    }

    /// As the library wants it.
    pub(super) fn format(&self) -> Format {
        let mut format = Format::new()
            .set_font_name(FONT)
            .set_font_size(self.size)
            .set_font_charset(128)
            .set_font_family(3)
            .set_text_wrap()
            .set_align(across(self.across))
            .set_align(down(self.down));
        if self.bold {
            format = format.set_bold();
        }
        if let Some(color) = self.shade.color() {
            format = format.set_background_color(color);
        }
        if self.shade == Shade::Input {
            format = format.set_unlocked();
        }
        if self.shade == Shade::Off {
            format = format
                .set_border_diagonal(FormatBorder::Thin)
                .set_border_diagonal_type(FormatDiagonalBorder::BorderUp)
                .set_border_diagonal_color(LINE);
        }
        if let Some(code) = self.number.code() {
            format = format.set_num_format(code);
        }
        self.lined(format)
    }

    fn lined(&self, mut format: Format) -> Format {
        if self.edges.top {
            format = format.set_border_top(FormatBorder::Thin).set_border_top_color(LINE);
        }
        if self.edges.bottom {
            format = format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE);
        }
        if self.edges.sides {
            format = format.set_border_left(FormatBorder::Thin).set_border_left_color(LINE);
            format = format.set_border_right(FormatBorder::Thin).set_border_right_color(LINE);
        }
        format
    }
}

fn across(across: Across) -> FormatAlign {
    match across {
        Across::Left => FormatAlign::Left,
        Across::Center => FormatAlign::Center,
        Across::Right => FormatAlign::Right,
    }
}

fn down(down: Down) -> FormatAlign {
    match down {
        Down::Top | Down::Row => FormatAlign::Top,
        Down::Middle => FormatAlign::VerticalCenter,
    }
}
