use super::string::code_unit;
use super::{Fault, FaultKind, Str};
use crate::text::Span;

/// How much a reader takes before it stops with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes.
    pub bytes: usize,
    /// The deepest nesting, at most 64.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 256 << 20, depth: 64 }
    }
}

/// What stands where a value is expected. Scalars are read; of a container only its bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// `{`; go on with [`Reader::next_member`] until it gives nothing.
    Object(Span),
    /// `[`; go on with [`Reader::next_element`] until it gives nothing.
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

/// Reads JSON token by token, without building anything.
///
/// ```
/// use scim_preflight::json::{Limits, Reader, Value};
/// let text = br#"{"userName": "a", "active": true,}"#;
/// let mut reader = Reader::new(text, Limits::default());
/// let Value::Object(_) = reader.value() else { panic!() };
/// let mut names = Vec::new();
/// while let Some(name) = reader.next_member() {
///     names.push(name.text(text).into_owned());
///     let value = reader.value();
///     reader.skip(value);
/// }
/// reader.finish();
/// assert_eq!(names, ["userName", "active"]);
/// assert_eq!(reader.faults().len(), 1); // the trailing comma, read over
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    limits: Limits,
    depth: u32,
    /// One bit a level, lowest = innermost: this container is an object.
    objects: u64,
    /// One bit a level: a member or element of this container was read.
    begun: u64,
    stopped: bool,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of the text. The text should have gone through [`Reader::check_utf8`]
    /// where it may hold other bytes than UTF-8.
    #[must_use]
    pub fn new(bytes: &'a [u8], limits: Limits) -> Self {
        let mut reader = Self {
            bytes,
            at: 0,
            limits: Limits { depth: limits.depth.min(64), ..limits },
            depth: 0,
            objects: 0,
            begun: 0,
            stopped: false,
            faults: Vec::new(),
        };
        if bytes.len() > limits.bytes {
            reader.stop(FaultKind::TooLarge, Span::new(0, 0));
        } else if bytes.starts_with(b"\xef\xbb\xbf") {
            reader.note(FaultKind::ByteOrderMark, Span::new(0, 3));
            reader.at = 3;
        }
        reader
    }

    /// Starts at a value inside a text whose beginning has been read before.
    #[must_use]
    pub fn from(bytes: &'a [u8], start: u32) -> Self {
        let mut reader = Self::new(b"", Limits::default());
        reader.bytes = bytes;
        reader.at = start as usize;
        reader
    }

    /// Notes every run of bytes that is not UTF-8.
    pub fn check_utf8(&mut self) {
        let mut rest = self.bytes;
        let mut start = 0;
        while let Err(error) = core::str::from_utf8(rest) {
            let bad = start + error.valid_up_to();
            let length = error.error_len().unwrap_or(rest.len() - error.valid_up_to());
            self.note(FaultKind::NotUtf8, Span::new(bad, bad + length));
            start = bad + length;
            rest = self.bytes.get(start..).unwrap_or_default();
        }
    }

    /// The whole text.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The offset of the next byte to be read.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.at as u32
    }

    /// The offset of the next token, blanks and comments skipped.
    #[must_use]
    pub fn place_of_value(&mut self) -> u32 {
        self.peek();
        self.at as u32
    }

    /// What was wrong so far.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Says whether reading has ended before its time.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stopped
    }

    /// Reads what stands where a value is expected.
    pub fn value(&mut self) -> Value {
        let Some(byte) = self.peek() else {
            let kind = if self.depth == 0 { FaultKind::Empty } else { FaultKind::Truncated };
            return self.broken(kind);
        };
        let start = self.at;
        match byte {
            b'"' => Value::String(self.string()),
            b'{' => self.open(true),
            b'[' => self.open(false),
            b'-' | b'0'..=b'9' | b'+' | b'.' => self.number(),
            b't' if self.word(b"true") => Value::Bool(Span::new(start, self.at), true),
            b'f' if self.word(b"false") => Value::Bool(Span::new(start, self.at), false),
            b'n' if self.word(b"null") => Value::Null(Span::new(start, self.at)),
            b',' | b'}' | b']' if self.depth > 0 => {
                self.note(FaultKind::MissingValue, Span::at(start));
                Value::Broken(Span::at(start))
            }
            _ => self.foreign_value(),
        }
    }

    /// Goes to the next member of the innermost object, reads its name and the colon.
    ///
    /// Gives nothing behind the last one, when the object's end has been read.
    pub fn next_member(&mut self) -> Option<Str> {
        if !self.next(b'}') {
            return None;
        }
        let name = self.name()?;
        self.colon();
        if self.stopped { None } else { Some(name) }
    }

    /// Goes to the next element of the innermost array; says whether there is one.
    pub fn next_element(&mut self) -> bool {
        self.next(b']')
    }

    /// Reads the rest of a value that is of no interest; returns its whole range.
    ///
    /// Member names that stand twice in an object on the way are noted.
    pub fn skip(&mut self, value: Value) -> Span {
        let start = value.span().start as usize;
        match value {
            Value::Object(_) | Value::Array(_) => self.skip_container(),
            _ => return value.span(),
        }
        Span::new(start, self.at)
    }

    /// Reads over the value at the reader; gives its range.
    #[must_use]
    pub fn whole_value(mut self) -> Span {
        let value = self.value();
        self.skip(value)
    }

    /// Notes a member name that stood in the same object before.
    pub fn note_duplicate(&mut self, name: Span, first: Span) {
        self.note(FaultKind::DuplicateKey { first }, name);
    }

    /// Notes what stands behind the value.
    pub fn finish(&mut self) {
        if self.peek().is_some() {
            self.note(FaultKind::TrailingText, Span::new(self.at, self.bytes.len()));
            self.stopped = true;
        }
    }

    fn skip_container(&mut self) {
        let bottom = self.depth - 1;
        let mut names = Vec::new();
        let mut containers = vec![0];
        while self.depth > bottom && !self.stopped {
            let name = if self.objects & 1 == 1 {
                self.next_member().map(Some)
            } else {
                self.next_element().then_some(None)
            };
            let Some(name) = name else {
                containers.pop();
                continue;
            };
            let container = containers.last().copied().unwrap_or_default();
            names.extend(name.map(|name| (container, name)));
            if let Value::Object(span) | Value::Array(span) = self.value() {
                containers.push(span.start);
            }
        }
        self.note_duplicates(names);
    }

    /// Notes the names that stand twice in one container.
    pub(crate) fn note_duplicates(&mut self, mut names: Vec<(u32, Str)>) {
        let bytes = self.bytes;
        let order = |one: &(u32, Str), other: &(u32, Str)| {
            one.0.cmp(&other.0).then_with(|| one.1.cmp_text(other.1, bytes))
        };
        names.sort_by(order);
        for pair in names.windows(2) {
            if let [first, second] = pair
                && order(first, second).is_eq()
            {
                self.note_duplicate(second.1.span, first.1.span);
            }
        }
    }

    fn open(&mut self, object: bool) -> Value {
        let span = Span::new(self.at, self.at + 1);
        if self.depth >= self.limits.depth {
            self.stop(FaultKind::TooDeep, span);
            return Value::Broken(span);
        }
        self.at += 1;
        self.depth += 1;
        self.objects = self.objects << 1 | u64::from(object);
        self.begun <<= 1;
        if object { Value::Object(span) } else { Value::Array(span) }
    }

    fn close(&mut self) {
        self.at += 1;
        self.depth = self.depth.saturating_sub(1);
        self.objects >>= 1;
        self.begun >>= 1;
    }

    /// Moves to the next member or element of the innermost container.
    #[inline]
    fn next(&mut self, end: u8) -> bool {
        let first = self.begun & 1 == 0;
        self.begun |= 1;
        match self.peek() {
            Some(b',') if !first => {
                let comma = self.at;
                self.at += 1;
                match self.peek() {
                    Some(b',' | b'}' | b']' | b':') | None => {
                        self.next_faulty(end, false, Some(comma))
                    }
                    Some(_) => true,
                }
            }
            Some(byte) if byte == end => {
                self.close();
                false
            }
            Some(b'"' | b'{' | b'[') if first => true,
            _ => self.next_faulty(end, first, None),
        }
    }

    /// The same where a comma is missing or stands twice, or something else is in the way.
    #[cold]
    fn next_faulty(&mut self, end: u8, first: bool, mut comma: Option<usize>) -> bool {
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

    fn end_of_last_token(&self) -> usize {
        let before = self.bytes.get(..self.at).unwrap_or_default();
        before.len() - before.iter().rev().take_while(|byte| is_blank(**byte)).count()
    }

    fn name(&mut self) -> Option<Str> {
        match self.peek()? {
            b'"' => Some(self.string()),
            b'\'' => Some(self.quoted_otherwise(FaultKind::SingleQuotes)),
            0xe2 if self.at_smart_quote() => Some(self.quoted_otherwise(FaultKind::SmartQuotes)),
            byte if is_word(byte) => {
                let span = self.word_span();
                self.note(FaultKind::BareName, span);
                // The quotes that are not there are counted in, so that the inside stays the name.
                let span = Span { start: span.start.wrapping_sub(1), end: span.end + 1 };
                Some(Str { span, escaped: false, ascii: true })
            }
            _ => {
                self.stop(FaultKind::Unexpected, Span::new(self.at, self.at + 1));
                None
            }
        }
    }

    fn colon(&mut self) {
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                self.note(FaultKind::MissingColon, Span::new(self.at, self.at + 1));
                self.at += 1;
            }
            None => self.stop(FaultKind::Truncated, Span::at(self.bytes.len())),
            _ => {
                let place = self.end_of_last_token();
                self.note(FaultKind::MissingColon, Span::at(place));
            }
        }
    }

    /// Skips blanks and comments; shows the next byte.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte > b' ' && byte != b'/' => Some(byte),
            _ => self.peek_further(),
        }
    }

    fn peek_further(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at).copied() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') if self.comment() => {}
                byte => return byte,
            }
        }
    }

    fn comment(&mut self) -> bool {
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

    fn string(&mut self) -> Str {
        let start = self.at;
        let mut at = self.at + 1;
        let mut escaped = false;
        let mut seen = 0_u64;
        loop {
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
                    self.at = at + 1;
                    break;
                }
                Some(b'\\') => {
                    escaped = true;
                    at = self.escape(at);
                }
                Some(byte) => {
                    if byte < b' ' {
                        self.note(FaultKind::ControlInString, Span::new(at, at + 1));
                    }
                    seen |= u64::from(byte);
                    at += 1;
                }
                None => {
                    self.stop(FaultKind::Truncated, Span::new(start, at));
                    // No closing quote: one is counted in, so that the inside stays the text.
                    let span = Span::new(start, at + 1);
                    return Str { span, escaped, ascii: seen & 0x8080_8080_8080_8080 == 0 };
                }
            }
        }
        Str { span: Span::new(start, self.at), escaped, ascii: seen & 0x8080_8080_8080_8080 == 0 }
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

    /// Reads a string that stands in quotes of another kind, up to their like or the line's end.
    fn quoted_otherwise(&mut self, kind: FaultKind) -> Str {
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

    fn at_smart_quote(&self) -> bool {
        // “ ” „ ‟ ‘ ’
        matches!(
            self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<3>()),
            Some([0xe2, 0x80, 0x98 | 0x99 | 0x9c..=0x9f])
        )
    }

    fn number(&mut self) -> Value {
        let start = self.at;
        let length = self
            .bytes
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| is_word(**byte) || matches!(byte, b'+' | b'.'))
            .count();
        self.at += length;
        let span = Span::new(start, self.at);
        let spelling = span.slice(self.bytes);
        match number_kind(spelling) {
            Some(integer) => {
                if integer && is_unsafe_integer(spelling) {
                    self.note(FaultKind::UnsafeInteger, span);
                }
                Value::Number(Number { span, integer })
            }
            None if spelling.ends_with(b"Infinity") => {
                self.note(FaultKind::NonFinite, span);
                Value::Number(Number { span, integer: false })
            }
            None => {
                self.note(FaultKind::NumberSpelling, span);
                let integer = spelling.iter().all(u8::is_ascii_digit);
                Value::Number(Number { span, integer })
            }
        }
    }

    fn foreign_value(&mut self) -> Value {
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

    /// Reads a literal if it stands here as a whole word.
    fn word(&mut self, word: &[u8]) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = !rest.get(word.len()).copied().is_some_and(is_word);
        let found = rest.starts_with(word) && ends;
        if found {
            self.at += word.len();
        }
        found
    }

    fn word_span(&mut self) -> Span {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| is_word(**byte) || **byte == b'.').count();
        Span::new(start, self.at)
    }

    fn broken(&mut self, kind: FaultKind) -> Value {
        let span = Span::at(self.bytes.len());
        self.stop(kind, span);
        Value::Broken(span)
    }

    fn stop(&mut self, kind: FaultKind, span: Span) {
        if !self.stopped {
            self.note(kind, span);
        }
        self.stopped = true;
        // Whoever goes on all the same finds nothing more.
        self.at = self.bytes.len();
    }

    #[cold]
    fn note(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }
}

/// Marks, with the top bit of its byte, every `"`, `\` and control character of eight bytes.
///
/// A mark above the lowest one may be false; only the lowest is used.
fn special_bytes(chunk: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let zero = |value: u64| value.wrapping_sub(ONES) & !value;
    let control = chunk.wrapping_sub(ONES * 0x20) & !chunk;
    (zero(chunk ^ (ONES * 0x22)) | zero(chunk ^ (ONES * 0x5c)) | control) & TOPS
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-')
}

fn first_character_width(bytes: &[u8]) -> usize {
    1 + bytes.iter().skip(1).take_while(|byte| **byte & 0xc0 == 0x80).count()
}

/// Says of a number in the spelling of RFC 8259 §6 whether it is an integer; nothing of others.
fn number_kind(spelling: &[u8]) -> Option<bool> {
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
    (numeric(fraction) && numeric(exponent)).then(|| whole.len() == digits.len())
}

fn is_unsafe_integer(spelling: &[u8]) -> bool {
    const MOST: &[u8] = b"9007199254740991";
    let digits = spelling.strip_prefix(b"-").unwrap_or(spelling);
    digits.len() > MOST.len() || digits.len() == MOST.len() && digits > MOST
}
