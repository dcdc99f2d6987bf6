//! The `schemas` array of resources and messages.

use super::Fact;
use super::names::inserted;
use super::walk::Walk;
use crate::json::{Reader, Str, Value, member_removal, quote, removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::sentence;
use crate::text::{Span, same, shown};

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

/// The `schemas` array as it was read: its first eight strings are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct SchemasList {
    pub(crate) fact: Option<Fact>,
    entries: [Option<Str>; 8],
    /// How many elements there were, of any type.
    pub(super) count: usize,
    /// Elements that are no strings, or empty ones.
    strays: Vec<Span>,
    /// Whether something in it could not be read.
    broken: bool,
}

impl SchemasList {
    pub(super) fn strings(&self) -> impl Iterator<Item = Str> {
        self.entries.into_iter().flatten()
    }

    /// Says whether a URN is among them, in any letter case.
    pub(crate) fn lists(&self, bytes: &[u8], urn: &str) -> bool {
        self.strings().any(|entry| is(entry, bytes, urn))
    }

    /// Says whether the array is one, and holds strings only.
    pub(super) fn sound(&self) -> bool {
        !self.broken && self.strays.is_empty()
    }
}

pub(super) fn is(entry: Str, bytes: &[u8], urn: &str) -> bool {
    if entry.escaped {
        return entry.text(bytes).eq_ignore_ascii_case(urn);
    }
    let raw = entry.raw(bytes);
    same(raw, urn.as_bytes()) || raw.eq_ignore_ascii_case(urn.as_bytes())
}

/// Reads the `schemas` of a resource during its walk.
pub(super) fn read_array(walk: &mut Walk<'_, '_>, name: Str, value: Value) -> Span {
    let (list, span) = read(walk.reader, name, value);
    walk.facts.schemas = list;
    span
}

/// Reads a `schemas` array.
pub(crate) fn read(reader: &mut Reader<'_>, name: Str, value: Value) -> (SchemasList, Span) {
    let mut list = SchemasList::default();
    let span = match value {
        Value::Array(open) => {
            read_elements(reader, &mut list);
            Span { start: open.start, end: reader.place() }
        }
        _ => reader.skip(value),
    };
    match value {
        Value::String(token) if !token.raw(reader.bytes()).trim_ascii().is_empty() => {
            list.entries = [Some(token), None, None, None, None, None, None, None];
            list.count = 1;
        }
        Value::Broken(_) => list.broken = true,
        _ => {}
    }
    list.fact = Some(Fact { name: name.span, value, span });
    (list, span)
}

fn read_elements(reader: &mut Reader<'_>, list: &mut SchemasList) {
    let bytes = reader.bytes();
    while reader.next_element() {
        let value = reader.value();
        let span = reader.skip(value);
        match value {
            Value::String(token) if !token.raw(bytes).trim_ascii().is_empty() => {
                if let Some(slot) = list.entries.iter_mut().find(|slot| slot.is_none()) {
                    *slot = Some(token);
                }
            }
            Value::Broken(_) => list.broken = true,
            _ => list.strays.push(span),
        }
        list.count += 1;
    }
}

/// Judges whether there is an array with strings in it; says whether its strings can be judged.
///
/// `others` gives the URNs besides the own one that should be listed and are not, each quoted and
/// behind a comma: a fix that writes the array writes them too.
pub(super) fn judge_shape(
    bytes: &[u8],
    list: &SchemasList,
    urn: &str,
    others: &dyn Fn() -> String,
    (object, in_list): (Span, bool),
    findings: &mut Findings,
) -> bool {
    let array = || sentence!("[", quote(urn), others(), "]");
    let Some(fact) = list.fact else {
        let member = sentence!("\"schemas\": ", array());
        let finding = Finding::at(&MISSING, Span { end: object.start + 1, ..object })
            .help(sentence!("Add `\"schemas\": [", quote(urn), "]`."))
            .fix(inserted(bytes, object.start, &member, "Add `schemas`"));
        findings.push(if in_list { finding.severity(Severity::Warning) } else { finding });
        return false;
    };
    let whole = || Fix::safe("Insert the URN").replace(fact.span, array());
    let strings = list.strings().next().is_some();
    match fact.value {
        Value::Broken(_) => return false,
        Value::Array(_) | Value::Null(_) if list.count == 0 => {
            findings.push(Finding::at(&EMPTY, fact.span).fix(whole()));
        }
        Value::Array(_) | Value::Null(_) => {}
        _ => {
            let wrap = || {
                let fix = Fix::safe("Make it an array");
                fix.insert(fact.span.start, "[").insert(fact.span.end, sentence!(others(), "]"))
            };
            let fix = if strings { wrap() } else { whole() };
            findings.push(Finding::at(&NOT_ARRAY, fact.span).fix(fix));
        }
    }
    for (index, span) in list.strays.iter().enumerate() {
        // The first one stands where the URNs that are missing were meant to stand.
        let missing = if index == 0 { others() } else { String::new() };
        let fix = match missing.strip_prefix(", ") {
            _ if !strings => whole(),
            Some(urns) => Fix::safe("Write the URN").replace(*span, urns),
            None => Fix::safe("Remove it").delete(removal(bytes, span.start, span.end)),
        };
        findings.push(Finding::at(&ELEMENT_TYPE, *span).fix(fix));
    }
    strings
}

