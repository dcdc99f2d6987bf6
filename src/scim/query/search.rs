//! The members of a `SearchRequest` (RFC 7644 §3.4.3).

use super::parameters::{Name, Origin, Parameter, Parameters, Text};
use super::rules::{
    ATTRIBUTES_TYPE, COUNT_TYPE, CURSOR_CHARSET, SCHEMA, SORT_BY_UNKNOWN, SORT_ORDER, START_TYPE,
    UNKNOWN,
};
use crate::json::{Node, NodeKind, member_removal, quote};
use crate::report::{Finding, Findings, Fix};
use crate::scim::filter::SYNTAX;
use crate::scim::nearest::nearest;
use crate::scim::resource::{RESOURCE_IN_MESSAGE, SCHEMAS_MISSING};
use crate::scim::schema::urn;
use crate::scim::shape::{self, Member, Shape};
use crate::sentence;
use crate::text::{Span, shown};

static MEMBERS: &[Member] = &[
    Member::optional("schemas", Shape::Any, &SCHEMA),
    Member::optional("filter", Shape::Text, &SYNTAX),
    Member::optional("attributes", Shape::Any, &ATTRIBUTES_TYPE),
    Member::optional("excludedAttributes", Shape::Any, &ATTRIBUTES_TYPE),
    Member::optional("sortBy", Shape::Text, &SORT_BY_UNKNOWN),
    Member::optional("sortOrder", Shape::Text, &SORT_ORDER),
    Member::optional("startIndex", Shape::Integer(i64::MIN), &START_TYPE),
    Member::optional("count", Shape::Integer(i64::MIN), &COUNT_TYPE),
    Member::optional("cursor", Shape::Text, &CURSOR_CHARSET),
];

/// Reads the parameters from the members of a request.
pub(super) fn read<'d>(object: Node<'d>, findings: &mut Findings) -> Parameters<'d> {
    let mut parameters = Parameters::new(Origin::Message, object.bytes());
    let members = shape::read(object, MEMBERS, findings, strange);
    for (name, text) in Name::ALL {
        let Some((node, token)) = members.given(text).and_then(|node| Some((node, node.name()?)))
        else {
            continue;
        };
        if node.kind() == NodeKind::Null {
            continue;
        }
        let mut given =
            Parameter { name: token.span, value: node.span(), texts: Vec::new(), number: None };
        if name.is_list() {
            list(node, text, &mut given, findings);
        } else if let Some(right) = members.get(text) {
            given.texts.extend(as_text(right));
        }
        given.number = members.integer(text);
        parameters.set(name, given);
    }
    envelope(object, &members, findings);
    parameters
}

/// Judges the `schemas`.
fn envelope(object: Node<'_>, members: &shape::Members<'_>, findings: &mut Findings) {
    let mark = findings.mark();
    shape::schemas(object, members, urn::SEARCH_REQUEST, findings);
    findings.recast_where(mark, &|finding| {
        let missing = [&SCHEMAS_MISSING, &RESOURCE_IN_MESSAGE];
        missing.iter().any(|rule| finding.rule().is(rule)).then_some(&SCHEMA)
    });
}

fn as_text(node: Node<'_>) -> Option<Text<'_>> {
    let string = node.string()?;
    Some(Text { decoded: string.decode(node.bytes()), span: string.span })
}

/// Reads a list of names, each a string.
fn list<'d>(node: Node<'d>, name: &str, given: &mut Parameter<'d>, findings: &mut Findings) {
    let wrong = |node: Node<'_>, what: &'static str| {
        let message = sentence!("`", name, "` must be ", what, ", found ", node.kind().name());
        Finding::at(&ATTRIBUTES_TYPE, node.span()).message(message)
    };
    if node.kind() != NodeKind::Array {
        let split = node.text().map(|text| {
            let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
            let names: Vec<String> = names.map(quote).collect();
            let array = sentence!("[", names.join(", "), "]");
            Fix::safe("Make it an array").replace(node.span(), array)
        });
        findings.push(wrong(node, "an array of strings").fix(split));
        return;
    }
    for element in node.elements() {
        match as_text(element) {
            Some(text) => given.texts.push(text),
            None => findings.push(wrong(element, "strings only")),
        }
    }
}

/// Reports a member that no query has.
fn strange(word: &str, node: Node<'_>, findings: &mut Findings) {
    let Some(Span { start, end }) = node.name_span() else { return };
    let span = Span { start, end };
    let message = sentence!(shown(word), " is no member of a SearchRequest");
    let finding = Finding::at(&UNKNOWN, span).message(message);
    findings.push(match nearest(word, Name::ALL.iter().map(|(_, text)| *text)) {
        Some(near) => finding
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Write `", near, "`")).replace(span, quote(near))),
        None => finding.fix(Fix::safe("Remove it").delete(member_removal(node.bytes(), span))),
    });
}
