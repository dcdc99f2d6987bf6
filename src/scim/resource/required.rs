//! Attributes that have to be there.

use super::judge::Terms;
use super::names::inserted;
use super::walk::{Scope, Walk};
use super::{Fact, Facts};
use crate::json::{Reader, Value, quote};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Findings, Fix, Rule};
use crate::scim::Direction;
use crate::scim::schema::{Attribute, Attributes, Mark, Mutability, Returned, bit};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    ATTRIBUTE: "required.attribute", Error, Certain, "RFC 7643 §2.2, §7; RFC 7644 §3.5.1",
        "A required attribute is missing", "Give it a value: its schema says that it is required.";
    SUB_ATTRIBUTE: "required.sub-attribute", Error, Certain, "RFC 7643 §7",
        "A required sub-attribute is missing",
        "Give it a value: it is required wherever the attribute around it is there.";
    EXTENSION: "required.extension", Error, Certain, "RFC 7643 §6",
        "A required extension is missing", "The resource type says that every resource carries it.";
    EMPTY: "required.resource-empty", Warning, Certain, "RFC 7644 §3.3",
        "Nothing here says anything of the resource",
        "What a server makes itself is dropped: send the attributes that the client is to set.";
    USER_NAME: "required.userName", Error, Certain, "RFC 7643 §4.1.1",
        "`userName` is missing", "Every User needs one: the name that the user signs in with.";
    DISPLAY_NAME: "required.displayName", Error, Likely, "RFC 7643 §4.2, §8.7.1",
        "The Group has no `displayName`", "Every Group needs one.";
    ID: "required.id", Error, Certain, "RFC 7643 §3.1",
        "The answer has no `id`", "A server must return the `id` with every resource.";
    META: "required.meta", Warning, Certain, "RFC 7643 §3.1",
        "The answer has no `meta`", "A server returns it unless it was asked to leave it out.";
    ALWAYS: "ret.always-missing", Error, Certain, "RFC 7643 §7; RFC 7644 §3.9",
        "An attribute that is always returned is missing",
        "A server returns it whatever was asked for or excluded.";
}

/// Reports what is missing of a resource.
pub(super) fn check(bytes: &[u8], facts: &Facts, terms: &Terms<'_>, findings: &mut Findings) {
    let object = Span { start: facts.span.start, end: facts.span.start + 1 };
    if terms.direction == Direction::Response {
        returned(facts, object, terms.in_list, findings);
    }
    let absent = absent(terms.schema.attributes, facts.seen, terms.direction);
    for &(rule, attribute) in &absent {
        findings.push(match attribute.mark {
            Mark::UserName => {
                let fix = user_name_from_email(bytes, facts);
                let fix = fix.filter(|_| terms.direction != Direction::Response);
                graded(Finding::at(&USER_NAME, object), terms.direction).fix(fix)
            }
            Mark::GroupDisplayName => graded(display_name(object), terms.direction),
            _ => {
                let own = super::newer::missing(terms.schema, attribute.name);
                missing(own.unwrap_or(rule), attribute.name, object, terms.direction)
            }
        });
    }
    let name = facts.get(Mark::GroupDisplayName);
    if let Some(fact) = name
        && fact.text(bytes).is_some_and(|text| text.trim().is_empty())
    {
        findings.push(display_name(fact.span).message("The Group's `displayName` is empty"));
    }
    if terms.direction != Direction::Response {
        extensions(bytes, facts, terms, object, findings);
        if is_empty(facts, terms, absent.is_empty()) {
            findings.push(Finding::at(&EMPTY, object));
        }
    }
}

/// Reports what a server must return of every resource.
fn returned(facts: &Facts, object: Span, in_list: bool, findings: &mut Findings) {
    if facts.get(Mark::Id).is_none() {
        let rule = if in_list { &crate::scim::list::NO_ID } else { &ID };
        findings.push(Finding::at(rule, object));
    }
    match facts.get(Mark::Meta).map(|meta| meta.value) {
        None => findings.push(Finding::at(&META, object)),
        Some(Value::Null(span)) => findings.push(Finding::at(&META, span)),
        _ => {}
    }
}

/// The attributes that should be there and are not, each with the rule that says so.
fn absent<'s>(
    attributes: &'s Attributes<'s>,
    seen: u64,
    direction: Direction,
) -> Vec<(&'static Rule, &'s Attribute<'s>)> {
    let response = direction == Direction::Response;
    let always = if response { attributes.always() & !seen } else { 0 };
    let wanted = attributes.required() & !seen | always;
    if wanted == 0 {
        return Vec::new();
    }
    let rule = |(index, attribute): (usize, &'s Attribute<'s>)| {
        let own = matches!(attribute.mark, Mark::Schemas | Mark::Id | Mark::Meta);
        let kept_back = response && attribute.returned != Returned::Default;
        let servers = !response && attribute.mutability == Mutability::ReadOnly;
        match bit(index) {
            _ if own => None,
            bit if always & bit != 0 => Some((&ALWAYS, attribute)),
            bit if wanted & bit != 0 && !kept_back && !servers => Some((&ATTRIBUTE, attribute)),
            _ => None,
        }
    };
    attributes.list().iter().take(63).enumerate().filter_map(rule).collect()
}

