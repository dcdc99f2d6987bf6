//! What an operation makes of the values of a list.

use super::engine::{Done, Engine, Part, Rewritten, Target, gone, no_target, object, refuse_value};
use super::items::{Item, items, member, removals};
use super::place::Place;
use super::refusal::{PatchError, ScimType};
use super::tidy::{Given, canonical, is_same};
use crate::json::Value;
use crate::scim::filter::{Filter, Operator};
use crate::scim::patch::parts::Op;
use crate::scim::schema::Mark;
use crate::sentence;
use crate::text::sort_by;

/// A list with what is to happen to its values.
struct List<'i> {
    item: &'i Item,
    elements: Vec<Item>,
    /// The ones that go, in their order.
    gone: Vec<usize>,
    /// The ones that are made primary.
    promoted: Vec<usize>,
    /// What is put behind them.
    added: Vec<String>,
}

impl<'s> Engine<'s> {
    /// Does to a list with values what an operation says.
    pub(super) fn list(
        &mut self,
        op: Op,
        target: &Target<'s, '_>,
        place: &Place,
        item: &Item,
        given: Option<Given<'_>>,
    ) -> Done {
        let elements = items(self.bytes(), item.span.start);
        let (gone, promoted, added) = (Vec::new(), Vec::new(), Vec::new());
        let mut list = List { item, elements, gone, promoted, added };
        if target.filter.is_some() || target.sub.is_some() {
            self.chosen(op, target, &mut list, given)?;
        } else {
            match (op, given) {
                (Op::Add, Some(given)) => self.append(target, &mut list, given)?,
                (Op::Replace, Some(given)) => return self.exchange(target, place, item, given),
                (Op::Remove, given) => self.clear(target, &mut list, given)?,
                _ => {}
            }
        }
        self.finish(target, place, &list)
    }

    /// Changes the values that a filter chooses, or all of them where there is none.
    fn chosen(
        &mut self,
        op: Op,
        target: &Target<'s, '_>,
        list: &mut List<'_>,
        given: Option<Given<'_>>,
    ) -> Done {
        let choice = self.choice(target);
        let mut chosen = Vec::new();
        for (index, element) in list.elements.iter().enumerate() {
            let null = matches!(element.value, Value::Null(_) | Value::Broken(_));
            let taken = match choice {
                _ if null => false,
                Some(choice) => choice.takes(Given::of(self.bytes(), element))?,
                None => true,
            };
            if taken {
                chosen.push((index, *element));
            }
        }
        self.tally.chosen = Some(chosen.len());
        if chosen.is_empty() {
            if op == Op::Remove {
                return self.miss(target);
            }
            let given = given.ok_or_else(|| no_target(target))?;
            list.added.extend(self.made(target, given)?);
            return Ok(());
        }
        for (index, element) in chosen {
            self.element(op, target, list, (index, &element), given)?;
        }
        Ok(())
    }

