//! The members of a group, and the groups of a user.

use super::reference::{Address, is_there};
use super::walk::Walk;
use super::{Fact, Facts};
use crate::json::{Reader, Str, Value, first_member, member_removal, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::schema::{Attribute, Mark};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    VALUE_MISSING: "group.member-value-missing", Warning, Certain, "RFC 7643 §4.2",
        "A member has no `value`", "Give the id of the user or group at the server.";
    STRING: "group.member-string", Error, Certain, "RFC 7643 §4.2",
        "A member must be an object", "Send `{\"value\": \"…\"}` with the member's id.";
    TYPE: "group.member-type", Warning, Certain, "RFC 7643 §4.2, §8.7.1",
        "The `type` of a member is not the name of a resource type", "";
    TYPE_MISSING: "group.member-type-missing", Info, Certain, "RFC 7643 §4.2",
        "Nothing says whether a member is a user or a group",
        "Most servers find out by the id. Where groups may be members, send `type` or `$ref` too.";
    REF_TYPE: "group.member-ref-type", Warning, Certain, "RFC 7643 §4.2",
        "`$ref` and `type` of a member contradict each other", "Make them agree.";
    REF_VALUE: "group.member-ref-value", Warning, Certain, "RFC 7643 §4.2",
        "`$ref` and `value` of a member name two resources", "The last part of `$ref` must be the `value`.";
    REF_NULL: "group.member-ref-null", Info, Certain, "RFC 7643 §2.5; Microsoft Entra ID",
        "`$ref` of a member is null", "That means the same as leaving it out.";
    DISPLAY: "group.member-display", Info, Certain, "RFC 7643 §2.4, §8.4",
        "The table of RFC 7643 §8.7.1 has no `display` for members",
        "Its examples have one, and servers accept it. Most ignore it.";
    DISPLAY_NAME: "group.member-displayName", Warning, Certain, "RFC 7643 §2.4",
        "The name of a member is called `display`", "Write `display`.";
    DUPLICATE: "group.member-duplicate", Warning, Certain, "RFC 7643 §2.4",
        "A member stands twice", "Remove one of them.";
    SELF: "group.member-self", Error, Certain, "RFC 7643 §4.2",
        "The group is a member of itself", "Remove it.";
    EMAIL: "group.member-email", Warning, Likely, "RFC 7643 §4.2",
        "The `value` of a member looks like an email address",
        "Send the id that the server gave the user.";
    MEMBERS_NULL: "group.members-null", Info, Certain, "RFC 7643 §2.5",
        "`members` is null", "It means the same as an empty array, which clients read more surely.";
    GROUPS_TYPE: "group.groups-type", Warning, Certain, "RFC 7643 §4.1.2",
        "The `type` of a membership is `direct` or `indirect`", "";
    GROUPS_REF: "group.groups-ref", Warning, Certain, "RFC 7643 §4.1.2",
        "`$ref` of a membership does not lead to the group", "";
}

/// Judges one member that has been read.
pub(super) fn member(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, span: Span) {
    let bytes = walk.bytes();
    let reference = Address::of(walk, Mark::Ref);
    if !is_there(walk, Mark::Value) {
        // An element that a path has chosen keeps the value that it has.
        if attribute.multi && !super::values::is_empty_object(bytes, span) {
            let fix = reference.map(|reference| with_value(bytes, span, &reference.id()));
            walk.findings.push(Finding::at(&VALUE_MISSING, span).fix(fix));
        }
        return;
    }
    if let Some(token) = walk.facts.get(Mark::Value).and_then(Fact::string) {
        value(walk, token, reference.as_ref());
    }
    kind(walk, attribute, reference.as_ref(), span);
    let patch = walk.direction == Direction::Patch;
    if let Some(fact) = walk.facts.get(Mark::Ref)
        && patch
        && matches!(fact.value, Value::Null(_))
    {
        let gone = member_removal(bytes, fact.name);
        let fix = Fix::safe("Leave it out").delete(gone);
        walk.findings.push(Finding::at(&REF_NULL, fact.name).fix(fix));
    }
    if let Some(fact) = walk.facts.get(Mark::Display)
        && !walk.told.display
    {
        let place = fact.name;
        walk.told.display = true;
        walk.findings.push(Finding::at(&DISPLAY, place));
    }
}

/// Judges the `value` of a member.
fn value(walk: &mut Walk<'_, '_>, token: Str, reference: Option<&Address<'_>>) {
    let bytes = walk.bytes();
    let text = token.text(bytes);
    let own = walk.facts.get(Mark::Id).and_then(Fact::string);
    if own.is_some_and(|id| id.text(bytes) == text) {
        self_member(walk.direction, token.span, walk.findings);
    } else if text
        .split_once('@')
        .is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'))
    {
        walk.findings.push(Finding::at(&EMAIL, token.span));
    }
    if let Some(reference) =
        reference.filter(|reference| !text.is_empty() && !reference.names(&text))
    {
        let id = reference.id();
        let fix = Fix::guess("Take the id from `$ref`").replace(token.span, quote(&id));
        let message = sentence!(
            "`$ref` of a member leads to ",
            shown(&id),
            ", but `value` is ",
            shown(&text)
        );
        walk.findings.push(Finding::at(&REF_VALUE, token.span).message(message).fix(fix));
    }
}

