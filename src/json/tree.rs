use std::borrow::Cow;

use super::{Fault, Limits, Number, Reader, Str, Value};
use crate::text::Span;

/// A JSON text as a tree, for those who look at many parts of it in no fixed order.
///
/// Order, duplicate names and spans are kept. A text with faults gives as much of a tree as could
/// be read, together with its faults.
///
/// ```
/// use scim_preflight::json::{Document, Limits};
/// let document = Document::read(br#"{"name": {"givenName": "Ann"}}"#, Limits::default());
/// let name = document.root().member("name").and_then(|name| name.member("givenName"));
/// assert_eq!(name.and_then(|name| name.text()).as_deref(), Some("Ann"));
/// ```
#[derive(Debug)]
pub struct Document<'a> {
    bytes: &'a [u8],
    nodes: Vec<Entry>,
    faults: Vec<Fault>,
    complete: bool,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    name: Option<Str>,
    value: Value,
    span: Span,
    parent: u32,
    first_child: u32,
    next: u32,
}

const NONE: u32 = u32::MAX;

/// A value in a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    index: u32,
}

/// What kind of value a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
    /// Nothing that could be read.
    Broken,
}

impl NodeKind {
    /// Names the kind in a sentence: "a string", "an object".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Bool => "a boolean",
            Self::Null => "null",
            Self::Broken => "unreadable text",
        }
    }
}

impl<'a> Document<'a> {
    /// Reads a whole text.
    #[must_use]
    pub fn read(bytes: &'a [u8], limits: Limits) -> Self {
        let mut reader = Reader::new(bytes, limits);
        reader.check_utf8();
        let mut nodes = Vec::new();
        build(&mut reader, u32::MAX, &mut nodes);
        reader.finish();
        let mut document =
            Document { bytes, nodes, faults: Vec::new(), complete: !reader.stopped() };
        reader.note_duplicates(&mut document.names());
        document.faults = reader.faults().to_vec();
        document
    }

    /// Reads the value at an offset of a text that has been read before, so many levels deep: what
    /// lies deeper is passed over. Faults are those of that reading, and not noted again.
    ///
    /// ```
    /// use scim_preflight::json::Document;
    /// let text = br#"[{"op": "add", "value": {"a": 1}}]"#;
    /// let operation = Document::inside(text, 1, 1);
    /// let value = operation.root().member("value").unwrap();
    /// assert_eq!(value.source(), br#"{"a": 1}"#);
    /// assert_eq!(value.members().count(), 0);
    /// ```
    #[must_use]
    pub fn inside(bytes: &'a [u8], start: u32, levels: u32) -> Self {
        let mut reader = Reader::from(bytes, start);
        let mut nodes = Vec::new();
        build(&mut reader, levels, &mut nodes);
        Document { bytes, nodes, faults: Vec::new(), complete: !reader.stopped() }
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { document: self, index: 0 }
    }

    /// What was wrong with the text.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Says whether the text was read to its end.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// The text.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn size(&self) -> u32 {
        self.nodes.len() as u32
    }

    fn names(&self) -> Vec<(u32, Str)> {
        let named = |entry: &Entry| entry.name.map(|name| (entry.parent, name));
        self.nodes.iter().filter_map(named).collect()
    }
}

/// Appends the value at the reader, and what is inside it down to a level, without recursion.
fn build(reader: &mut Reader<'_>, levels: u32, nodes: &mut Vec<Entry>) {
    let mut level = 0;
    let mut parent = NONE;
    let mut previous = NONE;
    let mut name = None;
    loop {
        let value = reader.value();
        let index = nodes.len() as u32;
        let enter = level < levels && matches!(value, Value::Object(_) | Value::Array(_));
        let span = if enter { value.span() } else { reader.pass(value) };
        nodes.push(Entry { name, value, span, parent, first_child: NONE, next: NONE });
        link(nodes, parent, previous, index);
        if enter {
            level += 1;
            parent = index;
            previous = NONE;
        } else {
            previous = index;
        }
        loop {
            let Some(open) = nodes.get(parent as usize).copied() else { return };
            name = None;
            let more = match open.value {
                Value::Object(_) => {
                    name = reader.next_member();
                    name.is_some()
                }
                _ => reader.next_element(),
            };
            if more {
                break;
            }
            if let Some(entry) = nodes.get_mut(parent as usize) {
                entry.span.end = reader.place();
            }
            level -= 1;
            previous = parent;
            parent = open.parent;
        }
    }
}

