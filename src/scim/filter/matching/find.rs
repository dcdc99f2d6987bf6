//! Where in a resource the attributes stand that a filter asks for.

use core::cell::Cell;

use super::condition::{Conditions, Root, SCHEMAS, slot};
use crate::json::{Reader, Str, Value};

/// How many objects of extensions are looked into for a name without a URN.
const EXTENSIONS: usize = 8;

/// The members of a resource that a filter asks for.
#[derive(Debug)]
pub(super) struct Found {
    /// By slot.
    members: Vec<Option<Member>>,
    extensions: Vec<Member>,
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) name: Str,
    /// Where its value begins.
    pub(super) at: u32,
}

/// An attribute in the text of a resource.
#[derive(Clone, Copy, Debug)]
pub(super) struct Located {
    /// The object of the extension that it stands in.
    pub(super) extension: Option<Str>,
    pub(super) member: Member,
}

impl Found {
    /// Goes through a resource whose `{` has been read. Where a name stands twice, the first one
    /// counts.
    pub(super) fn read(reader: &mut Reader<'_>, conditions: &Conditions) -> Self {
        let bytes = reader.bytes();
        let mut found =
            Self { members: vec![None; conditions.names.len()], extensions: Vec::new() };
        while let Some(name) = reader.next_member() {
            let slot = if name.escaped {
                slot(&conditions.names, name.text(bytes).as_bytes())
            } else {
                slot(&conditions.names, name.raw(bytes))
            };
            let value = reader.value();
            let member = Member { name, at: value.span().start };
            if let Some(place) = slot.and_then(|slot| found.members.get_mut(slot)) {
                place.get_or_insert(member);
            }
            let extension = matches!(value, Value::Object(_)) && name.raw(bytes).contains(&b':');
            if extension && found.extensions.len() < EXTENSIONS {
                found.extensions.push(member);
            }
            reader.pass(value);
        }
        found
    }

    fn member(&self, slot: usize) -> Option<Member> {
        self.members.get(slot).copied().flatten()
    }

    /// Finds an attribute: under its URN, at the top, or where it is named without a URN in the
    /// object of an extension.
    pub(super) fn locate(
        &self,
        bytes: &[u8],
        root: &Root,
        conditions: &Conditions,
        work: &Cell<u64>,
    ) -> Option<Located> {
        let inside = |extension: Member| {
            let member = member(bytes, extension.at, &root.name, work)?;
            Some(Located { extension: Some(extension.name), member })
        };
        let top = || Some(Located { extension: None, member: self.member(root.slot)? });
        let Some(urn) = &root.urn else {
            return top().or_else(|| self.extensions.iter().copied().find_map(inside));
        };
        if let Some(extension) = self.member(urn.slot) {
            return inside(extension);
        }
        let resource = urn.resource.unwrap_or_else(|| {
            let schemas =
                slot(&conditions.names, SCHEMAS.as_bytes()).and_then(|slot| self.member(slot));
            schemas.is_some_and(|schemas| lists(bytes, schemas.at, &urn.text))
        });
        if resource { top() } else { None }
    }
}

/// Finds a member of the object that begins at a place, by its name in any letter case.
///
/// Adds how many bytes were looked at to `work`.
pub(super) fn member(bytes: &[u8], at: u32, name: &str, work: &Cell<u64>) -> Option<Member> {
    let mut reader = Reader::from(bytes, at);
    let found = search(&mut reader, name);
    work.set(work.get() + u64::from(reader.place() - at));
    found
}

fn search(reader: &mut Reader<'_>, name: &str) -> Option<Member> {
    let bytes = reader.bytes();
    let Value::Object(_) = reader.value() else { return None };
    while let Some(found) = reader.next_member() {
        let value = reader.value();
        let same = if found.escaped {
            found.text(bytes).eq_ignore_ascii_case(name)
        } else {
            found.raw(bytes).eq_ignore_ascii_case(name.as_bytes())
        };
        if same {
            return Some(Member { name: found, at: value.span().start });
        }
        reader.pass(value);
    }
    None
}

/// Says whether a list of strings holds a text, in any letter case.
fn lists(bytes: &[u8], at: u32, text: &str) -> bool {
    let mut reader = Reader::from(bytes, at);
    let Value::Array(_) = reader.value() else { return false };
    while reader.next_element() {
        let value = reader.value();
        if let Value::String(string) = value
            && string.text(bytes).eq_ignore_ascii_case(text)
        {
            return true;
        }
        reader.pass(value);
    }
    false
}
