//! What an event carries: the resource, the names of attributes, the answer to a request.

use super::names::Event;
use crate::json::{Node, NodeKind, Reader, Value};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::scim::check::{Part, part};
use crate::scim::given::Given;
use crate::scim::message;
use crate::scim::options::{Direction, Kind};
use crate::scim::path::parse_path;
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    EXCLUSIVE: "set.payload-exclusive", Error, Certain, "RFC 9967 §2.4",
        "The event does not carry what its name says",
        "An event in `:full` carries `data`, one in `:notice` carries `attributes`, and neither carries both.";
    PATH: "set.attributes-path", Warning, Certain, "RFC 9967 §2.2; RFC 7644 §3.10",
        "Each of the `attributes` must be the path of an attribute", "Write it as in `attributes` of a query, such as `name.givenName`.";
    DATA: "set.data-invalid", Error, Certain, "RFC 9967 §2.2",
        "`data` must be the resource, or the PATCH that changed it", "Put the object there itself.";
    RESPONSE: "set.asyncresp-response", Error, Certain, "RFC 9967 §2.5.1.3",
        "The request failed, and nothing says why", "Put the Error of SCIM there as `response`.";
}

/// Checks what an event of a token carries.
pub(super) fn check(
    token: Node<'_>,
    event_node: Node<'_>,
    event: Event,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    if event_node.kind() != NodeKind::Object {
        let message = sentence!("An event must be an object, found ", event_node.kind().name());
        findings.push(Finding::at(&EXCLUSIVE, event_node.span()).message(message));
        return;
    }
    let there = |name: &str| event_node.member(name).filter(|node| !node.is_null());
    match event {
        Event::Bare => {}
        Event::Answer => answer(event_node, options, findings),
        Event::Full | Event::Notice => {
            let (own, other, suffix) = match event {
                Event::Full => ("data", "attributes", ":full"),
                _ => ("attributes", "data", ":notice"),
            };
            exclusive(event_node, [own, other], suffix, findings);
            if let Some(data) = there("data") {
                resource(data, token, options, findings);
            }
            if let Some(list) = there("attributes") {
                attributes(list, findings);
            }
        }
    }
}

fn exclusive(event: Node<'_>, [own, other]: [&str; 2], suffix: &str, findings: &mut Findings) {
    let there = |name: &str| event.member(name).filter(|node| !node.is_null());
    let stray = there(other).and_then(Node::name_span);
    let (place, message) = match (there(own), stray) {
        (Some(_), None) => return,
        (Some(_), Some(stray)) => {
            (stray, "An event carries `data` or `attributes`, not both".to_owned())
        }
        (None, Some(stray)) => (
            stray,
            sentence!("An event in `", suffix, "` carries `", own, "`, found `", other, "`"),
        ),
        (None, None) => (
            event.opening(),
            sentence!("An event in `", suffix, "` carries `", own, "`, which is missing"),
        ),
    };
    findings.push(Finding::at(&EXCLUSIVE, place).message(message));
}

fn attributes(list: Node<'_>, findings: &mut Findings) {
    if list.kind() != NodeKind::Array {
        let message = sentence!("`attributes` must be an array, found ", list.kind().name());
        findings.push(Finding::at(&PATH, list.span()).message(message));
    }
    for node in list.elements() {
        let text = node.text();
        let right = text.as_ref().is_some_and(|text| {
            let (path, faults, filter_faults) = parse_path(text);
            path.is_some() && faults.is_empty() && filter_faults.is_empty()
        });
        if !right {
            let what = text.map_or_else(|| node.kind().name().to_owned(), |text| shown(&text));
            let message = sentence!(
                "Each of the `attributes` must be the path of an attribute, found ",
                what
            );
            findings.push(Finding::at(&PATH, node.span()).message(message));
        }
    }
}

/// What is said of a request, which the representation in an event is not.
const OF_REQUESTS: &[&str] =
    &["id.client-supplied", "meta.client-supplied", "mut.readonly-ignored"];

/// Checks the `data` of an event as the resource, or the PATCH, that it is.
fn resource(data: Node<'_>, token: Node<'_>, options: &Given<'_>, findings: &mut Findings) {
    if data.kind() != NodeKind::Object {
        let message = sentence!("`data` must be an object, found ", data.kind().name());
        findings.push(Finding::at(&DATA, data.span()).message(message));
        return;
    }
    let start = data.span().start;
    let (kind, ..) = message::tell(data.bytes(), start, None, options.schemas, findings);
    let Some(kind) = kind else { return };
    let has = |name: &str| data.member_any_case(name).is_some();
    // A representation may come without what the server adds: then it is like that of a PUT.
    let answered = has("id") && has("meta");
    let direction = if answered { Direction::Response } else { Direction::Replace };
    let direction = message::way(kind).unwrap_or(direction);
    let schema = subject_type(token, options);
    inner(data, Part { kind, direction, schema, in_list: false }, options, findings);
    findings.drop_where(|finding| OF_REQUESTS.contains(&finding.rule().id));
}

/// The URN of the resource that the token is about, by the endpoint in its `sub_id`.
fn subject_type<'s>(token: Node<'_>, options: &Given<'s>) -> Option<&'s str> {
    let uri = token.member("sub_id")?.member("uri")?.text()?;
    let endpoint = uri.trim_start_matches('/').rsplit_once('/')?.0;
    let mut types = options.schemas.types().iter();
    types.find(|of| of.endpoint == endpoint).map(|of| of.urn)
}

fn inner(node: Node<'_>, message: Part<'_>, options: &Given<'_>, findings: &mut Findings) {
    let mut reader = Reader::from(node.bytes(), node.span().start);
    if let Value::Object(open) = reader.value() {
        part(&mut reader, open, message, options, findings);
    }
}

/// Checks the answer to an asynchronous request.
fn answer(event: Node<'_>, options: &Given<'_>, findings: &mut Findings) {
    let Some(status) = event.member("status") else { return };
    let text = status.text().unwrap_or_else(|| String::from_utf8_lossy(status.source()));
    if text.starts_with('2') {
        return;
    }
    match event.member("response").filter(|response| !response.is_null()) {
        Some(response) if response.kind() == NodeKind::Object => {
            let direction = Direction::Response;
            let message = Part { kind: Kind::Error, direction, schema: None, in_list: false };
            inner(response, message, options, findings);
        }
        Some(response) => {
            let found = response.kind().name();
            let message = sentence!("`response` must be an Error, found ", found);
            findings.push(Finding::at(&RESPONSE, response.span()).message(message));
        }
        None => {
            let message = sentence!(
                "The request failed with status ",
                shown(&text),
                ", and nothing says why"
            );
            findings.push(Finding::at(&RESPONSE, status.span()).message(message));
        }
    }
}
