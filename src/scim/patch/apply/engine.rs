//! What an operation makes of an attribute.

use super::account::Tally;
use super::draft::Draft;
use super::items::{Item, Source, is_assigned, items, member, removals};
use super::place::Place;
use super::refusal::{PatchError, ScimType};
use super::select::Choice;
use super::semantics::Semantics;
use super::tidy::{Given, is_same};
use crate::json::{Value, quote};
use crate::scim::filter::Filter;
use crate::scim::patch::parts::Op;
use crate::scim::schema::{Attribute, Mutability, Returned, Schema, Type};
use crate::sentence;
use crate::text::Span;

/// What a path, or a name in a value, leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'s, 't> {
    /// The path, in which the filter stands.
    pub(super) text: &'t str,
    pub(super) extension: Option<&'s Schema<'s>>,
    pub(super) attribute: &'s Attribute<'s>,
    pub(super) sub: Option<&'s Attribute<'s>>,
    pub(super) filter: Option<&'t Filter>,
}

/// Applies operations, one target after the other.
#[derive(Debug)]
pub(super) struct Engine<'s> {
    pub(super) schema: &'s Schema<'s>,
    pub(super) semantics: Semantics,
    pub(super) draft: Draft,
    pub(super) tally: Tally,
    /// Where the resource begins.
    pub(super) root: u32,
    /// Its members, as long as nothing has changed.
    pub(super) members: Option<Vec<Item>>,
}

/// A member that an object is to have with this value, or not to have.
#[derive(Debug)]
pub(super) struct Part<'s> {
    pub(super) name: String,
    pub(super) attribute: Option<&'s Attribute<'s>>,
    pub(super) text: Option<String>,
}

/// What has become of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rewritten {
    Same,
    Changed,
    /// Nothing would be left in it; it was not touched.
    Emptied,
}

pub(super) type Done<T = ()> = Result<T, PatchError>;

impl<'s> Engine<'s> {
    pub(super) fn new(
        schema: &'s Schema<'s>,
        semantics: Semantics,
        source: Source<'_>,
        account: bool,
    ) -> Self {
        let Source { bytes, root, members } = source;
        let draft = Draft::new(bytes, account);
        let members = Some(members);
        Self { schema, semantics, draft, tally: Tally::default(), root, members }
    }

    /// Does to a target what an operation says; on an error the text stays as it was.
    pub(super) fn apply(
        &mut self,
        op: Op,
        target: &Target<'s, '_>,
        given: Option<Given<'_>>,
    ) -> Done {
        let done = self.change(op, target, given);
        if done.is_ok() {
            self.commit();
        } else {
            self.draft.discard();
        }
        done
    }

    /// Makes the changes that have been decided on.
    pub(super) fn commit(&mut self) {
        if self.draft.commit() {
            self.members = None;
        }
    }

