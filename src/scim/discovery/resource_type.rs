//! Resource types (RFC 7643 §6): each by itself, and those of a list against each other.

use super::document::{is_uri, members, nulls, parts, twins};
use crate::json::{Node, NodeKind, quote, removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::context::Context;
use crate::scim::resource::{ARRAY_EXPECTED, STRING};
use crate::scim::schema::{KNOWN, RESOURCE_TYPE};
use crate::scim::shape::{Member, Members, Shape};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(super) static RULES;
    FIELD: "rt.field-missing", Error, Certain, "RFC 7643 §6",
        "A resource type lacks a part", "`name`, `endpoint` and `schema` are all required.";
    ENDPOINT: "rt.endpoint-syntax", Warning, Certain, "RFC 7643 §6",
        "`endpoint` is not a path below the base URL", "Write it as `/Users`.";
    SCHEMA_URI: "rt.schema-uri", Error, Certain, "RFC 7643 §6",
        "`schema` is not the URN of a schema", "Write the whole URN, as the `id` of the schema has it.";
    EXTENSION: "rt.extension-fields", Error, Certain, "RFC 7643 §6",
        "An extension of a resource type lacks a part", "`schema` and `required` are both required.";
    EXTENSION_TWICE: "rt.extension-equals-base", Error, Certain, "RFC 7643 §3.3, §6",
        "An extension is the type's own schema, or stands twice", "Remove it.";
    ID_NAME: "rt.id-name", Info, Certain, "draft-zollner-scim-interop-profile §5.1",
        "`id` is not the same as `name`", "Clients look types up by their name: the interoperability profile asks for the same.";
    CONVENTION: "rt.name-convention", Info, Certain, "RFC 7644 §3.2",
        "`endpoint` is not the plural of `name`", "Many clients do not read it, and ask at the usual endpoint.";
    DUPLICATE: "rt.duplicate", Error, Certain, "RFC 7643 §6",
        "Two resource types have the same name or endpoint", "Give each its own.";
    UNKNOWN: "rt.schema-unknown", Warning, Certain, "RFC 7643 §6",
        "The schema is not among those that the server has", "Add it to `/Schemas`, or correct the URN.";
    LIST_FORM: "rt.list-form", Error, Certain, "RFC 7644 §4",
        "Resource types come in a ListResponse", "Put them into the `Resources` of a ListResponse.";
}

static MEMBERS: &[Member] = &[
    Member::required("name", Shape::Word, &FIELD),
    Member::required("endpoint", Shape::Word, &FIELD),
    Member::required("schema", Shape::Word, &FIELD),
    Member::optional("description", Shape::Text, &STRING),
    Member::optional("schemaExtensions", Shape::Array, &ARRAY_EXPECTED),
];

static EXTENSION_MEMBERS: &[Member] = &[
    Member::required("schema", Shape::Word, &EXTENSION),
    Member::required("required", Shape::Boolean, &EXTENSION),
];

/// Checks a resource type.
pub(super) fn check(document: Node<'_>, context: &Context, findings: &mut Findings) {
    let kind = members(document, &RESOURCE_TYPE, MEMBERS, findings);
    nulls(document, MEMBERS, findings);
    endpoint(&kind, findings);
    if let Some(node) = kind.get("schema") {
        schema(node, context, findings);
    }
    identity(document, &kind, findings);
    let base = kind.get("schema").and_then(Node::text);
    let extensions = kind.get("schemaExtensions").into_iter().flat_map(Node::elements);
    let mut urns = Vec::new();
    for node in extensions {
        if node.kind() != NodeKind::Object {
            let message = sentence!("An extension must be an object, found ", node.kind().name());
            findings.push(Finding::at(&EXTENSION, node.span()).message(message));
            continue;
        }
        let extension = parts(node, "schemaExtensions", EXTENSION_MEMBERS, findings);
        let Some((urn, text)) = extension.get("schema").and_then(|urn| Some((urn, urn.text()?)))
        else {
            continue;
        };
        schema(urn, context, findings);
        if base.as_ref().is_some_and(|base| base.eq_ignore_ascii_case(&text)) {
            let span = node.span();
            let gone = removal(node.bytes(), span.start, span.end);
            let message = "An extension is the resource type's own schema";
            let fix = Fix::guess("Remove it").delete(gone);
            findings.push(Finding::at(&EXTENSION_TWICE, urn.span()).message(message).fix(fix));
        } else {
            urns.push((text.to_ascii_lowercase(), urn.span()));
        }
    }
    twins(document.bytes(), urns, &EXTENSION_TWICE, "The extension ", findings);
}

