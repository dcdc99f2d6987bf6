use crate::json::{Reader, Str, Value};
use crate::text::Span;

/// A member of an operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) name: Str,
    pub(super) value: Value,
    /// The whole value.
    pub(super) span: Span,
}

impl Member {
    /// The value where it is a string.
    pub(super) fn string(&self) -> Option<Str> {
        match self.value {
            Value::String(token) => Some(token),
            _ => None,
        }
    }
}

/// Where the parts of an operation stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    /// The whole operation.
    pub(super) span: Span,
    pub(super) op: Option<Member>,
    /// What `op` means.
    pub(super) meant: Option<Op>,
    pub(super) path: Option<Member>,
    pub(super) value: Option<Member>,
}

impl Parts {
    /// Looks through the operation that begins at an offset; gives nothing where it breaks off.
    pub(super) fn scout(bytes: &[u8], start: u32) -> Option<Self> {
        let mut reader = Reader::from(bytes, start);
        let mut parts = Self::default();
        reader.value();
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            let span = reader.pass(value);
            if let Some(slot) = parts.slot(name.raw(bytes)) {
                *slot = Some(Member { name, value, span });
            }
        }
        parts.span = Span { start, end: reader.place() };
        let word = parts.op.and_then(|op| op.string()).map(|op| op.text(bytes));
        parts.meant = word.and_then(|word| Op::meant(word.trim()));
        (!reader.stopped()).then_some(parts)
    }

    /// The place for the member with a name, in any letter case.
    fn slot(&mut self, name: &[u8]) -> Option<&mut Option<Member>> {
        if name.eq_ignore_ascii_case(b"op") {
            Some(&mut self.op)
        } else if name.eq_ignore_ascii_case(b"path") {
            Some(&mut self.path)
        } else if name.eq_ignore_ascii_case(b"value") {
            Some(&mut self.value)
        } else {
            None
        }
    }
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Remove,
    Replace,
}

/// The words for operations, those of other protocols among them.
static WORDS: &[(&str, Op)] = &[
    ("add", Op::Add),
    ("remove", Op::Remove),
    ("replace", Op::Replace),
    ("update", Op::Replace),
    ("modify", Op::Replace),
    ("set", Op::Replace),
    ("delete", Op::Remove),
];

impl Op {
    /// What a word means, in any letter case.
    pub(super) fn meant(word: &str) -> Option<Self> {
        let found = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        found.map(|&(_, op)| op)
    }

    /// The word of the RFC.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Replace => "replace",
        }
    }
}

/// Reads the rest of an object and finds a member in it, by its name in any letter case.
pub(super) fn find_member(reader: &mut Reader<'_>, wanted: &str) -> Option<(Value, Span)> {
    let bytes = reader.bytes();
    let mut found = None;
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        let span = reader.pass(value);
        if name.raw(bytes).eq_ignore_ascii_case(wanted.as_bytes()) {
            found = Some((value, span));
        }
    }
    found
}

/// Calls `see` with the member of this name in each object of a list, or in the one object; says
/// whether all of them were objects (or strings, which count as their own `value`).
pub(super) fn each_member(
    bytes: &[u8],
    start: u32,
    wanted: &str,
    mut see: impl FnMut(Option<(Value, Span)>),
) -> bool {
    let mut reader = Reader::from(bytes, start);
    let mut all = true;
    let first = reader.value();
    let mut one = |reader: &mut Reader<'_>, value: Value| match value {
        Value::Object(_) => see(find_member(reader, wanted)),
        Value::String(token) if wanted == "value" => see(Some((value, token.span))),
        _ => {
            reader.pass(value);
            all = false;
        }
    };
    if matches!(first, Value::Array(_)) {
        while reader.next_element() {
            let value = reader.value();
            one(&mut reader, value);
        }
    } else {
        one(&mut reader, first);
    }
    all
}
