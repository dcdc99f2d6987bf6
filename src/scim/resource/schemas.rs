//! The `schemas` array of resources and messages.

use super::names::inserted;
use super::walk::Walk;
use super::{Fact, Facts};
use crate::json::{Reader, Str, Value, last_element, member_removal, quote, removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::nearest::nearest;
use crate::scim::schema::{ENTERPRISE_USER, GROUP, KNOWN, Schema, USER, urn};
use crate::sentence;
use crate::text::{Span, visible};

rules! {
    pub(crate) static RULES;
    MISSING: "schemas.missing", Error, Certain, "RFC 7643 §3; RFC 7644 §3.1",
        "`schemas` is missing", "Say with a URN what kind of resource or message this is.";
    NOT_ARRAY: "schemas.not-array", Error, Certain, "RFC 7643 §3",
        "`schemas` must be an array", "Put the URN in square brackets.";
    EMPTY: "schemas.empty", Error, Certain, "RFC 7643 §3, §3.3",
        "`schemas` is empty", "Say with a URN what kind of resource or message this is.";
    ELEMENT_TYPE: "schemas.element-type", Error, Certain, "RFC 7643 §3",
        "Each of the `schemas` must be a string with a URN in it", "Remove this one.";
    NOT_URI: "schemas.element-not-uri", Error, Certain, "RFC 7643 §3; RFC 3986",
        "This is no URN", "Write the whole URN of the schema.";
    DUPLICATE: "schemas.duplicate", Error, Certain, "RFC 7643 §3",
        "A schema stands twice", "Keep one of them.";
    BASE_MISSING: "schemas.base-missing", Error, Certain, "RFC 7643 §3.3",
        "The resource's own schema is not among the `schemas`", "";
    MULTIPLE_BASES: "schemas.multiple-bases", Error, Certain, "RFC 7643 §3, §6",
        "Two resource types in one resource", "A resource is of one type: keep one of them.";
    UNKNOWN: "schemas.unknown", Warning, Certain, "RFC 7643 §3",
        "This schema is not known here", "Check the URN, letter by letter. What belongs to it was not checked.";
    NOT_ALLOWED: "schemas.not-allowed-for-type", Error, Certain, "RFC 7643 §3, §6",
        "This extension does not belong to the resource type", "Remove it.";
    CASE: "schemas.case", Info, Certain, "RFC 7644 §3.10; RFC 8141 §3",
        "The URN has another letter case than its registration", "Many servers compare it byte by byte.";
    SCIM_1: "schemas.scim1-urn", Error, Certain, "RFC 7643 §10.2",
        "This URN is from SCIM 1.1", "Use the URN of SCIM 2.0.";
    MESSAGE_IN_RESOURCE: "schemas.message-urn-in-resource", Error, Certain, "RFC 7644 §3.1",
        "The URN of a message stands on a resource", "Use the URN of the resource.";
    RESOURCE_IN_MESSAGE: "schemas.resource-urn-in-message", Error, Certain, "RFC 7644 §3.1, §8.2",
        "The message does not carry its own URN", "";
    MESSAGE_EXTRA: "schemas.message-extra", Warning, Certain, "RFC 7644 §3.1",
        "A message carries its own URN only", "Remove this one.";
    UNDECLARED: "schemas.extension-undeclared", Warning, Certain, "RFC 7643 §3, §3.3",
        "An extension is used, but not among the `schemas`", "Add its URN.";
    DECLARED_EMPTY: "schemas.extension-declared-empty", Info, Certain, "RFC 7643 §3.3",
        "An extension is among the `schemas`, but not used", "That is allowed. Leave it out, if you do not need it.";
    ADSCIM: "schemas.entra-adscim", Info, Certain, "Microsoft Entra ID",
        "This is an old URN of Microsoft's, which means nothing to other servers", "Remove it.";
    SQUAT: "schemas.ietf-namespace-squat", Info, Certain, "RFC 7643 §10.2, §10.3",
        "A private schema lives in the namespace of the IETF", "Use a URN of your own, such as `urn:example:…`.";
    EVENT: "schemas.event-urn", Info, Certain, "RFC 9967 §2",
        "The URN of a security event stands among the `schemas`", "Event URNs belong into the `events` of a security event token.";
}

const ADSCIM_URN: &str = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

/// The `schemas` array as it was read: its first eight strings are kept.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SchemasList {
    pub(crate) fact: Option<Fact>,
    entries: [Option<Str>; 8],
    /// How many elements there were, of any type.
    count: usize,
    /// Whether something of the wrong type has been reported.
    faulty: bool,
}