/// Reports what is missing of a complex value or of an extension.
#[cold]
pub(super) fn inside(walk: &mut Walk<'_, '_>, open: Span, scope: Scope<'_>, seen: u64) {
    let outer = match scope {
        Scope::Complex(attribute) => sentence!(attribute.name, "."),
        _ => String::new(),
    };
    let whole = match scope {
        // What a PATCH does not name keeps its value, but a new element has no other.
        Scope::Complex(attribute) => walk.direction != Direction::Patch || attribute.multi,
        _ => walk.direction != Direction::Patch,
    };
    if !whole || walk.reader.stopped() {
        return;
    }
    for (rule, attribute) in absent(scope.attributes(), seen, walk.direction) {
        let complex = matches!(scope, Scope::Complex(_)) && rule.is(&ATTRIBUTE);
        let rule = if complex { &SUB_ATTRIBUTE } else { rule };
        let name = sentence!(outer, attribute.name);
        walk.findings.push(missing(rule, &name, open, walk.direction));
    }
}

fn missing(rule: &'static Rule, name: &str, place: Span, direction: Direction) -> Finding {
    let always = rule.is(&ALWAYS);
    let why =
        if always { "` is always returned, but missing" } else { "` is required, but missing" };
    let finding = Finding::at(rule, place).message(sentence!("`", name, why));
    if always { finding } else { graded(finding, direction) }
}

/// A client may have asked a server for a few attributes only.
fn graded(finding: Finding, direction: Direction) -> Finding {
    match direction {
        Direction::Response => finding.certainty(Certainty::Likely).help(META.help),
        _ => finding,
    }
}

/// Reports the extensions that the resource type requires and that are not there.
fn extensions(
    bytes: &[u8],
    facts: &Facts,
    terms: &Terms<'_>,
    object: Span,
    findings: &mut Findings,
) {
    for (index, extension) in terms.schema.extensions.iter().enumerate() {
        let empty = facts.extension(index).is_none_or(|fact| {
            fact.span.inner().slice(bytes).trim_ascii().is_empty()
                || matches!(fact.value, Value::Null(_))
        });
        if terms.schema.required & bit(index) != 0 && empty {
            let message = sentence!(
                "Every ",
                terms.schema.name,
                " must carry the extension `",
                extension.urn,
                "`"
            );
            findings.push(Finding::at(&EXTENSION, object).message(message));
        }
    }
}

/// Says whether a request sends nothing that the server would keep. Of what is missing it is
/// enough to be told once.
fn is_empty(facts: &Facts, terms: &Terms<'_>, complete: bool) -> bool {
    let seen = |index: usize| facts.seen & bit(index) != 0;
    let mut seen =
        terms.schema.attributes.list().iter().enumerate().filter(|(index, _)| seen(*index));
    let kept = |attribute: &Attribute<'_>| {
        attribute.mutability != Mutability::ReadOnly && attribute.mark != Mark::Schemas
    };
    let mut sent = false;
    let none = !seen.any(|(_, attribute)| {
        sent |= attribute.mark != Mark::Schemas;
        kept(attribute)
    });
    none && facts.bare() && (complete || sent)
}

/// Reports a Group without a name.
fn display_name(place: Span) -> Finding {
    Finding::at(&DISPLAY_NAME, place).note(
        "RFC 7643 contradicts itself: §4.2 says REQUIRED, the table in §8.7.1 says not required",
    )
}

/// Suggests the first email address as the user name.
fn user_name_from_email(bytes: &[u8], facts: &Facts) -> Option<Fix> {
    let emails: &Fact = facts.get(Mark::Emails)?;
    let mut reader = Reader::from(bytes, emails.span.start);
    reader.value();
    if !reader.next_element() || !matches!(reader.value(), Value::Object(_)) {
        return None;
    }
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        if let (b"value", Value::String(token)) = (name.raw(bytes), value)
            && !token.raw(bytes).trim_ascii().is_empty()
        {
            let member = sentence!("\"userName\": ", quote(&token.text(bytes)));
            let fix = inserted(bytes, facts.span.start, &member, "Use the first email address");
            return Some(fix.guessed());
        }
        reader.skip(value);
    }
    None
}
