//! Security event tokens (RFC 8417, RFC 9967): the claims, the events, and what is inside them.
//!
//! The names of claims are compared byte by byte, as in any JWT; claims that are not known are
//! nobody's business.

mod names;
mod payload;

use super::given::Given;
use crate::json::{Document, Node, NodeKind, Reader, Value, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::{Span, shown};
use names::Event;

rules! {
    static CLAIMS;
    SUB_ID_MISSING: "set.sub-id-missing", Error, Certain, "RFC 9967 §2.1",
        "`sub_id` is missing", "Name the resource as `\"sub_id\": {\"format\": \"scim\", \"uri\": \"/Users/…\"}`.";
    SUB: "set.sub-present", Error, Certain, "RFC 9967 §2.1",
        "A SCIM event does not use the claim `sub`", "Remove it: `sub_id` says what the event is about.";
    SUB_ID: "set.sub-id-format", Error, Certain, "RFC 9967 §2.1",
        "`sub_id` does not name a SCIM resource",
        "Its `format` is `scim`, its `uri` the path of the resource below the base URL, such as `/Users/…`.";
    EMPTY: "set.events-empty", Error, Certain, "RFC 8417 §2.2; RFC 9967 §2",
        "The token holds no event", "`events` is an object with the URN of an event as the name of each member.";
    TXN: "set.txn-missing", Error, Certain, "RFC 9967 §2.5.1",
        "`txn` is missing", "The answer to an asynchronous request repeats the `Set-Txn` that the client was given.";
}

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[CLAIMS, names::RULES, payload::RULES];

/// Checks a token whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    reader.skip(Value::Object(open));
    if reader.stopped() {
        return;
    }
    let document = Document::inside(reader.bytes(), open.start, u32::MAX);
    let token = document.root();
    let Some(events) = token.member("events").filter(|events| !events.is_null()) else {
        findings.push(Finding::at(&EMPTY, token.opening()).message("`events` is missing"));
        return subject(token, findings);
    };
    if events.kind() != NodeKind::Object {
        let message = sentence!("`events` must be an object, found ", events.kind().name());
        findings.push(Finding::at(&EMPTY, events.span()).message(message));
        return subject(token, findings);
    }
    if events.members().next().is_none() {
        findings.push(Finding::at(&EMPTY, events.span()));
    }
    let scim = events.members().any(|(name, _)| names::is_scim(&name));
    let mut asynchronous = false;
    for (name, node) in events.members() {
        // Beside SCIM events there may be those of others.
        let event =
            if names::is_scim(&name) || !scim { names::read(&name, node, findings) } else { None };
        asynchronous |= event == Some(Event::Answer);
        if let Some(event) = event {
            payload::check(token, node, event, options, findings);
        }
    }
    if asynchronous && token.member("txn").and_then(Node::text).is_none_or(|txn| txn.is_empty()) {
        let place = token.member("txn").map_or(token.opening(), Node::span);
        let message = "`txn` is missing, by which the client knows which request this answers";
        findings.push(Finding::at(&TXN, place).message(message));
    }
    subject(token, findings);
}

/// Checks what the events are about.
fn subject(token: Node<'_>, findings: &mut Findings) {
    let sub = token.member("sub").filter(|sub| !sub.is_null());
    match (token.member("sub_id").filter(|id| !id.is_null()), sub) {
        (None, None) => findings.push(Finding::at(&SUB_ID_MISSING, token.opening())),
        (None, Some(sub)) => {
            let place = sub.name_span().unwrap_or_default();
            let message = "`sub_id` is missing, and `sub`, which SCIM events do not use, is there";
            let finding = Finding::at(&SUB_ID_MISSING, place).message(message);
            findings.push(finding.fix(subject_fix(sub, place)));
        }
        (Some(id), sub) => {
            if let Some(place) = sub.and_then(Node::name_span) {
                findings.push(super::message::unwanted(&SUB, token.bytes(), place));
            }
            subject_id(id, findings);
        }
    }
}

/// Makes a `sub_id` of a `sub` that says all that it takes.
fn subject_fix(sub: Node<'_>, name: Span) -> Option<Fix> {
    let fix = Fix::guess("Make it a `sub_id`").replace(name, "\"sub_id\"");
    match sub.text() {
        None => (sub.kind() == NodeKind::Object).then_some(fix),
        Some(text) => text.starts_with('/').then(|| {
            let id = sentence!("{\"format\": \"scim\", \"uri\": ", quote(&text), "}");
            fix.replace(sub.span(), id)
        }),
    }
}

fn subject_id(id: Node<'_>, findings: &mut Findings) {
    let wrong = |place: Span, message: String| Finding::at(&SUB_ID, place).message(message);
    if id.kind() != NodeKind::Object {
        let message = sentence!("`sub_id` must be an object, found ", id.kind().name());
        findings.push(wrong(id.span(), message));
        return;
    }
    let format = id.member("format");
    match format.and_then(Node::text) {
        Some(text) if text == "scim" => {}
        Some(text) => {
            let message =
                sentence!("The `format` of `sub_id` must be `scim`, found ", shown(&text));
            let place = format.map(Node::span).unwrap_or_default();
            let fix = Fix::guess("Write `scim`").replace(place, "\"scim\"");
            findings.push(wrong(place, message).fix(fix));
            return;
        }
        None => {
            let place = format.map_or(id.opening(), Node::span);
            findings.push(wrong(place, "`sub_id` has no `format`".to_owned()));
        }
    }
    let uri = id.member("uri");
    let text = uri.and_then(Node::text).unwrap_or_default();
    let place = uri.map_or(id.opening(), Node::span);
    if text.trim().is_empty() {
        findings.push(wrong(place, "`sub_id` has no `uri`".to_owned()));
    } else if text.contains("://") {
        let message = "The `uri` of `sub_id` is a path below the base URL, not a whole address";
        let fix = below_base(&text)
            .map(|path| Fix::guess(sentence!("Write `", path, "`")).replace(place, quote(&path)));
        findings.push(wrong(place, message.to_owned()).fix(fix));
    }
}

/// The endpoint and the id at the end of an address.
fn below_base(address: &str) -> Option<String> {
    let mut parts = address.trim_end_matches('/').rsplit('/');
    let (id, endpoint) = (parts.next()?, parts.next()?);
    let plain = endpoint.starts_with(|letter: char| letter.is_ascii_uppercase());
    (plain && !id.is_empty()).then(|| sentence!("/", endpoint, "/", id))
}