impl SchemasList {
    fn strings(&self) -> impl Iterator<Item = Str> {
        self.entries.into_iter().flatten()
    }

    /// Says whether a URN is among them, in any letter case.
    pub(crate) fn lists(&self, bytes: &[u8], urn: &str) -> bool {
        self.strings().any(|entry| is(entry, bytes, urn))
    }
}

fn is(entry: Str, bytes: &[u8], urn: &str) -> bool {
    entry.raw(bytes).eq_ignore_ascii_case(urn.as_bytes())
}

/// Reads the `schemas` of a resource during its walk.
pub(super) fn read_array(walk: &mut Walk<'_, '_>, name: Str, value: Value) -> Span {
    let (list, span) = read(walk.reader, walk.findings, name, value);
    walk.facts.schemas = list;
    span
}

/// Reads a `schemas` array.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    findings: &mut Findings,
    name: Str,
    value: Value,
) -> (SchemasList, Span) {
    let mut list = SchemasList::default();
    let span = match value {
        Value::Array(open) => {
            read_elements(reader, findings, &mut list);
            Span { start: open.start, end: reader.place() }
        }
        _ => reader.skip(value),
    };
    match value {
        Value::String(token) => {
            list.entries = [Some(token), None, None, None, None, None, None, None];
            list.count = 1;
            let fix = Fix::safe("Make it an array").insert(span.start, "[").insert(span.end, "]");
            findings.push(Finding::at(&NOT_ARRAY, span).fix(fix));
        }
        Value::Object(_) | Value::Number(_) | Value::Bool(..) => {
            list.faulty = true;
            findings.push(Finding::at(&NOT_ARRAY, span));
        }
        Value::Broken(_) => list.faulty = true,
        _ => {}
    }
    list.fact = Some(Fact { name: name.span, value, span });
    (list, span)
}

fn read_elements(reader: &mut Reader<'_>, findings: &mut Findings, list: &mut SchemasList) {
    let bytes = reader.bytes();
    while reader.next_element() {
        let value = reader.value();
        let span = reader.skip(value);
        match value {
            Value::String(token) if !token.raw(bytes).trim_ascii().is_empty() => {
                if let Some(slot) = list.entries.get_mut(list.count) {
                    *slot = Some(token);
                }
            }
            Value::Broken(_) => list.faulty = true,
            _ => {
                list.faulty = true;
                let fix = Fix::safe("Remove it").delete(removal(bytes, span.start, span.end));
                findings.push(Finding::at(&ELEMENT_TYPE, span).fix(fix));
            }
        }
        list.count += 1;
    }
}

/// Judges the `schemas` of a resource.
pub(super) fn check_resource(
    bytes: &[u8],
    facts: &Facts,
    schema: &Schema<'_>,
    in_list: bool,
    findings: &mut Findings,
) {
    let list = &facts.schemas;
    if missing(bytes, list, schema.urn, facts.span, in_list, findings) {
        return;
    }
    let mark = findings.mark();
    for entry in list.strings() {
        let at = findings.mark();
        resource_entry(bytes, entry, schema, list, findings);
        if findings.mark() == at && !is(entry, bytes, schema.urn) {
            extension_entry(bytes, entry, schema, facts, findings);
        }
    }
    duplicates(bytes, list, findings);
    let untouched = findings.mark() == mark && !list.faulty;
    if untouched && !list.lists(bytes, schema.urn) {
        base_missing(list, schema, findings);
    }
    undeclared(bytes, facts, schema, findings);
}

