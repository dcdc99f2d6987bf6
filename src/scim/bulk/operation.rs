//! What operations and their results have in common.

use super::rules::{METHOD_CASE, METHOD_UNKNOWN, OPERATIONS, VERSION_SYNTAX};
use crate::json::{Document, Node, NodeKind, Reader, quote};
use crate::report::{Finding, Findings, Fix};
use crate::scim::nearest::nearest;
use crate::scim::resource::entity_tag;
use crate::scim::shape::Members;
use crate::sentence;
use crate::text::{Span, shown};

/// The methods of bulk operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Post,
    Put,
    Patch,
    Delete,
}

static METHODS: &[(&str, Method)] = &[
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
];

impl Method {
    /// The name on the wire.
    pub(super) fn name(self) -> &'static str {
        METHODS.iter().find(|(_, method)| *method == self).map_or("", |(name, _)| name)
    }

    fn named(name: &str) -> Option<Self> {
        METHODS.iter().find(|(known, _)| *known == name).map(|&(_, method)| method)
    }
}

/// Shows each of the `Operations` as a tree; gives how many there are.
pub(super) fn each(
    envelope: &Members<'_>,
    findings: &mut Findings,
    see: &mut dyn FnMut(Node<'_>, &mut Findings),
) -> u32 {
    let Some(list) = envelope.get("Operations") else { return 0 };
    let mut reader = Reader::from(list.bytes(), list.span().start);
    reader.value();
    let mut count = 0;
    while reader.next_element() {
        let start = reader.place_of_value();
        let value = reader.value();
        let span = reader.pass(value);
        count += 1;
        let operation = Document::inside(list.bytes(), start, u32::MAX);
        match operation.root().kind() {
            NodeKind::Object => see(operation.root(), findings),
            NodeKind::Broken => {}
            kind => {
                let message = sentence!("An operation must be an object, found ", kind.name());
                findings.push(Finding::at(&OPERATIONS, span).message(message));
            }
        }
    }
    if count == 0 {
        findings.push(Finding::at(&OPERATIONS, list.span()).message("`Operations` is empty"));
    }
    count
}

/// Judges the `method`; gives it where it is plain which is meant.
pub(super) fn method(members: &Members<'_>, findings: &mut Findings) -> Option<Method> {
    let node = members.get("method")?;
    let text = node.text()?;
    let span = node.span();
    if let Some(method) = Method::named(&text) {
        return Some(method);
    }
    if let Some(method) = Method::named(&text.trim().to_ascii_uppercase()) {
        let name = method.name();
        let fix = Fix::safe(sentence!("Write `", name, "`")).replace(span, quote(name));
        findings.push(Finding::at(&METHOD_CASE, span).fix(fix));
        return Some(method);
    }
    let near = nearest(&text, METHODS.iter().map(|(name, _)| *name));
    let message = sentence!(shown(&text), " is no method of a bulk operation");
    let fix =
        near.map(|near| Fix::guess(sentence!("Write `", near, "`")).replace(span, quote(near)));
    findings.push(Finding::at(&METHOD_UNKNOWN, span).message(message).fix(fix));
    None
}

/// Judges the `version`.
pub(super) fn version(members: &Members<'_>, findings: &mut Findings) {
    let Some(node) = members.get("version") else { return };
    let Some(text) = node.text() else { return };
    if let Err(tag) = entity_tag(&text) {
        let fix =
            tag.map(|tag| Fix::safe("Make it an entity tag").replace(node.span(), quote(&tag)));
        findings.push(Finding::at(&VERSION_SYNTAX, node.span()).fix(fix));
    }
}

/// The `{` of an object, for what is missing in it.
pub(super) fn opening(object: Node<'_>) -> Span {
    let span = object.span();
    Span { end: span.end.min(span.start + 1), ..span }
}
