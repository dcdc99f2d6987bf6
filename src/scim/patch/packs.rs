//! What packs of rules demand of operations beyond RFC 7644.

use super::operation::Patch;
use super::parts::{Member, Op, Parts, each_member, find_member};
use crate::json::{Reader, Value, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Rule};
use crate::scim::filter::{Filter, LiteralKind, Operator};
use crate::scim::path::{Meaning, Path};
use crate::scim::schema::{Attribute, Mark, Mutability, Type};
use crate::sentence;
use crate::text::{digits, sort_by};

rules! {
    pub(super) static RULES;
    ONE_OP_PER_PATH: "interop.one-op-per-path", Error, Certain, "interoperability draft §6.5.1.2; RFC 7644 §3.5.2",
        "One operation changes several attributes", "The interoperability draft wants an operation with a path for each.";
    COMPLEX_REPLACE: "interop.complex-replace", Info, Certain, "interoperability draft §6.5.2.1; RFC 7644 §3.5.2.3",
        "An object takes the place of another, and parts are left out",
        "By the RFC they stay, by the interoperability draft they go: send all that are to stay.";
    MEMBER_OP: "ipsie.member-op", Error, Certain, "IPSIE SCIM profile AL1; RFC 7644 §3.5.2",
        "Members are changed otherwise than IPSIE allows",
        "Add an array to `members`; remove `members` or `members[value eq \"…\"]` without a value.";
    MEMBER_CHANGES: "fastfed.member-changes", Warning, Certain, "FastFed Enterprise SCIM profile §4.3.7",
        "The changes of members are not as FastFed wants them", "";
}

/// How many members one request may change, where the server does not say.
const MOST: usize = 100;

/// The members of a group that the operations so far have changed.
#[derive(Debug, Default)]
pub(super) struct Membership {
    /// Their values, as JSON strings, and where they stand.
    changed: Vec<(String, crate::text::Span)>,
}

impl<'s> Patch<'_, '_, 's> {
    /// The rule about a value for an attribute: members have one of their own in IPSIE.
    pub(super) fn or_member_op(
        &self,
        general: &'static Rule,
        attribute: Option<&Attribute<'_>>,
    ) -> &'static Rule {
        let members = attribute.is_some_and(|attribute| attribute.mark == Mark::Members);
        if members && self.findings.in_force(&MEMBER_OP) { &MEMBER_OP } else { general }
    }

    /// Judges an operation by the packs that are in force; says whether that settles it.
    pub(super) fn judge_by_packs(
        &mut self,
        op: Op,
        parts: &Parts,
        (path, meaning): (&Path, Meaning<'s>),
        text: &str,
        member: Member,
    ) -> bool {
        let Some(attribute) = meaning.attribute else { return false };
        self.complex_replace(op, parts, meaning, member);
        if attribute.mark != Mark::Members {
            return false;
        }
        if self.findings.in_force(&MEMBER_CHANGES) {
            self.count_members(op, parts, path, text, member);
        }
        if !self.findings.in_force(&MEMBER_OP) {
            return false;
        }
        let whole = path.brackets.is_none() && meaning.sub.is_none();
        let allowed = match op {
            Op::Add => whole,
            Op::Remove => whole || meaning.sub.is_none() && chosen_id(path, text).is_some(),
            Op::Replace => false,
        };
        if !allowed {
            self.findings.push(Finding::at(&MEMBER_OP, member.span));
        }
        !whole
    }

    /// Notes an object that replaces another without all of its parts.
    fn complex_replace(&mut self, op: Op, parts: &Parts, meaning: Meaning<'s>, member: Member) {
        let (Some(target), Some(value)) = (meaning.target(), parts.value) else { return };
        let single = target.kind == Type::Complex && !target.multi && meaning.sub.is_none();
        let object = matches!(value.value, Value::Object(_));
        if op != Op::Replace || !single || !object || !self.findings.in_force(&COMPLEX_REPLACE) {
            return;
        }
        let bytes = self.bytes();
        let missing = target.subs.list().iter().find(|sub| {
            let mut reader = Reader::from(bytes, value.span.start);
            reader.value();
            sub.mutability != Mutability::ReadOnly && find_member(&mut reader, sub.name).is_none()
        });
        if let Some(missing) = missing {
            let message = sentence!(
                "An object takes the place of `",
                target.name,
                "` and leaves out `",
                missing.name,
                "`"
            );
            self.findings.push(Finding::at(&COMPLEX_REPLACE, member.span).message(message));
        }
    }

    /// Counts the members that an operation changes.
    fn count_members(&mut self, op: Op, parts: &Parts, path: &Path, text: &str, member: Member) {
        let bytes = self.bytes();
        let all = path.brackets.is_none()
            && (op == Op::Replace || op == Op::Remove && parts.value.is_none());
        if all && !self.membership.changed.is_empty() {
            let message = "All members are removed, and not by the first operation";
            let finding = Finding::at(&MEMBER_CHANGES, member.span).message(message);
            self.findings.push(finding.help("Put this operation before all others."));
        }
        let changed = &mut self.membership.changed;
        if let Some(id) = chosen_id(path, text) {
            changed.push((id, member.span));
        } else if let Some(value) = parts.value {
            each_member(bytes, value.span.start, "value", |found| {
                if let Some((Value::String(token), span)) = found {
                    changed.push((quote(&token.text(bytes)), span));
                }
            });
        }
    }

    /// Judges the changes of members when all operations have been read.
    pub(super) fn judge_members(&mut self) {
        let mut changed = core::mem::take(&mut self.membership.changed);
        if let Some((_, span)) = changed.get(MOST) {
            let count = digits(changed.len() as u64);
            let message = sentence!(count, " members are changed, and FastFed takes 100 at once");
            let finding = Finding::at(&MEMBER_CHANGES, *span).message(message);
            self.findings.push(finding.help("Send them in several requests."));
        }
        sort_by(&mut changed, Ord::cmp);
        for pair in changed.windows(2) {
            if let [(first, before), (second, span)] = pair
                && first == second
            {
                let finding = Finding::at(&MEMBER_CHANGES, *span)
                    .message("The same member is changed twice")
                    .help("Leave one of the two out.");
                self.findings.push(finding.related("The other one", *before));
            }
        }
    }
}

/// The literal of a filter that asks for one `value` and nothing else.
fn chosen_id(path: &Path, text: &str) -> Option<String> {
    match path.filter.as_ref()? {
        Filter::Compare(term)
            if term.operator == Operator::Eq
                && term.literal.kind == LiteralKind::String
                && term.name.attribute.text(text).eq_ignore_ascii_case("value") =>
        {
            Some(term.literal.span.text(text).to_owned())
        }
        _ => None,
    }
}