/// Checks the URN of a schema: its form, and whether the server has it, where that is known.
fn schema(node: Node<'_>, context: &Context, findings: &mut Findings) {
    let Some(text) = node.text() else { return };
    if !is_uri(&text) {
        let message = sentence!(shown(&text), " is not the URN of a schema");
        findings.push(Finding::at(&SCHEMA_URI, node.span()).message(message));
        return;
    }
    let Some(server) = &context.discovery else { return };
    let same = |urn: &str| urn.eq_ignore_ascii_case(&text);
    let known = server.schemas.iter().any(|urn| same(urn)) || KNOWN.iter().any(|it| same(it.urn));
    if !known && !server.schemas.is_empty() {
        let message = sentence!("The server has no schema ", shown(&text));
        findings.push(Finding::at(&UNKNOWN, node.span()).message(message));
    }
}

fn endpoint(kind: &Members<'_>, findings: &mut Findings) {
    let Some((node, text)) = kind.get("endpoint").and_then(|node| Some((node, node.text()?)))
    else {
        return;
    };
    let absolute = text.split_once("://");
    let path = text.chars().all(|letter| letter.is_ascii_graphic() && !"?#\\\"<>".contains(letter));
    if absolute.is_some() || !path {
        let fix = absolute.filter(|_| path).and_then(|(_, rest)| {
            let last = rest.trim_end_matches('/').rsplit('/').next()?;
            let path = sentence!("/", last);
            let whole = rest.contains('/') && last.len() > 1;
            whole.then(|| {
                Fix::guess(sentence!("Write `", path, "`")).replace(node.span(), quote(&path))
            })
        });
        let message = sentence!("`endpoint` is a path below the base URL, found ", shown(&text));
        findings.push(Finding::at(&ENDPOINT, node.span()).message(message).fix(fix));
        return;
    }
    let name = kind.get("name").and_then(Node::text).unwrap_or_default();
    let schema = kind.get("schema").and_then(Node::text).unwrap_or_default();
    let bare = text.trim_matches('/');
    let core = KNOWN.iter().find(|known| known.urn.eq_ignore_ascii_case(&schema));
    let usual = match core.filter(|core| !core.endpoint.is_empty()) {
        Some(core) => bare == core.endpoint,
        None => name.is_empty() || is_plural(bare, &name),
    };
    if !usual {
        let message = match core {
            Some(core) => {
                sentence!(
                    "The usual endpoint of a ",
                    core.name,
                    " is `/",
                    core.endpoint,
                    "`, found ",
                    shown(&text)
                )
            }
            None => {
                sentence!("The endpoint ", shown(&text), " is not the plural of ", shown(&name))
            }
        };
        findings.push(Finding::at(&CONVENTION, node.span()).message(message));
    }
}

/// Says whether a path ends in the plural of a name, or in the name where there is one of a kind.
fn is_plural(path: &str, name: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (path, name) = (plain(path.rsplit('/').next().unwrap_or_default()), plain(name));
    let stem = name.strip_suffix('y').unwrap_or(&name);
    path.strip_prefix(&*name).is_some_and(|end| matches!(end, "" | "s" | "es"))
        || path.strip_prefix(stem) == Some("ies")
}

fn identity(document: Node<'_>, kind: &Members<'_>, findings: &mut Findings) {
    let id = document.member_any_case("id");
    let (Some(id), Some(name)) = (id, kind.get("name")) else { return };
    let (Some(given), Some(wanted)) = (id.text(), name.text()) else { return };
    if given != wanted {
        let message = sentence!("`id` is ", shown(&given), ", but `name` is ", shown(&wanted));
        let fix = Fix::guess("Make it the name").replace(id.span(), quote(&wanted));
        findings.push(Finding::at(&ID_NAME, id.span()).message(message).fix(fix));
    }
}

/// What tells a resource type from the others of a list: its name and its endpoint.
#[derive(Debug, Default)]
pub(crate) struct Types {
    names: Vec<(String, Span)>,
    /// The endpoints, with the place of the name of the same type.
    endpoints: Vec<(String, Span, u32)>,
}

impl Types {
    /// Takes a resource type in.
    pub(super) fn take(&mut self, document: Node<'_>) {
        let text = |name: &str| {
            let node = document.member_any_case(name)?;
            Some((node.text()?.trim_matches('/').to_lowercase(), node.span()))
        };
        let name = text("name");
        let place = name.as_ref().map_or(0, |(_, span)| span.start);
        self.endpoints.extend(text("endpoint").map(|(text, span)| (text, span, place)));
        self.names.extend(name);
    }

    /// Compares those that were taken in with each other; of one that stands twice says so once.
    pub(super) fn check(self, bytes: &[u8], findings: &mut Findings) {
        let second = twins(bytes, self.names, &DUPLICATE, "The resource type ", findings);
        let apart = |(text, span, name): (String, Span, u32)| {
            second.binary_search(&name).is_err().then_some((text, span))
        };
        let endpoints = self.endpoints.into_iter().filter_map(apart).collect();
        twins(bytes, endpoints, &DUPLICATE, "The endpoint ", findings);
    }
}
