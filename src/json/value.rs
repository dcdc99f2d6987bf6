use super::Str;
use crate::text::Span;

/// What stands where a value is expected. Scalars are read; of a container only its bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)] // A tag of one word keeps what follows aligned, so that a value is copied by words.
pub enum Value {
    /// `{`; go on with [`Reader::next_member`](super::Reader::next_member) until it gives nothing.
    Object(Span),
    /// `[`; go on with [`Reader::next_element`](super::Reader::next_element) until it gives nothing.
    Array(Span),
    /// A string.
    String(Str),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Bool(Span, bool),
    /// `null`.
    Null(Span),
    /// Nothing that could be read; a fault tells why.
    Broken(Span),
}

impl Value {
    /// The token's range; of a container only its bracket.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::String(string) => string.span,
            Self::Number(number) => number.span,
            Self::Object(span)
            | Self::Array(span)
            | Self::Bool(span, _)
            | Self::Null(span)
            | Self::Broken(span) => span,
        }
    }
}

/// A number token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its spelling.
    pub span: Span,
    /// Whether it has neither fraction nor exponent.
    pub integer: bool,
}

impl Number {
    /// The number, where it is an integer that fits.
    #[must_use]
    pub fn as_i64(self, bytes: &[u8]) -> Option<i64> {
        let text = core::str::from_utf8(self.span.slice(bytes)).ok()?;
        if self.integer { text.parse().ok() } else { None }
    }
}
