use core::cell::OnceCell;

use crate::json::{Decoded, Str, quote};
use crate::report::Fix;
use crate::text::{Span, shown};

/// A string value under test: its text, decoded when it is first asked for, and the way back to
/// the source.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    /// The token in the source, with its quotes.
    pub(crate) token: Str,
    bytes: &'a [u8],
    decoded: OnceCell<Decoded<'a>>,
    /// The part of the decoded text that is under test; nothing for all of it.
    part: Option<Span>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(token: Str, bytes: &'a [u8]) -> Self {
        Self { token, bytes, decoded: OnceCell::new(), part: None }
    }

    /// The source that the token stands in.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The bytes of the token, where they are the text as it stands: printable ASCII without
    /// escapes.
    pub(super) fn plain(&self) -> Option<&'a [u8]> {
        let raw = self.token.raw(self.bytes);
        let printable = |byte: &u8| (b' '..0x7f).contains(byte);
        (!self.token.escaped && raw.iter().all(printable)).then_some(raw)
    }

    /// The text that the token means.
    pub(crate) fn text(&self) -> &str {
        let text = &*self.decoded().text;
        self.part.map_or(text, |part| part.text(text))
    }

    /// The token in the source, with its quotes.
    pub(crate) fn span(&self) -> Span {
        self.token.span
    }

    /// The place in the source of a byte range of the text.
    pub(crate) fn part(&self, start: usize, end: usize) -> Span {
        let base = self.part.unwrap_or_default().start;
        let source = self.decoded().source_span(Span::new(start, end).shifted(base));
        // Bytes that are no UTF-8 are longer in the decoded text than in the source.
        let inside = self.token.inside();
        let start = source.start.clamp(inside.start, inside.end);
        Span { start, end: source.end.clamp(start, inside.end) }
    }

    /// The same value with only a range of its text under test.
    pub(super) fn narrowed(&self, start: usize, end: usize) -> Self {
        let base = self.part.unwrap_or_default().start;
        Self { part: Some(Span::new(start, end).shifted(base)), ..self.clone() }
    }

    /// Puts another text in the place of the one under test.
    pub(crate) fn replaced(&self, fix: Fix, text: &str) -> Fix {
        self.replaced_part(fix, 0, self.text().len(), text)
    }

    /// Puts another text in the place of a byte range of the text.
    pub(super) fn replaced_part(&self, fix: Fix, start: usize, end: usize, text: &str) -> Fix {
        let quoted = quote(text);
        let inner = Span::new(0, quoted.len()).inner();
        fix.replace(self.part(start, end), inner.text(&quoted))
    }

    /// The text for a message: in backticks, cut short, with invisible characters made visible.
    pub(super) fn shown(&self) -> String {
        shown(self.text())
    }

    fn decoded(&self) -> &Decoded<'a> {
        self.decoded.get_or_init(|| self.token.decode(self.bytes))
    }
}
