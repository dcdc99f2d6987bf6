//! Names of attributes: spelling, unknown ones, extensions.

use super::Fact;
use super::walk::Walk;
use crate::json::{Reader, Str, Value, first_member, member_removal, member_value, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::schema::{Attribute, Schema};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    SYNTAX: "attr.name-syntax", Error, Certain, "RFC 7643 §2.1",
        "This cannot be the name of an attribute",
        "A name begins with a letter and goes on with letters, digits, `-`, `_` or `$`.";
    CASE: "attr.name-case", Info, Certain, "RFC 7643 §2.1",
        "The name has another letter case than in the schema",
        "Servers must accept it, but some do not: use the schema's spelling.";
    UNKNOWN: "attr.unknown", Warning, Certain, "RFC 7643 §3; RFC 7644 §3.1",
        "The schema has no attribute of this name",
        "Remove it, or use the name from the schema: most servers drop what they do not know.";
    UNKNOWN_SUB: "attr.unknown-sub", Warning, Certain, "RFC 7643 §2.3.8",
        "The attribute has no sub-attribute of this name",
        "Remove it, or use the name from the schema.";
    UNKNOWN_IN_EXTENSION: "attr.unknown-extension-attr", Warning, Certain, "RFC 7643 §3.3",
        "The extension has no attribute of this name",
        "Remove it, or use the name from the schema.";
    UNKNOWN_CONTAINER: "attr.unknown-container", Warning, Certain, "RFC 7643 §3.3",
        "This extension is not known here",
        "What is inside was not checked. Check the URN, letter by letter.";
    EXTENSION_AT_ROOT: "attr.extension-at-root", Error, Certain, "RFC 7643 §3.3",
        "An attribute of an extension stands at the top level",
        "Move it into the extension's object.";
    EXTENSION_EMPTY: "attr.extension-empty", Info, Certain, "RFC 7643 §2.5, §3.3",
        "The extension's object is empty",
        "Leave it out, and its URN in `schemas` too.";
    CORE_IN_EXTENSION: "attr.core-in-extension", Warning, Certain, "RFC 7643 §3.3",
        "A core attribute stands inside an extension",
        "Move it to the top level.";
    CONTAINER_TYPE: "attr.container-not-object", Error, Certain, "RFC 7643 §3.3",
        "The value of an extension is not an object",
        "Put the extension's attributes into an object.";
    DOTTED: "attr.flattened-dotted", Error, Certain, "RFC 7643 §2.3.8",
        "A name holds a path with a dot",
        "Nest it: the part before the dot is an object, the part behind it a member of that object.";
    URN_AND_NAME: "attr.flattened-urn", Error, Certain, "RFC 7643 §3.3; RFC 7644 §3.10",
        "A name holds a URN and an attribute in one",
        "Nest it: the URN is an object, the attribute a member of that object.";
    FILTER: "attr.filter-as-key", Error, Certain, "RFC 7644 §3.5.2",
        "A name holds a filter, which only the path of a PATCH may",
        "Send an array of objects, or a PATCH operation with this as its `path`.";
    TRUNCATED: "attr.enterprise-urn-truncated", Error, Certain, "RFC 7643 §4.3",
        "The URN of the Enterprise User extension is not complete",
        "Write `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User`, with `:User` and colons.";
    NESTED: "type.nested-complex", Error, Certain, "RFC 7643 §2.3.8, §7",
        "An object stands inside a complex attribute",
        "A sub-attribute is a plain value: SCIM nests no deeper.";
    MANAGER_ID: "attr.managerId", Warning, Certain, "RFC 7643 §4.3",
        "`managerId` is SCIM 1.1",
        "Write `\"manager\": {\"value\": \"…\"}`.";
    SCIM_1: "attr.scim1-names", Warning, Certain, "RFC 7643 §8",
        "This name is from SCIM 1.1",
        "SCIM 2.0 has no such attribute: remove it.";
    OTHER_TYPE: "attr.type-level-mismatch", Warning, Certain, "RFC 7643 §4",
        "This attribute belongs to another resource type",
        "Send it with that resource, or remove it.";
    PROTOTYPE: "json.prototype-key", Warning, Certain, "RFC 7643 §2.1",
        "This name is known from attacks on JavaScript programs",
        "Remove it: no SCIM attribute has this name.";
    CREDENTIAL: "secret.credential-attribute", Warning, Certain, "RFC 7644 §7.4",
        "A credential stands in an attribute of its own",
        "Provisioning data is no place for keys and tokens: remove it.";
    DUPLICATE_CASE: "json.duplicate-key-case", Error, Certain, "RFC 7643 §2.1",
        "An attribute stands twice, in different letter case",
        "Keep one of them: to SCIM the two names are the same.";
    ON_OTHER_TYPE: "enterprise.on-non-user", Error, Certain, "RFC 7643 §3, §6",
        "The Enterprise User extension stands on something that is no User",
        "Remove it.";
}

