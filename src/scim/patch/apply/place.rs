//! Where attributes stand in the text, and how they come and go.

use super::engine::{Engine, Target, object};
use super::items::{Item, is_assigned, items, member};
use crate::json::{Reader, Value, quote};
use crate::scim::schema::Schema;
use crate::sentence;
use crate::text::Span;

/// Where an attribute stands, or would.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The object that holds it.
    home: Option<Span>,
    /// The member of the resource that is the container of the extension.
    container: Option<Item>,
    /// The attribute, with a value or without.
    pub(super) item: Option<Item>,
}

impl Engine<'_> {
    pub(super) fn place(&self, target: &Target<'_, '_>) -> Place {
        let container = target.extension.and_then(|schema| self.top(schema.urn));
        let home = match (target.extension, container) {
            (None, _) => Some(Span::at(self.root as usize)),
            (_, Some(Item { value: Value::Object(_), span, .. })) => Some(span),
            _ => None,
        };
        let name = target.attribute.name;
        let item = match target.extension {
            None => self.top(name),
            Some(_) => home.and_then(|home| member(self.bytes(), home.start, name)),
        };
        Place { home, container, item }
    }

    /// Gives an attribute a value in the place where it stands or would.
    pub(super) fn put(&mut self, target: &Target<'_, '_>, place: &Place, text: String) {
        let name = target.attribute.name;
        match (place.item, place.home, place.container) {
            (Some(item), _, _) => self.draft.replace(item.span, text),
            (None, Some(home), _) => self.add(home.start, name, &text),
            (None, None, Some(container)) => {
                self.draft.replace(container.span, object(&[(name, &text)]));
            }
            (None, None, None) => {
                let urn = target.extension.map_or("", |schema| schema.urn);
                self.add(self.root, urn, &object(&[(name, &text)]));
            }
        }
        if let Some(schema) = target.extension {
            self.declare(schema.urn);
        }
    }

    /// Adds a member to the object that begins at an offset.
    fn add(&mut self, start: u32, name: &str, text: &str) {
        let span = Reader::from(self.bytes(), start).whole_value();
        if span.inner().slice(self.bytes()).trim_ascii().is_empty() {
            self.draft.replace(span, object(&[(name, text)]));
        } else {
            self.draft.add_member(span, name, text);
        }
    }

    /// Takes the value of an attribute away, and the container of its extension where nothing else
    /// is in it.
    pub(super) fn unassign(&mut self, target: &Target<'_, '_>, place: &Place, item: &Item) {
        let Some((schema, container)) = target.extension.zip(place.container) else {
            return self.draft.remove(item);
        };
        let bytes = self.bytes();
        let others = items(bytes, container.span.start);
        let kept = |other: &Item| other.span != item.span && is_assigned(bytes, other.value);
        if others.iter().any(kept) {
            self.draft.remove(item);
        } else {
            self.draft.remove(&container);
            self.withdraw(schema.urn);
        }
    }

    /// Takes the container of an extension away, and its URN.
    pub(super) fn remove_extension(&mut self, schema: &Schema<'_>) {
        if let Some(container) = self.top(schema.urn) {
            self.tally.removed += 1;
            self.draft.remove(&container);
            self.withdraw(schema.urn);
            self.commit();
        }
    }

    /// The array of URNs in `schemas`.
    fn schemas(&self) -> Option<(Item, Vec<Item>)> {
        let list = self.top("schemas")?;
        let urns = items(self.bytes(), list.span.start);
        matches!(list.value, Value::Array(_)).then_some((list, urns))
    }

    /// Finds a URN among others.
    pub(super) fn position(&self, urns: &[Item], urn: &str) -> Option<usize> {
        let same = |item: &Item| match item.value {
            Value::String(token) => token.text(self.bytes()).eq_ignore_ascii_case(urn),
            _ => false,
        };
        urns.iter().position(same)
    }

    /// Puts a URN into `schemas` that is not there.
    fn declare(&mut self, urn: &str) {
        if let Some((list, urns)) = self.schemas()
            && self.position(&urns, urn).is_none()
        {
            if urns.is_empty() {
                self.draft.replace(list.span, sentence!("[", quote(urn), "]"));
            } else {
                self.draft.add_element(list.span, &quote(urn));
            }
        }
    }

    /// Takes a URN out of `schemas`.
    fn withdraw(&mut self, urn: &str) {
        if let Some((_, urns)) = self.schemas()
            && let Some(item) = self.position(&urns, urn).and_then(|index| urns.get(index))
        {
            self.draft.remove(item);
        }
    }
}