/// Judges the `type` of a member.
fn kind(
    walk: &mut Walk<'_, '_>,
    attribute: &Attribute<'_>,
    reference: Option<&Address<'_>>,
    span: Span,
) {
    let bytes = walk.bytes();
    let leads_to = reference.and_then(|reference| reference.type_of(walk));
    let there = is_there(walk, Mark::Type);
    let Some(token) = walk.facts.get(Mark::Type).and_then(Fact::string) else {
        if attribute.multi && !there && reference.is_none() && !walk.told.untyped {
            walk.told.untyped = true;
            walk.findings.push(Finding::at(&TYPE_MISSING, span));
        }
        return;
    };
    let text = token.text(bytes);
    let mut types = walk.schemas.types().iter();
    // What the definition of the user's own suggests has rules of its own.
    let suggested = attribute.subs.find(b"type").is_some_and(|(_, sub)| !sub.canonical.is_empty());
    if !suggested && !text.trim().is_empty() && !types.any(|of| of.name == text) {
        let mut types = walk.schemas.types().iter();
        let meant = types.find(|of| of.name.eq_ignore_ascii_case(text.trim()));
        let fix = meant.map(|of| {
            Fix::safe(sentence!("Write `", of.name, "`")).replace(token.span, quote(of.name))
        });
        let message = sentence!(shown(&text), " is not the name of a resource type");
        let help = "Write `User` or `Group`, with this letter case.";
        walk.findings.push(Finding::at(&TYPE, token.span).message(message).help(help).fix(fix));
    } else if let Some(of) = leads_to.filter(|of| !of.name.eq_ignore_ascii_case(&text)) {
        let message = sentence!(
            "`$ref` of a member leads to a ",
            of.name,
            ", but its `type` is ",
            shown(&text)
        );
        walk.findings.push(Finding::at(&REF_TYPE, token.span).message(message));
    }
}

fn with_value(bytes: &[u8], span: Span, id: &str) -> Fix {
    let (place, text) = first_member(bytes, span.start, &sentence!("\"value\": ", quote(id)));
    Fix::guess("Take it from `$ref`").insert(place, text)
}

fn self_member(direction: Direction, place: Span, findings: &mut Findings) {
    // The `id` of a create is not the one that the group will have.
    if direction != Direction::Create {
        findings.push(Finding::at(&SELF, place));
    }
}

/// Judges a plain value among the members; says whether it was one.
pub(super) fn stray(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, value: Value) -> bool {
    let Value::String(token) = value else { return false };
    if attribute.mark == Mark::Members {
        let fix = Fix::safe("Make it an object")
            .insert(token.span.start, "{\"value\": ")
            .insert(token.span.end, "}");
        walk.findings.push(Finding::at(&STRING, token.span).fix(fix));
    }
    attribute.mark == Mark::Members
}

/// Looks for the group among its members, where its `id` comes behind them.
pub(super) fn check(bytes: &[u8], facts: &Facts, direction: Direction, findings: &mut Findings) {
    let (Some(members), Some(id)) = (facts.get(Mark::Members), facts.get(Mark::Id)) else { return };
    let Some(id) = id.string().filter(|id| id.span.start > members.span.start) else { return };
    each_value(bytes, members.span, |token| {
        if token.text(bytes) == id.text(bytes) {
            self_member(direction, token.span, findings);
        }
    });
}

/// Calls a function with the `value` of each element of an array that begins there.
pub(crate) fn each_value(bytes: &[u8], array: Span, mut found: impl FnMut(Str)) {
    each_sub(bytes, array, b"value", |value| {
        if let Value::String(token) = value {
            found(token);
        }
    });
}

/// Calls a function with one sub-attribute, in any letter case, of each element of an array that
/// begins there; of a container only its bracket.
pub(super) fn each_sub(bytes: &[u8], array: Span, wanted: &[u8], mut found: impl FnMut(Value)) {
    let mut reader = Reader::from(bytes, array.start);
    if !matches!(reader.value(), Value::Array(_)) {
        return;
    }
    while reader.next_element() {
        let element = reader.value();
        if !matches!(element, Value::Object(_)) {
            reader.skip(element);
            continue;
        }
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            reader.skip(value);
            if name.raw(bytes).eq_ignore_ascii_case(wanted) {
                found(value);
            }
        }
    }
}

/// Judges one of the groups that an answer says a user is in; its own findings begin at the mark.
pub(super) fn membership(walk: &mut Walk<'_, '_>, mark: usize) {
    if walk.direction != Direction::Response {
        return;
    }
    let bytes = walk.bytes();
    if let Some(kind) = walk.facts.get(Mark::Type) {
        let place = kind.span;
        walk.findings.recast(mark, place, &[&super::multi::UNKNOWN], &GROUPS_TYPE);
    }
    let Some(reference) = Address::of(walk, Mark::Ref) else { return };
    let place = walk.facts.get(Mark::Ref).map_or(Span::default(), |fact| fact.span);
    let other = reference.type_of(walk).filter(|of| of.urn != crate::scim::schema::urn::GROUP);
    let value = walk.facts.get(Mark::Value).and_then(|fact| fact.text(bytes));
    let finding = Finding::at(&GROUPS_REF, place);
    let finding = match (other, value) {
        (Some(of), _) => finding.message(sentence!("`$ref` of a membership leads to a ", of.name)),
        (None, Some(value)) if !value.is_empty() && !reference.names(&value) => {
            let message = sentence!(
                "`$ref` of a membership leads to ",
                shown(&reference.id()),
                ", but `value` is ",
                shown(&value)
            );
            finding.message(message)
        }
        _ => return,
    };
    walk.findings.push(finding);
}
