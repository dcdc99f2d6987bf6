//! The `data` of an operation: the body that the single request would have.

use super::address::{Address, Endpoint};
use super::operation::Method;
use super::rules::{DATA_BARE, DATA_INVALID, DATA_MISSING, DATA_UNEXPECTED, NESTED};
use crate::json::{Document, Limits, Node, NodeKind, Reader, Value, member_removal};
use crate::report::{Finding, Findings, Fix};
use crate::scim::check::{self, Part};
use crate::scim::given::Given;
use crate::scim::options::{Direction, Kind};
use crate::scim::resource::{Facts, glance};
use crate::scim::{message, patch};
use crate::sentence;
use crate::text::Span;

/// Judges whether there is `data` where the method needs some; gives it where it is to be checked.
pub(super) fn given<'d>(
    data: Option<Node<'d>>,
    method: Option<Method>,
    opening: Span,
    findings: &mut Findings,
) -> Option<Node<'d>> {
    let data = data.filter(|data| data.kind() != NodeKind::Null);
    match (method, data) {
        (Some(Method::Post | Method::Put | Method::Patch), None) => {
            findings.push(Finding::at(&DATA_MISSING, opening));
            None
        }
        (Some(Method::Delete), Some(data)) => {
            let name = data.name_span()?;
            let fix = Fix::safe("Remove it").delete(member_removal(data.bytes(), name));
            findings.push(Finding::at(&DATA_UNEXPECTED, name).fix(fix));
            None
        }
        (_, data) => data,
    }
}

/// Checks `data` as the body of its single request; of a resource gives what was seen of it.
pub(super) fn check(
    data: Node<'_>,
    method: Option<Method>,
    address: Option<&Address<'_>>,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Option<(Kind, Facts)> {
    if data.kind() != NodeKind::Object {
        if data.kind() != NodeKind::Broken {
            no_object(data, method, findings);
        }
        return None;
    }
    let start = data.span().start;
    let nested = data.member_any_case("Operations").is_some();
    if nested && glance(data.bytes(), start, options.schemas).kind() == Some(Kind::BulkRequest) {
        findings.push(Finding::at(&NESTED, Span { end: start + 1, ..data.span() }));
        return None;
    }
    let endpoint = address.and_then(|address| address.endpoint);
    let (expected, direction) = match method {
        Some(Method::Patch) => (Some(Kind::Patch), Direction::Patch),
        Some(Method::Put) => (endpoint.map(Endpoint::kind), Direction::Replace),
        _ => (endpoint.map(Endpoint::kind), Direction::Create),
    };
    let mark = findings.mark();
    let schema = endpoint.map(|endpoint| endpoint.schema);
    let seen = body(data, expected, direction, schema, options, findings);
    if address.is_none() && findings.iter().skip(mark).all(|it| it.rule().is(&message::UNKNOWN)) {
        // Where the path is wrong, that is what has to be mended first.
        findings.forget(mark);
    }
    seen
}

/// Checks a body inside a bulk message.
pub(super) fn body(
    data: Node<'_>,
    expected: Option<Kind>,
    direction: Direction,
    schema: Option<&str>,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Option<(Kind, Facts)> {
    let start = data.span().start;
    let kind = message::tell(data.bytes(), start, expected, options.schemas, findings).0?;
    let mut reader = Reader::from(data.bytes(), start);
    let Value::Object(open) = reader.value() else { return None };
    let part = Part { kind, direction, schema, in_list: false };
    Some((kind, check::part(&mut reader, open, part, options, findings)?))
}

/// Reports `data` that is no object: operations without a PATCH around them, JSON in a string,
/// anything else.
#[cold]
fn no_object(data: Node<'_>, method: Option<Method>, findings: &mut Findings) {
    let span = data.span();
    let mark = findings.mark();
    if method == Some(Method::Patch)
        && data.kind() == NodeKind::Array
        && patch::check_bare(data.bytes(), span, findings)
    {
        findings.recast(mark, span, &[&patch::BARE_ARRAY], &DATA_BARE);
        return;
    }
    let object = |text: &str| {
        let document = Document::read(text.as_bytes(), Limits::default());
        document.root().kind() == NodeKind::Object && document.faults().is_empty()
    };
    let text = data.text().filter(|text| object(text));
    let fix = text.map(|text| Fix::safe("Send the object itself").replace(span, text));
    let message = sentence!("`data` must be an object, found ", data.kind().name());
    findings.push(Finding::at(&DATA_INVALID, span).message(message).fix(fix));
}
