//! One level of a container: its members or elements.

use super::refusal::{PatchError, ScimType};
use crate::json::{Limits, Reader, Str, Value};
use crate::text::Span;

/// A member of an object, or an element of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// The name of a member.
    pub(super) name: Option<Str>,
    pub(super) value: Value,
    /// The whole value.
    pub(super) span: Span,
}

impl Item {
    /// The item with the name that it may have.
    pub(super) fn whole(&self) -> Span {
        self.name.map_or(self.span, |name| name.span.to(self.span))
    }

    pub(super) fn is(&self, name: &str, bytes: &[u8]) -> bool {
        self.name.is_some_and(|token| is_named(token, name, bytes))
    }
}

fn is_named(token: Str, name: &str, bytes: &[u8]) -> bool {
    if token.escaped {
        return token.text(bytes).eq_ignore_ascii_case(name);
    }
    token.raw(bytes).eq_ignore_ascii_case(name.as_bytes())
}

/// The text of a resource that has been read and is sound.
#[derive(Clone, Debug)]
pub(super) struct Source<'r> {
    pub(super) bytes: &'r [u8],
    /// Where the object begins.
    pub(super) root: u32,
    /// Its members.
    pub(super) members: Vec<Item>,
}

impl<'r> Source<'r> {
    /// Reads a text; says why nothing can be applied to it where that is so.
    pub(super) fn read(bytes: &'r [u8]) -> Result<Self, PatchError> {
        let mut reader = Reader::new(bytes, Limits::default());
        let value = reader.value();
        let root = value.span().start;
        let mut members = Vec::with_capacity(16);
        let object = matches!(value, Value::Object(_));
        while let Some(name) = if object { reader.next_member() } else { None } {
            let value = reader.value();
            members.push(Item { name: Some(name), value, span: reader.pass(value) });
        }
        reader.finish();
        if !object || reader.stopped() || !reader.faults().is_empty() {
            let message = "The resource is no JSON object";
            return Err(PatchError::new(ScimType::InvalidSyntax, message));
        }
        Ok(Self { bytes, root, members })
    }
}

/// The items of the container that begins at an offset; none of other values.
pub(super) fn items(bytes: &[u8], start: u32) -> Vec<Item> {
    let mut found = Vec::new();
    let mut reader = Reader::from(bytes, start);
    let object = match reader.value() {
        Value::Object(_) => true,
        Value::Array(_) => false,
        _ => return found,
    };
    loop {
        let name = if object { reader.next_member() } else { None };
        if if object { name.is_none() } else { !reader.next_element() } {
            return found;
        }
        let value = reader.value();
        found.push(Item { name, value, span: reader.leap(value) });
    }
}

/// The first member with this name, in any letter case, of the object that begins at an offset.
pub(super) fn member(bytes: &[u8], start: u32, name: &str) -> Option<Item> {
    let mut reader = Reader::from(bytes, start);
    if !matches!(reader.value(), Value::Object(_)) {
        return None;
    }
    while let Some(token) = reader.next_member() {
        let value = reader.value();
        let span = reader.leap(value);
        if is_named(token, name, bytes) {
            return Some(Item { name: Some(token), value, span });
        }
    }
    None
}

/// Says whether a value is one at all: null, and containers with nothing in them, are not
/// (RFC 7643 §2.5).
pub(super) fn is_assigned(bytes: &[u8], value: Value) -> bool {
    match value {
        Value::Null(_) | Value::Broken(_) => false,
        Value::Object(open) | Value::Array(open) => {
            items(bytes, open.start).iter().any(|item| is_assigned(bytes, item.value))
        }
        _ => true,
    }
}

/// What to delete so that the items at `gone` go with their commas; nothing where none would be
/// left.
pub(super) fn removals(items: &[Item], gone: impl Fn(usize) -> bool) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    let mut last_kept = None::<Span>;
    for (index, item) in items.iter().enumerate() {
        let whole = item.whole();
        if !gone(index) {
            last_kept = Some(whole);
            continue;
        }
        let before = index.checked_sub(1).and_then(|index| items.get(index)).map(Item::whole);
        let next = items.get(index + 1).map(Item::whole);
        spans.push(match (last_kept.and(before), next) {
            (Some(before), _) => Span { start: before.end, end: whole.end },
            (None, Some(next)) => Span { start: whole.start, end: next.start },
            (None, None) => return None,
        });
    }
    Some(spans)
}
