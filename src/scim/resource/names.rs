//! Names of attributes: spelling, unknown ones, extensions.

use super::Fact;
use super::common::META_UNKNOWN;
use super::walk::{Scope, Walk};
use crate::json::{Reader, Str, Value, first_member, member_removal, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::scim::Direction;
use crate::scim::nearest::nearest;
use crate::scim::schema::{Attribute, ENTERPRISE_USER, GROUP, KNOWN, Mark, Schema, USER, urn};
use crate::sentence;
use crate::text::{Span, visible};

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
        walk.repeated.push((open.start, first));
        first
    });
    repeated(walk.reader, walk.findings, first, name, attribute.name);
}

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
    findings.push(
        Finding::at(&DUPLICATE_CASE, name.span)
            .message(sentence!("`", canonical, "` stands twice, in different letter case"))
            .related("It stood here first", first.span),
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

/// Judges the container of a known extension.
pub(super) fn container(walk: &mut Walk<'_, '_>, extension: &Schema<'_>, fact: Fact) {
    let bytes = walk.bytes();
    match fact.value {
        Value::Object(_) if fact.span.inner().slice(bytes).trim_ascii().is_empty() => {
            let fix =
                Fix::guess("Remove the empty extension").delete(member_removal(bytes, fact.name));
            walk.findings.push(Finding::at(&EXTENSION_EMPTY, fact.name).fix(fix));
        }
        Value::Object(_) | Value::Null(_) | Value::Broken(_) => {}
        _ => walk.findings.push(Finding::at(&CONTAINER_TYPE, fact.span).message(sentence!(
            "The extension `",
            extension.urn,
            "` must be an object"
        ))),
    }
}

/// Reports a member whose name the schema does not have.
pub(super) fn unknown(
    walk: &mut Walk<'_, '_>,
    name: Str,
    value: Value,
    span: Span,
    scope: Scope<'_>,
) {
    let bytes = walk.bytes();
    let text = name.text(bytes);
    if matches!(value, Value::Broken(_)) && walk.reader.stopped() {
        return;
    }
    let finding = special(&text, scope)
        .or_else(|| misplaced(&text, scope))
        .map(|(rule, message)| {
            let finding = Finding::at(rule, name.span);
            let finding = match message {
                Some(message) => finding.message(message),
                None => finding,
            };
            repaired(finding, rule, bytes, name, span)
        })
        .unwrap_or_else(|| misspelled(&text, scope, name));
    // A server drops the `meta` of a request as a whole, which has been said of it.
    if walk.direction == Direction::Response || !core::ptr::eq(finding.rule(), &META_UNKNOWN) {
        walk.findings.push(finding);
    }
}

type Verdict = Option<(&'static Rule, Option<String>)>;

/// Names that are wrong in a way of their own, wherever they stand.
fn special(text: &str, scope: Scope<'_>) -> Verdict {
    let lower = text.to_ascii_lowercase();
    let named = |what: &str| Some(sentence!("`", visible(text), "` ", what));
    match lower.as_str() {
        "__proto__" | "constructor" | "prototype" => {
            return Some((
                &PROTOTYPE,
                named("is a name known from attacks on JavaScript programs"),
            ));
        }
        "managerid" => return Some((&MANAGER_ID, None)),
        "errors" | "specurl" | "xmldataformat" => {
            return Some((&SCIM_1, named("is from SCIM 1.1")));
        }
        "apikey" | "api_key" | "accesstoken" | "access_token" | "clientsecret"
        | "client_secret" | "privatekey" | "private_key" | "secret" | "authorization"
        | "accesskey" | "access_key" => {
            return Some((&CREDENTIAL, named("is a place for a credential")));
        }
        _ => {}
    }
    if let Scope::Complex(attribute) = scope {
        let scim_1 = attribute.name == "meta" && lower == "attributes"
            || attribute.name == "members" && lower == "operation";
        if scim_1 {
            return Some((&SCIM_1, named("is from SCIM 1.1")));
        }
    }
    if text.contains('[') {
        return Some((&FILTER, None));
    }
    if lower.starts_with("urn:") || lower.starts_with("http:") || lower.starts_with("https:") {
        return Some(urn_like(text, &lower, scope));
    }
    if text.contains('.') {
        return Some((&DOTTED, named("is a path, not a name")));
    }
    let mut letters = text.bytes();
    let begins = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    let legal = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'$');
    if !(begins && letters.all(legal)) && text != "$ref" {
        return Some((&SYNTAX, named("cannot be the name of an attribute")));
    }
    None
}

fn urn_like(text: &str, lower: &str, scope: Scope<'_>) -> (&'static Rule, Option<String>) {
    let starts =
        |urn: &str| lower.strip_prefix(urn.to_ascii_lowercase().as_str()).map(ToOwned::to_owned);
    let truncated = starts(urn::ENTERPRISE_TRUNCATED)
        .is_some_and(|rest| rest != ":user" && !rest.starts_with(":user:"));
    if truncated {
        return (&TRUNCATED, None);
    }
    if starts(urn::ENTERPRISE_USER).is_some_and(|rest| rest.is_empty()) {
        return match scope {
            Scope::Resource(_) => (&ON_OTHER_TYPE, None),
            _ => (&UNKNOWN_CONTAINER, None),
        };
    }
    let attached =
        KNOWN.iter().any(|known| starts(known.urn).is_some_and(|rest| rest.starts_with(':')));
    if attached {
        return (
            &URN_AND_NAME,
            Some(sentence!("`", visible(text), "` holds a URN and an attribute in one")),
        );
    }
    let message = sentence!("The extension `", visible(text), "` is not known here");
    (&UNKNOWN_CONTAINER, Some(message))
}

/// Names of another schema.
fn misplaced(text: &str, scope: Scope<'_>) -> Verdict {
    let belongs = |schema: &Schema<'_>| schema.attributes.find(text.as_bytes()).is_some();
    match scope {
        Scope::Resource(schema) => {
            let extension = schema.extensions.iter().find(|extension| belongs(extension));
            if let Some(extension) = extension {
                let message = sentence!("`", text, "` belongs into `", extension.urn, "`");
                return Some((&EXTENSION_AT_ROOT, Some(message)));
            }
            let other = [&USER, &GROUP].into_iter().find(|other| belongs(other))?;
            let message = sentence!(
                "`",
                text,
                "` is an attribute of a ",
                other.name,
                ", not of a ",
                schema.name
            );
            Some((&OTHER_TYPE, Some(message)))
        }
        Scope::Extension(_) if belongs(&USER) => {
            Some((&CORE_IN_EXTENSION, Some(sentence!("`", text, "` is a core attribute"))))
        }
        _ => None,
    }
}

fn misspelled(text: &str, scope: Scope<'_>, name: Str) -> Finding {
    let (rule, list, of) = match scope {
        Scope::Resource(schema) => (&UNKNOWN, schema.attributes.list(), schema.name),
        Scope::Extension(schema) => (&UNKNOWN_IN_EXTENSION, schema.attributes.list(), schema.name),
        Scope::Complex(attribute) if attribute.mark == Mark::Meta => {
            (&META_UNKNOWN, attribute.subs.list(), attribute.name)
        }
        Scope::Complex(attribute) => (&UNKNOWN_SUB, attribute.subs.list(), attribute.name),
    };
    let near = nearest(text, list.iter().map(|attribute| attribute.name));
    let finding = Finding::at(rule, name.span);
    let message = sentence!("`", of, "` has no attribute `", visible(text), "`");
    match near {
        Some(near) => finding
            .message(message)
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Rename to `", near, "`")).replace(name.span, quote(near))),
        None => finding.message(message),
    }
}

/// Adds the fix that a rule about a name has.
fn repaired(finding: Finding, rule: &'static Rule, bytes: &[u8], name: Str, span: Span) -> Finding {
    let same = |other: &'static Rule| core::ptr::eq(rule, other);
    if same(&PROTOTYPE) || same(&ON_OTHER_TYPE) {
        let title = "Remove it";
        return finding.fix(Fix::safe(title).delete(member_removal(bytes, name.span)));
    }
    if same(&MANAGER_ID) {
        let value = String::from_utf8_lossy(span.slice(bytes));
        let manager = sentence!("\"manager\": {\"value\": ", value, "}");
        let whole = name.span.to(span);
        return finding.fix(Fix::safe("Write `manager.value`").replace(whole, manager));
    }
    if same(&EXTENSION_AT_ROOT) {
        return finding.fix(moved_into_extension(bytes, name, span));
    }
    if same(&DOTTED) || same(&URN_AND_NAME) {
        return finding.fix(nested(bytes, name, span, same(&URN_AND_NAME)));
    }
    finding
}

/// Replaces `"a.b": v` by `"a": {"b": v}`.
fn nested(bytes: &[u8], name: Str, span: Span, urn: bool) -> Option<Fix> {
    let text = name.text(bytes);
    let (outer, inner) = if urn { text.rsplit_once(':')? } else { text.split_once('.')? };
    let value = String::from_utf8_lossy(span.slice(bytes));
    let member = sentence!(quote(outer), ": {", quote(inner), ": ", value, "}");
    Some(Fix::guess("Nest it").replace(name.span.to(span), member))
}

/// Moves a member into a new container of the enterprise extension in its place.
fn moved_into_extension(bytes: &[u8], name: Str, span: Span) -> Option<Fix> {
    let written = bytes
        .windows(urn::ENTERPRISE_USER.len())
        .any(|part| part == urn::ENTERPRISE_USER.as_bytes());
    // Where the container stands already, a second one would be a duplicate.
    if written {
        return None;
    }
    let text = name.text(bytes);
    let (_, attribute) = ENTERPRISE_USER.attributes.find(text.as_bytes())?;
    let value = String::from_utf8_lossy(span.slice(bytes));
    let member =
        sentence!(quote(urn::ENTERPRISE_USER), ": {", quote(attribute.name), ": ", value, "}");
    Some(
        Fix::guess("Move it into the Enterprise User extension")
            .replace(name.span.to(span), member),
    )
}

/// What to insert so that an object begins with this member; used by the judges.
pub(super) fn inserted(bytes: &[u8], open: u32, member: &str, title: &'static str) -> Fix {
    let (place, text) = first_member(bytes, open, member);
    Fix::safe(title).insert(place, text)
}
