use super::token::{is_word, number_kind};
use super::{FaultKind, Number, Reader, Str, Value};
use crate::text::{Span, is_invisible};

/// How far is looked for the end of a text without quotes.
const LONGEST_BARE_TEXT: usize = 64;

/// What JSON does not allow, but people write: read over where the intent is plain.
impl Reader<'_> {
    /// [`Reader::next`] where a comma is missing or stands twice, or something else is in the way.
    #[cold]
    pub(super) fn next_faulty(
        &mut self,
        end: u8,
        first: bool,
        behind_last: usize,
        mut comma: Option<usize>,
    ) -> bool {
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
                        self.note(FaultKind::MissingComma, Span::at(behind_last));
                    }
                    return true;
                }
            }
        }
    }

    /// Reads the name of a member, in quotes of any kind or without.
    pub(super) fn name(&mut self) -> Option<Str> {
        match self.peek()? {
            b'"' => Some(self.string()),
            b'\'' => Some(self.quoted_otherwise(FaultKind::SingleQuotes)),
            0xe2 if self.at_smart_quote().is_some() => {
                Some(self.quoted_otherwise(FaultKind::SmartQuotes))
            }
            byte if is_word(byte) => {
                let span = self.word_span();
                self.note(FaultKind::BareName, span);
                Some(Str { span, escaped: false, ascii: true, open: 0, close: 0 })
            }
            _ => {
                self.unexpected();
                None
            }
        }
    }

    /// Reads the colon behind a name.
    pub(super) fn colon(&mut self) {
        let behind_name = self.at;
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let arrow = self.bytes.get(self.at + 1) == Some(&b'>');
                let end = self.at + 1 + usize::from(arrow);
                self.note(FaultKind::MissingColon, Span::new(self.at, end));
                self.at = end;
            }
            None => self.stop(FaultKind::Truncated, Span::at(self.bytes.len())),
            // The missing value will be noted, which says it all.
            Some(b',' | b'}') => {}
            _ => self.note(FaultKind::MissingColon, Span::at(behind_name)),
        }
    }

    /// Reads over a comment, if one begins here.
    pub(super) fn comment(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = if rest.starts_with(b"//") {
            rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            let inside = rest.get(2..).unwrap_or_default();
            let Some(end) = inside.windows(2).position(|pair| pair == b"*/") else {
                self.stop(FaultKind::Truncated, Span::new(self.at, self.at + 2));
                return true;
            };
            end + 4
        } else {
            return false;
        };
        self.note(FaultKind::Comment, Span::new(self.at, self.at + length));
        self.at += length;
        true
    }

    /// Reads over characters that look like a blank, or like nothing, but are none to JSON.
    #[cold]
    pub(super) fn odd_blank(&mut self) -> bool {
        let start = self.at;
        while let Some(character) = character_at(self.bytes, self.at)
            && is_invisible(character)
            && !matches!(character, '\n' | '\r' | '\t')
        {
            self.at += character.len_utf8();
        }
        if self.at > start {
            self.note(FaultKind::OddBlank, Span::new(start, self.at));
        }
        self.at > start
    }

    /// Says whether the line break at `at`, inside a string, shows that its quote is missing:
    /// the next line goes on with a member's name or a closing bracket.
    pub(super) fn quote_forgotten(&self, at: usize) -> bool {
        let behind = self.bytes.get(at..).unwrap_or_default();
        let behind = behind.get(..200).unwrap_or(behind).trim_ascii_start();
        match behind.split_first() {
            Some((b'}' | b']', _)) => true,
            Some((b'"', name)) => {
                let end = name.iter().position(|byte| matches!(byte, b'"' | b'\n'));
                let rest = end.and_then(|end| name.get(end..)).unwrap_or_default();
                let colon = rest.strip_prefix(b"\"").map(<[u8]>::trim_ascii_start);
                colon.is_some_and(|rest| rest.starts_with(b":"))
            }
            _ => false,
        }
    }

    /// Ends a string at the end of its line, before the comma there; gives its end.
    pub(super) fn end_without_quote(&mut self, start: usize, line_end: usize) -> usize {
        let line = Span::new(start, line_end).slice(self.bytes).trim_ascii_end();
        let text = line.strip_suffix(b",").unwrap_or(line);
        let end = start + text.len().max(1);
        self.note(FaultKind::MissingQuote, Span::new(start, end));
        end
    }

    /// Notes the control characters of a string that has just been read, unless they were only
    /// the line's end behind a missing quote, or of a string that breaks off.
    #[cold]
    pub(super) fn controls_in_string(&mut self, controls: Span) {
        if !self.stopped && (controls.start as usize) < self.at {
            let end = controls.end.min(self.at as u32);
            self.note(FaultKind::ControlInString, Span { start: controls.start, end });
        }
    }

    /// Notes that the text breaks off inside a string, instead of what the string has swallowed.
    pub(super) fn break_off(&mut self, start: usize, mark: usize) {
        self.faults.truncate(mark);
        let rest = self.bytes.get(start..).unwrap_or_default();
        let line = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = start + line.unwrap_or(rest.len());
        self.stop(FaultKind::Truncated, Span::new(start, end));
    }

    /// Reads a string that stands in quotes of another kind, up to their like or the line's end.
    fn quoted_otherwise(&mut self, kind: FaultKind) -> Str {
        let start = self.at;
        let pair = self.at_smart_quote();
        let width: u8 = if pair.is_some() { 3 } else { 1 };
        let mut at = start + usize::from(width);
        let mut escaped = false;
        let close = loop {
            match self.bytes.get(at).copied() {
                None | Some(b'\n') => {
                    self.stop(FaultKind::Truncated, Span::new(start, at));
                    break 0;
                }
                Some(b'\\') => {
                    escaped = true;
                    let next = self.bytes.get(at + 1..).map_or(0, first_character_width);
                    at = (at + 1 + next).min(self.bytes.len());
                }
                Some(b'\'') if pair.is_none() => break 1,
                Some(b'"') if pair == Some(Pair::Double) => break 1,
                Some(0xe2) if pair.is_some() && smart_quote(self.bytes, at) == pair => break 3,
                Some(_) => at += 1,
            }
        };
        let span = Span::new(start, at + usize::from(close));
        if !self.stopped {
            self.at = span.end as usize;
            self.note(kind, span);
        }
        let ascii = Span::new(start + usize::from(width), at).slice(self.bytes).is_ascii();
        Str { span, escaped, ascii, open: width, close }
    }

    fn at_smart_quote(&self) -> Option<Pair> {
        smart_quote(self.bytes, self.at)
    }

    /// Reads what stands where a value is expected and is none of JSON's.
    pub(super) fn foreign_value(&mut self) -> Value {
        match self.bytes.get(self.at).copied() {
            Some(b'\'') => return Value::String(self.quoted_otherwise(FaultKind::SingleQuotes)),
            Some(0xe2) if self.at_smart_quote().is_some() => {
                return Value::String(self.quoted_otherwise(FaultKind::SmartQuotes));
            }
            Some(byte) if is_word(byte) => {}
            _ => return Value::Broken(self.unexpected()),
        }
        let start = self.at;
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
        } else {
            self.bare_text(start)
        }
    }

    /// Takes what was read as a number and is none for a number in another spelling, or a text.
    pub(super) fn foreign_number(&mut self, span: Span) -> Value {
        let spelling = span.slice(self.bytes);
        let unsigned = spelling.strip_prefix(b"-").unwrap_or(spelling);
        let named = unsigned.eq_ignore_ascii_case(b"infinity") || unsigned == b"NaN";
        let hexadecimal = unsigned.strip_prefix(b"0x").or_else(|| unsigned.strip_prefix(b"0X"));
        let numeric = hexadecimal.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            || respelled(spelling).is_some();
        if named {
            self.note(FaultKind::NonFinite, span);
        } else if numeric {
            self.note(FaultKind::NumberSpelling, span);
        } else {
            return self.bare_text(span.start as usize);
        }
        let integer = spelling.iter().all(u8::is_ascii_digit);
        Value::Number(Number { span, integer })
    }

    /// Takes the rest of the value, from the word at `start`, for a text without quotes.
    fn bare_text(&mut self, start: usize) -> Value {
        if self.depth == 0 {
            self.at = start;
            return Value::Broken(self.unexpected());
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let line = rest.get(..LONGEST_BARE_TEXT).unwrap_or(rest);
        let end = line.iter().position(|byte| {
            matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"' | b'\'' | b':' | b'\n' | b'\r')
        });
        let (text, behind) = line.split_at_checked(end.unwrap_or(0)).unwrap_or_default();
        let whole = matches!(behind.first(), Some(b',' | b'}' | b']' | b'\n' | b'\r'));
        if whole && !text.windows(2).any(|pair| matches!(pair, b"//" | b"/*")) {
            self.at = self.at.max(start + text.trim_ascii_end().len());
        }
        let span = Span::new(start, self.at);
        self.note(FaultKind::BareWord, span);
        Value::Broken(span)
    }

    /// Stops at a character that cannot stand here.
    fn unexpected(&mut self) -> Span {
        let width = self.bytes.get(self.at..).map_or(1, first_character_width);
        let span = Span::new(self.at, self.at + width);
        self.stop(FaultKind::Unexpected, span);
        span
    }

    fn word_span(&mut self) -> Span {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| is_word(**byte) || **byte == b'.').count();
        Span::new(start, self.at)
    }
}