/// Reports that there are no `schemas` at all, or none in it; says whether that was so.
fn missing(
    bytes: &[u8],
    list: &SchemasList,
    urn: &str,
    object: Span,
    in_list: bool,
    findings: &mut Findings,
) -> bool {
    let Some(fact) = list.fact else {
        let member = sentence!("\"schemas\": [", quote(urn), "]");
        let finding =
            Finding::at(&MISSING, Span::new(object.start as usize, object.start as usize + 1))
                .help(sentence!("Add `\"schemas\": [", quote(urn), "]`."))
                .fix(inserted(bytes, object.start, &member, "Add `schemas`"));
        findings.push(if in_list { finding.severity(Severity::Warning) } else { finding });
        return true;
    };
    if list.count == 0 && matches!(fact.value, Value::Array(_) | Value::Null(_)) {
        let fix = Fix::safe("Insert the URN").replace(fact.span, sentence!("[", quote(urn), "]"));
        findings.push(Finding::at(&EMPTY, fact.span).fix(fix));
        return true;
    }
    false
}

/// Judges one URN on a resource by itself.
fn resource_entry(
    bytes: &[u8],
    entry: Str,
    schema: &Schema<'_>,
    list: &SchemasList,
    findings: &mut Findings,
) {
    let text = entry.text(bytes);
    let span = entry.span;
    let lower = text.to_ascii_lowercase();
    let put = |urn: &str| Fix::safe(sentence!("Write `", urn, "`")).replace(span, quote(urn));
    let known = KNOWN.iter().find(|known| known.urn.eq_ignore_ascii_case(&text));
    let finding = match known {
        Some(known) if known.urn != text => Finding::at(&CASE, span).fix(put(known.urn)),
        Some(_) => return,
        None if lower.starts_with(urn::SCIM_1) => {
            let now = if lower.contains("enterprise") { urn::ENTERPRISE_USER } else { schema.urn };
            Finding::at(&SCIM_1, span).fix(put(now))
        }
        None if lower.starts_with(&urn::MESSAGES.to_ascii_lowercase()) => {
            Finding::at(&MESSAGE_IN_RESOURCE, span).fix(put(schema.urn))
        }
        None if lower.starts_with(urn::EVENT) => Finding::at(&EVENT, span),
        None if text == ADSCIM_URN => {
            let fix = Fix::safe("Remove it").delete(removal(bytes, span.start, span.end));
            Finding::at(&ADSCIM, span).fix((list.count > 1).then_some(fix))
        }
        None if !lower.contains(':') || text.contains(char::is_whitespace) => {
            let named = KNOWN.iter().find(|known| known.name.eq_ignore_ascii_case(text.trim()));
            let fix = named.map(|known| put(known.urn));
            Finding::at(&NOT_URI, span)
                .message(sentence!("`", visible(&text), "` is no URN"))
                .fix(fix)
        }
        None => unknown(&text, span),
    };
    findings.push(finding);
}

fn unknown(text: &str, span: Span) -> Finding {
    let near = nearest(text, KNOWN.iter().map(|known| known.urn));
    let squats = text.starts_with("urn:ietf:params:scim:schemas:extension:");
    match near {
        Some(near) => Finding::at(&UNKNOWN, span)
            .message(sentence!("The schema `", visible(text), "` is not known here"))
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Write `", near, "`")).replace(span, quote(near))),
        None if squats => Finding::at(&SQUAT, span),
        None => Finding::at(&UNKNOWN, span).message(sentence!(
            "The schema `",
            visible(text),
            "` is not known here"
        )),
    }
}

/// Judges a known URN that is not that of the resource type itself.
fn extension_entry(
    bytes: &[u8],
    entry: Str,
    schema: &Schema<'_>,
    facts: &Facts,
    findings: &mut Findings,
) {
    let span = entry.span;
    let extension = schema.extensions.iter().position(|known| is(entry, bytes, known.urn));
    if let Some(index) = extension {
        if facts.extensions.get(index).copied().flatten().is_none() {
            findings.push(Finding::at(&DECLARED_EMPTY, span));
        }
        return;
    }
    let base = [&USER, &GROUP].into_iter().any(|base| is(entry, bytes, base.urn));
    if base && facts.schemas.lists(bytes, schema.urn) {
        findings.push(Finding::at(&MULTIPLE_BASES, span));
    } else if is(entry, bytes, ENTERPRISE_USER.urn) {
        let fix = Fix::safe("Remove it").delete(removal(bytes, span.start, span.end));
        findings.push(
            Finding::at(&NOT_ALLOWED, span)
                .message(sentence!(
                    "The Enterprise User extension does not belong to a ",
                    schema.name
                ))
                .fix(fix),
        );
    }
}

