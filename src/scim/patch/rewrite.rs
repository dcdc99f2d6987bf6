//! Operations written otherwise: the fixes of this room.

use super::parts::{Op, Parts, each_member};
use crate::json::{Reader, Str, Value, member_removal, quote};
use crate::report::Fix;
use crate::scim::filter::{Filter, Operator};
use crate::scim::path::{Meaning, Path};
use crate::scim::schema::{Attribute, Mark, Schema};
use crate::sentence;
use crate::text::Span;

fn source(bytes: &[u8], span: Span) -> String {
    String::from_utf8_lossy(span.slice(bytes)).into_owned()
}

/// Writes an operation with a path.
fn written(op: Op, path: &str, value: Option<&str>) -> String {
    let head = sentence!("{\"op\": ", quote(op.word()), ", \"path\": ", quote(path));
    match value {
        Some(value) => sentence!(head, ", \"value\": ", value, "}"),
        None => head + "}",
    }
}

/// Mends a remove with a value: one operation for each value that is named, or the value goes
/// where the path says it all.
pub(super) fn removals(
    bytes: &[u8],
    parts: &Parts,
    text: &str,
    path: &Path,
    meaning: Meaning<'_>,
) -> Option<Fix> {
    let value = parts.value?;
    let attribute = meaning.attribute?;
    let whole = attribute.multi && path.brackets.is_none() && meaning.sub.is_none();
    if !whole || !matches!(value.value, Value::Array(_) | Value::Object(_) | Value::String(_)) {
        let gone = member_removal(bytes, value.name.span);
        return Some(Fix::guess("Remove the value").delete(gone)).filter(|_| !whole);
    }
    attribute.subs.find(b"value")?;
    let mut operations = Vec::new();
    let mut named = true;
    let objects = each_member(bytes, value.span.start, "value", |member| match member {
        Some((Value::String(token), _)) => {
            let chosen = sentence!(text, "[value eq ", quote(&token.text(bytes)), "]");
            operations.push(written(Op::Remove, &chosen, None));
        }
        _ => named = false,
    });
    let fix = Fix::safe("Remove these values only");
    (objects && named && !operations.is_empty())
        .then(|| fix.replace(parts.span, operations.join(", ")))
}

/// Takes the `value` out of `[{"value": …}]`.
pub(super) fn unwrapped(bytes: &[u8], start: u32) -> Option<Fix> {
    let mut reader = Reader::from(bytes, start);
    reader.value();
    if !reader.next_element() || !matches!(reader.value(), Value::Object(_)) {
        return None;
    }
    let (value, inside) = super::parts::find_member(&mut reader, "value")?;
    let plain = !matches!(value, Value::Object(_) | Value::Array(_));
    let alone = !reader.next_element();
    let span = Span { start, end: reader.place() };
    (plain && alone).then(|| Fix::safe("Send the value alone").replace(span, source(bytes, inside)))
}

/// Gives each attribute of a path-less operation an operation of its own.
pub(super) fn split(bytes: &[u8], op: Op, parts: &Parts, resource: &Schema<'_>) -> Option<Fix> {
    let value = parts.value?;
    let mut reader = Reader::from(bytes, value.span.start);
    reader.value();
    let mut operations = Vec::new();
    while let Some(name) = reader.next_member() {
        let text = name.text(bytes).into_owned();
        let container = resource.attributes.find(text.as_bytes()).is_none();
        let value = reader.value();
        if !container {
            let span = reader.pass(value);
            operations.push(written(op, &text, Some(&source(bytes, span))));
            continue;
        }
        if !matches!(value, Value::Object(_)) {
            return None;
        }
        while let Some(name) = reader.next_member() {
            let full = sentence!(text, ":", name.text(bytes));
            let value = reader.value();
            let span = reader.pass(value);
            operations.push(written(op, &full, Some(&source(bytes, span))));
        }
    }
    let fix = Fix::guess("Give each attribute an operation of its own");
    (!operations.is_empty()).then(|| fix.replace(parts.span, operations.join(", ")))
}

/// Makes an operation with a path of one member of a path-less operation.
pub(super) fn moved_out(
    bytes: &[u8],
    op: Op,
    parts: &Parts,
    name: Str,
    span: Span,
    path: &str,
) -> Option<Fix> {
    let value = parts.value?;
    let own = written(op, path, Some(&source(bytes, span)));
    let fix = Fix::safe("Make it the path of an operation");
    let before = Span { start: value.span.start + 1, end: name.span.start };
    let behind = Span { start: span.end, end: value.span.end.saturating_sub(1) };
    let blank = |span: Span| span.slice(bytes).trim_ascii().is_empty();
    if blank(before) && blank(behind) {
        return Some(fix.replace(parts.span, own));
    }
    let gone = member_removal(bytes, name.span);
    Some(fix.delete(gone).insert(parts.span.end, sentence!(", ", own)))
}

/// Makes `add` of a whole value out of an `add` to a part of a chosen one.
pub(super) fn whole_value(bytes: &[u8], parts: &Parts, text: &str, path: &Path) -> Option<Fix> {
    let (member, value) = (parts.path?, parts.value?);
    let sub = path.sub?.text(text);
    let mut object = String::from("[{");
    terms(path.filter.as_ref()?, text, sub, &mut object)?;
    object.push_str(&quote(sub));
    object.push_str(": ");
    let name = quote(path.name.span.text(text));
    let fix = Fix::guess("Add the whole value").replace(member.span, name);
    let written = sentence!(object, source(bytes, value.span), "}]");
    Some(fix.replace(value.span, written))
}

/// Writes the equalities of a filter as members; gives nothing where there is anything else.
fn terms(filter: &Filter, text: &str, sub: &str, out: &mut String) -> Option<()> {
    match filter {
        Filter::And(parts) => parts.iter().try_for_each(|part| terms(part, text, sub, out)),
        Filter::Compare(term) if term.operator == Operator::Eq => {
            let name = term.name.attribute.text(text);
            if name.eq_ignore_ascii_case(sub) {
                return None;
            }
            out.push_str(&sentence!(quote(name), ": ", term.literal.span.text(text), ", "));
            Some(())
        }
        _ => None,
    }
}

/// Removes one member and adds another in its place.
pub(super) fn other_member(
    bytes: &[u8],
    parts: &Parts,
    text: &str,
    path: &Path,
    target: &Attribute<'_>,
) -> Option<Fix> {
    let value =
        parts.value.filter(|value| target.mark == Mark::Value && value.string().is_some())?;
    let name = path.name.span.text(text);
    let chosen = Span { start: path.name.span.start, end: path.brackets?.end }.text(text);
    let added = sentence!("[{\"value\": ", source(bytes, value.span), "}]");
    let both =
        sentence!(written(Op::Remove, chosen, None), ", ", written(Op::Add, name, Some(&added)));
    Some(Fix::guess("Remove the one and add the other").replace(parts.span, both))
}
