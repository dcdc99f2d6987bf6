//! Values against the types of their attributes, null and emptiness.

use super::elements::Element;
use super::numbers;
use super::texts;
use super::walk::Walk;
use crate::json::{Reader, Str, Value, member_removal, quote, removal};
use crate::report::rule::rules;
use crate::report::{Finding, Fix, Rule, Severity};
use crate::scim::Direction;
use crate::scim::format;
use crate::scim::schema::{Attribute, Mark, Mutability, Returned, Type};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    STRING: "type.string", Error, Certain, "RFC 7643 §2.3.1",
        "A string is expected here", "Put the value in double quotes.";
    BOOLEAN: "type.boolean", Error, Certain, "RFC 7643 §2.3.2",
        "A boolean is expected here", "Send `true` or `false`, without quotes.";
    BOOLEAN_STRING: "type.boolean-string", Error, Certain, "RFC 7643 §2.3.2",
        "A boolean stands in quotes", "Send `true` or `false`, without quotes.";
    ARRAY_EXPECTED: "type.array-expected", Error, Certain, "RFC 7643 §2.4",
        "A multi-valued attribute must be an array", "Put the value in square brackets.";
    ARRAY_UNEXPECTED: "type.array-unexpected", Error, Certain, "RFC 7643 §2.3",
        "A single-valued attribute must not be an array", "Send the value without square brackets.";
    OBJECT_EXPECTED: "type.object-expected", Error, Certain, "RFC 7643 §2.3.8",
        "An object is expected here", "";
    OBJECT_UNEXPECTED: "type.object-unexpected", Error, Certain, "RFC 7643 §1.2",
        "A plain value is expected here, not an object", "Send the value alone.";
    ELEMENT_TYPE: "type.element-type", Error, Certain, "RFC 7643 §2.4",
        "Each element must be an object", "Put the value into an object, as its `value`.";
    ELEMENT_NULL: "type.element-null", Error, Certain, "RFC 7643 §2.4, §2.5",
        "An array must not hold null", "Remove the element.";
    ELEMENT_EMPTY: "type.element-empty", Warning, Certain, "RFC 7643 §2.4",
        "An element is empty", "Remove the element.";
    NESTED_ARRAY: "type.nested-array", Error, Certain, "RFC 7643 §2.4",
        "An array stands inside an array", "Take its elements out.";
    NULL_SINGLE: "null.single", Info, Certain, "RFC 7643 §2.5",
        "null means the same as leaving the attribute out", "Leave it out.";
    NULL_MULTI: "null.multi", Info, Certain, "RFC 7643 §2.5",
        "null for a multi-valued attribute means the same as an empty array", "Send `[]`, or leave it out.";
    NULL_EMPTY_ARRAY: "null.empty-array", Info, Certain, "RFC 7643 §2.5",
        "An empty array means the same as leaving the attribute out", "Leave it out.";
    NULL_REQUIRED: "null.required", Error, Certain, "RFC 7643 §2.5, §7",
        "A required attribute has no value", "Give it a value.";
    DOUBLE_ENCODED: "json.double-encoded", Warning, Certain, "RFC 7644 §3.5.2",
        "A string holds JSON where the value itself is expected", "Send the object or array itself, not its text.";
    MANAGER_STRING: "enterprise.manager-string", Error, Certain, "RFC 7643 §4.3",
        "`manager` must be an object", "Send `{\"value\": \"…\"}` with the manager's id.";
    PRIMARY_STRING: "multi.primary-string", Error, Certain, "RFC 7643 §2.4",
        "`primary` stands in quotes", "Send `true` or `false`, without quotes.";
    ID_TYPE: "id.type", Error, Certain, "RFC 7643 §3.1",
        "`id` must be a string", "Put it in double quotes.";
    EXTERNAL_ID_TYPE: "externalId.type", Error, Certain, "RFC 7643 §3.1",
        "`externalId` must be a string", "Put it in double quotes.";
}

/// The rules about what should be a boolean.
pub(super) static BOOLEANS: [&Rule; 2] = [&BOOLEAN, &BOOLEAN_STRING];

