#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use std::borrow::Cow;

use crate::text::Span;

/// A string token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Str {
    /// The token with its quotes.
    pub span: Span,
    /// Whether there is a backslash in it.
    pub escaped: bool,
    /// Whether all its bytes are ASCII.
    pub ascii: bool,
    /// How many bytes its opening quote has: one, but for the faults that were read over.
    pub(super) open: u8,
    /// How many bytes its closing quote has.
    pub(super) close: u8,
}

impl Str {
    /// No token at all.
    pub(super) const EMPTY: Self =
        Self { span: Span { start: 0, end: 0 }, escaped: false, ascii: true, open: 0, close: 0 };

    /// A token in double quotes, of ASCII without escapes.
    #[inline(always)]
    pub(super) fn plain(span: Span) -> Self {
        Self { span, escaped: false, ascii: true, open: 1, close: 1 }
    }

    /// A token in plain double quotes that has been found otherwise than by the reader.
    #[must_use]
    pub fn quoted(span: Span, bytes: &[u8]) -> Self {
        let token = span.slice(bytes);
        Self { span, escaped: token.contains(&b'\\'), ascii: token.is_ascii(), open: 1, close: 1 }
    }

    /// Whether it has a closing quote; where the text breaks off, or the quote was forgotten, there
    /// is no telling what it was to say.
    #[must_use]
    pub fn closed(self) -> bool {
        self.close > 0
    }

    /// The range between the quotes.
    #[must_use]
    #[inline(always)]
    pub fn inside(self) -> Span {
        let start = self.span.start + u32::from(self.open);
        Span { start, end: self.span.end.saturating_sub(u32::from(self.close)).max(start) }
    }

    /// The bytes between the quotes, escapes as they stand.
    #[must_use]
    #[inline(always)]
    pub fn raw(self, bytes: &[u8]) -> &[u8] {
        self.inside().slice(bytes)
    }

    /// The text that the token means; borrowed unless it has escapes.
    ///
    /// A lone surrogate becomes U+FFFD and an unknown escape stays as it stands; the reader has
    /// noted both.
    #[must_use]
    pub fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        if self.escaped {
            Cow::Owned(self.decode(bytes).text.into_owned())
        } else {
            lossy(self.raw(bytes))
        }
    }

    /// Compares what two tokens of one text mean.
    pub(super) fn cmp_text(self, other: Self, bytes: &[u8]) -> core::cmp::Ordering {
        if self.escaped || other.escaped {
            self.text(bytes).cmp(&other.text(bytes))
        } else {
            self.raw(bytes).cmp(other.raw(bytes))
        }
    }

    /// The text with a way back from its offsets to the source.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Decoded<'_> {
        let base = self.inside().start;
        let raw = lossy(self.raw(bytes));
        if !self.escaped {
            return Decoded { text: raw, base, shifts: Vec::new() };
        }
        let mut text = String::with_capacity(raw.len());
        let mut shifts = Vec::new();
        let mut rest = &*raw;
        while let Some(start) = rest.find('\\') {
            text.push_str(rest.get(..start).unwrap_or_default());
            let escape = rest.get(start..).unwrap_or_default();
            let length = unescape(escape, &mut text);
            rest = escape.get(length..).unwrap_or_default();
            let source = (raw.len() - rest.len()) as u32;
            shifts.push((text.len() as u32, source));
        }
        text.push_str(rest);
        Decoded { text: Cow::Owned(text), base, shifts }
    }
}

/// The same as `String::from_utf8_lossy`, at the price of a plain check where nothing is lost.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// Appends what the escape at the start of `escape` means; returns how many bytes it takes.
fn unescape(escape: &str, out: &mut String) -> usize {
    let mut characters = escape.chars();
    characters.next();
    let simple = match characters.next() {
        Some(quoted @ ('"' | '\\' | '/')) => quoted,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unescape_unicode(escape, out),
        _ => {
            out.push('\\');
            return 1;
        }
    };
    out.push(simple);
    2
}