    /// A member of the resource.
    pub(super) fn top(&self, name: &str) -> Option<Item> {
        match &self.members {
            Some(members) => members.iter().find(|item| item.is(name, self.bytes())).copied(),
            None => member(self.bytes(), self.root, name),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.draft.bytes()
    }

    fn change(&mut self, op: Op, target: &Target<'s, '_>, given: Option<Given<'_>>) -> Done {
        let place = self.place(target);
        let item = place.item.filter(|item| is_assigned(self.bytes(), item.value));
        match (item, given) {
            (Some(item), given)
                if matches!(item.value, Value::Array(_)) && target.attribute.multi =>
            {
                self.list(op, target, &place, &item, given)
            }
            (Some(item), given) if op == Op::Remove => self.remove(target, &place, &item, given),
            (None, _) if op == Op::Remove => self.miss(target),
            (Some(item), Some(given)) if !target.attribute.multi => {
                self.set(op, target, &place, &item, given)
            }
            (_, Some(given)) => self.fill(target, &place, given),
            (_, None) => Ok(()),
        }
    }

    /// Notes a removal of what is not there.
    pub(super) fn miss(&mut self, target: &Target<'_, '_>) -> Done {
        if target.filter.is_none() {
            return Ok(());
        }
        self.tally.chosen = Some(0);
        if self.semantics.needs_target() { Err(no_target(target)) } else { Ok(()) }
    }

    /// Sets an attribute with a single value that it has not got, or a list without any.
    fn fill(&mut self, target: &Target<'s, '_>, place: &Place, given: Given<'_>) -> Done {
        let attribute = target.attribute;
        if attribute.returned == Returned::Never {
            self.tally.hidden = true;
            return Ok(());
        }
        let text = match target.sub {
            _ if target.filter.is_some() => {
                self.tally.chosen = Some(0);
                let element = self.made(target, given)?;
                self.tally.created = true;
                element.map(|element| sentence!("[", element, "]"))
            }
            None => self.whole(attribute, given),
            Some(sub) => match given.kept(Some(sub), self.semantics) {
                Some(_) if attribute.multi && !self.semantics.creates() => {
                    return Err(no_target(target));
                }
                Some(text) => {
                    let object = object(&[(sub.name, &text)]);
                    Some(if attribute.multi { sentence!("[", object, "]") } else { object })
                }
                None => None,
            },
        };
        if let Some(text) = text {
            self.tally.changed += 1;
            self.put(target, place, text);
        }
        Ok(())
    }

    /// The value of an attribute as a whole; of a list always as an array.
    pub(super) fn whole(&self, attribute: &Attribute<'_>, given: Given<'_>) -> Option<String> {
        let text = given.kept(Some(attribute), self.semantics)?;
        let bare = attribute.multi && !matches!(given.value, Value::Array(_));
        Some(if bare { sentence!("[", text, "]") } else { text })
    }

    fn remove(
        &mut self,
        target: &Target<'s, '_>,
        place: &Place,
        item: &Item,
        given: Option<Given<'_>>,
    ) -> Done {
        if let Some(sub) = target.sub.filter(|_| !target.attribute.multi) {
            return self.rewrite_or_unassign(target, place, item, &[gone(sub)]);
        }
        refuse_value(target, given)?;
        if target.attribute.mutability == Mutability::Immutable {
            return Err(immutable(target.attribute));
        }
        self.tally.removed += 1;
        self.unassign(target, place, item);
        Ok(())
    }

    /// Sets an attribute with a single value that has another one, or a part of it.
    fn set(
        &mut self,
        op: Op,
        target: &Target<'s, '_>,
        place: &Place,
        item: &Item,
        given: Given<'_>,
    ) -> Done {
        let attribute = target.attribute;
        if let Some(sub) = target.sub {
            let text = given.kept(Some(sub), self.semantics);
            let part = Part { name: sub.name.to_owned(), attribute: Some(sub), text };
            return self.rewrite_or_unassign(target, place, item, &[part]);
        }
        let objects = matches!((item.value, given.value), (Value::Object(_), Value::Object(_)));
        let whole = op == Op::Replace && self.semantics.replaces_whole();
        if attribute.kind == Type::Complex && objects && !whole {
            let parts = self.parts(attribute, given);
            return self.rewrite_or_unassign(target, place, item, &parts);
        }
        let text = given.kept(Some(attribute), self.semantics);
        if text.as_ref().is_some_and(|text| is_same(Given::of(self.bytes(), item), text)) {
            return Ok(());
        }
        if attribute.mutability == Mutability::Immutable {
            return Err(immutable(attribute));
        }
        if let Some(text) = text {
            self.tally.changed += 1;
            self.draft.replace(item.span, text);
        } else {
            self.tally.removed += 1;
            self.unassign(target, place, item);
        }
        Ok(())
    }

    /// The members of a value as parts to be merged into another.
    pub(super) fn parts(&self, attribute: &Attribute<'s>, given: Given<'_>) -> Vec<Part<'s>> {
        let part = |item: &Item| {
            let name = item.name?.text(given.bytes).into_owned();
            let sub = attribute.subs.find(name.as_bytes()).map(|(_, sub)| sub);
            if sub.is_some_and(|sub| sub.mutability == Mutability::ReadOnly) {
                return None;
            }
            let text = Given::of(given.bytes, item).kept(sub, self.semantics);
            let name = sub.map_or(name, |sub| sub.name.to_owned());
            Some(Part { name, attribute: sub, text })
        };
        given.items().iter().filter_map(part).collect()
    }

