//! Fixes that move the members of an object: into an object beside them, or out of it.

use super::strange::{Stranger, Verdict};
use super::walk::Scope;
use crate::json::{Reader, Str, Value, first_member, last_element, quote, removal};
use crate::report::Fix;
use crate::scim::schema::urn;
use crate::sentence;
use crate::text::Span;

/// How a member with a strange name is to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    Nothing,
    /// Take it away.
    Remove,
    /// Give it another name, unless that one is there.
    Rename(String),
    /// Move it into the object `outer` beside it, where its name is the `path`; `list` where
    /// `outer` is multi-valued.
    Into {
        outer: String,
        path: String,
        list: bool,
    },
    /// Move it out of the extension, to the top level.
    ToRoot(String),
}

impl Mend {
    pub(super) fn into(outer: &str, path: &str) -> Self {
        Self::Into { outer: outer.to_owned(), path: path.to_owned(), list: false }
    }
}

/// An object with its members, for fixes that have to know what else there is.
pub(super) struct Site<'a> {
    bytes: &'a [u8],
    members: Vec<(Str, Value, Span)>,
    /// The offset behind the object.
    end: u32,
    /// The whole resource, where this is the container of an extension.
    root: Option<Span>,
    /// Whether this is the resource itself.
    is_root: bool,
}

