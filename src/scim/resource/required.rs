//! Attributes that have to be there.

use super::names::inserted;
use super::{Fact, Facts};
use crate::json::{Reader, Value, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::schema::{Attribute, Mark, Schema};
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
        "The answer has no `meta`", "A server returns `meta` unless it was asked to leave it out.";
    EMPTY: "required.resource-empty", Warning, Certain, "RFC 7644 §3.3",
        "Nothing is left of the resource once read-only attributes are dropped", "Send at least one attribute that a client may write.";
}

/// Says whether a required attribute is required of a message that goes this way.
pub(super) fn applies(direction: Direction, attribute: &Attribute<'_>) -> bool {
    direction != Direction::Patch && attribute.mark != Mark::Schemas
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
        if facts.get(Mark::Meta).is_none() {
            findings.push(Finding::at(&META, object));
        }
    } else if facts.writable == 0 {
        findings.push(Finding::at(&EMPTY, object));
        return;
    }
    if schema.name == "User" && facts.get(Mark::UserName).is_none() {
        let finding = Finding::at(&USER_NAME, object).fix(user_name_from_email(bytes, facts));
        findings.push(finding);
    }
    if schema.name == "Group" && facts.get(Mark::GroupDisplayName).is_none() {
        let finding = Finding::at(&DISPLAY_NAME, object).note(
            "RFC 7643 contradicts itself: §4.2 says REQUIRED, the table in §8.7.1 says not required",
        );
        findings.push(finding);
    }
}

/// Suggests the first e-mail address as the user name.
fn user_name_from_email(bytes: &[u8], facts: &Facts) -> Option<Fix> {
    let emails: &Fact = facts.get(Mark::Emails)?;
    let mut reader = Reader::from(bytes, emails.span.start);
    reader.value();
    if !reader.next_element() || !matches!(reader.value(), Value::Object(_)) {
        return None;
    }
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        if let (b"value", Value::String(token)) = (name.raw(bytes), value) {
            let member = sentence!("\"userName\": ", quote(&token.text(bytes)));
            let fix = inserted(bytes, facts.span.start, &member, "Use the first e-mail address");
            return Some(fix.guessed());
        }
        reader.skip(value);
    }
    None
}