/// Reports an attribute that stood before in the same object.
#[cold]
pub(crate) fn twice(walk: &mut Walk<'_, '_>, open: Span, name: Str, attribute: &Attribute<'_>) {
    // The first one is looked for once, so that a name that stands there a thousand times does
    // not cost a thousand searches.
    walk.repeated.retain(|(object, _)| *object == open.start);
    let same = |first: &Str| first.text(walk.bytes()).eq_ignore_ascii_case(attribute.name);
    let known = walk.repeated.iter().map(|(_, first)| *first).find(same);
    let first = known.unwrap_or_else(|| {
        let first = earlier(walk.bytes(), open, name, attribute);
        if first.span == name.span {
            // It is another of the many attributes of a long schema that was seen.
            return first;
        }
        walk.repeated.push((open.start, first));
        first
    });
    if first.span != name.span {
        repeated(walk.reader, walk.findings, first, name, attribute.name);
    } else if name.text(walk.bytes()) != attribute.name {
        spelling(walk.bytes(), walk.findings, name, attribute.name);
    }
}

/// Behind so many findings no values are compared any more, since they may be long.
const COMPARED: usize = 32;

/// Reports a name that stood before in the same object, in whichever letter case.
pub(crate) fn repeated(
    reader: &mut Reader<'_>,
    findings: &mut Findings,
    first: Str,
    name: Str,
    canonical: &str,
) {
    let bytes = reader.bytes();
    if first.text(bytes) == name.text(bytes) {
        reader.note_duplicate(name.span, first.span);
        return;
    }
    // That the first one is spelled otherwise is the same defect, and to respell it would make two
    // equal names.
    findings.drop_where(|found| found.rule().is(&CASE) && found.span() == Some(first.span));
    let value = |name: Str| member_value(bytes, name.span).slice(bytes);
    let same = findings.mark() < COMPARED && value(name) == value(first);
    let fix = || Fix::safe("Remove the second one").delete(member_removal(bytes, name.span));
    findings.push(
        Finding::at(&DUPLICATE_CASE, name.span)
            .message(sentence!(shown(canonical), " stands twice, in different letter case"))
            .related("It stood here first", first.span)
            .fix(same.then(fix)),
    );
}

/// Reads the object again to find where the attribute stood first.
fn earlier(bytes: &[u8], open: Span, name: Str, attribute: &Attribute<'_>) -> Str {
    let mut reader = Reader::from(bytes, open.start);
    reader.value();
    while let Some(found) = reader.next_member() {
        if found.text(bytes).eq_ignore_ascii_case(attribute.name) {
            return found;
        }
        let value = reader.value();
        reader.skip(value);
    }
    name
}

/// Reports another letter case than the schema's.
#[cold]
pub(crate) fn spelling(bytes: &[u8], findings: &mut Findings, name: Str, canonical: &str) {
    let text = name.text(bytes);
    if text == canonical {
        return;
    }
    let message = sentence!("`", text, "` is spelled `", canonical, "` in the schema");
    let fix = Fix::safe(sentence!("Write `", canonical, "`")).replace(name.span, quote(canonical));
    findings.push(Finding::at(&CASE, name.span).message(message).fix(fix));
}

/// Judges the value of a known extension.
pub(super) fn container(walk: &mut Walk<'_, '_>, extension: &Schema<'_>, fact: Fact) {
    if matches!(fact.value, Value::Object(_) | Value::Null(_) | Value::Broken(_)) {
        return;
    }
    walk.findings.push(Finding::at(&CONTAINER_TYPE, fact.span).message(sentence!(
        "The extension `",
        extension.urn,
        "` must be an object"
    )));
}

/// What to insert so that an object begins with this member; used by the judges.
pub(super) fn inserted(bytes: &[u8], open: u32, member: &str, title: &'static str) -> Fix {
    let (place, text) = first_member(bytes, open, member);
    Fix::safe(title).insert(place, text)
}
