use super::token::is_word;
use super::{FaultKind, Number, Reader, Str, Value};
use crate::text::Span;

/// What JSON does not allow, but people write: read over where the intent is plain.
impl Reader<'_> {
    /// The same where a comma is missing or stands twice, or something else is in the way.
    #[cold]
    pub(super) fn next_faulty(&mut self, end: u8, first: bool, mut comma: Option<usize>) -> bool {
        loop {
            match self.peek() {
                None => {
                    self.stop(FaultKind::Truncated, Span::at(self.bytes.len()));
                    return false;
                }
                Some(byte) if byte == end => {
                    if let Some(place) = comma {
                        self.note(FaultKind::ExtraComma, Span::new(place, place + 1));
                    }
                    self.close();
                    return false;
                }
                Some(b',') => {
                    if first || comma.is_some() {
                        self.note(FaultKind::ExtraComma, Span::new(self.at, self.at + 1));
                    } else {
                        comma = Some(self.at);
                    }
                    self.at += 1;
                }
                Some(b'}' | b']' | b':') => {
                    self.stop(FaultKind::Unexpected, Span::new(self.at, self.at + 1));
                    return false;
                }
                Some(_) => {
                    if !first && comma.is_none() {
                        let place = self.end_of_last_token();
                        self.note(FaultKind::MissingComma, Span::at(place));
                    }
                    return true;
                }
            }
        }
    }

    pub(super) fn end_of_last_token(&self) -> usize {
        let before = self.bytes.get(..self.at).unwrap_or_default();
        before.len() - before.iter().rev().take_while(|byte| is_blank(**byte)).count()
    }

    pub(super) fn comment(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = if rest.starts_with(b"//") {
            rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            let inside = rest.get(2..).unwrap_or_default();
            inside.windows(2).position(|pair| pair == b"*/").map_or(rest.len(), |end| end + 4)
        } else {
            return false;
        };
        self.note(FaultKind::Comment, Span::new(self.at, self.at + length));
        self.at += length;
        true
    }

    /// Reads a string that stands in quotes of another kind, up to their like or the line's end.
    pub(super) fn quoted_otherwise(&mut self, kind: FaultKind) -> Str {
        let start = self.at;
        let smart = kind == FaultKind::SmartQuotes;
        let width = if smart { 3 } else { 1 };
        self.at += width;
        let mut escaped = false;
        loop {
            match self.bytes.get(self.at).copied() {
                None | Some(b'\n') => {
                    self.stop(FaultKind::Truncated, Span::new(start, self.at));
                    break;
                }
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(b'\'') if !smart => break,
                Some(0xe2) if smart && self.at_smart_quote() => break,
                Some(_) => self.at += 1,
            }
        }
        let inside = Span::new(start + width, self.at);
        self.at = (self.at + width).min(self.bytes.len());
        if !self.stopped {
            self.note(kind, Span::new(start, self.at));
        }
        let span = Span { start: inside.start - 1, end: inside.end + 1 };
        Str { span, escaped, ascii: inside.slice(self.bytes).is_ascii() }
    }

    pub(super) fn at_smart_quote(&self) -> bool {
        // “ ” „ ‟ ‘ ’
        matches!(
            self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<3>()),
            Some([0xe2, 0x80, 0x98 | 0x99 | 0x9c..=0x9f])
        )
    }

    pub(super) fn foreign_value(&mut self) -> Value {
        let start = self.at;
        match self.bytes.get(start).copied() {
            Some(b'\'') => return Value::String(self.quoted_otherwise(FaultKind::SingleQuotes)),
            Some(0xe2) if self.at_smart_quote() => {
                return Value::String(self.quoted_otherwise(FaultKind::SmartQuotes));
            }
            Some(byte) if is_word(byte) => {}
            _ => {
                let width = self.bytes.get(start..).map_or(1, first_character_width);
                self.stop(FaultKind::Unexpected, Span::new(start, start + width));
                return Value::Broken(Span::new(start, start + width));
            }
        }
        let span = self.word_span();
        let word = span.slice(self.bytes);
        let is = |literal: &[u8]| word.eq_ignore_ascii_case(literal);
        if is(b"true") || is(b"false") {
            let value = is(b"true");
            self.note(FaultKind::ForeignLiteral(if value { "true" } else { "false" }), span);
            Value::Bool(span, value)
        } else if is(b"null") || is(b"none") || is(b"nil") || is(b"undefined") {
            self.note(FaultKind::ForeignLiteral("null"), span);
            Value::Null(span)
        } else if is(b"nan") || is(b"infinity") {
            self.note(FaultKind::NonFinite, span);
            Value::Number(Number { span, integer: false })
        } else if self.depth == 0 {
            self.stop(FaultKind::Unexpected, span);
            Value::Broken(span)
        } else {
            self.note(FaultKind::BareWord, span);
            Value::Broken(span)
        }
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

pub(super) fn first_character_width(bytes: &[u8]) -> usize {
    1 + bytes.iter().skip(1).take_while(|byte| **byte & 0xc0 == 0x80).count()
}