fn unescape_unicode(escape: &str, out: &mut String) -> usize {
    let unit = |at: usize| escape.get(at..).and_then(|rest| code_unit(rest.as_bytes()));
    let Some(first) = unit(0) else {
        out.push('\\');
        return 1;
    };
    if let Some(character) = char::from_u32(first) {
        out.push(character);
        return 6;
    }
    let pair = unit(6).filter(|low| (0xdc00..0xe000).contains(low) && first < 0xdc00);
    if let Some(low) = pair {
        let scalar = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
        out.extend(char::from_u32(scalar));
        return 12;
    }
    out.push('\u{fffd}');
    6
}

/// The UTF-16 unit that `\uXXXX` at the start of the bytes names.
pub(super) fn code_unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |value, &digit| Some(value * 16 + char::from(digit).to_digit(16)?))
}

/// The text of a string token, with a way back to the source.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    base: u32,
    /// Behind each escape: the offset in the text, the offset in the source behind `base`.
    shifts: Vec<(u32, u32)>,
}

impl<'a> Decoded<'a> {
    /// Takes a text that stands in the source as it is, from the byte offset `base`.
    #[must_use]
    pub fn plain(text: &'a str, base: u32) -> Self {
        Self { text: Cow::Borrowed(text), base, shifts: Vec::new() }
    }

    /// Takes a text with the places where it does not stand in the source as it is: the offset in
    /// the text behind each, and the offset in the source behind `base`. Where the source has
    /// something between two pieces there are two for one place: where the first piece ends, and
    /// where the second begins.
    #[must_use]
    pub fn of(text: Cow<'a, str>, base: u32, shifts: Vec<(u32, u32)>) -> Self {
        Self { text, base, shifts }
    }

    /// The place in the source of an offset in the text.
    #[must_use]
    pub fn source(&self, offset: u32) -> u32 {
        let behind = self.shifts.partition_point(|&(text, _)| text <= offset);
        let (text, source) = behind
            .checked_sub(1)
            .and_then(|index| self.shifts.get(index))
            .copied()
            .unwrap_or_default();
        self.base + source + (offset - text)
    }

    /// The range in the source of a range in the text. Where the source has something between two
    /// pieces of the text, a range that ends with the first piece ends before that.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        let behind = self.shifts.partition_point(|&(text, _)| text < span.end);
        let stop =
            self.shifts.get(behind).filter(|&&(text, _)| text == span.end && !span.is_empty());
        let end = stop.map_or_else(|| self.source(span.end), |&(_, source)| self.base + source);
        Span { start: self.source(span.start), end }
    }
}

/// Writes a text as a JSON string with its quotes.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{feff}' => {
                out.push_str("\\u");
                for place in [12, 8, 4, 0] {
                    out.extend(char::from_digit((u32::from(character) >> place) & 0xf, 16));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{Str, quote};
    use crate::text::Span;

    fn token(source: &str) -> Str {
        Str {
            span: Span::new(0, source.len()),
            escaped: true,
            ascii: source.is_ascii(),
            open: 1,
            close: 1,
        }
    }

    #[test]
    fn escapes_are_read_and_places_found_again() {
        let source = r#""a\"b\u00e9\ud83d\ude00c\q""#;
        let decoded = token(source).decode(source.as_bytes());
        assert_eq!(decoded.text, "a\"bé😀c\\q");
        let c = decoded.text.find('c').unwrap() as u32;
        assert_eq!(source.as_bytes()[decoded.source(c) as usize], b'c');
        let b = decoded.text.find('b').unwrap() as u32;
        assert_eq!(source.as_bytes()[decoded.source(b) as usize], b'b');
    }

    #[test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        let source = r#""\ud83dx""#;
        assert_eq!(token(source).text(source.as_bytes()), "\u{fffd}x");
    }

    #[test]
    fn quoting_escapes_what_json_forbids() {
        assert_eq!(quote("a\"\\\n\u{1}é"), r#""a\"\\\n\u0001é""#);
    }
}