fn duplicates(bytes: &[u8], list: &SchemasList, findings: &mut Findings) {
    for (index, entry) in list.strings().enumerate() {
        let text = entry.text(bytes);
        let earlier = list.strings().take(index).find(|other| is(*other, bytes, &text));
        let Some(earlier) = earlier else { continue };
        let fix = Fix::safe("Remove the second one").delete(removal(
            bytes,
            entry.span.start,
            entry.span.end,
        ));
        let finding = Finding::at(&DUPLICATE, entry.span)
            .related("It stood here first", earlier.span)
            .fix(fix);
        let same = earlier.raw(bytes) == entry.raw(bytes);
        findings.push(if same { finding } else { finding.severity(Severity::Warning) });
    }
}

fn base_missing(list: &SchemasList, schema: &Schema<'_>, findings: &mut Findings) {
    let Some(fact) = list.fact else { return };
    let text = match fact.value {
        Value::Array(_) => sentence!(quote(schema.urn), ", "),
        _ => return,
    };
    findings.push(
        Finding::at(&BASE_MISSING, fact.span)
            .message(sentence!(
                "The URN of the ",
                schema.name,
                " itself is not among the `schemas`"
            ))
            .help(sentence!("Add `", schema.urn, "`."))
            .fix(Fix::safe("Add it").insert(fact.span.start + 1, text)),
    );
}

fn undeclared(bytes: &[u8], facts: &Facts, schema: &Schema<'_>, findings: &mut Findings) {
    let containers = schema.extensions.iter().zip(&facts.extensions);
    for (extension, container) in containers {
        let Some(container) = container else { continue };
        if facts.schemas.lists(bytes, extension.urn) || facts.schemas.faulty {
            continue;
        }
        let fix =
            facts.schemas.fact.filter(|fact| matches!(fact.value, Value::Array(_))).map(|fact| {
                let (place, text) = last_element(bytes, fact.span, &quote(extension.urn));
                Fix::safe("Add its URN to `schemas`").insert(place, text)
            });
        findings.push(Finding::at(&UNDECLARED, container.name).fix(fix));
    }
}

/// Judges the `schemas` of a message, which carries its own URN and no other.
pub(crate) fn check_message(
    bytes: &[u8],
    list: &SchemasList,
    urn: &'static str,
    object: Span,
    findings: &mut Findings,
) {
    if missing(bytes, list, urn, object, false, findings) {
        return;
    }
    let own = list.lists(bytes, urn);
    duplicates(bytes, list, findings);
    for entry in list.strings() {
        let raw = entry.raw(bytes);
        let span = entry.span;
        let put = Fix::safe(sentence!("Write `", urn, "`")).replace(span, quote(urn));
        if raw == urn.as_bytes() {
            continue;
        }
        let (rule, fix): (&'static Rule, Fix) = if is(entry, bytes, urn) {
            (&CASE, put)
        } else if own {
            (&MESSAGE_EXTRA, Fix::safe("Remove it").delete(removal(bytes, span.start, span.end)))
        } else {
            (&RESOURCE_IN_MESSAGE, put)
        };
        let finding = Finding::at(rule, span).fix(fix);
        if core::ptr::eq(rule, &RESOURCE_IN_MESSAGE) {
            findings.push(finding.help(sentence!("Write `", urn, "`.")));
            return;
        }
        findings.push(finding);
    }
}

/// The fix that takes a whole member away, for rules of messages.
pub(crate) fn without(bytes: &[u8], name: Span) -> Fix {
    Fix::safe("Remove it").delete(member_removal(bytes, name))
}