/// Judges null as the value of an attribute.
pub(super) fn null(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, name: Str, span: Span) {
    let request = matches!(walk.direction, Direction::Create | Direction::Replace);
    let missed = matches!(attribute.mark, Mark::MetaResourceType | Mark::MetaLocation);
    let own_rule = matches!(attribute.mark, Mark::Meta | Mark::Value)
        || !request && missed
        || request && attribute.mutability == Mutability::ReadOnly
        || walk.direction == Direction::Patch;
    if own_rule {
        return;
    }
    let removal = member_removal(walk.bytes(), name.span);
    let finding = if attribute.required || !request && attribute.returned == Returned::Always {
        let message = sentence!("`", attribute.name, "` is required, but has no value");
        Finding::at(&NULL_REQUIRED, span).message(message)
    } else if attribute.mark == Mark::Members && !request {
        let fix = Fix::safe("Write `[]`").replace(span, "[]");
        Finding::at(&super::group::MEMBERS_NULL, span).fix(fix)
    } else if attribute.multi && request {
        Finding::at(&NULL_MULTI, span).fix(Fix::safe("Write `[]`").replace(span, "[]"))
    } else {
        let rule = if attribute.multi { &NULL_MULTI } else { &NULL_SINGLE };
        Finding::at(rule, span).fix(Fix::safe("Leave it out").delete(removal))
    };
    walk.findings.push(finding);
}

/// Judges an array without elements.
pub(super) fn empty_array(
    walk: &mut Walk<'_, '_>,
    attribute: &Attribute<'_>,
    name: Str,
    span: Span,
) {
    if attribute.required && walk.direction != Direction::Patch {
        let message = sentence!("`", attribute.name, "` is required, but has no value");
        walk.findings.push(Finding::at(&NULL_REQUIRED, span).message(message));
    } else if walk.direction == Direction::Response {
        let removal = member_removal(walk.bytes(), name.span);
        let fix = Fix::safe("Leave it out").delete(removal);
        walk.findings.push(Finding::at(&NULL_EMPTY_ARRAY, span).fix(fix));
    }
}

/// Reports one value where an array belongs, and reads over it.
#[cold]
pub(super) fn array_expected(
    walk: &mut Walk<'_, '_>,
    attribute: &Attribute<'_>,
    value: Value,
    outer: Mutability,
) -> Span {
    let object = matches!(value, Value::Object(_));
    let span = if object { walk.single(attribute, value, outer) } else { walk.reader.skip(value) };
    if double_encoded(walk, value, attribute.multi) {
        return span;
    }
    let (open, close) = if object { ("[", "]") } else { ("[{\"value\": ", "}]") };
    let fix = Fix::safe("Make it an array").insert(span.start, open).insert(span.end, close);
    let fix = (object || is_bare_value(attribute, value)).then_some(fix);
    let finding = Finding::at(&ARRAY_EXPECTED, span)
        .message(sentence!(
            "`",
            attribute.name,
            "` is multi-valued: an array is expected, found ",
            kind_of(value)
        ))
        .fix(fix);
    walk.findings.push(finding);
    span
}

/// Says whether this is what the `value` of an element holds, without the element around it.
fn is_bare_value(attribute: &Attribute<'_>, value: Value) -> bool {
    matches!(value, Value::String(_)) && attribute.subs.find(b"value").is_some()
}

/// Reports an array where one value belongs, and reads over it.
#[cold]
pub(super) fn array_unexpected(
    walk: &mut Walk<'_, '_>,
    attribute: &Attribute<'_>,
    value: Value,
) -> Span {
    let span = walk.reader.skip(value);
    let finding = Finding::at(&ARRAY_UNEXPECTED, span)
        .message(sentence!("`", attribute.name, "` is single-valued, found an array"))
        .fix(unwrapped(walk.bytes(), span));
    walk.findings.push(finding);
    span
}

/// Takes the brackets away from an array of one element.
fn unwrapped(bytes: &[u8], span: Span) -> Option<Fix> {
    let mut reader = Reader::from(bytes, span.start);
    reader.value();
    if !reader.next_element() {
        return None;
    }
    let value = reader.value();
    let only = reader.skip(value);
    let alone = !reader.next_element();
    let text = String::from_utf8_lossy(only.slice(bytes)).into_owned();
    alone.then(|| Fix::safe("Take the brackets away").replace(span, text))
}

