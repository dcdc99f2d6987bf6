use crate::text::Span;

/// Something in the text that JSON does not allow, or that does not survive other readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Where it is.
    pub span: Span,
}

/// The ways in which a text can fail to be plain JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A UTF-8 byte order mark stands before the first token.
    ByteOrderMark,
    /// These bytes are not UTF-8.
    NotUtf8,
    /// A comma has nothing behind it before the closing bracket, or stands twice.
    ExtraComma,
    /// A comma is missing here.
    MissingComma,
    /// A colon is missing here, or something else stands in its place.
    MissingColon,
    /// A value is missing here.
    MissingValue,
    /// A comment.
    Comment,
    /// Characters between the tokens that look like a blank, or like nothing, and are no blanks
    /// to JSON: no-break spaces, zero-width characters, controls.
    OddBlank,
    /// The closing quote of a string is missing at the end of the line.
    MissingQuote,
    /// A string in single quotes.
    SingleQuotes,
    /// A string in typographic quotes.
    SmartQuotes,
    /// A member name without quotes.
    BareName,
    /// A word that is no JSON value.
    BareWord,
    /// `True`, `FALSE`, `None`, `undefined`: a literal in the spelling of another language.
    ForeignLiteral(&'static str),
    /// `NaN` or `Infinity`.
    NonFinite,
    /// A number in a spelling that JSON does not know: `01`, `+1`, `.5`, `1.`, `0x1`.
    NumberSpelling,
    /// An integer beyond 2^53 - 1, which many readers round.
    UnsafeInteger,
    /// Line breaks, tabs or other control characters stand bare inside a string: from the first
    /// to the last of them.
    ControlInString,
    /// A backslash is followed by something that is no escape.
    BadEscape,
    /// A surrogate stands without its other half, or a noncharacter is escaped.
    LoneSurrogate,
    /// The text ends before the value does.
    Truncated,
    /// There is no value at all.
    Empty,
    /// This cannot stand here; reading stopped.
    Unexpected,
    /// Text behind the end of the value.
    TrailingText,
    /// Nested more deeply than the limit; reading stopped.
    TooDeep,
    /// Longer than the limit; not read.
    TooLarge,
    /// The same member name twice in one object.
    DuplicateKey {
        /// Where the name stood first.
        first: Span,
    },
}

impl FaultKind {
    /// Says whether nothing behind the fault was read.
    #[must_use]
    pub fn stops(self) -> bool {
        matches!(
            self,
            Self::Truncated | Self::Empty | Self::Unexpected | Self::TooDeep | Self::TooLarge
        )
    }
}