impl<'a> Site<'a> {
    /// Reads the object that begins at `open` once more.
    pub(super) fn read(bytes: &'a [u8], open: Span, scope: Scope<'_>, resource: Span) -> Self {
        let mut reader = Reader::from(bytes, open.start);
        let mut members = Vec::new();
        reader.value();
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            let span = reader.pass(value);
            members.push((name, value, span));
        }
        let root = matches!(scope, Scope::Extension(_)).then_some(resource);
        let is_root = matches!(scope, Scope::Resource(_));
        Self { bytes, members, end: reader.place(), root, is_root }
    }

    fn find(&self, name: &str) -> Option<&(Str, Value, Span)> {
        self.members.iter().find(|(found, ..)| found.text(self.bytes).eq_ignore_ascii_case(name))
    }

    /// The fix of one stranger; strangers that go the same way have one fix, for all of them.
    pub(super) fn fix(
        &self,
        stranger: &Stranger,
        mend: &Mend,
        all: &[(Stranger, Verdict)],
    ) -> Option<Fix> {
        match mend {
            Mend::Nothing => None,
            Mend::Remove => {
                let fix = self.without(Fix::safe("Remove it"), &[stranger.name.span]);
                let urn = self.listed(&stranger.name.text(self.bytes));
                Some(match urn {
                    Some(urn) => fix.delete(removal(self.bytes, urn.start, urn.end)),
                    None => fix,
                })
            }
            Mend::Rename(name) if self.find(name).is_some() => None,
            Mend::Rename(name) => {
                let fix = Fix::guess(sentence!("Rename to `", name, "`"));
                let fix = fix.replace(stranger.name.span, quote(name));
                Some(if name.contains(':') { self.declared(fix, name) } else { fix })
            }
            Mend::Into { outer, list, .. } => self.gathered(outer, *list, all),
            Mend::ToRoot(_) => self.lifted(all),
        }
    }

    /// Moves all strangers that go into `outer` there.
    fn gathered(&self, outer: &str, list: bool, all: &[(Stranger, Verdict)]) -> Option<Fix> {
        let mut inside = Vec::new();
        let mut moved = Vec::new();
        for (stranger, verdict) in all {
            let Mend::Into { outer: other, path, .. } = &verdict.mend else { continue };
            if other == outer {
                let (name, rest) = path.split_once('.').unwrap_or((path, ""));
                // Two parts of one sub-attribute would make it stand twice.
                if inside.iter().any(|(known, _)| known == name) {
                    return None;
                }
                inside.push((name.to_owned(), self.member(stranger, name, rest)?));
                moved.push(stranger.name.span);
            }
        }
        let text = joined(inside.iter().map(|(_, member)| member.as_str()));
        let title = if outer == urn::ENTERPRISE_USER {
            Fix::guess("Move it into the Enterprise User extension")
        } else {
            Fix::guess(sentence!("Move it into `", outer, "`"))
        };
        let fix = match self.find(outer) {
            Some((_, Value::Object(open), _)) if !list => {
                let known = Self::read_members(self.bytes, *open);
                let taken = |name: &str| known.iter().any(|known| known.eq_ignore_ascii_case(name));
                if inside.iter().any(|(name, _)| taken(name)) {
                    return None;
                }
                let (place, text) = first_member(self.bytes, open.start, &text);
                self.without(title, &moved).insert(place, text)
            }
            Some(_) => return None,
            None => {
                let (open, close) = if list { ("[{", "}]") } else { ("{", "}") };
                let (first, rest) = moved.split_first()?;
                let whole = first.to(self.members.iter().find(|member| member.0.span == *first)?.2);
                let member = sentence!(quote(outer), ": ", open, text, close);
                self.without(title, rest).replace(whole, member)
            }
        };
        Some(if outer.contains(':') { self.declared(fix, outer) } else { fix })
    }

    fn read_members(bytes: &[u8], open: Span) -> Vec<String> {
        let mut reader = Reader::from(bytes, open.start);
        let mut names = Vec::new();
        reader.value();
        while let Some(name) = reader.next_member() {
            names.push(name.text(bytes).into_owned());
            let value = reader.value();
            reader.pass(value);
        }
        names
    }

    /// A stranger as a member with another name; with the rest of a path, inside an object.
    fn member(&self, stranger: &Stranger, name: &str, rest: &str) -> Option<String> {
        let value = String::from_utf8_lossy(stranger.span.slice(self.bytes));
        let text = (name, rest) == ("value", "") || rest == "value";
        let value = match stranger.value {
            // The id of a manager is a string.
            Value::Number(_) if text => quote(&value),
            Value::Broken(_) => return None,
            _ => value.into_owned(),
        };
        Some(if rest.is_empty() {
            sentence!(quote(name), ": ", value)
        } else {
            sentence!(quote(name), ": {", quote(rest), ": ", value, "}")
        })
    }

    /// Adds the URN of an extension to `schemas`, where it is missing.
    fn declared(&self, fix: Fix, extension: &str) -> Fix {
        let Some((_, Value::Array(_), schemas)) = self.find("schemas").filter(|_| self.is_root)
        else {
            return fix;
        };
        // The URN without its end has a fix of its own.
        let truncated = || self.listed(urn::ENTERPRISE_TRUNCATED);
        if self
            .listed(extension)
            .or_else(|| truncated().filter(|_| extension == urn::ENTERPRISE_USER))
            .is_some()
        {
            return fix;
        }
        let (place, text) = last_element(self.bytes, *schemas, &quote(extension));
        fix.insert(place, text)
    }

    /// Where a URN stands among the `schemas`.
    fn listed(&self, urn: &str) -> Option<Span> {
        let (_, _, schemas) = self.find("schemas").filter(|_| self.is_root)?;
        let mut reader = Reader::from(self.bytes, schemas.start);
        if !matches!(reader.value(), Value::Array(_)) {
            return None;
        }
        while reader.next_element() {
            let value = reader.value();
            let span = reader.pass(value);
            if let Value::String(token) = value
                && token.text(self.bytes).eq_ignore_ascii_case(urn)
            {
                return Some(span);
            }
        }
        None
    }

    /// Moves all core attributes out of an extension's container, behind it.
    fn lifted(&self, all: &[(Stranger, Verdict)]) -> Option<Fix> {
        let root = self.root.filter(|root| !root.is_empty())?;
        let there = Self::read_members(self.bytes, root);
        let mut text = String::new();
        let mut moved = Vec::new();
        for (stranger, verdict) in all {
            let Mend::ToRoot(name) = &verdict.mend else { continue };
            if there.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                return None;
            }
            text = sentence!(text, ", ", self.member(stranger, name, "")?);
            moved.push(stranger.name.span);
        }
        let fix = Fix::guess("Move it to the top level");
        Some(self.without(fix, &moved).insert(self.end, text))
    }

    /// Takes members out, and with each of them one comma.
    fn without(&self, mut fix: Fix, names: &[Span]) -> Fix {
        let mut kept_end = None;
        let mut members = self.members.iter().peekable();
        while let Some((name, _, span)) = members.next() {
            if !names.contains(&name.span) {
                kept_end = Some(span.end);
                continue;
            }
            let next = members.peek().map(|(next, ..)| next.span.start);
            let gone = match (kept_end, next) {
                // What is kept stands before it: the comma before it goes.
                (Some(start), _) => {
                    kept_end = Some(span.end);
                    Span { start, end: span.end }
                }
                (None, Some(end)) => Span { start: name.span.start, end },
                (None, None) => name.span.to(*span),
            };
            fix = fix.delete(gone);
        }
        fix
    }
}

fn joined<'m>(members: impl Iterator<Item = &'m str>) -> String {
    members.fold(String::new(), |text, member| {
        if text.is_empty() { member.to_owned() } else { sentence!(text, ", ", member) }
    })
}