/// Checks a value of a simple attribute, or reports a wrong one of a complex attribute.
pub(super) fn simple(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, value: Value) -> Span {
    match (attribute.kind, value) {
        (
            Type::String
            | Type::DateTime
            | Type::Binary
            | Type::Reference
            | Type::ExternalReference,
            Value::String(token),
        ) => {
            texts::check(walk, attribute, token);
            token.span
        }
        (_, Value::Broken(span) | Value::Null(span)) | (Type::Boolean, Value::Bool(span, _)) => {
            span
        }
        (Type::Integer | Type::Decimal, Value::Number(_)) => {
            numbers::number(walk, attribute, value)
        }
        _ => wrong(walk, attribute, value),
    }
}

/// Checks an element that is no object; gives what there is to compare with the others.
pub(super) fn simple_element(
    walk: &mut Walk<'_, '_>,
    attribute: &Attribute<'_>,
    value: Value,
) -> Option<Element> {
    if matches!(value, Value::Null(_) | Value::Array(_)) {
        stray_element(walk, attribute, value);
        return None;
    }
    let span = simple(walk, attribute, value);
    let sound = !matches!(value, Value::Object(_) | Value::Broken(_));
    sound.then_some(Element { span, value: None, kind: None, primary: None })
}

/// Says what kind of value this is, as the end of "found …".
pub(crate) fn kind_of(value: Value) -> &'static str {
    match value {
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        Value::String(_) => "a string",
        Value::Number(_) => "a number",
        Value::Bool(..) => "a boolean",
        Value::Null(_) => "null",
        Value::Broken(_) => "nothing readable",
    }
}

/// Reports a value of the wrong type.
#[cold]
fn wrong(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, value: Value) -> Span {
    let span = walk.reader.skip(value);
    if attribute.kind == Type::Complex && double_encoded(walk, value, attribute.multi) {
        return span;
    }
    let bytes = walk.bytes();
    let source = || String::from_utf8_lossy(span.slice(bytes)).into_owned();
    let (rule, fix): (&'static Rule, Option<Fix>) = match (attribute.kind, value) {
        (Type::Complex, _) if attribute.mark == Mark::Manager => {
            let fix = Fix::safe("Make it an object")
                .insert(span.start, "{\"value\": ")
                .insert(span.end, "}");
            (&MANAGER_STRING, matches!(value, Value::String(_)).then_some(fix))
        }
        (Type::Complex, _) => (&OBJECT_EXPECTED, object_around(attribute, value, span)),
        (_, Value::Object(_)) => (&OBJECT_UNEXPECTED, value_of(bytes, span)),
        (Type::Boolean, Value::String(token)) => {
            let literal = token.text(bytes).trim().to_ascii_lowercase();
            if literal == "true" || literal == "false" {
                let rule =
                    if attribute.mark == Mark::Primary { &PRIMARY_STRING } else { &BOOLEAN_STRING };
                let title = sentence!("Write `", literal, "`");
                (rule, Some(Fix::safe(title).replace(span, literal)))
            } else {
                (&BOOLEAN, None)
            }
        }
        (Type::Integer | Type::Decimal, _) => numbers::expected(attribute.kind, value, bytes),
        (Type::Boolean, _) => (&BOOLEAN, boolean_from_number(&source(), span)),
        (Type::DateTime, _) => (&format::DATE_TIME, format::epoch_fix(span, bytes)),
        (Type::Binary, _) => (&format::BINARY, None),
        _ => {
            let rule = match attribute.mark {
                Mark::Id => &ID_TYPE,
                Mark::ExternalId => &EXTERNAL_ID_TYPE,
                _ if attribute.name == "employeeNumber" => &super::enterprise::NUMBER,
                _ => &STRING,
            };
            (rule, Some(Fix::safe("Put it in quotes").replace(span, quote(&source()))))
        }
    };
    let expected = attribute.kind.name();
    let message =
        sentence!("`", attribute.name, "` must be ", expected, ", found ", kind_of(value));
    walk.findings.push(Finding::at(rule, span).message(message).fix(fix));
    span
}

fn boolean_from_number(source: &str, span: Span) -> Option<Fix> {
    let literal = match source {
        "0" => "false",
        "1" => "true",
        _ => return None,
    };
    Some(Fix::guess(sentence!("Write `", literal, "`")).replace(span, literal))
}