    /// Changes one value.
    fn element(
        &mut self,
        op: Op,
        target: &Target<'s, '_>,
        list: &mut List<'_>,
        (index, element): (usize, &Item),
        given: Option<Given<'_>>,
    ) -> Done {
        let parts = match (target.sub, given) {
            (Some(sub), _) if op == Op::Remove => vec![gone(sub)],
            (Some(sub), Some(given)) => {
                let text = given.kept(Some(sub), self.semantics);
                vec![Part { name: sub.name.to_owned(), attribute: Some(sub), text }]
            }
            (None, Some(given)) if op != Op::Remove => {
                let merges = matches!(given.value, Value::Object(_))
                    && !(op == Op::Replace && self.semantics.replaces_whole());
                if !merges {
                    self.replace_element(target, list, (index, element), given);
                    return Ok(());
                }
                self.parts(target.attribute, given)
            }
            _ => {
                self.tally.removed += 1;
                list.gone.push(index);
                return Ok(());
            }
        };
        let promotes = |part: &Part<'_>| {
            part.attribute.is_some_and(|sub| sub.mark == Mark::Primary)
                && part.text.as_deref() == Some("true")
        };
        if parts.iter().any(promotes) {
            list.promoted.push(index);
        }
        match self.rewrite(element, &parts)? {
            Rewritten::Same => {}
            Rewritten::Changed => self.tally.changed += 1,
            Rewritten::Emptied => {
                self.tally.removed += 1;
                list.gone.push(index);
            }
        }
        Ok(())
    }

    /// Puts another value into the place of one.
    fn replace_element(
        &mut self,
        target: &Target<'s, '_>,
        list: &mut List<'_>,
        (index, element): (usize, &Item),
        given: Given<'_>,
    ) {
        match given.kept(Some(target.attribute), self.semantics) {
            None => {
                self.tally.removed += 1;
                list.gone.push(index);
            }
            Some(text) if is_same(Given::of(self.bytes(), element), &text) => {}
            Some(text) => {
                if is_primary(text.as_bytes(), 0) {
                    list.promoted.push(index);
                }
                self.tally.changed += 1;
                self.draft.replace(element.span, text);
            }
        }
    }

    /// Adds the values that are not there yet.
    fn append(&mut self, target: &Target<'s, '_>, list: &mut List<'_>, given: Given<'_>) -> Done {
        let urns = target.attribute.mark == Mark::Schemas;
        let key = |given: Given<'_>| {
            let key = canonical(given, "primary");
            if urns { key.to_ascii_lowercase() } else { key }
        };
        let kept = |given: &Given<'_>| given.kept(Some(target.attribute), self.semantics);
        let texts: Vec<String> = given.values().iter().filter_map(kept).collect();
        let bytes = self.bytes();
        let old = list.elements.iter().map(|element| key(Given::of(bytes, element)));
        let new = texts.iter().map(|text| key(Given::whole(text.as_bytes())));
        let firsts = first_of_each(old.chain(new).collect());
        let known = list.elements.len();
        for (index, text) in texts.into_iter().enumerate() {
            let first = firsts.get(known + index).copied().unwrap_or_default();
            if first == known + index {
                list.added.push(text);
                continue;
            }
            self.tally.present += 1;
            // The same value again, but primary now.
            if let Some(element) = list.elements.get(first)
                && is_primary(text.as_bytes(), 0)
                && !is_primary(self.bytes(), element.span.start)
            {
                let part = Part {
                    name: "primary".to_owned(),
                    attribute: None,
                    text: Some("true".to_owned()),
                };
                self.rewrite(element, &[part])?;
                self.tally.changed += 1;
                list.promoted.push(first);
            }
        }
        Ok(())
    }

    /// Puts another list into the place of one.
    fn exchange(
        &mut self,
        target: &Target<'s, '_>,
        place: &Place,
        item: &Item,
        given: Given<'_>,
    ) -> Done {
        let text = self.whole(target.attribute, given);
        if target.attribute.mark == Mark::Schemas {
            let text = text.as_deref().unwrap_or_default();
            let base = |item: &Item| match item.value {
                Value::String(token) => {
                    token.text(text.as_bytes()).eq_ignore_ascii_case(self.schema.urn)
                }
                _ => false,
            };
            if !items(text.as_bytes(), 0).iter().any(base) {
                return Err(self.base_urn());
            }
        }
        match text {
            None => {
                self.tally.removed += 1;
                self.unassign(target, place, item);
            }
            Some(text) if is_same(Given::of(self.bytes(), item), &text) => {}
            Some(text) => {
                self.tally.changed += 1;
                self.draft.replace(item.span, text);
            }
        }
        Ok(())
    }

    /// Marks all values as gone, or those that the value of a removal names.
    fn clear(
        &mut self,
        target: &Target<'s, '_>,
        list: &mut List<'_>,
        given: Option<Given<'_>>,
    ) -> Done {
        let named = given.filter(|given| !matches!(given.value, Value::Null(_)));
        let Some(named) = named.filter(|_| self.semantics.is_loose()) else {
            refuse_value(target, given)?;
            list.gone = (0..list.elements.len()).collect();
            self.tally.removed += list.gone.len();
            return Ok(());
        };
        let mut wanted: Vec<String> = named.values().iter().map(|given| identity(*given)).collect();
        sort_by(&mut wanted, Ord::cmp);
        for (index, element) in list.elements.iter().enumerate() {
            if wanted.binary_search(&identity(Given::of(self.draft.bytes(), element))).is_ok() {
                list.gone.push(index);
            }
        }
        self.tally.removed += list.gone.len();
        Ok(())
    }

    /// The value that a filter describes, with what is given for it.
    pub(super) fn made(&self, target: &Target<'s, '_>, given: Given<'_>) -> Done<Option<String>> {
        let refused = || no_target(target);
        if !self.semantics.creates() {
            return Err(refused());
        }
        let mut terms = Vec::new();
        if let Some(filter) = target.filter {
            equalities(filter, target.text, &mut terms).ok_or_else(refused)?;
        }
        let parts = match target.sub {
            Some(sub) => {
                let text = given.kept(Some(sub), self.semantics);
                vec![Part { name: sub.name.to_owned(), attribute: Some(sub), text }]
            }
            None => self.parts(target.attribute, given),
        };
        let mut members: Vec<(String, String)> = Vec::new();
        for (name, literal) in terms {
            let sub = target.attribute.subs.find(name.as_bytes()).map(|(_, sub)| sub);
            let name = sub.map_or(name, |sub| sub.name);
            if parts.iter().any(|part| part.name == name) {
                continue;
            }
            if let Some(text) = Given::whole(literal.as_bytes()).kept(sub, self.semantics) {
                members.push((name.to_owned(), text));
            }
        }
        let count = members.len();
        members.extend(parts.into_iter().filter_map(|part| Some((part.name, part.text?))));
        let members: Vec<(&str, &str)> =
            members.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        Ok((members.len() > count).then(|| object(&members)))
    }

    /// Makes what has been decided of a list, and takes `primary` from the others where one of its
    /// values gets it.
    fn finish(&mut self, target: &Target<'s, '_>, place: &Place, list: &List<'_>) -> Done {
        let goes = |index: usize| list.gone.binary_search(&index).is_ok();
        if target.attribute.mark == Mark::Schemas
            && self.position(&list.elements, self.schema.urn).is_some_and(goes)
        {
            return Err(self.base_urn());
        }
        let new = list.added.iter().filter(|text| is_primary(text.as_bytes(), 0)).count();
        if new + list.promoted.len() > 1 {
            let message =
                sentence!("Several values of `", target.attribute.name, "` would be primary");
            return Err(PatchError::new(ScimType::InvalidValue, message));
        }
        if !list.gone.is_empty() {
            let Some(spans) = removals(&list.elements, goes) else {
                self.unassign(target, place, list.item);
                return Ok(());
            };
            for (span, &index) in spans.into_iter().zip(&list.gone) {
                if let Some(element) = list.elements.get(index) {
                    self.draft.delete(span, element.span);
                }
            }
        }
        for text in &list.added {
            self.tally.added += 1;
            self.tally.created |= self.tally.chosen == Some(0);
            self.draft.add_element(list.item.span, text);
        }
        if new + list.promoted.len() > 0 {
            let others = list.elements.iter().enumerate();
            let others =
                others.filter(|(index, _)| !goes(*index) && !list.promoted.contains(index));
            for (_, element) in others {
                self.demote(element);
            }
        }
        Ok(())
    }

    fn demote(&mut self, element: &Item) {
        let primary = member(self.bytes(), element.span.start, "primary");
        if let Some(Item { value: Value::Bool(span, true), .. }) = primary {
            self.tally.demoted += 1;
            self.draft.replace(span, "false".to_owned());
        }
    }

    fn base_urn(&self) -> PatchError {
        let message = sentence!("A ", self.schema.name, " keeps its own URN in `schemas`");
        PatchError::new(ScimType::Mutability, message)
    }
}

