//! Operations against the ones before them.

use super::operation::Patch;
use super::parts::{Member, Op, Parts, each_member};
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
    last: [Option<Earlier<'s>>; BACK],
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Earlier<'s> {
    op: Op,
    /// The whole operation.
    span: Span,
    path: Str,
    /// The attribute, where the path leads to all of it.
    whole: Option<&'s Attribute<'s>>,
    value: Option<Span>,
}

impl<'s> Sequence<'s> {
    fn push(&mut self, earlier: Earlier<'s>) {
        if let Some(slot) = self.last.get_mut(self.count % BACK) {
            *slot = Some(earlier);
        }
        self.count += 1;
    }

    fn find(&self, wanted: impl Fn(&Earlier<'s>) -> bool) -> Option<Earlier<'s>> {
        self.last.iter().flatten().filter(|earlier| wanted(earlier)).max_by_key(|e| e.span).copied()
    }
}

impl<'s> Patch<'_, '_, 's> {
    /// Notes an earlier operation on the same path that this one makes void, and remembers this.
    pub(super) fn redundant(
        &mut self,
        op: Op,
        parts: &Parts,
        path: &Path,
        meaning: Meaning<'s>,
        member: Member,
    ) {
        let bytes = self.bytes();
        let Some(token) = member.string() else { return };
        let single = meaning.target().is_some_and(|target| !target.multi);
        let void = |earlier: &Earlier<'_>| match op {
            Op::Add => single && earlier.op != Op::Remove,
            Op::Remove => earlier.op != Op::Remove,
            Op::Replace => true,
        };
        let same = |earlier: &Earlier<'_>| {
            earlier.path.raw(bytes).eq_ignore_ascii_case(token.raw(bytes)) && void(earlier)
        };
        if let Some(earlier) = self.sequence.find(same) {
            let gone = removal(bytes, earlier.span.start, earlier.span.end);
            let finding = Finding::at(&rules::REDUNDANT, token.span)
                .related("The earlier one", earlier.path.span)
                .fix(Fix::guess("Remove the earlier one").delete(gone));
            self.findings.push(finding);
        }
        let whole = (path.brackets.is_none() && meaning.sub.is_none()).then_some(meaning.attribute);
        self.sequence.push(Earlier {
            op,
            span: parts.span,
            path: token,
            whole: whole.flatten(),
            value: parts.value.map(|value| value.span),
        });
    }

    /// Notes a filter that finds what an earlier operation adds.
    pub(super) fn order(&mut self, text: &str, path: &Path, meaning: &Meaning<'s>, span: Span) {
        let bytes = self.bytes();
        let Some(term) = path.filter.as_ref().and_then(first_term) else { return };
        let Some(attribute) = meaning.attribute else { return };
        let sub = term.name.attribute.text(text);
        let wanted = Str::quoted(term.literal.span, text.as_bytes());
        let wanted = wanted.text(text.as_bytes());
        let adds = |earlier: &Earlier<'_>| {
            let same = earlier.whole.is_some_and(|whole| core::ptr::eq(whole, attribute));
            let Some(value) = earlier.value.filter(|_| same && earlier.op != Op::Remove) else {
                return false;
            };
            let mut found = false;
            each_member(bytes, value.start, sub, |member| {
                if let Some((Value::String(token), _)) = member {
                    found |= token.text(bytes) == wanted;
                }
            });
            found
        };
        if let Some(earlier) = self.sequence.find(adds) {
            let finding = Finding::at(&rules::ORDER, span);
            self.findings.push(finding.related("It is added here", earlier.path.span));
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