/// Wraps a string for a complex attribute into the sub-attribute that it most likely is.
fn object_around(attribute: &Attribute<'_>, value: Value, span: Span) -> Option<Fix> {
    let subs = attribute.subs;
    let sub = [b"value".as_slice(), b"formatted"].into_iter().find_map(|name| subs.find(name))?.1;
    let open = sentence!("{", quote(sub.name), ": ");
    let fix = Fix::guess(sentence!("Put it into `", sub.name, "`"));
    matches!(value, Value::String(_)).then(|| fix.insert(span.start, open).insert(span.end, "}"))
}

/// Takes the `value` out of an object.
fn value_of(bytes: &[u8], span: Span) -> Option<Fix> {
    let mut reader = Reader::from(bytes, span.start);
    reader.value();
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        let inside = reader.skip(value);
        if name.raw(bytes) == b"value" && !matches!(value, Value::Object(_) | Value::Array(_)) {
            let text = String::from_utf8_lossy(inside.slice(bytes)).into_owned();
            return Some(Fix::guess("Send its `value` alone").replace(span, text));
        }
    }
    None
}

/// Reports a string whose content is a JSON object or array; says whether it was one.
pub(crate) fn double_encoded(walk: &mut Walk<'_, '_>, value: Value, wants_array: bool) -> bool {
    let Value::String(token) = value else { return false };
    let text = token.text(walk.bytes());
    let inside = text.trim();
    if !inside.starts_with(['{', '[']) {
        return false;
    }
    let document = crate::json::Document::read(inside.as_bytes(), crate::json::Limits::default());
    if !document.complete() || !document.faults().is_empty() {
        return false;
    }
    let alone = wants_array && inside.starts_with('{');
    let inside = if alone { sentence!("[", inside, "]") } else { inside.to_owned() };
    let fix = Fix::safe("Send the value itself").replace(token.span, inside);
    // A server that reads the text of a PATCH value may do so; that of an attribute has no type
    // but its own.
    let severity =
        if walk.direction == Direction::Patch { Severity::Warning } else { Severity::Error };
    walk.findings.push(Finding::at(&DOUBLE_ENCODED, token.span).severity(severity).fix(fix));
    true
}

/// Reports an element that is null, an array, or a plain value among objects.
#[cold]
pub(super) fn stray_element(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, value: Value) {
    let span = walk.reader.skip(value);
    let bytes = walk.bytes();
    let finding = match value {
        Value::Null(_) => Finding::at(&ELEMENT_NULL, span)
            .fix(Fix::safe("Remove the element").delete(removal(bytes, span.start, span.end))),
        Value::Array(_) => {
            let inside = String::from_utf8_lossy(span.inner().slice(bytes)).trim().to_owned();
            let fix = Fix::safe("Take its elements out").replace(span, inside.clone());
            Finding::at(&NESTED_ARRAY, span).fix((!inside.is_empty()).then_some(fix))
        }
        Value::Broken(_) => return,
        _ => {
            if double_encoded(walk, value, false) || super::group::stray(walk, attribute, value) {
                return;
            }
            let wraps = is_bare_value(attribute, value);
            let fix = Fix::safe("Put it into an object")
                .insert(span.start, "{\"value\": ")
                .insert(span.end, "}");
            Finding::at(&ELEMENT_TYPE, span)
                .message(sentence!(
                    "Each element of `",
                    attribute.name,
                    "` must be an object, found ",
                    kind_of(value)
                ))
                .fix(wraps.then_some(fix))
        }
    };
    walk.findings.push(finding);
}

/// Says whether nothing stands between these brackets.
pub(super) fn is_empty_object(bytes: &[u8], span: Span) -> bool {
    span.inner().slice(bytes).trim_ascii().is_empty()
}

/// Reports an element without members; says whether it is one.
pub(super) fn empty_element(walk: &mut Walk<'_, '_>, span: Span) -> bool {
    let bytes = walk.bytes();
    let empty = is_empty_object(bytes, span);
    if empty {
        let fix = Fix::safe("Remove the element").delete(removal(bytes, span.start, span.end));
        walk.findings.push(Finding::at(&ELEMENT_EMPTY, span).fix(fix));
    }
    empty
}