    fn rewrite_or_unassign(
        &mut self,
        target: &Target<'s, '_>,
        place: &Place,
        item: &Item,
        parts: &[Part<'s>],
    ) -> Done {
        match self.rewrite(item, parts)? {
            Rewritten::Same => {}
            Rewritten::Changed => self.tally.changed += 1,
            Rewritten::Emptied => {
                self.tally.removed += 1;
                self.unassign(target, place, item);
            }
        }
        Ok(())
    }

    /// Gives an object some members and takes others from it.
    pub(super) fn rewrite(&mut self, object_item: &Item, parts: &[Part<'s>]) -> Done<Rewritten> {
        let start = object_item.span.start;
        let members = items(self.bytes(), start);
        let mut gone = vec![false; members.len()];
        let mut added: Vec<(&str, &str)> = Vec::new();
        let mut replaced: Vec<(Span, &str)> = Vec::new();
        for part in parts {
            let bytes = self.bytes();
            let at = members.iter().position(|item| item.is(&part.name, bytes));
            let there = at.and_then(|at| members.get(at));
            let old = there.filter(|item| is_assigned(bytes, item.value));
            match (old, there, &part.text) {
                (None, _, None) => continue,
                (None, None, Some(text)) => added.push((&part.name, text)),
                (None, Some(item), Some(text)) => replaced.push((item.span, text)),
                (Some(old), _, Some(text)) if is_same(Given::of(bytes, old), text) => continue,
                (Some(old), _, Some(text)) => replaced.push((old.span, text)),
                (Some(_), _, None) => {
                    if let Some(gone) = at.and_then(|at| gone.get_mut(at)) {
                        *gone = true;
                    }
                }
            }
            let fixed = part.attribute.filter(|sub| sub.mutability == Mutability::Immutable);
            if let (Some(sub), Some(_)) = (fixed, old) {
                return Err(immutable(sub));
            }
        }
        let bytes = self.bytes();
        let goes = |index: usize| gone.get(index) == Some(&true);
        let kept = |(index, item): (usize, &Item)| !goes(index) && is_assigned(bytes, item.value);
        if added.is_empty() && replaced.is_empty() {
            if !gone.contains(&true) {
                return Ok(Rewritten::Same);
            }
            if !members.iter().enumerate().any(kept) {
                return Ok(Rewritten::Emptied);
            }
        }
        let Some(spans) = removals(&members, goes) else {
            self.draft.replace(object_item.span, object(&added));
            return Ok(Rewritten::Changed);
        };
        let going = members.iter().enumerate().filter(|&(index, _)| goes(index));
        for (span, (_, item)) in spans.into_iter().zip(going) {
            self.draft.delete(span, item.span);
        }
        for (span, text) in replaced {
            self.draft.replace(span, text.to_owned());
        }
        for (name, text) in added {
            if members.is_empty() {
                self.draft.replace(object_item.span, object(&[(name, text)]));
            } else {
                self.draft.add_member(object_item.span, name, text);
            }
        }
        Ok(Rewritten::Changed)
    }

    /// The filter of a target as a choice among the values of its list.
    pub(super) fn choice<'t>(&self, target: &Target<'s, 't>) -> Option<Choice<'s, 't>> {
        let Target { text, attribute, .. } = *target;
        let semantics = self.semantics;
        target.filter.map(|filter| Choice { text, filter, attribute, semantics })
    }
}

/// A removal of a whole list that names some of its values is not one of the whole list.
pub(super) fn refuse_value(target: &Target<'_, '_>, given: Option<Given<'_>>) -> Done {
    let names = given.is_some_and(|given| !matches!(given.value, Value::Null(_)));
    if names && target.attribute.multi {
        let message = sentence!(
            "The RFC does not say what the value of a remove is for: without it all of `",
            target.attribute.name,
            "` goes"
        );
        return Err(PatchError::new(ScimType::InvalidValue, message));
    }
    Ok(())
}

/// The part that takes a member away.
pub(super) fn gone<'s>(sub: &'s Attribute<'s>) -> Part<'s> {
    Part { name: sub.name.to_owned(), attribute: Some(sub), text: None }
}

/// Writes an object.
pub(super) fn object(members: &[(&str, &str)]) -> String {
    let member = |&(name, text): &(&str, &str)| sentence!(quote(name), ": ", text);
    sentence!("{", members.iter().map(member).collect::<Vec<_>>().join(", "), "}")
}

pub(super) fn no_target(target: &Target<'_, '_>) -> PatchError {
    let message = sentence!("Nothing in `", target.attribute.name, "` is what the path chooses");
    PatchError::new(ScimType::NoTarget, message)
}

pub(super) fn immutable(attribute: &Attribute<'_>) -> PatchError {
    let message = sentence!("`", attribute.name, "` is immutable and has a value already");
    PatchError::new(ScimType::Mutability, message)
}
