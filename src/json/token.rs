#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use super::string::code_unit;
use super::{FaultKind, Number, Reader, Str, Value};
use crate::text::Span;

/// Tokens as RFC 8259 spells them.
impl Reader<'_> {
    /// Reads the string at the reader, where it is printable ASCII without escapes, as nearly all
    /// are; reads nothing of any other, nor of one at the very end of the text.
    #[inline(always)]
    pub(crate) fn plain_string(&mut self) -> Option<Str> {
        let start = self.at;
        // A comparison of two options would be a call in the wasm; a pattern is none.
        let Some(b'"') = self.bytes.get(start) else { return None };
        let mut at = start + 1;
        let mut seen = 0;
        loop {
            let chunk = self.bytes.get(at..)?.first_chunk::<8>()?;
            let chunk = u64::from_le_bytes(*chunk);
            let special = special_bytes(chunk);
            if special == 0 {
                seen |= past_ascii(chunk);
                at += 8;
                continue;
            }
            let clear = special.trailing_zeros() & !7;
            seen |= past_ascii(chunk) & ((1 << clear) - 1);
            at += clear as usize / 8 + 1;
            if (chunk >> clear) as u8 != b'"' || seen & TOPS != 0 {
                return None;
            }
            self.at = at;
            return Some(Str::plain(Span::new(start, at)));
        }
    }

    /// Reads any string, whatever is wrong with it.
    pub(super) fn string(&mut self) -> Str {
        let start = self.at;
        let mark = self.faults.len();
        let mut at = self.at + 1;
        let mut escaped = false;
        let mut seen = 0_u64;
        let mut controls: Option<Span> = None;
        let close = loop {
            if let Some(chunk) = self.bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
                let chunk = u64::from_le_bytes(*chunk);
                let special = special_bytes(chunk);
                if special == 0 {
                    seen |= chunk;
                    at += 8;
                    continue;
                }
                let clear = special.trailing_zeros() / 8;
                seen |= chunk & ((1_u64 << (8 * clear)) - 1);
                at += clear as usize;
            }
            match self.bytes.get(at).copied() {
                Some(b'"') => {
                    at += 1;
                    break 1;
                }
                Some(b'\\') => {
                    escaped = true;
                    at = self.escape(at);
                }
                Some(b'\n') if self.quote_forgotten(at) => {
                    at = self.end_without_quote(start, at);
                    break 0;
                }
                Some(byte) => {
                    if byte < b' ' {
                        let found = Span::new(at, at + 1);
                        controls = Some(controls.map_or(found, |before| before.to(found)));
                    }
                    seen |= u64::from(byte);
                    at += 1;
                }
                None => {
                    self.break_off(start, mark);
                    break 0;
                }
            }
        };
        self.at = at;
        if let Some(controls) = controls {
            self.controls_in_string(controls);
        }
        let ascii = seen & TOPS == 0;
        Str { span: Span::new(start, at), escaped, ascii, open: 1, close }
    }

    /// Reads an escape; returns the offset behind it.
    fn escape(&mut self, at: usize) -> usize {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at + 2,
            Some(b'u') => self.unicode_escape(at),
            _ => {
                self.note(FaultKind::BadEscape, Span::new(at, at + 1));
                at + 1
            }
        }
    }

    fn unicode_escape(&mut self, at: usize) -> usize {
        let unit = |at: usize| self.bytes.get(at..).and_then(code_unit);
        let Some(first) = unit(at) else {
            self.note(FaultKind::BadEscape, Span::new(at, at + 1));
            return at + 1;
        };
        match first {
            0xd800..0xdc00 if unit(at + 6).is_some_and(|low| (0xdc00..0xe000).contains(&low)) => {
                at + 12
            }
            0xd800..0xe000 | 0xfdd0..=0xfdef | 0xfffe | 0xffff => {
                self.note(FaultKind::LoneSurrogate, Span::new(at, at + 6));
                at + 6
            }
            _ => at + 6,
        }
    }

    pub(super) fn number(&mut self) -> Value {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let part = |byte: &&u8| is_word(**byte) || matches!(byte, b'+' | b'.');
        self.at += rest.iter().take_while(part).count();
        let span = Span::new(start, self.at);
        let spelling = span.slice(self.bytes);
        let Some(integer) = number_kind(spelling) else { return self.foreign_number(span) };
        if integer && is_unsafe_integer(spelling) {
            self.note(FaultKind::UnsafeInteger, span);
        }
        Value::Number(Number { span, integer })
    }

    /// Reads a literal if it stands here as a whole word.
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = !rest.get(word.len()).copied().is_some_and(is_word);
        let found = rest.starts_with(word) && ends;
        if found {
            self.at += word.len();
        }
        found
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

