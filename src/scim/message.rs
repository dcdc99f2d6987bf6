//! Which message is this? By the caller's word, by URN, by shape, in that order of trust.

use super::options::{Direction, Kind};
use super::recognition::{Glance, glance, is_resource, opening};
use super::resource::{self, without};
use super::schema::Schemas;
use super::schema::urn;
use crate::json::{Reader, Value, member_removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    UNKNOWN: "msg.kind-unknown", Error, Certain, "RFC 7644 §3.1, §8.2",
        "Nothing here says what kind of SCIM message this is",
        "Add `schemas` with the URN of the resource or message.";
    CONFLICT: "msg.kind-conflict", Error, Certain, "RFC 7644 §3.5, §3.4.3",
        "This is another kind of message than the one expected here", "";
    NOT_OBJECT: "json.not-object", Error, Certain, "RFC 7644 §3.1",
        "A SCIM message is a JSON object", "";
}

/// Names a kind in a sentence.
pub(crate) fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::User => "a User",
        Kind::Group => "a Group",
        Kind::Patch => "a PatchOp",
        Kind::List => "a ListResponse",
        Kind::Search => "a SearchRequest",
        Kind::BulkRequest => "a BulkRequest",
        Kind::BulkResponse => "a BulkResponse",
        Kind::Error => "an Error",
        Kind::ServiceProviderConfig => "a ServiceProviderConfig",
        Kind::ResourceType => "a ResourceType",
        Kind::Schema => "a Schema",
        Kind::Resource => "a resource",
        Kind::Event => "a security event token",
        Kind::Exchange => "an HTTP exchange",
    }
}

/// Tells what kind of message begins at an offset, between what is expected there and what it
/// looks like: nothing when they contradict each other, which is reported. Gives what it looks
/// like, too, and which way it most likely goes.
pub(crate) fn tell(
    bytes: &[u8],
    start: u32,
    expected: Option<Kind>,
    schemas: &Schemas<'_>,
    findings: &mut Findings,
) -> (Option<Kind>, Option<Kind>, Direction) {
    match opening(bytes, start) {
        Some((kind, guess)) if expected.is_none_or(|expected| expected == kind) => {
            (Some(kind), Some(kind), guess)
        }
        _ => {
            let glance = resource::glance(bytes, start, schemas);
            let whole = || Reader::from(bytes, start).whole_value();
            let kind = decide(bytes, &glance, expected, whole, findings);
            (kind, glance.kind(), glance.direction())
        }
    }
}

/// Decides between what the caller says and what the text shows; nothing when they contradict
/// each other or neither says anything, which is reported.
fn decide(
    bytes: &[u8],
    glance: &Glance,
    expected: Option<Kind>,
    whole: impl Fn() -> Span,
    findings: &mut Findings,
) -> Option<Kind> {
    let place = || Span::new(whole().start as usize, whole().start as usize + 1);
    let found = glance.kind();
    match (expected, found) {
        (None, None) if glance.foreign => Some(Kind::Resource),
        (None, None) => {
            findings.push(Finding::at(&UNKNOWN, place()));
            None
        }
        (None, found) => Some(found?),
        (Some(expected), Some(found))
            if found != expected && contradicts(glance, expected, found) =>
        {
            let fix = (expected == Kind::Patch && matches!(found, Kind::User | Kind::Group))
                .then(|| flat_to_patch(bytes, whole(), glance.schemas));
            findings.push(
                Finding::at(&CONFLICT, place())
                    .message(sentence!(
                        "Expected ",
                        article(expected),
                        ", but this is ",
                        article(found)
                    ))
                    .help("Check that the payload belongs to this request.")
                    .fix(fix),
            );
            None
        }
        (expected, _) => expected,
    }
}

/// A shape is a guess: only a URN, or a clear shape of a message, speaks against the caller. And
/// where the shape bears the caller out, it is the URN that is wrong, which has rules of its own.
fn contradicts(glance: &Glance, expected: Kind, found: Kind) -> bool {
    if expected == Kind::Resource || glance.by_shape == Some(expected) {
        return false;
    }
    let resources = |kind: Kind| matches!(kind, Kind::User | Kind::Group);
    glance.by_urn().is_some() || !(resources(expected) && resources(found))
}

/// Which way all messages of a kind go; nothing where they go several ways.
pub(crate) fn way(kind: Kind) -> Option<Direction> {
    match kind {
        Kind::List
        | Kind::Error
        | Kind::BulkResponse
        | Kind::ServiceProviderConfig
        | Kind::ResourceType
        | Kind::Schema
        | Kind::Event => Some(Direction::Response),
        Kind::Patch => Some(Direction::Patch),
        _ => None,
    }
}

/// Says whether a message of a kind goes that way; reports where it does not.
pub(crate) fn fits(kind: Kind, direction: Direction, open: Span, findings: &mut Findings) -> bool {
    use Kind::{BulkRequest, BulkResponse, Error, List, Patch, Search};
    let (body, stranger) = match direction {
        Direction::Create => ("a POST", matches!(kind, Patch | List | Error | BulkResponse)),
        Direction::Replace => ("a PUT", !is_resource(kind)),
        Direction::Response => ("a response", matches!(kind, Patch | Search | BulkRequest)),
        Direction::Patch => return true,
    };
    if stranger {
        let message = sentence!("Expected the body of ", body, ", but this is ", article(kind));
        let help = "Check that the payload belongs to this request.";
        findings.push(Finding::at(&CONFLICT, open).message(message).help(help));
    }
    !stranger
}

/// Wraps a flat resource body into a PATCH operation without a path.
fn flat_to_patch(bytes: &[u8], whole: Span, schemas: Option<Span>) -> Fix {
    let open = sentence!(
        "{\"schemas\": [\"",
        urn::PATCH_OP,
        "\"], \"Operations\": [{\"op\": \"replace\", \"value\": "
    );
    let fix = Fix::guess("Make it a PATCH").insert(whole.start, open).insert(whole.end, "}]}");
    match schemas {
        Some(name) => fix.delete(member_removal(bytes, name)),
        None => fix,
    }
}

/// Reports a text that is no object at all.
pub(crate) fn not_object(bytes: &[u8], value: Value, span: Span, findings: &mut Findings) {
    if matches!(value, Value::Broken(_)) {
        return;
    }
    let place = value.span();
    let finding = Finding::at(&NOT_OBJECT, place);
    let resources = matches!(value, Value::Array(_)) && holds_resources(bytes, span);
    findings.push(if resources {
        let open = sentence!("{\"schemas\": [\"", urn::LIST_RESPONSE, "\"], \"Resources\": ");
        finding
            .message("A bare array of resources is no SCIM message")
            .help("A list of resources comes as the `Resources` of a ListResponse.")
            .fix(
                Fix::guess("Make it a ListResponse").insert(span.start, open).insert(span.end, "}"),
            )
    } else {
        finding.help("Send an object with `schemas`.")
    });
}

fn holds_resources(bytes: &[u8], array: Span) -> bool {
    let mut reader = Reader::from(bytes, array.start);
    reader.value();
    if !reader.next_element() {
        return false;
    }
    matches!(glance(bytes, reader.place_of_value()).kind(), Some(Kind::User | Kind::Group))
}

/// A finding about a member that should not be there, with the fix that takes it away.
pub(crate) fn unwanted(rule: &'static Rule, bytes: &[u8], name: Span) -> Finding {
    Finding::at(rule, name).fix(without(bytes, name))
}
