#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use super::{Fault, FaultKind, Limits, Str, Value};
use crate::text::Span;

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
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    pub(super) limits: Limits,
    pub(super) depth: u32,
    /// One bit a level, lowest = innermost: this container is an object.
    pub(super) objects: u64,
    /// One bit a level: a member or element of this container was read.
    pub(super) begun: u64,
    pub(super) stopped: bool,
    pub(super) faults: Vec<Fault>,
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
            b'"' => Value::String(match self.plain_string() {
                Some(plain) => plain,
                None => self.string(),
            }),
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
        if !self.stopped
            && let Some(name) = self.plain_member()
        {
            return Some(name);
        }
        self.any_member()
    }

    /// The same, for those who know that the member is none that [`Reader::plain_member`] reads.
    pub(crate) fn any_member(&mut self) -> Option<Str> {
        if !self.next(b'}') {
            return None;
        }
        let name = self.name()?;
        self.colon();
        if self.stopped { None } else { Some(name) }
    }

    /// A member that stands there as nearly all do: a comma if there was one before, a
    /// plain name and a colon, with nothing but blanks between them. Otherwise reads nothing.
    #[inline(always)]
    pub(crate) fn plain_member(&mut self) -> Option<Str> {
        let start = self.at;
        if self.begun & 1 == 1 {
            let Some(b',') = self.bytes.get(start) else { return None };
            self.at += 1;
        }
        self.pass_blanks();
        if let Some(name) = self.plain_string()
            && let Some(b':') = self.bytes.get(self.at)
        {
            self.at += 1;
            self.begun |= 1;
            self.pass_blanks();
            return Some(name);
        }
        self.at = start;
        None
    }

    #[inline(always)]
    fn pass_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// Goes to the next element of the innermost array; says whether there is one.
    pub fn next_element(&mut self) -> bool {
        self.next(b']')
    }

    /// The text of the member name at the reader.
    #[must_use]
    pub fn name_text(mut self) -> String {
        let bytes = self.bytes;
        self.name().map(|name| name.text(bytes).into_owned()).unwrap_or_default()
    }

    /// Reads over the value at the reader; gives its range.
    #[must_use]
    pub fn whole_value(mut self) -> Span {
        let value = self.value();
        self.pass(value)
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

    pub(super) fn close(&mut self) {
        self.at += 1;
        self.depth = self.depth.saturating_sub(1);
        self.objects >>= 1;
        self.begun >>= 1;
    }

    /// Moves to the next member or element of the innermost container.
    #[inline(always)]
    fn next(&mut self, end: u8) -> bool {
        let behind_last = self.at;
        let first = self.begun & 1 == 0;
        self.begun |= 1;
        match self.peek() {
            Some(b',') if !first => {
                let comma = self.at;
                self.at += 1;
                match self.peek() {
                    Some(b',' | b'}' | b']' | b':') | None => {
                        self.next_faulty(end, false, behind_last, Some(comma))
                    }
                    Some(_) => true,
                }
            }
            Some(byte) if byte == end => {
                self.close();
                false
            }
            Some(b'"' | b'{' | b'[') if first => true,
            _ => self.next_faulty(end, first, behind_last, None),
        }
    }

    /// Skips blanks and comments; shows the next byte.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte > b' ' && byte != b'/' && byte < 0x7f => Some(byte),
            _ => self.peek_further(),
        }
    }

    pub(super) fn peek_further(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at).copied() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') if self.comment() => {}
                Some(byte) if !(b' '..0x7f).contains(&byte) && self.odd_blank() => {}
                byte => return byte,
            }
        }
    }

    pub(super) fn broken(&mut self, kind: FaultKind) -> Value {
        let span = Span::at(self.bytes.len());
        self.stop(kind, span);
        Value::Broken(span)
    }

    pub(super) fn stop(&mut self, kind: FaultKind, span: Span) {
        if !self.stopped {
            self.note(kind, span);
        }
        self.stopped = true;
        // Whoever goes on all the same finds nothing more.
        self.at = self.bytes.len();
    }

    #[cold]
    pub(super) fn note(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }
}
