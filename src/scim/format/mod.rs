//! What the text of a value must look like: dates, base64, addresses, languages and the like.

use crate::json::{Decoded, Str, quote};
use crate::report::{Findings, Fix, Rule};
use crate::scim::schema::{Format, Type};
use crate::text::Span;

/// A string value under test: its decoded text, and the way back to the source.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The token in the source, with its quotes.
    pub(crate) token: Str,
    decoded: Decoded<'a>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(token: Str, bytes: &'a [u8]) -> Self {
        Self { token, decoded: token.decode(bytes) }
    }

    /// The text that the token means.
    pub(crate) fn text(&self) -> &str {
        &self.decoded.text
    }

    /// The token in the source, with its quotes.
    pub(crate) fn span(&self) -> Span {
        self.token.span
    }

    /// The place in the source of a byte range of the text.
    pub(crate) fn part(&self, start: usize, end: usize) -> Span {
        self.decoded.source_span(Span::new(start, end))
    }

    /// Puts another text into the token.
    pub(crate) fn replaced(&self, fix: Fix, text: &str) -> Fix {
        fix.replace(self.token.span, quote(text))
    }
}

/// Checks the text of a value against its type (dateTime, binary, reference) and its format.
pub(crate) fn check(kind: Type, format: Format, value: &Text<'_>, findings: &mut Findings) {
    let _ = (kind, format, value.text(), findings);
}

/// The rules of all formats.
pub(crate) static RULES: &[&[&Rule]] = &[];

use crate::report::rule::rules;

rules! {
    pub(crate) static STUBS;
    DATE_TIME: "type.datetime", Error, Certain, "RFC 7643 §2.3.5", "This is not a dateTime", "";
    BINARY: "type.binary", Error, Certain, "RFC 7643 §2.3.6", "This is not base64", "";
}

/// The instant that a dateTime names, in seconds since 1970.
pub(crate) fn instant(_text: &str) -> Option<i64> {
    None
}
