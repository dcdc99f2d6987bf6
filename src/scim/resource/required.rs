//! Attributes that have to be there.

use super::names::inserted;
use super::{Fact, Facts};
use crate::json::{Reader, Value, quote};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::schema::{Mark, Schema};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    USER_NAME: "required.userName", Error, Certain, "RFC 7643 §4.1.1",
        "`userName` is missing", "Every User needs one: the name that the user signs in with.";
    DISPLAY_NAME: "required.displayName", Error, Likely, "RFC 7643 §4.2, §8.7.1",
        "The Group has no `displayName`", "Every Group needs one.";
    ID: "required.id", Error, Certain, "RFC 7643 §3.1",
        "The answer has no `id`", "A server must return the `id` with every resource.";
    META: "required.meta", Warning, Certain, "RFC 7643 §3.1",
        "The answer has no `meta`", "A server returns it unless it was asked to leave it out.";
}

/// Reports what is missing of a resource.
pub(super) fn check(
    bytes: &[u8],
    facts: &Facts,
    schema: &Schema<'_>,
    direction: Direction,
    in_list: bool,
    findings: &mut Findings,
) {
    let object = Span { start: facts.span.start, end: facts.span.start + 1 };
    if direction == Direction::Response {
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
    // A client may have asked a server for a few attributes only.
    let graded = |finding: Finding| match direction {
        Direction::Response => finding.certainty(Certainty::Likely).help(META.help),
        _ => finding,
    };
    if schema.name == "User" && facts.get(Mark::UserName).is_none() {
        let fix = user_name_from_email(bytes, facts).filter(|_| direction != Direction::Response);
        findings.push(graded(Finding::at(&USER_NAME, object)).fix(fix));
    }
    if schema.name == "Group" {
        match facts.get(Mark::GroupDisplayName) {
            None => findings.push(graded(display_name(object))),
            Some(fact) if fact.text(bytes).is_some_and(|text| text.trim().is_empty()) => {
                let message = "The Group's `displayName` is empty";
                findings.push(display_name(fact.span).message(message));
            }
            Some(_) => {}
        }
    }
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