fn is_primary(bytes: &[u8], start: u32) -> bool {
    member(bytes, start, "primary").is_some_and(|item| matches!(item.value, Value::Bool(_, true)))
}

/// What a value of a list is known by: its `value`, or else all of it.
fn identity(given: Given<'_>) -> String {
    let value = member(given.bytes, given.span.start, "value");
    canonical(value.map_or(given, |item| Given::of(given.bytes, &item)), "primary")
}

/// For each key the index of the first that is the same.
fn first_of_each(keys: Vec<String>) -> Vec<usize> {
    let mut sorted: Vec<(usize, String)> = keys.into_iter().enumerate().collect();
    sort_by(&mut sorted, |one, other| one.1.cmp(&other.1));
    let mut firsts = vec![0; sorted.len()];
    let mut first = 0;
    let mut last = None;
    for (index, key) in &sorted {
        if last != Some(key) {
            first = *index;
            last = Some(key);
        }
        if let Some(slot) = firsts.get_mut(*index) {
            *slot = first;
        }
    }
    firsts
}

/// The names and literals that a filter wants to be equal; nothing where it wants anything else.
fn equalities<'t>(filter: &Filter, text: &'t str, out: &mut Vec<(&'t str, String)>) -> Option<()> {
    match filter {
        Filter::And(parts) => parts.iter().try_for_each(|part| equalities(part, text, out)),
        Filter::Compare(term) if term.operator == Operator::Eq => {
            out.push((term.name.attribute.text(text), term.literal.span.text(text).to_owned()));
            Some(())
        }
        _ => None,
    }
}