/// The kinds of typographic quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    Double,
    Single,
}

fn smart_quote(bytes: &[u8], at: usize) -> Option<Pair> {
    match bytes.get(at..)?.first_chunk::<3>()? {
        // “ ” „ ‟
        [0xe2, 0x80, 0x9c..=0x9f] => Some(Pair::Double),
        // ‘ ’
        [0xe2, 0x80, 0x98 | 0x99] => Some(Pair::Single),
        _ => None,
    }
}

fn character_at(bytes: &[u8], at: usize) -> Option<char> {
    let rest = bytes.get(at..)?;
    let first = rest.get(..first_character_width(rest))?;
    core::str::from_utf8(first).ok()?.chars().next()
}

fn first_character_width(bytes: &[u8]) -> usize {
    bytes.len().min(1)
        + bytes.iter().skip(1).take(3).take_while(|byte| **byte & 0xc0 == 0x80).count()
}

/// Writes a number as JSON spells it: no `+`, no leading zeros, digits on both sides of the point.
/// Nothing where it is no decimal number.
#[must_use]
pub fn respelled(spelling: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(spelling).ok()?;
    let unsigned = text.trim_start_matches(['+', '-']);
    let split = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at_checked(split)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if mantissa.contains('.') { "." } else { "" };
    let fraction = if fraction.is_empty() && !point.is_empty() { "0" } else { fraction };
    let number = crate::sentence!(sign, whole, point, fraction, exponent);
    number_kind(number.as_bytes()).map(|_| number)
}
