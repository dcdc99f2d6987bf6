#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use super::schemas::SchemasList;
use crate::json::{Str, Value};
use crate::scim::schema::{MARKS, Mark};
use crate::text::Span;

/// Where an attribute stood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    /// The name's token.
    pub(crate) name: Span,
    /// The value; of a container only its bracket.
    pub(crate) value: Value,
    /// The whole value.
    pub(crate) span: Span,
}

impl Fact {
    /// The value where it is a string.
    pub(crate) fn string(&self) -> Option<Str> {
        match self.value {
            Value::String(string) => Some(string),
            _ => None,
        }
    }

    /// The value where it is a string, decoded.
    pub(crate) fn text<'a>(&self, bytes: &'a [u8]) -> Option<std::borrow::Cow<'a, str>> {
        self.string().map(|string| string.text(bytes))
    }

    /// Says whether the value counts as unassigned (RFC 7643 §2.5).
    pub(crate) fn unassigned(&self, bytes: &[u8]) -> bool {
        match self.value {
            Value::Null(_) => true,
            Value::Array(_) => self.span.inner().slice(bytes).iter().all(u8::is_ascii_whitespace),
            _ => false,
        }
    }
}

/// What was seen of one resource.
#[derive(Debug)]
pub(crate) struct Facts {
    marks: [Option<Fact>; MARKS],
    /// The `schemas` array.
    pub(crate) schemas: SchemasList,
    /// The extension containers, by the number of the extension in the schema, with their names.
    extensions: [Option<Fact>; 8],
    /// Those with a number beyond these.
    further: Vec<(usize, Fact)>,
    /// The attributes that are there, as bits by their number.
    pub(super) seen: u64,
    /// The names of the containers of extensions that the resource type does not have.
    pub(crate) containers: Vec<Str>,
    /// Attributes of an extension stand outside of it, which has been reported.
    pub(crate) misplaced: bool,
    /// The whole object.
    pub(crate) span: Span,
}

impl Facts {
    pub(crate) fn new() -> Self {
        Self {
            marks: [None; MARKS],
            schemas: SchemasList::default(),
            extensions: [None; 8],
            further: Vec::new(),
            seen: 0,
            containers: Vec::new(),
            misplaced: false,
            span: Span::default(),
        }
    }

    #[inline(always)]
    pub(crate) fn get(&self, mark: Mark) -> Option<&Fact> {
        self.marks.get(mark as usize)?.as_ref()
    }

    #[inline(always)]
    pub(crate) fn set(&mut self, mark: Mark, fact: Fact) {
        if let Some(slot) = self.marks.get_mut(mark as usize) {
            *slot = Some(fact);
        }
    }

    /// The container of an extension, by the number of the extension in the schema.
    pub(super) fn extension(&self, index: usize) -> Option<&Fact> {
        match self.extensions.get(index) {
            Some(slot) => slot.as_ref(),
            None => self.further.iter().find(|(other, _)| *other == index).map(|(_, fact)| fact),
        }
    }

    /// Says whether there is no extension, known or not.
    pub(super) fn bare(&self) -> bool {
        self.extensions.iter().all(Option::is_none) && self.containers.is_empty()
    }

    /// Notes the container of an extension.
    pub(super) fn set_extension(&mut self, index: usize, fact: Fact) {
        match self.extensions.get_mut(index) {
            Some(slot) => *slot = Some(fact),
            None => self.further.push((index, fact)),
        }
    }

    /// Forgets the marks of an element, before the next one.
    pub(crate) fn clear_element(&mut self) {
        for mark in [Mark::Value, Mark::Type, Mark::Primary, Mark::Display, Mark::Ref] {
            if let Some(slot) = self.marks.get_mut(mark as usize) {
                *slot = None;
            }
        }
    }
}
