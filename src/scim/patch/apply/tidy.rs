//! Values as a server keeps them, and when two of them are the same.

use super::items::{Item, items, removals};
use super::semantics::Semantics;
use crate::json::{Reader, Value, quote};
use crate::scim::schema::{Attribute, Mark, Mutability, Type};
use crate::sentence;
use crate::text::{Span, sort_by};

/// A value with the text that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'t> {
    pub(super) bytes: &'t [u8],
    pub(super) value: Value,
    /// The whole value.
    pub(super) span: Span,
}

impl<'t> Given<'t> {
    pub(super) fn of(bytes: &'t [u8], item: &Item) -> Self {
        Self { bytes, value: item.value, span: item.span }
    }

    /// A text that is a value and nothing else.
    pub(super) fn whole(bytes: &'t [u8]) -> Self {
        let mut reader = Reader::from(bytes, 0);
        let value = reader.value();
        Self { bytes, value, span: reader.pass(value) }
    }

    /// The members or elements.
    pub(super) fn items(&self) -> Vec<Item> {
        items(self.bytes, self.span.start)
    }

    /// The values of a list, or the one that is given without a list around it.
    pub(super) fn values(&self) -> Vec<Self> {
        match self.value {
            Value::Array(_) => self.items().iter().map(|item| Self::of(self.bytes, item)).collect(),
            _ => vec![*self],
        }
    }

    /// The value as a server keeps it: nulls, what is empty, and what only the server writes are
    /// left out. Nothing where nothing is left of it.
    pub(super) fn kept(
        &self,
        attribute: Option<&Attribute<'_>>,
        semantics: Semantics,
    ) -> Option<String> {
        let mut tidy = Tidy { bytes: self.bytes, semantics, edits: Vec::new() };
        let assigned = tidy.value(self.value, self.span, attribute);
        assigned.then(|| tidy.written(self.span))
    }
}

struct Tidy<'t> {
    bytes: &'t [u8],
    semantics: Semantics,
    edits: Vec<(Span, String)>,
}

impl Tidy<'_> {
    /// Notes what is to change in a value; says whether anything is left of it.
    fn value(&mut self, value: Value, span: Span, attribute: Option<&Attribute<'_>>) -> bool {
        match value {
            Value::Null(_) | Value::Broken(_) => false,
            Value::Object(_) | Value::Array(_) => self.inside(span, attribute),
            Value::String(token) => {
                let loose = attribute.filter(|_| self.semantics.is_loose());
                let text = || token.text(self.bytes);
                let meant = loose.and_then(|attribute| match (attribute.kind, attribute.mark) {
                    (Type::Boolean, _) => truth(&text()).map(str::to_owned),
                    (_, Mark::Manager) => Some(sentence!("{\"value\": ", quote(&text()), "}")),
                    _ => None,
                });
                self.edits.extend(meant.map(|meant| (span, meant)));
                true
            }
            _ => true,
        }
    }

    fn inside(&mut self, span: Span, attribute: Option<&Attribute<'_>>) -> bool {
        let items = items(self.bytes, span.start);
        let mut gone = Vec::with_capacity(items.len());
        for item in &items {
            let part = match item.name {
                Some(name) => attribute.and_then(|attribute| {
                    Some(attribute.subs.find(name.text(self.bytes).as_bytes())?.1)
                }),
                None => attribute,
            };
            let own = item.name.is_some()
                && part.is_some_and(|part| part.mutability == Mutability::ReadOnly);
            let mark = self.edits.len();
            let stays = !own && self.value(item.value, item.span, part);
            if !stays {
                self.edits.truncate(mark);
            }
            gone.push(!stays);
        }
        let removed = removals(&items, |index| gone.get(index) == Some(&true));
        let assigned = !items.is_empty() && removed.is_some();
        self.edits.extend(removed.into_iter().flatten().map(|span| (span, String::new())));
        assigned
    }

    /// The value with all that was noted.
    fn written(mut self, span: Span) -> String {
        sort_by(&mut self.edits, |one, other| one.0.start.cmp(&other.0.start));
        let mut text = Vec::with_capacity(span.len());
        let mut at = span.start;
        for (gone, came) in &self.edits {
            text.extend_from_slice(Span { start: at, end: gone.start }.slice(self.bytes));
            text.extend_from_slice(came.as_bytes());
            at = gone.end;
        }
        text.extend_from_slice(Span { start: at, end: span.end }.slice(self.bytes));
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// The boolean that a string means.
pub(super) fn truth(text: &str) -> Option<&'static str> {
    ["true", "false"].into_iter().find(|word| word.eq_ignore_ascii_case(text))
}

/// Writes a value so that two texts are equal exactly where the values are: without blanks and
/// what is not assigned, members in the order of their names. `but` is a member that does not
/// count.
pub(super) fn canonical(given: Given<'_>, but: &str) -> String {
    match given.value {
        Value::String(token) => quote(&token.text(given.bytes)),
        Value::Object(_) => {
            let named = |item: &Item| {
                let name = item.name?.text(given.bytes).to_ascii_lowercase();
                let text = canonical(Given::of(given.bytes, item), but);
                let counts = name != but && !text.is_empty();
                counts.then(|| sentence!(quote(&name), ":", text))
            };
            let mut members: Vec<String> = given.items().iter().filter_map(named).collect();
            sort_by(&mut members, Ord::cmp);
            wrapped(&members, ["{", "}"])
        }
        Value::Array(_) => {
            let items = given.items();
            let texts = items.iter().map(|item| canonical(Given::of(given.bytes, item), but));
            wrapped(&texts.filter(|text| !text.is_empty()).collect::<Vec<_>>(), ["[", "]"])
        }
        Value::Null(_) | Value::Broken(_) => String::new(),
        _ => String::from_utf8_lossy(given.span.slice(given.bytes)).into_owned(),
    }
}

fn wrapped(parts: &[String], [open, close]: [&str; 2]) -> String {
    if parts.is_empty() { String::new() } else { sentence!(open, parts.join(","), close) }
}

/// Says whether a value and the text of another are the same.
pub(super) fn is_same(given: Given<'_>, text: &str) -> bool {
    let bytes = text.as_bytes();
    given.span.slice(given.bytes) == bytes
        || canonical(given, "") == canonical(Given::whole(bytes), "")
}
