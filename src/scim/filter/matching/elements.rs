//! The values that a test looks at, one after the other.

use super::find::Member;
use crate::json::{Reader, Str, Value};

/// A value in the text of a resource, and the way to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) at: u32,
    /// Where an element of a list ends; of other values, where it begins.
    pub(super) end: u32,
    pub(super) way: Way,
}

/// The way to a value: what its JSON Pointer is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Way {
    pub(super) extension: Option<Str>,
    pub(super) name: Option<Str>,
    pub(super) index: Option<u32>,
    pub(super) sub: Option<Str>,
}

/// The elements of a list one after the other, or a value that stands alone; `null` is none.
#[derive(Debug, Default)]
pub(super) struct Elements<'r> {
    list: Option<Reader<'r>>,
    alone: Option<Element>,
    way: Way,
    next: u32,
}

impl<'r> Elements<'r> {
    /// A value, whatever it is.
    pub(super) fn one(element: Element) -> Self {
        Self { alone: Some(element), ..Self::default() }
    }

    /// The elements of the value of a member; itself where it is no list.
    pub(super) fn of(bytes: &'r [u8], member: Option<Member>, way: Way) -> Self {
        let Some(member) = member else { return Self::default() };
        let mut reader = Reader::from(bytes, member.at);
        match reader.value() {
            Value::Array(_) => Self { list: Some(reader), way, ..Self::default() },
            Value::Null(_) => Self::default(),
            _ => Self::one(Element { at: member.at, end: member.at, way }),
        }
    }
}

impl Iterator for Elements<'_> {
    type Item = Element;

    fn next(&mut self) -> Option<Element> {
        let Some(reader) = &mut self.list else { return self.alone.take() };
        let (span, index) = loop {
            if !reader.next_element() {
                return None;
            }
            let value = reader.value();
            let span = reader.pass(value);
            let index = self.next;
            self.next += 1;
            if !matches!(value, Value::Null(_)) {
                break (span, index);
            }
        };
        // A list inside a sub-attribute is left without numbers: no schema has one.
        let way = match self.way.sub {
            None => Way { index: Some(index), ..self.way },
            Some(_) => self.way,
        };
        Some(Element { at: span.start, end: span.end, way })
    }
}