/// Judges the URNs that stand twice; gives the second ones, of which nothing else is to be said.
pub(super) fn judge_twins(bytes: &[u8], list: &SchemasList, findings: &mut Findings) -> u32 {
    let mut second = 0;
    for (index, entry) in list.strings().enumerate().skip(1) {
        let text = entry.text(bytes);
        let earlier = list.strings().take(index).find(|other| is(*other, bytes, &text));
        let Some(earlier) = earlier else { continue };
        second |= 1 << index;
        let gone = removal(bytes, entry.span.start, entry.span.end);
        let finding = Finding::at(&DUPLICATE, entry.span)
            .related("It stood here first", earlier.span)
            .fix(Fix::safe("Remove the second one").delete(gone));
        let same = earlier.raw(bytes) == entry.raw(bytes);
        findings.push(if same { finding } else { finding.severity(Severity::Warning) });
    }
    second
}

/// Judges the `schemas` of a message, which carries its own URN and no other.
pub(crate) fn check_message(
    bytes: &[u8],
    list: &SchemasList,
    urn: &'static str,
    object: Span,
    findings: &mut Findings,
) {
    if !judge_shape(bytes, list, urn, &String::new, (object, false), findings) {
        return;
    }
    let own = list.lists(bytes, urn);
    let second = judge_twins(bytes, list, findings);
    for (index, entry) in list.strings().enumerate() {
        let span = entry.span;
        let put = || Fix::safe(sentence!("Write `", urn, "`")).replace(span, quote(urn));
        if entry.raw(bytes) == urn.as_bytes() || second & 1 << index != 0 {
            continue;
        }
        if is(entry, bytes, urn) {
            findings.push(Finding::at(&CASE, span).fix(put()));
        } else if own {
            let fix = Fix::safe("Remove it").delete(removal(bytes, span.start, span.end));
            findings.push(Finding::at(&MESSAGE_EXTRA, span).fix(fix));
        } else {
            let help = sentence!("Write `", urn, "`.");
            findings.push(Finding::at(&RESOURCE_IN_MESSAGE, span).help(help).fix(put()));
            return;
        }
    }
}

/// Judges the `schemas` of a resource of a type that is not known here.
pub(crate) fn check_foreign(
    bytes: &[u8],
    list: &SchemasList,
    closed: bool,
    findings: &mut Findings,
) {
    judge_twins(bytes, list, findings);
    for entry in list.strings() {
        findings.push(unknown(entry, &entry.text(bytes), closed));
    }
}

/// Reports a URN that is none of those that are known; where the server's documents are there, it
/// has no other.
pub(super) fn unknown(entry: Str, text: &str, closed: bool) -> Finding {
    let (what, severity) = if closed {
        (" is not among the server's documents", Severity::Error)
    } else {
        (" is not known here", UNKNOWN.severity)
    };
    let message = sentence!("The schema ", shown(text), what);
    Finding::at(&UNKNOWN, entry.span).message(message).severity(severity)
}

/// The fix that takes a whole member away, for rules of messages.
pub(crate) fn without(bytes: &[u8], name: Span) -> Fix {
    Fix::safe("Remove it").delete(member_removal(bytes, name))
}