impl Reader<'_> {
    /// Reads the rest of a value in a text that has been read before and has no faults: like
    /// [`Reader::pass`], but of what is inside only quotes and brackets are looked at.
    pub fn leap(&mut self, value: Value) -> Span {
        let span = value.span();
        if !matches!(value, Value::Object(_) | Value::Array(_)) {
            return span;
        }
        let mut open = 1_u32;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            if open == 0 {
                self.close();
                return Span { start: span.start, end: self.place() };
            }
            self.at += 1;
        }
        self.broken(FaultKind::Truncated);
        Span { start: span.start, end: self.place() }
    }
}

/// Marks, with the top bit of its byte, what of eight bytes lies past the printable ASCII: DEL and
/// everything above.
///
/// A mark above the lowest one may be false; there is one at all only where it should be.
#[inline(always)]
fn past_ascii(chunk: u64) -> u64 {
    chunk | chunk.wrapping_add(ONES)
}

/// Marks, with the top bit of its byte, every `"`, `\` and control character of eight bytes.
///
/// A mark above the lowest one may be false; only the lowest is used.
#[inline(always)]
fn special_bytes(chunk: u64) -> u64 {
    let zero = |value: u64| value.wrapping_sub(ONES) & !value;
    let control = chunk.wrapping_sub(ONES * 0x20) & !chunk;
    (zero(chunk ^ (ONES * 0x22)) | zero(chunk ^ (ONES * 0x5c)) | control) & TOPS
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-')
}

/// Says of a number in the spelling of RFC 8259 §6 whether it is an integer; nothing of others.
pub(super) fn number_kind(spelling: &[u8]) -> Option<bool> {
    let digits = spelling.strip_prefix(b"-").unwrap_or(spelling);
    let (whole, rest) =
        digits.split_at(digits.iter().take_while(|byte| byte.is_ascii_digit()).count());
    if whole.is_empty() || whole.len() > 1 && whole.first() == Some(&b'0') {
        return None;
    }
    let (fraction, rest) = match rest.strip_prefix(b".") {
        Some(rest) => rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_digit()).count()),
        None => (&b"0"[..], rest),
    };
    let exponent = match rest.split_first() {
        Some((b'e' | b'E', power)) => match power.split_first() {
            Some((b'+' | b'-', power)) => power,
            _ => power,
        },
        Some(_) => return None,
        None => b"0",
    };
    let numeric = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    (numeric(fraction) && numeric(exponent)).then_some(whole.len() == digits.len())
}

fn is_unsafe_integer(spelling: &[u8]) -> bool {
    const MOST: &[u8] = b"9007199254740991";
    let digits = spelling.strip_prefix(b"-").unwrap_or(spelling);
    digits.len() > MOST.len() || digits.len() == MOST.len() && digits > MOST
}

#[cfg(test)]
mod tests {
    use crate::json::Reader;

    proptest::proptest! {
        #[test]
        fn a_plain_string_is_the_one_that_any_string_is_read_as(
            text in "\"[a-z\u{7f}é\\\\\n\"]{0,20}\"?(, \"b\": \\[\\]\\}| )"
        ) {
            let mut plain = Reader::from(text.as_bytes(), 0);
            let mut any = plain.clone();
            let token = plain.plain_string();
            if let Some(token) = token {
                proptest::prop_assert_eq!(any.string(), token);
                proptest::prop_assert_eq!(plain.place(), any.place());
                proptest::prop_assert!(any.faults().is_empty());
                proptest::prop_assert!(token.raw(text.as_bytes()).iter().all(|byte| (b' '..0x7f).contains(byte)));
            } else {
                proptest::prop_assert_eq!(plain.place(), 0);
            }
        }

        #[test]
        fn a_plain_member_is_the_one_that_any_member_is_read_as(
            text in "\\{ ?,?[ \n]?\"[a-c]{0,9}\" ?:? ?1 ?,?[ \n]{0,2}[\"']?[a-c\u{e9}]{1,9}\" ?[:=] ?2 ?\\}       "
        ) {
            let mut plain = Reader::from(text.as_bytes(), 0);
            let mut any = plain.clone();
            plain.value();
            any.value();
            for _ in 0..2 {
                let name = plain.plain_member().or_else(|| plain.any_member());
                proptest::prop_assert_eq!(name, any.any_member());
                proptest::prop_assert_eq!(plain.value(), any.value());
                proptest::prop_assert_eq!(plain.faults(), any.faults());
            }
        }
    }
}
