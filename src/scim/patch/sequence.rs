//! Operations against the ones before them.

use super::operation::Patch;
use super::parts::{Op, each_member};
use super::rules;
use crate::json::{Str, Value, removal};
use crate::report::{Finding, Fix};
use crate::scim::filter::{Comparison, Filter, LiteralKind, Operator};
use crate::scim::path::{Meaning, Path};
use crate::scim::schema::Attribute;
use crate::text::Span;

/// How many operations back the check looks.
const BACK: usize = 16;

/// The last operations with a path.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sequence<'s> {
    last: [Option<Touch<'s>>; BACK],
    count: usize,
}

/// What an operation changes: all or a part of an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touch<'s> {
    pub(super) op: Op,
    /// The whole operation.
    pub(super) operation: Span,
    /// The path, or the name in a value without a path.
    pub(super) name: Str,
    pub(super) meaning: Meaning<'s>,
    /// The path has a filter.
    pub(super) chosen: bool,
    pub(super) value: Option<Span>,
    /// The operation does nothing else.
    pub(super) alone: bool,
}

impl Touch<'_> {
    /// Says whether another operation changes the same.
    fn is_same(&self, other: &Self, bytes: &[u8]) -> bool {
        let spelled = || self.name.raw(bytes).eq_ignore_ascii_case(other.name.raw(bytes));
        let one = |one: Option<&Attribute<'_>>, other: Option<&Attribute<'_>>| match (one, other) {
            (Some(one), Some(other)) => core::ptr::eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let plain = !self.chosen && !other.chosen && self.meaning.attribute.is_some();
        let named = one(self.meaning.attribute, other.meaning.attribute)
            && one(self.meaning.sub, other.meaning.sub);
        if plain { named } else { spelled() }
    }

    /// The attribute, where all of it is meant.
    fn whole(&self) -> Option<&Attribute<'_>> {
        self.meaning.attribute.filter(|_| !self.chosen && self.meaning.sub.is_none())
    }
}

impl<'s> Sequence<'s> {
    fn push(&mut self, earlier: Touch<'s>) {
        if let Some(slot) = self.last.get_mut(self.count % BACK) {
            *slot = Some(earlier);
        }
        self.count += 1;
    }

    fn find(&self, wanted: impl Fn(&Touch<'s>) -> bool) -> Option<Touch<'s>> {
        self.last
            .iter()
            .flatten()
            .filter(|earlier| wanted(earlier))
            .max_by_key(|earlier| earlier.name.span)
            .copied()
    }
}

impl<'s> Patch<'_, '_, 's> {
    /// Notes an earlier operation that this one makes void, and remembers this.
    pub(super) fn redundant(&mut self, touch: Touch<'s>) {
        let bytes = self.bytes();
        let single = touch.meaning.target().is_some_and(|target| !target.multi);
        let void = |earlier: &Touch<'_>| match touch.op {
            Op::Add => single && earlier.op != Op::Remove,
            Op::Remove => earlier.op != Op::Remove,
            Op::Replace => true,
        };
        let same = |earlier: &Touch<'_>| {
            earlier.operation != touch.operation && touch.is_same(earlier, bytes) && void(earlier)
        };
        if let Some(earlier) = self.sequence.find(same) {
            let gone = removal(bytes, earlier.operation.start, earlier.operation.end);
            let fix = Fix::guess("Remove the earlier one").delete(gone);
            let finding = Finding::at(&rules::REDUNDANT, touch.name.span)
                .related("The earlier one", earlier.name.span);
            self.findings.push(finding.fix(earlier.alone.then_some(fix)));
        }
        self.sequence.push(touch);
    }

    /// Notes a filter that finds what an earlier operation adds.
    pub(super) fn order(&mut self, text: &str, path: &Path, meaning: &Meaning<'s>, span: Span) {
        let bytes = self.bytes();
        let Some(term) = path.filter.as_ref().and_then(first_term) else { return };
        let Some(attribute) = meaning.attribute else { return };
        let sub = term.name.attribute.text(text);
        let exact = attribute.subs.find(sub.as_bytes()).is_some_and(|(_, sub)| sub.case_exact);
        let wanted = Str::quoted(term.literal.span, text.as_bytes());
        let wanted = wanted.text(text.as_bytes());
        let adds = |earlier: &Touch<'_>| {
            let same = earlier.whole().is_some_and(|whole| core::ptr::eq(whole, attribute));
            let Some(value) = earlier.value.filter(|_| same && earlier.op != Op::Remove) else {
                return false;
            };
            let mut found = false;
            each_member(bytes, value.start, sub, |member| {
                if let Some((Value::String(token), _)) = member {
                    let text = token.text(bytes);
                    found |= text == wanted || !exact && text.eq_ignore_ascii_case(&wanted);
                }
            });
            found
        };
        if let Some(earlier) = self.sequence.find(adds) {
            let finding = Finding::at(&rules::ORDER, span);
            self.findings.push(finding.related("It is added here", earlier.name.span));
        }
    }
}

/// The first comparison for equality with a string that has to hold.
fn first_term(filter: &Filter) -> Option<Comparison> {
    match filter {
        Filter::And(parts) => parts.iter().find_map(first_term),
        Filter::Compare(term)
            if term.operator == Operator::Eq && term.literal.kind == LiteralKind::String =>
        {
            Some(*term)
        }
        _ => None,
    }
}
