//! Schema documents (RFC 7643 §7): the document and its attribute definitions.

use super::characteristics::{Definition, Outer};
use super::document::{is_uri, members, parts, twins};
use super::{core_copy, keywords, namesake};
use crate::json::{Node, NodeKind, member_removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::context::Context;
use crate::scim::resource::STRING;
use crate::scim::schema::{KNOWN, SCHEMA, urn};
use crate::scim::shape::{Member, Shape};
use crate::sentence;
use crate::text::{digits, shown};

rules! {
    pub(super) static RULES;
    ID: "schema.id", Error, Certain, "RFC 7643 §7",
        "`id` must be the URN of the schema", "Give it a URN, such as `urn:example:params:scim:schemas:2.0:Badge`.";
    ATTRIBUTES: "schema.attributes", Error, Certain, "RFC 7643 §7",
        "A schema must define attributes", "`attributes` is an array with at least one definition.";
    FIELD: "schema.attr-field-missing", Error, Certain, "RFC 7643 §7, §8.7.2",
        "An attribute definition lacks a part", "`name`, `type` and `multiValued` are required; the other characteristics have defaults.";
    NAME: "schema.attr-name", Error, Certain, "RFC 7643 §2.1",
        "This cannot be the name of an attribute",
        "A name begins with a letter and goes on with letters, digits, `-`, `_` or `$`.";
    TWICE: "schema.attr-duplicate", Error, Certain, "RFC 7643 §2.1",
        "An attribute is defined twice", "Names are compared without regard to letter case: remove one, or rename it.";
    FLAG: "schema.boolean-fields", Error, Certain, "RFC 7643 §7",
        "This characteristic is `true` or `false`", "Write it without quotes.";
    CANONICAL: "schema.canonical-type", Warning, Certain, "RFC 7643 §7",
        "The `canonicalValues` are not a list of different strings", "List each value once, as a string.";
    REFERENCE_TYPE: "schema.reference-type-unknown", Info, Certain, "RFC 7643 §7",
        "No resource type of this name is known here", "Beside names of resource types there are `external` and `uri`.";
    MESSAGE: "schema.message-discoverable", Warning, Certain, "RFC 7644 §3.1",
        "The schema of a message is not for discovery", "Leave it out: `/Schemas` lists the schemas of resources.";
    NULL: "schema.description-null", Info, Certain, "Microsoft Entra ID; RFC 7643 §2.5",
        "A member is null, which means the same as leaving it out", "Leave it out: the schema discovery of Entra ID does not read documents with null.";
    LIST_FORM: "schema.list-form", Error, Certain, "RFC 7644 §4",
        "Schemas come in a ListResponse", "Put them into the `Resources` of a ListResponse.";
}

static MEMBERS: &[Member] = &[
    Member::optional("name", Shape::Text, &STRING),
    Member::optional("description", Shape::Text, &STRING),
    Member::required("attributes", Shape::Array, &ATTRIBUTES),
];

static DEFINITION: &[Member] = &[
    Member::required("name", Shape::Word, &FIELD),
    Member::required("type", Shape::Text, &FIELD),
    Member::required("multiValued", Shape::Boolean, &FLAG).or_missing(&FIELD),
    Member::optional("description", Shape::Text, &STRING),
    Member::optional("required", Shape::Boolean, &FLAG),
    Member::optional("canonicalValues", Shape::Array, &CANONICAL),
    Member::optional("caseExact", Shape::Boolean, &FLAG),
    Member::optional("mutability", Shape::Text, &keywords::MUTABILITY),
    Member::optional("returned", Shape::Text, &keywords::RETURNED),
    Member::optional("uniqueness", Shape::Text, &keywords::UNIQUENESS),
    Member::optional("referenceTypes", Shape::Array, &REFERENCE_TYPE),
    Member::optional("subAttributes", Shape::Array, &ATTRIBUTES),
];

/// Checks a schema document.
pub(super) fn check(document: Node<'_>, context: &Context, findings: &mut Findings) {
    let schema = members(document, &SCHEMA, MEMBERS, findings);
    let id = document.member_any_case("id").filter(|id| !id.is_null());
    let text = id.and_then(Node::text).unwrap_or_default();
    match id {
        None => findings.push(Finding::at(&ID, document.opening()).message("`id` is missing")),
        Some(id) if id.kind() == NodeKind::String && !is_uri(&text) => {
            let message = sentence!(shown(&text), " is not the URN of a schema");
            // What is said of an empty `id` in general is said here.
            findings.drop_where(|finding| finding.span() == Some(id.span()));
            findings.push(Finding::at(&ID, id.span()).message(message));
        }
        Some(id) if starts_with(&text, urn::MESSAGES) => {
            findings.push(Finding::at(&MESSAGE, id.span()));
        }
        Some(_) => {}
    }
    nulls(document, findings);
    let Some(list) = schema.get("attributes") else { return };
    let own = [urn::SCHEMA, urn::RESOURCE_TYPE, urn::SERVICE_PROVIDER_CONFIG];
    let core = KNOWN.iter().find(|known| known.urn.eq_ignore_ascii_case(&text)).copied();
    let outer = Outer {
        core,
        extension: core.is_none() && text.to_ascii_lowercase().contains(":extension:"),
        discovery: own.iter().any(|own| own.eq_ignore_ascii_case(&text)),
        parent: None,
    };
    if list.elements().next().is_none() {
        findings.push(Finding::at(&ATTRIBUTES, list.span()));
    }
    definitions(list, &outer, context, findings);
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Checks a list of definitions, and those inside them; the text is at most 64 levels deep.
fn definitions(list: Node<'_>, outer: &Outer<'_>, context: &Context, findings: &mut Findings) {
    let mut names = Vec::new();
    for node in list.elements() {
        if node.kind() != NodeKind::Object {
            let message =
                sentence!("An attribute definition must be an object, found ", node.kind().name());
            if node.kind() != NodeKind::Broken {
                findings.push(Finding::at(&ATTRIBUTES, node.span()).message(message));
            }
            continue;
        }
        let members = parts(node, "attributes", DEFINITION, findings);
        if let Some(name) = members.get("name") {
            let text = name.text().unwrap_or_default();
            attribute_name(name, &text, findings);
            names.push((text.to_ascii_lowercase(), name.span()));
        }
        let definition = Definition::read(node, &members, outer, findings);
        definition.judge(findings);
        core_copy::check(&definition, findings);
        namesake::check(&definition, findings);
        lists(&definition, context, findings);
        if let Some(list) = definition.members.get("subAttributes") {
            let inside = Outer { parent: Some(&definition), ..*outer };
            definitions(list, &inside, context, findings);
        }
    }
    twins(list.bytes(), names, &TWICE, "The attribute ", findings);
}

fn attribute_name(node: Node<'_>, text: &str, findings: &mut Findings) {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || "-_$".contains(letter);
    let right =
        text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(letter);
    if !right && text != "$ref" {
        let message = sentence!(shown(text), " cannot be the name of an attribute");
        findings.push(Finding::at(&NAME, node.span()).message(message));
    } else if text.contains('-') {
        let finding = Finding::at(&NAME, node.span()).severity(crate::report::Severity::Info);
        let message = "A hyphen in a name is allowed, but hard to use";
        findings.push(
            finding
                .message(message)
                .help("JavaScript needs brackets for it, and some filters take it for a minus."),
        );
    }
}

/// Checks the lists of a definition: suggested values, and types of references.
fn lists(definition: &Definition<'_>, context: &Context, findings: &mut Findings) {
    let elements = |name: &str| definition.members.get(name).into_iter().flat_map(Node::elements);
    let mut values = Vec::new();
    for node in elements("canonicalValues") {
        if let Some(text) = node.text() {
            values.push((text.into_owned(), node.span()));
        } else {
            let found = node.kind().name();
            let message = sentence!("A canonical value must be a string, found ", found);
            findings.push(Finding::at(&CANONICAL, node.span()).message(message));
        }
    }
    if definition.kind == "boolean"
        && let Some((_, place)) = values.first()
    {
        let message = "A boolean has no canonical values but `true` and `false`";
        findings.push(Finding::at(&CANONICAL, *place).message(message));
    } else {
        let bytes = definition.node.bytes();
        twins(bytes, values, &CANONICAL, "The canonical value ", findings);
    }
    for node in elements("referenceTypes") {
        let Some(text) = node.text() else {
            let message =
                sentence!("A reference type must be a string, found ", node.kind().name());
            let finding = Finding::at(&REFERENCE_TYPE, node.span()).message(message);
            findings.push(finding.severity(crate::report::Severity::Error));
            continue;
        };
        let types = context.discovery.iter().flat_map(|server| &server.resource_types);
        let known = ["User", "Group", "external", "uri"].contains(&&*text)
            || types.into_iter().any(|known| known.name == text);
        if !known {
            let message = sentence!("No resource type ", shown(&text), " is known here");
            findings.push(Finding::at(&REFERENCE_TYPE, node.span()).message(message));
        }
    }
}

/// Notes the members that are null: at the first, with the number of the others.
fn nulls(document: Node<'_>, findings: &mut Findings) {
    let mut found = Vec::new();
    collect_nulls(document, &mut found);
    let Some((name, first)) = found.first().and_then(|node| Some((node.name_span()?, node))) else {
        return;
    };
    let gone = member_removal(document.bytes(), name);
    let text = first.name().map(|name| name.text(document.bytes())).unwrap_or_default();
    let others = found.len() - 1;
    let message = match others {
        0 => sentence!(shown(&text), " is null, which means the same as leaving it out"),
        _ => sentence!(
            shown(&text),
            " and ",
            digits(others as u64),
            " more are null, which means the same as leaving them out"
        ),
    };
    let fix = (others == 0).then(|| Fix::safe("Leave it out").delete(gone));
    findings.push(Finding::at(&NULL, first.span()).message(message).fix(fix));
}

/// Collects the members that are null and may be missing.
fn collect_nulls<'d>(node: Node<'d>, found: &mut Vec<Node<'d>>) {
    let optional = |name: &str| {
        let row = MEMBERS.iter().chain(DEFINITION).find(|member| member.name == name);
        row.is_some_and(|member| member.missing.is_none())
    };
    for child in node.children() {
        let name = child.name().map(|name| name.text(node.bytes()));
        if child.is_null()
            && name.is_some_and(|name| {
                optional(&name) && !(name == "name" && node.member("type").is_some())
            })
        {
            found.push(child);
        }
        collect_nulls(child, found);
    }
}