fn link(nodes: &mut [Entry], parent: u32, previous: u32, index: u32) {
    if let Some(entry) = nodes.get_mut(previous as usize) {
        entry.next = index;
    } else if let Some(entry) = nodes.get_mut(parent as usize) {
        entry.first_child = index;
    }
}

impl<'d> Node<'d> {
    fn entry(self) -> Entry {
        let broken = Entry {
            name: None,
            value: Value::Broken(Span::at(0)),
            span: Span::at(0),
            parent: NONE,
            first_child: NONE,
            next: NONE,
        };
        self.document.nodes.get(self.index as usize).copied().unwrap_or(broken)
    }

    fn at(self, index: u32) -> Option<Self> {
        (index != NONE).then_some(Self { index, ..self })
    }

    /// What kind of value this is.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        match self.entry().value {
            Value::Object(_) => NodeKind::Object,
            Value::Array(_) => NodeKind::Array,
            Value::String(_) => NodeKind::String,
            Value::Number(_) => NodeKind::Number,
            Value::Bool(..) => NodeKind::Bool,
            Value::Null(_) => NodeKind::Null,
            Value::Broken(_) => NodeKind::Broken,
        }
    }

    /// Says whether this is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == NodeKind::Null
    }

    /// The whole text of the value.
    #[must_use]
    pub fn span(self) -> Span {
        self.entry().span
    }

    /// The bracket that opens the value, or whatever its first byte is.
    #[must_use]
    pub fn opening(self) -> Span {
        let span = self.span();
        Span { start: span.start, end: span.end.min(span.start + 1) }
    }

    /// The text of the member's name with its quotes, where this is a member of an object.
    #[must_use]
    pub fn name_span(self) -> Option<Span> {
        self.entry().name.map(|name| name.span)
    }

    /// The token of the member's name, where this is a member of an object.
    #[must_use]
    pub fn name(self) -> Option<Str> {
        self.entry().name
    }

    /// The members of an object in their order, names decoded; none of other values.
    pub fn members(self) -> impl Iterator<Item = (Cow<'d, str>, Self)> {
        let bytes = self.document.bytes;
        self.children()
            .filter_map(move |child| child.entry().name.map(|name| (name.text(bytes), child)))
    }

    /// The elements of an array; none of other values.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(|child| child.entry().name.is_none())
    }

    /// The values directly inside this one.
    pub fn children(self) -> impl Iterator<Item = Self> {
        core::iter::successors(self.at(self.entry().first_child), |child| {
            child.at(child.entry().next)
        })
    }

    /// The first member with exactly this name.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Self> {
        self.members().find(|(found, _)| found == name).map(|(_, child)| child)
    }

    /// The first member with this name in any letter case, as SCIM compares names.
    #[must_use]
    pub fn member_any_case(self, name: &str) -> Option<Self> {
        self.members().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, child)| child)
    }

    /// The value that a JSON Pointer leads to.
    #[must_use]
    pub fn pointer(self, pointer: &str) -> Option<Self> {
        let mut node = self;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            node = match node.kind() {
                NodeKind::Array => node.elements().nth(token.parse().ok()?)?,
                _ => node.member(&token)?,
            };
        }
        Some(node)
    }

    /// The text of a string.
    #[must_use]
    pub fn text(self) -> Option<Cow<'d, str>> {
        self.string().map(|string| string.text(self.document.bytes))
    }

    /// The token of a string.
    #[must_use]
    pub fn string(self) -> Option<Str> {
        match self.entry().value {
            Value::String(string) => Some(string),
            _ => None,
        }
    }

    /// The token of a number.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self.entry().value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The value of a boolean.
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        match self.entry().value {
            Value::Bool(_, value) => Some(value),
            _ => None,
        }
    }

    /// The text of the whole document.
    #[must_use]
    pub fn bytes(self) -> &'d [u8] {
        self.document.bytes
    }

    /// The source text of the value.
    #[must_use]
    pub fn source(self) -> &'d [u8] {
        self.span().slice(self.document.bytes)
    }

    /// This value and all inside it, in the order of the text.
    pub fn all(self) -> impl Iterator<Item = Self> {
        let end = self.span().end;
        (self.index..)
            .map_while(move |index| self.at(index).filter(|node| node.index < node.document.size()))
            .take_while(move |node| node.span().start < end)
    }

    /// The value that holds this one.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.at(self.entry().parent)
    }
}
